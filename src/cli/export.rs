//! `firsthand export`: an interview's findings as a file.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::findings::Ask;
use crate::formats::export::Format;
use crate::guide::Library;
use crate::interview::consent::Attribution;
use crate::tui::effect::{self, Place, Trouble};
use crate::world::{
    disk::{home::Home, paths::Dirs},
    export::{self, Refusal},
    publish::warned,
};

use super::{Ending, library, named, said, say};

/// What `export` takes.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The interview's id, or the beginning of one
    id: String,
    /// How the interviewee may appear at most
    #[arg(long, value_enum, default_value = "role")]
    level: Level,
    /// The file to write, `-` for standard output; else it goes beside the interview
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The format; else as the file's name ends, else YAML
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    format: Option<As>,
    /// For yourself: marked as a draft, and possible before consent is recorded
    #[arg(long)]
    draft: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Level {
    Named,
    Role,
    Anonymous,
}

impl From<Level> for Attribution {
    fn from(level: Level) -> Self {
        match level {
            Level::Named => Self::Named,
            Level::Role => Self::Role,
            Level::Anonymous => Self::Anonymous,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    /// The findings, for the review and for other programs
    Yaml,
    /// A document to read and edit
    Markdown,
    /// A document in one page, to read and print
    Html,
    /// The quotes as a table
    Csv,
}

impl Export {
    /// The format asked for, or the one that the file's name tells.
    fn format(&self) -> Format {
        match self.format {
            Some(As::Yaml) => Format::Yaml,
            Some(As::Markdown) => Format::Markdown,
            Some(As::Html) => Format::Html,
            Some(As::Csv) => Format::Csv,
            None => {
                let name = self.out.as_deref().and_then(Path::to_str);
                name.and_then(Format::of_file).unwrap_or_default()
            }
        }
    }
}

pub(super) fn run(asked: &Export, dirs: Dirs) -> Result<Ending, Trouble> {
    let library = library(&dirs);
    let home = Home::at(dirs)?;
    let place = named(&home, &asked.id)?;
    let (level, draft, format) = (asked.level.into(), asked.draft, asked.format());
    if asked.out.as_deref().is_some_and(|out| out.as_os_str() == "-") {
        let (opened, _no_journal) = home.open(&place, None)?;
        return match export::text(&opened, &library, Ask { level, draft }, format) {
            Ok(text) => {
                say::file(&text);
                Ok(Ending::Done)
            }
            Err(obstacles) => Err(refused(&obstacles)),
        };
    }
    if !draft {
        warn(&home, &library, &place, level)?;
    }
    let export = effect::Export { level, draft, format, out: asked.out.clone() };
    match export::write(&home, &library, &place, &export) {
        Ok(path) => {
            say::lines(&path.display().to_string());
            Ok(Ending::Done)
        }
        Err(Refusal::Trouble(trouble)) => Err(trouble),
        Err(Refusal::Obstacles(obstacles)) => Err(refused(&obstacles)),
    }
}

/// Says what the file would tell beside what went out before.
fn warn(home: &Home, library: &Library, place: &Place, level: Attribution) -> Result<(), Trouble> {
    let (opened, _no_journal) = home.open(place, None)?;
    let ask = Ask { level, draft: false };
    let Ok(released) = export::released(&opened, library, ask) else { return Ok(()) };
    for warning in warned(home, &opened, released.level(), &released)? {
        say::remark(&format!("warning: {warning}"));
    }
    Ok(())
}

fn refused(obstacles: &[crate::findings::Obstacle]) -> Trouble {
    let all: Vec<String> = obstacles.iter().map(ToString::to_string).collect();
    said(format!("nothing was written: {}", all.join("; ")), "`--draft` writes one for yourself")
}

//! `firsthand pack`: what goes into the meeting, as one file.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::formats::export::{self, Format};
use crate::review::{Choices, Review, agenda};
use crate::tui::effect::Trouble;
use crate::world::disk::board::SharedFolder;

use super::{Ending, put, put_over, review, said, say};

/// What `pack` takes.
#[derive(Debug, Args)]
pub(super) struct Packing {
    /// Findings files, or folders that have some
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The incident, by its id or the beginning of one, where there are several
    #[arg(long, value_name = "ID")]
    incident: Option<String>,
    /// The format; else as the file's name ends, else Markdown
    #[arg(long = "as", value_enum, value_name = "FORMAT")]
    format: Option<As>,
    /// The file to write; else, or with `-`, it is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    over: bool,
}

/// A format of packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    Markdown,
    Html,
    Yaml,
}

pub(super) fn run(asked: Packing) -> Result<Ending, Trouble> {
    let format = format(&asked)?;
    let mut shared = SharedFolder::new(asked.paths)?;
    let read = shared.read();
    let id = review::chosen(&read.folder, asked.incident.as_deref())?;
    let chosen = read.chosen.into_iter().find(|(incident, _)| *incident == id);
    let choices = match chosen.map(|(_, chosen)| chosen) {
        Some(Ok(choices)) => choices,
        Some(Err(why)) => return Err(said(why, "")),
        None => Choices::default(),
    };
    let Some(of) = read.folder.review(&id) else { return Ok(Ending::Found) };
    let text = text(of, &choices, format);
    let left_out = read.folder.left_out();
    if left_out > 0 {
        say::remark(&format!(
            "{} left out; `firsthand review … --list` says why",
            say::counted(left_out, "file")
        ));
    }
    for remark in agenda(of, &choices).remarks {
        say::remark(&remark);
    }
    match asked.out.as_deref().filter(|out| out.as_os_str() != "-") {
        None => say::file(&text),
        Some(path) => {
            let write = if asked.over { put_over } else { put };
            write(path, &text, "the pack")?;
            say::lines(&path.display().to_string());
        }
    }
    Ok(Ending::Done)
}

fn text(review: &Review, choices: &Choices, format: As) -> String {
    match format {
        As::Yaml => export::pack_yaml(review, choices),
        As::Markdown => export::markdown(&export::pack(review, choices)),
        As::Html => export::html(&export::pack(review, choices)),
    }
}

/// The format asked for, or the one that the file's name tells.
fn format(asked: &Packing) -> Result<As, Trouble> {
    let name = asked.out.as_deref().and_then(Path::to_str);
    match (asked.format, name.and_then(Format::of_file)) {
        (Some(format), _) => Ok(format),
        (None, Some(Format::Html)) => Ok(As::Html),
        (None, Some(Format::Yaml)) => Ok(As::Yaml),
        (None, Some(Format::Markdown) | None) => Ok(As::Markdown),
        (None, Some(Format::Csv)) => {
            Err(said("a pack is no table", "name a file that ends in `.html`, `.md` or `.yaml`"))
        }
    }
}

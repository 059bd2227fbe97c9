//! `firsthand guide`: the guide of an interview on one page, to print.

use std::path::PathBuf;

use clap::Args;

use crate::guide::{Library, Paper, Protocol, printed};
use crate::tui::effect::Trouble;
use crate::world::disk::{home::Home, paths::Dirs};

use super::{Ending, library, named, put, said, say, unknown};

/// What `guide` takes.
#[derive(Debug, Args)]
pub(super) struct Guide {
    /// The interview's id, or the beginning of one
    #[arg(required_unless_present = "protocol")]
    id: Option<String>,
    /// Without an interview: the protocol to follow
    #[arg(long, value_name = "NAME", conflicts_with = "id")]
    protocol: Option<String>,
    /// The file to write; else, or with `-`, it is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(asked: &Guide, dirs: Dirs) -> Result<Ending, Trouble> {
    let library = library(&dirs);
    let text = match (&asked.id, &asked.protocol) {
        (Some(id), _) => of_interview(&library, id, dirs)?,
        (None, id) => of_protocol(&library, id.as_deref().unwrap_or_default())?,
    };
    match asked.out.as_deref().filter(|out| out.as_os_str() != "-") {
        None => say::file(&text),
        Some(path) => {
            put(path, &text, "the guide")?;
            say::lines(&path.display().to_string());
        }
    }
    Ok(Ending::Done)
}

fn of_protocol(library: &Library, id: &str) -> Result<String, Trouble> {
    let known = || library.protocols.iter().map(|protocol| protocol.id.as_str());
    let protocol = library.protocol(id);
    let protocol = protocol.ok_or_else(|| unknown(("protocol", "protocols list"), id, known()))?;
    let paper = Paper { protocol, title: None, system: None, interview: None };
    Ok(printed(library, &paper))
}

fn of_interview(library: &Library, id: &str, dirs: Dirs) -> Result<String, Trouble> {
    let home = Home::at(dirs)?;
    let place = named(&home, id)?;
    let (opened, _no_journal) = home.open(&place, None)?;
    let protocol = followed(library, &opened.interview.plan().protocol)?;
    let paper = Paper {
        protocol,
        title: Some(&opened.incident.title),
        system: opened.incident.system.as_deref(),
        interview: Some(&opened.interview),
    };
    Ok(printed(library, &paper))
}

/// The protocol of an interview; one that is unknown here falls back to the usual one, as on the
/// screens.
fn followed<'a>(library: &'a Library, id: &str) -> Result<&'a Protocol, Trouble> {
    if let Some(protocol) = library.protocol(id) {
        return Ok(protocol);
    }
    let none = || said("there is no protocol at all", "see `firsthand protocols check`");
    let usual = library.usual_protocol().ok_or_else(none)?;
    say::remark(&format!("no protocol is called `{id}`; this is `{}`", usual.id));
    Ok(usual)
}

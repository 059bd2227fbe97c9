//! Findings from the private store to a file.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{
    findings::{self, Ask, Obstacle},
    formats::export::Format,
    guide::Library,
    tui::{
        effect::{Export, Opened, Place, Trouble},
        topics::topics,
    },
    world::disk::{atomic, home::Home, trouble},
};

/// Why findings did not go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// This stands in the way.
    Obstacles(Vec<Obstacle>),
    /// This failed.
    Trouble(Trouble),
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// The findings of an interview, as the text of a file.
///
/// # Errors
/// Everything that stands in the way.
pub fn text(
    opened: &Opened,
    library: &Library,
    ask: Ask,
    format: Format,
) -> Result<String, Vec<Obstacle>> {
    let topics = topics(&opened.interview, library);
    let Opened { interview, incident, known, .. } = opened;
    let built = findings::build(interview, incident, known, &topics, ask)?;
    Ok(format.write(&built))
}

/// Writes the findings of an interview as it is on disk; returns the file.
///
/// # Errors
/// What stands in the way, or what failed; nothing is written then.
pub fn write(
    home: &Home,
    library: &Library,
    place: &Place,
    export: &Export,
) -> Result<PathBuf, Refusal> {
    let (opened, _no_journal) = home.open(place, None)?;
    let ask = Ask { level: export.level, draft: export.draft };
    let text = text(&opened, library, ask, export.format).map_err(Refusal::Obstacles)?;
    let own = export.out.is_none();
    let path = match &export.out {
        Some(path) => path.clone(),
        None => home.folder_of(place)?.join(own_name(export.draft, export.format)),
    };
    put(home, &path, text.as_bytes(), own)?;
    Ok(path)
}

/// The file in the interview's own folder.
fn own_name(draft: bool, format: Format) -> String {
    format!("{}findings.{}", if draft { "draft." } else { "" }, format.ending())
}

/// Our own copy is written anew; a file somewhere else is never overwritten.
fn put(home: &Home, path: &Path, bytes: &[u8], over: bool) -> Result<(), Trouble> {
    atomic::export(home.device(), path, bytes, over).map_err(|error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return trouble("this file is there already, and differs", path, "name another file");
        }
        trouble(format!("the findings could not be written: {error}"), path, "name another place")
    })
}

//! Findings from the private store to a file.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{
    findings::{self, Ask, Obstacle, Released, sent::Went},
    formats::export::Format,
    guide::Library,
    tui::{
        effect::{Export, Opened, Place, Trouble},
        topics::topics,
    },
    world::disk::{
        atomic,
        home::{Home, ledger::newest},
        trouble,
    },
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
    released(opened, library, ask).map(|released| format.write(&released))
}

/// The findings of an interview, as they may leave it.
///
/// # Errors
/// Everything that stands in the way.
pub fn released(opened: &Opened, library: &Library, ask: Ask) -> Result<Released, Vec<Obstacle>> {
    let topics = topics(&opened.interview, library);
    let Opened { interview, incident, known, .. } = opened;
    findings::build(interview, incident, known, &topics, ask)
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
    let released = released(&opened, library, ask).map_err(Refusal::Obstacles)?;
    let text = export.format.write(&released);
    let Some(path) = &export.out else {
        let path = home.folder_of(place)?.join(own_name(export.draft, export.format));
        put(home, &path, text.as_bytes(), true)?;
        return Ok(path);
    };
    let went = if export.draft { Went::Draft } else { Went::Exported };
    send(home, place, went, (path, &text), &released)?;
    Ok(path.clone())
}

/// Writes a file that leaves the store, and has the ledger know of it.
fn send(
    home: &Home,
    place: &Place,
    went: Went,
    (path, text): (&Path, &str),
    released: &Released,
) -> Result<(), Trouble> {
    let file = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let bytes = text.as_bytes();
    let known = newest(&home.sent(&place.incident)?, &file).map(|sent| sent.hash.clone());
    if known.is_some() && known == Some(home.seal()?.of(bytes)) {
        return put(home, path, bytes, false);
    }
    let what = (went, released.level());
    let sent = home.about_to_go_out(place, what, (&file, bytes), released.told())?;
    put(home, path, bytes, false)?;
    home.went_out(place, &sent)
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

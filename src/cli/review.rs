//! `firsthand review`: the board, with the findings of a folder; or which of its files are findings.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::review::{FileState, Filed, Folder, words};
use crate::tui::effect::Trouble;
use crate::world::{disk::board::SharedFolder, runtime::board::Source};

use super::{Ending, said, say, screen};

/// What `review` takes.
#[derive(Debug, Args)]
pub(super) struct Review {
    /// Findings files, or folders that have some
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The incident to begin with, by its id or the beginning of one
    #[arg(long, value_name = "ID")]
    incident: Option<String>,
    /// Only list the files, and why some can't be used
    #[arg(long)]
    list: bool,
    /// The list as JSON, for scripts
    #[arg(long, requires = "list")]
    json: bool,
}

pub(super) fn run(asked: Review, looks: screen::Looks) -> Result<Ending, Trouble> {
    let mut shared = SharedFolder::new(asked.paths)?;
    if asked.list {
        return Ok(list(&shared.read().folder, asked.json));
    }
    let incident = match asked.incident {
        Some(id) => Some(named(&shared.read().folder, &id)?),
        None => None,
    };
    screen::board(Source::Folder(shared), incident, looks)
}

/// The incident asked for, or the only one.
pub(super) fn chosen(folder: &Folder, asked: Option<&str>) -> Result<String, Trouble> {
    match (asked, &folder.reviews[..]) {
        (Some(id), _) => named(folder, id),
        (None, [one]) => Ok(one.incident.id.clone()),
        (None, []) => {
            let remedy = "`firsthand review … --list` says why each file can't be used";
            Err(said("there are no findings here", remedy))
        }
        (None, more) => {
            let ids: Vec<&str> = more.iter().map(|one| one.incident.id.as_str()).collect();
            let remedy = format!("`--incident` chooses one of {}", ids.join(", "));
            Err(said("there is more than one incident here", &remedy))
        }
    }
}

/// The one incident an id names.
fn named(folder: &Folder, id: &str) -> Result<String, Trouble> {
    let ids = folder.reviews.iter().map(|review| review.incident.id.clone());
    let found: Vec<String> = ids.clone().filter(|other| other.starts_with(id)).collect();
    match &found[..] {
        [one] => Ok(one.clone()),
        _ if found.iter().any(|other| other == id) => Ok(id.to_owned()),
        [] => {
            let all: Vec<String> = ids.collect();
            let remedy = format!("there are: {}", all.join(", "));
            Err(said(format!("no incident here is called `{id}`"), &remedy))
        }
        more => Err(said(
            format!("`{id}` begins the ids of {} incidents", more.len()),
            &format!("write more of it: {}", more.join(", ")),
        )),
    }
}

fn list(folder: &Folder, as_json: bool) -> Ending {
    if as_json {
        say::json(&Value::Array(folder.files.iter().map(file_json).collect()));
    } else {
        let rows: Vec<Vec<String>> = folder.files.iter().map(row).collect();
        say::table(&rows);
    }
    let refused = |filed: &Filed| matches!(filed.state, FileState::Refused(_));
    if folder.files.iter().any(refused) { Ending::Found } else { Ending::Done }
}

fn row(filed: &Filed) -> Vec<String> {
    let reason = match &filed.state {
        FileState::Used => filed.incident.clone().unwrap_or_default(),
        state @ (FileState::Same(_)
        | FileState::Older(..)
        | FileState::Draft
        | FileState::Refused(_)) => words::file_in_full(state),
    };
    let unknown = match filed.unknown.len() {
        0 => String::new(),
        count => format!(" ({})", words::unknown(count)),
    };
    vec![filed.file.clone(), words::file(&filed.state).to_owned(), format!("{reason}{unknown}")]
}

fn file_json(filed: &Filed) -> Value {
    let unknown = filed.unknown.iter();
    let unknown = unknown.map(|field| json!({"path": field.path, "line": field.line}));
    json!({
        "file": filed.file,
        "incident": filed.incident,
        "state": words::file(&filed.state),
        "reason": words::file_in_full(&filed.state),
        "unknown": unknown.collect::<Vec<_>>(),
    })
}

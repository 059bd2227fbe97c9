//! `firsthand doctor`: what this machine, this terminal and this store look like, and what to do about
//! what is not as it should be. Never prints what is in an interview.

mod machine;
mod store;
mod terminal;

use serde_json::json;

use crate::world::disk::paths::Dirs;

use super::{Ending, say};

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Grade {
    Fine,
    /// Worth knowing, and nothing to be done here.
    Note,
    /// To be mended.
    Wrong,
}

impl Grade {
    fn sign(self) -> &'static str {
        match self {
            Self::Fine => " ",
            Self::Note => "?",
            Self::Wrong => "!",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Note => "note",
            Self::Wrong => "wrong",
        }
    }
}

/// One thing looked at.
#[derive(Debug)]
struct Check {
    name: &'static str,
    value: String,
    grade: Grade,
}

fn fine(name: &'static str, value: impl Into<String>) -> Check {
    Check { name, value: value.into(), grade: Grade::Fine }
}

fn note(name: &'static str, value: impl Into<String>) -> Check {
    Check { name, value: value.into(), grade: Grade::Note }
}

fn wrong(name: &'static str, value: impl Into<String>) -> Check {
    Check { name, value: value.into(), grade: Grade::Wrong }
}

pub(super) fn run(dirs: &Dirs, as_json: bool) -> Ending {
    let mut found = machine::versions();
    found.extend(store::places(dirs));
    found.extend(machine::under(&dirs.data));
    found.extend(store::kept(dirs));
    found.extend(store::modes(dirs));
    found.extend(store::guide(dirs));
    found.extend(terminal::around());
    let faults = found.iter().filter(|check| check.grade == Grade::Wrong).count();
    if as_json {
        let row = |f: &Check| {
            let fine = f.grade != Grade::Wrong;
            json!({ "name": f.name, "value": f.value, "fine": fine, "grade": f.grade.word() })
        };
        let rows: Vec<_> = found.iter().map(row).collect();
        say::json(&json!({ "doctor": rows, "wrong": faults }));
    } else {
        let row = |f: &Check| vec![f.grade.sign().to_owned(), f.name.to_owned(), f.value.clone()];
        say::table(&found.iter().map(row).collect::<Vec<_>>());
        let all_well = "nothing to mend".to_owned();
        let sum = if faults == 0 { all_well } else { format!("to mend, marked !: {faults}") };
        say::lines(&format!("\n{sum}"));
    }
    if faults == 0 { Ending::Done } else { Ending::Found }
}

//! `firsthand doctor`: what this machine, this terminal and this store look like. Never prints what
//! is in an interview.

use std::io::IsTerminal as _;

use serde_json::json;

use crate::world::disk::{home::Home, paths::Dirs, settings};

use super::{Ending, library, say};

/// One thing looked at.
struct Finding {
    name: &'static str,
    value: String,
    wrong: bool,
}

fn fine(name: &'static str, value: impl Into<String>) -> Finding {
    Finding { name, value: value.into(), wrong: false }
}

pub(super) fn run(dirs: &Dirs, as_json: bool) -> Ending {
    let mut found = vec![
        fine("version", env!("CARGO_PKG_VERSION")),
        fine("private store", dirs.data.display().to_string()),
        fine("settings", dirs.config.display().to_string()),
        fine("state", dirs.state.display().to_string()),
    ];
    found.push(switches(dirs));
    found.extend(store(dirs));
    found.extend(guide(dirs));
    found.extend(terminal());
    if as_json {
        let row = |f: &Finding| json!({ "name": f.name, "value": f.value, "fine": !f.wrong });
        say::json(&json!({ "doctor": found.iter().map(row).collect::<Vec<_>>() }));
    } else {
        let row = |f: &Finding| {
            let sign = if f.wrong { "!" } else { " " };
            vec![sign.to_owned(), f.name.to_owned(), f.value.clone()]
        };
        say::table(&found.iter().map(row).collect::<Vec<_>>());
    }
    if found.iter().any(|finding| finding.wrong) { Ending::Found } else { Ending::Done }
}

/// The settings file: where it is, and what is wrong with it.
fn switches(dirs: &Dirs) -> Finding {
    let path = settings::path(&dirs.config);
    match settings::read(&dirs.config) {
        Ok(_) if path.exists() => fine("settings file", path.display().to_string()),
        Ok(_) => fine("settings file", "none: everything as it comes"),
        Err(fault) => Finding { name: "settings file", value: fault.to_string(), wrong: true },
    }
}

fn store(dirs: &Dirs) -> Vec<Finding> {
    let home = match Home::at(dirs.clone()) {
        Ok(home) => home,
        Err(trouble) => {
            return vec![Finding { name: "store", value: trouble.line(), wrong: true }];
        }
    };
    let (listed, troubles) = home.list();
    let interviews: usize = listed.iter().map(|incident| incident.interviews.len()).sum();
    let kept =
        [say::counted(listed.len(), "incident"), say::counted(interviews, "interview")].join(", ");
    let mut found = vec![fine("kept", kept)];
    let broken = troubles.iter();
    found.extend(broken.map(|t| Finding { name: "damaged", value: t.line(), wrong: true }));
    found
}

fn guide(dirs: &Dirs) -> Vec<Finding> {
    let library = library(dirs);
    let counts = [
        say::counted(library.banks.len(), "bank"),
        say::counted(library.protocols.len(), "protocol"),
        say::counted(library.codebook.tags.len(), "tag"),
    ];
    let mut found = vec![fine("guide", counts.join(", "))];
    let faults = library.faults.iter();
    found.extend(faults.map(|f| Finding { name: "fault", value: f.to_string(), wrong: true }));
    found
}

fn terminal() -> Vec<Finding> {
    let value = |name: &str| std::env::var(name).unwrap_or_else(|_| "not set".to_owned());
    let is_one = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    vec![
        fine("terminal", if is_one { "yes" } else { "no" }),
        fine("TERM", value("TERM")),
        fine("COLORTERM", value("COLORTERM")),
        fine("NO_COLOR", value("NO_COLOR")),
    ]
}

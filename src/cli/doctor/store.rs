//! The store: where it is, who could open it, what is kept, and what of it is not whole.

use crate::world::disk::{
    home::{
        Home,
        look::{self, Looked},
    },
    paths::Dirs,
    settings,
};

use super::{Check, fine, wrong};
use crate::cli::{library, say};

/// So many files are named; there may be more.
const NAMED: usize = 3;

pub(super) fn places(dirs: &Dirs) -> Vec<Check> {
    vec![
        fine("private store", dirs.data.display().to_string()),
        fine("settings", dirs.config.display().to_string()),
        fine("state", dirs.state.display().to_string()),
        switches(dirs),
    ]
}

/// The settings file: where it is, and what is wrong with it.
fn switches(dirs: &Dirs) -> Check {
    let path = settings::path(&dirs.config);
    match settings::read(&dirs.config) {
        Ok(_) if path.exists() => fine("settings file", path.display().to_string()),
        Ok(_) => fine("settings file", "none: everything as it comes"),
        Err(fault) => wrong("settings file", fault.to_string()),
    }
}

/// Who could open what is in the store.
pub(super) fn modes(dirs: &Dirs) -> Vec<Check> {
    let mut looked = look::through(&dirs.data, &dirs.config);
    if !dirs.state.starts_with(&dirs.data) {
        let Looked { entries, open, foreign } = look::through(&dirs.state, &dirs.config);
        looked.entries += entries;
        looked.open.extend(open);
        looked.foreign.extend(foreign);
    }
    let mut found = Vec::new();
    let named = |paths: &[std::path::PathBuf]| {
        let names: Vec<String> =
            paths.iter().take(NAMED).map(|path| path.display().to_string()).collect();
        let more = paths.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        names.join(", ") + &more
    };
    if !looked.open.is_empty() {
        let remedy = format!("`chmod -R go= '{}'`", dirs.data.display());
        let value = format!("others could open {}; close them: {remedy}", named(&looked.open));
        found.push(wrong("modes", value));
    }
    if !looked.foreign.is_empty() {
        let all = named(&looked.foreign);
        found.push(wrong("modes", format!("neither file nor folder: {all}; take them away")));
    }
    if found.is_empty() {
        let counted = if looked.entries == 1 {
            "1 file or folder".to_owned()
        } else {
            format!("{} files and folders", looked.entries)
        };
        found.push(fine("modes", format!("{counted}, yours alone")));
    }
    found
}

/// What is kept, and what of it is not whole.
pub(super) fn kept(dirs: &Dirs) -> Vec<Check> {
    let home = match Home::at(dirs.clone()) {
        Ok(home) => home,
        Err(trouble) => return vec![wrong("store", trouble.line())],
    };
    let (listed, troubles) = home.list();
    let interviews: usize = listed.iter().map(|incident| incident.interviews.len()).sum();
    let kept =
        [say::counted(listed.len(), "incident"), say::counted(interviews, "interview")].join(", ");
    let mut found = vec![
        fine("carried elsewhere", "no: in no work tree and no synced folder"),
        fine("kept", kept),
        writer(&home),
    ];
    let elsewhere = home.elsewhere();
    if elsewhere > 0 {
        let what = say::counted(elsewhere, "interview");
        let value = format!("lines of {what} are in {}", dirs.fallback.display());
        found.push(fine("second folder", format!("{value}, and are read from there")));
    }
    found.extend(troubles.iter().map(|trouble| wrong("damaged", trouble.line())));
    found.extend(journals(&home));
    found
}

fn writer(home: &Home) -> Check {
    let known = home.known_writer();
    fine("writer", known.unwrap_or_else(|| "none yet: made when something is written".to_owned()))
}

/// Whether every journal is whole.
fn journals(home: &Home) -> Vec<Check> {
    let mut found = Vec::new();
    for place in home.find("") {
        let damage = home.damage(&place).unwrap_or_else(|trouble| trouble.line());
        if !damage.is_empty() {
            let folder = home.folder_of(&place).unwrap_or_default();
            found.push(wrong("journal", format!("{}: {damage}", folder.display())));
        }
    }
    if found.is_empty() {
        found.push(fine("journals", "all whole"));
    }
    found
}

/// The banks and what else guides, and what is wrong with them.
pub(super) fn guide(dirs: &Dirs) -> Vec<Check> {
    let library = library(dirs);
    let counts = [
        say::counted(library.banks.len(), "bank"),
        say::counted(library.protocols.len(), "protocol"),
        say::counted(library.codebook.tags.len(), "tag"),
    ];
    let mut found = vec![fine("guide", counts.join(", "))];
    found.extend(library.faults.iter().map(|fault| wrong("fault", fault.to_string())));
    found
}

//! Which files in folders may be findings: those that end in `.yaml` or `.yml` and are no choices.
//! Hidden folders are passed by, links to folders are not followed.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The deepest folder that is looked into, from the one named.
const DEEPEST: usize = 8;

/// The most files that are listed.
const MOST_FILES: usize = 10_000;

/// The most things looked at in one folder.
const MOST_ENTRIES: usize = 50_000;

/// Files that are written here and are no findings.
const OWN: [&str; 3] = ["review.yaml", "outcome.yaml", "pack.yaml"];

/// A file that may be findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its name, from where reading began.
    pub(super) name: String,
    /// Where it is.
    pub(super) path: PathBuf,
    /// How many bytes it has.
    pub(super) size: u64,
    /// Why it is not even read.
    pub(super) skipped: Option<&'static str>,
}

/// All files in these folders, and these files, by name.
pub(super) fn walk(named: &[PathBuf]) -> Vec<Named> {
    let mut found = Vec::new();
    for path in named {
        if path.is_dir() {
            let prefix = if named.len() > 1 { path.display().to_string() } else { String::new() };
            into(path, &prefix, 0, &mut found);
        } else {
            found.push(file(path.display().to_string(), path.clone()));
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found.dedup_by(|one, other| one.path == other.path);
    if found.len() > MOST_FILES {
        found.truncate(MOST_FILES);
        if let Some(last) = found.last_mut() {
            last.skipped = Some("more files than are read at once; the rest is not even listed");
        }
    }
    found
}

fn into(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<Named>) {
    let Ok(entries) = fs::read_dir(folder) else {
        let skipped = Some("this folder can't be read");
        found.push(Named { skipped, ..file(prefix.to_owned(), folder.to_owned()) });
        return;
    };
    for entry in entries.flatten().take(MOST_ENTRIES) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || found.len() > MOST_FILES {
            continue;
        }
        let path = entry.path();
        let whole = if prefix.is_empty() { name.clone() } else { format!("{prefix}/{name}") };
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < DEEPEST {
            into(&path, &whole, depth + 1, found);
        } else if !is_folder && is_yaml(&path) && !OWN.contains(&name.as_str()) {
            found.push(file(whole, path));
        }
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "yaml" || end == "yml")
}

pub(super) fn file(name: String, path: PathBuf) -> Named {
    let size = fs::metadata(&path).map_or(0, |about| about.len());
    Named { name, path, size, skipped: None }
}

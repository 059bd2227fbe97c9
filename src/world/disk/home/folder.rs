//! An interview's folder: which journal files there are, and what they hold together.

use std::path::{Path, PathBuf};

use crate::interview::journal::{Reader, Recovered, name::is_draft};
use crate::tui::effect::Trouble;
use crate::world::disk::read::read_in_pieces;

/// The largest journal that is read, in bytes.
pub(super) const CAP: u64 = 1_000_000_000;

/// What was found beside the changes.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Names, relative to the folder, of the files that were read.
    pub(super) names: Vec<String>,
    /// The same files' paths, in the same order.
    pub(super) paths: Vec<PathBuf>,
    /// What could not be read.
    pub(super) troubles: Vec<Trouble>,
}

impl Files {
    /// The files of lines being typed.
    pub(super) fn drafts(&self) -> impl Iterator<Item = (&String, &PathBuf)> {
        self.names.iter().zip(&self.paths).filter(|(name, _)| is_draft(name))
    }
}

/// Reads all journal files of these folders.
pub(super) fn read(roots: &[PathBuf]) -> (Recovered, Files) {
    let files = files(roots);
    let (recovered, found) = read_with(Reader::default(), &files);
    recovered.map_or_else(
        || {
            let (recovered, found) = read_with(Reader::gathering(), &files);
            (recovered.unwrap_or_default(), found)
        },
        |recovered| (recovered, found),
    )
}

/// The same, with all changes.
pub(super) fn gathered(roots: &[PathBuf]) -> Recovered {
    read_with(Reader::gathering(), &files(roots)).0.unwrap_or_default()
}

fn read_with(mut reader: Reader, files: &[(String, PathBuf)]) -> (Option<Recovered>, Files) {
    let mut found = Files::default();
    for (name, path) in files {
        reader.begin(name);
        match read_in_pieces(path, CAP, |bytes| reader.feed(bytes)) {
            Ok(()) => {
                found.names.push(name.clone());
                found.paths.push(path.clone());
            }
            Err(trouble) => found.troubles.push(trouble),
        }
    }
    (reader.finish(), found)
}

/// All of them by name and path, those of lines being typed first.
pub(super) fn files(roots: &[PathBuf]) -> Vec<(String, PathBuf)> {
    let mut all = Vec::new();
    for root in roots {
        for folder in ["journal", "off-record", "drafts"] {
            let within = root.join(folder);
            let files = names(&within).into_iter();
            all.extend(files.map(|name| (format!("{folder}/{name}"), within.join(name))));
        }
    }
    all.sort_by_key(|(name, _)| !is_draft(name));
    all
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let names = files.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "jsonl"))
        .collect();
    names.sort();
    names
}

//! An interview's folder: which journal files there are, and their bytes.

use std::path::{Path, PathBuf};

use crate::tui::effect::Trouble;
use crate::world::disk::read_capped;

/// The largest journal that is read, in bytes.
const CAP: u64 = 1_000_000_000;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Names relative to the folder, and bytes.
    pub(super) texts: Vec<(String, Vec<u8>)>,
    /// The same files' paths, in the same order.
    pub(super) paths: Vec<PathBuf>,
    /// What could not be read.
    pub(super) troubles: Vec<Trouble>,
}

impl Files {
    fn add(&mut self, root: &Path, folder: &str, name: &str) {
        let path = root.join(folder).join(name);
        match read_capped(&path, CAP) {
            Ok(bytes) => {
                self.texts.push((format!("{folder}/{name}"), bytes));
                self.paths.push(path);
            }
            Err(trouble) => self.troubles.push(trouble),
        }
    }
}

/// Reads all journal files of these folders.
pub(super) fn read(roots: &[PathBuf]) -> Files {
    let mut found = Files::default();
    for root in roots {
        for folder in ["journal", "off-record", "drafts"] {
            for name in names(&root.join(folder)) {
                found.add(root, folder, &name);
            }
        }
    }
    found
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

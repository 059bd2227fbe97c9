//! Looks through the store for what should not be so: files that others can open, links, journals that
//! are not whole. Changes nothing, and never tells what is in an interview.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::tui::effect::{Place, Trouble};
use crate::world::disk::home::{Home, folder};

/// So many entries of the store are looked at.
const MOST: usize = 1_000_000;

/// What was found in a folder and below.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// How many files and folders there are.
    pub entries: usize,
    /// Those that somebody else could open, or that are somebody else's.
    pub open: Vec<PathBuf>,
    /// Those that are neither file nor folder: links, pipes and the like.
    pub foreign: Vec<PathBuf>,
}

/// Looks at a folder and all below it, but for `except`, in the order of their names.
#[must_use]
pub fn through(folder: &Path, except: &Path) -> Looked {
    let mut looked = Looked::default();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop().filter(|_| looked.entries < MOST) {
        let Ok(about) = fs::symlink_metadata(&path) else { continue };
        looked.entries += 1;
        if about.is_dir() {
            let entries = fs::read_dir(&path).into_iter().flatten().flatten();
            let paths = entries.map(|entry| entry.path());
            waiting.extend(paths.filter(|path| path != except));
        }
        if !about.is_dir() && !about.is_file() {
            looked.foreign.push(path);
        } else if is_open(&about) {
            looked.open.push(path);
        }
    }
    looked.open.sort();
    looked.foreign.sort();
    looked
}

#[cfg(unix)]
fn is_open(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    about.mode() & 0o077 != 0 || about.uid() != rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_open(_about: &fs::Metadata) -> bool {
    false
}

impl Home {
    /// What is not whole in an interview's files, in words; empty when all is. Reads, and mends nothing.
    ///
    /// # Errors
    /// If its id is none.
    pub fn damage(&self, place: &Place) -> Result<String, Trouble> {
        let folder = self.interview_folder(place)?;
        let (found, files) = folder::read(&self.roots(&folder, place));
        let troubles = files.troubles.iter().map(|trouble| trouble.what.clone());
        let words: Vec<String> = std::iter::once(found.words()).chain(troubles).collect();
        Ok(words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; "))
    }

    /// This installation's writer, if anything was ever written.
    #[must_use]
    pub fn known_writer(&self) -> Option<String> {
        super::known_writer(&self.dirs.state.join("writer"))
    }

    /// How many interviews have lines in the second folder, since the first could not be written.
    #[must_use]
    pub fn elsewhere(&self) -> usize {
        super::folders_in(&self.dirs.fallback).len()
    }
}

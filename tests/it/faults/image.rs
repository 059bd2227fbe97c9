//! What a disk holds after some operations: as they were handed to the system, and as a power cut may
//! leave them. A file's bytes are sure after its sync, a name after its folder's sync; of everything
//! else a part may be there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::device::Op;
use crate::dice::Dice;

/// A disk, as bytes and names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Image {
    files: Vec<Content>,
    now: Names,
    sure: Names,
    /// What was done to names and is not sure yet, in order: the folder, and what.
    unsure: Vec<(PathBuf, Renaming)>,
}

/// The bytes of a file.
#[derive(Debug, Clone, Default)]
struct Content {
    now: Vec<u8>,
    sure: Vec<u8>,
}

/// Folders, and files by name.
#[derive(Debug, Clone, Default)]
struct Names {
    folders: BTreeSet<PathBuf>,
    files: BTreeMap<PathBuf, usize>,
}

/// A change of names.
#[derive(Debug, Clone)]
enum Renaming {
    Folder(PathBuf),
    Put(PathBuf, usize),
    Move(PathBuf, PathBuf, usize),
    Drop(PathBuf),
}

impl Names {
    fn take(&mut self, renaming: &Renaming) {
        match renaming {
            Renaming::Folder(path) => drop(self.folders.insert(path.clone())),
            Renaming::Put(path, file) => drop(self.files.insert(path.clone(), *file)),
            Renaming::Move(from, to, file) => {
                self.files.remove(from);
                self.files.insert(to.clone(), *file);
            }
            Renaming::Drop(path) => drop(self.files.remove(path)),
        }
    }
}

/// How a power cut treats what isn't sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// None of it is there.
    Least,
    /// All of it is.
    Most,
    /// All names are, no bytes: what some file systems leave behind.
    NamesOnly,
    /// By chance.
    Some,
}

impl Image {
    /// One more operation, with all its bytes.
    pub(crate) fn take(&mut self, op: &Op) {
        match op {
            Op::MakeFolder(path) => self.make_folder(path),
            Op::Create(path) | Op::Open(path) => self.open(path),
            Op::Write(path, bytes) => {
                if let Some(content) = self.content(path) {
                    content.now.extend_from_slice(bytes);
                }
            }
            Op::Sync(path) => {
                if let Some(content) = self.content(path) {
                    content.sure.clone_from(&content.now);
                }
            }
            Op::SyncDir(dir) => self.sync_dir(dir),
            Op::Empty(path) => {
                if let Some(content) = self.content(path) {
                    content.now.clear();
                }
            }
            Op::Rename(from, to) => {
                if let Some(file) = self.now.files.get(from).copied() {
                    self.change(to, Renaming::Move(from.clone(), to.clone(), file));
                }
            }
            Op::Link(from, to) => {
                if let Some(file) = self.now.files.get(from).copied() {
                    self.change(to, Renaming::Put(to.clone(), file));
                }
            }
            Op::Remove(path) => self.change(path, Renaming::Drop(path.clone())),
        }
    }

    fn content(&mut self, path: &Path) -> Option<&mut Content> {
        let file = self.now.files.get(path)?;
        self.files.get_mut(*file)
    }

    fn make_folder(&mut self, path: &Path) {
        let missing = |path: &&Path| !self.now.folders.contains(*path) && path.parent().is_some();
        let missing: Vec<PathBuf> = path.ancestors().take_while(missing).map(Into::into).collect();
        for folder in missing.into_iter().rev() {
            self.change(&folder, Renaming::Folder(folder.clone()));
        }
    }

    fn open(&mut self, path: &Path) {
        if !self.now.files.contains_key(path) {
            self.files.push(Content::default());
            self.change(path, Renaming::Put(path.to_owned(), self.files.len() - 1));
        }
    }

    fn change(&mut self, path: &Path, renaming: Renaming) {
        self.now.take(&renaming);
        let folder = path.parent().unwrap_or(path).to_owned();
        self.unsure.push((folder, renaming));
    }

    fn sync_dir(&mut self, dir: &Path) {
        let (here, others) =
            std::mem::take(&mut self.unsure).into_iter().partition(|(folder, _)| folder == dir);
        self.unsure = others;
        let here: Vec<(PathBuf, Renaming)> = here;
        for (_, renaming) in here {
            self.sure.take(&renaming);
        }
    }

    /// Folders that were there before the first operation.
    pub(crate) fn has(&mut self, folder: &Path) {
        for above in folder.ancestors() {
            self.now.folders.insert(above.to_owned());
            self.sure.folders.insert(above.to_owned());
        }
    }

    /// What is there after a power cut.
    pub(crate) fn cut(&self, how: Cut, dice: &mut Dice) -> Image {
        let mut names = self.sure.clone();
        let mut stopped = BTreeSet::new();
        for (folder, renaming) in &self.unsure {
            let there = match how {
                Cut::Least => false,
                Cut::Most | Cut::NamesOnly => true,
                Cut::Some => !stopped.contains(folder) && dice.roll(3) > 0,
            };
            if there {
                names.take(renaming);
            } else {
                stopped.insert(folder);
            }
        }
        let files = self.files.iter().map(|content| {
            let now = content.cut(how, dice);
            Content { sure: now.clone(), now }
        });
        Image { files: files.collect(), now: names.clone(), sure: names, unsure: Vec::new() }
    }

    /// Puts it into a folder that stands for `from`. What has lost its folder is gone.
    pub(crate) fn put(&self, from: &Path, to: &Path) {
        let within = |path: &Path| Some(to.join(path.strip_prefix(from).ok()?));
        let there = |path: &Path| {
            let above = path.ancestors().skip(1).take_while(|above| above.starts_with(from));
            above.into_iter().all(|above| self.now.folders.contains(above))
        };
        for folder in self.now.folders.iter().filter(|folder| there(folder)) {
            if let Some(folder) = within(folder) {
                private_folder(&folder);
            }
        }
        for (path, file) in self.now.files.iter().filter(|(path, _)| there(path)) {
            if let (Some(path), Some(content)) = (within(path), self.files.get(*file)) {
                fs::write(path, &content.now).unwrap();
            }
        }
    }
}

fn private_folder(folder: &Path) {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).unwrap();
}

impl Content {
    fn cut(&self, how: Cut, dice: &mut Dice) -> Vec<u8> {
        let grown = self.now.strip_prefix(self.sure.as_slice());
        match (how, grown) {
            (Cut::NamesOnly, Some(tail)) => [&self.sure[..], &vec![0; tail.len()]].concat(),
            (Cut::Some, Some(tail)) if !tail.is_empty() => {
                let kept = dice.roll(tail.len() + 1);
                let zeros = if dice.roll(4) == 0 { dice.roll(4097) } else { 0 };
                [&self.sure[..], &tail[..kept], &vec![0; zeros]].concat()
            }
            // If it was emptied: that has happened, or it hasn't.
            (Cut::Some, _) if dice.roll(2) == 0 => self.now.clone(),
            (Cut::Most, _) => self.now.clone(),
            (Cut::Least | Cut::NamesOnly | Cut::Some, _) => self.sure.clone(),
        }
    }
}

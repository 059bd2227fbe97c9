//! Files that are read again and again: one that is broken is used as it was when it was good last.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    guide::{Library, Origin, SourceFile, files::Kind},
    world::disk::library::{own_files, read_over},
};

/// The files of a configuration folder, and how each was when it was good last.
#[derive(Debug)]
pub struct Files {
    config: PathBuf,
    good: BTreeMap<String, SourceFile>,
}

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// What is in use, and all faults of the files as they are now.
    pub library: Library,
    /// Files whose last good version is in use.
    pub held: Vec<String>,
}

impl Files {
    /// Those of this folder, none of them read yet.
    #[must_use]
    pub fn of(config: &Path) -> Self {
        Self { config: config.to_owned(), good: BTreeMap::new() }
    }

    /// Reads them all, over the built-in ones.
    pub fn read(&mut self) -> Read {
        self.take(own_files(&self.config))
    }

    fn take(&mut self, files: Vec<SourceFile>) -> Read {
        let library = read_over(files.clone());
        let mut held = Vec::new();
        let mut good = BTreeMap::new();
        let mut used = Vec::new();
        for file in files {
            let broken = is_broken(&library, &file);
            let last = self.good.remove(&file.name).filter(|_| broken);
            let (name, kept) = (file.name.clone(), last.is_some());
            let using = last.unwrap_or(file);
            if kept {
                held.push(name.clone());
            }
            if kept || !broken {
                good.insert(name, using.clone());
            }
            used.push(using);
        }
        self.good = good;
        Read { library: with_last_good(library, used, &held), held }
    }
}

/// The library of these files, some of them older than what was `read`: those keep the faults that
/// they have now.
fn with_last_good(read: Library, used: Vec<SourceFile>, held: &[String]) -> Library {
    if held.is_empty() {
        return read;
    }
    let mut library = read_over(used);
    library.faults.retain(|fault| !held.contains(&fault.file));
    let now = read.faults.into_iter().filter(|fault| held.contains(&fault.file));
    library.faults.splice(0..0, now);
    library.notices = read.notices;
    library
}

/// Whether a file is not in use for faults of its own. One that only names something unknown is.
fn is_broken(library: &Library, file: &SourceFile) -> bool {
    let in_use = |origin: &Origin| *origin == file.origin;
    let used = match file.kind {
        Kind::Bank => library.banks.iter().any(|bank| in_use(&bank.origin)),
        Kind::Protocol => library.protocols.iter().any(|protocol| in_use(&protocol.origin)),
        Kind::Codebook | Kind::Wording => false,
    };
    !used && library.faults.iter().any(|fault| fault.file == file.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::Contents;

    const BANK: &str = "schema: firsthand/bank/1\nid: pets\ntitle: Pets\nwhen: [focus]\n\
        questions:\n- id: one\n  ask: What happened?\n  why: To know.\n";
    const TAG: &str = "schema: firsthand/codebook/1\ntags:\n- id: database\n  family: site\n  \
        definition: The database\n  when: It is named\n  color: red\n  glyph: D\n";

    fn files() -> Files {
        Files::of(Path::new("nowhere"))
    }

    fn file(kind: Kind, name: &str, text: &str) -> SourceFile {
        let contents = Contents::Bytes(text.as_bytes().to_vec().into());
        SourceFile { kind, name: name.into(), origin: Origin::Own(name.into()), contents }
    }

    fn told(read: &Read) -> Vec<String> {
        read.library.faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_broken_bank_is_used_as_it_was_until_it_is_good_again() {
        let (mut files, broken) = (files(), BANK.replace("why:", "wy:"));
        let good = files.take(vec![file(Kind::Bank, "pets.yaml", BANK)]);
        assert_eq!((told(&good).len(), good.held.len()), (0, 0));
        for _ in 0..2 {
            let read = files.take(vec![file(Kind::Bank, "pets.yaml", &broken)]);
            assert_eq!(read.held, ["pets.yaml"]);
            assert_eq!(read.library.bank("pets"), good.library.bank("pets"));
            assert!(told(&read).concat().starts_with("pets.yaml:8:3: found"), "{:?}", told(&read));
        }
        let better = BANK.replace("Pets", "Cats");
        let read = files.take(vec![file(Kind::Bank, "pets.yaml", &better)]);
        assert_eq!(read.library.bank("pets").unwrap().title, "Cats");
        assert_eq!((told(&read).len(), read.held.len()), (0, 0));
    }

    #[test]
    fn what_never_was_good_is_not_held_and_what_is_gone_is_gone() {
        let (mut files, broken) = (files(), BANK.replace("why:", "wy:"));
        let read = files.take(vec![file(Kind::Bank, "pets.yaml", &broken)]);
        assert_eq!((told(&read).len(), read.held.len()), (1, 0));
        assert!(read.library.bank("pets").is_none());
        files.take(vec![file(Kind::Bank, "pets.yaml", BANK)]);
        assert!(files.take(Vec::new()).library.bank("pets").is_none());
        let read = files.take(vec![file(Kind::Bank, "pets.yaml", &broken)]);
        assert_eq!((read.held.len(), read.library.bank("pets")), (0, None));
    }

    #[test]
    fn a_name_that_nothing_has_breaks_no_file() {
        let (mut files, text) = (files(), BANK.replace("[focus]", "[focuss]"));
        files.take(vec![file(Kind::Bank, "pets.yaml", BANK)]);
        let read = files.take(vec![file(Kind::Bank, "pets.yaml", &text)]);
        assert_eq!((told(&read).len(), read.held.len()), (1, 0));
        assert_eq!(read.library.bank("pets").unwrap().when, ["focuss"]);
    }

    #[test]
    fn a_codebook_is_held_too_and_so_are_the_banks_that_name_its_tags() {
        let mut files = files();
        let bank = file(Kind::Bank, "pets.yaml", &(BANK.to_owned() + "  tags: [database]\n"));
        let book = file(Kind::Codebook, "codebook.yaml", TAG);
        assert_eq!(told(&files.take(vec![bank.clone(), book])), [""; 0]);
        let broken = file(Kind::Codebook, "codebook.yaml", &TAG.replace("glyph", "glif"));
        let read = files.take(vec![bank, broken]);
        assert_eq!(read.held, ["codebook.yaml"]);
        assert!(read.library.codebook.tag("database").is_some());
        assert_eq!(read.library.faults.len(), 1, "{:?}", told(&read));
    }
}

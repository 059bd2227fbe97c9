//! Where in which file somebody begins to edit. A built-in bank is copied first: what is inside the
//! program can't be edited.

use std::path::{Path, PathBuf};

use crate::{
    guide::{Library, Origin, files::Kind},
    tui::effect::{Spot, Trouble},
    world::disk::{library::write_bank, read::read_capped, trouble::trouble},
    yaml,
};

/// Where to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1; 0 for none.
    pub line: u32,
    /// The column, from 1; 0 for none.
    pub column: u32,
    /// Whether the file is new: a copy of a bank that is built in.
    pub copied: bool,
}

/// How the first line of a shipped bank names the schema, and how a bank of one's own does.
const SCHEMAS: [&str; 2] = ["$schema=../assets/schema/", "$schema="];

/// Finds it.
///
/// # Errors
/// If there is no such file, or it could not be copied.
pub fn find(config: &Path, library: &Library, spot: &Spot) -> Result<Found, Trouble> {
    match spot {
        Spot::Bank { bank, question } => {
            let (path, copied) = file_of(config, library, bank)?;
            let line = question.as_ref().map_or(0, |question| line_of(&path, question));
            Ok(Found { path, line, column: 0, copied })
        }
        Spot::Fault { file, line, column } => {
            let path = PathBuf::from(file);
            if !path.is_file() {
                return Err(trouble("this file can't be edited", &path, "check that it is there"));
            }
            Ok(Found { path, line: *line, column: *column, copied: false })
        }
    }
}

/// The file of a bank, and whether it was copied.
fn file_of(config: &Path, library: &Library, id: &str) -> Result<(PathBuf, bool), Trouble> {
    let unknown = || trouble(format!("there is no bank `{id}` any more"), Path::new(""), "");
    let bank = library.bank(id).ok_or_else(unknown)?;
    match &bank.origin {
        Origin::Team(path) | Origin::Own(path) => Ok((PathBuf::from(path), false)),
        Origin::BuiltIn => {
            let text = Library::built_in_bank(id).ok_or_else(unknown)?;
            let [theirs, ours] = SCHEMAS;
            let text = text.replacen(theirs, ours, 1);
            let schema = serde_json::to_string_pretty(&Kind::Bank.json_schema());
            let schema = schema.unwrap_or_default() + "\n";
            Ok((write_bank(config, id, &text, &schema)?, true))
        }
    }
}

/// The line where a question begins, by its id: also found in a file that can't be read as a bank.
fn line_of(path: &Path, question: &str) -> u32 {
    let bytes = read_capped(path, yaml::PEOPLE_LIMIT).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let names = |line: &str| {
        let inner = line.trim_start_matches([' ', '\t', '-']);
        let id = inner.strip_prefix("id:").filter(|_| inner.len() < line.len());
        let id = id.and_then(|id| id.split(" #").next()).unwrap_or_default();
        id.trim().trim_matches(['"', '\'']) == question
    };
    let line = text.lines().position(names).map_or(0, |at| at + 1);
    u32::try_from(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::disk::library::own_files;

    fn at(bank: &str, question: Option<&str>) -> Spot {
        Spot::Bank { bank: bank.into(), question: question.map(str::to_owned) }
    }

    #[test]
    fn a_built_in_bank_is_copied_once_and_never_over_a_file() {
        let dir = tempfile::tempdir().unwrap();
        let (config, built_in) = (dir.path(), Library::built_in());
        let first = &built_in.bank("recall").unwrap().questions.last().unwrap().id;
        let found = find(config, &built_in, &at("recall", Some(first))).unwrap();
        assert!(found.copied && found.path.ends_with("question-banks/recall.yaml"));
        assert!(found.line > 1, "{found:?}");
        let library = Library::with(own_files(config));
        assert_eq!(library.faults, []);
        let (own, theirs) = (library.bank("recall").unwrap(), built_in.bank("recall").unwrap());
        assert_eq!(own.questions, theirs.questions);
        assert_eq!(own.origin, Origin::Own(found.path.display().to_string()));
        let head = read_capped(&found.path, 1 << 20).unwrap();
        let head = String::from_utf8(head).unwrap();
        let first = head.lines().next().unwrap();
        assert_eq!(first, "# yaml-language-server: $schema=bank-1.schema.json");
        assert!(found.path.with_file_name("bank-1.schema.json").is_file());
        let again = find(config, &library, &at("recall", None)).unwrap();
        assert_eq!((again.path, again.line, again.copied), (found.path, 0, false));
        let over = find(config, &built_in, &at("recall", None)).unwrap_err();
        assert_eq!(over.what, "this file is already there");
    }

    #[test]
    fn a_fault_is_found_in_its_file_and_a_missing_file_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let (missing, library) = (dir.path().join("no.yaml"), Library::default());
        let file = missing.display().to_string();
        let fault = Spot::Fault { file, line: 3, column: 7 };
        assert!(find(dir.path(), &library, &fault).unwrap_err().place.contains("no.yaml"));
        assert!(find(dir.path(), &library, &at("pets", None)).is_err());
    }
}

//! Findings as somebody's file has them: written here or elsewhere, by a program or by hand.
//!
//! Never writes: what a file has that is not known here stays in the file, and is told.

use crate::findings::Findings;
use crate::yaml::{self, Fault, shown};

/// The most fields a file is told to have that are not known here.
const MOST_UNKNOWN: usize = 20;

/// The most characters of a field's place.
const LONGEST_PATH: usize = 120;

/// A findings file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFindings {
    /// What it holds, as far as it is known here.
    pub findings: Findings,
    /// Fields that are not known here: of a newer version, or of another program.
    pub unknown: Vec<UnknownField>,
}

/// A field that is not known here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownField {
    /// Where it is in the structure: `quotes[2].mood`.
    pub path: String,
    /// Its line, from 1.
    pub line: u32,
}

/// Reads a findings file that may come from anywhere.
///
/// # Errors
/// The first thing that is not YAML, is over a limit, or does not have the shape of findings; for a
/// file of another kind or of a version to come, what it is.
///
/// # Examples
/// ```
/// let refused = firsthand::findings::read("schema: firsthand/bank/1\n").unwrap_err();
/// assert!(refused.to_string().contains("a question bank"));
/// ```
pub fn read(text: &str) -> Result<ReadFindings, Fault> {
    let (findings, paths) = yaml::read_noting(text).map_err(|fault| named(text, fault))?;
    let at = |path: &String| Fault::at_path(path.clone(), "");
    let mut places: Vec<Fault> = paths.iter().take(MOST_UNKNOWN).map(at).collect();
    yaml::locate(text, &mut places);
    let unknown = places
        .into_iter()
        .map(|place| UnknownField { path: shown(&place.path, LONGEST_PATH), line: place.line });
    Ok(ReadFindings { findings, unknown: unknown.collect() })
}

/// The fault, or a plainer one where the file says that it is something else.
fn named(text: &str, fault: Fault) -> Fault {
    let Some(schema) = schema(text) else { return fault };
    let what = match schema.split_once("findings/").map(|(_, version)| version.parse::<u32>()) {
        Some(Ok(1)) => return fault,
        Some(Ok(version)) => format!("findings of version {version}"),
        Some(Err(_)) => "findings of an unknown version".to_owned(),
        None => kind(schema).to_owned(),
    };
    let told = Fault::at_path("schema", what).expecting("findings of version 1");
    let told = if schema.contains("findings/") {
        told.hinting("a newer firsthand reads it, or whoever wrote it can write version 1")
    } else {
        told
    };
    Fault { line: fault.line.max(1), column: fault.column.max(1), ..told }
}

/// What a file says it is, near its beginning.
fn schema(text: &str) -> Option<&str> {
    let said = text.lines().take(30).find_map(|line| line.strip_prefix("schema:"))?;
    said.trim().trim_matches(['"', '\'']).strip_prefix("firsthand/")
}

fn kind(schema: &str) -> &'static str {
    match schema.split('/').next().unwrap_or_default() {
        "bank" => "a question bank",
        "protocol" => "a protocol",
        "codebook" => "a codebook",
        "wording" => "wording rules",
        "review" => "the choices of a review",
        "outcome" => "the outcome of a meeting",
        "pack" => "a pack",
        _ => "another kind of file",
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::findings::{from_yaml, to_yaml};

    const FULL: &str = include_str!("../../tests/fixtures/findings/full.yaml");

    #[test]
    fn fields_of_another_program_are_told_with_their_line() {
        let text = FULL.replace("  text: we knew", "  mood: [calm, {a: b}]\n  text: we knew");
        let read = read(&format!("{text}later: {{x: [1]}}\n")).unwrap();
        assert_eq!(read.findings, from_yaml(FULL).unwrap());
        let told: Vec<_> = read.unknown.iter().map(|field| field.path.as_str()).collect();
        assert_eq!(told, ["quotes[0].mood", "later"]);
        let line = 1 + text.lines().position(|line| line.contains("mood")).unwrap();
        assert_eq!(usize::try_from(read.unknown.first().unwrap().line).unwrap(), line);
    }

    #[test]
    fn our_own_files_hold_nothing_unknown() {
        let read = read(&to_yaml(&from_yaml(FULL).unwrap())).unwrap();
        assert!(read.unknown.is_empty(), "{:?}", read.unknown);
    }

    #[test]
    fn what_a_file_is_instead_is_said() {
        let said = |text: &str| read(text).unwrap_err().to_string();
        assert!(
            said("schema: firsthand/findings/2\nnew: 1\n").starts_with("1:9: found findings of")
        );
        assert!(said("schema: 'firsthand/review/1'\n").contains("the choices of a review"));
        assert!(said("schema: firsthand/findings/1\nincident: 3\n").contains("incident"));
        assert!(said("name: CI\non: push\n").contains("no `schema`"));
    }
}

//! Findings ⇄ YAML. The same findings give the same bytes.

use crate::{
    findings::{Findings, SCHEMA_FILE},
    yaml,
};

pub use crate::yaml::Fault;

/// The first line of every file: editors with a YAML language server check the file against the
/// schema of that name beside it, and are content without one.
pub const FIRST_LINE: &str = "# yaml-language-server: $schema=findings-1.schema.json";

/// Writes findings as a file has them.
///
/// # Panics
/// Never: the shape has only texts, numbers and lists of them.
#[must_use]
pub fn to_yaml(findings: &Findings) -> String {
    debug_assert!(FIRST_LINE.ends_with(SCHEMA_FILE));
    let text = yaml::write(findings).expect("texts, numbers and lists have a form in YAML");
    format!("{FIRST_LINE}\n{text}")
}

/// Reads findings from a file's text. Fields it does not know are passed over.
///
/// # Errors
/// The first thing that is not YAML, is over a limit, or does not have the shape of findings.
pub fn from_yaml(text: &str) -> Result<Findings, Fault> {
    yaml::read_own(text)
}

//! Findings ⇄ YAML. The same findings give the same bytes.

use serde::{Serialize, Serializer};
use serde_yaml::DoubleQuoted;

use crate::findings::{Findings, SCHEMA_FILE};
use crate::yaml::{self, Fault};

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

/// A time on the interview's clock, always in quotes: some readers take `00:12:03` for a number.
#[expect(clippy::ref_option, reason = "serde calls it with a reference")]
pub(super) fn quoted<S: Serializer>(
    time: &Option<String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    time.as_deref().map(DoubleQuoted).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::from_yaml;

    #[test]
    fn what_is_no_findings_is_refused_with_its_place() {
        let fault = from_yaml("schema: firsthand/bank/1\n").unwrap_err();
        assert_eq!((fault.line, fault.column), (1, 9), "{fault}");
        assert!(fault.to_string().contains("firsthand/findings/1"), "{fault}");
        for text in ["", "- a", "schema: [", "a\u{0}b", "\u{1b}]52;"] {
            assert!(from_yaml(text).is_err(), "{text:?}");
        }
    }
}

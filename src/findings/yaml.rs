//! Findings ⇄ YAML. The same findings give the same bytes.

use crate::findings::{Findings, SCHEMA_FILE, yaml::room as yaml};

pub use self::yaml::Fault;

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

/// Stands in for the room `crate::yaml` until it is there.
mod room {
    use std::fmt;

    use serde::{Serialize, de::DeserializeOwned};

    /// What is wrong with a file, and where.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Fault {
        /// Line, from 1; 0 where no line is to blame.
        pub line: u64,
        /// Column, from 1; 0 where no line is to blame.
        pub column: u64,
        /// What is wrong.
        pub found: String,
    }

    impl fmt::Display for Fault {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}:{}: {}", self.line, self.column, self.found)
        }
    }

    impl std::error::Error for Fault {}

    pub(super) fn write<T: Serialize>(value: &T) -> Result<String, String> {
        let text = styled(value, true)?;
        // Some readers refuse a block that starts with a tab.
        if text.contains('\t') { styled(value, false) } else { Ok(text) }
    }

    pub(super) fn read_own<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
        let budget = serde_yaml::budget! {
            max_events: 5_000_000, max_nodes: 2_000_000, max_aliases: 100, max_anchors: 100,
        };
        let options = serde_yaml::options! { budget: budget, with_snippet: false };
        serde_yaml::from_str_with_options(text, options).map_err(|error| {
            let place = error.location();
            Fault {
                line: place.map_or(0, |place| place.line()),
                column: place.map_or(0, |place| place.column()),
                found: error.to_string(),
            }
        })
    }

    fn styled<T: Serialize>(value: &T, blocks: bool) -> Result<String, String> {
        let options = serde_yaml::ser_options! {
            folded_wrap_chars: 1_000_000_000,
            prefer_block_scalars: blocks,
        };
        serde_yaml::to_string_with_options(value, options).map_err(|error| error.to_string())
    }
}

//! Text → banks, protocols, codebooks and wording rules, or all their faults.

mod bank;
mod checks;
mod codebook;
mod protocol;
mod wording;

use schemars::{Schema, schema_for};

pub use self::{
    bank::read_bank, codebook::read_codebook, protocol::read_protocol, wording::WordingFile,
};

/// Whether a text may be the id of a bank, a protocol or a tag; if not, the nearest text that may.
///
/// # Errors
/// What may be one, if anything like it may.
pub fn id(text: &str) -> Result<(), Option<String>> {
    if checks::is_slug(text) {
        return Ok(());
    }
    Err(Some(checks::slug_of(text)).filter(|better| checks::is_slug(better)))
}

/// The kinds of files that people write for the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A question bank.
    Bank,
    /// A protocol.
    Protocol,
    /// A codebook, or additions to it.
    Codebook,
    /// Wording rules, or additions to them.
    Wording,
}

impl Kind {
    /// The `schema` that a file of this kind names.
    #[must_use]
    pub fn schema(self) -> &'static str {
        match self {
            Self::Bank => "firsthand/bank/1",
            Self::Protocol => "firsthand/protocol/1",
            Self::Codebook => "firsthand/codebook/1",
            Self::Wording => "firsthand/wording/1",
        }
    }

    /// The kind that a text says it is, by its line `schema:`.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let schema = text.lines().find_map(|line| line.strip_prefix("schema:"))?;
        let named = |kind: &Self| schema.contains(kind.name());
        [Self::Bank, Self::Protocol, Self::Codebook, Self::Wording].into_iter().find(named)
    }

    /// The name of the file in `assets/schema/` that describes this kind.
    #[must_use]
    pub fn schema_file(self) -> &'static str {
        match self {
            Self::Bank => "bank-1.schema.json",
            Self::Protocol => "protocol-1.schema.json",
            Self::Codebook => "codebook-1.schema.json",
            Self::Wording => "wording-1.schema.json",
        }
    }

    /// The JSON Schema of this kind, made from what reads it.
    #[must_use]
    pub fn json_schema(self) -> Schema {
        match self {
            Self::Bank => schema_for!(bank::BankShape),
            Self::Protocol => schema_for!(protocol::ProtocolShape),
            Self::Codebook => schema_for!(codebook::CodebookShape),
            Self::Wording => schema_for!(wording::WordingShape),
        }
    }

    /// What a person calls it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Bank => "bank",
            Self::Protocol => "protocol",
            Self::Codebook => "codebook",
            Self::Wording => "wording",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Bank => "firsthand/bank/",
            Self::Protocol => "firsthand/protocol/",
            Self::Codebook => "firsthand/codebook/",
            Self::Wording => "firsthand/wording/",
        }
    }
}

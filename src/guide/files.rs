//! Text → banks, protocols, codebooks and wording rules, or all their faults.

mod bank;
mod checks;
mod codebook;
mod protocol;
mod wording;

pub use self::{
    bank::read_bank, codebook::read_codebook, protocol::read_protocol, wording::read_wording,
};

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

    fn name(self) -> &'static str {
        match self {
            Self::Bank => "firsthand/bank/",
            Self::Protocol => "firsthand/protocol/",
            Self::Codebook => "firsthand/codebook/",
            Self::Wording => "firsthand/wording/",
        }
    }
}

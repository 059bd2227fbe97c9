//! Leads: something or someone to look at next.

use crate::interview::id::Id;

/// What a lead points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LeadKind {
    /// Somebody to talk to.
    #[default]
    Person,
    /// Work under way.
    Project,
    /// An incident that feels familiar.
    PastIncident,
    /// Something written.
    Document,
    /// A system to look at.
    System,
}

impl LeadKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Person, Self::Project, Self::PastIncident, Self::Document, Self::System];

    /// The kind's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Project => "project",
            Self::PastIncident => "past-incident",
            Self::Document => "document",
            Self::System => "system",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What a lead is, beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lead {
    /// What it points at.
    pub kind: LeadKind,
    /// The notes it came from.
    pub from: Vec<Id>,
}

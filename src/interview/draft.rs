//! The line being typed, before it is kept.

use crate::interview::{id::Id, note::Kind, part::Part, stamp::Stamp};

/// What a line becomes when it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// A note of this kind.
    Note(Kind),
    /// A moment of the incident.
    Moment,
    /// A finding's title.
    Finding,
    /// A lead.
    Lead,
    /// An idea, parked.
    Idea,
}

impl LineKind {
    /// Every kind of line.
    pub const ALL: [Self; 10] = [
        Self::Note(Kind::Said),
        Self::Note(Kind::Quote),
        Self::Note(Kind::Thought),
        Self::Note(Kind::Asked),
        Self::Note(Kind::Off),
        Self::Note(Kind::Mark),
        Self::Moment,
        Self::Finding,
        Self::Lead,
        Self::Idea,
    ];

    /// The word shown before the line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note(kind) => kind.word(),
            Self::Moment => "moment",
            Self::Finding => "finding",
            Self::Lead => "lead",
            Self::Idea => "idea",
        }
    }

    /// The kind of line with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether the line is off the record.
    #[must_use]
    pub fn is_off(self) -> bool {
        self == Self::Note(Kind::Off)
    }
}

/// The line being typed. It is written down as it grows, so that no crash loses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// When its first character was typed. A record with the same wall time closes the draft.
    pub began: Stamp,
    /// What it becomes.
    pub kind: LineKind,
    /// The entry whose words it corrects, if it corrects one.
    pub editing: Option<Id>,
    /// Which part of that entry.
    pub part: Part,
    /// The words so far.
    pub text: String,
}

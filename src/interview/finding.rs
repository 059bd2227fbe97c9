//! Findings: what was learned, and what it makes one wonder.

use crate::interview::id::Id;

/// What sort of thing was learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Something that, together with others, made the incident possible.
    #[default]
    Contributor,
    /// Something that made the work hard.
    Difficulty,
    /// Something that kept it from being worse.
    Mitigator,
    /// Something that may yet go wrong.
    Risk,
    /// Something nobody expected.
    Surprise,
    /// How the work usually goes.
    NormalWork,
    /// Something known to some and not to others.
    Knowledge,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Self; 7] = [
        Self::Contributor,
        Self::Difficulty,
        Self::Mitigator,
        Self::Risk,
        Self::Surprise,
        Self::NormalWork,
        Self::Knowledge,
    ];

    /// The sort's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Contributor => "contributor",
            Self::Difficulty => "difficulty",
            Self::Mitigator => "mitigator",
            Self::Risk => "risk",
            Self::Surprise => "surprise",
            Self::NormalWork => "normal-work",
            Self::Knowledge => "knowledge",
        }
    }

    /// The sort with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// How well a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strength {
    /// Several pieces of evidence agree.
    Strong,
    /// There is some evidence.
    Some,
    /// A hunch to follow up.
    #[default]
    Hunch,
}

impl Strength {
    /// Every strength.
    pub const ALL: [Self; 3] = [Self::Strong, Self::Some, Self::Hunch];

    /// The strength's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Some => "some",
            Self::Hunch => "hunch",
        }
    }

    /// The strength with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.word() == word)
    }
}

/// What a finding is, beside its title (the entry's text).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finding {
    /// What was learned, in a sentence or a few.
    pub learned: String,
    /// What sort of thing.
    pub sort: Sort,
    /// How well it stands.
    pub strength: Strength,
    /// The notes it rests on.
    pub evidence: Vec<Id>,
    /// Open questions that start "I wonder…".
    pub wonders: Vec<String>,
}

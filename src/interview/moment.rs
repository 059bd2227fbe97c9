//! Moments: points on the incident's timeline as the interviewee tells it.

/// How exactly a moment is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Precision {
    /// To the minute.
    Exact,
    /// Roughly.
    #[default]
    About,
    /// Only its place in the order is known.
    OrderOnly,
}

impl Precision {
    /// Every precision.
    pub const ALL: [Self; 3] = [Self::Exact, Self::About, Self::OrderOnly];

    /// The precision's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::OrderOnly => "order-only",
        }
    }

    /// The precision with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.word() == word)
    }
}

/// How the interviewee knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Knows {
    /// They were there.
    #[default]
    FirstHand,
    /// Somebody told them.
    Hearsay,
}

impl Knows {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FirstHand => "first-hand",
            Self::Hearsay => "hearsay",
        }
    }
}

/// When the interviewee came to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Learned {
    /// At the time.
    #[default]
    Then,
    /// Since.
    Since,
}

impl Learned {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Then => "then",
            Self::Since => "since",
        }
    }
}

/// What a moment is, beside its words (what happened).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moment {
    /// The time as it was told: "about 02:00", "after the second page".
    pub told: String,
    /// The time on the clock, with its zone (RFC 3339), where it is known.
    pub time: Option<String>,
    /// How exactly.
    pub precision: Precision,
    /// First-hand or hearsay.
    pub knows: Knows,
    /// Then or since.
    pub learned: Learned,
    /// The notes it rests on.
    pub evidence: Vec<crate::interview::id::Id>,
}

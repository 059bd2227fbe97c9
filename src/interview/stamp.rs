//! When something happened.

use std::fmt;

use chrono::{DateTime, Utc};

/// A point on the interview's own clock, in milliseconds since its start, pauses left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Elapsed(pub u64);

impl Elapsed {
    /// The start.
    pub const ZERO: Self = Self(0);

    /// This many milliseconds later.
    #[must_use]
    pub fn plus(self, ms: u64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Whole minutes.
    #[must_use]
    pub fn minutes(self) -> u64 {
        self.0 / 60_000
    }

    /// `00:12:03`, as files have it.
    #[must_use]
    pub fn long(self) -> String {
        let seconds = self.0 / 1000;
        format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

impl fmt::Display for Elapsed {
    /// `12:03`, or `75:03` after more than an hour, as screens have it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0 / 1000;
        write!(f, "{:02}:{:02}", seconds / 60, seconds % 60)
    }
}

/// When something happened: on the wall's clock and on the interview's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The wall's clock, kept to the millisecond.
    pub at: DateTime<Utc>,
    /// The interview's clock.
    pub elapsed: Elapsed,
}

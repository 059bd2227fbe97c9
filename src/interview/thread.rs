//! Threads: words heard, parked to come back to.

use crate::interview::id::Id;

/// What became of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// Still to be pulled.
    #[default]
    Open,
    /// Come back to.
    Pulled,
    /// Let go.
    Dropped,
    /// Kept for another interviewee.
    ForSomeoneElse,
}

/// What a thread is, beside the words heard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Thread {
    /// The note the words were heard in.
    pub from: Option<Id>,
    /// What became of it.
    pub fate: Fate,
}

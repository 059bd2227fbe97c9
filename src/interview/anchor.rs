//! Anchors: lines picked beforehand, to ask about; and what a question comes back to.

use crate::interview::id::Id;

/// A line the interviewee wrote or was in, picked beforehand to ask about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Anchor {
    /// When it was written, as it stood there: `02:14`.
    pub time: Option<String>,
    /// Its words.
    pub words: String,
    /// Where it stood: a channel, a ticket, a document.
    pub place: Option<String>,
}

/// What a question comes back to: the words in it are theirs, not the investigator's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackTo {
    /// A thread, which was pulled with it.
    Thread(Id),
    /// An anchor.
    Anchor(Anchor),
}

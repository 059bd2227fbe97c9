//! What to ask next, and why. Deterministic: the same situation gives the same list. Remembers
//! nothing between two lists.

mod anchors;
mod heard;
mod weighing;

use crate::{
    guide::{cues::Cues, library::Library, protocol::Protocol, question::Blanks},
    interview::{QuestionRef, anchor::Anchor, id::Id, stamp::Elapsed},
};
use weighing::Weighing;

pub(super) use anchors::due;
pub use anchors::question_of;
pub use weighing::come_back;

/// The ids of a bank and of a question in it.
pub type Ids<'a> = (&'a str, &'a str);

/// Where the conversation stands.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The protocol that is followed.
    pub protocol: &'a Protocol,
    /// The id of the phase that is on.
    pub phase: &'a str,
    /// Whether anything was asked or said since the phase began.
    pub begun: bool,
    /// Whether the time that is left is kept for later phases: only must-asks are suggested then.
    pub late: bool,
    /// Ids of the banks chosen for this interview; none means all.
    pub banks: &'a [String],
    /// What was asked so far.
    pub asked: &'a [Ids<'a>],
    /// What was put off, in that order.
    pub put_off: &'a [Ids<'a>],
    /// What was meant to be asked, whatever happens.
    pub must_asks: &'a [Ids<'a>],
    /// The question being answered: put last, in its own words, and something was said since.
    pub answered: Option<Ids<'a>>,
    /// The probes of that question that were put already, by their places.
    pub probed: &'a [u8],
    /// What can stand in blanks, whatever was said.
    pub blanks: &'a Blanks,
    /// What was noted of their words lately, newest first.
    pub notes: &'a [Noted<'a>],
    /// The threads that are open, oldest first.
    pub threads: &'a [Parked<'a>],
    /// The lines picked beforehand that were not asked about, in the order picked.
    pub anchors: &'a [Picked<'a>],
}

/// A note of what the interviewee said. Never one that is off the record, nor a thought.
#[derive(Debug, Clone, Copy)]
pub struct Noted<'a> {
    /// When.
    pub at: Elapsed,
    /// Its words.
    pub text: &'a str,
    /// Whether it was said after the question put last.
    pub fresh: bool,
}

/// A thread that is open.
#[derive(Debug, Clone, Copy)]
pub struct Parked<'a> {
    /// The thread.
    pub id: Id,
    /// When its words were heard.
    pub at: Elapsed,
    /// The words heard.
    pub words: &'a str,
    /// Whether the talk has moved on since.
    pub due: bool,
    /// Whether it was offered and put off.
    pub put_off: bool,
}

/// A line picked beforehand that was not asked about.
#[derive(Debug, Clone, Copy)]
pub struct Picked<'a> {
    /// The line.
    pub anchor: &'a Anchor,
    /// Whether it was offered and put off.
    pub put_off: bool,
}

/// Something worth asking now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is.
    pub what: Suggested,
    /// The words, with blanks filled.
    pub wording: String,
    /// Why it is suggested, in a few plain words.
    pub why_now: String,
}

/// What is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggested {
    /// A question of a bank, or one of its probes.
    Question {
        /// The bank's id.
        bank: String,
        /// The question's id within it.
        question: String,
        /// The place of the probe, if it is one.
        probe: Option<u8>,
    },
    /// To come back to a thread.
    Thread(Id),
    /// To ask about a line picked beforehand.
    Anchor {
        /// The line.
        anchor: Anchor,
        /// The question of a bank whose words it is put in, where one has any.
        question: Option<QuestionRef>,
    },
}

impl Suggestion {
    /// The ids of the question it is, or is a probe of.
    #[must_use]
    pub fn ids(&self) -> Option<Ids<'_>> {
        match &self.what {
            Suggested::Question { bank, question, .. } => Some((bank, question)),
            Suggested::Anchor { question, .. } => question.as_ref().map(QuestionRef::pair),
            Suggested::Thread(_) => None,
        }
    }

    /// The thread it comes back to.
    #[must_use]
    pub fn thread(&self) -> Option<Id> {
        match self.what {
            Suggested::Question { .. } | Suggested::Anchor { .. } => None,
            Suggested::Thread(id) => Some(id),
        }
    }
}

/// What is worth asking now, best first. Nothing that was asked, and nothing in a phase that is
/// theirs to tell, but for the question that opens it. Questions whose blanks cannot be filled and
/// that have no plain wording are left out.
#[must_use]
pub fn suggestions(library: &Library, cues: &Cues, situation: &Situation<'_>) -> Vec<Suggestion> {
    let phase = situation.protocol.phase(situation.phase);
    let listens = phase.is_some_and(|phase| phase.listen);
    let hidden = phase.is_some_and(|phase| phase.hidden.iter().any(|what| what == "suggestions"));
    if hidden || (listens && situation.begun) {
        return Vec::new();
    }
    let weighing = Weighing::of(library, cues, situation);
    if listens {
        return weighing.opening().into_iter().collect();
    }
    weighing.ranked()
}

#[cfg(test)]
mod tests;

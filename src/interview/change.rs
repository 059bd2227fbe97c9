//! Changes: past facts about an interview. Replaying them in order gives the interview back.

use std::ops::Range;

use chrono::NaiveDate;

use crate::interview::{
    QuestionRef,
    anchor::Anchor,
    consent::{Attribution, Consent},
    entry::What,
    finding::{Sort, Strength},
    id::Id,
    lead::Lead,
    moment::Moment,
    note::{Kind, Note, Reply},
    pivot::Pivot,
    plan::Plan,
    stamp::Stamp,
    thread::Fate,
};

/// One past fact, and when it happened. For a typed line that is when its first character was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// When.
    pub when: Stamp,
    /// What.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Something about the conversation as a whole.
    Course(Course),
    /// Something new stands in the stream: a note was taken, a question asked, a moment placed, a
    /// pivot added, a finding drafted, a lead added, a thread or an idea parked.
    Added(Added),
    /// Something happened to an entry of any sort.
    Entry(Id, OfEntry),
    /// Something happened to a note.
    Note(Id, OfNote),
    /// A moment was placed anew.
    MomentMoved(Id, Moment),
    /// A pivot's row reads like this now.
    PivotFilled(Id, Box<Pivot>),
    /// A lead points at this now.
    LeadChanged(Id, Lead),
    /// An idea came from these.
    IdeaFrom(Id, Vec<Id>),
    /// A thread was pulled, dropped or opened again.
    ThreadTurned(Id, Fate),
    /// Something happened to a finding.
    Finding(Id, OfFinding),
}

/// What happened to the conversation as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// The interview was planned, or its plan was changed.
    Planned(Box<Plan>),
    /// Consent was given, or changed.
    ConsentRecorded(Consent),
    /// The clock was started.
    Started,
    /// The clock was stopped for a while.
    Paused,
    /// The clock went on, after a pause or after an end that was not one.
    Resumed,
    /// A phase of the protocol was entered.
    PhaseEntered(String),
    /// The pause card was shown; nothing else is kept of it.
    PauseCardShown,
    /// The conversation was ended.
    Ended,
    /// A suggestion was put off for now.
    SuggestionPutOff(QuestionRef),
    /// A question was made one that must be asked.
    MustAskSet(QuestionRef),
    /// A question no longer must be asked.
    MustAskCleared(QuestionRef),
    /// A line was picked to ask about.
    AnchorSet(Anchor),
    /// A line is to be asked about no more.
    AnchorCleared(Anchor),
    /// The investigator wrote down what they assume.
    AssumptionSet(String),
    /// The investigator assumes it no more.
    AssumptionCleared(String),
    /// The interviewee's confidence, 1 to 5.
    ConfidenceGiven {
        /// At the time of the incident.
        then: Option<u8>,
        /// Facing the same tomorrow.
        now: Option<u8>,
    },
    /// The share-back was made.
    ShareBackMade {
        /// Until when an answer is asked for.
        until: Option<NaiveDate>,
    },
    /// Findings were published.
    Published {
        /// At which level.
        level: Attribution,
        /// Hash of the bytes that went out, in hex.
        hash: String,
    },
    /// The interviewee withdrew all of it; nothing else is kept.
    Withdrawn,
}

/// A new entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    /// Its name.
    pub id: Id,
    /// Its words.
    pub text: String,
    /// The tags typed with it.
    pub tags: Vec<String>,
    /// What it is.
    pub what: What,
}

/// What happened to an entry of any sort.
#[derive(Debug, Clone, PartialEq)]
pub enum OfEntry {
    /// Its words were corrected to these.
    Corrected(String),
    /// It was withdrawn.
    Withdrawn,
    /// It was restored.
    Restored,
    /// It was given a tag.
    Tagged(String),
    /// A tag was taken away.
    Untagged(String),
    /// The interviewee took it back: it is gone, and only that is kept.
    TakenBack,
}

/// What happened to a note.
#[derive(Debug, Clone, PartialEq)]
pub enum OfNote {
    /// Its kind was changed.
    KindChanged(Kind),
    /// A part was marked as the interviewee's exact words (byte range of the text).
    SpanMarked(Range<usize>),
    /// A marked part was unmarked.
    SpanUnmarked(Range<usize>),
    /// How the person may appear with it was set, or set back to what they agreed to.
    AttributionSet(Option<Attribution>),
    /// The interviewee answered about it.
    ReplyRecorded(Reply),
    /// Why they answered so, in their words.
    ReasonGiven(String),
}

/// What happened to a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum OfFinding {
    /// It was revised.
    Revised {
        /// What was learned.
        learned: String,
        /// What sort of thing.
        sort: Sort,
        /// How well it stands.
        strength: Strength,
    },
    /// A note became evidence for it.
    EvidenceAttached(Id),
    /// A note is evidence no more.
    EvidenceDetached(Id),
    /// These are its evidence, in this order.
    EvidenceSet(Vec<Id>),
    /// It made one wonder.
    WonderAdded(String),
    /// A wonder was taken back.
    WonderRemoved(String),
    /// This is what it makes one wonder, in this order.
    WondersSet(Vec<String>),
}

impl Fact {
    /// A note was taken.
    #[must_use]
    pub fn note(id: Id, kind: Kind, text: impl Into<String>) -> Self {
        let what = What::Note(Note::new(kind));
        Self::Added(Added { id, text: text.into(), tags: Vec::new(), what })
    }
}

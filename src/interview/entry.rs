//! Entries: everything that stands in an interview's stream.

use crate::interview::{
    QuestionRef,
    anchor::BackTo,
    draft::LineKind,
    finding::Finding,
    id::Id,
    lead::Lead,
    moment::Moment,
    note::{Kind, Note},
    pivot::Pivot,
    stamp::Stamp,
    thread::Thread,
};

/// One thing in the stream.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name.
    pub id: Id,
    /// When it happened; for a typed line, when its first character was typed.
    pub when: Stamp,
    /// Its words: a note's text, a question as put, what happened at a moment, a finding's title.
    pub text: String,
    /// Its tags, in the order given.
    pub tags: Vec<String>,
    /// The question that was put before it.
    pub after: Option<Id>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// What it is.
    pub what: What,
}

/// What an entry is.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A note.
    Note(Note),
    /// A question of a bank, put to the interviewee.
    Question(Asked),
    /// A moment of the incident.
    Moment(Box<Moment>),
    /// A point where something was decided.
    Pivot(Box<Pivot>),
    /// A finding.
    Finding(Box<Finding>),
    /// A lead.
    Lead(Lead),
    /// A thread.
    Thread(Thread),
    /// An idea, parked; never a finding. Holds the notes it came from.
    Idea(Vec<Id>),
}

/// A question of a bank, put to the interviewee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which question.
    pub question: QuestionRef,
    /// Which of its probes, counted from 0, if it was one.
    pub probe: Option<u8>,
    /// What it comes back to, where its words are the interviewee's.
    pub back_to: Option<Box<BackTo>>,
}

impl Entry {
    /// The note, where the entry is one.
    #[must_use]
    pub fn note(&self) -> Option<&Note> {
        if let What::Note(note) = &self.what { Some(note) } else { None }
    }

    /// The finding, where the entry is one.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        if let What::Finding(finding) = &self.what { Some(finding) } else { None }
    }

    /// The moment, where the entry is one.
    #[must_use]
    pub fn moment(&self) -> Option<&Moment> {
        if let What::Moment(moment) = &self.what { Some(moment) } else { None }
    }

    /// The pivot, where the entry is one.
    #[must_use]
    pub fn pivot(&self) -> Option<&Pivot> {
        if let What::Pivot(pivot) = &self.what { Some(pivot) } else { None }
    }

    /// The thread, where the entry is one.
    #[must_use]
    pub fn thread(&self) -> Option<&Thread> {
        if let What::Thread(thread) = &self.what { Some(thread) } else { None }
    }

    /// The bank question, where the entry is one that was put.
    #[must_use]
    pub fn question(&self) -> Option<&Asked> {
        if let What::Question(asked) = &self.what { Some(asked) } else { None }
    }

    /// What a question comes back to, where its words are the interviewee's.
    #[must_use]
    pub fn back_to(&self) -> Option<&BackTo> {
        match &self.what {
            What::Note(note) => note.back_to.as_deref(),
            What::Question(asked) => asked.back_to.as_deref(),
            What::Moment(_)
            | What::Pivot(_)
            | What::Finding(_)
            | What::Lead(_)
            | What::Thread(_)
            | What::Idea(_) => None,
        }
    }

    /// The note's kind, where the entry is one.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.note().map(|note| note.kind)
    }

    /// Whether it is off the record.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.kind() == Some(Kind::Off)
    }

    /// Whether it is a question, of a bank or in the investigator's own wording.
    #[must_use]
    pub fn is_question(&self) -> bool {
        matches!(self.what, What::Question(_)) || self.kind() == Some(Kind::Asked)
    }

    /// What kind of line would be typed to make it, where one could be.
    #[must_use]
    pub fn line_kind(&self) -> LineKind {
        match &self.what {
            What::Note(note) => LineKind::Note(note.kind),
            What::Question(_) => LineKind::Note(Kind::Asked),
            What::Moment(_) | What::Pivot(_) => LineKind::Moment,
            What::Finding(_) => LineKind::Finding,
            What::Lead(_) | What::Thread(_) => LineKind::Lead,
            What::Idea(_) => LineKind::Idea,
        }
    }

    /// The letter before its id in findings files.
    #[must_use]
    pub fn letter(&self) -> char {
        match &self.what {
            What::Note(_) => 'n',
            What::Question(_) => 'q',
            What::Moment(_) => 'm',
            What::Pivot(_) => 'v',
            What::Finding(_) => 'f',
            What::Lead(_) => 'l',
            What::Thread(_) => 't',
            What::Idea(_) => 'i',
        }
    }

    /// Its name in findings files: `n14`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}{}", self.letter(), self.id)
    }
}

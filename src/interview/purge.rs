//! What is to leave an interview's files for good, and what is hidden at once until it has.

use crate::interview::{
    Interview,
    change::{Change, Course, Fact, OfEntry, OfFinding, OfNote},
    entry::What,
    id::Id,
    note::{Kind, Reply},
    pivot::{Cell, Pivot},
    stamp::Stamp,
};

/// Why words leave the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The interviewee took some entries back. A tombstone stays of each.
    TakenBack,
    /// Some notes are off the record after all: only the off-record store has them from now on.
    OffRecord,
    /// The interviewee withdrew all of it.
    Withdrawn,
}

/// What is to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purge {
    /// Why.
    pub why: Why,
    /// Which entries; none where all of them leave.
    pub ids: Vec<Id>,
    /// When it was asked for.
    pub when: Stamp,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::TakenBack, Self::OffRecord, Self::Withdrawn];

    /// The reason's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::TakenBack => "taken-back",
            Self::OffRecord => "off-record",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The reason with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.word() == word)
    }
}

impl Purge {
    /// Hides what is to leave, in an interview that was read before it has left.
    pub fn hide(&self, interview: &mut Interview) {
        for fact in self.hiding(interview) {
            interview.apply(&Change { when: self.when, fact });
        }
    }

    /// The facts that hide it.
    #[must_use]
    pub fn hiding(&self, interview: &Interview) -> Vec<Fact> {
        let hiding = |id: &Id| match self.why {
            Why::OffRecord if interview.note(*id).is_some() => {
                Fact::Note(*id, OfNote::KindChanged(Kind::Off))
            }
            Why::OffRecord | Why::TakenBack | Why::Withdrawn => {
                Fact::Entry(*id, OfEntry::TakenBack)
            }
        };
        match self.why {
            Why::Withdrawn => vec![Fact::Course(Course::Withdrawn)],
            Why::TakenBack | Why::OffRecord => self.ids.iter().map(hiding).collect(),
        }
    }

    /// The same with the threads that were parked from these notes: the words are the notes'.
    #[must_use]
    pub fn with_threads(mut self, interview: &Interview) -> Self {
        self.ids.extend(interview.threads_from(&self.ids));
        self
    }
}

impl Interview {
    fn threads_from(&self, ids: &[Id]) -> Vec<Id> {
        let from = |id: Option<Id>| id.is_some_and(|id| ids.contains(&id));
        let threads = self.stream().filter(|e| e.thread().is_some_and(|thread| from(thread.from)));
        threads.map(|entry| entry.id).collect()
    }
}

/// Everything that was ever said of these entries, by the changes that say it.
#[must_use]
pub fn words(changes: &[Change], ids: &[Id]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for text in changes.iter().filter_map(|change| of(&change.fact, ids)).flatten() {
        let known = text.trim().is_empty() || words.contains(&text);
        words.extend((!known).then_some(text));
    }
    words
}

fn of(fact: &Fact, ids: &[Id]) -> Option<Vec<String>> {
    let (id, texts) = match fact {
        Fact::Added(added) => {
            let note = if let What::Note(note) = &added.what { Some(note) } else { None };
            let reply = note.and_then(|note| note.reply.as_ref());
            let mut texts = vec![added.text.clone()];
            texts.extend(reply.and_then(fixed).cloned());
            texts.extend(note.and_then(|note| note.reason.clone()));
            if let What::Pivot(pivot) = &added.what {
                texts.extend(cells(pivot));
            }
            (added.id, texts)
        }
        Fact::Entry(id, OfEntry::Corrected(text)) | Fact::Note(id, OfNote::ReasonGiven(text)) => {
            (*id, vec![text.clone()])
        }
        Fact::Note(id, OfNote::ReplyRecorded(reply)) => (*id, vec![fixed(reply)?.clone()]),
        Fact::Finding(id, OfFinding::Revised { learned, .. }) => (*id, vec![learned.clone()]),
        Fact::Finding(id, OfFinding::WonderAdded(wonder)) => (*id, vec![wonder.clone()]),
        Fact::Finding(id, OfFinding::WondersSet(wonders)) => (*id, wonders.clone()),
        Fact::PivotFilled(id, pivot) => (*id, cells(pivot).collect()),
        Fact::Course(_)
        | Fact::Entry(..)
        | Fact::Note(..)
        | Fact::MomentMoved(..)
        | Fact::LeadChanged(..)
        | Fact::IdeaFrom(..)
        | Fact::ThreadTurned(..)
        | Fact::Finding(..) => return None,
    };
    ids.contains(&id).then_some(texts)
}

fn cells(pivot: &Pivot) -> impl Iterator<Item = String> {
    Cell::ALL.into_iter().map(|cell| pivot.cell(cell).to_owned())
}

fn fixed(reply: &Reply) -> Option<&String> {
    if let Reply::Fix(words) = reply { Some(words) } else { None }
}

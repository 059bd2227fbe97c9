//! Reading an interview's entries, in the order of its clock.

use crate::interview::{
    Interview, QuestionRef,
    anchor::{Anchor, BackTo},
    change::Fact,
    entry::{Asked, Entry, What},
    finding::Finding,
    id::Id,
    note::Note,
    stamp::Elapsed,
    thread::Fate,
};

impl Interview {
    /// The entry with this id.
    #[must_use]
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.index.get(id).and_then(|at| self.entries.get(at as usize))
    }

    /// The note with this id.
    #[must_use]
    pub fn note(&self, id: Id) -> Option<&Note> {
        self.entry(id).and_then(Entry::note)
    }

    /// The finding with this id.
    #[must_use]
    pub fn finding(&self, id: Id) -> Option<&Finding> {
        self.entry(id).and_then(Entry::finding)
    }

    /// How many entries the stream has, withdrawn ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether nothing has been taken down.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The entry at a place of the stream.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Entry> {
        self.order.get(place).and_then(|index| self.entries.get(*index as usize))
    }

    /// Everything, off the record included, in the order of the clock. For the live screen only.
    #[must_use = "an iterator"]
    pub fn stream(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.order.iter().filter_map(|index| self.entries.get(*index as usize))
    }

    /// What is on the record and not withdrawn, in the order of the clock.
    #[must_use = "an iterator"]
    pub fn on_record(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.stream().filter(|entry| !entry.withdrawn && !entry.is_off())
    }

    /// Where an entry stands in the stream.
    #[must_use]
    pub fn place_of(&self, id: Id) -> Option<usize> {
        let index = self.index.get(id)?;
        let elapsed = self.elapsed_of(index);
        let from = self.order.partition_point(|other| self.elapsed_of(*other) < elapsed);
        let here = self.order.iter().skip(from).position(|other| *other == index)?;
        Some(from + here)
    }

    /// The bank questions that were put, in the order of the clock.
    #[must_use]
    pub fn asked(&self) -> Vec<&QuestionRef> {
        self.put().map(|asked| &asked.question).collect()
    }

    /// The same, with their probes.
    #[must_use = "an iterator"]
    pub fn put(&self) -> impl Iterator<Item = &Asked> {
        let put = self.questions.iter().filter_map(|(_, id)| self.entry(*id));
        put.filter(|entry| !entry.withdrawn).filter_map(Entry::question)
    }

    /// The threads still to be pulled, in the order in which they were parked; none whose note was
    /// withdrawn or is off the record.
    #[must_use = "an iterator"]
    pub fn open_threads(&self) -> impl Iterator<Item = &Entry> {
        let parked = self.threads.iter().filter_map(|id| self.entry(*id));
        parked.filter(|entry| {
            let Some(thread) = entry.thread() else { return false };
            let stands = |from: &Entry| !from.withdrawn && !from.is_off();
            let from = thread.from.and_then(|id| self.entry(id));
            thread.fate == Fate::Open && !entry.withdrawn && from.is_none_or(stands)
        })
    }

    /// The anchors not asked about yet, in the order in which they were picked.
    #[must_use = "an iterator"]
    pub fn open_anchors(&self) -> impl Iterator<Item = &Anchor> {
        let put = self.questions.iter().filter_map(|(_, id)| self.entry(*id));
        let put = put.filter(|entry| !entry.withdrawn && entry.is_question());
        let asked: Vec<&BackTo> = put.filter_map(Entry::back_to).collect();
        let came_back = |anchor: &Anchor, to: &BackTo| match to {
            BackTo::Anchor(other) => other == anchor,
            BackTo::Thread(_) => false,
        };
        self.anchors.iter().filter(move |anchor| !asked.iter().any(|to| came_back(anchor, to)))
    }

    /// The question put last, in a bank's or in the investigator's own wording.
    #[must_use]
    pub fn last_question(&self) -> Option<&Entry> {
        self.questions.iter().rev().filter_map(|(_, id)| self.entry(*id)).find(|e| !e.withdrawn)
    }

    /// Whether a fact belongs to the off-record store: it makes or touches an off-record note.
    #[must_use]
    pub fn is_off_record(&self, fact: &Fact) -> bool {
        match fact {
            Fact::Added(added) => match &added.what {
                What::Note(note) => note.kind == crate::interview::note::Kind::Off,
                What::Question(_)
                | What::Moment(_)
                | What::Pivot(_)
                | What::Finding(_)
                | What::Lead(_)
                | What::Thread(_)
                | What::Idea(_) => false,
            },
            Fact::Entry(id, _) | Fact::Note(id, _) => self.entry(*id).is_some_and(Entry::is_off),
            Fact::Course(_)
            | Fact::MomentMoved(..)
            | Fact::PivotFilled(..)
            | Fact::LeadChanged(..)
            | Fact::IdeaFrom(..)
            | Fact::ThreadTurned(..)
            | Fact::Finding(..) => false,
        }
    }

    pub(super) fn elapsed_of(&self, index: u32) -> Elapsed {
        self.entries.get(index as usize).map_or(Elapsed::ZERO, |entry| entry.when.elapsed)
    }
}

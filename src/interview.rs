//! What an interview is and how it changes.
//!
//! Nothing here reads a clock, opens a file or draws. The only way to change an [`Interview`] is
//! [`Interview::apply`]; everything that happened is a [`change::Change`], and replaying the changes
//! in order gives the interview back.

pub mod anchor;
pub mod change;
pub mod consent;
pub mod draft;
pub mod echo;
pub mod entry;
pub mod finding;
pub mod id;
pub mod incident;
pub mod journal;
pub mod lead;
pub mod moment;
pub mod note;
pub mod part;
pub mod pivot;
pub mod plan;
pub mod purge;
pub mod stamp;
pub mod thread;

mod apply;
mod evidence;
mod index;
mod stream;
mod undo;

use chrono::{DateTime, NaiveDate, Utc};

use anchor::Anchor;
use change::Change;
use consent::Consent;
use entry::Entry;
use id::{Id, Numbers};
use index::Index;
use plan::{Plan, Prepared};
use stamp::{Elapsed, Stamp};

/// One conversation with one interviewee, as far as it has been told.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Interview {
    plan: Plan,
    consent: Vec<(Stamp, Consent)>,
    progress: Progress,
    entries: Vec<Entry>,
    index: Index,
    order: Vec<u32>,
    questions: Vec<(Elapsed, Id)>,
    threads: Vec<Id>,
    next: Numbers,
    put_off: Vec<QuestionRef>,
    must_asks: Vec<QuestionRef>,
    anchors: Vec<Anchor>,
    assumptions: Vec<String>,
    confidence: Confidence,
    published: Vec<Published>,
    shared_back: Option<Stamp>,
    answer_by: Option<NaiveDate>,
    taken_back: Vec<(Id, Stamp)>,
    withdrawn: Option<Stamp>,
    pause_cards: u32,
    changes: u64,
}

/// A question of a bank, by the two names that find it again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuestionRef {
    /// The bank's id.
    pub bank: String,
    /// The question's id within the bank.
    pub question: String,
}

impl QuestionRef {
    /// The ids of the bank and the question.
    #[must_use]
    pub fn pair(&self) -> (&str, &str) {
        (&self.bank, &self.question)
    }
}

/// How sure the interviewee felt, from 1 (not at all) to 5 (very).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confidence {
    /// At the time of the incident.
    pub then: Option<u8>,
    /// Facing the same tomorrow.
    pub now: Option<u8>,
}

/// One publishing of this interview's findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// When.
    pub when: Stamp,
    /// At which level.
    pub level: consent::Attribution,
    /// Hash of the bytes that went out, in hex.
    pub hash: String,
}

/// Where the conversation stands: its clock and its phases.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// When the clock was first started.
    pub started: Option<Stamp>,
    /// When the interview was ended.
    pub ended: Option<Stamp>,
    /// Whether the clock stands still in between.
    pub paused: bool,
    /// The phases entered, in order, with the moment of entering.
    pub phases: Vec<(String, Elapsed)>,
    /// The latest moment any change speaks of.
    pub latest: Option<Stamp>,
}

impl Progress {
    /// Whether the interview's clock is running.
    #[must_use]
    pub fn running(&self) -> bool {
        self.started.is_some() && self.ended.is_none() && !self.paused
    }

    /// The interview's clock at a moment of the wall's clock, for one that has been running since
    /// the last change. A wall clock that was set back never makes it go backwards.
    #[must_use]
    pub fn elapsed_at(&self, wall: DateTime<Utc>) -> Elapsed {
        let Some(latest) = self.latest else { return Elapsed::ZERO };
        if !self.running() {
            return latest.elapsed;
        }
        let since = (wall - latest.at).num_milliseconds();
        latest.elapsed.plus(u64::try_from(since).unwrap_or(0))
    }

    /// The phase the conversation is in.
    #[must_use]
    pub fn phase(&self) -> Option<&str> {
        self.phases.last().map(|(id, _)| id.as_str())
    }

    /// The phase the conversation was in at a moment of its clock.
    #[must_use]
    pub fn phase_at(&self, at: Elapsed) -> Option<&str> {
        let entered = self.phases.iter().rev().find(|(_, from)| *from <= at);
        entered.map(|(id, _)| id.as_str())
    }

    /// Time spent in a phase, over all its visits, up to `now`.
    #[must_use]
    pub fn time_in(&self, phase: &str, now: Elapsed) -> Elapsed {
        let ends = self.phases.iter().skip(1).map(|(_, at)| *at).chain([now]);
        let spent = self.phases.iter().zip(ends).filter(|((id, _), _)| id == phase);
        Elapsed(spent.map(|((_, from), to)| to.0.saturating_sub(from.0)).sum())
    }
}

impl Interview {
    /// Replays changes from nothing.
    #[must_use]
    pub fn replay<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut interview = Self::default();
        for change in changes {
            interview.apply(change);
        }
        interview
    }

    /// What was prepared.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The clock and the phases.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The consent in force, if any was recorded.
    #[must_use]
    pub fn consent(&self) -> Option<&Consent> {
        self.consent.last().map(|(_, consent)| consent)
    }

    /// Every consent recorded, oldest first.
    #[must_use]
    pub fn consent_history(&self) -> &[(Stamp, Consent)] {
        &self.consent
    }

    /// Questions put off for now.
    #[must_use]
    pub fn put_off(&self) -> &[QuestionRef] {
        &self.put_off
    }

    /// Questions that must be asked before the end.
    #[must_use]
    pub fn must_asks(&self) -> &[QuestionRef] {
        &self.must_asks
    }

    /// The lines picked beforehand, in the order picked.
    #[must_use]
    pub fn anchors(&self) -> &[Anchor] {
        &self.anchors
    }

    /// What the investigator assumed beforehand. For the investigator alone: nothing of it leaves.
    #[must_use]
    pub fn assumptions(&self) -> &[String] {
        &self.assumptions
    }

    /// What was prepared beside the plan.
    #[must_use]
    pub fn prepared(&self) -> Prepared {
        let (must_asks, anchors) = (self.must_asks.clone(), self.anchors.clone());
        Prepared { must_asks, anchors, assumptions: self.assumptions.clone() }
    }

    /// The interviewee's confidence, then and now.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// What went out, and at which level.
    #[must_use]
    pub fn published(&self) -> &[Published] {
        &self.published
    }

    /// When the share-back was made.
    #[must_use]
    pub fn shared_back(&self) -> Option<Stamp> {
        self.shared_back
    }

    /// Until when the interviewee was asked to answer to the share-back.
    #[must_use]
    pub fn answer_by(&self) -> Option<NaiveDate> {
        self.answer_by
    }

    /// What the interviewee took back, and when; nothing else is kept of it.
    #[must_use]
    pub fn taken_back(&self) -> &[(Id, Stamp)] {
        &self.taken_back
    }

    /// When the interviewee withdrew all of it, if they did.
    #[must_use]
    pub fn withdrawn(&self) -> Option<Stamp> {
        self.withdrawn
    }

    /// How many changes made this interview.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// How often the pause card was shown; nothing else is kept of it.
    #[must_use]
    pub fn pause_cards(&self) -> u32 {
        self.pause_cards
    }

    /// The next free number for an id. With the writer's tag it makes an id no other writer makes.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        self.next.next(false)
    }

    /// The same for what is off the record from the beginning, which is counted apart.
    #[must_use]
    pub fn next_off_number(&self) -> u32 {
        self.next.next(true)
    }
}

#[cfg(test)]
mod tests;

//! How the interviewee may appear: the strictest of what they agreed to, what was set for or answered
//! about any note that goes in, and what is asked for. What is unknown counts as strictest.
//!
//! One level holds for a whole file. A file is about one person: its head says who they are, as far as
//! the level lets it, and whatever stands below is theirs. A quote that may carry less than the head
//! says would be given away by the head; one that may carry more has nothing more to show. So the
//! strictest note lowers the head, and each quote's `as` is the head's. A note counts if its words go
//! in, or if something does that came from it: a moment, a finding, a lead, an idea, a thread. Who
//! would rather keep the level takes that note out, with what came from it.
//!
//! A quote never stands beside a name without a yes to it: where somebody was silent about one, the
//! file is at level `role` at most.
//!
//! At level `role`, the roster has the last word: without one the level is refused, and somebody whose
//! role is held by too few is anonymous.

use std::collections::HashSet;

use crate::findings::{Known, Shown, contents::Contents, record::OnRecord};
use crate::interview::{Interview, consent::Attribution, id::Id, incident::Person};

/// How the interviewee may appear in a file, and what decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// How.
    pub level: Attribution,
    /// What decided it.
    pub because: Because,
}

/// What decided how the interviewee may appear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// It was asked for.
    Asked,
    /// They agreed to no more.
    Agreed,
    /// No consent is recorded.
    NoConsent,
    /// There is no name to give.
    NoName,
    /// There is no role to give.
    NoRole,
    /// Nobody wrote down how many hold which role.
    NoRoster,
    /// So few hold the role, or any broader one, that it would say who.
    TooFew {
        /// The role.
        role: String,
        /// How many hold it.
        holders: u32,
        /// How many would have to.
        enough: u32,
    },
    /// Nobody's name stands beside a quote without their yes to it, and this one has none.
    NoYes(String),
    /// This note may not appear with more; in a file about one person, that holds for all of it.
    Note(String),
}

/// The level a file of this interview would have.
#[must_use]
pub fn level(interview: &Interview, known: &Known, asked: Attribution) -> Level {
    of(&Contents::of(interview, known.today), interview, known, asked).0
}

/// The level, and what may be shown of the person at level `role`.
pub(super) fn of(
    contents: &Contents<'_>,
    interview: &Interview,
    known: &Known,
    asked: Attribution,
) -> (Level, Option<Shown>) {
    let mut found = agreed(interview, known, asked);
    let lines = contents.record.lines();
    let counting = counting(contents);
    for line in lines.iter().filter(|line| counting.contains(&line.id())) {
        found.lower(line.own_level(), || Because::Note(line.name()));
        if !line.answered() && !contents.quotes(line).is_empty() {
            found.lower(Attribution::Role, || Because::NoYes(line.name()));
        }
    }
    as_shown(found, interview, known)
}

/// The same, if nothing that goes in is answered or set otherwise.
pub(super) fn if_all_is_agreed(
    interview: &Interview,
    known: &Known,
    asked: Attribution,
) -> (Level, Option<Shown>) {
    as_shown(agreed(interview, known, asked), interview, known)
}

fn agreed(interview: &Interview, known: &Known, asked: Attribution) -> Level {
    let agreed = interview.consent().map(|consent| consent.attribution);
    let mut found = Level { level: asked, because: Because::Asked };
    match agreed {
        Some(agreed) => found.lower(agreed, || Because::Agreed),
        None => found.lower(Attribution::Anonymous, || Because::NoConsent),
    }
    if name(known.interviewee(interview)).is_none() {
        found.lower(Attribution::Role, || Because::NoName);
    }
    found
}

/// At level `role`, the roster has the last word.
fn as_shown(mut found: Level, interview: &Interview, known: &Known) -> (Level, Option<Shown>) {
    let shown = if found.level == Attribution::Role { by_role(interview, known) } else { Ok(None) };
    let shown = shown.unwrap_or_else(|because| {
        found.lower(Attribution::Anonymous, || because);
        None
    });
    (found, shown)
}

/// The notes whose words go in, and those that something in the file came from.
fn counting(contents: &Contents<'_>) -> HashSet<Id> {
    let lines = contents.record.lines();
    let words = lines.iter().filter(|line| contents.has_words(line)).map(OnRecord::id);
    words.chain(lines.iter().flat_map(OnRecord::sources)).collect()
}

fn by_role(interview: &Interview, known: &Known) -> Result<Option<Shown>, Because> {
    let interviewee = &interview.plan().interviewee;
    let role = interviewee.role.as_deref().ok_or(Because::NoRole)?;
    let roster = known.roster.as_ref().ok_or(Because::NoRoster)?;
    let few = || Because::TooFew {
        role: role.to_owned(),
        holders: roster.holders(role),
        enough: roster.enough(),
    };
    roster.shown(interviewee).map(Some).ok_or_else(few)
}

impl Level {
    fn lower(&mut self, to: Attribution, because: impl FnOnce() -> Because) {
        if to > self.level {
            *self = Self { level: to, because: because() };
        }
    }
}

/// The person's name, if they have one.
pub(super) fn name(person: Option<&Person>) -> Option<&str> {
    Some(person?.name.trim()).filter(|name| !name.is_empty())
}

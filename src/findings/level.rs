//! How the interviewee may appear: the strictest of what they agreed to, what was set for any note
//! that goes in, and what was asked for. What is unknown counts as strictest.

use crate::findings::contents::Contents;
use crate::interview::{Interview, consent::Attribution, incident::Person};

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
    /// This note may not appear with more; in a file about one person, that holds for all of it.
    Note(String),
}

/// The level a file of this interview would have.
#[must_use]
pub fn level(interview: &Interview, person: Option<&Person>, asked: Attribution) -> Level {
    of(&Contents::of(interview), interview, person, asked)
}

pub(super) fn of(
    contents: &Contents<'_>,
    interview: &Interview,
    person: Option<&Person>,
    asked: Attribution,
) -> Level {
    let agreed = interview.consent().map(|consent| consent.attribution);
    let mut found = Level { level: asked, because: Because::Asked };
    match agreed {
        Some(agreed) => found.lower(agreed, || Because::Agreed),
        None => found.lower(Attribution::Anonymous, || Because::NoConsent),
    }
    if name(interview, person).is_none() {
        found.lower(Attribution::Role, || Because::NoName);
    }
    for line in contents.record.lines().iter().filter(|line| contents.has_words(line)) {
        found.lower(line.own_level(), || Because::Note(line.name()));
    }
    found
}

impl Level {
    fn lower(&mut self, to: Attribution, because: impl FnOnce() -> Because) {
        if to > self.level {
            *self = Self { level: to, because: because() };
        }
    }
}

/// The interviewee's name, if this is the person.
pub(super) fn name<'a>(interview: &Interview, person: Option<&'a Person>) -> Option<&'a str> {
    let person = person.filter(|person| person.id == interview.plan().interviewee.person)?;
    Some(person.name.trim()).filter(|name| !name.is_empty())
}

//! Names in words that go out: who is known, what may be a name, and what is to become of each.
//!
//! Found are all that people of the incident are called, however it is written, and whatever else may
//! say who or where: every word with a capital letter that nobody knows, addresses, handles, numbers,
//! tickets, machines. Each is asked about once, in its sentence. Not found are names of people nobody
//! wrote down in letters without case or without a capital: a person has to read the file.

mod fold;
mod forms;
mod judged;
mod ordinary;
mod scan;
mod sentence;
mod settle;
mod texts;
mod things;
mod token;
mod whole;

pub use judged::{Class, Judged, Judgment, Subject, Verdict};
pub(super) use settle::{Settled, Settling, settle};
pub(super) use whole::whole_words;

use std::{fmt, ops::Range};

use chrono::NaiveDate;

use crate::findings::{
    Ask, Findings, Known,
    build::{Raw, Topics},
    names::{
        scan::{Hit, Look, Scanner},
        sentence::sentence,
        texts::each,
    },
};
use crate::interview::{Interview, consent::Attribution, incident::Incident};

/// Something to be judged, with the sentence it stands in first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is to be decided about.
    pub subject: Subject,
    /// What sort of thing it is.
    pub class: Class,
    /// As it stands there.
    pub shown: String,
    /// Where: the name of the line, or of the part of the file.
    pub place: String,
    /// The sentence.
    pub sentence: String,
    /// Where in the sentence it stands, in bytes.
    pub at: Range<usize>,
    /// How often it stands in the file.
    pub times: usize,
    /// The role of the person it may be, where that is known.
    pub role: Option<String>,
    /// Whether it is the interviewee, who may not be named: it cannot be kept.
    pub own: bool,
}

/// Everything to be judged in the findings of an interview, judged or not, in the order of the file.
#[must_use]
pub fn names(
    interview: &Interview,
    incident: &Incident,
    known: &Known,
    topics: &Topics,
    ask: Ask,
) -> Vec<Found> {
    let Raw { mut findings, level, .. } = Raw::of(interview, incident, known, topics, ask);
    let scanner = Scanner::new(&known.people);
    let own = &interview.plan().interviewee.person;
    let mut found: Vec<Found> = Vec::new();
    each(&mut findings, &mut |place, look, text| {
        for hit in scanner.hits(text, look) {
            let is_own = matches!(&hit.subject, Subject::Person(id) if id == own);
            if is_own && level.level == Attribution::Named && hit.class == Class::Name {
                continue;
            }
            match found.iter_mut().find(|known| known.subject == hit.subject) {
                Some(known) => known.times += 1,
                None => found.push(first(hit, place, text, (known, is_own))),
            }
        }
    });
    found
}

/// Visits every text that somebody wrote, with the name of its place.
pub(super) fn each_text(findings: &Findings, mut visit: impl FnMut(&str, &str)) {
    each(&mut findings.clone(), &mut |place, _, text| visit(place, text));
}

/// What a word would be judged as, if it is one thing to be judged.
#[must_use]
pub fn subject(word: &str, known: &Known) -> Option<Subject> {
    let mut hits = Scanner::new(&known.people).hits(word, Look::All).into_iter();
    hits.next().filter(|_| hits.next().is_none()).map(|hit| hit.subject)
}

/// Why something cannot be decided so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is the interviewee, who did not agree to be named.
    NotNamed,
    /// No role is given, and none is known.
    NoRole,
}

impl Found {
    /// The decision, if it can be made.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn judge(&self, verdict: Verdict, on: NaiveDate) -> Result<Judgment, Unfit> {
        match &verdict {
            Verdict::Keep if self.own => return Err(Unfit::NotNamed),
            Verdict::Role(Some(role)) if role.trim().is_empty() => return Err(Unfit::NoRole),
            Verdict::Role(None) if self.role.is_none() => return Err(Unfit::NoRole),
            Verdict::Keep | Verdict::Role(_) | Verdict::Cut => {}
        }
        let own = matches!(self.subject, Subject::Person(_));
        let verdict = match &verdict {
            Verdict::Role(None) if !own => Verdict::Role(self.role.clone()),
            Verdict::Keep | Verdict::Role(_) | Verdict::Cut => verdict,
        };
        let (subject, class) = (self.subject.clone(), self.class);
        Ok(Judgment { subject, verdict, class, on: Some(on) })
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotNamed => "the interviewee did not agree to be named: a role, or cut",
            Self::NoRole => "which role? none is known",
        })
    }
}

fn first(hit: Hit, place: &str, text: &str, (known, own): (&Known, bool)) -> Found {
    let (sentence, at) = sentence(text, hit.at.clone());
    let person = known.people.iter().find(|person| Some(&person.id) == hit.person.as_ref());
    Found {
        subject: hit.subject,
        class: hit.class,
        shown: text.get(hit.at).unwrap_or_default().to_owned(),
        place: place.to_owned(),
        sentence,
        at,
        times: 1,
        role: person.and_then(|person| person.role.clone()),
        own,
    }
}

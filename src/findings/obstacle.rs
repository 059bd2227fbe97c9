//! What stands in the way of publishing, or stays out of the file, in plain words.

use std::fmt;

use crate::findings::{
    Findings,
    build::{Ask, assemble},
    contents::Contents,
    level::{Because, Level},
    names,
    record::{Kept, OnRecord},
};
use crate::interview::{
    Interview,
    consent::Quotes,
    incident::{Incident, Person},
};

/// One thing that stands in the way of publishing, or one that the investigator should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// No consent is recorded.
    NoConsent,
    /// The interviewee did not agree to notes.
    NotesRefused,
    /// The interview has not ended.
    NotEnded,
    /// Each quote needs the interviewee's answer, and these have none.
    Unanswered(Vec<String>),
    /// These came only from what is off the record or was taken back.
    Held(Vec<String>),
    /// The interviewee's name stands in the words of these.
    Named(Vec<String>),
    /// That many quotes stay out, since quotes were not agreed to.
    QuotesLeftOut(usize),
    /// These findings have no evidence in the file and are written as open.
    NoEvidence(Vec<String>),
    /// The person appears with less than was asked for.
    Lowered(Level),
}

impl Obstacle {
    /// Whether it stops publishing; the others are only to be known.
    #[must_use]
    pub fn stops(&self) -> bool {
        match self {
            Self::NoConsent
            | Self::NotesRefused
            | Self::NotEnded
            | Self::Unanswered(_)
            | Self::Held(_)
            | Self::Named(_) => true,
            Self::QuotesLeftOut(_) | Self::NoEvidence(_) | Self::Lowered(_) => false,
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoConsent => f.write_str("no consent is recorded: record what was agreed"),
            Self::NotesRefused => {
                f.write_str("notes were not agreed to: ask again and record the answer")
            }
            Self::NotEnded => f.write_str("the interview has not ended: end it first"),
            Self::Unanswered(names) => write!(
                f,
                "each quote is to be asked about, and {} not been answered: record the answer, \
                 or export a draft",
                have(names)
            ),
            Self::Held(names) => write!(
                f,
                "{} only on what is off the record or was taken back: attach something else, \
                 or withdraw it",
                listed(names, "rests", "rest")
            ),
            Self::Named(names) => write!(
                f,
                "{} the interviewee's name, and the file may not: correct the words",
                listed(names, "holds", "hold")
            ),
            Self::QuotesLeftOut(1) => f.write_str(
                "1 quote stays out, since quotes were not agreed to; paraphrases remain",
            ),
            Self::QuotesLeftOut(count) => write!(
                f,
                "{count} quotes stay out, since quotes were not agreed to; paraphrases remain"
            ),
            Self::NoEvidence(names) => write!(
                f,
                "{} no evidence in the file and {} written under open threads",
                have(names),
                if names.len() == 1 { "is" } else { "are" }
            ),
            Self::Lowered(level) => lowered(level, f),
        }
    }
}

/// Everything that stands in the way or stays out, for what is asked.
#[must_use]
pub fn obstacles(interview: &Interview, person: Option<&Person>, ask: Ask) -> Vec<Obstacle> {
    assemble(interview, &Incident::default(), person, &Vec::new(), ask).1
}

/// What there is to say about findings as they would go out.
pub(super) fn of(
    contents: &Contents<'_>,
    interview: &Interview,
    person: Option<&Person>,
    findings: &Findings,
) -> Vec<Obstacle> {
    let named = names::places(findings, person);
    let bare = contents.record.lines().iter().filter(|line| {
        let kept = findings.findings.iter().any(|finding| finding.id == line.name());
        matches!(line.what(), Kept::Finding(_)) && !kept
    });
    let listed = [
        (contents.record.held().to_vec(), Obstacle::Held as fn(Vec<String>) -> Obstacle),
        (named, Obstacle::Named),
        (bare.map(OnRecord::name).collect(), Obstacle::NoEvidence),
    ];
    let listed = listed.into_iter().filter(|(names, _)| !names.is_empty());
    let mut found = consented(interview, findings);
    found.extend(listed.map(|(names, obstacle)| obstacle(names)));
    found.extend(Some(contents.left_out()).filter(|n| *n > 0).map(Obstacle::QuotesLeftOut));
    found
}

fn consented(interview: &Interview, findings: &Findings) -> Vec<Obstacle> {
    let mut found = Vec::new();
    match interview.consent() {
        None => found.push(Obstacle::NoConsent),
        Some(consent) if !consent.notes => found.push(Obstacle::NotesRefused),
        Some(_) => {}
    }
    if interview.progress().ended.is_none() {
        found.push(Obstacle::NotEnded);
    }
    if interview.consent().is_some_and(|consent| consent.quotes == Quotes::AskEach) {
        let open = findings.quotes.iter().filter(|quote| !quote.confirmed);
        let open: Vec<_> = open.map(|quote| quote.id.clone()).collect();
        found.extend(Some(open).filter(|open| !open.is_empty()).map(Obstacle::Unanswered));
    }
    found
}

fn lowered(level: &Level, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let word = level.level.word();
    match &level.because {
        Because::Asked => write!(f, "the person appears as `{word}`, as asked"),
        Because::Agreed => write!(f, "the person appears as `{word}`: they agreed to no more"),
        Because::NoConsent => {
            write!(f, "the person appears as `{word}`: no consent is recorded")
        }
        Because::NoName => write!(f, "the person appears as `{word}`: their name is not known"),
        Because::Note(name) => write!(
            f,
            "the person appears as `{word}`: `{name}` may not appear with more, and the whole \
             file is about one person"
        ),
    }
}

fn have(names: &[String]) -> String {
    listed(names, "has", "have")
}

/// `` `n1`, `n2` and 3 more hold ``.
fn listed(names: &[String], one: &str, many: &str) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<_> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    let verb = if names.len() == 1 { one } else { many };
    match names.len().checked_sub(SHOWN) {
        Some(more @ 1..) => format!("{} and {more} more {verb}", shown.join(", ")),
        Some(0) | None => format!("{} {verb}", shown.join(", ")),
    }
}

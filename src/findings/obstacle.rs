//! What stands in the way of publishing, or stays out of the file, in plain words.

mod words;

use crate::findings::{
    Findings, Known, Shown,
    build::{Ask, Topics, assemble},
    contents::Contents,
    level::{Because, Level},
    names::Settled,
    record::{Kept, OnRecord},
    shape::Attribution,
};
use crate::interview::{Interview, consent::Quotes, incident::Incident};

/// One thing that stands in the way of publishing, or one that the investigator should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// What the door has to know could not be read, and why.
    Unread(Vec<String>),
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
    /// The interviewee's name stands in the words of these, and is to be kept.
    Named(Vec<String>),
    /// They appear by their role, and nobody wrote down how many hold it.
    NoRoster,
    /// These words, names and the like are not judged yet.
    Unjudged(Vec<String>),
    /// That many quotes stay out, since quotes were not agreed to.
    QuotesLeftOut(usize),
    /// No answer came about these quotes by the day it was asked for; they stay out.
    Silent(Vec<String>),
    /// These findings have no evidence in the file and are written as open.
    NoEvidence(Vec<String>),
    /// The person appears with less than was asked for.
    Lowered(Level),
    /// So few hold the person's role that a broader one stands in its place.
    Coarser {
        /// Their role.
        role: String,
        /// The one that is shown.
        shown: String,
    },
    /// The role is held by so few that insiders may know who it is.
    Few {
        /// The role that is shown.
        role: String,
        /// How many hold it.
        holders: u32,
    },
    /// All who hold the role are among the people of the incident: what all of them say, each says.
    AllKnown {
        /// The role that is shown.
        role: String,
        /// How many hold it.
        holders: u32,
    },
    /// These roles stand in the place of a name, and the roster doesn't say how many hold them.
    Uncounted(Vec<String>),
}

impl Obstacle {
    /// Whether it stops publishing; the others are only to be known.
    #[must_use]
    pub fn stops(&self) -> bool {
        match self {
            Self::Unread(_)
            | Self::NoConsent
            | Self::NotesRefused
            | Self::NotEnded
            | Self::Unanswered(_)
            | Self::Held(_)
            | Self::Named(_)
            | Self::NoRoster
            | Self::Unjudged(_) => true,
            Self::QuotesLeftOut(_)
            | Self::Silent(_)
            | Self::NoEvidence(_)
            | Self::Lowered(_)
            | Self::Coarser { .. }
            | Self::Few { .. }
            | Self::AllKnown { .. }
            | Self::Uncounted(_) => false,
        }
    }
}

/// Everything that stands in the way or stays out, for what is asked.
#[must_use]
pub fn obstacles(
    interview: &Interview,
    incident: &Incident,
    known: &Known,
    topics: &Topics,
    ask: Ask,
) -> Vec<Obstacle> {
    assemble(interview, incident, known, topics, ask).1
}

/// What there is to say about findings as they would go out.
pub(super) fn of(
    contents: &Contents<'_>,
    interview: &Interview,
    known: &Known,
    findings: &Findings,
) -> Vec<Obstacle> {
    let bare = contents.record.lines().iter().filter(|line| {
        let kept = findings.findings.iter().any(|finding| finding.id == line.name());
        matches!(line.what(), Kept::Finding(_)) && !kept
    });
    let listed = [
        (contents.record.held().to_vec(), Obstacle::Held as fn(Vec<String>) -> Obstacle),
        (contents.silent(), Obstacle::Silent),
        (bare.map(OnRecord::name).collect(), Obstacle::NoEvidence),
    ];
    let listed = listed.into_iter().filter(|(names, _)| !names.is_empty());
    let mut found: Vec<_> = unread(known, findings).into_iter().collect();
    found.extend(consented(interview, findings));
    found.extend(listed.map(|(names, obstacle)| obstacle(names)));
    found.extend(Some(contents.left_out()).filter(|n| *n > 0).map(Obstacle::QuotesLeftOut));
    found
}

fn unread(known: &Known, findings: &Findings) -> Option<Obstacle> {
    let anonymous = findings.interview.interviewee.attribution == Attribution::Anonymous;
    let mut faults = known.faults.clone();
    if anonymous && known.pseudonym.is_empty() && faults.is_empty() {
        faults.push("the interview has no pseudonym".to_owned());
    }
    (!faults.is_empty()).then_some(Obstacle::Unread(faults))
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

/// What there is to say about names in the words.
pub(super) fn of_names(settled: Settled) -> Vec<Obstacle> {
    let Settled { unjudged, named, uncounted } = settled;
    let listed = [
        (unjudged, Obstacle::Unjudged as fn(Vec<String>) -> Obstacle),
        (named, Obstacle::Named),
        (uncounted, Obstacle::Uncounted),
    ];
    let listed = listed.into_iter().filter(|(words, _)| !words.is_empty());
    listed.map(|(words, obstacle)| obstacle(words)).collect()
}

/// What there is to say about the role that is shown, or cannot be.
pub(super) fn of_role(
    interview: &Interview,
    known: &Known,
    (level, shown): (&Level, Option<&Shown>),
) -> Vec<Obstacle> {
    let mut found = Vec::new();
    found.extend((level.because == Because::NoRoster).then_some(Obstacle::NoRoster));
    let (Some(shown), Some(roster)) = (shown, &known.roster) else { return found };
    let (role, holders) = (shown.role.clone(), shown.holders);
    let own = interview.plan().interviewee.role.clone().unwrap_or_default();
    if roster.holders(&own) < roster.enough() {
        found.push(Obstacle::Coarser { role: own, shown: role.clone() });
    }
    let roles = known.people.iter().filter_map(|person| person.role.as_deref());
    let among = roles.filter(|other| roster.coarse(other).as_ref() == Some(&role)).count();
    if u32::try_from(among).is_ok_and(|among| among >= holders) {
        found.push(Obstacle::AllKnown { role, holders });
    } else if holders <= roster.enough() {
        found.push(Obstacle::Few { role, holders });
    }
    found
}

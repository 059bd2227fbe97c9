//! An interview, under its interviewee's consent → findings.
//!
//! What is left to the consent work that builds on this: a role shown only where several people
//! hold it (here: the role, if they agreed to it); the judging of every name, address and host in
//! the words (here: the interviewee's own name stops publishing, see `names`); times, order and
//! `ref` at level `anonymous`, which still link the lines of one file to each other, and
//! `withdraw_by`, which hints at the day; and a ledger of what went out before, at which level.

mod about;
mod lines;

use self::lines::Present;
use crate::findings::{
    Findings,
    contents::Contents,
    level,
    obstacle::{self, Obstacle},
    shape::Version,
};
use crate::interview::{
    Interview,
    consent::Attribution,
    incident::{Incident, Person},
};

/// Of each bank by its id: how many of its questions were put, of how many.
pub type Topics = Vec<(String, usize, usize)>;

/// What kind of file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// How the person should appear at most.
    pub level: Attribution,
    /// For the investigator alone.
    pub draft: bool,
}

/// Makes findings of an interview. `person` gives the name, which is used at level `named` only.
///
/// The level of the file is the strictest of what the interviewee agreed to, what was set for or
/// answered about any quote or note that goes in, and what is asked for. A finding none of whose
/// evidence may appear is written under `open_threads`, by its title; one that came only from what
/// is off the record or was taken back is held back, and stops publishing.
///
/// # Errors
/// Everything that stands in the way of publishing. A draft is always possible.
pub fn build(
    interview: &Interview,
    incident: &Incident,
    person: Option<&Person>,
    topics: &Topics,
    ask: Ask,
) -> Result<Findings, Vec<Obstacle>> {
    let (findings, found) = assemble(interview, incident, person, topics, ask);
    let stopping: Vec<_> = found.into_iter().filter(Obstacle::stops).collect();
    if ask.draft || stopping.is_empty() { Ok(findings) } else { Err(stopping) }
}

/// The findings as they would go out, and all there is to say about that.
pub(super) fn assemble(
    interview: &Interview,
    incident: &Incident,
    person: Option<&Person>,
    topics: &Topics,
    ask: Ask,
) -> (Findings, Vec<Obstacle>) {
    let contents = Contents::of(interview);
    let level = level::of(&contents, interview, person, ask.level);
    let present = Present::of(&contents);
    let quotes = lines::quotes(&contents, &present, level.level);
    let name = level::name(interview, person);
    let findings = Findings {
        schema: Version::One,
        draft: ask.draft,
        incident: about::incident(incident),
        interview: about::interview(interview, level.level, name, &quotes),
        coverage: about::coverage(interview, topics),
        questions: lines::questions(&contents, &present),
        quotes,
        notes: lines::notes(&contents, &present),
        moments: lines::moments(&contents, &present),
        pivots: lines::pivots(&contents, &present),
        findings: lines::findings(&contents, &present),
        leads: lines::leads(&contents, &present),
        ideas: lines::ideas(&contents, &present),
        confidence: about::confidence(interview.confidence()),
        open_threads: lines::open_threads(&contents, &present),
        sources: Vec::new(),
    };
    let mut found = obstacle::of(&contents, interview, person, &findings);
    found.extend((level.level != ask.level).then_some(Obstacle::Lowered(level)));
    (findings, found)
}

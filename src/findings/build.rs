//! An interview, under its interviewee's consent → findings.
//!
//! In three steps: what is on the record is put together, words are replaced as was decided about
//! them, and where the person is anonymous, what links or dates is taken away.

mod about;
pub(super) mod lines;

use self::lines::Present;
use crate::findings::{
    Findings, Known, Level, Released, Shown, anonymous,
    contents::Contents,
    level,
    names::{Settling, settle},
    obstacle::{self, Obstacle},
    shape::Version,
};
use crate::interview::{Interview, consent::Attribution, incident::Incident};

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

/// Makes findings of an interview. The name, which `known` gives, is used at level `named` only.
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
    known: &Known,
    topics: &Topics,
    ask: Ask,
) -> Result<Released, Vec<Obstacle>> {
    let (released, found) = assemble(interview, incident, known, topics, ask);
    let stopping: Vec<_> = found.into_iter().filter(Obstacle::stops).collect();
    if ask.draft || stopping.is_empty() { Ok(released) } else { Err(stopping) }
}

/// The findings as they would go out, and all there is to say about that.
pub(super) fn assemble(
    interview: &Interview,
    incident: &Incident,
    known: &Known,
    topics: &Topics,
    ask: Ask,
) -> (Released, Vec<Obstacle>) {
    let Raw { contents, mut findings, level, shown } =
        Raw::of(interview, incident, known, topics, ask);
    let mut found = obstacle::of(&contents, interview, known, &findings);
    found.extend(obstacle::of_role(interview, known, (&level, shown.as_ref())));
    found.extend(obstacle::of_names(settle(
        &mut findings,
        &Settling {
            known,
            interviewee: &interview.plan().interviewee.person,
            level: level.level,
            role: shown.as_ref().map(|shown| shown.role.as_str()),
        },
    )));
    let (findings, names) = if level.level == Attribution::Anonymous {
        anonymous::strip(findings, &known.pseudonym)
    } else {
        (findings, anonymous::Names::default())
    };
    found.extend((level.level != ask.level).then_some(Obstacle::Lowered(level)));
    (Released::through_the_door(findings, names), found)
}

/// What is on the record, put together; names in it are as they were typed.
pub(super) struct Raw<'a> {
    pub(super) findings: Findings,
    pub(super) level: Level,
    contents: Contents<'a>,
    shown: Option<Shown>,
}

impl<'a> Raw<'a> {
    pub(super) fn of(
        interview: &'a Interview,
        incident: &Incident,
        known: &Known,
        topics: &Topics,
        ask: Ask,
    ) -> Self {
        let contents = Contents::of(interview, known.today);
        let (level, shown) = level::of(&contents, interview, known, ask.level);
        let present = Present::of(&contents);
        let quotes = lines::quotes(&contents, &present, level.level);
        let name = level::name(known.interviewee(interview));
        let who = about::Who { level: level.level, name, shown: shown.as_ref() };
        let findings = Findings {
            schema: Version::One,
            draft: ask.draft,
            incident: about::incident(incident),
            interview: about::interview(interview, &who, &quotes),
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
        Self { findings, level, contents, shown }
    }
}

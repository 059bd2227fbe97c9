//! What the conversation was, and what was agreed about it.

use crate::findings::shape::{Attribution, Confidence, Consent, Coverage, Interviewee, Tenure};
use crate::formats::export::{
    document::{Anchor, Block, Fact, Item, Line, Section},
    told::Told,
    words,
};

pub(super) fn conversation(told: &Told<'_>) -> Section {
    let (incident, talk) = (&told.findings.incident, &told.findings.interview);
    let mut section = Section::new(Anchor::part("conversation"), "The conversation");
    let minutes = format!("{} of {} planned", talk.minutes, talk.planned_minutes);
    let team = talk.interviewer.team.as_ref().map(|team| format!(", team {team}"));
    let part = if talk.interviewer.took_part { words::TOOK_PART } else { words::NO_PART };
    let mut facts = vec![
        Fact::new("Incident", Line::of(incident.id.as_str())),
        Fact::new("Happened", Line::of(incident.occurred.clone().unwrap_or_default())),
        Fact::new("Why it was chosen", Line::of(words::listed(&incident.why_chosen))),
        Fact::new("Interview", Line::of(talk.id.as_str())),
        Fact::new("Held", Line::of(talk.date.clone().unwrap_or_default())),
        Fact::new("Minutes", Line::of(minutes)),
        Fact::new("Protocol", Line::of(talk.protocol.as_str())),
        Fact::new("Who asked", Line::of(format!("{part}{}", team.unwrap_or_default()))),
        Fact::new("Who answered", Line::of(told.person())),
        Fact::new("How long there", Line::of(months(&talk.interviewee))),
    ];
    facts.extend(covered(&told.findings.coverage));
    facts
        .extend(told.findings.confidence.map(|given| Fact::new("How sure they felt", sure(given))));
    facts.retain(|fact| !fact.says.is_empty());
    section.blocks.push(Block::Facts(facts));
    section
}

fn months(person: &Interviewee) -> String {
    if person.attribution == Attribution::Anonymous {
        return String::new();
    }
    let months = |months: Option<u32>, roughly: Option<Tenure>, what: &str| {
        let months = months.and_then(|count| usize::try_from(count).ok());
        let long = months.map(|count| words::counted(count, "month"));
        let long = long.or_else(|| Some(words::tenure(roughly?).to_owned()))?;
        Some(format!("{long} with the {what}"))
    };
    let on_call = |yes: bool| if yes { "on call then" } else { "not on call then" }.to_owned();
    let all = [
        months(person.months_here, person.here, "organization"),
        months(person.months_with_system, person.with_system, "system"),
        person.on_call_then.map(on_call),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn covered(coverage: &Coverage) -> [Fact; 2] {
    let phases = coverage.phases.iter().map(|phase| format!("{} {} min", phase.id, phase.minutes));
    let topics =
        coverage.topics.iter().map(|topic| format!("{} {} of {}", topic.id, topic.asked, topic.of));
    let joined = |all: Vec<String>| Line::of(all.join(", "));
    [
        Fact::new("Phases", joined(phases.collect())),
        Fact::new("Questions put, by bank", joined(topics.collect())),
    ]
}

/// How sure somebody felt, then and now.
fn sure(given: Confidence) -> Line {
    let then = given.then.map(|then| Line::of(format!("{then} of 5 at the time")));
    let now = given.now.map(|now| Line::of(format!("{now} of 5 facing the same tomorrow")));
    Line::joined([then, now].into_iter().flatten(), ", ")
}

pub(super) fn consent(told: &Told<'_>) -> Section {
    let talk = &told.findings.interview;
    let mut section = Section::new(told.consent(), "What was agreed");
    match &talk.consent {
        None => section.line(Line::of(words::NO_CONSENT)),
        Some(consent) => section.blocks.push(Block::Facts(agreed(consent))),
    }
    let at = talk.shared_back.at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
    section.line(Line::of(format!(
        "Shared back: {}{at}.",
        words::shared_back(talk.shared_back.state)
    )));
    section
}

pub(in crate::formats::export) fn agreed(consent: &Consent) -> Vec<Fact> {
    let withdraw = consent.withdraw_by.clone().unwrap_or_default();
    let mut facts = vec![
        Fact::new("Notes", Line::of(words::yes(consent.notes))),
        Fact::new("Recording", Line::of(words::yes(consent.recording))),
        Fact::new("Quotes", Line::of(words::quotes(consent.quotes))),
        Fact::new("May appear at most", Line::of(words::level(consent.attribution))),
        Fact::new("Offered to tell in the meeting", Line::of(words::listed(&consent.presents))),
        Fact::new("May withdraw, with certainty, until", Line::of(withdraw)),
        Fact::new("How it was agreed", Line::of(consent.how.map(words::how).unwrap_or_default())),
        Fact::new("Wording", Line::of(consent.wording.as_str())),
    ];
    facts.retain(|fact| !fact.says.is_empty());
    facts
}

pub(super) fn sources(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("sources"), "Sources");
    let sources = told.findings.sources.iter().map(|source| Item {
        anchor: Some(told.anchor(&source.id)),
        line: Line::of(format!("{} · {} · ", source.title, source.kind)).and(told.id(&source.id)),
    });
    section.list(sources.collect());
    section
}

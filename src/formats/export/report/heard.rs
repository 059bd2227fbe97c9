//! Who was heard, under which agreement, and the words everything rests on.

use std::collections::HashSet;

use super::{Made, Teller};
use crate::findings::{Findings, shape::When};
use crate::formats::export::{
    document::{Anchor, Block, Fact, Item, Line, Section},
    interview::{about, said},
    words::{self, report as say},
};
use crate::review::coverage;

/// The conversations, what was agreed in each, who was not heard, and the sources.
pub(super) fn interviews(made: &Made<'_>) -> Section {
    let mut section =
        Section::new(Anchor::part("interviews"), "Who was heard, and what was agreed");
    section.blocks.extend(made.tellers.iter().map(|teller| Block::Section(interview(teller))));
    let missing = coverage(made.review).missing;
    if !missing.is_empty() {
        section.blocks.push(Block::Aside(Line::of(say::NOT_HEARD)));
        section.list(missing.into_iter().map(|line| Line::of(line).into()).collect());
    }
    let sources = made.tellers.iter().flat_map(|teller| {
        teller.told.findings.sources.iter().map(|source| Item {
            anchor: Some(teller.told.anchor(&source.id)),
            line: Line::of(format!("{} · {} · ", source.title, source.kind))
                .and(teller.told.id(&source.id)),
        })
    });
    let sources: Vec<Item> = sources.collect();
    if !sources.is_empty() {
        let mut part = Section::new(Anchor::part("sources"), "Other sources");
        part.list(sources);
        section.blocks.push(Block::Section(part));
    }
    section
}

fn interview(teller: &Teller<'_>) -> Section {
    let talk = &teller.told.findings.interview;
    let mut section =
        Section::new(teller.told.consent(), format!("{}: {}", teller.mark, teller.who));
    let took_part = if talk.interviewer.took_part { words::TOOK_PART } else { words::NO_PART };
    let team = talk.interviewer.team.as_ref().map(|team| format!(", team {team}"));
    let asked = format!("{took_part}{}", team.unwrap_or_default());
    let mut facts = vec![
        Fact::new("Interview", Line::of(talk.id.as_str())),
        Fact::new("Held", Line::of(talk.date.clone().unwrap_or_default())),
        Fact::new("Minutes", Line::of(talk.minutes.to_string())),
        Fact::new("Who asked", Line::of(asked)),
    ];
    facts.extend(talk.consent.as_ref().map(about::agreed).unwrap_or_default());
    facts.push(Fact::new("Shared back", Line::of(words::shared_back(talk.shared_back.state))));
    facts.retain(|fact| !fact.says.is_empty());
    if talk.consent.is_none() {
        section.line(Line::of(words::NO_CONSENT));
    }
    section.blocks.push(Block::Facts(facts));
    section
}

/// The words that anything in the report rests on, by conversation, each with its minute and question.
pub(super) fn evidence(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("evidence"), "The words it rests on");
    for teller in &made.tellers {
        let leaned_on = leaned_on(teller.told.findings);
        let title = format!("{}: {}", teller.mark, teller.who);
        let mut part = Section::new(teller.told.part("evidence"), title);
        part.blocks = said::heard(&teller.told, &|id| leaned_on.contains(id));
        if !part.blocks.is_empty() {
            section.blocks.push(Block::Section(part));
        }
    }
    section
}

/// The names of everything that something rests on or came from.
fn leaned_on(findings: &Findings) -> HashSet<&str> {
    let evidence = findings.findings.iter().map(|finding| &finding.evidence);
    let evidence = evidence.chain(findings.moments.iter().map(|moment| &moment.evidence));
    let evidence = evidence.chain(findings.pivots.iter().map(|pivot| &pivot.evidence));
    let evidence = evidence.chain(findings.leads.iter().map(|lead| &lead.from));
    let evidence = evidence.chain(findings.ideas.iter().map(|idea| &idea.from));
    let since = findings.quotes.iter().filter(|quote| quote.when == Some(When::Since));
    evidence.flatten().chain(since.map(|quote| &quote.id)).map(String::as_str).collect()
}

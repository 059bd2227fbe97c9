//! Findings of one or several conversations about one incident → a report for a named audience.
//!
//! Arranges what the findings say, in their own words and with their names, and leaves marked places for
//! what only a person can write: it draws no conclusion of its own.

mod heard;
mod open;
mod story;
mod summary;

use std::collections::HashMap;

use super::{
    document::{Anchor, Block, Document, Line, Section},
    interview::learned,
    told::Told,
    words::{self, report as say},
};
use crate::findings::shape::FindingKind;
use crate::review::{Item, Placed, Review, Spot, report};

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// All that was published about the incident.
    pub review: &'a Review,
    /// Who is to read it.
    pub audience: &'a str,
    /// Whether drafts are among its files.
    pub draft: bool,
}

/// The report. The same findings give the same document.
#[must_use]
pub fn report(of: &Report<'_>) -> Document {
    let made = Made::of(of);
    let sections = [
        summary::section(&made),
        background(&made),
        story::section(&made),
        learned(&made),
        open::section(&made),
        open::follow_ups(&made),
        open::understanding(&made),
        heard::interviews(&made),
        heard::evidence(&made),
    ];
    let there = |section: &Section| !section.blocks.is_empty();
    Document {
        title: of.review.incident.title.clone(),
        about: Line::of(say::about(
            of.audience,
            of.review.accounts.len(),
            report::people(of.review),
        )),
        warning: of.draft.then(|| Line::of(words::DRAFT)),
        sections: sections.into_iter().filter(there).collect(),
        foot: vec![Line::of(words::FOLLOW)],
    }
}

/// A report being made.
struct Made<'a> {
    review: &'a Review,
    audience: &'a str,
    /// The conversations, in the order of the review.
    tellers: Vec<Teller<'a>>,
    /// Where everyone's moments stand.
    placed: HashMap<Spot, &'a Placed>,
}

/// A conversation, and who is heard in it.
struct Teller<'a> {
    mark: String,
    who: &'a str,
    told: Told<'a>,
}

impl<'a> Made<'a> {
    fn of(of: &Report<'a>) -> Self {
        let accounts = of.review.accounts.iter().enumerate();
        let tellers = accounts.map(|(at, account)| {
            let mark = mark(at);
            let told = Told::marked(&account.findings, &mark, of.draft);
            Teller { mark, who: &account.who.label, told }
        });
        let placed = of.review.timeline.lanes.iter().flat_map(|lane| &lane.moments);
        let placed = placed.map(|placed| (placed.spot, placed)).collect();
        Self { review: of.review, audience: of.audience, tellers: tellers.collect(), placed }
    }

    /// The conversation a spot is in.
    fn told(&self, spot: Spot) -> Option<&Told<'a>> {
        Some(&self.tellers.get(spot.account)?.told)
    }

    /// The finding at a spot, as a section.
    fn finding(&self, spot: Spot) -> Option<Section> {
        let (told, Item::Finding(at)) = (self.told(spot)?, spot.item) else { return None };
        Some(learned::finding(told, told.findings.findings.get(at)?))
    }

    /// Findings of these kinds, what stands best first.
    fn findings(&self, kinds: &[FindingKind]) -> Vec<Block> {
        let all = report::of_kind(self.review, kinds);
        all.into_iter().filter_map(|spot| self.finding(spot)).map(Block::Section).collect()
    }
}

impl Teller<'_> {
    /// `A: support lead`.
    fn label(&self) -> Line {
        Line::default().link(self.told.consent(), format!("{}: {}", self.mark, self.who))
    }
}

/// What the report calls the files: `A` to `Z`, then `AA`.
fn mark(at: usize) -> String {
    let letter = u8::try_from(at % 26).map_or('?', |at| char::from(b'A' + at));
    let before = (at / 26).checked_sub(1).map(mark).unwrap_or_default();
    format!("{before}{letter}")
}

fn background(made: &Made<'_>) -> Section {
    let incident = &made.review.incident;
    let mut section = Section::new(Anchor::part("background"), "Background");
    let facts = [
        ("Incident", incident.id.clone()),
        ("Happened", incident.occurred.clone().unwrap_or_default()),
        ("Also called", words::listed(&made.review.titles)),
        ("Why it was chosen", words::listed(&incident.why_chosen)),
    ];
    let facts = facts.map(|(name, says)| super::document::Fact::new(name, Line::of(says)));
    let facts = facts.into_iter().filter(|fact| !fact.says.is_empty());
    section.blocks.push(Block::Facts(facts.collect()));
    section.blocks.push(Block::ToWrite(Line::of(say::background(made.audience))));
    section.blocks.extend(made.findings(&[FindingKind::NormalWork, FindingKind::Knowledge]));
    section
}

/// Findings by their kind; a kind there is none of is said to be empty.
fn learned(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("learned"), "What was learned");
    for (kind, title) in say::KINDS {
        let mut part = Section::new(Anchor::part(title), title);
        part.blocks = made.findings(&[kind]);
        if part.blocks.is_empty() {
            part.line(Line::of(say::NONE_OF_THIS_KIND));
        }
        section.blocks.push(Block::Section(part));
    }
    section
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn files_are_called_by_letters() {
        let called: Vec<String> = [0, 1, 25, 26, 27, 701, 702].map(mark).to_vec();
        assert_eq!(called, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}

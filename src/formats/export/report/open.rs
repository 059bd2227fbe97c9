//! What is open, how follow-ups were arrived at, and what people understand differently now.

use super::{Made, Teller};
use crate::formats::export::{
    document::{Anchor, Block, Item as Listed, Line, Row, Section, Table},
    interview::learned,
    words::report as say,
};
use crate::review::{Item, Open, Source, report};

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("open"), "What is still open");
    for (title, belongs) in PARTS {
        let open = made.review.open.iter().filter(|open| belongs(open.source));
        let mut part = Section::new(Anchor::part(title), title);
        part.list(open.map(|open| one(made, open)).collect());
        if !part.blocks.is_empty() {
            section.blocks.push(Block::Section(part));
        }
    }
    if section.blocks.is_empty() {
        section.line(Line::of(say::NOTHING_OPEN));
    }
    section
}

type Belongs = fn(Source) -> bool;

/// The parts, and what belongs to each.
const PARTS: [(&str, Belongs); 4] = [
    ("What people wonder", |source| matches!(source, Source::Wonder)),
    ("Threads nobody has pulled yet", |source| matches!(source, Source::Thread)),
    ("What is not known of a decision", |source| matches!(source, Source::Cell)),
    ("What to look at next", |source| matches!(source, Source::Lead(_))),
];

/// A question, with the names of what it came from. A thread has no name of its own: its conversation has.
fn one(made: &Made<'_>, open: &Open) -> Listed {
    let from = open.from.iter().filter_map(|(account, pointer)| {
        let teller = made.tellers.get(*account)?;
        let of = pointer.thing.rsplit_once('/').map(|(of, _)| of);
        let account = made.review.account(*account)?;
        let mut things = [Some(pointer.thing.as_str()), of].into_iter().flatten();
        let named = things.find(|name| account.item(name).is_some());
        Some(named.map_or_else(|| mark(teller), |name| teller.told.id(name)))
    });
    let from = Line::joined(from, ", ");
    let line = Line::of(open.words.trim()).text(" (").and(from).text(")");
    let anchor = match (open.source, open.from.as_slice()) {
        // A lead stands nowhere else.
        (Source::Lead(_), [(account, pointer), ..]) => {
            made.tellers.get(*account).map(|teller| teller.told.anchor(&pointer.thing))
        }
        _ => None,
    };
    Listed { anchor, line }
}

fn mark(teller: &Teller<'_>) -> Line {
    Line::default().link(teller.told.consent(), teller.mark.as_str())
}

/// What was thought of during the interviews, and a place for what was decided.
pub(super) fn follow_ups(made: &Made<'_>) -> Section {
    let mut section = Section::new(Anchor::part("follow-ups"), "How follow-ups were arrived at");
    section.blocks.push(Block::ToWrite(Line::of(say::FOLLOW_UPS)));
    let ideas = made.tellers.iter().flat_map(|teller| {
        let ideas = teller.told.findings.ideas.iter();
        ideas.map(|idea| {
            let what = Line::of(format!("{} · ", idea.what));
            learned::item(&teller.told, &idea.id, what, &idea.from)
        })
    });
    let ideas: Vec<Listed> = ideas.collect();
    if !ideas.is_empty() {
        section.blocks.push(Block::Aside(Line::of(say::IDEAS)));
        section.list(ideas);
    }
    section
}

/// How sure people felt and feel, and what they came to know only since.
pub(super) fn understanding(made: &Made<'_>) -> Section {
    let mut section =
        Section::new(Anchor::part("understanding"), "What changed in people's understanding");
    section.blocks.push(Block::ToWrite(Line::of(say::UNDERSTANDING)));
    let sure: Vec<Row> = made.tellers.iter().filter_map(sure).collect();
    if !sure.is_empty() {
        section.blocks.push(Block::Table(Table {
            caption: "How sure they felt, from 1 to 5".to_owned(),
            head: ["Who", "At the time", "Facing the same tomorrow"].map(str::to_owned).to_vec(),
            rows: sure,
        }));
    }
    let since = report::learned_since(made.review).into_iter().filter_map(|spot| {
        let (told, Item::Quote(at)) = (made.told(spot)?, spot.item) else { return None };
        Some(told.says(&told.findings.quotes.get(at)?.id).into())
    });
    let since: Vec<Listed> = since.collect();
    if !since.is_empty() {
        section.blocks.push(Block::Aside(Line::of(say::KNOWN_SINCE)));
        section.list(since);
    }
    section
}

fn sure(teller: &Teller<'_>) -> Option<Row> {
    let given = teller.told.findings.confidence?;
    let cell = |given: Option<u8>| {
        Line::of(given.map_or_else(|| "not asked".to_owned(), |n| n.to_string()))
    };
    Some(Row { anchor: None, cells: vec![teller.label(), cell(given.then), cell(given.now)] })
}

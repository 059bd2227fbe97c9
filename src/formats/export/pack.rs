//! What goes into the meeting, as a document: to open, the agenda, who was heard, what is told
//! differently, the timeline, themes, questions, and the words all of it rests on.
//!
//! From each sentence one can go to the words, their minute, the question they answer and what was agreed.
//! Nobody appears as more than they agreed to, and what several anonymous people said is not tied together.

mod called;
mod meeting;
mod side_by_side;
mod story;
mod themes;
mod yaml;

pub use self::yaml::{
    SCHEMA as PACK_SCHEMA, SCHEMA_FILE as PACK_SCHEMA_FILE, pack_schema, pack_yaml,
};

use std::collections::BTreeSet;

use super::{
    document::{Anchor, Block, Document, Fact, Item as ListItem, Line, Section},
    words::pack as say,
};
use crate::review::{Choices, Pack, Review, Spot, pack as chosen};

use called::Called;

/// A pack being made.
struct Made<'a> {
    review: &'a Review,
    pack: Pack,
    called: Called<'a>,
    /// What sentences of it rest on.
    cited: BTreeSet<Spot>,
}

/// The pack of an incident. The same findings and choices give the same document.
#[must_use]
pub fn pack(review: &Review, choices: &Choices) -> Document {
    let pack = chosen(review, choices);
    let called = Called::new(review);
    let mut made = Made { review, pack, called, cited: BTreeSet::new() };
    let mut sections = vec![
        meeting::opening(&made),
        meeting::agenda(&mut made),
        meeting::heard(&made),
        side_by_side::section(&mut made),
        story::timeline(&mut made),
        themes::matrix(&made),
        themes::section(&mut made),
        meeting::questions(&mut made),
        meeting::explained(&mut made),
        themes::surprises(&mut made),
        meeting::ideas(&mut made),
        meeting::glossary(&made),
        meeting::invited(&made),
        turns(),
        survey(),
    ];
    sections.push(story::evidence(&mut made));
    sections.push(meeting::agreed(&made));
    sections.retain(|section| !section.blocks.is_empty());
    let suggested = made.pack.suggested.themes;
    Document {
        title: review.incident.title.clone(),
        about: Line::of(say::about(review.accounts.len(), made.pack.agenda.length)),
        warning: suggested.then(|| Line::of(say::SUGGESTED)),
        sections,
        foot: vec![Line::of(say::FOLLOW)],
    }
}

impl Made<'_> {
    /// ` (A-n4)`: what a sentence rests on, to stand behind it.
    fn cite(&mut self, spots: impl IntoIterator<Item = Spot>) -> Line {
        let spots: Vec<Spot> = spots.into_iter().collect();
        self.cited.extend(spots.iter().copied());
        let names = Line::joined(spots.into_iter().map(|spot| self.called.id(spot)), ", ");
        if names.is_empty() { names } else { Line::of(" (").and(names).text(")") }
    }
}

/// What helps when the talk turns.
fn turns() -> Section {
    let mut section = Section::new(Anchor::part("turns"), "When the talk turns");
    let facts = say::TURNS.map(|(said, asked)| Fact::new(said, Line::of(asked)));
    section.blocks.push(Block::Facts(facts.to_vec()));
    section
}

fn survey() -> Section {
    let mut section = Section::new(Anchor::part("survey"), "Before you go");
    section.list(say::SURVEY.map(|asked| ListItem::from(Line::of(asked))).to_vec());
    section.line(Line::of(say::CONFIDENCE));
    section
}

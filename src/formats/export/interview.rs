//! Findings of one conversation → a document: what was learned first, then what it rests on.

pub(super) mod about;
pub(super) mod learned;
pub(super) mod said;

use super::{
    document::{Document, Line, Section},
    told::Told,
    words,
};
use crate::findings::Findings;

/// The document. Holds what the findings hold, and nothing else.
#[must_use]
pub fn interview(findings: &Findings) -> Document {
    let told = Told::alone(findings);
    let sections = [
        learned::findings(&told),
        learned::moments(&told),
        learned::pivots(&told),
        learned::open(&told),
        learned::leads(&told),
        learned::ideas(&told),
        said::said(&told),
        about::conversation(&told),
        about::consent(&told),
        about::sources(&told),
    ];
    let there = |section: &Section| !section.blocks.is_empty();
    Document {
        title: findings.incident.title.clone(),
        about: Line::of(format!("One conversation: {}", told.person())),
        warning: findings.draft.then(|| Line::of(words::DRAFT)),
        sections: sections.into_iter().filter(there).collect(),
        foot: vec![Line::of(words::FOLLOW)],
    }
}

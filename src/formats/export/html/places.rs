//! Every place of a document that has a name.

use std::collections::HashSet;

use crate::formats::export::document::{Anchor, Block, Document, Section};

/// The anchors of what is in the document.
pub(super) fn of(document: &Document) -> HashSet<&Anchor> {
    let mut found = HashSet::new();
    for section in &document.sections {
        section_in(section, &mut found);
    }
    found
}

fn section_in<'a>(section: &'a Section, found: &mut HashSet<&'a Anchor>) {
    found.insert(&section.anchor);
    for block in &section.blocks {
        block_in(block, found);
    }
}

fn block_in<'a>(block: &'a Block, found: &mut HashSet<&'a Anchor>) {
    match block {
        Block::Words(words) => found.extend(&words.anchor),
        Block::List(items) => found.extend(items.iter().filter_map(|item| item.anchor.as_ref())),
        Block::Table(table) => {
            found.extend(table.rows.iter().filter_map(|row| row.anchor.as_ref()));
        }
        Block::Views(views) => {
            let items = views.rows.iter().flat_map(|view| view.told.iter().flatten());
            found.extend(items.filter_map(|item| item.anchor.as_ref()));
        }
        Block::Section(section) => section_in(section, found),
        Block::Line(_)
        | Block::Aside(_)
        | Block::Facts(_)
        | Block::Lanes(_)
        | Block::ToWrite(_) => {}
    }
}

//! What was asked, and what was said in answer, in the order of the conversation.

use std::collections::HashSet;

use crate::findings::shape::Question;
use crate::formats::export::{
    document::{Anchor, Block, Line, Section, Words},
    told::{Told, minute},
    words,
};

pub(super) fn said(told: &Told<'_>) -> Section {
    let mut section = Section::new(Anchor::part("said"), "What was asked and said");
    section.blocks = heard(told, &|_| true);
    section
}

/// Questions with what was answered to them, as far as that is `wanted`; what nobody asked for first.
pub(in crate::formats::export) fn heard(
    told: &Told<'_>,
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<Block> {
    let questions = &told.findings.questions;
    let asked: HashSet<&str> = questions.iter().map(|asked| asked.id.as_str()).collect();
    let unasked = |after: Option<&str>| !after.is_some_and(|after| asked.contains(after));
    let unasked = answers(told, unasked, wanted);
    let mut blocks = Vec::new();
    if !unasked.is_empty() {
        let mut part = Section::new(told.part("unasked"), words::NO_QUESTION);
        part.blocks = unasked;
        blocks.push(Block::Section(part));
    }
    let questions = questions.iter().filter_map(|asked| question(told, asked, wanted));
    blocks.extend(questions.map(Block::Section));
    blocks
}

/// A question with its answers; none if neither it nor an answer is wanted.
fn question(
    told: &Told<'_>,
    question: &Question,
    wanted: &dyn Fn(&str) -> bool,
) -> Option<Section> {
    let answers = answers(told, |after| after == Some(question.id.as_str()), wanted);
    if answers.is_empty() && !wanted(&question.id) {
        return None;
    }
    let mut section = Section::new(told.anchor(&question.id), question.asked.as_str());
    let bank = question.bank.as_deref().zip(question.question.as_deref());
    let bank = bank.map(|(bank, id)| Line::of(format!("from the bank {bank}: {id}")));
    let probe = question.probe.map(|probe| Line::of(format!("its probe {probe}")));
    let about =
        [Some(told.id(&question.id)), minute(question.at.as_deref()).map(Line::of), bank, probe];
    section.blocks.push(Block::Aside(Line::joined(about.into_iter().flatten(), " · ")));
    if answers.is_empty() {
        section.blocks.push(Block::Aside(Line::of(words::ASKED_ONLY)));
    }
    section.blocks.extend(answers);
    Some(section)
}

/// Wanted quotes and notes that come after such a question, in the order of the conversation.
fn answers(
    told: &Told<'_>,
    after: impl Fn(Option<&str>) -> bool,
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<Block> {
    let (quotes, notes) = (&told.findings.quotes, &told.findings.notes);
    let quotes = quotes.iter().filter(|quote| after(quote.after.as_deref()) && wanted(&quote.id));
    let quotes = quotes.map(|quote| (quote.at.as_deref(), told.quote(quote)));
    let notes = notes.iter().filter(|note| after(note.after.as_deref()) && wanted(&note.id));
    let notes = notes.map(|note| (note.at.as_deref(), told.note(note)));
    let mut all: Vec<(Option<&str>, Words)> = notes.chain(quotes).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, words)| Block::Words(words)).collect()
}

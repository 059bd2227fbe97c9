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
    let findings = told.findings;
    let asked: HashSet<&str> = findings.questions.iter().map(|asked| asked.id.as_str()).collect();
    let unasked = answers(told, |after| !after.is_some_and(|after| asked.contains(after)));
    if !unasked.is_empty() {
        let mut part = Section::new(Anchor::part("unasked"), words::NO_QUESTION);
        part.blocks = unasked;
        section.blocks.push(Block::Section(part));
    }
    let questions = findings.questions.iter().map(|asked| Block::Section(question(told, asked)));
    section.blocks.extend(questions);
    section
}

fn question(told: &Told<'_>, question: &Question) -> Section {
    let mut section = Section::new(told.anchor(&question.id), question.asked.as_str());
    let bank = question.bank.as_deref().zip(question.question.as_deref());
    let bank = bank.map(|(bank, id)| Line::of(format!("from the bank {bank}: {id}")));
    let probe = question.probe.map(|probe| Line::of(format!("its probe {probe}")));
    let about = [Some(told.id(&question.id)), Some(Line::of(minute(&question.at))), bank, probe];
    section.blocks.push(Block::Aside(Line::joined(about.into_iter().flatten(), " · ")));
    let answers = answers(told, |after| after == Some(question.id.as_str()));
    if answers.is_empty() {
        section.blocks.push(Block::Aside(Line::of(words::ASKED_ONLY)));
    }
    section.blocks.extend(answers);
    section
}

/// Quotes and notes that answer what is `wanted`, in the order of the conversation.
fn answers(told: &Told<'_>, wanted: impl Fn(Option<&str>) -> bool) -> Vec<Block> {
    let quotes = told.findings.quotes.iter().filter(|quote| wanted(quote.after.as_deref()));
    let quotes = quotes.map(|quote| (quote.at.as_str(), told.quote(quote)));
    let notes = told.findings.notes.iter().filter(|note| wanted(note.after.as_deref()));
    let notes = notes.map(|note| (note.at.as_str(), told.note(note)));
    let mut all: Vec<(&str, Words)> = notes.chain(quotes).collect();
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, words)| Block::Words(words)).collect()
}

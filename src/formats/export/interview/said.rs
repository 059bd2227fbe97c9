//! What was asked, and what was said in answer, in the order of the conversation.

use std::collections::{HashMap, HashSet};

use crate::findings::shape::Question;
use crate::formats::export::{
    document::{Anchor, Block, Line, Section},
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
    let mut answers = answers(told, wanted);
    let mut blocks = Vec::new();
    if let Some(unasked) = answers.remove(&None) {
        let mut part = Section::new(told.part("unasked"), words::NO_QUESTION);
        part.blocks = unasked;
        blocks.push(Block::Section(part));
    }
    for asked in &told.findings.questions {
        let answers = answers.remove(&Some(asked.id.as_str())).unwrap_or_default();
        if !answers.is_empty() || wanted(&asked.id) {
            blocks.push(Block::Section(question(told, asked, answers)));
        }
    }
    blocks
}

fn question(told: &Told<'_>, question: &Question, answers: Vec<Block>) -> Section {
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
    section
}

/// Wanted quotes and notes in the order of the conversation, by the question they answer; those that
/// answer none of the file's stand together.
fn answers<'a>(
    told: &Told<'a>,
    wanted: &dyn Fn(&str) -> bool,
) -> HashMap<Option<&'a str>, Vec<Block>> {
    let findings = told.findings;
    let asked: HashSet<&str> = findings.questions.iter().map(|asked| asked.id.as_str()).collect();
    let quotes = findings.quotes.iter().filter(|quote| wanted(&quote.id));
    let quotes = quotes.map(|quote| (&quote.at, &quote.after, told.quote(quote)));
    let notes = findings.notes.iter().filter(|note| wanted(&note.id));
    let notes = notes.map(|note| (&note.at, &note.after, told.note(note)));
    let mut all: Vec<_> = notes.chain(quotes).collect();
    all.sort_by_key(|(at, ..)| at.as_deref());
    let mut answers: HashMap<Option<&str>, Vec<Block>> = HashMap::new();
    for (_, after, words) in all {
        let question = after.as_deref().filter(|after| asked.contains(after));
        answers.entry(question).or_default().push(Block::Words(words));
    }
    answers
}

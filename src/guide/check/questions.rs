//! Questions that nobody will be shown, or shown twice.

use std::collections::HashMap;

use crate::{
    guide::{
        check::{Doubt, Rule},
        cues::folded,
        files::Kind,
        library::Library,
        protocol::Phase,
        question::{Bank, Question},
    },
    yaml::{MOST_SHOWN, shown},
};

/// The doubts about the questions of all banks.
pub(super) fn doubts(library: &Library) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> =
        library.topics().flat_map(|bank| unreached(library, bank)).collect();
    let blanks = each(library).filter_map(|(bank, at, question)| unfillable(bank, at, question));
    doubts.extend(blanks);
    doubts.extend(repeated(library));
    doubts
}

/// Every question with its bank and its place there.
fn each(library: &Library) -> impl Iterator<Item = (&Bank, usize, &Question)> {
    let questions = |bank: &'_ Bank| bank.questions.len();
    let places =
        library.banks.iter().flat_map(move |bank| (0..questions(bank)).map(move |at| (bank, at)));
    places.filter_map(|(bank, at)| Some((bank, at, bank.questions.get(at)?)))
}

fn doubt(rule: Rule, bank: &Bank, path: String, said: String, hint: &str) -> Doubt {
    Doubt { rule, kind: Kind::Bank, id: bank.id.clone(), path, said, hint: hint.to_owned() }
}

/// Questions that are never suggested; if it is all of them, the bank.
fn unreached(library: &Library, bank: &Bank) -> Vec<Doubt> {
    let phases = || library.protocols.iter().flat_map(|protocol| &protocol.phases);
    let reached = |question: &Question| phases().any(|phase| reaches(phase, bank, question));
    let lost = bank.questions.iter().enumerate().filter(|(_, question)| !reached(question));
    let lost: Vec<(usize, &Question)> = lost.collect();
    if lost.len() == bank.questions.len() {
        let said = format!("no phase of any protocol asks from the bank `{}`", bank.id);
        let hint = "list it in a phase's `banks`, or name phases in its `when`";
        return vec![doubt(Rule::UnusedBank, bank, "id".to_owned(), said, hint)];
    }
    let doubts = lost.into_iter().map(|(at, question)| {
        let said = format!("no phase of any protocol asks `{}`", question.id);
        let path = format!("questions[{at}].when");
        doubt(Rule::UnreachableQuestion, bank, path, said, "name a phase that asks from this bank")
    });
    doubts.collect()
}

/// Whether a question may be suggested in a phase, as `suggest` has it.
fn reaches(phase: &Phase, bank: &Bank, question: &Question) -> bool {
    let fits = |question: &Question| bank.fits(question, &phase.id);
    fits(question) || (phase.banks.contains(&bank.id) && !bank.questions.iter().any(fits))
}

/// A blank that is filled from what was heard, where nothing is listened for; or one that may stay
/// empty, where there are no words without it.
fn unfillable(bank: &Bank, at: usize, question: &Question) -> Option<Doubt> {
    let has = |name: &str| question.ask.contains(&format!("{{{name}}}"));
    let plain = question.ask_plain.is_some();
    let said = if question.cues.is_empty() && (has("their_word") || (has("quote") && !plain)) {
        "without cues nothing they say can fill the blank"
    } else if question.ask.contains('{') && !plain {
        "where the blank cannot be filled, the question is not asked"
    } else {
        return None;
    };
    let hint = if plain { "add `cues`" } else { "add `ask_plain`, the words that need no blank" };
    let path = format!("questions[{at}].ask");
    Some(doubt(Rule::UnfillableBlank, bank, path, said.to_owned(), hint))
}

/// Questions with the words of one before them; a file of one's own comes after those of others.
fn repeated(library: &Library) -> Vec<Doubt> {
    let mut all: Vec<(&Bank, usize, &Question)> = each(library).collect();
    all.sort_by_key(|(bank, ..)| &bank.origin);
    let mut before: HashMap<String, (&str, &str)> = HashMap::new();
    let mut doubts = Vec::new();
    for (bank, at, question) in all {
        let here = (bank.id.as_str(), question.id.as_str());
        let plain = question.ask_plain.as_ref().map(|plain| ("ask_plain", plain));
        for (field, words) in [("ask", &question.ask)].into_iter().chain(plain) {
            let first = *before.entry(folded(words)).or_insert(here);
            if first == here {
                continue;
            }
            let said =
                format!("“{}” is what `{}/{}` asks", shown(words, MOST_SHOWN), first.0, first.1);
            let path = format!("questions[{at}].{field}");
            doubts.push(doubt(Rule::DuplicateWording, bank, path, said, "leave one of them out"));
        }
    }
    doubts
}

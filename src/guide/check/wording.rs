//! Questions that break our own wording rules.

use std::collections::BTreeSet;

use crate::{
    guide::{
        check::{Doubt, Rule},
        files::Kind,
        library::Library,
        question::{Bank, Blanks, Form, Origin, Question},
        wording::{self, Mark},
    },
    yaml::{MOST_SHOWN, shown},
};

/// `bank/question: class: reason`, one a line: shipped questions that stay as they are.
const EXCEPTIONS: &str = include_str!("../../../tests/fixtures/wording/exceptions.txt");

/// The doubts about the words of all questions and their probes.
pub(super) fn doubts(library: &Library) -> Vec<Doubt> {
    let questions = library.banks.iter().flat_map(|bank| {
        let questions = bank.questions.iter().enumerate();
        questions.map(move |(at, question)| (bank, at, question))
    });
    questions.flat_map(|(bank, at, question)| of_question(library, bank, at, question)).collect()
}

fn of_question(library: &Library, bank: &Bank, at: usize, question: &Question) -> Vec<Doubt> {
    let filled = |word: &str| Some(word.to_owned());
    let blanks = Blanks {
        system: filled("system"),
        quote: filled("that"),
        their_word: filled("that"),
        time: filled("noon"),
    };
    let ask = question.wording(&blanks).map(|words| ("ask".to_owned(), words));
    let plain = question.ask_plain.clone().map(|words| ("ask_plain".to_owned(), words));
    let probes = question.probes.iter().enumerate();
    let probes = probes.map(|(probe, words)| (format!("probes[{probe}]"), words.clone()));
    let phases = phases(bank, question);
    let doubts = ask.into_iter().chain(plain).chain(probes).flat_map(|(field, words)| {
        let said = marks(library, &words, &phases).into_iter();
        let said = said.filter(|(class, ..)| !excepted(bank, question, class));
        let doubts = said.map(|(_, said, hint)| Doubt {
            rule: Rule::Wording,
            kind: Kind::Bank,
            id: bank.id.clone(),
            path: format!("questions[{at}].{field}"),
            said,
            hint,
        });
        doubts.collect::<Vec<_>>()
    });
    doubts.collect()
}

/// Where the question is put. One that is closed on purpose is judged as anywhere.
fn phases<'a>(bank: &'a Bank, question: &'a Question) -> Vec<Option<&'a str>> {
    let when = if question.when.is_empty() { &bank.when } else { &question.when };
    let known =
        when.iter().filter(|_| question.form == Form::Open).map(|phase| Some(phase.as_str()));
    [None].into_iter().chain(known).collect()
}

/// What each rule says about the words, and how to put them better.
fn marks(
    library: &Library,
    words: &str,
    phases: &[Option<&str>],
) -> BTreeSet<(String, String, String)> {
    let judged = |phase| library.wording.check(words, wording::Kind::Question, phase);
    phases.iter().flat_map(|phase| judged(*phase)).map(|mark| said(words, mark)).collect()
}

/// The class of a mark, what it is about, and what to do.
fn said(words: &str, mark: Mark) -> (String, String, String) {
    let marked = words.get(mark.at).unwrap_or(words);
    let said = format!("“{}” in “{}”: {}", shown(marked, 40), shown(words, MOST_SHOWN), mark.class);
    let hint = format!("better: {}", mark.better);
    (mark.class, said, hint)
}

/// Whether a shipped question may break a rule of this class, for a written reason.
fn excepted(bank: &Bank, question: &Question, class: &str) -> bool {
    let named = format!("{}/{}: {class}: ", bank.id, question.id);
    bank.origin == Origin::BuiltIn && EXCEPTIONS.lines().any(|line| line.starts_with(&named))
}

//! What to ask next, and why. Deterministic: the same situation gives the same list.

use crate::guide::{
    library::Library,
    protocol::Protocol,
    question::{Bank, Blanks, Question},
};

/// Where the conversation stands.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The protocol that is followed.
    pub protocol: &'a Protocol,
    /// The id of the phase that is on.
    pub phase: &'a str,
    /// What was asked so far: ids of bank and question.
    pub asked: &'a [(&'a str, &'a str)],
    /// What was put off, in that order.
    pub put_off: &'a [(&'a str, &'a str)],
    /// What can stand in blanks.
    pub blanks: &'a Blanks,
}

/// A question worth asking now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The bank's id.
    pub bank: String,
    /// The question's id within it.
    pub question: String,
    /// The words, with blanks filled.
    pub wording: String,
    /// Why it is suggested, in a few plain words.
    pub why_now: String,
}

/// The phase's questions that were not asked yet, in the order of its banks; then those put off.
/// Questions whose blanks cannot be filled and that have no plain wording are left out.
#[must_use]
pub fn suggestions(library: &Library, situation: &Situation<'_>) -> Vec<Suggestion> {
    let candidates = candidates(library, situation);
    let begun = candidates.iter().any(|(bank, question)| asked(situation, bank, question));
    let open = candidates.into_iter().filter(|(bank, question)| !asked(situation, bank, question));
    let (later, now): (Vec<_>, Vec<_>) =
        open.partition(|(bank, question)| put_off(situation, bank, question).is_some());
    let mut later = later;
    later.sort_by_key(|(bank, question)| put_off(situation, bank, question));
    let now = now.into_iter().filter_map(|(bank, question)| {
        let wording = question.wording(situation.blanks)?;
        Some((bank, question, wording))
    });
    let now = now.enumerate().map(|(place, (bank, question, wording))| {
        let first = place == 0 && !begun;
        suggestion(bank, question, wording, why_now(situation, bank, first))
    });
    let later = later.into_iter().filter_map(|(bank, question)| {
        let wording = question.wording(situation.blanks)?;
        Some(suggestion(bank, question, wording, "put off earlier".to_owned()))
    });
    now.chain(later).collect()
}

/// The phase's own banks in its order, then other banks that say they fit it.
fn candidates<'a>(
    library: &'a Library,
    situation: &Situation<'_>,
) -> Vec<(&'a Bank, &'a Question)> {
    let listed: &[String] =
        situation.protocol.phase(situation.phase).map_or(&[], |phase| &phase.banks);
    let own = listed.iter().filter_map(|id| library.bank(id)).filter(|bank| !bank.follow_up);
    let own = own.flat_map(|bank| {
        let fitting = fitting(bank, situation.phase);
        // A protocol may name its phases as no bank does; then its list alone decides.
        let all = fitting.is_empty().then(|| bank.questions.iter().collect());
        all.unwrap_or(fitting).into_iter().map(move |question| (bank, question))
    });
    let others = library.topics().filter(|bank| !listed.contains(&bank.id));
    let others = others.flat_map(|bank| {
        fitting(bank, situation.phase).into_iter().map(move |question| (bank, question))
    });
    own.chain(others).collect()
}

fn fitting<'a>(bank: &'a Bank, phase: &str) -> Vec<&'a Question> {
    bank.questions.iter().filter(|question| bank.fits(question, phase)).collect()
}

fn asked(situation: &Situation<'_>, bank: &Bank, question: &Question) -> bool {
    situation.asked.contains(&(bank.id.as_str(), question.id.as_str()))
}

/// When it was put off for the last time, as a place in that list.
fn put_off(situation: &Situation<'_>, bank: &Bank, question: &Question) -> Option<usize> {
    let wanted = (bank.id.as_str(), question.id.as_str());
    situation.put_off.iter().rposition(|entry| *entry == wanted)
}

fn why_now(situation: &Situation<'_>, bank: &Bank, first: bool) -> String {
    if first {
        return "first question of this phase".to_owned();
    }
    let of_bank = |question: &&Question| asked(situation, bank, question);
    match bank.questions.iter().filter(of_bank).count() {
        0 => format!("topic not touched yet: {}", bank.title),
        count => format!("{count} of {} asked: {}", bank.questions.len(), bank.title),
    }
}

fn suggestion(bank: &Bank, question: &Question, wording: String, why_now: String) -> Suggestion {
    Suggestion { bank: bank.id.clone(), question: question.id.clone(), wording, why_now }
}

#[cfg(test)]
mod tests;

//! A line picked beforehand as a question: when its phase comes, in which words, and why now.

use crate::guide::{
    library::Library,
    protocol::{Phase, Protocol},
    question::{Bank, Blanks, Question},
    suggest::{Suggested, Suggestion},
};
use crate::interview::{QuestionRef, anchor::Anchor};

/// Whether lines picked beforehand may be asked about in a phase: not before their own story was
/// told, not while sources are hidden, and not in the minutes kept for something else. A protocol
/// that has no such phase has them asked wherever anything is asked but at its beginning.
pub(in crate::guide) fn due(protocol: &Protocol, phase: &str) -> bool {
    let phases = || protocol.phases.iter().enumerate().filter(|(_, phase)| asks(phase));
    let story = protocol.phases.iter().position(|phase| phase.listen).unwrap_or(0);
    let is_after = |(at, phase): &(usize, &Phase)| *at > story && !phase.protected;
    let after_story = phases().any(|one| is_after(&one));
    let due = |one: &(usize, &Phase)| if after_story { is_after(one) } else { one.0 > 0 };
    phases().filter(due).any(|(_, other)| other.id == phase)
}

/// Whether one asks in a phase, and may show what was written at the time.
fn asks(phase: &Phase) -> bool {
    phase.share > 0 && !phase.listen && !phase.hidden.iter().any(|what| what == "sources")
}

/// The question an anchor makes now.
#[must_use]
pub fn question_of(library: &Library, phase: &str, anchor: &Anchor, blanks: &Blanks) -> Suggestion {
    let quote = Some(said_back(&anchor.words)).filter(|words| !words.is_empty());
    let blanks = Blanks { quote, time: anchor.time.clone(), ..blanks.clone() };
    let put = |(bank, question): (&Bank, &Question)| {
        let (bank, named) = (bank.id.clone(), question.id.clone());
        Some((QuestionRef { bank, question: named }, question.filled(&blanks)?))
    };
    let (question, wording) = match saying_words(library, phase).find_map(put) {
        Some((question, wording)) => (Some(question), wording),
        None => (None, in_plain_words(&blanks)),
    };
    let place = anchor.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
    let why_now = format!("you picked it beforehand{place}");
    let what = Suggested::Anchor { anchor: anchor.clone(), question };
    Suggestion { what, wording, why_now }
}

/// The questions of topics that say words back: those that fit the phase, then the others.
fn saying_words<'a>(
    library: &'a Library,
    phase: &'a str,
) -> impl Iterator<Item = (&'a Bank, &'a Question)> {
    let all = || library.topics().flat_map(|bank| bank.questions.iter().map(move |q| (bank, q)));
    let says = move || all().filter(|(_, question)| question.ask.contains("{quote}"));
    let fits = move |bank: &Bank, question: &Question| bank.fits(question, phase);
    let here = says().filter(move |(bank, question)| fits(bank, question));
    here.chain(says().filter(move |(bank, question)| !fits(bank, question)))
}

/// The words for an anchor where no bank has any.
fn in_plain_words(blanks: &Blanks) -> String {
    let words = blanks.quote.as_deref().unwrap_or_default();
    let tail = "What was going on for you right then?";
    match &blanks.time {
        Some(time) => format!("At {time} you wrote “{words}”. {tail}"),
        None => format!("You wrote “{words}”. {tail}"),
    }
}

/// The most characters of a line that one says back.
const MOST: usize = 100;

/// Somebody's words as they stand between quotation marks: in one line, no longer than one can say.
pub(super) fn said_back(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches(['.', ',', ';', ':', '…']);
    let words = words.replace(['“', '”', '"'], "’");
    if words.chars().count() <= MOST {
        return words;
    }
    let start: String = words.chars().take(MOST).collect();
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

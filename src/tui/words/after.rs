//! What the program says after the conversation: the question mirror and catch-up.

use crate::guide::{Mirror, Own, Stretch};

// Question mirror

pub(in crate::tui) const MIRROR_LATER: &str =
    "the question mirror comes after the end; it is for you alone";
pub(in crate::tui) const MIRROR: &str = "Question mirror";
pub(in crate::tui) const FOR_YOU_ALONE: &str = "for you alone; no export has it";
pub(in crate::tui) const WENT_WELL: &str = "What went well";
pub(in crate::tui) const HOW_ASKED: &str = "How you asked";
pub(in crate::tui) const ANOTHER_WAY: &str = "Another way to put it";
pub(in crate::tui) const NOTHING_ASKED: &str =
    "No question stands in the notes. A line that begins with ? is one of yours.";
const NO_OWN: &str = "None of them in your own words.";
const NOTHING_ELSE: &str = "Nothing in your own wordings asks for another look.";

/// What went well, in sentences; the longest time of listening first.
pub(in crate::tui) fn went_well(mirror: &Mirror) -> Vec<String> {
    let listened = mirror.longest.map(listened);
    let all = mirror.must_asks.len();
    let must = (all > 0 && mirror.must_asks.iter().all(|must| must.done))
        .then(|| format!("Every must-ask was asked ({all})."));
    let open = (mirror.open > mirror.closed)
        .then(|| format!("{} of {} invited an account.", mirror.open, questions(mirror.total())));
    listened.into_iter().chain(open).chain(must).collect()
}

fn listened(stretch: Stretch) -> String {
    let Stretch { from, to } = stretch;
    let length = duration(stretch.length());
    format!("The longest you listened without a question: {length}, from {from} to {to}.")
}

/// `7 min 12 s`
fn duration(ms: u64) -> String {
    let (minutes, seconds) = (ms / 60_000, ms / 1000 % 60);
    match (minutes, seconds) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

fn questions(count: usize) -> String {
    if count == 1 { "1 question".to_owned() } else { format!("{count} questions") }
}

/// How many of what, in sentences.
pub(in crate::tui) fn how_asked(mirror: &Mirror) -> Vec<String> {
    let from = [
        (mirror.banks, "from the banks"),
        (mirror.probes, "as probes"),
        (mirror.back, "back to their words"),
        (mirror.own.len(), "in your own words"),
    ];
    let from = from.iter().filter(|(count, _)| *count > 0);
    let from: Vec<String> = from.map(|(count, words)| format!("{count} {words}")).collect();
    let mut said = vec![format!("{}: {}.", questions(mirror.total()), from.join(", "))];
    if let Some(tenths) = mirror.tenths_in_ten_minutes() {
        said.push(format!("{}.{} in ten minutes.", tenths / 10, tenths % 10));
    }
    said.push(format!("{} open, {} for a yes, a no or a fact.", mirror.open, mirror.closed));
    said.push(classes(mirror));
    said
}

fn classes(mirror: &Mirror) -> String {
    if mirror.own.is_empty() {
        return NO_OWN.to_owned();
    }
    if mirror.classes.is_empty() {
        return NOTHING_ELSE.to_owned();
    }
    let each = mirror.classes.iter().map(|(class, count)| format!("{class} {count}"));
    let each: Vec<String> = each.collect();
    format!("Of your own wordings, worth another look: {}.", each.join(", "))
}

/// The must-asks that were not asked, one a line.
pub(in crate::tui) fn not_asked(mirror: &Mirror) -> Vec<String> {
    let left = mirror.must_asks.iter().filter(|must| !must.done);
    left.map(|must| format!("Not asked, and a must-ask: {}", must.wording)).collect()
}

/// What a wording of one's own has, and in which phase it was put.
pub(in crate::tui) fn classes_of(own: &Own, phase: Option<&str>) -> String {
    let mut classes: Vec<&str> = Vec::new();
    for mark in &own.marks {
        if !classes.contains(&mark.class.as_str()) {
            classes.push(&mark.class);
        }
    }
    let phase = phase.map(|phase| format!(", in {phase}")).unwrap_or_default();
    format!("{}{phase}", classes.join(", "))
}

// Catch-up

pub(in crate::tui) const CATCH_UP: &str = "Catch up";
pub(in crate::tui) const CATCH_UP_LATER: &str =
    "catching up comes after the end; F5 marks what to come back to";
pub(in crate::tui) const NOTHING_TO_CATCH_UP: &str =
    "nothing to catch up on: every mark has words, every quote a tag";
pub(in crate::tui) const NOTHING_LEFT: &str = "nothing left; F9 goes through all of it, Esc back";
pub(in crate::tui) const NOTHING_BEFORE: &str = "before the first question";
pub(in crate::tui) const EMPTY_MARK: &str = "…";
pub(in crate::tui) const LACKS_WORDS: &str = "a mark without words";
pub(in crate::tui) const LACKS_MORE: &str = "a few words";
pub(in crate::tui) const LACKS_TAG: &str = "a quote without a tag";
pub(in crate::tui) const DONE: &str = "done";
pub(in crate::tui) const DELETED: &str = "deleted";
pub(in crate::tui) const STILL_EMPTY: &str = "no words yet; Esc leaves it as it was";
pub(in crate::tui) const KEEP_OR_CLEAR: &str = "Enter keeps it; ^U clears it";
pub(in crate::tui) const KEEP_FIRST: &str = "keep the words first (Enter), then this";
pub(in crate::tui) const NOT_WRITING: &str = "e begins to write";

/// `3 of 9 · 7 left`
pub(in crate::tui) fn left(at: usize, all: usize, left: usize) -> String {
    let left = if left == 0 { "nothing left".to_owned() } else { format!("{left} left") };
    format!("{at} of {all} · {left}")
}

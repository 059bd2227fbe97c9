//! What to ask next: the open interview as the guide weighs it. Looks at the last notes only, so
//! that it takes no longer after an hour of talking.

use crate::guide::{
    self, Blanks, Cues, Ids, Library, Noted, Parked, Phase, Protocol, Situation, Suggestion,
};
use crate::interview::{Interview, QuestionRef, entry::Entry, id::Id, note::Kind, stamp::Elapsed};
use crate::tui::open::Open;
use crate::tui::screens::live::protocol;

/// How many suggestions are kept at hand.
const KEPT: usize = 8;

/// How many of the last notes are listened to.
const NOTES: usize = 12;

/// How far back those notes are looked for.
const ENTRIES: usize = 200;

/// How many bytes of a note are listened to, from its end.
const BYTES: usize = 1_000;

/// What to ask next, best first. `later` are the threads that were put off.
#[must_use]
pub(super) fn suggestions(
    open: &Open,
    library: &Library,
    cues: &Cues,
    later: &[Id],
) -> Vec<Suggestion> {
    let Some(protocol) = protocol(open, library) else { return Vec::new() };
    let interview = open.interview();
    if interview.progress().ended.is_some() {
        return Vec::new();
    }
    let first = protocol.phases.first().map(|phase| phase.id.as_str());
    let Some(phase) = interview.progress().phase().or(first) else { return Vec::new() };
    let asked: Vec<Ids<'_>> = interview.asked().into_iter().map(QuestionRef::pair).collect();
    let put_off: Vec<Ids<'_>> = interview.put_off().iter().map(QuestionRef::pair).collect();
    let must_asks: Vec<Ids<'_>> = interview.must_asks().iter().map(QuestionRef::pair).collect();
    let system = interview.plan().system.clone().or_else(|| open.incident.system.clone());
    let blanks = Blanks { system, ..Blanks::default() };
    let notes = notes(interview);
    let threads = threads(interview, &notes, later);
    let situation = Situation {
        protocol,
        phase,
        begun: begun(interview),
        late: late(interview, protocol, phase).is_some(),
        banks: &interview.plan().banks,
        asked: &asked,
        put_off: &put_off,
        must_asks: &must_asks,
        answered: answered(interview, library, &notes),
        blanks: &blanks,
        notes: &notes,
        threads: &threads,
    };
    let mut found = guide::suggestions(library, cues, &situation);
    found.truncate(KEPT);
    found
}

/// How many minutes are left, if they are kept for later phases: with the clock where it stood when
/// something happened last.
#[must_use]
pub(super) fn late(interview: &Interview, protocol: &Protocol, phase: &str) -> Option<u64> {
    let planned = interview.plan().planned_minutes;
    let budget = |phase: &Phase| protocol.budget(&phase.id, planned).map_or(0, u64::from);
    let kept: u64 = protocol.kept_after(phase).map(budget).sum();
    let spent = interview.progress().latest.map_or(0, |latest| latest.elapsed.minutes());
    let left = u64::from(planned).saturating_sub(spent);
    (kept > 0 && left <= kept).then_some(left)
}

/// Whether an entry has words of theirs.
fn theirs(entry: &Entry) -> bool {
    matches!(entry.kind(), Some(Kind::Said | Kind::Quote))
}

/// When the phase that is on was entered.
fn entered(interview: &Interview) -> Elapsed {
    interview.progress().phases.last().map_or(Elapsed::ZERO, |(_, at)| *at)
}

/// Whether anything was asked or said since the phase was entered.
fn begun(interview: &Interview) -> bool {
    let mut last = interview.on_record().rev().take(ENTRIES);
    let last = last.find(|entry| theirs(entry) || entry.is_question());
    last.is_some_and(|entry| entry.when.elapsed > entered(interview))
}

/// The last notes of what was said, newest first.
fn notes(interview: &Interview) -> Vec<Noted<'_>> {
    let question = interview.last_question().map(|entry| entry.id);
    let said = interview.on_record().rev().take(ENTRIES).filter(|entry| theirs(entry));
    let noted = said.take(NOTES).map(|entry| Noted {
        at: entry.when.elapsed,
        text: ending(&entry.text, BYTES),
        fresh: entry.after == question,
    });
    noted.collect()
}

fn ending(text: &str, bytes: usize) -> &str {
    let from = text.floor_char_boundary(text.len().saturating_sub(bytes));
    text.get(from..).unwrap_or(text)
}

/// The threads that are open. One is due once another question was put, another phase was entered,
/// or they spoke of other things for a while.
fn threads<'a>(interview: &'a Interview, notes: &[Noted<'_>], later: &[Id]) -> Vec<Parked<'a>> {
    const A_WHILE: usize = 3;
    let question = interview.last_question().map(|entry| entry.when.elapsed);
    let a_while_ago = notes.get(A_WHILE - 1).map(|note| note.at);
    let moved = question.into_iter().chain(a_while_ago).chain([entered(interview)]).max();
    let parked = interview.open_threads().map(|entry| Parked {
        id: entry.id,
        at: entry.when.elapsed,
        words: &entry.text,
        due: moved > Some(entry.when.elapsed),
        put_off: later.contains(&entry.id),
    });
    parked.collect()
}

/// The question of a bank that was put last, if it was in this phase and they began to answer it.
fn answered<'a>(
    interview: &'a Interview,
    library: &Library,
    notes: &[Noted<'_>],
) -> Option<Ids<'a>> {
    let put = interview.last_question()?;
    let asked = put.question()?;
    let follows_up = library.bank(&asked.question.bank).is_some_and(|bank| bank.follow_up);
    let of_phase = put.when.elapsed >= entered(interview);
    let begun = notes.first().is_some_and(|note| note.fresh);
    (begun && of_phase && asked.probe.is_none() && !follows_up).then(|| asked.question.pair())
}

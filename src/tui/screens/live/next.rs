//! What to ask next: the open interview as the guide weighs it. Looks at the last notes only, so
//! that it takes no longer after an hour of talking.

use crate::guide::{
    self, Blanks, Cues, Ids, Library, Noted, Parked, Picked, Protocol, Situation, Suggested,
    Suggestion,
};
use crate::interview::{
    Interview, QuestionRef, anchor::Anchor, entry::Entry, note::Kind, stamp::Elapsed,
};
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

/// What to ask next, best first. `later` are the threads and picked lines that were put off.
#[must_use]
pub(super) fn suggestions(
    open: &Open,
    library: &Library,
    cues: &Cues,
    later: &[Suggested],
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
    let anchors = anchors(interview, later);
    let answered = answered(interview, library, &notes);
    let probed = probed(interview, answered);
    let situation = Situation {
        protocol,
        phase,
        begun: begun(interview),
        late: late(interview, protocol, phase).is_some(),
        banks: &interview.plan().banks,
        asked: &asked,
        put_off: &put_off,
        must_asks: &must_asks,
        answered,
        probed: &probed,
        blanks: &blanks,
        notes: &notes,
        threads: &threads,
        anchors: &anchors,
    };
    let mut found = guide::suggestions(library, cues, &situation);
    found.truncate(KEPT);
    found
}

/// How many minutes are left, if they are kept for must-asks and later phases: with the clock where
/// it stood when something happened last. The must-ask being answered has its minutes, too.
#[must_use]
pub(super) fn late(interview: &Interview, protocol: &Protocol, phase: &str) -> Option<u64> {
    let planned = interview.plan().planned_minutes;
    let answering = interview.last_question().and_then(Entry::question);
    let answering = answering.is_some_and(|put| interview.must_asks().contains(&put.question));
    let must_asks = must_asks_left(interview) + usize::from(answering);
    let kept = u64::from(protocol.minutes_kept(phase, planned, must_asks));
    let spent = interview.progress().latest.map_or(0, |latest| latest.elapsed.minutes());
    let left = u64::from(planned).saturating_sub(spent);
    (kept > 0 && left <= kept).then_some(left)
}

/// How many of the questions meant to be asked were not.
#[must_use]
pub(super) fn must_asks_left(interview: &Interview) -> usize {
    let asked = interview.asked();
    interview.must_asks().iter().filter(|must| !asked.contains(must)).count()
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
fn threads<'a>(
    interview: &'a Interview,
    notes: &[Noted<'_>],
    later: &[Suggested],
) -> Vec<Parked<'a>> {
    const A_WHILE: usize = 3;
    let question = interview.last_question().map(|entry| entry.when.elapsed);
    let a_while_ago = notes.get(A_WHILE - 1).map(|note| note.at);
    let moved = question.into_iter().chain(a_while_ago).chain([entered(interview)]).max();
    let parked = interview.open_threads().map(|entry| Parked {
        id: entry.id,
        at: entry.when.elapsed,
        words: &entry.text,
        due: moved > Some(entry.when.elapsed),
        put_off: later.contains(&Suggested::Thread(entry.id)),
    });
    parked.collect()
}

/// The lines picked beforehand that were not asked about.
fn anchors<'a>(interview: &'a Interview, later: &[Suggested]) -> Vec<Picked<'a>> {
    let was_put_off = |wanted: &Anchor| {
        later
            .iter()
            .any(|what| matches!(what, Suggested::Anchor { anchor, .. } if anchor == wanted))
    };
    let open = interview.open_anchors();
    open.map(|anchor| Picked { anchor, put_off: was_put_off(anchor) }).collect()
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

/// The probes of this question that were put.
fn probed(interview: &Interview, question: Option<Ids<'_>>) -> Vec<u8> {
    let put = interview.put().filter(|asked| Some(asked.question.pair()) == question);
    put.filter_map(|asked| asked.probe).collect()
}

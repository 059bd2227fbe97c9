//! Threads: the words heard are parked, and come back to when there is room.

use crate::guide::{self, Codebook, Suggestion};
use crate::interview::{
    anchor::BackTo,
    change::{Added, Fact},
    draft::LineKind,
    entry::{Entry, What},
    id::Id,
    note::{Kind, Note},
    thread::{Fate, Thread},
};
use crate::tui::effect::Effect;
use crate::tui::open::Open;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{
    Live,
    kept::{last_words, split_tags},
    line::Line,
    update::Around,
};
use crate::tui::words;

impl Live {
    /// Parks the words of the selected note, of the line, or of the last note; with nothing selected
    /// or typed, pulls the thread that is suggested.
    pub(super) fn park(&mut self, around: Around<'_>) -> Answer {
        let suggested = self.suggestion().and_then(|suggestion| {
            let id = suggestion.thread()?;
            Some((id, suggestion.wording.clone()))
        });
        match suggested {
            _ if self.selection.is_some() => self.park_selected(around),
            _ if !self.line.is_empty() => self.park_line(),
            Some((id, wording)) => pull(around, id, wording),
            None => match last_words(around.open.interview()) {
                Some(id) => park_note(id, None, around),
                None => Answer::say(words::NO_NOTE),
            },
        }
    }

    fn park_selected(&mut self, around: Around<'_>) -> Answer {
        let Some(selection) = &mut self.selection else { return Answer::nothing() };
        let Some(entry) = around.open.interview().entry(selection.id) else {
            return Answer::say(words::NO_NOTE);
        };
        if entry.thread().is_some_and(|thread| thread.fate == Fate::Open) {
            return pull(around, entry.id, guide::come_back(&entry.text));
        }
        let span = selection.words(&entry.text).and_then(|span| entry.text.get(span));
        selection.let_go();
        park_note(entry.id, span, around)
    }

    /// The words stand in no note yet: they are parked with the line, and only if it is kept as
    /// something they said.
    fn park_line(&mut self) -> Answer {
        if let Err(why) = may_be_parked(self.line.kind) {
            return Answer::say(why);
        }
        self.line.parked = Some(self.line.composer.text());
        Answer::say(words::PARKS_WITH_LINE)
    }

    /// The thread that is meant: the selected one, the one suggested, or the oldest.
    fn meant_thread(&self, open: &Open) -> Option<Id> {
        let interview = open.interview();
        let is_open = |id: &Id| interview.open_threads().any(|thread| thread.id == *id);
        let selected = self.selection.as_ref().map(|selection| selection.id).filter(is_open);
        let suggested = self.suggestion().and_then(Suggestion::thread);
        selected.or(suggested).or_else(|| interview.open_threads().next().map(|entry| entry.id))
    }

    pub(super) fn turn_thread(&mut self, fate: Fate, around: Around<'_>) -> Answer {
        let Some(id) = self.meant_thread(around.open) else {
            return Answer::say(words::NO_THREAD);
        };
        let said = if fate == Fate::Dropped { words::DROPPED } else { words::FOR_SOMEONE_ELSE };
        let turned = Fact::ThreadTurned(id, fate);
        synced(vec![turned], around).saying(said)
    }
}

/// Comes back to a thread: it is pulled, and the question stands in the stream.
pub(super) fn pull(around: Around<'_>, id: Id, wording: String) -> Answer {
    let back_to = Some(Box::new(BackTo::Thread(id)));
    let what = What::Note(Note { back_to, ..Note::new(Kind::Asked) });
    let new = around.open.new_id();
    let asked = Fact::Added(Added { id: new, text: wording, tags: Vec::new(), what });
    synced(vec![Fact::ThreadTurned(id, Fate::Pulled), asked], around).saying(words::PULLED)
}

fn synced(facts: Vec<Fact>, around: Around<'_>) -> Answer {
    let when = around.open.stamp(around.now);
    let facts = facts.into_iter().map(|fact| (when, fact)).collect();
    Answer { facts, effects: vec![Effect::Sync], ..Answer::default() }
}

/// Parks words of a note that was taken: these, or the last ones heard in it.
fn park_note(id: Id, these: Option<&str>, around: Around<'_>) -> Answer {
    let Some(entry) = around.open.interview().entry(id) else { return Answer::say(words::NO_NOTE) };
    if let Err(why) = may_be_parked(entry.line_kind()) {
        return Answer::say(why);
    }
    let heard = these.map_or_else(|| of_note(entry), |these| these.trim().to_owned());
    let same = |other: &Entry| {
        other.text == heard && other.thread().is_some_and(|thread| thread.from == Some(id))
    };
    if around.open.interview().open_threads().any(same) {
        return Answer::say(words::PARKED_ALREADY);
    }
    let parked = parked(around.open.new_id(), id, heard);
    synced(vec![parked], around).saying(words::PARKED)
}

/// The thread that a line was wished to be, once it is kept.
pub(super) fn with_line(line: &Line, open: &Open, book: &Codebook) -> Option<Fact> {
    let wished = line.parked.as_ref()?;
    may_be_parked(line.kind).ok()?;
    let next = open.new_id();
    let after = Id { number: next.number.saturating_add(1), ..next };
    let (id, from) = line.editing.map_or((after, next), |editing| (next, editing));
    let text = line.composer.text();
    let heard = if text.contains(wished.as_str()) { wished } else { &text };
    Some(parked(id, from, heard_last(&split_tags(heard, book).0)))
}

fn parked(id: Id, from: Id, text: String) -> Fact {
    let what = What::Thread(Thread { from: Some(from), fate: Fate::Open });
    Fact::Added(Added { id, text, tags: Vec::new(), what })
}

/// Only what they said can be parked, and nothing that is off the record.
fn may_be_parked(kind: LineKind) -> Result<(), &'static str> {
    match kind {
        LineKind::Note(Kind::Said | Kind::Quote) => Ok(()),
        LineKind::Note(Kind::Off) => Err(words::OFF_STAYS_OFF),
        LineKind::Note(Kind::Thought | Kind::Asked | Kind::Mark)
        | LineKind::Moment
        | LineKind::Finding
        | LineKind::Lead
        | LineKind::Idea => Err(words::NOT_HEARD),
    }
}

/// The words of a note worth coming back to: what was marked in it last as theirs, or its end.
fn of_note(entry: &Entry) -> String {
    let span = entry.note().and_then(|note| note.spans.last());
    let marked = span.and_then(|span| entry.text.get(span.clone()));
    marked.map_or_else(|| heard_last(&entry.text), str::to_owned)
}

/// How many words one can say back.
const MOST: usize = 10;

/// The end of the last sentence: so much of it as one can say back.
fn heard_last(text: &str) -> String {
    let sentence = after_last(text.trim(), &[". ", "! ", "? ", "; ", "\n"], 3);
    let clause = after_last(sentence, &[", ", ": ", " – ", " — "], 4);
    let long = sentence.split_whitespace().nth(MOST - 1).is_some();
    let words: Vec<&str> = if long { clause } else { sentence }.split_whitespace().collect();
    words.get(words.len().saturating_sub(MOST)..).unwrap_or_default().join(" ")
}

/// What comes after the last of these marks; all of it, if those are fewer words than `enough`.
fn after_last<'a>(text: &'a str, marks: &[&str], enough: usize) -> &'a str {
    let from = marks.iter().filter_map(|mark| Some(text.rfind(mark)? + mark.len())).max();
    let after = from.and_then(|from| text.get(from..)).unwrap_or(text);
    if after.split_whitespace().count() < enough { text } else { after }
}

#[cfg(test)]
mod tests {
    use super::heard_last;

    #[test]
    fn the_last_sentence_is_what_was_heard() {
        let table = [
            ("it was quiet", "it was quiet"),
            (
                "We looked. Nobody had an idea where it came from.",
                "Nobody had an idea where it came from.",
            ),
            ("it came back at 3 a.m. again", "it came back at 3 a.m. again"),
            (" so  many\nlines of it", "lines of it"),
            ("", ""),
        ];
        for (text, heard) in table {
            assert_eq!(heard_last(text), heard, "{text}");
        }
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
        assert!(heard_last(long).starts_with("four five"));
        let said = "it wasn't one angry customer, it was forty polite ones";
        assert_eq!(heard_last(said), "it was forty polite ones");
    }
}

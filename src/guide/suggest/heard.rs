//! Which questions their words call for, and the very words.

use std::{cmp::Reverse, collections::HashMap};

use crate::guide::{
    cues::{Cues, Hit},
    suggest::{Ids, Noted},
};

/// What called for a question.
#[derive(Debug, Clone)]
pub(super) struct Heard<'a> {
    /// The words, as they stand in the note.
    pub(super) words: String,
    /// Whether it is the very last thing they said, in answer to what was put last.
    pub(super) just: bool,
    /// Its place among all that was heard: later notes first, longer cues first within one.
    pub(super) place: usize,
    note: &'a Noted<'a>,
}

impl Heard<'_> {
    /// Why now, in a few words.
    pub(super) fn because(&self) -> String {
        format!("because at {} you noted “{}”", self.note.at, self.words)
    }
}

/// How many questions one note may call for; the rest of what it says is in the others' words.
const OF_ONE_NOTE: usize = 3;

/// How many are enough.
const ENOUGH: usize = 8;

/// What was heard, by the question it calls for. Each is called for once, by the latest note.
/// `wanted` says of each question whether it follows up any answer: those come after the others, and
/// only what was said last can be followed up.
pub(super) fn heard<'a>(
    cues: &'a Cues,
    notes: &'a [Noted<'a>],
    wanted: &HashMap<Ids<'a>, bool>,
) -> HashMap<Ids<'a>, Heard<'a>> {
    let mut all: HashMap<Ids<'a>, Heard<'a>> = HashMap::new();
    for (nth, note) in notes.iter().enumerate() {
        if all.len() >= ENOUGH {
            break;
        }
        let mut called: Vec<Hit<'a>> = cues.matches(note.text);
        called.retain(|hit| {
            let follows_up = wanted.get(&ids(hit));
            let may = follows_up.is_some_and(|follows_up| !follows_up || (nth == 0 && note.fresh));
            may && !all.contains_key(&ids(hit))
        });
        called.sort_by_key(|hit| (wanted.get(&ids(hit)).copied(), Reverse(hit.words.len())));
        let mut of_note = 0;
        for hit in called {
            if of_note == OF_ONE_NOTE || all.contains_key(&ids(&hit)) {
                continue;
            }
            of_note += 1;
            let (just, place) = (nth == 0 && note.fresh, all.len());
            let words = plain(note.text.get(hit.words.clone()).unwrap_or_default());
            all.insert(ids(&hit), Heard { words, just, place, note });
        }
    }
    all
}

fn ids<'a>(hit: &Hit<'a>) -> Ids<'a> {
    (hit.bank, hit.question)
}

/// In one line.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

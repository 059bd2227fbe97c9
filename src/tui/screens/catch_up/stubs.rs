//! What was only begun during the conversation: marks without words, a few words, untagged quotes.

use crate::interview::{
    Interview,
    entry::Entry,
    id::Id,
    note::{Kind, Note},
};

/// How many words are few.
const FEW: usize = 3;

/// What an entry waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacks {
    /// It is a mark without a word.
    Words,
    /// It has a few words and no tag.
    MoreWords,
    /// It holds the interviewee's own words and has no tag.
    Tag,
}

/// All that waits for words or a tag, in the order of the clock.
#[must_use]
pub fn stubs(interview: &Interview) -> Vec<Id> {
    let waiting = interview.on_record().filter(|entry| lacks(entry).is_some());
    waiting.map(|entry| entry.id).collect()
}

/// What an entry waits for, if it does. A tag says that somebody has been back to it.
#[must_use]
pub fn lacks(entry: &Entry) -> Option<Lacks> {
    let note = entry.note().filter(|_| !entry.withdrawn && !entry.is_off())?;
    let words = entry.text.split_whitespace().count();
    if note.kind == Kind::Mark && words == 0 {
        return Some(Lacks::Words);
    }
    if note.kind == Kind::Asked || !entry.tags.is_empty() {
        return None;
    }
    if words <= FEW { Some(Lacks::MoreWords) } else { untagged(note) }
}

fn untagged(note: &Note) -> Option<Lacks> {
    note.quotes().then_some(Lacks::Tag)
}

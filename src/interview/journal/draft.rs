//! The line being typed, as records in a file of its own: now and then the whole line, and between
//! that only what changed.

use chrono::{DateTime, Utc};

use crate::interview::{
    draft::{Draft, LineKind},
    journal::{
        chain::{Named, split},
        json::Object,
        shape::Data,
    },
    part::Part,
    stamp::Stamp,
};

const DRAFT: Named<'static> = Named { op: "draft", id: None };

/// The whole line.
#[must_use]
pub fn whole(draft: &Draft, lamport: &mut u64) -> Vec<String> {
    let mut data = String::with_capacity(draft.text.len() + 48);
    let mut object = Object::new(&mut data);
    object.text("kind", draft.kind.word());
    object.maybe("editing", draft.editing.map(|id| id.to_string()).as_deref());
    object.maybe("part", Some(draft.part.word()).filter(|_| draft.part != Part::Words));
    object.text("text", &draft.text).close();
    split(draft.began, DRAFT, &data, lamport)
}

/// What makes the line's words out of what they were.
#[must_use]
pub fn step(before: &str, draft: &Draft, lamport: &mut u64) -> Vec<String> {
    let now = draft.text.as_str();
    let keep = same_start(before, now);
    let (old, new) = (tail(before, keep), tail(now, keep));
    let end = same_end(old, new);
    let put = new.get(..new.len() - end).unwrap_or_default();
    let mut data = String::with_capacity(put.len() + 48);
    let mut object = Object::new(&mut data);
    object.number("keep", keep as u64).number("cut", (old.len() - end) as u64);
    object.text("put", put).close();
    split(draft.began, DRAFT, &data, lamport)
}

/// The line begun then was let go.
#[must_use]
pub fn over(began: Stamp, lamport: &mut u64) -> Vec<String> {
    split(began, DRAFT, "{\"over\":true}", lamport)
}

fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}

/// How many bytes both begin with, up to a character's bound in both.
fn same_start(a: &str, b: &str) -> usize {
    const STRIDE: usize = 256;
    let strides = a.as_bytes().chunks_exact(STRIDE).zip(b.as_bytes().chunks_exact(STRIDE));
    let far = strides.take_while(|(a, b)| a == b).count() * STRIDE;
    let rest = a.bytes().skip(far).zip(b.bytes().skip(far));
    a.floor_char_boundary(far + rest.take_while(|(a, b)| a == b).count())
}

/// How many bytes both end with, from a character's bound in both.
fn same_end(a: &str, b: &str) -> usize {
    let same = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    (a.len() - same..=a.len()).find(|at| a.is_char_boundary(*at)).map_or(0, |at| a.len() - at)
}

/// One line that was being typed, as far as it is known.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) draft: Draft,
    pub(super) lamport: u64,
    kept: bool,
}

/// Everything the draft files say.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    found: Vec<Found>,
    over: Vec<(DateTime<Utc>, u64)>,
    whole: bool,
}

/// A draft's record: when the line was begun, at which Lamport time, and whether nothing is missing
/// between it and the record before.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) began: Stamp,
    pub(super) lamport: u64,
    pub(super) linked: bool,
}

impl Drafts {
    /// Before the first record of a file.
    pub(super) fn next_file(&mut self) {
        self.whole = false;
    }

    /// Takes one record in.
    pub(super) fn take(&mut self, at: At, d: Box<Data<'_>>) {
        if d.over == Some(true) {
            self.over.push((at.began.at, at.lamport));
        } else if let Some(text) = d.text {
            let Some(kind) = d.kind.and_then(|word| LineKind::from_word(&word)) else { return };
            // Of a part this version does not know the words are kept, as a line of their own.
            let known = d.part.map_or(Some(Part::Words), |word| Part::from_word(&word));
            let editing = d.editing.and_then(|id| id.parse().ok()).filter(|_| known.is_some());
            let part = known.unwrap_or_default();
            let draft = Draft { began: at.began, kind, editing, part, text: text.owned() };
            self.whole = self.put(draft, at.lamport);
        } else {
            self.whole = self.whole && at.linked && self.apply(at, &d).is_some();
        }
    }

    /// Takes a whole line in, unless a later one is known already.
    fn put(&mut self, draft: Draft, lamport: u64) -> bool {
        self.found
            .retain(|other| other.draft.began.at != draft.began.at || other.lamport > lamport);
        let newer = self.found.iter().any(|other| other.draft.began.at == draft.began.at);
        if !newer {
            self.found.push(Found { draft, lamport, kept: false });
        }
        !newer
    }

    fn apply(&mut self, at: At, d: &Data<'_>) -> Option<()> {
        let found = self.found.last_mut().filter(|found| found.draft.began.at == at.began.at)?;
        let (keep, cut) = (d.keep?, d.cut?);
        let text = &mut found.draft.text;
        text.get(keep..keep.checked_add(cut)?)?;
        text.replace_range(keep..keep + cut, d.put.as_deref()?);
        found.lamport = at.lamport;
        Some(())
    }

    /// Something was recorded with this time: the line begun then was kept.
    pub(super) fn kept(&mut self, at: DateTime<Utc>) {
        for found in &mut self.found {
            found.kept |= found.draft.began.at.timestamp_millis() == at.timestamp_millis();
        }
    }

    /// The lines that were neither kept nor let go, oldest record first.
    pub(super) fn live(self) -> Vec<Found> {
        let over = |found: &Found| {
            let began = found.draft.began.at;
            self.over.iter().any(|(at, lamport)| *at == began && *lamport > found.lamport)
        };
        let mut live: Vec<Found> = self
            .found
            .iter()
            .filter(|found| !found.kept && !over(found))
            .filter(|found| !found.draft.text.is_empty())
            .cloned()
            .collect();
        live.sort_by_key(|found| found.lamport);
        live
    }
}

#[cfg(test)]
mod tests {
    use super::{same_end, same_start};

    #[test]
    fn what_is_the_same_ends_at_characters_bounds() {
        assert_eq!(same_start("né à", "nê à"), 1);
        assert_eq!(same_end("é", "ũé"), 2);
        assert_eq!(same_end("xé", "x\u{169}"), 0);
        let long = "x".repeat(1000);
        assert_eq!(same_start(&long, &format!("{long}y")), 1000);
    }
}

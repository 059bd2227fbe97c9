//! Bringing changes into order.

use crate::interview::{Interview, change::Change};

/// Where a change belongs, among those of all files.
#[derive(Clone, Copy)]
pub(super) struct Key {
    pub(super) lamport: u64,
    /// The writer's place in the list of writers.
    pub(super) writer: usize,
    pub(super) n: u64,
}

/// What is done with changes as they are found.
pub(super) enum Order {
    /// They are expected in order, as one writer leaves them, and applied at once: a long interview
    /// is not held twice. Holds the last one's Lamport time.
    Straight(Box<Interview>, Option<u64>),
    /// One of them came too late: another reading has to gather them.
    Late,
    /// All are kept, to be sorted.
    Gathered(Vec<(Key, Change)>),
}

impl Default for Order {
    fn default() -> Self {
        Self::Straight(Box::default(), None)
    }
}

/// All changes together.
pub(super) struct Ordered {
    pub(super) interview: Interview,
    pub(super) changes: Vec<Change>,
    /// Two writers went by one name.
    pub(super) cloned: bool,
}

impl Order {
    pub(super) fn push(&mut self, key: Key, change: Change) {
        match self {
            Self::Straight(_, last) if last.is_some_and(|last| key.lamport <= last) => {
                *self = Self::Late;
            }
            Self::Straight(interview, last) => {
                *last = Some(key.lamport);
                interview.take(change);
            }
            Self::Late => {}
            Self::Gathered(items) => items.push((key, change)),
        }
    }

    /// The outcome, unless a change came too late.
    pub(super) fn finish(self, writers: &[String]) -> Option<Ordered> {
        match self {
            Self::Straight(interview, _) => {
                Some(Ordered { interview: *interview, changes: Vec::new(), cloned: false })
            }
            Self::Late => None,
            Self::Gathered(items) => Some(sorted(items, writers)),
        }
    }
}

/// Each change once, in order.
fn sorted(mut items: Vec<(Key, Change)>, writers: &[String]) -> Ordered {
    let name = |key: &Key| writers.get(key.writer);
    items.sort_by(|(a, _), (b, _)| (a.lamport, name(a), a.n).cmp(&(b.lamport, name(b), b.n)));
    let mut cloned = false;
    items.dedup_by(|(next, change), (key, before)| {
        let twice = (next.lamport, next.writer) == (key.lamport, key.writer);
        let same = twice && change == before;
        cloned |= twice && !same;
        same
    });
    let changes: Vec<Change> = items.into_iter().map(|(_, change)| change).collect();
    Ordered { interview: Interview::replay(&changes), changes, cloned }
}

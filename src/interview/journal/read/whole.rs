//! A record made whole: data too long for one line is carried by the lines before it.

use crate::interview::{
    change::Change,
    journal::{fact::fact, read_time, shape::Record},
    stamp::{Elapsed, Stamp},
};

/// The change a record tells of; nothing if it is none that is known.
pub(super) fn change(record: Record<'_>, pieces: &mut Vec<(u64, String)>) -> Option<Change> {
    let when = stamp(&record)?;
    let (op, id) = (&*record.op, record.id.as_deref());
    let fact = match joined(record.d.parts, record.n, pieces) {
        Parts::None => fact(op, id, record.d)?,
        Parts::Whole(data) => fact(op, id, serde_json::from_str(&data).ok()?)?,
        Parts::Missing => return None,
    };
    Some(Change { when, fact })
}

/// When it was recorded; nothing if that is no time.
pub(super) fn stamp(record: &Record<'_>) -> Option<Stamp> {
    Some(Stamp { at: read_time(&record.t)?, elapsed: Elapsed(record.e) })
}

/// What the records before one carried for it.
pub(super) enum Parts {
    None,
    Whole(String),
    Missing,
}

/// The data carried by the records before number `n`.
pub(super) fn joined(parts: Option<usize>, n: u64, pieces: &mut Vec<(u64, String)>) -> Parts {
    let pieces = std::mem::take(pieces);
    let Some(count) = parts else { return Parts::None };
    let first = n.saturating_sub(count as u64);
    let due = first..n;
    let all = pieces.iter().map(|(n, _)| *n).skip_while(|n| *n < first).eq(due);
    if !all {
        return Parts::Missing;
    }
    Parts::Whole(pieces.into_iter().filter(|(n, _)| *n >= first).map(|(_, piece)| piece).collect())
}

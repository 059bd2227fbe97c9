//! The journal's lines: change ⇄ one line, and lines → changes, with all damage found and counted.
//! Never touches a file: it makes and reads bytes.
//!
//! One record is one JSON object on one line:
//!
//! ```text
//! {"c":"225a3015","v":1,"w":"k7f3q2","n":17,"p":"be2ff5e3","l":412,"t":"2026-11-22T16:20:00.123Z","e":724123,"op":"note.taken","id":"14","d":{"kind":"said","text":"…"}}
//! ```
//!
//! | key | what it is |
//! |---|---|
//! | `c` | CRC-32C of the bytes from the 16th to before the line feed, as 8 hex digits |
//! | `v` | version of the record; rises when the fields of an operation change |
//! | `w` | the writer |
//! | `n` | counts up from 0 within a file |
//! | `p` | `c` of the record before |
//! | `l` | Lamport time: the order of records, over files and writers |
//! | `t`, `e` | when it happened: wall clock, and the interview's own in milliseconds |
//! | `op`, `id`, `d` | what happened, to which entry, and the rest of it |
//!
//! A change too long for a line is carried by `more` records, and counts only when its own record,
//! the last of them, is there. Records of a newer version are counted and left where they are.

pub mod chain;
pub mod draft;
pub mod name;
pub mod read;

mod fact;
mod json;
mod line;
mod op;
mod shape;

use chrono::{DateTime, SecondsFormat, TimeZone, Utc};

pub use chain::{Chain, End, Opening, bodies, open_body};
pub use name::Segment;
pub use read::{Recovered, read};

/// The format's name, in the first record of every file.
pub const FORMAT: &str = "firsthand/journal/1";

/// The version of a record.
const VERSION: u32 = 1;

/// A time as records have it, to the millisecond.
fn write_time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A record's time.
fn read_time(text: &str) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(text).ok()?;
    Utc.timestamp_millis_opt(at.timestamp_millis()).single()
}

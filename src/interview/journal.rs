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
pub mod purge;
pub mod read;

mod fact;
mod json;
mod line;
mod op;
mod shape;

use chrono::{DateTime, NaiveDate, SecondsFormat, TimeZone, Utc};

pub use chain::{Chain, End, Opening, bodies, open_body};
pub use name::Segment;
pub use read::{Reader, Recovered, read};

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
    read_own_time(text).or_else(|| {
        let at = DateTime::parse_from_rfc3339(text).ok()?;
        Utc.timestamp_millis_opt(at.timestamp_millis()).single()
    })
}

/// A time in the one form that is written here: `2026-11-22T16:20:00.123Z`.
fn read_own_time(text: &str) -> Option<DateTime<Utc>> {
    let (day, time) = text.strip_suffix('Z').filter(|_| text.len() == 24)?.split_once('T')?;
    let number = |text: &str, from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = number(day, 0, 4)?.cast_signed();
    let day = NaiveDate::from_ymd_opt(year, number(day, 5, 7)?, number(day, 8, 10)?)?;
    let (hour, minute) = (number(time, 0, 2)?, number(time, 3, 5)?);
    Some(day.and_hms_milli_opt(hour, minute, number(time, 6, 8)?, number(time, 9, 12)?)?.and_utc())
}

//! `purge.yaml`: what is to leave an interview's files. There from before the first of them is
//! touched until the last one is done. Holds no words, and nothing they could be told by.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::formats::store::{self, Fault};
use crate::interview::{
    id::{Id, NoId},
    purge::{Purge, Why},
    stamp::{Elapsed, Stamp},
};

const SCHEMA: &str = "firsthand/purge/1";

/// What a file tells of.
///
/// # Errors
/// What is wrong with the text, in words.
pub fn read(text: &str) -> Result<Purge, Fault> {
    let shape: Shape = store::read(text)?;
    store::check_schema(&shape.schema, SCHEMA)?;
    let why = Why::from_word(&shape.why).ok_or("`why` is no reason known here")?;
    let at = DateTime::parse_from_rfc3339(&shape.at);
    let at = at.map_err(|_no_time| "`at` is no time such as 2026-11-20T02:00:00Z".to_owned())?;
    let ids: Result<Vec<Id>, NoId> = shape.entries.iter().map(|id| id.parse()).collect();
    let ids = ids.map_err(|no_id| no_id.to_string())?;
    let when = Stamp { at: at.with_timezone(&Utc), elapsed: Elapsed(shape.elapsed_ms) };
    Ok(Purge { why, ids, when })
}

/// The file for it.
///
/// # Errors
/// Only if the text cannot be made.
pub fn write(purge: &Purge) -> Result<String, Fault> {
    store::write(&Shape {
        schema: SCHEMA.to_owned(),
        why: purge.why.word().to_owned(),
        at: purge.when.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        elapsed_ms: purge.when.elapsed.0,
        entries: purge.ids.iter().map(ToString::to_string).collect(),
    })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    schema: String,
    why: String,
    at: String,
    elapsed_ms: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    entries: Vec<String>,
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{Id, read, write};
    use crate::interview::{
        purge::{Purge, Why},
        stamp::{Elapsed, Stamp},
    };

    #[test]
    fn what_is_to_leave_reads_back_as_it_was_written() {
        let at = DateTime::from_timestamp_millis(1_795_000_000_123).unwrap();
        let when = Stamp { at, elapsed: Elapsed(61_000) };
        let ids = vec![Id::new(14), Id { number: 3, tag: 77 }];
        for why in Why::ALL {
            let purge = Purge { why, ids: ids.clone(), when };
            assert_eq!(read(&write(&purge).unwrap()), Ok(purge));
        }
        for text in ["schema: firsthand/bank/1\n", "", "schema: firsthand/purge/1\nwhy: no\n"] {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}

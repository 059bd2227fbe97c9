//! `ledger.yaml`: what went out of an incident, at which level, when and where to. Holds no words.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::findings::sent::{Sent, SentLine, Stage, Went};
use crate::formats::store::{self, Fault};
use crate::interview::consent::Attribution;

const SCHEMA: &str = "firsthand/ledger/1";

/// What a file tells of.
///
/// # Errors
/// What is wrong with the text, in words.
pub fn read(text: &str) -> Result<Vec<Sent>, Fault> {
    let shape: Shape = store::read(text)?;
    store::check_schema(&shape.schema, SCHEMA)?;
    shape.sent.into_iter().map(One::sent).collect()
}

/// The file for it.
///
/// # Errors
/// Only if the text cannot be made.
pub fn write(sent: &[Sent]) -> Result<String, Fault> {
    let sent = sent.iter().map(One::of).collect();
    store::write(&Shape { schema: SCHEMA.to_owned(), sent })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    schema: String,
    #[serde(default)]
    sent: Vec<One>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    what: String,
    stage: String,
    interview: String,
    #[serde(rename = "as")]
    level: String,
    at: String,
    file: String,
    hash: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    left: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    of: String,
    id: String,
    hash: String,
}

impl One {
    fn of(sent: &Sent) -> Self {
        let line = |line: &SentLine| Line {
            of: line.entry.clone(),
            id: line.name.clone(),
            hash: line.words.clone(),
        };
        Self {
            what: sent.went.word().to_owned(),
            stage: sent.stage.word().to_owned(),
            interview: sent.interview.clone(),
            level: sent.level.word().to_owned(),
            at: sent.at.to_rfc3339_opts(SecondsFormat::Millis, true),
            file: sent.file.clone(),
            hash: sent.hash.clone(),
            lines: sent.lines.iter().map(line).collect(),
            gone: sent.gone.clone(),
            left: sent.left.clone(),
        }
    }

    fn sent(self) -> Result<Sent, Fault> {
        let at = DateTime::parse_from_rfc3339(&self.at);
        let at =
            at.map_err(|_no_time| "`at` is no time such as 2026-11-20T02:00:00Z".to_owned())?;
        let unknown = |word: &str| format!("`{word}` is not known here");
        let went = Went::ALL.into_iter().find(|went| went.word() == self.what);
        let stage = Stage::ALL.into_iter().find(|stage| stage.word() == self.stage);
        let line = |line: Line| SentLine { entry: line.of, name: line.id, words: line.hash };
        Ok(Sent {
            went: went.ok_or_else(|| unknown(&self.what))?,
            stage: stage.ok_or_else(|| unknown(&self.stage))?,
            level: Attribution::from_word(&self.level).ok_or_else(|| unknown(&self.level))?,
            interview: self.interview,
            at: at.with_timezone(&Utc),
            file: self.file,
            hash: self.hash,
            lines: self.lines.into_iter().map(line).collect(),
            gone: self.gone,
            left: self.left,
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::{read, write};
    use crate::findings::sent::{Sent, SentLine, Stage, Went};
    use crate::interview::consent::Attribution;

    #[test]
    fn a_ledger_reads_back_as_it_was_written() {
        let line = SentLine { entry: "n14".into(), name: "n14.1".into(), words: "ab".into() };
        let one = |went, stage| Sent {
            went,
            stage,
            interview: "sre-9q2m".into(),
            level: Attribution::Role,
            at: DateTime::from_timestamp_millis(1_795_000_000_123).unwrap(),
            file: "/shared/a: b/#1.yaml".into(),
            hash: "0badcafe".into(),
            lines: vec![line.clone()],
            gone: vec!["n3".into()],
            left: Vec::new(),
        };
        let sent: Vec<Sent> = Went::ALL
            .into_iter()
            .flat_map(|went| Stage::ALL.map(|stage| one(went, stage)))
            .collect();
        assert_eq!(read(&write(&sent).unwrap()), Ok(sent));
        assert_eq!(read(&write(&[]).unwrap()), Ok(vec![]));
        for text in ["", "schema: firsthand/ledger/2\n", "schema: firsthand/bank/1\n"] {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}

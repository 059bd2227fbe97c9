//! What was asked and told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::findings::shape::{Attribution, Knows, NoteKind, Precision, When};

/// A question that was put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Its name in this file: `q3`, or `n7` for one in the investigator's own wording.
    pub id: String,
    /// The bank it came from, if it came from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<String>,
    /// Its id in that bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Which of its probes, counted from 1, if it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub probe: Option<u32>,
    /// The words it was put in.
    pub asked: String,
    /// When, on the interview's clock: `00:12:03`; not where the interviewee is anonymous.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::findings::yaml::quoted"
    )]
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{2,}:\d{2}:\d{2}$"))]
    pub at: Option<String>,
}

/// The interviewee's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// Its name in this file: `n14`, or `n14.1` for the first marked part of note `n14`.
    pub id: String,
    /// When, on the interview's clock; not where the interviewee is anonymous.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::findings::yaml::quoted"
    )]
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{2,}:\d{2}:\d{2}$"))]
    pub at: Option<String>,
    /// The words.
    pub text: String,
    /// Tags, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The question it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// How they know, where that was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knows: Option<Knows>,
    /// When they came to know, where that was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// How the person may appear with it.
    #[serde(rename = "as")]
    pub attribution: Attribution,
    /// Whether they have seen and confirmed it.
    pub confirmed: bool,
}

/// A paraphrase or an observation that evidence leans on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// Its name in this file.
    pub id: String,
    /// When, on the interview's clock; not where the interviewee is anonymous.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::findings::yaml::quoted"
    )]
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{2,}:\d{2}:\d{2}$"))]
    pub at: Option<String>,
    /// What it is.
    pub kind: NoteKind,
    /// Its words; `[…]` stands for words that were not released.
    pub text: String,
    /// Tags, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The question it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// A point on the incident's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Moment {
    /// Its name in this file.
    pub id: String,
    /// The time as it was told: `about 02:00`.
    pub told: String,
    /// The time on the clock, with its zone (RFC 3339), where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// How exactly.
    pub precision: Precision,
    /// What happened.
    pub what: String,
    /// How they know.
    pub knows: Knows,
    /// When they came to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

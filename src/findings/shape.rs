//! The published shape of findings, version 1: the contract between investigator and facilitator.
//!
//! Fields are written in the order they stand here, what is empty is left out, and fields a reader
//! does not know are passed over. A change that a reader of version 1 would misunderstand makes a
//! version 2. Never holds anything that is off the record.

mod about;
mod learned;
mod told;
mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::{
    about::{
        Consent, Coverage, Incident, Interview, Interviewee, Interviewer, PhaseTime, SharedBack,
        Topic,
    },
    learned::{Confidence, Finding, Idea, Lead, Pivot, Source},
    told::{Moment, Note, Question, Quote},
    words::{
        Attribution, FindingKind, How, Knows, LeadKind, NoteKind, Precision, QuoteConsent,
        ShareBack, Strength, Tenure, Version, When,
    },
};

/// What one interview yielded, as far as its interviewee agreed to share it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "firsthand findings, version 1")]
pub struct Findings {
    /// Names this format and its version.
    pub schema: Version,
    /// There, and true, in a draft: made for the investigator alone, not to be shared.
    #[serde(default, skip_serializing_if = "is_false")]
    pub draft: bool,
    /// The event under study.
    pub incident: Incident,
    /// The conversation.
    pub interview: Interview,
    /// What was talked about, and for how long.
    #[serde(default, skip_serializing_if = "Coverage::is_empty")]
    pub coverage: Coverage,
    /// The questions put, in order; only those whose answers are in this file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// The interviewee's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// Paraphrases and observations that evidence leans on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Points on the incident's timeline, as the interviewee tells it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<Moment>,
    /// Points where something was decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pivots: Vec<Pivot>,
    /// What was learned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// Something or someone to look at next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<Lead>,
    /// Ideas, parked; never findings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ideas: Vec<Idea>,
    /// How sure the interviewee felt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What is still open: threads nobody pulled, and findings that nothing here supports yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open_threads: Vec<String>,
    /// Imported material that evidence names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

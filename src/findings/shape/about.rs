//! What findings are about: the incident, the conversation, what was agreed and what was covered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::findings::shape::{Attribution, How, QuoteConsent, ShareBack, Tenure};

/// The event under study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Incident {
    /// Its id, the same in all findings about it.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The day it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub occurred: Option<String>,
    /// Why it was chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why_chosen: Vec<String>,
}

/// The conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interview {
    /// Its id; where the interviewee is anonymous, a random one that stands nowhere else.
    pub id: String,
    /// The day it was held (UTC); not where the interviewee is anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// The id of the protocol it followed.
    pub protocol: String,
    /// How many minutes it was meant to take.
    pub planned_minutes: u32,
    /// How many whole minutes it took, pauses left out; rounded to a quarter of an hour where the
    /// interviewee is anonymous.
    pub minutes: u32,
    /// Who asked.
    pub interviewer: Interviewer,
    /// Who answered.
    pub interviewee: Interviewee,
    /// What they agreed to; only a draft may lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// How far they have seen and confirmed it.
    pub shared_back: SharedBack,
}

/// Who asked. Never by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interviewer {
    /// Their team; not where the interviewee is anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Whether they took part in the incident.
    pub took_part: bool,
}

/// Who answered, as far as they agreed to be known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Interviewee {
    /// Random; the same in all findings of one person, and another in each where they are anonymous.
    #[serde(rename = "ref")]
    pub person: String,
    /// How they may appear.
    #[serde(rename = "as")]
    pub attribution: Attribution,
    /// Their name; only where they are `named`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their role, or a coarser one that enough people hold; not where they are `anonymous`, and so
    /// with all that follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Their team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Months with the organization; only where they are `named`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_here: Option<u32>,
    /// Months with the system; only where they are `named`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_with_system: Option<u32>,
    /// Roughly how long with the organization, where enough people of that role share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub here: Option<Tenure>,
    /// Roughly how long with the system, where enough people of that role share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_system: Option<Tenure>,
    /// Whether they were on call then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_call_then: Option<bool>,
}

/// What was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Consent {
    /// Notes may be taken.
    pub notes: bool,
    /// The call may be recorded.
    pub recording: bool,
    /// Whether quotes may be used.
    pub quotes: QuoteConsent,
    /// How the person may appear at most; `anonymous` where they are anonymous here.
    pub attribution: Attribution,
    /// Which parts they offered to tell in the meeting themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presents: Vec<String>,
    /// Until when withdrawal can be guaranteed; not where the interviewee is anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub withdraw_by: Option<String>,
    /// The id of the wording that was read aloud.
    pub wording: String,
    /// How it was agreed, where that was noted; not where the interviewee is anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
}

/// How far the interviewee has seen and confirmed what is said here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SharedBack {
    /// How far.
    pub state: ShareBack,
    /// The day it was sent (UTC); not where the interviewee is anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub at: Option<String>,
}

/// What was talked about, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The phases entered, in the order of first entering; not where the interviewee is anonymous.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<PhaseTime>,
    /// How many of each bank's questions were put.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
}

impl Coverage {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phases.is_empty() && self.topics.is_empty()
    }
}

/// Time spent in a phase of the protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PhaseTime {
    /// The phase's id.
    pub id: String,
    /// Whole minutes, over all its visits.
    pub minutes: u32,
}

/// How many of a bank's questions were put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Topic {
    /// The bank's id.
    pub id: String,
    /// How many were put.
    pub asked: u32,
    /// Of how many.
    pub of: u32,
}

//! What was learned, and what to look at next.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::findings::shape::{FindingKind, LeadKind, Strength};

/// A point where something was decided; any cell may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Pivot {
    /// Its name in this file.
    pub id: String,
    /// The moment it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<String>,
    /// What they saw.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saw: Option<String>,
    /// What they expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<String>,
    /// What they were after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<String>,
    /// What else could have been done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<String>,
    /// What the choice rested on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// What pressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pressure: Option<String>,
    /// What would have helped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// Something learned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Its name in this file.
    pub id: String,
    /// In a line.
    pub title: String,
    /// What was learned.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub learned: String,
    /// What sort of thing.
    pub kind: FindingKind,
    /// What it rests on: names of quotes, notes and moments here, or `s2#…` for a place in a source.
    #[schemars(length(min = 1))]
    pub evidence: Vec<String>,
    /// What it makes one wonder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wonders: Vec<String>,
    /// How well it stands.
    pub confidence: Strength,
    /// Tags, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// Something or someone to look at next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lead {
    /// Its name in this file.
    pub id: String,
    /// What it points at.
    pub kind: LeadKind,
    /// What to look at.
    pub what: String,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<String>,
}

/// An idea, parked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Idea {
    /// Its name in this file.
    pub id: String,
    /// The idea.
    pub what: String,
    /// Where it came from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<String>,
}

/// How sure the interviewee felt, from 1 (not at all) to 5 (very).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Confidence {
    /// At the time of the incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 5))]
    pub then: Option<u8>,
    /// Facing the same tomorrow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 5))]
    pub now: Option<u8>,
}

/// Imported material.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Its name in this file.
    pub id: String,
    /// What it is: `slack`, `captions`, `ticket`, `document`.
    pub kind: String,
    /// What it is called.
    pub title: String,
}

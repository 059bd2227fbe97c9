//! The shape of `review.yaml`, field by field, in the order they are written.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::review::{Fate, Standing, Theme};

/// What a facilitator chose about an incident.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "The choices of a review, version 1")]
pub(super) struct File {
    /// Names this format and its version.
    #[schemars(extend("const" = "firsthand/review/1"))]
    pub(super) schema: String,
    /// The incident's id, as its findings have it.
    pub(super) incident: String,
    /// Tags that belong together, in the order of the agenda.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) themes: Vec<ThemeShape>,
    /// Contrasts that were judged or added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) contrasts: Vec<VerdictShape>,
    /// Questions that were ranked, merged, given to somebody or dropped; the most important first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) questions: Vec<QuestionShape>,
    /// Quotes to read out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) quotes: Vec<ReadingShape>,
    /// The meeting.
    #[serde(default, skip_serializing_if = "MeetingShape::is_empty")]
    pub(super) meeting: MeetingShape,
}

/// Tags that belong together.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeShape {
    /// Its name in this file.
    id: String,
    /// What it is called.
    name: String,
    /// What it is about, in a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    line: String,
    /// Its tags.
    tags: Vec<String>,
    /// The question that opens it in the meeting.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    opening: String,
    /// The question that widens it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    widening: String,
    /// Whether it is on the agenda.
    #[serde(default, skip_serializing_if = "is_false")]
    agenda: bool,
}

impl ThemeShape {
    pub(super) fn of(theme: Theme) -> Self {
        let Theme { id, name, line, tags, opening, widening, agenda } = theme;
        Self { id, name, line, tags, opening, widening, agenda }
    }

    pub(super) fn theme(self) -> Theme {
        let Self { id, name, line, tags, opening, widening, agenda } = self;
        Theme { id, name, line, tags, opening, widening, agenda }
    }
}

/// What became of a contrast.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct VerdictShape {
    /// The things told differently: an interview's id, `#`, and a name in its file.
    pub(super) between: Vec<String>,
    /// What became of it: one that a rule found and that is worth showing, one that the facilitator put
    /// side by side, or one that was put aside.
    pub(super) state: StandingWord,
    /// The facilitator's own remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) remark: String,
    /// Whether it is on the agenda.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) agenda: bool,
}

/// What became of a contrast, in a word.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum StandingWord {
    /// It is worth showing.
    Kept,
    /// The facilitator put these side by side.
    Added,
    /// It was put aside.
    Dropped,
}

impl From<Standing> for StandingWord {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Kept => Self::Kept,
            Standing::Added => Self::Added,
            Standing::Dropped => Self::Dropped,
        }
    }
}

impl From<StandingWord> for Standing {
    fn from(word: StandingWord) -> Self {
        match word {
            StandingWord::Kept => Self::Kept,
            StandingWord::Added => Self::Added,
            StandingWord::Dropped => Self::Dropped,
        }
    }
}

/// What became of a question, in a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FateWord {
    /// It is open.
    #[default]
    Open,
    /// It is on the agenda.
    Agenda,
    /// It was put aside.
    Dropped,
}

impl FateWord {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    fn is_open(&self) -> bool {
        *self == Self::Open
    }
}

impl From<Fate> for FateWord {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Open => Self::Open,
            Fate::Agenda => Self::Agenda,
            Fate::Dropped => Self::Dropped,
        }
    }
}

impl From<FateWord> for Fate {
    fn from(word: FateWord) -> Self {
        match word {
            FateWord::Open => Self::Open,
            FateWord::Agenda => Self::Agenda,
            FateWord::Dropped => Self::Dropped,
        }
    }
}

/// What became of a question.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionShape {
    /// The name of the first thing it came from, or a name of its own.
    pub(super) id: String,
    /// The facilitator's words for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) words: String,
    /// Other questions it stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) of: Vec<String>,
    /// Who is to answer it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) whom: String,
    /// Whether somebody is to explain it beforehand.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) explainer: bool,
    /// What became of it, if anything.
    #[serde(default, skip_serializing_if = "FateWord::is_open")]
    pub(super) state: FateWord,
}

/// A quote to be read out.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadingShape {
    /// Which: an interview's id, `#`, and a name in its file.
    pub(super) quote: String,
    /// The id of the theme it is read under.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) theme: String,
    /// Who reads it; the facilitator, if nobody is named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) by: String,
}

/// The meeting, where it is not the usual one.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MeetingShape {
    /// Its length in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) length: Option<u16>,
    /// Minutes of its parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<Minutes>,
    /// Ground rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rules: Option<Vec<String>>,
    /// Whom to invite beside those who were heard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) invited: Vec<String>,
}

impl MeetingShape {
    fn is_empty(&self) -> bool {
        let Self { length, parts, rules, invited } = self;
        length.is_none() && parts.is_empty() && rules.is_none() && invited.is_empty()
    }
}

/// Minutes of a part of the meeting.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Minutes {
    /// Which: `opening`, `narrative`, `background`, `themes`, `questions`, `next`.
    pub(super) part: String,
    /// How many.
    pub(super) minutes: u16,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

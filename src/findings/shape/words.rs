//! The words that stand for one of a few things, as files have them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::interview::{consent, finding, lead, moment};

/// The format and its version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Version {
    /// Version 1.
    #[serde(rename = "firsthand/findings/1")]
    One,
}

/// How the interviewee may appear, strictest last.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Attribution {
    /// By name.
    Named,
    /// By role.
    Role,
    /// With nothing that says who.
    Anonymous,
}

/// Whether quotes may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteConsent {
    /// Each one is asked about.
    AskEach,
    /// Yes.
    Yes,
    /// No: paraphrases only.
    No,
}

/// How it was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// The wording was read aloud in the call, and they said yes.
    Aloud,
    /// Face to face.
    InPerson,
    /// In writing.
    InWriting,
}

/// Roughly how long, where the exact number of months could tell who.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum Tenure {
    /// Less than half a year.
    #[serde(rename = "under-6-months")]
    UnderSixMonths,
    /// Half a year to a year.
    #[serde(rename = "6-to-12-months")]
    SixToTwelveMonths,
    /// One to two years.
    #[serde(rename = "1-to-2-years")]
    OneToTwoYears,
    /// Two to five years.
    #[serde(rename = "2-to-5-years")]
    TwoToFiveYears,
    /// Five years or more.
    #[serde(rename = "over-5-years")]
    OverFiveYears,
}

impl Tenure {
    /// Roughly so many months.
    #[must_use]
    pub fn of(months: u32) -> Self {
        match months {
            0..6 => Self::UnderSixMonths,
            6..12 => Self::SixToTwelveMonths,
            12..24 => Self::OneToTwoYears,
            24..60 => Self::TwoToFiveYears,
            60.. => Self::OverFiveYears,
        }
    }
}

/// How far the interviewee has seen and confirmed what is said here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ShareBack {
    /// They have not been shown anything.
    None,
    /// They have been shown it, and not every quote has an answer.
    Sent,
    /// They have answered about every quote.
    Confirmed,
}

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// A paraphrase of the interviewee.
    Said,
    /// The investigator's own reading, given as such.
    Interpretation,
    /// A moment of the conversation to come back to.
    Mark,
}

/// How the interviewee knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Knows {
    /// They were there.
    FirstHand,
    /// Somebody told them.
    Hearsay,
}

/// When the interviewee came to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// At the time of the incident.
    Then,
    /// Since.
    Since,
}

/// How exactly a moment is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the minute.
    Exact,
    /// Roughly.
    About,
    /// Only its place in the order is known.
    OrderOnly,
}

/// What sort of thing a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Something that, together with others, made the incident possible.
    Contributor,
    /// Something that made the work hard.
    Difficulty,
    /// Something that kept it from being worse.
    Mitigator,
    /// Something that may yet go wrong.
    Risk,
    /// Something nobody expected.
    Surprise,
    /// How the work usually goes.
    NormalWork,
    /// Something known to some and not to others.
    Knowledge,
}

/// How well a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Several pieces of evidence agree.
    Strong,
    /// There is some evidence.
    Some,
    /// A hunch to follow up.
    Hunch,
}

/// What a lead points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeadKind {
    /// Somebody to talk to.
    Person,
    /// Work under way.
    Project,
    /// An incident that feels familiar.
    PastIncident,
    /// Something written.
    Document,
    /// A system to look at.
    System,
}

/// The file's word for each of the interview's.
macro_rules! published {
    ($($model:ty => $shape:ident { $($word:ident),+ })+) => {$(
        impl From<$model> for $shape {
            fn from(word: $model) -> Self {
                match word { $(<$model>::$word => Self::$word),+ }
            }
        }
    )+};
}

published! {
    consent::Attribution => Attribution { Named, Role, Anonymous }
    consent::Quotes => QuoteConsent { AskEach, Yes, No }
    consent::How => How { Aloud, InPerson, InWriting }
    moment::Knows => Knows { FirstHand, Hearsay }
    moment::Learned => When { Then, Since }
    moment::Precision => Precision { Exact, About, OrderOnly }
    finding::Sort => FindingKind {
        Contributor, Difficulty, Mitigator, Risk, Surprise, NormalWork, Knowledge
    }
    finding::Strength => Strength { Strong, Some, Hunch }
    lead::LeadKind => LeadKind { Person, Project, PastIncident, Document, System }
}

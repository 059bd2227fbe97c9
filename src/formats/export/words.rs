//! The words of documents that are the program's own, together, so that one can read them together.

pub(super) mod pack;
pub(super) mod report;

use chrono::DateTime;

use crate::findings::shape::{
    Attribution, FindingKind, How, Knows, LeadKind, Precision, QuoteConsent, ShareBack, Strength,
    Tenure,
};

pub(super) const SKIP: &str = "Skip to the text";
pub(super) const CONTENTS: &str = "Contents";
pub(super) const TO_WRITE: &str = "To be written:";
pub(super) const NOTHING_TOLD: &str = "nothing told";
pub(super) const TOLD: &str = "What each tells";
pub(super) const UNTITLED: &str = "(no title)";

pub(super) const DRAFT: &str = "A draft, made for the investigator alone: not to be passed on.";
pub(super) const FOLLOW: &str = "How to follow a sentence back: names like n4 stand for what was said \
     or noted. Where that is set down there stand its words, its minute on the interview's clock, the \
     question it answers and what was agreed.";

pub(super) const ANONYMOUS: &str = "anonymous";
pub(super) const UNNAMED: &str = "somebody who was in it";
pub(super) const NO_CONSENT: &str = "Nothing is recorded about what the interviewee agreed to.";
pub(super) const NO_QUESTION: &str = "Told without a question";
pub(super) const ASKED_ONLY: &str = "Asked; nothing of the answer is in this file.";
pub(super) const LEFT_OUT: &str = "[left out: not confirmed]";
pub(super) const SINCE: &str = "learned since";
pub(super) const TOOK_PART: &str = "somebody who took part";
pub(super) const NO_PART: &str = "somebody who took no part";
pub(super) const AS_AGREED: &str = "as agreed";

/// What a number of things is called: `1 quote`, `2 quotes`.
pub(super) fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// Several things in a sentence: `a`, `a and b`, `a, b and c`.
pub(super) fn listed(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

pub(super) fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Contributor => "contributor",
        FindingKind::Difficulty => "difficulty",
        FindingKind::Mitigator => "mitigator",
        FindingKind::Risk => "risk",
        FindingKind::Surprise => "surprise",
        FindingKind::NormalWork => "normal work",
        FindingKind::Knowledge => "knowledge",
    }
}

pub(super) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Strong => "strong evidence",
        Strength::Some => "some evidence",
        Strength::Hunch => "a hunch to follow up",
    }
}

pub(super) fn knows(knows: Knows) -> &'static str {
    match knows {
        Knows::FirstHand => "first-hand",
        Knows::Hearsay => "heard from others",
    }
}

/// A time on the clock, as exactly as it is known: `about 2026-11-27 14:50 +01:00`.
pub(super) fn clock(time: Option<&str>, precision: Precision) -> String {
    match (time.map(plain_time), precision) {
        (Some(time), Precision::Exact) => time,
        (Some(time), Precision::About) => format!("about {time}"),
        (Some(time), Precision::OrderOnly) => format!("{time}, sure only in its order"),
        (None, Precision::OrderOnly) => "only its place in the order is known".to_owned(),
        (None, Precision::Exact | Precision::About) => "not known".to_owned(),
    }
}

/// A time as people write it; what is none stays as it is.
fn plain_time(time: &str) -> String {
    let read = DateTime::parse_from_rfc3339(time.trim());
    read.map_or_else(|_| time.to_owned(), |time| time.format("%Y-%m-%d %H:%M %:z").to_string())
}

pub(super) fn lead(kind: LeadKind) -> &'static str {
    match kind {
        LeadKind::Person => "somebody to talk to",
        LeadKind::Project => "work under way",
        LeadKind::PastIncident => "an earlier incident",
        LeadKind::Document => "something written",
        LeadKind::System => "a system",
    }
}

/// Roughly how long.
pub(super) fn tenure(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::UnderSixMonths => "under half a year",
        Tenure::SixToTwelveMonths => "half a year to a year",
        Tenure::OneToTwoYears => "one to two years",
        Tenure::TwoToFiveYears => "two to five years",
        Tenure::OverFiveYears => "five years or more",
    }
}

pub(super) fn how(how: How) -> &'static str {
    match how {
        How::Aloud => "read aloud in the call",
        How::InPerson => "face to face",
        How::InWriting => "in writing",
    }
}

pub(super) fn quotes(quotes: QuoteConsent) -> &'static str {
    match quotes {
        QuoteConsent::AskEach => "each one is asked about",
        QuoteConsent::Yes => "yes",
        QuoteConsent::No => "no, only in the investigator's words",
    }
}

pub(super) fn shared_back(state: ShareBack) -> &'static str {
    match state {
        ShareBack::None => "they have not been shown what was made of it",
        ShareBack::Sent => {
            "they have been shown what was made of it; not every quote has an answer"
        }
        ShareBack::Confirmed => "they have answered about every quote",
    }
}

pub(super) fn level(level: Attribution) -> &'static str {
    match level {
        Attribution::Named => "by name",
        Attribution::Role => "by role",
        Attribution::Anonymous => ANONYMOUS,
    }
}

pub(super) fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

//! Every sentence the facilitator's wing says by itself, so that they can be read together: short,
//! calm, and never about who is right.

use crate::findings::shape::Tenure;
use crate::review::{FileState, Why};

/// Somebody who is not to be known, as a column.
pub const ANONYMOUS: &str = "anonymous";
/// Somebody who is not to be known, under their words.
pub const SOMEBODY: &str = "somebody who was in it";

// Whether words may be read out

pub(super) const NO_QUOTE: &str = "not their own words; only quotes are read out";
pub(super) const NO_CONSENT: &str = "no agreement stands in the file";
pub(super) const NO_QUOTES_AGREED: &str = "they agreed to no quotes";
pub(super) const NOT_CONFIRMED: &str = "they haven't confirmed it yet";

// Versions of one interview

pub(super) const CONFIRMED_LATER: &str = "the other one went further in the share-back";
pub(super) const SHARED_LATER: &str = "the other one was shared back later";
pub(super) const STRICTER: &str = "the other one says less about who it is";
pub(super) const CHANGED_LATER: &str = "the other file was changed later";
pub(super) const LAST_BY_NAME: &str = "nothing tells which is newer; the last by name is used";

// Files

/// What became of a file, in a word or two.
#[must_use]
pub fn file(state: &FileState) -> &'static str {
    match state {
        FileState::Used => "on the board",
        FileState::Same(_) => "the same twice",
        FileState::Older(..) => "an older version",
        FileState::Draft => "a draft",
        FileState::Refused(_) => "not used",
    }
}

/// The same, in sentences.
#[must_use]
pub fn file_in_full(state: &FileState) -> String {
    match state {
        FileState::Used => "On the board.".to_owned(),
        FileState::Same(other) => format!("It says the same as {other}, which is on the board."),
        FileState::Older(other, why) => {
            format!("Another version of the same interview is on the board: {other} ({why}).")
        }
        FileState::Draft => {
            "A draft, made for its investigator alone. Ask them to publish it.".to_owned()
        }
        FileState::Refused(why) => format!("It can't be used: {why}."),
    }
}

/// How many fields of a file are not known here.
#[must_use]
pub fn unknown(count: usize) -> String {
    let fields = if count == 1 { "1 field".to_owned() } else { format!("{count} fields") };
    format!("{fields} not known here; they stay in the file as they are")
}

// Coverage

pub(super) const TOOK_PART: &str = "the interviewer took part in the incident";
pub(super) const NOBODY_ON_CALL: &str = "Nobody who was on call then.";
pub(super) const ONLY_ON_CALL: &str = "Nobody who was not on call then.";
pub(super) const NOBODY_NEW: &str = "Nobody for whom the system was new (under six months).";
pub(super) const NOBODY_LONG: &str = "Nobody who has known the system for two years or more.";

pub(super) fn months(months: u32) -> String {
    if months == 1 { "1 month".to_owned() } else { format!("{months} months") }
}

pub(super) fn tenure(tenure: Tenure) -> String {
    match tenure {
        Tenure::UnderSixMonths => "under 6 months",
        Tenure::SixToTwelveMonths => "6 to 12 months",
        Tenure::OneToTwoYears => "1 to 2 years",
        Tenure::TwoToFiveYears => "2 to 5 years",
        Tenure::OverFiveYears => "over 5 years",
    }
    .to_owned()
}

pub(super) fn on_call(on_call: bool) -> &'static str {
    if on_call { "on call then" } else { "not on call" }
}

pub(super) fn minutes(minutes: u32) -> String {
    format!("{minutes} min")
}

pub(super) fn waiting(quotes: usize) -> String {
    match quotes {
        1 => "1 quote waits for an answer".to_owned(),
        more => format!("{more} quotes wait for an answer"),
    }
}

pub(super) fn one_team(team: &str) -> String {
    format!("Only one team was heard: {team}.")
}

pub(super) fn pointed_at(who: &str) -> String {
    format!("Somebody points at: {who}.")
}

// Themes

/// A tag as the name of a theme: `ownership-transfer` → `Ownership transfer`.
#[must_use]
pub fn as_name(tag: &str) -> String {
    capital(&tag.replace('-', " "))
}

/// Words as a title begins.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// Tags that say what a line is, not what it is about.
pub(super) const MARKS: [&str; 11] = [
    "hearsay",
    "hindsight",
    "contrast",
    "follow-up",
    "sensitive",
    "idea",
    "hypothetical",
    "confidence",
    "surprise",
    "confusion",
    "missing-info",
];

/// Whether a tag says what a line is, not what it is about.
pub(super) fn is_mark(tag: &str) -> bool {
    MARKS.contains(&tag)
}

// Questions

/// The question that an empty cell of a decision point leaves.
pub(super) fn empty_cell(cell: &str, about: &str) -> String {
    let asked = match cell {
        "saw" => "What was there to see",
        "expected" => "What did they expect to happen",
        "goal" => "What were they after",
        "options" => "Which other ways were open",
        "basis" => "What did the choice rest on",
        "pressure" => "What pressed",
        "help" => "What would have helped",
        _ => "What else is there to know",
    };
    if about.trim().is_empty() {
        format!("{asked}?")
    } else {
        format!("{asked}, at “{about}”?")
    }
}

// Contrasts

/// Why things are shown side by side, in a sentence.
#[must_use]
pub fn why(why: Why) -> String {
    match why {
        Why::Times { apart } => format!("the same moment, told {} apart", duration(apart)),
        Why::Order => "the same two moments, in the opposite order".to_owned(),
        Why::Heard => "one was there, another heard of it".to_owned(),
        Why::Practice => "what one expects, and how another does it".to_owned(),
        Why::Known => "one knew what another lacked".to_owned(),
        Why::Alone => "one knows this; nobody else speaks of it".to_owned(),
        Why::Sure { low, high, then } => {
            let when = if then { "at the time" } else { "by now" };
            format!("how sure they felt {when}: {low} and {high} of 5")
        }
        Why::Marked => "the interviewer marked it as told differently".to_owned(),
        Why::Added => "put side by side by the facilitator".to_owned(),
    }
}

/// `21 minutes`, `2 hours`, `3 days`.
fn duration(seconds: i64) -> String {
    let (number, one) = match seconds / 60 {
        minutes if minutes < 120 => (minutes, "minute"),
        minutes if minutes < 48 * 60 => (minutes / 60, "hour"),
        minutes => (minutes / (24 * 60), "day"),
    };
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

// The meeting

pub(super) const USUAL_OPENING: &str = "What did this look like from where you were?";
pub(super) const USUAL_WIDENING: &str = "Where else here might the same be so?";
pub(super) const NOBODY_PRESENTS: &str = "Nobody has offered to tell a part of it themselves.";

pub(super) fn themes(count: usize) -> String {
    let now = match count {
        0 => "No theme is".to_owned(),
        1 => "One theme is".to_owned(),
        more => format!("{more} themes are"),
    };
    format!("{now} on the agenda; two to five fit.")
}

pub(super) fn minutes_off(sum: u32, length: u32) -> String {
    if sum > length {
        format!("The parts take {sum} min, {} more than there are.", sum - length)
    } else {
        format!("The parts take {sum} min; {} are left.", length - sum)
    }
}

pub(super) fn no_reading(theme: &str) -> String {
    format!("No quote to read out under “{theme}”.")
}

pub(super) fn readings_gone(count: usize) -> String {
    match count {
        1 => "1 quote that was to be read out is not there any more, or not cleared.".to_owned(),
        more => format!("{more} quotes that were to be read out are not there, or not cleared."),
    }
}

/// The ground rules, where a facilitator has none of their own.
pub(super) const RULES: [&str; 6] = [
    "We are here to understand how it looked from each place, not to find who or what to blame.",
    "Everybody did what made sense to them, with what they could see at that minute.",
    "Where two people tell it differently, both tellings stand.",
    "“I don't know” and naive questions are welcome, and so is saying nothing.",
    "Ideas for fixes are parked, not debated: first we understand.",
    "What is quoted here was cleared by who said it, as it is signed. Please guess no names.",
];

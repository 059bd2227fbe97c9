//! Every sentence the facilitator's wing says by itself, so that they can be read together: short,
//! calm, and never about who is right.

use crate::review::Why;

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

// Coverage

pub(super) const TOOK_PART: &str = "the interviewer took part in the incident";
pub(super) const NOBODY_ON_CALL: &str = "Nobody who was on call then.";
pub(super) const ONLY_ON_CALL: &str = "Nobody who was not on call then.";
pub(super) const NOBODY_NEW: &str = "Nobody for whom the system was new (under six months).";
pub(super) const NOBODY_LONG: &str = "Nobody who has known the system for two years or more.";

pub(super) fn months_here(months: u32) -> String {
    format!("{months} months here")
}

pub(super) fn months_with_system(months: u32) -> String {
    format!("{months} with the system")
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

/// The ground rules, where a facilitator has none of their own.
pub(super) const RULES: [&str; 6] = [
    "We are here to understand how it looked from each place, not to find who or what to blame.",
    "Everybody did what made sense to them, with what they could see at that minute.",
    "Where two people tell it differently, both tellings stand.",
    "“I don't know” and naive questions are welcome, and so is saying nothing.",
    "Ideas for fixes are parked, not debated: first we understand.",
    "What is quoted here was cleared by who said it, as it is signed. Please guess no names.",
];

//! What is said while names in what goes out are judged.

use crate::findings::{Class, Found, Unfit, Verdict};
use crate::interview::stamp::Elapsed;

pub(in crate::tui) const NAMES: &str = "Names in what goes out";
pub(in crate::tui) const NOTHING_TO_JUDGE: &str =
    "nothing here could name anybody; read it all the same";
pub(in crate::tui) const ALL_JUDGED: &str =
    "all judged; read the file before it goes out all the same";
pub(in crate::tui) const WHICH_ROLE: &str = "a role in its place, then Enter";
pub(in crate::tui) const OPEN_AGAIN: &str = "as it was before";
pub(in crate::tui) const NOT_JUDGED: &str = "not judged yet";
pub(in crate::tui) const NOT_TO_KEEP: &str =
    "they did not agree to be named: a role (r), or cut (c)";

/// `3 of 12 left`
pub(in crate::tui) fn left(left: usize, all: usize) -> String {
    if left == 0 { format!("all {all} judged") } else { format!("{left} of {all} left") }
}

/// What sort of thing it is, where it stands, and how often.
pub(in crate::tui) fn about(found: &Found) -> String {
    let what = match (found.class, found.own) {
        (Class::Name, true) => "the interviewee",
        (Class::Name, false) => "may be somebody in this incident",
        (Class::Word, _) => "a word nobody here knows",
        (Class::Email, _) => "an e-mail address",
        (Class::Handle, _) => "a handle",
        (Class::Number, _) => "a number",
        (Class::Url, _) => "an address",
        (Class::Ticket, _) => "a ticket",
        (Class::Host, _) => "a machine or a file",
    };
    let times = match found.times {
        0 | 1 => String::new(),
        times => format!(", {times} times"),
    };
    format!("{what}; {}{times}", found.place)
}

/// At this minute.
pub(in crate::tui) fn at(elapsed: Elapsed) -> String {
    format!("at {elapsed}")
}

/// In this part of the file.
pub(in crate::tui) fn within(place: &str) -> String {
    format!("in {place}")
}

/// What becomes of it.
pub(in crate::tui) fn becomes(found: &Found, verdict: Option<&Verdict>) -> String {
    match verdict {
        None => NOT_JUDGED.to_owned(),
        Some(Verdict::Keep) => "stays as it is".to_owned(),
        Some(Verdict::Cut) => "is cut: […]".to_owned(),
        Some(Verdict::Role(role)) => {
            let role = role.as_ref().or(found.role.as_ref()).map_or("", String::as_str);
            format!("becomes [{role}], or less where too few hold it")
        }
    }
}

/// The same as a sign before the word, in a list.
pub(in crate::tui) fn sign(found: &Found, verdict: Option<&Verdict>) -> String {
    match verdict {
        None => "?".to_owned(),
        Some(Verdict::Keep) => "keep".to_owned(),
        Some(Verdict::Cut) => "cut".to_owned(),
        Some(Verdict::Role(role)) => {
            let role = role.as_ref().or(found.role.as_ref()).map_or("", String::as_str);
            format!("[{role}]")
        }
    }
}

/// Why it cannot be decided so.
pub(in crate::tui) fn unfit(why: Unfit) -> &'static str {
    match why {
        Unfit::NotNamed => NOT_TO_KEEP,
        Unfit::NoRole => WHICH_ROLE,
    }
}

//! Every sentence of a share-back, in one place, so that they can be read together. It goes to
//! somebody who was in an incident: short, plain, nothing asked of them that isn't needed.

use crate::interview::consent::Attribution;

pub(super) const TITLE: &str = "Did I get you right?";
pub(super) const FORMAT: &str = "firsthand share-back 1";
pub(super) const END: &str = "end of share-back";

pub(super) const HEARD: &str = "What I heard";
pub(super) const HEARD_ABOUT: &str = "If a line isn't right, change it right there.";
pub(super) const QUOTES: &str = "Your own words";
pub(super) const QUOTES_ABOUT: &str = "I would like to use these as you said them. Please put one x under \
     each, as in [x]. Where there is none, your name never stands beside the words, and they may be \
     left out.";
pub(super) const NO_QUOTES: &str = "None: nothing you said is used word for word.";
pub(super) const READINGS: &str = "What I made of it";
pub(super) const READINGS_ABOUT: &str = "My readings, not your words. Write beside a line where you \
     see it otherwise.";
pub(super) const QUESTIONS: &str = "Three questions";
pub(super) const OPEN: &str = "Still open";
pub(super) const NEXT: &str = "What happens next";

/// The headings, in their order.
pub(super) const HEADINGS: [&str; 6] = [HEARD, QUOTES, READINGS, QUESTIONS, OPEN, NEXT];

/// The answers: the word that is found again, and what it means.
pub(super) const ANSWERS: [(&str, &str); 5] = [
    ("keep", "use it as it stands"),
    ("fix", "I have changed the words above"),
    ("role only", "with my role, without my name"),
    ("anonymous", "with nothing that says who I am"),
    ("drop", "don't use it, and take it out of your notes"),
];

pub(super) const WHY: &str = "Why, if you like:";

/// The questions, and how an answer to each is remembered.
pub(super) const ASKED: [(&str, &str); 3] = [
    ("Is this technically right?", "on whether it is technically right"),
    ("What is missing?", "on what is missing"),
    ("What would you not want said like this?", "on what not to say like this"),
];

/// Why they get it, and what to do.
pub(super) fn beginning(title: &str, talked: Option<&str>, until: &str) -> String {
    let talked = talked.map(|day| format!("We talked on {day} about “{title}”."));
    let talked = talked.unwrap_or_else(|| format!("We talked about “{title}”."));
    format!(
        "{talked} This is what I took from it, and what I would like to tell others. Nobody else has \
         seen it. Please read it, change what isn't right, and send the whole text back by {until}: \
         an answer to the mail will do."
    )
}

/// How they would appear with a quote.
pub(super) fn appears(level: Attribution, role: Option<&str>) -> String {
    match (level, role) {
        (Attribution::Named, _) => "With your name beside it.".to_owned(),
        (Attribution::Role, Some(role)) => format!("With your role beside it: {role}."),
        (Attribution::Role, None) => "With your role beside it.".to_owned(),
        (Attribution::Anonymous, _) => "With nothing beside it that says who you are.".to_owned(),
    }
}

/// What happens next, and how to take something back.
pub(super) fn next(until: &str, withdraw_by: Option<&str>) -> String {
    let withdraw = match withdraw_by {
        Some(day) => format!(
            "Until {day} I can promise that it is gone from everything I keep and share; after that I \
             take it out as well, but others may have copies."
        ),
        None => {
            "It is then gone from everything I keep and share, but not from copies that others \
                 have made meanwhile."
                .to_owned()
        }
    };
    format!(
        "After {until} I write down what was learned, as far as you agreed, for those who prepare the \
         review. You can take back a part of it, or all of it, at any time: tell me. {withdraw}"
    )
}

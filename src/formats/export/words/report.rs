//! The words of a report that are the program's own.

use super::counted;
use crate::findings::shape::FindingKind;
use crate::review::report::Era;

/// What the paragraph on what made it hard draws on.
pub(in crate::formats::export) const HARD_KINDS: [FindingKind; 2] =
    [FindingKind::Difficulty, FindingKind::Contributor];

/// The kinds that have a part of their own, in this order; the others are background.
pub(in crate::formats::export) const KINDS: [(FindingKind, &str); 5] = [
    (FindingKind::Contributor, "What made it possible"),
    (FindingKind::Mitigator, "What kept it from being worse"),
    (FindingKind::Risk, "What may yet go wrong"),
    (FindingKind::Difficulty, "What made the work hard"),
    (FindingKind::Surprise, "What nobody expected"),
];

pub(in crate::formats::export) const NONE_OF_THIS_KIND: &str =
    "Nothing of this kind is among the findings.";
pub(in crate::formats::export) const DRAFTED: &str = "Three paragraphs for whoever reads nothing else. Below each stands a draft in the findings' own \
     words; put it into yours, and keep the names, so that every sentence can be followed back.";
pub(in crate::formats::export) const DRAFT: &str = "Draft:";
pub(in crate::formats::export) const HARD: &str =
    "What made it hard, for the people who were in it, at that minute.";
pub(in crate::formats::export) const HELPED: &str =
    "What helped, what was learned, and what is still open.";
pub(in crate::formats::export) const NOTHING_FOR_IT: &str = "No finding gives a draft for this.";
pub(in crate::formats::export) const STORY: &str = "The story in a few paragraphs, from long before to after, where these readers need one. Below is \
     what each person told, side by side; accounts that differ both stand.";
pub(in crate::formats::export) const VIEWS: &str = "Moments, and who tells what of them";
pub(in crate::formats::export) const NO_MOMENTS: &str = "Nobody told of a moment.";
pub(in crate::formats::export) const DIFFERS: &str = "others tell it otherwise";
pub(in crate::formats::export) const NOTHING_OPEN: &str = "Nothing was left open.";
pub(in crate::formats::export) const FOLLOW_UPS: &str = "What is being done, who decided it when, and which findings it rests on, by their names; what was \
     thought of and not taken up, and why.";
pub(in crate::formats::export) const IDEAS: &str =
    "Thought of during the interviews and put aside there; nobody has decided on them:";
pub(in crate::formats::export) const UNDERSTANDING: &str = "What people see differently now: who knows what they didn't, what turned out to be otherwise than it \
     was taken to be.";
pub(in crate::formats::export) const KNOWN_SINCE: &str = "What people came to know only since:";
pub(in crate::formats::export) const NOT_HEARD: &str =
    "Who was not heard, as far as the files tell:";

/// What the report is, below its title.
pub(in crate::formats::export) fn about(audience: &str, talks: usize, people: usize) -> String {
    let people = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
    format!(
        "A report for {}, from {} with {people}",
        audience.trim(),
        counted(talks, "conversation")
    )
}

pub(in crate::formats::export) fn happened(audience: &str) -> String {
    format!("What happened, for {}.", audience.trim())
}

pub(in crate::formats::export) fn background(audience: &str) -> String {
    format!(
        "What {} must know about the systems, the teams and the time to follow this.",
        audience.trim()
    )
}

pub(in crate::formats::export) fn still_open(count: usize) -> String {
    format!("Still open: {}.", counted(count, "question"))
}

/// The name and the title of a stretch of the story.
pub(in crate::formats::export) fn era(era: Era) -> (&'static str, &'static str) {
    match era {
        Era::LongBefore => ("long-before", "Long before"),
        Era::Earlier => ("earlier", "Earlier, without a time"),
        Era::WeekBefore => ("week-before", "In the week before"),
        Era::OnTheDay => ("day", "On the day"),
        Era::After => ("after", "After"),
        Era::Untimed => ("untimed", "Told without a time"),
    }
}

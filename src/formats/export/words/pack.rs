//! The words of a pack that are the program's own.

use crate::review::Part;

/// How the meeting begins, to be read out.
pub(in crate::formats::export) const PURPOSE: &str = "We are here to understand how this looked to the people who were in it, and what it shows about how \
     the work really goes. It is not about fault, and not about deciding on fixes. What follows was told in \
     conversations, one at a time; what is quoted was cleared by those who said it.";
pub(in crate::formats::export) const SUGGESTED: &str = "Nobody has chosen themes yet: these are the tags that most people speak of. Contrasts, quotes and \
     questions that nobody chose are picked in the same way.";
pub(in crate::formats::export) const CONTRASTS: &str =
    "The same, as different people tell it. Nothing is merged: each telling stands.";
pub(in crate::formats::export) const NO_CONTRASTS: &str =
    "Nothing is told differently, as far as the rules see.";
pub(in crate::formats::export) const WHO_ELSE: &str =
    "Who was not heard, as far as the files tell:";
pub(in crate::formats::export) const LANES: &str = "Everyone's moments on one axis. A filled mark was told to the minute, an open one roughly, its line shows how \
     roughly; a mark on its corner is told differently by others";
pub(in crate::formats::export) const MOMENTS: &str = "The same moments, in the order of time";
pub(in crate::formats::export) const NO_MOMENTS: &str = "Nobody told of a moment.";
pub(in crate::formats::export) const MATRIX: &str = "How often who speaks of what";
pub(in crate::formats::export) const NO_THEMES: &str = "Nothing is tagged in these findings.";
pub(in crate::formats::export) const NOTHING_CLEARED: &str =
    "No quote on this is cleared for reading out.";
pub(in crate::formats::export) const NO_QUESTIONS: &str = "Nothing was left open.";
pub(in crate::formats::export) const GLOSSARY: &str =
    "A line for each, for whoever comes from elsewhere:";
pub(in crate::formats::export) const FACILITATOR: &str = "the facilitator";
pub(in crate::formats::export) const SOMEONE: &str = "anonymous";
pub(in crate::formats::export) const NOT_NAMED: &str =
    "Whoever is not to be known: no name, no role, no minute. All of them share this letter.";
/// Stands beside a moment that others tell differently.
pub(in crate::formats::export) const DIFFERS: &str = " (told differently)";
pub(in crate::formats::export) const ALSO: &str = "Said of it as well: ";
pub(in crate::formats::export) const FOLLOW: &str = "How to follow a sentence back: the short names in brackets stand for what was said or noted. Under “The words it \
     rests on” stand its words, its minute on the interview's clock, the question it answers and what was \
     agreed. Words under X come from people who are not to be known.";

/// What helps when the talk turns to blame, to “should have”, to one cause or to fixes.
pub(in crate::formats::export) const TURNS: [(&str, &str); 6] = [
    (
        "“They should have …”",
        "What did it look like to them at that minute? What made the other thing the sensible one?",
    ),
    ("“Why didn't you …?”", "Take us back: what did you see, and what did you take it to be?"),
    (
        "“I should have known”",
        "You knew then what you knew then. What would have had to be in front of you?",
    ),
    (
        "“So the cause was …”",
        "That is one thing it needed. What else had to be so, for long before it?",
    ),
    (
        "“We just need to …”",
        "It goes on the list of ideas. Which moment brings it to mind? What do we still not know about that?",
    ),
    ("Two people disagree", "Both tellings stand. What did each of you have in front of you?"),
];

/// Asked of everybody at the end; the answers go to `firsthand outcome`.
pub(in crate::formats::export) const SURVEY: [&str; 4] = [
    "Did you learn something that will change how you work? What? (yes, no)",
    "Would you come to another one, if nobody asked you to? (yes, no)",
    "Could you say what you had to say? (yes, partly, no)",
    "Do you see it more as the others do than before? (yes, the same, less)",
];

/// And beside the four.
pub(in crate::formats::export) const CONFIDENCE: &str = "If the same happened tomorrow: how ready would you feel, from 1 (not at all) to 5 (very)? And how ready did \
     you feel this morning?";

/// What a pack is, below its title.
pub(in crate::formats::export) fn about(accounts: usize, minutes: u16) -> String {
    let accounts = super::counted(accounts, "conversation");
    format!("For the meeting, {minutes} minutes, from {accounts}")
}

pub(in crate::formats::export) fn part(part: Part) -> &'static str {
    match part {
        Part::Opening => "Opening",
        Part::Narrative => "The story",
        Part::Background => "Background",
        Part::Themes => "Themes",
        Part::Questions => "Open and naive questions",
        Part::Next => "What happens next",
    }
}

/// What belongs to a part, where nothing was chosen for it.
pub(in crate::formats::export) fn usual(part: Part) -> &'static str {
    match part {
        Part::Opening => "the purpose and the ground rules, read out",
        Part::Narrative => "told by those who lived it, each from where they were",
        Part::Background => "what others need to know to follow",
        Part::Themes => "one after the other",
        Part::Questions => "what is unresolved; nobody has to know the answer",
        Part::Next => {
            "who writes it down, by when, and who reads it; the four questions at the end"
        }
    }
}

pub(in crate::formats::export) fn read_by(by: &str) -> String {
    let by = if by.is_empty() { FACILITATOR } else { by };
    format!("read out by {by}")
}

/// How the minutes add up.
pub(in crate::formats::export) fn minutes(sum: u32, length: u16) -> String {
    let length = u32::from(length);
    match sum.cmp(&length) {
        std::cmp::Ordering::Equal => format!("{length} minutes"),
        std::cmp::Ordering::Greater => {
            format!("{length} minutes; the parts take {} more", sum - length)
        }
        std::cmp::Ordering::Less => format!("{length} minutes; {} are left", length - sum),
    }
}

/// Somebody to invite, since a conversation leads there.
pub(in crate::formats::export) fn pointed_at(who: &str) -> String {
    format!("{who} (somebody who was heard points there)")
}

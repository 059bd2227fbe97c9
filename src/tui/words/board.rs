//! What the board says: short, calm, and never about who is right.

use crate::review::{LeadOf, Part, Sort, Source};
use crate::tui::screens::review::Tab;

// The board as a whole

pub(in crate::tui) const READING: &str = "reading the findings…";
pub(in crate::tui) const NOTHING_HERE: &str =
    "No findings to show here. Each file is listed below with its reason.";
pub(in crate::tui) const NO_FILES: &str = "No file that could be findings: they end in .yaml, and begin with “schema: firsthand/findings/1”.";
pub(in crate::tui) const UNDONE: &str = "taken back";
pub(in crate::tui) const NOTHING_TO_UNDO: &str = "nothing to take back";
pub(in crate::tui) const ONE_INCIDENT: &str = "there is only one incident here";
pub(in crate::tui) const LINE_FIRST: &str = "keep the line first (Enter), or leave it (Esc)";
pub(in crate::tui) const UNMARKED: &str = "nothing is marked any more";
pub(in crate::tui) const DEMO_STATUS: &str = "demo, not kept";
pub(in crate::tui) const MERGED: &str =
    "kept; somebody else had chosen other things meanwhile, and they are here too";
pub(in crate::tui) const THEIRS: &str =
    "somebody else changed the same meanwhile: theirs is shown, yours is not kept";
pub(in crate::tui) const Q_LEAVES: &str = "q leaves the board";

/// A tab's name.
pub(in crate::tui) fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Themes => "Themes",
        Tab::Contrasts => "Contrasts",
        Tab::Timeline => "Timeline",
        Tab::Questions => "Questions",
        Tab::Coverage => "Coverage",
        Tab::Agenda => "Agenda",
        Tab::Files => "Files",
    }
}

/// How many were heard, and how many files are left out.
pub(in crate::tui) fn heard(accounts: usize, left_out: usize) -> String {
    let heard = match accounts {
        1 => "1 account".to_owned(),
        more => format!("{more} accounts"),
    };
    match left_out {
        0 => heard,
        1 => format!("{heard}, 1 file left out (7)"),
        more => format!("{heard}, {more} files left out (7)"),
    }
}

/// Which incident of how many.
pub(in crate::tui) fn incident(at: usize, count: usize) -> String {
    if count > 1 { format!("{} of {count} (i)", at + 1) } else { String::new() }
}

// Lines being typed

pub(in crate::tui) const ASK_NAME: &str = "name";
pub(in crate::tui) const ASK_LINE: &str = "in a line";
pub(in crate::tui) const ASK_OPENING: &str = "it opens with";
pub(in crate::tui) const ASK_WIDENING: &str = "it widens with";
pub(in crate::tui) const ASK_REMARK: &str = "remark";
pub(in crate::tui) const ASK_WORDS: &str = "question";
pub(in crate::tui) const ASK_WHOM: &str = "who answers";
pub(in crate::tui) const ASK_READER: &str = "read by";
pub(in crate::tui) const ASK_LENGTH: &str = "minutes";
pub(in crate::tui) const ASK_INVITE: &str = "invite";
pub(in crate::tui) const ASK_RULE: &str = "ground rule";
pub(in crate::tui) const NAME_FIRST: &str = "a theme needs a name";
pub(in crate::tui) const WHO_FIRST: &str = "whom to invite: a person, a team, a role";
pub(in crate::tui) const LENGTH_FIRST: &str = "minutes, from 10 to 480; nothing for an hour";

// Themes

pub(in crate::tui) const NO_TAGS: &str = "no tags here";
pub(in crate::tui) const NO_TAGS_AT_ALL: &str =
    "Nothing is tagged in these findings. Contrasts, timeline and questions need no tags.";
pub(in crate::tui) const NO_THEME_HERE: &str = "this is a tag, no theme; g makes a theme of it";
pub(in crate::tui) const NOTHING_SAID: &str = "nobody said anything about it here";
pub(in crate::tui) const MANY_THEMES: &str =
    "on the agenda; more than five themes hardly fit into a meeting";
pub(in crate::tui) const ALL: &str = "all";

pub(in crate::tui) fn sorted(sort: Sort) -> &'static str {
    match sort {
        Sort::Spread => "by how many speak of it",
        Sort::Weight => "by how often it comes up",
        Sort::Surprise => "by how much surprised",
    }
}

pub(in crate::tui) fn on_agenda(on: bool) -> String {
    if on { "on the agenda" } else { "off the agenda" }.to_owned()
}

/// What a row is, under the matrix.
pub(in crate::tui) fn row(
    spread: usize,
    accounts: usize,
    weight: usize,
    surprise: usize,
) -> String {
    format!("{spread} of {accounts} speak of it, {weight} times; {surprise} surprised somebody")
}

// What was said

pub(in crate::tui) const WILL_BE_READ: &str = "to be read out; b says by whom";
pub(in crate::tui) const NOT_READ: &str = "not to be read out any more";
pub(in crate::tui) const MARK_TWO: &str =
    "mark two things that different people said (Space), then put them side by side";
pub(in crate::tui) const SIDE_BY_SIDE: &str = "side by side, among the contrasts (2)";
pub(in crate::tui) const CLEARED: &str = "may be read out";
pub(in crate::tui) const ASKED: &str = "asked";
pub(in crate::tui) const TAGS: &str = "tags";
pub(in crate::tui) const FROM: &str = "from";

pub(in crate::tui) fn not_cleared(why: &str) -> String {
    format!("not to be read out: {why}")
}

pub(in crate::tui) fn read_out(by: &str) -> String {
    let by = if by.is_empty() { FACILITATOR } else { by };
    format!("to be read out by {by}")
}

// Contrasts

pub(in crate::tui) const NO_CONTRASTS: &str = "Nothing is told differently, as far as the rules see. Mark two things said (1, Enter, Space) and put \
     them side by side (c).";
pub(in crate::tui) const KEPT: &str = "kept";
pub(in crate::tui) const DROPPED: &str = "put aside";
pub(in crate::tui) const ADDED: &str = "added";
pub(in crate::tui) const AGENDA: &str = "agenda";
pub(in crate::tui) const BOTH_STAND: &str = "Both tellings stand.";
pub(in crate::tui) const ALL_STAND: &str = "All tellings stand.";
pub(in crate::tui) const ONLY_A_NUMBER: &str = "(only the number)";

pub(in crate::tui) fn dropped_shown(shown: bool) -> &'static str {
    if shown { "what was put aside is shown" } else { "what was put aside is not shown" }
}

// Timeline

pub(in crate::tui) const NO_MOMENTS: &str =
    "Nobody told of a moment with a time or a place in the order.";
pub(in crate::tui) const DIFFERS: &str = "told differently by others";
pub(in crate::tui) const SAME: &str = "the same, as others tell it";
pub(in crate::tui) const NO_TIME: &str = "no time told";
pub(in crate::tui) const HEARSAY: &str = "from others";
pub(in crate::tui) const FIRST_HAND: &str = "was there";

/// `times in UTC+01:00`
pub(in crate::tui) fn times_in(offset: i32) -> String {
    format!("times in {}", zone(offset))
}

/// `UTC+01:00`
pub(in crate::tui) fn zone(offset: i32) -> String {
    let (sign, seconds) = if offset < 0 { ('-', -i64::from(offset)) } else { ('+', offset.into()) };
    match (offset, seconds / 60 % 60) {
        (0, _) => "UTC".to_owned(),
        (_, minutes) => format!("UTC{sign}{:02}:{minutes:02}", seconds / 3600),
    }
}

pub(in crate::tui) fn unread(time: &str) -> String {
    format!("“{time}” could not be understood as a time with its zone")
}

// Questions

pub(in crate::tui) const NO_QUESTIONS: &str = "no questions here";
pub(in crate::tui) const NOTHING_OPEN: &str = "Nothing is open in these findings.";
pub(in crate::tui) const MARK_TO_MERGE: &str =
    "mark at least two questions (Space), then merge them";
pub(in crate::tui) const NOT_RANKED: &str = "not ranked yet; K moves it up among the ranked ones";

/// What an open thing is, in a word.
pub(in crate::tui) fn source(source: Source) -> &'static str {
    match source {
        Source::Wonder => "wonder",
        Source::Thread => "thread",
        Source::Cell => "not known",
        Source::Lead(LeadOf::Person) => "person",
        Source::Lead(LeadOf::Document) => "document",
        Source::Lead(LeadOf::System) => "system",
        Source::Lead(LeadOf::Project) => "project",
        Source::Lead(LeadOf::PastIncident) => "past incident",
    }
}

pub(in crate::tui) fn whom(whom: &str, explainer: bool) -> String {
    match (whom, explainer) {
        ("", true) => "to be explained beforehand".to_owned(),
        (whom, true) => format!("{whom} explains it beforehand"),
        ("", false) => String::new(),
        (whom, false) => format!("for {whom}"),
    }
}

// Coverage

pub(in crate::tui) const WHO_WAS_HEARD: &str = "Who was heard";
pub(in crate::tui) const WHO_IS_MISSING: &str = "Which vantage is missing";
pub(in crate::tui) const NONE_MISSING: &str = "None that these files can tell.";
pub(in crate::tui) const TOPICS: &str = "Topics: how many questions were put to each";
pub(in crate::tui) const NOBODY_ASKED: &str = "nobody was asked";
pub(in crate::tui) const NO_TOPICS: &str = "These files don't say which questions were put.";
pub(in crate::tui) const NEWS: &str = "What each further interview brought";
pub(in crate::tui) const SETTLED: &str =
    "The last two brought hardly anything new: more of the same kind may not, either.";
pub(in crate::tui) const NOT_SETTLED: &str =
    "The last two still brought new things: others may, too.";
pub(in crate::tui) const TOO_FEW: &str =
    "With fewer than four interviews nobody can tell whether more would bring more.";

pub(in crate::tui) fn news(tags: usize, of: usize, moments: usize) -> String {
    let moments = match moments {
        0 => "no new moment".to_owned(),
        1 => "1 new moment".to_owned(),
        more => format!("{more} new moments"),
    };
    format!("{tags} of {of} tags new, {moments}")
}

// Agenda

pub(in crate::tui) const FACILITATOR: &str = "the facilitator";
pub(in crate::tui) const OPENS: &str = "opens";
pub(in crate::tui) const WIDENS: &str = "widens";
pub(in crate::tui) const INVITE: &str = "Whom to invite, beside those who were heard";
pub(in crate::tui) const POINTED_AT: &str = "somebody points at them; n invites";
pub(in crate::tui) const NO_MINUTES_HERE: &str = "this belongs to no part of the meeting";
pub(in crate::tui) const NO_WORDS_HERE: &str = "these words are not yours to change here";
pub(in crate::tui) const NO_QUOTE_HERE: &str = "this is no quote to be read out";
pub(in crate::tui) const NO_ORDER_HERE: &str =
    "only themes and questions have an order of their own";
pub(in crate::tui) const TAKE_OFF_THERE: &str = "a takes it off, among the contrasts (2)";
pub(in crate::tui) const STAYS: &str = "this stays; its minutes may be 0";

/// A part of the meeting.
pub(in crate::tui) fn part(part: Part) -> &'static str {
    match part {
        Part::Opening => "Opening: why we are here, and how",
        Part::Narrative => "The story, told by those who lived it",
        Part::Background => "Background, for those who weren't in it",
        Part::Themes => "Themes",
        Part::Questions => "What is unresolved, and naive questions",
        Part::Next => "What happens next",
    }
}

pub(in crate::tui) fn minutes(minutes: u16) -> String {
    format!("{minutes} min")
}

pub(in crate::tui) fn read_by(signed: &str, by: &str) -> String {
    format!("{signed}; read by {by}")
}

/// How the minutes add up.
pub(in crate::tui) fn adds_up(sum: u32, length: u16) -> String {
    if sum == u32::from(length) {
        format!("{length} min, and the parts add up")
    } else {
        format!("{length} min; the parts take {sum}")
    }
}

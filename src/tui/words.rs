//! Every sentence the program says, in one place, so that they can be read together: short, calm,
//! in the interviewer's language, never blaming. Names of actions stand in the key tables.

pub(super) mod after;
pub(super) mod board;
pub(super) mod names;
pub(super) mod prepare;
pub(super) mod review;
pub(super) mod share_back;

use crate::interview::{
    Interview,
    change::{Fact, OfNote},
    entry::Entry,
    purge::Why,
};
use crate::tui::effect::{Access, Now, Trouble};
use crate::tui::open::Open;
use crate::tui::wrap;

pub(super) const ALREADY_ENDED: &str = "this interview has ended; the palette (^P) has “Go on”";
pub(super) const ENDED: &str = "ended, and kept; F4 catches up, F9 goes through it";
pub(super) const FINDING_TITLE: &str = "a title for the finding, then Enter";
pub(super) const FIRST_PHASE: &str = "this is the first phase";
pub(super) const LAST_PHASE: &str =
    "this is the last phase; “End interview” is in the palette (^P)";
pub(super) const LEAVE_AGAIN: &str = "^C once more to leave; everything typed is kept";
pub(super) const LINE_FIRST: &str = "keep the line first (Enter), then this";
pub(super) const NEW_WORDS: &str = "Enter keeps the new words; undo (^/) brings the old ones back";
pub(super) const NOT_ENDED: &str = "this interview hasn't ended";
pub(super) const NOT_FOR_THIS: &str = "that doesn't apply to this entry";
pub(super) const NO_NOTE: &str = "no note yet";
const NO_QUESTION: &str = "no more questions for this phase; F8 goes on, ^F finds any";
pub(super) const AFTER_THE_END: &str = "the interview has ended; F4 catches up, F9 goes through it";
pub(super) const OFF_STAYS_OFF: &str = "what is off the record stays there";
pub(super) const OUT_FOR_GOOD: &str = "out for good, and out of what can be undone";
pub(super) const NOTHING_STRICTER: &str =
    "nothing is stricter than what they agreed to, or this is no note";
pub(super) const TOO_SMALL: &str = "firsthand needs 60 columns and 16 rows to show everything.";
pub(super) const TOO_SMALL_KEPT: &str = "What you type is kept all the same.";
pub(super) const UNDONE: &str = "taken back";
pub(super) const NOTHING_TO_UNDO: &str = "nothing to take back";

/// Before words leave the record: nothing brings them back.
pub(super) fn leaves_for_good(why: Why) -> &'static str {
    match why {
        Why::OffRecord => "once more: off the record, and never back on it",
        Why::TakenBack | Why::Withdrawn => "once more: out of everything kept here, for good",
    }
}

/// The three lines a first run explains itself in.
pub(super) const FIRST_RUN: [&str; 3] = [
    "firsthand sits beside a video call and helps you listen to somebody who was in an incident.",
    "It keeps the next good question in reach, takes your notes as you type, and writes the findings.",
    "Everything stays on this machine until you export it.",
];

// Home

/// Under the three lines of a first run.
pub(super) const FIRST_RUN_KEYS: &str = "d opens the demo incident, n starts a real one";
pub(super) const SEARCH_HINT: &str = "/ searches titles, people, teams, dates";
pub(super) const TOPICS: &str = "Topics";
pub(super) const TOGETHER: &str = "together";

/// How many of a topic's questions were asked in any interview.
pub(super) fn together(asked: usize, of: usize) -> String {
    if asked == 0 { "untouched".to_owned() } else { format!("{asked} of {of}") }
}

/// What several interviews of one incident say together: what is untouched, and what the last one
/// still brought.
pub(super) fn saturation(
    untouched: &[&str],
    interviews: usize,
    hidden: usize,
    last: &str,
    new_tags: &[String],
) -> Vec<String> {
    let mut said = Vec::new();
    if hidden > 0 {
        let earlier = count(hidden, "earlier interview is", "earlier interviews are");
        said.push(format!("{earlier} counted, and not shown."));
    }
    said.push(match (interviews, untouched) {
        (0, _) => return vec!["No interview has begun, so nothing was asked yet.".to_owned()],
        (_, []) => "Every topic was touched.".to_owned(),
        (_, topics) => format!("Nothing was asked of: {}.", topics.join(", ")),
    });
    let tags: Vec<String> = new_tags.iter().map(|tag| format!("#{tag}")).collect();
    let which = if interviews == 1 { "The only interview" } else { "The last interview" };
    said.push(match tags.as_slice() {
        [] => format!("{which} ({last}) brought no new tag."),
        tags => {
            let new = count(tags.len(), "new tag", "new tags");
            format!("{which} ({last}) brought {new}: {}.", tags.join(" "))
        }
    });
    said
}

pub(super) const NOTHING_FOUND: &str = "nothing found; Esc shows everything again";
pub(super) const NO_INTERVIEWS: &str = "no interview yet; Enter prepares one";
pub(super) const NO_INCIDENT: &str = "no incident yet: n starts one, d opens the demo";
pub(super) const PICK_INTERVIEW: &str = "pick an interview first (Tab goes to them)";
pub(super) const NOTHING_TO_EXPORT: &str = "nothing to export yet: this interview hasn't begun";
pub(super) const EXPORT_INSIDE: &str = "“Export findings” is in the palette (^P)";
pub(super) const CLOSE_FORM_FIRST: &str = "first keep the new incident, or give it up (Esc)";
pub(super) const INCIDENT_TITLE: &str = "what do people call it? A title is all it needs";
pub(super) const NO_DATE: &str = "a date looks like 2026-11-20; it may also stay empty";
pub(super) const BEING_KEPT: &str = "it is being kept; once more to try again";
pub(super) const FORM_DROPPED: &str = "Esc once more gives up what you typed here";

/// What makes an incident worth the time: what is kept for it, and how it is asked.
pub(super) const CRITERIA: [(&str, &str); 9] = [
    ("many-teams", "more than two teams"),
    ("new-to-each-other", "teams new to each other"),
    ("trivial-misused", "something trivial misused"),
    ("near-miss", "a near miss"),
    ("big-event", "a big event"),
    ("new-service", "a new service or interaction"),
    ("more-people", "more people than usual"),
    ("fixed-before", "thought fixed before"),
    ("curiosity", "plain curiosity"),
];

// Question banks

pub(super) const BANKS_HINT: &str = "/ searches banks, questions, probes, cues";
pub(super) const NO_BANKS: &str = "no banks yet: they are being read";
pub(super) const NOTHING_MATCHES: &str = "nothing found; Esc shows everything again";
pub(super) const FAULTS: &str = "Faults";
pub(super) const FAULTS_ABOUT: &str =
    "These files are not in use, or only in part, until they are good again.";
pub(super) const LAST_GOOD: &str = "the last good version is in use";
pub(super) const BUILT_IN: &str = "built in";
pub(super) const TEAM: &str = "team";
pub(super) const OWN: &str = "own";
pub(super) const FOLLOW_UP: &str = "offered after any answer, never as a topic";
pub(super) const FORM_OPEN: &str = "open";
pub(super) const FORM_FACT: &str = "a fact: closed on purpose, and a probe opens it up again";
pub(super) const READ_AGAIN: &str = "read again: no faults";

/// What stands at the end of an entry: how they may appear with it, if less than agreed, and its tags.
pub(super) fn beside(entry: &Entry) -> String {
    let level = entry.note().and_then(|note| note.attribution);
    let level = level.map(|level| format!("as {}", level.word()));
    let tags = entry.tags.iter().map(|tag| format!("#{tag}"));
    level.into_iter().chain(tags).collect::<Vec<_>>().join(" ")
}

/// How they may appear with a note from now on.
pub(super) fn attribution(interview: &Interview, fact: &Fact) -> String {
    let agreed = interview.consent().map_or("agreed", |consent| consent.attribution.word());
    if let Fact::Note(_, OfNote::AttributionSet(Some(level))) = fact {
        return format!("as {} at most; it lowers the whole file, if it goes in", level.word());
    }
    format!("as {agreed} again, as they agreed")
}

/// So many of something.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// How many faults there are, and of a bank's file, that an older version is used meanwhile.
pub(super) fn faults(number: usize, held: bool) -> String {
    let faults = count(number, "fault", "faults");
    if held { format!("{faults}; {LAST_GOOD}") } else { faults }
}

/// What reading the files again gave.
pub(super) fn read_again(faults: usize, held: &[String]) -> String {
    match held {
        [] if faults == 0 => READ_AGAIN.to_owned(),
        [] => format!("read again: {}", count(faults, "fault", "faults")),
        [file] => {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            format!("{}; {LAST_GOOD} of {name}", count(faults, "fault", "faults"))
        }
        files => {
            let faults = count(faults, "fault", "faults");
            format!("{faults}; {LAST_GOOD} of {} files", files.len())
        }
    }
}

/// A built-in bank was copied, and what reading it gave.
pub(super) fn copied(path: &std::path::Path) -> String {
    format!("copied, and yours from now on: {}", path.display())
}

// Export

pub(super) const OWN_FOLDER: &str = "empty: the interview's folder";
pub(super) const IN_THE_WAY: &str = "In the way of publishing:";
pub(super) const STANDS_IN_THE_WAY: &str =
    "something stands in the way; a draft for yourself is always possible";

/// Why nothing can be written here: who holds the interview.
pub(super) fn read_only(open: &Open) -> String {
    match &open.access {
        Access::Writer { .. } => String::new(),
        Access::ReadOnly { holder } => format!("read only, held by {holder}"),
    }
}

/// Why no question is suggested. In a phase that is theirs to tell, because it is.
pub(super) fn no_question(open: &Open, listens: bool) -> &'static str {
    match open.interview().progress().ended {
        Some(_) => AFTER_THE_END,
        None if listens => LISTEN,
        None => NO_QUESTION,
    }
}

const TIME_IS_UP: &str = "the time is up";

/// Why no question is suggested any more: the minutes left are kept for a later phase.
pub(super) fn kept_for(left: u64, phase: &str) -> String {
    let left = if left == 0 { TIME_IS_UP.to_owned() } else { format!("{left} min left") };
    format!("{left}; the rest is for “{phase}” (F8 goes on)")
}

/// Beside a question of one's own that is being typed, where that was switched on.
pub(super) fn another_way(better: &str) -> String {
    format!("another way: {better}")
}

/// A settings file with a fault.
pub(super) fn settings_fault(fault: &str) -> String {
    format!("settings as they come, since {fault}")
}

// Threads, eyes up, the pause card

/// Beside what was assumed beforehand, in the guide: it is put aside.
pub(super) const ASSUMED: &str = "Aside";

pub(super) const LISTEN: &str = "listen; park what comes up";
pub(super) const PARKED: &str = "parked; the strip comes back to it when there is room";
pub(super) const PARKED_ALREADY: &str = "parked already";
pub(super) const PARKS_WITH_LINE: &str = "parked with this line once it is kept (Enter)";
pub(super) const PULLED: &str = "asked, and off the list of threads";
pub(super) const DROPPED: &str = "let go; undo is in the palette (^P)";
pub(super) const FOR_SOMEONE_ELSE: &str = "kept for someone else";
pub(super) const NO_THREAD: &str = "no thread is open; ^R parks the words heard";
pub(super) const NOT_HEARD: &str = "only what they said can be parked";

/// What is left before their words are read back: `2 must-asks, “the calendar”, “forty polite …”`.
pub(super) fn left(threads: &[&str], must_asks: usize) -> Option<String> {
    const MOST: usize = 3;
    let room = if threads.len() > 1 { 28 } else { 60 };
    let must_asks = Some(count(must_asks, "must-ask", "must-asks")).filter(|_| must_asks > 0);
    let words = threads.iter().take(MOST).map(|words| wrap::clip_with_dots(words, room));
    let words = words.map(|words| format!("“{words}”"));
    let more = threads.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("{more} more"));
    let all: Vec<String> = must_asks.into_iter().chain(words).chain(more).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// A phase's time in plain words; nothing for a phase without.
pub(super) fn time_left(spent: u64, planned: u64) -> String {
    if planned == 0 {
        String::new()
    } else if spent > planned {
        format!("{} min over", spent - planned)
    } else {
        format!("{spent} of {planned} min")
    }
}

/// The same beside a phase's title, where only time over is said, and what is left to be asked:
/// `, 4 min over; 3 must-asks left`.
pub(super) fn over(spent: u64, planned: u64, must_asks: usize) -> String {
    if planned == 0 || spent <= planned {
        return String::new();
    }
    let over = time_left(spent, planned);
    let left = Some(must_asks_left(must_asks)).filter(|left| !left.is_empty());
    let left = left.map(|left| format!("; {left}")).unwrap_or_default();
    format!(", {over}{left}")
}

/// How many of the questions meant to be asked are left; nothing if none is.
pub(super) fn must_asks_left(must_asks: usize) -> String {
    left(&[], must_asks).map(|left| format!("{left} left")).unwrap_or_default()
}

/// How many minutes are left, and for what, once they are kept: `6 min left: 2 must-asks`.
pub(super) fn minutes_for(minutes: u64, left: &str) -> String {
    let minutes = if minutes == 0 { TIME_IS_UP.to_owned() } else { format!("{minutes} min left") };
    format!("{minutes}: {left}")
}

/// In the phase before their words are read back.
pub(super) fn before_read_back(left: &str) -> String {
    format!("before you read back: {left}")
}

/// In the strip, before their words are read back.
pub(super) fn still_open(left: &str) -> String {
    format!("still open: {left}")
}

/// Where their words are read back already.
pub(super) fn still_left(left: &str) -> String {
    format!("{}; F7 goes back to them", still_open(left))
}

/// What one can say when it gets heavy. It makes the feeling an ordinary one and leaves the choice
/// with them; it neither comforts away nor asks on.
pub(super) const HEAVY: &str = "“Most people reach a point like this when they go back to it. You \
     knew then what you knew then. We can leave this out, rest a little, or stop here: you choose.”";

/// What each key of the pause card does, beside its name.
pub(super) const CARD: [&str; 4] = [
    "this line is never shared",
    "the clock stops; F6 goes on",
    "it ends here; all of it is kept",
    "on as before",
];

/// Under the choices of the pause card.
pub(super) const CARD_KEPT: &str = "Only that a pause came up is kept, nothing about why.";

/// Leaving while there is no way to save.
pub(super) fn leave_unsaved(count: usize) -> String {
    let what = if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") };
    format!("{what} NOT SAVED; ^C once more loses them")
}

/// When and where it was last saved.
pub(super) fn saved_where(open: &Open, now: Now) -> String {
    if let Some(trouble) = &open.not_saved {
        return trouble.said();
    }
    let place = format!("{}/{}", open.place.incident, open.place.interview);
    match open.synced_at {
        Some(at) => {
            let ago = now.tick.saturating_sub(at.tick) / 1000;
            format!("saved {ago} s ago in {place}")
        }
        None => format!("nothing new to save; kept in {place}"),
    }
}

/// Where findings were written, the file's name first: its folder may be long.
pub(super) fn written(path: &std::path::Path) -> String {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().display().to_string();
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    format!("written: {} in {folder}", part(path.file_name()))
}

impl Trouble {
    /// In one line: what failed, where, and what to do.
    #[must_use]
    pub fn line(&self) -> String {
        let place = if self.place.is_empty() { "" } else { ": " };
        let remedy = if self.remedy.is_empty() { "" } else { "; " };
        format!("{}{place}{}{remedy}{}", self.what, self.place, self.remedy)
    }

    /// For the one row a screen has for it: what failed and what to do, and where only then.
    pub(super) fn said(&self) -> String {
        let Self { what, place, remedy } = self;
        let remedy = if remedy.is_empty() { String::new() } else { format!("; {remedy}") };
        let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
        format!("{what}{remedy}{place}")
    }
}

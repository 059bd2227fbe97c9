//! Every sentence the program says, in one place, so that they can be read together: short, calm,
//! in the interviewer's language, never blaming. Names of actions stand in the key tables.

use crate::tui::effect::{Now, Trouble};
use crate::tui::open::Open;

pub(super) const ALREADY_ENDED: &str = "this interview has ended; the palette (^P) has “Go on”";
pub(super) const ENDED: &str = "ended, and kept; the palette (^P) has “Export findings”";
pub(super) const FINDING_TITLE: &str = "a title for the finding, then Enter";
pub(super) const FIRST_PHASE: &str = "this is the first phase";
pub(super) const LAST_PHASE: &str =
    "this is the last phase; “End interview” is in the palette (^P)";
pub(super) const LEAVE_AGAIN: &str = "^C once more to leave; everything typed is kept";
pub(super) const LINE_FIRST: &str = "keep the line first (Enter), then this";
pub(super) const NOT_ENDED: &str = "this interview hasn't ended";
pub(super) const NOT_FOR_THIS: &str = "that doesn't apply to this entry";
pub(super) const NO_NOTE: &str = "no note yet";
pub(super) const NO_QUESTION: &str = "no more questions for this phase; F8 goes on, ^F finds any";
pub(super) const OFF_STAYS_OFF: &str = "what is off the record stays there";
pub(super) const READ_ONLY: &str = "read only: another window holds this interview";
pub(super) const TOO_SMALL: &str = "firsthand needs 60 columns and 16 rows to show everything.";
pub(super) const TOO_SMALL_KEPT: &str = "What you type is kept all the same.";
pub(super) const UNDONE: &str = "taken back";
pub(super) const NOTHING_TO_UNDO: &str = "nothing to take back";

/// The three lines a first run explains itself in.
pub(super) const FIRST_RUN: [&str; 3] = [
    "firsthand sits beside a video call and helps you listen to somebody who was in an incident.",
    "It keeps the next good question in reach, takes your notes as you type, and writes the findings.",
    "Everything stays on this machine until you export it.",
];

/// When and where it was last saved.
pub(super) fn saved_where(open: &Open, now: Now) -> String {
    if let Some(trouble) = &open.not_saved {
        return trouble.line();
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

impl Trouble {
    /// In one line: what failed, where, and what to do.
    #[must_use]
    pub fn line(&self) -> String {
        let place = if self.place.is_empty() { "" } else { ": " };
        let remedy = if self.remedy.is_empty() { "" } else { "; " };
        format!("{}{place}{}{remedy}{}", self.what, self.place, self.remedy)
    }
}

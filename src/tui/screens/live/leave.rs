//! Words that leave the record for good: a note that is off the record after all, or something the
//! interviewee takes back. Asked for twice, since nothing brings it back.

use crate::interview::{
    entry::Entry,
    purge::{Purge, Why},
};
use crate::tui::effect::Effect;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{Live, line::Line, update::Around};
use crate::tui::{open::Open, words};

impl Live {
    /// Asks for an entry's words to leave, the second time it is wished.
    pub(super) fn leave_record(&mut self, why: Why, entry: &Entry, around: Around<'_>) -> Answer {
        if why == Why::OffRecord && entry.is_off() {
            return Answer::say(words::OFF_STAYS_OFF);
        }
        if why == Why::OffRecord && entry.note().is_none() {
            return Answer::say(words::NOT_FOR_THIS);
        }
        if self.line.editing == Some(entry.id) {
            return Answer::say(words::LINE_FIRST);
        }
        let wish = Some((why, entry.id));
        if self.about_to_leave != wish {
            self.about_to_leave = wish;
            return Answer::say(words::leaves_for_good(why));
        }
        self.about_to_leave = None;
        let when = around.open.stamp(around.now);
        let purge = Purge { why, ids: vec![entry.id], when };
        Answer { effects: vec![Effect::Purge(purge)], ..Answer::default() }
    }

    /// Whatever was about to leave stays, until it is wished twice again.
    pub fn stays(&mut self) {
        self.about_to_leave = None;
    }

    /// The interview was opened anew, without what left it.
    pub fn reopened(&mut self, open: &Open) {
        let interview = open.interview();
        let gone = |id| interview.entry(id).is_none();
        if self.selection.as_ref().is_some_and(|selection| gone(selection.id)) {
            self.selection = None;
        }
        if self.line.editing.is_some_and(gone) {
            self.line = Line::default();
        }
    }
}

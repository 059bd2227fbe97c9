//! Writing: any part of any thing, in the line of the conversation. Nothing typed is lost: what is not
//! kept stands in the line, and is written down as it grows.

use crate::interview::{change::Fact, entry::Entry, id::Id, moment, part::Part};
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{Around, keys as live};
use crate::tui::words::review as words;

use super::{After, Mode, Side, sheet::Row};

impl After {
    /// Begins to write what is at hand; goes to evidence, and offers what is chosen from.
    pub(super) fn write(&mut self, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        match (self.side, self.things.row(interview)) {
            (Side::Notes, _) => match self.at {
                Some(at) => self.begin(at, Part::Words, around),
                None => Answer::say(words::NOTE_FIRST),
            },
            (Side::Things, Some(Row::Evidence(Some(note)))) => {
                self.go_to_note(note, around.open);
                Answer::nothing()
            }
            (Side::Things, Some(Row::Evidence(None))) => Answer::say(words::NO_EVIDENCE),
            (Side::Things, Some(Row::Choice(_) | Row::Moment)) if !around.open.writable() => {
                Answer::say(crate::tui::words::read_only(around.open))
            }
            (Side::Things, Some(Row::Choice(_) | Row::Moment)) => self.turn(true, around),
            (Side::Things, Some(Row::Part(part))) => match self.things.selected() {
                Some(id) => self.begin(id, part, around),
                None => Answer::nothing(),
            },
            (Side::Things, None) => self.open(around),
        }
    }

    fn begin(&mut self, id: Id, part: Part, around: Around<'_>) -> Answer {
        if !around.open.writable() {
            return Answer::say(crate::tui::words::read_only(around.open));
        }
        let entry = around.open.interview().entry(id);
        let answer = self.live.write((id, part), entry.and_then(|e| offered(e, part)), around);
        if answer.say.is_some() {
            return answer;
        }
        self.mode = Mode::Writing;
        match part {
            Part::Wonders => answer.saying(words::WONDERS),
            Part::Words | Part::Learned | Part::Told | Part::Time | Part::Cell(_) => answer,
        }
    }

    /// Keeps what was written. Something new is shown with all there is to it.
    pub(super) fn keep(&mut self, around: Around<'_>) -> Answer {
        let answer = self.live.update(live::Action::Keep, around);
        if answer.say.is_some() {
            return answer;
        }
        if answer.facts.is_empty() {
            return self.stop(around);
        }
        let new = answer.facts.iter().find_map(|(_, fact)| match fact {
            Fact::Added(added) => Some(added.id),
            Fact::Course(_)
            | Fact::Entry(..)
            | Fact::Note(..)
            | Fact::MomentMoved(..)
            | Fact::PivotFilled(..)
            | Fact::LeadChanged(..)
            | Fact::IdeaFrom(..)
            | Fact::ThreadTurned(..)
            | Fact::Finding(..) => None,
        });
        if new.is_some() {
            self.awaited = new;
            self.picked.clear();
        }
        self.mode = Mode::Looking;
        answer
    }

    /// Out of the words, if none would be lost.
    pub(super) fn stop(&mut self, around: Around<'_>) -> Answer {
        let answer = self.live.let_go(around.open);
        if answer.say.is_none() {
            self.mode = Mode::Looking;
        }
        answer
    }

    /// What the time being typed stands for, as far as it can be read.
    pub(super) fn time_typed(&self, around: Around<'_>) -> Option<String> {
        let typed = self.live.typed();
        let asked = self.writing() && self.live.part() == Some(Part::Time) && !typed.is_empty();
        let (day, zone) = around.open.offered();
        let read = asked.then(|| moment::clock(&typed, day, zone))?;
        Some(read.unwrap_or_else(|why| why.to_string()))
    }
}

/// What stands in an empty part for a start: a time on the clock, as it was told.
fn offered(entry: &Entry, part: Part) -> Option<String> {
    let told = || moment::time_in(&entry.moment()?.told).map(str::to_owned);
    (part == Part::Time).then(told)?
}

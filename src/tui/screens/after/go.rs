//! Going about: over the notes, over the things at the right, and from one missing thing to the next.

use crate::interview::{entry::Entry, id::Id, part::Part, pivot::Cell};
use crate::tui::open::Open;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::Around;
use crate::tui::words::review as words;

use super::{
    After, Side,
    ask::Ask,
    missing::{Missing, Where},
    sheet::Row,
    things::List,
};

impl After {
    pub(super) fn step(&mut self, by: isize, around: Around<'_>) -> Answer {
        match self.side {
            Side::Notes => self.step_note(by),
            Side::Things => self.things.step(around.open.interview(), by),
        }
        Answer::nothing()
    }

    fn step_note(&mut self, by: isize) {
        let at = self.at.and_then(|at| self.shown.iter().position(|id| *id == at));
        let last = self.shown.len().saturating_sub(1);
        let to = at.unwrap_or(0).saturating_add_signed(by).min(last);
        self.at = self.shown.get(to).copied().or(self.at);
    }

    /// Picks the note at hand, or lets it go; on to the next.
    pub(super) fn pick_note(&mut self) -> Answer {
        let Some(at) = self.at else { return Answer::nothing() };
        if self.picked.contains(&at) {
            self.picked.retain(|id| *id != at);
        } else {
            self.picked.push(at);
        }
        self.step_note(1);
        Answer::nothing()
    }

    /// Opens what is selected at the right.
    pub(super) fn open(&mut self, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        match self.things.asked().cloned() {
            Some(Ask::Cell(id, cell)) => {
                self.go_to(id, Some(Row::Part(Part::Cell(cell))), around.open);
            }
            Some(Ask::Thread(id)) => self.go_to_note(id, around.open),
            Some(Ask::Must(_) | Ask::Anchor(_) | Ask::Topic(_)) => {
                return Answer::say(words::ASK_THEM);
            }
            None if !self.things.open(interview, None) => {
                return Answer::say(words::NOTHING_TO_OPEN);
            }
            Some(Ask::Assumed(_)) | None => {}
        }
        Answer::nothing()
    }

    /// To a note, whatever hides it.
    pub(super) fn go_to_note(&mut self, id: Id, open: &Open) {
        self.side = Side::Notes;
        if !self.among.contains(&id) {
            self.filter = super::Filter::default();
        }
        self.at = Some(id);
        self.show_notes(open);
    }

    /// To a thing at the right, opened at this row.
    pub(super) fn go_to(&mut self, id: Id, row: Option<Row>, open: &Open) {
        if self.things.select(id) {
            self.side = Side::Things;
            self.things.open(open.interview(), row);
        }
    }

    /// What was just made is shown, ready to be written further.
    pub(super) fn show_made(&mut self, id: Id, open: &Open) {
        let has_moment = |entry: &Entry| entry.pivot().is_some_and(|pivot| pivot.moment.is_some());
        let next = open.interview().entry(id).and_then(|entry| match List::of(entry)? {
            List::Findings => Some(Row::Part(Part::Learned)),
            List::Moments => Some(Row::Part(Part::Time)),
            List::Pivots if has_moment(entry) => Some(Row::Part(Part::Cell(Cell::Saw))),
            List::Pivots | List::Leads | List::Ideas | List::ToAsk => None,
        });
        self.go_to(id, next, open);
    }

    /// To the next thing that is missing, or the one before; says what it is and what to do.
    pub(super) fn next_missing(&mut self, by: isize, around: Around<'_>) -> Answer {
        let count = self.missing.len().cast_signed();
        if count == 0 {
            return Answer::say(words::NOTHING_MISSING);
        }
        let to = match &self.visited {
            Some((at, one)) if self.missing.get(*at) == Some(one) => at.cast_signed() + by,
            // It is there no more, and the next one has come up to its place.
            Some((at, _)) if by > 0 => at.cast_signed(),
            Some((at, _)) => at.cast_signed() + by,
            None if by > 0 => 0,
            None => -1,
        };
        let to = to.rem_euclid(count).unsigned_abs();
        let Some(one) = self.missing.get(to).cloned() else { return Answer::nothing() };
        self.visited = Some((to, one.clone()));
        self.go_to_missing(&one, around.open);
        Answer::say(words::lack(one.lack as usize))
    }

    fn go_to_missing(&mut self, one: &Missing, open: &Open) {
        match one.at {
            Where::Note(id) => self.go_to_note(id, open),
            Where::Thing(id, part) => {
                let row = part.map_or(Row::Evidence(None), Row::Part);
                self.go_to(id, Some(row), open);
            }
            Where::Ask(at) => {
                self.side = Side::Things;
                self.things.show(List::ToAsk);
                self.things.select_place(at);
            }
        }
    }

    /// How the thing that is selected at the right is called: `f7, The rotation moved`.
    pub(super) fn target(&self, open: &Open) -> Option<String> {
        let entry = open.interview().entry(self.things.selected()?)?;
        let text = title(entry, open);
        let apart = if text.is_empty() { "" } else { ", " };
        Some(format!("{}{apart}{text}", entry.name()))
    }
}

/// What a thing is called: its words; those of its moment, for a pivot.
pub(super) fn title(entry: &Entry, open: &Open) -> String {
    let moment = entry.pivot().and_then(|pivot| open.interview().entry(pivot.moment?));
    let text = moment.map_or(entry.text.as_str(), |moment| moment.text.as_str());
    text.split('\n').collect::<Vec<_>>().join(" ")
}

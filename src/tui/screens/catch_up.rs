//! Catch-up, right after the end: what was only marked or begun is written out, tagged, told apart.
//!
//! The words are typed into the line of the live screen, which stands behind this one: drafts,
//! corrections and tags are its own. Changes nothing by itself; everything is recorded.

pub mod keys;

mod stubs;
mod view;

pub use stubs::{Lacks, lacks, stubs};

use std::collections::HashSet;

use crate::interview::{Interview, draft::LineKind, id::Id, note::Kind, stamp::Elapsed};
use crate::tui::effect::Effect;
use crate::tui::keys::{press::Press, table};
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::screens::live::{
    Around, Live,
    keys::{self as live, OnNote},
};
use crate::tui::words::after as words;

use keys::{Action, CATCH_UP, WRITING};

/// What was only begun, one after the other.
#[derive(Debug)]
pub struct CatchUp {
    live: Box<Live>,
    all: Vec<Id>,
    at: usize,
    fine: HashSet<Id>,
    writing: Option<Writing>,
}

/// Which words are being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// Those of the entry itself.
    Its,
    /// A line of its own, at the same minute.
    Beside(Elapsed),
}

impl CatchUp {
    /// Begins with the first of these. The conversation waits behind.
    #[must_use]
    pub fn new(live: Box<Live>, all: Vec<Id>) -> Self {
        Self { live, all, at: 0, fine: HashSet::new(), writing: None }
    }

    /// The conversation behind it.
    pub fn conversation(&mut self) -> &mut Live {
        &mut self.live
    }

    /// Back to the conversation.
    #[must_use]
    pub fn into_conversation(mut self) -> Box<Live> {
        self.live.select_only(None);
        self.live
    }

    /// Whether words are being written.
    #[must_use]
    pub fn writing(&self) -> bool {
        self.writing.is_some()
    }

    /// How many still wait for words or a tag.
    #[must_use]
    pub fn left(&self, interview: &Interview) -> usize {
        self.all.iter().filter(|id| self.is_left(interview, **id)).count()
    }

    fn is_left(&self, interview: &Interview, id: Id) -> bool {
        let lacking = interview.entry(id).and_then(lacks).is_some();
        lacking && !self.fine.contains(&id)
    }

    fn id(&self) -> Option<Id> {
        self.all.get(self.at).copied()
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, around: Around<'_>) -> Answer {
        let table = if self.writing() { WRITING } else { CATCH_UP };
        match table::find(table, press) {
            Some(action) => self.update(action, around),
            None if self.writing() => self.live.type_only(press, around),
            None => Answer::nothing(),
        }
    }

    /// Takes pasted text in, as text.
    pub fn paste(&mut self, text: String, around: Around<'_>) -> Answer {
        if self.writing() { self.live.paste(text, around) } else { Answer::nothing() }
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action, around: Around<'_>) -> Answer {
        let writes = WRITING.iter().any(|binding| binding.action == action);
        if writes != self.writing() {
            return Answer::say(if writes { words::NOT_WRITING } else { words::KEEP_FIRST });
        }
        let Some(id) = self.id() else { return Answer::go(Go::Live) };
        match action {
            Action::Words => self.write(id, around),
            Action::Beside => self.write_beside(id, around),
            Action::Tags => Answer::go(Go::PickTags(id)),
            Action::PinnedTag(number) => self.on_note(OnNote::PinnedTag(number), id, around),
            Action::Kind => self.on_note(OnNote::Kind, id, around),
            Action::Quote => self.on_note(OnNote::ToggleQuote, id, around),
            Action::Withdraw => self.on_note(OnNote::Withdraw, id, around),
            Action::Fine => {
                self.fine.insert(id);
                self.next(around.open.interview())
            }
            Action::Next => self.next(around.open.interview()),
            Action::Down => self.step(1),
            Action::Up => self.step(-1),
            Action::Undo => Answer::go(Go::Undo),
            Action::Review => Answer::go(Go::After),
            Action::Back => Answer::go(Go::Live),
            Action::Keep => self.keep(around),
            Action::NewLine => self.live.update(live::Action::NewLine, around),
            Action::TakeTag => self.live.update(live::Action::NextKind, around),
            Action::Stop => self.stop(around),
        }
    }

    /// What the conversation does with a note that is selected, done with this one.
    fn on_note(&mut self, on: OnNote, id: Id, around: Around<'_>) -> Answer {
        self.live.select_only(Some(id));
        let answer = self.live.update(live::Action::Note(on), around);
        Answer { effects: vec![Effect::Sync], ..answer }
    }

    fn step(&mut self, by: isize) -> Answer {
        let last = self.all.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        Answer::nothing()
    }

    /// To the next one that is left, from the top again after the last.
    fn next(&mut self, interview: &Interview) -> Answer {
        let places = (self.at + 1..self.all.len()).chain(0..=self.at);
        let mut left =
            places.filter(|at| self.all.get(*at).is_some_and(|id| self.is_left(interview, *id)));
        match left.next() {
            Some(at) => self.at = at,
            None => return Answer::say(words::NOTHING_LEFT),
        }
        Answer::nothing()
    }

    fn write(&mut self, id: Id, around: Around<'_>) -> Answer {
        self.live.select_only(Some(id));
        self.writing = Some(Writing::Its);
        self.live.update(live::Action::Note(OnNote::Edit), around)
    }

    /// A line of its own at the same minute, to tell what was said from what one made of it.
    fn write_beside(&mut self, id: Id, around: Around<'_>) -> Answer {
        let Some(entry) = around.open.interview().entry(id) else { return Answer::nothing() };
        self.live.select_only(None);
        self.writing = Some(Writing::Beside(entry.when.elapsed));
        self.live.update(live::Action::LineKind(LineKind::Note(Kind::Thought)), around)
    }

    fn keep(&mut self, around: Around<'_>) -> Answer {
        if self.writing == Some(Writing::Its) && !self.live.has_words() {
            return Answer::say(words::STILL_EMPTY);
        }
        let mut answer = self.live.update(live::Action::Keep, around);
        if answer.facts.is_empty() {
            return self.stop(around);
        }
        if let Some(Writing::Beside(elapsed)) = self.writing.take() {
            for (when, _) in &mut answer.facts {
                when.elapsed = elapsed;
            }
        }
        answer
    }

    /// Out of the words, if none would be lost.
    fn stop(&mut self, around: Around<'_>) -> Answer {
        let answer = self.live.let_go(around.open);
        if answer.say.is_none() {
            self.writing = None;
        }
        answer
    }
}

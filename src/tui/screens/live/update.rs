//! Where a press goes on the live screen, and what each action answers.

use crate::guide::Library;
use crate::interview::{draft::LineKind, note::Kind, part::Part, thread::Fate};
use crate::tui::effect::{Effect, Now};
use crate::tui::keys::{
    edit::edit,
    press::{Key, Press},
    table,
};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Go, Out};
use crate::tui::screens::live::{
    GuideWish, Live, course, kept,
    keys::{Action, CARD, COMPOSER, OnCard, OnNote, OnThread, SELECTED, Turn},
    line::Line,
    park,
    select::Selection,
};
use crate::tui::widgets::composer::Edit;
use crate::tui::words;

/// What an update may read.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The open interview.
    pub open: &'a Open,
    /// Banks, protocols and codebook.
    pub library: &'a Library,
    /// When.
    pub now: Now,
}

impl Live {
    /// Takes a press in.
    pub fn press(&mut self, press: Press, around: Around<'_>) -> Answer {
        if press != table::ctrl('c') {
            self.leaving_since = None;
        }
        if let Some(action) = table::find(CARD, press).filter(|_| self.card) {
            return self.update(action, around);
        }
        if self.selection.is_some() {
            if let Some(action) = table::find(SELECTED, press) {
                return self.update(action, around);
            }
            if press.typed().is_some() || press.key == Key::Backspace {
                self.selection = None;
            }
        }
        match table::find(COMPOSER, press) {
            Some(Action::IntoStream) if !self.line.is_empty() => self.type_in(press, around),
            Some(action) => self.update(action, around),
            None => self.type_in(press, around),
        }
    }

    /// Takes pasted text in, as text.
    pub fn paste(&mut self, text: String, around: Around<'_>) -> Answer {
        self.selection = None;
        self.edit(Edit::Paste(text), around)
    }

    fn type_in(&mut self, press: Press, around: Around<'_>) -> Answer {
        if press == table::key(Key::Esc) {
            return self.step_back(around.open);
        }
        if press == table::key(Key::Backspace)
            && self.line.is_empty()
            && self.line.editing.is_none()
            && !self.line.held
        {
            self.line.plain_again();
        } else if let Some(edit) = edit(press) {
            return self.edit(edit, around);
        }
        Answer::nothing()
    }

    fn edit(&mut self, edit: Edit, around: Around<'_>) -> Answer {
        self.about_to_leave = None;
        if !around.open.writable() {
            return Answer::say(words::read_only(around.open));
        }
        let stamp = around.open.begin(around.now);
        self.line.edit(edit, stamp, around.now.tick);
        Answer::nothing()
    }

    /// Escape: out of the eyes-up mode, the guide over the stream, the correction.
    fn step_back(&mut self, open: &Open) -> Answer {
        if self.eyes_up {
            self.eyes_up = false;
        } else if self.guide == GuideWish::Shown && self.width < super::WIDE {
            self.guide = GuideWish::Hidden;
        } else if self.line.editing.is_some() {
            return self.let_go(open);
        }
        Answer::nothing()
    }

    /// The draft to write down, if the line changed.
    pub fn draft(&mut self) -> Option<Effect> {
        self.line.changed().then(|| Effect::Draft(self.line.draft()))
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action, around: Around<'_>) -> Answer {
        if !around.open.writable() && changes(action) {
            return Answer::say(words::read_only(around.open));
        }
        if looks_around(action) {
            self.eyes_up = false;
        }
        self.about_to_leave = self.about_to_leave.filter(|_| leaves_record(action));
        match action {
            Action::Keep => self.keep(around),
            Action::NewLine => self.edit(Edit::NewLine, around),
            Action::NextKind => self.next_kind(around),
            Action::PreviousKind => self.turn_kind(-1),
            Action::LineKind(kind) => {
                self.line.kind = kind;
                Answer::nothing()
            }
            Action::Guide => self.toggle_guide(),
            Action::IntoStream | Action::Up => self.select(around, -1),
            Action::Down => self.select(around, 1),
            Action::PageUp => self.select(around, -10),
            Action::PageDown => self.select(around, 10),
            Action::First => self.select(around, isize::MIN),
            Action::Last => self.select(around, isize::MAX),
            Action::ToComposer => self.back_to_line(),
            Action::Caret(step) => self.move_caret(around.open, step, false),
            Action::Span(step) => self.move_caret(around.open, step, true),
            Action::Home => Answer::go(Go::Home),
            Action::Prepare if self.line.is_empty() => {
                Answer::go(Go::Prepare(around.open.place.clone()))
            }
            Action::Prepare => Answer::say(words::LINE_FIRST),
            Action::CatchUp => self.once_over(around.open, Go::CatchUp),
            Action::Review => self.once_over(around.open, Go::After),
            Action::Out(out) => Answer::go(out.way()),
            Action::Mirror if ended(around.open) => Answer::go(Go::Mirror),
            Action::Mirror => Answer::say(words::after::MIRROR_LATER),
            Action::FindQuestion => Answer::go(Go::FindQuestion),
            Action::Undo => Answer::go(Go::Undo),
            Action::Leave => self.leave(around),
            Action::Saved => Answer::say(words::saved_where(around.open, around.now)),
            Action::Ask => self.ask(around),
            Action::PutOff => self.put_off(around),
            Action::Probes => Answer::go(Go::Probes),
            Action::Course(turn) => self.turn_course(turn, around),
            Action::Note(on) => self.change_note(on, around),
            Action::Thread(OnThread::Park) => self.park(around),
            Action::Thread(OnThread::Drop) => self.turn_thread(Fate::Dropped, around),
            Action::Thread(OnThread::ForSomeoneElse) => {
                self.turn_thread(Fate::ForSomeoneElse, around)
            }
            Action::EyesUp => self.turn_eyes(),
            Action::PauseCard => self.show_card(around),
            Action::Card(on) => self.on_card(on, around),
        }
    }

    /// Another phase brings what was put off back.
    fn turn_course(&mut self, turn: Turn, around: Around<'_>) -> Answer {
        if matches!(turn, Turn::NextPhase | Turn::PreviousPhase | Turn::Phase(_)) {
            self.later.clear();
        }
        course::turn(turn, around)
    }

    /// Keeps the line: a new entry, or new words for one.
    fn keep(&mut self, around: Around<'_>) -> Answer {
        let line = &self.line;
        let marks = line.kind == LineKind::Note(Kind::Mark);
        let clears = line.editing.is_some() && line.part != Part::Words;
        if line.is_empty() && !marks && !clears {
            return Answer::nothing();
        }
        let open = around.open;
        let when = line.began.unwrap_or_else(|| open.stamp(around.now));
        let book = &around.library.codebook;
        let mut facts = match line.editing {
            Some(id) => match kept::written((id, line.part), &line.composer.text(), book, open) {
                Ok(facts) => facts,
                Err(why) => return Answer::say(why.to_string()),
            },
            None => Vec::new(),
        };
        if facts.is_empty() {
            facts.push(kept::added(open.id_for(line.kind), line, book, open.interview()));
        }
        facts.extend(park::with_line(line, open, book));
        self.line = Line::default();
        let facts = facts.into_iter().map(|fact| (when, fact)).collect();
        let effects = vec![Effect::Draft(None), Effect::Sync];
        Answer { facts, effects, ..Answer::default() }
    }

    /// Tab: the tag shown, or else the next kind.
    fn next_kind(&mut self, around: Around<'_>) -> Answer {
        let Some((typed, tag)) = self.completion(around.library) else { return self.turn_kind(1) };
        let with = format!("#{tag} ");
        self.line.composer.replace_before_cursor(typed.len(), &with, around.now.tick);
        Answer::nothing()
    }

    /// What of a tag was typed before the cursor, and the tag it would complete to.
    pub(super) fn completion(&self, library: &Library) -> Option<(String, String)> {
        let typed = self.line.composer.word_before_cursor();
        let name = typed.strip_prefix('#').filter(|name| !name.is_empty())?;
        let tag = library.codebook.complete(name).first().map(|tag| tag.id.clone())?;
        (tag != name).then(|| (typed.to_owned(), tag))
    }

    fn turn_kind(&mut self, step: isize) -> Answer {
        if self.line.editing.is_none() {
            self.line.turn_kind(step);
        }
        Answer::nothing()
    }

    fn toggle_guide(&mut self) -> Answer {
        let shown = match self.guide {
            GuideWish::Room => self.width >= super::WIDE,
            GuideWish::Shown => true,
            GuideWish::Hidden => false,
        };
        self.guide = if shown { GuideWish::Hidden } else { GuideWish::Shown };
        Answer::nothing()
    }

    /// Selects an entry further up or down; below the last one is the line.
    fn select(&mut self, around: Around<'_>, step: isize) -> Answer {
        let interview = around.open.interview();
        let count = interview.len().cast_signed();
        let at = self.selection.as_ref().and_then(|s| interview.place_of(s.id));
        let at = at.map_or(count, usize::cast_signed);
        let to = at.saturating_add(step).max(0);
        if to >= count && step != isize::MAX && step != 10 {
            self.selection = None;
            return Answer::nothing();
        }
        let entry = interview.at(to.min(count - 1).unsigned_abs());
        self.selection = entry.map(|entry| Selection::of(entry.id));
        Answer::nothing()
    }

    fn back_to_line(&mut self) -> Answer {
        match &mut self.selection {
            Some(selection) if selection.span().is_some() => selection.let_go(),
            _ => self.selection = None,
        }
        Answer::nothing()
    }

    fn move_caret(&mut self, open: &Open, step: super::keys::Step, selecting: bool) -> Answer {
        if let Some(selection) = &mut self.selection
            && let Some(entry) = open.interview().entry(selection.id)
        {
            selection.step(&entry.text, step, selecting);
        }
        Answer::nothing()
    }

    /// To what comes once it is over; a line half typed is kept first.
    fn once_over(&self, open: &Open, go: Go) -> Answer {
        if !ended(open) {
            let through = go == Go::After;
            Answer::say(if through { words::review::LATER } else { words::after::CATCH_UP_LATER })
        } else if self.line.is_empty() && self.line.editing.is_none() {
            Answer::go(go)
        } else {
            Answer::say(words::LINE_FIRST)
        }
    }

    fn leave(&mut self, Around { open, now, .. }: Around<'_>) -> Answer {
        if self.leaving_since.is_some_and(|since| now.tick.saturating_sub(since) < 3_000) {
            return Answer { effects: vec![Effect::Quit], ..Answer::default() };
        }
        self.leaving_since = Some(now.tick);
        if open.not_saved.is_some() {
            return Answer::say(words::leave_unsaved(open.pending()));
        }
        Answer::say(words::LEAVE_AGAIN)
    }

    /// Selects an entry, or nothing, for the mouse.
    pub fn select_only(&mut self, id: Option<crate::interview::id::Id>) {
        self.selection = id.map(Selection::of);
    }
}

fn ended(open: &Open) -> bool {
    open.interview().progress().ended.is_some()
}

/// Whether an action needs to be seen, so that it ends the eyes-up mode.
fn looks_around(action: Action) -> bool {
    matches!(
        action,
        Action::Guide
            | Action::IntoStream
            | Action::PageUp
            | Action::PageDown
            | Action::Note(OnNote::Edit)
    )
}

/// Whether an action has to be wished twice.
fn leaves_record(action: Action) -> bool {
    matches!(action, Action::Note(OnNote::OffRecord | OnNote::TakeBack))
}

fn changes(action: Action) -> bool {
    !matches!(
        action,
        Action::Guide
            | Action::Saved
            | Action::EyesUp
            | Action::Card(OnCard::Back)
            | Action::Out(Out::Export | Out::Names | Out::CameBack)
            | Action::Mirror
            | Action::Review
            | Action::IntoStream
            | Action::ToComposer
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last
            | Action::Caret(_)
            | Action::Span(_)
            | Action::Home
            | Action::Leave
            | Action::Probes
            | Action::FindQuestion
    )
}

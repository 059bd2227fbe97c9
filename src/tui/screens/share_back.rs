//! What came back from the interviewee: which file it is in, what it says, and a yes to record it.
//!
//! Records nothing before that yes, and reads no file itself.

pub mod keys;

mod view;

use std::path::PathBuf;

use crate::findings::share_back::Returned;
use crate::interview::purge::{Purge, Why};
use crate::tui::effect::{Effect, Now};
use crate::tui::keys::{press::Press, table};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::words::{self, share_back as said};

use keys::{Action, CAME_BACK, FILE};

/// What came back, or the file it is in.
#[derive(Debug, Default)]
pub struct CameBack {
    file: Field,
    read: Option<Read>,
}

/// What was read.
#[derive(Debug)]
struct Read {
    file: PathBuf,
    returned: Returned,
    lines: Vec<Line>,
    first: usize,
}

/// One thing it says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    words: String,
    role: Role,
}

/// How many lines a page moves.
const PAGE: usize = 8;

impl CameBack {
    /// Whether the file is still to be named.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.read.is_none()
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, open: &Open, now: Now) -> Answer {
        let table = if self.typing() { FILE } else { CAME_BACK };
        if let Some(action) = table::find(table, press) {
            return self.update(action, open, now);
        }
        if self.typing() {
            self.file.press(press);
        }
        Answer::nothing()
    }

    /// Takes pasted text into the file's name.
    pub fn paste(&mut self, text: &str) {
        if self.typing() {
            self.file.paste(text.trim_end());
        }
    }

    /// What the file says.
    pub fn came(&mut self, file: PathBuf, returned: Returned) {
        let lines = lines(&returned);
        self.read = Some(Read { file, returned, lines, first: 0 });
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action, open: &Open, now: Now) -> Answer {
        match action {
            Action::Back if self.typing() => return Answer::go(Go::Back),
            Action::Back => self.read = None,
            Action::Read => return self.read(),
            Action::Record => return self.record(open, now),
            Action::Up => self.scroll(|first| first.saturating_sub(1)),
            Action::Down => self.scroll(|first| first + 1),
            Action::PageUp => self.scroll(|first| first.saturating_sub(PAGE)),
            Action::PageDown => self.scroll(|first| first + PAGE),
        }
        Answer::nothing()
    }

    /// Shows the lines from another one on.
    fn scroll(&mut self, to: impl FnOnce(usize) -> usize) {
        if let Some(read) = &mut self.read {
            read.first = to(read.first).min(read.lines.len().saturating_sub(1));
        }
    }

    fn read(&self) -> Answer {
        let file = self.file.text().trim();
        if file.is_empty() {
            return Answer::say(said::WHICH_FILE);
        }
        Answer { effects: vec![Effect::ReadShareBack(PathBuf::from(file))], ..Answer::default() }
    }

    /// Records it. What is to be dropped is taken out for good.
    fn record(&self, open: &Open, now: Now) -> Answer {
        let Some(read) = &self.read else { return Answer::nothing() };
        if !open.writable() {
            return Answer::say(words::read_only(open));
        }
        if read.returned.is_empty() {
            return Answer::say(said::NOTHING_TO_RECORD);
        }
        let when = open.stamp(now);
        let facts = read.returned.facts(open.new_id()).into_iter().map(|fact| (when, fact));
        let ids = read.returned.dropped();
        let purge = Purge { why: Why::TakenBack, ids, when };
        let purge = (!purge.ids.is_empty()).then_some(Effect::Purge(purge));
        let effects = std::iter::once(Effect::Sync).chain(purge).collect();
        let answer = Answer { facts: facts.collect(), effects, ..Answer::go(Go::Back) };
        answer.saying(said::recorded(&read.returned))
    }
}

fn lines(returned: &Returned) -> Vec<Line> {
    let line = |words: String, role| Line { words, role };
    let part = |title: &str, lines: Vec<String>, role| {
        let any = (!lines.is_empty()).then(|| line(title.to_owned(), Role::Label));
        any.into_iter().chain(lines.into_iter().map(move |words| line(words, role)))
    };
    let (answers, notes) = (told(&returned.answers), told(&returned.said));
    let remarks = told(&returned.remarks);
    let silent = returned.silent.join(", ");
    let silent = Some(silent).filter(|silent| !silent.is_empty()).into_iter().collect();
    let mut lines: Vec<Line> = part(said::ANSWERS, answers, Role::Text).collect();
    lines.extend(part(said::NOTES, notes, Role::Text));
    lines.extend(part(said::UNCLEAR, remarks, Role::Warning));
    lines.extend(part(said::SILENT, silent, Role::Quiet));
    if lines.is_empty() {
        lines.push(line(said::NOTHING_TO_RECORD.to_owned(), Role::Text));
    }
    lines
}

fn told<T: ToString>(all: &[T]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

/// The keys shown while a file is named, or while it is looked at.
#[must_use]
pub fn hints(came: &CameBack) -> &'static [(&'static str, &'static str)] {
    if came.typing() {
        return &[("Enter", "read it"), ("Esc", "back")];
    }
    &[("Enter", "record it"), ("↑↓", "move"), ("Esc", "another file")]
}

//! The export: at which level, for whom, in which format, into which file, and the very text that would be written.
//!
//! Writes nothing itself.

pub mod keys;

mod view;

use std::path::PathBuf;

use crate::findings::{self, Obstacle};
use crate::formats::export::Format;
use crate::guide::Library;
use crate::interview::consent::Attribution;
use crate::tui::effect::{Effect, Export};
use crate::tui::keys::{press::Press, table};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::topics::topics;
use crate::tui::widgets::form::{Form, Item};
use crate::tui::words;

use keys::{Action, EXPORT};

/// The export, standing over the interview.
#[derive(Debug)]
pub struct Dialog {
    form: Form<Ask>,
    preview: String,
    said: Vec<Obstacle>,
    first: usize,
}

/// What the dialog asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    Level,
    For,
    Format,
    File,
}

/// Whom the file is for: what can be chosen, in this order.
const FOR: [&str; 2] = ["a draft for yourself", "for publishing"];

/// How many lines a page moves.
const PAGE: usize = 8;

impl Dialog {
    /// The export of the open interview, at the level that was agreed, as a draft.
    #[must_use]
    pub fn new(open: &Open, library: &Library) -> Self {
        let agreed = open.interview().consent().map(|consent| consent.attribution);
        let level = agreed.unwrap_or(Attribution::Anonymous);
        let at = Attribution::ALL.iter().position(|one| *one == level).unwrap_or(0);
        let items = vec![
            Item::Section("Export"),
            Item::choice(Ask::Level, "As", &Attribution::ALL.map(Attribution::word), at),
            Item::choice(Ask::For, "", &FOR, 0),
            Item::Section("File"),
            Item::choice(Ask::Format, "in", &Format::ALL.map(Format::word), 0),
            Item::text(Ask::File, "", 31, ""),
        ];
        let (preview, said, first) = (String::new(), Vec::new(), 0);
        let mut dialog = Self { form: Form::new(items), preview, said, first };
        dialog.build(open, library);
        dialog
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, open: Option<&Open>, library: &Library) -> Answer {
        if self.form.press(press) {
            return Answer::nothing();
        }
        if let Some(action) = table::find(EXPORT, press) {
            let answer = self.update(action);
            if let Some(open) = open.filter(|_| action.changes()) {
                self.build(open, library);
            }
            return answer;
        }
        if press.typed().is_some() {
            self.form.focus(Ask::File);
            self.form.press(press);
        }
        Answer::nothing()
    }

    /// Takes pasted text into the file's name.
    pub fn paste(&mut self, text: &str) {
        self.form.focus(Ask::File);
        self.form.paste(text);
    }

    fn update(&mut self, action: Action) -> Answer {
        match action {
            Action::Write => return self.write(),
            Action::Back => return Answer::go(Go::Back),
            Action::Names => return Answer::go(Go::Names),
            Action::Next => self.form.next(),
            Action::Previous => self.form.previous(),
            Action::Change => drop(self.form.change(true)),
            Action::ChangeBack => drop(self.form.change(false)),
            Action::For => {
                self.form.focus(Ask::For);
                self.form.change(true);
            }
            Action::PageUp => self.first = self.first.saturating_sub(PAGE),
            Action::PageDown => {
                let last = self.preview.lines().count().saturating_sub(1);
                self.first = (self.first + PAGE).min(last);
            }
        }
        Answer::nothing()
    }

    fn write(&self) -> Answer {
        if !self.draft() && self.said.iter().any(Obstacle::stops) {
            return Answer::say(words::STANDS_IN_THE_WAY);
        }
        let file = self.form.text(Ask::File);
        let out = Some(file).filter(|file| !file.is_empty()).map(PathBuf::from);
        let export =
            Export { level: self.level(), draft: self.draft(), format: self.format(), out };
        Answer { effects: vec![Effect::Export(export)], ..Answer::default() }
    }

    fn level(&self) -> Attribution {
        let level = Attribution::ALL.get(self.form.chosen(Ask::Level));
        level.copied().unwrap_or(Attribution::Anonymous)
    }

    fn draft(&self) -> bool {
        self.form.chosen(Ask::For) == 0
    }

    fn format(&self) -> Format {
        Format::ALL.get(self.form.chosen(Ask::Format)).copied().unwrap_or_default()
    }

    /// Makes the text anew, and what is to be said about it.
    pub fn build(&mut self, open: &Open, library: &Library) {
        let interview = open.interview();
        let (known, topics) = (&open.known, topics(interview, library));
        let ask = findings::Ask { level: self.level(), draft: self.draft() };
        self.said = findings::obstacles(interview, &open.incident, known, &topics, ask);
        let built = findings::build(interview, &open.incident, known, &topics, ask);
        self.preview = built.map(|built| self.format().write(&built)).unwrap_or_default();
        self.first = 0;
    }
}

#[cfg(test)]
mod tests;

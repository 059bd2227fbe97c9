//! The export: at which level, for whom, in which format, into which file or shared folder, and the very
//! text that would be written.
//!
//! Writes nothing itself. Publishes nothing that was not wished twice in a row.

pub mod keys;

mod shared;
mod view;

use std::path::PathBuf;

use crate::findings::{self, Obstacle, sent::Warning};
use crate::formats::export::Format;
use crate::guide::Library;
use crate::interview::consent::Attribution;
use crate::tui::effect::{Effect, Export, Ledger};
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
    warnings: Vec<Warning>,
    ledger: Ledger,
    first: usize,
    /// What was typed where it isn't asked for now: the file, or the shared folder.
    other: String,
    /// It was wished once to publish just this.
    sure: bool,
}

/// What the dialog asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    Level,
    For,
    Format,
    File,
    Folder,
}

/// Whom the file is for: what can be chosen, in this order.
const FOR: [&str; 3] = ["a draft for yourself", "for others", "into the shared folder"];

/// The place of publishing among them.
const PUBLISH: usize = 2;

/// How many lines a page moves.
const PAGE: usize = 8;

impl Dialog {
    /// The export of the open interview, at the level that was agreed, as a draft.
    #[must_use]
    pub fn new(open: &Open, library: &Library) -> Self {
        let agreed = open.interview().consent().map(|consent| consent.attribution);
        let level = agreed.unwrap_or(Attribution::Anonymous);
        let level = Attribution::ALL.iter().position(|one| *one == level).unwrap_or(0);
        let mut dialog = Self {
            form: form(level, 0, ""),
            preview: String::new(),
            said: Vec::new(),
            warnings: Vec::new(),
            ledger: Ledger::default(),
            first: 0,
            other: String::new(),
            sure: false,
        };
        dialog.build(open, library);
        dialog
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, open: Option<&Open>, library: &Library) -> Answer {
        let sure = std::mem::take(&mut self.sure);
        if self.form.press(press) {
            return Answer::nothing();
        }
        if let Some(action) = table::find(EXPORT, press) {
            if action == Action::Write && self.publishes() {
                return self.publish(sure);
            }
            let answer = self.update(action);
            if let Some(open) = open.filter(|_| action.changes()) {
                self.build(open, library);
            }
            return answer;
        }
        if press.typed().is_some() {
            self.form.focus(self.asked());
            self.form.press(press);
        }
        Answer::nothing()
    }

    /// Takes pasted text into the name of the file or the folder.
    pub fn paste(&mut self, text: &str) {
        self.sure = false;
        self.form.focus(self.asked());
        self.form.paste(text);
    }

    /// What is named: a file, or the shared folder.
    fn asked(&self) -> Ask {
        if self.publishes() { Ask::Folder } else { Ask::File }
    }

    fn update(&mut self, action: Action) -> Answer {
        match action {
            Action::Write => return self.write(),
            Action::Back => return Answer::go(Go::Back),
            Action::Names => return Answer::go(Go::Names),
            Action::Next => self.form.next(),
            Action::Previous => self.form.previous(),
            Action::Change => self.change(true),
            Action::ChangeBack => self.change(false),
            Action::For => {
                self.form.focus(Ask::For);
                self.change(true);
            }
            Action::PageUp => self.first = self.first.saturating_sub(PAGE),
            Action::PageDown => {
                let last = self.preview.lines().count().saturating_sub(1);
                self.first = (self.first + PAGE).min(last);
            }
        }
        Answer::nothing()
    }

    /// The next or the previous of what is chosen here. A shared folder is asked for otherwise than a file.
    fn change(&mut self, forward: bool) {
        let (asked, at) = (self.asked(), self.form.focused());
        self.form.change(forward);
        if self.asked() != asked {
            let typed = self.form.text(asked).to_owned();
            let other = std::mem::replace(&mut self.other, typed);
            self.form = form(self.form.chosen(Ask::Level), self.form.chosen(Ask::For), &other);
            self.form.focus(at.unwrap_or(Ask::For));
        }
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
        self.warnings = match &built {
            Ok(built) if !self.draft() => shared::warnings(&self.ledger.sent, built, open),
            Ok(_) | Err(_) => Vec::new(),
        };
        self.preview = built.map(|built| self.format().write(&built)).unwrap_or_default();
        self.first = 0;
        self.sure = false;
    }
}

/// What is asked, with these choices made and this name typed.
fn form(level: usize, purpose: usize, name: &str) -> Form<Ask> {
    let mut items = vec![
        Item::Section("Export"),
        Item::choice(Ask::Level, "As", &Attribution::ALL.map(Attribution::word), level),
        Item::choice(Ask::For, "", &FOR, purpose),
    ];
    if purpose == PUBLISH {
        items.extend([Item::Section("Folder"), Item::text(Ask::Folder, "", 46, name)]);
    } else {
        let format = Item::choice(Ask::Format, "in", &Format::ALL.map(Format::word), 0);
        items.extend([Item::Section("File"), format, Item::text(Ask::File, "", 31, name)]);
    }
    Form::new(items)
}

#[cfg(test)]
mod tests;

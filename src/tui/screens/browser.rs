//! The question banks: where each one is, what it asks, and what is wrong with its file.
//!
//! Never reads or writes a file itself: editing and reading again are asked for.

pub mod keys;

mod page;
mod shown;
mod view;

pub use view::Scene;

use std::{ops::Range, path::PathBuf};

use ratatui::layout::Rect;

use crate::guide::{Bank, Library};
use crate::tui::effect::{Effect, Spot};
use crate::tui::keys::{
    press::{Key, Press},
    table,
};
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::widgets::field::Field;
use crate::tui::words;

use keys::{Action, BROWSER};
use page::Page;
use shown::{Entry, Item, file, shown};
use view::Areas;

/// The question banks, standing over where one was.
#[derive(Debug, Default)]
pub struct Browser {
    search: Field,
    searching: bool,
    shown: Vec<Entry>,
    /// Files whose last good version is in use.
    held: Vec<String>,
    side: Side,
    /// The places of what is selected, at the left and at the right.
    entry: usize,
    item: usize,
    /// The first rows in sight, at the left and at the right.
    first: usize,
    top: usize,
    size: (u16, u16),
    /// Somebody asked for the files to be read again.
    asked: bool,
    copied: Option<PathBuf>,
}

/// Which side the keys move on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Side {
    #[default]
    Banks,
    Questions,
}

/// What is selected, as it is found again when everything was read anew.
#[derive(Debug, PartialEq, Eq)]
struct Chosen {
    bank: Option<String>,
    file: Option<String>,
    question: Option<String>,
}

/// How many rows a page moves.
const PAGE: usize = 8;

impl Browser {
    /// All banks, the first one selected.
    #[must_use]
    pub fn new(library: &Library, held: &[String], size: (u16, u16)) -> Self {
        let shown = shown(library, "");
        Self { shown, held: held.to_vec(), size, ..Self::default() }
    }

    /// The terminal has this many columns and rows now.
    pub fn resized(&mut self, size: (u16, u16), library: &Library) {
        self.size = size;
        self.show_selected(library);
    }

    /// Whether keys are typed into the search.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.searching
    }

    /// What was asked for could not be done, which is said already.
    pub fn failed(&mut self) {
        self.asked = false;
    }

    /// A click selects what is there.
    pub fn click(&mut self, (x, y): (u16, u16), library: &Library) {
        let Areas { left, right } = Areas::of(self.size);
        let down = |area: Rect| usize::from(y - area.y);
        if left.contains((x, y).into()) {
            self.side = Side::Banks;
            let at = (down(left) + self.first).checked_sub(1);
            let at = at.filter(|at| *at < self.shown.len() && *at != self.entry);
            if let Some(at) = at {
                (self.entry, self.item, self.top) = (at, 0, 0);
            }
        } else if right.contains((x, y).into()) {
            let page = Page::of(self, library, right.width);
            let row = down(right).checked_sub(page.head.len()).map(|row| row + self.top);
            if let Some(item) = row.and_then(|row| page.item_at(row)) {
                (self.side, self.item) = (Side::Questions, item);
            }
        }
        self.show_selected(library);
    }

    /// A built-in bank was copied to this file.
    pub fn copied(&mut self, path: PathBuf) {
        self.copied = Some(path);
    }

    /// Everything was read again: `before` is what was shown until now. What was selected stays so,
    /// where it was. What to say about it.
    pub fn read_again(
        &mut self,
        before: &Library,
        library: &Library,
        held: &[String],
    ) -> Option<String> {
        let chosen = self.chosen(before);
        self.held = held.to_vec();
        self.shown = shown(library, self.search.text());
        self.choose(&chosen, library);
        self.show_selected(library);
        let copied = self.copied.take().map(|path| words::copied(&path));
        let read = || words::read_again(library.faults.len(), held);
        let clean = library.faults.is_empty();
        let said = copied.filter(|_| clean).unwrap_or_else(read);
        std::mem::take(&mut self.asked).then_some(said)
    }

    fn chosen(&self, library: &Library) -> Chosen {
        let bank = self.bank(library);
        let of_fault = |at: usize| Some(library.faults.get(at)?.file.clone());
        let (question, fault) = match self.selected() {
            Some(Item::Question(at)) => (bank.and_then(|bank| bank.questions.get(at)), None),
            Some(Item::Fault(at)) => (None, of_fault(at)),
            Some(Item::Notice(_)) | None => (None, None),
        };
        let question = question.map(|question| question.id.clone());
        Chosen { bank: bank.map(|bank| bank.id.clone()), file: fault, question }
    }

    /// Selects it again: the bank, or the bank that its file has become.
    fn choose(&mut self, chosen: &Chosen, library: &Library) {
        let bank = |entry: &Entry| library.banks.get(entry.bank?);
        let same = |entry: &Entry| bank(entry).map(|bank| &bank.id) == chosen.bank.as_ref();
        let its = |entry: &Entry| bank(entry).map(file).is_some_and(|f| Some(f) == chosen.file);
        let found = self.shown.iter().position(same).or_else(|| self.shown.iter().position(its));
        self.entry = found.unwrap_or(self.entry).min(self.shown.len().saturating_sub(1));
        let Some(entry) = self.shown.get(self.entry) else { return };
        let id = |at: usize| bank(entry).and_then(|bank| bank.questions.get(at)).map(|q| &q.id);
        let same = |item: &Item| match (item, &chosen.question) {
            (Item::Question(at), Some(question)) => id(*at) == Some(question),
            (Item::Question(_) | Item::Fault(_) | Item::Notice(_), _) => false,
        };
        let found = entry.items.iter().position(same).unwrap_or(self.item);
        self.item = found.min(entry.items.len().saturating_sub(1));
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, library: &Library) -> Answer {
        if self.searching && self.search_press(press, library) {
            return Answer::nothing();
        }
        let action = table::find(BROWSER, press);
        action.map_or_else(Answer::nothing, |action| self.update(action, library))
    }

    /// A press while searching; whether it meant something there.
    fn search_press(&mut self, press: Press, library: &Library) -> bool {
        if press == Press::plain(Key::Enter) {
            self.searching = false;
            return true;
        }
        let meant = self.search.press(press);
        if meant {
            self.search_again(library);
        }
        meant
    }

    /// Takes pasted text into the search, while it is open.
    pub fn paste(&mut self, text: &str, library: &Library) {
        if self.searching {
            self.search.paste(text);
            self.search_again(library);
        }
    }

    fn search_again(&mut self, library: &Library) {
        self.shown = shown(library, self.search.text());
        (self.entry, self.item, self.side) = (0, 0, Side::Banks);
        self.show_selected(library);
    }

    /// Carries an action out.
    pub fn update(&mut self, action: Action, library: &Library) -> Answer {
        match action {
            Action::Edit => return self.edit(library),
            Action::Reload => {
                self.asked = true;
                return effect(Effect::ReadAgain);
            }
            Action::Back => return self.back(library),
            Action::Search => (self.searching, self.side) = (true, Side::Banks),
            Action::OtherSide if self.side == Side::Banks => self.enter_questions(),
            Action::OtherSide | Action::ToBanks => self.side = Side::Banks,
            Action::ToQuestions => self.enter_questions(),
            Action::Up => self.step(1, false, library),
            Action::Down => self.step(1, true, library),
            Action::PageUp => self.page(false, library),
            Action::PageDown => self.page(true, library),
            Action::First => self.step(usize::MAX, false, library),
            Action::Last => self.step(usize::MAX, true, library),
        }
        Answer::nothing()
    }

    fn back(&mut self, library: &Library) -> Answer {
        if !self.searching && self.search.text().is_empty() {
            return Answer::go(Go::Back);
        }
        let chosen = self.chosen(library);
        self.searching = false;
        self.search = Field::default();
        self.shown = shown(library, "");
        self.choose(&chosen, library);
        self.show_selected(library);
        Answer::nothing()
    }

    fn edit(&mut self, library: &Library) -> Answer {
        let fault = |at: usize| {
            let fault = library.faults.get(at)?;
            let (file, line, column) = (fault.file.clone(), fault.line, fault.column);
            Some(Spot::Fault { file, line, column })
        };
        let of_bank = |question: Option<usize>| {
            let bank = self.bank(library)?;
            let question = question.and_then(|at| bank.questions.get(at));
            let question = question.map(|question| question.id.clone());
            Some(Spot::Bank { bank: bank.id.clone(), question })
        };
        let spot = match self.selected() {
            Some(Item::Fault(at)) => fault(at),
            Some(Item::Question(at)) => of_bank(Some(at)),
            Some(Item::Notice(_)) | None => of_bank(None),
        };
        self.asked |= spot.is_some();
        spot.map_or_else(Answer::nothing, |spot| effect(Effect::Edit(spot)))
    }

    fn enter_questions(&mut self) {
        self.searching = false;
        if self.shown.get(self.entry).is_some_and(|entry| !entry.items.is_empty()) {
            self.side = Side::Questions;
        }
    }

    fn step(&mut self, by: usize, down: bool, library: &Library) {
        let (at, count) = match self.side {
            Side::Banks => (self.entry, self.shown.len()),
            Side::Questions => (self.item, self.items().len()),
        };
        let to = if down { at.saturating_add(by) } else { at.saturating_sub(by) };
        let to = to.min(count.saturating_sub(1));
        match self.side {
            Side::Banks if to != self.entry => (self.entry, self.item, self.top) = (to, 0, 0),
            Side::Banks => {}
            Side::Questions => self.item = to,
        }
        let page = Page::of(self, library, Areas::of(self.size).right.width);
        self.top = self.top.min(self.sight(&page).0.start);
        self.show_selected(library);
    }

    /// A page: within what is selected as long as there is more of it, else on to others.
    fn page(&mut self, down: bool, library: &Library) {
        let page = Page::of(self, library, Areas::of(self.size).right.width);
        let (rows, height) = self.sight(&page);
        let bottom = self.top + height;
        match self.side {
            Side::Questions if down && rows.end > bottom => {
                self.top = (self.top + PAGE).min(rows.end.saturating_sub(height));
            }
            Side::Questions if !down && rows.start < self.top => {
                self.top = self.top.saturating_sub(PAGE).max(rows.start);
            }
            Side::Questions => self.step(PAGE / 2, down, library),
            Side::Banks => self.step(PAGE, down, library),
        }
    }

    /// The rows of what is selected at the right, and how many rows there are in sight. What stands
    /// above the first one belongs to it.
    fn sight(&self, page: &Page) -> (Range<usize>, usize) {
        let rows = page.rows_of(self.item);
        let start = if self.item == 0 { 0 } else { rows.start };
        (start..rows.end, page.height(Areas::of(self.size).right))
    }

    /// Scrolls both sides so that what is selected is in sight.
    fn show_selected(&mut self, library: &Library) {
        let areas = Areas::of(self.size);
        let height = usize::from(areas.left.height).saturating_sub(1).max(1);
        self.first = self.first.clamp(self.entry.saturating_sub(height - 1), self.entry);
        let page = Page::of(self, library, areas.right.width);
        let (rows, height) = self.sight(&page);
        let last = rows.end.saturating_sub(height);
        let top = self.top.clamp(rows.start.min(last), rows.start.max(last));
        self.top = top.min(page.rows.len().saturating_sub(height));
    }

    fn items(&self) -> &[Item] {
        self.shown.get(self.entry).map_or(&[][..], |entry| &entry.items)
    }

    fn selected(&self) -> Option<Item> {
        self.items().get(self.item).copied()
    }

    fn bank<'a>(&self, library: &'a Library) -> Option<&'a Bank> {
        library.banks.get(self.shown.get(self.entry)?.bank?)
    }

    fn is_held(&self, bank: &Bank) -> bool {
        self.held.contains(&file(bank))
    }
}

fn effect(effect: Effect) -> Answer {
    Answer { effects: vec![effect], ..Answer::default() }
}

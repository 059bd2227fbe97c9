//! A form: fields, choices, ticks and buttons that flow over as many rows as the width asks for.
//!
//! Knows nothing of what is filled in: each entry is found again by its key.

mod layout;
mod paper;

pub use layout::MARGIN;

use crate::tui::keys::press::Press;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;

/// A form. One of its entries has the keys.
#[derive(Debug, Clone)]
pub struct Form<K> {
    items: Vec<Item<K>>,
    at: usize,
}

/// One piece of a form, in the order of reading.
#[derive(Debug, Clone)]
pub enum Item<K> {
    /// Begins a new row, under this word at the left.
    Section(&'static str),
    /// Words to read, on rows of their own; empty ones take no room.
    Words {
        /// How they are found again.
        key: K,
        /// The words.
        text: String,
        /// What they are.
        role: Role,
    },
    /// Something to fill in.
    Entry(Entry<K>),
}

/// Something to fill in.
#[derive(Debug, Clone)]
pub struct Entry<K> {
    /// How it is found again.
    pub key: K,
    /// What it asks.
    pub label: String,
    /// How it is filled in.
    pub control: Control,
}

/// How an entry is filled in.
#[derive(Debug, Clone)]
pub enum Control {
    /// By typing.
    Text {
        /// What was typed.
        field: Field,
        /// How many columns are shown.
        width: u16,
        /// What may be typed.
        takes: Takes,
    },
    /// By choosing one of these.
    Choice {
        /// What can be chosen.
        options: Vec<String>,
        /// Which is chosen.
        at: usize,
    },
    /// By ticking.
    Tick(bool),
    /// Nothing to fill in: something to do.
    Button,
}

/// What may be typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Anything.
    Anything,
    /// A number of up to four digits.
    Number,
    /// A date such as `2026-11-20`.
    Date,
}

impl<K> Item<K> {
    /// A field of this width that holds `text`.
    #[must_use]
    pub fn text(key: K, label: &str, width: u16, text: &str) -> Self {
        Self::field(key, label, (Takes::Anything, width), text)
    }

    /// A field for a number.
    #[must_use]
    pub fn number(key: K, label: &str, number: Option<u32>) -> Self {
        let text = number.map(|number| number.to_string()).unwrap_or_default();
        Self::field(key, label, (Takes::Number, 5), &text)
    }

    /// A field for a date.
    #[must_use]
    pub fn date(key: K, label: &str, date: Option<chrono::NaiveDate>) -> Self {
        let text = date.map(|date| date.to_string()).unwrap_or_default();
        Self::field(key, label, (Takes::Date, 11), &text)
    }

    fn field(key: K, label: &str, (takes, width): (Takes, u16), text: &str) -> Self {
        let control = Control::Text { field: Field::with(text), width, takes };
        Self::Entry(Entry { key, label: label.to_owned(), control })
    }

    /// A choice, the `at`-th made.
    #[must_use]
    pub fn choice(key: K, label: &str, options: &[&str], at: usize) -> Self {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        Self::Entry(Entry {
            key,
            label: label.to_owned(),
            control: Control::Choice { options, at },
        })
    }

    /// Something to tick.
    #[must_use]
    pub fn tick(key: K, label: &str, ticked: bool) -> Self {
        Self::Entry(Entry { key, label: label.to_owned(), control: Control::Tick(ticked) })
    }

    /// A button.
    #[must_use]
    pub fn button(key: K, label: &str) -> Self {
        Self::Entry(Entry { key, label: label.to_owned(), control: Control::Button })
    }

    /// Words to read.
    #[must_use]
    pub fn words(key: K, text: &str, role: Role) -> Self {
        Self::Words { key, text: text.to_owned(), role }
    }

    fn entry(&self) -> Option<&Entry<K>> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::Section(_) | Self::Words { .. } => None,
        }
    }
}

impl<K: Copy + PartialEq> Form<K> {
    /// A form of these pieces; its first entry has the keys.
    #[must_use]
    pub fn new(items: Vec<Item<K>>) -> Self {
        let at = items.iter().position(|item| item.entry().is_some()).unwrap_or(0);
        Self { items, at }
    }

    /// The entry that has the keys.
    #[must_use]
    pub fn focused(&self) -> Option<K> {
        self.items.get(self.at)?.entry().map(|entry| entry.key)
    }

    /// Gives an entry the keys.
    pub fn focus(&mut self, key: K) {
        let found = self.items.iter().position(|item| holds(item, key));
        self.at = found.unwrap_or(self.at);
    }

    /// To the next entry; after the last to the first.
    pub fn next(&mut self) {
        let after = self.entries().find(|at| *at > self.at).or_else(|| self.entries().next());
        self.at = after.unwrap_or(self.at);
    }

    /// To the entry before; before the first to the last.
    pub fn previous(&mut self) {
        let before = self.entries().filter(|at| *at < self.at).last();
        self.at = before.or_else(|| self.entries().last()).unwrap_or(self.at);
    }

    fn entries(&self) -> impl Iterator<Item = usize> {
        let entries = self.items.iter().enumerate();
        entries.filter(|(_, item)| item.entry().is_some()).map(|(at, _)| at)
    }

    /// Takes a press into the field that has the keys; whether there is one and it meant something.
    pub fn press(&mut self, press: Press) -> bool {
        let Some(Control::Text { field, takes, .. }) = self.control_mut() else { return false };
        match press.typed() {
            Some(typed) if !takes.allows(typed, field.text()) => true,
            _ => field.press(press),
        }
    }

    /// Takes pasted text into the field that has the keys.
    pub fn paste(&mut self, text: &str) {
        let Some(Control::Text { field, takes, .. }) = self.control_mut() else { return };
        for typed in text.trim_end().chars().take(LONGEST_PASTE) {
            if takes.allows(typed, field.text()) {
                field.paste(typed.encode_utf8(&mut [0; 4]));
            }
        }
    }

    /// The next or the previous choice, or the other side of a tick; whether there was one.
    pub fn change(&mut self, forward: bool) -> bool {
        match self.control_mut() {
            Some(Control::Choice { options, at }) => {
                let by = if forward { 1 } else { options.len().saturating_sub(1) };
                *at = (*at + by) % options.len().max(1);
                true
            }
            Some(Control::Tick(ticked)) => {
                *ticked = !*ticked;
                true
            }
            Some(Control::Text { .. } | Control::Button) | None => false,
        }
    }

    /// Whether a button has the keys.
    #[must_use]
    pub fn on_button(&self) -> bool {
        let entry = self.items.get(self.at).and_then(Item::entry);
        entry.is_some_and(|entry| matches!(entry.control, Control::Button))
    }

    /// Whether a field to type into has the keys.
    #[must_use]
    pub fn on_text(&self) -> bool {
        let entry = self.items.get(self.at).and_then(Item::entry);
        entry.is_some_and(|entry| matches!(entry.control, Control::Text { .. }))
    }

    /// What stands in a field, without the spaces around it.
    #[must_use]
    pub fn text(&self, key: K) -> &str {
        match self.control(key) {
            Some(Control::Text { field, .. }) => field.text().trim(),
            Some(Control::Choice { .. } | Control::Tick(_) | Control::Button) | None => "",
        }
    }

    /// Whether it is ticked.
    #[must_use]
    pub fn ticked(&self, key: K) -> bool {
        matches!(self.control(key), Some(Control::Tick(true)))
    }

    /// Which one was chosen.
    #[must_use]
    pub fn chosen(&self, key: K) -> usize {
        match self.control(key) {
            Some(Control::Choice { at, .. }) => *at,
            Some(Control::Text { .. } | Control::Tick(_) | Control::Button) | None => 0,
        }
    }

    /// Calls an entry by this name from now on.
    pub fn call(&mut self, key: K, name: &str) {
        for item in &mut self.items {
            if let Item::Entry(entry) = item
                && entry.key == key
            {
                name.clone_into(&mut entry.label);
            }
        }
    }

    /// Puts this into a field, or ticks it if it isn't empty.
    pub fn fill(&mut self, wanted: K, with: &str) {
        for item in &mut self.items {
            match item {
                Item::Words { key, text, .. } if *key == wanted => with.clone_into(text),
                Item::Entry(entry) if entry.key == wanted => entry.control.fill(with),
                Item::Section(_) | Item::Words { .. } | Item::Entry(_) => {}
            }
        }
    }

    fn control(&self, key: K) -> Option<&Control> {
        let mut entries = self.items.iter().filter_map(Item::entry);
        entries.find(|entry| entry.key == key).map(|entry| &entry.control)
    }

    fn control_mut(&mut self) -> Option<&mut Control> {
        match self.items.get_mut(self.at) {
            Some(Item::Entry(entry)) => Some(&mut entry.control),
            Some(Item::Section(_) | Item::Words { .. }) | None => None,
        }
    }
}

/// The most characters taken from one paste.
const LONGEST_PASTE: usize = 500;

fn holds<K: Copy + PartialEq>(item: &Item<K>, key: K) -> bool {
    item.entry().is_some_and(|entry| entry.key == key)
}

impl Control {
    fn fill(&mut self, with: &str) {
        match self {
            Self::Text { field, .. } => *field = Field::with(with),
            Self::Tick(ticked) => *ticked = !with.is_empty(),
            Self::Choice { .. } | Self::Button => {}
        }
    }
}

impl Takes {
    fn allows(self, typed: char, text: &str) -> bool {
        match self {
            Self::Anything => true,
            Self::Number => typed.is_ascii_digit() && text.len() < 4,
            Self::Date => (typed.is_ascii_digit() || typed == '-') && text.len() < 10,
        }
    }
}

#[cfg(test)]
mod tests;

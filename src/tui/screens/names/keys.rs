//! The keys while names are judged, and what they do.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ch, ctrl, key},
};

/// A wish of the investigator while names are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It stays.
    Keep,
    /// A role stands in its place.
    Role,
    /// It goes.
    Cut,
    /// As it was before the last decision.
    Undo,
    /// The word before.
    Up,
    /// The word after.
    Down,
    /// The next one that is not judged.
    Next,
    /// Back to where one came from.
    Back,
}

const GROUP: &str = "Names in what goes out";

const fn row(
    presses: &'static [Press],
    action: Action,
    name: &'static str,
    hint: &'static str,
) -> Binding<Action> {
    Binding { presses, action, name, hint, group: GROUP }
}

/// While names are judged.
pub const NAMES: &[Binding<Action>] = &[
    row(&[ch('k')], Action::Keep, "Keep the word as it is", "keep"),
    row(&[ch('r')], Action::Role, "A role in its place", "role"),
    row(&[ch('c')], Action::Cut, "Cut the word", "cut"),
    row(&[ch('u')], Action::Undo, "Take the last decision back", "undo"),
    row(&[key(Key::Tab), key(Key::Enter)], Action::Next, "Next word that is not judged", "next"),
    row(&[key(Key::Down)], Action::Down, "Word after", ""),
    row(&[key(Key::Up)], Action::Up, "Word before", ""),
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back; what is decided is kept", "done"),
];

/// While a role is typed. What types or moves goes into the field.
pub const ROLE: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Role, "Take the role", "take it"),
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back to the words", "back"),
];

//! The keys before what came back from the interviewee.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ctrl, key},
};

/// A wish of the investigator before what came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Read the file that is named.
    Read,
    /// Record what it says.
    Record,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Back one step.
    Back,
}

const GROUP: &str = "What came back";

const fn row(
    presses: &'static [Press],
    action: Action,
    name: &'static str,
    hint: &'static str,
) -> Binding<Action> {
    Binding { presses, action, name, hint, group: GROUP }
}

/// While the file is named. What types or moves goes into the field.
pub const FILE: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Read, "Read what came back", "read it"),
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back to where one came from", "back"),
];

/// While what came back is looked at.
pub const CAME_BACK: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Record, "Record what came back", "record it"),
    row(&[key(Key::Down)], Action::Down, "A line down", ""),
    row(&[key(Key::Up)], Action::Up, "A line up", ""),
    row(&[key(Key::PageDown)], Action::PageDown, "A page down", ""),
    row(&[key(Key::PageUp)], Action::PageUp, "A page up", ""),
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back; nothing is recorded", "another file"),
];

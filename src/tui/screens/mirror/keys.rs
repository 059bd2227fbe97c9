//! The keys of the question mirror.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ctrl, key},
};

/// A wish of the investigator before the mirror.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Back to the interview.
    Back,
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

const GROUP: &str = "The question mirror";

const fn row(
    presses: &'static [Press],
    action: Action,
    name: &'static str,
    hint: &'static str,
) -> Binding<Action> {
    Binding { presses, action, name, hint, group: GROUP }
}

/// While the mirror is shown.
pub const MIRROR: &[Binding<Action>] = &[
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back to the interview", "back"),
    row(&[key(Key::Down)], Action::Down, "A line down", "down"),
    row(&[key(Key::Up)], Action::Up, "A line up", "up"),
    row(&[key(Key::PageDown)], Action::PageDown, "A page down", ""),
    row(&[key(Key::PageUp)], Action::PageUp, "A page up", ""),
];

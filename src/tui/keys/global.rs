//! The keys that work on every screen.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ctrl, f},
};

/// What works everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Global {
    /// All keys, by group, searchable.
    Help,
    /// Every action by name.
    Palette,
    /// Look at the question banks.
    Banks,
    /// Blank the screen; any key brings it back.
    Blank,
    /// To the shell, until it says to go on.
    Suspend,
    /// Draw everything anew.
    Redraw,
}

const GROUP: &str = "Everywhere";

const fn row(
    presses: &'static [Press],
    action: Global,
    name: &'static str,
    hint: &'static str,
) -> Binding<Global> {
    Binding { presses, action, name, hint, group: GROUP }
}

/// The keys that work on every screen.
pub const GLOBAL: &[Binding<Global>] = &[
    row(&[ctrl('p')], Global::Palette, "Every action by name", "all"),
    row(&[f(1)], Global::Help, "Every key", ""),
    row(&[], Global::Banks, "Question banks", ""),
    row(&[f(12)], Global::Blank, "Blank the screen at once; any key brings it back", ""),
    row(&[ctrl('z')], Global::Suspend, "To the shell, until `fg`", ""),
    row(&[ctrl('l')], Global::Redraw, "Draw everything anew", ""),
];

/// Help outside of text fields.
pub const QUESTION_MARK: Press = Press::plain(Key::Char('?'));

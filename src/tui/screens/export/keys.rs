//! The keys of the export, and what they do.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ch, ctrl, key},
};

/// A wish of the investigator in the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Write the file.
    Write,
    /// Back to the interview.
    Back,
    /// To the next choice or field.
    Next,
    /// To the one before.
    Previous,
    /// What is chosen here: the next one.
    Change,
    /// What is chosen here: the one before.
    ChangeBack,
    /// For oneself, for others, or into the shared folder.
    For,
    /// Judge the names in it.
    Names,
    /// A page of the text up.
    PageUp,
    /// A page of the text down.
    PageDown,
}

impl Action {
    /// Whether another file would be written after it.
    #[must_use]
    pub fn changes(self) -> bool {
        match self {
            Self::Change | Self::ChangeBack | Self::For => true,
            Self::Write
            | Self::Back
            | Self::Names
            | Self::Next
            | Self::Previous
            | Self::PageUp
            | Self::PageDown => false,
        }
    }
}

const GROUP: &str = "The export";

const fn row(
    presses: &'static [Press],
    action: Action,
    name: &'static str,
    hint: &'static str,
) -> Binding<Action> {
    Binding { presses, action, name, hint, group: GROUP }
}

/// While the export is shown. What types or moves in the file's name goes there first.
pub const EXPORT: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Write, "Write the file, or publish it", "write"),
    row(&[key(Key::Right)], Action::Change, "Next choice: level, for whom, format", "change"),
    row(&[key(Key::Left)], Action::ChangeBack, "Choice before", ""),
    row(&[ch(' ')], Action::For, "For yourself, for others, or into the shared folder", "for whom"),
    row(&[key(Key::Tab), key(Key::Down)], Action::Next, "Next choice or field", "next"),
    row(&[Press::shift(Key::Tab), key(Key::Up)], Action::Previous, "The one before", ""),
    row(&[ctrl('n')], Action::Names, "Names in it: keep, a role, or cut", "names"),
    row(&[key(Key::PageDown)], Action::PageDown, "Further down in the text", ""),
    row(&[key(Key::PageUp)], Action::PageUp, "Further up in the text", ""),
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back to the interview", "back"),
];

//! The keys of the question banks, and what they do.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ch, ctrl, key, row},
};

/// A wish of the investigator among the banks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Edit the file of what is selected, there.
    Edit,
    /// Read the files again.
    Reload,
    /// Search over everything.
    Search,
    /// End the search, or go back to where one was.
    Back,
    /// To the other side.
    OtherSide,
    /// To the banks.
    ToBanks,
    /// To the questions.
    ToQuestions,
    /// Select the one before.
    Up,
    /// Select the one after.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Select the first.
    First,
    /// Select the last.
    Last,
}

const BANKS: &str = "Question banks";
const MOVE: &str = "Moving";

/// While the banks are shown. What a press types goes to the search field while that is open.
pub const BROWSER: &[Binding<Action>] = &[
    row(&[ch('e')], Action::Edit, "Edit the file, here", "edit", BANKS),
    row(&[ch('r')], Action::Reload, "Read the files again", "read again", BANKS),
    row(&[ch('/')], Action::Search, "Search banks, questions, probes and cues", "search", BANKS),
    row(&[key(Key::Tab)], Action::OtherSide, "To the other side", "other side", MOVE),
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back", "back", BANKS),
    row(&[key(Key::Right), key(Key::Enter)], Action::ToQuestions, "To the questions", "", MOVE),
    row(&[key(Key::Left), Press::shift(Key::Tab)], Action::ToBanks, "To the banks", "", MOVE),
    row(&[key(Key::Up)], Action::Up, "The one before", "", MOVE),
    row(&[key(Key::Down)], Action::Down, "The one after", "", MOVE),
    row(&[key(Key::PageUp)], Action::PageUp, "A page up", "", MOVE),
    row(&[key(Key::PageDown)], Action::PageDown, "A page down", "", MOVE),
    row(&[key(Key::Home)], Action::First, "The first", "", MOVE),
    row(&[key(Key::End)], Action::Last, "The last", "", MOVE),
];

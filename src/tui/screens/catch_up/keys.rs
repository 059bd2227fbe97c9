//! The keys of catch-up: while stepping through what is left, and while words are written.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, alt, ch, ctrl, f, key},
};

/// A wish of the investigator while catching up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Write it out, or correct it.
    Words,
    /// Add one's own reading beside it.
    Beside,
    /// Pick its tags.
    Tags,
    /// Toggle the n-th pinned tag.
    PinnedTag(u8),
    /// Change its kind.
    Kind,
    /// Make it a quote, or back.
    Quote,
    /// Leave it as it is.
    Fine,
    /// To the next one that is left.
    Next,
    /// To the one below.
    Down,
    /// To the one above.
    Up,
    /// Withdraw it.
    Withdraw,
    /// Take the last change back.
    Undo,
    /// On to go through all of it.
    Review,
    /// Back to the interview.
    Back,
    /// Keep the words.
    Keep,
    /// A new line within the words.
    NewLine,
    /// Take the tag shown; else the next kind, for a new line.
    TakeTag,
    /// Stop writing.
    Stop,
}

const STEP: &str = "Catching up";
const WRITE: &str = "Catching up, the words";

const fn row(presses: &'static [Press], action: Action, name: &'static str) -> Binding<Action> {
    Binding { presses, action, name, hint: "", group: STEP }
}

const fn hinted(
    presses: &'static [Press],
    action: Action,
    name: &'static str,
    hint: &'static str,
) -> Binding<Action> {
    Binding { presses, action, name, hint, group: STEP }
}

const fn writing(
    presses: &'static [Press],
    action: Action,
    name: &'static str,
    hint: &'static str,
) -> Binding<Action> {
    Binding { presses, action, name, hint, group: WRITE }
}

/// While one steps through what is left.
pub const CATCH_UP: &[Binding<Action>] = &[
    hinted(&[ch('e'), key(Key::Enter)], Action::Words, "Write it out, or correct it", "write"),
    hinted(&[ch('t'), ctrl('t')], Action::Tags, "Tags", "tag"),
    hinted(&[ch('k')], Action::Kind, "Change its kind", "kind"),
    hinted(&[ch('a')], Action::Beside, "Add your own reading beside it", "thought"),
    hinted(&[ch(' ')], Action::Fine, "Fine as it is, and on", "fine"),
    hinted(&[ch('n'), key(Key::Tab)], Action::Next, "Next one that is left", "next"),
    hinted(&[key(Key::Esc), ctrl('c')], Action::Back, "Back to the interview", "back"),
    row(&[f(9)], Action::Review, "Go through it: findings, moments, pivots"),
    row(&[key(Key::Down)], Action::Down, "The one below"),
    row(&[key(Key::Up)], Action::Up, "The one above"),
    row(&[ch('q'), ctrl('q')], Action::Quote, "Make it a quote, or back"),
    row(&[ch('d'), key(Key::Delete)], Action::Withdraw, "Delete (undoable)"),
    row(&[ch('u')], Action::Undo, "Undo the last change"),
    row(&[alt('1')], Action::PinnedTag(1), "First pinned tag"),
    row(&[alt('2')], Action::PinnedTag(2), "Second pinned tag"),
    row(&[alt('3')], Action::PinnedTag(3), "Third pinned tag"),
    row(&[alt('4')], Action::PinnedTag(4), "Fourth pinned tag"),
    row(&[alt('5')], Action::PinnedTag(5), "Fifth pinned tag"),
    row(&[alt('6')], Action::PinnedTag(6), "Sixth pinned tag"),
    row(&[alt('7')], Action::PinnedTag(7), "Seventh pinned tag"),
    row(&[alt('8')], Action::PinnedTag(8), "Eighth pinned tag"),
    row(&[alt('9')], Action::PinnedTag(9), "Ninth pinned tag"),
];

/// While words are written. What types or moves in them goes there first.
pub const WRITING: &[Binding<Action>] = &[
    writing(&[key(Key::Enter)], Action::Keep, "Keep the words", "keep"),
    writing(
        &[Press::alt(Key::Enter), ctrl('j')],
        Action::NewLine,
        "New line within the words",
        "new line",
    ),
    writing(
        &[key(Key::Tab)],
        Action::TakeTag,
        "Take the tag shown; next kind of a new line",
        "tag",
    ),
    writing(&[key(Key::Esc), ctrl('c')], Action::Stop, "Stop writing", "stop"),
];

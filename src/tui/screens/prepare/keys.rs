//! The keys of Prepare, and what they do.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ch, ctrl, f, key},
};

/// A wish of the investigator in Prepare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Start the conversation.
    Start,
    /// To the next field; on a button, what it says.
    Confirm,
    /// The next choice; tick, or take the tick away.
    Change,
    /// The choice before; tick, or take the tick away.
    ChangeBack,
    /// To the next field.
    Next,
    /// To the field before.
    Previous,
    /// They agreed to what is ticked, or not.
    Agreed,
    /// Keep it for later.
    Keep,
    /// Back to the incidents; what has a name is kept.
    Back,
}

const FORM: &str = "The form";
const COURSE: &str = "The conversation";

const fn row(
    presses: &'static [Press],
    action: Action,
    name: &'static str,
    hint: &'static str,
    group: &'static str,
) -> Binding<Action> {
    Binding { presses, action, name, hint, group }
}

/// While the form is shown. What types or moves in a field goes there first.
pub const PREPARE: &[Binding<Action>] = &[
    row(&[f(6), Press::ctrl(Key::Enter)], Action::Start, "Start the conversation", "start", COURSE),
    row(&[key(Key::Tab), key(Key::Down)], Action::Next, "Next field", "next", FORM),
    row(&[Press::shift(Key::Tab), key(Key::Up)], Action::Previous, "Field before", "before", FORM),
    row(&[ch(' '), key(Key::Right)], Action::Change, "Next choice; tick or untick", "change", FORM),
    row(&[key(Key::Left)], Action::ChangeBack, "Choice before; tick or untick", "", FORM),
    row(&[key(Key::Enter)], Action::Confirm, "Next field; on a button, what it says", "", FORM),
    row(&[], Action::Agreed, "They agreed: record it, or not", "", COURSE),
    row(&[], Action::Keep, "Keep it for later", "", COURSE),
    row(
        &[key(Key::Esc), ctrl('c')],
        Action::Back,
        "Back to all incidents; what has a name is kept",
        "back",
        COURSE,
    ),
];

//! The keys of Prepare, and what they do.

use crate::interview::plan::Prepared;
use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ch, ctrl, f, key, row},
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
    /// To a page beside the form.
    Aside(Aside),
    /// Take the selected question as a must-ask, or no more.
    Toggle,
    /// A new line.
    NewLine,
    /// Back to the form.
    Done,
    /// Keep it for later.
    Keep,
    /// Back to the incidents; what has a name is kept.
    Back,
}

/// A page beside the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// The questions that must be asked.
    MustAsks,
    /// The lines picked to ask about.
    Anchors,
    /// What the investigator assumes.
    Assumptions,
}

impl Aside {
    /// Every page.
    pub const ALL: [Self; 3] = [Self::MustAsks, Self::Anchors, Self::Assumptions];

    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::MustAsks => "Must-asks",
            Self::Anchors => "Anchors",
            Self::Assumptions => "Assumed",
        }
    }

    /// How many things stand on it.
    #[must_use]
    pub fn count(self, prepared: &Prepared) -> usize {
        match self {
            Self::MustAsks => prepared.must_asks.len(),
            Self::Anchors => prepared.anchors.len(),
            Self::Assumptions => prepared.assumptions.len(),
        }
    }
}

const FORM: &str = "The form";
const COURSE: &str = "The conversation";
const ASIDE: &str = "Beside the form";

/// While the form is shown. What types or moves in a field goes there first.
pub const PREPARE: &[Binding<Action>] = &[
    row(&[f(6), Press::ctrl(Key::Enter)], Action::Start, "Start the conversation", "start", COURSE),
    row(&[key(Key::Tab), key(Key::Down)], Action::Next, "Next field", "next", FORM),
    row(&[Press::shift(Key::Tab), key(Key::Up)], Action::Previous, "Field before", "before", FORM),
    row(&[ch(' '), key(Key::Right)], Action::Change, "Next choice; tick or untick", "change", FORM),
    row(&[key(Key::Left)], Action::ChangeBack, "Choice before; tick or untick", "", FORM),
    row(&[key(Key::Enter)], Action::Confirm, "Next field; on a button, what it says", "", FORM),
    row(
        &[ctrl('f')],
        Action::Aside(Aside::MustAsks),
        "Must-asks: find and choose questions",
        "",
        ASIDE,
    ),
    row(
        &[ctrl('r')],
        Action::Aside(Aside::Anchors),
        "Anchors: lines of theirs to ask about",
        "",
        ASIDE,
    ),
    row(
        &[ctrl('t')],
        Action::Aside(Aside::Assumptions),
        "What you assume, to hold it aside",
        "",
        ASIDE,
    ),
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

/// While must-asks are chosen. What types goes to the field that filters.
pub const MUST_ASKS: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Toggle, "A must-ask, or no more", "take it, or not", ASIDE),
    row(&[key(Key::Esc), ctrl('c'), ctrl('f')], Action::Done, "Back to the form", "done", ASIDE),
];

/// While anchors or assumptions are written. What types or moves goes there.
pub const LINES: &[Binding<Action>] = &[
    row(&[key(Key::Enter), ctrl('j')], Action::NewLine, "Next line", "next line", ASIDE),
    row(&[key(Key::Esc), ctrl('c')], Action::Done, "Back to the form", "done", ASIDE),
];

/// What else keys do on these pages, for the help: keys, what they do, heading.
pub const ALSO: &[(&str, &str, &str)] = &[
    ("type", "Filters the questions; each line of anchors or assumptions is one", ASIDE),
    ("↑ ↓", "The question or the line before, after", ASIDE),
    ("^/ Alt-/", "Undo, redo what was typed", ASIDE),
];

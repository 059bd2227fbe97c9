//! The keys of Home, and what they do.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ch, ctrl, f, key, row},
};

/// A wish of the investigator on Home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open what is selected.
    Open,
    /// Prepare a new interview of the selected incident.
    NewInterview,
    /// Begin a new incident.
    NewIncident,
    /// Open the demo.
    Demo,
    /// Open the selected interview to export it.
    Export,
    /// Search over everything.
    Search,
    /// Look at the question banks.
    Banks,
    /// The topics over all interviews of the selected incident; or back from them.
    Topics,
    /// Empty the search, and back to the incidents.
    ShowAll,
    /// To the other list.
    OtherList,
    /// To the list of incidents.
    ToIncidents,
    /// To the list of interviews.
    ToInterviews,
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
    /// Leave.
    Leave,
    /// To the next field of the new incident.
    NextField,
    /// To the field before.
    PreviousField,
    /// To the next field; on a button, what it says.
    Confirm,
    /// Tick, or take the tick away.
    Change,
    /// The same, the other way round.
    ChangeBack,
    /// Keep the new incident.
    Keep,
    /// Give the new incident up.
    GiveUp,
}

const LISTS: &str = "Incidents and interviews";
const MOVE: &str = "Moving";
const FORM: &str = "The new incident";
const TABLE: &str = "The topics";

/// While the lists are shown. What a press types goes to the search field while that is open.
pub const HOME: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Open, "Open what is selected", "open", LISTS),
    row(&[ch('n')], Action::NewInterview, "New interview", "new interview", LISTS),
    row(&[ch('N')], Action::NewIncident, "New incident", "new incident", LISTS),
    row(&[ch('/')], Action::Search, "Search over everything", "search", LISTS),
    row(&[ch('b')], Action::Banks, "Question banks", "banks", LISTS),
    row(&[ch('t')], Action::Topics, "Topics over all its interviews", "topics", LISTS),
    row(&[ch('d')], Action::Demo, "Open the demo incident", "demo", LISTS),
    row(&[ch('x')], Action::Export, "Export the interview's findings", "", LISTS),
    row(&[ch('q'), ctrl('c')], Action::Leave, "Leave firsthand", "leave", LISTS),
    row(&[key(Key::Esc)], Action::ShowAll, "Everything again, back to the incidents", "", MOVE),
    row(&[key(Key::Tab)], Action::OtherList, "To the other list", "", MOVE),
    row(
        &[key(Key::Left), Press::shift(Key::Tab)],
        Action::ToIncidents,
        "To the incidents",
        "",
        MOVE,
    ),
    row(&[key(Key::Right)], Action::ToInterviews, "To the interviews", "", MOVE),
    row(&[key(Key::Up)], Action::Up, "The one before", "", MOVE),
    row(&[key(Key::Down)], Action::Down, "The one after", "", MOVE),
    row(&[key(Key::PageUp)], Action::PageUp, "A page up", "", MOVE),
    row(&[key(Key::PageDown)], Action::PageDown, "A page down", "", MOVE),
    row(&[key(Key::Home)], Action::First, "The first", "", MOVE),
    row(&[key(Key::End)], Action::Last, "The last", "", MOVE),
];

/// While the topics of an incident are shown.
pub const TOPICS: &[Binding<Action>] = &[
    row(&[key(Key::Esc), ch('t')], Action::Topics, "Back to the incidents", "back", TABLE),
    row(&[key(Key::Down)], Action::Down, "A row down", "down", TABLE),
    row(&[key(Key::Up)], Action::Up, "A row up", "up", TABLE),
    row(&[ch('q'), ctrl('c')], Action::Leave, "Leave firsthand", "", TABLE),
];

/// While a new incident is filled in.
pub const NEW: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Confirm, "Next field; on a button, what it says", "next", FORM),
    row(&[ch(' '), key(Key::Right)], Action::Change, "Tick, or take the tick away", "tick", FORM),
    row(&[f(6), Press::ctrl(Key::Enter)], Action::Keep, "Keep the incident", "keep", FORM),
    row(&[key(Key::Esc)], Action::GiveUp, "Give it up", "give up", FORM),
    row(&[key(Key::Tab), key(Key::Down)], Action::NextField, "Next field", "", FORM),
    row(&[Press::shift(Key::Tab), key(Key::Up)], Action::PreviousField, "Field before", "", FORM),
    row(&[key(Key::Left)], Action::ChangeBack, "Take the tick away, or tick", "", FORM),
    row(&[ctrl('c')], Action::Leave, "Leave firsthand", "", FORM),
];

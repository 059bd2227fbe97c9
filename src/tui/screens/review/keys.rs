//! The keys of the board: those of all its tabs, those of each, and those of a line being typed.

use crate::tui::keys::{
    press::{Key, Press},
    table::{Binding, ch, ctrl, key, row},
};
use crate::tui::screens::review::Tab;

/// A wish of the facilitator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To a tab.
    Go(Tab),
    /// To the next tab, or the one before.
    Turn(Step),
    /// Move the selection.
    Move(Move),
    /// Into what is selected.
    Open,
    /// Back one step.
    Back,
    /// Take the last choice back.
    Undo,
    /// Read the files again.
    Reload,
    /// To the next incident.
    NextIncident,
    /// Leave.
    Leave,
    /// Mark what is selected, for what follows.
    Mark,
    /// Put on the agenda, or off it.
    Agenda,
    /// Put aside, or take back.
    Drop,
    /// Show what was put aside, or not.
    ShowDropped,
    /// Another order of the rows.
    Sort,
    /// Make a theme of what is marked.
    Group,
    /// Change the words.
    Edit,
    /// Put what is marked side by side.
    Contrast,
    /// Who reads it out.
    Reader,
    /// It is worth showing.
    Keep,
    /// Look closer, or from further away.
    Zoom(Step),
    /// Everything at once.
    Whole,
    /// Times of another zone.
    Zone,
    /// Make one of what is marked.
    Merge,
    /// A place up or down in the order.
    Rank(Step),
    /// Somebody is to answer it.
    Whom,
    /// Somebody is to explain it beforehand.
    Explainer,
    /// A minute more or less.
    Minutes(Step),
    /// How long the meeting is.
    Length,
    /// Add somebody to invite, or a ground rule.
    Add,
    /// Keep the line.
    KeepLine,
    /// Leave the line.
    LeaveLine,
}

/// One further, or one back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Further.
    On,
    /// Back.
    Back,
}

/// Where to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
}

const BOARD: &str = "The board";
const TABS: &str = "Tabs";
const MOVING: &str = "Moving";
const LINE: &str = "The line";

/// On every tab, while no line is typed.
pub const EVERYWHERE: &[Binding<Action>] = &[
    row(&[key(Key::Tab)], Action::Turn(Step::On), "Next tab", "next tab", TABS),
    row(&[ch('u'), ctrl('/'), ctrl('_')], Action::Undo, "Take the last choice back", "undo", BOARD),
    row(&[key(Key::Esc)], Action::Back, "Back one step", "back", BOARD),
    row(&[Press::shift(Key::Tab)], Action::Turn(Step::Back), "The tab before", "", TABS),
    row(&[ch('1')], Action::Go(Tab::Themes), "Themes", "", TABS),
    row(&[ch('2')], Action::Go(Tab::Contrasts), "Contrasts", "", TABS),
    row(&[ch('3')], Action::Go(Tab::Timeline), "Timeline", "", TABS),
    row(&[ch('4')], Action::Go(Tab::Questions), "Questions", "", TABS),
    row(&[ch('5')], Action::Go(Tab::Coverage), "Coverage", "", TABS),
    row(&[ch('6')], Action::Go(Tab::Agenda), "Agenda", "", TABS),
    row(&[ch('7')], Action::Go(Tab::Files), "Files", "", TABS),
    row(&[ch('r')], Action::Reload, "Read the files again", "", BOARD),
    row(&[ch('i')], Action::NextIncident, "The next incident of the folder", "", BOARD),
    row(&[ch('q'), ctrl('c')], Action::Leave, "Leave the board", "", BOARD),
    row(&[key(Key::Up)], Action::Move(Move::Up), "The one above", "", MOVING),
    row(&[key(Key::Down)], Action::Move(Move::Down), "The one below", "", MOVING),
    row(&[key(Key::Left)], Action::Move(Move::Left), "To the left", "", MOVING),
    row(&[key(Key::Right)], Action::Move(Move::Right), "To the right", "", MOVING),
    row(&[key(Key::PageUp)], Action::Move(Move::PageUp), "A page up", "", MOVING),
    row(&[key(Key::PageDown)], Action::Move(Move::PageDown), "A page down", "", MOVING),
    row(&[key(Key::Home)], Action::Move(Move::First), "The first", "", MOVING),
    row(&[key(Key::End)], Action::Move(Move::Last), "The last", "", MOVING),
];

const THEMES_GROUP: &str = "Themes";

/// Among tags and themes.
pub const THEMES: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Open, "What was said, by whom", "what was said", THEMES_GROUP),
    row(&[ch('a')], Action::Agenda, "On the agenda, or off it", "agenda", THEMES_GROUP),
    row(&[ch(' ')], Action::Mark, "Mark a tag", "mark", THEMES_GROUP),
    row(&[ch('g')], Action::Group, "Make a theme of the marked tags", "theme", THEMES_GROUP),
    row(&[ch('s')], Action::Sort, "Sort by spread, weight or surprise", "sort", THEMES_GROUP),
    row(&[ch('e')], Action::Edit, "Name, line and questions of a theme", "", THEMES_GROUP),
    row(&[ch('d')], Action::Drop, "Take a theme apart; its tags stay", "", THEMES_GROUP),
];

const SAID_GROUP: &str = "What was said";

/// Among the words behind a cell.
pub const SAID: &[Binding<Action>] = &[
    row(&[ch('a')], Action::Agenda, "To be read out, or not", "read out", SAID_GROUP),
    row(&[ch('b')], Action::Reader, "Who reads it out", "by whom", SAID_GROUP),
    row(&[ch(' ')], Action::Mark, "Mark, to put side by side", "mark", SAID_GROUP),
    row(&[ch('c')], Action::Contrast, "Put the marked ones side by side", "contrast", SAID_GROUP),
];

const CONTRASTS_GROUP: &str = "Contrasts";

/// Among contrasts.
pub const CONTRASTS: &[Binding<Action>] = &[
    row(&[ch('k')], Action::Keep, "Worth showing", "keep", CONTRASTS_GROUP),
    row(&[ch('d')], Action::Drop, "Put aside, or take back", "drop", CONTRASTS_GROUP),
    row(&[ch('a')], Action::Agenda, "On the agenda, or off it", "agenda", CONTRASTS_GROUP),
    row(&[ch('e')], Action::Edit, "A remark of your own", "remark", CONTRASTS_GROUP),
    row(&[ch('h')], Action::ShowDropped, "Show what was put aside, or not", "", CONTRASTS_GROUP),
];

const TIMELINE_GROUP: &str = "Timeline";

/// On the timeline.
pub const TIMELINE: &[Binding<Action>] = &[
    row(&[ch('+'), ch('=')], Action::Zoom(Step::On), "Closer", "closer", TIMELINE_GROUP),
    row(&[ch('-')], Action::Zoom(Step::Back), "Further away", "further", TIMELINE_GROUP),
    row(&[ch('0')], Action::Whole, "Everything at once", "all", TIMELINE_GROUP),
    row(&[ch('z')], Action::Zone, "Times of another zone", "zone", TIMELINE_GROUP),
    row(&[ch(' ')], Action::Mark, "Mark, to put side by side", "mark", TIMELINE_GROUP),
    row(
        &[ch('c')],
        Action::Contrast,
        "Put the marked ones side by side",
        "contrast",
        TIMELINE_GROUP,
    ),
];

const QUESTIONS_GROUP: &str = "Questions";

/// Among questions.
pub const QUESTIONS: &[Binding<Action>] = &[
    row(&[ch('a')], Action::Agenda, "On the agenda, or off it", "agenda", QUESTIONS_GROUP),
    row(&[ch(' ')], Action::Mark, "Mark, to merge", "mark", QUESTIONS_GROUP),
    row(&[ch('m')], Action::Merge, "Make one of the marked ones", "merge", QUESTIONS_GROUP),
    row(&[ch('w')], Action::Whom, "Who is to answer it", "whom", QUESTIONS_GROUP),
    row(&[ch('d')], Action::Drop, "Put aside, or take back", "drop", QUESTIONS_GROUP),
    row(
        &[ch('K'), Press::shift(Key::Up)],
        Action::Rank(Step::Back),
        "More important",
        "",
        QUESTIONS_GROUP,
    ),
    row(
        &[ch('J'), Press::shift(Key::Down)],
        Action::Rank(Step::On),
        "Less important",
        "",
        QUESTIONS_GROUP,
    ),
    row(&[ch('e')], Action::Edit, "Words of your own", "", QUESTIONS_GROUP),
    row(&[ch('o')], Action::Explainer, "To be explained beforehand, or not", "", QUESTIONS_GROUP),
    row(&[ch('h')], Action::ShowDropped, "Show what was put aside, or not", "", QUESTIONS_GROUP),
];

const AGENDA_GROUP: &str = "Agenda";

/// On the agenda.
pub const AGENDA: &[Binding<Action>] = &[
    row(&[ch('+'), ch('=')], Action::Minutes(Step::On), "A minute more", "min more", AGENDA_GROUP),
    row(&[ch('-')], Action::Minutes(Step::Back), "A minute less", "min less", AGENDA_GROUP),
    row(&[ch('n')], Action::Add, "Somebody to invite, or a ground rule", "add", AGENDA_GROUP),
    row(&[ch('d')], Action::Drop, "Off the agenda", "take off", AGENDA_GROUP),
    row(&[ch('e')], Action::Edit, "Change the words", "words", AGENDA_GROUP),
    row(&[ch('b')], Action::Reader, "Who reads it out", "", AGENDA_GROUP),
    row(&[ch('l')], Action::Length, "How long the meeting is", "", AGENDA_GROUP),
    row(
        &[ch('K'), Press::shift(Key::Up)],
        Action::Rank(Step::Back),
        "Earlier on the agenda",
        "",
        AGENDA_GROUP,
    ),
    row(
        &[ch('J'), Press::shift(Key::Down)],
        Action::Rank(Step::On),
        "Later on the agenda",
        "",
        AGENDA_GROUP,
    ),
];

/// While a line is typed.
pub const TYPING: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::KeepLine, "Keep the line", "keep", LINE),
    row(&[key(Key::Esc)], Action::LeaveLine, "Leave it; its words come back", "leave", LINE),
    row(&[ctrl('c')], Action::Leave, "Leave the board", "", LINE),
];

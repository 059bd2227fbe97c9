//! The keys of going through one interview: everywhere in it, on either side, and while words are
//! written.

use crate::tui::keys::{
    press::{Held, Key, Press},
    table::{Binding, alt, ch, ctrl, f, key, row},
};
use crate::tui::screens::{answer::Out, live::keys::Step};

/// A wish of the investigator while going through an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the other side.
    OtherSide,
    /// To this list at the right, counted from 0.
    List(u8),
    /// To the next thing that is missing.
    NextMissing,
    /// To the one before.
    PreviousMissing,
    /// Something new, resting on what is picked.
    New(New),
    /// How sure they felt then: the next grade.
    SureThen,
    /// How sure they feel now: the next grade.
    SureNow,
    /// Take the last change back.
    Undo,
    /// What goes out, and what comes back.
    Out(Out),
    /// To what was only begun.
    CatchUp,
    /// How one asked.
    Mirror,
    /// The conversation itself.
    Conversation,
    /// Who it is, and what was agreed.
    Prepare,
    /// To all incidents.
    Home,
    /// Back one step.
    Back,
    /// Pick the note, or let it go, and on.
    Pick,
    /// Put what is picked under what is selected at the right, or take it away.
    Attach,
    /// Write its words, or the part at hand.
    Write,
    /// Pick its tags.
    Tags,
    /// Toggle the n-th pinned tag.
    PinnedTag(u8),
    /// Change its kind.
    Kind,
    /// Make it a quote, or back.
    Quote,
    /// Give it the tag for blaming oneself.
    Hindsight,
    /// How they appear with it: stricter than agreed, or as agreed.
    Attribution,
    /// Take it off the record after all, for good.
    OffRecord,
    /// They took it back: out for good.
    TakeBack,
    /// Withdraw it; on a page, take the evidence at hand away.
    Withdraw,
    /// Search in the notes.
    Search,
    /// Show only one thing of this sort.
    Only(Only),
    /// Open what is selected.
    Open,
    /// The next choice.
    Change,
    /// The choice before.
    ChangeBack,
    /// The one before.
    Up,
    /// The one after.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first.
    First,
    /// The last.
    Last,
    /// Move within the words.
    Caret(Step),
    /// Select words of the note.
    Span(Step),
    /// Keep the words.
    Keep,
    /// A new line within the words.
    NewLine,
    /// Take the tag shown.
    TakeTag,
    /// Stop writing.
    Stop,
}

/// Something new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum New {
    /// A finding.
    Finding,
    /// A moment.
    Moment,
    /// A pivot.
    Pivot,
    /// A lead.
    Lead,
    /// An idea.
    Idea,
}

/// What the notes can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// One kind.
    Kind,
    /// One tag.
    Tag,
    /// One phase.
    Phase,
    /// Marks without words.
    EmptyMarks,
}

const ALL: &str = "Going through it";
const NEW: &str = "Something new";
const NOTES: &str = "In the notes";
const LIST: &str = "In a list";
const PAGE: &str = "On a page";
const WRITE: &str = "The words";

/// Wherever one is in it.
pub const AFTER: &[Binding<Action>] = &[
    row(&[key(Key::Tab)], Action::OtherSide, "To the other side", "other side", ALL),
    row(&[ch('f')], Action::New(New::Finding), "New finding from what is picked", "finding", NEW),
    row(&[ch('n')], Action::NextMissing, "Next thing that is missing", "missing", ALL),
    row(&[ch('N')], Action::PreviousMissing, "The missing thing before", "", ALL),
    row(&[ch('1')], Action::List(0), "Findings", "", ALL),
    row(&[ch('2')], Action::List(1), "Moments, on a timeline", "", ALL),
    row(&[ch('3')], Action::List(2), "Pivots", "", ALL),
    row(&[ch('4')], Action::List(3), "Leads", "", ALL),
    row(&[ch('5')], Action::List(4), "Ideas", "", ALL),
    row(&[ch('6')], Action::List(5), "What is still to be asked", "", ALL),
    row(&[ch('m')], Action::New(New::Moment), "New moment", "", NEW),
    row(&[ch('v')], Action::New(New::Pivot), "New pivot, at the moment at hand", "", NEW),
    row(&[ch('l')], Action::New(New::Lead), "New lead", "", NEW),
    row(&[ch('i')], Action::New(New::Idea), "Park an idea", "", NEW),
    row(&[ch('a')], Action::Attach, "Put what is picked under it, or take it away", "", ALL),
    row(&[ch('t'), ctrl('t')], Action::Tags, "Tags", "", ALL),
    row(&[ch('c')], Action::SureThen, "How sure they felt then, 1 to 5", "", ALL),
    row(&[ch('C')], Action::SureNow, "How sure they feel now, 1 to 5", "", ALL),
    row(&[ch('u')], Action::Undo, "Undo the last change", "", ALL),
    row(&[ch('x')], Action::Out(Out::Export), "Export findings", "", ALL),
    row(
        &[ctrl('n')],
        Action::Out(Out::Names),
        "Names in what goes out: keep, a role, or cut",
        "",
        ALL,
    ),
    row(&[], Action::Out(Out::ShareBack), "Share back: a page for the interviewee", "", ALL),
    row(&[], Action::Out(Out::CameBack), "Read what came back from the interviewee", "", ALL),
    row(&[], Action::Out(Out::Withdraw), "They withdraw all of it (for good)", "", ALL),
    row(&[f(4)], Action::CatchUp, "Catch up: marks, stubs, quotes without a tag", "", ALL),
    row(&[], Action::Mirror, "Question mirror: how you asked, for you alone", "", ALL),
    row(&[f(9)], Action::Conversation, "The conversation itself", "", ALL),
    row(&[], Action::Prepare, "Who it is, and what was agreed", "", ALL),
    row(&[], Action::Home, "Back to all incidents", "", ALL),
    row(&[key(Key::Esc), ctrl('c')], Action::Back, "Back one step", "", ALL),
];

/// While the notes have the keys.
pub const STREAM: &[Binding<Action>] = &[
    row(&[ch(' ')], Action::Pick, "Pick the note, or let it go", "pick", NOTES),
    row(&[ch('e'), key(Key::Enter)], Action::Write, "Write it anew", "write", NOTES),
    row(&[ch('/')], Action::Search, "Search", "search", NOTES),
    row(&[ch('K')], Action::Only(Only::Kind), "Only one kind", "", NOTES),
    row(&[ch('T')], Action::Only(Only::Tag), "Only one tag", "", NOTES),
    row(&[ch('P')], Action::Only(Only::Phase), "Only one phase", "", NOTES),
    row(&[ch('M')], Action::Only(Only::EmptyMarks), "Only marks left empty, or all", "", NOTES),
    row(&[ch('k')], Action::Kind, "Change its kind", "", NOTES),
    row(&[ch('q'), ctrl('q')], Action::Quote, "Quote: all of it, or the words selected", "", NOTES),
    row(&[ch('h')], Action::Hindsight, "They blame themselves: tag it #hindsight", "", NOTES),
    row(
        &[ch('A')],
        Action::Attribution,
        "How they appear with it: stricter, or as agreed",
        "",
        NOTES,
    ),
    row(&[ch('d'), key(Key::Delete)], Action::Withdraw, "Delete (undoable)", "", NOTES),
    row(&[ch('o')], Action::OffRecord, "Off the record after all (for good)", "", NOTES),
    row(
        &[],
        Action::TakeBack,
        "Taken back by the interviewee (out of everything, for good)",
        "",
        NOTES,
    ),
    row(&[key(Key::Up)], Action::Up, "The note before", "", NOTES),
    row(&[key(Key::Down)], Action::Down, "The note after", "", NOTES),
    row(&[key(Key::PageUp)], Action::PageUp, "A page of notes up", "", NOTES),
    row(&[key(Key::PageDown)], Action::PageDown, "A page of notes down", "", NOTES),
    row(&[key(Key::Home)], Action::First, "The first note", "", NOTES),
    row(&[key(Key::End)], Action::Last, "The last note", "", NOTES),
    row(&[key(Key::Left)], Action::Caret(Step::WordLeft), "A word back", "", NOTES),
    row(&[key(Key::Right)], Action::Caret(Step::WordRight), "A word on", "", NOTES),
    row(&[Press::shift(Key::Left)], Action::Span(Step::WordLeft), "Select a word back", "", NOTES),
    row(&[Press::shift(Key::Right)], Action::Span(Step::WordRight), "Select a word on", "", NOTES),
    row(
        &[Press { key: Key::Left, held: Held::CtrlShift }],
        Action::Span(Step::Left),
        "Select a character back",
        "",
        NOTES,
    ),
    row(
        &[Press { key: Key::Right, held: Held::CtrlShift }],
        Action::Span(Step::Right),
        "Select a character on",
        "",
        NOTES,
    ),
    row(&[Press::shift(Key::Home)], Action::Span(Step::Start), "Select to the start", "", NOTES),
    row(&[Press::shift(Key::End)], Action::Span(Step::End), "Select to the end", "", NOTES),
    row(&[alt('1')], Action::PinnedTag(1), "First pinned tag", "", NOTES),
    row(&[alt('2')], Action::PinnedTag(2), "Second pinned tag", "", NOTES),
    row(&[alt('3')], Action::PinnedTag(3), "Third pinned tag", "", NOTES),
    row(&[alt('4')], Action::PinnedTag(4), "Fourth pinned tag", "", NOTES),
    row(&[alt('5')], Action::PinnedTag(5), "Fifth pinned tag", "", NOTES),
    row(&[alt('6')], Action::PinnedTag(6), "Sixth pinned tag", "", NOTES),
    row(&[alt('7')], Action::PinnedTag(7), "Seventh pinned tag", "", NOTES),
    row(&[alt('8')], Action::PinnedTag(8), "Eighth pinned tag", "", NOTES),
    row(&[alt('9')], Action::PinnedTag(9), "Ninth pinned tag", "", NOTES),
];

/// While a list at the right has the keys.
pub const THINGS: &[Binding<Action>] = &[
    row(
        &[key(Key::Enter), key(Key::Right), ch('e')],
        Action::Open,
        "Open it, to read and write all of it",
        "open",
        LIST,
    ),
    row(
        &[ch('d'), key(Key::Delete)],
        Action::Withdraw,
        "Take it away (undoable)",
        "take away",
        LIST,
    ),
    row(&[key(Key::Up)], Action::Up, "The one before", "", LIST),
    row(&[key(Key::Down)], Action::Down, "The one after", "", LIST),
    row(&[key(Key::PageUp)], Action::PageUp, "A page up", "", LIST),
    row(&[key(Key::PageDown)], Action::PageDown, "A page down", "", LIST),
    row(&[key(Key::Home)], Action::First, "The first", "", LIST),
    row(&[key(Key::End)], Action::Last, "The last", "", LIST),
];

/// While one thing is open.
pub const SHEET: &[Binding<Action>] = &[
    row(
        &[key(Key::Enter), ch('e')],
        Action::Write,
        "Write it, choose it, or go to the evidence",
        "write",
        PAGE,
    ),
    row(&[ch(' '), key(Key::Right)], Action::Change, "The next choice", "choose", PAGE),
    row(&[key(Key::Left)], Action::ChangeBack, "The choice before", "", PAGE),
    row(
        &[ch('d'), key(Key::Delete)],
        Action::Withdraw,
        "Take the evidence at hand away",
        "take away",
        PAGE,
    ),
    row(&[key(Key::Up)], Action::Up, "The row above", "", PAGE),
    row(&[key(Key::Down)], Action::Down, "The row below", "", PAGE),
    row(&[key(Key::PageUp)], Action::PageUp, "A page up", "", PAGE),
    row(&[key(Key::PageDown)], Action::PageDown, "A page down", "", PAGE),
    row(&[key(Key::Home)], Action::First, "The first row", "", PAGE),
    row(&[key(Key::End)], Action::Last, "The last row", "", PAGE),
];

/// While words are written. What types or moves in them goes there first.
pub const WRITING: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Keep, "Keep the words", "keep", WRITE),
    row(
        &[Press::alt(Key::Enter), ctrl('j')],
        Action::NewLine,
        "New line within the words",
        "new line",
        WRITE,
    ),
    row(&[key(Key::Tab)], Action::TakeTag, "Take the tag shown", "tag", WRITE),
    row(&[key(Key::Esc), ctrl('c')], Action::Stop, "Stop writing", "stop", WRITE),
];

/// All its tables, for the help.
pub const TABLES: [&[Binding<Action>]; 5] = [AFTER, STREAM, THINGS, SHEET, WRITING];

impl Action {
    /// Whether it changes the interview.
    #[must_use]
    pub fn changes(self) -> bool {
        match self {
            Self::New(_)
            | Self::SureThen
            | Self::SureNow
            | Self::Undo
            | Self::Out(Out::ShareBack | Out::Withdraw)
            | Self::CatchUp
            | Self::Prepare
            | Self::Attach
            | Self::Tags
            | Self::PinnedTag(_)
            | Self::Kind
            | Self::Quote
            | Self::Hindsight
            | Self::Attribution
            | Self::OffRecord
            | Self::TakeBack
            | Self::Withdraw
            | Self::Change
            | Self::ChangeBack
            | Self::Keep
            | Self::NewLine
            | Self::TakeTag => true,
            Self::OtherSide
            | Self::List(_)
            | Self::NextMissing
            | Self::PreviousMissing
            | Self::Out(Out::Export | Out::Names | Out::CameBack)
            | Self::Mirror
            | Self::Conversation
            | Self::Home
            | Self::Back
            | Self::Pick
            | Self::Write
            | Self::Search
            | Self::Only(_)
            | Self::Open
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::First
            | Self::Last
            | Self::Caret(_)
            | Self::Span(_)
            | Self::Stop => false,
        }
    }
}

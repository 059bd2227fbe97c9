//! The keys of the live screen, and what they do.

use crate::interview::draft::LineKind;
use crate::tui::keys::{
    press::{Held, Key, Press},
    table::{Binding, alt, ch, ctrl, f, key, row},
};
use crate::tui::screens::answer::Out;

/// A wish of the investigator on the live screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Something about the course of the conversation.
    Course(Turn),
    /// Something about the last or the selected note.
    Note(OnNote),
    /// Something about a thread.
    Thread(OnThread),
    /// Hide all but the goal, the clock and the line; or show everything again.
    EyesUp,
    /// Show the pause card, or put it away.
    PauseCard,
    /// What the pause card offers.
    Card(OnCard),
    /// Keep the line as what it is.
    Keep,
    /// A new line within the note.
    NewLine,
    /// The next kind of line, or take the tag shown.
    NextKind,
    /// The kind before.
    PreviousKind,
    /// This kind of line.
    LineKind(LineKind),
    /// Put the suggested question.
    Ask,
    /// Put the suggestion off.
    PutOff,
    /// Show the probes.
    Probes,
    /// Find a question.
    FindQuestion,
    /// Show or hide the guide.
    Guide,
    /// Say when it was last saved, and where.
    Saved,
    /// Into the stream.
    IntoStream,
    /// Back to the composer.
    ToComposer,
    /// Select the entry before.
    Up,
    /// Select the entry after.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Select the first entry.
    First,
    /// Select the last entry.
    Last,
    /// Take the last change back.
    Undo,
    /// Move within the words.
    Caret(Step),
    /// Select words of the note.
    Span(Step),
    /// What goes out, and what comes back.
    Out(Out),
    /// To what was only begun, once the interview has ended.
    CatchUp,
    /// To go through it, once it has ended.
    Review,
    /// How one asked, once the interview has ended.
    Mirror,
    /// Who is talked to, and what was agreed.
    Prepare,
    /// To the list of incidents.
    Home,
    /// Leave; twice to mean it.
    Leave,
}

/// A turn the conversation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Stamp this very second.
    Mark,
    /// Stop the clock, let it go on, or start it.
    Clock,
    /// The next phase.
    NextPhase,
    /// The phase before.
    PreviousPhase,
    /// The phase at this place of the protocol, counted from 0.
    Phase(u8),
    /// End the interview.
    End,
    /// Go on with an ended interview.
    GoOn,
}

/// Something done to the last or the selected note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnNote {
    /// Pick tags for the note.
    PickTags,
    /// Toggle the n-th pinned tag.
    PinnedTag(u8),
    /// Make the note a quote, or back.
    ToggleQuote,
    /// Edit the entry's words.
    Edit,
    /// Change the note's kind.
    Kind,
    /// How the interviewee may appear with the note: stricter, or back to what was agreed.
    Attribution,
    /// Withdraw the entry.
    Withdraw,
    /// Off the record after all.
    OffRecord,
    /// The interviewee takes it back.
    TakeBack,
    /// A finding from the entry.
    FindingFrom,
}

/// Something done to a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnThread {
    /// Park the words heard; or pull the thread in the strip.
    Park,
    /// Let it go.
    Drop,
    /// Keep it for another interviewee.
    ForSomeoneElse,
}

/// What the pause card offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnCard {
    /// The line being typed is off the record.
    OffTheRecord,
    /// The clock stands still.
    Break,
    /// The interview ends here.
    Stop,
    /// On as before.
    Back,
}

/// A step within a note's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A word back.
    WordLeft,
    /// A word on.
    WordRight,
    /// A character back.
    Left,
    /// A character on.
    Right,
    /// To the start.
    Start,
    /// To the end.
    End,
}

const LINE: &str = "The line";
const ASK: &str = "Asking";
const NOTE: &str = "The last or selected note";
const COURSE: &str = "The conversation";
const STREAM: &str = "In the stream";
const PAUSE: &str = "On the pause card";

/// While the composer has the keys.
pub const COMPOSER: &[Binding<Action>] = &[
    row(&[key(Key::Enter)], Action::Keep, "Keep the line", "keep", LINE),
    row(&[key(Key::Tab)], Action::NextKind, "Next kind of line", "kind", LINE),
    row(&[ctrl('t')], Action::Note(OnNote::PickTags), "Tags of the note", "tag", NOTE),
    row(&[ctrl('q')], Action::Note(OnNote::ToggleQuote), "Make it a quote, or back", "quote", NOTE),
    row(
        &[f(5), Press::ctrl(Key::Char(' '))],
        Action::Course(Turn::Mark),
        "Mark this very second",
        "mark",
        COURSE,
    ),
    row(&[ctrl('g')], Action::Guide, "Show or hide the guide", "guide", ASK),
    row(&[ctrl('n')], Action::Ask, "Ask the suggested question", "", ASK),
    row(&[ctrl('b')], Action::PutOff, "Not now: put the suggestion off", "", ASK),
    row(&[ctrl('o')], Action::Probes, "Probes of the question", "", ASK),
    row(&[ctrl('f')], Action::FindQuestion, "Find a question", "", ASK),
    row(
        &[ctrl('r')],
        Action::Thread(OnThread::Park),
        "Park the words heard; or pull the thread suggested",
        "",
        ASK,
    ),
    row(&[], Action::Thread(OnThread::Drop), "Drop the thread", "", ASK),
    row(&[], Action::Thread(OnThread::ForSomeoneElse), "Keep the thread for someone else", "", ASK),
    row(
        &[Press::alt(Key::Enter), ctrl('j')],
        Action::NewLine,
        "New line within the note",
        "",
        LINE,
    ),
    row(&[Press::shift(Key::Tab)], Action::PreviousKind, "Kind of line before", "", LINE),
    row(&[key(Key::Up)], Action::IntoStream, "Into the stream (when the line is empty)", "", LINE),
    row(&[key(Key::PageUp)], Action::PageUp, "Scroll up", "", STREAM),
    row(&[key(Key::PageDown)], Action::PageDown, "Scroll down", "", STREAM),
    row(&[f(6)], Action::Course(Turn::Clock), "Start, pause or resume the clock", "", COURSE),
    row(&[f(8)], Action::Course(Turn::NextPhase), "Next phase", "", COURSE),
    row(&[f(7)], Action::Course(Turn::PreviousPhase), "Phase before", "", COURSE),
    row(&[f(2)], Action::EyesUp, "Eyes up: hide all but the goal, clock and line", "", COURSE),
    row(&[f(3)], Action::PauseCard, "Pause card, for when it gets heavy", "", COURSE),
    row(&[ctrl('s')], Action::Saved, "When and where it was last saved", "", COURSE),
    row(&[], Action::Undo, "Undo the last change", "", COURSE),
    row(&[], Action::Course(Turn::End), "End interview", "", COURSE),
    row(&[], Action::Course(Turn::GoOn), "Go on with the ended interview", "", COURSE),
    row(&[], Action::Out(Out::Export), "Export findings", "", COURSE),
    row(&[], Action::Out(Out::Names), "Names in what goes out: keep, a role, or cut", "", COURSE),
    row(&[], Action::Out(Out::ShareBack), "Share back: a page for the interviewee", "", COURSE),
    row(&[], Action::Out(Out::CameBack), "Read what came back from the interviewee", "", COURSE),
    row(&[], Action::Out(Out::Withdraw), "They withdraw all of it (for good)", "", COURSE),
    row(&[f(4)], Action::CatchUp, "Catch up: marks, stubs, quotes without a tag", "", COURSE),
    row(&[f(9)], Action::Review, "Go through it: findings, moments, pivots", "", COURSE),
    row(&[], Action::Mirror, "Question mirror: how you asked, for you alone", "", COURSE),
    row(&[], Action::Prepare, "Who it is, and what was agreed", "", COURSE),
    row(&[], Action::Home, "Back to all incidents", "", COURSE),
    row(&[ctrl('c')], Action::Leave, "Leave firsthand (twice)", "", COURSE),
    row(&[alt('1')], Action::Note(OnNote::PinnedTag(1)), "First pinned tag", "", NOTE),
    row(&[alt('2')], Action::Note(OnNote::PinnedTag(2)), "Second pinned tag", "", NOTE),
    row(&[alt('3')], Action::Note(OnNote::PinnedTag(3)), "Third pinned tag", "", NOTE),
    row(&[alt('4')], Action::Note(OnNote::PinnedTag(4)), "Fourth pinned tag", "", NOTE),
    row(&[alt('5')], Action::Note(OnNote::PinnedTag(5)), "Fifth pinned tag", "", NOTE),
    row(&[alt('6')], Action::Note(OnNote::PinnedTag(6)), "Sixth pinned tag", "", NOTE),
    row(&[alt('7')], Action::Note(OnNote::PinnedTag(7)), "Seventh pinned tag", "", NOTE),
    row(&[alt('8')], Action::Note(OnNote::PinnedTag(8)), "Eighth pinned tag", "", NOTE),
    row(&[alt('9')], Action::Note(OnNote::PinnedTag(9)), "Ninth pinned tag", "", NOTE),
];

/// While an entry of the stream is selected. Keys of the composer's table that stand here too mean
/// what this table says; the others go on working.
pub const SELECTED: &[Binding<Action>] = &[
    row(&[key(Key::Enter), key(Key::Esc)], Action::ToComposer, "Back to the line", "back", STREAM),
    row(&[ch('e')], Action::Note(OnNote::Edit), "Edit its words", "edit", STREAM),
    row(&[ch('t')], Action::Note(OnNote::PickTags), "Tags", "tag", STREAM),
    row(
        &[ch('q')],
        Action::Note(OnNote::ToggleQuote),
        "Quote: all of it, or the words selected",
        "quote",
        STREAM,
    ),
    row(&[ch('k')], Action::Note(OnNote::Kind), "Change its kind", "kind", STREAM),
    row(
        &[ch('a')],
        Action::Note(OnNote::Attribution),
        "How they appear with it: stricter, or as agreed",
        "",
        STREAM,
    ),
    row(
        &[ch('d'), key(Key::Delete)],
        Action::Note(OnNote::Withdraw),
        "Delete (undoable)",
        "delete",
        STREAM,
    ),
    row(&[ch('u')], Action::Undo, "Undo the last change", "undo", STREAM),
    row(
        &[ch('o')],
        Action::Note(OnNote::OffRecord),
        "Off the record after all (for good)",
        "",
        STREAM,
    ),
    row(
        &[],
        Action::Note(OnNote::TakeBack),
        "Taken back by the interviewee (out of everything, for good)",
        "",
        STREAM,
    ),
    row(&[ch('f')], Action::Note(OnNote::FindingFrom), "New finding from it", "finding", STREAM),
    row(&[key(Key::Up)], Action::Up, "Entry before", "", STREAM),
    row(&[key(Key::Down)], Action::Down, "Entry after", "", STREAM),
    row(&[key(Key::PageUp)], Action::PageUp, "A page up", "", STREAM),
    row(&[key(Key::PageDown)], Action::PageDown, "A page down", "", STREAM),
    row(&[key(Key::Home)], Action::First, "First entry", "", STREAM),
    row(&[key(Key::End)], Action::Last, "Last entry", "", STREAM),
    row(&[key(Key::Left)], Action::Caret(Step::WordLeft), "A word back", "", STREAM),
    row(&[key(Key::Right)], Action::Caret(Step::WordRight), "A word on", "", STREAM),
    row(&[Press::shift(Key::Left)], Action::Span(Step::WordLeft), "Select a word back", "", STREAM),
    row(&[Press::shift(Key::Right)], Action::Span(Step::WordRight), "Select a word on", "", STREAM),
    row(
        &[Press { key: Key::Left, held: Held::CtrlShift }],
        Action::Span(Step::Left),
        "Select a character back",
        "",
        STREAM,
    ),
    row(
        &[Press { key: Key::Right, held: Held::CtrlShift }],
        Action::Span(Step::Right),
        "Select a character on",
        "",
        STREAM,
    ),
    row(&[Press::shift(Key::Home)], Action::Span(Step::Start), "Select to the start", "", STREAM),
    row(&[Press::shift(Key::End)], Action::Span(Step::End), "Select to the end", "", STREAM),
];

/// While the pause card is shown. The other keys go on meaning what they mean, and typing types.
pub const CARD: &[Binding<Action>] = &[
    row(&[f(4)], Action::Card(OnCard::OffTheRecord), "Off the record", "off the record", PAUSE),
    row(&[f(6)], Action::Card(OnCard::Break), "A break: the clock stops", "a break", PAUSE),
    row(&[f(9)], Action::Card(OnCard::Stop), "Stop: the interview ends here", "stop", PAUSE),
    row(&[key(Key::Esc), f(3)], Action::Card(OnCard::Back), "Back to the talk", "back", PAUSE),
];

/// What else keys do in the line, for the help: keys, what they do, heading.
pub const ALSO: &[(&str, &str, &str)] = &[
    ("\"", "As the first character: their exact words", LINE),
    ("*", "As the first character: your own thought", LINE),
    ("?", "As the first character: a question you put", LINE),
    ("!", "As the first character: a mark", LINE),
    ("~", "As the first character: a moment, as in “~about 02:00 second page”", LINE),
    ("+", "As the first character: a finding", LINE),
    (">", "As the first character: a lead", LINE),
    ("%", "As the first character: off the record", LINE),
    ("#tag", "A tag, completed as you type; Tab takes it", LINE),
    ("^A ^E", "To the start, the end of the line", LINE),
    ("^W ^U ^K ^Y", "Cut a word, to the start, to the end; paste it back", LINE),
    ("Alt-B Alt-F Alt-D", "A word back, on; delete a word", LINE),
    ("^/ Alt-/", "Undo, redo what was typed", LINE),
];

/// The kinds Tab goes through.
pub const TAB_KINDS: [LineKind; 5] = {
    use crate::interview::note::Kind;
    [
        LineKind::Note(Kind::Said),
        LineKind::Note(Kind::Quote),
        LineKind::Note(Kind::Thought),
        LineKind::Note(Kind::Asked),
        LineKind::Note(Kind::Off),
    ]
};

/// What a line becomes by its first character.
#[must_use]
pub fn kind_of_first(typed: char) -> Option<LineKind> {
    use crate::interview::note::Kind;
    Some(match typed {
        '"' | '“' => LineKind::Note(Kind::Quote),
        '*' => LineKind::Note(Kind::Thought),
        '?' => LineKind::Note(Kind::Asked),
        '!' => LineKind::Note(Kind::Mark),
        '~' => LineKind::Moment,
        '+' => LineKind::Finding,
        '>' => LineKind::Lead,
        '%' => LineKind::Note(Kind::Off),
        _ => return None,
    })
}

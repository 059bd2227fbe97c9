//! After: one interview is gone through. At the left the notes, at the right what they come to:
//! findings, moments, pivots, leads, ideas, and what is still to be asked; what is missing on top.
//!
//! Words are typed into the line of the live screen, which stands behind this one: drafts, corrections
//! and tags are its own. Changes nothing by itself; everything is recorded. Never shows anything that
//! is off the record.

pub mod keys;

mod ask;
mod filter;
mod go;
mod making;
mod missing;
mod pick;
mod sheet;
mod sheet_view;
mod things;
mod timeline;
mod view;
mod write;

use std::collections::HashSet;

use crate::guide::Library;
use crate::interview::id::Id;
use crate::tui::effect::Effect;
use crate::tui::keys::{
    press::{Key, Press},
    table::{self, Binding},
};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::screens::live::{Around, Live, keys as live};
use crate::tui::words::{self as all_words, review as words};

use filter::Filter;
use keys::{AFTER, Action, SHEET, STREAM, THINGS, WRITING};
use missing::Missing;
use pick::Pick;
use things::{List, Things};

/// One interview, gone through.
#[derive(Debug)]
pub struct After {
    live: Box<Live>,
    /// Whether it was opened here, so that back leads to the list of incidents.
    opened: bool,
    side: Side,
    filter: Filter,
    /// What the filter leaves of the notes, in order and to look up.
    shown: Vec<Id>,
    among: HashSet<Id>,
    /// The note at hand.
    at: Option<Id>,
    picked: Vec<Id>,
    things: Things,
    missing: Vec<Missing>,
    /// The missing thing last gone to, and its place.
    visited: Option<(usize, Missing)>,
    mode: Mode,
    /// What is to be shown once it is recorded.
    awaited: Option<Id>,
}

/// Which side has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Side {
    #[default]
    Notes,
    Things,
}

/// What the keys do just now.
#[derive(Debug)]
enum Mode {
    Looking,
    /// They are typed into the search.
    Searching,
    /// They filter a list to choose from.
    Picking(Box<Pick>),
    /// They are typed into the line.
    Writing,
}

/// How many rows a page moves.
const PAGE: isize = 8;

impl After {
    /// The open interview, with the conversation behind it.
    #[must_use]
    pub fn new(live: Box<Live>, opened: bool, open: &Open, library: &Library) -> Self {
        let mut after = Self {
            live,
            opened,
            side: Side::default(),
            filter: Filter::default(),
            shown: Vec::new(),
            among: HashSet::new(),
            at: None,
            picked: Vec::new(),
            things: Things::default(),
            missing: Vec::new(),
            visited: None,
            mode: Mode::Looking,
            awaited: None,
        };
        after.refresh(open, library);
        after
    }

    /// The conversation behind it.
    pub fn conversation(&mut self) -> &mut Live {
        &mut self.live
    }

    /// Back to the conversation.
    #[must_use]
    pub fn into_conversation(mut self) -> Box<Live> {
        self.live.select_only(None);
        self.live
    }

    /// Takes in what was recorded.
    pub fn refresh(&mut self, open: &Open, library: &Library) {
        let interview = open.interview();
        self.show_notes(open);
        self.things.refresh(interview, ask::asks(interview, library));
        self.missing = missing::missing(interview, library, &self.things.asks);
        let made = self.awaited.filter(|id| interview.entry(*id).is_some());
        if let Some(id) = made {
            self.awaited = None;
            self.show_made(id, open);
        }
    }

    /// Which notes are shown. The one at hand stays, or one near it takes its place.
    fn show_notes(&mut self, open: &Open) {
        let before = self.at.and_then(|at| self.shown.iter().position(|id| *id == at));
        self.shown = self.filter.shown(open.interview());
        self.among = self.shown.iter().copied().collect();
        self.picked.retain(|id| {
            open.interview().entry(*id).is_some_and(|entry| !entry.withdrawn && !entry.is_off())
        });
        let there = self.at.filter(|at| self.among.contains(at));
        let near = before.map_or(0, |place| place.min(self.shown.len().saturating_sub(1)));
        self.at = there.or_else(|| self.shown.get(near).copied());
        self.reselect();
    }

    /// The conversation's selection is the note at hand, unless words are written.
    fn reselect(&mut self) {
        if !matches!(self.mode, Mode::Writing) {
            self.live.select_keeping(self.at);
        }
    }

    /// Whether keys are typed into a field.
    #[must_use]
    pub fn typing(&self) -> bool {
        match self.mode {
            Mode::Looking => false,
            Mode::Searching | Mode::Picking(_) | Mode::Writing => true,
        }
    }

    /// Whether words are written.
    #[must_use]
    pub fn writing(&self) -> bool {
        matches!(self.mode, Mode::Writing)
    }

    /// The table of the side that has the keys.
    #[must_use]
    pub fn table(&self) -> &'static [Binding<Action>] {
        match (&self.mode, self.side) {
            (Mode::Writing, _) => WRITING,
            (_, Side::Notes) => STREAM,
            (_, Side::Things) if self.things.row_place().is_some() => SHEET,
            (_, Side::Things) => THINGS,
        }
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, around: Around<'_>) -> Answer {
        if matches!(self.mode, Mode::Picking(_)) {
            return self.pick(press, around);
        }
        if matches!(self.mode, Mode::Searching) && self.search_press(press, around) {
            return Answer::nothing();
        }
        let own = table::find(self.table(), press);
        let everywhere = || table::find(AFTER, press).filter(|_| !self.writing());
        match own.or_else(everywhere) {
            Some(action) => self.update(action, around),
            None if self.writing() => self.live.type_only(press, around),
            None => Answer::nothing(),
        }
    }

    /// Takes pasted text in, as text.
    pub fn paste(&mut self, text: String, around: Around<'_>) -> Answer {
        match &mut self.mode {
            Mode::Writing => return self.live.paste(text, around),
            Mode::Searching => {
                self.filter.search.paste(&text);
                self.show_notes(around.open);
            }
            Mode::Picking(pick) => pick.picker.paste(&text),
            Mode::Looking => {}
        }
        Answer::nothing()
    }

    /// A press while searching; whether it meant something there.
    fn search_press(&mut self, press: Press, around: Around<'_>) -> bool {
        if press == Press::plain(Key::Enter) {
            self.mode = Mode::Looking;
            return true;
        }
        let meant = self.filter.search.press(press);
        if meant {
            self.show_notes(around.open);
        }
        meant
    }

    /// A click in the notes, at this column of so many, selects what is there.
    pub fn click(&mut self, (x, width): (u16, u16), id: Option<Id>) {
        let looking = matches!(self.mode, Mode::Looking | Mode::Searching);
        if let Some(id) = id.filter(|_| looking && view::is_among_notes(x, width, self.side)) {
            (self.side, self.mode, self.at) = (Side::Notes, Mode::Looking, Some(id));
            self.reselect();
        }
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action, around: Around<'_>) -> Answer {
        if !around.open.writable() && action.changes() {
            return Answer::say(all_words::read_only(around.open));
        }
        let writes = WRITING.iter().any(|binding| binding.action == action);
        if writes != self.writing() {
            let why =
                if writes { all_words::after::NOT_WRITING } else { all_words::after::KEEP_FIRST };
            return Answer::say(why);
        }
        if !writes {
            self.mode = Mode::Looking;
        }
        if !matches!(action, Action::OffRecord | Action::TakeBack) {
            self.live.stays();
        }
        let answer = self.carry_out(action, around);
        self.reselect();
        answer
    }

    fn carry_out(&mut self, action: Action, around: Around<'_>) -> Answer {
        match action {
            Action::OtherSide => self.turn_to(self.side.other()),
            Action::List(at) => self.show_list(at),
            Action::NextMissing => self.next_missing(1, around),
            Action::PreviousMissing => self.next_missing(-1, around),
            Action::New(new) => self.make(new, around),
            Action::SureThen => making::surer(around, true),
            Action::SureNow => making::surer(around, false),
            Action::Undo => Answer::go(Go::Undo),
            Action::Out(out) => Answer::go(out.way()),
            Action::CatchUp => Answer::go(Go::CatchUp),
            Action::Mirror => Answer::go(Go::Mirror),
            Action::Conversation => Answer::go(Go::Live),
            Action::Prepare => Answer::go(Go::Prepare(around.open.place.clone())),
            Action::Home => Answer::go(Go::Home),
            Action::Back => self.back(around),
            Action::Pick => self.pick_note(),
            Action::Attach => self.attach(around),
            Action::Write => self.write(around),
            Action::Tags => self.tags(),
            Action::PinnedTag(number) => self.on_note(live::OnNote::PinnedTag(number), around),
            Action::Kind => self.on_note(live::OnNote::Kind, around),
            Action::Quote => self.on_note(live::OnNote::ToggleQuote, around),
            Action::Hindsight => self.hindsight(around),
            Action::Attribution => self.on_note(live::OnNote::Attribution, around),
            Action::OffRecord => self.on_note(live::OnNote::OffRecord, around),
            Action::TakeBack => self.on_note(live::OnNote::TakeBack, around),
            Action::Withdraw => self.take_away(around),
            Action::Search => self.search(),
            Action::Only(only) => self.narrow(only, around),
            Action::Open => self.open(around),
            Action::Change => self.turn(true, around),
            Action::ChangeBack => self.turn(false, around),
            Action::Up => self.step(-1, around),
            Action::Down => self.step(1, around),
            Action::PageUp => self.step(-PAGE, around),
            Action::PageDown => self.step(PAGE, around),
            Action::First => self.step(isize::MIN, around),
            Action::Last => self.step(isize::MAX, around),
            Action::Caret(step) => self.live.update(live::Action::Caret(step), around),
            Action::Span(step) => self.live.update(live::Action::Span(step), around),
            Action::Keep => self.keep(around),
            Action::NewLine => self.live.update(live::Action::NewLine, around),
            Action::TakeTag => self.live.take_tag(around),
            Action::Stop => self.stop(around),
        }
    }

    fn turn_to(&mut self, side: Side) -> Answer {
        self.side = side;
        Answer::nothing()
    }

    fn show_list(&mut self, at: u8) -> Answer {
        if let Some(list) = List::ALL.get(usize::from(at)) {
            self.things.show(*list);
        }
        self.turn_to(Side::Things)
    }

    fn search(&mut self) -> Answer {
        self.mode = Mode::Searching;
        Answer::nothing()
    }

    fn tags(&self) -> Answer {
        let id = match self.side {
            Side::Notes => self.at,
            Side::Things => self.things.selected(),
        };
        id.map_or_else(Answer::nothing, |id| Answer::go(Go::PickTags(id)))
    }

    /// What the conversation does with a note that is selected, done with the one at hand.
    fn on_note(&mut self, on: live::OnNote, around: Around<'_>) -> Answer {
        if self.at.is_none() {
            return Answer::say(words::NOTE_FIRST);
        }
        let mut answer = self.live.update(live::Action::Note(on), around);
        answer.effects.push(Effect::Sync);
        answer
    }

    /// Back one step: what is open, the words selected, what narrows the notes, what is picked; then away.
    fn back(&mut self, around: Around<'_>) -> Answer {
        let closed = self.side == Side::Things && self.things.close();
        if closed || self.live.let_go_of_span() {
            return Answer::nothing();
        }
        if self.filter.narrows() {
            self.filter = Filter::default();
            self.show_notes(around.open);
            return Answer::nothing();
        }
        if !std::mem::take(&mut self.picked).is_empty() {
            return Answer::nothing();
        }
        Answer::go(if self.opened { Go::Home } else { Go::Live })
    }
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Notes => Self::Things,
            Self::Things => Self::Notes,
        }
    }
}

//! The live interview: what to ask, what was said, and the line being typed.

pub mod keys;

mod aside;
mod card;
mod course;
mod edges;
mod eyes;
mod guide;
mod kept;
mod leave;
mod lend;
mod line;
mod memory;
mod next;
mod notes;
mod park;
mod select;
mod stream;
mod strip;
mod told;
mod update;
mod view;

pub use course::put;
pub use lend::{Look, draw_stream};
pub use memory::LiveMemory;
pub use notes::toggled;
pub use stream::Shows;
pub use told::{glyph, told};
pub use update::Around;
pub use view::{Scene, composer as draw_line, draw};

use crate::guide::{Cues, Library, Phase, Protocol, Suggested, Suggestion};
use crate::interview::{
    change::{Added, Fact},
    draft::Draft,
    entry::What,
    id::Id,
    note::Kind,
    purge::Why,
    stamp::Stamp,
};
use crate::tui::effect::Now;
use crate::tui::open::Open;
use crate::tui::settings::Settings;
use crate::tui::words;

use line::Line;
use select::Selection;

/// The state of the live screen.
#[derive(Debug, Default)]
pub struct Live {
    line: Line,
    selection: Option<Selection>,
    guide: GuideWish,
    cues: Cues,
    suggestions: Vec<Suggestion>,
    /// The threads and lines picked beforehand that were offered and put off, in this phase.
    later: Vec<Suggested>,
    eyes_up: bool,
    card: bool,
    settings: Settings,
    leaving_since: Option<u64>,
    /// What would leave the record, if it is wished once more.
    about_to_leave: Option<(Why, Id)>,
    width: u16,
    refreshed: u64,
    /// The entry just added at the end, and when, while nothing was made of it yet.
    added: Option<(Id, u64)>,
}

/// What was recorded, as far as it tells what has to be weighed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// One new note and nothing else.
    Note(Id),
    /// More than that.
    More,
}

impl News {
    /// What these facts are; none is no news.
    #[must_use]
    pub fn of(facts: &[(Stamp, Fact)]) -> Option<Self> {
        match facts {
            [] => None,
            [(_, Fact::Added(Added { id, what: What::Note(_), .. }))] => Some(Self::Note(*id)),
            _ => Some(Self::More),
        }
    }
}

/// Whether the guide is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum GuideWish {
    /// Where there is room.
    #[default]
    Room,
    /// Yes.
    Shown,
    /// No.
    Hidden,
}

/// How many milliseconds after a line was kept it is weighed what to ask next.
const PONDER_AFTER: u64 = 10;

/// From how many columns the guide has a place of its own.
const WIDE: u16 = 120;

impl Live {
    /// The screen of an interview just opened, with the line that was being typed.
    #[must_use]
    pub fn new(open: &Open, draft: Option<&Draft>, library: &Library) -> Self {
        let line = draft.map(Line::recovered).unwrap_or_default();
        let mut screen = Self { line, ..Self::default() };
        screen.learn(open, library);
        screen
    }

    /// Other banks are in use now.
    pub fn learn(&mut self, open: &Open, library: &Library) {
        self.cues = Cues::of(library);
        self.refresh(open, library);
    }

    /// The entry that is meant by "the note": the selected one, or the last one taken down.
    #[must_use]
    pub fn meant(&self, open: &Open) -> Option<Id> {
        self.selection.as_ref().map(|selection| selection.id).or_else(|| last_line(open))
    }

    /// Weighs anew what to ask next. Called after a note is kept or a key asks for it, never while
    /// somebody reads.
    pub fn refresh(&mut self, open: &Open, library: &Library) {
        self.added = None;
        self.suggestions = next::suggestions(open, library, &self.cues, &self.later);
        self.refreshed += 1;
    }

    /// Facts were recorded. A line that was kept is shown first, where there is room for it; what to
    /// ask next is weighed, and the stream moved, when that frame is out and had time to be seen.
    pub fn recorded(&mut self, news: News, around: Around<'_>) {
        let Around { open, library, now } = around;
        let last = open.interview().stream().next_back().map(|entry| entry.id);
        match news {
            News::Note(id) if last == Some(id) => self.added = Some((id, now.tick)),
            News::Note(_) | News::More => self.refresh(open, library),
        }
    }

    /// Does what could wait until a line that was kept was shown.
    pub fn ponder(&mut self, open: &Open, library: &Library) {
        if self.added.is_some() {
            self.refresh(open, library);
        }
    }

    /// After how many milliseconds that is due.
    #[must_use]
    pub fn ponders_in(&self, now: Now) -> Option<u64> {
        let (_, at) = self.added?;
        Some((at + PONDER_AFTER).saturating_sub(now.tick))
    }

    /// The question suggested now.
    #[must_use]
    pub fn suggestion(&self) -> Option<&Suggestion> {
        self.suggestions.first()
    }

    /// Why no question is suggested, where none is.
    #[must_use]
    pub fn no_question(&self, open: &Open, library: &Library) -> String {
        let here = phase(open, library);
        let listens = here.is_some_and(|phase| phase.listen);
        let going_on = open.interview().progress().ended.is_none() && !listens;
        let late = here.zip(protocol(open, library)).filter(|_| going_on);
        let late = late.and_then(|(here, protocol)| {
            let left = next::late(open.interview(), protocol, &here.id)?;
            Some(words::kept_for(left, &protocol.kept_after(&here.id).next()?.title))
        });
        late.unwrap_or_else(|| words::no_question(open, listens).to_owned())
    }

    /// The terminal has this many columns now.
    pub fn resized(&mut self, width: u16) {
        self.width = width;
        self.line.composer.set_width(view::words_width(width));
    }

    /// Whether the guide stands over the stream, not beside it.
    fn guide_covers(&self, width: u16) -> bool {
        width < WIDE && self.guide == GuideWish::Shown
    }

    /// Whether an entry of the stream is selected.
    #[must_use]
    pub fn in_stream(&self) -> bool {
        self.selection.is_some()
    }

    /// When the line being typed began, if it has.
    #[must_use]
    pub fn began(&self) -> Option<Stamp> {
        self.line.began
    }

    /// Whether there are words in the line.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.line.is_empty()
    }
}

/// The protocol of the open interview; one that is unknown here falls back to any there is.
#[must_use]
pub fn protocol<'a>(open: &Open, library: &'a Library) -> Option<&'a Protocol> {
    let wanted = &open.interview().plan().protocol;
    library.protocol(wanted).or_else(|| library.usual_protocol())
}

/// The phase the conversation is in; before any was entered, the first.
fn phase<'a>(open: &Open, library: &'a Library) -> Option<&'a Phase> {
    let protocol = protocol(open, library)?;
    let here = open.interview().progress().phase();
    here.and_then(|id| protocol.phase(id)).or_else(|| protocol.phases.first())
}

/// The last line taken down that stands.
fn last_line(open: &Open) -> Option<Id> {
    let mut lines = open.interview().stream().rev().filter(|entry| !entry.withdrawn);
    lines.find(|entry| entry.note().is_some_and(|n| n.kind != Kind::Asked)).map(|entry| entry.id)
}

#[cfg(test)]
mod tests;

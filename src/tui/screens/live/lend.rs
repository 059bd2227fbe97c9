//! What the live screen lends to a screen that stands before it: its line, and its stream.

use ratatui::layout::Rect;

use crate::guide::Library;
use crate::interview::{draft::LineKind, id::Id, part::Part};
use crate::tui::effect::Effect;
use crate::tui::keys::{press::Press, table};
use crate::tui::open::Open;
use crate::tui::paint::Buffer;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{
    Live, LiveMemory,
    keys::{Action, COMPOSER},
    line::Line,
    stream::{self, Shows},
    update::Around,
    view::Scene,
};
use crate::tui::theme::Theme;
use crate::tui::words;

/// What a screen that stands before the conversation may read to draw.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The interview, the library and the time.
    pub around: Around<'a>,
    /// How it looks.
    pub theme: Theme,
    /// What stands at the right of the key row.
    pub status: &'a str,
    /// One quiet line in place of the key row's hints.
    pub notice: Option<&'a str>,
}

impl<'a> Look<'a> {
    /// The conversation behind it, to draw parts of.
    #[must_use]
    pub fn scene(self, live: &'a Live) -> Scene<'a> {
        let Self { around, theme, status, notice } = self;
        let Around { open, library, now } = around;
        Scene { live, open, library, theme, now, status, notice }
    }
}

impl Live {
    /// Selects an entry, or nothing; one that is selected keeps the words chosen in it.
    pub fn select_keeping(&mut self, id: Option<Id>) {
        if self.selection.as_ref().map(|selection| selection.id) != id {
            self.select_only(id);
        }
    }

    /// Lets go of the words chosen in the selected entry; whether any were.
    pub fn let_go_of_span(&mut self) -> bool {
        let selection = self.selection.as_mut().filter(|selection| selection.span().is_some());
        selection.map(super::select::Selection::let_go).is_some()
    }

    /// Begins to write a part of an entry. Where it is empty, `offered` stands there for a start.
    pub fn write(
        &mut self,
        (id, part): (Id, Part),
        offered: Option<String>,
        around: Around<'_>,
    ) -> Answer {
        let Some(entry) = around.open.interview().entry(id) else { return Answer::nothing() };
        if !self.line.is_empty() {
            return Answer::say(words::LINE_FIRST);
        }
        self.line = Line::writing(entry, part, offered, around.open.begin(around.now));
        self.selection = None;
        Answer::nothing()
    }

    /// Begins a line of this kind, resting on these. Nothing typed into it makes it another kind.
    pub fn write_new(&mut self, kind: LineKind, notes: Vec<Id>) -> Answer {
        if !self.line.is_empty() {
            return Answer::say(words::LINE_FIRST);
        }
        self.line = Line::coming_from(kind, notes);
        self.line.held = true;
        self.selection = None;
        Answer::nothing()
    }

    /// Takes a press into the line alone: the keys of the conversation mean nothing meanwhile.
    pub fn type_only(&mut self, press: Press, around: Around<'_>) -> Answer {
        match table::find(COMPOSER, press) {
            Some(Action::IntoStream) if self.has_words() => self.press(press, around),
            Some(_) => Answer::nothing(),
            None => self.press(press, around),
        }
    }

    /// Takes the tag that is shown, if one is.
    pub fn take_tag(&mut self, around: Around<'_>) -> Answer {
        match self.completion(around.library) {
            Some(_) => self.update(Action::NextKind, around),
            None => Answer::nothing(),
        }
    }

    /// The tag that `Tab` would take.
    #[must_use]
    pub fn tag_shown(&self, library: &Library) -> Option<String> {
        self.completion(library).map(|(_, tag)| tag)
    }

    /// The part of an entry that is written, if one is.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        self.line.editing.map(|_| self.line.part)
    }

    /// The words in the line.
    #[must_use]
    pub fn typed(&self) -> String {
        self.line.composer.text()
    }

    /// Lets go of the line, if no words would be lost; else says how to keep them or to let them go.
    pub fn let_go(&mut self, open: &Open) -> Answer {
        let before = self.line.before(open.interview());
        if before.as_ref().is_some_and(|before| *before != self.typed()) {
            return Answer::say(words::NEW_WORDS);
        }
        if before.is_none() && self.has_words() {
            return Answer::say(words::after::KEEP_OR_CLEAR);
        }
        self.line = Line::default();
        Answer { effects: vec![Effect::Draft(None)], ..Answer::default() }
    }
}

/// Draws some of the stream's entries, with the one selected in sight.
pub fn draw_stream(
    scene: &Scene<'_>,
    shows: Shows<'_>,
    area: Rect,
    buf: &mut Buffer,
    memory: &mut LiveMemory,
) {
    memory.forget();
    stream::draw(scene, shows, area, buf, &mut memory.stream);
}

//! The line being typed: its words, what it becomes, and when it began.

use crate::interview::{
    Interview,
    draft::{Draft, LineKind},
    entry::Entry,
    id::Id,
    note::Kind,
    part::Part,
    stamp::Stamp,
};
use crate::tui::screens::live::keys::{TAB_KINDS, kind_of_first};
use crate::tui::widgets::composer::{Composer, Edit};

/// The line being typed.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words.
    pub(super) composer: Composer,
    /// What it becomes.
    pub(super) kind: LineKind,
    /// When its first character was typed.
    pub(super) began: Option<Stamp>,
    /// The entry whose words it corrects.
    pub(super) editing: Option<Id>,
    /// Which part of it.
    pub(super) part: Part,
    /// The words that part was begun with, where they are not the entry's own.
    pub(super) offered: Option<String>,
    /// What it comes from, for what rests on notes; what was said last, if that wasn't chosen.
    pub(super) from: Option<Vec<Id>>,
    /// Whether it stays what it is, whatever is typed.
    pub(super) held: bool,
    /// The words heard when it was wished to be parked.
    pub(super) parked: Option<String>,
    /// The character that chose the kind, while nothing else was typed.
    prefix: Option<char>,
    journalled: (u64, LineKind),
}

impl Default for Line {
    fn default() -> Self {
        let composer = Composer::default();
        let journalled = (0, LineKind::Note(Kind::Said));
        let kind = journalled.1;
        Self {
            composer,
            kind,
            began: None,
            editing: None,
            part: Part::Words,
            offered: None,
            from: None,
            held: false,
            parked: None,
            prefix: None,
            journalled,
        }
    }
}

impl Line {
    /// The line that was being typed when the interview was last open.
    #[must_use]
    pub(super) fn recovered(draft: &Draft) -> Self {
        let composer = Composer::with_text(&draft.text);
        let journalled = (composer.revision(), draft.kind);
        let (began, kind, editing) = (Some(draft.began), draft.kind, draft.editing);
        Self { composer, kind, began, editing, part: draft.part, journalled, ..Self::default() }
    }

    /// A line that writes a part of an entry; `offered` stands there for a start, where the part is
    /// empty.
    #[must_use]
    pub(super) fn writing(entry: &Entry, part: Part, offered: Option<String>, now: Stamp) -> Self {
        let own = entry.part(part).unwrap_or_default();
        let offered = offered.filter(|_| own.is_empty());
        let composer = Composer::with_text(offered.as_ref().unwrap_or(&own));
        let (kind, editing) = (entry.line_kind(), Some(entry.id));
        Self { composer, kind, began: Some(now), editing, part, offered, ..Self::default() }
    }

    /// A line for something that rests on these.
    pub(super) fn coming_from(kind: LineKind, notes: Vec<Id>) -> Self {
        Self { kind, from: Some(notes), ..Self::default() }
    }

    /// The words it began with, where it writes a part of an entry.
    pub(super) fn before(&self, interview: &Interview) -> Option<String> {
        let own = || interview.entry(self.editing?)?.part(self.part);
        self.offered.clone().or_else(own)
    }

    /// Takes an edit in. The first character of an empty line may choose its kind instead.
    pub(super) fn edit(&mut self, edit: Edit, now: Stamp, tick: u64) {
        if let Edit::Insert(typed) = &edit
            && self.composer.is_empty()
            && self.editing.is_none()
            && !self.held
            && self.first(typed, now)
        {
            return;
        }
        let empty = self.composer.is_empty();
        self.composer.apply(edit, tick);
        self.prefix = None;
        if empty && !self.composer.is_empty() {
            self.began.get_or_insert(now);
        }
        if self.composer.is_empty() && self.editing.is_none() {
            self.began = None;
        }
    }

    /// The first character of an empty line; true if it chose a kind and is not part of the words.
    fn first(&mut self, typed: &str, now: Stamp) -> bool {
        let mut chars = typed.chars();
        let (Some(first), None) = (chars.next(), chars.next()) else { return false };
        let Some(kind) = kind_of_first(first) else { return false };
        if self.prefix == Some(first) {
            self.kind = LineKind::Note(Kind::Said);
            self.prefix = None;
            return false;
        }
        self.kind = kind;
        self.prefix = Some(first);
        self.began.get_or_insert(now);
        true
    }

    /// Backspace on an empty line: back to what was said.
    pub(super) fn plain_again(&mut self) {
        self.kind = LineKind::Note(Kind::Said);
        self.prefix = None;
        self.began = None;
    }

    /// The next kind of line, or the one before.
    pub(super) fn turn_kind(&mut self, step: isize) {
        let count = TAB_KINDS.len().cast_signed();
        let at = TAB_KINDS.iter().position(|kind| *kind == self.kind);
        let at = at.map_or(0, |at| (at.cast_signed() + step).rem_euclid(count));
        if let Some(kind) = TAB_KINDS.get(at.unsigned_abs()) {
            self.kind = *kind;
        }
        self.prefix = None;
    }

    /// Whether there is anything in it.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.composer.is_empty()
    }

    /// Whether its words or its kind changed since the last time this was asked.
    pub(super) fn changed(&mut self) -> bool {
        let words = self.composer.revision();
        let empty = self.composer.is_empty() && self.journalled.0 == 0;
        let state = (if empty { 0 } else { words }, self.kind);
        let changed = if empty { false } else { state != self.journalled };
        self.journalled = state;
        changed
    }

    /// The draft to write down; none if there are no words.
    pub(super) fn draft(&self) -> Option<Draft> {
        let began = self.began.filter(|_| !self.composer.is_empty())?;
        let text = self.composer.text();
        let (kind, editing, part) = (self.kind, self.editing, self.part);
        Some(Draft { began, kind, editing, part, text })
    }
}

//! What can be undone: edits in groups, as long as they are of one kind and follow close upon each
//! other. Holds what was replaced, never whole texts.

use crate::tui::widgets::composer::buffer::Position;
use crate::tui::widgets::composer::cursor::Cursor;

/// A pause in typing longer than this starts a new group.
const PAUSE_MS: u64 = 600;

/// The oldest groups are forgotten beyond this many.
const GROUPS_KEPT: usize = 1000;

/// Only edits of one kind share a group; a `Whole` one stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Typing,
    ErasingBack,
    ErasingOn,
    Whole,
}

/// At `start`, `removed` gave way to `inserted`.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) start: Position,
    pub(crate) removed: String,
    pub(crate) inserted: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) steps: Vec<Step>,
    pub(crate) before: Cursor,
    pub(crate) after: Cursor,
    kind: Kind,
    /// Where the words of the last step end.
    end: Position,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    done: Vec<Group>,
    undone: Vec<Group>,
    open: bool,
    last_ms: u64,
}

impl History {
    /// Keeps `step`, in the open group if it belongs there.
    pub(crate) fn record(
        &mut self,
        step: Step,
        kind: Kind,
        now_ms: Option<u64>,
        cursors: [Cursor; 2],
    ) {
        let now_ms = now_ms.unwrap_or(self.last_ms);
        let soon = now_ms.saturating_sub(self.last_ms) <= PAUSE_MS;
        let open = self.done.last().filter(|_| self.open);
        let joins = open.is_some_and(|group| group.kind == kind && kind != Kind::Whole) && soon;
        self.last_ms = now_ms;
        self.keep(step, kind, joins, cursors);
    }

    /// Keeps `step` as part of the edit before it, whatever that was, if nothing came between.
    pub(crate) fn record_with_last(&mut self, step: Step, cursors: [Cursor; 2]) {
        self.keep(step, Kind::Whole, self.open, cursors);
    }

    /// The next edit starts a new group.
    pub(crate) fn close(&mut self) {
        self.open = false;
    }

    /// The group to take back; it can be done again.
    pub(crate) fn undo(&mut self) -> Option<Group> {
        self.close();
        let group = self.done.pop()?;
        self.undone.push(group.clone());
        Some(group)
    }

    /// The group to do again.
    pub(crate) fn redo(&mut self) -> Option<Group> {
        self.close();
        let group = self.undone.pop()?;
        self.done.push(group.clone());
        Some(group)
    }

    fn keep(&mut self, step: Step, kind: Kind, joins: bool, [before, after]: [Cursor; 2]) {
        self.undone.clear();
        self.open = true;
        if let Some(group) = self.done.last_mut().filter(|_| joins) {
            group.after = after;
            group.push(step);
            return;
        }
        if self.done.len() >= GROUPS_KEPT {
            self.done.remove(0);
        }
        let end = step.start.after(&step.inserted);
        self.done.push(Group { steps: vec![step], before, after, kind, end });
    }
}

impl Group {
    /// Adds `step`, to the one before it where it only types on.
    fn push(&mut self, step: Step) {
        let typed_on = step.removed.is_empty() && step.start == self.end;
        self.end = step.start.after(&step.inserted);
        match self.steps.last_mut() {
            Some(last) if typed_on => last.inserted.push_str(&step.inserted),
            Some(_) | None => self.steps.push(step),
        }
    }
}

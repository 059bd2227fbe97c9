//! The edits: what each one replaces, where the cursor stands afterwards, and what undo keeps of it.

use std::ops::Range;

use crate::tui::cluster;
use crate::tui::widgets::composer::Composer;
use crate::tui::widgets::composer::buffer::Position;
use crate::tui::widgets::composer::cursor::{Cursor, Motion};
use crate::tui::widgets::composer::undo::{Kind, Step};

/// `text` as it may be typed: newlines in one form, no control character but them and tabs.
pub(crate) fn clean(text: &str) -> String {
    let one_form = text.replace("\r\n", "\n").replace('\r', "\n");
    one_form.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

impl Composer {
    /// Replaces `bytes_back` bytes of the line before the cursor (more, where that would split a
    /// cluster) by `with`, as one edit.
    pub fn replace_before_cursor(&mut self, bytes_back: usize, with: &str, now_ms: u64) {
        let end = self.cursor.at;
        let line = self.buffer.line(end.line);
        let mut byte = end.byte.saturating_sub(bytes_back);
        while cluster::snap(line, byte) != byte {
            byte -= 1;
        }
        self.cursor.anchor = None;
        let with = clean(with);
        self.change(Position { byte, ..end }..end, &with, Kind::Whole, Some(now_ms));
    }

    /// Removes the first character of the text and leaves the cursor where it is in the words. One
    /// group with the edit before it, so that undo takes both back.
    pub fn drop_first_char(&mut self) {
        let Some(first) = self.first_char() else { return };
        let before = self.cursor;
        let removed = first.to_string();
        let start = Position::default();
        self.buffer.replace(start..start.after(&removed), "");
        let Position { line, byte } = before.at;
        self.cursor = self.snapped(match (line, first) {
            (0, _) => Position { line, byte: byte.saturating_sub(removed.len()) },
            (_, '\n') => Position { line: line - 1, byte },
            (_, _) => before.at,
        });
        let step = Step { start, removed, inserted: String::new() };
        self.history.record_with_last(step, [before, self.cursor]);
    }

    pub(crate) fn go(&mut self, motion: Motion) {
        self.history.close();
        let chosen = self.cursor.selection();
        let moved = || self.cursor.moved(&self.buffer, motion);
        let leaves = matches!(motion, Motion::Left | Motion::Right);
        let edge = chosen
            .filter(|_| leaves)
            .map(|chosen| if motion == Motion::Left { chosen.start } else { chosen.end });
        self.cursor = edge.map_or_else(moved, Cursor::new);
    }

    pub(crate) fn select(&mut self, motion: Motion) {
        self.history.close();
        let anchor = self.cursor.anchor.or(Some(self.cursor.at));
        self.cursor = self.cursor.moved(&self.buffer, motion);
        self.cursor.anchor = anchor;
    }

    pub(crate) fn insert(&mut self, text: &str, kind: Kind, now_ms: u64) {
        let text = clean(text);
        if !text.is_empty() {
            let at = self.cursor.at;
            let range = self.cursor.selection().unwrap_or(at..at);
            self.change(range, &text, kind, Some(now_ms));
        }
    }

    pub(crate) fn erase(&mut self, motion: Motion, kind: Kind, now_ms: u64) {
        self.change(self.reach(motion), "", kind, Some(now_ms));
    }

    /// Erases and remembers for `Yank`; with what the kill just before remembered, if it follows one.
    pub(crate) fn kill(&mut self, motion: Motion, killing: bool, now_ms: u64) {
        let range = self.reach(motion);
        if range.is_empty() {
            self.killing = killing;
            return;
        }
        let text = self.buffer.slice(range.start, range.end);
        let back = range.end == self.cursor.at;
        self.killed = match (killing, back) {
            (false, _) => text,
            (true, true) => text + &self.killed,
            (true, false) => std::mem::take(&mut self.killed) + &text,
        };
        self.change(range, "", Kind::Whole, Some(now_ms));
        self.killing = true;
    }

    pub(crate) fn kill_to_end(&mut self, killing: bool, now_ms: u64) {
        let Position { line, byte } = self.cursor.at;
        let at_end = byte == self.buffer.line(line).len();
        self.kill(if at_end { Motion::Right } else { Motion::LineEnd }, killing, now_ms);
    }

    pub(crate) fn undo(&mut self) {
        let Some(group) = self.history.undo() else { return };
        for step in group.steps.iter().rev() {
            let range = step.start..step.start.after(&step.inserted);
            self.buffer.replace(range, &step.removed);
        }
        self.cursor = group.before;
    }

    pub(crate) fn redo(&mut self) {
        let Some(group) = self.history.redo() else { return };
        for step in &group.steps {
            let range = step.start..step.start.after(&step.removed);
            self.buffer.replace(range, &step.inserted);
        }
        self.cursor = group.after;
    }

    /// The one way to change the text: puts `text` in the place of `range`, the cursor after it.
    /// Without a time it counts as done at the time of the edit before.
    pub(crate) fn change(
        &mut self,
        range: Range<Position>,
        text: &str,
        kind: Kind,
        now_ms: Option<u64>,
    ) {
        if range.is_empty() && text.is_empty() {
            return;
        }
        let before = self.cursor;
        let start = range.start;
        let removed = self.buffer.replace(range, text);
        self.cursor = self.snapped(start.after(text));
        let step = Step { start, removed, inserted: text.to_owned() };
        self.history.record(step, kind, now_ms, [before, self.cursor]);
    }

    /// The selection, else from the cursor to where `motion` leads.
    fn reach(&self, motion: Motion) -> Range<Position> {
        let at = self.cursor.at;
        let there = self.cursor.moved(&self.buffer, motion).at;
        self.cursor.selection().unwrap_or(at.min(there)..at.max(there))
    }

    /// An edit may join the clusters on both its sides: the cursor goes behind what they became.
    fn snapped(&self, at: Position) -> Cursor {
        Cursor::new(Position { byte: cluster::snap(self.buffer.line(at.line), at.byte), ..at })
    }
}

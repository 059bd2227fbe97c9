//! The composer against an editor so naive that it is surely right: one string, whole-text
//! snapshots for undo, clusters counted from the start each time.

#![expect(clippy::string_slice, reason = "a wrong boundary should fail the test")]

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::cluster::tests::awkward;
use crate::tui::widgets::composer::edit::clean;
use crate::tui::widgets::composer::{Composer, Edit, rows};

type State = (String, usize, Option<usize>);

#[derive(Default)]
struct Model {
    text: String,
    at: usize,
    anchor: Option<usize>,
    done: Vec<(State, State, &'static str)>,
    undone: Vec<(State, State, &'static str)>,
    open: bool,
    last_ms: u64,
    killed: String,
    killing: bool,
}

impl Model {
    fn state(&self) -> State {
        (self.text.clone(), self.at, self.anchor.filter(|anchor| *anchor != self.at))
    }

    fn put_back(&mut self, (text, at, anchor): State) {
        (self.text, self.at, self.anchor) = (text, at, anchor);
    }

    fn bounds(&self) -> Vec<usize> {
        let clusters = self.text.grapheme_indices(true).map(|(at, _)| at);
        clusters.chain([self.text.len()]).collect()
    }

    fn left(&self, at: usize) -> usize {
        self.bounds().into_iter().rfind(|bound| *bound < at).unwrap_or(0)
    }

    fn right(&self, at: usize) -> usize {
        self.bounds().into_iter().find(|bound| *bound > at).unwrap_or(self.text.len())
    }

    fn class(&self, from: usize, to: usize) -> char {
        match self.text[from..to].chars().next() {
            None | Some('\n') => 'n',
            Some(c) if c.is_alphanumeric() || c == '_' => 'l',
            Some(c) if c.is_whitespace() => ' ',
            Some(_) => 's',
        }
    }

    fn word_left(&self) -> usize {
        let mut at = self.left(self.at);
        if self.class(at, self.at) == 'n' {
            return at;
        }
        while at > 0 {
            let (before, next) = (self.left(at), self.right(at));
            let (class, run) = (self.class(before, at), self.class(at, next));
            if class == 'n' || (class != run && run != ' ') {
                break;
            }
            at = before;
        }
        at
    }

    fn word_right(&self) -> usize {
        let mut at = self.right(self.at);
        if self.class(self.at, at) == 'n' {
            return at;
        }
        while at < self.text.len() {
            let (before, next) = (self.left(at), self.right(at));
            let (run, class) = (self.class(before, at), self.class(at, next));
            if class == 'n' || (class != run && run != ' ') {
                break;
            }
            at = next;
        }
        at
    }

    fn line_start(&self) -> usize {
        self.text[..self.at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(&self) -> usize {
        self.text[self.at..].find('\n').map_or(self.text.len(), |ahead| self.at + ahead)
    }

    fn chosen(&self) -> Option<(usize, usize)> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.at)?;
        Some((anchor.min(self.at), anchor.max(self.at)))
    }

    fn go(&mut self, to: usize) {
        (self.at, self.anchor, self.open) = (to, None, false);
    }

    fn select(&mut self, to: usize) {
        self.anchor = self.anchor.or(Some(self.at));
        (self.at, self.open) = (to, false);
    }

    fn reach(&self, to: usize) -> (usize, usize) {
        self.chosen().unwrap_or((to.min(self.at), to.max(self.at)))
    }

    fn change(&mut self, (from, to): (usize, usize), text: &str, kind: &'static str, now: u64) {
        if from == to && text.is_empty() {
            return;
        }
        let before = self.state();
        self.text.replace_range(from..to, text);
        let behind = from + text.len();
        self.at = self.bounds().into_iter().find(|bound| *bound >= behind).unwrap();
        self.anchor = None;
        self.undone.clear();
        let after = self.state();
        let soon = now - self.last_ms <= 600;
        let last = self.done.last_mut();
        match last.filter(|last| self.open && soon && kind != "whole" && last.2 == kind) {
            Some(group) => group.1 = after,
            None => self.done.push((before, after, kind)),
        }
        (self.open, self.last_ms) = (true, now);
    }

    fn insert(&mut self, text: &str, kind: &'static str, now: u64) {
        let text = clean(text);
        if !text.is_empty() {
            self.change(self.chosen().unwrap_or((self.at, self.at)), &text, kind, now);
        }
    }

    fn kill(&mut self, to: usize, killing: bool, now: u64) {
        let (from, to) = self.reach(to);
        self.killing = killing;
        if from < to {
            let text = self.text[from..to].to_owned();
            self.killed = match (killing, to == self.at) {
                (true, true) => text + &self.killed,
                (true, false) => self.killed.clone() + &text,
                (false, _) => text,
            };
            self.change((from, to), "", "whole", now);
            self.killing = true;
        }
    }

    fn apply(&mut self, edit: Edit, now: u64) -> bool {
        let killing = std::mem::take(&mut self.killing);
        match edit {
            Edit::Insert(text) => self.insert(&text, "typing", now),
            Edit::NewLine => self.insert("\n", "typing", now),
            Edit::Paste(text) => self.insert(&text, "whole", now),
            Edit::Yank => self.insert(&self.killed.clone(), "whole", now),
            Edit::Backspace => self.change(self.reach(self.left(self.at)), "", "back", now),
            Edit::Delete => self.change(self.reach(self.right(self.at)), "", "on", now),
            Edit::DeleteWordBack => self.kill(self.word_left(), killing, now),
            Edit::DeleteWordForward => self.kill(self.word_right(), killing, now),
            Edit::KillToStart => self.kill(self.line_start(), killing, now),
            Edit::KillToEnd if self.line_end() == self.at => {
                self.kill(self.right(self.at), killing, now);
            }
            Edit::KillToEnd => self.kill(self.line_end(), killing, now),
            Edit::Undo => {
                self.open = false;
                if let Some(group) = self.done.pop() {
                    self.put_back(group.0.clone());
                    self.undone.push(group);
                }
            }
            Edit::Redo => {
                self.open = false;
                if let Some(group) = self.undone.pop() {
                    self.put_back(group.1.clone());
                    self.done.push(group);
                }
            }
            Edit::Left => self.go(self.chosen().map_or(self.left(self.at), |(from, _)| from)),
            Edit::Right => self.go(self.chosen().map_or(self.right(self.at), |(_, to)| to)),
            Edit::WordLeft => self.go(self.word_left()),
            Edit::WordRight => self.go(self.word_right()),
            Edit::LineStart => self.go(self.line_start()),
            Edit::LineEnd => self.go(self.line_end()),
            Edit::DocStart => self.go(0),
            Edit::DocEnd => self.go(self.text.len()),
            Edit::SelectLeft => self.select(self.left(self.at)),
            Edit::SelectRight => self.select(self.right(self.at)),
            Edit::SelectWordLeft => self.select(self.word_left()),
            Edit::SelectWordRight => self.select(self.word_right()),
            Edit::SelectAll => {
                self.go(0);
                self.select(self.text.len());
            }
            Edit::Up
            | Edit::Down
            | Edit::Home
            | Edit::End
            | Edit::SelectUp
            | Edit::SelectDown
            | Edit::SelectHome
            | Edit::SelectEnd => return false,
        }
        true
    }
}

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        8 => awkward().prop_map(Edit::Insert),
        2 => awkward().prop_map(Edit::Paste),
        20 => prop::sample::select(vec![
            Edit::NewLine, Edit::Backspace, Edit::Delete, Edit::WordLeft, Edit::WordRight,
            Edit::Left, Edit::Right, Edit::Up, Edit::Down, Edit::Home, Edit::End, Edit::LineStart,
            Edit::LineEnd, Edit::DocStart, Edit::DocEnd, Edit::SelectLeft, Edit::SelectRight,
            Edit::SelectUp, Edit::SelectDown, Edit::SelectWordLeft, Edit::SelectWordRight,
            Edit::SelectHome, Edit::SelectEnd, Edit::SelectAll, Edit::DeleteWordBack,
            Edit::DeleteWordForward, Edit::KillToEnd, Edit::KillToStart, Edit::Yank, Edit::Undo,
            Edit::Redo,
        ]),
        10 => prop::sample::select(vec!["a", " ", "🇩", "\u{301}", "\u{200D}", "👩", "日", "ab "])
            .prop_map(|text| Edit::Insert(text.to_owned())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_composer_does_what_a_naive_editor_does(
        edits in prop::collection::vec((edits(), 0..900u64), 1..60), width in 0..24u16,
    ) {
        let (mut composer, mut model, mut now) = (Composer::default(), Model::default(), 0);
        composer.set_width(width);
        for (edit, pause) in edits {
            now += pause;
            composer.apply(edit.clone(), now);
            if !model.apply(edit.clone(), now) {
                let (selects, to) = (format!("{edit:?}").contains("Select"), composer.cursor_byte());
                prop_assert!(model.bounds().contains(&to), "{:?} ended inside a cluster", edit);
                if selects { model.select(to) } else { model.go(to) }
            }
            prop_assert_eq!(&composer.text(), &model.text, "after {:?}", edit);
            prop_assert_eq!(composer.cursor_byte(), model.at, "after {:?}", edit);
            prop_assert_eq!(composer.len_bytes(), model.text.len());
            let chosen = model.chosen().map(|(from, to)| model.text[from..to].to_owned());
            prop_assert_eq!(composer.selected_text(), chosen, "after {:?}", edit);
            let mut all_rows = 0;
            for (line, text) in model.text.split('\n').enumerate() {
                let fresh = rows::starts(text, rows::columns(width));
                prop_assert_eq!(composer.buffer.starts(line), &fresh, "line {} after {:?}", line, edit);
                all_rows += fresh.len();
            }
            prop_assert_eq!(composer.rows(width), all_rows);
            prop_assert_eq!(composer.rows_capped(width, 3), all_rows.min(3));
        }
    }
}

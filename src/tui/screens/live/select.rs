//! What is selected in the stream: an entry, and perhaps some of its words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::interview::id::Id;
use crate::tui::screens::live::keys::Step;

/// An entry of the stream, with a caret in its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selection {
    /// The entry.
    pub(super) id: Id,
    caret: usize,
    anchor: Option<usize>,
}

impl Selection {
    /// All of an entry.
    #[must_use]
    pub(super) fn of(id: Id) -> Self {
        Self { id, caret: 0, anchor: None }
    }

    /// The words selected, as bytes of the entry's text.
    #[must_use]
    pub(super) fn span(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        let span = anchor.min(self.caret)..anchor.max(self.caret);
        (!span.is_empty()).then_some(span)
    }

    /// The words selected without the space around them.
    #[must_use]
    pub(super) fn words(&self, text: &str) -> Option<Range<usize>> {
        let span = self.span()?;
        let words = text.get(span.clone())?;
        let start = span.start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        (start < end).then_some(start..end)
    }

    /// Where the caret stands, in bytes.
    #[must_use]
    pub(super) fn caret(&self) -> usize {
        self.caret
    }

    /// Moves the caret, letting go of the words selected or selecting up to there.
    pub(super) fn step(&mut self, text: &str, step: Step, selecting: bool) {
        if selecting {
            self.anchor.get_or_insert(self.caret);
        } else {
            self.anchor = None;
        }
        self.caret = moved(text, self.caret, step);
    }

    /// Lets go of the words selected.
    pub(super) fn let_go(&mut self) {
        self.anchor = None;
    }
}

fn moved(text: &str, caret: usize, step: Step) -> usize {
    let before = || text.get(..caret).unwrap_or_default();
    let after = || text.get(caret..).unwrap_or_default();
    match step {
        Step::Start => 0,
        Step::End => text.len(),
        Step::Left => before().grapheme_indices(true).next_back().map_or(0, |(at, _)| at),
        Step::Right => caret + after().graphemes(true).next().map_or(0, str::len),
        Step::WordLeft => {
            let mut words = before().unicode_word_indices();
            words.next_back().map_or(0, |(at, _)| at)
        }
        Step::WordRight => {
            let next = after().unicode_word_indices().next();
            next.map_or(text.len(), |(at, word)| caret + at + word.len())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::interview::id::Id;
    use crate::tui::screens::live::keys::Step;

    #[test]
    fn words_are_selected_whole() {
        let text = "we could not see it";
        let mut selection = Selection::of(Id::new(1));
        selection.step(text, Step::WordRight, false);
        selection.step(text, Step::WordRight, true);
        selection.step(text, Step::WordRight, true);
        assert_eq!(selection.words(text).and_then(|span| text.get(span)), Some("could not"));
        selection.step(text, Step::End, true);
        assert_eq!(selection.span(), Some(2..text.len()));
    }

    #[test]
    fn a_character_is_a_whole_cluster() {
        let text = "👩‍👩‍👧 ok";
        let mut selection = Selection::of(Id::new(1));
        selection.step(text, Step::Right, true);
        assert_eq!(selection.span().map(|span| span.end), text.find(' '));
    }
}

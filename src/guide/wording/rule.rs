//! One wording rule.

use std::ops::Range;

use crate::guide::wording::{Kind, pattern::Pattern, text::Text};

/// A rule about wording, as its file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// A slug, unique among rules.
    pub id: String,
    /// What sort of harm it is about.
    pub class: String,
    /// The harm, in a sentence.
    pub why: String,
    /// Another way to put it.
    pub better: String,
    /// What it is for; nothing where it is turned off.
    pub(crate) kinds: Vec<Kind>,
    /// Ids of the phases it is for; empty means all, and none that is known.
    pub(crate) phases: Vec<String>,
    pub(crate) patterns: Vec<Pattern>,
    /// What is fine in spite of the patterns.
    pub(crate) fine_when: Vec<Pattern>,
    pub(crate) limits: Limits,
}

/// How much one text may hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) words: Option<usize>,
    pub(crate) questions: Option<usize>,
}

impl Rule {
    /// Whether it judges such texts.
    #[must_use]
    pub fn is_for(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    pub(crate) fn applies(&self, kind: Kind, phase: Option<&str>) -> bool {
        let fits = || phase.is_some_and(|phase| self.phases.iter().any(|id| id == phase));
        self.is_for(kind) && (self.phases.is_empty() || fits())
    }

    /// Where the text is fine in spite of the patterns: sorted, none inside another.
    pub(crate) fn fine_spans(&self, read: &Text) -> Vec<Range<usize>> {
        if self.fine_when.is_empty() {
            return Vec::new();
        }
        let mut spans: Vec<Range<usize>> = Vec::new();
        for start in 0..read.tokens().len() {
            let ends = self.fine_when.iter().filter_map(|pattern| pattern.end(read, start));
            let end = ends.max().filter(|end| spans.last().is_none_or(|last| last.end < *end));
            spans.extend(end.map(|end| start..end));
        }
        spans
    }
}

impl Limits {
    /// What goes over them, as spans of tokens.
    pub(crate) fn over(self, read: &Text) -> Vec<Range<usize>> {
        let words = self.words.and_then(|most| read.beyond_words(most));
        let questions = self.questions.and_then(|most| read.beyond_questions(most));
        words.into_iter().chain(questions).collect()
    }
}

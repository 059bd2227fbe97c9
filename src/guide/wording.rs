//! What harms in the wording of a question or a finding, and how to put it better.
//!
//! Rules are data (`assets/wording.yaml`): patterns over words, never regular expressions. What is
//! quoted is never judged. Advises only, and knows no disk; nothing here can stop anybody.

mod lexicon;
mod pattern;
mod quoted;
mod rule;
mod text;

use std::ops::Range;

use self::text::{Text, Token};

pub use self::rule::Rule;
pub(crate) use self::{
    lexicon::Lexicon,
    pattern::{Misread, Pattern, is_word},
    rule::Limits,
};

/// The most marks on one text.
pub const MOST_MARKS: usize = 200;

/// The most patterns tried on one text; what stands behind is not judged. Far beyond what people
/// write: a megabyte of prose takes about a tenth of it with the built-in rules.
const MOST_TRIES: usize = 20_000_000;

/// What a text is, which decides about the rules for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A question to an interviewee.
    Question,
    /// A finding, a summary or a title.
    Finding,
}

/// Some words of a text that a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where they stand, in bytes; never inside a character.
    pub at: Range<usize>,
    /// The rule's id.
    pub rule: String,
    /// What sort of harm: `leading`, `counterfactual`.
    pub class: String,
    /// The harm, in a sentence.
    pub why: String,
    /// Another way to put it.
    pub better: String,
}

/// Wording rules, ready for use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    lexicon: Lexicon,
    rules: Vec<Rule>,
    /// The patterns that begin with a word, sorted, and with lists of words: places of rules, and of
    /// patterns in them.
    by_word: Vec<(u32, (usize, usize))>,
    by_class: Vec<(u128, usize, usize)>,
}

impl Wording {
    /// The rules in use.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// What is worth another look in `text`, in the order of the text. `phase` is the interview's,
    /// where that is known: some rules are for one phase alone.
    #[must_use]
    pub fn check(&self, text: &str, kind: Kind, phase: Option<&str>) -> Vec<Mark> {
        let read = Text::of(text, &self.lexicon);
        let active: Vec<bool> = self.rules.iter().map(|rule| rule.applies(kind, phase)).collect();
        let is_active = |rule: usize| active.get(rule).copied().unwrap_or(false);
        let found = self.found(&read, &is_active);
        let mut found = self.settled(&read, found);
        for (at, rule) in self.rules.iter().enumerate().filter(|(at, _)| is_active(*at)) {
            let over = rule.limits.over(&read).into_iter();
            found.extend(over.map(|span| Found { rule: at, span }));
        }
        found.sort_by_key(|one| (one.span.start, one.span.end, one.rule));
        found.truncate(MOST_MARKS);
        found.into_iter().filter_map(|found| self.mark(&read, &found)).collect()
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Takes in the rules of a higher layer, whose words were added to these.
    pub(crate) fn overlay(&mut self, lexicon: Lexicon, higher: Vec<Rule>) {
        self.lexicon = lexicon;
        for rule in higher {
            match self.rules.iter_mut().find(|other| other.id == rule.id) {
                Some(old) => *old = rule,
                None => self.rules.push(rule),
            }
        }
        self.by_word.clear();
        self.by_class.clear();
        for (at, rule) in self.rules.iter().enumerate() {
            for (place, pattern) in rule.patterns.iter().enumerate() {
                let (words, classes) = pattern.beginnings();
                let beginning = words.iter().map(|word| (*word, (at, place)));
                self.by_class.extend((classes != 0).then_some((classes, at, place)));
                self.by_word.extend(beginning);
            }
        }
        self.by_word.sort_unstable();
    }

    fn found(&self, read: &Text, is_active: &dyn Fn(usize) -> bool) -> Vec<Found> {
        let mut found = Vec::new();
        let mut tries = 0;
        for (start, token) in read.tokens().iter().enumerate() {
            for (at, place) in self.beginning_with(token).filter(|(at, _)| is_active(*at)) {
                tries += 1;
                let pattern = self.rules.get(at).and_then(|rule| rule.patterns.get(place));
                let end = pattern.and_then(|pattern| pattern.end(read, start));
                found.extend(end.map(|end| Found { rule: at, span: start..end }));
            }
            if tries > MOST_TRIES || found.len() > 10 * MOST_MARKS {
                break;
            }
        }
        found
    }

    fn beginning_with<'a>(&'a self, token: &'a Token) -> impl Iterator<Item = (usize, usize)> + 'a {
        let from = self.by_word.partition_point(|(word, _)| *word < token.word);
        let by_word = self.by_word.iter().skip(from);
        let by_word = by_word.take_while(|(word, _)| *word == token.word).map(|(_, place)| *place);
        let fitting = self.by_class.iter().filter(|(classes, ..)| classes & token.classes != 0);
        by_word.chain(fitting.map(|(_, at, place)| (*at, *place)))
    }

    /// Without what is fine, and each rule at most once on the same words: the first and longest.
    fn settled(&self, read: &Text, mut found: Vec<Found>) -> Vec<Found> {
        found.sort_by_key(|one| (one.rule, one.span.start, usize::MAX - one.span.end));
        let mut kept: Vec<Found> = Vec::new();
        let mut fine: (usize, Vec<Range<usize>>) = (usize::MAX, Vec::new());
        for one in found {
            if fine.0 != one.rule {
                let spans = self.rules.get(one.rule).map(|rule| rule.fine_spans(read));
                fine = (one.rule, spans.unwrap_or_default());
            }
            let again = kept.last().filter(|last| last.rule == one.rule);
            let again = again.is_some_and(|last| last.span.end > one.span.start);
            if !again && !overlaps(&fine.1, &one.span) {
                kept.push(one);
            }
        }
        kept
    }

    fn mark(&self, read: &Text, found: &Found) -> Option<Mark> {
        let rule = self.rules.get(found.rule)?;
        Some(Mark {
            at: read.bytes(&found.span)?,
            rule: rule.id.clone(),
            class: rule.class.clone(),
            why: rule.why.clone(),
            better: rule.better.clone(),
        })
    }
}

/// A rule, by its place, and the tokens it is about.
#[derive(Debug)]
struct Found {
    rule: usize,
    span: Range<usize>,
}

/// Whether one of `spans`, sorted by their starts and not inside each other, shares a token.
fn overlaps(spans: &[Range<usize>], one: &Range<usize>) -> bool {
    let from = spans.partition_point(|span| span.end <= one.start);
    spans.get(from).is_some_and(|span| span.start < one.end)
}

#[cfg(test)]
mod tests;

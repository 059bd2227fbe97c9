//! Whether two texts speak of the same thing, by the words they share. Knows no language but common
//! English words to leave out and endings to cut; other languages are compared word for word.

use std::collections::{HashMap, HashSet};

/// Words that say nothing about what a text is about.
const COMMON: &str = "a about after again all also am an and another any anybody anything are as at \
    away back be because been before being both but by came can come could day did do does done down \
    each else even every first for from get go going got had has have he her here him his how i if in \
    into is it its just knew know last later left let like made make many me more most much my never \
    new no nobody not nothing now of off often on once one only onto or other our out over own part \
    put really right said same saw say see she should so some somebody something still such take than \
    that the their them then there these they thing things this those through time to together told \
    too took two under until up us use used very was way we well went were what when where which \
    while who whom whose why will with without would yet you your";

/// Endings that tell apart what is the same word here.
const ENDINGS: [&str; 8] = ["ings", "ing", "als", "al", "ed", "es", "s", "e"];

/// The words of many texts, each known by a number.
#[derive(Debug)]
pub(super) struct Lexicon {
    common: HashSet<&'static str>,
    numbers: HashMap<String, u32>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self { common: COMMON.split_whitespace().collect(), numbers: HashMap::new() }
    }
}

/// What a text is about: the numbers of its words, in order, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct About(Vec<u32>);

impl Lexicon {
    /// What a text is about.
    pub(super) fn about(&mut self, text: &str) -> About {
        let plain = text.to_lowercase().replace('’', "'");
        let words = plain.split(|c: char| !c.is_alphanumeric() && c != '\'').take(MOST_WORDS);
        let words = words.map(|word| word.trim_matches('\'').trim_end_matches("'s"));
        let words = words.map(|word| word.strip_suffix("n't").unwrap_or(word));
        let telling = words.filter(|word| word.chars().nth(2).is_some());
        let telling: Vec<&str> = telling.filter(|word| !self.common.contains(word)).collect();
        let mut numbers: Vec<u32> =
            telling.into_iter().map(|word| self.number(stem(word))).collect();
        numbers.sort_unstable();
        numbers.dedup();
        About(numbers)
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), next);
        next
    }
}

/// The most words of one text that are looked at.
const MOST_WORDS: usize = 400;

fn stem(word: &str) -> &str {
    let cut = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    cut.filter(|stem| stem.chars().count() > 2).unwrap_or(word)
}

impl About {
    /// The numbers of its words.
    pub(super) fn numbers(&self) -> &[u32] {
        &self.0
    }

    /// How many words two texts share.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(one.next()),
                std::cmp::Ordering::Greater => drop(two.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    one.next();
                    two.next();
                }
            }
        }
        shared
    }

    /// Whether two short texts name the same moment: at least two words shared, and half of the
    /// longer one; or all of both.
    pub(super) fn same(&self, other: &Self) -> bool {
        let shared = self.shared(other);
        let longer = self.0.len().max(other.0.len());
        (shared >= 2 && shared * 2 >= longer) || (shared > 0 && shared == longer)
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    fn same(one: &str, other: &str) -> bool {
        let mut lexicon = Lexicon::default();
        let (one, other) = (lexicon.about(one), lexicon.about(other));
        one.same(&other)
    }

    #[test]
    fn the_same_moment_is_known_by_its_words() {
        assert!(same("first customers could not pay", "First sign that customers couldn't pay"));
        assert!(same("the morning’s release is rolled back", "rolled the morning's release back"));
        assert!(same("the sale begins", "The sale begins."));
        assert!(!same("a new certificate is in place", "the expired certificate is seen"));
        assert!(!same("", "") && !same("it was then", "it was then"));
    }

    #[test]
    fn words_are_one_in_their_forms() {
        let mut lexicon = Lexicon::default();
        let (one, other) =
            (lexicon.about("renewals"), lexicon.about("it renews, renewed, renewal"));
        assert_eq!(one, other);
    }
}

//! The words that rules name, each with a number, and the lists they belong to, each with a bit.

use std::collections::HashMap;

/// Lists whose members are told by their look.
pub(crate) const BUILT_IN: [&str; 4] = ["name", "number", "acronym", "word"];

/// Capitalized like a name, and no word that the rules know.
pub(crate) const NAME: u128 = 1;
/// Begins with a digit.
pub(crate) const NUMBER: u128 = 2;
/// Two capitals or more, and no small letter.
pub(crate) const ACRONYM: u128 = 4;
/// Any word at all.
pub(crate) const WORD: u128 = 8;

/// The most lists, of all layers together: one bit each.
const MOST_LISTS: usize = 128;

/// The list whose words may stand before the beginning of a clause.
const OPENER: &str = "opener";

/// The list of what is no person's name, even with a capital.
const THING: &str = "thing";

/// A word's number; 0 is every word that no rule names.
pub(crate) type Word = u32;

/// Words and lists of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexicon {
    words: HashMap<String, (Word, u128)>,
    /// Names of lists by their bit; of two with one name, the later counts.
    lists: Vec<String>,
    /// For each list, the bits of those it takes in, its own among them.
    members: Vec<u128>,
    /// Beginnings (`fail*`) and endings (`*ed`) of words in lists.
    beginnings: Vec<(String, u128)>,
    endings: Vec<(String, u128)>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let lists = BUILT_IN.map(str::to_owned).to_vec();
        let members = (0..BUILT_IN.len()).map(|bit| 1 << bit).collect();
        let nothing = Vec::new;
        let words = HashMap::new();
        Self { words, lists, members, beginnings: nothing(), endings: nothing() }
    }
}

impl Lexicon {
    /// Makes room for a list, if there is any.
    pub(crate) fn add_list(&mut self, name: &str) -> Option<usize> {
        let bit = self.lists.len();
        if bit >= MOST_LISTS {
            return None;
        }
        self.lists.push(name.to_owned());
        self.members.push(1 << bit);
        Some(bit)
    }

    /// Puts a word into a list: `broke`, `*ed`, `fail*`.
    pub(crate) fn add_word(&mut self, list: usize, word: &str) {
        let bit = 1 << list;
        if let Some(ending) = word.strip_prefix('*') {
            self.endings.push((ending.to_owned(), bit));
        } else if let Some(beginning) = word.strip_suffix('*') {
            self.beginnings.push((beginning.to_owned(), bit));
        } else {
            let next = self.next();
            self.words.entry(word.to_owned()).or_insert((next, 0)).1 |= bit;
        }
    }

    /// Lets a list take in another one, with all that one takes in already.
    pub(crate) fn add_members(&mut self, list: usize, other: u128) {
        if let Some(members) = self.members.get_mut(list) {
            *members |= other;
        }
    }

    /// The bits of a list and of those it takes in.
    pub(crate) fn list(&self, name: &str) -> Option<u128> {
        let bit = self.lists.iter().rposition(|list| list == name)?;
        self.members.get(bit).copied()
    }

    /// The names of all lists.
    pub(crate) fn lists(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(String::as_str)
    }

    /// The number of a word that a pattern names.
    pub(crate) fn number(&mut self, word: &str) -> Word {
        if let Some((number, _)) = self.words.get(word) {
            return *number;
        }
        let next = self.next();
        self.words.insert(word.to_owned(), (next, 0));
        next
    }

    /// A word's number and the bits of the lists it is in.
    pub(crate) fn look_up(&self, word: &str) -> (Word, u128) {
        let (number, listed) = self.words.get(word).copied().unwrap_or_default();
        let begins = self.beginnings.iter().filter(|(begin, _)| word.starts_with(begin.as_str()));
        let ends = self.endings.iter().filter(|(end, _)| word.ends_with(end.as_str()));
        let affixes = begins.chain(ends).fold(0, |bits, (_, bit)| bits | bit);
        (number, listed | affixes)
    }

    /// The bits of the words that may stand before a beginning.
    pub(crate) fn openers(&self) -> u128 {
        self.list(OPENER).unwrap_or(0)
    }

    /// The bits of what is no name.
    pub(crate) fn things(&self) -> u128 {
        self.list(THING).unwrap_or(0)
    }

    fn next(&self) -> Word {
        u32::try_from(self.words.len() + 1).unwrap_or(Word::MAX)
    }
}

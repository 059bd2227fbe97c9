//! What the people of an incident are called: names and their parts, other names, handles, addresses,
//! initials, and what is commonly made of a name for a handle.
//!
//! Not known here: pet names nobody wrote down, and misspellings. With a capital letter they are words
//! that nobody knows, and asked about as such.

use crate::findings::names::token::{Case, Token, tokens};
use crate::interview::incident::Person;

/// What people are called.
pub(super) struct Forms(Vec<Form>);

/// One of the things one of them is called.
struct Form {
    person: usize,
    words: Vec<String>,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// A whole name of several words, or a handle: nothing else is called so.
    Whole,
    /// A single name, which may be a word as well: certain with a capital letter only.
    Single,
    /// Initials: never certain.
    Initials,
}

/// Somebody found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Called {
    /// How many words it takes.
    pub(super) words: usize,
    /// The one it is, by their place among the people; none where it may be several.
    pub(super) person: Option<usize>,
    /// Whether it can be nothing else.
    pub(super) certain: bool,
}

/// Single names shorter than this are not looked for.
const SHORTEST: usize = 2;

/// Names of so many letters are looked for at both ends of longer words; longer ones anywhere in them.
const SHORT: usize = 3;

impl Forms {
    pub(super) fn of(people: &[Person]) -> Self {
        let mut forms = Self(Vec::new());
        for (person, about) in people.iter().enumerate() {
            for name in std::iter::once(&about.name).chain(&about.aliases) {
                forms.name(person, &words(name));
            }
            for handle in &about.handles {
                forms.handle(person, handle, about);
            }
        }
        forms
    }

    /// Whoever is called so at this word, with the longest thing they are called.
    pub(super) fn called(&self, text: &str, from: &[Token]) -> Option<Called> {
        let fitting = self.0.iter().filter(|form| form.fits(text, from));
        let longest = fitting.clone().map(|form| form.words.len()).max()?;
        let same: Vec<&Form> = fitting.filter(|form| form.words.len() == longest).collect();
        let first = same.first()?;
        let one = same.iter().all(|form| form.person == first.person);
        let sure = same.iter().any(|form| form.is_certain(text, from));
        let person = one.then_some(first.person);
        Some(Called { words: longest, person, certain: sure && one })
    }

    /// Whose name stands within a longer word.
    pub(super) fn within(&self, token: &Token) -> Option<Called> {
        let mut people = self.0.iter().filter(|form| form.is_within(&token.folded));
        let person = people.next()?.person;
        let one = people.all(|form| form.person == person);
        Some(Called { words: 1, person: one.then_some(person), certain: false })
    }

    fn name(&mut self, person: usize, words: &[String]) {
        let [first, .., last] = words else {
            self.push(person, words.to_vec(), Sort::Single);
            return;
        };
        self.push(person, words.to_vec(), Sort::Whole);
        self.push(person, words.iter().rev().cloned().collect(), Sort::Whole);
        for word in words {
            self.push(person, vec![word.clone()], Sort::Single);
        }
        for joined in [
            words.concat(),
            format!("{last}{first}"),
            format!("{}{last}", initial(first)),
            format!("{first}{}", initial(last)),
            format!("{last}{}", initial(first)),
        ] {
            self.push(person, vec![joined], Sort::Whole);
        }
        let initials: Vec<String> = words.iter().map(|word| initial(word)).collect();
        self.push(person, vec![initials.concat()], Sort::Initials);
        self.push(person, initials, Sort::Initials);
    }

    /// A chat handle, or an address, of which the part before the `@` counts.
    fn handle(&mut self, person: usize, handle: &str, about: &Person) {
        let handle = handle.trim().trim_start_matches('@');
        let words = words(handle.split('@').next().unwrap_or(handle));
        let names = std::iter::once(&about.name).chain(&about.aliases);
        let is_name = names.flat_map(|name| tokens(name)).any(|token| [token.folded] == *words);
        self.push(person, words, if is_name { Sort::Single } else { Sort::Whole });
    }

    fn push(&mut self, person: usize, words: Vec<String>, sort: Sort) {
        let letters: usize = words.iter().map(|word| word.chars().count()).sum();
        if letters >= SHORTEST {
            self.0.push(Form { person, words, sort });
        }
    }
}

impl Form {
    /// Whether these words begin with it, with little between them.
    fn fits(&self, text: &str, from: &[Token]) -> bool {
        let Some(tokens) = from.get(..self.words.len()) else { return false };
        let one = self.words.len() == 1;
        let same = tokens.iter().zip(&self.words).all(|(token, word)| {
            token.folded == *word
                || one && self.sort != Sort::Initials && is_several(&token.folded, word)
        });
        same && self.is_written_so(tokens) && joined(text, tokens)
    }

    /// Initials are capitals.
    fn is_written_so(&self, tokens: &[Token]) -> bool {
        self.sort != Sort::Initials || tokens.iter().all(|token| token.case != Case::Lower)
    }

    fn is_certain(&self, text: &str, from: &[Token]) -> bool {
        let Some(first) = from.first() else { return false };
        let before = text.get(..first.at.start).unwrap_or_default();
        match self.sort {
            Sort::Whole => true,
            Sort::Single => first.case != Case::Lower || before.ends_with('@'),
            Sort::Initials => false,
        }
    }

    fn is_within(&self, longer: &str) -> bool {
        let [word] = self.words.as_slice() else { return false };
        if self.sort == Sort::Initials || word == longer || is_several(longer, word) {
            return false;
        }
        let letters = word.chars().count();
        let caseless = word.chars().all(|c| c.is_alphabetic() && !c.is_lowercase());
        match letters {
            _ if caseless => longer.contains(word.as_str()),
            ..SHORT => false,
            SHORT => longer.starts_with(word.as_str()) || longer.ends_with(word.as_str()),
            _ => longer.contains(word.as_str()),
        }
    }
}

/// The words of a name, folded.
fn words(name: &str) -> Vec<String> {
    tokens(name).into_iter().filter(|token| !token.ending).map(|token| token.folded).collect()
}

fn initial(word: &str) -> String {
    word.chars().take(1).collect()
}

/// `brandts` are several of `brandt`.
fn is_several(word: &str, one: &str) -> bool {
    one.chars().count() >= SHORT && matches!(word.strip_prefix(one), Some("s" | "es"))
}

/// Whether there is nothing between the words that parts a name.
fn joined(text: &str, tokens: &[Token]) -> bool {
    tokens.iter().zip(tokens.iter().skip(1)).all(|(one, next)| {
        let between = text.get(one.at.end..next.at.start).unwrap_or_default();
        between.chars().count() <= 2
            && between.chars().all(|c| c.is_whitespace() || "._-,'’·".contains(c))
    })
}

//! Patterns over words: read from a line, matched within a fixed number of words.
//!
//! | written | means |
//! |---|---|
//! | `why` | this word; contractions are read as words: `didn't` is `did not` |
//! | `failed\|forgot` | one of these |
//! | `<person>` | a word of this list |
//! | `(really)` | this word, or nothing |
//! | `..` | up to three words of the same clause |
//! | `...` | up to twelve words of the same sentence |
//! | `~you` | the next word is not this; at the beginning: the word before |
//! | `^` | at the beginning of a clause; `^^` of a sentence |
//! | `$` | at the end of a sentence |
//! | `,` `?` `“”` | a comma or its like, a question mark, something quoted |

use crate::{
    guide::wording::{
        lexicon::{BUILT_IN, Lexicon, WORD, Word},
        text::{COMMA, QUESTION, QUOTED, Text, Token},
    },
    yaml::{list_of, nearest},
};

/// The most parts of a pattern.
const MOST_PARTS: usize = 24;

/// A sequence of words to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pattern {
    begins: Begins,
    /// What the word before must not be.
    not_after: Option<Words>,
    parts: Vec<Part>,
    at_end: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Begins {
    #[default]
    Anywhere,
    Clause,
    Sentence,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    One(Words),
    Perhaps(Words),
    Not(Words),
    /// So many words at most, in the same clause.
    Gap(u8),
    /// The same, in the same sentence.
    Leap(u8),
}

/// Words that may stand in one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Words {
    numbers: Vec<Word>,
    lists: u128,
}

/// What is wrong with a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misread {
    pub(crate) found: String,
    pub(crate) expected: String,
    pub(crate) near: Option<String>,
}

impl Pattern {
    /// Reads a pattern; the words it names get their numbers in `lexicon`.
    pub(crate) fn read(text: &str, lexicon: &mut Lexicon) -> Result<Self, Misread> {
        let mut pattern = Self::default();
        let pieces: Vec<&str> = text.split_whitespace().collect();
        if pieces.len() > MOST_PARTS {
            let found = format!("{} parts", pieces.len());
            return Err(misread(found, format!("at most {MOST_PARTS}")));
        }
        let last = pieces.len().saturating_sub(1);
        for (at, piece) in pieces.into_iter().enumerate() {
            pattern.take(piece, (at == 0, at == last), lexicon)?;
        }
        pattern.whole()
    }

    /// The words and lists that a match can begin with.
    pub(crate) fn beginnings(&self) -> (&[Word], u128) {
        match self.parts.first() {
            Some(Part::One(words)) => (&words.numbers, words.lists),
            Some(Part::Perhaps(_) | Part::Not(_) | Part::Gap(_) | Part::Leap(_)) | None => (&[], 0),
        }
    }

    /// Where the shortest match ends that begins with the token `start`.
    pub(crate) fn end(&self, read: &Text, start: usize) -> Option<usize> {
        let token = read.token(start)?;
        let begins = match self.begins {
            Begins::Anywhere => true,
            Begins::Clause => token.begins_clause,
            Begins::Sentence => token.begins_sentence,
        };
        let before = start.checked_sub(1).and_then(|before| read.token(before));
        let not_after = self.not_after.as_ref().zip(before);
        if !begins || not_after.is_some_and(|(words, before)| words.hold(before)) {
            return None;
        }
        // Bit n: so far matched, the next word is the one n after the start.
        let mut open = 1_u64;
        for part in &self.parts {
            open = part.step(open, read, start);
            if open == 0 {
                return None;
            }
        }
        let ends = bits(open).map(|offset| start + offset);
        ends.filter(|end| *end > start).find(|end| !self.at_end || read.ends_at(*end))
    }

    fn take(
        &mut self,
        piece: &str,
        (first, last): (bool, bool),
        lexicon: &mut Lexicon,
    ) -> Result<(), Misread> {
        match piece {
            "^" if first => self.begins = Begins::Clause,
            "^^" if first => self.begins = Begins::Sentence,
            "$" if last => self.at_end = true,
            ".." => self.parts.push(Part::Gap(3)),
            "..." => self.parts.push(Part::Leap(12)),
            _ => match piece.strip_prefix('~') {
                Some(words) if self.parts.is_empty() => {
                    self.not_after = Some(Words::read(words, lexicon)?);
                }
                Some(words) => self.parts.push(Part::Not(Words::read(words, lexicon)?)),
                None => self.parts.push(Part::read(piece, lexicon)?),
            },
        }
        Ok(())
    }

    /// A match must begin with a word that tells something.
    fn whole(self) -> Result<Self, Misread> {
        let (numbers, lists) = self.beginnings();
        let anywhere = self.begins == Begins::Anywhere && lists & WORD != 0;
        if anywhere || (numbers.is_empty() && lists == 0) {
            let found = "a pattern that could begin with any word".to_owned();
            return Err(misread(found, "a word or a list of words first".to_owned()));
        }
        Ok(self)
    }
}

impl Part {
    fn read(piece: &str, lexicon: &mut Lexicon) -> Result<Self, Misread> {
        let optional = piece.strip_prefix('(').and_then(|piece| piece.strip_suffix(')'));
        match optional {
            Some(words) => Words::read(words, lexicon).map(Self::Perhaps),
            None => Words::read(piece, lexicon).map(Self::One),
        }
    }

    fn step(&self, open: u64, read: &Text, start: usize) -> u64 {
        let token = |offset: usize| read.token(start + offset);
        let held = |words: &Words| {
            let fits = |offset: &usize| token(*offset).is_some_and(|token| words.hold(token));
            bits(open).filter(fits).fold(0_u64, |held, offset| held | 1 << offset)
        };
        let widened = |most: u8, ahead: &dyn Fn(&Token) -> u8| {
            bits(open).fold(0_u64, |wider, offset| {
                let length = token(offset).map_or(0, |token| ahead(token).min(most));
                wider | ((1_u64 << (length + 1)) - 1).checked_shl(count(offset)).unwrap_or(0)
            })
        };
        match self {
            Self::One(words) => held(words) << 1,
            Self::Perhaps(words) => open | held(words) << 1,
            Self::Not(words) => open & !held(words),
            Self::Gap(most) => widened(*most, &|token| token.clause_ahead),
            Self::Leap(most) => widened(*most, &|token| token.sentence_ahead),
        }
    }
}

impl Words {
    fn read(piece: &str, lexicon: &mut Lexicon) -> Result<Self, Misread> {
        let mut words = Self::default();
        for word in piece.split('|') {
            let list = word.strip_prefix('<').and_then(|word| word.strip_suffix('>'));
            match (list, word) {
                (Some(name), _) => words.lists |= list_named(name, lexicon)?,
                (None, ",") => words.numbers.push(COMMA),
                (None, "?") => words.numbers.push(QUESTION),
                (None, "“”") => words.numbers.push(QUOTED),
                (None, word) if is_word(word) => words.numbers.push(lexicon.number(word)),
                (None, _) => {
                    let expected = "a word in small letters, without an apostrophe inside: \
                        `didn't` is written `did not`";
                    return Err(misread(format!("`{word}`"), expected.to_owned()));
                }
            }
        }
        Ok(words)
    }

    fn hold(&self, token: &Token) -> bool {
        token.classes & self.lists != 0 || self.numbers.contains(&token.word)
    }
}

/// Whether a word can be met in a text: small letters and digits, hyphens, perhaps `'` before.
pub(crate) fn is_word(word: &str) -> bool {
    let letters = word.strip_prefix('\'').unwrap_or(word);
    let fits = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || c == '-';
    let plain = letters.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let odd = || letters.starts_with(char::is_alphanumeric) && letters.chars().all(fits);
    (plain && !letters.is_empty()) || odd()
}

fn list_named(name: &str, lexicon: &Lexicon) -> Result<u128, Misread> {
    lexicon.list(name).ok_or_else(|| {
        let named: Vec<&str> = lexicon.lists().collect();
        let near = nearest(name, named.iter().copied()).map(|near| format!("<{near}>"));
        let own = named.into_iter().skip(BUILT_IN.len());
        let expected = format!("the name of a list: {}", list_of(BUILT_IN.into_iter().chain(own)));
        Misread { near, ..misread(format!("an unknown list `<{name}>`"), expected) }
    })
}

fn misread(found: String, expected: String) -> Misread {
    Misread { found, expected, near: None }
}

/// The places of the bits that are set, the lowest first.
fn bits(mut mask: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = usize::try_from(mask.trailing_zeros()).ok().filter(|_| mask != 0)?;
        mask &= mask - 1;
        Some(lowest)
    })
}

fn count(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

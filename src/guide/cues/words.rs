//! A text as its words, folded so that two spellings of one word are equal.

use std::ops::Range;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Without case, its apostrophes straight.
    pub(crate) folded: String,
    /// Where it stands, in bytes.
    pub(crate) at: Range<usize>,
    /// Whether a sentence begins with it.
    pub(crate) begins: bool,
}

/// The words of a text: letters and digits, with the apostrophes between them. A sentence ends with
/// `.`, `!` or `?` before a space. A point inside `12.30` ends nothing, and dots that trail off are
/// how hesitation is written.
#[must_use]
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut word: Option<Word> = None;
    let mut gap = Gap::Ended;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let inside = word.is_some() && (joins(c) || (is_apostrophe(c) && goes_on));
        if inside || (c.is_alphanumeric() && !is_apostrophe(c)) {
            let begins = gap == Gap::Ended;
            let word = word.get_or_insert(Word { folded: String::new(), at: at..at, begins });
            fold(c, &mut word.folded);
            word.at.end = at + c.len_utf8();
            gap = Gap::Open;
        } else {
            found.extend(word.take());
            gap = gap.then(c);
        }
    }
    found.extend(word);
    found
}

/// A text with nothing but its words, folded, one space between them.
#[must_use]
pub(crate) fn folded(text: &str) -> String {
    let words = words(text).into_iter().map(|word| word.folded);
    words.collect::<Vec<_>>().join(" ")
}

/// What stood since the last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// Nothing that ends a sentence.
    Open,
    /// What ends one if a space follows.
    Ending,
    /// Dots.
    Trailing,
    /// The end of one.
    Ended,
}

impl Gap {
    fn then(self, c: char) -> Self {
        match self {
            Self::Ended => Self::Ended,
            Self::Ending | Self::Trailing if c == '.' => Self::Trailing,
            _ if matches!(c, '.' | '!' | '?') => Self::Ending,
            Self::Ending if c.is_whitespace() => Self::Ended,
            Self::Ending if closes(c) => Self::Ending,
            Self::Ending | Self::Trailing | Self::Open => Self::Open,
        }
    }
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// Marks over the letter before, and what only says where a word may be broken.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}')
}

/// Upper case first, so that `ß` is `ss` and both small sigmas are one.
fn fold(c: char, into: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => into.push(c),
        '\u{ad}' | '\u{200b}'..='\u{200d}' => {}
        c if is_apostrophe(c) => into.push('\''),
        c => into.extend(c.to_uppercase().flat_map(char::to_lowercase)),
    }
}

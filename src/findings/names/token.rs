//! A text as words with their places.

use std::ops::Range;

use crate::findings::names::fold::{fold, is_part};

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
    /// The word, folded.
    pub(super) folded: String,
    /// How it is written.
    pub(super) case: Case,
    /// Whether it is what an apostrophe leaves of a longer word: the `s` of `Ana's`.
    pub(super) ending: bool,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// All in lower case, or in letters that know none.
    Lower,
    /// With a capital letter, here or there.
    Capital,
    /// All in capitals, two or more.
    Capitals,
}

/// What an apostrophe may leave of a longer word.
const ENDINGS: [&str; 7] = ["s", "t", "d", "m", "ll", "re", "ve"];

/// The words of a text. What holds no letter or digit is none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = 0..text.len();
    while let Some(at) = next(text, rest.clone()) {
        rest.start = at.end;
        let word = text.get(at.clone()).unwrap_or_default();
        if word.chars().any(char::is_alphanumeric) {
            let folded = fold(word);
            let before = text.get(..at.start).unwrap_or_default();
            let cut = before.strip_suffix(['\'', '’']);
            let cut = cut.is_some_and(|before| before.ends_with(char::is_alphanumeric));
            let ending = cut && ENDINGS.contains(&folded.as_str());
            found.push(Token { at, case: case(word), folded, ending });
        }
    }
    found
}

fn next(text: &str, within: Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(within.clone())?;
    let start = rest.find(is_part)?;
    let word = rest.get(start..)?;
    let end = word.find(|c| !is_part(c)).unwrap_or(word.len());
    Some(within.start + start..within.start + start + end)
}

fn case(word: &str) -> Case {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    if !letters().any(char::is_uppercase) {
        Case::Lower
    } else if letters().count() > 1 && letters().all(char::is_uppercase) {
        Case::Capitals
    } else {
        Case::Capital
    }
}

#[cfg(test)]
mod tests {
    use super::{Case, tokens};

    #[test]
    fn words_are_found_with_their_places() {
        let text = "Zoë’s desk: A\u{200b}na_db — ANA’s. \u{200b} can't";
        let found = tokens(text);
        let words: Vec<&str> = found.iter().map(|token| token.folded.as_str()).collect();
        assert_eq!(words, ["zoe", "s", "desk", "ana", "db", "ana", "s", "can", "t"]);
        let endings = found.iter().filter(|token| token.ending).count();
        assert_eq!(endings, 3);
        let cases: Vec<Case> = found.iter().map(|token| token.case).take(6).collect();
        let (lower, capital) = (Case::Lower, Case::Capital);
        assert_eq!(cases, [capital, lower, lower, capital, lower, Case::Capitals]);
        assert!(found.iter().all(|token| text.get(token.at.clone()).is_some()));
    }
}

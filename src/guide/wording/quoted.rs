//! Where a text repeats somebody's words: between quotation marks, which are never judged.

use std::ops::Range;

/// Pairs of marks; where both are the same, what stands around them tells which is which.
const PAIRS: [(char, char); 8] = [
    ('“', '”'),
    ('"', '"'),
    ('‘', '’'),
    ('\'', '\''),
    ('`', '`'),
    ('«', '»'),
    ('„', '“'),
    ('{', '}'),
];

/// Words that begin with an apostrophe.
const ELIDED: [&str; 8] = ["em", "cause", "til", "tis", "twas", "n", "round", "bout"];

/// The quoted parts of `text` in bytes, marks included, in their order. A double mark that is never
/// closed quotes the rest of its paragraph; a single one is an apostrophe.
pub(crate) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // For each pair: up to where no closing mark stands, as an earlier search showed.
    let mut barren = [0; PAIRS.len()];
    let mut from = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let around = std::mem::replace(&mut before, c);
        let pair = PAIRS.iter().position(|(open, _)| *open == c);
        let Some(pair) = pair.filter(|_| at >= from && !around.is_alphanumeric()) else {
            continue;
        };
        let Some(rest) = text.get(at + c.len_utf8()..).filter(|rest| opens(c, rest)) else {
            continue;
        };
        let known = barren.get(pair).is_some_and(|end| *end > at);
        let length = if known { Err(0) } else { length(pair, rest) };
        let end = match length {
            Ok(length) => Some(at + c.len_utf8() + length),
            Err(searched) => {
                let until = at + c.len_utf8() + searched;
                let barren = barren.get_mut(pair);
                let until = barren.map_or(until, |end| {
                    *end = until.max(*end);
                    *end
                });
                matches!(c, '“' | '"' | '„').then_some(until)
            }
        };
        from = end.unwrap_or(from);
        found.extend(end.map(|end| at..end));
    }
    found
}

/// Whether a mark with `rest` behind it begins something.
fn opens(mark: char, rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let elided = || ELIDED.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit());
    let touches = rest.starts_with(|c: char| !c.is_whitespace());
    touches && !(matches!(mark, '\'' | '‘') && elided())
}

/// The bytes up to and with the closing mark; else how many were searched in vain.
fn length(pair: usize, rest: &str) -> Result<usize, usize> {
    let (open, close) = PAIRS.get(pair).copied().unwrap_or((' ', ' '));
    let single = matches!(close, '\'' | '’');
    let mut before = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        if c == '\n' && (next == '\n' || open == '{') {
            return Err(at);
        }
        let ends = c == close && !(single && (next.is_alphanumeric() || before.is_whitespace()));
        if ends && (open != close || at > 0) {
            return Ok(at + c.len_utf8());
        }
        before = c;
    }
    Err(rest.len())
}

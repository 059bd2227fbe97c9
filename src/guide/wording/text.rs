//! A text as the words that rules look at: contractions taken apart, quotes closed to view.

use std::ops::Range;

use crate::guide::wording::{
    lexicon::{ACRONYM, Lexicon, NAME, NUMBER, WORD, Word},
    quoted::quoted,
};

/// A comma, colon, dash or bracket.
pub(crate) const COMMA: Word = Word::MAX;
/// A question mark.
pub(crate) const QUESTION: Word = Word::MAX - 1;
/// Something quoted, or a blank.
pub(crate) const QUOTED: Word = Word::MAX - 2;
/// Any other end of a sentence.
const STOP: Word = Word::MAX - 3;

/// One word, or one mark between words.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) word: Word,
    pub(crate) classes: u128,
    pub(crate) begins_sentence: bool,
    pub(crate) begins_clause: bool,
    /// How many words follow without a mark between them, this one among them.
    pub(crate) clause_ahead: u8,
    /// The same, commas and their like allowed.
    pub(crate) sentence_ahead: u8,
    at: Range<usize>,
}

/// The words of a text.
#[derive(Debug, Default)]
pub(crate) struct Text {
    tokens: Vec<Token>,
}

impl Text {
    /// Takes a text apart.
    pub(crate) fn of(text: &str, lexicon: &Lexicon) -> Self {
        let things = lexicon.things();
        let mut reading =
            Reading { text, lexicon, things, tokens: Vec::new(), lower: String::new() };
        let mut from = 0;
        for quote in quoted(text) {
            reading.plain(from..quote.start);
            reading.push(QUOTED, WORD, quote.clone());
            if reading.ends_inside(&quote) {
                reading.push(STOP, 0, quote.end..quote.end);
            }
            from = quote.end;
        }
        reading.plain(from..text.len());
        let mut read = Self { tokens: reading.tokens };
        read.mark_beginnings(lexicon.openers());
        read.count_ahead();
        read
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    pub(crate) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// Whether a sentence ends before this token.
    pub(crate) fn ends_at(&self, at: usize) -> bool {
        self.token(at).is_none_or(Token::ends_sentence)
            || at.checked_sub(1).and_then(|last| self.token(last)).is_some_and(Token::ends_sentence)
    }

    /// A span of tokens in bytes.
    pub(crate) fn bytes(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.token(span.start)?, self.token(span.end.checked_sub(1)?)?);
        Some(first.at.start..last.at.end)
    }

    /// The words after so many, where there are more. What is quoted does not count.
    pub(crate) fn beyond_words(&self, most: usize) -> Option<Range<usize>> {
        let words = self.tokens.iter().enumerate().filter(|(_, token)| token.counts());
        let mut starts = words.map(|(at, token)| (at, token.at.start)).collect::<Vec<_>>();
        starts.dedup_by_key(|(_, start)| *start);
        starts.get(most).map(|(first, _)| *first..self.tokens.len())
    }

    /// The questions after so many, where there are more.
    pub(crate) fn beyond_questions(&self, most: usize) -> Option<Range<usize>> {
        let is_mark = |at: usize| self.token(at).is_some_and(|token| token.word == QUESTION);
        let first_of_run = |at: &usize| is_mark(*at) && !at.checked_sub(1).is_some_and(is_mark);
        let mut marks = (0..self.tokens.len()).filter(first_of_run).skip(most.saturating_sub(1));
        let (last, over) = (marks.next()?, marks.next()?);
        Some(last + 1..over + 1).filter(|span| span.start < span.end)
    }

    fn mark_beginnings(&mut self, openers: u128) {
        let (mut sentence, mut clause) = (true, true);
        for token in &mut self.tokens {
            (token.begins_sentence, token.begins_clause) = (sentence, clause);
            let opens = token.classes & openers != 0;
            sentence = token.ends_sentence() || (sentence && opens);
            clause = token.ends_sentence() || token.word == COMMA || (clause && opens);
        }
    }

    fn count_ahead(&mut self) {
        let (mut clause, mut sentence) = (0_u8, 0_u8);
        for token in self.tokens.iter_mut().rev() {
            let is_word = token.classes & WORD != 0;
            clause = if is_word { clause.saturating_add(1) } else { 0 };
            let goes_on = is_word || token.word == COMMA;
            sentence = if goes_on { sentence.saturating_add(1) } else { 0 };
            (token.clause_ahead, token.sentence_ahead) = (clause, sentence);
        }
    }
}

impl Token {
    fn ends_sentence(&self) -> bool {
        matches!(self.word, STOP | QUESTION)
    }

    fn counts(&self) -> bool {
        self.classes & WORD != 0 && self.word != QUOTED
    }
}

struct Reading<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    things: u128,
    tokens: Vec<Token>,
    /// The word at hand in small letters, kept for its room.
    lower: String,
}

impl Reading<'_> {
    fn push(&mut self, word: Word, classes: u128, at: Range<usize>) {
        self.tokens.push(Token {
            word,
            classes,
            at,
            begins_sentence: false,
            begins_clause: false,
            clause_ahead: 0,
            sentence_ahead: 0,
        });
    }

    /// Whether a quote closes its sentence: “It was red.” And then …
    fn ends_inside(&self, quote: &Range<usize>) -> bool {
        let inside = self.text.get(quote.clone()).unwrap_or_default();
        let stops = inside.trim_end_matches(['”', '"', '’', '\'', '»', '“']).ends_with(['.', '!']);
        let rest = self.text.get(quote.end..).unwrap_or_default().trim_start();
        stops && rest.starts_with(char::is_uppercase)
    }

    /// A part that is not quoted.
    fn plain(&mut self, part: Range<usize>) {
        let mut at = part.start;
        while let Some(rest) = self.text.get(at..part.end).filter(|rest| !rest.is_empty()) {
            let length = word_length(rest);
            if length > 0 {
                self.word(at..at + length);
                at += length;
                continue;
            }
            let Some(c) = rest.chars().next() else { return };
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            self.between(c, after, at..at + c.len_utf8());
            at += c.len_utf8();
        }
    }

    fn between(&mut self, c: char, after: &str, at: Range<usize>) {
        let spaced = after.starts_with(char::is_whitespace) || after.is_empty();
        match c {
            '?' => self.push(QUESTION, 0, at),
            '!' => self.push(STOP, 0, at),
            '.' if spaced && !self.abbreviated() => self.push(STOP, 0, at),
            '\n' if after.starts_with('\n') => self.push(STOP, 0, at),
            ',' | ';' | ':' | '—' | '–' | '…' | '(' | ')' => self.push(COMMA, 0, at),
            '-' if spaced => self.push(COMMA, 0, at),
            _ => {}
        }
    }

    /// Whether the point after the last word belongs to it: `K.`, `a.m.`, `vs.`
    fn abbreviated(&self) -> bool {
        let last = self.tokens.last().and_then(|token| self.text.get(token.at.clone()));
        let last = last.unwrap_or_default();
        let initial = last.len() == 1 && last.starts_with(|c: char| c.is_uppercase() && c != 'I');
        initial || last.contains('.') || matches!(last, "vs" | "etc" | "Mr" | "Ms" | "Mrs" | "Dr")
    }

    fn word(&mut self, at: Range<usize>) {
        let word = self.text.get(at.clone()).unwrap_or_default();
        let look = look(word);
        let mut lower = std::mem::take(&mut self.lower);
        lower.clear();
        let small = word.chars().flat_map(char::to_lowercase);
        lower.extend(small.map(|c| if c == '’' { '\'' } else { c }));
        for part in apart(&lower).into_iter().filter(|part| !part.is_empty()) {
            let (number, lists) = self.lexicon.look_up(part);
            // A contraction's second word was not written with a capital.
            let look = if lower.starts_with(part) { look } else { WORD };
            let known = number != 0 || lists & self.things != 0;
            let look = if known { look & !NAME } else { look };
            self.push(number, lists | look, at.clone());
        }
        self.lower = lower;
    }
}

/// The bytes of the word that `rest` begins with: letters and digits, with hyphens, apostrophes,
/// points and the like inside.
fn word_length(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let inside = matches!(c, '-' | '\'' | '’' | '.' | ':' | '_' | '@' | '%')
            && at > 0
            && at == end
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(inside || c.is_alphanumeric() || c == '\u{301}') {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// What a word looks like, as bits of the lists that go by looks.
fn look(word: &str) -> u128 {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = word.chars().next();
    let large = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().any(char::is_lowercase);
    let digits = word.chars().any(|c| c.is_ascii_digit());
    let capital = first.is_some_and(char::is_uppercase);
    let initial = capital && word.len() == 1 && word != "I" && word != "A";
    let named = capital && small && letters.next().is_some() && !digits && large <= 2;
    let bit = |is: bool, bit: u128| if is { bit } else { 0 };
    WORD | bit(named || initial, NAME)
        | bit(first.is_some_and(|c| c.is_ascii_digit()), NUMBER)
        | bit(large >= 2 && !small, ACRONYM)
}

/// A contraction as its words, anything else as it is; at most three.
fn apart(word: &str) -> [&str; 3] {
    if let Some(first) = word.strip_suffix("n't've") {
        return [whole(first), "not", "have"];
    }
    if let Some(first) = word.strip_suffix("n't") {
        return [whole(first), "not", ""];
    }
    for (ending, second) in ENDINGS {
        if let Some(first) = word.strip_suffix(ending).filter(|first| !first.is_empty()) {
            let [first, middle, _] =
                if first.contains('\'') { apart(first) } else { [first, "", ""] };
            return if middle.is_empty() { [first, second, ""] } else { [first, middle, second] };
        }
    }
    match word {
        "cannot" => ["can", "not", ""],
        "shoulda" => ["should", "have", ""],
        "coulda" => ["could", "have", ""],
        "woulda" => ["would", "have", ""],
        _ => [word, "", ""],
    }
}

const ENDINGS: [(&str, &str); 6] =
    [("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"), ("'d", "'d"), ("'s", "'s")];

/// The word that `n't` was put behind.
fn whole(first: &str) -> &str {
    match first {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        "ai" => "is",
        _ => first,
    }
}

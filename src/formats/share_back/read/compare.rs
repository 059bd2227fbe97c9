//! Whether words are still the same, after mail programs and editors had their way with them.

/// Words without what was put around and before signs: the backslashes of Markdown, quotation marks
/// around all of it.
pub(super) fn bare(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut typed = words.trim().chars().peekable();
    while let Some(c) = typed.next() {
        let escapes = c == '\\' && typed.peek().is_some_and(char::is_ascii_punctuation);
        if !escapes {
            out.push(c);
        } else if let Some(escaped) = typed.next() {
            out.push(escaped);
        }
    }
    unquoted(out.trim()).to_owned()
}

fn unquoted(words: &str) -> &str {
    const PAIRS: [(char, char); 5] = [('“', '”'), ('"', '"'), ('„', '“'), ('«', '»'), ('“', '“')];
    let inside = |(open, close)| words.strip_prefix(open)?.strip_suffix(close);
    PAIRS.into_iter().find_map(inside).map_or(words, str::trim)
}

/// Words with one form for each kind of sign and space.
pub(super) fn plain(words: &str) -> String {
    let words: String = bare(words).chars().map(sign).collect();
    let words = words.replace('…', "...");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sign(typed: char) -> char {
    match typed {
        '‘' | '’' | '‚' | '′' => '\'',
        '“' | '”' | '„' | '«' | '»' | '″' => '"',
        '‐'..='―' | '−' => '-',
        _ if typed.is_whitespace() => ' ',
        _ => typed,
    }
}

/// Whether both are the same letters and digits in the same order.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.chars().filter(|c| c.is_alphanumeric()).eq(other.chars().filter(|c| c.is_alphanumeric()))
}

/// The same without digits, for sentences with dates in them.
pub(super) fn same_letters(one: &str, other: &str) -> bool {
    one.chars().filter(|c| c.is_alphabetic()).eq(other.chars().filter(|c| c.is_alphabetic()))
}

/// What is left of words that begin with others; all of them where they don't.
pub(super) fn without<'a>(words: &'a str, others: &str) -> &'a str {
    let mut rest = words.chars();
    for expected in others.chars().filter(|c| c.is_alphabetic()) {
        if rest.find(|c| c.is_alphabetic()) != Some(expected) {
            return words;
        }
    }
    rest.as_str().trim_start_matches(|c: char| !c.is_alphanumeric()).trim()
}

/// Whether there is a word in it at all.
pub(super) fn says(words: &str) -> bool {
    words.chars().any(char::is_alphanumeric)
}

/// The beginning of it.
pub(super) fn clipped(words: &str) -> String {
    const SHOWN: usize = 60;
    let shown: String = words.chars().take(SHOWN).collect();
    if shown.len() < words.len() { format!("{shown}…") } else { shown }
}

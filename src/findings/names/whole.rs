//! Marked parts of a text, grown to whole words: half a name is a name all the same, and would not be
//! known for one.

use std::ops::Range;

use crate::findings::names::fold::is_part;

/// What holds the parts of an address, a number or a name together.
const JOINERS: &str = "@._-/:+#'’";

/// The marked parts with no word cut, those that meet made one.
pub(in crate::findings) fn whole_words(text: &str, spans: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut grown: Vec<Range<usize>> = Vec::new();
    for span in spans.iter().filter(|span| text.get((*span).clone()).is_some()) {
        let from = span.start - before(text, span.start);
        let to = span.end + after(text, span.end);
        match grown.last_mut().filter(|last| from < last.end) {
            Some(last) => last.end = last.end.max(to),
            None => grown.push(from..to),
        }
    }
    grown
}

/// How many bytes of a word stand before this place, where it cuts one.
fn before(text: &str, at: usize) -> usize {
    let (left, right) = text.split_at_checked(at).unwrap_or((text, ""));
    if right.starts_with(is_within) { rest_of_word(left.chars().rev()) } else { 0 }
}

/// How many bytes of a word stand after this place, where it cuts one.
fn after(text: &str, at: usize) -> usize {
    let (left, right) = text.split_at_checked(at).unwrap_or(("", text));
    if left.ends_with(is_within) { rest_of_word(right.chars()) } else { 0 }
}

/// How many bytes of these characters go on with a word.
fn rest_of_word(mut letters: impl Iterator<Item = char> + Clone) -> usize {
    let mut bytes = 0;
    while let Some(c) = letters.next() {
        let joins = JOINERS.contains(c) && goes_on(letters.clone());
        if !is_part(c) && !joins {
            break;
        }
        bytes += c.len_utf8();
    }
    bytes
}

/// Whether a word goes on after what holds its parts together.
fn goes_on(mut letters: impl Iterator<Item = char>) -> bool {
    letters.find(|c| !JOINERS.contains(*c)).is_some_and(is_part)
}

fn is_within(c: char) -> bool {
    is_part(c) || JOINERS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::whole_words;

    fn grown(text: &str, marked: &str) -> String {
        let at = text.find(marked).unwrap();
        let span = at..at + marked.len();
        whole_words(text, &[span]).into_iter().map(|span| text.get(span).unwrap()).collect()
    }

    #[test]
    fn half_a_word_becomes_a_whole_one_and_whole_ones_stay() {
        for (text, marked, whole) in [
            ("then Zorvex said", "orv", "Zorvex"),
            ("then Zorvex said", "Zorvex", "Zorvex"),
            ("he said \"it was dark.\" so", "it was dark", "it was dark"),
            ("write zoe.k@example.org, please", "k@exam", "zoe.k@example.org"),
            ("see https://a.example/b now", "example", "https://a.example/b"),
            ("a Zo\u{200b}e b", "Zo", "Zo\u{200b}e"),
            ("all of it", "all of it", "all of it"),
            ("a b c", " b ", " b "),
            ("née Zoë-Ann", "Zo", "Zoë-Ann"),
        ] {
            assert_eq!(grown(text, marked), whole, "{text}");
        }
    }

    #[test]
    fn parts_that_meet_in_a_word_are_one_and_what_is_no_part_is_none() {
        assert_eq!(whole_words("zorvex said", &[0..2, 4..5, 7..9]), [0..6, 7..11]);
        assert_eq!(whole_words("é", &[1..2, 0..9]), []);
    }
}

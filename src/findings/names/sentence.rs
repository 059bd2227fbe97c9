//! The sentence a word stands in.

use std::ops::Range;

/// How many characters of a sentence stand before and after the word.
const AROUND: usize = 90;

/// The sentence around a place of a text, cut short where it is long; and the place in it.
pub(super) fn sentence(text: &str, at: Range<usize>) -> (String, Range<usize>) {
    let before = text.get(..at.start).unwrap_or_default();
    let word = text.get(at.clone()).unwrap_or_default();
    let after = text.get(at.end..).unwrap_or_default();
    let starts =
        before.char_indices().rev().find(|(at, c)| ends(*c, before.get(at + c.len_utf8()..)));
    let start = starts.map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.char_indices().find(|(at, c)| ends(*c, after.get(at + c.len_utf8()..)));
    let end = end.map_or(after.len(), |(at, c)| if c == '\n' { at } else { at + c.len_utf8() });
    let before = before.get(start..).unwrap_or_default().trim_start();
    let after = after.get(..end).unwrap_or_default().trim_end();
    let (before, after) = (last(before), first(after));
    let place = before.len()..before.len() + word.len();
    (format!("{before}{word}{after}"), place)
}

/// Whether a sentence ends with this character, given what follows.
fn ends(c: char, rest: Option<&str>) -> bool {
    let open = rest.is_none_or(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    c == '\n' || matches!(c, '.' | '!' | '?' | '…') && open
}

fn last(text: &str) -> String {
    let cut = text.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    let rest = cut.and_then(|at| text.get(at..));
    rest.map_or_else(
        || text.to_owned(),
        |rest| {
            let word = rest.find(' ').and_then(|at| rest.get(at + 1..)).unwrap_or(rest);
            format!("…{word}")
        },
    )
}

fn first(text: &str) -> String {
    let cut = text.char_indices().nth(AROUND).map(|(at, _)| at);
    let kept = cut.and_then(|at| text.get(..at));
    kept.map_or_else(
        || text.to_owned(),
        |kept| {
            let word = kept.rfind(' ').and_then(|at| kept.get(..at)).unwrap_or(kept);
            format!("{word}…")
        },
    )
}

#[cfg(test)]
mod tests {
    use super::sentence;

    fn of(text: &str, word: &str) -> (String, String) {
        let at = text.find(word).unwrap();
        let (said, place) = sentence(text, at..at + word.len());
        (said.clone(), said.get(place).unwrap().to_owned())
    }

    #[test]
    fn the_sentence_is_found_with_the_word_in_it() {
        let text = "It was dark. Then Ana, at 3.5 m, said: go! Nobody\nwent";
        let said = ("Then Ana, at 3.5 m, said: go!".to_owned(), "Ana".to_owned());
        assert_eq!(of(text, "Ana"), said);
        assert_eq!(of(text, "Nobody").0, "Nobody");
        assert_eq!(of("Ana", "Ana").0, "Ana");
    }

    #[test]
    fn a_long_one_is_cut_between_words() {
        let text = format!("{}Ana {}", "word ".repeat(60), "and so on ".repeat(60));
        let (said, word) = of(&text, "Ana");
        assert!(said.starts_with("…word") && said.ends_with('…'), "{said}");
        assert!(said.chars().count() < 200 && word == "Ana");
    }
}

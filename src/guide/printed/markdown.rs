//! Words as Markdown that shows them as they are: one line, no markup, no control characters.

/// Characters that begin markup anywhere.
const MARKUP: [char; 10] = ['\\', '`', '*', '[', ']', '<', '>', '&', '|', '~'];

/// Characters that begin a block where a line or a list item begins.
const BLOCK: [char; 5] = ['#', '-', '+', '=', ':'];

/// `text` in one line, with nothing in it that Markdown would take for its own.
#[must_use]
pub(super) fn escaped(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(words.len());
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let seen: Vec<char> = words.chars().filter(|typed| !unseen(*typed)).collect();
    for (at, typed) in seen.iter().enumerate() {
        let first = at == 0 && BLOCK.contains(typed);
        let number = at > 0 && at == digits && matches!(typed, '.' | ')');
        let inside = |at: Option<usize>| {
            at.and_then(|at| seen.get(at)).is_some_and(|other| other.is_alphanumeric())
        };
        let stressed = *typed == '_' && !(inside(at.checked_sub(1)) && inside(at.checked_add(1)));
        if first || number || stressed || MARKUP.contains(typed) {
            out.push('\\');
        }
        out.push(*typed);
    }
    out
}

/// Control characters, and those that turn the direction of what follows.
fn unseen(typed: char) -> bool {
    let turns = matches!(typed, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    typed.is_control() || turns
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_is_shown_as_it_was_typed() {
        for (typed, wanted) in [
            ("plain, “quoted” words", "plain, “quoted” words"),
            ("*loud* <b>&amp;", "\\*loud\\* \\<b\\>\\&amp;"),
            ("_so_ a_name", "\\_so\\_ a_name"),
            ("# title", "\\# title"),
            ("no # title", "no # title"),
            ("2. then", "2\\. then"),
            ("at 2. then", "at 2. then"),
            ("[x](y)", "\\[x\\](y)"),
            ("two\nlines\t\u{1b}[31m", "two lines \\[31m"),
            ("turned \u{202e}round", "turned round"),
            ("", ""),
        ] {
            assert_eq!(escaped(typed), wanted, "{typed:?}");
        }
    }
}

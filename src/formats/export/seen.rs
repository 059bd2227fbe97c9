//! Words as a reader can see them: nothing invisible, nothing that turns the direction of reading.

/// The lines of `text` that hold anything, each with single spaces. What can't be seen becomes its
/// number (`‹U+202E›`), so that nobody reads past it.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.split(breaks).map(line).filter(|line| !line.is_empty()).collect()
}

/// `text` in one line.
pub(super) fn one_line(text: &str) -> String {
    lines(text).join(" ")
}

/// Whether `text` begins and ends with a space or a line break.
pub(super) fn edges(text: &str) -> [bool; 2] {
    [text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace)]
}

/// Whether part of `text` is read from right to left.
pub(super) fn turns(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}

fn breaks(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line(text: &str) -> String {
    let words = text.trim().split([' ', '\t']).filter(|word| !word.is_empty());
    let words = words.map(|word| word.chars().map(shown).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}

fn shown(c: char) -> String {
    if hidden(c) { format!("‹U+{:04X}›", u32::from(c)) } else { c.to_string() }
}

/// Controls, marks of direction, characters without width that join nothing, and those that are none.
fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::{lines, one_line, turns};

    #[test]
    fn what_cannot_be_seen_becomes_its_number() {
        assert_eq!(lines(" two\t words \r\n\n and\u{2028}more "), ["two words", "and", "more"]);
        assert_eq!(one_line("a\nb"), "a b");
        assert_eq!(one_line("in\u{202e}voice\u{1b}[2J\0"), "in‹U+202E›voice‹U+001B›[2J‹U+0000›");
        for kept in ["ça va – “oui”", "👩‍👩‍👧", "می‌خواهم", "日本語", "e\u{301}"]
        {
            assert_eq!(one_line(kept), kept);
        }
        assert!(turns("שלום") && turns("x مرحبا") && !turns("hello, 世界"));
    }
}

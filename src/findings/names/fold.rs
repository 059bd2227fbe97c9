//! Words as they are compared: without accents, case, and what nobody sees.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The text folded: compatibility forms taken apart, marks and invisible characters dropped, in lower
/// case.
pub(super) fn fold(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_invisible(*c));
    let plain = seen.nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c));
    plain.flat_map(char::to_lowercase).fold(String::new(), |mut folded, c| {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
        folded
    })
}

/// Whether a character can stand within a word: letters, digits, marks on them, and what nobody sees.
pub(super) fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)
}

/// Characters that take no room: format characters, fillers, selectors, tags.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::{fold, is_part};

    #[test]
    fn what_looks_the_same_folds_to_the_same() {
        for ana in ["Ana", "ANA", "A\u{301}na", "Án\u{e0}", "A\u{200b}n\u{ad}a", "Ａｎａ", "𝐀𝐧𝐚"]
        {
            assert_eq!(fold(ana), "ana", "{ana:?}");
        }
        assert_eq!(
            (fold("Weiß"), fold("Søren"), fold("ﬁn")),
            ("weiss".into(), "soren".into(), "fin".into())
        );
        assert_ne!(fold("Ana"), fold("Anna"));
    }

    #[test]
    fn a_word_goes_on_over_what_nobody_sees_and_ends_at_an_apostrophe() {
        assert!("a\u{200b}é9\u{301}語".chars().all(is_part));
        assert!(!"'’-_. @".chars().any(is_part));
    }
}

//! Words that name nobody.

use std::collections::HashSet;

const FILE: &str = include_str!("../../../assets/ordinary-words.txt");

/// Words that name nobody, however they are written.
pub(super) struct Ordinary(HashSet<&'static str>);

impl Ordinary {
    pub(super) fn words() -> Self {
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        Self(lines.flat_map(str::split_whitespace).collect())
    }

    /// Whether a folded word is one of them.
    pub(super) fn has(&self, folded: &str) -> bool {
        self.0.contains(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::{FILE, Ordinary};

    /// Words that are given names too: with a capital letter they must be asked about.
    const ALSO_NAMES: [&str; 30] = [
        "will", "mark", "may", "april", "june", "august", "bill", "rob", "nick", "jack", "sue",
        "pat", "drew", "grant", "frank", "dean", "gene", "ray", "rose", "grace", "hope", "joy",
        "faith", "art", "chase", "dawn", "rich", "max", "page", "price",
    ];

    #[test]
    fn common_words_are_known_and_names_are_not() {
        let words = Ordinary::words();
        assert!(["the", "nobody", "what", "customers"].iter().all(|word| words.has(word)));
        assert_eq!(ALSO_NAMES.iter().find(|word| words.has(word)), None);
        assert!(!words.has("kafka") && !words.has("ana") && !words.has(""));
    }

    #[test]
    fn the_list_is_in_order_and_folded() {
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
        assert!(words.is_sorted_by(|one, next| one < next), "each once, in order");
        let plain = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase());
        assert!(words.iter().all(plain));
    }
}

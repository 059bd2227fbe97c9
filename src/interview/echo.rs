//! Whether a text still holds words of another one: a run of four of them, or all if they are fewer.

/// How many words in a row are an echo.
const RUN: usize = 4;

/// Whether `text` holds a run of these words, whatever the case and the signs between them.
#[must_use]
pub fn echoes(words: &str, text: &str) -> bool {
    let (words, text) = (folded(words), folded(text));
    let run = words.len().min(RUN);
    run > 0 && words.windows(run).any(|run| text.windows(run.len()).any(|other| other == run))
}

fn folded(text: &str) -> Vec<String> {
    let words = text.split(|typed: char| !typed.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::echoes;

    #[test]
    fn four_words_in_a_row_are_an_echo_and_so_are_all_of_fewer() {
        let words = "Nobody told us, which alerts could wait";
        assert!(echoes(words, "so: nobody – told us which board"));
        assert!(!echoes(words, "nobody told them which alerts could"));
        assert!(echoes("mango", "it was Mango!") && !echoes("mango", "mangoes"));
        assert!(!echoes("", "anything") && !echoes("…", "…"));
    }
}

//! A word with its regular English endings. Knows no irregular ones: a bank lists those itself.

/// From how many letters on a word is taken to have endings.
const FEWEST: usize = 4;

/// The word and its forms. Some that nobody says are among them (`openned`); nobody says them.
#[must_use]
pub(super) fn forms(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut forms = vec![word.to_owned()];
    if letters.len() < FEWEST || !letters.iter().all(|c| c.is_alphabetic()) {
        return forms;
    }
    let mut add = |stem: &str, endings: &[&str]| {
        forms.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
    };
    add(word, &["'s"]);
    match letters.as_slice() {
        [.., c, 'y'] if !is_vowel(*c) => {
            add(word.trim_end_matches('y'), &["ies", "ied"]);
            add(word, &["ing"]);
        }
        [.., before, 'e'] => {
            add(word, &["s", "d", "ing"]);
            let stem = word.strip_suffix("ie").map(|stem| format!("{stem}y"));
            let stem = stem.unwrap_or_else(|| word.strip_suffix('e').unwrap_or(word).to_owned());
            if !matches!(before, 'e' | 'o' | 'y') {
                add(&stem, &["ing"]);
            }
        }
        [.., 's' | 'x' | 'z'] | [.., 'c' | 's', 'h'] => add(word, &["es", "ed", "ing"]),
        [.., 'o'] => add(word, &["s", "es", "ed", "ing"]),
        _ => add(word, &["s", "ed", "ing"]),
    }
    if let [.., a, b, c] = letters.as_slice()
        && !is_vowel(*a)
        && is_vowel(*b)
        && !is_vowel(*c)
        && !matches!(c, 'w' | 'x' | 'y')
    {
        add(&format!("{word}{c}"), &["ed", "ing"]);
    }
    forms
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

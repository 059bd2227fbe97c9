//! The nearest known name, for "did you mean".

/// The known name that `found` most likely stands for, if one is near enough.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = found.chars().count();
    if length > 60 {
        return None;
    }
    let allowed = (length / 3).clamp(1, 3);
    let scored = known.into_iter().map(|name| (distance(found, name), name));
    scored.filter(|(far, _)| *far <= allowed).min().map(|(_, name)| name)
}

/// Names in backticks, for a sentence: "`a`, `b` or `c`"; at most a dozen are named.
pub fn list_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    let more = quoted.len().saturating_sub(12);
    quoted.truncate(12);
    if more > 0 {
        return format!("{} or {more} more", quoted.join(", "));
    }
    match quoted.pop() {
        Some(last) if quoted.is_empty() => last,
        Some(last) => format!("{} or {last}", quoted.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// Insertions, deletions, replacements and swaps of neighbors, in characters, ignoring case
/// (the optimal string alignment distance).
fn distance(from: &str, to: &str) -> usize {
    let letters = |text: &str| -> Vec<char> { text.chars().flat_map(char::to_lowercase).collect() };
    let (from, to) = (letters(from), letters(to));
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, a) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in to.iter().enumerate() {
            let cell = |line: &[usize], at: usize| line.get(at).copied().unwrap_or(usize::MAX - 1);
            let replaced = cell(&last, column) + usize::from(a != b);
            let shorter = cell(&last, column + 1).min(cell(&current, column)) + 1;
            let swapped = row > 0
                && column > 0
                && from.get(row - 1) == Some(b)
                && to.get(column - 1) == Some(a);
            let swap = if swapped { cell(&before, column - 1) + 1 } else { usize::MAX };
            current.push(replaced.min(shorter).min(swap));
        }
        before = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{list_of, nearest};

    #[test]
    fn the_nearest_name_wins_and_a_stranger_has_none() {
        let known = ["probes", "cues", "tags", "title"];
        assert_eq!(nearest("probe", known), Some("probes"));
        assert_eq!(nearest("tgas", known), Some("tags"));
        assert_eq!(nearest("Title", known), Some("title"));
        assert_eq!(nearest("severity", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
    }

    #[test]
    fn names_are_listed_as_one_says_them() {
        assert_eq!(list_of(["a"]), "`a`");
        assert_eq!(list_of(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(list_of([]), "nothing");
    }
}

//! What `check` promises, tested. Each rule on its own is tried on files, beside the other fixtures.

#![expect(clippy::indexing_slicing, reason = "a test may panic")]

use super::{check, cues};
use crate::guide::Library;

#[test]
fn of_what_is_shipped_nothing_is_doubtful() {
    let told: Vec<String> = check(Vec::new()).warnings.iter().map(ToString::to_string).collect();
    assert_eq!(told, [""; 0]);
}

#[test]
fn a_cue_is_loud_from_beyond_two_in_a_hundred_sentences() {
    let mut library = Library::built_in();
    library.banks.truncate(1);
    library.banks[0].questions.truncate(1);
    library.banks[0].questions[0].cues = vec!["transfer".into()];
    let text = |with: usize, of: usize| {
        "They transferred it.\n".repeat(with) + &"They moved it.\n\n".repeat(of - with)
    };
    assert_eq!(cues::doubts(&library, &text(2, 100)).len(), 0);
    let loud = cues::doubts(&library, &text(3, 100));
    assert!(loud[0].said.contains("`transfer` sounds in 3.0 %"), "{}", loud[0].said);
    assert_eq!(cues::doubts(&library, "").len(), 0);
}

//! What `cluster` promises, tested.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::cluster::{after, before, clusters, snap};

/// Code points that join, break or confuse their neighbors, and some that do nothing.
pub(crate) fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            'a', 'b', ' ', 'é', '\u{301}', '\u{200D}', '\u{FE0F}', '\u{FE0E}', '👩', '👧', '❤',
            '🇩', '🇪', '👍', '\u{1F3FD}', 'क', '\u{94D}', 'ष', '\u{93F}', 'ᄀ', 'ᅡ', 'ᆨ', '각',
            '日', '。', '\u{200C}', '\u{200B}', '\u{202E}', '\u{600}', '\u{1F3F4}', '\u{E0067}',
            '\u{E007F}', '\t', '\r', '\n', '\u{1b}', '\u{7f}', '\u{9b}', '\u{FFFE}', '\u{903}',
            '\u{FF9E}', '\u{20E3}', '\u{3000}', '\u{115F}', '\u{1160}', '\u{E0101}', '\u{2028}',
            'ל', 'ا', '\u{0E33}', '\u{0D4E}', '\u{110BD}',
        ]),
        1 => any::<char>(),
    ];
    prop::collection::vec((piece, prop_oneof![12 => 1..3usize, 1 => 10..30usize]), 0..24)
        .prop_map(|runs| runs.into_iter().flat_map(|(c, n)| std::iter::repeat_n(c, n)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn forward_backward_and_snapped_boundaries_agree(text in awkward()) {
        let whole: Vec<&str> = text.graphemes(true).collect();
        prop_assert_eq!(clusters(&text).collect::<Vec<_>>(), whole.clone());
        let mut ends = vec![0];
        let mut start = 0;
        for cluster in &whole {
            let end = start + cluster.len();
            prop_assert_eq!(after(&text, start), end);
            prop_assert_eq!(before(&text, end), start);
            ends.push(end);
            start = end;
        }
        for byte in 0..=text.len() {
            prop_assert_eq!(Some(&snap(&text, byte)), ends.iter().find(|end| **end >= byte));
        }
    }
}

#[test]
fn beyond_the_ends_nothing_is_found_and_nothing_panics() {
    assert_eq!(after("ab", 9), 9);
    assert_eq!(before("ab", 9), 1);
    assert_eq!(before("", 0), 0);
    assert_eq!(snap("ab", 9), 2);
    assert_eq!(clusters("").next(), None);
}

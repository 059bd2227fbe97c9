//! What `show` promises, tested.

use std::borrow::Cow;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::tui::cluster::clusters;
use crate::tui::cluster::tests::awkward;
use crate::tui::show::{LONGEST_CLUSTER, show};

#[test]
fn ordinary_text_is_borrowed() {
    for text in [
        "",
        "plain",
        "naïve “quote”",
        "Здравствуй",
        "日本語",
        "👩‍👩‍👧‍👦 🇩🇪 👍🏽",
        "e\u{301}",
        "क्षि",
        "각",
        "\u{1112}\u{1161}\u{11ab}",
        "❤\u{FE0F}",
        "1\u{FE0F}\u{20E3}",
        "می\u{200C}خواهم",
        "สวัสดี",
    ] {
        assert!(matches!(show(text), Cow::Borrowed(_)), "{text:?} became {:?}", show(text));
    }
}

#[test]
fn hostile_text_is_named_not_obeyed() {
    for (text, shown) in [
        ("\u{1b}[2J", "␛[2J"),
        ("\u{1b}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇"),
        ("\u{1b}]0;title\u{1b}\\", "␛]0;title␛\\"),
        ("\u{1b}]8;;http://x\u{1b}\\", "␛]8;;http://x␛\\"),
        ("\u{1b}c\u{1b}[6n", "␛c␛[6n"),
        ("\u{9b}2J\u{9d}52;", "‹U+009B›2J‹U+009D›52;"),
        ("a\r\nb", "a␍␊b"),
        ("\0\u{7f}\u{8}", "␀␡␈"),
        ("a\tb", "a    b"),
        ("a\u{202E}b\u{2066}c\u{61C}", "a‹U+202E›b‹U+2066›c‹U+061C›"),
        ("a\u{200B}b\u{2060}\u{FEFF}\u{AD}", "a‹U+200B›b‹U+2060›‹U+FEFF›‹U+00AD›"),
        ("x\u{2028}y\u{2029}", "x‹U+2028›y‹U+2029›"),
        ("\u{E0001}a\u{E0041}", "‹U+E0001›a‹U+E0041›"),
        ("\u{FFFE}\u{10FFFF}", "‹U+FFFE›‹U+10FFFF›"),
        ("\u{200D}", "‹U+200D›"),
        ("a\u{200D}b\u{FE0F}", "a‹U+200D›b‹U+FE0F›"),
        ("\u{301}", "‹U+0301›"),
        ("\u{1b}\u{903}", "␛◌\u{903}"),
    ] {
        assert_eq!(show(text), shown, "{text:?}");
    }
}

#[test]
fn a_tower_of_marks_is_cut_and_a_family_too_large_is_not_left_joining() {
    let tower = "e".to_owned() + &"\u{301}".repeat(100);
    assert_eq!(show(&tower), "e".to_owned() + &"\u{301}".repeat(11));
    let family = ["👩"; 12].join("\u{200D}") + "👧";
    let shown = show(&family).into_owned();
    assert!(shown.starts_with("👩\u{200D}👩") && !shown.contains("\u{200D}👧"), "{shown:?}");
    assert_eq!(show(&"\u{1100}".repeat(40)), "‹U+1100›");
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let shown = show(text).into_owned();
    prop_assert!(!shown.chars().any(|c| c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{200E}'
            | '\u{200F}' | '\u{61C}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
            | '\u{E0000}'..='\u{E007F}')), "{:?}", shown);
    for cluster in shown.graphemes(true) {
        prop_assert!(cluster.chars().count() <= LONGEST_CLUSTER, "{:?}", cluster);
        prop_assert!(cluster.width() > 0, "invisible {:?} in {:?}", cluster, shown);
    }
    prop_assert_eq!(show(&shown), shown.as_str(), "shown twice");
    let pieces: String = clusters(text).map(|cluster| show(cluster).into_owned()).collect();
    prop_assert_eq!(pieces, shown, "shown in pieces");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_is_shown_is_clean_and_stays_as_it_is(text in awkward()) {
        check(&text)?;
    }

    #[test]
    fn any_text_at_all(text in any::<String>()) {
        check(&text)?;
    }
}

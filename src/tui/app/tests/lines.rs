//! Lines: their kinds, their time, their tags, and what they become.

use super::Desk;
use crate::interview::{change::Fact, draft::LineKind, note::Kind};
use crate::tui::effect::Effect;

/// After `before`, and a minute later `keys`, the stream reads `after`, one entry a line.
fn check(before: &str, keys: &str, after: &[&str]) {
    let mut desk = Desk::live(80, 24);
    desk.keys(before).wait(60).keys(keys);
    assert_eq!(desk.stream(), after, "{before} / {keys}");
}

#[test]
fn tab_goes_through_the_kinds_both_ways() {
    check("", "words<enter>", &["said words"]);
    check("<tab>", "words<enter>", &["quote words"]);
    check("<tab><tab>", "words<enter>", &["thought words"]);
    check("<tab><tab><tab>", "words<enter>", &["asked words"]);
    check("<tab><tab><tab><tab>", "words<enter>", &["off words"]);
    check("<tab><tab><tab><tab><tab>", "words<enter>", &["said words"]);
    check("<shift-tab>", "words<enter>", &["off words"]);
    check("<shift-tab><shift-tab>", "words<enter>", &["asked words"]);
    check("wor", "<tab>ds<enter>", &["quote words"]);
    check("", "<tab>one<enter>two<enter>", &["quote one", "said two"]);
}

#[test]
fn the_first_character_chooses_the_kind() {
    check("", "\"words<enter>", &["quote words"]);
    check("", "*words<enter>", &["thought words"]);
    check("", "?words<enter>", &["asked words"]);
    check("", "!words<enter>", &["mark words"]);
    check("", "!<enter>", &["mark"]);
    check("", "~words<enter>", &["moment () words"]);
    check("", "+words<enter>", &["finding words"]);
    check("", ">words<enter>", &["lead (person) words"]);
    check("", "%words<enter>", &["off words"]);
    check("", "so \"what\"? 100%<enter>", &["said so \"what\"? 100%"]);
}

#[test]
fn a_doubled_first_character_types_itself() {
    for first in ["\"", "*", "?", "!", "~", "+", ">", "%"] {
        let said = format!("said {first}hello");
        check("", &format!("{first}{first}hello<enter>"), &[&said]);
    }
    check("", "\"*hello<enter>", &["thought hello"]);
}

#[test]
fn backspace_on_an_empty_line_takes_its_kind_back() {
    check("*", "<backspace>words<enter>", &["said words"]);
    check("*w", "<backspace><backspace>words<enter>", &["said words"]);
}

#[test]
fn a_note_is_stamped_with_its_first_character() {
    let mut desk = Desk::live(80, 24);
    desk.wait(61).keys("t").wait(30).keys("yped slowly<enter>").wait(9);
    desk.keys("\"").wait(20).keys("quoted<enter>");
    let at: Vec<u64> = desk.changes().iter().map(|change| change.when.elapsed.0).collect();
    assert_eq!(at, [61_000, 100_000]);
    let wall = desk.changes()[0].when.at - super::desk::start_of_time();
    assert_eq!(wall.num_seconds(), 61);
    assert!(desk.screen().contains(" 01:01 ·  typed slowly"), "{}", desk.screen());
}

#[test]
fn a_line_emptied_again_is_stamped_anew() {
    let mut desk = Desk::live(80, 24);
    desk.keys("no").wait(40).keys("<backspace><backspace>").wait(2).keys("yes<enter>");
    assert_eq!(desk.changes()[0].when.elapsed.0, 42_000);
}

#[test]
fn the_stream_stands_in_the_order_of_the_clock() {
    let mut desk = Desk::live(80, 24);
    desk.keys("slow").wait(3).keys("<f5>").wait(3).keys("er<enter>");
    assert_eq!(desk.stream(), ["said slower", "mark"]);
}

#[test]
fn enter_on_an_empty_line_does_nothing() {
    let mut desk = Desk::live(80, 24);
    desk.afresh().keys("<enter><enter>");
    assert_eq!(desk.effects, []);
    check("\"", "<enter>", &[]);
}

#[test]
fn a_blank_after_the_first_character_is_no_part_of_the_words() {
    let mut desk = Desk::live(80, 24);
    desk.keys("* seems tired<enter>+  Nobody was told<enter>  and so on<enter>");
    let texts: Vec<_> = desk.interview().stream().map(|entry| entry.text.clone()).collect();
    assert_eq!(texts, ["seems tired", "Nobody was told", "and so on"]);
}

#[test]
fn a_mark_stamps_this_second_and_leaves_the_line_alone() {
    for key in ["<f5>", "<ctrl-space>"] {
        let mut desk = Desk::live(80, 24);
        desk.keys("half a").wait(12).keys(key).wait(5).keys(" line");
        assert_eq!(desk.stream(), ["mark"]);
        assert_eq!(desk.changes()[0].when.elapsed.0, 12_000);
        assert_eq!(desk.line(), "said │ half a line");
        assert!(desk.effects.contains(&Effect::Sync));
    }
}

#[test]
fn a_new_line_stays_within_the_note() {
    check("", "one<alt-enter>two<ctrl-j>three<enter>", &["said one\ntwo\nthree"]);
}

#[test]
fn pasted_text_is_text() {
    let mut desk = Desk::live(80, 24);
    desk.paste("\"two\nlines\"").keys("<enter>");
    assert_eq!(desk.stream(), ["said \"two\nlines\""]);
}

#[test]
fn tags_at_the_end_are_taken_off_the_words() {
    check("", "it moved #handoff #surprise<enter>", &["said it moved #handoff #surprise"]);
    let mut desk = Desk::live(80, 24);
    desk.keys("it moved #handoff<enter>");
    assert_eq!(desk.interview().at(0).map(|entry| entry.text.as_str()), Some("it moved"));
}

#[test]
fn a_tag_in_the_middle_stays_where_it_is() {
    check("", "the #handoff went well<enter>", &["said the #handoff went well #handoff"]);
}

#[test]
fn a_word_that_is_no_tag_stays_in_the_text() {
    let mut desk = Desk::live(80, 24);
    desk.keys("ticket #4711 and #nosuchtag<enter>");
    let entry = desk.interview().at(0).expect("a note");
    assert_eq!(entry.text, "ticket #4711 and #nosuchtag");
    assert!(entry.tags.is_empty());
}

#[test]
fn tab_takes_the_tag_that_is_offered() {
    let mut desk = Desk::live(80, 24);
    desk.keys("came to us #own");
    assert!(desk.key_row().contains("Tab takes #ownership-transfer"), "{}", desk.key_row());
    desk.keys("<tab>");
    assert_eq!(desk.line(), "said │ came to us #ownership-transfer");
    desk.keys("<enter>");
    assert_eq!(desk.stream(), ["said came to us #ownership-transfer"]);
    assert_eq!(desk.interview().at(0).map(|entry| entry.text.as_str()), Some("came to us"));
}

#[test]
fn a_moment_takes_the_time_as_told_off_its_words() {
    check("", "~about 02:00 second page<enter>", &["moment (about 02:00) second page"]);
    check("", "~02:14 restarted it<enter>", &["moment (02:14) restarted it"]);
    check("", "~after the second page<enter>", &["moment () after the second page"]);
}

#[test]
fn a_lead_says_what_it_points_at() {
    check("", ">person: who had it before<enter>", &["lead (person) who had it before"]);
    check("", ">document: the runbook<enter>", &["lead (document) the runbook"]);
    check("", ">the platform team<enter>", &["lead (person) the platform team"]);
}

#[test]
fn a_finding_rests_on_what_was_said_last() {
    let after = ["said we guessed", "thought hm", "finding nobody knew from \"we guessed\""];
    check("", "we guessed<enter>*hm<enter>+nobody knew<enter>", &after);
}

#[test]
fn what_is_off_the_record_goes_to_its_own_store_only() {
    let mut desk = Desk::live(80, 24);
    desk.keys("%my boss yelled<enter>");
    let drafts: Vec<LineKind> = drafts(&desk).iter().map(|draft| draft.0).collect();
    assert!(!drafts.is_empty() && drafts.iter().all(|kind| kind.is_off()), "{drafts:?}");
    let records: Vec<bool> = desk
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Record { off, .. } => Some(*off),
            _ => None,
        })
        .collect();
    assert_eq!(records, [true]);
    desk.afresh().keys("<up>e, in public<enter><up>d<up>u<alt-1>");
    let all_off = desk.effects.iter().all(|effect| match effect {
        Effect::Record { off, change } => *off || matches!(change.fact, Fact::Course(_)),
        Effect::Draft(Some(draft)) => draft.kind.is_off(),
        _ => true,
    });
    assert!(all_off, "{:?}", desk.effects);
    assert!(desk.changes().len() >= 3, "{:?}", desk.changes());
}

#[test]
fn words_taken_off_the_record_are_so_from_the_next_draft_on() {
    let mut desk = Desk::live(80, 24);
    desk.keys("between us").afresh().keys("<shift-tab>");
    assert_eq!(drafts(&desk), [(LineKind::Note(Kind::Off), "between us".to_owned())]);
    desk.afresh().keys("<tab>");
    assert_eq!(drafts(&desk), [(LineKind::Note(Kind::Said), "between us".to_owned())]);
}

#[test]
fn every_key_of_a_line_is_drafted_and_the_draft_ends_with_it() {
    let mut desk = Desk::live(80, 24);
    desk.wait(5).keys("ab");
    let words: Vec<String> = drafts(&desk).into_iter().map(|draft| draft.1).collect();
    assert_eq!(words, ["a", "ab"]);
    assert_eq!(desk.draft().expect("a draft").began.elapsed.0, 5_000);
    desk.keys("<enter>");
    assert_eq!(desk.draft(), None);
    desk.keys("x<backspace>");
    assert_eq!(desk.draft(), None);
}

#[test]
fn escape_never_loses_words() {
    check("half a line", "<esc><esc><esc><enter>", &["said half a line"]);
    check("half", "<ctrl-g><esc> a line<enter>", &["said half a line"]);
    check("half", "<ctrl-t><esc><ctrl-p><esc><f1><esc> a line<enter>", &["said half a line"]);
    check("one<enter>", "<up>e more<esc><esc><enter>", &["said one more"]);
    check("one<enter>", "half<pageup><esc> a line<enter>", &["said one", "said half a line"]);
}

#[test]
fn up_moves_within_a_line_that_has_words() {
    check("one<enter>", "two<up><down>d<enter>", &["said one", "said twod"]);
}

#[test]
fn the_readline_keys_do_what_hands_expect() {
    check("", "one two<ctrl-w>three<enter>", &["said one three"]);
    check("", "two<ctrl-a>one <ctrl-e> three<enter>", &["said one two three"]);
    check("", "one<ctrl-u>two<ctrl-y><enter>", &["said twoone"]);
    check("", "onetwo<ctrl-/><enter>", &[]);
}

fn drafts(desk: &Desk) -> Vec<(LineKind, String)> {
    let drafts = desk.effects.iter().filter_map(|effect| match effect {
        Effect::Draft(Some(draft)) => Some((draft.kind, draft.text.clone())),
        _ => None,
    });
    drafts.collect()
}

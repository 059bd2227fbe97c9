//! What `suggest` promises, tested.

#![expect(clippy::indexing_slicing, reason = "a test may panic")]

use super::{Situation, Suggestion, suggestions};
use crate::guide::{Blanks, Library, coverage};

type Ids<'a> = &'a [(&'a str, &'a str)];

fn suggested(phase: &str, asked: Ids<'_>, put_off: Ids<'_>, blanks: &Blanks) -> Vec<Suggestion> {
    let library = Library::built_in();
    let protocol = library.protocol("cognitive-45").unwrap();
    suggestions(&library, &Situation { protocol, phase, asked, put_off, blanks })
}

fn ids(suggested: &[Suggestion]) -> Vec<&str> {
    suggested.iter().map(|suggestion| suggestion.question.as_str()).collect()
}

#[test]
fn each_phase_begins_with_its_own_question() {
    let first = |phase| {
        let all = suggested(phase, &[], &[], &Blanks::default());
        all.first().map(|first| (first.question.clone(), first.why_now.clone()))
    };
    let because = || "first question of this phase".to_owned();
    assert_eq!(first("open"), Some(("your-vantage".into(), because())));
    assert_eq!(first("context"), Some(("before-any-sign".into(), because())));
    assert_eq!(first("recall"), Some(("whole-story".into(), because())));
    assert_eq!(first("second-pass"), Some(("sweep".into(), because())));
    assert_eq!(first("wider"), Some(("how-it-came-to-you".into(), because())));
    assert_eq!(first("no-such-phase"), None);
}

#[test]
fn asked_ones_leave_and_put_off_ones_come_last() {
    let blanks = Blanks::default();
    let asked = [("ownership", "time-with-it")];
    let put_off = [("ownership", "owners-before"), ("ownership", "how-it-came-to-you")];
    let all = suggested("wider", &asked, &put_off, &blanks);
    assert_eq!(all[0].question, "how-know-how-moved");
    assert_eq!(all[0].why_now, "1 of 10 asked: Ownership");
    let last: Vec<&str> = ids(&all).into_iter().rev().take(2).collect();
    assert_eq!(last, ["how-it-came-to-you", "owners-before"]);
    assert_eq!(all.last().unwrap().why_now, "put off earlier");
    assert!(!ids(&all).contains(&"time-with-it"));
    assert_eq!(all, suggested("wider", &asked, &put_off, &blanks));
}

#[test]
fn an_untouched_topic_is_named() {
    let asked = [("recall", "what-stood-out")];
    let all = suggested("focus", &asked, &[], &Blanks::default());
    let first_of_ownership = all.iter().find(|one| one.bank == "ownership").unwrap();
    assert_eq!(first_of_ownership.why_now, "topic not touched yet: Ownership");
}

#[test]
fn a_protocol_with_phases_of_its_own_gets_the_banks_it_lists() {
    let library = Library::built_in();
    let mut protocol = library.protocol("cognitive-45").unwrap().clone();
    protocol.phases[5].id = "round-the-fire".into();
    let blanks = Blanks::default();
    let phase = "round-the-fire";
    let now = Situation { protocol: &protocol, phase, asked: &[], put_off: &[], blanks: &blanks };
    let listed = protocol.phases[5].banks.iter().map(|id| library.bank(id).unwrap());
    let suggested: Vec<String> =
        suggestions(&library, &now).into_iter().map(|one| one.question).collect();
    let expected: Vec<String> =
        listed.flat_map(|bank| &bank.questions).map(|question| question.id.clone()).collect();
    assert_eq!(suggested, expected);
}

#[test]
fn blanks_are_filled_or_avoided() {
    let plain = suggested("wider", &[], &[], &Blanks::default());
    assert_eq!(plain[0].wording, "How did it come to your team?");
    assert!(plain.iter().all(|one| !one.wording.contains(['{', '}'])));
    let blanks = Blanks { system: Some("broker {x}".into()), ..Blanks::default() };
    let filled = suggested("wider", &[], &[], &blanks);
    assert_eq!(filled[0].wording, "How did the broker {x} come to your team?");
}

#[test]
fn coverage_counts_each_question_once() {
    let library = Library::built_in();
    let asked = [("recall", "sweep"), ("recall", "sweep"), ("recall", "gone"), ("gone", "sweep")];
    let counts = coverage(&library, &asked).into_iter();
    let counts: Vec<_> = counts.map(|topic| (topic.bank, topic.asked, topic.of)).collect();
    let banks = library.banks.iter().filter(|bank| bank.id != "follow-ups");
    let expected =
        banks.map(|bank| (bank.id.clone(), usize::from(bank.id == "recall"), bank.questions.len()));
    assert_eq!(counts, expected.collect::<Vec<_>>());
}

#[test]
fn follow_ups_are_no_topic() {
    let mut library = Library::built_in();
    let protocol = library.protocol("cognitive-45").unwrap().clone();
    let blanks = Blanks::default();
    let now = Situation {
        protocol: &protocol,
        phase: "wider",
        asked: &[],
        put_off: &[],
        blanks: &blanks,
    };
    let suggested = |library: &Library| {
        suggestions(library, &now).iter().filter(|one| one.bank == "ownership").count()
    };
    let covered = |library: &Library| {
        coverage(library, &[]).iter().filter(|topic| topic.bank == "ownership").count()
    };
    assert!(suggested(&library) > 0 && covered(&library) == 1);
    library.banks.iter_mut().find(|bank| bank.id == "ownership").unwrap().follow_up = true;
    assert_eq!((suggested(&library), covered(&library)), (0, 0));
}

#[test]
fn minutes_add_up_to_what_is_planned() {
    let library = Library::built_in();
    let protocol = library.protocol("cognitive-45").unwrap();
    let minutes: Vec<u32> = protocol.budgets(45).iter().map(|(_, minutes)| *minutes).collect();
    assert_eq!(minutes, [5, 2, 13, 14, 4, 3, 3, 1, 0]);
    for planned in 0..=200 {
        assert_eq!(protocol.budgets(planned).iter().map(|(_, m)| m).sum::<u32>(), planned);
    }
    assert_eq!(protocol.budget("recall", 60), Some(17));
    assert_eq!(protocol.budget("nowhere", 60), None);
}

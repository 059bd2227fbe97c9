//! What `suggest` promises, tested.

#![expect(clippy::indexing_slicing, reason = "a test may panic")]

mod anchors;

use std::sync::LazyLock;

use super::{Noted, Parked, Situation, Suggested, Suggestion, come_back, suggestions};
use crate::guide::{Blanks, Cues, Library, Protocol, coverage};
use crate::interview::{id::Id, stamp::Elapsed};

type Ids<'a> = &'a [(&'a str, &'a str)];

/// A phase of the usual protocol just begun, with nothing asked or said.
fn situation<'a>(protocol: &'a Protocol, phase: &'a str, blanks: &'a Blanks) -> Situation<'a> {
    Situation {
        protocol,
        phase,
        begun: false,
        late: false,
        banks: &[],
        asked: &[],
        put_off: &[],
        must_asks: &[],
        answered: None,
        probed: &[],
        blanks,
        notes: &[],
        threads: &[],
        anchors: &[],
    }
}

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);
static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::of(&LIBRARY));
static BLANKS: LazyLock<Blanks> = LazyLock::new(Blanks::default);

/// What is suggested in a phase, after `change` made of it what it is.
fn weighed<'a>(phase: &'a str, change: impl FnOnce(&mut Situation<'a>)) -> Vec<Suggestion> {
    let protocol = LIBRARY.protocol("cognitive-45").unwrap();
    let mut situation = situation(protocol, phase, &BLANKS);
    change(&mut situation);
    suggestions(&LIBRARY, &CUES, &situation)
}

fn suggested(phase: &str, asked: Ids<'_>, put_off: Ids<'_>, blanks: &Blanks) -> Vec<Suggestion> {
    let library = Library::built_in();
    let protocol = library.protocol("cognitive-45").unwrap();
    let situation = Situation { asked, put_off, ..situation(protocol, phase, blanks) };
    suggestions(&library, &Cues::of(&library), &situation)
}

/// A note at this minute, said after the question put last.
fn said(minute: u64, text: &str) -> Noted<'_> {
    Noted { at: Elapsed(minute * 60_000), text, fresh: true }
}

fn ids(suggested: &[Suggestion]) -> Vec<&str> {
    suggested.iter().map(|one| one.ids().map_or("thread", |(_, question)| question)).collect()
}

fn first(suggested: &[Suggestion]) -> (&str, &str) {
    let first = &suggested[0];
    (&first.wording, &first.why_now)
}

#[test]
fn each_phase_begins_with_its_own_question() {
    let first = |phase| {
        let all = suggested(phase, &[], &[], &Blanks::default());
        let id = |first: &Suggestion| first.ids().unwrap().1.to_owned();
        all.first().map(|first| (id(first), first.why_now.clone()))
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
    let of_ownership = all.iter().find(|one| one.ids().unwrap().0 == "ownership").unwrap();
    assert_eq!(of_ownership.ids(), Some(("ownership", "how-know-how-moved")));
    assert_eq!(of_ownership.why_now, "1 of 10 asked: Ownership");
    let last: Vec<&str> = ids(&all).into_iter().rev().take(2).collect();
    assert_eq!(last, ["how-it-came-to-you", "owners-before"]);
    assert_eq!(all.last().unwrap().why_now, "put off earlier");
    assert!(!ids(&all).contains(&"time-with-it"));
    assert_eq!(all, suggested("wider", &asked, &put_off, &blanks));
}

#[test]
fn an_untouched_topic_comes_before_one_that_was_touched() {
    let all = weighed("focus", |now| {
        now.begun = true;
        now.asked = &[("recall", "what-stood-out"), ("signals", "first-sign")];
    });
    assert_eq!(all[0].ids().unwrap().0, "normal-work");
    assert_eq!(all[0].why_now, "topic not touched yet: Normal work");
    let banks: Vec<&str> = all.iter().map(|one| one.ids().unwrap().0).collect();
    let place = |bank| banks.iter().position(|other| *other == bank).unwrap();
    assert!(place("ownership") < place("recall"), "{banks:?}");
}

#[test]
fn words_just_heard_come_first_and_are_said_back() {
    let notes = [said(12, "the job has some Tricky  nuances"), said(3, "we inherited it")];
    let all = weighed("focus", |now| {
        now.begun = true;
        now.notes = &notes;
    });
    let reason = "because at 12:00 you noted “nuances”";
    let nuances = all.iter().find(|one| one.ids().unwrap().1 == "tricky-nuances").unwrap();
    assert!(first(&all).1.starts_with("because at 12:00"), "{:?}", first(&all));
    assert!(nuances.wording.contains("“nuances”") && nuances.why_now == reason, "{nuances:?}");
    let inherited = all.iter().position(|one| one.why_now.contains("“inherited”")).unwrap();
    assert!(all[..inherited].iter().all(|one| one.why_now.starts_with("because at 12:00")));
    assert!(all[inherited + 1].why_now.starts_with("topic not touched"), "{all:?}");
}

#[test]
fn what_was_heard_brings_up_nothing_that_was_asked_or_put_off() {
    let notes = [said(12, "we inherited it")];
    let wanted = ("ownership", "how-it-came-to-you");
    let place = |asked: Ids<'_>, put_off: Ids<'_>| {
        let all = weighed("focus", |now| {
            (now.begun, now.notes, now.asked, now.put_off) = (true, &notes, asked, put_off);
        });
        (all.iter().position(|one| one.ids() == Some(wanted)), all.len() - 1)
    };
    assert_eq!(place(&[], &[]).0, Some(0));
    assert_eq!(place(&[wanted], &[]).0, None);
    let (at, last) = place(&[], &[wanted]);
    assert_eq!(at, Some(last));
}

#[test]
fn one_probe_goes_deeper_once_they_began_to_answer() {
    let probe = |put_off: Ids<'_>, notes: &[Noted<'_>]| {
        let all = weighed("focus", |now| {
            (now.begun, now.put_off, now.notes) = (true, put_off, notes);
            now.asked = &[("signals", "first-sign")];
            now.answered = Some(("signals", "first-sign"));
        });
        (all[0].what.clone(), all[0].wording.clone())
    };
    let (bank, question) = ("signals".to_owned(), "first-sign".to_owned());
    let what = Suggested::Question { bank, question, probe: Some(0) };
    let expected = (what, "What made it worth your attention?".to_owned());
    assert_eq!(probe(&[], &[said(1, "hm")]), expected);
    assert_ne!(probe(&[("signals", "first-sign")], &[said(1, "hm")]), expected);
    assert_ne!(probe(&[], &[said(1, "we inherited it")]), expected, "their words come first");
}

#[test]
fn a_probe_put_once_gives_way_to_the_next() {
    let notes = [said(1, "hm")];
    let deeper = |probed: &[u8]| {
        let all = weighed("focus", |now| {
            (now.begun, now.notes, now.probed) = (true, &notes, probed);
            now.answered = Some(("recall", "your-words"));
        });
        let first = all.into_iter().next().unwrap();
        (first.why_now == "goes deeper into what they are telling").then_some(first.wording)
    };
    assert_eq!(deeper(&[]).as_deref(), Some("What was behind that message?"));
    assert_eq!(deeper(&[0]).as_deref(), Some("Who did you hope would read it?"));
    assert_eq!(deeper(&[0, 1, 2]), None);
}

/// A thread parked at this minute, due and not put off.
fn parked(number: u32, words: &str) -> Parked<'_> {
    let (id, at) = (Id::new(number), Elapsed(u64::from(number) * 60_000));
    Parked { id, at, words, due: true, put_off: false }
}

#[test]
fn the_oldest_thread_that_is_due_waits_for_a_lull() {
    let threads = [
        Parked { due: false, ..parked(1, "the other list") },
        parked(2, "forty polite ones."),
        parked(3, "a third"),
    ];
    let lull = weighed("focus", |now| (now.begun, now.threads) = (true, &threads));
    let words = "You said “forty polite ones”. Tell me more about that.";
    assert_eq!(first(&lull), (words, "you parked it at 02:00"));
    assert_eq!(lull.iter().filter(|one| one.thread().is_some()).count(), 1);
    let notes = [said(9, "we inherited it")];
    let told = weighed("focus", |now| {
        (now.begun, now.threads, now.notes) = (true, &threads, &notes);
    });
    assert_eq!(ids(&told)[..2], ["how-it-came-to-you", "thread"]);
    let threads = [Parked { put_off: true, ..parked(1, "later") }, parked(2, "now")];
    let all = weighed("focus", |now| (now.begun, now.threads) = (true, &threads));
    assert_eq!(all[0].thread(), Some(Id::new(2)));
    assert_eq!(all.last().unwrap().thread(), Some(Id::new(1)));
}

#[test]
fn words_said_back_are_quoted_once() {
    assert_eq!(come_back(" “go” now, "), "You said “’go’ now”. Tell me more about that.");
}

#[test]
fn in_free_recall_only_the_opening_question_is_suggested() {
    let threads = [parked(1, "the other list")];
    let notes = [said(9, "it was weird, we inherited it")];
    let begins = weighed("recall", |now| (now.threads, now.notes) = (&threads, &notes));
    assert_eq!(ids(&begins), ["whole-story"]);
    let opening = [("recall", "whole-story")];
    assert_eq!(weighed("recall", |now| now.asked = &opening), []);
    assert_eq!(weighed("recall", |now| now.put_off = &opening), []);
    let told = weighed("recall", |now| {
        (now.begun, now.threads, now.notes, now.must_asks) = (true, &threads, &notes, &opening);
    });
    assert_eq!(told, []);
}

#[test]
fn must_asks_come_first_in_the_minutes_kept_for_them() {
    let musts = [("signals", "first-sign"), ("ownership", "time-with-it")];
    let notes = [said(9, "we inherited it")];
    let firsts = |phase: &str, asked: Ids<'_>| {
        let all = weighed(phase, |now| {
            (now.begun, now.notes, now.must_asks, now.asked) = (true, &notes, &musts, asked);
        });
        ids(&all)[..3].iter().map(|id| (*id).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(firsts("wider", &[])[..2], ["first-sign", "time-with-it"]);
    assert_eq!(firsts("wider", &musts)[0], "how-it-came-to-you");
    assert_eq!(firsts("focus", &[]), ["how-it-came-to-you", "first-sign", "time-with-it"]);
    assert_eq!(firsts("open", &[])[0], "your-vantage", "those of other phases wait for theirs");
}

#[test]
fn when_time_is_short_only_must_asks_are_left() {
    let musts = [("signals", "first-sign"), ("ownership", "time-with-it")];
    let notes = [said(40, "we inherited it")];
    let late = |phase: &str, asked: Ids<'_>| {
        let all = weighed(phase, |now| {
            (now.late, now.notes, now.must_asks, now.asked) = (true, &notes, &musts, asked);
        });
        ids(&all).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(late("focus", &[]), ["first-sign", "time-with-it"]);
    assert_eq!(late("second-pass", &musts[..1]), ["time-with-it"]);
    assert!(late("focus", &musts).is_empty());
    assert_eq!(late("recall", &[]), ["whole-story"], "the story is theirs all the same");
}

#[test]
fn only_chosen_banks_are_asked_from_and_must_asks_all_the_same() {
    let banks = ["organization".to_owned()];
    let all = weighed("wider", |now| {
        (now.banks, now.must_asks) = (&banks, &[("signals", "first-sign")]);
    });
    assert_eq!(ids(&all)[0], "first-sign");
    assert!(all[1..].iter().all(|one| one.ids().unwrap().0 == "organization"));
}

#[test]
fn a_follow_up_is_suggested_only_where_their_words_call_for_it() {
    let notes = [said(9, "the call was chaos")];
    let all = weighed("focus", |now| (now.begun, now.notes) = (true, &notes));
    assert_eq!(first(&all), ("“chaos”?", "because at 09:00 you noted “chaos”"));
    assert!(all[1..].iter().all(|one| one.ids().unwrap().0 != "follow-ups"));
    let notes = [said(10, "hm"), notes[0]];
    let all = weighed("focus", |now| (now.begun, now.notes) = (true, &notes));
    assert!(all.iter().all(|one| one.ids().unwrap().0 != "follow-ups"), "too late to follow it up");
}

#[test]
fn a_protocol_with_phases_of_its_own_gets_the_banks_it_lists() {
    let library = Library::built_in();
    let mut protocol = library.protocol("cognitive-45").unwrap().clone();
    protocol.phases[5].id = "round-the-fire".into();
    let blanks = Blanks::default();
    let now = situation(&protocol, "round-the-fire", &blanks);
    let listed = protocol.phases[5].banks.iter().map(|id| library.bank(id).unwrap());
    let all = suggestions(&library, &Cues::of(&library), &now);
    let (firsts, rest): (Vec<_>, Vec<_>) = listed
        .flat_map(|bank| bank.questions.iter().enumerate())
        .partition(|(place, _)| *place == 0);
    let expected = firsts.into_iter().chain(rest).map(|(_, question)| question.id.as_str());
    assert_eq!(ids(&all), expected.collect::<Vec<_>>());
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
    let now = situation(&protocol, "wider", &blanks);
    let suggested = |library: &Library| {
        let all = suggestions(library, &Cues::of(library), &now);
        all.iter().filter(|one| one.ids().unwrap().0 == "ownership").count()
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

#[test]
fn must_asks_keep_minutes_of_their_own_before_the_read_back() {
    let usual = LIBRARY.protocol("cognitive-45").unwrap();
    let kept = |phase, musts| usual.minutes_kept(phase, 45, musts);
    assert_eq!([kept("focus", 0), kept("focus", 1), kept("focus", 5)], [7, 7, 14]);
    assert_eq!([kept("wider", 0), kept("wider", 5)], [4, 4], "now they are asked");
    assert_eq!([kept("read-back", 5), kept("close", 5), kept("gone", 5)], [1, 0, 0]);
    let light = LIBRARY.protocol("light-15").unwrap();
    let kept = |musts| light.minutes_kept("focus", 15, musts);
    assert_eq!([kept(0), kept(2)], [3, 7], "it has no phase for them");
}

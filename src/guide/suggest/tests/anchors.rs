//! Lines picked beforehand: when they become questions, in which words, and where they stand.

use super::{BLANKS, LIBRARY, parked, said, weighed};
use crate::guide::{Blanks, Library, Picked, Suggested, Suggestion, question_of};
use crate::interview::anchor::Anchor;

fn anchor(time: Option<&str>, words: &str, place: Option<&str>) -> Anchor {
    let [time, place] = [time, place].map(|text| text.map(str::to_owned));
    Anchor { time, words: words.into(), place }
}

fn picked(anchors: &[Anchor]) -> Vec<Picked<'_>> {
    anchors.iter().map(|anchor| Picked { anchor, put_off: false }).collect()
}

/// The words of the lines that are suggested.
fn lines(suggested: &[Suggestion]) -> Vec<&str> {
    let words = suggested.iter().filter_map(|one| match &one.what {
        Suggested::Anchor { anchor, .. } => Some(anchor.words.as_str()),
        Suggested::Question { .. } | Suggested::Thread(_) => None,
    });
    words.collect()
}

#[test]
fn a_line_waits_until_their_story_was_told_and_stays_out_of_minutes_kept() {
    let anchors = [anchor(Some("02:14"), "odd", None)];
    let picked = picked(&anchors);
    for protocol in &LIBRARY.protocols {
        for phase in &protocol.phases {
            let all = weighed("focus", |now| {
                (now.protocol, now.phase, now.begun) = (protocol, &phase.id, true);
                now.anchors = &picked;
            });
            let wanted = ["focus", "second-pass"].contains(&phase.id.as_str());
            assert_eq!(lines(&all).len(), usize::from(wanted), "{}/{}", protocol.id, phase.id);
        }
    }
}

#[test]
fn a_protocol_that_ends_with_their_story_has_its_lines_asked_before_it() {
    let anchors = [anchor(Some("02:14"), "odd", None)];
    let picked = picked(&anchors);
    let mut protocol = LIBRARY.protocol("cognitive-45").unwrap().clone();
    protocol.phases.truncate(3);
    protocol.phases[1].hidden.clear();
    let lines = |phase: &'static str| {
        let now = super::Situation { begun: true, ..super::situation(&protocol, phase, &BLANKS) };
        let now = super::Situation { anchors: &picked, ..now };
        lines(&super::suggestions(&LIBRARY, &super::CUES, &now)).len()
    };
    assert_eq!([lines("open"), lines("context"), lines("recall")], [0, 1, 0]);
}

#[test]
fn it_is_put_in_the_words_of_a_bank_with_its_time_and_words() {
    let put = |anchor: &Anchor| question_of(&LIBRARY, "focus", anchor, &BLANKS);
    let whole = put(&anchor(Some("02:14"), "that doesn't look “normal”.", Some("#inc-1120")));
    let wording = "At 02:14 you wrote “that doesn't look ’normal’”. What was going on for you right \
        then?";
    assert_eq!(whole.wording, wording);
    assert_eq!(whole.why_now, "you picked it beforehand (#inc-1120)");
    assert_eq!(whole.ids(), Some(("recall", "your-words")));
    let timeless = put(&anchor(None, "odd {time}", None));
    assert!(timeless.wording.starts_with("You wrote “odd {time}”. What"), "{timeless:?}");
    assert_eq!((timeless.ids(), timeless.thread()), (None, None));
    let bare = question_of(&Library::default(), "focus", &anchors_of_two()[0], &Blanks::default());
    assert!(bare.wording.starts_with("At 02:14 you wrote “one”. What"), "{bare:?}");
    let long = "word ".repeat(60);
    let long = put(&anchor(None, &long, None)).wording;
    assert!(long.len() < 170 && long.contains("word …”. What"), "{long}");
}

fn anchors_of_two() -> [Anchor; 2] {
    [anchor(Some("02:14"), "one", None), anchor(Some("02:20"), "two", None)]
}

#[test]
fn one_line_at_a_time_after_their_threads_and_before_what_they_said_earlier() {
    let anchors = anchors_of_two();
    let picked = picked(&anchors);
    let notes = [said(9, "hm"), said(8, "we inherited it")];
    let threads = [parked(2, "forty polite ones")];
    let all = weighed("focus", |now| {
        (now.begun, now.notes, now.anchors, now.threads) = (true, &notes, &picked, &threads);
    });
    assert_eq!(lines(&all), ["one"]);
    assert!(all[0].thread().is_some(), "{all:?}");
    assert_eq!(lines(&all[1..2]), ["one"]);
    assert!(all[2].why_now.contains("“inherited”"), "{all:?}");
    let notes = [said(9, "we inherited it")];
    let just = weighed("focus", |now| {
        (now.begun, now.notes, now.anchors) = (true, &notes, &picked);
    });
    assert!(just[0].why_now.contains("“inherited”"), "what they just said comes first: {just:?}");
}

#[test]
fn one_put_off_comes_last_and_the_next_one_now() {
    let anchors = anchors_of_two();
    let mut picked = picked(&anchors);
    picked[0].put_off = true;
    let all = weighed("focus", |now| (now.begun, now.anchors) = (true, &picked));
    assert_eq!(lines(&all), ["two", "one"]);
    assert_eq!(lines(&all[..1]), ["two"]);
    assert_eq!(lines(&all[all.len() - 1..]), ["one"]);
}

#[test]
fn when_time_is_short_only_must_asks_are_left() {
    let anchors = anchors_of_two();
    let picked = picked(&anchors);
    let musts = [("signals", "first-sign")];
    let all = weighed("focus", |now| {
        (now.begun, now.late, now.anchors, now.must_asks) = (true, true, &picked, &musts);
    });
    assert_eq!((lines(&all).len(), all.len()), (0, 1));
}

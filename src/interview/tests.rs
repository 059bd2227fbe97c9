//! What changes do to an interview.

use chrono::{DateTime, TimeDelta, Utc};

use crate::interview::{
    Interview, QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Added, Change, Course, Fact, OfEntry, OfNote},
    consent::{Attribution, Consent},
    entry::{Asked, What},
    id::Id,
    note::{Kind, Note, Reply},
    stamp::{Elapsed, Stamp},
};

fn at(seconds: u64) -> Stamp {
    let wall = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(seconds.cast_signed());
    Stamp { at: wall, elapsed: Elapsed(seconds * 1000) }
}

fn change(seconds: u64, fact: Fact) -> Change {
    Change { when: at(seconds), fact }
}

fn note(seconds: u64, number: u32, text: &str) -> Change {
    change(seconds, Fact::note(Id::new(number), Kind::Said, text))
}

fn question(seconds: u64, number: u32) -> Change {
    let question = QuestionRef { bank: "recall".into(), question: "whole-story".into() };
    let what = What::Question(Asked { question, probe: None, back_to: None });
    let text = "What happened?".into();
    change(seconds, Fact::Added(Added { id: Id::new(number), text, tags: vec![], what }))
}

fn texts(interview: &Interview) -> Vec<&str> {
    interview.stream().map(|entry| entry.text.as_str()).collect()
}

#[test]
fn the_stream_is_in_the_order_of_first_characters_not_of_keeping() {
    let interview = Interview::replay(&[note(30, 1, "late"), note(10, 2, "early")]);
    assert_eq!(texts(&interview), ["early", "late"]);
    assert_eq!(interview.place_of(Id::new(1)), Some(1));
    assert_eq!(interview.next_number(), 3);
}

#[test]
fn a_note_answers_the_question_put_before_its_first_character() {
    let taken = [question(10, 1), note(12, 2, "a"), question(20, 3), note(15, 4, "b")];
    let interview = Interview::replay(&taken);
    let after = |n| interview.entry(Id::new(n)).unwrap().after;
    assert_eq!((after(2), after(4)), (Some(Id::new(1)), Some(Id::new(1))));
}

#[test]
fn an_id_made_twice_keeps_its_first_words() {
    assert_eq!(texts(&Interview::replay(&[note(1, 1, "first"), note(2, 1, "second")])), ["first"]);
}

#[test]
fn marked_words_stay_marked_where_they_still_stand() {
    let mut interview = Interview::replay(&[note(1, 1, "we could not see it")]);
    let id = Id::new(1);
    interview.apply(&change(2, Fact::Note(id, OfNote::SpanMarked(3..16))));
    interview
        .apply(&change(3, Fact::Entry(id, OfEntry::Corrected("oh we could not see it".into()))));
    let spans = |i: &Interview| i.entry(id).unwrap().note().unwrap().spans.clone();
    assert_eq!(spans(&interview), [Some(6..19)].into_iter().flatten().collect::<Vec<_>>());
    interview.apply(&change(4, Fact::Entry(id, OfEntry::Corrected("gone".into()))));
    assert!(spans(&interview).is_empty());
}

#[test]
fn touching_marks_become_one_and_marks_inside_a_character_none() {
    let mut interview = Interview::replay(&[note(1, 1, "né à Paris")]);
    let id = Id::new(1);
    for span in [0..3, 3..6, 2..4] {
        interview.apply(&change(2, Fact::Note(id, OfNote::SpanMarked(span))));
    }
    let spans = &interview.entry(id).unwrap().note().unwrap().spans;
    assert_eq!(*spans, [Some(0..6)].into_iter().flatten().collect::<Vec<_>>());
}

#[test]
fn every_inverse_takes_its_fact_back() {
    let before = Interview::replay(&[note(1, 1, "one"), question(2, 2)]);
    let id = Id::new(1);
    let facts = [
        Fact::Entry(id, OfEntry::Corrected("other".into())),
        Fact::Entry(id, OfEntry::Tagged("surprise".into())),
        Fact::Entry(id, OfEntry::Withdrawn),
        Fact::Note(id, OfNote::KindChanged(Kind::Quote)),
        Fact::Note(id, OfNote::SpanMarked(0..2)),
        Fact::Course(Course::ConfidenceGiven { then: Some(2), now: None }),
        Fact::Course(Course::AnchorSet(Anchor { words: "odd".into(), ..Anchor::default() })),
        Fact::Course(Course::AssumptionSet("it was the disk".into())),
    ];
    let state =
        |i: &Interview| (i.entries.clone(), i.confidence, i.anchors.clone(), i.assumptions.clone());
    for fact in facts {
        let mut interview = before.clone();
        let inverse = interview.inverse(&fact).expect("has an inverse");
        interview.apply(&change(3, fact.clone()));
        assert_ne!(state(&interview), state(&before), "{fact:?}");
        interview.apply(&change(4, inverse));
        assert_eq!(state(&interview), state(&before), "{fact:?}");
    }
}

#[test]
fn an_anchor_is_open_until_it_was_asked_about() {
    let anchor = |words: &str| Anchor { words: words.into(), ..Anchor::default() };
    let set = |words: &str| change(0, Fact::Course(Course::AnchorSet(anchor(words))));
    let mut interview = Interview::replay(&[set("one"), set("two"), set("one")]);
    let open = |i: &Interview| i.open_anchors().map(|a| a.words.clone()).collect::<Vec<_>>();
    assert_eq!(open(&interview), ["two", "one"]);
    let back_to = Some(Box::new(BackTo::Anchor(anchor("two"))));
    let what = What::Note(Note { back_to, ..Note::new(Kind::Asked) });
    let id = Id::new(1);
    let text = "You wrote “two”.".into();
    interview.apply(&change(5, Fact::Added(Added { id, text, tags: vec![], what })));
    assert_eq!(open(&interview), ["one"]);
    interview.apply(&change(6, Fact::Entry(id, OfEntry::Withdrawn)));
    assert_eq!(open(&interview), ["two", "one"], "a question taken back was not asked");
}

#[test]
fn time_in_a_phase_is_the_sum_of_its_visits() {
    let enter = |s, phase: &str| change(s, Fact::Course(Course::PhaseEntered(phase.into())));
    let interview = Interview::replay(&[enter(0, "a"), enter(10, "b"), enter(15, "a")]);
    let now = Elapsed(20_000);
    assert_eq!(interview.progress().time_in("a", now), Elapsed(15_000));
    assert_eq!(interview.progress().time_in("b", now), Elapsed(5_000));
}

#[test]
fn the_clock_goes_on_while_nobody_looks_and_never_backwards() {
    let interview =
        Interview::replay(&[change(0, Fact::Course(Course::Started)), note(60, 1, "a")]);
    assert_eq!(interview.progress().elapsed_at(at(90).at), Elapsed(90_000));
    assert_eq!(interview.progress().elapsed_at(at(5).at), Elapsed(60_000));
}

#[test]
fn an_id_reads_back_as_it_was_written() {
    for id in [Id::new(14), Id { number: 3, tag: u32::MAX }, Id { number: 9, tag: 12345 }] {
        assert_eq!(id.to_string().parse(), Ok(id));
    }
    assert!("x".parse::<Id>().is_err() && "1-ZZ!".parse::<Id>().is_err());
    assert!("1-zzzzzzzzz".parse::<Id>().is_err());
}

#[test]
fn what_was_taken_back_is_gone_and_stays_away() {
    let id = Id::new(1);
    let gone = change(5, Fact::Entry(id, OfEntry::TakenBack));
    let fixed = change(3, Fact::Note(id, OfNote::ReplyRecorded(Reply::Fix("mango".into()))));
    let whole =
        Interview::replay(&[note(1, 1, "mango"), fixed.clone(), gone.clone(), note(9, 2, "b")]);
    for interview in
        [whole, Interview::replay(&[gone, note(1, 1, "mango"), fixed, note(9, 2, "b")])]
    {
        assert_eq!(interview.taken_back(), [(id, at(5))]);
        assert!(!format!("{interview:?}").contains("mango"), "{interview:?}");
        assert_eq!(
            interview.on_record().map(|entry| entry.text.as_str()).collect::<Vec<_>>(),
            ["b"]
        );
    }
    let only = Interview::replay(&[change(5, Fact::Entry(Id::new(7), OfEntry::TakenBack))]);
    assert_eq!(only.next_number(), 8, "its id is not given to another");
}

#[test]
fn nothing_of_a_withdrawn_interview_is_left_but_that_it_was_and_what_went_out() {
    let published = Course::Published { level: Attribution::Role, hash: "ab".into() };
    let mut interview = Interview::replay(&[
        note(1, 1, "mango"),
        change(2, Fact::Course(published)),
        change(3, Fact::Course(Course::ConsentRecorded(Consent::default()))),
        change(4, Fact::Course(Course::Withdrawn)),
    ]);
    interview.apply(&note(9, 2, "mango, out of another file"));
    assert!(interview.is_empty() && interview.consent().is_none());
    assert_eq!((interview.withdrawn(), interview.published().len()), (Some(at(4)), 1));
    assert!(!format!("{interview:?}").contains("mango"));
}

//! What changes do to an interview.

use chrono::{DateTime, TimeDelta, Utc};

use crate::interview::{
    Interview, QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Added, Change, Course, Fact, OfEntry, OfFinding, OfNote},
    consent::{Attribution, Consent},
    entry::{Asked, What},
    id::Id,
    lead::{Lead, LeadKind},
    moment::Moment,
    note::{Kind, Note, Reply},
    part::Part,
    pivot::{Cell, Pivot},
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

fn thing(number: u32, what: What) -> Change {
    change(60, Fact::Added(Added { id: Id::new(number), text: "t".into(), tags: vec![], what }))
}

/// Two notes, one off the record, and one of each thing that rests on notes.
fn reviewed() -> Interview {
    let off = change(4, Fact::note(Id::new(3), Kind::Off, "not this"));
    let things = [
        What::Finding(Box::default()),
        What::Moment(Box::default()),
        What::Pivot(Box::default()),
        What::Lead(Lead::default()),
        What::Idea(Vec::new()),
    ];
    let things = (4..).zip(things).map(|(number, what)| thing(number, what));
    let notes = [note(1, 1, "one"), note(2, 2, "two"), off];
    Interview::replay(&notes.into_iter().chain(things).collect::<Vec<_>>())
}

fn take_in(interview: &mut Interview, facts: Vec<Fact>) {
    for fact in facts {
        interview.apply(&change(70, fact));
    }
}

fn rests(interview: &Interview, number: u32) -> Vec<u32> {
    let thing = interview.entry(Id::new(number)).unwrap();
    thing.rests_on().iter().map(|id| id.number).collect()
}

#[test]
fn whatever_rests_on_notes_is_given_them_once_and_none_off_the_record() {
    let mut interview = reviewed();
    let ids = |numbers: &[u32]| numbers.iter().map(|n| Id::new(*n)).collect::<Vec<_>>();
    for number in 4..=8 {
        let to = Id::new(number);
        for notes in [&[2, 3, number, 99][..], &[1, 2]] {
            let facts = interview.attached(to, &ids(notes));
            take_in(&mut interview, facts);
        }
        assert_eq!(rests(&interview, number), [2, 1], "{number}");
        assert!(interview.attached(to, &ids(&[1, 2])).is_empty());
        let gone = interview.detached(to, &ids(&[2, 3]));
        assert_eq!(gone.len(), 1);
        take_in(&mut interview, gone);
        assert_eq!(rests(&interview, number), [1], "{number}");
        assert!(interview.detached(to, &ids(&[2])).is_empty());
    }
    assert!(interview.attached(Id::new(1), &ids(&[2])).is_empty(), "a note rests on nothing");
}

#[test]
fn every_part_of_a_thing_is_written_and_read_back() {
    let mut interview = reviewed();
    let parts = [
        (1, Part::Words, "other words"),
        (4, Part::Words, "a title"),
        (4, Part::Learned, "two\nlines"),
        (4, Part::Wonders, "I wonder how\nI wonder when"),
        (5, Part::Told, "about two"),
        (5, Part::Time, "2026-11-20T02:00:00-08:00"),
        (7, Part::Words, "an old runbook"),
        (8, Part::Words, "a status page"),
    ];
    let cells = Cell::ALL.map(|cell| (6, Part::Cell(cell), cell.word()));
    for (number, part, words) in parts.into_iter().chain(cells) {
        let id = Id::new(number);
        let fact = interview.written(id, part, words).expect("it has that part");
        interview.apply(&change(80, fact));
        assert_eq!(interview.entry(id).unwrap().part(part).as_deref(), Some(words));
        assert_eq!(Part::from_word(part.word()), Some(part));
    }
    assert_eq!(interview.finding(Id::new(4)).unwrap().wonders.len(), 2);
    let blank = interview.written(Id::new(4), Part::Wonders, " \n ok \n").unwrap();
    interview.apply(&change(81, blank));
    assert_eq!(interview.finding(Id::new(4)).unwrap().wonders, ["ok"]);
    for (number, part) in [(1, Part::Learned), (4, Part::Time), (5, Part::Cell(Cell::Saw))] {
        assert_eq!(interview.written(Id::new(number), part, "x"), None, "{part:?}");
        assert_eq!(interview.entry(Id::new(number)).unwrap().part(part), None, "{part:?}");
    }
}

#[test]
fn every_inverse_of_the_review_takes_its_fact_back() {
    let mut before = reviewed();
    for number in 4..=8 {
        let facts = before.attached(Id::new(number), &[Id::new(2), Id::new(1)]);
        take_in(&mut before, facts);
    }
    let wonders = Fact::Finding(Id::new(4), OfFinding::WondersSet(vec!["a".into(), "b".into()]));
    before.apply(&change(71, wonders));
    let of = |happened| Fact::Finding(Id::new(4), happened);
    let facts = [
        of(OfFinding::EvidenceDetached(Id::new(2))),
        of(OfFinding::EvidenceAttached(Id::new(2))),
        of(OfFinding::EvidenceSet(vec![])),
        of(OfFinding::WonderRemoved("a".into())),
        of(OfFinding::WonderAdded("a".into())),
        of(OfFinding::WondersSet(vec!["c".into()])),
        Fact::PivotFilled(Id::new(6), Box::new(Pivot::default().with(Cell::Help, "x"))),
        Fact::MomentMoved(Id::new(5), Moment { told: "then".into(), ..Moment::default() }),
        Fact::LeadChanged(Id::new(7), Lead { kind: LeadKind::System, from: vec![] }),
        Fact::IdeaFrom(Id::new(8), vec![]),
    ];
    for fact in facts {
        let mut interview = before.clone();
        let inverse = interview.inverse(&fact).expect("has an inverse");
        interview.apply(&change(80, fact.clone()));
        assert_ne!(interview.entries, before.entries, "{fact:?}");
        interview.apply(&change(81, inverse));
        assert_eq!(interview.entries, before.entries, "{fact:?}");
    }
}

#[test]
fn a_fact_about_another_kind_of_thing_changes_nothing() {
    let before = reviewed();
    let id = Id::new(1);
    let facts = [
        Fact::PivotFilled(id, Box::default()),
        Fact::LeadChanged(id, Lead::default()),
        Fact::IdeaFrom(id, vec![Id::new(2)]),
        Fact::Finding(id, OfFinding::EvidenceSet(vec![Id::new(2)])),
    ];
    for fact in facts {
        let mut interview = before.clone();
        interview.apply(&change(80, fact.clone()));
        assert_eq!(interview.entries, before.entries, "{fact:?}");
        assert!(!interview.is_off_record(&fact), "{fact:?}");
    }
}

//! What the mirror shows, and what it keeps out of.

#![expect(clippy::indexing_slicing, reason = "a test may stop at what it did not expect")]

use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::{Mirror, Stretch, mirror};
use crate::guide::Library;
use crate::interview::{
    Interview, QuestionRef,
    anchor::{Anchor, BackTo},
    change::{Added, Change, Course, Fact, OfEntry},
    entry::{Asked, What},
    id::Id,
    note::{Kind, Note},
    stamp::{Elapsed, Stamp},
};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

/// A conversation written down: each thing at its second.
#[derive(Default)]
struct Script {
    changes: Vec<Change>,
    ids: u32,
}

impl Script {
    fn at(&mut self, second: u64, fact: Fact) -> &mut Self {
        let elapsed = Elapsed(second * 1000);
        let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::milliseconds(elapsed.0.cast_signed());
        self.changes.push(Change { when: Stamp { at, elapsed }, fact });
        self
    }

    fn course(&mut self, second: u64, course: Course) -> &mut Self {
        self.at(second, Fact::Course(course))
    }

    fn note(&mut self, second: u64, kind: Kind, text: &str) -> &mut Self {
        self.ids += 1;
        self.at(second, Fact::note(Id::new(self.ids), kind, text))
    }

    fn put(&mut self, second: u64, (bank, question): (&str, &str), probe: Option<u8>) -> &mut Self {
        self.ids += 1;
        let named = QuestionRef { bank: bank.into(), question: question.into() };
        let known = LIBRARY.question(bank, question).unwrap();
        let text = probe.map_or(&known.ask, |probe| &known.probes[usize::from(probe)]).clone();
        let what = What::Question(Asked { question: named, probe, back_to: None });
        let id = Id::new(self.ids);
        self.at(second, Fact::Added(Added { id, text, tags: Vec::new(), what }))
    }

    fn seen(&self) -> Mirror {
        mirror(&LIBRARY, &Interview::replay(&self.changes))
    }
}

fn began() -> Script {
    let mut script = Script::default();
    script.course(0, Course::Started).course(0, Course::PhaseEntered("open".into()));
    script
}

#[test]
fn questions_are_counted_by_where_they_come_from() {
    let mut script = began();
    script.put(10, ("recall", "whole-story"), None).put(20, ("recall", "whole-story"), Some(0));
    script.note(30, Kind::Asked, "What happened then?").note(600, Kind::Said, "it paged again");
    script.course(1200, Course::Ended);
    let seen = script.seen();
    assert_eq!((seen.banks, seen.probes, seen.own.len(), seen.total()), (1, 1, 1, 3));
    assert_eq!((seen.open, seen.closed), (3, 0));
    assert_eq!(seen.tenths_in_ten_minutes(), Some(15));
    assert_eq!(seen.longest, Some(Stretch { from: Elapsed(30_000), to: Elapsed(1_200_000) }));
    assert!(seen.worth_another_look(5).is_empty() && seen.classes.is_empty());
}

#[test]
fn a_welcome_is_no_listening() {
    let mut script = began();
    script.note(500, Kind::Asked, "What happened?").note(520, Kind::Asked, "What then?");
    let seen = script.course(530, Course::Ended).seen();
    assert_eq!(seen.longest, Some(Stretch { from: Elapsed(500_000), to: Elapsed(520_000) }));
}

#[test]
fn own_wordings_are_looked_at_in_the_phase_they_were_put_in() {
    let mut script = began();
    script.note(5, Kind::Asked, "Did the pager go off?");
    script.course(60, Course::PhaseEntered("recall".into()));
    script.note(70, Kind::Asked, "Did the pager go off?");
    script.note(80, Kind::Asked, "Why didn't you call the other team?");
    script.course(90, Course::Ended);
    let seen = script.seen();
    let classes = |at: usize| {
        let classes = seen.own[at].marks.iter().map(|mark| mark.class.as_str());
        classes.collect::<Vec<_>>()
    };
    assert_eq!(seen.own[0].phase.as_deref(), Some("open"));
    assert!(classes(0).is_empty(), "{:?}", classes(0));
    assert_eq!((seen.own[1].phase.as_deref(), classes(1)), (Some("recall"), vec!["closed"]));
    assert!(classes(2).contains(&"why-you"), "{:?}", classes(2));
    assert_eq!((seen.open, seen.closed), (1, 2), "closed is closed in any phase");
    assert!(seen.classes.contains(&("closed".into(), 1)), "{:?}", seen.classes);
    assert_eq!(seen.worth_another_look(1)[0].text, "Did the pager go off?");
    assert!(seen.worth_another_look(5).iter().all(|own| !own.marks[0].better.is_empty()));
}

#[test]
fn one_of_each_class_comes_before_more_of_the_same() {
    let mut script = began();
    script.course(1, Course::PhaseEntered("recall".into()));
    for second in 2..6 {
        script.note(second, Kind::Asked, "Did the pager go off?");
    }
    script.note(9, Kind::Asked, "Why didn't you call them?").course(10, Course::Ended);
    let seen = script.seen();
    let at: Vec<u64> = seen.worth_another_look(3).iter().map(|own| own.at.0 / 1000).collect();
    assert_eq!(at, [2, 3, 9]);
}

#[test]
fn must_asks_are_done_or_not() {
    let named = |question: &str| QuestionRef { bank: "recall".into(), question: question.into() };
    let mut script = began();
    for question in ["whole-story", "before-any-sign", "gone"] {
        script.course(0, Course::MustAskSet(named(question)));
    }
    script.put(10, ("recall", "whole-story"), None).course(20, Course::Ended);
    let seen = script.seen();
    let done: Vec<bool> = seen.must_asks.iter().map(|must| must.done).collect();
    assert_eq!(done, [true, false, false]);
    assert!(seen.must_asks[1].wording.starts_with("Go back to the minutes"));
    assert_eq!(seen.must_asks[2].wording, "recall/gone");
}

#[test]
fn words_said_back_are_nobodys_own_wording() {
    let mut script = began();
    let anchor = Anchor { words: "odd".into(), ..Anchor::default() };
    let harsh = |second, back_to: Option<BackTo>, script: &mut Script| {
        script.ids += 1;
        let back_to = back_to.map(Box::new);
        let what = What::Note(Note { back_to, ..Note::new(Kind::Asked) });
        let (id, text) = (Id::new(script.ids), "Did you say “did it fail”?".to_owned());
        script.at(second, Fact::Added(Added { id, text, tags: Vec::new(), what }));
    };
    harsh(10, Some(BackTo::Thread(Id::new(9))), &mut script);
    harsh(20, Some(BackTo::Anchor(anchor)), &mut script);
    let seen = script.seen();
    assert_eq!((seen.back, seen.own.len(), seen.total(), seen.open), (2, 0, 2, 2));
    harsh(30, None, &mut script);
    let seen = script.seen();
    assert_eq!((seen.back, seen.own.len(), seen.closed), (2, 1, 1), "the control");
}

#[test]
fn without_a_question_there_is_nothing_to_say() {
    let mut script = began();
    script.note(5, Kind::Said, "a long story").course(600, Course::Ended);
    let seen = script.seen();
    assert_eq!((seen.total(), seen.longest, seen.tenths_in_ten_minutes()), (0, None, Some(0)));
    assert_eq!(Script::default().seen(), Mirror::default());
}

const HARSH: &str = "Why didn't you check it, and whose fault was it?";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn only_questions_that_stand_are_looked_at(
        others in prop::collection::vec((0_u64..600, 0_usize..5), 0..12), question in any::<bool>(),
    ) {
        let kinds = [Kind::Said, Kind::Quote, Kind::Thought, Kind::Mark, Kind::Off];
        let mut script = began();
        for (second, kind) in others {
            script.note(second, kinds[kind], HARSH);
        }
        script.note(601, Kind::Asked, HARSH);
        let id = Id::new(script.ids);
        if !question {
            script.at(602, Fact::Entry(id, OfEntry::Withdrawn));
        }
        let seen = script.course(700, Course::Ended).seen();
        prop_assert_eq!(seen.total(), usize::from(question));
        prop_assert_eq!(seen.classes.is_empty(), !question);
    }
}

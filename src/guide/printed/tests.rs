//! The guide on paper, read as a whole.

use chrono::{DateTime, Utc};

use super::{Paper, printed};
use crate::guide::{Library, SourceFile, files::Kind, library::Contents, question::Origin};
use crate::interview::{
    Interview, QuestionRef,
    anchor::Anchor,
    change::{Change, Course, Fact},
    plan::{Interviewee, Plan},
    stamp::{Elapsed, Stamp},
};

const PROTOCOL: &str = "\
schema: firsthand/protocol/1
id: short
title: A short one
minutes: 20
phases:
  - id: open
    title: Open
    goal: Make it safe
    share: 10
    do: [Greet them, Go slowly]
    dont: [Read a *legal* text]
    banks: [start]
  - id: focus
    title: Focus
    goal: Go deep
    share: 40
    do: [Follow their words]
    dont: [Show what you know]
    banks: [know-how, start, load]
  - id: recall
    title: Recall
    goal: Their story
    share: 50
    do: [Wait]
    dont: [Interrupt]
    banks: [load]
    listen: true
    protected: true
  - id: after
    title: After
    goal: Keep it
    share: 0
    do: [Fill the gaps]
    dont: [Leave it overnight]
";

fn bank(id: &str, when: &str, more: &str, questions: &[&str]) -> String {
    let head = format!(
        "schema: firsthand/bank/1\nid: {id}\ntitle: About {id}\nwhen: [{when}]\n{more}questions:\n"
    );
    let one = |(at, ask): (usize, &&str)| {
        format!(
            "  - {{id: q{at}, ask: {ask:?}, why: x, source: own, form: open, ask_plain: {ask:?}}}\n"
        )
    };
    head + &questions.iter().enumerate().map(one).collect::<String>()
}

fn library() -> Library {
    let file = |kind, name: &str, text: String| SourceFile {
        kind,
        name: name.to_owned(),
        origin: Origin::BuiltIn,
        contents: Contents::Bytes(text.into_bytes().into()),
    };
    let library = Library::of(vec![
        file(Kind::Protocol, "short.yaml", PROTOCOL.to_owned()),
        file(
            Kind::Bank,
            "start.yaml",
            bank("start", "open, focus", "", &["Where were you?", "And who?"]),
        ),
        file(
            Kind::Bank,
            "know-how.yaml",
            bank(
                "know-how",
                "focus",
                "",
                &["What did you know?", "How did you know?", "Since when?"],
            ),
        ),
        file(
            Kind::Bank,
            "load.yaml",
            bank(
                "load",
                "focus, recall",
                "",
                &["What else was on?", "How long?", "Who knew?", "Then?"],
            ),
        ),
        file(
            Kind::Bank,
            "more.yaml",
            bank("more", "focus", "follow_up: true\n", &["Go on.", "How so?"]),
        ),
    ]);
    assert_eq!(library.faults, []);
    library
}

fn interview(banks: &[&str], must: &[(&str, &str)]) -> Interview {
    let plan = Plan {
        interviewee: Interviewee { role: Some("SRE on call".into()), ..Interviewee::default() },
        protocol: "short".into(),
        planned_minutes: 20,
        banks: banks.iter().map(|bank| (*bank).to_owned()).collect(),
        ..Plan::default()
    };
    let when = Stamp { at: DateTime::<Utc>::UNIX_EPOCH, elapsed: Elapsed::ZERO };
    let must = must.iter().map(|(bank, question)| {
        let question = (*question).to_owned();
        Course::MustAskSet(QuestionRef { bank: (*bank).to_owned(), question })
    });
    let all = [Course::Planned(Box::new(plan))].into_iter().chain(must);
    let changes = all.map(|course| Change { when, fact: Fact::Course(course) });
    Interview::replay(&changes.collect::<Vec<_>>())
}

/// With lines picked beforehand, and what was assumed.
fn prepared() -> Interview {
    let anchor = |time: &str, words: &str, place: Option<&str>| {
        let [time, place] = [Some(time), place].map(|text| text.map(str::to_owned));
        Course::AnchorSet(Anchor { time, words: words.to_owned(), place })
    };
    let facts = [
        anchor("02:14", "that doesn't look *normal*", Some("#inc_1120")),
        anchor("02:20", "whom do I call?", None),
        Course::AssumptionSet("the alert went to the old rotation".into()),
        Course::AssumptionSet("# nobody knew".into()),
    ];
    let mut interview = interview(&["know-how"], &[("load", "q3")]);
    let when = Stamp { at: DateTime::<Utc>::UNIX_EPOCH, elapsed: Elapsed::ZERO };
    for course in facts {
        interview.apply(&Change { when, fact: Fact::Course(course) });
    }
    interview
}

#[test]
fn what_was_prepared_stands_where_it_is_needed() {
    insta::assert_snapshot!(page(&prepared()));
}

#[test]
fn with_the_built_in_banks_it_still_fits_a_page() {
    let library = Library::built_in();
    let (interview, title) = (prepared(), Some("Broker"));
    let protocol = library.protocol("cognitive-45").unwrap();
    let paper = Paper { protocol, title, system: None, interview: Some(&interview) };
    let text = printed(&library, &paper);
    let lines = text.lines().filter(|line| !line.is_empty()).count();
    assert!(lines <= 80, "{lines} lines\n{text}");
    assert_eq!(text.matches("At 02:14 you wrote").count(), 1, "{text}");
    assert!(!text.contains("Pick one of your messages"), "the lines picked say it better: {text}");
    assert!(text.trim_end().ends_with("· \\# nobody knew"), "{text}");
}

fn page(interview: &Interview) -> String {
    let library = library();
    let paper = Paper {
        protocol: library.protocol("short").unwrap(),
        title: Some("Broker_at night"),
        system: Some("broker"),
        interview: Some(interview),
    };
    printed(&library, &paper)
}

#[test]
fn the_page_as_it_is_printed() {
    insta::assert_snapshot!(page(&interview(&[], &[("load", "q3")])));
}

#[test]
fn only_chosen_banks_are_on_it() {
    let text = page(&interview(&["load"], &[]));
    assert!(text.contains("What else was on?") && !text.contains("Where were you?"), "{text}");
    assert!(!text.contains("## Must ask"), "{text}");
}

#[test]
fn no_question_stands_on_it_twice() {
    let text = page(&interview(&[], &[("load", "q0"), ("gone", "q9")]));
    assert_eq!(text.matches("What else was on?").count(), 1, "{text}");
    assert_eq!(text.matches("Where were you?").count(), 1, "{text}");
}

#[test]
fn every_built_in_protocol_fits_a_page() {
    let library = Library::built_in();
    for protocol in &library.protocols {
        let paper = Paper { protocol, title: None, system: None, interview: None };
        let text = printed(&library, &paper);
        let lines = text.lines().filter(|line| !line.is_empty()).count();
        assert!((20..=75).contains(&lines), "{}: {lines} lines\n{text}", protocol.id);
        assert!(!text.contains('{'), "a blank is left: {text}");
    }
}

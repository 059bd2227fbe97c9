//! What a facilitator chose, as a file: read as written, mergeable, refused when it is not whole.

use std::{env, fs};

use firsthand::{
    formats::review,
    review::{Choice, Choices, Fate, Meeting, Part, Question, Reading, Standing, Theme, Verdict},
};

use super::{file, text};

/// One of everything.
fn full() -> Choices {
    let theme = Theme {
        id: "handing-over".into(),
        name: "Handing over".into(),
        line: "The service moved, its reminders did not".into(),
        tags: vec!["handoff".into(), "ownership-transfer".into()],
        opening: "I wonder what else came over".into(),
        widening: "Where else did this happen?".into(),
        agenda: true,
    };
    let verdict = Verdict {
        between: vec!["a-1#m1".parse().unwrap(), "b-2#m4".parse().unwrap()],
        standing: Standing::Added,
        remark: "both at the same desk".into(),
        agenda: true,
    };
    let question = Question {
        id: "a-1#f1/1".into(),
        words: "How do reminders travel?".into(),
        of: vec!["b-2#f2/1".parse().unwrap()],
        whom: "platform".into(),
        explainer: true,
        fate: Fate::Agenda,
    };
    let reading = Reading {
        quote: "a-1#n14.1".parse().unwrap(),
        theme: "handing-over".into(),
        by: "the one who said it".into(),
    };
    let meeting = Meeting {
        length: Some(45),
        minutes: vec![(Part::Opening, 5), (Part::Next, 10)],
        rules: Some(vec!["One at a time.".into()]),
        invited: vec!["the network team".into()],
    };
    Choices {
        themes: vec![theme],
        contrasts: vec![verdict],
        questions: vec![question],
        readings: vec![reading],
        meeting,
    }
}

#[test]
fn what_is_written_is_read_again() {
    for choices in [full(), Choices::default()] {
        let text = review::write("inc-1", &choices);
        assert_eq!(review::read(&text, "inc-1").unwrap(), choices, "{text}");
        assert_eq!(review::write("inc-1", &choices), text);
    }
    insta::assert_snapshot!(review::write("inc-1", &full()));
}

#[test]
fn its_schema_is_the_one_on_disk_and_fits() {
    let made = serde_json::to_string_pretty(&review::json_schema()).unwrap() + "\n";
    let path = format!("assets/schema/{}", review::SCHEMA_FILE);
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(file(&path), &made).unwrap();
    }
    assert!(text(&path) == made, "UPDATE_SCHEMA=1 writes it");
    let schema = serde_json::from_str(&made).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let value = serde_yaml::from_str(&review::write("inc-1", &full())).unwrap();
    assert!(schema.is_valid(&value));
    let wrong = serde_yaml::from_str("schema: firsthand/review/2\nincident: a\n").unwrap();
    assert!(!schema.is_valid(&wrong));
}

#[test]
fn what_is_not_whole_is_refused_with_its_place() {
    let good = review::write("inc-1", &full());
    let told = |text: &str| {
        let faults = review::read(text, "inc-1").unwrap_err();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let later = good.replace("themes:", "moods: []\nthemes:");
    assert!(told(&later).starts_with("4:1: found an unknown `moods`"), "{}", told(&later));
    let other = good.replace("incident: inc-1", "incident: inc-2");
    assert!(told(&other).starts_with("3:11: found `inc-2`"), "{}", told(&other));
    let nothing = good.replace("a-1#m1", "a-1");
    assert!(told(&nothing).contains("contrasts[0].between[0]"), "{}", told(&nothing));
    let part = good.replace("part: next", "part: nest");
    assert!(told(&part).contains("`nest`"), "{}", told(&part));
    let merge = good.replace("themes:", "<<<<<<< mine\nthemes:");
    assert!(told(&merge).contains("merged and not settled"), "{}", told(&merge));
}

#[test]
fn two_who_add_a_theme_each_can_be_merged_line_by_line() {
    let theme = |id: &str| Theme { id: id.into(), name: id.into(), ..Theme::default() };
    let mut choices = full();
    let before = review::write("inc-1", &choices);
    choices.apply(&Choice::Theme("more".into(), Some(theme("more"))));
    let after = review::write("inc-1", &choices);
    let kept: Vec<&str> = after.lines().filter(|line| before.lines().any(|b| b == *line)).collect();
    assert_eq!(kept.len(), before.lines().count(), "nothing that was there is written otherwise");
}

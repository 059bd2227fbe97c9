//! What came of a meeting, as a file and as it is shown: read as written, nothing lost, nobody ranked.

use std::{env, fs};

use firsthand::{
    formats::outcome,
    review::outcome::{
        Asked, Attended, Came, Cited, Confidence, Outcome, Readers, SURVEY, Story, Survey, told,
    },
};

use super::{file, text};

const ID: &str = "inc-1";

/// One of everything.
fn full() -> Outcome {
    let day = |text: &str| Some(text.parse().unwrap());
    let team = |team: &str, required, voluntary, in_it| Attended {
        team: team.into(),
        required,
        voluntary,
        in_it: Some(in_it),
    };
    let role =
        |role: &str, people, before, after| Confidence { role: role.into(), people, before, after };
    let cited = Cited {
        place: "onboarding of the platform team".into(),
        changed: "The page on alerts says which can wait: and which can't".into(),
        since: day("2026-12-20"),
        link: "https://wiki.example/alerts#wait".into(),
    };
    let told = Story {
        words: "I drew the retries anew.\nThen I \"asked\" around.".into(),
        role: "an engineer of another team".into(),
        agreed: true,
        told: day("2026-12-10"),
        link: String::new(),
    };
    let waits = Story { words: "the pelican is not asked yet".into(), ..Story::default() };
    Outcome {
        met: day("2026-12-01"),
        attended: vec![team("payments", 2, 3, 2), team("support", 0, 4, 1)],
        readers: vec![
            Readers { by: day("2026-12-08"), people: 41, teams: Some(7) },
            Readers { by: day("2027-01-05"), people: 60, teams: None },
        ],
        survey: Survey { learned: [6, 3, 0], again: [8, 1, 0], said: [7, 2, 0], alike: [5, 3, 1] },
        confidence: vec![role("on-call engineers", 4, 2, 4), role("support leads", 1, 1, 5)],
        cited: vec![cited],
        stories: vec![told, waits],
    }
}

fn faults(text: &str) -> String {
    let faults = outcome::read(text, ID).unwrap_err();
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_written_is_read_again() {
    for one in [full(), Outcome::default()] {
        let text = outcome::write(ID, &one);
        let read = outcome::read(&text, ID).unwrap();
        assert_eq!((&read.outcome, read.unknown.len()), (&one, 0), "{text}");
        assert_eq!(outcome::write(ID, &read.outcome), text);
        assert_eq!(outcome::own_remark(&text, ID, &one), None, "{text}");
    }
    let keys = outcome::write(ID, &full());
    let quoted = keys.lines().find(|line| line.trim_start_matches(['-', ' ']).starts_with('"'));
    assert_eq!(quoted, None, "no key that some readers take for yes or no");
    insta::assert_snapshot!(keys);
}

#[test]
fn what_it_shows_is_stories_first_then_small_counts() {
    let lines = told(&full());
    insta::assert_snapshot!(lines.join("\n"));
    let shown = lines.join("\n");
    assert!(!shown.contains("pelican"), "nobody said yes to that one");
    let mut agreed = full();
    agreed.stories[1].agreed = true;
    assert!(told(&agreed).join("\n").contains("pelican"), "the control");
    assert!(!shown.contains("1 before") && shown.contains("2 before"), "one answer is one person");
    let mut few = full();
    few.survey.again = [1, 1, 0];
    let few = told(&few).join("\n");
    assert!(few.contains("come again: too few") && !few.contains("come again, unasked"), "{few}");
    assert!(lines.iter().all(|line| !line.contains('\n')), "one thing a line");
    let none = told(&Outcome::default());
    assert_eq!(none.len(), 3, "{none:?}");
    assert!(none[2].starts_with("Not known yet: the day, what changed"), "{none:?}");
}

#[test]
fn teams_stand_by_name_never_by_how_many_came() {
    let mut outcome = Outcome::default();
    for came in [
        Came::Voluntary("zebra".into(), 9),
        Came::Required("apple".into(), 1),
        Came::Voluntary("mango".into(), 5),
        Came::InIt("apple".into(), 1),
    ] {
        outcome.apply(&came);
    }
    let teams: Vec<&str> = outcome.attended.iter().map(|own| own.team.as_str()).collect();
    assert_eq!(teams, ["apple", "mango", "zebra"]);
    let shown = told(&outcome).join("\n");
    let at = |name: &str| shown.find(&format!("{name}:")).unwrap();
    assert!(at("apple") < at("mango") && at("mango") < at("zebra"), "{shown}");
    assert!(!shown.contains("had not been"), "two teams were not counted: {shown}");
}

#[test]
fn two_who_add_different_things_end_with_the_same_in_any_order() {
    let cited = Cited { place: "a design".into(), changed: "retries".into(), ..Cited::default() };
    let readers = |day: &str, people| {
        Came::Readers(Readers { by: Some(day.parse().unwrap()), people, teams: None })
    };
    let all = [
        Came::Voluntary("payments".into(), 3),
        Came::Required("support".into(), 1),
        readers("2027-01-05", 60),
        readers("2026-12-08", 41),
        Came::Answered(Asked::Alike, 2, 1),
        Came::Cited(cited),
    ];
    let mut outcome = after(Outcome::default(), all.iter());
    assert_eq!(outcome, after(Outcome::default(), all.iter().rev()));
    assert_eq!(outcome, after(outcome.clone(), all.iter()), "said twice is said once");
    outcome.apply(&readers("2026-12-08", 43));
    assert_eq!(outcome.readers[0].people, 43, "a day has one number");
    assert_eq!(outcome.readers.len(), 2);
}

fn after<'a>(mut outcome: Outcome, all: impl Iterator<Item = &'a Came>) -> Outcome {
    for came in all {
        outcome.apply(came);
    }
    outcome
}

#[test]
fn its_schema_is_the_one_on_disk_and_fits() {
    let made = serde_json::to_string_pretty(&outcome::json_schema()).unwrap() + "\n";
    let path = format!("assets/schema/{}", outcome::SCHEMA_FILE);
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(file(&path), &made).unwrap();
    }
    assert!(text(&path) == made, "UPDATE_SCHEMA=1 writes it");
    let schema = jsonschema::validator_for(&serde_json::from_str(&made).unwrap()).unwrap();
    let fits = |text: &str| schema.is_valid(&serde_yaml::from_str(text).unwrap());
    assert!(fits(&outcome::write(ID, &full())) && fits(&outcome::write(ID, &Outcome::default())));
    assert!(fits(&examples()));
    let good = outcome::write(ID, &full());
    assert!(!fits(&good.replace("firsthand/outcome/1", "firsthand/outcome/2")));
    assert!(!fits(&good.replace("before: 2", "before: 6")));
}

/// The file that is begun, with all its examples taken in.
fn examples() -> String {
    let begun = outcome::write(ID, &Outcome::default());
    let names = ["met", "attended", "readers", "survey", "confidence", "cited", "stories"];
    let mut inside = false;
    let lines = begun.lines().map(|line| {
        let starts = |name: &str| line.starts_with(&format!("# {name}:"));
        inside = !line.is_empty() && (inside || names.iter().any(|name| starts(name)));
        if inside { line.strip_prefix("# ").unwrap() } else { line }
    });
    lines.map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn every_example_of_the_file_that_is_begun_is_right() {
    let read = outcome::read(&examples(), ID).unwrap();
    assert_eq!(read.unknown, [""; 0]);
    let Outcome { met, attended, readers, survey, confidence, cited, stories } = read.outcome;
    let lists = [attended.len(), readers.len(), confidence.len(), cited.len(), stories.len()];
    assert_eq!((met.is_some(), lists), (true, [1; 5]));
    for asked in SURVEY {
        let answered = survey.counts(asked).iter().filter(|count| **count > 0).count();
        assert_eq!(answered, asked.answers().len(), "{asked:?}");
        for (at, answer) in asked.answers().iter().enumerate() {
            let words = format!("{}.{answer}", asked.word());
            assert_eq!(Asked::of_words(&words), Some((asked, at)));
        }
    }
    assert_eq!(Asked::of_words("learned.everything"), None);
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let good = outcome::write(ID, &full());
    let wrong = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        faults(&good.replacen(from, to, 1))
    };
    let line = |part: &str| 1 + good.lines().position(|line| line.contains(part)).unwrap();
    let at = |said: &str, part: &str| {
        assert!(said.starts_with(&format!("{}:", line(part))), "{said}");
    };
    at(&wrong("outcome/1", "outcome/9"), "outcome/1");
    at(&wrong("incident: inc-1", "incident: inc-2"), "incident: inc-1");
    at(&wrong("in_it: 2", "in_it: 6"), "in_it: 2");
    at(&wrong("before: 2", "before: 0"), "before: 2");
    at(&wrong("\"2026-12-20\"", "next week"), "since: ");
    at(&wrong("people: 41", "people: 4100000"), "people: 41");
    at(&wrong("team: support", "team: payments"), "team: support");
    at(&wrong("team: support", "team: ''"), "team: support");
    at(&wrong("required: 2", "required: -2"), "required: 2");
    let both = good.replacen("before: 2", "before: 0", 1).replacen("in_it: 2", "in_it: 6", 1);
    assert_eq!(faults(&both).lines().count(), 2, "all that is wrong: {}", faults(&both));
}

#[test]
fn what_is_too_much_is_refused() {
    let head = format!("schema: firsthand/outcome/1\nincident: {ID}\n");
    let many = "- {where: a, changed: b}\n".repeat(501);
    assert!(faults(&format!("{head}cited:\n{many}")).contains("at most 500"));
    let long = "x".repeat(2_001);
    assert!(faults(&format!("{head}cited: [{{where: a, changed: {long}}}]")).contains("2000"));
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n";
    let bomb = format!("{bomb}c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ncited: [*c,*c,*c,*c,*c,*c]\n");
    assert!(!faults(&format!("{head}{bomb}")).is_empty());
    assert!(outcome::read(&head, ID).is_ok(), "the control");
}

#[test]
fn what_others_put_there_is_told_and_never_lost() {
    let good = outcome::write(ID, &full());
    let more = good.replacen("  in_it: 2\n", "  in_it: 2\n  mood: calm\n", 1) + "later: [1]\n";
    let read = outcome::read(&more, ID).unwrap();
    assert_eq!(read.unknown, ["attended[0].mood", "later"]);
    assert_eq!(read.outcome, full());
    let own = good.replacen("  in_it: 2\n", "  in_it: 2  # two of them by phone\n", 1);
    let line = 1 + own.lines().position(|line| line.contains("by phone")).unwrap();
    assert_eq!(outcome::own_remark(&own, ID, &full()), Some(line));
}

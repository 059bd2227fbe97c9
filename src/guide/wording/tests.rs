//! What `wording` promises, tested.

#![expect(clippy::string_slice, reason = "a test may panic")]

use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Kind, MOST_MARKS, Wording};
use crate::guide::{Contents, Library, Origin, SourceFile, files};

static SHIPPED: LazyLock<Wording> = LazyLock::new(|| Library::built_in().wording);

fn shipped() -> &'static Wording {
    &SHIPPED
}

/// The words that are marked, with their class.
fn marked(wording: &Wording, text: &str, kind: Kind, phase: Option<&str>) -> Vec<String> {
    let marks = wording.check(text, kind, phase);
    marks.iter().map(|mark| format!("{}: {}", mark.class, &text[mark.at.clone()])).collect()
}

fn asked(text: &str) -> Vec<String> {
    marked(shipped(), text, Kind::Question, None)
}

/// Rules of one pattern for questions, in the layer over the built-in ones.
fn library(rules: &str) -> Library {
    let text = format!("schema: firsthand/wording/1\n{rules}");
    let origin = Origin::Own("own.yaml".to_owned());
    let contents = Contents::Bytes(text.into_bytes().into());
    let kind = files::Kind::Wording;
    Library::with(vec![SourceFile { kind, name: "own.yaml".to_owned(), origin, contents }])
}

fn one_pattern(pattern: &str) -> Wording {
    let rule = "- {id: own, as: [question], class: own, why: So., better: Else,";
    let library = library(&format!("rules:\n{rule} patterns: ['{pattern}']}}\n"));
    assert!(library.faults.is_empty(), "{:?}", library.faults);
    library.wording
}

fn own(pattern: &str, text: &str) -> Vec<String> {
    let marks = one_pattern(pattern).check(text, Kind::Question, None);
    let own = marks.into_iter().filter(|mark| mark.class == "own");
    own.map(|mark| text[mark.at].to_owned()).collect()
}

#[test]
fn a_person_is_told_from_a_machine() {
    assert_eq!(asked("What should the pod have done?"), [""; 0]);
    assert_eq!(asked("What should the pod do?"), [""; 0]);
    assert_eq!(asked("When should she have called?"), ["counterfactual: should she have"]);
    assert_eq!(asked("When should the on-call have called?").len(), 1);
    assert_eq!(asked("What could Priya have seen?"), ["counterfactual: could Priya have"]);
}

#[test]
fn contractions_are_read_as_words() {
    for had in ["should've", "should’ve", "should of", "shouldn't've", "shouldn’t have", "shoulda"]
    {
        let text = format!("What do you think she {had} seen?");
        let marks = asked(&text);
        assert!(
            marks.iter().any(|mark| mark == &format!("counterfactual: she {had}")),
            "{marks:?}"
        );
    }
}

#[test]
fn what_is_quoted_is_never_judged() {
    for quote in [
        "“I should have looked”",
        "\"I should have looked\"",
        "‘I should have looked’",
        "'I shouldn't have looked'",
        "`I should have looked`",
        "«I should have looked»",
    ] {
        assert_eq!(
            asked(&format!("You wrote {quote} at 02:05. What was that?")),
            [""; 0],
            "{quote}"
        );
    }
    assert_eq!(asked("You wrote “I should have looked"), [""; 0], "a quote still being typed");
    let apostrophes =
        "What is the engineers' view, and 'tis true, should she have looked at Ana's?";
    assert!(!asked(apostrophes).is_empty());
    let next = "She wrote “no.\n\nWhen should she have called?";
    assert_eq!(asked(next).len(), 1, "an open quote ends with its paragraph");
}

#[test]
fn closed_questions_are_marked_in_free_recall_alone() {
    let wording = shipped();
    let text = "When the page came, did you see the graph?";
    assert_eq!(marked(wording, text, Kind::Question, Some("recall")), ["closed: did you"]);
    assert_eq!(marked(wording, text, Kind::Question, Some("focus")), [""; 0]);
    assert_eq!(marked(wording, text, Kind::Question, None), [""; 0]);
    assert_eq!(marked(wording, text, Kind::Finding, Some("recall")), [""; 0]);
}

#[test]
fn more_than_one_question_is_one_too_many() {
    assert_eq!(asked("What came? What then?"), ["compound:  What then?".replace("  ", " ")]);
    assert_eq!(asked("What came??"), [""; 0]);
    let words = "word ".repeat(25);
    assert_eq!(asked(&words), [""; 0]);
    assert_eq!(asked(&format!("{words}more of it")), ["compound: more of it"]);
    assert_eq!(asked(&format!("{words}“more of it, quoted”")), [""; 0]);
}

#[test]
fn each_sign_of_a_pattern() {
    assert_eq!(own("cats|dogs bark", "Dogs bark, cats bark."), ["Dogs bark", "cats bark"]);
    assert_eq!(
        own("dogs (really) bark", "dogs really bark; dogs bark"),
        ["dogs really bark", "dogs bark"]
    );
    assert_eq!(own("dogs .. bark", "dogs on the hill bark"), ["dogs on the hill bark"]);
    assert_eq!(own("dogs .. bark", "dogs on the big hill bark"), [""; 0]);
    assert_eq!(own("dogs .. bark", "dogs, they bark"), [""; 0]);
    assert_eq!(own("dogs ... bark", "dogs, they bark. Dogs. They bark."), ["dogs, they bark"]);
    assert_eq!(own("dogs ~bark <word>", "dogs bark, dogs sleep"), ["dogs sleep"]);
    assert_eq!(own("~big dogs", "big dogs, small dogs"), ["dogs"]);
    assert_eq!(own("^ dogs", "And dogs, dogs; the dogs"), ["dogs", "dogs"]);
    assert_eq!(own("^^ dogs", "Big dogs. Dogs, dogs"), ["Dogs"]);
    assert_eq!(own("dogs $", "dogs bark at dogs. dogs"), ["dogs", "dogs"]);
    assert_eq!(own("dogs ?", "dogs? dogs!"), ["dogs?"]);
    assert_eq!(own("dogs “”", "dogs “bark”"), ["dogs “bark”"]);
    assert_eq!(own("<acronym> <number>", "What of DNS 53?"), ["DNS 53"]);
    assert_eq!(own("did not", "Who didn't?"), ["didn't"]);
}

#[test]
fn rules_are_laid_over_one_by_one() {
    let text = "How do we prevent it, and what was the root cause?";
    assert!(asked(text).iter().any(|mark| mark.starts_with("root-cause")));
    let off = library("rules:\n- {id: root-cause-question, off: true}\n");
    let marks = marked(&off.wording, text, Kind::Question, None);
    assert!(marks.iter().any(|mark| mark.starts_with("fix-seeking")), "{marks:?}");
    assert!(!marks.iter().any(|mark| mark.starts_with("root-cause")), "{marks:?}");
}

#[test]
fn hostile_rules_are_told_and_the_lower_ones_stay() {
    let rule = |fields: &str| {
        format!("rules:\n- {{id: a, as: [question], class: a, why: b, better: c, {fields}}}\n")
    };
    let told = [
        ("rules: []\n".to_owned(), "no rules"),
        (rule("patterns: []"), "nothing to look for"),
        (rule("patterns: ['<persn> should']"), "did you mean `<person>`?"),
        (rule("patterns: [\"didn't you\"]"), "`didn't` is written `did not`"),
        (rule("patterns: ['.. you']"), "could begin with any word"),
        (rule("patterns: ['<word> ... <word>']"), "could begin with any word"),
        (rule("patterns: ['(a+)+$ b']"), "a word in small letters"),
        (rule(&format!("patterns: ['a {}']", "... ".repeat(40))), "at most 24"),
        (rule(&format!("patterns: [{}]", "a, ".repeat(2_001))), "at most 2000"),
        (rule("patterns: [a], as: [answer]"), "a second `as`"),
        (format!("{}{}", "lists: {x: '<y> A **'}\n", rule("patterns: [a]")), "an unknown list `y`"),
        ("rules:\n- {id: a, patterns: [b]}\n".to_owned(), "expected `question`, `finding` or both"),
    ];
    for (rules, words) in told {
        let library = library(&rules);
        let faults: Vec<String> = library.faults.iter().map(ToString::to_string).collect();
        assert!(faults.iter().any(|fault| fault.contains(words)), "{words}: {faults:?}");
        assert!(faults.iter().all(|fault| fault.starts_with("own.yaml:")), "{faults:?}");
        assert_eq!(&library.wording, shipped());
    }
}

#[test]
fn a_megabyte_is_judged_and_marks_are_counted() {
    let wording = shipped();
    for unit in ["Why did you should have ", "'a \"b ", "“", "a, ", "? ", "{", "\u{301}é", "x"] {
        let text = unit.repeat(1_000_000 / unit.len());
        let marks = wording.check(&text, Kind::Question, Some("recall"));
        assert!(marks.len() <= MOST_MARKS);
        assert!(marks.iter().all(|mark| text.get(mark.at.clone()).is_some()));
    }
    assert!(wording.check("", Kind::Question, None).is_empty());
}

proptest! {
    #[test]
    fn any_text_is_judged(text in "(\\PC|[ \n'\"“”‘’`?.,é’]|why|did|you|n't|should|have|or){0,60}") {
        let wording = shipped();
        for kind in [Kind::Question, Kind::Finding] {
            for mark in wording.check(&text, kind, Some("recall")) {
                prop_assert!(text.get(mark.at).is_some_and(|words| !words.is_empty()));
            }
        }
    }
}

//! What was prepared for oneself stays with oneself, and words said back go where their quote goes.

use chrono::{DateTime, Utc};
use firsthand::{
    findings::{Ask, Known, Obstacle, build, obstacles, to_yaml},
    interview::{
        Interview,
        anchor::{Anchor, BackTo},
        change::{Added, Change, Course, Fact, OfNote},
        consent::{Attribution, Consent, Quotes},
        entry::What,
        id::Id,
        incident::Incident,
        note::{Kind, Note, Reply},
        stamp::{Elapsed, Stamp},
        thread::{Fate, Thread},
    },
};

const WORDS: &str = "forty polite ones";
const ASSUMED: &str = "xylophone: the monitor was off";

/// A conversation, each thing a second after the other.
fn told(facts: Vec<Fact>) -> Interview {
    let agreed = Consent { attribution: Attribution::Named, ..Consent::default() };
    let before = [Fact::Course(Course::ConsentRecorded(agreed)), Fact::Course(Course::Started)];
    let all = before.into_iter().chain(facts).chain([Fact::Course(Course::Ended)]);
    let changes = (1..).zip(all).map(|(second, fact)| {
        let at = DateTime::<Utc>::UNIX_EPOCH;
        Change { when: Stamp { at, elapsed: Elapsed(second * 1000) }, fact }
    });
    Interview::replay(&changes.collect::<Vec<_>>())
}

fn yaml(interview: &Interview, level: Attribution) -> String {
    let ask = Ask { level, draft: true };
    to_yaml(&build(interview, &Incident::default(), &Known::default(), &Vec::new(), ask).unwrap())
}

fn asked(number: u32, text: &str, to: BackTo) -> Fact {
    let what = What::Note(Note { back_to: Some(Box::new(to)), ..Note::new(Kind::Asked) });
    Fact::Added(Added { id: Id::new(number), text: text.into(), tags: Vec::new(), what })
}

fn said(number: u32, text: &str) -> Fact {
    Fact::note(Id::new(number), Kind::Quote, text)
}

/// A quote, a thread parked from it and pulled, and an answer to that.
fn pulled(reply: Reply) -> Interview {
    let thread = What::Thread(Thread { from: Some(Id::new(1)), fate: Fate::Open });
    let text = WORDS.to_owned();
    told(vec![
        said(1, WORDS),
        Fact::Added(Added { id: Id::new(2), text, tags: Vec::new(), what: thread }),
        Fact::ThreadTurned(Id::new(2), Fate::Pulled),
        asked(3, &format!("You said “{WORDS}”. Tell me more."), BackTo::Thread(Id::new(2))),
        said(4, "they all waited"),
        Fact::Note(Id::new(1), OfNote::ReplyRecorded(reply)),
    ])
}

#[test]
fn a_quote_taken_back_is_not_said_back_either() {
    let kept = yaml(&pulled(Reply::Keep), Attribution::Named);
    assert_eq!(kept.matches(WORDS).count(), 2, "the quote and the question\n{kept}");
    let dropped = pulled(Reply::Drop);
    for level in Attribution::ALL {
        let text = yaml(&dropped, level);
        assert!(!text.contains(WORDS) && text.contains("they all waited"), "{text}");
        let found = obstacles(
            &dropped,
            &Incident::default(),
            &Known::default(),
            &Vec::new(),
            Ask { level, draft: false },
        );
        assert!(!found.iter().any(|one| matches!(one, Obstacle::Held(_))), "{found:?}");
    }
}

#[test]
fn where_quotes_were_not_agreed_no_question_says_any() {
    let anchor = Anchor { time: Some("02:14".into()), words: WORDS.into(), place: None };
    let put = asked(1, &format!("At 02:14 you wrote “{WORDS}”. And?"), BackTo::Anchor(anchor));
    let facts = |quotes| {
        let agreed = Consent { quotes, attribution: Attribution::Named, ..Consent::default() };
        let agreed = Fact::Course(Course::ConsentRecorded(agreed));
        let note = Fact::note(Id::new(2), Kind::Said, "it was busy");
        let what = What::Lead(firsthand::interview::lead::Lead {
            from: vec![Id::new(2)],
            ..Default::default()
        });
        let lead = Added { id: Id::new(3), text: "a list".into(), tags: Vec::new(), what };
        vec![agreed, put.clone(), note, Fact::Added(lead)]
    };
    let yes = yaml(&told(facts(Quotes::Yes)), Attribution::Named);
    assert!(yes.contains(WORDS), "{yes}");
    let no = yaml(&told(facts(Quotes::No)), Attribution::Named);
    assert!(!no.contains(WORDS) && no.contains("At 02:14 you wrote […]. And?"), "{no}");
}

#[test]
fn what_was_assumed_or_picked_and_not_asked_changes_no_byte_of_an_export() {
    let anchor = Anchor { words: format!("{ASSUMED}!"), ..Anchor::default() };
    let prepared = [Course::AssumptionSet(ASSUMED.into()), Course::AnchorSet(anchor)];
    let with = told(prepared.map(Fact::Course).into_iter().chain([said(1, WORDS)]).collect());
    assert_eq!((with.assumptions().len(), with.anchors().len()), (1, 1));
    // As long, so that the clock says the same.
    let idle = [Course::PauseCardShown, Course::PauseCardShown].map(Fact::Course);
    let without = told(idle.into_iter().chain([said(1, WORDS)]).collect());
    for level in Attribution::ALL {
        assert_eq!(yaml(&with, level), yaml(&without, level));
    }
}

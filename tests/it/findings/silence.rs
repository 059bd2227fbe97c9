//! Silence is no yes: no name stands beside a quote nobody said yes to, and when the day for an answer
//! is over, what was to be asked about stays out.

use chrono::NaiveDate;
use firsthand::{
    findings::{Ask, Because, Known, Obstacle, Released, build, level, obstacles},
    interview::{
        change::{Course, Fact, OfNote},
        consent::{Attribution, Consent, Quotes},
        entry::What,
        finding::Finding,
        id::Id,
        note::{Kind, Reply},
        thread::{Fate, Thread},
    },
};

use super::certificate::{self, Script, incident, topics};

const QUOTE: &str = "I walked over, since nobody read the channel";

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn known(today: u32) -> Known {
    Known { today: Some(day(today)), ..certificate::known() }
}

/// A talk with one quote, a finding and a thread that come from it, and a marked part of a note.
fn told(quotes: Quotes) -> (Script, Id, Id) {
    let mut s = Script::default();
    s.course(Course::Planned(Box::new(certificate::plan())));
    s.course(Course::ConsentRecorded(Consent { quotes, ..certificate::consent() }));
    s.course(Course::Started);
    let quote = s.note(Kind::Quote, QUOTE, &[]);
    let marked = s.note(Kind::Said, "they had no words for it, only a shrug", &[]);
    s.fact(Fact::Note(marked, OfNote::SpanMarked(26..38)));
    let finding = |evidence| What::Finding(Box::new(Finding { evidence, ..Finding::default() }));
    s.add(finding(vec![quote]), "Nobody reads the channel", &[]);
    s.add(finding(vec![marked]), "There is no word for it", &[]);
    s.add(
        What::Thread(Thread { from: Some(quote), fate: Fate::Open }),
        "nobody read the channel",
        &[],
    );
    s.course(Course::Ended);
    s.course(Course::ShareBackMade { until: Some(day(20)) });
    (s, quote, marked)
}

fn ask(level: Attribution) -> Ask {
    Ask { level, draft: false }
}

fn made(s: &Script, today: u32) -> Result<Released, Vec<Obstacle>> {
    let interview = s.interview();
    build(&interview, &incident(), &known(today), &topics(), ask(Attribution::Named))
}

fn said(s: &Script, today: u32) -> Vec<Obstacle> {
    obstacles(&s.interview(), &incident(), &known(today), &Vec::new(), ask(Attribution::Named))
}

#[test]
fn until_the_day_is_over_an_answer_is_waited_for() {
    let (s, quote, marked) = told(Quotes::AskEach);
    for today in [1, 20] {
        let refused = made(&s, today).unwrap_err();
        let names = vec![format!("n{quote}"), format!("n{marked}.1")];
        assert_eq!(refused, [Obstacle::Unanswered(names)]);
    }
    let unknown = Known { today: None, ..known(21) };
    let ask = ask(Attribution::Role);
    assert!(build(&s.interview(), &incident(), &unknown, &topics(), ask).is_err());
}

#[test]
fn then_what_nobody_answered_about_stays_out_with_all_that_holds_its_words() {
    let (s, quote, marked) = told(Quotes::AskEach);
    let findings = made(&s, 21).unwrap();
    assert!(findings.quotes.is_empty());
    let text = firsthand::findings::to_yaml(&findings);
    assert!(!text.contains("walked over") && !text.contains("read the channel\n"), "{text}");
    assert!(!text.contains("only a shrug"), "{text}");
    assert_eq!(findings.notes[0].text, "they had no words for it, […]");
    assert_eq!(findings.findings.len(), 1, "the other one rests on the quote alone");
    assert!(findings.open_threads.contains(&"Nobody reads the channel".to_owned()));
    let silent = vec![format!("n{quote}"), format!("n{marked}")];
    assert!(said(&s, 21).contains(&Obstacle::Silent(silent)), "{:?}", said(&s, 21));
}

#[test]
fn what_was_answered_goes_out_beside_what_was_not() {
    let (mut s, quote, _) = told(Quotes::AskEach);
    s.reply(quote, Reply::Keep);
    let findings = made(&s, 21).unwrap();
    let quotes: Vec<_> = findings.quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(quotes, [QUOTE]);
    assert_eq!(findings.findings.len(), 2);
    assert!(findings.open_threads.contains(&"nobody read the channel".to_owned()));
}

#[test]
fn a_name_needs_a_yes_to_every_quote_it_stands_beside() {
    let (mut s, quote, marked) = told(Quotes::Yes);
    let level = |s: &Script| {
        let found = level(&s.interview(), &known(1), Attribution::Named);
        (found.level != Attribution::Named).then_some((found.level, found.because))
    };
    assert_eq!(level(&s), Some((Attribution::Role, Because::NoYes(format!("n{quote}")))));
    let findings = made(&s, 1).unwrap();
    assert_eq!((findings.quotes.len(), findings.interview.interviewee.name.clone()), (2, None));
    s.reply(quote, Reply::Keep);
    assert_eq!(level(&s).unwrap().1, Because::NoYes(format!("n{marked}")));
    s.reply(marked, Reply::Fix("only a shrug, really".into()));
    assert_eq!(level(&s), None);
    assert!(made(&s, 1).unwrap().interview.interviewee.name.is_some());
}

//! What never gets through the door.

use std::collections::HashSet;

use firsthand::{
    findings::{Ask, Findings, build, to_yaml},
    interview::{
        Interview,
        change::{Course, Fact, OfEntry, OfFinding, OfNote},
        consent::{Attribution, Consent, Quotes},
        entry::{Entry, What},
        finding::Finding,
        id::Id,
        lead::Lead,
        moment::Moment,
        note::{Kind, Reply},
        pivot::{Cell, Pivot},
        thread::Thread,
    },
};
use proptest::prelude::*;

use super::certificate::{self, OFF, Script, incident, known, plan, script, topics};

fn yaml(interview: &Interview, level: Attribution) -> String {
    let ask = Ask { level, draft: true };
    to_yaml(&build(interview, &incident(), &known(), &topics(), ask).unwrap())
}

/// One step of a random interview.
#[derive(Debug, Clone)]
enum Step {
    Note(u8, String),
    Own(u8, u8, String),
    Question,
    Entry(u8, u8),
    Note2(u8, u8),
    Attach(u8, u8),
    Wait,
}

fn step() -> impl Strategy<Value = Step> {
    let text = "[a-z]{1,6}( [a-zé]{1,6}){0,4}";
    prop_oneof![
        6 => (0..6_u8, text).prop_map(|(kind, text)| Step::Note(kind, text)),
        3 => (0..7_u8, any::<u8>(), text).prop_map(|(what, of, text)| Step::Own(what, of, text)),
        1 => Just(Step::Question),
        2 => (any::<u8>(), 0..4_u8).prop_map(|(of, what)| Step::Entry(of, what)),
        2 => (any::<u8>(), 0..14_u8).prop_map(|(of, what)| Step::Note2(of, what)),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(to, of)| Step::Attach(to, of)),
        1 => Just(Step::Wait),
    ]
}

fn play(steps: &[Step], secret: &str) -> Interview {
    let mut s = Script::default();
    s.course(Course::Planned(Box::new(plan())));
    s.course(Course::ConsentRecorded(Consent {
        attribution: Attribution::Named,
        quotes: Quotes::ALL[steps.len() % 3],
        ..Consent::default()
    }));
    s.course(Course::Started);
    let mut made: Vec<Id> = Vec::new();
    for step in steps {
        let pick = |of: u8| made.get(usize::from(of) % made.len().max(1)).copied();
        match step {
            Step::Note(kind, text) => {
                let kind = Kind::ALL[usize::from(*kind)];
                let text = if kind == Kind::Off { secret } else { text };
                made.push(s.note(kind, text, &[]));
            }
            Step::Own(what, of, text) => {
                let from = pick(*of);
                let text = if *what > 0 && heard_off(&s, from) { secret } else { text };
                made.push(s.add(own(*what, from), text, &["t"]));
            }
            Step::Question => made.push(s.ask("recall", "q", "What then?")),
            Step::Entry(of, what) => {
                if let Some(id) = pick(*of) {
                    entry(&mut s, id, *what, secret);
                }
            }
            Step::Note2(of, what) => {
                if let Some(id) = pick(*of) {
                    note(&mut s, id, *what);
                }
            }
            Step::Attach(to, of) => {
                if let (Some(to), Some(of)) = (pick(*to), pick(*of)) {
                    s.fact(Fact::Finding(to, OfFinding::EvidenceAttached(of)));
                }
            }
            Step::Wait => s.wait(45),
        }
    }
    s.course(Course::Ended);
    s.interview()
}

/// Whether words heard there are words off the record.
fn heard_off(s: &Script, from: Option<Id>) -> bool {
    from.is_some_and(|id| s.interview().entry(id).is_some_and(Entry::is_off))
}

fn own(what: u8, from: Option<Id>) -> What {
    let evidence: Vec<Id> = from.into_iter().collect();
    match what {
        0 => What::Finding(Box::new(Finding { evidence, ..Finding::default() })),
        1 => What::Lead(Lead { from: evidence, ..Lead::default() }),
        2 => What::Thread(Thread { from, ..Thread::default() }),
        3 => What::Moment(Box::new(Moment { evidence, ..Moment::default() })),
        4 => What::Pivot(Box::new(Pivot::new(None, evidence).with(Cell::Saw, "a red padlock"))),
        5 => What::Pivot(Box::new(Pivot::new(from, vec![]).with(Cell::Help, "a number"))),
        _ => What::Idea(evidence),
    }
}

/// What happens to entries; what is off the record is corrected to other words off the record.
fn entry(s: &mut Script, id: Id, what: u8, secret: &str) {
    let off = s.interview().entry(id).is_some_and(Entry::is_off);
    let happened = match what {
        0 => OfEntry::Withdrawn,
        1 => OfEntry::Restored,
        2 if off => OfEntry::Tagged(secret.to_owned()),
        2 => OfEntry::Tagged("tag".into()),
        _ if off => OfEntry::Corrected(format!("again {secret}")),
        _ => OfEntry::Corrected("said better".into()),
    };
    s.fact(Fact::Entry(id, happened));
}

/// What happens to notes. What is off the record stays so: bringing it back is the one way out.
fn note(s: &mut Script, id: Id, what: u8) {
    let interview = s.interview();
    let Some(entry) = interview.entry(id).filter(|entry| entry.note().is_some()) else { return };
    let off = entry.is_off();
    s.fact(Fact::Note(
        id,
        match what {
            0..=3 => OfNote::SpanMarked(0..2),
            4..=6 if !off => OfNote::KindChanged(Kind::ALL[usize::from(what - 4)]),
            7 => OfNote::AttributionSet(Some(Attribution::Role)),
            8 => OfNote::ReplyRecorded(Reply::Anonymous),
            9 => OfNote::ReplyRecorded(Reply::Drop),
            10 => OfNote::ReplyRecorded(Reply::Fix("better words".into())),
            _ => OfNote::ReplyRecorded(Reply::Keep),
        },
    ));
}

/// An exporter that leaks: it writes how long all notes are, off the record or not.
fn leaking(interview: &Interview) -> String {
    interview.stream().map(|entry| entry.text.len().to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_depends_on_what_is_off_the_record(
        steps in prop::collection::vec(step(), 1..40),
        one in "[A-Z]{12} [A-Z]{4}",
        other in "[A-Z]{3,40}",
        level in 0..3_usize,
    ) {
        let level = Attribution::ALL[level];
        let made = yaml(&play(&steps, &one), level);
        prop_assert_eq!(&made, &yaml(&play(&steps, &other), level));
        prop_assert!(!made.contains(one.split(' ').next().unwrap()));
    }

    #[test]
    fn evidence_names_what_is_in_the_file_and_nothing_withdrawn_is(
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let interview = play(&steps, "SECRET");
        let ask = Ask { level: Attribution::Role, draft: true };
        let findings = build(&interview, &incident(), &known(), &topics(), ask).unwrap();
        let there = names(&findings);
        for name in leaned_on(&findings) {
            prop_assert!(there.contains(name.as_str()), "{name} in {}", to_yaml(&findings));
        }
        for gone in interview.stream().filter(|entry| entry.withdrawn || entry.is_off()) {
            prop_assert!(!there.contains(gone.name().as_str()));
        }
        prop_assert_eq!(there.len(), named(&findings).len(), "each name once");
    }
}

fn named(findings: &Findings) -> Vec<&str> {
    let quotes = findings.quotes.iter().map(|q| &q.id).chain(findings.notes.iter().map(|n| &n.id));
    let asked = findings.questions.iter().map(|q| &q.id);
    let moments = findings.moments.iter().map(|m| &m.id);
    let pivots = findings.pivots.iter().map(|p| &p.id);
    quotes.chain(asked).chain(moments).chain(pivots).map(String::as_str).collect()
}

fn names(findings: &Findings) -> HashSet<&str> {
    named(findings).into_iter().collect()
}

fn leaned_on(findings: &Findings) -> Vec<String> {
    let evidence = findings.findings.iter().flat_map(|f| &f.evidence);
    let evidence = evidence.chain(findings.moments.iter().flat_map(|m| &m.evidence));
    let evidence = evidence.chain(findings.pivots.iter().flat_map(|p| &p.evidence));
    let evidence = evidence.chain(findings.pivots.iter().filter_map(|p| p.moment.as_ref()));
    let from = findings.leads.iter().flat_map(|l| &l.from);
    let from = from.chain(findings.ideas.iter().flat_map(|i| &i.from));
    let after = findings.quotes.iter().filter_map(|q| q.after.as_ref());
    let after = after.chain(findings.notes.iter().filter_map(|n| n.after.as_ref()));
    evidence.chain(from).chain(after).cloned().collect()
}

#[test]
fn an_exporter_that_leaks_is_caught() {
    let steps = [Step::Note(5, String::new())];
    let (one, other) = (play(&steps, "short"), play(&steps, "rather longer"));
    assert_ne!(leaking(&one), leaking(&other));
    assert_eq!(yaml(&one, Attribution::Named), yaml(&other, Attribution::Named));
}

#[test]
fn neither_off_the_record_nor_withdrawn_nor_dropped_words_go_out() {
    for level in Attribution::ALL {
        let made = yaml(&script().interview(), level);
        let gone = ["wrong window", "gone home", "the padlock was red", "ask the edge team"];
        for words in gone.into_iter().chain(OFF.split(' ').filter(|word| word.len() > 5)) {
            assert!(!made.contains(words), "{words} in {made}");
        }
    }
}

#[test]
fn at_level_anonymous_nothing_says_who() {
    let made = yaml(&script().interview(), Attribution::Anonymous).to_lowercase();
    for who in
        ["ilse", "brandt", "support lead", "support-lead", "customer care", "months", "on_call"]
    {
        assert!(!made.contains(who), "{who} in {made}");
    }
    let named = yaml(&script().interview(), Attribution::Named);
    assert!(named.contains("name: Ilse Brandt") && named.contains("role: support lead"));
    assert!(!yaml(&script().interview(), Attribution::Role).contains("Ilse"));
}

#[test]
fn the_strictest_of_agreed_set_answered_and_asked_holds_for_the_file() {
    let steps: [fn(&mut Script); 4] = [
        |s| s.course(Course::ConsentRecorded(Consent::default())),
        |s| {
            let quote = s.note(Kind::Quote, "mine", &[]);
            s.fact(Fact::Note(quote, OfNote::AttributionSet(Some(Attribution::Anonymous))));
        },
        |s| {
            let quote = s.note(Kind::Quote, "mine", &[]);
            s.reply(quote, Reply::Anonymous);
        },
        |_| (),
    ];
    for (index, step) in steps.iter().enumerate() {
        let mut s = script();
        step(&mut s);
        let findings = certificate::made(&s.interview(), Attribution::Named, true);
        let expected = if index == 3 { "named" } else { "anonymous" };
        let level = findings.interview.interviewee.attribution;
        assert_eq!(serde_json::to_value(level).unwrap(), expected, "{index}");
        assert!(findings.quotes.iter().all(|quote| quote.attribution == level));
    }
}

#[test]
fn without_consent_to_quotes_paraphrases_remain_without_the_exact_words() {
    let mut s = script();
    s.course(Course::ConsentRecorded(Consent { quotes: Quotes::No, ..certificate::consent() }));
    let findings = certificate::made(&s.interview(), Attribution::Role, false);
    assert!(findings.quotes.is_empty());
    let made = to_yaml(&findings);
    assert!(!made.contains("on my desk") && made.contains("she opened the paper list"), "{made}");
}

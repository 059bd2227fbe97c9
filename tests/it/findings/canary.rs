//! A word of its own in every field there is: which of them get through the door, at which level, in
//! which format.

use chrono::NaiveDate;
use firsthand::{
    findings::{
        Ask, Class, Group, Judgment, Known, Released, Roster, Subject, Verdict, build, to_yaml,
    },
    formats::export::Format,
    interview::{
        Interview,
        anchor::Anchor,
        change::{Course, Fact, OfEntry, OfFinding, OfNote},
        consent::{Attribution, Consent, How, Quotes},
        entry::What,
        finding::Finding,
        id::Id,
        incident::{Incident, Person},
        lead::{Lead, LeadKind},
        moment::Moment,
        note::{Kind, Reply},
        pivot::{Cell, Pivot},
        plan::{Interviewee, Interviewer, Plan},
        thread::{Fate, Thread},
    },
};

use super::{
    certificate::Script,
    scanner::{ENCODINGS, Scan},
};

/// The levels at which a field gets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Through {
    Always,
    ByRole,
    ByName,
    Never,
}

use Through::{Always, ByName, ByRole, Never};

impl Through {
    fn at(self, level: Attribution) -> bool {
        match self {
            Always => true,
            ByRole => level != Attribution::Anonymous,
            ByName => level == Attribution::Named,
            Never => false,
        }
    }
}

/// Four words that stand nowhere else, all of a field's own.
#[derive(Default)]
struct Canaries(Vec<(String, &'static str, Through)>);

impl Canaries {
    fn of(&mut self, field: &'static str, through: Through) -> String {
        let number = self.0.len();
        let word = |at: usize| {
            let letter =
                |by: usize| char::from(b'a' + u8::try_from((number / by + at) % 26).unwrap());
            format!("{}q{}x{}", letter(1), letter(26), ["ab", "cd", "ef", "gh"][at])
        };
        let words = (0..4).map(word).collect::<Vec<_>>().join(" ");
        self.0.push((words.clone(), field, through));
        words
    }

    /// The same as one word, for ids and tags.
    fn id(&mut self, field: &'static str, through: Through) -> String {
        let words = self.of(field, through);
        words.replace(' ', "-")
    }
}

struct Planted {
    interview: Interview,
    incident: Incident,
    known: Known,
    topics: Vec<(String, usize, usize)>,
    canaries: Canaries,
}

impl Planted {
    fn released(&self, level: Attribution) -> Released {
        let ask = Ask { level, draft: false };
        build(&self.interview, &self.incident, &self.known, &self.topics, ask).unwrap()
    }
}

fn planted() -> Planted {
    let mut canaries = Canaries::default();
    let c = &mut canaries;
    let incident = Incident {
        id: c.id("the incident's id", Always),
        title: c.of("the incident's title", Always),
        occurred: NaiveDate::from_ymd_opt(2026, 11, 27),
        why_chosen: vec![c.id("why it was chosen", Always)],
        teams: vec![c.of("a team of the incident", Never)],
        system: Some(c.of("its system", Never)),
    };
    let person = Person {
        id: c.id("the person's id", ByRole),
        name: c.of("their name", ByName),
        role: Some(c.of("their role in the people file", Never)),
        team: Some(c.of("their team in the people file", Never)),
        aliases: vec![c.of("another name", Never)],
        handles: vec![c.id("a handle", Never)],
    };
    let other = Person {
        id: c.id("another person's id", Never),
        name: c.of("another person's name", Never),
        role: Some(c.of("another person's role", Never)),
        ..Person::default()
    };
    let role = c.of("their role", ByRole);
    let plan = plan(c, &incident, &person, &role);
    let group = |role: &str| Group { role: role.to_owned(), people: 4, ..Group::default() };
    let spare = c.of("a role of the roster", Never);
    let roster = Roster {
        groups: vec![group(&role), group(&spare)],
        broader: vec![(spare, c.of("a broader role", Never))],
        ..Roster::default()
    };
    let word = c.of("a word that was judged", Never);
    let judged = Judgment {
        subject: Subject::Word(word),
        verdict: Verdict::Role(Some(c.of("a role for a word", Never))),
        class: Class::Word,
        on: None,
    };
    let known = Known {
        people: vec![person, other],
        roster: Some(roster),
        judged: [judged].into_iter().collect(),
        pseudonym: "m3k9q7x2w8b4".into(),
        ..Known::default()
    };
    let topics = vec![(c.id("a bank", Always), 1, 9)];
    let interview = talk(c, plan);
    Planted { interview, incident, known, topics, canaries }
}

fn plan(c: &mut Canaries, incident: &Incident, person: &Person, role: &str) -> Plan {
    Plan {
        incident: incident.id.clone(),
        interview: c.id("the interview's id", ByName) + "-k7f3",
        interviewee: Interviewee {
            person: person.id.clone(),
            role: Some(role.to_owned()),
            team: Some(c.of("their team", ByName)),
            months_here: Some(31),
            months_with_system: Some(6),
            on_call_then: Some(true),
        },
        interviewer: Interviewer {
            team: Some(c.of("the interviewer's team", ByRole)),
            took_part: true,
        },
        protocol: c.id("the protocol", Always),
        planned_minutes: 45,
        banks: vec![c.id("a bank that was chosen", Never)],
        system: Some(c.of("the system asked about", Never)),
    }
}

fn talk(c: &mut Canaries, plan: Plan) -> Interview {
    let mut s = Script::default();
    s.course(Course::Planned(Box::new(plan)));
    s.course(Course::ConsentRecorded(Consent {
        attribution: Attribution::Named,
        quotes: Quotes::Yes,
        presents: vec![c.of("what they present", ByRole)],
        withdraw_by: NaiveDate::from_ymd_opt(2026, 12, 8),
        wording: c.id("the wording", Always),
        how: Some(How::Aloud),
        ..Consent::default()
    }));
    let anchor = Anchor {
        time: Some("02:14".into()),
        words: c.of("a line picked beforehand", Never),
        place: Some(c.of("where it stood", Never)),
    };
    s.course(Course::AnchorSet(anchor));
    s.course(Course::AssumptionSet(c.of("an assumption", Never)));
    s.course(Course::Started);
    s.course(Course::PhaseEntered(c.id("a phase", ByRole)));
    hidden(&mut s, c);
    let said = told(&mut s, c);
    rest(&mut s, c, &said);
    s.course(Course::Ended);
    s.interview()
}

/// What no level shows.
fn hidden(s: &mut Script, c: &mut Canaries) {
    let off = c.of("off the record", Never);
    let tag = c.id("a tag off the record", Never);
    let off = s.note(Kind::Off, &off, &[&tag]);
    let again = c.of("off the record, corrected", Never);
    s.fact(Fact::Entry(off, OfEntry::Corrected(again)));
    let text = c.of("turned off the record", Never);
    let turned = s.note(Kind::Said, &text, &[]);
    s.fact(Fact::Note(turned, OfNote::KindChanged(Kind::Off)));
    let text = c.of("withdrawn", Never);
    let gone = s.note(Kind::Quote, &text, &[]);
    s.fact(Fact::Entry(gone, OfEntry::Withdrawn));
    let text = c.of("dropped by the interviewee", Never);
    let dropped = s.note(Kind::Quote, &text, &[]);
    s.reply(dropped, Reply::Drop);
    let text = c.of("a reason for dropping it", Never);
    s.fact(Fact::Note(dropped, OfNote::ReasonGiven(text)));
    for (field, kind) in [
        ("said, and nothing rests on it", Kind::Said),
        ("a thought nothing rests on", Kind::Thought),
        ("a mark nothing rests on", Kind::Mark),
        ("a question nobody answered", Kind::Asked),
    ] {
        let text = c.of(field, Never);
        s.note(kind, &text, &[]);
    }
    for (field, fate) in [("a thread pulled", Fate::Pulled), ("a thread let go", Fate::Dropped)] {
        let text = c.of(field, Never);
        s.add(What::Thread(Thread { from: None, fate }), &text, &[]);
    }
    let text = c.of("a finding withdrawn", Never);
    let finding = s.add(What::Finding(Box::default()), &text, &[]);
    s.fact(Fact::Entry(finding, OfEntry::Withdrawn));
}

/// What was asked and said, and goes out.
fn told(s: &mut Script, c: &mut Canaries) -> Vec<Id> {
    let (bank, question, asked) = (
        c.id("the bank of a question", Always),
        c.id("a question's id", Always),
        c.of("a question as put", Always),
    );
    s.ask(&bank, &question, &asked);
    let tag = c.id("a tag", Always);
    let mut said = Vec::new();
    for (field, kind) in [
        ("a quote", Kind::Quote),
        ("said, as evidence", Kind::Said),
        ("a thought, as evidence", Kind::Thought),
        ("a mark, as evidence", Kind::Mark),
    ] {
        let text = c.of(field, Always);
        said.push(s.note(kind, &text, &[&tag]));
        s.fact(Fact::Note(said[said.len() - 1], OfNote::ReplyRecorded(Reply::Keep)));
    }
    let text = c.of("a quote before it was put right", Never);
    let fixed = s.note(Kind::Quote, &text, &[]);
    let right = c.of("a quote put right", Always);
    s.reply(fixed, Reply::Fix(right));
    let (before, quoted) = (c.of("around marked words", Always), c.of("marked words", Always));
    let text = format!("{before} {quoted}");
    let marked = s.note(Kind::Said, &text, &[]);
    s.mark(marked, &text, &quoted);
    s.reply(marked, Reply::Keep);
    said.push(marked);
    said
}

/// What was made of it.
fn rest(s: &mut Script, c: &mut Canaries, said: &[Id]) {
    let moment = Moment {
        told: c.of("a time as told", Always),
        time: Some("2026-11-27T14:50:00+01:00".into()),
        evidence: vec![said[0]],
        ..Moment::default()
    };
    let text = c.of("a moment", Always);
    let moment = s.add(What::Moment(Box::new(moment)), &text, &[]);
    let cells =
        Cell::ALL.into_iter().fold(Pivot::new(Some(moment), vec![said[1]]), |pivot, cell| {
            pivot.with(cell, c.of("a cell of a pivot", Always))
        });
    s.add(What::Pivot(Box::new(cells)), "", &[]);
    let finding = Finding {
        learned: c.of("what was learned", Always),
        evidence: said.to_vec(),
        wonders: vec![c.of("a wonder", Always)],
        ..Finding::default()
    };
    let text = c.of("a finding", Always);
    let finding = s.add(What::Finding(Box::new(finding)), &text, &[]);
    let gone = c.of("a wonder taken back", Never);
    s.fact(Fact::Finding(finding, OfFinding::WonderAdded(gone.clone())));
    s.fact(Fact::Finding(finding, OfFinding::WonderRemoved(gone)));
    let text = c.of("a finding without evidence", Always);
    s.add(What::Finding(Box::default()), &text, &[]);
    let text = c.of("a lead", Always);
    s.add(What::Lead(Lead { kind: LeadKind::Document, from: vec![said[0]] }), &text, &[]);
    let text = c.of("an idea", Always);
    s.add(What::Idea(vec![said[0]]), &text, &[]);
    let text = c.of("a thread", Always);
    s.add(What::Thread(Thread { from: Some(said[1]), ..Thread::default() }), &text, &[]);
}

#[test]
fn what_may_get_through_does_and_nothing_else_in_any_format() {
    let planted = planted();
    assert!(planted.canaries.0.len() > 60, "{}", planted.canaries.0.len());
    for level in Attribution::ALL {
        let released = planted.released(level);
        for format in Format::ALL {
            let file = format.write(&released);
            let scan = Scan::of(file.as_bytes());
            for (words, field, through) in &planted.canaries.0 {
                let there = scan.holds(words);
                let may = through.at(level);
                assert!(may || !there, "{field} in {format:?} at {level:?}: {words}\n{file}");
                let must = may && format == Format::Yaml;
                assert!(there || !must, "{field} not in {format:?} at {level:?}: {words}\n{file}");
            }
        }
    }
}

#[test]
fn a_leak_in_any_encoding_would_be_found() {
    let planted = planted();
    let released = planted.released(Attribution::Anonymous);
    for format in Format::ALL {
        let file = format.write(&released).into_bytes();
        let mut hidden = planted.canaries.0.iter().filter(|canary| canary.2 == Never).cycle();
        for (name, encode) in ENCODINGS {
            let (words, field, _) = hidden.next().unwrap();
            let leaking = [file.as_slice(), b" ", &encode(words), b" "].concat();
            assert!(Scan::of(&leaking).holds(words), "{field} in {format:?}, {name}");
        }
    }
}

#[test]
fn at_level_anonymous_nothing_dates_or_links() {
    let planted = planted();
    let file = to_yaml(&planted.released(Attribution::Anonymous));
    let named = to_yaml(&planted.released(Attribution::Named));
    for links in
        ["k7f3", "2026-11-29", "2026-12-08", " at: ", "+01:00", "months", "on_call", "how:"]
    {
        assert!(!file.contains(links) && named.contains(links), "{links}\n{file}");
    }
}

//! Interviews that differ only in what a level hides give the same bytes.
//!
//! Each property runs `FIRSTHAND_CASES` times, 2,000 unless set, and has a control: an exporter that
//! leaks a little, which the same cases must find out.

use std::env;

use firsthand::{
    findings::{Ask, Group, Judgment, Known, Released, Roster, Verdict, build, names, to_yaml},
    formats::export::Format,
    interview::{
        Interview,
        change::{Course, Fact, OfEntry, OfNote},
        consent::{Attribution, Consent, How, Quotes},
        entry::What,
        finding::Finding,
        id::Id,
        incident::Person,
        lead::Lead,
        moment::Moment,
        note::{Kind, Reply},
        pivot::{Cell, Pivot},
        plan::{Interviewee, Interviewer, Plan},
        thread::Thread,
    },
};
use proptest::{
    prelude::*,
    test_runner::{TestCaseError, TestError, TestRunner},
};

use super::certificate::{Script, incident, topics};

/// One step of a random interview.
#[derive(Debug, Clone)]
enum Step {
    Note(u8, Vec<Word>),
    Hidden(Hiding, u8),
    Own(u8, [u8; 2], Vec<Word>),
    Question(u8),
    Tag(u8),
    Reply(u8, u8),
    Level(u8),
    Span(u8),
    Wait(u8),
}

/// How a text is hidden at every level.
#[derive(Debug, Clone, Copy)]
enum Hiding {
    Off,
    TurnedOff,
    Withdrawn,
    Dropped,
    CorrectedAway,
    TagOfOff,
}

/// A word, or somebody by one of the things they are called.
#[derive(Debug, Clone, Copy)]
enum Word {
    Plain(u8),
    Called(u8, u8),
}

/// Everything that may differ between two interviews of the same steps.
#[derive(Debug, Clone)]
struct World {
    secrets: Vec<String>,
    /// So many more notes off the record, here and there.
    more_off: usize,
    cast: Vec<Person>,
    plan: Plan,
    consent: Consent,
    /// By how many hours the talk began later.
    began: u32,
}

const PLAIN: [&str; 10] =
    ["nobody", "told", "us", "which", "alerts", "could", "wait", "and", "the", "queue"];
const ROLES: [&str; 2] = ["support lead", "database engineer"];

/// Names with unlike letters, so that nobody's stand in another's or in a word.
const FIRST: [&str; 6] = ["Zorvex", "Quiljax", "Wubfen", "Kipdor", "Xantho", "Jelmud"];
const LAST: [&str; 6] = ["Vugrith", "Yelbrock", "Padzwick", "Grumfel", "Brisquop", "Humdrack"];

fn word() -> impl Strategy<Value = Word> {
    prop_oneof![
        3 => (0..10_u8).prop_map(Word::Plain),
        1 => (0..3_u8, 0..13_u8).prop_map(|(who, form)| Word::Called(who, form)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let words = || prop::collection::vec(word(), 1..7);
    let hiding = prop_oneof![
        Just(Hiding::Off),
        Just(Hiding::TurnedOff),
        Just(Hiding::Withdrawn),
        Just(Hiding::Dropped),
        Just(Hiding::CorrectedAway),
        Just(Hiding::TagOfOff),
    ];
    prop_oneof![
        6 => (0..5_u8, words()).prop_map(|(kind, words)| Step::Note(kind, words)),
        4 => (hiding, any::<u8>()).prop_map(|(hiding, secret)| Step::Hidden(hiding, secret)),
        4 => (0..6_u8, any::<[u8; 2]>(), words())
            .prop_map(|(what, from, words)| Step::Own(what, from, words)),
        1 => (0..4_u8).prop_map(Step::Question),
        1 => any::<u8>().prop_map(Step::Tag),
        2 => (any::<u8>(), 0..4_u8).prop_map(|(of, reply)| Step::Reply(of, reply)),
        1 => any::<u8>().prop_map(Step::Level),
        1 => any::<u8>().prop_map(Step::Span),
        1 => (1..90_u8).prop_map(Step::Wait),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..30)
}

fn secrets() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-z]{3,12}( [a-z]{1,9}){0,5}", 4)
}

/// Three people out of six, in any order, with random ids.
fn cast() -> impl Strategy<Value = Vec<Person>> {
    let six = || Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle();
    let ids = prop::collection::hash_set("p-[0-9a-z]{3}", 3);
    (six(), six(), ids, 0..2_usize).prop_map(|(first, last, ids, role)| {
        let one = |(at, id): (usize, String)| {
            let (first, last) = (FIRST[first[at]], LAST[last[at]]);
            Person {
                id,
                name: format!("{first} {last}"),
                role: Some(ROLES[(role + at) % 2].to_owned()),
                team: None,
                aliases: vec![format!("{}ie", &first[..4])],
                handles: vec![format!("@{}_{}", first.to_lowercase(), last.to_lowercase())],
            }
        };
        ids.into_iter().enumerate().map(one).collect()
    })
}

fn world() -> impl Strategy<Value = World> {
    let about = (1..600_u32, 1..600_u32, any::<bool>(), "[a-z]{3,8}", "[a-z-]{3,9}-[0-9a-z]{4}");
    let agreed = (any::<bool>(), 0..3_usize, 0..100_u32, "[a-z ]{3,20}");
    (secrets(), 0..4_usize, cast(), about, agreed).prop_map(
        |(
            secrets,
            more_off,
            cast,
            (here, system, on_call, team, id),
            (open, how, began, tells),
        )| {
            let interviewee = Interviewee {
                person: cast[0].id.clone(),
                role: cast[0].role.clone(),
                team: Some(team.clone()),
                months_here: Some(here),
                months_with_system: Some(system),
                on_call_then: Some(on_call),
            };
            let plan = Plan {
                incident: incident().id,
                interview: id,
                interviewee,
                interviewer: Interviewer { team: Some(team), took_part: false },
                protocol: "cognitive-45".into(),
                planned_minutes: 45,
                ..Plan::default()
            };
            let consent = Consent {
                attribution: if open { Attribution::Named } else { Attribution::Role },
                quotes: Quotes::Yes,
                presents: vec![tells],
                withdraw_by: Some(chrono::NaiveDate::from_ymd_opt(2026, 12, 8).unwrap()),
                how: Some(How::ALL[how]),
                ..Consent::default()
            };
            World { secrets, more_off, cast, plan, consent, began }
        },
    )
}

impl World {
    fn called(&self, who: u8, form: u8) -> String {
        let person = &self.cast[usize::from(who) % self.cast.len()];
        let (first, last) = person.name.split_once(' ').unwrap();
        let (one, rest) = first.split_at(1);
        match form {
            0 => first.to_owned(),
            1 => last.to_owned(),
            2 => person.name.clone(),
            3 => format!("{first}'s"),
            4 => person.handles[0].clone(),
            5 => format!("{}.{}@example.org", first.to_lowercase(), last.to_lowercase()),
            6 => person.aliases[0].clone(),
            7 => format!("{one}{}", &last[..1]),
            8 => format!("{}bot", first.to_lowercase()),
            9 => format!("{one}\u{200b}{rest}"),
            10 => first.to_uppercase(),
            11 => first.to_lowercase(),
            _ => format!("{one}\u{301}{rest}"),
        }
    }

    fn words(&self, words: &[Word]) -> String {
        let word = |word: &Word| match word {
            Word::Plain(at) => PLAIN[usize::from(*at) % PLAIN.len()].to_owned(),
            Word::Called(who, form) => self.called(*who, *form),
        };
        words.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    fn secret(&self, at: u8) -> &str {
        &self.secrets[usize::from(at) % self.secrets.len()]
    }

    /// The interview of these steps in this world.
    fn play(&self, steps: &[Step]) -> Interview {
        let mut s = Script::default();
        s.later = self.began;
        s.course(Course::Planned(Box::new(self.plan.clone())));
        s.course(Course::ConsentRecorded(self.consent.clone()));
        s.course(Course::Started);
        let mut made: Vec<Id> = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            if at < self.more_off {
                let secret = self.secret(u8::try_from(at).unwrap()).to_owned();
                s.at_once(|s| _ = s.note(Kind::Off, &secret, &["tag"]));
            }
            self.take(step, &mut s, &mut made);
        }
        s.course(Course::Ended);
        s.interview()
    }

    fn take(&self, step: &Step, s: &mut Script, made: &mut Vec<Id>) {
        let pick = |of: u8| made.get(usize::from(of) % made.len().max(1)).copied();
        let kinds = [Kind::Said, Kind::Quote, Kind::Thought, Kind::Asked, Kind::Mark];
        match step {
            Step::Note(kind, words) => {
                made.push(s.note(kinds[usize::from(*kind)], &self.words(words), &[]));
            }
            Step::Hidden(hiding, secret) => Self::hide(*hiding, self.secret(*secret), s),
            Step::Own(what, from, words) => {
                let from: Vec<Id> = from.iter().filter_map(|of| pick(*of)).collect();
                let (what, text) = own(*what, from, self.words(words));
                s.add(what, &text, &["t"]);
            }
            Step::Question(of) => {
                s.ask("recall", &format!("q{of}"), "What then?");
            }
            Step::Tag(of) => on(pick(*of), s, |id| Fact::Entry(id, OfEntry::Tagged("tag".into()))),
            Step::Reply(of, reply) => {
                let replies =
                    [Reply::Keep, Reply::RoleOnly, Reply::Anonymous, Reply::Fix("and so".into())];
                let reply = replies[usize::from(*reply)].clone();
                on(pick(*of), s, |id| Fact::Note(id, OfNote::ReplyRecorded(reply)));
            }
            Step::Level(of) => {
                let level = OfNote::AttributionSet(Some(Attribution::Role));
                on(pick(*of), s, |id| Fact::Note(id, level));
            }
            Step::Span(of) => on(pick(*of), s, |id| Fact::Note(id, OfNote::SpanMarked(0..2))),
            Step::Wait(seconds) => s.wait(u64::from(*seconds)),
        }
    }

    /// Something no level shows. It takes the same time whatever it says.
    fn hide(hiding: Hiding, secret: &str, s: &mut Script) {
        match hiding {
            Hiding::Off => _ = s.note(Kind::Off, secret, &[]),
            Hiding::TagOfOff => {
                let id = s.note(Kind::Off, "x", &[secret]);
                s.fact(Fact::Entry(id, OfEntry::Tagged(secret.to_owned())));
            }
            Hiding::TurnedOff => {
                let id = s.note(Kind::Said, secret, &[]);
                s.fact(Fact::Note(id, OfNote::KindChanged(Kind::Off)));
            }
            Hiding::Withdrawn => {
                let id = s.note(Kind::Quote, secret, &[]);
                s.fact(Fact::Entry(id, OfEntry::Withdrawn));
            }
            Hiding::Dropped => {
                let id = s.note(Kind::Quote, secret, &[]);
                s.reply(id, Reply::Drop);
            }
            Hiding::CorrectedAway => {
                let id = s.note(Kind::Quote, secret, &[]);
                s.fact(Fact::Entry(id, OfEntry::Corrected("what was meant".into())));
            }
        }
    }

    /// What the door knows: four of each role, and a verdict about each name, in the order they stand.
    fn known(&self, interview: &Interview, verdicts: &[u8]) -> Known {
        let group = |role: &&str| Group { role: (*role).to_owned(), people: 4, ..Group::default() };
        let mut known = Known {
            people: self.cast.clone(),
            roster: Some(Roster { groups: ROLES.iter().map(group).collect(), ..Roster::default() }),
            pseudonym: "m3k9q7x2w8b4".into(),
            ..Known::default()
        };
        let ask = Ask { level: Attribution::Anonymous, draft: false };
        let found = names(interview, &incident(), &known, &topics(), ask);
        let judged = found.iter().enumerate().map(|(at, found)| Judgment {
            subject: found.subject.clone(),
            verdict: match verdicts[at % verdicts.len()] {
                0 => Verdict::Cut,
                1 => Verdict::Role(Some("database engineer".into())),
                _ => Verdict::Role(Some("passer-by".into())),
            },
            class: found.class,
            on: None,
        });
        known.judged = judged.collect();
        known
    }
}

fn own(what: u8, evidence: Vec<Id>, words: String) -> (What, String) {
    match what {
        0 => {
            let wonders = vec![words.clone()];
            let finding =
                Finding { evidence, learned: words.clone(), wonders, ..Finding::default() };
            (What::Finding(Box::new(finding)), words)
        }
        1 => (What::Lead(Lead { from: evidence, ..Lead::default() }), words),
        2 => {
            let from = evidence.first().copied();
            (What::Thread(Thread { from, ..Thread::default() }), words)
        }
        3 => {
            let moment = Moment { evidence, told: words.clone(), ..Moment::default() };
            (What::Moment(Box::new(moment)), words)
        }
        4 => (
            What::Pivot(Box::new(Pivot::new(None, evidence).with(Cell::Saw, words))),
            String::new(),
        ),
        _ => (What::Idea(evidence), words),
    }
}

fn on(id: Option<Id>, s: &mut Script, fact: impl FnOnce(Id) -> Fact) {
    if let Some(id) = id {
        s.fact(fact(id));
    }
}

/// What an exporter makes of an interview.
type Exporter = fn(&Interview, &Known, Attribution) -> String;

fn released(interview: &Interview, known: &Known, level: Attribution) -> Released {
    let ask = Ask { level, draft: true };
    build(interview, &incident(), known, &topics(), ask).expect("a draft is always possible")
}

fn honest(interview: &Interview, known: &Known, level: Attribution) -> String {
    to_yaml(&released(interview, known, level))
}

fn every_format(interview: &Interview, known: &Known, level: Attribution) -> String {
    let released = released(interview, known, level);
    Format::ALL.into_iter().map(|format| format.write(&released)).collect()
}

/// How many cases a control has to be found out.
const CONTROL: u32 = 301;

fn cases() -> u32 {
    let asked = env::var("FIRSTHAND_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(2_000)
}

/// Runs a property with an exporter; what went wrong, if anything did.
fn runs<S: Strategy>(
    strategy: &S,
    cases: u32,
    check: impl Fn(S::Value) -> Result<(), TestCaseError>,
) -> Result<(), TestError<S::Value>> {
    // A control is meant to fail, and nobody has to know how little it takes.
    let max_shrink_iters = if cases == CONTROL { 0 } else { 2_000 };
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters,
        ..ProptestConfig::default()
    };
    TestRunner::new(config).run(strategy, check)
}

fn level() -> impl Strategy<Value = Attribution> {
    prop::sample::select(&Attribution::ALL[..])
}

/// The same interview, and other words wherever no level shows them; more or fewer off the record.
fn hidden(export: Exporter, cases: u32) -> Result<(), String> {
    let verdicts = prop::collection::vec(0..3_u8, 5);
    let all = (steps(), world(), secrets(), 0..4_usize, level(), verdicts);
    let run = runs(&all, cases, |(steps, one, secrets, more_off, level, verdicts)| {
        let other = World { secrets, more_off, ..one.clone() };
        let (a, b) = (one.play(&steps), other.play(&steps));
        let known = one.known(&a, &verdicts);
        prop_assert_eq!(export(&a, &known, level), export(&b, &other.known(&b, &verdicts), level));
        Ok(())
    });
    run.map_err(|error| error.to_string())
}

/// The same words with other people in them, said by another of them, on another day.
fn anonymous(export: Exporter, cases: u32) -> Result<(), String> {
    let verdicts = prop::collection::vec(0..3_u8, 5);
    let run =
        runs(&(steps(), world(), world(), verdicts), cases, |(steps, one, other, verdicts)| {
            let (a, b) = (one.play(&steps), other.play(&steps));
            let level = Attribution::Anonymous;
            let (known, others) = (one.known(&a, &verdicts), other.known(&b, &verdicts));
            prop_assert_eq!(export(&a, &known, level), export(&b, &others, level));
            Ok(())
        });
    run.map_err(|error| error.to_string())
}

/// Other names, and whatever else a role says nothing of.
fn by_role(export: Exporter, cases: u32) -> Result<(), String> {
    let verdicts = prop::collection::vec(0..3_u8, 5);
    let run =
        runs(&(steps(), world(), world(), verdicts), cases, |(steps, one, mut other, verdicts)| {
            let (plan, cast) = (&one.plan, &one.cast);
            for (person, same) in other.cast.iter_mut().zip(cast) {
                (person.id, person.role) = (same.id.clone(), same.role.clone());
            }
            let shown = (plan.interview.clone(), plan.interviewer.clone());
            let of = Interviewee {
                person: plan.interviewee.person.clone(),
                role: plan.interviewee.role.clone(),
                ..other.plan.interviewee.clone()
            };
            other.plan =
                Plan { interview: shown.0, interviewer: shown.1, interviewee: of, ..plan.clone() };
            (other.consent, other.began) = (one.consent.clone(), one.began);
            let (a, b) = (one.play(&steps), other.play(&steps));
            let (known, others) = (one.known(&a, &verdicts), other.known(&b, &verdicts));
            let level = Attribution::Role;
            prop_assert_eq!(export(&a, &known, level), export(&b, &others, level));
            Ok(())
        });
    run.map_err(|error| error.to_string())
}

/// The same notes in another order, at other minutes; what rests on them rests on the same ones.
fn order(export: Exporter, cases: u32) -> Result<(), String> {
    let note = (0..5_u8, prop::collection::vec((0..10_u8).prop_map(Word::Plain), 1..6));
    let notes = prop::collection::vec(note, 1..9);
    let all = notes.prop_flat_map(|notes| {
        let places: Vec<usize> = (0..notes.len()).collect();
        let resting = prop::collection::vec((0..6_u8, any::<[u8; 2]>()), 0..5);
        let waits = prop::collection::vec(0..40_u64, notes.len());
        (Just(notes), resting, Just(places).prop_shuffle(), waits, world())
    });
    let run = runs(&all, cases, |(notes, resting, places, waits, world)| {
        let in_order: Vec<usize> = (0..notes.len()).collect();
        let a = told(&world, &notes, &resting, (&in_order, &vec![0; notes.len()]));
        let b = told(&world, &notes, &resting, (&places, &waits));
        let (known, level) = (world.known(&a, &[0]), Attribution::Anonymous);
        prop_assert_eq!(export(&a, &known, level), export(&b, &known, level));
        Ok(())
    });
    run.map_err(|error| error.to_string())
}

/// Notes taken in this order, with these waits between them, and what rests on them.
fn told(
    world: &World,
    notes: &[(u8, Vec<Word>)],
    resting: &[(u8, [u8; 2])],
    (places, waits): (&[usize], &[u64]),
) -> Interview {
    let kinds = [Kind::Said, Kind::Quote, Kind::Thought, Kind::Said, Kind::Mark];
    let mut s = Script::default();
    s.course(Course::Planned(Box::new(world.plan.clone())));
    s.course(Course::ConsentRecorded(world.consent.clone()));
    s.course(Course::Started);
    let mut ids = vec![Id::new(0); notes.len()];
    for (place, wait) in places.iter().zip(waits) {
        let (kind, words) = &notes[*place];
        s.wait(*wait);
        ids[*place] = s.note(kinds[usize::from(*kind)], &world.words(words), &[]);
    }
    for (number, (what, from)) in resting.iter().enumerate() {
        let from: Vec<Id> = from.iter().map(|of| ids[usize::from(*of) % ids.len()]).collect();
        let (what, text) = own(*what, from, format!("it was {number}"));
        s.add(what, &text, &[]);
    }
    s.wait(30);
    s.course(Course::Ended);
    s.interview()
}

#[test]
fn what_is_hidden_at_every_level_changes_no_byte_nor_does_how_much_there_is() {
    hidden(honest, cases()).unwrap();
    hidden(every_format, cases() / 20).unwrap();
}

#[test]
fn at_level_anonymous_it_makes_no_difference_who_it_was_and_when() {
    anonymous(honest, cases()).unwrap();
    anonymous(every_format, cases() / 20).unwrap();
}

#[test]
fn at_level_role_it_makes_no_difference_who_holds_it() {
    by_role(honest, cases()).unwrap();
    by_role(every_format, cases() / 20).unwrap();
}

#[test]
fn at_level_anonymous_the_order_of_the_talk_makes_no_difference() {
    order(honest, cases()).unwrap();
}

/// Leaks how many notes there are, the ones off the record among them.
fn counts(interview: &Interview, known: &Known, level: Attribution) -> String {
    format!("{}{}", honest(interview, known, level), interview.len())
}

/// Leaks how long the hidden words are.
fn measures(interview: &Interview, known: &Known, level: Attribution) -> String {
    let long = interview.stream().map(|entry| entry.text.len()).sum::<usize>();
    format!("{}{long}", honest(interview, known, level))
}

/// Leaks the first letter of the interviewee's name.
fn initials(interview: &Interview, known: &Known, level: Attribution) -> String {
    let name = known.interviewee(interview).map(|person| person.name.clone());
    honest(interview, known, level) + &name.unwrap_or_default()[..1]
}

/// Leaks which note was taken first.
fn ids(interview: &Interview, known: &Known, level: Attribution) -> String {
    let first = interview.on_record().next().map(|entry| entry.text.clone());
    honest(interview, known, level) + &first.unwrap_or_default()
}

#[test]
fn an_exporter_that_leaks_a_little_is_found_out() {
    for (property, leaking) in [
        (hidden as fn(Exporter, u32) -> Result<(), String>, counts as Exporter),
        (hidden, measures),
        (anonymous, initials),
        (by_role, initials),
        (order, ids),
    ] {
        assert!(property(leaking, CONTROL).is_err());
    }
}

//! Each thing that stands in the way, on the disk: publishing is refused in plain words, and nothing is
//! written.

use std::{fs, path::Path};

use chrono::{DateTime, TimeDelta, Utc};
use firsthand::{
    findings::{Class, Judgment, Roster, Subject, Verdict},
    formats::export::Format,
    guide::Library,
    interview::{
        change::{Added, Change, Course, Fact, OfEntry},
        consent::{Attribution, Consent, Quotes},
        entry::What,
        finding::Finding,
        id::Id,
        incident::{Incident, Person},
        note::Kind,
        plan::{Interviewee, Plan},
        stamp::{Elapsed, Stamp},
    },
    tui::effect::{Export, New, Place},
    world::{
        disk::{home::Home, paths::Dirs},
        export::{self, Refusal},
        publish::ready,
    },
};
use tempfile::TempDir;

/// A store with one interview, and a folder to publish to.
struct Room {
    dir: TempDir,
    home: Home,
    place: Place,
}

/// All files below a folder, with what is in them. Locks and pseudonyms come and stay by being asked for.
fn walk(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.display().to_string();
        match path.is_dir() {
            true => walk(&path, found),
            false if ["lock", "pseudonym"].iter().any(|end| name.ends_with(end)) => {}
            false => found.push((name, fs::read(&path).unwrap())),
        }
    }
}

/// What was agreed, where nothing stands in the way.
fn agreed() -> Consent {
    Consent { attribution: Attribution::Role, quotes: Quotes::Yes, ..Consent::default() }
}

fn said(text: &str) -> Fact {
    Fact::note(Id::new(1), Kind::Quote, text)
}

/// An interview of these facts, that may be published as it is if they let it.
fn room(facts: Vec<Fact>) -> Room {
    let dir = tempfile::tempdir().unwrap();
    let home = Home::at(Dirs::under(&dir.path().join("home"))).unwrap();
    let title = "a certificate".to_owned();
    let incident = home.save_incident(Incident { title, ..Incident::default() }).unwrap();
    let mut roster = Roster::default();
    roster.set("support lead", None, 4);
    home.save_roster(&incident.id, &roster).unwrap();
    let role = Some("support lead".to_owned());
    let person = Person {
        name: "Ilse Brandt".into(),
        role: role.clone(),
        handles: vec!["@ibrandt".into()],
        ..Person::default()
    };
    let interviewee = Interviewee { role, ..Interviewee::default() };
    let plan = Plan { incident: incident.id, interviewee, ..Plan::default() };
    let place = home.create(New { plan, person }).unwrap();
    let (_, journal) = home.open(&place, Some(Box::new(|_| {}))).unwrap();
    let mut journal = journal.unwrap();
    for (second, fact) in (1..).zip(facts) {
        let at = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(second);
        let when = Stamp { at, elapsed: Elapsed(second.cast_unsigned() * 1000) };
        journal.record(&Change { when, fact }, false);
    }
    journal.finish().unwrap();
    fs::create_dir(dir.path().join("out")).unwrap();
    Room { dir, home, place }
}

fn course(course: Course) -> Fact {
    Fact::Course(course)
}

/// A talk that has ended, with these facts in it.
fn ended(consent: Consent, facts: Vec<Fact>) -> Room {
    let mut all = vec![course(Course::ConsentRecorded(consent)), course(Course::Started)];
    all.extend(facts);
    all.push(course(Course::Ended));
    room(all)
}

impl Room {
    fn publish(&self, level: Attribution, format: Format) -> Result<String, String> {
        let out = self.dir.path().join("out/a.findings");
        let export = Export { level, draft: false, format, out: Some(out.clone()) };
        match export::write(&self.home, &Library::built_in(), &self.place, &export) {
            Ok(path) => Ok(fs::read_to_string(path).unwrap()),
            Err(Refusal::Trouble(trouble)) => panic!("{trouble:?}"),
            Err(Refusal::Obstacles(found)) => {
                Err(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
            }
        }
    }

    /// What the publish gate has against it.
    fn gate(&self, level: Attribution) -> String {
        let opened = self.home.open(&self.place, None).unwrap().0;
        let asked = (level, self.dir.path().join("out"));
        let ready = ready(&self.home, &Library::built_in(), &opened, (asked.0, &asked.1));
        ready.err().map(|refused| refused.lines().join("; ")).unwrap_or_default()
    }

    /// Refused in each format and at the publish gate, with these words alone, and not a file more than
    /// before.
    fn refuses(&self, level: Attribution, words: &str) {
        let before = self.files();
        let gate = self.gate(level);
        assert!(gate.contains(words) && !gate.contains("; "), "{gate}");
        for format in Format::ALL {
            let refused = self.publish(level, format).unwrap_err();
            assert!(refused.contains(words), "{refused}");
            assert!(!refused.contains("; "), "nothing else stands in the way: {refused}");
        }
        assert_eq!(self.files(), before);
        assert_eq!(fs::read_dir(self.dir.path().join("out")).unwrap().count(), 0);
    }

    /// Every file of the store but locks and the pseudonym, which is made when it is first asked for.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        walk(self.dir.path(), &mut found);
        found.sort();
        found
    }

    fn judge(&self, word: &str, verdict: Verdict) {
        let subject = Subject::Word(word.to_owned());
        let class = Class::Word;
        let judgment = Judgment { subject: subject.clone(), verdict, class, on: None };
        self.home.judge(&self.place.incident, vec![(subject, Some(judgment))]).unwrap();
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.home.folder_of(&self.place).unwrap().join(name)
    }
}

const ROLE: Attribution = Attribution::Role;

#[test]
fn with_nothing_in_the_way_it_goes_out() {
    let room = ended(agreed(), vec![said("we knew before any of your dashboards did")]);
    assert_eq!(room.gate(ROLE), "");
    let file = room.publish(ROLE, Format::Yaml).unwrap();
    assert!(file.contains("role: support lead") && file.contains("we knew before"), "{file}");
    assert!(!file.contains("draft") && !file.contains("Ilse"), "{file}");
}

#[test]
fn without_consent() {
    let room = room(vec![course(Course::Started), course(Course::Ended)]);
    room.refuses(Attribution::Anonymous, "no consent is recorded: record what was agreed");
}

#[test]
fn without_consent_to_notes() {
    let room = ended(Consent { notes: false, ..agreed() }, vec![said("it was dark")]);
    room.refuses(ROLE, "notes were not agreed to: ask again and record the answer");
}

#[test]
fn before_the_end() {
    let room = room(vec![course(Course::ConsentRecorded(agreed())), course(Course::Started)]);
    room.refuses(ROLE, "the interview has not ended: end it first");
}

#[test]
fn with_a_quote_nobody_answered_about() {
    let consent = Consent { quotes: Quotes::AskEach, ..agreed() };
    let room = ended(consent, vec![said("it was dark")]);
    room.refuses(ROLE, "each quote is to be asked about, and `n1` has not been answered");
}

#[test]
fn with_a_finding_that_rests_on_what_is_off_the_record() {
    let off = Fact::note(Id::new(1 << 31), Kind::Off, "between us");
    let finding = Finding { evidence: vec![Id::new(1 << 31)], ..Finding::default() };
    let what = What::Finding(Box::new(finding));
    let finding = Added { id: Id::new(2), text: "so it was".into(), tags: Vec::new(), what };
    let room = ended(agreed(), vec![off, Fact::Added(finding)]);
    room.refuses(ROLE, "`f2` rests only on what is off the record or was taken back");
}

#[test]
fn without_a_roster() {
    let room = ended(agreed(), vec![said("it was dark")]);
    fs::remove_file(room.home.roster_file(&room.place.incident).unwrap()).unwrap();
    room.refuses(ROLE, "nobody wrote down how many hold which role");
    let file = room.publish(Attribution::Anonymous, Format::Yaml).unwrap();
    assert!(file.contains("as: anonymous") && !file.contains("support"), "{file}");
}

#[test]
fn with_anything_that_is_not_judged() {
    for (text, word) in [
        ("then Bea came", "Bea"),
        ("then BEA came", "BEA"),
        ("ask Ilse", "Ilse"),
        ("ask ilse", "ilse"),
        ("ask @ibrandt", "@ibrandt"),
        ("I. B. was there", "I. B"),
        ("the brandtbot did", "brandtbot"),
        ("write to bea@example.org", "bea@example.org"),
        ("call 030 1234567", "030 1234567"),
        ("see https://wiki.example.org/x", "https://wiki.example.org/x"),
        ("it is OPS-1234", "OPS-1234"),
        ("it ran on db-7", "db-7"),
    ] {
        let room = ended(agreed(), vec![said(text)]);
        room.refuses(ROLE, &format!("`{word}` has not been judged: keep, replace or cut each"));
    }
}

#[test]
fn until_each_word_is_judged() {
    let room = ended(agreed(), vec![said("then Bea came with Jan")]);
    room.refuses(ROLE, "`Bea`, `Jan` have not been judged");
    room.judge("Bea", Verdict::Cut);
    room.refuses(ROLE, "`Jan` has not been judged");
    room.judge("Jan", Verdict::Keep);
    let file = room.publish(ROLE, Format::Yaml).unwrap();
    assert!(file.contains("then […] came with Jan"), "{file}");
}

#[test]
fn with_the_interviewees_own_name_to_be_kept() {
    let room = ended(agreed(), vec![said("ask Ilse")]);
    let people = room.home.people(&room.place.incident).unwrap().people;
    let subject = Subject::Person(people[0].id.clone());
    let judgment =
        Judgment { subject: subject.clone(), verdict: Verdict::Keep, class: Class::Name, on: None };
    room.home.judge(&room.place.incident, vec![(subject, Some(judgment))]).unwrap();
    room.refuses(ROLE, "`n1` holds the interviewee's name, and the file may not");
}

#[test]
fn with_a_people_file_or_a_roster_that_is_damaged() {
    for name in ["people.yaml", "roster.yaml"] {
        let room = ended(agreed(), vec![said("ask Ilse")]);
        room.judge("Ilse", Verdict::Cut);
        let path = room.home.roster_file(&room.place.incident).unwrap().with_file_name(name);
        fs::write(&path, "schema: [").unwrap();
        let refused = room.publish(ROLE, Format::Yaml).unwrap_err();
        assert!(refused.starts_with("what may be said of whom is not certain: "), "{refused}");
        assert!(refused.contains(name), "{refused}");
        assert_eq!(fs::read_dir(room.dir.path().join("out")).unwrap().count(), 0);
    }
}

#[test]
fn anonymously_where_the_pseudonym_cannot_be_kept() {
    let consent = Consent { attribution: Attribution::Anonymous, ..agreed() };
    let room = ended(consent, vec![said("it was dark")]);
    let _made_when_it_was_created = fs::remove_file(room.file("pseudonym"));
    fs::create_dir(room.file("pseudonym")).unwrap();
    room.refuses(Attribution::Anonymous, "what may be said of whom is not certain: ");
}

#[test]
fn a_role_too_few_hold_is_not_shown_and_said_so() {
    let room = ended(agreed(), vec![said("it was dark")]);
    let mut roster = Roster::default();
    roster.set("support lead", None, 2);
    room.home.save_roster(&room.place.incident, &roster).unwrap();
    let file = room.publish(ROLE, Format::Yaml).unwrap();
    assert!(file.contains("as: anonymous") && !file.contains("support"), "{file}");
    roster.broader.push(("support lead".into(), "support".into()));
    roster.set("support", None, 1);
    room.home.save_roster(&room.place.incident, &roster).unwrap();
    fs::remove_file(room.dir.path().join("out/a.findings")).unwrap();
    let file = room.publish(ROLE, Format::Yaml).unwrap();
    assert!(file.contains("role: support\n") && !file.contains("lead"), "{file}");
}

#[test]
fn what_was_withdrawn_is_gone_from_what_stands_in_the_way_too() {
    let room =
        ended(agreed(), vec![said("then Bea came"), Fact::Entry(Id::new(1), OfEntry::Withdrawn)]);
    assert!(room.publish(ROLE, Format::Yaml).is_ok());
}

//! Share-backs without a terminal: written, edited, read, and what comes of it.

use std::{fs, path::PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use firsthand::{
    interview::{
        change::{Added, Change, Course, Fact},
        consent::{Attribution, Consent},
        entry::What,
        finding::Finding,
        id::Id,
        incident::{Incident, Person},
        note::{Kind, Reply},
        plan::Plan,
        stamp::{Elapsed, Stamp},
    },
    tui::effect::{New, Place},
};
use tempfile::TempDir;

use super::{Desk, commands::json, printed, said};
use crate::pty::nothing_starts;

pub(super) const NAME: &str = "Zaphira Quillfeather";
pub(super) const DROPPED: &str = "marzipan quokka was never told";
const OFF: &str = "the turnstile stays between us";

/// A desk with an interview that has ended: two quotes, a note, a finding, something off the record.
pub(super) fn ended() -> (Desk, Place) {
    let desk = Desk::new();
    let store = desk.store();
    let incident = Incident { title: "Broker at night".into(), ..Incident::default() };
    let incident = store.save_incident(incident).unwrap();
    let (name, role) = (NAME.to_owned(), Some("SRE on call".to_owned()));
    let person = Person { name, role, ..Person::default() };
    let plan = Plan { incident: incident.id, protocol: "cognitive-45".into(), ..Plan::default() };
    let _guard = nothing_starts();
    let place = store.create(New { plan, person }).unwrap();
    let mut journal = store.open(&place, Some(Box::new(|_| {}))).unwrap().1.unwrap();
    for (at, fact) in (0..).zip(facts()) {
        let off = matches!(&fact, Fact::Added(added) if added.text == OFF);
        journal.record(&Change { when: stamp(at), fact }, off);
    }
    journal.finish().unwrap();
    (desk, place)
}

fn stamp(minutes: u64) -> Stamp {
    let wall = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_779);
    let ms = minutes * 60_000;
    Stamp { at: wall + TimeDelta::milliseconds(ms.cast_signed()), elapsed: Elapsed(ms) }
}

fn facts() -> Vec<Fact> {
    let consent = Consent { attribution: Attribution::Named, ..Consent::default() };
    let finding = Finding { evidence: vec![Id::new(1)], ..Finding::default() };
    let finding = What::Finding(Box::new(finding));
    let title = "The rotation moved, the know-how did not".to_owned();
    vec![
        Fact::Course(Course::ConsentRecorded(consent)),
        Fact::Course(Course::Started),
        Fact::note(Id::new(1), Kind::Quote, "my team just got transferred this rotation"),
        Fact::note(Id::new(2), Kind::Quote, DROPPED),
        Fact::note(Id::new(3), Kind::Said, "nobody told them which alerts could wait"),
        Fact::note(Id::new(4), Kind::Off, OFF),
        Fact::Added(Added { id: Id::new(5), text: title, tags: Vec::new(), what: finding }),
        Fact::Course(Course::Ended),
    ]
}

pub(super) fn tick(page: &str, name: &str, answer: &str) -> String {
    let (before, after) = page.split_at(page.find(&format!("[{name}] “")).unwrap());
    before.to_owned() + &after.replacen(&format!("[ ] {answer}:"), &format!("[x] {answer}:"), 1)
}

pub(super) fn written(desk: &Desk, args: &[&str]) -> PathBuf {
    let output = desk.run(args);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    PathBuf::from(printed(&output).trim())
}

pub(super) fn holding(desk: &Desk, words: &str) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| text.contains(words));
    desk.files().into_iter().filter(holds).collect()
}

#[test]
fn a_page_is_written_beside_the_interview_and_says_until_when() {
    let (desk, place) = ended();
    let path = written(&desk, &["share-back", &place.interview, "--until", "2999-01-31"]);
    assert!(path.ends_with("share-back.md"), "{}", path.display());
    let page = fs::read_to_string(&path).unwrap();
    assert!(page.contains("by 2999-01-31") && page.contains("[n1] “my team"), "{page}");
    assert!(page.contains(&format!("[interview {}/{}]", place.incident, place.interview)));
    assert!(!page.contains("turnstile"), "off the record: {page}");
    let again = written(&desk, &["share-back", &place.interview, "--until", "2999-02-28"]);
    assert!(again.ends_with("share-back-2.md"), "the first one stays");
    let listed = json(&desk, &["list", "--json"]);
    assert_eq!(listed["incidents"][0]["interviews"][0]["state"], "shared back");
    let out = TempDir::new().unwrap();
    let out = out.path().join("page.md");
    fs::write(&out, "mine").unwrap();
    let refused = desk.run(&["share-back", &place.interview, "--out", out.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("is there already"), "{}", said(&refused));
    let over = desk.run(&["share-back", &place.interview, "--until", "2020-01-01"]);
    assert!(said(&over).contains("2020-01-01 is over"), "{}", said(&over));
    let printed = printed(&desk.run(&["share-back", &place.interview, "--out", "-"]));
    assert!(printed.starts_with("# Did I get you right?"), "{printed}");
}

#[test]
fn answers_are_shown_first_and_recorded_on_a_yes() {
    let (desk, place) = ended();
    let path = written(&desk, &["share-back", &place.interview]);
    let page = fs::read_to_string(&path).unwrap();
    let page = tick(&tick(&page, "n1", "fix"), "n2", "drop");
    let page = page.replace("just got transferred", "was handed");
    let page = page.replace("What is missing?\n", "What is missing?\nthe vendor\n");
    let page = page.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\r\n");
    let back = desk.home().join("answer.txt");
    fs::write(&back, page).unwrap();
    let back = back.to_str().unwrap().to_owned();
    let asked = desk.run(&["share-back", "--read", &back]);
    assert_eq!(asked.status.code(), Some(2));
    let list = printed(&asked);
    assert!(list.contains("n1  fix: “my team was handed this rotation” in place of"), "{list}");
    assert!(list.contains("n2  drop") && list.contains("on what is missing: the vendor"), "{list}");
    assert!(said(&asked).contains("nothing was recorded"), "{}", said(&asked));
    assert_eq!(desk.opened().interview.taken_back().len(), 0, "nothing without a yes");
    assert!(!holding(&desk, DROPPED).is_empty(), "control");

    fs::remove_file(&path).unwrap();
    let recorded = desk.run(&["share-back", "--read", &back, "--yes"]);
    assert_eq!(recorded.status.code(), Some(0), "{}", said(&recorded));
    let interview = desk.opened().interview;
    let fixed = Reply::Fix("my team was handed this rotation".into());
    assert_eq!(interview.note(Id::new(1)).unwrap().reply, Some(fixed));
    assert_eq!(interview.taken_back().len(), 1);
    assert!(
        interview.stream().any(|entry| entry.text == "share-back, on what is missing: the vendor")
    );
    assert_eq!(holding(&desk, DROPPED), [desk.home().join("answer.txt")], "their own mail");
    let again = desk.run(&["share-back", &place.interview, "--read", &back, "--yes"]);
    assert_eq!(again.status.code(), Some(1), "n2 is gone now: {}", said(&again));
}

#[test]
fn what_cannot_be_told_is_said_with_its_line_and_the_rest_is_offered() {
    let (desk, place) = ended();
    let page = fs::read_to_string(written(&desk, &["share-back", &place.interview])).unwrap();
    let back = desk.home().join("answer.md");
    let both = tick(&tick(&tick(&page, "n1", "keep"), "n1", "drop"), "n2", "keep");
    fs::write(&back, &both).unwrap();
    let back = back.to_str().unwrap();
    let output = desk.run(&["share-back", "--read", back, "--yes"]);
    assert_eq!(output.status.code(), Some(1));
    let line = 1 + both.lines().position(|line| line.contains("[x] drop")).unwrap();
    let told = said(&output);
    assert!(told.contains(&format!("line {line}: n1: keep and drop are ticked")), "{told}");
    let reply = |number| desk.opened().interview.note(Id::new(number)).unwrap().reply.clone();
    assert_eq!((reply(1), reply(2)), (None, Some(Reply::Keep)));
    for (text, words) in [
        (page.replace(&place.interview, "dba-0000"), "nothing here is called so"),
        ("hello".to_owned(), "no share-back"),
        (format!("{page}{page}"), "a second share-back begins"),
        ("x".repeat(1_100_000), "larger than"),
    ] {
        fs::write(back, text).unwrap();
        let output = desk.run(&["share-back", "--read", back, "--yes"]);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(said(&output).contains(words), "{words}: {}", said(&output));
    }
    fs::write(back, b"caf\xe9").unwrap();
    assert!(said(&desk.run(&["share-back", "--read", back])).contains("line 1 is not UTF-8"));
}

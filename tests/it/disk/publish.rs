//! Publishing on a machine that dies: the file is whole or it isn't there, and the store knows which.

use std::{fs, path::PathBuf};

use firsthand::{
    findings::{from_yaml, sent::Stage},
    guide::Library,
    interview::{
        change::{Change, Course, Fact},
        consent::{Attribution, Consent, Quotes},
        id::Id,
        incident::Incident,
        note::Kind,
        purge::{Purge, Why},
    },
    tui::effect::Opened,
    world::{disk::home::Home, publish::ready},
};

use crate::disk::{
    Room, all_files, at,
    purge::{copy_of, dying},
    room,
};

const WORDS: &str = "the quokka was never told about it";

/// A talk that may be published, and the folder for it.
fn ended() -> Room {
    let room = room();
    let incident = room.home.incident(&room.place.incident).unwrap();
    let incident = Incident { title: "Broker at night".into(), ..incident };
    room.home.save_incident(incident).unwrap();
    let consent = Consent { quotes: Quotes::Yes, ..Consent::default() };
    let facts = [
        Fact::Course(Course::ConsentRecorded(consent)),
        Fact::Course(Course::Started),
        Fact::note(Id::new(1), Kind::Quote, "nobody knew which alerts could wait"),
        Fact::note(Id::new(2), Kind::Quote, WORDS),
        Fact::Course(Course::Ended),
    ];
    let (_, mut journal, _events) = room.write();
    for (ms, fact) in (1000..).zip(facts) {
        journal.record(&Change { when: at(ms), fact }, false);
    }
    journal.finish().unwrap();
    fs::create_dir(room.dir.path().join("shared")).unwrap();
    room
}

fn shared(room: &Room) -> PathBuf {
    room.dir.path().join("shared")
}

fn publish(home: &Home, room: &Room) -> Result<PathBuf, String> {
    let opened: Opened = home.open(&room.place, None).map_err(|trouble| trouble.what)?.0;
    let asked = (Attribution::Anonymous, shared(room));
    let ready = ready(home, &Library::built_in(), &opened, (asked.0, &asked.1));
    let ready = ready.map_err(|refused| refused.lines().join("; "))?;
    let sent = ready.publish(home, &room.place).map_err(|trouble| trouble.line())?;
    assert!(sent.is_some());
    Ok(ready.file)
}

fn in_shared(room: &Room) -> Vec<PathBuf> {
    all_files(&shared(room))
}

#[test]
fn a_crash_while_publishing_leaves_the_whole_file_or_none_and_the_next_start_knows() {
    let whole = ended();
    // The anonymous name is made at the first opening, and is the same from then on.
    drop(whole.read());
    let mut out = 0;
    for after in 0..200 {
        let room = copy_of(&whole);
        fs::create_dir_all(shared(&room)).unwrap();
        let done = publish(&dying(&room, after), &room);
        let (opened, journal, _events) = room.write();
        drop(journal);
        let files = in_shared(&room);
        let sent = room.home.sent(&room.place.incident).unwrap();
        match files.as_slice() {
            [] => assert_eq!((sent.len(), opened.interview.published().len()), (0, 0), "{after}"),
            [file] => {
                assert!(file.to_string_lossy().ends_with(".findings.yaml"), "{}", file.display());
                assert_eq!(from_yaml(&fs::read_to_string(file).unwrap()).unwrap().quotes.len(), 2);
                let told = opened.interview.published();
                assert_eq!((sent.len(), told.len()), (1, 1), "{after}");
                assert_eq!(told[0].hash, sent[0].hash);
                out += 1;
            }
            more => panic!("{after}: {more:?}"),
        }
        if done.is_ok() {
            assert!(after > 15 && out > 1, "{after} steps, {out} of them with a file");
            assert_eq!(room.read().interview.published().len(), 1, "told once");
            return;
        }
    }
    panic!("it never came to an end");
}

#[test]
fn a_crash_while_something_published_is_withdrawn_is_finished_at_the_next_start() {
    let whole = ended();
    let file = publish(&whole.home, &whole).unwrap();
    let (_, journal, _events) = whole.write();
    journal.finish().unwrap();
    drop(whole.write());
    assert_eq!(whole.home.sent(&whole.place.incident).unwrap()[0].stage, Stage::Told);
    let inside = file.strip_prefix(whole.dir.path().canonicalize().unwrap()).unwrap().to_owned();
    let purge = Purge { why: Why::TakenBack, ids: vec![Id::new(2)], when: at(9000) };
    for after in 0..300 {
        let room = copy_of(&whole);
        let ledger = room.dir.path().join("home/incidents").join(&room.place.incident);
        let ledger = ledger.join("ledger.yaml");
        let moved = fs::read_to_string(&ledger).unwrap();
        let there = room.dir.path().canonicalize().unwrap().join(&inside);
        fs::write(&ledger, moved.replace(file.to_str().unwrap(), there.to_str().unwrap())).unwrap();
        let done = dying(&room, after).purge(&room.place, purge.clone());
        let asked = room.folder().join("purge.yaml").exists();
        let text = || fs::read_to_string(&there).unwrap();
        if !asked && done.is_err() && text().contains(WORDS) {
            continue;
        }
        assert_eq!(room.home.list().0.len(), 1);
        let findings = from_yaml(&text()).unwrap();
        assert_eq!(findings.quotes.len(), 1, "{after}");
        let holding = all_files(room.dir.path())
            .into_iter()
            .filter(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).contains("quokka"));
        assert_eq!(holding.collect::<Vec<_>>(), Vec::<PathBuf>::new(), "{after}");
        let sent = &room.home.sent(&room.place.incident).unwrap()[0];
        assert_eq!((sent.gone.as_slice(), sent.left.len()), (&["n2".to_owned()][..], 0), "{after}");
        assert!(sent.lines.iter().all(|line| line.entry != "n2"));
        if done.is_ok() {
            assert!(after > 20, "{after} steps");
            return;
        }
    }
    panic!("it never came to an end");
}

#[test]
fn control_a_machine_that_lives_publishes() {
    let room = ended();
    let home = dying(&room, u64::MAX);
    let file = publish(&home, &room).unwrap();
    assert!(fs::read_to_string(file).unwrap().contains("quokka"));
}

//! Damaged and doubled files: nothing wrong is taken for true, and what is lost is told.

use std::{fs, path::Path};

use firsthand::interview::{
    change::{Change, Fact, OfEntry},
    id::Id,
    note::Kind,
};

use super::tally;
use crate::{
    disk::{all_files, at, note, room, texts},
    journal::{notes, one, read_one},
};

#[test]
fn b25_no_damaged_byte_makes_a_wrong_record() {
    let run = tally::begin("b25_no_damaged_byte_makes_a_wrong_record");
    let changes = notes(36);
    let journal = one(&changes);
    let (mut lost_most, mut damages) = (0, 0);
    for offset in 0..journal.len() {
        for pattern in [0x01, 0x20, 0xff] {
            let mut other = journal.clone();
            other[offset] ^= pattern;
            let found = read_one(&other);
            let right = found.changes.iter().all(|change| changes.contains(change));
            let gone = changes.len() - found.changes.len();
            let told = gone == 0 || found.damaged > 0;
            run.input(&format!("{pattern:#x} at {offset}"), right && told);
            (lost_most, damages) = (lost_most.max(gone), damages + 1);
        }
    }
    assert!(lost_most == 1 && damages >= 15_000, "{lost_most} lost of one, {damages} damages");
    let words = |journal: &[u8]| -> Vec<String> {
        let text = String::from_utf8_lossy(journal).into_owned();
        let lines =
            text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        lines.filter_map(|line| Some(line["d"]["text"].as_str()?.to_owned())).collect()
    };
    let right = words(&journal);
    let wrong = (0..journal.len()).any(|offset| {
        let mut other = journal.clone();
        other[offset] ^= 0x01;
        words(&other).iter().any(|words| !right.contains(words))
    });
    run.control("a reader that looks at no checksum", wrong);
}

#[test]
fn b31_a_damaged_file_beside_an_interview_is_told_and_the_interview_opens() {
    let run =
        tally::begin("b31_a_damaged_file_beside_an_interview_is_told_and_the_interview_opens");
    let room = room();
    let (_, mut journal, _events) = room.write();
    journal.record(&note(1, Kind::Said, "one"), false);
    journal.finish().unwrap();
    let incident = room.folder().ancestors().nth(2).unwrap().to_owned();
    for name in ["incident.yaml", "people.yaml"] {
        let path = incident.join(name);
        let good = fs::read(&path).unwrap();
        let half = &good[..good.len() / 2];
        let newer = [&b"schema: firsthand/incident/99\n"[..], &good].concat();
        let merged =
            [&b"<<<<<<< HEAD\n"[..], &good, b"=======\n", &good, b">>>>>>> other\n"].concat();
        let zeros = [0; 4096];
        let bad: [(&str, &[u8]); 6] = [
            ("empty", b""),
            ("broken by hand", b"title: [\n"),
            ("zeros", &zeros),
            ("no text", b"title: \xff\xfe\n"),
            ("of a newer version", &newer),
            ("merge markers", &merged),
        ];
        for (what, bytes) in bad.into_iter().chain([("cut", half)]) {
            fs::write(&path, bytes).unwrap();
            let (listed, troubles) = room.home.list();
            let told = troubles.iter().any(|trouble| trouble.place.ends_with(name));
            let whole = what == "cut" && troubles.is_empty();
            let opens = texts(&room.read()) == ["one"] && listed.len() == 1;
            run.input(&format!("{name}, {what}: {troubles:?}"), (told || whole) && opens);
            assert_eq!(fs::read(&path).unwrap(), bytes, "left as it is");
        }
        fs::write(&path, &good).unwrap();
    }
    assert_eq!(room.home.list().1, []);
}

/// The journal's files of an interview.
fn segments(folder: &Path) -> Vec<std::path::PathBuf> {
    all_files(&folder.join("journal"))
}

#[test]
fn c40_what_two_machines_wrote_is_all_there() {
    let run = tally::begin("c40_what_two_machines_wrote_is_all_there");
    let (mine, theirs) = (room(), room());
    let (_, mut journal, _events) = mine.write();
    journal.record(&note(1, Kind::Said, "one"), false);
    journal.finish().unwrap();
    for path in segments(&mine.folder()) {
        fs::copy(&path, theirs.folder().join("journal").join(path.file_name().unwrap())).unwrap();
    }
    for (room, number, words) in [(&mine, 2, "mine"), (&theirs, 3, "theirs")] {
        let (_, mut journal, _events) = room.write();
        let corrected = Fact::Entry(Id::new(1), OfEntry::Corrected(format!("one, by {words}")));
        journal.record(&Change { when: at(500_000), fact: corrected }, false);
        journal.record(&note(number, Kind::Said, words), false);
        journal.finish().unwrap();
    }
    for path in segments(&theirs.folder()) {
        let to = mine.folder().join("journal").join(path.file_name().unwrap());
        if !to.exists() {
            fs::copy(&path, to).unwrap();
        }
    }
    let opened = mine.read();
    let mut found = texts(&opened);
    found.sort_unstable();
    let both = found.iter().filter(|text| ["mine", "theirs"].contains(text)).count();
    let lines: String =
        segments(&mine.folder()).iter().map(|p| fs::read_to_string(p).unwrap()).collect();
    let kept = ["one, by mine", "one, by theirs"].iter().all(|words| lines.contains(words));
    let one = found.iter().any(|text| text.starts_with("one, by "));
    run.fault(
        "two machines",
        &(!(both == 2 && kept && one))
            .then(|| format!("{found:?}"))
            .into_iter()
            .collect::<Vec<_>>(),
    );
}

#[test]
fn c41_copies_that_sync_programs_make_are_read_and_stay() {
    let run = tally::begin("c41_copies_that_sync_programs_make_are_read_and_stay");
    for copy in
        [".sync-conflict-20261120-101010-ABCDEFG", " (conflicted copy 2026-11-20)", "-HOST", " (1)"]
    {
        let room = room();
        let (_, mut journal, _events) = room.write();
        journal.record(&note(1, Kind::Said, "one"), false);
        journal.finish().unwrap();
        let last = segments(&room.folder()).into_iter().max().unwrap();
        let stem = last.file_stem().unwrap().to_str().unwrap().to_owned();
        let beside = last.with_file_name(format!("{stem}{copy}.jsonl"));
        fs::rename(&last, &beside).unwrap();
        fs::copy(&beside, &last).unwrap();
        let short = fs::read_to_string(&last).unwrap();
        let first = short.lines().next().unwrap();
        fs::write(&last, format!("{first}\n")).unwrap();
        let (opened, journal, _events) = room.write();
        journal.finish().unwrap();
        let fine = texts(&opened) == ["one"] && texts(&room.read()) == ["one"] && beside.exists();
        run.fault(copy, &(!fine).then(|| opened.recovered.clone()).into_iter().collect::<Vec<_>>());
    }
}

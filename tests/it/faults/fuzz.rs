//! Every reader of bytes from outside, over its corpus and random changes of it: none panics, none hangs,
//! and what the readers of our own lines take for true was written so. How many changes is said by
//! `FIRSTHAND_FUZZ`, in thousands for each reader.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use chrono::DateTime;
use firsthand::{
    findings,
    formats::{outcome, review, share_back, store},
    guide::{Contents, Origin, ReadFile, SourceFile, files::Kind as FileKind},
    interview::{
        id::Id,
        note::Kind,
        purge::{Purge, Why},
        stamp::{Elapsed, Stamp},
    },
    review::outcome::{Asked, Came, Outcome, told},
    world::disk::settings,
    yaml,
};

use super::tally;
use crate::{
    dice::Dice,
    disk::{all_files, note, room},
    journal::{notes, one, read_one},
    share_back::{page, sent},
};

/// How long one input may take, in a debug build beside other work.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many changed inputs each reader gets.
fn rounds() -> usize {
    let given = std::env::var("FIRSTHAND_FUZZ").ok().and_then(|given| given.parse::<usize>().ok());
    given.map_or(if super::long() { 20_000 } else { 400 }, |thousands| thousands * 1_000)
}

/// What readers of text trip over.
const TOKENS: [&[u8]; 44] = [
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\r\n",
    b"\r",
    b"\t",
    b"\x1b[2J",
    b"&a ",
    b"*a",
    b"<<: *a",
    b"[",
    b"{",
    b"]",
    b"}",
    b"- ",
    b"? ",
    b": ",
    b"#",
    b"|\n",
    b">-\n",
    b"!!python/object:x ",
    b"%YAML 1.1\n",
    b"---\n",
    b"...\n",
    b"\"",
    b"'",
    b"\\",
    b"\\u0000",
    b"18446744073709551615",
    b"9223372036854775808",
    b"-1",
    b"1e999",
    b".nan",
    b"0x1F",
    b"~",
    b"9999-12-31",
    b"0000-00-00",
    b"99:99:99",
    b"[x] ",
    b"> > > ",
    b"<!--",
    b"\xe2\x80\xae",
];

/// Another input, made from these.
fn changed(corpus: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = dice.one_of(corpus).clone();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let to = at + dice.roll((bytes.len() - at).min(200) + 1);
        match dice.roll(9) {
            0 => drop(bytes.drain(at..to)),
            1 => bytes.truncate(at),
            2 => {
                let again = bytes[at..to].to_vec();
                drop(bytes.splice(at..at, again));
            }
            3 => {
                let other = dice.one_of(corpus);
                let from = dice.roll(other.len() + 1);
                let until = from + dice.roll((other.len() - from).min(300) + 1);
                drop(bytes.splice(at..to, other[from..until].iter().copied()));
            }
            4 | 5 => {
                let token = *dice.one_of::<&[u8]>(&TOKENS);
                drop(bytes.splice(at..at, token.iter().copied()));
            }
            6 => {
                let lines = bytes.split_inclusive(|byte| *byte == b'\n');
                let mut lines: Vec<Vec<u8>> = lines.map(<[u8]>::to_vec).collect();
                if lines.len() > 1 {
                    let (one, other) = (dice.roll(lines.len()), dice.roll(lines.len()));
                    lines.swap(one, other);
                }
                bytes = lines.concat();
            }
            7 => bytes.extend(std::iter::repeat_n(*dice.one_of(b"[{- a\n"), dice.roll(3_000))),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.roll(8);
                }
            }
        }
    }
    bytes.truncate(200_000);
    bytes
}

/// Reads the corpus and its changes; `read` says whether it took an input, as it must some of the corpus.
/// An input that goes wrong is kept, and its file named.
fn fuzz(run: &tally::Running, name: &str, corpus: &[Vec<u8>], read: impl Fn(&[u8]) -> bool) {
    assert!(corpus.iter().any(|bytes| read(bytes)), "{name}: nothing of the corpus is taken");
    let mut dice = Dice::of(name.bytes().map(u64::from).sum());
    let more = (0..rounds()).map(|_| changed(corpus, &mut dice));
    let mut taken = 0;
    for bytes in corpus.iter().cloned().chain(more) {
        let begun = Instant::now();
        let read = catch_unwind(AssertUnwindSafe(|| read(&bytes)));
        let took = begun.elapsed();
        taken += usize::from(matches!(read, Ok(true)));
        if read.is_err() || took > PATIENCE {
            let kept = kept(name, &bytes);
            panic!("{name} {read:?} after {took:?}, reading {}", kept.display());
        }
        run.input(name, true);
    }
    eprintln!("{name}: {} inputs, {taken} of them taken", corpus.len() + rounds());
}

fn kept(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}-{:08x}", bytes.len()));
    fs::write(&path, bytes).unwrap();
    path
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of these folders and of these names.
fn corpus(places: &[&str]) -> Vec<Vec<u8>> {
    let files = places.iter().flat_map(|place| {
        let path = root().join(place);
        if path.is_dir() { all_files(&path) } else { vec![path] }
    });
    let yaml = files.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    yaml.map(|path| fs::read(path).unwrap()).collect()
}

fn guide_file(kind: FileKind, bytes: &[u8]) -> bool {
    let contents = Contents::Bytes(bytes.to_vec().into());
    let origin = Origin::Own("fuzz.yaml".into());
    let file = SourceFile { kind, name: "fuzz.yaml".into(), origin, contents };
    let library = firsthand::guide::Library::of_read(vec![ReadFile::of(file)]);
    assert!(library.faults.iter().all(|fault| fault.to_string().len() < 20_000));
    match kind {
        FileKind::Bank => !library.banks.is_empty(),
        FileKind::Protocol => !library.protocols.is_empty(),
        FileKind::Codebook => !library.codebook.tags.is_empty(),
        FileKind::Wording => library.faults.is_empty(),
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    yaml::decode(bytes).ok().map(|decoded| decoded.text)
}

#[test]
fn d79_files_of_the_guide_and_settings() {
    let run = tally::begin("d79_files_of_the_guide_and_settings");
    let banks = corpus(&["tests/fixtures/banks", "question-banks/closing.yaml"]);
    fuzz(&run, "bank", &banks, |bytes| guide_file(FileKind::Bank, bytes));
    let protocols = corpus(&["assets/protocols"]);
    fuzz(&run, "protocol", &protocols, |bytes| guide_file(FileKind::Protocol, bytes));
    let codebook = vec![
        b"schema: firsthand/codebook/1\ntags:\n- id: database\n  family: site\n  \
        definition: The database\n  when: It is named\n  color: red\n  glyph: D\n"
            .to_vec(),
    ];
    fuzz(&run, "codebook", &codebook, |bytes| guide_file(FileKind::Codebook, bytes));
    let wording = fs::read_to_string(root().join("assets/wording.yaml")).unwrap();
    let (lists, rules) = wording.split_once("\nrules:\n").unwrap();
    let rules = rules.split("\n- ").take(6).collect::<Vec<_>>().join("\n- ");
    let short = vec![format!("{lists}\nrules:\n{rules}\n").into_bytes()];
    fuzz(&run, "wording", &short, |bytes| guide_file(FileKind::Wording, bytes));
    let config = vec![b"schema: firsthand/config/1\nlive:\n  wording: true\n".to_vec()];
    fuzz(&run, "config", &config, |bytes| {
        text(bytes).is_some_and(|text| settings::of_text(&text).is_ok())
    });
}

#[test]
fn d79_files_of_the_store() {
    let run = tally::begin("d79_files_of_the_store");
    let room = room();
    let folder = room.folder().ancestors().nth(2).unwrap().to_owned();
    let file = |name: &str| fs::read(folder.join(name)).unwrap();
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    fuzz(&run, "incident", &[file("incident.yaml")], |bytes| {
        store::incident::read(&words(bytes)).is_ok()
    });
    fuzz(&run, "people", &[file("people.yaml")], |bytes| {
        store::people::read(&words(bytes)).is_ok()
    });
    let roster = corpus(&["assets/demo/roster.yaml"]);
    fuzz(&run, "roster", &roster, |bytes| store::roster::read(&words(bytes)).is_ok());
    let purge = Purge {
        why: Why::TakenBack,
        ids: vec![Id::new(1), Id { number: 2, tag: 7 }],
        when: Stamp { at: DateTime::UNIX_EPOCH, elapsed: Elapsed(61_000) },
    };
    let purge = store::purge::write(&purge).unwrap().into_bytes();
    fuzz(&run, "purge", &[purge], |bytes| store::purge::read(&words(bytes)).is_ok());
    let ledger = b"schema: firsthand/ledger/1\nsent: []\n".to_vec();
    fuzz(&run, "ledger", &[ledger], |bytes| store::ledger::read(&words(bytes)).is_ok());
}

#[test]
fn d79_what_others_send() {
    let run = tally::begin("d79_what_others_send");
    let all = corpus(&["tests/fixtures/findings", "assets/demo/findings"]);
    fuzz(&run, "findings", &all, |bytes| {
        let Some(read) = text(bytes).and_then(|text| findings::read(&text).ok()) else {
            return false;
        };
        // Whatever is read can be written, and reads the same.
        let again = findings::read(&findings::to_yaml(&read.findings)).map(|again| again.findings);
        assert_eq!(again.ok(), Some(read.findings));
        true
    });
    let choices = b"schema: firsthand/review/1\nincident: checkout-k7f3\n".to_vec();
    fuzz(&run, "review", &[choices], |bytes| {
        text(bytes).is_some_and(|text| review::read(&text, "checkout-k7f3").is_ok())
    });
    let known = [Came::Voluntary("payments".into(), 3), Came::Answered(Asked::Said, 1, 2)];
    let mut came = Outcome::default();
    for one in &known {
        came.apply(one);
    }
    let kept = outcome::write("checkout-k7f3", &came).into_bytes();
    fuzz(&run, "outcome", &[kept], |bytes| {
        let Some(read) = text(bytes).and_then(|text| outcome::read(&text, "checkout-k7f3").ok())
        else {
            return false;
        };
        assert!(!told(&read.outcome).is_empty());
        let again = outcome::read(&outcome::write("checkout-k7f3", &read.outcome), "checkout-k7f3");
        assert_eq!(again.map(|again| again.outcome), Ok(read.outcome));
        true
    });
    let sent = sent();
    fuzz(&run, "share-back", &[page().into_bytes()], |bytes| {
        share_back::about(bytes).is_ok() && share_back::read(bytes, &sent).is_ok()
    });
}

/// A line with its checksum as it should be: what a reader sees that somebody wrote on purpose.
fn sealed(line: &[u8]) -> Vec<u8> {
    match line.get(16..) {
        Some(rest) if line.starts_with(b"{\"c\":\"") => {
            let c = crc32c::crc32c(rest);
            [format!("{{\"c\":\"{c:08x}\",").as_bytes(), rest].concat()
        }
        _ => line.to_vec(),
    }
}

#[test]
fn d79_journals() {
    let run = tally::begin("d79_journals");
    let mut journals = vec![one(&notes(6))];
    let room = room();
    let (_, mut journal, _events) = room.write();
    journal.record(&note(1, Kind::Said, "one"), false);
    journal.finish().unwrap();
    journals.extend(
        all_files(&room.folder().join("journal")).iter().map(|path| fs::read(path).unwrap()),
    );
    let names = [
        "journal/k7f3q2.0.jsonl",
        "journal/k7f3q2.18446744073709551615.jsonl",
        "off-record/k7f3q2.1.jsonl",
        "drafts/k7f3q2.jsonl",
        "journal/.jsonl",
        "journal/x.-1.jsonl",
    ];
    let seen = std::cell::Cell::new(0_usize);
    fuzz(&run, "journal", &journals, |bytes| {
        let lines = bytes.split(|byte| *byte == b'\n').map(sealed).collect::<Vec<_>>();
        let sealed = lines.join(&b'\n');
        seen.set(seen.get() + 1);
        for bytes in [bytes, &sealed] {
            let files = names.map(|name| (name, bytes));
            drop(firsthand::interview::journal::read(&files));
            drop(firsthand::interview::journal::read(&files[..1]));
        }
        if seen.get().is_multiple_of(8) {
            goes_on(&sealed, names[seen.get() / 8 % 2]);
        }
        read_one(&sealed).damaged == 0
    });
}

/// An interview with this file in it can be opened, written and opened again.
fn goes_on(bytes: &[u8], name: &str) {
    let room = room();
    fs::write(room.folder().join(name), bytes).unwrap();
    let (_, mut journal, _events) = room.write();
    journal.record(&note(4_000_000, Kind::Said, "one more"), false);
    journal.finish().unwrap();
    let opened = room.read();
    assert!(
        opened.interview.stream().any(|entry| entry.text == "one more"),
        "{}",
        opened.recovered
    );
}

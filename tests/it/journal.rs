//! The journal's lines: everything reads back, and nothing damaged is taken for true.

pub(crate) mod any;
mod purge;

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use firsthand::interview::{
    Interview,
    change::{Change, Course, Fact, OfEntry},
    draft::{Draft, LineKind},
    id::Id,
    journal::{Chain, Opening, Reader, Recovered, Segment, bodies, draft, open_body, read},
    note::Kind,
    part::Part,
    pivot::Cell,
    stamp::{Elapsed, Stamp},
};
use proptest::{
    collection::vec,
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};

type File = (String, Vec<u8>);

fn at(ms: u64) -> Stamp {
    let wall =
        DateTime::<Utc>::UNIX_EPOCH + TimeDelta::milliseconds(1_700_000_000_000 + ms.cast_signed());
    Stamp { at: wall, elapsed: Elapsed(ms) }
}

fn said(number: u32, text: &str) -> Change {
    Change {
        when: at(u64::from(number) * 1000),
        fact: Fact::note(Id::new(number), Kind::Said, text),
    }
}

pub(crate) fn notes(count: u32) -> Vec<Change> {
    let odd =
        ["--- \"quoted\"", "two\nlines", "emoji 😀 é", "plain words as most are", "\u{1b}[2J"];
    (1..=count).map(|n| said(n, odd[n as usize % odd.len()])).collect()
}

fn segment(number: u64, off: bool) -> Segment {
    Segment { off, writer: "k7f3q2".into(), number }
}

fn opening() -> Opening {
    let (interview, founder) = ("sre-9q2m".into(), "k7f3q2".into());
    Opening { interview, founder, after: None, at: at(0).at }
}

fn seal_all(chain: &mut Chain, bodies: &[String], out: &mut Vec<u8>) {
    for body in bodies {
        chain.seal(body, out);
    }
}

/// One segment with these changes, from a Lamport time on.
fn file(name: &Segment, changes: &[Change], lamport: &mut u64) -> File {
    let (mut chain, mut out) = (Chain::new(&name.writer), Vec::new());
    *lamport += 1;
    chain.seal(&open_body(&opening(), *lamport - 1), &mut out);
    for change in changes {
        seal_all(&mut chain, &bodies(change, lamport), &mut out);
    }
    (name.file(), out)
}

pub(crate) fn one(changes: &[Change]) -> Vec<u8> {
    file(&segment(0, false), changes, &mut 0).1
}

pub(crate) fn read_one(bytes: &[u8]) -> Recovered {
    read(&[("journal/k7f3q2.0.jsonl", bytes)])
}

/// Reads files as they are read from a disk, in small pieces.
fn straight(files: &[File]) -> Option<Recovered> {
    let mut reader = Reader::default();
    for (name, bytes) in files {
        reader.begin(name);
        bytes.chunks(97).for_each(|piece| reader.feed(piece));
    }
    reader.finish()
}

fn told(found: &Recovered) -> Vec<Change> {
    found.changes.clone()
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

fn faults(found: &Recovered) -> [usize; 5] {
    [found.damaged, found.missing, found.broken_links, found.foreign, found.unknown]
}

proptest! {
    #![proptest_config(Config { cases: 200, failure_persistence: None, ..Config::default() })]

    #[test]
    fn replay_of_a_record_is_what_was_recorded(
        changes in vec((any::change(), any::<bool>()), 0..30)
    ) {
        let mut lamport = 0;
        let mut files = [file(&segment(0, false), &[], &mut lamport), file(&segment(1, true), &[], &mut lamport)];
        let mut chains = [Chain::new("k7f3q2"), Chain::new("k7f3q2")];
        for (_, bytes) in &mut files {
            bytes.clear();
        }
        for (change, off) in &changes {
            let side = usize::from(*off);
            for body in bodies(change, &mut lamport) {
                chains[side].seal(&body, &mut files[side].1);
            }
        }
        let found = read(&files);
        let in_order = changes.is_sorted_by_key(|(_, off)| *off);
        let expected: Vec<Change> = changes.into_iter().map(|(change, _)| change).collect();
        let straight = straight(&files);
        prop_assert_eq!(straight.is_some(), in_order);
        prop_assert!(straight.is_none_or(|found| found.interview == Interview::replay(&expected)));
        prop_assert_eq!(&found.interview, &Interview::replay(&expected));
        prop_assert_eq!(&told(&found), &expected);
        prop_assert_eq!(faults(&found), [0; 5]);
        prop_assert_eq!(found.next_lamport, if expected.is_empty() { 0 } else { lamport });
        for byte in files.iter().flat_map(|(_, bytes)| bytes) {
            prop_assert!(*byte >= b' ' && *byte != 0x7f || *byte == b'\n');
        }
    }

    #[test]
    fn any_bytes_at_all_are_read(bytes in vec(any::<u8>(), 0..400), from in 0_usize..3000) {
        let mut journal = one(&notes(5));
        let at = from.min(journal.len());
        journal.splice(at..at, bytes);
        let found = read_one(&journal);
        prop_assert!(found.changes.iter().all(|change| notes(5).contains(change)));
    }

    #[test]
    fn a_draft_reads_back_after_any_edits(texts in vec("[a-cé😀\n]{0,6}", 1..20)) {
        let (mut chain, mut out, mut lamport) = (Chain::new("k7f3q2"), Vec::new(), 0);
        let mut line = typed(5, Kind::Said, &texts[0]);
        seal_all(&mut chain, &draft::whole(&line, &mut lamport), &mut out);
        for text in &texts[1..] {
            let before = std::mem::replace(&mut line.text, text.clone());
            seal_all(&mut chain, &draft::step(&before, &line, &mut lamport), &mut out);
        }
        let found = read(&[("drafts/k7f3q2.jsonl", &out)]);
        let expected: Vec<Draft> = Some(line).filter(|line| !line.text.is_empty()).into_iter().collect();
        prop_assert_eq!(found.drafts, expected);
    }
}

#[test]
fn the_random_changes_have_every_operation() {
    let mut runner = TestRunner::deterministic();
    let ops: BTreeSet<String> = (0..4000)
        .map(|_| {
            let change = any::change().new_tree(&mut runner).unwrap().current();
            let body = bodies(&change, &mut 0).pop().unwrap();
            body.split("\"op\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
        })
        .collect();
    assert_eq!(ops.len(), 54, "{ops:?}");
}

#[test]
fn a_record_looks_as_documented() {
    let text = String::from_utf8(one(&[said(14, "a\u{202e}b")])).unwrap();
    let line = text.lines().nth(1).unwrap();
    let rest = line.get(16..).unwrap();
    let p = text.get(6..14).unwrap();
    assert_eq!(
        rest,
        format!(
            r#""v":1,"w":"k7f3q2","n":1,"p":"{p}","l":1,"t":"2023-11-14T22:13:34.000Z","e":14000,"op":"note.taken","id":"14","d":{{"kind":"said","text":"a\u202eb"}}}}"#
        )
    );
}

#[test]
fn a_journal_cut_at_any_byte_opens_with_its_whole_records() {
    let changes = notes(8);
    let journal = one(&changes);
    let ends: Vec<usize> = lines(&journal)
        .iter()
        .scan(0, |end, line| {
            *end += line.len();
            Some(*end - 1)
        })
        .collect();
    for cut in 0..=journal.len() {
        let found = read_one(&journal[..cut]);
        let whole = ends.iter().filter(|end| **end <= cut).count();
        assert_eq!(told(&found), changes[..whole.saturating_sub(1)], "cut at {cut}");
        let torn = !ends.contains(&cut) && !ends.contains(&(cut.wrapping_sub(1))) && cut > 0;
        assert_eq!(found.damaged, usize::from(torn), "cut at {cut}");
    }
}

#[test]
fn a_joined_line_gives_both_its_records() {
    let changes = notes(4);
    let journal = one(&changes);
    let end = lines(&journal)[..3].concat().len() - 1;
    let mut joined = journal.clone();
    joined[end] = b'x';
    let found = read_one(&joined);
    assert_eq!((told(&found), found.damaged, found.missing), (changes.clone(), 1, 0));
    let torn = [&journal[..end - 20], &journal[end + 1..]].concat();
    let found = read_one(&torn);
    assert_eq!(told(&found), [&changes[..1], &changes[2..]].concat());
    assert_eq!((found.damaged, found.missing), (1, 0));
}

#[test]
fn lines_that_went_missing_or_changed_places_are_reported() {
    let changes = notes(6);
    let all = lines(&one(&changes));
    let removed = read_one(&[&all[..3], &all[4..]].concat().concat());
    assert_eq!((removed.missing, removed.changes.len()), (1, 5));
    let twice = read_one(&[&all[..], &all[2..4]].concat().concat());
    assert_eq!(told(&twice), changes);
    assert!(twice.broken_links > 0);
    let mut swapped = all.clone();
    swapped.swap(2, 3);
    let swapped = read_one(&swapped.concat());
    assert_eq!(told(&swapped), changes);
    assert!(swapped.broken_links > 0 && !swapped.words().is_empty());
}

#[test]
fn zeros_other_line_ends_and_merge_markers_are_survived() {
    let changes = notes(4);
    let journal = one(&changes);
    let zeros = [journal.as_slice(), &[0; 4096]].concat();
    assert_eq!((told(&read_one(&zeros)), read_one(&zeros).damaged), (changes.clone(), 1));
    let more = [&zeros[..], &lines(&journal)[2]].concat();
    assert_eq!((told(&read_one(&more)), read_one(&more).damaged), (changes.clone(), 1));
    let text = String::from_utf8(journal).unwrap();
    let edited = format!("\u{feff}{}", text.replace('\n', "\r\n\r\n"));
    let found = read_one(edited.as_bytes());
    assert_eq!((told(&found), faults(&found)), (changes.clone(), [0, 0, 0, 1, 0]));
    let merged = format!("<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n");
    let found = read_one(merged.as_bytes());
    assert_eq!((told(&found), found.foreign), (changes, 3));
}

#[test]
fn what_a_newer_version_wrote_is_counted_and_the_rest_is_read() {
    let (mut chain, mut out) = (Chain::new("k7f3q2"), Vec::new());
    let body = |l, op: &str, d: &str| {
        format!(r#""l":{l},"t":"2026-11-22T16:20:00.123Z","e":1,"op":"{op}","id":"1","d":{d}"#)
    };
    chain.seal(&body(0, "note.taken", r#"{"kind":"said","text":"a","new":{"x":1}}"#), &mut out);
    chain.seal(&body(1, "note.sung", r#"{"from":17}"#), &mut out);
    chain.seal(&body(2, "note.taken", r#"{"kind":"hummed","text":"b"}"#), &mut out);
    chain.seal(&body(3, "entry.withdrawn", "{}"), &mut out);
    let found = read_one(&out);
    assert_eq!((found.changes.len(), faults(&found)), (2, [0, 0, 0, 0, 2]));
    assert_eq!(found.next_lamport, 4);
}

#[test]
fn records_written_twice_count_once_and_two_writers_of_one_name_are_told() {
    let changes = notes(3);
    let (mut lamport, mut again) = (0, 0);
    let first = file(&segment(0, false), &changes, &mut lamport);
    let second = file(&segment(1, false), &changes, &mut again);
    let found = read(&[first.clone(), second]);
    assert_eq!((&told(&found), found.cloned), (&changes, false));
    let other = file(&segment(1, false), &[said(1, "of another machine")], &mut 0);
    let found = read(&[first, other]);
    assert!(found.cloned && found.changes.len() == 4);
}

#[test]
fn a_segment_knows_where_the_one_before_it_ended() {
    let (name, mut lamport) = (segment(0, false), 0);
    let first = file(&name, &notes(4), &mut lamport);
    let end = read(std::slice::from_ref(&first)).ends[&name];
    let opening = Opening { after: Some((0, end)), ..opening() };
    let mut second = Vec::new();
    Chain::new("k7f3q2").seal(&open_body(&opening, lamport), &mut second);
    let second = (segment(1, false).file(), second);
    assert_eq!(faults(&read(&[first.clone(), second.clone()])), [0; 5]);
    let shorter = (first.0.clone(), lines(&first.1)[..3].concat());
    assert_eq!(read(&[shorter, second.clone()]).missing, 2);
    assert_eq!(read(&[second]).missing, 5);
}

#[test]
fn a_long_text_is_there_whole_or_not_at_all() {
    let long = "word \"quoted\" \\ \u{1b} é😀\n".repeat(100_000);
    assert!(long.len() > 2_000_000);
    let correct = Fact::Entry(Id::new(1), OfEntry::Corrected("x".repeat(200_000)));
    let started = Fact::Course(Course::Started);
    let mut changes = vec![said(1, &long), said(2, "short")];
    changes.extend([correct, started].map(|fact| Change { when: at(9), fact }));
    let journal = one(&changes);
    assert!(lines(&journal).iter().all(|line| line.len() <= 1 << 20));
    let found = read_one(&journal);
    assert_eq!((&told(&found), faults(&found)), (&changes, [0; 5]));
    let all = lines(&journal);
    let cut = read_one(&all[..4].concat());
    assert_eq!((cut.changes.len(), cut.damaged), (0, 1));
    let gap = read_one(&[&all[..4], &all[5..]].concat().concat());
    assert_eq!(told(&gap), changes[1..]);
    assert!(gap.missing == 1 && gap.unknown == 1);
}

fn typed(ms: u64, kind: Kind, text: &str) -> Draft {
    Draft {
        began: at(ms),
        kind: LineKind::Note(kind),
        editing: Some(Id::new(3)),
        part: Part::Cell(Cell::ALL[usize::try_from(ms).unwrap() % Cell::ALL.len()]),
        text: text.into(),
    }
}

#[test]
fn a_draft_is_live_until_its_line_is_kept_or_let_go() {
    let (mut chain, mut out, mut lamport) = (Chain::new("k7f3q2"), Vec::new(), 0);
    let (one, two) = (typed(1000, Kind::Said, "one"), typed(2000, Kind::Quote, "two"));
    for line in [&one, &two] {
        seal_all(&mut chain, &draft::whole(line, &mut lamport), &mut out);
    }
    let drafts = ("drafts/k7f3q2.jsonl".to_owned(), out.clone());
    let found = read(std::slice::from_ref(&drafts));
    assert_eq!((found.drafts, found.next_draft), (vec![one.clone(), two.clone()], 2));
    let kept = file(&segment(0, false), &[said(1, "one")], &mut 0);
    assert_eq!(read(&[drafts, kept]).drafts, [two]);
    seal_all(&mut chain, &draft::over(at(2000), &mut lamport), &mut out);
    assert_eq!(read(&[("drafts/k7f3q2.jsonl", &out)]).drafts, [one]);
}

#[test]
fn a_draft_with_a_gap_keeps_what_came_before_it() {
    let (mut chain, mut out, mut lamport) = (Chain::new("k7f3q2"), Vec::new(), 0);
    let mut line = typed(1000, Kind::Said, "a");
    seal_all(&mut chain, &draft::whole(&line, &mut lamport), &mut out);
    for text in ["ab", "abc", "abcd"] {
        let before = std::mem::replace(&mut line.text, text.to_owned());
        seal_all(&mut chain, &draft::step(&before, &line, &mut lamport), &mut out);
    }
    let all = lines(&out);
    let gap = [&all[..2], &all[3..]].concat().concat();
    assert_eq!(read(&[("drafts/k7f3q2.jsonl", &gap)]).drafts[0].text, "ab");
    let torn = &out[..out.len() - 9];
    assert_eq!(read(&[("drafts/k7f3q2.jsonl", torn)]).drafts[0].text, "abc");
}

/// Goal: 20,000 notes in 40 ms in a release build. Run with `--ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
fn reading_is_fast() {
    let text = "we could not see it, the dashboard was red since the rotation moved ".repeat(2);
    let changes: Vec<Change> = (1..=20_000).map(|n| said(n, &text)).collect();
    let journal = one(&changes);
    let mut times: Vec<u128> = (0..9)
        .map(|_| {
            let begin = std::time::Instant::now();
            assert_eq!(read_one(&journal).changes.len(), 20_000);
            begin.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    eprintln!("{} bytes read in {} µs (median of 9, best {})", journal.len(), times[4], times[0]);
}

//! Files without what is to leave them: the rest reads as before, and nothing is left behind.

use std::collections::HashSet;

use firsthand::interview::{
    Interview,
    change::{Change, Course, Fact, OfEntry},
    consent::Attribution,
    id::Id,
    journal::{
        Chain, End, Opening, Recovered, bodies, open_body,
        purge::{Leaving, Moved, Rewritten, without},
        read,
    },
};
use proptest::{collection::vec, prelude::*, test_runner::Config};

use super::{any, at, faults, file, notes, opening, said, seal_all, segment, told};

const WORDS: &str = "quokka marzipan is leaving over zeppelin";

fn leave(bytes: &[u8], ids: &[u32], moved: &Moved) -> Rewritten {
    let ids: HashSet<Id> = ids.iter().map(|number| Id::new(*number)).collect();
    let words = [WORDS.to_owned()];
    without(bytes, Leaving { ids: &ids, words: &words, hashes: true }, moved)
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|part| part == words.as_bytes())
}

/// Two segments of one writer, the second of which says where the first ended.
fn two(first: &[Change], second: &[Change]) -> [(String, Vec<u8>); 2] {
    let mut lamport = 0;
    let first = file(&segment(0, false), first, &mut lamport);
    let (mut chain, mut out) = (Chain::new("k7f3q2"), Vec::new());
    let opening = Opening { after: end_of(&first.1).map(|end| (0, end)), ..opening() };
    chain.seal(&open_body(&opening, lamport), &mut out);
    lamport += 1;
    for change in second {
        seal_all(&mut chain, &bodies(change, &mut lamport), &mut out);
    }
    [first, (segment(1, false).file(), out)]
}

fn end_of(bytes: &[u8]) -> Option<End> {
    read(&[(segment(0, false).file(), bytes)]).ends.get(&segment(0, false)).copied()
}

fn corrected(number: u32, text: &str) -> Change {
    let fact = Fact::Entry(Id::new(number), OfEntry::Corrected(text.to_owned()));
    Change { when: at(90_000), fact }
}

fn about(change: &Change, ids: &[Id]) -> bool {
    match &change.fact {
        Fact::Course(_) | Fact::Entry(_, OfEntry::TakenBack) => false,
        Fact::Added(added) => ids.contains(&added.id),
        Fact::Entry(id, _)
        | Fact::Note(id, _)
        | Fact::MomentMoved(id, _)
        | Fact::PivotFilled(id, _)
        | Fact::LeadChanged(id, _)
        | Fact::IdeaFrom(id, _)
        | Fact::ThreadTurned(id, _)
        | Fact::Finding(id, _) => ids.contains(id),
    }
}

proptest! {
    #![proptest_config(Config { cases: 100, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_rest_reads_as_if_the_others_had_never_been(
        changes in vec(any::change(), 0..30), out in vec(any::<proptest::sample::Index>(), 1..4),
    ) {
        let ids: Vec<Id> = changes.iter().filter_map(|change| {
            if let Fact::Added(added) = &change.fact { Some(added.id) } else { None }
        }).collect();
        let ids: Vec<Id> = out.iter().filter(|_| !ids.is_empty()).map(|at| *at.get(&ids)).collect();
        let (_, bytes) = file(&segment(0, false), &changes, &mut 0);
        let set = ids.iter().copied().collect();
        let leaving = Leaving { ids: &set, words: &[], hashes: false };
        let after = without(&bytes, leaving, &Moved::new());
        let rest: Vec<Change> = changes.iter().filter(|c| !about(c, &ids)).cloned().collect();
        prop_assert_eq!(after.changed, rest.len() < changes.len());
        let found = read(&[(segment(0, false).file(), &after.bytes)]);
        prop_assert_eq!(told(&found), rest);
        prop_assert_eq!(faults(&found), [0; 5]);
        prop_assert_eq!(found.ends.get(&segment(0, false)).copied(), after.ends.1);
    }
}

#[test]
fn nothing_is_left_in_the_bytes_and_later_segments_follow_on() {
    let first = [said(1, "one"), said(2, WORDS), said(3, "three")];
    let second = [said(4, "four"), corrected(2, "no, quokka marzipan stays")];
    let [one, two] = two(&first, &second);
    let before = read(&[one.clone(), two.clone()]);
    assert_eq!(faults(&before), [0; 5]);
    let left = leave(&one.1, &[2], &Moved::new());
    let moved = Moved::from([(0, (left.ends.0.unwrap(), left.ends.1.unwrap()))]);
    let right = leave(&two.1, &[2], &moved);
    assert!(left.changed && right.changed);
    let files = [(one.0, left.bytes), (two.0.clone(), right.bytes)];
    assert!(
        files.iter().all(|(_, bytes)| !holds(bytes, "quokka") && !holds(bytes, "\"id\":\"2\""))
    );
    assert!(holds(&two.1, "quokka"), "control: it was there");
    let found = read(&files);
    assert_eq!(faults(&found), [0; 5], "{}", found.words());
    let rest: Vec<_> = found.interview.stream().map(|entry| entry.text.as_str()).collect();
    assert_eq!(rest, ["one", "three", "four"]);
    let again = leave(&files[1].1, &[2], &Moved::new());
    assert!(!again.changed, "done once is done");
    let stale = leave(&two.1, &[2], &Moved::new());
    let stale = read(&[files[0].clone(), (two.0, stale.bytes)]);
    assert!(stale.interview.entry(Id::new(2)).is_none());
}

#[test]
fn a_segment_before_it_that_moved_is_followed_even_if_nothing_leaves_this_one() {
    let [one, two] = two(&[said(1, WORDS), said(2, "b")], &[said(3, "c")]);
    let left = leave(&one.1, &[1], &Moved::new());
    let moved = Moved::from([(0, (left.ends.0.unwrap(), left.ends.1.unwrap()))]);
    let right = leave(&two.1, &[1], &moved);
    assert!(right.changed);
    let found = read(&[(one.0.clone(), left.bytes.clone()), (two.0.clone(), right.bytes)]);
    assert_eq!(faults(&found), [0; 5]);
    let unmoved = read(&[(one.0, left.bytes), two]);
    assert_ne!(faults(&unmoved), [0; 5], "control: it would not follow");
}

/// All ways the words can stand in bytes that are no whole record.
#[test]
fn damaged_lines_that_may_hold_the_words_leave_and_others_stay() {
    let (_, whole) = file(&segment(0, false), &[said(1, "one"), said(2, WORDS)], &mut 0);
    let record = whole.split(|byte| *byte == b'\n').nth(2).unwrap();
    let torn_in_words = &record[..record.len() - 20];
    let torn_in_head =
        &record[..record.windows(8).position(|part| part == b"\"id\":\"2\"").unwrap() + 8];
    let bare = b"it says: quokka marzipan is".as_slice();
    for damage in [torn_in_words, torn_in_head, bare] {
        let (_, mut bytes) = file(&segment(0, false), &[said(1, "one")], &mut 0);
        bytes.extend_from_slice(damage);
        bytes.extend_from_slice(b"\nsomething else that is damaged\n");
        let after = leave(&bytes, &[2], &Moved::new());
        assert!(after.changed && !holds(&after.bytes, "quokka"), "{}", damage.escape_ascii());
        assert!(holds(&after.bytes, "something else that is damaged"));
        assert_eq!(read_texts(&after.bytes), ["one"]);
    }
}

#[test]
fn whole_records_in_a_damaged_line_stay_or_leave_as_others_do() {
    let (_, bytes) =
        file(&segment(0, false), &[said(1, "one"), said(2, WORDS), said(3, "c")], &mut 0);
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let joined = [lines[0], b"\n", b"noise", lines[1], lines[2], lines[3], b"\n"].concat();
    assert_eq!(read_texts(&joined), ["one", WORDS, "c"], "control");
    let after = leave(&joined, &[2], &Moved::new());
    assert_eq!(read_texts(&after.bytes), ["one", "c"]);
    assert!(holds(&after.bytes, "noise") && !holds(&after.bytes, "quokka"));
}

#[test]
fn long_records_leave_with_all_their_pieces() {
    let long = format!("{WORDS} ").repeat(20_000);
    let (_, bytes) = file(&segment(0, false), &[said(1, &long), said(2, "b")], &mut 0);
    let after = leave(&bytes, &[1], &Moved::new());
    assert!(!holds(&after.bytes, "quokka") && after.bytes.len() < 1000);
    let found = read_it(&after.bytes);
    assert_eq!(faults(&found), [0; 5]);
    let cut = &bytes[..bytes.len() / 2];
    let cut = leave(cut, &[1], &Moved::new());
    assert!(!holds(&cut.bytes, "quokka"), "pieces whose record never came");
    let kept = without(
        &bytes,
        Leaving { ids: &HashSet::from([Id::new(2)]), words: &[], hashes: false },
        &Moved::new(),
    );
    assert_eq!(read_texts(&kept.bytes), [long]);
}

#[test]
fn the_hash_of_what_went_out_leaves_and_a_tombstone_stays() {
    let published = Course::Published { level: Attribution::Role, hash: "0badcafe".into() };
    let gone = Fact::Entry(Id::new(1), OfEntry::TakenBack);
    let changes = [
        said(1, WORDS),
        Change { when: at(5), fact: Fact::Course(published) },
        Change { when: at(6), fact: gone },
    ];
    let (_, bytes) = file(&segment(0, false), &changes, &mut 0);
    let after = leave(&bytes, &[1], &Moved::new());
    let found = read_it(&after.bytes);
    assert_eq!(faults(&found), [0; 5]);
    assert_eq!(found.interview.taken_back(), [(Id::new(1), at(6))]);
    let hashes: Vec<_> = found.interview.published().iter().map(|p| p.hash.as_str()).collect();
    assert_eq!(hashes, [""]);
}

fn read_it(bytes: &[u8]) -> Recovered {
    read(&[(segment(0, false).file(), bytes)])
}

fn read_texts(bytes: &[u8]) -> Vec<String> {
    let found = read_it(bytes);
    found.interview.stream().map(|entry| entry.text.clone()).collect()
}

#[test]
fn a_file_with_nothing_to_leave_is_not_changed() {
    let (_, bytes) = file(&segment(0, false), &notes(20), &mut 0);
    assert!(!leave(&bytes, &[99], &Moved::new()).changed);
    let damaged = [bytes.as_slice(), b"torn"].concat();
    assert!(!leave(&damaged, &[99], &Moved::new()).changed);
    assert_eq!(Interview::replay(&notes(20)), read_it(&bytes).interview);
}

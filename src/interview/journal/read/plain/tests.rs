//! Whatever is read here is read as the JSON reader reads it.

use super::note;
use crate::interview::journal::{line, read::change, shape::Record};

const LINE: &str = r#"{"c":"be2ff5e3","v":1,"w":"k7f3q2","n":17,"p":"be2ff5e3","l":40,"t":"2026-11-22T16:20:00.123Z","e":724123,"op":"note.taken","id":"14-000009s","d":{"kind":"said","text":"né #1"}}"#;

/// Whether the line was read here; if so, the JSON reader must agree.
fn agrees(text: &str) -> bool {
    let Some(plain) = note(text) else { return false };
    let record = serde_json::from_str::<Record<'_>>(text).expect(text);
    let frame = (record.w.to_string(), record.n, line::unhex(&record.p), record.l, record.v);
    assert_eq!(
        frame,
        (plain.writer.to_owned(), plain.n, Some(plain.p), plain.lamport, 1),
        "{text}"
    );
    assert_eq!(change(record, &mut Vec::new()), Some(plain.change), "{text}");
    true
}

#[test]
fn a_note_as_it_is_written_is_read() {
    assert!(agrees(LINE));
    assert!(agrees(&LINE.replace("né #1", "")));
}

#[test]
fn what_looks_different_is_left_to_the_json_reader() {
    let different = [
        ("né", r"n\u00e9"),
        ("né", r#"n\"x"#),
        ("né", "n\t"),
        ("\"v\":1", "\"v\":2"),
        ("note.taken", "note.taking"),
        ("\"n\":17", "\"n\":017"),
        ("\"text\"", "\"spans\":[[0,1]],\"text\""),
        ("}}", "},\"x\":1}"),
        ("said", "sung"),
        ("2026-11-22T", "2026-11-22 "),
    ];
    for (old, new) in different {
        assert!(!agrees(&LINE.replace(old, new)), "{new}");
    }
}

#[test]
fn no_change_of_one_character_is_read_otherwise() {
    let mut read = 0;
    for (at, c) in LINE.char_indices().filter(|(at, _)| *at > 13) {
        let (before, rest) = LINE.split_at(at);
        let (_, after) = rest.split_at(c.len_utf8());
        read += usize::from(agrees(&format!("{before}{after}")));
        for new in ['0', '7', 'a', 'Z', '"', '\\', '{', '}', ',', ' ', '-', '+', '.', '\n', 'é'] {
            read += usize::from(agrees(&format!("{before}{new}{after}")));
            read += usize::from(agrees(&format!("{before}{new}{rest}")));
        }
    }
    assert!(read > 100, "{read}");
}

//! What `decode` promises, tested.

use super::{Undecodable, decode};

const SAMPLE: &str = "ask: was läuft da, 👩‍🚒?\n";

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn read(bytes: &[u8]) -> (String, bool) {
    let decoded = decode(bytes).unwrap();
    (decoded.text, decoded.note.is_some())
}

#[test]
fn every_encoding_gives_the_same_text() {
    let (le, be) = (utf16(SAMPLE, u16::to_le_bytes), utf16(SAMPLE, u16::to_be_bytes));
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    assert_eq!(read(SAMPLE.as_bytes()), (SAMPLE.into(), false));
    assert_eq!(read(&marked(&[0xEF, 0xBB, 0xBF], SAMPLE.as_bytes())), (SAMPLE.into(), false));
    assert_eq!(read(&marked(&[0xFF, 0xFE], &le)), (SAMPLE.into(), false));
    assert_eq!(read(&marked(&[0xFE, 0xFF], &be)), (SAMPLE.into(), false));
    assert_eq!(read(&le), (SAMPLE.into(), true));
    assert_eq!(read(&be), (SAMPLE.into(), true));
}

#[test]
fn windows_1252_is_said_aloud() {
    assert_eq!(read(b"caf\xE9 \x80 \x93so\x94"), ("café € “so”".into(), true));
    assert_eq!(read(b""), (String::new(), false));
}

#[test]
fn damage_is_an_error_with_its_place() {
    let cut = [&[0xFF, 0xFE][..], &utf16("abc", u16::to_le_bytes), b"x"].concat();
    assert_eq!(decode(&cut), Err(Undecodable::OddLength(8)));
    let lone = [0xFF, 0xFE, b'a', 0, 0x3D, 0xD8, b'b', 0];
    assert_eq!(decode(&lone), Err(Undecodable::LoneSurrogate(4)));
    assert_eq!(decode(b"\xEF\xBB\xBFa\xFF"), Err(Undecodable::NotUtf8(4)));
    assert_eq!(decode(&[0xFF, 0xFE, 0, 0, b'a', 0, 0, 0]), Err(Undecodable::Utf32));
}

#[test]
fn a_stray_zero_does_not_make_text_utf16() {
    assert_eq!(read(b"ask: what\0now, and then?"), ("ask: what\0now, and then?".into(), false));
}

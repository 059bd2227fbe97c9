//! Looks for words in bytes, however they were written there.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// How often what was decoded is decoded again.
const DEPTH: usize = 2;

/// Bytes, read in every way there is.
pub(super) struct Scan(BTreeSet<String>);

impl Scan {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(views(bytes).iter().map(|view| squeezed(view)).collect())
    }

    /// Whether the words stand anywhere, in one of the encodings below or none.
    pub(super) fn holds(&self, words: &str) -> bool {
        let words = squeezed(words);
        self.0.iter().any(|view| view.contains(&words))
    }
}

/// The bytes, read in every way.
fn views(bytes: &[u8]) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = texts(bytes).into_iter().collect();
    let mut fresh: Vec<String> = all.iter().cloned().collect();
    for _ in 0..DEPTH {
        let next: Vec<String> = fresh.iter().flat_map(|text| decoded(text)).collect();
        fresh = next.into_iter().filter(|text| all.insert(text.clone())).collect();
    }
    all
}

/// As UTF-8, and as UTF-16 in either order, from either byte.
fn texts(bytes: &[u8]) -> Vec<String> {
    let utf16 = |from: usize, pair: fn([u8; 2]) -> u16| {
        let units = bytes.get(from..).unwrap_or_default().chunks_exact(2);
        let units: Vec<u16> = units.map(|two| pair([two[0], two[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    vec![
        String::from_utf8_lossy(bytes).into_owned(),
        utf16(0, u16::from_le_bytes),
        utf16(1, u16::from_le_bytes),
        utf16(0, u16::from_be_bytes),
        utf16(1, u16::from_be_bytes),
    ]
}

fn decoded(text: &str) -> Vec<String> {
    let mut all = vec![entities(text), percent(text), escapes(text), untagged(text)];
    all.extend(base64(text));
    all.retain(|view| view != text);
    all
}

/// Letters and digits alone, without accents and case.
fn squeezed(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}

/// `&#77;`, `&#x4d;`, `&amp;`.
fn entities(text: &str) -> String {
    replaced(text, '&', |rest| {
        let (name, _) = rest.split_once(';')?;
        let number = name.strip_prefix('#');
        let code = number.and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        let named = || match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            _ => None,
        };
        let found = code.and_then(char::from_u32).or_else(named)?;
        Some((found.to_string(), name.len() + 1))
    })
}

/// `%4D`, and `+` for a space.
fn percent(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok();
        let code = after.get(..2).filter(|_| *first == b'%').and_then(hex);
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `\u004d`, `\x4d`, `\u{4d}`.
fn escapes(text: &str) -> String {
    replaced(text, '\\', |rest| {
        let digits = |from: usize, count: usize| {
            let hex = rest.get(from..from + count)?;
            let found = char::from_u32(u32::from_str_radix(hex, 16).ok()?)?;
            Some((found.to_string(), from + count))
        };
        if let Some((hex, _)) = rest.strip_prefix("u{").and_then(|rest| rest.split_once('}')) {
            return digits(2, hex.len()).map(|(found, length)| (found, length + 1));
        }
        match rest.chars().next()? {
            'u' => digits(1, 4),
            'x' => digits(1, 2),
            _ => None,
        }
    })
}

fn untagged(text: &str) -> String {
    replaced(text, '<', |rest| Some((String::new(), rest.find('>')? + 1)))
}

/// What stands in long runs of base64, white space between them or not.
fn base64(text: &str) -> Vec<String> {
    let unbroken: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut all = Vec::new();
    for text in [text, &unbroken] {
        let is = |c: char| c.is_ascii_alphanumeric() || "+/-_".contains(c);
        for run in text.split(|c| !is(c)).filter(|run| run.len() >= 12) {
            for from in 0..4 {
                let bytes = sixes(run.get(from..).unwrap_or_default());
                all.extend(texts(&bytes));
            }
        }
    }
    all
}

fn sixes(run: &str) -> Vec<u8> {
    const STANDARD: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let six = |byte: u8| {
        let byte = match byte {
            b'-' => b'+',
            b'_' => b'/',
            other => other,
        };
        u32::try_from(STANDARD.iter().position(|other| *other == byte).unwrap()).unwrap()
    };
    let quads = run.as_bytes().chunks(4).filter(|quad| quad.len() > 1);
    let bytes = quads.flat_map(|quad| {
        let whole = quad.iter().fold(0_u32, |whole, byte| whole << 6 | six(*byte));
        let whole = whole << (6 * (4 - quad.len()));
        whole.to_be_bytes()[1..quad.len()].to_vec()
    });
    bytes.collect()
}

/// The text with what follows each `sign` replaced, where `read` makes something of it: what, and how
/// many bytes it takes.
fn replaced(text: &str, sign: char, read: impl Fn(&str) -> Option<(String, usize)>) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(sign) {
        out.push_str(&rest[..at]);
        let after = &rest[at + sign.len_utf8()..];
        let read = read(after).filter(|(_, length)| after.is_char_boundary(*length));
        let (with, length) = read.unwrap_or_else(|| (sign.to_string(), 0));
        out.push_str(&with);
        rest = &after[length..];
    }
    out + rest
}

/// Writes words in one way.
type Encode = fn(&str) -> Vec<u8>;

/// Every way an exporter could write words without anybody finding them by looking for them.
pub(super) const ENCODINGS: [(&str, Encode); 19] = [
    ("as they are", |words| words.into()),
    ("in capitals", |words| words.to_uppercase().into()),
    ("a word a line", |words| words.replace(' ', "\r\n    ").into()),
    ("UTF-16, low byte first", |words| words.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ("UTF-16, high byte first", |words| words.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ("decimal entities", |words| each(words, |c| format!("&#{};", c as u32))),
    ("hexadecimal entities", |words| each(words, |c| format!("&#x{:x};", c as u32))),
    ("percent signs", |words| each(words, |c| format!("%{:02X}", c as u32))),
    ("percent signs twice", |words| each(words, |c| format!("%25{:02x}", c as u32))),
    ("base64", |words| sixties(words.as_bytes(), *b"+/")),
    ("base64 for addresses", |words| sixties(words.as_bytes(), *b"-_")),
    ("base64 of UTF-16", |words| {
        sixties(&words.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), *b"+/")
    }),
    ("escapes of four", |words| each(words, |c| format!("\\u{:04x}", c as u32))),
    ("escapes of two", |words| each(words, |c| format!("\\x{:02X}", c as u32))),
    ("a tag a letter", |words| each(words, |c| format!("<b class=\"x\">{c}</b>"))),
    ("accents", |words| each(words, |c| format!("{c}\u{301}"))),
    ("full width", |words| each(words, full_width)),
    ("nothing between letters", |words| each(words, |c| format!("{c}\u{200b}\u{ad}"))),
    ("dots and strokes", |words| each(words, |c| format!("{c}.\\-"))),
];

fn each(words: &str, write: impl Fn(char) -> String) -> Vec<u8> {
    words.chars().map(write).collect::<String>().into()
}

fn full_width(c: char) -> String {
    let wide = u32::from(c).checked_sub(0x21).map(|at| 0xFF01 + at);
    wide.and_then(char::from_u32).filter(|_| c.is_ascii_graphic()).unwrap_or(c).to_string()
}

fn sixties(bytes: &[u8], last: [u8; 2]) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut out = Vec::new();
    for three in bytes.chunks(3) {
        let mut whole = [0_u8; 4];
        whole[1..=three.len()].copy_from_slice(three);
        let whole = u32::from_be_bytes(whole);
        for at in 0..=three.len() {
            let six = (whole >> (18 - 6 * at)) as usize % 64;
            out.push(DIGITS.get(six).copied().unwrap_or_else(|| last[six - 62]));
        }
    }
    out
}

#[test]
fn every_encoding_is_seen_through_and_looking_for_the_words_finds_one() {
    let words = "marzipan zeppelin quokka nougat";
    let around = |inner: &[u8]| [b"id: n1\ntext: ".as_slice(), inner, b" ~ and more\n"].concat();
    let mut plain = 0;
    for (name, encode) in ENCODINGS {
        let bytes = around(&encode(words));
        assert!(Scan::of(&bytes).holds(words), "{name}");
        plain += usize::from(String::from_utf8_lossy(&bytes).contains(words));
    }
    assert_eq!(plain, 1);
    assert!(!Scan::of(&around(b"marzipan, and a zeppelin over nougat")).holds(words));
}

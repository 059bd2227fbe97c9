//! A file's bytes without the records about some entries: numbered and linked anew, so that nothing
//! is left of what stood there, not even a checksum. Never touches a file.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::interview::{
    id::Id,
    journal::{
        chain::End,
        line,
        read::{BYTE_ORDER_MARK, Meant, meant, rescue},
        shape::{After, Text},
    },
};

/// The operation that is left of an entry that was taken back.
const TOMBSTONE: &str = "entry.taken-back";

/// From how many characters on a piece of a damaged line counts as a piece of the words.
const PIECE: usize = 12;

/// What is to leave a file.
#[derive(Debug, Clone, Copy)]
pub struct Leaving<'a> {
    /// The entries all records about which leave.
    pub ids: &'a HashSet<Id>,
    /// What they said, at any time: damaged lines that hold a piece of it leave too.
    pub words: &'a [String],
    /// Whether the hashes of what was published leave: short words could be guessed by them.
    pub hashes: bool,
}

/// What a file holds after that.
#[derive(Debug, Default)]
pub struct Rewritten {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Where it ended, and where it ends now.
    pub ends: (Option<End>, Option<End>),
    /// Whether anything left it, or has to be said otherwise.
    pub changed: bool,
}

/// Where the segments of one writer in one store ended before, and where they end now.
pub type Moved = HashMap<u64, (End, End)>;

/// The bytes of a segment without what is to leave, where the segments before it have moved.
#[must_use]
pub fn without(bytes: &[u8], leaving: Leaving<'_>, moved: &Moved) -> Rewritten {
    let mut rewriting =
        Rewriting { leaving, moved, gone: 0, waiting: Vec::new(), out: Rewritten::default() };
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    bytes.split(|byte| *byte == b'\n').for_each(|line| rewriting.line(line));
    rewriting.let_go_of_pieces();
    rewriting.out
}

/// What every record has that matters here.
#[derive(Deserialize)]
struct Known<'a> {
    n: u64,
    #[serde(borrow)]
    op: Text<'a>,
    #[serde(borrow, default)]
    id: Option<Text<'a>>,
    #[serde(borrow, default)]
    d: Option<Opened<'a>>,
}

/// What the first record says of the segment before.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
struct Opened<'a> {
    #[serde(default)]
    after: Option<After<'a>>,
}

/// A record's text in parts: what stands before its number, and after its link.
#[derive(Clone, Copy)]
struct Parts<'a> {
    head: &'a str,
    n: u64,
    body: &'a str,
}

struct Rewriting<'a> {
    leaving: Leaving<'a>,
    moved: &'a Moved,
    /// How many records left so far.
    gone: u64,
    /// Pieces of a long record that is still to come.
    waiting: Vec<Parts<'a>>,
    out: Rewritten,
}

impl<'a> Rewriting<'a> {
    fn line(&mut self, line: &'a [u8]) {
        match meant(line) {
            Meant::Record(text, c) => self.record(text, c),
            Meant::Foreign => self.as_it_is(line),
            Meant::Nothing => {}
            Meant::Damaged => self.damaged(line),
        }
    }

    /// The whole records inside stay, or leave, as others do; so does what is around them.
    fn damaged(&mut self, line: &'a [u8]) {
        let inside: Vec<(&str, u32)> = rescue(line).collect();
        let around = around(line, inside.iter().map(|(text, _)| *text));
        if self.touches(&around) {
            self.out.changed = true;
        } else if !around.iter().all(u8::is_ascii_whitespace) {
            self.as_it_is(&around);
        }
        for (text, c) in inside {
            self.record(text, c);
        }
    }

    fn record(&mut self, text: &'a str, c: u32) {
        let known = serde_json::from_str::<Known<'_>>(text).ok();
        let Some((known, parts)) = known.zip(Parts::of(text)) else {
            let touches = self.touches(text.as_bytes());
            self.out.changed |= touches;
            return if touches { self.gone += 1 } else { self.as_it_is(text.as_bytes()) };
        };
        self.out.ends.0 = Some(End { n: known.n, c });
        if &*known.op == "more" {
            self.waiting.push(parts);
        } else if self.leaves(&known) {
            self.gone += 1 + self.waiting.len() as u64;
            self.waiting.clear();
            self.out.changed = true;
        } else {
            for piece in std::mem::take(&mut self.waiting) {
                self.seal(piece, None);
            }
            let body = self.said_otherwise(&known, parts.body);
            self.out.changed |= body.is_some();
            self.seal(parts, body.as_deref());
        }
    }

    fn leaves(&self, known: &Known<'_>) -> bool {
        let id = known.id.as_ref().and_then(|id| id.parse().ok());
        id.is_some_and(|id| self.leaving.ids.contains(&id)) && &*known.op != TOMBSTONE
    }

    /// Another body for a record that says where the segment before ended, or what went out.
    fn said_otherwise(&self, known: &Known<'_>, body: &str) -> Option<String> {
        if &*known.op == "interview.published" && self.leaving.hashes {
            return replaced(body, "\"hash\":\"", "\"", "");
        }
        let after = known.d.as_ref().and_then(|d| d.after.as_ref());
        let after = after.filter(|_| &*known.op == "open")?;
        let (was, is) = self.moved.get(&after.segment)?;
        let claimed = (after.n, line::unhex(&after.c));
        if claimed != (was.n, Some(was.c)) || was == is {
            return None;
        }
        let c = line::hex(is.c);
        let c = str::from_utf8(&c).unwrap_or_default();
        let now = format!("\"segment\":{},\"n\":{},\"c\":\"{c}\"", after.segment, is.n);
        replaced(body, "\"after\":{", "}", &now)
    }

    fn seal(&mut self, parts: Parts<'_>, body: Option<&str>) {
        let n = parts.n.saturating_sub(self.gone);
        let p = line::hex(self.out.ends.1.map_or(0, |end| end.c));
        let number = format!("\"n\":{n},\"p\":\"");
        let c = line::seal(
            |out| {
                for part in [parts.head.as_bytes(), number.as_bytes(), &p, b"\","] {
                    out.extend_from_slice(part);
                }
                out.extend_from_slice(body.unwrap_or(parts.body).as_bytes());
                out.push(b'}');
            },
            &mut self.out.bytes,
        );
        self.out.ends.1 = Some(End { n, c });
    }

    /// Pieces whose record never came stay only where they have nothing to do with what leaves.
    fn let_go_of_pieces(&mut self) {
        for piece in std::mem::take(&mut self.waiting) {
            if self.touches(piece.body.as_bytes()) {
                self.gone += 1;
                self.out.changed = true;
            } else {
                self.seal(piece, None);
            }
        }
    }

    fn as_it_is(&mut self, line: &[u8]) {
        self.out.bytes.extend_from_slice(line);
        self.out.bytes.push(b'\n');
    }

    /// Whether something that cannot be read may be about an entry that leaves.
    fn touches(&self, line: &[u8]) -> bool {
        let line = String::from_utf8_lossy(line);
        let named = |id: &Id| line.contains(&format!("\"id\":\"{id}\""));
        if self.leaving.ids.iter().any(named) {
            return true;
        }
        let plain = line.replace("\\u000a", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
        self.leaving.words.iter().any(|words| shares_a_piece(&plain, words))
    }
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let checked = text.get(line::CHECKED..)?;
        let (head, rest) = checked.split_at(checked.find("\"n\":")?);
        let (n, rest) = rest.strip_prefix("\"n\":")?.split_once(",\"p\":\"")?;
        let body = rest.get(8..)?.strip_prefix("\",")?.strip_suffix('}')?;
        Some(Self { head, n: n.parse().ok()?, body })
    }
}

/// What stands in a line around some parts of it, which come in order.
fn around<'a>(line: &[u8], parts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let (mut around, mut from) = (Vec::new(), 0);
    for part in parts {
        let at = part.as_ptr().addr().saturating_sub(line.as_ptr().addr());
        around.extend_from_slice(line.get(from..at).unwrap_or_default());
        from = at + part.len();
    }
    around.extend_from_slice(line.get(from..).unwrap_or_default());
    around
}

/// The text with what stands between two marks replaced.
fn replaced(text: &str, from: &str, to: &str, with: &str) -> Option<String> {
    let (head, rest) = text.split_once(from)?;
    let (was, tail) = rest.split_once(to)?;
    (was != with).then(|| format!("{head}{from}{with}{to}{tail}"))
}

/// Whether a line holds so many characters of the words in a row, or all of them.
fn shares_a_piece(line: &str, words: &str) -> bool {
    let words: Vec<char> = words.chars().collect();
    if words.len() < 3 {
        return false;
    }
    let pieces = words.windows(PIECE.min(words.len()));
    pieces.map(|piece| piece.iter().collect::<String>()).any(|piece| line.contains(&piece))
}

/// Whether a whole record of this operation, about this entry if one is given, is among the bytes.
#[must_use]
pub fn tells_of(bytes: &[u8], op: &str, id: Option<Id>) -> bool {
    let told = |text: &str| {
        let Ok(known) = serde_json::from_str::<Known<'_>>(text) else { return false };
        let about = known.id.as_ref().and_then(|id| id.parse().ok());
        &*known.op == op && (id.is_none() || about == id)
    };
    bytes.split(|byte| *byte == b'\n').any(|line| match meant(line) {
        Meant::Record(text, _) => told(text),
        Meant::Damaged => rescue(line).any(|(text, _)| told(text)),
        Meant::Foreign | Meant::Nothing => false,
    })
}

//! Writing records: a change becomes a body, and a file's chain makes it a line.

use chrono::{DateTime, Utc};

use crate::interview::{
    change::Change,
    journal::{
        FORMAT, VERSION,
        json::{Object, push_number, push_text},
        line,
        op::{op, push_data},
        write_time,
    },
    stamp::{Elapsed, Stamp},
};

/// A longer `d` is carried by several records, so that no line is over a mebibyte.
const LONGEST: usize = 256 * 1024;

/// The last record of a file: its number and its checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Its number.
    pub n: u64,
    /// Its checksum.
    pub c: u32,
}

/// Numbers and links the records of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    writer: String,
    end: Option<End>,
}

impl Chain {
    /// A chain for a new file.
    #[must_use]
    pub fn new(writer: &str) -> Self {
        Self { writer: writer.to_owned(), end: None }
    }

    /// The last record.
    #[must_use]
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// Writes one record, with its line feed.
    pub fn seal(&mut self, body: &str, out: &mut Vec<u8>) {
        let (n, p) = self.end.map_or((0, 0), |end| (end.n + 1, end.c));
        let mut head = String::with_capacity(64);
        let mut object = Object::new(&mut head);
        object.number("v", VERSION).text("w", &self.writer).number("n", n);
        let c = line::seal(
            |out| {
                out.extend_from_slice(head.as_bytes().get(1..).unwrap_or_default());
                out.extend_from_slice(b",\"p\":\"");
                out.extend_from_slice(&line::hex(p));
                out.extend_from_slice(b"\",");
                out.extend_from_slice(body.as_bytes());
                out.push(b'}');
            },
            out,
        );
        self.end = Some(End { n, c });
    }
}

/// What the first record of a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The interview's id.
    pub interview: String,
    /// The writer that founded the interview.
    pub founder: String,
    /// The writer's segment before this one, and its last record.
    pub after: Option<(u64, End)>,
    /// When the file was begun.
    pub at: DateTime<Utc>,
}

/// The body of a file's first record.
#[must_use]
pub fn open_body(opening: &Opening, lamport: u64) -> String {
    let mut data = String::new();
    let mut object = Object::new(&mut data);
    object.text("format", FORMAT).text("app", env!("CARGO_PKG_VERSION"));
    object.text("interview", &opening.interview).text("founder", &opening.founder);
    if let Some((segment, end)) = opening.after {
        object.object("after", |after| {
            let c = line::hex(end.c);
            after.number("segment", segment).number("n", end.n);
            after.text("c", str::from_utf8(&c).unwrap_or_default());
        });
    }
    object.close();
    body(
        lamport,
        Stamp { at: opening.at, elapsed: Elapsed::ZERO },
        Named { op: "open", id: None },
        &data,
    )
}

/// The bodies of one change's records: one, or several for a long one. Takes as many Lamport times
/// as it needs.
#[must_use]
pub fn bodies(change: &Change, lamport: &mut u64) -> Vec<String> {
    let mut data = String::new();
    let mut object = Object::new(&mut data);
    let id = push_data(&change.fact, &mut object);
    object.close();
    let id = id.map(|id| id.to_string());
    split(change.when, Named { op: op(&change.fact), id: id.as_deref() }, &data, lamport)
}

/// An operation and what it happened to.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) op: &'a str,
    pub(super) id: Option<&'a str>,
}

/// One body, or several where the data is too long for a line: `more` records with the parts, then
/// the record itself, which says how many parts there were.
pub(super) fn split(when: Stamp, named: Named<'_>, data: &str, lamport: &mut u64) -> Vec<String> {
    let mut take = || {
        let l = *lamport;
        *lamport += 1;
        l
    };
    if data.len() <= LONGEST {
        return vec![body(take(), when, named, data)];
    }
    let parts = pieces(data);
    let count = parts.len() as u64;
    let last = format!("{{\"parts\":{count}}}");
    let more = Named { op: "more", id: None };
    let mut bodies = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        let mut data = String::with_capacity(part.len() + 16);
        Object::new(&mut data).text("json", part).close();
        bodies.push(body(take(), when, more, &data));
    }
    bodies.push(body(take(), when, named, &last));
    bodies
}

fn pieces(data: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = data;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(LONGEST));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn body(lamport: u64, when: Stamp, named: Named<'_>, data: &str) -> String {
    let mut out = String::with_capacity(data.len() + 112);
    out.push_str("\"l\":");
    push_number(&mut out, lamport);
    out.push_str(",\"t\":\"");
    out.push_str(&write_time(when.at));
    out.push_str("\",\"e\":");
    push_number(&mut out, when.elapsed.0);
    out.push_str(",\"op\":\"");
    out.push_str(named.op);
    out.push('"');
    if let Some(id) = named.id {
        out.push_str(",\"id\":");
        push_text(&mut out, id);
    }
    out.push_str(",\"d\":");
    out.push_str(data);
    out
}

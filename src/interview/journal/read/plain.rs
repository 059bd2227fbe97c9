//! Most records are notes as they are written here, with nothing escaped in them. These are read
//! without a JSON reader; whatever looks in any way different is left to it.

use crate::interview::{
    change::{Added, Change, Fact},
    entry::What,
    journal::{
        line::{self, START},
        read_own_time,
    },
    note::{Kind, Note},
    stamp::{Elapsed, Stamp},
};

/// A note that was taken.
pub(super) struct Plain<'a> {
    pub(super) writer: &'a str,
    pub(super) n: u64,
    pub(super) p: u32,
    pub(super) lamport: u64,
    pub(super) change: Change,
}

/// The note a whole line tells of, if it is in the one form that is written here.
pub(super) fn note(line: &str) -> Option<Plain<'_>> {
    let mut rest = Rest(line.get(START.len() + 8..)?.strip_prefix(r#"","v":1,"w":""#)?);
    let writer = rest.text(r#","n":"#)?;
    let n = rest.number(r#","p":""#)?;
    let p = line::unhex(rest.text(r#","l":"#)?)?;
    let lamport = rest.number(r#","t":""#)?;
    let at = read_own_time(rest.text(r#","e":"#)?)?;
    let elapsed = Elapsed(rest.number(r#","op":"note.taken","id":""#)?);
    let id = rest.text(r#","d":{"kind":""#)?.parse().ok()?;
    let kind = Kind::from_word(rest.text(r#","text":""#)?)?;
    let text = rest.0.strip_suffix(r#""}}"#).filter(|text| is_plain(text))?.to_owned();
    let added = Added { id, text, tags: Vec::new(), what: What::Note(Note::new(kind)) };
    let change = Change { when: Stamp { at, elapsed }, fact: Fact::Added(added) };
    Some(Plain { writer, n, p, lamport, change })
}

/// What has not been read yet of a line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// A string whose opening quotation mark was read, and what must follow the closing one.
    fn text(&mut self, next: &str) -> Option<&'a str> {
        let end = self.0.bytes().position(|byte| byte == b'"')?;
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.strip_prefix('"')?.strip_prefix(next)?;
        is_plain(text).then_some(text)
    }

    /// A number as JSON has it, and what must follow it.
    fn number(&mut self, next: &str) -> Option<u64> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest.strip_prefix(next)?;
        let padded = number.len() > 1 && number.starts_with('0');
        number.parse().ok().filter(|_| !padded)
    }
}

/// Whether a string stands in JSON as it is. Looks at every byte, which is quicker than stopping.
fn is_plain(text: &str) -> bool {
    text.bytes().filter(|byte| matches!(byte, 0..b' ' | b'"' | b'\\')).count() == 0
}

#[cfg(test)]
mod tests;

//! Lines, out of bytes that come in pieces; and what each of them is.

use crate::interview::journal::line::{START, verify};

/// Cuts bytes into lines. Holds what came of a line that has not ended.
#[derive(Default)]
pub(super) struct Lines {
    rest: Vec<u8>,
}

impl Lines {
    /// Calls `take` with each line that has ended.
    pub(super) fn feed(&mut self, bytes: &[u8], mut take: impl FnMut(&[u8])) {
        let mut from = 0;
        for end in memchr::memchr_iter(b'\n', bytes) {
            let line = bytes.get(from..end).unwrap_or_default();
            from = end + 1;
            if self.rest.is_empty() {
                take(line);
            } else {
                self.rest.extend_from_slice(line);
                take(&self.rest);
                self.rest.clear();
            }
        }
        self.rest.extend_from_slice(bytes.get(from..).unwrap_or_default());
    }

    /// Calls it with the last line, which no line feed ended.
    pub(super) fn end(self, mut take: impl FnMut(&[u8])) {
        take(&self.rest);
    }
}

/// What a line is.
pub(in crate::interview::journal) enum Meant<'a> {
    /// A whole record, with its checksum.
    Record(&'a str, u32),
    /// Another program's mark.
    Foreign,
    /// Blank.
    Nothing,
    /// Something else.
    Damaged,
}

/// What a line is, without its line feed.
pub(in crate::interview::journal) fn meant(line: &[u8]) -> Meant<'_> {
    if let Some((text, c)) = whole(line.strip_suffix(b"\r").unwrap_or(line)) {
        Meant::Record(text, c)
    } else if is_marker(line) {
        Meant::Foreign
    } else if line.iter().all(u8::is_ascii_whitespace) {
        Meant::Nothing
    } else {
        Meant::Damaged
    }
}

fn whole(line: &[u8]) -> Option<(&str, u32)> {
    let c = verify(line)?;
    Some((str::from_utf8(line).ok()?, c))
}

fn is_marker(line: &[u8]) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|m| line.starts_with(m.as_bytes()))
}

/// Whole lines inside a damaged one: two lines whose line feed was lost, or one after a torn one.
pub(in crate::interview::journal) fn rescue(line: &[u8]) -> impl Iterator<Item = (&str, u32)> {
    let starts: Vec<usize> = line
        .windows(START.len())
        .enumerate()
        .filter(|(_, window)| *window == START)
        .map(|(at, _)| at)
        .collect();
    let ends: Vec<usize> = starts.iter().copied().skip(1).chain([line.len()]).collect();
    starts.into_iter().zip(ends).filter_map(|(from, to)| {
        let exact = line.get(from..to).and_then(whole);
        exact.or_else(|| line.get(from..to.checked_sub(1)?).and_then(whole))
    })
}

//! Finding the whole lines of a file.

use crate::interview::journal::line::{START, verify};

/// What was found beside whole lines.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) damaged: usize,
    pub(super) foreign: usize,
}

/// Calls `take` with each whole line, in order, and its checksum.
pub(super) fn scan<'a>(
    bytes: &'a [u8],
    tally: &mut Tally,
    mut take: impl FnMut(&Tally, &'a str, u32),
) {
    let bytes = match bytes.strip_prefix("\u{feff}".as_bytes()) {
        Some(rest) => {
            tally.foreign += 1;
            rest
        }
        None => bytes,
    };
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if let Some((text, c)) = whole(line) {
            take(tally, text, c);
        } else if is_marker(line) {
            tally.foreign += 1;
        } else if !line.iter().all(u8::is_ascii_whitespace) {
            tally.damaged += 1;
            rescue(line).for_each(|(text, c)| take(tally, text, c));
        }
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
fn rescue(line: &[u8]) -> impl Iterator<Item = (&str, u32)> {
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

//! The rows of one line, as the bytes at which they start, and how an edit changes them.

use std::ops::Range;

use crate::tui::wrap;

/// The columns that text may take in a composer `width` columns wide: the last one is the cursor's,
/// so that it stands beside a full row and no row appears or goes as it moves.
pub(crate) fn columns(width: u16) -> usize {
    usize::from(width).saturating_sub(1).max(1)
}

/// Where each row of `line` starts; never empty.
pub(crate) fn starts(line: &str, columns: usize) -> Vec<usize> {
    wrap::wrap(line, columns).into_iter().map(|row| row.start).collect()
}

/// At most `cap` rows of `line`, counted.
pub(crate) fn count(line: &str, columns: usize, cap: usize) -> usize {
    let (mut rows, mut start) = (0, 0);
    while rows < cap {
        rows += 1;
        start = wrap::row_end(line, start, columns);
        if start >= line.len() {
            break;
        }
    }
    rows
}

/// Brings `starts` up to date after `edited` (bytes of the old line) gave way to `length` bytes:
/// wraps from a little before the edit until a row starts where one did before. `line` is the new one.
pub(crate) fn rewrap(
    starts: &mut Vec<usize>,
    line: &str,
    columns: usize,
    edited: &Range<usize>,
    length: usize,
) {
    // A row looks ahead by one word at most, which may fill the next row and touch the one after.
    let first = starts.partition_point(|start| *start <= edited.start).saturating_sub(4);
    let new_end = edited.start + length;
    let (mut fresh, mut old) = (Vec::new(), first + 1);
    let mut at = starts.get(first).copied().unwrap_or(0);
    loop {
        at = wrap::row_end(line, at, columns);
        if at >= line.len() {
            starts.truncate(first + 1);
            starts.append(&mut fresh);
            return;
        }
        if at >= new_end {
            let was = at - new_end + edited.end;
            old += starts.iter().skip(old).take_while(|start| **start < was).count();
            if starts.get(old) == Some(&was) {
                let same = starts.iter_mut().skip(old);
                same.for_each(|start| *start = *start - edited.end + new_end);
                starts.splice(first + 1..old, fresh);
                return;
            }
        }
        fresh.push(at);
    }
}

//! Soft wrap and widths, counted in the columns that text takes once shown. Never a paragraph
//! widget's: rows are made here, by whole clusters, in linear time.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::CellWidth;

use crate::tui::cluster::{clusters, plain_head};
use crate::tui::show::show;

/// The rows of one logical `line` (without its newline) in `width` columns (0 counts as 1), as byte
/// ranges that cover it in order; an empty line has one empty row. A row breaks after a space if it
/// has one, else between clusters. Each row fits, but for a cluster wider than `width`, which
/// stands alone, and for one space, which may hang over the edge.
#[must_use]
pub fn wrap(line: &str, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    loop {
        let end = row_end(line, start, width);
        rows.push(start..end);
        if end >= line.len() {
            return rows;
        }
        start = end;
    }
}

/// Where the row that begins at byte `start` of `line` ends. What was before `start` does not
/// matter, so that a long line can be wrapped from any row on.
#[must_use]
pub fn row_end(line: &str, start: usize, width: usize) -> usize {
    let width = width.max(1);
    let rest = line.get(start..).unwrap_or_default();
    start + plain_row_end(rest, width).unwrap_or_else(|| mixed_row_end(rest, width))
}

/// Where a row ends, from the start of `rest`.
fn mixed_row_end(rest: &str, width: usize) -> usize {
    let (mut at, mut columns, mut after_space) = (0, 0, None);
    for cluster in clusters(rest) {
        columns += cluster_width(cluster);
        if columns > width && at > 0 {
            return if cluster == " " { at + 1 } else { after_space.unwrap_or(at) };
        }
        at += cluster.len();
        if matches!(cluster, " " | "\t" | "\u{3000}") {
            after_space = Some(at);
        }
    }
    rest.len()
}

/// The same, quickly, for a row of nothing but printable ASCII.
fn plain_row_end(rest: &str, width: usize) -> Option<usize> {
    let row = rest.get(..rest.floor_char_boundary(width.saturating_add(2)))?;
    let plain = plain_head(row);
    if plain == rest.len() && plain <= width {
        return Some(plain);
    }
    let (row, after) = rest.as_bytes().split_at_checked(width).filter(|_| plain > width)?;
    let after_space = || row.iter().rposition(|byte| *byte == b' ').map(|at| at + 1);
    Some(if after.first() == Some(&b' ') { width + 1 } else { after_space().unwrap_or(width) })
}

/// The columns `text` takes once shown.
#[must_use]
pub fn width(text: &str) -> usize {
    let (plain, rest) = text.split_at_checked(plain_head(text)).unwrap_or(("", text));
    plain.len() + clusters(rest).map(cluster_width).sum::<usize>()
}

/// The columns one cluster takes once shown, as a ratatui buffer counts them.
#[must_use]
pub fn cluster_width(cluster: &str) -> usize {
    if let [byte] = cluster.as_bytes() {
        return if *byte == b'\t' { 4 } else { 1 };
    }
    match show(cluster) {
        Cow::Borrowed(shown) => usize::from(shown.cell_width()),
        Cow::Owned(shown) => clusters(&shown).map(|part| usize::from(part.cell_width())).sum(),
    }
}

/// The longest start of `text` that fits into `width` columns, in whole clusters.
#[must_use]
pub fn clip(text: &str, width: usize) -> &str {
    let (mut at, mut columns) = (0, 0);
    for cluster in clusters(text) {
        columns += cluster_width(cluster);
        if columns > width {
            break;
        }
        at += cluster.len();
    }
    text.get(..at).unwrap_or_default()
}

/// `text`, or as much of it as leaves room for the `…` that says it was cut.
#[must_use]
pub fn clip_with_dots(text: &str, width: usize) -> Cow<'_, str> {
    if clip(text, width).len() == text.len() {
        return Cow::Borrowed(text);
    }
    match width.checked_sub(1) {
        None => Cow::Borrowed(""),
        Some(room) => Cow::Owned(format!("{}…", clip(text, room))),
    }
}

#[cfg(test)]
mod tests;

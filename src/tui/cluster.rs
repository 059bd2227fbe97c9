//! Extended grapheme clusters: what a reader takes for one character.
//!
//! Everything that moves, deletes, wraps or paints does so by whole clusters, and asks here where
//! they begin and end.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The clusters of `text`, in order. Linear, and quick where the text is ASCII.
#[must_use]
pub fn clusters(text: &str) -> Clusters<'_> {
    Clusters { rest: text }
}

/// An iterator over the clusters of a text.
#[derive(Debug, Clone)]
pub struct Clusters<'text> {
    rest: &'text str,
}

impl<'text> Iterator for Clusters<'text> {
    type Item = &'text str;

    fn next(&mut self) -> Option<&'text str> {
        let length = first_length(self.rest)?;
        let (cluster, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(cluster)
    }
}

/// How many bytes at the start of `text` are printable ASCII, each a cluster of its own.
#[must_use]
pub fn plain_head(text: &str) -> usize {
    let plain = text.bytes().take_while(|byte| is_printable_ascii(*byte)).count();
    let joined = text.as_bytes().get(plain).is_some_and(|byte| !byte.is_ascii());
    plain - usize::from(joined && plain > 0)
}

/// The first boundary between clusters after `byte`, or the end of `text`.
#[must_use]
pub fn after(text: &str, byte: usize) -> usize {
    let rest = text.get(byte..).unwrap_or_default();
    byte + first_length(rest).unwrap_or(0)
}

/// The last boundary between clusters before `byte`, or 0.
#[must_use]
pub fn before(text: &str, byte: usize) -> usize {
    let mut cursor = GraphemeCursor::new(byte.min(text.len()), text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// `byte` if it lies between two clusters, else the next boundary after it.
#[must_use]
pub fn snap(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        return byte;
    }
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// Bytes of the first cluster; none when nothing is left.
fn first_length(text: &str) -> Option<usize> {
    let mut bytes = text.bytes();
    let first = bytes.next()?;
    let alone = is_printable_ascii(first) && bytes.next().is_none_or(|byte| byte.is_ascii());
    if alone { Some(1) } else { text.graphemes(true).next().map(str::len) }
}

fn is_printable_ascii(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

#[cfg(test)]
pub(crate) mod tests;

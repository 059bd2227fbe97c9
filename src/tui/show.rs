//! The one place that makes text from outside safe to show. What it lets through holds nothing a
//! terminal obeys, nothing invisible, nothing that turns the reading direction.
//!
//! It answers cluster by cluster and never looks at the neighbors, so that a text may be shown
//! whole or in pieces, and a column counted here is a column on the screen.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use crate::tui::cluster::clusters;

/// The most code points shown of one cluster; the surplus is dropped.
pub const LONGEST_CLUSTER: usize = 12;

/// `text` as it may be shown: control characters become their pictures (`␛`), a tab four spaces,
/// what is invisible or turns the direction its number (`‹U+202E›`). Borrowed when already clean.
#[must_use]
pub fn show(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut shown: Option<String> = None;
    let mut clean = 0;
    for cluster in clusters(text) {
        match (altered(cluster), &mut shown) {
            (Some(other), Some(shown)) => shown.push_str(&other),
            (Some(other), None) => {
                shown = Some(text.get(..clean).unwrap_or_default().to_owned() + &other);
            }
            (None, Some(shown)) => shown.push_str(cluster),
            (None, None) => clean += cluster.len(),
        }
    }
    shown.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Characters that are safe, visible and never join a neighbor: most of what people write.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{377}'
        | '\u{388}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{203B}' | '\u{20A0}'..='\u{20BF}' | '\u{2190}'..='\u{2193}'
        | '\u{2500}'..='\u{259F}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30A0}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}')
}

/// What stands for `cluster`, if it cannot be shown as it is.
fn altered(cluster: &str) -> Option<String> {
    if cluster.chars().all(is_plain) {
        return None;
    }
    let Some(kept) = capped(cluster) else {
        return cluster.chars().next().map(number);
    };
    let (first, last) = (kept.chars().next()?, kept.chars().next_back()?);
    let base_is_ascii = first.is_ascii() && !kept.contains('\u{20E3}');
    if kept.chars().any(|c| is_hidden(c) || (base_is_ascii && is_joiner(c)))
        || kept.chars().all(|c| c.width() == Some(0))
        || prepends(last)
    {
        return Some(spelled(kept));
    }
    if is_mark(first) {
        let cut = kept.char_indices().nth(LONGEST_CLUSTER - 1).map_or(kept.len(), |(at, _)| at);
        return kept.get(..cut).map(|kept| format!("◌{kept}"));
    }
    (kept.len() < cluster.len()).then(|| kept.to_owned())
}

/// The start of `cluster` within the cap, cut where nothing that follows can join it; none if there
/// is no such place.
fn capped(cluster: &str) -> Option<&str> {
    if cluster.char_indices().nth(LONGEST_CLUSTER).is_none() {
        return Some(cluster);
    }
    let cuts: Vec<usize> = cluster.char_indices().map(|(at, _)| at).take(13).skip(1).collect();
    cuts.iter().rev().filter_map(|cut| cluster.get(..*cut)).find(|kept| is_closed(kept))
}

/// Whether no character that may begin a cluster would be drawn into `kept`.
fn is_closed(kept: &str) -> bool {
    ['a', '\u{1F600}', '\u{1100}', '\u{AC00}', '\u{915}', '\u{1F1E6}'].iter().all(|next| {
        clusters(&format!("{kept}{next}")).next().is_some_and(|first| first.len() <= kept.len())
    })
}

/// Whether `c` joins the character before it. Most emoji, ideographs and syllables are told at once.
fn is_mark(c: char) -> bool {
    let stands = matches!(c,
        '\0'..='\u{2FF}' | '\u{1F000}'..='\u{1F3FA}' | '\u{1F400}'..='\u{1FAFF}'
        | '\u{2190}'..='\u{2BFF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}');
    !stands && is_one_cluster(['a', c])
}

/// Whether `c` joins the character after it, as a few Arabic and Indic signs do.
fn prepends(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{DFF}' | '\u{11000}'..='\u{11FFF}') && is_one_cluster([c, 'a'])
}

fn is_one_cluster(pair: [char; 2]) -> bool {
    clusters(&String::from_iter(pair)).nth(1).is_none()
}

/// Each character of `kept` for itself.
fn spelled(kept: &str) -> String {
    let mut shown = String::new();
    for c in kept.chars() {
        match c {
            '\t' => shown.push_str("    "),
            '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7F}' => shown.push('\u{2421}'),
            _ if is_hidden(c) || c.width() == Some(0) || prepends(c) => {
                shown.push_str(&number(c));
            }
            _ if shown.is_empty() && is_mark(c) => shown.push_str(&number(c)),
            _ => shown.push(c),
        }
    }
    shown
}

fn number(c: char) -> String {
    let mut shown = String::new();
    // Writing into a String cannot fail.
    let _ = write!(shown, "‹U+{:04X}›", u32::from(c));
    shown
}

/// Characters that are never shown: controls, bidi, zero-width, separators, tags, noncharacters.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FDD0}'..='\u{FDEF}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Characters that only mean something between or after characters of certain scripts and emoji.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{34F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests;

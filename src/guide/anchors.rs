//! Anchors as one types or pastes them: a line each, with its time, its words, and where it stood.
//!
//! `02:14 that doesn't look normal [#inc-1120]`. Lines of a chat are understood as they are copied:
//! with a date, with brackets around the time, or with the time on a line of its own before them.
//! Every other line is words; none that says anything is thrown away.

use crate::interview::anchor::Anchor;

/// The most lines that are read.
const MOST: usize = 100;

/// What stands before a line that is one of a list.
const BULLETS: [char; 6] = ['-', '–', '•', '*', '>', ' '];

/// The lines of a text, without what only sets them apart: no empty one, and none twice.
#[must_use]
pub fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(plain) {
        let line = bare(&line);
        if !line.is_empty() && !lines.iter().any(|other| other == line) && lines.len() < MOST {
            lines.push(line.to_owned());
        }
    }
    lines
}

/// The anchors of a text, in its order.
#[must_use]
pub fn read_anchors(text: &str) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    let mut above = None;
    for line in text.lines().map(plain) {
        let (time, words) = time_first(bare(&line));
        let alone = time.as_ref().filter(|_| words.is_empty());
        let heads = if time.is_none() { heads(&line) } else { None };
        if let Some(time) = alone.or(heads.as_ref()) {
            above = Some(time.clone());
            continue;
        }
        let anchor = settled(time.or_else(|| above.clone()), words);
        let anchor = anchor.filter(|anchor| !anchors.contains(anchor) && anchors.len() < MOST);
        anchors.extend(anchor);
    }
    anchors
}

/// An anchor as the line that is read as it.
#[must_use]
pub fn anchor_line(anchor: &Anchor) -> String {
    let time = anchor.time.as_ref().map(|time| format!("{time} ")).unwrap_or_default();
    let place = anchor.place.as_ref().map(|place| format!(" [{place}]")).unwrap_or_default();
    format!("{time}{}{place}", anchor.words)
}

/// A line without what a terminal might act on.
fn plain(line: &str) -> String {
    line.chars().map(|typed| if typed.is_control() { ' ' } else { typed }).collect()
}

/// A line without what sets it apart in a list.
fn bare(line: &str) -> &str {
    line.trim_start_matches(BULLETS).trim()
}

/// An anchor that is read again as the same from its own line.
fn settled(time: Option<String>, rest: &str) -> Option<Anchor> {
    const ENOUGH: usize = 20;
    let mut settled = anchor(time, rest)?;
    for _ in 0..ENOUGH {
        let line = anchor_line(&settled);
        let (time, rest) = time_first(bare(&line));
        let again = anchor(time, rest)?;
        if again == settled {
            return Some(settled);
        }
        settled = again;
    }
    None
}

fn anchor(time: Option<String>, rest: &str) -> Option<Anchor> {
    let (words, bracket) = bracket_last(rest);
    if let (None, Some(late)) = (&time, bracket.and_then(whole_time)) {
        return anchor(Some(late), words);
    }
    let words = if time.is_some() { without_writer(words) } else { words };
    let (channel, words) = channel_first(words, time.is_some());
    let words = unquoted(words.trim()).split_whitespace().collect::<Vec<_>>().join(" ");
    let place = bracket.or(channel).map(|place| unquoted(place.trim()));
    let place = place.filter(|place| !place.is_empty()).map(str::to_owned);
    let only_time = time.is_none() && whole_time(&words).is_some();
    let says =
        words.chars().any(|typed| !typed.is_ascii_punctuation() && !"“”–—• ".contains(typed));
    (!only_time && says).then_some(Anchor { time, words, place })
}

/// What comes after the sign that sets words apart from their time, and after `<somebody> `.
fn without_writer(text: &str) -> &str {
    let rest = text.trim_start_matches([' ', '-', '–', '—', ',', '|', ':']);
    let rest = if rest.is_empty() { text } else { rest };
    let nick = rest.strip_prefix('<').and_then(|rest| rest.split_once("> "));
    nick.map(|(_, words)| words.trim_start()).filter(|words| !words.is_empty()).unwrap_or(rest)
}

/// `#inc-1120: words`, as a line of a chat may say after its time.
fn channel_first(text: &str, after_time: bool) -> (Option<&str>, &str) {
    let named = text.split_once(' ').filter(|(name, _)| after_time && name.starts_with('#'));
    match named {
        Some((name, words)) if name.len() > 1 && !words.trim().is_empty() => {
            (Some(name.trim_end_matches(':')), words)
        }
        Some(_) | None => (None, text),
    }
}

/// `words [where]`.
fn bracket_last(text: &str) -> (&str, Option<&str>) {
    let inner = text.trim_end().strip_suffix(']').and_then(|text| text.rsplit_once('['));
    match inner {
        Some((words, place)) if !unquoted(words.trim()).is_empty() && !place.trim().is_empty() => {
            (words, Some(place.trim()))
        }
        Some(_) | None => (text, None),
    }
}

/// Words without the quotation marks that are around all of them.
fn unquoted(text: &str) -> &str {
    let marks = ['“', '”', '"'];
    let inner = text.strip_prefix(marks).and_then(|text| text.strip_suffix(marks));
    inner.map_or(text, |inner| unquoted(inner.trim()))
}

/// `Somebody  [2:14 AM]`: who wrote the lines below, and when. Two spaces tell it from words.
fn heads(line: &str) -> Option<String> {
    let (_, bracket) = line.rsplit_once("  ")?;
    whole_time(bracket.trim()).filter(|_| bracket.contains('['))
}

/// A time that is all there is, in brackets or not.
fn whole_time(text: &str) -> Option<String> {
    let (time, rest) = time_first(text);
    time.filter(|_| rest.is_empty())
}

/// The time of day that a line begins with, and what comes after it.
fn time_first(line: &str) -> (Option<String>, &str) {
    let open = line.strip_prefix(['[', '(']);
    let inside = open.unwrap_or(line);
    let Some((time, rest)) = clock(without_date(inside)) else { return (None, line) };
    let rest = match open {
        Some(_) => match rest.trim_start().strip_prefix([']', ')']) {
            Some(rest) => rest,
            None => return (None, line),
        },
        None if !rest.is_empty() && !rest.starts_with([' ', '-', '–', '—', ',', '|', ':']) => {
            return (None, line);
        }
        None => rest,
    };
    (Some(time), rest.trim_start())
}

/// What comes after `2026-11-20 ` or `2026-11-20T`; all of it, where there is no date.
fn without_date(text: &str) -> &str {
    let looks = |date: &str| {
        date.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    };
    let split = text.split_at_checked(10).filter(|(date, _)| looks(date));
    split.and_then(|(_, rest)| rest.strip_prefix([' ', 'T'])).unwrap_or(text)
}

/// `2:14`, `02:14:31.5Z`, `2:14 AM`, as one says it: without seconds. And what comes after it.
fn clock(text: &str) -> Option<(String, &str)> {
    let (hour, rest) = digits(text, 1..=2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2..=2)?;
    if hour.parse::<u8>().ok()? > 24 || minute.parse::<u8>().ok()? > 59 {
        return None;
    }
    let seconds = rest.strip_prefix(':').and_then(|rest| digits(rest, 2..=2));
    let rest = seconds.map_or(rest, |(_, rest)| rest);
    let part = rest.strip_prefix('.').and_then(|rest| digits(rest, 1..=9));
    let rest = part.map_or(rest, |(_, rest)| rest);
    let rest = rest.strip_prefix('Z').unwrap_or(rest);
    let half = rest.trim_start().get(..2).filter(|half| {
        ["am", "pm"].iter().any(|known| half.eq_ignore_ascii_case(known))
            && !rest.trim_start().get(2..).unwrap_or_default().starts_with(char::is_alphanumeric)
    });
    let Some(half) = half else { return Some((format!("{hour}:{minute}"), rest)) };
    let rest = rest.trim_start().get(2..).unwrap_or_default();
    Some((format!("{hour}:{minute} {half}"), rest))
}

fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    count.contains(&length).then(|| text.split_at(length))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Anchor, anchor_line, lines, read_anchors};

    /// `time|words|place` of each.
    fn read(text: &str) -> Vec<String> {
        let part = |part: Option<String>| part.unwrap_or_default();
        let one = |Anchor { time, words, place }| format!("{}|{words}|{}", part(time), part(place));
        read_anchors(text).into_iter().map(one).collect()
    }

    #[test]
    fn a_line_has_its_time_its_words_and_where_it_stood() {
        for (line, wanted) in [
            (
                "02:14 that doesn't look normal [#inc-1120]",
                "02:14|that doesn't look normal|#inc-1120",
            ),
            ("2:14 AM “odd”", "2:14 AM|odd|"),
            ("[02:14] <kay> odd", "02:14|odd|"),
            ("[2026-11-20 02:14:31] odd", "02:14|odd|"),
            ("2026-11-20T02:14:31.25Z odd", "02:14|odd|"),
            ("(14:02) - odd", "14:02|odd|"),
            ("02:14 #inc-1120: odd", "02:14|odd|#inc-1120"),
            ("- odd [ticket 4711]", "|odd|ticket 4711"),
            ("it looked odd [02:14]", "02:14|it looked odd|"),
            ("we restarted at 02:14", "|we restarted at 02:14|"),
            ("02:140 rows", "|02:140 rows|"),
            ("31:99 is no time", "|31:99 is no time|"),
            ("02:14am", ""),
            ("2:14 amazing", "2:14|amazing|"),
            ("[#inc-1120]", "|[#inc-1120]|"),
            ("02:14 #inc-1120", "02:14|#inc-1120|"),
            ("\"she said \"no\"\"", "|she said \"no\"|"),
            ("a\u{1b}[31m", "|a [31m|"),
        ] {
            let wanted: Vec<&str> =
                Some(wanted).into_iter().filter(|one| !one.is_empty()).collect();
            assert_eq!(read(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_piece_of_a_chat_is_read_as_it_was_copied() {
        let chat = "Kay Doe  [2:14 AM]\nthat doesn't look normal\n\n2:20 AM\nwhom do I call?\n\
            2:21 AM anyone?\nstill 2:20\n";
        let wanted =
            ["2:14 AM|that doesn't look normal|", "2:20 AM|whom do I call?|", "2:21 AM|anyone?|"];
        let below = ["2:20 AM|still 2:20|"];
        assert_eq!(read(chat), [&wanted[..], &below].concat(), "below the time that stands alone");
        assert_eq!(read("one\none\n"), ["|one|"]);
    }

    #[test]
    fn lines_are_neither_empty_nor_twice() {
        assert_eq!(lines("- one\n\n  two \n* one\r\n\u{7}\n"), ["one", "two"]);
    }

    proptest! {
        #[test]
        fn what_was_read_is_read_again_as_the_same(
            text in "([ -~“”\n\t]{0,12}|0[0-9]:[0-5][0-9]( [AP]M)?|\\[[a-z#: 0-9]{0,6}\\]|\n){0,12}",
        ) {
            let once = read_anchors(&text);
            let again: Vec<String> = once.iter().map(anchor_line).collect();
            prop_assert_eq!(read_anchors(&again.join("\n")), once);
        }

        #[test]
        fn any_text_is_read(text in any::<String>()) {
            let _read = (read_anchors(&text), lines(&text));
        }
    }
}

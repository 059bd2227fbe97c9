//! Moments: points on the incident's timeline as the interviewee tells it.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone, Timelike};

use crate::interview::id::Id;

/// How exactly a moment is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Precision {
    /// To the minute.
    Exact,
    /// Roughly.
    #[default]
    About,
    /// Only its place in the order is known.
    OrderOnly,
}

impl Precision {
    /// Every precision.
    pub const ALL: [Self; 3] = [Self::Exact, Self::About, Self::OrderOnly];

    /// The precision's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::OrderOnly => "order-only",
        }
    }

    /// The precision with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|precision| precision.word() == word)
    }
}

/// How the interviewee knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Knows {
    /// They were there.
    #[default]
    FirstHand,
    /// Somebody told them.
    Hearsay,
}

impl Knows {
    /// Both.
    pub const ALL: [Self; 2] = [Self::FirstHand, Self::Hearsay];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FirstHand => "first-hand",
            Self::Hearsay => "hearsay",
        }
    }
}

/// When the interviewee came to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Learned {
    /// At the time.
    #[default]
    Then,
    /// Since.
    Since,
}

impl Learned {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Then, Self::Since];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Then => "then",
            Self::Since => "since",
        }
    }
}

/// What a moment is, beside its words (what happened).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moment {
    /// The time as it was told: "about 02:00", "after the second page".
    pub told: String,
    /// The time on the clock, with its zone (RFC 3339), where it is known.
    pub time: Option<String>,
    /// How exactly.
    pub precision: Precision,
    /// First-hand or hearsay.
    pub knows: Knows,
    /// Then or since.
    pub learned: Learned,
    /// The notes it rests on.
    pub evidence: Vec<Id>,
}

impl Moment {
    /// Its time on the clock.
    #[must_use]
    pub fn at(&self) -> Option<DateTime<FixedOffset>> {
        DateTime::parse_from_rfc3339(self.time.as_deref()?).ok()
    }
}

/// Why what was typed is no time on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTime {
    /// It doesn't look like one.
    Unread,
    /// It has no day, and none is known.
    NoDay,
}

impl fmt::Display for NoTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unread => "a time looks like `02:00`, `2026-11-20 02:00` or `02:00 +01:00`",
            Self::NoDay => "the incident has no day: type it too, as in `2026-11-20 02:00`",
        })
    }
}

impl std::error::Error for NoTime {}

/// A time on the clock as files have it (RFC 3339), from what was typed: hours and minutes are
/// enough; `day` and `zone` stand in for a day and a zone that were not typed.
///
/// # Errors
/// If it is no time, or has no day.
pub fn clock(typed: &str, day: Option<NaiveDate>, zone: FixedOffset) -> Result<String, NoTime> {
    let typed = typed.trim();
    let (day, rest) = match typed.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
        Some(typed_day) => (Some(typed_day), typed.get(10..).unwrap_or_default()),
        None => (day, typed),
    };
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    let (time, after) = time_first(rest).ok_or(NoTime::Unread)?;
    let zone = zone_of(after.trim(), zone).ok_or(NoTime::Unread)?;
    let at = day.ok_or(NoTime::NoDay)?.and_time(time);
    let at = zone.from_local_datetime(&at).single().ok_or(NoTime::Unread)?;
    Ok(at.format("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// The first time of day that stands in words: `02:00` in “about 02:00, or so”.
#[must_use]
pub fn time_in(words: &str) -> Option<&str> {
    words.split_whitespace().map(bare).find(|word| is_time(word))
}

/// Whether a word is a time of day: `02:00`, `2:15`, `2am`, `14h`, with a comma after it or not.
#[must_use]
pub fn is_time(word: &str) -> bool {
    let word = bare(word);
    let bare_number = word.bytes().all(|byte| byte.is_ascii_digit());
    !bare_number && time_first(word).is_some_and(|(_, after)| after.is_empty())
}

fn bare(word: &str) -> &str {
    word.trim_end_matches([',', ';', '.', ')']).trim_start_matches('(')
}

/// The time of day a text begins with, and what comes after it.
fn time_first(text: &str) -> Option<(NaiveTime, &str)> {
    let digits = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let (numbers, after) = text.split_at_checked(digits)?;
    let mut parts = numbers.split(':');
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let two = |part: &str| number(part).filter(|_| part.len() == 2);
    let hour = number(parts.next()?)?;
    let minute = parts.next().map(two);
    let second = parts.next().map_or(Some(0), two)?;
    if parts.next().is_some() {
        return None;
    }
    let half = after.trim_start().get(..2).map(str::to_ascii_lowercase);
    let (hour, after) = match half.as_deref() {
        Some("am") if (1..=12).contains(&hour) => (hour % 12, skip(after, 2)),
        Some("pm") if (1..=12).contains(&hour) => (hour % 12 + 12, skip(after, 2)),
        _ if after.starts_with(['h', 'H']) && minute.is_none() => (hour, skip(after, 1)),
        _ if minute.is_none() => return None,
        _ => (hour, after),
    };
    let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(Some(0))?, second)?;
    Some((time.with_nanosecond(0)?, after))
}

fn skip(after: &str, letters: usize) -> &str {
    after.trim_start().get(letters..).unwrap_or_default()
}

/// The zone that was typed; the one offered, where none was.
fn zone_of(typed: &str, offered: FixedOffset) -> Option<FixedOffset> {
    /// The zones people live in reach so far from UTC, in minutes.
    const FARTHEST: i32 = 14 * 60;
    if typed.is_empty() {
        return Some(offered);
    }
    if ["z", "utc", "gmt"].contains(&typed.to_ascii_lowercase().as_str()) {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = match typed.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits: String = rest.split(':').collect();
    let whole = rest.split(':').count() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let minutes =
        hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok().filter(|m| *m < 60)?;
    (whole && minutes <= FARTHEST).then(|| FixedOffset::east_opt(sign * minutes * 60))?
}

#[cfg(test)]
mod tests {
    use chrono::{FixedOffset, NaiveDate};

    use super::{NoTime, clock, is_time, time_in};

    fn typed(text: &str) -> Result<String, NoTime> {
        clock(text, NaiveDate::from_ymd_opt(2026, 11, 20), FixedOffset::west_opt(8 * 3600).unwrap())
    }

    #[test]
    fn hours_and_minutes_are_enough() {
        for (text, time) in [
            ("02:00", "2026-11-20T02:00:00-08:00"),
            (" 2:05 ", "2026-11-20T02:05:00-08:00"),
            ("14:05:59", "2026-11-20T14:05:59-08:00"),
            ("2am", "2026-11-20T02:00:00-08:00"),
            ("12:30 pm", "2026-11-20T12:30:00-08:00"),
            ("12am", "2026-11-20T00:00:00-08:00"),
            ("14h", "2026-11-20T14:00:00-08:00"),
            ("02:00 +01:00", "2026-11-20T02:00:00+01:00"),
            ("02:00+0530", "2026-11-20T02:00:00+05:30"),
            ("02:00 -3", "2026-11-20T02:00:00-03:00"),
            ("02:00Z", "2026-11-20T02:00:00+00:00"),
            ("02:00 utc", "2026-11-20T02:00:00+00:00"),
            ("2026-11-21 00:10", "2026-11-21T00:10:00-08:00"),
            ("2026-11-21T00:10:00+01:00", "2026-11-21T00:10:00+01:00"),
        ] {
            assert_eq!(typed(text).as_deref(), Ok(time), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2",
            "25:00",
            "02:60",
            "02:00:61",
            "02:0a",
            "13pm",
            "0am",
            "02:00 +15",
            "02:00 +1:2:3",
            "02:00 x",
            "1:2:3:4",
            "002:00",
            "2026-13-01 02:00",
            "é",
            "日本 02:00",
            "+",
            ":",
            "02:00 +é",
        ] {
            assert_eq!(typed(text), Err(NoTime::Unread), "{text:?}");
        }
        let nowhere = clock("02:00", None, FixedOffset::east_opt(0).unwrap());
        assert_eq!(nowhere, Err(NoTime::NoDay));
    }

    #[test]
    fn times_are_told_from_words() {
        assert!(["2am", "02:00", "14h", "2:15,", "(2:15)"].iter().all(|word| is_time(word)));
        assert!(
            !["2", "two", "am", "h", "page", "", ":", "99:99"].iter().any(|word| is_time(word))
        );
        assert_eq!(time_in("about 02:00, or so"), Some("02:00"));
        assert_eq!(time_in("after the 2 pages"), None);
    }
}

//! The shapes of records, for reading. Strings are borrowed from the line wherever they stand in it
//! as they are.

use std::{borrow::Cow, fmt, ops::Deref};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny, Visitor},
};

/// A string of a record.
#[derive(Debug, Default)]
pub(super) struct Text<'a>(Cow<'a, str>);

impl Text<'_> {
    pub(super) fn owned(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

/// A record.
#[derive(Debug, Deserialize)]
pub(super) struct Record<'a> {
    pub(super) v: u32,
    #[serde(borrow)]
    pub(super) w: Text<'a>,
    pub(super) n: u64,
    #[serde(borrow)]
    pub(super) p: Text<'a>,
    pub(super) l: u64,
    #[serde(borrow)]
    pub(super) t: Text<'a>,
    pub(super) e: u64,
    #[serde(borrow)]
    pub(super) op: Text<'a>,
    #[serde(borrow, default)]
    pub(super) id: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) d: Box<Data<'a>>,
}

/// As much of a record as every version has.
#[derive(Debug, Deserialize)]
pub(super) struct Frame<'a> {
    #[serde(borrow)]
    pub(super) w: Text<'a>,
    pub(super) n: u64,
    #[serde(borrow)]
    pub(super) p: Text<'a>,
    pub(super) l: u64,
    #[expect(dead_code, reason = "must be there, and may be anything")]
    pub(super) op: IgnoredAny,
}

/// The data of any record: each operation uses some of these.
#[derive(Debug, Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(super) struct Data<'a> {
    // The journal's own records
    pub(super) founder: Option<Text<'a>>,
    pub(super) after: Option<After<'a>>,
    pub(super) json: Option<Text<'a>>,
    pub(super) parts: Option<usize>,
    // Drafts
    pub(super) editing: Option<Text<'a>>,
    pub(super) part: Option<Text<'a>>,
    pub(super) keep: Option<usize>,
    pub(super) cut: Option<usize>,
    pub(super) put: Option<Text<'a>>,
    pub(super) over: Option<bool>,
    // The course
    pub(super) incident: Option<Text<'a>>,
    pub(super) interview: Option<Text<'a>>,
    pub(super) person: Option<Text<'a>>,
    pub(super) role: Option<Text<'a>>,
    pub(super) team: Option<Text<'a>>,
    pub(super) months_here: Option<u32>,
    pub(super) months_with_system: Option<u32>,
    pub(super) on_call_then: Option<bool>,
    pub(super) interviewer_team: Option<Text<'a>>,
    pub(super) took_part: Option<bool>,
    pub(super) protocol: Option<Text<'a>>,
    pub(super) planned_minutes: u32,
    pub(super) banks: Vec<String>,
    pub(super) system: Option<Text<'a>>,
    pub(super) notes: Option<bool>,
    pub(super) recording: Option<bool>,
    pub(super) quotes: Option<Text<'a>>,
    pub(super) attribution: Option<Text<'a>>,
    pub(super) presents: Vec<String>,
    pub(super) withdraw_by: Option<Text<'a>>,
    pub(super) wording: Option<Text<'a>>,
    pub(super) how: Option<Text<'a>>,
    pub(super) phase: Option<Text<'a>>,
    pub(super) then: Option<u8>,
    pub(super) now: Option<u8>,
    pub(super) hash: Option<Text<'a>>,
    pub(super) until: Option<Text<'a>>,
    pub(super) anchor: Option<Anchored<'a>>,
    // Entries
    pub(super) kind: Option<Text<'a>>,
    pub(super) text: Option<Text<'a>>,
    pub(super) tags: Vec<String>,
    pub(super) tag: Option<Text<'a>>,
    pub(super) spans: Vec<(usize, usize)>,
    pub(super) reply: Option<Text<'a>>,
    pub(super) fixed: Option<Text<'a>>,
    pub(super) reason: Option<Text<'a>>,
    pub(super) bank: Option<Text<'a>>,
    pub(super) question: Option<Text<'a>>,
    pub(super) probe: Option<u8>,
    pub(super) told: Option<Text<'a>>,
    pub(super) time: Option<Text<'a>>,
    pub(super) precision: Option<Text<'a>>,
    pub(super) knows: Option<Text<'a>>,
    pub(super) when: Option<Text<'a>>,
    pub(super) evidence: Vec<Text<'a>>,
    pub(super) learned: Option<Text<'a>>,
    pub(super) sort: Option<Text<'a>>,
    pub(super) strength: Option<Text<'a>>,
    pub(super) wonders: Vec<String>,
    pub(super) wonder: Option<Text<'a>>,
    pub(super) lead: Option<Text<'a>>,
    pub(super) from: Vec<Text<'a>>,
    pub(super) fate: Option<Text<'a>>,
    pub(super) thread: Option<Text<'a>>,
    pub(super) moment: Option<Text<'a>>,
    pub(super) saw: Option<Text<'a>>,
    pub(super) expected: Option<Text<'a>>,
    pub(super) goal: Option<Text<'a>>,
    pub(super) options: Option<Text<'a>>,
    pub(super) basis: Option<Text<'a>>,
    pub(super) pressure: Option<Text<'a>>,
    pub(super) help: Option<Text<'a>>,
}

/// A line picked beforehand.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Anchored<'a> {
    #[serde(default)]
    pub(super) time: Option<Text<'a>>,
    pub(super) words: Text<'a>,
    #[serde(default)]
    pub(super) place: Option<Text<'a>>,
}

/// Where the segment before ended.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct After<'a> {
    pub(super) segment: u64,
    pub(super) n: u64,
    pub(super) c: Text<'a>,
}

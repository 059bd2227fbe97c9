//! Reading an interview's files back: every whole record is found, and what is damaged, missing or
//! foreign is counted. Nothing damaged is ever taken for true.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};

use crate::interview::{
    change::Change,
    draft::Draft,
    journal::{
        VERSION,
        chain::End,
        draft::{At, Drafts},
        fact::fact,
        line,
        name::{Segment, is_draft},
        read_time,
        shape::{After, Data, Frame, Record},
    },
    stamp::{Elapsed, Stamp},
};

mod scan;

use scan::{Tally, scan};

/// What an interview's files hold.
#[derive(Debug, Default)]
pub struct Recovered {
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// How many whole records there were, drafts left out.
    pub records: usize,
    /// How many of them are of a newer version; they stay where they are.
    pub unknown: usize,
    /// How many lines were damaged or torn.
    pub damaged: usize,
    /// How many records are missing beside those.
    pub missing: usize,
    /// How many records do not follow the one before them.
    pub broken_links: usize,
    /// How many byte order marks, merge markers and the like were skipped.
    pub foreign: usize,
    /// Whether two writers went by one name.
    pub cloned: bool,
    /// The writer that founded the interview.
    pub founder: Option<String>,
    /// The next free Lamport time.
    pub next_lamport: u64,
    /// The next free Lamport time for drafts.
    pub next_draft: u64,
    /// Where each segment ends.
    pub ends: HashMap<Segment, End>,
    /// Lines that were being typed and were neither kept nor let go, the latest last.
    pub drafts: Vec<Draft>,
}

impl Recovered {
    /// What had to be recovered, in words; empty when all was whole.
    #[must_use]
    pub fn words(&self) -> String {
        let lost = self.damaged.max(self.missing);
        let mut words = Vec::new();
        if lost > 0 {
            let all = self.records + lost;
            words.push(format!("recovered {} of {all} lines", self.records));
        }
        let mut say = |count: usize, what: &str| {
            if count > 0 {
                words.push(format!("{count} {what}"));
            }
        };
        say(self.damaged, "damaged, left where they are");
        say(self.missing, "missing");
        say(self.broken_links, "out of order");
        say(self.unknown, "of a newer version, left where they are");
        say(self.foreign, "marks of other programs skipped");
        if self.cloned {
            words.push("two writers went by one name: both kept".to_owned());
        }
        words.join("; ")
    }
}

/// Reads an interview's files: names relative to its folder, and their bytes.
#[must_use]
pub fn read<N: AsRef<str>, B: AsRef<[u8]>>(files: &[(N, B)]) -> Recovered {
    let mut reader = Reader::default();
    for (name, bytes) in files {
        if is_draft(name.as_ref()) {
            reader.read_drafts(bytes.as_ref());
        } else {
            reader.read_journal(name.as_ref(), bytes.as_ref());
        }
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    found: Recovered,
    items: Vec<Item>,
    unknown: HashSet<(u64, usize)>,
    writers: Vec<String>,
    drafts: Drafts,
    opened: Option<(u64, usize)>,
    claims: Vec<(Segment, End)>,
}

struct Item {
    lamport: u64,
    writer: usize,
    n: u64,
    change: Change,
}

/// Where the reading of one file stands.
#[derive(Default)]
struct Place {
    end: Option<End>,
    damaged: usize,
    pieces: Vec<(u64, String)>,
}

impl Reader {
    fn read_journal(&mut self, name: &str, bytes: &[u8]) {
        let (mut tally, mut place) = (Tally::default(), Place::default());
        let segment = Segment::of_file(name);
        scan(bytes, &mut tally, |tally, text, c| {
            let Ok(record) = serde_json::from_str::<Record<'_>>(text) else {
                self.take_unknown(text, c, &mut place, tally.damaged);
                return;
            };
            self.follow(&mut place, Link::of(&record, c), tally.damaged);
            self.take(record, &mut place, segment.as_ref());
        });
        self.found.damaged += tally.damaged + usize::from(!place.pieces.is_empty());
        self.found.foreign += tally.foreign;
        if let (Some(segment), Some(end)) = (segment, place.end) {
            let last = self.found.ends.entry(segment).or_insert(end);
            *last = if last.n < end.n { end } else { *last };
        }
    }

    fn take_unknown(&mut self, text: &str, c: u32, place: &mut Place, damaged: usize) {
        let Ok(frame) = serde_json::from_str::<Frame<'_>>(text) else {
            self.found.unknown += 1;
            return;
        };
        let p = line::unhex(&frame.p);
        self.follow(place, Link { n: frame.n, p, c, lamport: frame.l }, damaged);
        let writer = self.writer(&frame.w);
        self.unknown.insert((frame.l, writer));
    }

    /// Checks that a record follows the one before it.
    fn follow(&mut self, place: &mut Place, link: Link, damaged: usize) {
        self.found.records += 1;
        self.found.next_lamport = self.found.next_lamport.max(link.lamport.saturating_add(1));
        let (due, before) = place.end.map_or((0, 0), |end| (end.n + 1, end.c));
        if link.n == due {
            self.found.broken_links += usize::from(link.p != Some(before));
        } else if let Some(gap) = link.n.checked_sub(due) {
            let explained = damaged - place.damaged;
            let gap = usize::try_from(gap).unwrap_or(usize::MAX);
            self.found.missing = self.found.missing.saturating_add(gap.saturating_sub(explained));
        } else {
            self.found.broken_links += 1;
            return;
        }
        place.damaged = damaged;
        place.end = Some(End { n: link.n, c: link.c });
    }

    fn take(&mut self, record: Record<'_>, place: &mut Place, segment: Option<&Segment>) {
        let writer = self.writer(&record.w);
        if record.v > VERSION {
            self.unknown.insert((record.l, writer));
        }
        match &*record.op {
            "open" => self.take_open(record.l, writer, record.d, segment),
            "more" => place.pieces.extend(record.d.json.map(|json| (record.n, json.owned()))),
            _ => {
                let at = (record.l, record.n);
                if let Some(change) = change(record, &mut place.pieces) {
                    self.items.push(Item { lamport: at.0, writer, n: at.1, change });
                } else {
                    self.unknown.insert((at.0, writer));
                }
            }
        }
    }

    fn take_open(
        &mut self,
        lamport: u64,
        writer: usize,
        d: Box<Data<'_>>,
        segment: Option<&Segment>,
    ) {
        if self.opened.is_none_or(|first| (lamport, writer) < first) {
            self.opened = Some((lamport, writer));
            self.found.founder = d.founder.map(super::shape::Text::owned);
        }
        let claim = d.after.zip(segment).and_then(|(after, segment)| claim(&after, segment));
        self.claims.extend(claim);
    }

    fn read_drafts(&mut self, bytes: &[u8]) {
        let (mut tally, mut place) = (Tally::default(), Place::default());
        self.drafts.next_file();
        scan(bytes, &mut tally, |_, text, c| {
            if let Ok(record) = serde_json::from_str::<Record<'_>>(text) {
                self.take_draft(record, c, &mut place);
            }
        });
    }

    fn take_draft(&mut self, mut record: Record<'_>, c: u32, place: &mut Place) {
        let link = Link::of(&record, c);
        let due = place.end.map_or((0, 0), |end| (end.n + 1, end.c));
        let linked = due == (link.n, link.p.unwrap_or(0));
        place.end = Some(End { n: link.n, c });
        self.found.next_draft = self.found.next_draft.max(record.l.saturating_add(1));
        if let Some(json) = record.d.json.take() {
            place.pieces.push((record.n, json.owned()));
            return;
        }
        let Some(began) = stamp(&record) else { return };
        let at = At { began, lamport: record.l, linked };
        match joined(record.d.parts, record.n, &mut place.pieces) {
            Parts::None => self.drafts.take(at, record.d),
            Parts::Whole(json) => {
                if let Ok(data) = serde_json::from_str(&json) {
                    self.drafts.take(at, data);
                }
            }
            Parts::Missing => {}
        }
    }

    fn writer(&mut self, name: &str) -> usize {
        self.writers.iter().position(|writer| writer == name).unwrap_or_else(|| {
            self.writers.push(name.to_owned());
            self.writers.len() - 1
        })
    }

    fn finish(mut self) -> Recovered {
        self.check_claims();
        let Self { mut found, mut items, writers, drafts, unknown, .. } = self;
        let name = |item: &Item| writers.get(item.writer);
        items.sort_by(|a, b| (a.lamport, name(a), a.n).cmp(&(b.lamport, name(b), b.n)));
        items.dedup_by(|next, item| {
            let twice = (next.lamport, next.writer) == (item.lamport, item.writer);
            let same = twice && next.change == item.change;
            found.cloned |= twice && !same;
            same
        });
        found.unknown += unknown.len();
        found.changes = items.into_iter().map(|item| item.change).collect();
        let live = drafts.live(kept(&found.changes));
        found.drafts = live.into_iter().map(|found| found.draft).collect();
        found
    }

    /// Each segment says where the one before it ended.
    fn check_claims(&mut self) {
        for (segment, claimed) in std::mem::take(&mut self.claims) {
            let end = self.found.ends.get(&segment);
            if end.is_some_and(|end| end.n == claimed.n && end.c != claimed.c) {
                self.found.broken_links += 1;
            }
            let there = end.map_or(0, |end| end.n + 1);
            let gone = (claimed.n.saturating_add(1)).saturating_sub(there);
            let gone = usize::try_from(gone).unwrap_or(usize::MAX);
            let torn = usize::from(gone > 0 && self.found.damaged > 0);
            self.found.missing = self.found.missing.saturating_add(gone - torn);
        }
    }
}

/// How a record hangs on the one before it.
#[derive(Clone, Copy)]
struct Link {
    n: u64,
    p: Option<u32>,
    c: u32,
    lamport: u64,
}

impl Link {
    fn of(record: &Record<'_>, c: u32) -> Self {
        Self { n: record.n, p: line::unhex(&record.p), c, lamport: record.l }
    }
}

fn claim(after: &After<'_>, segment: &Segment) -> Option<(Segment, End)> {
    let end = End { n: after.n, c: line::unhex(&after.c)? };
    Some((Segment { number: after.segment, ..segment.clone() }, end))
}

fn change(record: Record<'_>, pieces: &mut Vec<(u64, String)>) -> Option<Change> {
    let when = stamp(&record)?;
    let (op, id) = (&*record.op, record.id.as_deref());
    let fact = match joined(record.d.parts, record.n, pieces) {
        Parts::None => fact(op, id, record.d)?,
        Parts::Whole(data) => fact(op, id, serde_json::from_str(&data).ok()?)?,
        Parts::Missing => return None,
    };
    Some(Change { when, fact })
}

fn stamp(record: &Record<'_>) -> Option<Stamp> {
    Some(Stamp { at: read_time(&record.t)?, elapsed: Elapsed(record.e) })
}

enum Parts {
    None,
    Whole(String),
    Missing,
}

/// The data carried by the records before number `n`.
fn joined(parts: Option<usize>, n: u64, pieces: &mut Vec<(u64, String)>) -> Parts {
    let pieces = std::mem::take(pieces);
    let Some(count) = parts else { return Parts::None };
    let first = n.saturating_sub(count as u64);
    let due = first..n;
    let all = pieces.iter().map(|(n, _)| *n).skip_while(|n| *n < first).eq(due);
    if !all {
        return Parts::Missing;
    }
    Parts::Whole(pieces.into_iter().filter(|(n, _)| *n >= first).map(|(_, piece)| piece).collect())
}

/// Whether a line begun then was kept.
fn kept(changes: &[Change]) -> impl Fn(DateTime<Utc>) -> bool {
    let times: HashSet<i64> =
        changes.iter().map(|change| change.when.at.timestamp_millis()).collect();
    move |at| times.contains(&at.timestamp_millis())
}

//! Reading an interview's files back: every whole record is found, and what is damaged, missing or
//! foreign is counted. Nothing damaged is ever taken for true.

use std::collections::{HashMap, HashSet};

use crate::interview::{
    Interview,
    change::Change,
    draft::Draft,
    journal::{
        VERSION,
        chain::End,
        draft::{At, Drafts},
        line,
        name::{Segment, is_draft},
        shape::{After, Data, Frame, Record},
    },
};

mod lines;
mod order;
mod plain;
mod whole;

use lines::Lines;
pub(super) use lines::{Meant, meant, rescue};
use order::{Key, Order};
use whole::{Parts, change, joined, stamp};

/// What some programs put before a file's first line.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What an interview's files hold.
#[derive(Debug, Default)]
pub struct Recovered {
    /// The interview that the changes make.
    pub interview: Interview,
    /// The changes, in order, where they were gathered.
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
    /// Whether nothing was ever recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let faults = [self.unknown, self.damaged, self.missing, self.broken_links];
        faults == [0; 4] && self.drafts.is_empty() && self.interview == Interview::default()
    }

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

/// Reads an interview's files: names relative to its folder, and their bytes. Gathers the changes.
#[must_use]
pub fn read<N: AsRef<str>, B: AsRef<[u8]>>(files: &[(N, B)]) -> Recovered {
    let mut reader = Reader::gathering();
    let drafts =
        |wanted: bool| files.iter().filter(move |(name, _)| is_draft(name.as_ref()) == wanted);
    for (name, bytes) in drafts(true).chain(drafts(false)) {
        reader.begin(name.as_ref());
        reader.feed(bytes.as_ref());
    }
    reader.finish().unwrap_or_default()
}

/// Reads an interview's files piece by piece, each from its beginning to its end, draft files first.
#[derive(Default)]
pub struct Reader {
    found: Recovered,
    order: Order,
    unknown: HashSet<(u64, usize)>,
    writers: Vec<String>,
    drafts: Drafts,
    opened: Option<(u64, usize)>,
    claims: Vec<(Segment, End)>,
    reading: Option<Reading>,
}

/// Where the reading of one file stands.
#[derive(Default)]
struct Reading {
    segment: Option<Segment>,
    draft: bool,
    lines: Lines,
    /// Whether a line has been read.
    begun: bool,
    end: Option<End>,
    damaged: usize,
    foreign: usize,
    /// How many damaged lines there were before the last whole one.
    explained: usize,
    pieces: Vec<(u64, String)>,
}

impl Reader {
    /// For files whose changes may be in any order.
    #[must_use]
    pub fn gathering() -> Self {
        Self { order: Order::Gathered(Vec::new()), ..Self::default() }
    }

    /// The next file, by its name relative to the interview's folder.
    pub fn begin(&mut self, name: &str) {
        self.end();
        let draft = is_draft(name);
        if draft {
            self.drafts.next_file();
        }
        let segment = Segment::of_file(name).filter(|_| !draft);
        self.reading = Some(Reading { segment, draft, ..Reading::default() });
    }

    /// More of its bytes, cut anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        let Some(mut reading) = self.reading.take() else { return };
        let mut lines = std::mem::take(&mut reading.lines);
        lines.feed(bytes, |line| self.take_line(&mut reading, line));
        reading.lines = lines;
        self.reading = Some(reading);
    }

    /// What all files hold together. `None` if their changes were not in order: then they have to be
    /// read once more, by a reader that gathers.
    #[must_use]
    pub fn finish(mut self) -> Option<Recovered> {
        self.end();
        self.check_claims();
        let Self { mut found, order, writers, drafts, unknown, .. } = self;
        found.unknown += unknown.len();
        let ordered = order.finish(&writers)?;
        (found.interview, found.changes) = (ordered.interview, ordered.changes);
        found.cloned = ordered.cloned;
        found.drafts = drafts.live().into_iter().map(|found| found.draft).collect();
        Some(found)
    }

    fn end(&mut self) {
        let Some(mut reading) = self.reading.take() else { return };
        let lines = std::mem::take(&mut reading.lines);
        lines.end(|line| self.take_line(&mut reading, line));
        if reading.draft {
            return;
        }
        self.found.damaged += reading.damaged + usize::from(!reading.pieces.is_empty());
        self.found.foreign += reading.foreign;
        if let (Some(segment), Some(end)) = (reading.segment, reading.end) {
            let last = self.found.ends.entry(segment).or_insert(end);
            *last = if last.n < end.n { end } else { *last };
        }
    }

    fn take_line(&mut self, reading: &mut Reading, line: &[u8]) {
        let unmarked = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| !reading.begun);
        reading.foreign += usize::from(unmarked.is_some());
        reading.begun = true;
        let line = unmarked.unwrap_or(line);
        match meant(line) {
            Meant::Record(text, c) => self.take_record(reading, text, c),
            Meant::Foreign => reading.foreign += 1,
            Meant::Nothing => {}
            Meant::Damaged => {
                reading.damaged += 1;
                rescue(line).for_each(|(text, c)| self.take_record(reading, text, c));
            }
        }
    }

    fn take_record(&mut self, reading: &mut Reading, text: &str, c: u32) {
        if reading.draft {
            if let Ok(record) = serde_json::from_str::<Record<'_>>(text) {
                self.take_draft(record, c, reading);
            }
        } else if let Some(note) = plain::note(text) {
            self.take_plain(note, c, reading);
        } else if let Ok(record) = serde_json::from_str::<Record<'_>>(text) {
            self.follow(reading, Link::of(&record, c));
            self.take(record, reading);
        } else {
            self.take_unknown(text, c, reading);
        }
    }

    fn take_plain(&mut self, note: plain::Plain<'_>, c: u32, reading: &mut Reading) {
        let plain::Plain { writer, n, p, lamport, change } = note;
        self.follow(reading, Link { n, p: Some(p), c, lamport });
        reading.pieces.clear();
        let writer = self.writer(writer);
        self.take_change(Key { lamport, writer, n }, change);
    }

    fn take_change(&mut self, key: Key, change: Change) {
        self.drafts.kept(change.when.at);
        self.order.push(key, change);
    }

    fn take_unknown(&mut self, text: &str, c: u32, reading: &mut Reading) {
        let Ok(frame) = serde_json::from_str::<Frame<'_>>(text) else {
            self.found.unknown += 1;
            return;
        };
        let p = line::unhex(&frame.p);
        self.follow(reading, Link { n: frame.n, p, c, lamport: frame.l });
        let writer = self.writer(&frame.w);
        self.unknown.insert((frame.l, writer));
    }

    /// Checks that a record follows the one before it.
    fn follow(&mut self, reading: &mut Reading, link: Link) {
        self.found.records += 1;
        self.found.next_lamport = self.found.next_lamport.max(link.lamport.saturating_add(1));
        let (due, before) = reading.end.map_or((0, 0), |end| (end.n + 1, end.c));
        if link.n == due {
            self.found.broken_links += usize::from(link.p != Some(before));
        } else if let Some(gap) = link.n.checked_sub(due) {
            let explained = reading.damaged - reading.explained;
            let gap = usize::try_from(gap).unwrap_or(usize::MAX);
            self.found.missing = self.found.missing.saturating_add(gap.saturating_sub(explained));
        } else {
            self.found.broken_links += 1;
            return;
        }
        reading.explained = reading.damaged;
        reading.end = Some(End { n: link.n, c: link.c });
    }

    fn take(&mut self, record: Record<'_>, reading: &mut Reading) {
        let writer = self.writer(&record.w);
        if record.v > VERSION {
            self.unknown.insert((record.l, writer));
        }
        match &*record.op {
            "open" => self.take_open(record.l, writer, record.d, reading.segment.as_ref()),
            "more" => reading.pieces.extend(record.d.json.map(|json| (record.n, json.owned()))),
            _ => {
                let key = Key { lamport: record.l, writer, n: record.n };
                if let Some(change) = change(record, &mut reading.pieces) {
                    self.take_change(key, change);
                } else {
                    self.unknown.insert((key.lamport, writer));
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

    fn take_draft(&mut self, mut record: Record<'_>, c: u32, reading: &mut Reading) {
        let link = Link::of(&record, c);
        let due = reading.end.map_or((0, 0), |end| (end.n + 1, end.c));
        let linked = due == (link.n, link.p.unwrap_or(0));
        reading.end = Some(End { n: link.n, c });
        self.found.next_draft = self.found.next_draft.max(record.l.saturating_add(1));
        if let Some(json) = record.d.json.take() {
            reading.pieces.push((record.n, json.owned()));
            return;
        }
        let Some(began) = stamp(&record) else { return };
        let at = At { began, lamport: record.l, linked };
        match joined(record.d.parts, record.n, &mut reading.pieces) {
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

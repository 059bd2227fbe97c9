//! The share-back: what goes back to the one interviewee, and what came back from them.
//!
//! Made of what is on the record, like everything that leaves the interview. Their own words stand in
//! it as they were taken down: names in them are theirs to see. Knows no file.

mod returned;

pub use returned::{Answered, Remark, Returned, Said};

use chrono::NaiveDate;

use crate::findings::{
    Known,
    contents::Contents,
    level,
    record::{Heard, Kept, OnRecord},
};
use crate::interview::{
    Interview,
    consent::{Attribution, Quotes},
    id::Id,
    incident::Incident,
    note::Reply,
    pivot::{Cell, Pivot},
    thread::Fate,
};

/// How many things that were heard are told at most: more is not read.
const MOST_HEARD: usize = 10;

/// Stands between the marked parts of one note.
const BETWEEN: &str = " […] ";

/// What one interviewee gets to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareBack {
    /// The incident's id.
    pub incident: String,
    /// What people call the incident.
    pub title: String,
    /// The interview's id.
    pub interview: String,
    /// The day of the talk (UTC).
    pub talked: Option<NaiveDate>,
    /// What the investigator heard, in the order it was told.
    pub heard: Vec<Line>,
    /// The quotes that would be used.
    pub quotes: Vec<Quoted>,
    /// What the investigator made of it.
    pub readings: Vec<Line>,
    /// What was left open.
    pub open: Vec<String>,
    /// How the interviewee would appear, if they say yes to all of it.
    pub level: Attribution,
    /// Their role as it would be shown, where it would.
    pub role: Option<String>,
    /// Until when a withdrawal can be guaranteed.
    pub withdraw_by: Option<NaiveDate>,
}

/// A line with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which entry it is.
    pub id: Id,
    /// The entry's name, as findings have it.
    pub name: String,
    /// Its words.
    pub text: String,
}

/// A quote that would be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The words. Several marked parts of one note are answered together.
    pub line: Line,
    /// How the interviewee would appear with it at most.
    pub level: Attribution,
    /// What was answered about it before.
    pub reply: Option<Reply>,
}

impl ShareBack {
    /// Whether there is nothing to read in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heard.is_empty() && self.quotes.is_empty() && self.readings.is_empty()
    }
}

/// What goes back to the interviewee.
#[must_use]
pub fn share_back(interview: &Interview, incident: &Incident, known: &Known) -> ShareBack {
    let contents = Contents::of(interview, None);
    let consent = interview.consent();
    let asked = consent.map_or(Attribution::Anonymous, |consent| consent.attribution);
    let (level, shown) = level::if_all_is_agreed(interview, known, asked);
    let level = level.level;
    ShareBack {
        incident: incident.id.clone(),
        title: incident.title.clone(),
        interview: interview.plan().interview.clone(),
        talked: interview.progress().started.map(|started| started.at.date_naive()),
        heard: heard(&contents),
        quotes: quotes(&contents, level, consent.map(|consent| consent.quotes)),
        readings: readings(&contents),
        open: contents.record.lines().iter().filter_map(open).collect(),
        level,
        role: shown.map(|shown| shown.role),
        withdraw_by: consent.and_then(|consent| consent.withdraw_by),
    }
}

fn line(line: &OnRecord<'_>, text: impl Into<String>) -> Line {
    Line { id: line.id(), name: line.name(), text: text.into() }
}

/// What they said in the investigator's words: what evidence leans on first, then what was tagged,
/// then the rest; no more than somebody reads.
fn heard(contents: &Contents<'_>) -> Vec<Line> {
    let said = |line: &&OnRecord<'_>| {
        let words = line.words();
        words.is_some_and(|words| words.kind == Heard::Said && words.spans.is_empty())
            && line.text().chars().any(char::is_alphanumeric)
    };
    let mut lines: Vec<_> = contents.record.lines().iter().filter(said).enumerate().collect();
    lines.sort_by_key(|(at, line)| {
        let leaned_on = contents.note(line).is_some();
        (!leaned_on, line.tags().is_empty(), *at)
    });
    lines.truncate(MOST_HEARD);
    lines.sort_by_key(|(at, _)| *at);
    let text = |of: &OnRecord<'_>| contents.told(of);
    lines.into_iter().map(|(_, of)| line(of, text(of))).collect()
}

fn quotes(contents: &Contents<'_>, level: Attribution, agreed: Option<Quotes>) -> Vec<Quoted> {
    if agreed == Some(Quotes::No) {
        return Vec::new();
    }
    let quoted = |of: &OnRecord<'_>| {
        let parts: Vec<_> = of.quotes().into_iter().map(|quote| quote.text).collect();
        let reply = of.words().and_then(|words| words.reply.cloned());
        (!parts.is_empty()).then(|| Quoted {
            line: line(of, parts.join(BETWEEN)),
            level: level.strictest(of.own_level()),
            reply,
        })
    };
    contents.record.lines().iter().filter_map(quoted).collect()
}

/// A decision as it looked to them: the cells that are filled.
fn cells(contents: &Contents<'_>, pivot: &Pivot) -> String {
    let cell =
        |cell: &Cell| Some((cell.word(), pivot.cell(*cell))).filter(|(_, at)| !at.is_empty());
    let cells = Cell::ALL.iter().filter_map(cell);
    cells.map(|(word, at)| format!("{word}: {}", contents.own(at))).collect::<Vec<_>>().join("; ")
}

/// Findings, decisions, and thoughts that evidence leans on.
fn readings(contents: &Contents<'_>) -> Vec<Line> {
    let reading = |of: &OnRecord<'_>| match of.what() {
        Kept::Finding(finding) if finding.learned.trim().is_empty() => Some(line(of, of.text())),
        Kept::Finding(finding) => Some(line(of, format!("{}. {}", of.text(), finding.learned))),
        Kept::Words(words) if words.kind == Heard::Thought => {
            contents.note(of).map(|text| line(of, text))
        }
        Kept::Pivot(pivot) => Some(line(of, cells(contents, pivot))),
        Kept::Words(_)
        | Kept::Question(_)
        | Kept::Moment(_)
        | Kept::Lead(_)
        | Kept::Thread(_)
        | Kept::Idea(_) => None,
    };
    contents.record.lines().iter().filter_map(reading).collect()
}

fn open(line: &OnRecord<'_>) -> Option<String> {
    let Kept::Thread(thread) = line.what() else { return None };
    (thread.fate == Fate::Open).then(|| line.text().to_owned())
}

//! The texts of a file that were written by whoever wrote it, each with its place: lines of a text,
//! questions of a bank, findings and what they make one wonder. Never what somebody was quoted with.

use std::ops::Range;

use crate::findings::from_yaml;
use crate::guide::{
    Form, Origin,
    files::{Kind as FileKind, read_bank},
    wording::Kind,
};
use crate::yaml::{self, Fault};

/// One text that rules are for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) phase: Option<String>,
    /// Where in the structure of the file; empty in a plain text.
    pub(super) path: String,
    /// Where it begins.
    start: Place,
    /// Whether it stands on one line as it is, so that columns can be counted from its beginning.
    as_it_is: bool,
}

/// Line and column from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Written {
    /// Where these bytes of it stand; where it begins, if it is folded.
    pub(super) fn place(&self, at: &Range<usize>) -> Place {
        let before = self.text.get(..at.start).filter(|_| self.as_it_is).unwrap_or_default();
        let column = self.start.column.saturating_add(number(before.chars().count()));
        Place { column, ..self.start }
    }
}

/// The texts of a file, by what it says it is; `kind` and `phase` are for those of a plain text.
pub(super) fn texts(
    text: &str,
    kind: Kind,
    phase: Option<&str>,
) -> Result<Vec<Written>, Vec<Fault>> {
    if FileKind::of_text(text) == Some(FileKind::Bank) {
        return bank(text, phase).map(|found| placed(text, found));
    }
    if text.lines().any(|line| line.starts_with("schema: firsthand/findings/")) {
        return findings(text, phase).map(|found| placed(text, found)).map_err(|fault| vec![fault]);
    }
    Ok(plain(text, kind, phase))
}

/// Each line that is not empty. One that begins with `>` repeats somebody's words.
fn plain(text: &str, kind: Kind, phase: Option<&str>) -> Vec<Written> {
    let lines = text.lines().zip(1..).map(|(line, number)| {
        let path = String::new();
        let start = Place { line: number, column: 1 };
        let phase = phase.map(str::to_owned);
        Written { text: line.to_owned(), kind, phase, path, start, as_it_is: true }
    });
    let own = |one: &Written| {
        let words = one.text.trim_start();
        !words.is_empty() && !words.starts_with('>')
    };
    lines.filter(own).collect()
}

fn bank(text: &str, phase: Option<&str>) -> Result<Vec<Written>, Vec<Fault>> {
    let bank = read_bank("", Origin::BuiltIn, text)?;
    let mut found = Vec::new();
    for (at, question) in bank.questions.iter().enumerate() {
        // A question closed on purpose may be closed in any phase.
        let phase = phase.filter(|phase| question.form == Form::Open && bank.fits(question, phase));
        let mut add = |field: &str, text: &str| {
            let path = format!("questions[{at}].{field}");
            found.push(unplaced(path, text, Kind::Question, phase));
        };
        add("ask", &question.ask);
        if let Some(text) = &question.ask_plain {
            add("ask_plain", text);
        }
        for (probe, text) in question.probes.iter().enumerate() {
            add(&format!("probes[{probe}]"), text);
        }
    }
    Ok(found)
}

fn findings(text: &str, phase: Option<&str>) -> Result<Vec<Written>, Fault> {
    let findings = from_yaml(text)?;
    let mut found = Vec::new();
    for (at, finding) in findings.findings.iter().enumerate() {
        let path = |field: &str| format!("findings[{at}].{field}");
        found.push(unplaced(path("title"), &finding.title, Kind::Finding, None));
        found.push(unplaced(path("learned"), &finding.learned, Kind::Finding, None));
        for (wonder, text) in finding.wonders.iter().enumerate() {
            let path = path(&format!("wonders[{wonder}]"));
            found.push(unplaced(path, text, Kind::Question, phase));
        }
    }
    Ok(found)
}

fn unplaced(path: String, text: &str, kind: Kind, phase: Option<&str>) -> Written {
    let (phase, start) = (phase.map(str::to_owned), Place { line: 0, column: 0 });
    Written { text: text.to_owned(), kind, phase, path, start, as_it_is: false }
}

/// The same with their places, looked up all at once.
fn placed(source: &str, mut found: Vec<Written>) -> Vec<Written> {
    let paths = found.iter().map(|one| Fault::at_path(one.path.as_str(), ""));
    let mut faults: Vec<Fault> = paths.collect();
    yaml::locate(source, &mut faults);
    let lines: Vec<&str> = source.lines().collect();
    for (one, fault) in found.iter_mut().zip(faults) {
        one.start = Place { line: fault.line, column: fault.column };
        let at = |number: u32| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        let line = lines.get(at(fault.line)).copied().unwrap_or_default();
        let value: String = line.chars().skip(at(fault.column)).collect();
        let unquoted = value.trim_start_matches(['"', '\'']);
        one.as_it_is = unquoted.starts_with(one.text.as_str());
        one.start.column += number(value.chars().count() - unquoted.chars().count());
    }
    found
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

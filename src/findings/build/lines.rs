//! The lists of findings, each from what is on the record.

use std::collections::HashMap;

use crate::findings::{
    contents::Contents,
    record::{Heard, Kept, OnRecord},
    shape::{Finding, Idea, Lead, Moment, Note, NoteKind, Pivot, Question, Quote},
};
use crate::interview::{
    consent::Attribution,
    finding,
    id::Id,
    lead, moment,
    pivot::{self, Cell},
};

/// How a line begins that names a pivot and its moment.
pub const STILL_TO_ASK: &str = "still to ask about";

/// The names that what can be evidence has in the file.
pub(super) struct Present(HashMap<Id, Vec<String>>);

impl Present {
    pub(super) fn of(contents: &Contents<'_>) -> Self {
        let questions = contents.questions();
        let names = |line: &OnRecord<'_>| {
            let whole = contents.note(line).is_some()
                || questions.contains(&line.id())
                || matches!(line.what(), Kept::Moment(_));
            let quotes = || contents.quotes(line).into_iter().map(|quote| quote.name).collect();
            let names: Vec<String> = if whole { vec![line.name()] } else { quotes() };
            (!names.is_empty()).then(|| (line.id(), names))
        };
        Self(contents.record.lines().iter().filter_map(names).collect())
    }

    fn names(&self, ids: &[Id]) -> Vec<String> {
        ids.iter().filter_map(|id| self.0.get(id)).flatten().cloned().collect()
    }

    fn question(&self, contents: &Contents<'_>, after: Option<Id>) -> Option<String> {
        let id = after.filter(|id| contents.record.holds(*id))?;
        self.0.get(&id).and_then(|names| names.first()).cloned()
    }
}

pub(super) fn questions(contents: &Contents<'_>, present: &Present) -> Vec<Question> {
    let question = |line: &OnRecord<'_>| {
        let asked = contents.question(line).filter(|_| present.0.contains_key(&line.id()))?;
        let of_bank = if let Kept::Question(of) = line.what() { Some(of) } else { None };
        Some(Question {
            id: line.name(),
            bank: of_bank.map(|of| of.question.bank.clone()),
            question: of_bank.map(|of| of.question.question.clone()),
            probe: of_bank.and_then(|of| of.probe).map(|probe| u32::from(probe) + 1),
            asked,
            at: Some(line.at()),
        })
    };
    contents.record.lines().iter().filter_map(question).collect()
}

pub(super) fn quotes(contents: &Contents<'_>, present: &Present, level: Attribution) -> Vec<Quote> {
    let lines = contents.record.lines().iter();
    let quotes = lines.flat_map(|line| contents.quotes(line).into_iter().map(move |q| (line, q)));
    let quote = quotes.map(|(line, quoted)| Quote {
        id: quoted.name,
        at: Some(line.at()),
        text: quoted.text.to_owned(),
        tags: line.tags(),
        after: present.question(contents, line.after()),
        knows: None,
        when: None,
        attribution: level.into(),
        confirmed: line.answered(),
    });
    quote.collect()
}

pub(super) fn notes(contents: &Contents<'_>, present: &Present) -> Vec<Note> {
    let note = |line: &OnRecord<'_>| {
        let text = contents.note(line)?;
        let kind = match line.words()?.kind {
            Heard::Thought => NoteKind::Interpretation,
            Heard::Mark => NoteKind::Mark,
            Heard::Said | Heard::Quote | Heard::Asked => NoteKind::Said,
        };
        Some(Note {
            id: line.name(),
            at: Some(line.at()),
            kind,
            text,
            tags: line.tags(),
            after: present.question(contents, line.after()),
        })
    };
    contents.record.lines().iter().filter_map(note).collect()
}

pub(super) fn moments(contents: &Contents<'_>, present: &Present) -> Vec<Moment> {
    let moment = |line: &OnRecord<'_>| {
        let Kept::Moment(moment) = line.what() else { return None };
        let moment::Moment { told, time, precision, knows, learned, evidence } = moment;
        Some(Moment {
            id: line.name(),
            told: told.clone(),
            time: time.clone(),
            precision: (*precision).into(),
            what: line.text().to_owned(),
            knows: (*knows).into(),
            when: Some((*learned).into()),
            evidence: present.names(evidence),
        })
    };
    contents.record.lines().iter().filter_map(moment).collect()
}

/// Pivots with anything in them; a row that only names its moment says nothing.
pub(super) fn pivots(contents: &Contents<'_>, present: &Present) -> Vec<Pivot> {
    let pivot = |line: &OnRecord<'_>| {
        let Kept::Pivot(pivot) = line.what() else { return None };
        let cell = |cell| Some(contents.own(pivot.cell(cell))).filter(|words| !words.is_empty());
        let written = Pivot {
            id: line.name(),
            moment: pivot.moment.and_then(|id| present.names(&[id]).into_iter().next()),
            saw: cell(Cell::Saw),
            expected: cell(Cell::Expected),
            goal: cell(Cell::Goal),
            options: cell(Cell::Options),
            basis: cell(Cell::Basis),
            pressure: cell(Cell::Pressure),
            help: cell(Cell::Help),
            evidence: present.names(&pivot.evidence),
        };
        says_something(pivot).then_some(written)
    };
    contents.record.lines().iter().filter_map(pivot).collect()
}

fn says_something(pivot: &pivot::Pivot) -> bool {
    pivot.empty().count() < Cell::ALL.len()
}

/// What is still to be asked about a pivot, in one line; its moment's own words stay with the moment.
fn still_to_ask(line: &OnRecord<'_>, pivot: &pivot::Pivot, present: &Present) -> Option<String> {
    let empty: Vec<&str> = pivot.empty().map(asked_about).collect();
    let moment = pivot.moment.and_then(|id| present.names(&[id]).into_iter().next());
    let at = moment.map(|name| format!(", at {name}")).unwrap_or_default();
    let asked = !empty.is_empty() && says_something(pivot);
    asked.then(|| format!("{STILL_TO_ASK} {}{at}: {}", line.name(), empty.join(", ")))
}

fn asked_about(cell: Cell) -> &'static str {
    match cell {
        Cell::Saw => "what they saw",
        Cell::Expected => "what they expected",
        Cell::Goal => "what they were after",
        Cell::Options => "what else could have been done",
        Cell::Basis => "what the choice rested on",
        Cell::Pressure => "what pressed",
        Cell::Help => "what would have helped",
    }
}

pub(super) fn findings(contents: &Contents<'_>, present: &Present) -> Vec<Finding> {
    let finding = |line: &OnRecord<'_>| {
        let Kept::Finding(finding) = line.what() else { return None };
        let finding::Finding { learned, sort, strength, evidence, wonders } = finding;
        let evidence = Some(present.names(evidence)).filter(|names| !names.is_empty())?;
        Some(Finding {
            id: line.name(),
            title: line.text().to_owned(),
            learned: learned.clone(),
            kind: (*sort).into(),
            evidence,
            wonders: wonders.clone(),
            confidence: (*strength).into(),
            tags: line.tags(),
        })
    };
    contents.record.lines().iter().filter_map(finding).collect()
}

pub(super) fn leads(contents: &Contents<'_>, present: &Present) -> Vec<Lead> {
    let lead = |line: &OnRecord<'_>| {
        let Kept::Lead(lead::Lead { kind, from }) = line.what() else { return None };
        let what = line.text().to_owned();
        Some(Lead { id: line.name(), kind: (*kind).into(), what, from: present.names(from) })
    };
    contents.record.lines().iter().filter_map(lead).collect()
}

pub(super) fn ideas(contents: &Contents<'_>, present: &Present) -> Vec<Idea> {
    let idea = |line: &OnRecord<'_>| {
        let Kept::Idea(from) = line.what() else { return None };
        let what = line.text().to_owned();
        Some(Idea { id: line.name(), what, from: present.names(from) })
    };
    contents.record.lines().iter().filter_map(idea).collect()
}

/// Threads still open, the titles of findings that nothing in the file supports, and what is still
/// to be asked about pivots: one line for each, since a reader finds the empty cells in the pivot.
pub(super) fn open_threads(contents: &Contents<'_>, present: &Present) -> Vec<String> {
    let open = |line: &OnRecord<'_>| match line.what() {
        Kept::Finding(finding) => {
            present.names(&finding.evidence).is_empty().then(|| line.text().to_owned())
        }
        Kept::Thread(_) => contents.thread(line).map(str::to_owned),
        Kept::Pivot(pivot) => still_to_ask(line, pivot, present),
        Kept::Words(_) | Kept::Question(_) | Kept::Moment(_) | Kept::Lead(_) | Kept::Idea(_) => {
            None
        }
    };
    contents.record.lines().iter().filter_map(open).collect()
}

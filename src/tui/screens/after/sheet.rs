//! One thing with all there is to it, row by row: what can be written, what can be chosen, what it
//! rests on.

use crate::interview::{
    Interview,
    change::{Fact, OfFinding},
    entry::{Entry, What},
    finding::{Sort, Strength},
    id::Id,
    lead::LeadKind,
    moment::{Knows, Learned, Precision},
    part::Part,
    pivot::Cell,
};

/// One row of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// Words.
    Part(Part),
    /// One of a few.
    Choice(Choice),
    /// The moment of a pivot.
    Moment,
    /// What it rests on: one of these, or none yet.
    Evidence(Option<Id>),
}

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    Sort,
    Strength,
    Precision,
    Knows,
    Learned,
    Lead,
}

/// The rows of a thing.
pub(super) fn rows(entry: &Entry) -> Vec<Row> {
    let mut rows = match &entry.what {
        What::Finding(_) => vec![
            Row::Part(Part::Words),
            Row::Part(Part::Learned),
            Row::Choice(Choice::Sort),
            Row::Choice(Choice::Strength),
            Row::Part(Part::Wonders),
        ],
        What::Moment(_) => vec![
            Row::Part(Part::Words),
            Row::Part(Part::Told),
            Row::Part(Part::Time),
            Row::Choice(Choice::Precision),
            Row::Choice(Choice::Knows),
            Row::Choice(Choice::Learned),
        ],
        What::Pivot(_) => {
            let cells = Cell::ALL.into_iter().map(|cell| Row::Part(Part::Cell(cell)));
            std::iter::once(Row::Moment).chain(cells).collect()
        }
        What::Lead(_) => vec![Row::Part(Part::Words), Row::Choice(Choice::Lead)],
        What::Idea(_) => vec![Row::Part(Part::Words)],
        What::Note(_) | What::Question(_) | What::Thread(_) => return Vec::new(),
    };
    let evidence = entry.rests_on();
    rows.extend(evidence.iter().map(|id| Row::Evidence(Some(*id))));
    rows.extend(evidence.is_empty().then_some(Row::Evidence(None)));
    rows
}

impl Row {
    /// What stands before it. `entry` is the thing.
    pub(super) fn label(self, entry: &Entry) -> &'static str {
        match self {
            Self::Part(Part::Words) => match entry.what {
                What::Finding(_) => "title",
                What::Moment(_) => "what",
                What::Note(_)
                | What::Question(_)
                | What::Pivot(_)
                | What::Lead(_)
                | What::Thread(_)
                | What::Idea(_) => "words",
            },
            Self::Part(part) => part.word(),
            Self::Choice(choice) => choice.label(),
            Self::Moment => "moment",
            Self::Evidence(_) => crate::tui::words::review::EVIDENCE,
        }
    }
}

impl Choice {
    fn label(self) -> &'static str {
        match self {
            Self::Sort => "kind",
            Self::Strength => "confidence",
            Self::Precision => "precision",
            Self::Knows => "knows",
            Self::Learned => "knew it",
            Self::Lead => "points at",
        }
    }

    /// What is chosen, in a word.
    pub(super) fn word(self, entry: &Entry) -> &'static str {
        match (self, &entry.what) {
            (Self::Sort, What::Finding(finding)) => finding.sort.word(),
            (Self::Strength, What::Finding(finding)) => finding.strength.word(),
            (Self::Precision, What::Moment(moment)) => moment.precision.word(),
            (Self::Knows, What::Moment(moment)) => moment.knows.word(),
            (Self::Learned, What::Moment(moment)) => moment.learned.word(),
            (Self::Lead, What::Lead(lead)) => lead.kind.word(),
            (
                Self::Sort
                | Self::Strength
                | Self::Precision
                | Self::Knows
                | Self::Learned
                | Self::Lead,
                _,
            ) => "",
        }
    }

    /// The fact that the next one is chosen, or the one before.
    pub(super) fn turned(self, entry: &Entry, forward: bool) -> Option<Fact> {
        match &entry.what {
            What::Finding(finding) => {
                let (mut sort, mut strength) = (finding.sort, finding.strength);
                match self {
                    Self::Sort => sort = next(&Sort::ALL, sort, forward)?,
                    Self::Strength => strength = next(&Strength::ALL, strength, forward)?,
                    Self::Precision | Self::Knows | Self::Learned | Self::Lead => return None,
                }
                let learned = finding.learned.clone();
                let revised = OfFinding::Revised { learned, sort, strength };
                Some(Fact::Finding(entry.id, revised))
            }
            What::Moment(moment) => {
                let mut moment = (**moment).clone();
                match self {
                    Self::Precision => {
                        moment.precision = next(&Precision::ALL, moment.precision, forward)?;
                    }
                    Self::Knows => moment.knows = next(&Knows::ALL, moment.knows, forward)?,
                    Self::Learned => moment.learned = next(&Learned::ALL, moment.learned, forward)?,
                    Self::Sort | Self::Strength | Self::Lead => return None,
                }
                Some(Fact::MomentMoved(entry.id, moment))
            }
            What::Lead(lead) => {
                let mut lead = lead.clone();
                lead.kind = next(&LeadKind::ALL, lead.kind, forward)?;
                Some(Fact::LeadChanged(entry.id, lead))
            }
            What::Note(_)
            | What::Question(_)
            | What::Pivot(_)
            | What::Thread(_)
            | What::Idea(_) => None,
        }
    }
}

fn next<T: Copy + PartialEq>(all: &[T], one: T, forward: bool) -> Option<T> {
    let at = all.iter().position(|other| *other == one)?;
    let by = if forward { 1 } else { all.len().saturating_sub(1) };
    all.get((at + by) % all.len().max(1)).copied()
}

/// The fact that a pivot belongs to this moment, or to none.
pub(super) fn at_moment(interview: &Interview, pivot: Id, moment: Option<Id>) -> Option<Fact> {
    let mut row = interview.entry(pivot)?.pivot()?.clone();
    row.moment = moment;
    Some(Fact::PivotFilled(pivot, Box::new(row)))
}

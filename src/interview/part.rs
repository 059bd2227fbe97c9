//! The parts of an entry that are words, and the fact that writing one of them is.

use crate::interview::{
    Interview,
    change::{Fact, OfEntry, OfFinding},
    entry::{Entry, What},
    id::Id,
    moment::{Moment, Precision},
    pivot::Cell,
};

/// A part of an entry that is words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// Its own: a note's text, a finding's title, what happened at a moment.
    #[default]
    Words,
    /// What was learned, of a finding.
    Learned,
    /// What a finding makes one wonder, one in a line.
    Wonders,
    /// The time of a moment as it was told.
    Told,
    /// The time of a moment on the clock, with its zone.
    Time,
    /// A cell of a pivot.
    Cell(Cell),
}

impl Part {
    /// The part's word, the same on screen and in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Learned => "learned",
            Self::Wonders => "wonders",
            Self::Told => "told",
            Self::Time => "time",
            Self::Cell(cell) => cell.word(),
        }
    }

    /// The part with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let plain = [Self::Words, Self::Learned, Self::Wonders, Self::Told, Self::Time];
        let cells = Cell::ALL.map(Self::Cell);
        plain.into_iter().chain(cells).find(|part| part.word() == word)
    }
}

impl Entry {
    /// What stands in a part of it; nothing where it has no such part.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<String> {
        match (part, &self.what) {
            (Part::Words, _) => Some(self.text.clone()),
            (Part::Learned, What::Finding(finding)) => Some(finding.learned.clone()),
            (Part::Wonders, What::Finding(finding)) => Some(finding.wonders.join("\n")),
            (Part::Told, What::Moment(moment)) => Some(moment.told.clone()),
            (Part::Time, What::Moment(moment)) => Some(moment.time.clone().unwrap_or_default()),
            (Part::Cell(cell), What::Pivot(pivot)) => Some(pivot.cell(cell).to_owned()),
            (Part::Learned | Part::Wonders | Part::Told | Part::Time | Part::Cell(_), _) => None,
        }
    }
}

impl Interview {
    /// The fact that these words in a part of an entry are. A time on the clock is given as a file
    /// has it (RFC 3339).
    #[must_use]
    pub fn written(&self, id: Id, part: Part, words: &str) -> Option<Fact> {
        let what = &self.entry(id)?.what;
        let moved = |change: fn(&mut Moment, &str)| {
            let What::Moment(moment) = what else { return None };
            let mut moment = (**moment).clone();
            change(&mut moment, words);
            Some(Fact::MomentMoved(id, moment))
        };
        match part {
            Part::Words => Some(Fact::Entry(id, OfEntry::Corrected(words.to_owned()))),
            Part::Learned => {
                let What::Finding(finding) = what else { return None };
                let (learned, sort, strength) = (words.to_owned(), finding.sort, finding.strength);
                Some(Fact::Finding(id, OfFinding::Revised { learned, sort, strength }))
            }
            Part::Wonders => {
                self.finding(id)?;
                let wonders = words.lines().map(str::trim).filter(|line| !line.is_empty());
                let wonders = wonders.map(str::to_owned).collect();
                Some(Fact::Finding(id, OfFinding::WondersSet(wonders)))
            }
            Part::Told => moved(|moment, words| words.clone_into(&mut moment.told)),
            Part::Time => moved(|moment, words| {
                moment.time = Some(words.to_owned()).filter(|time| !time.is_empty());
                if moment.time.is_some() && moment.precision == Precision::OrderOnly {
                    moment.precision = Precision::About;
                }
            }),
            Part::Cell(cell) => {
                let What::Pivot(pivot) = what else { return None };
                Some(Fact::PivotFilled(id, Box::new((**pivot).clone().with(cell, words))))
            }
        }
    }
}

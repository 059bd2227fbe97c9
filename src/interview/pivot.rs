//! Pivots: points where something was decided, as it looked to the interviewee then. The cells are
//! the investigator's words; a quote stays where it was said, and is named as evidence.

use crate::interview::id::Id;

/// One cell of a pivot's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// What they saw.
    Saw,
    /// What they expected.
    Expected,
    /// What they were after.
    Goal,
    /// What else could have been done.
    Options,
    /// What the choice rested on.
    Basis,
    /// What pressed.
    Pressure,
    /// What would have helped.
    Help,
}

impl Cell {
    /// Every cell, in the order of the row.
    pub const ALL: [Self; 7] = [
        Self::Saw,
        Self::Expected,
        Self::Goal,
        Self::Options,
        Self::Basis,
        Self::Pressure,
        Self::Help,
    ];

    /// The cell's word, the same on screen and in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Saw => "saw",
            Self::Expected => "expected",
            Self::Goal => "goal",
            Self::Options => "options",
            Self::Basis => "basis",
            Self::Pressure => "pressure",
            Self::Help => "help",
        }
    }

    /// The cell with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cell| cell.word() == word)
    }
}

/// A point where something was decided; any cell may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pivot {
    /// The moment it belongs to.
    pub moment: Option<Id>,
    /// The notes it rests on.
    pub evidence: Vec<Id>,
    cells: [String; Cell::ALL.len()],
}

impl Pivot {
    /// A pivot at this moment, resting on these, with every cell empty.
    #[must_use]
    pub fn new(moment: Option<Id>, evidence: Vec<Id>) -> Self {
        Self { moment, evidence, ..Self::default() }
    }

    /// What stands in a cell.
    #[must_use]
    pub fn cell(&self, cell: Cell) -> &str {
        self.cells.get(cell as usize).map_or("", String::as_str)
    }

    /// The same pivot with these words in a cell.
    #[must_use]
    pub fn with(mut self, cell: Cell, words: impl Into<String>) -> Self {
        if let Some(place) = self.cells.get_mut(cell as usize) {
            *place = words.into();
        }
        self
    }

    /// The cells that are empty: questions for a second talk.
    #[must_use = "an iterator"]
    pub fn empty(&self) -> impl Iterator<Item = Cell> {
        Cell::ALL.into_iter().filter(|cell| self.cell(*cell).trim().is_empty())
    }
}

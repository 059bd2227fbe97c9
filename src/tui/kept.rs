//! What of the last frame stands in the next one, so that a key costs only the rows it changes.

use std::ops::Range;

/// The rows that stand in the buffer as they were drawn last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    rows: [Range<u16>; 2],
    but: Range<u16>,
}

impl Kept {
    /// None: everything is drawn.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// These rows.
    #[must_use]
    pub fn rows(rows: Range<u16>) -> Self {
        Self { rows: [rows, 0..0], but: 0..0 }
    }

    /// And these.
    #[must_use]
    pub fn and(self, more: Range<u16>) -> Self {
        let [rows, _none_yet] = self.rows;
        Self { rows: [rows, more], ..self }
    }

    /// Among them, something is drawn over what stands in these.
    #[must_use]
    pub fn but(self, but: Range<u16>) -> Self {
        Self { but, ..self }
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.rows.iter().all(Range::is_empty)
    }

    /// Whether something is drawn over what stands in some rows.
    #[must_use]
    pub fn is_drawn_over(&self) -> bool {
        !self.but.is_empty()
    }

    /// Whether what was drawn last stands in this row, drawn over or not.
    #[must_use]
    pub fn stands(&self, y: u16) -> bool {
        self.rows.iter().any(|rows| rows.contains(&y))
    }

    /// Whether this row stays as it was drawn last.
    #[must_use]
    pub fn stays(&self, y: u16) -> bool {
        self.stands(y) && !self.but.contains(&y)
    }
}

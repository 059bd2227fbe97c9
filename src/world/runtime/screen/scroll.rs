//! Rows that only moved up: the terminal moves them itself, which costs a few bytes instead of all
//! their words. What this chooses is never wrong, at worst longer: the rest of each row is compared
//! afterward as ever.

use std::ops::Range;

use crate::world::runtime::screen::seen::{Seen, Shown};

/// How far rows may have moved.
const FARTHEST: usize = 4;

/// How many rows must move for it to be thought of.
const FEWEST: usize = 3;

/// How many columns are looked at to find out.
const LOOKED_AT: usize = 40;

/// How many bytes must be saved in these columns for it to be worth its own.
const WORTH_IT: isize = 60;

/// What it costs to go to another cell, in bytes.
const TO_GO: usize = 6;

/// Rows that move up by so many; those that become free below are blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scroll {
    pub(super) rows: Range<usize>,
    pub(super) by: usize,
}

impl Shown {
    /// Moves rows up where that brings them nearest to what they are to show.
    pub(super) fn scroll(&mut self) -> Option<Scroll> {
        let rows = self.cells.len() / self.columns.max(1);
        let still: Vec<isize> = (0..rows).map(|y| self.differ(y, y)).collect();
        if still.iter().sum::<isize>() < WORTH_IT {
            return None;
        }
        let choices = (1..=FARTHEST).filter_map(|by| self.gain(by, &still));
        let (gain, scroll) = choices.max_by_key(|(gain, _)| *gain)?;
        if gain < WORTH_IT {
            return None;
        }
        let cells = scroll.rows.start * self.columns..scroll.rows.end * self.columns;
        let moved = self.cells.get_mut(cells)?;
        let by = scroll.by * self.columns;
        moved.rotate_left(by);
        let kept = moved.len() - by;
        moved.get_mut(kept..)?.fill(Seen::BLANK);
        Some(scroll)
    }

    /// The rows that gain most when they move up by so many, and about how many bytes they save.
    /// `still` is what each row costs when none moves.
    fn gain(&self, by: usize, still: &[isize]) -> Option<(isize, Scroll)> {
        let (moving, _) = still.split_at_checked(still.len().checked_sub(by)?)?;
        let gains = moving.iter().enumerate().map(|(y, still)| still - self.differ(y, y + by));
        let (mut best, mut sum, mut from) = ((0, 0..0), 0, 0);
        for (y, gain) in gains.enumerate() {
            if sum <= 0 {
                (sum, from) = (0, y);
            }
            sum += gain;
            if sum > best.0 {
                best = (sum, from..y + 1);
            }
        }
        let (gain, moved) = best;
        let below = still.iter().enumerate().skip(moved.end).take(by);
        let spoiled: isize = below.map(|(y, still)| self.filled(y) - still).sum();
        (moved.len() >= FEWEST)
            .then(|| (gain - spoiled, Scroll { rows: moved.start..moved.end + by, by }))
    }

    /// About how many bytes it costs to make the row to be shown out of one that is shown.
    fn differ(&self, next: usize, shown: usize) -> isize {
        let pairs = start(&self.next, next, self.columns);
        let pairs = pairs.iter().zip(start(&self.cells, shown, self.columns));
        let (mut bytes, mut going_on) = (0, false);
        for (is, was) in pairs {
            let differs = is != was;
            bytes += usize::from(differs) + if differs && !going_on { TO_GO } else { 0 };
            going_on = differs;
        }
        count(bytes)
    }

    /// How many cells of the row to be shown are not blank.
    fn filled(&self, next: usize) -> isize {
        let cells = start(&self.next, next, self.columns).iter();
        count(cells.filter(|cell| **cell != Seen::BLANK).count())
    }
}

/// The cells at the start of a row.
fn start(cells: &[Seen], row: usize, columns: usize) -> &[Seen] {
    let from = row * columns;
    cells.get(from..from + columns.min(LOOKED_AT)).unwrap_or_default()
}

fn count(cells: usize) -> isize {
    isize::try_from(cells).unwrap_or(isize::MAX)
}

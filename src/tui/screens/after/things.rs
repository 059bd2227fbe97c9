//! The right side: lists of what was made of the notes, and one thing opened with all there is to it.

use crate::interview::{
    Interview,
    entry::{Entry, What},
    id::Id,
};

use super::{ask::Ask, sheet, timeline};

/// The lists, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum List {
    #[default]
    Findings,
    Moments,
    Pivots,
    Leads,
    Ideas,
    ToAsk,
}

impl List {
    /// Every list.
    pub(super) const ALL: [Self; 6] =
        [Self::Findings, Self::Moments, Self::Pivots, Self::Leads, Self::Ideas, Self::ToAsk];

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Findings => "Findings",
            Self::Moments => "Moments",
            Self::Pivots => "Pivots",
            Self::Leads => "Leads",
            Self::Ideas => "Ideas",
            Self::ToAsk => "To ask",
        }
    }

    /// The list a thing is in.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        match entry.what {
            What::Finding(_) => Some(Self::Findings),
            What::Moment(_) => Some(Self::Moments),
            What::Pivot(_) => Some(Self::Pivots),
            What::Lead(_) => Some(Self::Leads),
            What::Idea(_) => Some(Self::Ideas),
            What::Note(_) | What::Question(_) | What::Thread(_) => None,
        }
    }

    fn things(self, interview: &Interview) -> Vec<Id> {
        if self == Self::Moments {
            return timeline::in_order(interview);
        }
        let own = interview.on_record().filter(|entry| Self::of(entry) == Some(self));
        own.map(|entry| entry.id).collect()
    }
}

/// What is shown at the right.
#[derive(Debug, Default)]
pub(super) struct Things {
    /// Which list.
    pub(super) list: List,
    /// What is in each list but the last; the last has what is still to be asked.
    made: [Vec<Id>; 5],
    /// What is still to be asked.
    pub(super) asks: Vec<Ask>,
    /// What is selected in each.
    places: [usize; List::ALL.len()],
    /// The row at hand of the thing that is open.
    open: Option<usize>,
}

impl Things {
    /// Takes the interview in anew. What was selected stays so.
    pub(super) fn refresh(&mut self, interview: &Interview, asks: Vec<Ask>) {
        let selected = self.selected();
        for (things, list) in self.made.iter_mut().zip(List::ALL) {
            *things = list.things(interview);
        }
        self.asks = asks;
        if let Some(id) = selected {
            self.select(id);
            self.open = self.open.filter(|_| self.selected() == Some(id));
        }
        for list in List::ALL {
            let last = self.count(list).saturating_sub(1);
            if let Some(place) = self.places.get_mut(list as usize) {
                *place = (*place).min(last);
            }
        }
        let rows = self.rows(interview).len();
        self.open = self.open.filter(|_| rows > 0).map(|row| row.min(rows.saturating_sub(1)));
    }

    /// The things of the list that is shown; none for what is to be asked.
    pub(super) fn things(&self) -> &[Id] {
        self.made.get(self.list as usize).map_or(&[], Vec::as_slice)
    }

    /// How many a list has.
    pub(super) fn count(&self, list: List) -> usize {
        self.made.get(list as usize).map_or(self.asks.len(), Vec::len)
    }

    /// The place of what is selected.
    pub(super) fn place(&self) -> usize {
        self.places.get(self.list as usize).copied().unwrap_or(0)
    }

    /// The thing that is selected.
    pub(super) fn selected(&self) -> Option<Id> {
        self.things().get(self.place()).copied()
    }

    /// What is still to be asked, where that is selected.
    pub(super) fn asked(&self) -> Option<&Ask> {
        self.asks.get(self.place()).filter(|_| self.list == List::ToAsk)
    }

    /// The rows of the thing that is selected.
    pub(super) fn rows(&self, interview: &Interview) -> Vec<sheet::Row> {
        self.selected().and_then(|id| interview.entry(id)).map(sheet::rows).unwrap_or_default()
    }

    /// The row at hand of the thing that is open.
    pub(super) fn row(&self, interview: &Interview) -> Option<sheet::Row> {
        self.rows(interview).get(self.open?).copied()
    }

    /// Its place.
    pub(super) fn row_place(&self) -> Option<usize> {
        self.open
    }

    /// Shows a list.
    pub(super) fn show(&mut self, list: List) {
        (self.list, self.open) = (list, None);
    }

    /// Selects a place of the list that is shown.
    pub(super) fn select_place(&mut self, at: usize) {
        let last = self.count(self.list).saturating_sub(1);
        if let Some(place) = self.places.get_mut(self.list as usize) {
            *place = at.min(last);
        }
    }

    /// Selects a thing, in whichever list it is; whether it is in one.
    pub(super) fn select(&mut self, id: Id) -> bool {
        let lists = self.made.iter().zip(List::ALL);
        let mut found = lists.filter_map(|(things, list)| {
            Some((list, things.iter().position(|other| *other == id)?))
        });
        let Some((list, place)) = found.next() else { return false };
        self.list = list;
        self.select_place(place);
        true
    }

    /// Opens what is selected at its first row that is this one, else at its first.
    pub(super) fn open(&mut self, interview: &Interview, row: Option<sheet::Row>) -> bool {
        let rows = self.rows(interview);
        let at = rows.iter().position(|other| Some(*other) == row).unwrap_or(0);
        self.open = (!rows.is_empty()).then_some(at);
        self.open.is_some()
    }

    /// Closes what is open; whether anything was.
    pub(super) fn close(&mut self) -> bool {
        self.open.take().is_some()
    }

    /// Moves in the list, or over the rows of what is open.
    pub(super) fn step(&mut self, interview: &Interview, by: isize) {
        match self.open {
            Some(row) => {
                let last = self.rows(interview).len().saturating_sub(1);
                self.open = Some(row.saturating_add_signed(by).min(last));
            }
            None => self.select_place(self.place().saturating_add_signed(by)),
        }
    }
}

//! The words behind a cell: who said them when, in answer to what, and whether they may be read out.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys of other tabs mean nothing here")]

use std::collections::BTreeSet;

use crate::review::{Choice, Pointer, Reading, Spot, Standing, Verdict};
use crate::tui::screens::review::{Around, Wish, asking::Ask, keys::Action, moved};
use crate::tui::words::board as words;

/// The words behind a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// The tag or the theme.
    pub(super) name: String,
    /// The theme's id; empty for a tag.
    pub(super) theme: String,
    pub(super) spots: Vec<Spot>,
    pub(super) at: usize,
    pub(super) marked: BTreeSet<Spot>,
}

impl Said {
    pub(super) fn new(name: String, theme: String, spots: Vec<Spot>) -> Self {
        Self { name, theme, spots, at: 0, marked: BTreeSet::new() }
    }

    pub(super) fn spot(&self) -> Option<Spot> {
        self.spots.get(self.at).copied()
    }

    pub(super) fn update(&mut self, action: Action, around: Around<'_>) -> Wish {
        match action {
            Action::Move(way) => self.at = moved(self.at, self.spots.len(), way),
            Action::Mark => {
                let spot = self.spot();
                if let Some(spot) = spot.filter(|spot| !self.marked.remove(spot)) {
                    self.marked.insert(spot);
                }
            }
            Action::Contrast => {
                let wish = contrast(&self.marked, around);
                if !wish.choices.is_empty() {
                    self.marked.clear();
                }
                return wish;
            }
            Action::Agenda => return self.read_out(around),
            Action::Reader => return self.reader(around),
            _ => {}
        }
        Wish::default()
    }

    /// To be read out, or not any more.
    fn read_out(&self, around: Around<'_>) -> Wish {
        let Some((quote, cleared)) = self.quote(around) else { return Wish::default() };
        if around.choices.reading(&quote).is_some() {
            return Wish::choice(Choice::Reading(quote, None)).saying(words::NOT_READ);
        }
        if let Err(why) = cleared {
            return Wish::say(words::not_cleared(why));
        }
        let reading =
            Reading { quote: quote.clone(), theme: self.theme.clone(), by: String::new() };
        Wish::choice(Choice::Reading(quote, Some(reading))).saying(words::WILL_BE_READ)
    }

    fn reader(&self, around: Around<'_>) -> Wish {
        let Some((quote, cleared)) = self.quote(around) else { return Wish::default() };
        if let Err(why) = cleared {
            return Wish::say(words::not_cleared(why));
        }
        let new = || Reading { quote: quote.clone(), theme: self.theme.clone(), by: String::new() };
        let reading = around.choices.reading(&quote).cloned().unwrap_or_else(new);
        let by = reading.by.clone();
        Wish::default().asking(Ask::Reader(reading), by)
    }

    fn quote(&self, around: Around<'_>) -> Option<(Pointer, Result<(), &'static str>)> {
        let spot = self.spot()?;
        Some((around.review.pointer(spot)?, around.review.telling(spot)?.cleared))
    }
}

/// Puts marked things of different people side by side.
pub(super) fn contrast(marked: &BTreeSet<Spot>, around: Around<'_>) -> Wish {
    let accounts: BTreeSet<usize> = marked.iter().map(|spot| spot.account).collect();
    if accounts.len() < 2 {
        return Wish::say(words::MARK_TWO);
    }
    let mut between: Vec<Pointer> =
        marked.iter().filter_map(|spot| around.review.pointer(*spot)).collect();
    between.sort();
    let verdict =
        Verdict { between: between.clone(), standing: Standing::Added, ..Verdict::default() };
    Wish::choice(Choice::Contrast(between, Some(verdict))).saying(words::SIDE_BY_SIDE)
}

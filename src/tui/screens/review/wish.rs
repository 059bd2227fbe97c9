//! What the tabs of the board work on, and what they answer.

use crate::review::{Choice, Choices, Review};
use crate::tui::screens::review::{
    asking::Ask,
    keys::{Action, Move},
    said::Said,
};

/// What a tab works on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) review: &'a Review,
    pub(super) choices: &'a Choices,
}

/// What a tab answers to an action.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) choices: Vec<Choice>,
    pub(super) say: Option<String>,
    pub(super) ask: Option<(Ask, String)>,
    pub(super) said: Option<Said>,
}

impl Wish {
    pub(super) fn choice(choice: Choice) -> Self {
        Self { choices: vec![choice], ..Self::default() }
    }

    pub(super) fn say(words: impl Into<String>) -> Self {
        Self { say: Some(words.into()), ..Self::default() }
    }

    pub(super) fn saying(self, words: impl Into<String>) -> Self {
        Self { say: Some(words.into()), ..self }
    }

    pub(super) fn asking(self, ask: Ask, text: String) -> Self {
        Self { ask: Some((ask, text)), ..self }
    }
}

/// How many rows a page moves.
const PAGE: usize = 10;

/// A place in a list of so many, moved.
pub(super) fn moved(at: usize, count: usize, way: Move) -> usize {
    let last = count.saturating_sub(1);
    match way {
        Move::Up => at.saturating_sub(1),
        Move::Down => (at + 1).min(last),
        Move::PageUp => at.saturating_sub(PAGE),
        Move::PageDown => (at + PAGE).min(last),
        Move::First => 0,
        Move::Last => last,
        Move::Left | Move::Right => at,
    }
}

/// The theme that these choices make.
pub(super) fn new_theme(before: &Choices, choices: &[Choice]) -> Option<String> {
    choices.iter().find_map(|choice| match choice {
        Choice::Theme(id, Some(_)) if before.theme(id).is_none() => Some(id.clone()),
        _ => None,
    })
}

/// The topmost row of what is only read, moved; of so many rows that are out of sight.
pub(super) fn scrolled(top: usize, out_of_sight: usize, action: Action) -> usize {
    if let Action::Move(way) = action { moved(top, out_of_sight + 1, way) } else { top }
}

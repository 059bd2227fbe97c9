//! Everything open: ranked, merged, given to somebody, put aside.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys of other tabs mean nothing here")]

use std::collections::BTreeSet;

use crate::review::{Asked, Choice, Fate, Pointer, Question, asked};
use crate::tui::screens::review::{
    Around, Wish,
    asking::{Ask, chosen, ranked},
    keys::{Action, Move, Step},
    moved,
};
use crate::tui::words::board as words;

/// The tab of questions.
#[derive(Debug, Default)]
pub(super) struct Questions {
    pub(super) all: Vec<Asked>,
    pub(super) at: usize,
    pub(super) dropped: bool,
    pub(super) marked: BTreeSet<String>,
}

impl Questions {
    pub(super) fn refresh(&mut self, around: Around<'_>) {
        let selected = self.asked().map(|asked| asked.id.clone());
        self.all = asked(around.review, around.choices, self.dropped);
        let found = self.all.iter().position(|asked| Some(&asked.id) == selected.as_ref());
        self.at = found.unwrap_or(self.at).min(self.all.len().saturating_sub(1));
    }

    pub(super) fn asked(&self) -> Option<&Asked> {
        self.all.get(self.at)
    }

    pub(super) fn update(&mut self, action: Action, around: Around<'_>) -> Wish {
        match action {
            Action::Move(way) => self.at = moved(self.at, self.all.len(), way),
            Action::Mark => self.mark(),
            Action::Merge => return self.merge(),
            Action::Edit => return self.edit(),
            Action::Whom => return self.whom(),
            Action::Explainer => return self.change(|own| own.explainer = !own.explainer),
            Action::Agenda => return self.fate(Fate::Agenda),
            Action::Drop => return self.fate(Fate::Dropped),
            Action::Rank(step) => return self.rank(step, around),
            Action::ShowDropped => {
                self.dropped = !self.dropped;
                self.refresh(around);
                return Wish::say(words::dropped_shown(self.dropped));
            }
            _ => {}
        }
        Wish::default()
    }

    fn mark(&mut self) {
        let Some(id) = self.asked().map(|asked| asked.id.clone()) else { return };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.at = moved(self.at, self.all.len(), Move::Down);
    }

    fn own(&self) -> Option<Question> {
        self.asked().map(|asked| chosen(&asked.id, asked.chosen.as_ref()))
    }

    fn change(&self, change: impl FnOnce(&mut Question)) -> Wish {
        let Some(mut own) = self.own() else { return Wish::say(words::NO_QUESTIONS) };
        change(&mut own);
        Wish::choice(Choice::Question(own.id.clone(), Some(own)))
    }

    /// This becomes of it; once more, and it is open again.
    fn fate(&self, fate: Fate) -> Wish {
        self.change(|own| own.fate = if own.fate == fate { Fate::Open } else { fate })
    }

    fn edit(&self) -> Wish {
        let (Some(own), Some(asked)) = (self.own(), self.asked()) else { return Wish::default() };
        Wish::default().asking(Ask::Words(Box::new(own)), asked.words.clone())
    }

    fn whom(&self) -> Wish {
        let Some(own) = self.own() else { return Wish::default() };
        let whom = own.whom.clone();
        Wish::default().asking(Ask::Whom(Box::new(own)), whom)
    }

    /// One question of all that are marked, under the words of the first, to be changed.
    fn merge(&mut self) -> Wish {
        let marked: Vec<&Asked> =
            self.all.iter().filter(|asked| self.marked.contains(&asked.id)).collect();
        let [first, others @ ..] = &marked[..] else { return Wish::say(words::MARK_TO_MERGE) };
        if others.is_empty() {
            return Wish::say(words::MARK_TO_MERGE);
        }
        let mut own = chosen(&first.id, first.chosen.as_ref());
        for other in others {
            own.of.extend(other.id.parse::<Pointer>());
            own.of.extend(other.chosen.iter().flat_map(|own| own.of.iter().cloned()));
        }
        let text = first.words.clone();
        self.marked.clear();
        Wish::default().asking(Ask::Words(Box::new(own)), text)
    }

    /// A place up or down. What is not ranked yet comes after all that is.
    fn rank(&mut self, step: Step, around: Around<'_>) -> Wish {
        let Some(own) = self.own() else { return Wish::default() };
        let place = around.choices.questions.iter().position(|other| other.id == own.id);
        let count = around.choices.questions.len();
        let to = match (place, step) {
            (Some(at), Step::Back) => at.saturating_sub(1),
            (Some(at), Step::On) => (at + 1).min(count.saturating_sub(1)),
            (None, Step::Back) => count,
            (None, Step::On) => return Wish::say(words::NOT_RANKED),
        };
        Wish { choices: ranked(own, to, place.is_some()), ..Wish::default() }
    }
}

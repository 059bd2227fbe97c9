//! What people tell differently: worth showing, or put aside.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys of other tabs mean nothing here")]

use crate::review::{Choice, Paired, Standing, Verdict, paired};
use crate::tui::screens::review::{Around, Wish, asking::Ask, keys::Action, moved};
use crate::tui::words::board as words;

/// The tab of contrasts.
#[derive(Debug, Default)]
pub(super) struct Contrasts {
    pub(super) all: Vec<Paired>,
    pub(super) at: usize,
    pub(super) dropped: bool,
}

impl Contrasts {
    pub(super) fn refresh(&mut self, around: Around<'_>) {
        let selected = self.paired().map(|paired| paired.between.clone());
        let all = paired(around.review, around.choices).into_iter();
        self.all = all.filter(|paired| self.dropped || !paired.is_dropped()).collect();
        let same = |paired: &Paired| Some(&paired.between) == selected.as_ref();
        let found = self.all.iter().position(same);
        self.at = found.unwrap_or(self.at).min(self.all.len().saturating_sub(1));
    }

    pub(super) fn paired(&self) -> Option<&Paired> {
        self.all.get(self.at)
    }

    pub(super) fn update(&mut self, action: Action, around: Around<'_>) -> Wish {
        match action {
            Action::Move(way) => self.at = moved(self.at, self.all.len(), way),
            Action::Keep => return self.judge(|verdict| verdict.standing = back(verdict.standing)),
            Action::Drop => return self.put_aside(),
            Action::Agenda => {
                return self.judge(|verdict| {
                    verdict.agenda = !verdict.agenda;
                    verdict.standing = back(verdict.standing);
                });
            }
            Action::Edit => return self.remark(),
            Action::ShowDropped => {
                self.dropped = !self.dropped;
                self.refresh(around);
                return Wish::say(words::dropped_shown(self.dropped));
            }
            _ => {}
        }
        Wish::default()
    }

    fn verdict(paired: &Paired) -> Verdict {
        let new = || Verdict { between: paired.between.clone(), ..Verdict::default() };
        paired.verdict.clone().unwrap_or_else(new)
    }

    fn judge(&self, change: impl FnOnce(&mut Verdict)) -> Wish {
        let Some(paired) = self.paired() else { return Wish::default() };
        let mut verdict = Self::verdict(paired);
        change(&mut verdict);
        Wish::choice(Choice::Contrast(paired.between.clone(), Some(verdict)))
    }

    /// Puts it aside, or takes it back. One that was put side by side by hand is gone then.
    fn put_aside(&self) -> Wish {
        let Some(paired) = self.paired() else { return Wish::default() };
        let verdict = Self::verdict(paired);
        let new = match verdict.standing {
            Standing::Added => None,
            Standing::Dropped => Some(Verdict { standing: Standing::Kept, ..verdict }),
            Standing::Kept => {
                Some(Verdict { standing: Standing::Dropped, agenda: false, ..verdict })
            }
        };
        Wish::choice(Choice::Contrast(paired.between.clone(), new))
    }

    fn remark(&self) -> Wish {
        let Some(paired) = self.paired() else { return Wish::default() };
        let verdict = Self::verdict(paired);
        let remark = verdict.remark.clone();
        Wish::default().asking(Ask::Remark(paired.between.clone(), Box::new(verdict)), remark)
    }
}

/// What is worth showing again, if it was put aside.
fn back(standing: Standing) -> Standing {
    match standing {
        Standing::Kept | Standing::Dropped => Standing::Kept,
        Standing::Added => Standing::Added,
    }
}

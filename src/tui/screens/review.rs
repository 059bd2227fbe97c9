//! The board: findings of many interviews side by side, and what a facilitator makes of them.
//!
//! Reads no file and keeps nothing itself: both are asked for. Holds nothing that was not published.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is no key of all tabs goes to the one shown"
)]

pub mod keys;

mod asking;
mod contrasts;
mod desk;
mod detail;
mod lanes;
mod lines;
mod matrix;
mod meeting;
mod questions;
mod said;
mod themes;
mod timeline;
mod view;
mod wish;

pub use view::BoardMemory;

use crate::review::{Choices, Folder, Review};
use crate::tui::effect::{Chosen, Effect, Shared};
use crate::tui::keys::{
    press::Press,
    table::{self, Binding},
};
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::words::board as words;

use asking::Asking;
use contrasts::Contrasts;
use desk::Desk;
use keys::{
    AGENDA, Action, CONTRASTS, EVERYWHERE, QUESTIONS, SAID, Step, THEMES, TIMELINE, TYPING,
};
use meeting::Meeting;
use questions::Questions;
use said::Said;
use themes::Themes;
use timeline::Moments;
use wish::{Around, Wish, moved, new_theme, scrolled};

/// The board.
#[derive(Debug, Default)]
pub struct Board {
    /// What was read; nothing yet at the beginning.
    name: Option<String>,
    folder: Folder,
    desks: Vec<Desk>,
    /// Which incident is shown.
    at: usize,
    tab: Tab,
    themes: Themes,
    said: Option<Said>,
    contrasts: Contrasts,
    moments: Moments,
    questions: Questions,
    /// The topmost row of what is only read.
    top: usize,
    meeting: Meeting,
    /// Which file is selected.
    file: usize,
    asking: Option<Asking>,
    /// A line that was left, to come back.
    left: Option<Asking>,
    size: (u16, u16),
    /// The id of the incident to begin with.
    wanted: Option<String>,
}

/// What the board shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tab {
    /// Who speaks of what.
    #[default]
    Themes,
    /// What is told differently.
    Contrasts,
    /// When what happened, to each.
    Timeline,
    /// What is open.
    Questions,
    /// Who was heard, and who was not.
    Coverage,
    /// The meeting.
    Agenda,
    /// Which files were read.
    Files,
}

/// All tabs, in order.
pub(super) const TABS: [Tab; 7] = [
    Tab::Themes,
    Tab::Contrasts,
    Tab::Timeline,
    Tab::Questions,
    Tab::Coverage,
    Tab::Agenda,
    Tab::Files,
];

impl Board {
    /// An empty board, that will begin with the incident of this id.
    #[must_use]
    pub fn wanting(incident: Option<String>) -> Self {
        Self { wanted: incident, ..Self::default() }
    }

    /// Takes in what was read; choices that were not kept yet are asked for again.
    pub fn read(&mut self, shared: Shared) -> Vec<Effect> {
        let Shared { name, folder, chosen, keeps } = shared;
        let shown = self.review().map(|review| review.incident.id.clone()).or(self.wanted.take());
        let mut desks = std::mem::take(&mut self.desks);
        let mut effects = Vec::new();
        for (incident, chosen) in chosen {
            let known =
                desks.iter().position(|desk| desk.incident == incident && desk.keeps == keeps);
            let desk = match known.map(|at| desks.swap_remove(at)) {
                Some(mut desk) => {
                    effects.extend(desk.read_again(chosen));
                    desk
                }
                None => Desk::new(&incident, chosen, keeps),
            };
            self.desks.push(desk);
        }
        (self.name, self.folder) = (Some(name), folder);
        let same = |review: &Review| Some(&review.incident.id) == shown.as_ref();
        self.at = self.folder.reviews.iter().position(same).unwrap_or(0);
        self.said = None;
        if self.folder.reviews.is_empty() {
            self.tab = Tab::Files;
        }
        self.file = self.file.min(self.folder.files.len().saturating_sub(1));
        self.refresh();
        effects
    }

    /// The terminal has this many columns and rows now.
    pub fn resized(&mut self, width: u16, height: u16) {
        self.size = (width, height);
    }

    /// The world dealt with choices; what to say about it.
    pub fn chosen(&mut self, chosen: Chosen) -> Option<String> {
        let desk = self.desks.iter_mut().find(|desk| desk.incident == chosen.incident)?;
        let said = desk.chosen(chosen);
        self.refresh();
        said
    }

    /// Whether keys are typed into a line.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.asking.is_some()
    }

    /// What is chosen about the incident that is shown.
    #[must_use]
    pub fn choices(&self) -> Option<&Choices> {
        self.desk().map(|desk| &desk.choices)
    }

    /// What stands at the right of the key row.
    #[must_use]
    pub fn status(&self) -> &'static str {
        self.desk().map_or("", Desk::status)
    }

    fn review(&self) -> Option<&Review> {
        self.folder.reviews.get(self.at)
    }

    fn desk(&self) -> Option<&Desk> {
        let incident = &self.review()?.incident.id;
        self.desks.iter().find(|desk| desk.incident == *incident)
    }

    /// The table of the keys that only this tab has.
    pub(in crate::tui) fn own_keys(&self) -> &'static [Binding<Action>] {
        match self.tab {
            _ if self.typing() => TYPING,
            Tab::Themes if self.said.is_some() => SAID,
            Tab::Themes => THEMES,
            Tab::Contrasts => CONTRASTS,
            Tab::Timeline => TIMELINE,
            Tab::Questions => QUESTIONS,
            Tab::Agenda => AGENDA,
            Tab::Coverage | Tab::Files => &[],
        }
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press) -> Answer {
        if let Some(asking) = &mut self.asking {
            if let Some(action) = table::find(TYPING, press) {
                return self.update(action);
            }
            asking.field.press(press);
            return Answer::nothing();
        }
        let found = table::find(self.own_keys(), press);
        let found = found.or_else(|| table::find(EVERYWHERE, press));
        found.map_or_else(Answer::nothing, |action| self.update(action))
    }

    /// Takes pasted text into the line, if one is typed.
    pub fn paste(&mut self, text: &str) -> Answer {
        if let Some(asking) = &mut self.asking {
            asking.field.paste(text);
        }
        Answer::nothing()
    }

    /// Carries out an action.
    pub fn update(&mut self, action: Action) -> Answer {
        match action {
            Action::Leave => Answer::go(Go::LeaveBoard),
            Action::KeepLine => self.keep_line(),
            Action::LeaveLine => self.leave_line(),
            _ if self.typing() => Answer::say(words::LINE_FIRST),
            Action::Go(tab) => self.go(tab),
            Action::Turn(step) => self.turn(step),
            Action::Back => self.back(),
            Action::Undo => self.undo(),
            Action::Reload => Answer { effects: vec![Effect::ReadFindings], ..Answer::default() },
            Action::NextIncident => self.next_incident(),
            _ => self.of_tab(action),
        }
    }

    fn go(&mut self, tab: Tab) -> Answer {
        (self.tab, self.top) = (tab, 0);
        Answer::nothing()
    }

    fn turn(&mut self, step: Step) -> Answer {
        let at = TABS.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let by = match step {
            Step::On => 1,
            Step::Back => TABS.len() - 1,
        };
        let next = TABS.get((at + by) % TABS.len()).copied();
        self.go(next.unwrap_or_default())
    }

    fn back(&mut self) -> Answer {
        if self.tab == Tab::Themes && self.said.take().is_some() {
            return Answer::nothing();
        }
        if !self.themes.marked.is_empty() || !self.questions.marked.is_empty() {
            self.themes.marked.clear();
            self.questions.marked.clear();
            return Answer::say(words::UNMARKED);
        }
        Answer::go(Go::BackFromBoard)
    }

    fn undo(&mut self) -> Answer {
        let incident = self.review().map(|review| review.incident.id.clone());
        let desk = self.desks.iter_mut().find(|desk| Some(&desk.incident) == incident.as_ref());
        let Some(effects) = desk.and_then(Desk::undo) else {
            return Answer::say(words::NOTHING_TO_UNDO);
        };
        self.refresh();
        Answer { effects, ..Answer::say(words::UNDONE) }
    }

    fn next_incident(&mut self) -> Answer {
        let count = self.folder.reviews.len();
        if count < 2 {
            return Answer::say(words::ONE_INCIDENT);
        }
        self.at = (self.at + 1) % count;
        (self.said, self.moments) = (None, Moments::default());
        (self.themes, self.questions) = (Themes::default(), Questions::default());
        self.refresh();
        Answer::nothing()
    }

    fn keep_line(&mut self) -> Answer {
        let Some(asking) = self.asking.take() else { return Answer::nothing() };
        let kept = self.choices().map(|choices| asking.kept(choices));
        match kept {
            Some(Ok(wish)) => self.wish(wish),
            Some(Err(missing)) => {
                self.asking = Some(asking);
                Answer::say(missing)
            }
            None => Answer::nothing(),
        }
    }

    /// Leaves the line; its words stand there again when the same is asked next.
    fn leave_line(&mut self) -> Answer {
        self.left = self.asking.take();
        Answer::nothing()
    }

    fn of_tab(&mut self, action: Action) -> Answer {
        let Self { folder, desks, at, .. } = self;
        let Some(review) = folder.reviews.get(*at) else { return self.of_files(action) };
        let desk = desks.iter().find(|desk| desk.incident == review.incident.id);
        let Some(desk) = desk else { return Answer::nothing() };
        let around = Around { review, choices: &desk.choices };
        let wish = match (self.tab, &mut self.said) {
            (Tab::Themes, Some(said)) => said.update(action, around),
            (Tab::Themes, None) => self.themes.update(action, around),
            (Tab::Contrasts, _) => self.contrasts.update(action, around),
            (Tab::Timeline, _) => self.moments.update(action, around),
            (Tab::Questions, _) => self.questions.update(action, around),
            (Tab::Agenda, _) => self.meeting.update(action, around),
            (Tab::Coverage, _) => {
                let rows = view::covered_rows(review, self.size);
                self.top = scrolled(self.top, rows, action);
                return Answer::nothing();
            }
            (Tab::Files, _) => return self.of_files(action),
        };
        self.wish(wish)
    }

    fn of_files(&mut self, action: Action) -> Answer {
        if let Action::Move(way) = action {
            self.file = moved(self.file, self.folder.files.len(), way);
        }
        Answer::nothing()
    }

    /// Does what a tab wishes: takes choices in, asks for a line, says something.
    fn wish(&mut self, wish: Wish) -> Answer {
        let Wish { choices, say, ask, said } = wish;
        let changed = !choices.is_empty();
        let made = self.choices().and_then(|before| new_theme(before, &choices));
        let incident = self.review().map(|review| review.incident.id.clone());
        let desk = self.desks.iter_mut().find(|desk| Some(&desk.incident) == incident.as_ref());
        let effects = desk.map_or_else(Vec::new, |desk| desk.choose(choices));
        if changed {
            self.themes.marked.clear();
            self.refresh();
            self.themes.select(made.as_deref());
        }
        if let Some((ask, text)) = ask {
            let left = self.left.take().filter(|left| left.ask == ask);
            self.asking = Some(left.unwrap_or_else(|| Asking::new(ask, &text)));
        }
        self.said = said.or(self.said.take());
        Answer { effects, say, ..Answer::default() }
    }

    /// Brings what is shown up to date with what is chosen.
    fn refresh(&mut self) {
        let Self { folder, desks, at, .. } = self;
        let Some(review) = folder.reviews.get(*at) else { return };
        let desk = desks.iter().find(|desk| desk.incident == review.incident.id);
        let Some(desk) = desk else { return };
        let around = Around { review, choices: &desk.choices };
        self.themes.refresh(around);
        self.contrasts.refresh(around);
        self.questions.refresh(around);
        self.meeting.refresh(around);
    }
}

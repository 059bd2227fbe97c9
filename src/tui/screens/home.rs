//! Home: the incidents, their interviews, and where a new one of either begins.
//!
//! Never keeps anything itself: a new incident is asked for, and comes back with its id.

pub mod keys;

mod new;
mod shown;
mod topics;
mod view;

pub use view::{HomeMemory, Look};

use crate::interview::incident::Incident;
use crate::tui::effect::{Effect, Listed, ListedInterview, Now, Place, State};
use crate::tui::keys::{
    press::{Key, Press},
    table::{self, Binding},
};
use crate::tui::screens::answer::{Answer, Go};
use crate::tui::widgets::field::Field;
use crate::tui::words;

use keys::{Action, HOME, NEW, TOPICS};
use new::NewIncident;
use shown::Shown;

/// The list of incidents and interviews.
#[derive(Debug, Default)]
pub struct Home {
    listed: Option<Vec<Listed>>,
    search: Field,
    searching: bool,
    shown: Vec<Shown>,
    incident: usize,
    interview: usize,
    pane: Pane,
    /// The first row in sight, while the topics are shown.
    topics: Option<usize>,
    new: Option<NewIncident>,
}

/// Which list the keys move in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    #[default]
    Incidents,
    Interviews,
}

/// How many rows a page moves.
const PAGE: usize = 10;

impl Home {
    /// Takes in what the world listed. What was selected stays selected.
    pub fn listed(&mut self, listed: Vec<Listed>) {
        let incident = self.selected().map(|listed| listed.incident.id.clone());
        let interview = self.selected_interview().map(|interview| interview.id.clone());
        self.listed = Some(listed);
        self.filter();
        self.select(incident.as_deref(), interview.as_deref());
    }

    fn select(&mut self, incident: Option<&str>, interview: Option<&str>) {
        let found = self.shown.iter().position(|shown| {
            self.at(shown.incident).is_some_and(|listed| Some(&*listed.incident.id) == incident)
        });
        self.incident = found.unwrap_or(0);
        let same = |listed: &ListedInterview| Some(&*listed.id) == interview;
        let (place, any) = (self.interviews().position(same), self.interviews().next().is_some());
        self.interview = place.unwrap_or(0);
        if !any {
            self.pane = Pane::Incidents;
        }
    }

    /// The incident of this id, as it is listed.
    #[must_use]
    pub fn incident(&self, id: &str) -> Option<&Listed> {
        self.listed.iter().flatten().find(|listed| listed.incident.id == id)
    }

    /// An incident was kept: on to its first interview.
    pub fn saved(&mut self, incident: Incident) -> Answer {
        let id = incident.id.clone();
        let listed = self.listed.get_or_insert_default();
        match listed.iter_mut().find(|listed| listed.incident.id == id) {
            Some(known) => known.incident = incident,
            None => listed.insert(0, Listed { incident, interviews: Vec::new(), roster: None }),
        }
        self.new = None;
        self.searching = false;
        self.search = Field::default();
        self.filter();
        self.select(Some(&id), None);
        Answer::go(Go::Prepare(Place { incident: id, interview: String::new() }))
    }

    /// The keys that mean something now.
    #[must_use]
    pub fn table(&self) -> &'static [Binding<Action>] {
        if self.new.is_some() {
            NEW
        } else if self.topics.is_some() {
            TOPICS
        } else {
            HOME
        }
    }

    /// What the palette offers: the lists' actions, over the form of a new incident too.
    #[must_use]
    pub fn commands(&self) -> &'static [Binding<Action>] {
        if self.topics.is_some() { TOPICS } else { HOME }
    }

    /// Whether keys are typed into a field.
    #[must_use]
    pub fn typing(&self) -> bool {
        self.searching || self.new.is_some()
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, _now: Now) -> Answer {
        if let Some(new) = &mut self.new {
            if new.press(press) {
                return Answer::nothing();
            }
            return table::find(NEW, press).map_or_else(Answer::nothing, |does| self.update(does));
        }
        if self.topics.is_some() {
            return table::find(TOPICS, press)
                .map_or_else(Answer::nothing, |does| self.update(does));
        }
        if self.searching && self.search_press(press) {
            return Answer::nothing();
        }
        table::find(HOME, press).map_or_else(Answer::nothing, |action| self.update(action))
    }

    /// A press while searching; whether it meant something there.
    fn search_press(&mut self, press: Press) -> bool {
        if press == Press::plain(Key::Enter) {
            self.searching = false;
            return true;
        }
        let meant = self.search.press(press);
        if meant {
            self.search_again();
        }
        meant
    }

    /// Takes pasted text into the field that has the keys.
    pub fn paste(&mut self, text: &str) -> Answer {
        if let Some(new) = &mut self.new {
            new.paste(text);
        } else if self.searching {
            self.search.paste(text);
            self.search_again();
        }
        Answer::nothing()
    }

    fn search_again(&mut self) {
        self.filter();
        self.incident = 0;
        self.interview = 0;
        self.pane = Pane::Incidents;
    }

    fn filter(&mut self) {
        self.shown = shown::shown(self.listed.as_deref().unwrap_or_default(), self.search.text());
    }

    /// Carries an action out.
    pub fn update(&mut self, action: Action) -> Answer {
        if self.new.is_some() {
            return self.update_new(action);
        }
        if let Some(first) = self.topics {
            return self.update_topics(first, action);
        }
        match action {
            Action::Open => return self.open(),
            Action::NewInterview => return self.new_interview(),
            Action::NewIncident => self.new = Some(NewIncident::new()),
            Action::Banks => return Answer::go(Go::Banks),
            Action::Topics if self.selected().is_none() => return Answer::say(words::NO_INCIDENT),
            Action::Topics => (self.topics, self.searching) = (Some(0), false),
            Action::Demo => return effect(Effect::OpenDemo),
            Action::Export => return self.export(),
            Action::Leave => return effect(Effect::Quit),
            Action::Search => (self.searching, self.pane) = (true, Pane::Incidents),
            Action::ShowAll => self.show_all(),
            Action::OtherList if self.pane == Pane::Incidents => self.enter_interviews(),
            Action::OtherList | Action::ToIncidents => self.pane = Pane::Incidents,
            Action::ToInterviews => self.enter_interviews(),
            Action::Up => self.step(1, false),
            Action::Down => self.step(1, true),
            Action::PageUp => self.step(PAGE, false),
            Action::PageDown => self.step(PAGE, true),
            Action::First => self.step(usize::MAX, false),
            Action::Last => self.step(usize::MAX, true),
            Action::NextField
            | Action::PreviousField
            | Action::Confirm
            | Action::Change
            | Action::ChangeBack
            | Action::Keep
            | Action::GiveUp => {}
        }
        Answer::nothing()
    }

    /// While the topics are shown, only what moves in them and out of them means anything.
    fn update_topics(&mut self, first: usize, action: Action) -> Answer {
        if action == Action::Leave {
            return effect(Effect::Quit);
        }
        let (down, up) = (action == Action::Down, action == Action::Up);
        let moved = if down { first + 1 } else { first.saturating_sub(1) };
        self.topics = Some(moved.min(topics::MOST)).filter(|_| down || up);
        Answer::nothing()
    }

    fn update_new(&mut self, action: Action) -> Answer {
        let Some(new) = &mut self.new else { return Answer::nothing() };
        if new.form.on_button() && matches!(action, Action::Confirm | Action::Change) {
            return new.keep();
        }
        match action {
            Action::NextField | Action::Confirm => new.form.next(),
            Action::PreviousField => new.form.previous(),
            Action::Change => drop(new.form.change(true)),
            Action::ChangeBack => drop(new.form.change(false)),
            Action::Keep => return new.keep(),
            Action::GiveUp if new.may_go() => self.new = None,
            Action::GiveUp => return Answer::say(words::FORM_DROPPED),
            Action::Leave => return effect(Effect::Quit),
            Action::Open
            | Action::NewInterview
            | Action::NewIncident
            | Action::Demo
            | Action::Export
            | Action::Search
            | Action::Topics
            | Action::Banks
            | Action::ShowAll
            | Action::OtherList
            | Action::ToIncidents
            | Action::ToInterviews
            | Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::First
            | Action::Last => return Answer::say(words::CLOSE_FORM_FIRST),
        }
        Answer::nothing()
    }

    fn open(&mut self) -> Answer {
        let Some(incident) = self.selected() else { return Answer::say(words::NO_INCIDENT) };
        if incident.interviews.is_empty() {
            return self.new_interview();
        }
        if self.pane == Pane::Incidents {
            self.enter_interviews();
            return Answer::nothing();
        }
        self.place().map_or_else(Answer::nothing, |place| effect(Effect::Open(place)))
    }

    fn new_interview(&mut self) -> Answer {
        let Some(listed) = self.selected() else {
            self.new = Some(NewIncident::new());
            return Answer::nothing();
        };
        let incident = listed.incident.id.clone();
        Answer::go(Go::Prepare(Place { incident, interview: String::new() }))
    }

    fn export(&self) -> Answer {
        let picked = self.selected_interview().filter(|_| self.pane == Pane::Interviews);
        match (picked.map(|interview| interview.state), self.place()) {
            (None, _) | (_, None) => Answer::say(words::PICK_INTERVIEW),
            (Some(State::Planned), _) => Answer::say(words::NOTHING_TO_EXPORT),
            (Some(_), Some(place)) => effect(Effect::Open(place)).saying(words::EXPORT_INSIDE),
        }
    }

    fn show_all(&mut self) {
        if !self.searching && self.search.text().is_empty() {
            self.pane = Pane::Incidents;
            return;
        }
        let incident = self.selected().map(|listed| listed.incident.id.clone());
        let interview = self.selected_interview().map(|interview| interview.id.clone());
        self.searching = false;
        self.search = Field::default();
        self.filter();
        self.select(incident.as_deref(), interview.as_deref());
    }

    fn enter_interviews(&mut self) {
        self.searching = false;
        if self.interviews().next().is_some() {
            self.pane = Pane::Interviews;
        }
    }

    fn step(&mut self, by: usize, down: bool) {
        let (at, count) = match self.pane {
            Pane::Incidents => (self.incident, self.shown.len()),
            Pane::Interviews => (self.interview, self.interviews().count()),
        };
        let to = if down { at.saturating_add(by) } else { at.saturating_sub(by) };
        let to = to.min(count.saturating_sub(1));
        match self.pane {
            Pane::Incidents if to != self.incident => (self.incident, self.interview) = (to, 0),
            Pane::Incidents => {}
            Pane::Interviews => self.interview = to,
        }
    }

    fn at(&self, incident: usize) -> Option<&Listed> {
        self.listed.as_ref()?.get(incident)
    }

    fn selected(&self) -> Option<&Listed> {
        self.at(self.shown.get(self.incident)?.incident)
    }

    /// The interviews shown of the selected incident.
    fn interviews(&self) -> impl Iterator<Item = &ListedInterview> {
        let shown = self.shown.get(self.incident).into_iter();
        shown.flat_map(|shown| {
            let all = self.at(shown.incident).map_or(&[][..], |listed| &listed.interviews);
            shown.interviews.iter().filter_map(|at| all.get(*at))
        })
    }

    fn selected_interview(&self) -> Option<&ListedInterview> {
        self.interviews().nth(self.interview)
    }

    fn place(&self) -> Option<Place> {
        let incident = self.selected()?.incident.id.clone();
        let interview = self.selected_interview()?.id.clone();
        Some(Place { incident, interview })
    }
}

fn effect(effect: Effect) -> Answer {
    Answer { effects: vec![effect], ..Answer::default() }
}

#[cfg(test)]
mod tests;

//! From Home to Prepare to the conversation, and back.

use crate::interview::{
    change::{Course, Fact},
    draft::Draft,
    incident::Person,
    plan::Plan,
};
use crate::tui::app::{App, Pending, Screen};
use crate::tui::effect::{Effect, New, Now, Place, State};
use crate::tui::open::Open;
use crate::tui::screens::{
    answer::{Begin, Then},
    live::Live,
    prepare::Prepare,
};
use crate::tui::words;

impl App {
    pub(super) fn go_home(&mut self) -> Vec<Effect> {
        self.overlays.clear();
        self.open = None;
        self.screen = Screen::Home(Box::default());
        vec![Effect::Close, Effect::List]
    }

    /// Prepares a new interview of an incident, or the open one.
    pub(super) fn go_prepare(&mut self, place: &Place, now: Now) {
        let open = self.open.as_ref().filter(|open| open.place == *place);
        let listed = match &self.screen {
            Screen::Home(home) => home.incident(&place.incident).cloned(),
            Screen::Prepare(_)
            | Screen::Live(_)
            | Screen::Mirror(..)
            | Screen::CatchUp(_)
            | Screen::After(_)
            | Screen::Board(_) => None,
        };
        let (listed, roster) = listed.map(|listed| (listed.incident, listed.roster)).unzip();
        let incident = open.map(|open| open.incident.clone()).or(listed);
        if let Some(incident) = incident {
            let mut prepare = Prepare::new(&incident, open, &self.library);
            prepare.know(now.today);
            prepare.know_roster(roster.flatten());
            prepare.resized(self.size.0);
            if let Screen::Prepare(before) = &self.screen {
                prepare.go_on_from(before);
            }
            self.screen = Screen::Prepare(Box::new(prepare));
        }
    }

    /// Keeps what was prepared, and goes where that was wished.
    pub(super) fn begin(&mut self, begin: Begin, now: Now) -> Vec<Effect> {
        let Begin { plan, person, consent, prepared, then } = begin;
        if self.open.is_none() {
            self.pending = Some(Pending { consent, prepared, then });
            return vec![Effect::Create(Box::new(New { plan, person }))];
        }
        let mut effects = self.keep_plan(plan, person, now);
        effects.extend(self.set_out(Pending { consent, prepared, then }, now));
        effects
    }

    fn keep_plan(&mut self, plan: Plan, person: Person, now: Now) -> Vec<Effect> {
        let Some(open) = &mut self.open else { return Vec::new() };
        let mut effects = Vec::new();
        if open.person.as_ref() != Some(&person) {
            effects.push(Effect::SavePerson(person.clone()));
            open.known.learn(person.clone());
            open.person = Some(person);
        }
        if *open.interview().plan() != plan {
            let planned = Fact::Course(Course::Planned(Box::new(plan)));
            effects.extend(self.record_now(vec![planned], now));
        }
        effects
    }

    /// Records what goes with the plan, and goes where that was wished.
    fn set_out(&mut self, pending: Pending, now: Now) -> Vec<Effect> {
        let Pending { consent, prepared, then } = pending;
        let before = self.open.as_ref().map(Open::interview);
        let steps = before.map(|before| prepared.since(&before.prepared())).unwrap_or_default();
        let before = before.and_then(|before| before.consent());
        let agreed = consent.filter(|consent| Some(consent) != before);
        let facts = agreed.map(Course::ConsentRecorded).into_iter().chain(steps);
        let mut effects = self.record_now(facts.map(Fact::Course).collect(), now);
        effects.push(Effect::Sync);
        match then {
            Then::Start => {
                self.show_live(None);
                effects.extend(self.start_clock(now));
            }
            Then::Home => effects.extend(self.go_home()),
            Then::Stay => {}
        }
        effects
    }

    /// The clock starts with the conversation; starting an interview twice changes nothing.
    fn start_clock(&mut self, now: Now) -> Vec<Effect> {
        let begun = |open: &Open| open.interview().progress().started.is_some();
        if self.open.as_ref().is_none_or(begun) {
            return Vec::new();
        }
        self.press(crate::tui::keys::table::f(6), now)
    }

    fn record_now(&mut self, facts: Vec<Fact>, now: Now) -> Vec<Effect> {
        let open = self.open.as_mut().filter(|open| open.writable());
        open.map_or_else(Vec::new, |open| open.record_for_good(facts, now))
    }

    fn show_live(&mut self, draft: Option<&Draft>) {
        if let Some(open) = &self.open {
            let mut live = Live::new(open, draft, &self.library).set_up(self.settings);
            live.resized(self.size.0);
            self.screen = Screen::Live(Box::new(live));
        }
    }

    /// An interview was opened: to Prepare if it hasn't begun, to go through it if it is over, else into
    /// the conversation; there too, where a line was being typed.
    pub(super) fn opened(&mut self, opened: crate::tui::effect::Opened, now: Now) -> Vec<Effect> {
        let draft = opened.draft.clone();
        let recovered = opened.recovered.clone();
        let state = State::of(&opened.interview);
        let planned = state == State::Planned && draft.is_none();
        let over = matches!(state, State::ToReview | State::SharedBack | State::Exported);
        let open = Open::new(opened, now);
        let place = open.place.clone();
        let writable = open.writable();
        let said = [words::read_only(&open), recovered];
        let said: Vec<String> = said.into_iter().filter(|said| !said.is_empty()).collect();
        self.notice = Some(said.join("; ")).filter(|said| !said.is_empty());
        self.open = Some(open);
        match self.pending.take() {
            Some(pending) => {
                let stays = pending.then == Then::Stay;
                let effects = self.set_out(pending, now);
                if stays {
                    self.go_prepare(&place, now);
                }
                effects
            }
            None if planned && writable => {
                self.go_prepare(&place, now);
                Vec::new()
            }
            None => {
                self.show_live(draft.as_ref());
                if over && draft.is_none() {
                    self.go_through(true);
                }
                Vec::new()
            }
        }
    }
}

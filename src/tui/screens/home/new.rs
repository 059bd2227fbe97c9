//! A new incident: what it is called is enough, the rest helps later.

use chrono::NaiveDate;

use crate::interview::incident::Incident;
use crate::tui::effect::Effect;
use crate::tui::keys::press::Press;
use crate::tui::screens::answer::Answer;
use crate::tui::widgets::form::{Form, Item};
use crate::tui::words;

/// The form of a new incident.
#[derive(Debug)]
pub(super) struct NewIncident {
    /// What is filled in.
    pub(super) form: Form<Ask>,
    sent: Option<Incident>,
    warned: bool,
}

/// What the form asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// What people call it.
    Title,
    /// The day.
    Occurred,
    /// The system in question.
    System,
    /// The teams.
    Teams,
    /// One of the criteria.
    Why(usize),
    /// The button.
    Keep,
}

impl NewIncident {
    /// An empty form.
    pub(super) fn new() -> Self {
        let mut items = vec![
            Item::Section("Incident"),
            Item::text(Ask::Title, "Title", 36, ""),
            Item::Section("Facts"),
            Item::date(Ask::Occurred, "Date", None),
            Item::text(Ask::System, "System", 18, ""),
            Item::Section(""),
            Item::text(Ask::Teams, "Teams, by commas", 28, ""),
            Item::Section("Chosen for"),
        ];
        let why = words::CRITERIA.iter().enumerate();
        items.extend(why.map(|(at, (_, asked))| Item::tick(Ask::Why(at), asked, false)));
        items.extend([Item::Section(""), Item::button(Ask::Keep, "Keep and prepare an interview")]);
        Self { form: Form::new(items), sent: None, warned: false }
    }

    /// Takes a press into the field that has the keys; whether it meant something there.
    pub(super) fn press(&mut self, press: Press) -> bool {
        self.form.press(press)
    }

    /// Takes pasted text in.
    pub(super) fn paste(&mut self, text: &str) {
        self.form.paste(text);
    }

    /// Whether it may be given up: nothing would be lost, or this was asked for twice.
    pub(super) fn may_go(&mut self) -> bool {
        let typed = [Ask::Title, Ask::System, Ask::Teams].map(|ask| self.form.text(ask));
        typed.iter().all(|text| text.is_empty()) || std::mem::replace(&mut self.warned, true)
    }

    /// Asks for it to be kept, or says what is missing.
    pub(super) fn keep(&mut self) -> Answer {
        if self.form.text(Ask::Title).is_empty() {
            self.form.focus(Ask::Title);
            return Answer::say(words::INCIDENT_TITLE);
        }
        let occurred = self.form.text(Ask::Occurred);
        let date = NaiveDate::parse_from_str(occurred, "%Y-%m-%d").ok();
        if date.is_none() && !occurred.is_empty() {
            self.form.focus(Ask::Occurred);
            return Answer::say(words::NO_DATE);
        }
        let incident = self.incident(date);
        if self.sent.take().as_ref() == Some(&incident) {
            return Answer::say(words::BEING_KEPT);
        }
        self.sent = Some(incident.clone());
        Answer { effects: vec![Effect::SaveIncident(incident)], ..Answer::default() }
    }

    fn incident(&self, occurred: Option<NaiveDate>) -> Incident {
        let teams = self.form.text(Ask::Teams).split(',').map(str::trim);
        let system = Some(self.form.text(Ask::System)).filter(|system| !system.is_empty());
        let why = words::CRITERIA.iter().enumerate();
        let why = why.filter(|(at, _)| self.form.ticked(Ask::Why(*at)));
        Incident {
            id: String::new(),
            title: self.form.text(Ask::Title).to_owned(),
            occurred,
            why_chosen: why.map(|(_, (slug, _))| (*slug).to_owned()).collect(),
            teams: teams.filter(|team| !team.is_empty()).map(str::to_owned).collect(),
            system: system.map(str::to_owned),
        }
    }
}

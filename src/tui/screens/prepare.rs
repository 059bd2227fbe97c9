//! Prepare: who is interviewed, how, and what was agreed. Only the name is needed.
//!
//! Never writes anything: what was prepared is handed on as a whole.

pub mod keys;

mod ask;
mod outcome;
mod view;

use chrono::{Days, NaiveDate};

use crate::guide::Library;
use crate::interview::incident::Incident;
use crate::tui::effect::Now;
use crate::tui::keys::{press::Press, table};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Begin, Go};
use crate::tui::widgets::form::Form;
use crate::tui::words;

use ask::{Ask, Before};
use keys::{Action, PREPARE};
use outcome::Protocols;

/// What is prepared of one interview.
#[derive(Debug)]
pub struct Prepare {
    form: Form<Ask>,
    title: String,
    teams: Vec<String>,
    banks: Vec<String>,
    protocols: Protocols,
    before: Before,
    kept: Option<Begin>,
    sent: Option<Begin>,
    today: Option<NaiveDate>,
    warned: bool,
}

/// For how many days a change of mind is promised, unless another day is agreed.
const WITHDRAW_DAYS: u64 = 7;

impl Prepare {
    /// A new interview of this incident, or the open one, with what is known of it filled in.
    #[must_use]
    pub fn new(incident: &Incident, open: Option<&Open>, library: &Library) -> Self {
        let before = Before::of(incident, open, library);
        let mut prepare = Self {
            form: Form::new(ask::items(&before, library)),
            title: incident.title.clone(),
            teams: incident.teams.clone(),
            banks: library.topics().map(|bank| bank.id.clone()).collect(),
            protocols: Protocols::of(library, &before.plan.protocol),
            before,
            kept: None,
            sent: None,
            today: None,
            warned: false,
        };
        if open.is_some() {
            prepare.form.focus(Ask::Start);
        }
        prepare.follow();
        prepare.kept = Some(prepare.gathered(false));
        prepare
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, now: Now) -> Answer {
        self.know(now.today);
        if self.form.press(press) {
            self.follow();
            return Answer::nothing();
        }
        table::find(PREPARE, press).map_or_else(Answer::nothing, |action| self.update(action))
    }

    /// Takes pasted text into the field that has the keys.
    pub fn paste(&mut self, text: &str) -> Answer {
        self.form.paste(text);
        self.follow();
        Answer::nothing()
    }

    /// Carries an action out.
    pub fn update(&mut self, action: Action) -> Answer {
        match action {
            Action::Start => return self.begin(true),
            Action::Keep => return self.begin(false),
            Action::Back => return self.back(),
            Action::Confirm | Action::Change if self.form.on_button() => {
                return self.begin(self.form.focused() == Some(Ask::Start));
            }
            Action::Confirm | Action::Next => self.form.next(),
            Action::Previous => self.form.previous(),
            Action::Change => self.change(true),
            Action::ChangeBack => self.change(false),
            Action::Agreed => {
                let agreed = self.form.ticked(Ask::Agreed);
                self.form.fill(Ask::Agreed, if agreed { "" } else { "yes" });
                self.form.focus(Ask::Agreed);
            }
        }
        self.follow();
        Answer::nothing()
    }

    fn change(&mut self, forward: bool) {
        let protocol = self.form.chosen(Ask::Protocol);
        self.form.change(forward);
        let now = self.form.chosen(Ask::Protocol);
        if now != protocol {
            self.protocols.switch(&mut self.form, (protocol, now), &self.banks);
        }
    }

    /// The day is known now: by default a change of mind is promised for a week from it.
    /// Takes in which day it is, before the first key.
    pub fn know(&mut self, today: NaiveDate) {
        if self.today.replace(today).is_some() || self.before.consent.is_some() {
            return;
        }
        if let Some(day) = today.checked_add_days(Days::new(WITHDRAW_DAYS)) {
            self.form.fill(Ask::WithdrawBy, &day.to_string());
            self.follow();
        }
    }

    /// What is shown follows from what is filled in.
    fn follow(&mut self) {
        let until = match (self.withdraw_by(), self.today, self.form.text(Ask::WithdrawBy)) {
            (Some(day), ..) => format!("until {day}"),
            (None, None, "") => "for a week".to_owned(),
            (None, ..) => "later".to_owned(),
        };
        self.form.fill(Ask::ReadAloud, &words::consent(&until));
        let agreed = self.form.ticked(Ask::Agreed);
        self.form.fill(Ask::AgreedNote, if agreed { "" } else { words::NOT_AGREED });
        let team = self.form.text(Ask::YourTeam);
        let involved = self.teams.iter().any(|other| other.eq_ignore_ascii_case(team));
        let note = if self.form.ticked(Ask::TookPart) {
            words::TOOK_PART
        } else if involved {
            words::TEAM_INVOLVED
        } else {
            ""
        };
        self.form.fill(Ask::TookPartNote, note);
    }

    fn withdraw_by(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(self.form.text(Ask::WithdrawBy), "%Y-%m-%d").ok()
    }

    /// Hands on what was prepared, or says what is missing.
    fn begin(&mut self, start: bool) -> Answer {
        if self.form.text(Ask::Name).is_empty() {
            self.form.focus(Ask::Name);
            return Answer::say(words::NAME_FIRST);
        }
        let date_given = !self.form.text(Ask::WithdrawBy).is_empty();
        if self.form.ticked(Ask::Agreed) && date_given && self.withdraw_by().is_none() {
            self.form.focus(Ask::WithdrawBy);
            return Answer::say(words::NO_DATE);
        }
        let begin = self.gathered(start);
        if self.sent.take().as_ref() == Some(&begin) {
            return Answer::say(words::BEING_KEPT);
        }
        self.kept = Some(self.gathered(false));
        self.sent = Some(begin.clone()).filter(|begin| begin.plan.interview.is_empty());
        let answer = Answer::go(Go::Begin(Box::new(begin)));
        if start { answer } else { answer.saying(words::KEPT) }
    }

    /// Back to the list; what has a name is kept.
    fn back(&mut self) -> Answer {
        if self.sent.is_none() && self.kept == Some(self.gathered(false)) {
            return Answer::go(Go::Home);
        }
        if !self.form.text(Ask::Name).is_empty() {
            return self.begin(false);
        }
        if std::mem::replace(&mut self.warned, true) {
            return Answer::go(Go::Home);
        }
        Answer::say(words::LEFT_WITHOUT_NAME)
    }
}

#[cfg(test)]
mod tests;

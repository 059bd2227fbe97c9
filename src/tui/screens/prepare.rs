//! Prepare: who is interviewed, how, what to ask about, and what was agreed. Only the name is needed.
//!
//! Never writes anything: what was prepared is handed on as a whole.

pub mod keys;

mod ask;
mod outcome;
mod pages;
mod view;

pub use view::{PrepareMemory, Sheet};

use chrono::{Days, NaiveDate};

use crate::findings::Roster;
use crate::guide::Library;
use crate::interview::{QuestionRef, incident::Incident, plan::Prepared};
use crate::tui::effect::Now;
use crate::tui::keys::{
    press::Press,
    table::{self, Binding},
};
use crate::tui::open::Open;
use crate::tui::screens::answer::{Answer, Begin, Go, Then};
use crate::tui::widgets::form::Form;
use crate::tui::widgets::picker::Item;
use crate::tui::words::{self as all_words, prepare as words};

use ask::{Ask, Before};
use keys::{Action, Aside, PREPARE};
use outcome::Protocols;
use pages::Page;

/// What is prepared of one interview.
#[derive(Debug)]
pub struct Prepare {
    form: Form<Ask>,
    page: Option<Page>,
    prepared: Prepared,
    questions: Vec<(QuestionRef, Item)>,
    title: String,
    teams: Vec<String>,
    banks: Vec<String>,
    protocols: Protocols,
    before: Before,
    /// How many were filled in here, not by anybody.
    holders: Option<u32>,
    kept: Option<Begin>,
    sent: Option<Begin>,
    today: Option<NaiveDate>,
    warned: bool,
    tick: u64,
    width: u16,
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
            page: None,
            prepared: before.prepared.clone(),
            questions: pages::questions(library),
            title: incident.title.clone(),
            teams: incident.teams.clone(),
            banks: library.topics().map(|bank| bank.id.clone()).collect(),
            protocols: Protocols::of(library, &before.plan.protocol),
            holders: before.holders(before.role()),
            before,
            kept: None,
            sent: None,
            today: None,
            warned: false,
            tick: 0,
            width: 0,
        };
        if open.is_some() {
            prepare.form.focus(Ask::Start);
        }
        prepare.follow();
        prepare.kept = Some(prepare.gathered(Then::Home));
        prepare
    }

    /// The keys that mean something now.
    #[must_use]
    pub fn table(&self) -> &'static [Binding<Action>] {
        self.page.as_ref().map_or(PREPARE, Page::table)
    }

    /// Takes a press in.
    pub fn press(&mut self, press: Press, now: Now) -> Answer {
        self.know(now.today);
        self.tick = now.tick;
        if let Some(page) = &mut self.page {
            let Some(action) = table::find(page.table(), press) else {
                page.press(press, now.tick);
                return Answer::nothing();
            };
            return self.update(action);
        }
        if self.form.press(press) {
            self.follow();
            return Answer::nothing();
        }
        table::find(PREPARE, press).map_or_else(Answer::nothing, |action| self.update(action))
    }

    /// Takes pasted text into the field that has the keys.
    pub fn paste(&mut self, text: &str) -> Answer {
        match &mut self.page {
            Some(page) => page.paste(text, self.tick),
            None => self.form.paste(text),
        }
        self.follow();
        Answer::nothing()
    }

    /// Carries an action out.
    pub fn update(&mut self, action: Action) -> Answer {
        match action {
            Action::Start => return self.begin(Then::Start),
            Action::Keep => return self.begin(Then::Home),
            Action::Back => return self.back(),
            Action::Confirm | Action::Change if self.form.on_button() => return self.button(),
            Action::Aside(aside) => self.turn_to(aside),
            Action::Toggle => {
                if let Some(page) = &mut self.page {
                    page.toggle(&mut self.prepared.must_asks);
                }
            }
            Action::NewLine => {
                if let Some(page) = &mut self.page {
                    page.new_line(self.tick);
                }
            }
            Action::Done => return self.done(),
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

    /// What the button that has the keys says.
    fn button(&mut self) -> Answer {
        let focused = self.form.focused();
        if let Some(Ask::Aside(aside)) = focused {
            self.turn_to(aside);
            return Answer::nothing();
        }
        self.begin(if focused == Some(Ask::Start) { Then::Start } else { Then::Home })
    }

    fn change(&mut self, forward: bool) {
        let protocol = self.form.chosen(Ask::Protocol);
        self.form.change(forward);
        let now = self.form.chosen(Ask::Protocol);
        if now != protocol {
            self.protocols.switch(&mut self.form, (protocol, now), &self.banks);
        }
    }

    /// Takes in which day it is, before the first key: by default a change of mind is promised for a
    /// week from it.
    pub fn know(&mut self, today: NaiveDate) {
        if self.today.replace(today).is_some() || self.before.consent.is_some() {
            return;
        }
        if let Some(day) = today.checked_add_days(Days::new(WITHDRAW_DAYS)) {
            self.form.fill(Ask::WithdrawBy, &day.to_string());
            self.follow();
        }
    }

    /// Takes in how many hold which role, where the interview doesn't know of it yet.
    pub fn know_roster(&mut self, roster: Option<Roster>) {
        self.before.roster = self.before.roster.take().or(roster);
        self.follow();
    }

    /// What is shown follows from what is filled in.
    fn follow(&mut self) {
        self.follow_role();
        for aside in Aside::ALL {
            let name = words::counted_page(aside.word(), aside.count(&self.prepared));
            self.form.call(Ask::Aside(aside), &name);
        }
        let until = match (self.withdraw_by(), self.today, self.form.text(Ask::WithdrawBy)) {
            (Some(day), ..) => format!("until {day}"),
            (None, None, "") => "for a week".to_owned(),
            (None, ..) => "later".to_owned(),
        };
        self.form.fill(Ask::ReadAloud, &words::consent(&until));
        let agreed = self.form.ticked(Ask::Agreed);
        let stands = !agreed && self.before.consent.is_some();
        self.form.fill(Ask::AgreedNote, if stands { words::STANDS } else { "" });
        let note = self.role_note();
        self.form.fill(Ask::RoleNote, &note);
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
    fn begin(&mut self, then: Then) -> Answer {
        if self.form.text(Ask::Name).is_empty() {
            self.form.focus(Ask::Name);
            return Answer::say(words::NAME_FIRST);
        }
        if self.wrong_date() {
            self.form.focus(Ask::WithdrawBy);
            return Answer::say(all_words::NO_DATE);
        }
        let begin = self.gathered(then);
        if self.sent.take().as_ref() == Some(&begin) {
            return Answer::say(all_words::BEING_KEPT);
        }
        self.kept = Some(self.gathered(Then::Home));
        self.sent = Some(begin.clone()).filter(|begin| begin.plan.interview.is_empty());
        let effects = self.held().into_iter().collect();
        let answer = Answer { effects, ..Answer::go(Go::Begin(Box::new(begin))) };
        if then == Then::Start { answer } else { answer.saying(words::KEPT) }
    }

    /// Whether it was agreed until a day that is none.
    fn wrong_date(&self) -> bool {
        let given = !self.form.text(Ask::WithdrawBy).is_empty();
        self.form.ticked(Ask::Agreed) && given && self.withdraw_by().is_none()
    }

    /// Back to the list; what has a name is kept.
    fn back(&mut self) -> Answer {
        let same = self.kept == Some(self.gathered(Then::Home)) && self.held().is_none();
        if self.sent.is_none() && same {
            return Answer::go(Go::Home);
        }
        if !self.form.text(Ask::Name).is_empty() {
            return self.begin(Then::Home);
        }
        if std::mem::replace(&mut self.warned, true) {
            return Answer::go(Go::Home);
        }
        Answer::say(words::LEFT_WITHOUT_NAME)
    }
}

#[cfg(test)]
mod tests;

//! From the form to what was prepared: the plan, the person, and the consent if it was agreed.

use crate::guide::{Library, Protocol};
use crate::interview::{
    consent::{Attribution, Consent, How, Quotes},
    incident::Person,
    plan::{Interviewee, Interviewer, Plan},
};
use crate::tui::effect::Effect;
use crate::tui::screens::answer::{Begin, Then};
use crate::tui::screens::prepare::{
    Prepare,
    ask::{Ask, ON_CALL},
};
use crate::tui::widgets::form::Form;
use crate::tui::words::prepare as words;

/// The minutes of a conversation whose protocol isn't known.
pub(super) const MINUTES: u32 = 45;

/// The protocols that can be chosen.
#[derive(Debug)]
pub(super) struct Protocols(Vec<Choice>);

#[derive(Debug)]
struct Choice {
    id: String,
    title: String,
    minutes: u32,
    banks: Vec<String>,
}

/// The banks a protocol's phases ask from.
pub(super) fn banks_of(protocol: &Protocol) -> Vec<String> {
    let mut banks: Vec<String> = Vec::new();
    for bank in protocol.phases.iter().flat_map(|phase| &phase.banks) {
        if !banks.contains(bank) {
            banks.push(bank.clone());
        }
    }
    banks
}

impl Protocols {
    /// Those of the library; a chosen one that it doesn't have stays a choice.
    pub(super) fn of(library: &Library, chosen: &str) -> Self {
        let all = library.protocols.iter().map(|protocol| Choice {
            id: protocol.id.clone(),
            title: protocol.title.clone(),
            minutes: protocol.minutes,
            banks: banks_of(protocol),
        });
        let mut all: Vec<Choice> = all.collect();
        if !chosen.is_empty() && library.protocol(chosen).is_none() {
            let (id, title) = (chosen.to_owned(), chosen.to_owned());
            all.push(Choice { id, title, minutes: MINUTES, banks: Vec::new() });
        }
        Self(all)
    }

    /// What they are called.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|protocol| protocol.title.as_str())
    }

    /// The place of the protocol with this id.
    pub(super) fn place(&self, id: &str) -> usize {
        self.0.iter().position(|protocol| protocol.id == id).unwrap_or(0)
    }

    /// Another one was chosen: minutes and banks follow, unless they had been set to something else.
    pub(super) fn switch(
        &self,
        form: &mut Form<Ask>,
        (from, to): (usize, usize),
        banks: &[String],
    ) {
        let (Some(from), Some(to)) = (self.0.get(from), self.0.get(to)) else { return };
        if form.text(Ask::Minutes) == from.minutes.to_string() {
            form.fill(Ask::Minutes, &to.minutes.to_string());
        }
        let ticked = |at: usize| form.ticked(Ask::Bank(at));
        let untouched =
            banks.iter().enumerate().all(|(at, id)| ticked(at) == from.banks.contains(id));
        for (at, id) in banks.iter().enumerate().filter(|_| untouched) {
            form.fill(Ask::Bank(at), if to.banks.contains(id) { "yes" } else { "" });
        }
    }
}

impl Prepare {
    /// What is filled in, as it is.
    pub(super) fn gathered(&self, then: Then) -> Begin {
        let person = Person {
            name: self.form.text(Ask::Name).to_owned(),
            role: self.optional(Ask::Role),
            team: self.optional(Ask::Team),
            ..self.called()
        };
        let (consent, prepared) = (self.consent(), self.prepared.clone());
        Begin { plan: self.plan(), person, consent, prepared, then }
    }

    fn plan(&self) -> Plan {
        let before = &self.before.plan;
        let protocol = self.protocols.0.get(self.form.chosen(Ask::Protocol));
        let minutes = self.number(Ask::Minutes).filter(|minutes| *minutes > 0);
        let fallback = protocol.map_or(MINUTES, |protocol| protocol.minutes);
        let on_call = ON_CALL.get(self.form.chosen(Ask::OnCall));
        Plan {
            incident: before.incident.clone(),
            interview: before.interview.clone(),
            interviewee: Interviewee {
                person: before.interviewee.person.clone(),
                role: self.optional(Ask::Role),
                team: self.optional(Ask::Team),
                months_here: self.number(Ask::MonthsHere),
                months_with_system: self.number(Ask::MonthsSystem),
                on_call_then: on_call.and_then(|(_, answer)| *answer),
            },
            interviewer: Interviewer {
                team: self.optional(Ask::YourTeam),
                took_part: self.form.ticked(Ask::TookPart),
            },
            protocol: protocol.map(|protocol| protocol.id.clone()).unwrap_or_default(),
            planned_minutes: minutes.unwrap_or(fallback),
            banks: self.banks(),
            system: self.optional(Ask::System),
        }
    }

    /// The banks that are ticked, and those not known here that were; none at all if every one is.
    fn banks(&self) -> Vec<String> {
        let ticked = self.banks.iter().enumerate();
        let ticked = ticked.filter(|(at, _)| self.form.ticked(Ask::Bank(*at)));
        let mut ticked: Vec<String> = ticked.map(|(_, id)| id.clone()).collect();
        if ticked.len() == self.banks.len() {
            return Vec::new();
        }
        let before = self.before.plan.banks.iter().filter(|id| !self.banks.contains(id));
        ticked.extend(before.cloned());
        ticked
    }

    /// Nothing, as long as it isn't said that it was agreed.
    fn consent(&self) -> Option<Consent> {
        if !self.form.ticked(Ask::Agreed) {
            return None;
        }
        let before = self.before.consent.clone().unwrap_or_default();
        let quotes = Quotes::ALL.get(self.form.chosen(Ask::Quotes));
        let level = Attribution::ALL.get(self.form.chosen(Ask::Attribution));
        Some(Consent {
            notes: self.form.ticked(Ask::Notes),
            recording: self.form.ticked(Ask::Recording),
            quotes: quotes.copied().unwrap_or_default(),
            attribution: level.copied().unwrap_or(Attribution::Anonymous),
            presents: listed(self.form.text(Ask::Presents), before.presents),
            how: self.how(),
            withdraw_by: self.withdraw_by(),
            wording: words::CONSENT_WORDING.to_owned(),
        })
    }

    /// How it was agreed; as long as nobody says, what was recorded without it stays so.
    fn how(&self) -> Option<How> {
        let chosen = self.form.chosen(Ask::How);
        let unsaid = self.before.consent.as_ref().is_some_and(|before| before.how.is_none());
        How::ALL.get(chosen).copied().filter(|_| !unsaid || chosen > 0)
    }

    /// The interviewee as known before, with what else they are called as it is filled in.
    fn called(&self) -> Person {
        let before = self.before.person.clone();
        if self.form.text(Ask::Also) == self.before.also() {
            return before;
        }
        let all = listed(self.form.text(Ask::Also), Vec::new()).into_iter();
        let (handles, aliases) = all.partition(|name| name.contains('@'));
        Person { aliases, handles, ..before }
    }

    /// How many hold the role, where it was filled in anew.
    pub(super) fn held(&self) -> Option<Effect> {
        let (role, people) = (self.optional(Ask::Role)?, self.number(Ask::Holders)?);
        let incident = self.before.plan.incident.clone();
        let new = self.before.holders(&role) != Some(people);
        new.then_some(Effect::Hold { incident, role, people })
    }

    /// How many hold the role that is filled in, as far as that is known; a number somebody typed stays.
    pub(super) fn follow_role(&mut self) {
        if self.number(Ask::Holders) == self.holders {
            self.holders = self.before.holders(self.form.text(Ask::Role));
            let known = self.holders.map(|people| people.to_string()).unwrap_or_default();
            self.form.fill(Ask::Holders, &known);
        }
    }

    /// What a role that is to be shown means, if few hold it or nobody knows how many do.
    pub(super) fn role_note(&self) -> String {
        let by_role = Attribution::ALL.get(self.form.chosen(Ask::Attribution));
        if by_role != Some(&Attribution::Role) {
            return String::new();
        }
        let (role, people) = (self.form.text(Ask::Role), self.number(Ask::Holders));
        let mut roster = self.before.roster.clone().unwrap_or_default();
        if let Some(people) = people {
            roster.hold(role, people);
        }
        let known = people.is_some() || self.before.holders(role).is_some();
        match roster.coarse(role) {
            _ if role.is_empty() => words::ROLE_FIRST.to_owned(),
            _ if !known => words::HELD_BY_HOW_MANY.to_owned(),
            Some(shown) if roster.holders(role) >= roster.enough() && !shown.is_empty() => {
                String::new()
            }
            Some(shown) => words::shown_as(&shown),
            None => words::held_by_few(roster.enough()),
        }
    }

    fn optional(&self, ask: Ask) -> Option<String> {
        Some(self.form.text(ask)).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn number(&self, ask: Ask) -> Option<u32> {
        self.form.text(ask).parse().ok()
    }
}

/// What stands between commas; as it was before, if that is still what it says.
fn listed(text: &str, before: Vec<String>) -> Vec<String> {
    if text == before.join(", ") {
        return before;
    }
    let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

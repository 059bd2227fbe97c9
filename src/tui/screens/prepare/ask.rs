//! What Prepare asks, in which order, and what is filled in to begin with.

use crate::findings::Roster;
use crate::guide::{Library, Protocol};
use crate::interview::{
    consent::{Attribution, Consent, How, Quotes},
    incident::{Incident, Person},
    plan::{Plan, Prepared},
};
use crate::tui::open::Open;
use crate::tui::screens::prepare::keys::Aside;
use crate::tui::screens::prepare::outcome::{self, Protocols};
use crate::tui::theme::Role;
use crate::tui::widgets::form::Item;
use crate::tui::words::prepare as words;

/// What the form asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// The interviewee's name.
    Name,
    /// Their role.
    Role,
    /// Their team.
    Team,
    /// Months with the organization.
    MonthsHere,
    /// Months with the system.
    MonthsSystem,
    /// Whether they were on call then.
    OnCall,
    /// How many hold their role.
    Holders,
    /// What else they are called: other names, handles, addresses.
    Also,
    /// The interviewer's team.
    YourTeam,
    /// Whether the interviewer took part.
    TookPart,
    /// What to consider if so.
    TookPartNote,
    /// The protocol.
    Protocol,
    /// How long it is meant to take.
    Minutes,
    /// The system in question.
    System,
    /// The button to a page beside the form.
    Aside(Aside),
    /// One of the banks.
    Bank(usize),
    /// The words to read aloud.
    ReadAloud,
    /// Notes may be taken.
    Notes,
    /// The call may be recorded.
    Recording,
    /// Whether quotes may be used.
    Quotes,
    /// How they may appear.
    Attribution,
    /// Until when a change of mind is promised.
    WithdrawBy,
    /// How it was agreed.
    How,
    /// What they would tell in the meeting themselves.
    Presents,
    /// All of this was agreed.
    Agreed,
    /// What it means if not.
    AgreedNote,
    /// What a role means that few hold, or nobody knows how many.
    RoleNote,
    /// What was agreed before, in this order.
    Past(usize),
    /// The button that starts.
    Start,
    /// The button that keeps.
    Keep,
}

/// What was known before.
#[derive(Debug, Clone)]
pub(super) struct Before {
    /// The plan so far.
    pub(super) plan: Plan,
    /// The interviewee so far.
    pub(super) person: Person,
    /// What was agreed so far.
    pub(super) consent: Option<Consent>,
    /// Everything that was agreed at some time, in words.
    pub(super) past: Vec<String>,
    /// How many hold which role, where that is known.
    pub(super) roster: Option<Roster>,
    /// What was prepared beside the plan so far.
    pub(super) prepared: Prepared,
}

impl Before {
    /// What is known of the open interview, or of a new one of this incident.
    pub(super) fn of(incident: &Incident, open: Option<&Open>, library: &Library) -> Self {
        let Some(open) = open else {
            let plan = fresh(incident, library.usual_protocol());
            let (person, prepared) = (Person::default(), Prepared::default());
            return Self { plan, person, consent: None, past: Vec::new(), roster: None, prepared };
        };
        let plan = open.interview().plan().clone();
        let person = open.person.clone().unwrap_or_else(|| nameless(&plan));
        let (consent, prepared) = (open.interview().consent(), open.interview().prepared());
        let past = open.interview().consent_history().iter();
        let past = past.map(|(when, consent)| words::agreed_then(open.here(*when), consent));
        let (past, roster) = (past.collect(), open.known.roster.clone());
        Self { plan, person, consent: consent.cloned(), past, roster, prepared }
    }
}

impl Before {
    /// What else the interviewee is called, in one line.
    pub(super) fn also(&self) -> String {
        let all = self.person.aliases.iter().chain(&self.person.handles);
        all.map(String::as_str).collect::<Vec<_>>().join(", ")
    }

    /// The role as it is known so far.
    pub(super) fn role(&self) -> &str {
        let known = self.plan.interviewee.role.as_ref().or(self.person.role.as_ref());
        known.map_or("", String::as_str)
    }

    /// How many are known to hold a role.
    pub(super) fn holders(&self, role: &str) -> Option<u32> {
        let roster = self.roster.as_ref()?;
        roster.has(role).then(|| roster.holders(role))
    }
}

/// The interviewee as far as the plan knows them.
fn nameless(plan: &Plan) -> Person {
    let known = &plan.interviewee;
    Person {
        id: known.person.clone(),
        role: known.role.clone(),
        team: known.team.clone(),
        ..Person::default()
    }
}

fn fresh(incident: &Incident, protocol: Option<&Protocol>) -> Plan {
    Plan {
        incident: incident.id.clone(),
        protocol: protocol.map(|protocol| protocol.id.clone()).unwrap_or_default(),
        planned_minutes: protocol.map_or(outcome::MINUTES, |protocol| protocol.minutes),
        banks: protocol.map(outcome::banks_of).unwrap_or_default(),
        system: incident.system.clone(),
        ..Plan::default()
    }
}

/// Whether they were on call then: what can be chosen, in this order.
pub(super) const ON_CALL: [(&str, Option<bool>); 3] =
    [("not asked", None), ("yes", Some(true)), ("no", Some(false))];

/// The form's pieces, filled in.
pub(super) fn items(before: &Before, library: &Library) -> Vec<Item<Ask>> {
    let mut items = people(before);
    items.extend(interview(before, library));
    items.extend(agreement(&before.consent.clone().unwrap_or_default(), before.consent.is_some()));
    let past = before.past.iter().enumerate();
    items.extend(past.map(|(at, words)| Item::words(Ask::Past(at), words, Role::Quiet)));
    items.extend([
        Item::Section(""),
        Item::button(Ask::Start, "Start"),
        Item::button(Ask::Keep, "Keep for later"),
    ]);
    items
}

fn people(before: &Before) -> Vec<Item<Ask>> {
    let (person, plan) = (&before.person, &before.plan);
    let known = &plan.interviewee;
    let role = before.role();
    let team = known.team.as_ref().or(person.team.as_ref()).map_or("", String::as_str);
    let on_call = ON_CALL.iter().position(|(_, answer)| *answer == known.on_call_then);
    let yours = plan.interviewer.team.as_deref().unwrap_or_default();
    vec![
        Item::Section("Interviewee"),
        Item::text(Ask::Name, "Name", 18, &person.name),
        Item::text(Ask::Role, "Role", 16, role),
        Item::number(Ask::Holders, "held by", before.holders(role)),
        Item::text(Ask::Team, "Team", 14, team),
        Item::text(Ask::Also, "Also called", 28, &before.also()),
        Item::number(Ask::MonthsHere, "Months here", known.months_here),
        Item::number(Ask::MonthsSystem, "on the system", known.months_with_system),
        Item::choice(Ask::OnCall, "On call?", &ON_CALL.map(|(word, _)| word), on_call.unwrap_or(0)),
        Item::Section("You"),
        Item::text(Ask::YourTeam, "Team", 16, yours),
        Item::tick(Ask::TookPart, "took part in it", plan.interviewer.took_part),
        Item::words(Ask::TookPartNote, "", Role::Warning),
    ]
}

fn interview(before: &Before, library: &Library) -> Vec<Item<Ask>> {
    let plan = &before.plan;
    let protocols = Protocols::of(library, &plan.protocol);
    let names: Vec<&str> = protocols.titles().collect();
    let system = plan.system.as_deref().unwrap_or_default();
    let mut items = vec![
        Item::Section("Interview"),
        Item::choice(Ask::Protocol, "", &names, protocols.place(&plan.protocol)),
        Item::number(Ask::Minutes, "Minutes", Some(plan.planned_minutes)),
        Item::text(Ask::System, "System", 14, system),
    ];
    items.extend(Aside::ALL.map(|aside| Item::button(Ask::Aside(aside), aside.word())));
    items.push(Item::Section("Banks"));
    for (at, bank) in library.topics().enumerate() {
        let label = format!("{} {}", bank.title, bank.questions.len());
        let ticked = plan.banks.is_empty() || plan.banks.contains(&bank.id);
        items.push(Item::tick(Ask::Bank(at), &label, ticked));
    }
    items
}

fn agreement(consent: &Consent, agreed: bool) -> Vec<Item<Ask>> {
    let quotes = Quotes::ALL.iter().position(|quotes| *quotes == consent.quotes);
    let level = Attribution::ALL.iter().position(|level| *level == consent.attribution);
    let (quotes, level) = (quotes.unwrap_or(0), level.unwrap_or(0));
    let how = How::ALL.iter().position(|how| Some(*how) == consent.how);
    vec![
        Item::Section("Say aloud"),
        Item::words(Ask::ReadAloud, "", Role::Text),
        Item::Section("Agreed"),
        Item::tick(Ask::Notes, "notes", consent.notes),
        Item::tick(Ask::Recording, "recording", consent.recording),
        Item::choice(Ask::Quotes, "Quotes", &Quotes::ALL.map(Quotes::word), quotes),
        Item::choice(Ask::Attribution, "As", &Attribution::ALL.map(Attribution::word), level),
        Item::date(Ask::WithdrawBy, "May withdraw until", consent.withdraw_by),
        Item::choice(Ask::How, "How", &How::ALL.map(words::how), how.unwrap_or(0)),
        Item::text(Ask::Presents, "Tells in the meeting", 18, &consent.presents.join(", ")),
        Item::tick(Ask::Agreed, words::AGREED, agreed),
        Item::words(Ask::AgreedNote, "", Role::Quiet),
        Item::words(Ask::RoleNote, "", Role::Quiet),
    ]
}

//! The demo file: an incident, a person who was in it, and what was prepared.

use serde::Deserialize;

use crate::interview::{
    incident::{Incident, Person},
    plan::{Interviewee, Interviewer, Plan},
};
use crate::yaml::{self, Fault};

/// An incident with one interview, prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demo {
    /// The incident, without an id.
    pub incident: Incident,
    /// The interviewee, without an id.
    pub person: Person,
    /// What was prepared, without ids.
    pub plan: Plan,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    occurred: String,
    system: String,
    teams: Vec<String>,
    why_chosen: Vec<String>,
    name: String,
    role: String,
    team: String,
    months_here: u32,
    months_with_system: u32,
    on_call_then: bool,
    interviewer_team: String,
    protocol: String,
    minutes: u32,
}

/// Reads a demo.
///
/// # Errors
/// The first fault, with its place.
pub fn read(text: &str) -> Result<Demo, Fault> {
    let file: File = yaml::read_own(text)?;
    let person = Person {
        name: file.name,
        role: Some(file.role.clone()),
        team: Some(file.team.clone()),
        ..Person::default()
    };
    let interviewee = Interviewee {
        role: Some(file.role),
        team: Some(file.team),
        months_here: Some(file.months_here),
        months_with_system: Some(file.months_with_system),
        on_call_then: Some(file.on_call_then),
        ..Interviewee::default()
    };
    let plan = Plan {
        interviewee,
        interviewer: Interviewer { team: Some(file.interviewer_team), took_part: false },
        protocol: file.protocol,
        planned_minutes: file.minutes,
        system: Some(file.system.clone()),
        ..Plan::default()
    };
    let incident = Incident {
        title: file.title,
        occurred: file.occurred.parse().ok(),
        system: Some(file.system),
        teams: file.teams,
        why_chosen: file.why_chosen,
        ..Incident::default()
    };
    Ok(Demo { incident, person, plan })
}

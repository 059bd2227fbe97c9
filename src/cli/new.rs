//! `firsthand new`: an incident and an interview, with or without the screens.

use chrono::NaiveDate;
use clap::Args;

use crate::interview::{
    incident::{Incident, Person},
    plan::{Interviewee, Plan},
};
use crate::tui::effect::{New as Made, Trouble};
use crate::world::disk::{home::Home, paths::Dirs};

use super::{Ending, say, screen, screen::Looks};

/// What `new` takes.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The incident's title; without it, the screens open
    #[arg(long)]
    title: Option<String>,
    /// The day it happened, as 2026-11-20
    #[arg(long, value_name = "DAY")]
    occurred: Option<NaiveDate>,
    /// The system in question, as the interviewee would call it
    #[arg(long)]
    system: Option<String>,
    /// The interviewee's name; it stays in the private store
    #[arg(long)]
    name: Option<String>,
    /// The interviewee's role
    #[arg(long)]
    role: Option<String>,
    /// The protocol to follow
    #[arg(long, default_value = "cognitive-45")]
    protocol: String,
}

pub(super) fn run(new: New, dirs: Dirs, looks: Looks) -> Result<Ending, Trouble> {
    let Some(title) = new.title.clone() else { return screen::home(dirs, looks) };
    let minutes = super::library(&dirs).protocol(&new.protocol).map(|protocol| protocol.minutes);
    let Some(planned_minutes) = minutes else {
        let what = format!("no protocol is called `{}`", new.protocol);
        return Err(super::said(what, "leave `--protocol` out for `cognitive-45`"));
    };
    let home = Home::at(dirs)?;
    let incident = Incident {
        title,
        occurred: new.occurred,
        system: new.system.clone(),
        ..Incident::default()
    };
    let incident = home.save_incident(incident)?;
    let plan = Plan {
        incident: incident.id,
        interviewee: Interviewee { role: new.role.clone(), ..Interviewee::default() },
        protocol: new.protocol,
        planned_minutes,
        system: new.system,
        ..Plan::default()
    };
    let person = Person { name: new.name.unwrap_or_default(), role: new.role, ..Person::default() };
    let place = home.create(Made { plan, person })?;
    say::lines(&format!("{}/{}", place.incident, place.interview));
    Ok(Ending::Done)
}

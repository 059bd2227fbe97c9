//! The demo incident: an invented one, shipped inside the program, copied afresh each time.

use crate::{
    formats::{demo, store},
    tui::effect::{New, Place, Trouble},
    world::disk::{home::Home, trouble},
};

const DEMO: &str = include_str!("../../assets/demo/demo.yaml");
const ROSTER: &str = include_str!("../../assets/demo/roster.yaml");

/// Makes a copy of the demo in the store, with an interview that is prepared and not begun.
///
/// # Errors
/// If the store cannot be written.
pub fn copy(home: &Home) -> Result<Place, Trouble> {
    let damaged = |fault: String| {
        trouble(format!("the demo can't be read: {fault}"), std::path::Path::new("assets/demo"), "")
    };
    let demo = demo::read(DEMO).map_err(|fault| damaged(fault.to_string()))?;
    let roster = store::roster::read(ROSTER).map_err(damaged)?;
    let incident = home.save_incident(demo.incident)?;
    home.save_roster(&incident.id, &roster)?;
    let mut plan = demo.plan;
    plan.incident.clone_from(&incident.id);
    home.create(New { plan, person: demo.person })
}

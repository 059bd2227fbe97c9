//! The demo incident: an invented one, shipped inside the program, copied afresh each time.

use crate::{
    findings,
    formats::{demo, store},
    review::{Choices, Folder, Got, Received},
    tui::effect::{New, Place, Shared, Trouble},
    world::disk::{home::Home, trouble},
};

/// The findings of four people who were in it, and what a facilitator chose about them.
const FINDINGS: [(&str, &str); 4] = [
    (
        "interview-5h8v2c.findings.yaml",
        include_str!("../../assets/demo/findings/interview-5h8v2c.findings.yaml"),
    ),
    (
        "payments-engineer-7c1q.findings.yaml",
        include_str!("../../assets/demo/findings/payments-engineer-7c1q.findings.yaml"),
    ),
    (
        "platform-engineer-9x3d.findings.yaml",
        include_str!("../../assets/demo/findings/platform-engineer-9x3d.findings.yaml"),
    ),
    (
        "support-lead-4r2m.findings.yaml",
        include_str!("../../assets/demo/findings/support-lead-4r2m.findings.yaml"),
    ),
];

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

/// The demo's findings, for the board. What is chosen about them is kept nowhere.
#[must_use]
pub fn findings() -> Shared {
    let read = |(name, text): (&str, &str)| {
        let got = match findings::read(text) {
            Ok(read) => Got::Findings(Box::new(read)),
            Err(fault) => Got::Fault(fault.in_file(name)),
        };
        Received { file: name.to_owned(), changed: 0, got }
    };
    let folder = Folder::of(FINDINGS.into_iter().map(read).collect());
    let ids = folder.reviews.iter().map(|review| review.incident.id.clone());
    let chosen = ids.map(|id| (id, Ok(Choices::default()))).collect();
    Shared { name: "demo".to_owned(), folder, chosen, keeps: false }
}

//! `firsthand list`: incidents and their interviews.

use serde_json::json;

use crate::tui::effect::{Listed, ListedInterview, Trouble};
use crate::world::disk::{home::Home, paths::Dirs};

use super::{Ending, say};

pub(super) fn run(dirs: Dirs, as_json: bool) -> Result<Ending, Trouble> {
    let (listed, troubles) = Home::at(dirs)?.list();
    if as_json {
        say::json(&json!({ "incidents": listed.iter().map(incident_json).collect::<Vec<_>>() }));
    } else {
        print(&listed);
    }
    for trouble in &troubles {
        say::error(trouble);
    }
    Ok(if troubles.is_empty() { Ending::Done } else { Ending::Found })
}

fn print(listed: &[Listed]) {
    if listed.is_empty() {
        say::lines("nothing here yet: `firsthand demo` shows how it goes, `firsthand new` starts");
    }
    let mut rows = Vec::new();
    for Listed { incident, interviews, roster: _ } in listed {
        rows.push(vec![incident.id.clone(), incident.title.clone()]);
        rows.extend(interviews.iter().map(row));
    }
    say::table(&rows);
}

fn row(interview: &ListedInterview) -> Vec<String> {
    let about = [
        interview.role.clone().unwrap_or_default(),
        interview.state.word().to_owned(),
        interview.date.map(|day| day.to_string()).unwrap_or_default(),
        format!("{} entries", interview.entries),
    ];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    vec![format!("  {}", interview.id), about.join(", ")]
}

fn incident_json(listed: &Listed) -> serde_json::Value {
    let Listed { incident, interviews, roster: _ } = listed;
    json!({
        "id": incident.id,
        "title": incident.title,
        "occurred": incident.occurred.map(|day| day.to_string()),
        "interviews": interviews.iter().map(interview_json).collect::<Vec<_>>(),
    })
}

/// No name: a list may be copied into places where names must not be.
fn interview_json(interview: &ListedInterview) -> serde_json::Value {
    json!({
        "id": interview.id,
        "role": interview.role,
        "date": interview.date.map(|day| day.to_string()),
        "state": interview.state.word(),
        "entries": interview.entries,
        "minutes": interview.minutes,
    })
}

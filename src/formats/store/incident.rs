//! `incident.yaml`: what an incident is called, when it was, and why it was chosen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::formats::store::{self, Fault};
use crate::interview::incident::Incident;

const SCHEMA: &str = "firsthand/incident/1";

/// The incident a file tells of.
///
/// # Errors
/// What is wrong with the text, in words.
pub fn read(text: &str) -> Result<Incident, Fault> {
    let shape: Shape = store::read(text)?;
    store::check_schema(&shape.schema, SCHEMA)?;
    let Shape { schema: _, id, title, occurred, why_chosen, teams, system } = shape;
    let occurred = occurred.map(|day| day.parse::<NaiveDate>()).transpose();
    let occurred = occurred.map_err(|_no_day| "`occurred` is no day such as 2026-11-20".to_owned());
    Ok(Incident { id, title, occurred: occurred?, why_chosen, teams, system })
}

/// The file for an incident.
///
/// # Errors
/// Only if the text cannot be made.
pub fn write(incident: &Incident) -> Result<String, Fault> {
    let Incident { id, title, occurred, why_chosen, teams, system } = incident.clone();
    let occurred = occurred.map(|day| day.to_string());
    let schema = SCHEMA.to_owned();
    store::write(&Shape { schema, id, title, occurred, why_chosen, teams, system })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    schema: String,
    id: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    occurred: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    why_chosen: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    teams: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    system: Option<String>,
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{read, write};
    use crate::interview::incident::Incident;

    #[test]
    fn an_incident_reads_back_as_it_was_written() {
        let incident = Incident {
            id: "2026-11-20-kafka-k7f3".into(),
            title: "Kafka: \"paging\" — # at night\nno".into(),
            occurred: NaiveDate::from_ymd_opt(2026, 11, 20),
            why_chosen: vec!["near-miss".into(), "no".into()],
            teams: vec!["012".into()],
            system: None,
        };
        assert_eq!(read(&write(&incident).unwrap()), Ok(incident));
    }

    #[test]
    fn a_file_of_another_sort_is_refused() {
        assert!(read("schema: firsthand/bank/1\nid: a\ntitle: b\n").is_err());
        assert!(read("{").is_err());
    }
}

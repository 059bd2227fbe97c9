//! `roster.yaml`: how many people of an incident hold which role. No names.
//!
//! Written by hand as well as here, so that every fault is told with its place.

use serde::{Deserialize, Serialize};

use crate::findings::{Group, NEVER_UNDER, Roster, USUALLY_ENOUGH};
use crate::formats::store::{self, Fault};

const SCHEMA: &str = "firsthand/roster/1";

/// The roster a file tells of.
///
/// # Errors
/// What is wrong with the text, in words.
pub fn read(text: &str) -> Result<Roster, Fault> {
    let shape: Shape = store::read(text)?;
    store::check_schema(&shape.schema, SCHEMA)?;
    if shape.at_least < NEVER_UNDER {
        let found = shape.at_least;
        return Err(format!("`at_least: {found}` is too few: {NEVER_UNDER} is the least there is"));
    }
    let empty = |text: &str| text.trim().is_empty();
    if shape.people.iter().any(|group| empty(&group.role)) {
        return Err("every line under `people` has a `role`".to_owned());
    }
    if shape.broader.iter().any(|step| empty(&step.role) || empty(&step.is_one_of)) {
        return Err("every line under `broader` has a `role` and what it `is_one_of`".to_owned());
    }
    let groups = shape.people.into_iter().map(Counted::group).collect();
    let broader = shape.broader.into_iter().map(|step| (step.role, step.is_one_of)).collect();
    Ok(Roster { at_least: shape.at_least, groups, broader })
}

/// The file for a roster.
///
/// # Errors
/// Only if the text cannot be made.
pub fn write(roster: &Roster) -> Result<String, Fault> {
    let people = roster.groups.iter().map(Counted::of).collect();
    let broader = roster
        .broader
        .iter()
        .map(|(role, is_one_of)| Step { role: role.clone(), is_one_of: is_one_of.clone() });
    let (schema, at_least) = (SCHEMA.to_owned(), roster.enough());
    store::write(&Shape { schema, at_least, people, broader: broader.collect() })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    schema: String,
    #[serde(default = "usually_enough")]
    at_least: u32,
    #[serde(default)]
    people: Vec<Counted>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    broader: Vec<Step>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on_call_then: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    months_here: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    months_with_system: Option<u32>,
    #[serde(default = "one")]
    count: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    role: String,
    is_one_of: String,
}

impl Counted {
    fn of(group: &Group) -> Self {
        let Group { role, team, on_call_then, months_here, months_with_system, people } =
            group.clone();
        Self { role, team, on_call_then, months_here, months_with_system, count: people }
    }

    fn group(self) -> Group {
        let Self { role, team, on_call_then, months_here, months_with_system, count } = self;
        Group { role, team, on_call_then, months_here, months_with_system, people: count }
    }
}

fn usually_enough() -> u32 {
    USUALLY_ENOUGH
}

fn one() -> u32 {
    1
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::findings::Roster;

    const FILE: &str = "schema: firsthand/roster/1\nat_least: 4\npeople:\n- role: SRE\n  \
                        team: no\n  on_call_then: true\n  months_here: 5\n  count: 2\n- role: \
                        lead\nbroader:\n- role: SRE\n  is_one_of: engineer\n";

    #[test]
    fn a_roster_reads_back_as_it_was_written() {
        let roster = read(FILE).unwrap();
        assert_eq!(
            (roster.enough(), roster.holders("engineer"), roster.holders("lead")),
            (4, 2, 1)
        );
        assert_eq!(read(&write(&roster).unwrap()), Ok(roster));
        assert_eq!(read("schema: firsthand/roster/1\n"), Ok(Roster::default()));
    }

    #[test]
    fn a_roster_that_would_show_too_much_or_says_nothing_is_refused() {
        let wrong = [
            ("at_least: 4", "at_least: 1"),
            ("role: SRE\n  team", "role: \" \"\n  team"),
            ("is_one_of: engineer", "is_one_of: \"\""),
            ("count: 2", "count: -2"),
            ("count: 2", "counts: 2"),
            ("roster/1", "people/1"),
        ];
        for (old, new) in wrong {
            let text = FILE.replace(old, new);
            assert!(text != FILE && read(&text).is_err(), "{new}");
        }
    }
}

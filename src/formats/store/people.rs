//! `people.yaml`: who is behind the ids. The only file with names.

use serde::{Deserialize, Serialize};

use crate::formats::store::{self, Fault};
use crate::interview::incident::Person;

const SCHEMA: &str = "firsthand/people/1";

/// The people a file tells of.
///
/// # Errors
/// What is wrong with the text, in words.
pub fn read(text: &str) -> Result<Vec<Person>, Fault> {
    let shape: Shape = store::read(text)?;
    store::check_schema(&shape.schema, SCHEMA)?;
    Ok(shape.people.into_iter().map(One::person).collect())
}

/// The file for these people.
///
/// # Errors
/// Only if the text cannot be made.
pub fn write(people: &[Person]) -> Result<String, Fault> {
    let people = people.iter().map(One::of).collect();
    store::write(&Shape { schema: SCHEMA.to_owned(), people })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    schema: String,
    #[serde(default)]
    people: Vec<One>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    team: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    handles: Vec<String>,
}

impl One {
    fn of(person: &Person) -> Self {
        let Person { id, name, role, team, aliases, handles } = person.clone();
        Self { id, name, role, team, aliases, handles }
    }

    fn person(self) -> Person {
        let Self { id, name, role, team, aliases, handles } = self;
        Person { id, name, role, team, aliases, handles }
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use crate::interview::incident::Person;

    #[test]
    fn people_read_back_as_they_were_written() {
        let ana = Person {
            id: "p-7k2".into(),
            name: "Ana".into(),
            handles: vec!["@ana".into()],
            ..Person::default()
        };
        assert_eq!(read(&write(std::slice::from_ref(&ana)).unwrap()), Ok(vec![ana]));
        assert_eq!(read(&write(&[]).unwrap()), Ok(vec![]));
    }
}

//! `people.yaml`: who is behind the ids, and what was decided about names in the words. The only file
//! with names.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::findings::{Class, Judged, Judgment, Subject, Verdict};
use crate::formats::store::{self, Fault};
use crate::interview::incident::Person;

const SCHEMA: &str = "firsthand/people/1";

/// What the file tells of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// The people of the incident.
    pub people: Vec<Person>,
    /// What was decided about names and the like.
    pub judged: Judged,
}

/// What a file tells of.
///
/// # Errors
/// What is wrong with the text, in words.
pub fn read(text: &str) -> Result<People, Fault> {
    let shape: Shape = store::read(text)?;
    store::check_schema(&shape.schema, SCHEMA)?;
    let people = shape.people.into_iter().map(One::person).collect();
    let judged: Result<Judged, Fault> = shape.judged.into_iter().map(Decision::judgment).collect();
    Ok(People { people, judged: judged? })
}

/// The file for these people and decisions.
///
/// # Errors
/// Only if the text cannot be made.
pub fn write(all: &People) -> Result<String, Fault> {
    let people = all.people.iter().map(One::of).collect();
    let judged = all.judged.iter().map(Decision::of).collect();
    store::write(&Shape { schema: SCHEMA.to_owned(), people, judged })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    schema: String,
    #[serde(default)]
    people: Vec<One>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    judged: Vec<Decision>,
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

/// One decision: about a person or a word, and never both.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decision {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    word: Option<String>,
    verdict: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    class: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<String>,
}

impl Decision {
    fn of(judgment: &Judgment) -> Self {
        let (person, word) = match &judgment.subject {
            Subject::Person(id) => (Some(id.clone()), None),
            Subject::Word(word) => (None, Some(word.clone())),
        };
        let role = match &judgment.verdict {
            Verdict::Role(role) => role.clone(),
            Verdict::Keep | Verdict::Cut => None,
        };
        Self {
            person,
            word,
            verdict: judgment.verdict.word().to_owned(),
            role,
            class: judgment.class.word().to_owned(),
            day: judgment.on.map(|day| day.to_string()),
        }
    }

    fn judgment(self) -> Result<Judgment, Fault> {
        let subject = match (self.person, self.word) {
            (Some(id), None) => Subject::Person(id),
            (None, Some(word)) => Subject::Word(word),
            (Some(_), Some(_)) | (None, None) => {
                return Err("a decision under `judged` has a `person` or a `word`".to_owned());
            }
        };
        let verdict = match (self.verdict.as_str(), self.role) {
            ("keep", None) => Verdict::Keep,
            ("cut", None) => Verdict::Cut,
            ("role", role) => Verdict::Role(role),
            (other, _) => {
                let known = "`verdict` is keep, cut or role, and only the last has a `role`";
                return Err(format!("{known}: this says `{other}`"));
            }
        };
        let class = Class::from_word(&self.class);
        let class = class.ok_or_else(|| format!("`class: {}` is no sort of word", self.class))?;
        let on = self.day.map(|day| day.parse::<NaiveDate>()).transpose();
        let on = on.map_err(|_no_day| "`day` is no day such as 2026-11-20".to_owned())?;
        Ok(Judgment { subject, verdict, class, on })
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{People, read, write};
    use crate::findings::{Class, Judgment, Subject, Verdict};
    use crate::interview::incident::Person;

    #[test]
    fn people_and_decisions_read_back_as_they_were_written() {
        let ana = Person {
            id: "p-7k2".into(),
            name: "Ana".into(),
            handles: vec!["@ana".into()],
            ..Person::default()
        };
        let on = NaiveDate::from_ymd_opt(2026, 11, 23);
        let judged = [
            (Subject::Person("p-7k2".into()), Verdict::Role(None), Class::Name),
            (Subject::Word("Bea".into()), Verdict::Role(Some("no".into())), Class::Word),
            (Subject::Word("12:30".into()), Verdict::Keep, Class::Ticket),
            (Subject::Word("~".into()), Verdict::Cut, Class::Url),
        ];
        let judged =
            judged.map(|(subject, verdict, class)| Judgment { subject, verdict, class, on });
        let all = People { people: vec![ana], judged: judged.into_iter().collect() };
        assert_eq!(read(&write(&all).unwrap()), Ok(all));
        assert_eq!(read(&write(&People::default()).unwrap()), Ok(People::default()));
    }

    #[test]
    fn a_decision_that_says_nothing_clear_is_refused() {
        for decision in [
            "{verdict: keep, class: word}",
            "{person: p-1, word: Ana, verdict: keep, class: word}",
            "{word: Ana, verdict: maybe, class: word}",
            "{word: Ana, verdict: keep, role: SRE, class: word}",
            "{word: Ana, verdict: keep, class: sort}",
            "{word: Ana, verdict: keep, class: word, day: soon}",
        ] {
            let text = format!("schema: firsthand/people/1\njudged: [{decision}]\n");
            assert!(read(&text).is_err(), "{decision}");
        }
        let fine =
            "schema: firsthand/people/1\njudged: [{word: Ana, verdict: role, class: word}]\n";
        assert!(read(fine).is_ok());
    }
}

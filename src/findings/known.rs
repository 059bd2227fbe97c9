//! What the door knows beside the interview: who was in the incident, how many hold which role, what
//! was decided about words. All of it is private, and none of it is written into findings as it is.

use chrono::NaiveDate;

use crate::findings::{Judged, Roster};
use crate::interview::{Interview, incident::Person};

/// What the door knows beside the interview.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The people of the incident.
    pub people: Vec<Person>,
    /// How many hold which role, where somebody wrote it down.
    pub roster: Option<Roster>,
    /// What was decided about names and the like in the words.
    pub judged: Judged,
    /// Random, and this interview's alone: stands for its ids where the interviewee is anonymous.
    pub pseudonym: String,
    /// The day it is: from when on no answer means none. Unknown, everybody is waited for.
    pub today: Option<NaiveDate>,
    /// What of this could not be read, in words. Nothing is published meanwhile.
    pub faults: Vec<String>,
}

impl Known {
    /// The interviewee, where the people of the incident have them.
    #[must_use]
    pub fn interviewee(&self, interview: &Interview) -> Option<&Person> {
        let id = &interview.plan().interviewee.person;
        self.people.iter().find(|person| person.id == *id)
    }

    /// Takes in what is known of a person now.
    pub fn learn(&mut self, person: Person) {
        match self.people.iter_mut().find(|known| known.id == person.id) {
            Some(known) => *known = person,
            None => self.people.push(person),
        }
    }
}

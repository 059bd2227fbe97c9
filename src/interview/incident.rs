//! The event under study.

use chrono::NaiveDate;

/// The event under study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Incident {
    /// A slug of the title with a short random part; never a person's name.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The day it happened.
    pub occurred: Option<NaiveDate>,
    /// Why it was chosen.
    pub why_chosen: Vec<String>,
    /// The teams that were involved.
    pub teams: Vec<String>,
    /// The system in question.
    pub system: Option<String>,
}

/// Somebody who was in an incident, as the private people file has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Random: `p-7k2`.
    pub id: String,
    /// Their name. Lives in the people file and on screen, nowhere else.
    pub name: String,
    /// Their role.
    pub role: Option<String>,
    /// Their team.
    pub team: Option<String>,
    /// Other names they go by.
    pub aliases: Vec<String>,
    /// Chat handles and the like.
    pub handles: Vec<String>,
}

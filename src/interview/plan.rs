//! What is prepared before an interview. Never holds a name: those live in the people file.

/// What was prepared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The incident's id.
    pub incident: String,
    /// The interview's id.
    pub interview: String,
    /// The interviewee, without a name.
    pub interviewee: Interviewee,
    /// The interviewer, without a name.
    pub interviewer: Interviewer,
    /// The protocol's id.
    pub protocol: String,
    /// How long the conversation is meant to take.
    pub planned_minutes: u32,
    /// The banks to draw questions from, by id; none means those of the protocol.
    pub banks: Vec<String>,
    /// The system in question, as the interviewee would call it.
    pub system: Option<String>,
}

/// The interviewee, as the interview knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interviewee {
    /// Their random id in the people file, such as `p-7k2`.
    pub person: String,
    /// Their role.
    pub role: Option<String>,
    /// Their team.
    pub team: Option<String>,
    /// Months with the organisation.
    pub months_here: Option<u32>,
    /// Months with the system.
    pub months_with_system: Option<u32>,
    /// Whether they were on call then.
    pub on_call_then: Option<bool>,
}

/// The interviewer, as the interview knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interviewer {
    /// Their team.
    pub team: Option<String>,
    /// Whether they took part in the incident.
    pub took_part: bool,
}

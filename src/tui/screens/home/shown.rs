//! What the search leaves of incidents and interviews.

use crate::tui::effect::{Listed, ListedInterview};

/// An incident that is shown, with those of its interviews that are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// Its place in the list.
    pub(super) incident: usize,
    /// The places of its interviews.
    pub(super) interviews: Vec<usize>,
}

/// The incidents and interviews that have every word of `search` somewhere. An incident that has
/// them all itself is shown with all its interviews.
pub(super) fn shown(listed: &[Listed], search: &str) -> Vec<Shown> {
    let search = search.to_lowercase();
    let wanted: Vec<&str> = search.split_whitespace().collect();
    let all = listed.iter().enumerate();
    all.filter_map(|(incident, listed)| of_incident(incident, listed, &wanted)).collect()
}

fn of_incident(incident: usize, listed: &Listed, wanted: &[&str]) -> Option<Shown> {
    if wanted.is_empty() {
        return Some(Shown { incident, interviews: (0..listed.interviews.len()).collect() });
    }
    let own = incident_words(listed);
    let has_all = |text: &str| wanted.iter().all(|word| text.contains(word));
    if has_all(&own) {
        return Some(Shown { incident, interviews: (0..listed.interviews.len()).collect() });
    }
    let matches = |interview: &ListedInterview| has_all(&(interview_words(interview) + &own));
    let interviews = listed.interviews.iter().enumerate();
    let interviews: Vec<usize> =
        interviews.filter(|(_, interview)| matches(interview)).map(|(at, _)| at).collect();
    (!interviews.is_empty()).then_some(Shown { incident, interviews })
}

fn incident_words(listed: &Listed) -> String {
    let incident = &listed.incident;
    let date = incident.occurred.map(|date| date.to_string()).unwrap_or_default();
    let mut words = vec![incident.title.as_str(), incident.id.as_str(), date.as_str()];
    words.extend(incident.system.as_deref());
    words.extend(incident.teams.iter().chain(&incident.why_chosen).map(String::as_str));
    words.join("\n").to_lowercase()
}

fn interview_words(interview: &ListedInterview) -> String {
    let date = interview.date.map(|date| date.to_string()).unwrap_or_default();
    let mut words = vec![interview.id.as_str(), date.as_str(), interview.state.word()];
    words.extend([&interview.name, &interview.role].into_iter().filter_map(Option::as_deref));
    words.join("\n").to_lowercase() + "\n"
}

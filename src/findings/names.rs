//! Whether the interviewee's own name stands in words that go out.
//!
//! The plain forms only: the full name, its parts, other names and handles, as whole words. Not
//! judged here: initials, misspellings, and everybody else's names.

mod judged;

pub use judged::{Class, Judged, Judgment, Subject, Verdict};

use crate::findings::shape::{Attribution, Findings};
use crate::interview::incident::Person;

/// Parts of a name shorter than this are too common as words.
const SHORTEST_PART: usize = 3;

/// Where in the findings the name stands, by the names of the places; nowhere if it may.
pub(super) fn places(findings: &Findings, person: Option<&Person>) -> Vec<String> {
    let Some(person) = person else { return Vec::new() };
    if findings.interview.interviewee.attribution == Attribution::Named {
        return Vec::new();
    }
    let forms = forms(person);
    let parts: Vec<&str> =
        person.name.split_whitespace().filter(|p| p.chars().count() >= SHORTEST_PART).collect();
    let named = |text: &str| {
        let folded = text.to_lowercase();
        forms.iter().any(|form| holds_word(&folded, form))
            || parts.iter().any(|part| holds_word(text, part))
    };
    let places = texts(findings).into_iter().filter(|(_, texts)| texts.iter().any(|t| named(t)));
    places.map(|(place, _)| place.to_owned()).collect()
}

/// What they are called as a whole, in lower case.
fn forms(person: &Person) -> Vec<String> {
    let called = [&person.name].into_iter().chain(&person.aliases).chain(&person.handles);
    let called = called.map(|name| name.trim().trim_start_matches('@').to_lowercase());
    called.filter(|name| !name.is_empty()).collect()
}

/// Whether `word` stands in `text` with no letter or digit beside it.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Every text that somebody wrote, by the name of its place.
fn texts(findings: &Findings) -> Vec<(&str, Vec<&str>)> {
    let mut texts = vec![("incident", vec![findings.incident.title.as_str()])];
    let consent = findings.interview.consent.iter();
    texts.extend(consent.map(|c| ("consent", c.presents.iter().map(String::as_str).collect())));
    texts.extend(findings.questions.iter().map(|q| (q.id.as_str(), vec![q.asked.as_str()])));
    texts.extend(findings.quotes.iter().map(|q| tagged(&q.id, &[&q.text], &q.tags)));
    texts.extend(findings.notes.iter().map(|n| tagged(&n.id, &[&n.text], &n.tags)));
    texts.extend(findings.moments.iter().map(|m| (m.id.as_str(), vec![&*m.told, &*m.what])));
    texts.extend(findings.pivots.iter().map(|p| {
        let cells = [&p.saw, &p.expected, &p.goal, &p.options, &p.basis, &p.pressure, &p.help];
        (p.id.as_str(), cells.into_iter().flatten().map(String::as_str).collect())
    }));
    texts.extend(findings.findings.iter().map(|f| {
        let (id, mut texts) = tagged(&f.id, &[&f.title, &f.learned], &f.tags);
        texts.extend(f.wonders.iter().map(String::as_str));
        (id, texts)
    }));
    texts.extend(findings.leads.iter().map(|l| (l.id.as_str(), vec![l.what.as_str()])));
    texts.extend(findings.ideas.iter().map(|i| (i.id.as_str(), vec![i.what.as_str()])));
    texts.extend(findings.open_threads.iter().map(|t| ("open_threads", vec![t.as_str()])));
    texts
}

fn tagged<'a>(id: &'a str, texts: &[&'a str], tags: &'a [String]) -> (&'a str, Vec<&'a str>) {
    (id, texts.iter().copied().chain(tags.iter().map(String::as_str)).collect())
}

#[cfg(test)]
mod tests {
    use super::holds_word;

    #[test]
    fn a_word_is_found_whole_only() {
        assert!(holds_word("then ana's pager", "ana") && holds_word("ana", "ana"));
        assert!(!holds_word("analysis of bananas", "ana") && !holds_word("änana", "ana"));
    }
}

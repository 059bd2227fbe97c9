//! How much of each topic has been asked.

use crate::guide::library::Library;

/// One bank's share of questions asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The bank's id.
    pub bank: String,
    /// The bank's title.
    pub title: String,
    /// How many of its questions were asked at least once.
    pub asked: usize,
    /// How many it has.
    pub of: usize,
}

/// The coverage of every bank that is a topic, in the library's order. `asked` holds ids of bank and question; those
/// that the library does not have are not counted.
#[must_use]
pub fn coverage(library: &Library, asked: &[(&str, &str)]) -> Vec<Coverage> {
    let banks = library.topics().map(|bank| {
        let was_asked = |id: &str| asked.contains(&(bank.id.as_str(), id));
        Coverage {
            bank: bank.id.clone(),
            title: bank.title.clone(),
            asked: bank.questions.iter().filter(|question| was_asked(&question.id)).count(),
            of: bank.questions.len(),
        }
    });
    banks.collect()
}

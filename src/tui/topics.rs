//! How far each topic was covered, as findings tell it.

use crate::findings::Topics;
use crate::guide::{Library, coverage};
use crate::interview::{Interview, QuestionRef};

/// Of each bank: how many of its questions were put, of how many.
#[must_use]
pub fn topics(interview: &Interview, library: &Library) -> Topics {
    let asked: Vec<_> = interview.asked().into_iter().map(QuestionRef::pair).collect();
    let covered = coverage(library, &asked).into_iter();
    covered.map(|topic| (topic.bank, topic.asked, topic.of)).collect()
}

//! How much of each topic has been asked: in one interview, and in all interviews of an incident.

use std::collections::HashSet;

use crate::guide::library::Library;
use crate::interview::{Interview, QuestionRef};

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

/// What one interview brought, as far as several are looked at together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// The bank questions that were put, each once.
    pub asked: Vec<QuestionRef>,
    /// The tags on what is on the record, each once, in the order of the clock.
    pub tags: Vec<String>,
}

impl Brought {
    /// What this interview brought.
    #[must_use]
    pub fn of(interview: &Interview) -> Self {
        let (mut asked, mut tags) = (HashSet::new(), HashSet::new());
        let put = interview.put().map(|put| &put.question);
        let given = interview.on_record().flat_map(|entry| &entry.tags);
        Self {
            asked: put.filter(|question| asked.insert(*question)).cloned().collect(),
            tags: given.filter(|tag| tags.insert(*tag)).cloned().collect(),
        }
    }
}

/// A topic over several interviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The bank's title.
    pub title: String,
    /// How many of its questions each interview asked.
    pub each: Vec<usize>,
    /// How many were asked in any.
    pub together: usize,
    /// How many it has.
    pub of: usize,
}

/// How far several interviews of one incident have come together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saturation {
    /// Every topic, in the library's order.
    pub topics: Vec<Topic>,
    /// The tags that the last interview brought and none before it.
    pub new_tags: Vec<String>,
}

/// What these interviews, the oldest first, covered together.
#[must_use]
pub fn saturation(library: &Library, interviews: &[&Brought]) -> Saturation {
    let asked = |brought: &[&Brought]| {
        let all = brought.iter().flat_map(|brought| &brought.asked).map(QuestionRef::pair);
        let counts = coverage(library, &all.collect::<Vec<_>>());
        counts.into_iter().map(|topic| topic.asked).collect::<Vec<_>>()
    };
    let each: Vec<Vec<usize>> = interviews.iter().map(|one| asked(&[*one])).collect();
    let topics = library.topics().zip(asked(interviews)).enumerate();
    let topics = topics.map(|(at, (bank, together))| Topic {
        title: bank.title.clone(),
        each: each.iter().filter_map(|counts| counts.get(at)).copied().collect(),
        together,
        of: bank.questions.len(),
    });
    let new_tags = interviews.split_last().map(|(last, before)| {
        let known = |tag: &&String| before.iter().any(|brought| brought.tags.contains(tag));
        last.tags.iter().filter(|tag| !known(tag)).cloned().collect()
    });
    Saturation { topics: topics.collect(), new_tags: new_tags.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::{Brought, saturation};
    use crate::guide::Library;
    use crate::interview::{
        Interview, QuestionRef,
        change::{Added, Change, Fact, OfEntry},
        entry::{Asked, What},
        id::Id,
        note::{Kind, Note},
        stamp::{Elapsed, Stamp},
    };

    fn brought(asked: &[(&str, &str)], tags: &[&str]) -> Brought {
        let named = |(bank, question): &(&str, &str)| QuestionRef {
            bank: (*bank).into(),
            question: (*question).into(),
        };
        let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        Brought { asked: asked.iter().map(named).collect(), tags }
    }

    #[test]
    fn questions_are_counted_for_each_and_once_together() {
        let library = Library::built_in();
        let first = brought(&[("recall", "sweep"), ("recall", "gone")], &["signal", "focus"]);
        let second = brought(&[("recall", "sweep"), ("recall", "whole-story")], &["focus", "load"]);
        let seen = saturation(&library, &[&first, &second]);
        let story = seen.topics.iter().find(|topic| topic.title == "Story").unwrap();
        assert_eq!((story.each.as_slice(), story.together), (&[1, 2][..], 2));
        assert_eq!(story.of, library.bank("recall").unwrap().questions.len());
        let untouched = seen.topics.iter().filter(|topic| topic.together == 0).count();
        assert_eq!(untouched, library.topics().count() - 1);
        assert_eq!(seen.new_tags, ["load"]);
        let turned = saturation(&library, &[&second, &first]);
        assert_eq!(turned.new_tags, ["signal"], "the last one is the last one");
    }

    #[test]
    fn an_interview_brings_what_stands_on_its_record_once() {
        let when = Stamp { at: chrono::DateTime::UNIX_EPOCH, elapsed: Elapsed::ZERO };
        let added = |number: u32, what: What, tags: &[&str]| {
            let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            Fact::Added(Added { id: Id::new(number), text: "words".into(), tags, what })
        };
        let note = |kind| What::Note(Note::new(kind));
        let put = || {
            let question = QuestionRef { bank: "recall".into(), question: "sweep".into() };
            What::Question(Asked { question, probe: None, back_to: None })
        };
        let facts = [
            added(1, note(Kind::Said), &["signal"]),
            added(2, note(Kind::Off), &["sensitive"]),
            added(3, note(Kind::Quote), &["load", "signal"]),
            added(4, note(Kind::Said), &["gone"]),
            Fact::Entry(Id::new(4), OfEntry::Withdrawn),
            added(5, put(), &[]),
            added(6, put(), &[]),
        ];
        let changes = facts.map(|fact| Change { when, fact });
        let seen = Brought::of(&Interview::replay(&changes));
        assert_eq!(seen, brought(&[("recall", "sweep")], &["signal", "load"]));
    }

    #[test]
    fn without_an_interview_every_topic_is_untouched() {
        let seen = saturation(&Library::built_in(), &[]);
        assert!(seen.topics.iter().all(|topic| topic.together == 0 && topic.each.is_empty()));
        assert!(seen.new_tags.is_empty());
    }
}

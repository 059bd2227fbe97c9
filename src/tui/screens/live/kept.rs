//! What a line becomes when it is kept: a note with its tags, a moment, a finding, a lead.

use crate::guide::Codebook;
use crate::interview::{
    Interview,
    change::{Added, Fact, OfEntry},
    draft::LineKind,
    entry::What,
    finding::Finding,
    id::Id,
    lead::{Lead, LeadKind},
    moment::{self, Moment, NoTime, Precision},
    note::{Kind, Note},
    part::Part,
};
use crate::tui::open::Open;
use crate::tui::screens::live::line::Line;

/// The fact a new line becomes. Blanks before the first word are none of it, as after `* `.
#[must_use]
pub(super) fn added(id: Id, line: &Line, book: &Codebook, interview: &Interview) -> Fact {
    let typed = line.composer.text();
    let (text, tags) = split_tags(typed.trim_start_matches(' '), book);
    let chosen = &line.from;
    let from = || chosen.clone().unwrap_or_else(|| last_words(interview).into_iter().collect());
    let (text, what) = match line.kind {
        LineKind::Note(kind) => (text, What::Note(Note::new(kind))),
        LineKind::Moment => {
            let (moment, what) = placed(&text);
            let evidence = chosen.clone().unwrap_or_default();
            (what, What::Moment(Box::new(Moment { evidence, ..moment })))
        }
        LineKind::Finding => {
            let finding = Finding { evidence: from(), ..Finding::default() };
            (text, What::Finding(Box::new(finding)))
        }
        LineKind::Lead => {
            let (kind, what) = lead(&text);
            (what, What::Lead(Lead { kind, from: from() }))
        }
        LineKind::Idea => (text, What::Idea(from())),
    };
    Fact::Added(Added { id, text, tags, what })
}

/// The facts that writing a part of an entry becomes.
///
/// # Errors
/// Why it can't be kept like this: what was typed for a time is none.
pub(super) fn written(
    (id, part): (Id, Part),
    text: &str,
    book: &Codebook,
    open: &Open,
) -> Result<Vec<Fact>, NoTime> {
    let (text, tags) = match part {
        Part::Words => split_tags(text, book),
        Part::Time if text.trim().is_empty() => (String::new(), Vec::new()),
        Part::Time => {
            let (day, zone) = open.offered();
            (moment::clock(text, day, zone)?, Vec::new())
        }
        Part::Learned | Part::Wonders | Part::Told | Part::Cell(_) => {
            (text.trim().to_owned(), Vec::new())
        }
    };
    let mut facts: Vec<Fact> = open.interview().written(id, part, &text).into_iter().collect();
    facts.extend(tags.into_iter().map(|tag| Fact::Entry(id, OfEntry::Tagged(tag))));
    Ok(facts)
}

/// Takes tags of the codebook off the end of a line, and leaves every other word as it was typed.
/// A tag in the middle of a line tags it too, and stays there as the word it is.
#[must_use]
pub(super) fn split_tags(text: &str, book: &Codebook) -> (String, Vec<String>) {
    let mut tags = Vec::new();
    for word in text.split_whitespace() {
        if let Some(tag) = tag_of(word, book)
            && !tags.contains(&tag)
        {
            tags.push(tag);
        }
    }
    let mut rest = text;
    loop {
        let trimmed = rest.trim_end();
        let word = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
        let start = trimmed.len() - word.len();
        match tag_of(word, book) {
            Some(_) => rest = trimmed.get(..start).unwrap_or_default(),
            None if tags.is_empty() => return (text.to_owned(), tags),
            None => return (rest.trim_end().to_owned(), tags),
        }
    }
}

fn tag_of(word: &str, book: &Codebook) -> Option<String> {
    let name = word.strip_prefix('#')?;
    book.tag(name).map(|tag| tag.id.clone())
}

/// The last note that holds what the interviewee said.
pub(super) fn last_words(interview: &Interview) -> Option<Id> {
    let notes = interview.on_record().rev().take(200);
    let mut said = notes.filter(|entry| matches!(entry.kind(), Some(Kind::Said | Kind::Quote)));
    said.next().map(|entry| entry.id)
}

/// Words that may stand before a time.
const BEFORE_TIME: [&str; 11] =
    ["about", "around", "circa", "ca.", "roughly", "before", "after", "at", "by", "past", "from"];

/// Takes the time as told off the start of a moment's line: `about 02:00 second page` is told as
/// "about 02:00". A line without a time keeps only its place in the order.
fn placed(text: &str) -> (Moment, String) {
    let mut told = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next_if(|word| told.len() < 2 && is_before_time(word)) {
        told.push(word);
    }
    let Some(time) = words.next_if(|word| moment::is_time(word)) else {
        let moment = Moment { precision: Precision::OrderOnly, ..Moment::default() };
        return (moment, text.to_owned());
    };
    let exact = told.iter().all(|word| *word == "at");
    told.push(time);
    let precision = if exact { Precision::Exact } else { Precision::About };
    let words: Vec<&str> = words.collect();
    let what = if words.is_empty() { text.to_owned() } else { words.join(" ") };
    (Moment { told: told.join(" "), precision, ..Moment::default() }, what)
}

fn is_before_time(word: &str) -> bool {
    BEFORE_TIME.contains(&word.to_lowercase().as_str())
}

/// `person: the on-call engineer before them` says what the lead points at; without such a word it
/// is a person.
fn lead(text: &str) -> (LeadKind, String) {
    let Some((word, rest)) = text.split_once(':') else {
        return (LeadKind::Person, text.to_owned());
    };
    match LeadKind::from_word(word.trim()) {
        Some(kind) if !rest.trim().is_empty() => (kind, rest.trim().to_owned()),
        _ => (LeadKind::Person, text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{lead, placed};
    use crate::interview::{lead::LeadKind, moment::Precision};

    #[test]
    fn a_time_is_taken_off_the_start_of_a_moment() {
        let (moment, what) = placed("about 02:00 second page, for the broker");
        assert_eq!(
            (moment.told.as_str(), what.as_str()),
            ("about 02:00", "second page, for the broker")
        );
        assert_eq!(moment.precision, Precision::About);
        assert_eq!(placed("02:14 restarted it").0.precision, Precision::Exact);
        assert_eq!(placed("after the second page").0.precision, Precision::OrderOnly);
    }

    #[test]
    fn a_lead_may_say_what_it_points_at() {
        assert_eq!(
            lead("document: the old runbook"),
            (LeadKind::Document, "the old runbook".into())
        );
        assert_eq!(lead("see: that").0, LeadKind::Person);
    }
}

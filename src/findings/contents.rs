//! What of the record goes into the findings, and in which words.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::findings::{
    names::whole_words,
    record::{Heard, Kept, OnRecord, Record, Words},
};
use crate::interview::{
    Interview,
    consent::{Attribution, Quotes},
    id::Id,
    note::Reply,
    thread::{Fate, Thread},
};

/// Stands for words that were not released.
const CUT: &str = "[…]";

/// What goes in, before it is known how the person may appear with it.
pub(super) struct Contents<'a> {
    pub(super) record: Record<'a>,
    quoting: bool,
    /// The day an answer was asked for by is over: a quote without one stays out.
    silence_counts: bool,
    leaned_on: HashSet<Id>,
}

/// One quote: its name in the file, and its words.
pub(super) struct Quoted<'a> {
    pub(super) name: String,
    pub(super) text: &'a str,
}

impl<'a> Contents<'a> {
    pub(super) fn of(interview: &'a Interview, today: Option<NaiveDate>) -> Self {
        let record = Record::of(interview);
        let leaned_on =
            record.lines().iter().filter(|l| l.lends_weight()).flat_map(OnRecord::sources);
        let leaned_on = leaned_on.collect();
        let agreed = interview.consent().map(|consent| consent.quotes);
        let over = today.zip(interview.answer_by()).is_some_and(|(today, by)| today > by);
        Self {
            record,
            quoting: agreed != Some(Quotes::No),
            silence_counts: over && agreed == Some(Quotes::AskEach),
            leaned_on,
        }
    }

    /// The quotes a line gives to the file: the whole note, or the parts marked in it.
    pub(super) fn quotes(&self, line: &OnRecord<'a>) -> Vec<Quoted<'a>> {
        if self.releases(line) { line.quotes() } else { Vec::new() }
    }

    /// The names of what holds quotes that stay out because nobody answered about them in time.
    pub(super) fn silent(&self) -> Vec<String> {
        let lines = self.record.lines().iter().filter(|line| !line.quotes().is_empty());
        lines.filter(|line| self.quoting && !self.releases(line)).map(OnRecord::name).collect()
    }

    /// Whether a line's words may be used as they were said, where it holds such words.
    fn releases(&self, line: &OnRecord<'a>) -> bool {
        self.quoting && (line.answered() || !self.silence_counts)
    }

    /// Whether the words of every quote may be used.
    fn releases_all(&self) -> bool {
        let quotes = self.record.lines().iter().filter(|line| !line.quotes().is_empty());
        self.quoting && quotes.into_iter().all(|line| self.releases(line))
    }

    /// How many quotes stay away because quotes were not agreed to.
    pub(super) fn left_out(&self) -> usize {
        let quotes = self.record.lines().iter().map(|line| line.quotes().len());
        if self.quoting { 0 } else { quotes.sum() }
    }

    /// A note's words for the notes of the file, if evidence leans on it and it is no quote or
    /// question.
    pub(super) fn note(&self, line: &OnRecord<'a>) -> Option<String> {
        let words = line.words()?;
        match words.kind {
            Heard::Quote | Heard::Asked => None,
            Heard::Said | Heard::Thought | Heard::Mark => {
                let text = self.paraphrase(line, words);
                (self.leaned_on.contains(&line.id()) && says_something(&text)).then_some(text)
            }
        }
    }

    /// The words of a question as put, bank's or own.
    pub(super) fn question(&self, line: &OnRecord<'a>) -> Option<String> {
        match line.what() {
            Kept::Question(_) => Some(self.said_back(line, line.text().to_owned())),
            Kept::Words(words) if words.kind == Heard::Asked => {
                let put = self.said_back(line, self.paraphrase(line, words));
                Some(put).filter(|text| says_something(text))
            }
            Kept::Words(_)
            | Kept::Moment(_)
            | Kept::Pivot(_)
            | Kept::Finding(_)
            | Kept::Lead(_)
            | Kept::Thread(_)
            | Kept::Idea(_) => None,
        }
    }

    /// The questions that are in the file: those its quotes and notes answer, and those that are
    /// evidence themselves.
    pub(super) fn questions(&self) -> HashSet<Id> {
        let lines = self.record.lines();
        let answers = lines.iter().filter(|line| self.has_words(line));
        let wanted: HashSet<Id> =
            answers.filter_map(OnRecord::after).chain(self.leaned_on.iter().copied()).collect();
        let questions = lines.iter().filter(|line| self.question(line).is_some());
        questions.map(OnRecord::id).filter(|id| wanted.contains(id)).collect()
    }

    /// Whether a line is among the quotes or the notes of the file.
    pub(super) fn has_words(&self, line: &OnRecord<'a>) -> bool {
        !self.quotes(line).is_empty() || self.note(line).is_some()
    }

    /// The words of a thread still open, unless they are a quote's and quotes were not agreed to.
    pub(super) fn thread(&self, line: &OnRecord<'a>) -> Option<&'a str> {
        let Kept::Thread(Thread { from, fate: Fate::Open }) = line.what() else { return None };
        let heard_in = self.record.lines().iter().find(|line| Some(line.id()) == *from);
        let kept = heard_in.is_some_and(|of| !of.quotes().is_empty() && !self.releases(of));
        (!kept).then_some(line.text())
    }

    /// A question as put, without the words of theirs that it says back where those may not be used.
    fn said_back(&self, line: &OnRecord<'a>, put: String) -> String {
        if self.releases_all() || !line.says_back() { put } else { without_quoted(&put) }
    }

    /// The investigator's own words about it, with those of quotes cut that may not be used.
    pub(super) fn own(&self, words: &str) -> String {
        let words = words.trim().to_owned();
        let kept = self.record.lines().iter().filter(|line| !self.releases(line));
        let quotes = kept.flat_map(OnRecord::quotes);
        let long = quotes.map(|quote| quote.text.trim()).filter(|text| is_recognized(text));
        long.fold(words, |words, quote| words.replace(quote, CUT))
    }

    /// What a note says, in the words that count by now.
    pub(super) fn told(&self, line: &OnRecord<'a>) -> String {
        line.words().map_or_else(|| line.text().to_owned(), |words| self.paraphrase(line, words))
    }

    /// A note's text, with the marked words cut where they may not be used as they were said.
    fn paraphrase(&self, line: &OnRecord<'a>, words: Words<'a>) -> String {
        match words.reply {
            Some(Reply::Fix(fixed)) if words.spans.is_empty() => fixed.clone(),
            Some(Reply::Fix(_)) => cut(line.text(), words),
            Some(Reply::Keep | Reply::RoleOnly | Reply::Anonymous | Reply::Drop) | None => {
                if self.releases(line) { line.text().to_owned() } else { cut(line.text(), words) }
            }
        }
    }
}

impl<'a> OnRecord<'a> {
    /// The strictest level set for the note alone, by the investigator or by the interviewee.
    pub(super) fn own_level(&self) -> Attribution {
        let Some(words) = self.words() else { return Attribution::Named };
        let replied = match words.reply {
            Some(Reply::RoleOnly) => Attribution::Role,
            Some(Reply::Anonymous) => Attribution::Anonymous,
            Some(Reply::Keep | Reply::Fix(_) | Reply::Drop) | None => Attribution::Named,
        };
        words.attribution.unwrap_or(Attribution::Named).strictest(replied)
    }

    /// Whether the interviewee has answered about it.
    pub(super) fn answered(&self) -> bool {
        self.words().is_some_and(|words| words.reply.is_some())
    }

    pub(super) fn quotes(&self) -> Vec<Quoted<'a>> {
        let Some(words) = self.words() else { return Vec::new() };
        let whole = words.kind == Heard::Quote;
        let name = |part: usize| format!("{}.{part}", self.name());
        let quotes = match words.reply {
            Some(Reply::Fix(text)) if whole => vec![Quoted { name: self.name(), text }],
            Some(Reply::Fix(text)) if !words.spans.is_empty() => {
                vec![Quoted { name: name(1), text }]
            }
            Some(_) | None if whole => vec![Quoted { name: self.name(), text: self.text() }],
            Some(_) | None => {
                let parts = whole_words(self.text(), words.spans).into_iter();
                let parts = parts.filter_map(|span| self.text().get(span));
                parts.zip(1..).map(|(text, part)| Quoted { name: name(part), text }).collect()
            }
        };
        quotes.into_iter().filter(|quote| !quote.text.trim().is_empty()).collect()
    }

    /// Whether what it came from is evidence, which must be in the file with it.
    fn lends_weight(&self) -> bool {
        match self.what() {
            Kept::Moment(_) | Kept::Pivot(_) | Kept::Finding(_) | Kept::Lead(_) => true,
            Kept::Words(_) | Kept::Question(_) | Kept::Thread(_) | Kept::Idea(_) => false,
        }
    }
}

/// A question without the words it says back.
fn without_quoted(text: &str) -> String {
    let (from, to) = (text.find('“'), text.rfind('”').map(|at| at + '”'.len_utf8()));
    let around = from.zip(to).and_then(|(from, to)| Some((text.get(..from)?, text.get(to..)?)));
    around.map_or_else(|| text.to_owned(), |(before, after)| format!("{before}{CUT}{after}"))
}

/// The text without its marked words.
fn cut(text: &str, words: Words<'_>) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for span in whole_words(text, words.spans) {
        rest.push_str(text.get(from..span.start).unwrap_or_default());
        rest.push_str(CUT);
        from = span.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

/// Whether words are enough to be known again as somebody's.
fn is_recognized(words: &str) -> bool {
    words.split_whitespace().count() >= 3
}

fn says_something(text: &str) -> bool {
    text.replace(CUT, "").chars().any(char::is_alphanumeric)
}

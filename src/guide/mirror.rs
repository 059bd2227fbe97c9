//! The question mirror: how the interviewer asked, for the interviewer alone.
//!
//! Looks at questions only: what the interviewee said is never judged. No score, and nothing here
//! goes into findings.

use crate::guide::{
    library::Library,
    question::{Blanks, Form},
    wording::{Kind as Text, Mark},
};
use crate::interview::{
    Interview, QuestionRef,
    entry::{Asked, Entry},
    stamp::Elapsed,
};

/// The class of rules about questions that a yes or no answers.
const CLOSED: &str = "closed";

/// How the interviewer asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mirror {
    /// The questions in the interviewer's own words, in the order of the clock.
    pub own: Vec<Own>,
    /// How many questions of banks were put.
    pub banks: usize,
    /// How many probes of them.
    pub probes: usize,
    /// How many came back to the interviewee's words: threads pulled, lines picked beforehand.
    pub back: usize,
    /// How many of all invite an account.
    pub open: usize,
    /// How many of all can be answered with a yes, a no or a fact.
    pub closed: usize,
    /// How many own wordings have something of a class, in the order of the rules.
    pub classes: Vec<(String, usize)>,
    /// How long the conversation took.
    pub length: Elapsed,
    /// The longest time from a question to the next or the end, if any question was put.
    pub longest: Option<Stretch>,
    /// The questions that were to be asked, and whether they were.
    pub must_asks: Vec<MustAsk>,
}

/// A question in the interviewer's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// When it was put.
    pub at: Elapsed,
    /// In which phase, where one was on.
    pub phase: Option<String>,
    /// Its words.
    pub text: String,
    /// Whether it invites an account.
    pub open: bool,
    /// What is worth another look in it.
    pub marks: Vec<Mark>,
}

/// A time without a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// When it began.
    pub from: Elapsed,
    /// When it ended.
    pub to: Elapsed,
}

/// A question that was to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MustAsk {
    /// Its words.
    pub wording: String,
    /// Whether it was asked.
    pub done: bool,
}

impl Stretch {
    /// How long it is, in milliseconds.
    #[must_use]
    pub fn length(self) -> u64 {
        self.to.0.saturating_sub(self.from.0)
    }
}

impl Mirror {
    /// How many questions were put, in whatever words.
    #[must_use]
    pub fn total(&self) -> usize {
        self.own.len() + self.banks + self.probes + self.back
    }

    /// Tenths of questions in ten minutes, for a conversation of a minute or more.
    #[must_use]
    pub fn tenths_in_ten_minutes(&self) -> Option<u64> {
        let total = u64::try_from(self.total()).ok()?.checked_mul(6_000_000)?;
        (self.length.minutes() > 0).then(|| total.saturating_add(self.length.0 / 2) / self.length.0)
    }

    /// Own wordings worth another look, at most so many: first one of each class, then others; in
    /// the order of the clock.
    #[must_use]
    pub fn worth_another_look(&self, most: usize) -> Vec<&Own> {
        let marked = self.own.iter().enumerate().filter(|(_, own)| !own.marks.is_empty());
        let mut seen: Vec<&str> = Vec::new();
        let mut placed: Vec<(bool, usize, &Own)> = Vec::new();
        for (at, own) in marked {
            let class = own.marks.first().map_or("", |mark| mark.class.as_str());
            placed.push((seen.contains(&class), at, own));
            seen.push(class);
        }
        placed.sort_by_key(|(again, at, _)| (*again, *at));
        placed.truncate(most);
        placed.sort_by_key(|(_, at, _)| *at);
        placed.into_iter().map(|(.., own)| own).collect()
    }
}

/// Looks at how the interviewer asked.
#[must_use]
pub fn mirror(library: &Library, interview: &Interview) -> Mirror {
    let mut mirror = Mirror { length: length(interview), ..Mirror::default() };
    let mut put = Vec::new();
    for entry in interview.on_record().filter(|entry| entry.is_question()) {
        put.push(entry.when.elapsed);
        let open = match entry.question() {
            Some(asked) => {
                let count =
                    if asked.probe.is_some() { &mut mirror.probes } else { &mut mirror.banks };
                *count += 1;
                is_open(library, entry, asked)
            }
            None if entry.back_to().is_some() => {
                mirror.back += 1;
                true
            }
            None => own(library, interview, entry, &mut mirror.own),
        };
        *(if open { &mut mirror.open } else { &mut mirror.closed }) += 1;
    }
    mirror.classes = classes(library, &mirror.own);
    mirror.longest = longest(&put, mirror.length);
    mirror.must_asks = must_asks(library, interview);
    mirror
}

fn length(interview: &Interview) -> Elapsed {
    let progress = interview.progress();
    let end = progress.ended.or(progress.latest);
    end.map_or(Elapsed::ZERO, |end| end.elapsed)
}

/// Adds a question in the interviewer's own words; whether it is open.
fn own(library: &Library, interview: &Interview, entry: &Entry, all: &mut Vec<Own>) -> bool {
    let (at, text) = (entry.when.elapsed, entry.text.clone());
    let phase = interview.progress().phase_at(at).map(str::to_owned);
    let marks = library.wording.check(&text, Text::Question, phase.as_deref());
    let open = !closed(library, &text);
    all.push(Own { at, phase, text, open, marks });
    open
}

/// A question of a bank is as open as its file says, a probe as its words are.
fn is_open(library: &Library, entry: &Entry, asked: &Asked) -> bool {
    let question = library.question(&asked.question.bank, &asked.question.question);
    match question.filter(|_| asked.probe.is_none()) {
        Some(question) => question.form == Form::Open,
        None => !closed(library, &entry.text),
    }
}

/// Whether a yes or a no would do. The rules say so for some phases only; what they look for is the
/// same in all.
fn closed(library: &Library, text: &str) -> bool {
    let rules = library.wording.rules().iter().filter(|rule| rule.class == CLOSED);
    let mut phases = rules.map(|rule| rule.phases.first().map(String::as_str));
    phases.any(|phase| {
        let marks = library.wording.check(text, Text::Question, phase);
        marks.iter().any(|mark| mark.class == CLOSED)
    })
}

fn classes(library: &Library, own: &[Own]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for rule in library.wording.rules() {
        let has = |own: &&Own| own.marks.iter().any(|mark| mark.class == rule.class);
        let count = own.iter().filter(has).count();
        if count > 0 && !found.iter().any(|(class, _)| *class == rule.class) {
            found.push((rule.class.clone(), count));
        }
    }
    found
}

/// The first of the longest times between a question and the next one, or the end. What comes
/// before the first question is a welcome, not listening.
fn longest(put: &[Elapsed], length: Elapsed) -> Option<Stretch> {
    let ends = put.iter().skip(1).copied().chain([length]);
    let stretches = put.iter().copied().zip(ends).map(|(from, to)| Stretch { from, to });
    stretches.min_by_key(|stretch| std::cmp::Reverse(stretch.length()))
}

/// The questions that were to be asked.
#[must_use]
pub fn must_asks(library: &Library, interview: &Interview) -> Vec<MustAsk> {
    let asked = interview.asked();
    let must = interview.must_asks().iter().map(|named| MustAsk {
        wording: wording(library, interview, named),
        done: asked.contains(&named),
    });
    must.collect()
}

/// The question's words; its ids where the library has it no more.
fn wording(library: &Library, interview: &Interview, named: &QuestionRef) -> String {
    let blanks = Blanks { system: interview.plan().system.clone(), ..Blanks::default() };
    let question = library.question(&named.bank, &named.question);
    let wording = question.and_then(|question| question.wording(&blanks));
    wording.unwrap_or_else(|| format!("{}/{}", named.bank, named.question))
}

#[cfg(test)]
mod tests;

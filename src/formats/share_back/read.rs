//! Reading a share-back that came back. What is plain is an answer; what isn't is said, with its line,
//! and never guessed.

mod answer;
mod compare;

use crate::findings::share_back::{Answered, Line, Quoted, Remark, Returned, Said, ShareBack};
use crate::formats::share_back::{
    token::{Mark, Marked, marks},
    words,
};
use crate::interview::note::Reply;

use answer::{Block, Doubt};
use compare::{bare, clipped, plain, same_letters, same_words, says};

/// The longest words taken from one place, in characters.
const LONGEST: usize = 4_000;

/// Why nothing of a page was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOurs {
    /// It is not UTF-8; the line the first other byte stands in.
    NotText(u32),
    /// It is no share-back.
    NoShareBack,
    /// It holds more than one share-back; the line the second begins in.
    Several(u32),
    /// It is about this interview.
    Another(String),
}

/// Which interview a page is about, as `incident/interview`.
///
/// # Errors
/// If it is no share-back, or more than one.
pub fn about(bytes: &[u8]) -> Result<String, NotOurs> {
    let (_, marks) = marks(text(bytes)?);
    let formats: Vec<_> = marks.iter().filter(|marked| marked.mark == Mark::Format).collect();
    if let Some(second) = formats.get(1) {
        return Err(NotOurs::Several(second.line));
    }
    let interview = marks.iter().find_map(|marked| marked.mark.interview());
    let interview = interview.filter(|_| !formats.is_empty());
    interview.map(str::to_owned).ok_or(NotOurs::NoShareBack)
}

fn text(bytes: &[u8]) -> Result<&str, NotOurs> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let zero = bytes.iter().position(|byte| *byte == 0);
    let wrong = str::from_utf8(bytes).map_err(|error| error.valid_up_to()).err();
    let Some(at) = zero.into_iter().chain(wrong).min() else {
        return str::from_utf8(bytes).map_err(|_none| NotOurs::NotText(1));
    };
    let before = bytes.get(..at).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    Err(NotOurs::NotText(u32::try_from(line).unwrap_or(u32::MAX)))
}

/// What came back about this interview.
///
/// # Errors
/// If the page is none of this interview's share-backs; nothing of it is taken then.
pub fn read(bytes: &[u8], sent: &ShareBack) -> Result<Returned, NotOurs> {
    let about = about(bytes)?;
    if about != format!("{}/{}", sent.incident, sent.interview) {
        return Err(NotOurs::Another(about));
    }
    let (before, marks) = marks(text(bytes)?);
    let mut reading = Reading { sent, out: Returned::default(), block: None, seen: Vec::new() };
    reading.expect(1, &before, words::TITLE);
    for marked in &marks {
        reading.take(marked);
    }
    Ok(reading.finish())
}

struct Reading<'a> {
    sent: &'a ShareBack,
    out: Returned,
    /// The quote whose answers are being read.
    block: Option<Block<'a>>,
    /// The names that stood in the page so far.
    seen: Vec<String>,
}

impl Reading<'_> {
    fn take(&mut self, marked: &Marked) {
        match &marked.mark {
            Mark::Format | Mark::Interview(_) => self.expect(marked.words_line, &marked.words, ""),
            Mark::Made => {
                let talked = self.sent.talked.map(|day| day.to_string());
                let head = words::beginning(&self.sent.title, talked.as_deref(), "");
                self.expect(marked.words_line, &marked.words, &head);
            }
            Mark::Heading(at) => self.heading(*at, marked),
            Mark::Name(name) => self.name(name, marked),
            Mark::As => self.appears(marked),
            Mark::Tick(mark, answer) => self.tick(mark, *answer, marked),
            Mark::Why => self.why(marked),
            Mark::Question(at) => self.question(*at, marked),
            Mark::End => {
                self.close();
                self.expect(marked.words_line, &marked.words, "");
            }
        }
    }

    fn finish(mut self) -> Returned {
        self.close();
        let seen = &self.seen;
        let twice = |name: &String| seen.iter().filter(|other| *other == name).count() > 1;
        self.out.answers.retain(|answer| !twice(&answer.name));
        let unanswered = self.sent.quotes.iter().filter(|quote| quote.reply.is_none());
        let answered = |quote: &&Quoted| self.out.answers.iter().any(|a| a.id == quote.line.id);
        let silent = unanswered.filter(|quote| !answered(quote));
        self.out.silent = silent.map(|quote| quote.line.name.clone()).collect();
        self.out.remarks.sort_by_key(|remark| remark.line);
        self.out
    }

    fn remark(&mut self, line: u32, what: impl Into<String>) {
        self.out.remarks.push(Remark { line, what: what.into() });
    }

    /// Words that stand where only these are expected are somebody's, and nobody's answer.
    fn expect(&mut self, line: u32, found: &str, expected: &str) {
        if !same_letters(found, expected) && says(found) {
            let rest = compare::without(found, expected);
            self.remark(line, format!("“{}” is no answer to anything: read it", clipped(rest)));
        }
    }

    fn heading(&mut self, at: usize, marked: &Marked) {
        self.close();
        let sent = self.sent;
        let heading = words::HEADINGS.get(at).copied().unwrap_or_default();
        let about = match heading {
            words::HEARD => words::HEARD_ABOUT.to_owned(),
            words::QUOTES if sent.quotes.is_empty() => words::NO_QUOTES.to_owned(),
            words::QUOTES => words::QUOTES_ABOUT.to_owned(),
            words::READINGS => words::READINGS_ABOUT.to_owned(),
            words::OPEN => sent.open.join(" "),
            words::NEXT => words::next("", sent.withdraw_by.map(|_| "")),
            _ => String::new(),
        };
        self.expect(marked.words_line, &marked.words, &about);
    }

    fn name(&mut self, name: &str, marked: &Marked) {
        self.close();
        if self.seen.iter().any(|other| other == name) {
            self.remark(marked.line, format!("{name} stands here twice: neither counts"));
        }
        self.seen.push(name.to_owned());
        let sent = self.sent;
        let named = |line: &&Line| line.name == name;
        if let Some(quote) = sent.quotes.iter().find(|quote| quote.line.name == name) {
            self.block = Some(Block::of(quote, marked));
        } else if let Some(line) = sent.heard.iter().find(named) {
            self.heard(line, marked);
        } else if let Some(line) = sent.readings.iter().find(named) {
            self.reading(line, marked);
        } else {
            let why = "is nothing that can be answered here now: read what stands beside it";
            self.remark(marked.line, format!("{name} {why}"));
        }
    }

    /// A line of what was heard, as it was or put right.
    fn heard(&mut self, line: &Line, marked: &Marked) {
        let now = bare(&marked.words);
        if same_words(&now, &line.text) {
            return;
        }
        if !says(&now) {
            return self.remark(marked.line, format!("the words of {} are gone", line.name));
        }
        if let Some(reply) = self.fixed(&line.name, marked.line, now) {
            self.answered(line, marked.line, reply, None);
        }
    }

    /// What was written beside a reading, or over it.
    fn reading(&mut self, line: &Line, marked: &Marked) {
        if same_words(&marked.words, &line.text) {
            return;
        }
        let text = bare(compare::without(&marked.words, &line.text));
        self.said(marked.line, format!("on {}", line.name), text);
    }

    fn said(&mut self, line: u32, about: String, text: String) {
        if text.chars().count() > LONGEST {
            return self.remark(line, format!("more than {LONGEST} characters {about}: read them"));
        }
        if says(&text) {
            self.out.said.push(Said { line, about, text });
        }
    }

    fn appears(&mut self, marked: &Marked) {
        let (level, role) = match &self.block {
            Some(block) => (block.quote.level, self.sent.role.as_deref()),
            None => return self.expect(marked.words_line, &marked.words, ""),
        };
        let now = words::appears(level, role);
        let before = crate::interview::consent::Attribution::ALL;
        let mut before = before.map(|level| words::appears(level, role)).into_iter();
        if !before.any(|other| same_letters(&other, &marked.words)) {
            self.expect(marked.words_line, &marked.words, &now);
        }
    }

    fn tick(&mut self, mark: &str, answer: usize, marked: &Marked) {
        let means = words::ANSWERS.get(answer).map(|(_, means)| *means).unwrap_or_default();
        self.expect(marked.words_line, &marked.words, means);
        match &mut self.block {
            Some(block) => block.tick(mark, answer, marked.line),
            None => self.remark(marked.line, "an answer stands here that belongs to no quote"),
        }
    }

    fn why(&mut self, marked: &Marked) {
        let reason = bare(marked.words.split_once(':').map_or("", |(_, reason)| reason));
        match &mut self.block {
            Some(block) if reason.chars().count() <= LONGEST => {
                block.reason = says(&reason).then_some(reason);
            }
            Some(_) | None => self.expect(marked.words_line, &marked.words, words::WHY),
        }
    }

    fn question(&mut self, at: usize, marked: &Marked) {
        self.close();
        let Some((asked, about)) = words::ASKED.get(at) else { return };
        match marked.words.split_once('?') {
            Some((question, answer)) if same_letters(question, asked) => {
                self.said(marked.words_line, (*about).to_owned(), bare(answer));
            }
            Some(_) | None => self.expect(marked.words_line, &marked.words, asked),
        }
    }

    /// What the quote's answers come to.
    fn close(&mut self) {
        let Some(block) = self.block.take() else { return };
        let (line, name) = (block.line, block.quote.line.name.clone());
        match block.answer() {
            Err(Doubt { line, what }) => self.remark(line, format!("{name}: {what}")),
            Ok(None) => {}
            Ok(Some(Reply::Fix(words))) => {
                if let Some(reply) = self.fixed(&name, line, words) {
                    self.answered(&block.quote.line, line, reply, block.reason.clone());
                }
            }
            Ok(Some(reply)) => {
                let known = block.quote.reply.as_ref() == Some(&reply)
                    || (reply == Reply::Keep && matches!(block.quote.reply, Some(Reply::Fix(_))));
                if !known || block.reason.is_some() {
                    self.answered(&block.quote.line, line, reply, block.reason.clone());
                }
            }
        }
    }

    fn fixed(&mut self, name: &str, line: u32, words: String) -> Option<Reply> {
        if words.chars().count() > LONGEST {
            self.remark(line, format!("{name}: more than {LONGEST} characters; read them"));
            return None;
        }
        Some(Reply::Fix(words))
    }

    fn answered(&mut self, of: &Line, line: u32, reply: Reply, reason: Option<String>) {
        let (name, was) = (of.name.clone(), plain(&of.text));
        self.out.answers.push(Answered { line, id: of.id, name, was, reply, reason });
    }
}

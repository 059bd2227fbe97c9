//! A page that came back, as the marks in it and the words between them. Line breaks, quoting with
//! `>`, markup and typographic habits of mail programs make no difference.

use crate::formats::share_back::words;
use crate::interview::id::Id;

/// What a mark is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// The page begins: its format.
    Format,
    /// Which interview it is about.
    Interview(String),
    /// One of the headings, by its place.
    Heading(usize),
    /// A name: `n14`.
    Name(String),
    /// How they would appear.
    As,
    /// What stands in the brackets before one of the answers, by its place.
    Tick(String, usize),
    /// Room for a reason.
    Why,
    /// One of the questions, by its place.
    Question(usize),
    /// The page ends.
    End,
    /// Something of the head that says nothing here.
    Made,
}

impl Mark {
    /// Which interview the page is about, where the mark says so.
    pub(super) fn interview(&self) -> Option<&str> {
        if let Self::Interview(id) = self { Some(id) } else { None }
    }
}

/// A mark, its line, and the words after it up to the next one.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) mark: Mark,
    pub(super) line: u32,
    pub(super) words: String,
    /// The line the words begin in.
    pub(super) words_line: u32,
}

/// Stands for a heading's line in the flattened text: nothing typed is one.
const HEADING: char = '\u{1}';

/// The longest mark, in characters.
const LONGEST: usize = 200;

/// What stands before the first mark, and all marks with their words.
pub(super) fn marks(text: &str) -> (String, Vec<Marked>) {
    let flat = Flat::of(text);
    let found = flat.marks();
    let first = found.first().map_or(flat.text.len(), |(range, _)| range.start);
    let before = flat.text.get(..first).unwrap_or_default().trim().to_owned();
    let ends = found.iter().skip(1).map(|(range, _)| range.start).chain([flat.text.len()]);
    let marks = found.iter().zip(ends).map(|((range, mark), end)| {
        let words = flat.text.get(range.end..end).unwrap_or_default();
        let begins = range.end + (words.len() - words.trim_start().len());
        Marked {
            mark: mark.clone(),
            line: flat.line_at(range.start),
            words: bare(words).to_owned(),
            words_line: flat.line_at(begins),
        }
    });
    (before, marks.collect())
}

/// Words without what begins the next item or heading.
fn bare(words: &str) -> &str {
    words.trim().trim_end_matches(['-', '#', '*', '+', ' ']).trim_end()
}

/// The text in one line, with the line each piece came from.
struct Flat {
    text: String,
    lines: Vec<(usize, u32)>,
}

impl Flat {
    fn of(text: &str) -> Self {
        let quoted = quoted(text);
        let mut flat = Self { text: String::with_capacity(text.len()), lines: Vec::new() };
        for (number, line) in (1..).zip(text.split('\n')) {
            let line = unquoted(line, quoted);
            flat.lines.push((flat.text.len(), number));
            match heading(line) {
                Some(at) => flat.text.extend([HEADING, char::from(b'0' + at)]),
                None => flat.push(line),
            }
            flat.push(" ");
        }
        flat
    }

    fn push(&mut self, line: &str) {
        for typed in line.chars().filter(|typed| !is_unseen(*typed)) {
            let typed = if typed.is_whitespace() { ' ' } else { typed };
            if typed != ' ' || !self.text.ends_with(' ') {
                self.text.push(typed);
            }
        }
    }

    fn line_at(&self, at: usize) -> u32 {
        let after = self.lines.partition_point(|(begins, _)| *begins <= at);
        self.lines.get(after.saturating_sub(1)).map_or(1, |(_, line)| *line)
    }

    fn marks(&self) -> Vec<(std::ops::Range<usize>, Mark)> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some((at, begins)) = self.next(from) {
            match self.mark(at, begins) {
                Some((end, mark)) => {
                    found.push((at..end, mark));
                    from = end;
                }
                None => from = at + begins.len_utf8(),
            }
        }
        found
    }

    /// The next place where a mark may begin: one that no backslash takes the meaning from.
    fn next(&self, from: usize) -> Option<(usize, char)> {
        let rest = self.text.get(from..)?;
        let mut before = self.text.get(..from).and_then(|text| text.chars().next_back());
        for (at, typed) in rest.char_indices() {
            if typed == HEADING || (typed == '[' && before != Some('\\')) {
                return Some((from + at, typed));
            }
            before = Some(typed);
        }
        None
    }

    fn mark(&self, at: usize, begins: char) -> Option<(usize, Mark)> {
        let rest = self.text.get(at + begins.len_utf8()..)?;
        if begins == HEADING {
            let number = rest.chars().next()?.to_digit(10)?;
            return Some((at + 2, Mark::Heading(usize::try_from(number).ok()?)));
        }
        let inner = rest.split(']').next().filter(|inner| inner.len() < rest.len())?;
        if inner.chars().count() > LONGEST {
            return None;
        }
        let end = at + 1 + inner.len() + 1;
        let after = self.text.get(end..)?;
        let tick = words::ANSWERS.iter().position(|(answer, _)| {
            let after = after.trim_start();
            after.strip_prefix(answer).is_some_and(|rest| rest.trim_start().starts_with(':'))
        });
        if let Some(answer) = tick {
            let colon = after.find(':')?;
            return Some((end + colon + 1, Mark::Tick(inner.trim().to_owned(), answer)));
        }
        named(inner.trim()).map(|mark| (end, mark))
    }
}

/// What stands in the brackets of a mark.
fn named(inner: &str) -> Option<Mark> {
    Some(match inner {
        words::FORMAT => Mark::Format,
        words::END => Mark::End,
        "as" => Mark::As,
        "why" => Mark::Why,
        "1" => Mark::Question(0),
        "2" => Mark::Question(1),
        "3" => Mark::Question(2),
        _ => match inner.split_once(' ') {
            Some(("interview", id)) => Mark::Interview(id.trim().to_owned()),
            Some(("made", _)) => Mark::Made,
            Some(_) => return None,
            None => Mark::Name(name(inner)?.to_owned()),
        },
    })
}

/// An entry's name: a letter, a number, and perhaps a writer's tag.
fn name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(|first: char| first.is_ascii_lowercase())?;
    rest.parse::<Id>().is_ok().then_some(text)
}

/// Which heading a line is, whatever markup is around it.
fn heading(line: &str) -> Option<u8> {
    let bare = line.trim_matches(|typed: char| typed.is_whitespace() || "#*_=".contains(typed));
    (0..).zip(words::HEADINGS).find(|(_, heading)| *heading == bare).map(|(at, _)| at)
}

/// How many `>` a mail program put before the page's first mark.
fn quoted(text: &str) -> usize {
    let line = text.split('\n').find(|line| line.contains(&format!("[{}]", words::FORMAT)));
    line.map_or(0, |line| depth(line).0)
}

/// A line without so many `>`; one that has fewer was not quoted so often, and is what somebody wrote
/// in between.
fn unquoted(line: &str, quoted: usize) -> &str {
    let mut rest = line;
    for _ in 0..quoted.min(depth(line).0) {
        rest = rest.trim_start().strip_prefix('>').unwrap_or(rest);
    }
    rest
}

/// How many `>` a line begins with.
fn depth(line: &str) -> (usize, &str) {
    let mut rest = line.trim_start();
    let mut depth = 0;
    while let Some(after) = rest.strip_prefix('>') {
        (depth, rest) = (depth + 1, after.trim_start());
    }
    (depth, rest)
}

/// What is in no word and on no keyboard.
fn is_unseen(typed: char) -> bool {
    let format = matches!(typed, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    format || (typed.is_control() && !typed.is_whitespace())
}

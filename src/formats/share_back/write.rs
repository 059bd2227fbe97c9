//! A share-back as a page of Markdown that reads well as plain text.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::findings::share_back::{Line, Quoted, ShareBack};
use crate::formats::share_back::words;
use crate::interview::note::Reply;

/// When a page is made, and until when an answer is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The day it is made.
    pub made: NaiveDate,
    /// The day an answer is asked for by.
    pub until: NaiveDate,
}

/// The page. The same share-back gives the same page.
#[must_use]
pub fn write(shared: &ShareBack, page: Page) -> String {
    let mut out = Out(String::new());
    let until = page.until.to_string();
    out.line(&format!("# {}", words::TITLE));
    out.line(&format!(
        "[{}] [interview {}/{}] [made {}]",
        words::FORMAT,
        shared.incident,
        shared.interview,
        page.made
    ));
    let talked = shared.talked.map(|day| day.to_string());
    out.line(&words::beginning(&escaped(&shared.title), talked.as_deref(), &until));
    out.part(words::HEARD, words::HEARD_ABOUT, &shared.heard);
    out.quotes(shared);
    out.part(words::READINGS, words::READINGS_ABOUT, &shared.readings);
    out.heading(words::QUESTIONS);
    for (number, (asked, _)) in (1..).zip(words::ASKED) {
        out.line(&format!("[{number}] {asked}"));
        out.room();
    }
    out.open(&shared.open);
    out.heading(words::NEXT);
    let withdraw_by = shared.withdraw_by.map(|day| day.to_string());
    out.line(&words::next(&until, withdraw_by.as_deref()));
    out.line(&format!("[{}]", words::END));
    out.0.truncate(out.0.trim_end().len());
    out.0.push('\n');
    out.0
}

struct Out(String);

impl Out {
    /// A paragraph.
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push_str("\n\n");
    }

    /// Room to write in.
    fn room(&mut self) {
        self.0.push_str("\n\n");
    }

    fn heading(&mut self, text: &str) {
        self.line(&format!("## {text}"));
    }

    fn part(&mut self, heading: &str, about: &str, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        self.heading(heading);
        self.line(about);
        for line in lines {
            self.item(&format!("[{}] {}", line.name, escaped(&line.text)));
        }
        self.0.push('\n');
    }

    fn item(&mut self, text: &str) {
        let written = writeln!(self.0, "- {text}");
        debug_assert!(written.is_ok(), "writing to a string cannot fail");
    }

    fn quotes(&mut self, shared: &ShareBack) {
        self.heading(words::QUOTES);
        if shared.quotes.is_empty() {
            return self.line(words::NO_QUOTES);
        }
        self.line(words::QUOTES_ABOUT);
        for quote in &shared.quotes {
            self.quote(quote, shared.role.as_deref());
        }
    }

    fn quote(&mut self, quote: &Quoted, role: Option<&str>) {
        self.line(&format!("[{}] “{}”", quote.line.name, escaped(&quote.line.text)));
        let role = role.map(escaped);
        self.line(&format!("[as] {}", words::appears(quote.level, role.as_deref())));
        for (answer, means) in words::ANSWERS {
            let ticked = quote.reply.as_ref().map(word_of) == Some(answer);
            self.item(&format!("[{}] {answer}: {means}", if ticked { "x" } else { " " }));
        }
        self.line(&format!("\n[why] {}", words::WHY));
        self.room();
    }

    fn open(&mut self, open: &[String]) {
        if open.is_empty() {
            return;
        }
        self.heading(words::OPEN);
        for thread in open {
            self.item(&format!("“{}”", escaped(thread)));
        }
        self.0.push('\n');
    }
}

/// The word of an answer given before. New words given before are the quote's words by now.
fn word_of(reply: &Reply) -> &'static str {
    match reply {
        Reply::Keep | Reply::Fix(_) => "keep",
        Reply::RoleOnly => "role only",
        Reply::Anonymous => "anonymous",
        Reply::Drop => "drop",
    }
}

/// Characters that begin markup anywhere.
const MARKUP: [char; 7] = ['\\', '`', '*', '[', ']', '<', '~'];

/// Words in one line, with nothing in them that Markdown would take for its own, and as little else
/// changed as can be: most people read them as plain text.
fn escaped(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(words.len());
    let (mut before, mut typed) = (' ', words.chars().filter(|c| !unseen(*c)).peekable());
    while let Some(c) = typed.next() {
        let entity =
            c == '&' && typed.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#');
        let stress = c == '_' && !before.is_alphanumeric();
        let ends = c == '_' && !typed.peek().is_some_and(|next| next.is_alphanumeric());
        if MARKUP.contains(&c) || entity || stress || ends {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Control characters, and those that turn the direction of what follows.
fn unseen(typed: char) -> bool {
    let turns = matches!(typed, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
    typed.is_control() || turns
}

//! Whatever people say, a document has the elements, the attributes and the links it would have had
//! without it, and its words are the words they said.
//!
//! Each document is made twice: of hostile strings, and of plain marks in their places. Both must come
//! out alike but for the words; and where a mark stands in one, the reader of the other must see the string.

use std::{collections::HashMap, thread, time::Instant};

use firsthand::{
    findings::Findings,
    formats::export::{
        Document, Format, Report,
        document::{
            Anchor, Block, Fact, Item, Line, Row, Section, Table, View, Views, Voice, Words,
        },
        html, markdown, report,
    },
    review::{Account, Review},
};
use serde_json::Value;

use super::{
    full, html as page, markdown as text, spaced,
    strings::{Hostile, Strings},
};

/// How many strings go through both writers and all readers, unless `HOSTILE_STRINGS` says otherwise.
const STRINGS: usize = 100_000;

/// How many go into one document.
const AT_ONCE: usize = 400;

/// A plain mark that stands for the string of this number.
fn mark(at: usize) -> String {
    format!("q{at}q")
}

/// `text` with each mark replaced.
fn filled(text: &str, with: impl Fn(usize) -> String) -> String {
    let mut parts = text.split('q');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if let (Ok(at), Some(_)) = (part.parse(), parts.peek()) {
            out.push_str(&with(at));
            out.push_str(parts.next().unwrap_or_default());
        } else {
            out.push('q');
            out.push_str(part);
        }
    }
    out
}

/// A document with these words wherever a document may have words.
fn document(words: &[String]) -> Document {
    let mut next = words.iter().skip(1).cloned();
    let mut word = || Line::of(next.next().unwrap());
    let mut document = Document {
        title: words[0].clone(),
        about: word().text(" and ").and(word()),
        warning: Some(word()),
        sections: Vec::new(),
        foot: vec![word()],
    };
    let mut all: Vec<String> = next.collect();
    let mut number = 0;
    while !all.is_empty() {
        let mut section = Section::new(Anchor::part(&number.to_string()), all.pop().unwrap());
        section.blocks = blocks(&mut all, &mut number);
        let mut inner = Section::new(Anchor::of(&format!("i{number}")), "Inside");
        inner.blocks = blocks(&mut all, &mut number);
        section.blocks.push(Block::Section(inner));
        document.sections.push(section);
    }
    document
}

/// One block of each kind, as far as the words reach; `x` where they don't.
fn blocks(all: &mut Vec<String>, number: &mut usize) -> Vec<Block> {
    let mut word = || all.pop().unwrap_or_else(|| "x".to_owned());
    let mut anchor = || {
        *number += 1;
        Anchor::within("w", &number.to_string())
    };
    let line = Line::of(word())
        .link(Anchor::part("0"), word())
        .text(word())
        .text(" ")
        .strong(word())
        .text(" ")
        .text(word());
    let words = |voice, word: &mut dyn FnMut() -> String, anchor: Anchor| {
        Block::Words(Words { anchor: Some(anchor), voice, words: word(), from: Line::of(word()) })
    };
    let item = |line: Line| Item { anchor: None, line };
    vec![
        Block::Line(line),
        Block::Aside(Line::of(word()).link(Anchor::of("nowhere"), word())),
        words(Voice::Theirs, &mut word, anchor()),
        words(Voice::Retold, &mut word, anchor()),
        Block::List(vec![item(Line::of(word())), item(Line::of(word()))]),
        Block::Facts(vec![Fact::new(word(), Line::of(word()))]),
        Block::Table(Table {
            caption: word(),
            head: vec![word(), word()],
            rows: vec![Row {
                anchor: Some(anchor()),
                cells: vec![Line::of(word()), Line::of(word())],
            }],
        }),
        Block::Views(Views {
            caption: word(),
            first: word(),
            tellers: vec![Line::of(word()), Line::of(word())],
            rows: vec![View {
                of: Line::of(word()),
                told: vec![vec![item(Line::of(word()))], vec![]],
            }],
        }),
        Block::ToWrite(Line::of(word())),
    ]
}

/// A document of marks as its readers have it: what the same document of strings is held against.
struct Plain {
    html: page::Read,
    markdown: Vec<text::Read>,
}

type Reader = fn(&str) -> text::Read;

/// Readers of Markdown.
const READERS: [(&str, Reader); 3] = [
    ("pulldown-cmark", text::pulldown),
    ("comrak as on a code host", text::hosted),
    ("comrak with everything", text::extended),
];

impl Plain {
    fn of(html: &str, markdown: &str) -> Self {
        let readers = READERS.iter().map(|(_, read)| read(markdown));
        Self { html: page::read(html).0, markdown: readers.collect() }
    }

    /// What is wrong with an HTML document made of `strings`.
    fn judge_html(&self, made: &str, strings: &[Hostile]) -> Vec<String> {
        let (made, mut wrong) = page::read(made);
        wrong.extend((made.bones != self.html.bones).then(|| "other elements".to_owned()));
        wrong.extend(difference(&made.text, &expected(&self.html.text, strings)));
        wrong
    }

    /// What is wrong with a Markdown document made of `strings`, in each reader.
    fn judge_markdown(&self, made: &str, strings: &[Hostile]) -> Vec<String> {
        let mut wrong = Vec::new();
        for ((name, read), plain) in READERS.iter().zip(&self.markdown) {
            let made = read(made);
            let mut pairs = made.bones.iter().zip(&plain.bones);
            let apart = pairs.find(|(one, other)| one != other);
            let other = made.bones.len() != plain.bones.len() || apart.is_some();
            wrong.extend(other.then(|| format!("{name}: other blocks or marks: {apart:?}")));
            wrong.extend(made.ringing.iter().map(|word| format!("{name}: rings: {word}")));
            let seen = difference(&made.text, &expected(&plain.text, strings));
            wrong.extend(seen.map(|said| format!("{name}: {said}")));
        }
        wrong
    }
}

/// What a reader has to see, where the document of marks reads `plain`.
fn expected(plain: &str, strings: &[Hostile]) -> String {
    spaced(&filled(plain, |at| strings[at].seen.clone()))
}

/// Where two texts first differ.
fn difference(made: &str, expected: &str) -> Option<String> {
    let at = made.bytes().zip(expected.bytes()).position(|(one, other)| one != other);
    let at = at.or((made.len() != expected.len()).then_some(made.len().min(expected.len())))?;
    let around = |text: &str| {
        let bytes = text.as_bytes();
        let part = &bytes[at.saturating_sub(30)..bytes.len().min(at + 30)];
        String::from_utf8_lossy(part).into_owned()
    };
    Some(format!("reads {:?} and should read {:?}", around(made), around(expected)))
}

fn how_many() -> usize {
    std::env::var("HOSTILE_STRINGS").ok().and_then(|n| n.parse().ok()).unwrap_or(STRINGS)
}

#[test]
fn a_hundred_thousand_hostile_strings_stay_words() {
    let (begun, marks) = (Instant::now(), (0..AT_ONCE).map(mark).collect::<Vec<_>>());
    let marked = document(&marks);
    let plain = Plain::of(&html(&marked), &markdown(&marked));
    let mut strings = Strings::new(2_026);
    let batches: Vec<Vec<Hostile>> = (0..how_many().div_ceil(AT_ONCE))
        .map(|_| strings.by_ref().take(AT_ONCE).collect())
        .collect();
    // One thread judges HTML, the other Markdown.
    thread::scope(|scope| {
        scope.spawn(|| {
            for batch in &batches {
                let made = html(&document(&typed(batch)));
                let wrong = plain.judge_html(&made, batch);
                assert!(wrong.is_empty(), "HTML: {wrong:#?}\n{made}");
            }
        });
        for batch in &batches {
            let made = markdown(&document(&typed(batch)));
            let wrong = plain.judge_markdown(&made, batch);
            assert!(wrong.is_empty(), "Markdown: {wrong:#?}\n{made}");
        }
    });
    let count = batches.iter().map(Vec::len).sum::<usize>();
    eprintln!("hostile strings: {count} through 2 writers and 4 readers in {:?}", begun.elapsed());
}

fn typed(batch: &[Hostile]) -> Vec<String> {
    batch.iter().map(|hostile| hostile.typed.clone()).collect()
}

/// The controls: what a writer that doesn't escape would make of the same strings is found wrong.
#[test]
fn a_writer_that_does_not_escape_is_caught() {
    let marked = document(&(0..8).map(mark).collect::<Vec<_>>());
    let (plain_html, plain_markdown) = (html(&marked), markdown(&marked));
    let plain = Plain::of(&plain_html, &plain_markdown);
    let caught = |typed: &str| {
        let strings = vec![Hostile { typed: typed.to_owned(), seen: typed.to_owned() }; 8];
        let raw = |text: &str| filled(text, |_| typed.to_owned());
        let html = plain.judge_html(&raw(&plain_html), &strings);
        let markdown = plain.judge_markdown(&raw(&plain_markdown), &strings);
        (!html.is_empty(), !markdown.is_empty())
    };
    assert_eq!(caught("plain words"), (false, false));
    for typed in ["<script>x</script>", "<b>x</b>", "<!-- x -->", "&lt;", "<img src=x onerror=y>"] {
        assert_eq!(caught(typed), (true, true), "{typed}");
    }
    for typed in [
        "*x*",
        "_x_",
        "`x`",
        "[x](y)",
        "![x](y)",
        "http://e.example/",
        "a@e.example",
        "@octocat",
        "~~x~~",
        "\\*",
        "$x$",
        "||x||",
        "%%x%%",
        "==x==",
        "[[x]]",
        "see #17",
    ] {
        assert_eq!(caught(typed), (false, true), "{typed}");
    }
}

/// Findings with a string of its own in place of each text they have. `at` gives the string of a number.
pub(super) fn findings(at: impl Fn(usize) -> String) -> (Findings, usize) {
    let mut value = serde_json::to_value(full()).unwrap();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut places = Vec::new();
    texts(&value, String::new(), &mut places);
    for place in places {
        let text = value.pointer(&place).and_then(Value::as_str).unwrap().to_owned();
        let count = known.len();
        // Clock times order the answers, so all of them become one.
        let name = if place.ends_with("/at") { "at".to_owned() } else { text.clone() };
        let number = *known.entry(name).or_insert(count);
        *value.pointer_mut(&place).unwrap() = Value::String(at(number));
        if serde_json::from_value::<Findings>(value.clone()).is_err() {
            *value.pointer_mut(&place).unwrap() = Value::String(text);
        }
    }
    (serde_json::from_value(value).unwrap(), known.len())
}

/// The places of all texts in a value.
fn texts(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(place),
        Value::Array(all) => {
            for (at, value) in all.iter().enumerate() {
                texts(value, format!("{place}/{at}"), found);
            }
        }
        Value::Object(all) => {
            for (name, value) in all {
                texts(value, format!("{place}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn findings_full_of_hostile_strings_stay_words() {
    let (marked, texts) = findings(mark);
    assert!(texts > 40, "{texts}");
    let plain = Plain::of(&Format::Html.write(&marked), &Format::Markdown.write(&marked));
    let (page, text) = reported(marked, &mark(0));
    let plain_report = Plain::of(&page, &text);
    let (mut strings, rounds) = (Strings::new(7), how_many() / 500);
    for _ in 0..rounds {
        let mut batch: Vec<Hostile> = strings.by_ref().take(texts).collect();
        for (at, hostile) in batch.iter_mut().enumerate() {
            // No two ids may be one, and what stands at the edges is trimmed here and there.
            hostile.typed = format!("{at}{}", hostile.typed.trim());
            hostile.seen = format!("{at}{}", hostile.seen.trim());
        }
        let (made, _) = findings(|at| batch[at].typed.clone());
        let wrong = plain.judge_html(&Format::Html.write(&made), &batch);
        assert!(wrong.is_empty(), "HTML: {wrong:#?}\n{made:#?}");
        let text = Format::Markdown.write(&made);
        let wrong = plain.judge_markdown(&text, &batch);
        assert!(wrong.is_empty(), "Markdown: {wrong:#?}\n{text}");
        let (page, text) = reported(made, &batch[0].typed);
        let wrong = plain_report.judge_html(&page, &batch);
        assert!(wrong.is_empty(), "HTML of the report: {wrong:#?}");
        let wrong = plain_report.judge_markdown(&text, &batch);
        assert!(wrong.is_empty(), "Markdown of the report: {wrong:#?}\n{text}");
    }
    eprintln!("hostile findings: {rounds} files and reports of {texts} strings each");
}

/// A report of one file, in HTML and Markdown.
fn reported(mut findings: Findings, audience: &str) -> (String, String) {
    findings.draft = false;
    let incident = findings.incident.clone();
    let account = Account::new("x.yaml".to_owned(), findings);
    let review = Review::of(incident, Vec::new(), vec![account]);
    let report = report(&Report { review: &review, audience, draft: false });
    (html(&report), markdown(&report))
}

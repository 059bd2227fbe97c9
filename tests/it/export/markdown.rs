//! A Markdown document, judged by two renderers with everything they can be told to understand.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "whatever else a renderer finds, now or in a later version, belongs to the bones"
)]

use comrak::{Arena, Options, nodes::NodeValue, parse_document};
use pulldown_cmark::{Event, Options as Pulldown, Parser};

use super::spaced;

/// What a reader gets of a document.
#[derive(Debug, PartialEq, Eq, Default)]
pub(super) struct Read {
    /// Its blocks and marks in order, without those that come with the words: line breaks, and code for
    /// what would else become a link.
    pub(super) bones: Vec<String>,
    /// Its words.
    pub(super) text: String,
    /// Words a host would make links, mentions or pictures of.
    pub(super) ringing: Vec<String>,
}

impl Read {
    fn words(&mut self, words: &str) {
        self.text.push_str(words);
        self.ringing.extend(words.split_whitespace().filter(|word| rings(word)).map(str::to_owned));
    }

    fn done(mut self) -> Self {
        self.text = spaced(&self.text);
        self
    }
}

fn rings(word: &str) -> bool {
    let then = |mark: char, rule: fn(char) -> bool| {
        word.split(mark).skip(1).any(|rest| rest.starts_with(rule))
    };
    let low = word.to_ascii_lowercase();
    low.contains("://")
        || low.contains("www.")
        || then('@', char::is_alphanumeric)
        || then('#', |c| c.is_ascii_digit())
}

/// What pulldown-cmark makes of it.
pub(super) fn pulldown(markdown: &str) -> Read {
    let mut read = Read::default();
    let everything = Pulldown::all()
        .difference(Pulldown::ENABLE_SMART_PUNCTUATION | Pulldown::ENABLE_OLD_FOOTNOTES);
    for event in Parser::new_ext(markdown, everything) {
        match event {
            Event::Text(words) => read.words(&words),
            Event::Code(words) => read.text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => read.text.push(' '),
            Event::Start(tag) => {
                read.text.push_str(if is_inline(&tag) { "" } else { " " });
                read.bones.push(format!("{tag:?}"));
            }
            Event::End(_) => {}
            other => read.bones.push(format!("{other:?}")),
        }
    }
    read.done()
}

fn is_inline(tag: &pulldown_cmark::Tag<'_>) -> bool {
    matches!(tag, pulldown_cmark::Tag::Strong | pulldown_cmark::Tag::Emphasis)
}

/// What comrak makes of it, as on a code host.
pub(super) fn hosted(markdown: &str) -> Read {
    let mut options = Options::default();
    let known = &mut options.extension;
    known.strikethrough = true;
    known.table = true;
    known.autolink = true;
    known.tasklist = true;
    known.footnotes = true;
    known.alerts = true;
    known.math_dollars = true;
    known.math_code = true;
    known.front_matter_delimiter = Some("---".to_owned());
    comrak(markdown, &options)
}

/// What comrak makes of it with all its inventions.
pub(super) fn extended(markdown: &str) -> Read {
    let mut options = Options::default();
    let known = &mut options.extension;
    known.strikethrough = true;
    known.table = true;
    known.autolink = true;
    known.superscript = true;
    known.inline_footnotes = true;
    known.footnotes = true;
    known.description_lists = true;
    known.multiline_block_quotes = true;
    known.math_latex = true;
    known.wikilinks_title_after_pipe = true;
    known.underline = true;
    known.subscript = true;
    known.spoiler = true;
    known.greentext = true;
    known.ofm_comments = true;
    known.ofm_callouts = true;
    known.subtext = true;
    known.highlight = true;
    known.insert = true;
    known.block_directive = true;
    options.parse.relaxed_tasklist_matching = true;
    options.parse.relaxed_autolinks = true;
    known.tasklist = true;
    comrak(markdown, &options)
}

fn comrak(markdown: &str, options: &Options<'_>) -> Read {
    let arena = Arena::new();
    let mut read = Read::default();
    for node in parse_document(&arena, markdown, options).descendants() {
        match &node.data().value {
            NodeValue::Text(words) => read.words(words),
            NodeValue::Code(code) => read.text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => read.text.push(' '),
            NodeValue::Strong => read.bones.push("Strong".to_owned()),
            NodeValue::List(list) => read.bones.push(format!("List {:?}", list.list_type)),
            NodeValue::Heading(heading) => {
                read.text.push(' ');
                read.bones.push(format!("Heading {}", heading.level));
            }
            NodeValue::Item(_) => {
                read.text.push(' ');
                read.bones.push("Item".to_owned());
            }
            other => {
                read.text.push(' ');
                read.bones.push(format!("{other:?}"));
            }
        }
    }
    read.done()
}

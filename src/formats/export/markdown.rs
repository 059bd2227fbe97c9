//! A document as Markdown that reads well as it is, and in any renderer shows the words that were said.
//!
//! Has no link, no picture and no HTML: whatever looks like one was somebody's words, and stays words.

mod escape;

use self::escape::{Place, escaped};
use super::{
    document::{Block, Document, Fact, Item, Line, Section, Span, Table, Views, Voice, Words},
    seen, words,
};

/// Writes the document. The same document gives the same bytes.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut page = Page(String::new());
    page.heading(1, &Line::of(document.title.as_str()));
    page.paragraph("", &document.about);
    if let Some(warning) = &document.warning {
        page.paragraph("> ", warning);
    }
    for section in &document.sections {
        page.section(section, 2);
    }
    if !document.foot.is_empty() {
        page.block("", "---");
        for line in &document.foot {
            page.paragraph("", line);
        }
    }
    page.0
}

/// A file being written.
struct Page(String);

impl Page {
    /// One block, parted by an empty line from what is above it; `before` begins each of its lines.
    fn block(&mut self, before: &str, block: &str) {
        if block.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        for line in block.lines() {
            self.0.push_str(before);
            self.0.push_str(line);
            self.0.push('\n');
        }
    }

    fn heading(&mut self, depth: usize, line: &Line) {
        let title = in_one(line, Place::Heading);
        let title = if title.is_empty() { words::UNTITLED } else { &title };
        self.block("", &format!("{} {title}", "#".repeat(depth.min(6))));
    }

    fn paragraph(&mut self, before: &str, line: &Line) {
        self.block(before, &in_lines(line));
    }

    fn section(&mut self, section: &Section, depth: usize) {
        self.heading(depth, &section.title);
        for block in &section.blocks {
            self.part(block, depth);
        }
    }

    fn part(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Line(line) | Block::Aside(line) => self.paragraph("", line),
            Block::Words(words) => self.words(words),
            Block::List(items) => self.list(items),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Views(views) => self.views(views),
            // What a picture shows stands in a table as well.
            Block::Lanes(_) => {}
            Block::ToWrite(line) => {
                self.paragraph(
                    "",
                    &Line::default().strong(words::TO_WRITE).text(" ").and(line.clone()),
                );
            }
            Block::Section(section) => self.section(section, depth + 1),
        }
    }

    fn words(&mut self, words: &Words) {
        let before = if words.voice == Voice::Theirs { "> " } else { "" };
        let said = in_lines(&Line::of(words.words.as_str()));
        let from = in_lines(&Line::of("— ").and(words.from.clone()));
        self.block(before, &said);
        if before.is_empty() || said.is_empty() {
            self.block("", &from);
        } else {
            self.0.push_str(">\n");
            self.0.push_str(&prefixed(before, &from));
        }
    }

    fn list(&mut self, items: &[Item]) {
        let items = items.iter().map(|item| listed(&in_lines(&item.line)));
        self.block("", &items.collect::<String>());
    }

    fn facts(&mut self, facts: &[Fact]) {
        let line = |fact: &Fact| {
            Line::default().strong(format!("{}:", fact.name)).text(" ").and(fact.says.clone())
        };
        let facts = facts.iter().map(|fact| listed(&in_lines(&line(fact))));
        self.block("", &facts.collect::<String>());
    }

    fn table(&mut self, table: &Table) {
        self.paragraph("", &bold(&Line::of(table.caption.as_str())));
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let cell = |line: &Line| in_one(line, Place::Cell);
        let head = table.head.iter().map(|name| cell(&Line::of(name.as_str())));
        let mut text = row(head.collect());
        text.push_str(&row(vec!["---".to_owned(); table.head.len()]));
        for line in &table.rows {
            text.push_str(&row(line.cells.iter().map(cell).collect()));
        }
        self.block("", &text);
    }

    /// Side by side is no good in a column of text: each thing, and below it who tells what.
    fn views(&mut self, views: &Views) {
        self.paragraph("", &bold(&Line::of(views.caption.as_str())));
        for view in &views.rows {
            self.paragraph("", &bold(&view.of));
            let told = views.tellers.iter().zip(&view.told);
            let lines = told.flat_map(|(teller, told)| {
                told.iter().map(move |item| bold(teller).text(" · ").and(item.line.clone()))
            });
            self.list(&lines.map(Item::from).collect::<Vec<_>>());
        }
    }
}

/// A line that stands out, all of it.
fn bold(line: &Line) -> Line {
    Line::default().strong(line.0.iter().map(Span::words).collect::<String>())
}

/// Text with something before each of its lines.
fn prefixed(before: &str, text: &str) -> String {
    text.lines().fold(String::new(), |all, line| all + before + line + "\n")
}

/// An item of a list: its further lines stand below its first word.
fn listed(text: &str) -> String {
    let mut lines = text.lines();
    let first = format!("- {}\n", lines.next().unwrap_or_default());
    lines.fold(first, |all, line| all + "  " + line + "\n")
}

/// A line of the document as it goes into a heading or a cell.
fn in_one(line: &Line, place: Place) -> String {
    pieces(line, |words| escaped(&seen::one_line(words), place))
}

/// A line of the document with the line breaks its words have.
fn in_lines(line: &Line) -> String {
    pieces(line, |words| {
        let lines = seen::lines(words);
        let lines = lines.iter().map(|line| escaped(line, Place::Line));
        lines.collect::<Vec<_>>().join("\\\n")
    })
}

/// The pieces of a line, each written by `write`, with what stands out between `**`. Neighboring words
/// are taken together, so that nothing comes of two halves. Between letters `**` means nothing to a
/// renderer; there, words don't stand out.
fn pieces(line: &Line, write: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut run = String::new();
    for (at, span) in line.0.iter().enumerate() {
        let next = line.0.get(at + 1).is_none_or(|next| seen::edges(next.words())[0]);
        match span {
            Span::Strong(words)
                if next && (run.is_empty() && text.is_empty() || seen::edges(&run)[1]) =>
            {
                put(&mut text, &run, &write);
                run.clear();
                put(&mut text, words, |words| stressed(&seen::one_line(words)));
            }
            Span::Text(words) | Span::Link(_, words) | Span::Strong(words) => run.push_str(words),
        }
    }
    put(&mut text, &run, &write);
    text
}

fn stressed(words: &str) -> String {
    let words = escaped(words, Place::Inside);
    if words.is_empty() { words } else { format!("**{words}**") }
}

/// Adds words, with the space that parts them from what stands beside them.
fn put(text: &mut String, run: &str, write: impl Fn(&str) -> String) {
    let [before, after] = seen::edges(run);
    let words = write(run);
    if words.is_empty() && text.is_empty() {
        return;
    }
    if before && !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
    text.push_str(&words);
    if after && !words.is_empty() {
        text.push(' ');
    }
}

//! A document as one HTML file that needs nothing else: no script, no picture, no font, no address.
//!
//! Every word is escaped where it is put in, and every element and attribute is written here. A link
//! leads to a place of the same file or isn't one.

mod lanes;
mod places;

use std::collections::HashSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{
    document::{
        Anchor, Block, Document, Fact, Item, Line, Section, Span, Table, Views, Voice, Words,
    },
    seen, words,
};

/// How all documents look, on a screen and on paper.
const STYLE: &str = include_str!("../../../assets/document.css");

/// What the file may load and do: nothing but be styled by itself.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// How many people's columns have room side by side, on paper too.
const MOST_ABREAST: usize = 5;

/// How many sections a document has at least to get a table of contents.
const WORTH_LISTING: usize = 3;

/// Writes the document. The same document gives the same bytes.
#[must_use]
pub fn html(document: &Document) -> String {
    let mut page = Page { places: places::of(document), given: HashSet::new() };
    let main = Anchor::part("main");
    let text = html! {
        (DOCTYPE) "\n"
        html lang="en" { "\n"
            head { "\n"
                meta charset="utf-8"; "\n"
                meta http-equiv="Content-Security-Policy" content=(POLICY); "\n"
                meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
                meta name="color-scheme" content="light dark"; "\n"
                meta name="referrer" content="no-referrer"; "\n"
                title { (called(document)) } "\n"
                style { "\n" (PreEscaped(STYLE)) } "\n"
            } "\n"
            body { "\n"
                a.skip href={ "#" (main) } { (words::SKIP) } "\n"
                (page.head(document)) "\n"
                @if document.sections.len() >= WORTH_LISTING { (page.contents(document)) "\n" }
                main id=[page.id(Some(&main))] tabindex="-1" { "\n"
                    @for section in &document.sections { (page.section(section, 2)) "\n" }
                } "\n"
                @if !document.foot.is_empty() {
                    footer { @for line in &document.foot { p { (page.line(line)) } } } "\n"
                }
            } "\n"
        } "\n"
    };
    text.into_string()
}

/// What a window or a tab says of the document: its title, and what it is.
fn called(document: &Document) -> String {
    let about: String = document.about.0.iter().map(Span::words).collect();
    let parts = [document.title.as_str(), &about].map(seen::one_line);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A file being written.
struct Page<'a> {
    /// Where links may lead.
    places: HashSet<&'a Anchor>,
    /// Which of them have been given to an element: each to one only.
    given: HashSet<Anchor>,
}

impl Page<'_> {
    fn head(&mut self, document: &Document) -> Markup {
        html! {
            header { "\n"
                h1 dir="auto" { (self.title(&Line::of(document.title.as_str()))) } "\n"
                @if !document.about.is_empty() { p.about { (self.line(&document.about)) } "\n" }
                @if let Some(warning) = &document.warning {
                    p.warning role="note" { (self.line(warning)) } "\n"
                }
            }
        }
    }

    fn contents(&mut self, document: &Document) -> Markup {
        html! {
            nav aria-label=(words::CONTENTS) {
                ol {
                    @for section in &document.sections {
                        li { (self.link(&section.anchor, &self.title(&section.title))) }
                    }
                }
            }
        }
    }

    fn section(&mut self, section: &Section, depth: u8) -> Markup {
        let id = self.id(Some(&section.anchor));
        let title = id.as_ref().map(|id| format!("{id}--title"));
        let line = self.title(&section.title);
        html! {
            section id=[id] aria-labelledby=[title.as_deref()] { "\n"
                (heading(depth, title.as_deref(), &line)) "\n"
                @for block in &section.blocks { (self.block(block, depth)) "\n" }
            }
        }
    }

    fn block(&mut self, block: &Block, depth: u8) -> Markup {
        match block {
            Block::Line(line) => html! { p { (self.line(line)) } },
            Block::Aside(line) => html! { p.aside { (self.line(line)) } },
            Block::Words(words) => self.words(words),
            Block::List(items) => self.list(items),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Views(views) => self.views(views),
            Block::Lanes(lanes) => lanes::picture(lanes),
            Block::ToWrite(line) => html! {
                p.to-write role="note" { strong { (words::TO_WRITE) } " " (self.line(line)) }
            },
            Block::Section(section) => self.section(section, depth + 1),
        }
    }

    fn words(&mut self, words: &Words) -> Markup {
        let text = html! { p dir="auto" { (told(&words.words)) } };
        let class = match words.voice {
            Voice::Theirs => "theirs",
            Voice::Retold => "retold",
            Voice::Reading => "reading",
        };
        html! {
            figure class=(class) id=[self.id(words.anchor.as_ref())] {
                @if words.voice == Voice::Theirs { blockquote { (text) } } @else { (text) }
                figcaption { (self.line(&words.from)) }
            }
        }
    }

    fn list(&mut self, items: &[Item]) -> Markup {
        html! {
            ul { "\n"
                @for item in items {
                    li id=[self.id(item.anchor.as_ref())] { (self.line(&item.line)) } "\n"
                }
            }
        }
    }

    fn facts(&mut self, facts: &[Fact]) -> Markup {
        html! {
            dl { "\n"
                @for fact in facts {
                    div { dt { (told(&fact.name)) } dd { (self.line(&fact.says)) } } "\n"
                }
            }
        }
    }

    fn table(&mut self, table: &Table) -> Markup {
        let row = |page: &mut Self, cells: &[Line]| {
            html! {
                @for (at, cell) in cells.iter().enumerate() {
                    @if at == 0 { th scope="row" { (page.line(cell)) } }
                    @else { td { (page.line(cell)) } }
                }
            }
        };
        let rows = html! {
            @for line in &table.rows {
                tr id=[self.id(line.anchor.as_ref())] { (row(self, &line.cells)) } "\n"
            }
        };
        let head: Vec<Markup> = table.head.iter().map(|name| told(name)).collect();
        whole(&table.caption, &head, &rows)
    }

    fn views(&mut self, views: &Views) -> Markup {
        let abreast = views.tellers.len() <= MOST_ABREAST;
        let rows = html! {
            @for view in &views.rows {
                tr {
                    th scope="row" { (self.line(&view.of)) }
                    @if abreast { @for told in &view.told { td { (self.view(told)) } } }
                    @else { td { (self.in_turn(&views.tellers, &view.told)) } }
                } "\n"
            }
        };
        let mut head = vec![told(&views.first)];
        if abreast {
            head.extend(views.tellers.iter().map(|teller| self.line(teller)));
        } else {
            head.push(told(words::TOLD));
        }
        whole(&views.caption, &head, &rows)
    }

    fn view(&mut self, told: &[Item]) -> Markup {
        html! {
            @if told.is_empty() { span.nothing { (words::NOTHING_TOLD) } }
            @for item in told {
                p id=[self.id(item.anchor.as_ref())] { (self.line(&item.line)) }
            }
        }
    }

    /// What each of many tells, one below the other.
    fn in_turn(&mut self, tellers: &[Line], told: &[Vec<Item>]) -> Markup {
        html! {
            @for (teller, told) in tellers.iter().zip(told) {
                @for item in told {
                    p id=[self.id(item.anchor.as_ref())] {
                        strong { (self.line(teller)) } " · " (self.line(&item.line))
                    }
                }
            }
        }
    }

    /// A line as a title, which may not be empty: it is what people go by.
    fn title(&self, line: &Line) -> Markup {
        if line.is_empty() { told(words::UNTITLED) } else { self.line(line) }
    }

    fn line(&self, line: &Line) -> Markup {
        html! {
            @for span in &line.0 {
                @match span {
                    Span::Text(words) => { (spaced(words)) },
                    Span::Strong(words) => { strong { (spaced(words)) } },
                    Span::Link(anchor, words) => { (self.link(anchor, &spaced(words))) },
                }
            }
        }
    }

    fn link(&self, anchor: &Anchor, words: &Markup) -> Markup {
        html! {
            @if self.places.contains(anchor) { a href={ "#" (anchor) } { (words) } }
            @else { (words) }
        }
    }

    /// The `id` of an element that is there under this name; each name once.
    fn id(&mut self, anchor: Option<&Anchor>) -> Option<String> {
        let anchor = anchor.filter(|anchor| !anchor.name().is_empty())?;
        self.given.insert(anchor.clone()).then(|| anchor.to_string())
    }
}

/// A table that can be moved sideways where it is too wide.
fn whole(caption: &str, head: &[Markup], rows: &Markup) -> Markup {
    html! {
        div.wide role="region" aria-label=(seen::one_line(caption)) tabindex="0" { "\n"
            table { "\n"
                caption { (told(caption)) } "\n"
                thead { tr { @for name in head { th scope="col" { (name) } } } } "\n"
                tbody { "\n" (rows) } "\n"
            } "\n"
        }
    }
}

fn heading(depth: u8, id: Option<&str>, line: &Markup) -> Markup {
    html! {
        @match depth {
            2 => { h2 id=[id] dir="auto" { (line) } },
            3 => { h3 id=[id] dir="auto" { (line) } },
            4 => { h4 id=[id] dir="auto" { (line) } },
            5 => { h5 id=[id] dir="auto" { (line) } },
            _ => { h6 id=[id] dir="auto" { (line) } },
        }
    }
}

/// Words as they can be seen, set apart where they are read from right to left.
fn told(words: &str) -> Markup {
    let lines = seen::lines(words);
    let lines = html! {
        @for (at, line) in lines.iter().enumerate() { @if at > 0 { br; } (line) }
    };
    html! { @if seen::turns(words) { bdi { (lines) } } @else { (lines) } }
}

/// The same, with the space that parts them from what stands beside them.
fn spaced(words: &str) -> Markup {
    let [before, after] = seen::edges(words);
    html! { @if before { " " } (told(words)) @if after { " " } }
}

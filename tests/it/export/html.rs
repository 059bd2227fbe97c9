//! An HTML document, judged by a parser.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::PathBuf,
};

use scraper::{ElementRef, Html, Node};

use super::spaced;

/// What a document may be made of.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "nav",
    "main",
    "section",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "div",
    "dt",
    "dd",
    "figure",
    "blockquote",
    "figcaption",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "span",
    "br",
    "bdi",
];

/// What a drawing may be made of, beside a title for each mark.
const DRAWN: &[&str] = &["svg", "g", "line", "path", "circle", "text"];

/// The attributes of a drawing's elements.
const OF_DRAWINGS: &[&str] = &[
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "d",
    "text-anchor",
];

/// The attributes an element may have.
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "href",
    "id",
    "role",
    "aria-label",
    "aria-labelledby",
    "tabindex",
    "dir",
    "scope",
];

/// What comes and goes with the words: line breaks, and words set apart.
const OF_WORDS: [&str; 2] = ["br", "bdi"];

/// What a reader gets of a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Read {
    /// Its elements in order, with all attributes but those that hold words or names of places.
    pub(super) bones: Vec<String>,
    /// Its words.
    pub(super) text: String,
}

/// Reads a document, and says all that is wrong with it.
pub(super) fn read(html: &str) -> (Read, Vec<String>) {
    let page = Html::parse_document(html);
    let mut wrong: Vec<String> =
        page.errors.iter().map(|error| format!("parser: {error}")).collect();
    let mut bones = Vec::new();
    let mut text = String::new();
    for node in page.tree.nodes() {
        match node.value() {
            Node::Text(words) => {
                let inside = node.parent().and_then(ElementRef::wrap);
                if inside.is_none_or(|element| element.value().name() != "style") {
                    text.push_str(words);
                }
            }
            Node::Element(element) => {
                if element.name() != "bdi" && element.name() != "strong" && element.name() != "a" {
                    text.push(' ');
                }
                bones.extend(bone(element, &mut wrong));
            }
            Node::Comment(_) | Node::ProcessingInstruction(_) => {
                wrong.push(format!("{:?}", node.value()));
            }
            Node::Document | Node::Fragment | Node::Doctype(_) => {}
        }
    }
    places(&page, &mut wrong);
    (Read { bones, text: spaced(&text) }, wrong)
}

/// An element as the skeleton has it, if it is not one that comes with the words.
fn bone(element: &scraper::node::Element, wrong: &mut Vec<String>) -> Option<String> {
    let drawn = DRAWN.contains(&element.name());
    if !ELEMENTS.contains(&element.name()) && !drawn {
        wrong.push(format!("an element that isn't ours: {}", element.name()));
    }
    let mut kept = vec![element.name().to_owned()];
    for (name, value) in element.attrs() {
        if !(ATTRIBUTES.contains(&name) || drawn && OF_DRAWINGS.contains(&name)) {
            wrong.push(format!("an attribute that isn't ours: {name} of {}", element.name()));
        }
        let holds_words = matches!(name, "id" | "href" | "aria-label" | "aria-labelledby");
        kept.push(if holds_words { name.to_owned() } else { format!("{name}={value}") });
    }
    (!OF_WORDS.contains(&element.name())).then(|| kept.join(" "))
}

/// Whether each place has one name, each link a place, and nothing leads out.
fn places(page: &Html, wrong: &mut Vec<String>) {
    let all: Vec<ElementRef<'_>> = elements(page).collect();
    let mut names: HashMap<&str, usize> = HashMap::new();
    for name in all.iter().filter_map(|element| element.value().id()) {
        *names.entry(name).or_default() += 1;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if !name.chars().all(fits) {
            wrong.push(format!("a name that isn't ours: {name}"));
        }
    }
    let twice = names.iter().filter(|(_, count)| **count > 1);
    wrong.extend(twice.map(|(name, _)| format!("two places are called {name}")));
    for element in all {
        for to in ["href", "aria-labelledby"] {
            let Some(value) = element.value().attr(to) else { continue };
            let name = if to == "href" { value.strip_prefix('#') } else { Some(value) };
            if !name.is_some_and(|name| names.contains_key(name)) {
                wrong.push(format!("{to} leads nowhere: {value}"));
            }
        }
    }
}

pub(super) fn elements(page: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    page.tree.nodes().filter_map(ElementRef::wrap)
}

/// What a page owes those who listen to it, or print it: everything that is missing.
pub(super) fn unheard(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let all: Vec<ElementRef<'_>> = elements(&page).collect();
    let count = |name: &str| {
        let here = |element: &&ElementRef<'_>| element.value().name() == name && !is_drawn(element);
        all.iter().filter(here).count()
    };
    let mut wrong = Vec::new();
    let drawings = all.iter().filter(|element| element.value().name() == "svg");
    let unheard = drawings.filter(|svg| {
        svg.value().attr("role") != Some("img")
            || svg.value().attr("aria-label").is_none_or(str::is_empty)
    });
    wrong.extend(unheard.map(|_| "a drawing without words".to_owned()));
    for name in ["h1", "header", "main", "title", "style"] {
        if count(name) != 1 {
            wrong.push(format!("{} × {name}", count(name)));
        }
    }
    let attribute = |name: &str, attr: &str| {
        all.iter()
            .find(|e| e.value().name() == name)
            .and_then(|e| e.value().attr(attr))
            .map(str::to_owned)
    };
    if attribute("html", "lang").is_none_or(|lang| lang.is_empty()) {
        wrong.push("no language".to_owned());
    }
    if attribute("a", "href").as_deref() != Some("#part-main") {
        wrong.push("the first link doesn't skip to the text".to_owned());
    }
    let named = |element: &&ElementRef<'_>| {
        let element = element.value();
        element.attr("aria-label").is_some() || element.attr("aria-labelledby").is_some()
    };
    let landmarks =
        all.iter().filter(|element| matches!(element.value().name(), "nav" | "section"));
    wrong.extend(
        landmarks.filter(|e| !named(e)).map(|e| format!("{} without a name", e.value().name())),
    );
    headings(&all, &mut wrong);
    for table in all.iter().filter(|element| element.value().name() == "table") {
        unheard_table(*table, &mut wrong);
    }
    wrong
}

/// Whether an element is part of a drawing.
fn is_drawn(element: &ElementRef<'_>) -> bool {
    element.value().name.ns.ends_with("svg")
}

/// Headings that skip a level.
fn headings(all: &[ElementRef<'_>], wrong: &mut Vec<String>) {
    let level = |element: &ElementRef<'_>| {
        let level = element.value().name().strip_prefix('h')?.parse::<u32>().ok()?;
        (1..=6).contains(&level).then_some(level)
    };
    let mut last = 0;
    for level in all.iter().filter_map(level) {
        if level > last + 1 {
            wrong.push(format!("h{level} after h{last}"));
        }
        last = level;
    }
}

/// A table without a caption or without headers of rows and columns.
fn unheard_table(table: ElementRef<'_>, wrong: &mut Vec<String>) {
    let inside: Vec<ElementRef<'_>> = table.descendants().filter_map(ElementRef::wrap).collect();
    let named = |name: &str| inside.iter().filter(|element| element.value().name() == name).count();
    let scopes: HashSet<&str> =
        inside.iter().filter_map(|element| element.value().attr("scope")).collect();
    if named("caption") != 1 || !scopes.contains("col") || !scopes.contains("row") {
        wrong.push("a table without caption or headers".to_owned());
    }
    let headers = inside.iter().filter(|element| element.value().name() == "th");
    if headers.clone().any(|th| th.value().attr("scope").is_none()) {
        wrong.push("a header that doesn't say what of".to_owned());
    }
}

#[test]
fn a_page_that_leaks_or_limps_is_caught() {
    let wrong = |html: &str| read(html).1.join("; ");
    let page = |inside: &str| {
        format!(
            "<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{inside}</body></html>"
        )
    };
    assert_eq!(wrong(&page("<p>x</p>")), "");
    for (inside, said) in [
        ("<script>x</script>", "script"),
        ("<p onclick=x>x</p>", "onclick"),
        ("<p style=x>x</p>", "style of p"),
        ("<!-- x -->", "Comment"),
        ("<a href=\"https://e.example\">x</a>", "leads nowhere"),
        ("<a href=\"#x\">x</a>", "leads nowhere"),
        ("<p id=a>x</p><p id=a>y</p>", "two places"),
        ("<p><p id=\"a b\">", "isn't ours"),
        ("<p>x</div>", "parser"),
        ("<p width=9>x</p>", "width of p"),
        ("<svg onload=x></svg>", "onload of svg"),
        ("<svg><use href=\"https://e.example\"/></svg>", "use"),
    ] {
        assert!(wrong(&page(inside)).contains(said), "{inside}: {}", wrong(&page(inside)));
    }
    let missing =
        unheard(&page("<h1>x</h1><h3>y</h3><section></section><table></table><svg></svg>"));
    let missing = missing.join("; ");
    for said in [
        "h3 after h1",
        "0 × main",
        "skip to the text",
        "section without",
        "a table without",
        "a drawing without words",
    ] {
        assert!(missing.contains(said), "{said}: {missing}");
    }
}

/// Text that goes into HTML as it is: the looks, and nothing else.
#[test]
fn nothing_but_the_looks_is_put_in_as_it_is() {
    let mut waiting = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut raw = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        raw.extend(text.lines().filter(|line| line.contains("PreEscaped(")).map(str::to_owned));
    }
    assert_eq!(raw.len(), 1, "{raw:?}");
    assert!(raw[0].contains("PreEscaped(STYLE)"), "{raw:?}");
}

//! A document as what it says: sections, lines, quotes and tables, and what in it points where.
//!
//! How it looks is the business of `html` and `markdown`, beside it. Words are
//! plain text wherever they stand: there is no way to hand markup through, for anybody's words.

use std::fmt;

/// A whole document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it is, in the line below.
    pub about: Line,
    /// What must be known before reading on, if anything.
    pub warning: Option<Line>,
    /// What it says.
    pub sections: Vec<Section>,
    /// How to read it, at the end.
    pub foot: Vec<Line>,
}

/// A part of a document, under a title of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Where links to it lead.
    pub anchor: Anchor,
    /// Its title.
    pub title: Line,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// What stands in a section, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Line(Line),
    /// A paragraph that may be passed over: where something comes from, how it is meant.
    Aside(Line),
    /// Somebody's words.
    Words(Words),
    /// Things of one kind.
    List(Vec<Item>),
    /// Names, and what is so.
    Facts(Vec<Fact>),
    /// Rows and columns.
    Table(Table),
    /// The same, told by several.
    Views(Views),
    /// When what happened, to each, drawn on one axis.
    Lanes(Lanes),
    /// A place for what only a person can write; the line says what.
    ToWrite(Line),
    /// A part of the part.
    Section(Section),
}

/// Somebody's words, with where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Where links to them lead.
    pub anchor: Option<Anchor>,
    /// Whose they are.
    pub voice: Voice,
    /// The words.
    pub words: String,
    /// Who said them, when, and what they are called here.
    pub from: Line,
}

/// Whose words something is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The interviewee's own.
    Theirs,
    /// The investigator's, for what the interviewee said.
    Retold,
    /// The investigator's, for what they make of it.
    Reading,
}

/// One of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where links to it lead.
    pub anchor: Option<Anchor>,
    /// What it says.
    pub line: Line,
}

/// A name, and what is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// What is so.
    pub says: Line,
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// What the columns are.
    pub head: Vec<String>,
    /// The rows. The first cell says what a row is about.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where links to it lead.
    pub anchor: Option<Anchor>,
    /// One cell for each column.
    pub cells: Vec<Line>,
}

/// The same, told by several, side by side: nobody's account is merged into another's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views {
    /// What it shows.
    pub caption: String,
    /// What the first column is.
    pub first: String,
    /// Who tells: a column for each.
    pub tellers: Vec<Line>,
    /// What is told of.
    pub rows: Vec<View>,
}

/// One thing, as each of them tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What it is, or when it was.
    pub of: Line,
    /// What each of them tells, in the order of the tellers; it may be nothing.
    pub told: Vec<Vec<Item>>,
}

/// When what happened, to each, drawn on one axis. What it shows stands in a table beside it as well: a
/// picture is not for everyone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// What it shows.
    pub caption: String,
    /// Times at the axis: where, in thousandths of its length, and what is written there.
    pub ticks: Vec<(u16, String)>,
    /// One for each teller.
    pub lanes: Vec<LaneOf>,
}

/// The moments of one teller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneOf {
    /// Who.
    pub teller: String,
    /// Their moments, in order.
    pub marks: Vec<Mark>,
}

/// A moment on an axis; all places in thousandths of its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// What it is called in the table beside it.
    pub name: String,
    /// Where it is drawn.
    pub at: u16,
    /// What its time leaves open.
    pub open: Option<(u16, u16)>,
    /// Whether others tell it differently.
    pub differs: bool,
    /// What it was, in words.
    pub says: String,
}

/// Words in a row, some of which point somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line(pub Vec<Span>);

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// Words that point to another place of the document. Where that place isn't there, they are
    /// words and nothing more.
    Link(Anchor, String),
}

/// The name of a place in a document. Holds letters, digits, `.`, `_` and `-`, and nothing else, whatever
/// it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(String);

impl Anchor {
    /// The place of what a file calls `id`.
    #[must_use]
    pub fn of(id: &str) -> Self {
        Self(plain(id))
    }

    /// The place of what one of several files calls `id`. `file` is the file's name in the document.
    #[must_use]
    pub fn within(file: &str, id: &str) -> Self {
        Self(format!("{}-{}", plain(file), plain(id)))
    }

    /// A section's place. No `id` of a file has the same.
    #[must_use]
    pub fn part(name: &str) -> Self {
        Self(format!("part-{}", plain(name)))
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// `id` in letters, digits and dots; any other character becomes its number, so that no two become one.
fn plain(id: &str) -> String {
    let named = |c: char| {
        let fits = c.is_ascii_alphanumeric() || c == '.';
        if fits { c.to_string() } else { format!("_{:x}_", u32::from(c)) }
    };
    id.chars().map(named).collect()
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Line {
    /// A line of these words.
    #[must_use]
    pub fn of(words: impl Into<String>) -> Self {
        Self::default().text(words)
    }

    /// With these words added.
    #[must_use]
    pub fn text(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Text(words.into()));
        self
    }

    /// With these words added, which stand out.
    #[must_use]
    pub fn strong(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Strong(words.into()));
        self
    }

    /// With these words added, which point to `anchor`.
    #[must_use]
    pub fn link(mut self, anchor: Anchor, words: impl Into<String>) -> Self {
        self.0.push(Span::Link(anchor, words.into()));
        self
    }

    /// With another line added.
    #[must_use]
    pub fn and(mut self, line: Self) -> Self {
        self.0.extend(line.0);
        self
    }

    /// Lines joined into one, with `between` where they meet.
    #[must_use]
    pub fn joined(lines: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut all = Self::default();
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            all = if all.is_empty() { line } else { all.text(between).and(line) };
        }
        all
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.words().trim().is_empty())
    }
}

impl Span {
    /// Its words.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Text(words) | Self::Strong(words) | Self::Link(_, words) => words,
        }
    }
}

impl Section {
    /// A section with nothing in it yet.
    #[must_use]
    pub fn new(anchor: Anchor, title: impl Into<String>) -> Self {
        Self { anchor, title: Line::of(title), blocks: Vec::new() }
    }

    /// Puts a paragraph in.
    pub fn line(&mut self, line: Line) {
        self.blocks.push(Block::Line(line));
    }

    /// Puts a list in, if there is anything in it.
    pub fn list(&mut self, items: Vec<Item>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }
}

impl From<Line> for Item {
    fn from(line: Line) -> Self {
        Self { anchor: None, line }
    }
}

impl Fact {
    /// A name, and what is so.
    #[must_use]
    pub fn new(name: impl Into<String>, says: Line) -> Self {
        Self { name: name.into(), says }
    }
}

#[cfg(test)]
mod tests {
    use super::Anchor;

    #[test]
    fn an_anchor_is_harmless_and_no_two_ids_share_one() {
        let ids = ["n14", "n3.1", "s2#17.5", "\"><b>", "a b", "a-b", "a_b", "a_20_b", "ü", "", "_"];
        let names: Vec<_> = ids.iter().map(|id| Anchor::of(id)).collect();
        for (at, name) in names.iter().enumerate() {
            let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
            assert!(name.name().chars().all(safe), "{name}");
            assert!(!names.iter().take(at).any(|other| other == name), "{name} twice");
        }
        assert_eq!(Anchor::of("n3.1").name(), "n3.1");
        assert_eq!(Anchor::within("A", "n14").name(), "A-n14");
        assert_ne!(Anchor::part("consent"), Anchor::of("part-consent"));
    }
}

//! What stands at the right, row by row: the bank, what is wrong with its file, its questions; the
//! selected one with all there is to it.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::guide::{Bank, Form, Library, Origin, Question};
use crate::tui::cluster::clusters;
use crate::tui::screens::browser::{
    Browser,
    shown::{Entry, Item, file},
};
use crate::tui::theme::Role;
use crate::tui::{words, wrap};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// How far it stands in.
    pub(super) indent: u16,
    /// A short word before the text, in a column of its own.
    pub(super) label: &'static str,
    /// The text.
    pub(super) text: String,
    /// What the text is.
    pub(super) role: Role,
    /// What stands at the right end.
    pub(super) note: String,
}

/// All rows of one bank.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What stays in sight.
    pub(super) head: Vec<Row>,
    /// What is scrolled.
    pub(super) rows: Vec<Row>,
    /// Which rows each item has.
    items: Vec<Range<usize>>,
    width: usize,
}

/// Columns that labels take.
pub(super) const LABEL: u16 = 10;

impl Page {
    /// What is shown of the selected bank in so many columns.
    pub(super) fn of(browser: &Browser, library: &Library, width: u16) -> Self {
        let mut page = Self { width: usize::from(width), ..Self::default() };
        let Some(entry) = browser.shown.get(browser.entry) else { return page };
        let bank = entry.bank.and_then(|at| library.banks.get(at));
        match bank {
            Some(bank) => page.bank(bank, entry, browser.is_held(bank)),
            None => page.faults(entry),
        }
        for (at, item) in entry.items.iter().enumerate() {
            let start = page.rows.len();
            page.item(library, bank, *item, at == browser.item);
            page.items.push(start..page.rows.len());
        }
        page
    }

    /// The rows of this item.
    pub(super) fn rows_of(&self, item: usize) -> Range<usize> {
        self.items.get(item).cloned().unwrap_or(0..self.rows.len().min(1))
    }

    /// The item that this row belongs to.
    pub(super) fn item_at(&self, row: usize) -> Option<usize> {
        self.items.iter().position(|rows| rows.contains(&row))
    }

    /// The item that begins in this row.
    pub(super) fn begins(&self, row: usize) -> Option<usize> {
        self.items.iter().position(|rows| rows.start == row && !rows.is_empty())
    }

    /// How many rows are left for what is scrolled.
    pub(super) fn height(&self, area: Rect) -> usize {
        usize::from(area.height).saturating_sub(self.head.len()).max(1)
    }

    fn bank(&mut self, bank: &Bank, entry: &Entry, held: bool) {
        let (questions, origin) = (bank.questions.len(), origin(&bank.origin));
        let count = words::count(questions, "question", "questions");
        let note = format!("{origin}, {count}");
        self.head.push(Row { note, ..text(&bank.title, Role::Label) });
        self.head.push(text(&end_of(&file(bank), self.width), Role::Quiet));
        let faults = entry.faults();
        if faults > 0 {
            let said = format!("! {}", words::faults(faults, held));
            self.head.push(text(&wrap::clip_with_dots(&said, self.width), Role::Warning));
        }
        self.wrapped(0, &bank.about, Role::Text);
        self.labeled(0, "phases", &bank.when.join(", "));
        if bank.follow_up {
            self.wrapped(0, words::FOLLOW_UP, Role::Quiet);
        }
        self.gap();
    }

    fn faults(&mut self, entry: &Entry) {
        let count = words::count(entry.faults(), "fault", "faults");
        self.head.push(Row { note: count, ..text(words::FAULTS, Role::Warning) });
        self.wrapped(0, words::FAULTS_ABOUT, Role::Text);
        self.gap();
    }

    fn item(&mut self, library: &Library, bank: Option<&Bank>, item: Item, selected: bool) {
        match item {
            Item::Fault(at) => self.fault(library, at, bank.is_some()),
            Item::Notice(at) => {
                self.wrapped(2, library.notices.get(at).map_or("", String::as_str), Role::Text);
            }
            Item::Question(at) => {
                let question = bank.and_then(|bank| bank.questions.get(at));
                match question {
                    Some(question) if selected => self.whole(question),
                    Some(question) => self.short(question),
                    None => {}
                }
            }
        }
    }

    /// Where it is, what stood there, what was expected. Among a bank's, the folder is known.
    fn fault(&mut self, library: &Library, at: usize, in_bank: bool) {
        let Some(fault) = library.faults.get(at) else { return };
        let mut place = fault.file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if fault.line > 0 {
            place = format!("{place}:{}:{}", fault.line, fault.column);
        }
        self.wrapped(2, &place, Role::Warning);
        self.labeled(2, "file", if in_bank { "" } else { &fault.file });
        self.labeled(2, "found", &fault.found);
        self.labeled(2, "expected", &fault.expected);
        self.labeled(2, "in", &fault.path);
        self.labeled(2, "", fault.hint.as_deref().unwrap_or_default());
        self.gap();
    }

    fn short(&mut self, question: &Question) {
        let note = question.intents.join(" ");
        let room = self.width.saturating_sub(4 + wrap::width(&note));
        let ask = wrap::clip_with_dots(&question.ask, room);
        self.rows.push(Row { indent: 2, note, ..text(&ask, Role::Text) });
    }

    fn whole(&mut self, question: &Question) {
        let note = question.intents.join(" ");
        self.rows.push(Row { indent: 2, note, ..text(&question.id, Role::Strong) });
        self.wrapped(2, &question.ask, Role::Asked);
        self.labeled(2, "plainly", question.ask_plain.as_deref().unwrap_or_default());
        self.labeled(2, "why", &question.why);
        for (at, probe) in question.probes.iter().enumerate() {
            self.labeled(2, if at == 0 { "probes" } else { "" }, probe);
        }
        self.labeled(2, "cues", &question.cues.join(", "));
        let tags: Vec<String> = question.tags.iter().map(|tag| format!("#{tag}")).collect();
        self.labeled(2, "tags", &tags.join(" "));
        self.labeled(2, "form", form(question.form));
        self.labeled(2, "phases", &question.when.join(", "));
        self.labeled(2, "source", &question.source);
        self.gap();
    }

    fn wrapped(&mut self, indent: u16, words: &str, role: Role) {
        let width = self.width.saturating_sub(usize::from(indent));
        for row in rows(words, width) {
            self.rows.push(Row { indent, ..text(row, role) });
        }
    }

    /// Text with a word before it; nothing for nothing.
    fn labeled(&mut self, indent: u16, label: &'static str, words: &str) {
        let width = self.width.saturating_sub(usize::from(indent + LABEL));
        let mut label = Some(label);
        for row in rows(words, width) {
            let row = Row { indent: indent + LABEL, ..text(row, Role::Text) };
            self.rows.push(Row { label: label.take().unwrap_or_default(), ..row });
        }
    }

    fn gap(&mut self) {
        self.rows.push(text("", Role::Text));
    }
}

fn text(words: &str, role: Role) -> Row {
    Row { indent: 0, label: "", text: words.to_owned(), role, note: String::new() }
}

/// The rows of some words; none for none.
fn rows(words: &str, width: usize) -> Vec<&str> {
    let lines = words.lines().filter(|line| !line.is_empty());
    let rows = lines.flat_map(|line| {
        wrap::wrap(line, width).into_iter().filter_map(|row| line.get(row).map(str::trim_end))
    });
    rows.collect()
}

/// The end of a path that is too long: its beginning says least.
fn end_of(path: &str, width: usize) -> String {
    let over = wrap::width(path).saturating_sub(width);
    if over == 0 {
        return path.to_owned();
    }
    let mut cut = 0;
    let rest = clusters(path).skip_while(|cluster| {
        let more = cut < over + 1;
        cut += wrap::cluster_width(cluster);
        more
    });
    format!("…{}", rest.collect::<String>())
}

/// Whose a bank is, in a word.
pub(super) fn origin(origin: &Origin) -> &'static str {
    match origin {
        Origin::BuiltIn => words::BUILT_IN,
        Origin::Team(_) => words::TEAM,
        Origin::Own(_) => words::OWN,
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Open => words::FORM_OPEN,
        Form::Fact => words::FORM_FACT,
    }
}

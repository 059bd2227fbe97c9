//! An entry in words, as the stream shows it, and its glyph.

use crate::interview::{
    entry::{Entry, What},
    note::Kind,
    pivot::{Cell, Pivot},
    thread::Fate,
};
use crate::tui::open::Open;
use crate::tui::theme::{Role, Theme};

/// An entry's words as the stream shows them.
#[must_use]
pub fn told(open: &Open, entry: &Entry) -> String {
    match &entry.what {
        What::Note(note) if note.kind == Kind::Mark && entry.text.is_empty() => "mark".to_owned(),
        What::Note(_) | What::Question(_) => entry.text.clone(),
        What::Moment(moment) if moment.told.is_empty() => format!("moment  {}", entry.text),
        What::Moment(moment) => format!("moment  {}  {}", moment.told, entry.text),
        What::Pivot(pivot) => pivot_words(open, pivot),
        What::Finding(finding) => {
            let from = finding.evidence.iter().filter_map(|id| open.interview().entry(*id));
            let times: Vec<String> = from.map(|entry| entry.when.elapsed.to_string()).collect();
            let from = if times.is_empty() {
                String::new()
            } else {
                format!("  from {}", times.join(", "))
            };
            format!("finding  {}{from}", entry.text)
        }
        What::Lead(lead) => format!("lead, {}  {}", lead.kind.word(), entry.text),
        What::Thread(thread) => {
            let became = match thread.fate {
                Fate::Open => "thread",
                Fate::Pulled => "thread, pulled",
                Fate::Dropped => "thread, dropped",
                Fate::ForSomeoneElse => "thread, for someone else",
            };
            format!("{became}  {}", entry.text)
        }
        What::Idea(_) => format!("idea  {}", entry.text),
    }
}

/// What a pivot is about: its moment, and the first of its cells that says something.
fn pivot_words(open: &Open, pivot: &Pivot) -> String {
    let moment = pivot.moment.and_then(|id| open.interview().entry(id));
    let moment = moment.map(|moment| format!("  {}", moment.text)).unwrap_or_default();
    let first = Cell::ALL.into_iter().find(|cell| !pivot.cell(*cell).is_empty());
    let first = first.map(|cell| format!("  {} {}", cell.word(), pivot.cell(cell)));
    format!("pivot{moment}{}", first.unwrap_or_default())
}

/// The glyph of an entry and the role of its words.
#[must_use]
pub fn glyph(entry: &Entry, theme: Theme) -> (&'static str, Role) {
    match &entry.what {
        What::Note(note) => match note.kind {
            Kind::Said => (theme.glyph("·", "-"), Role::Text),
            Kind::Quote => (theme.glyph("“", "\""), Role::Quote),
            Kind::Thought => ("*", Role::Thought),
            Kind::Asked => ("?", Role::Asked),
            Kind::Mark => ("!", Role::Mark),
            Kind::Off => ("%", Role::Off),
        },
        What::Question(_) => ("?", Role::Asked),
        What::Moment(_) => ("~", Role::Moment),
        What::Pivot(_) => (theme.glyph("◊", "v"), Role::Moment),
        What::Finding(_) => ("+", Role::Finding),
        What::Lead(_) => (">", Role::Moment),
        What::Thread(_) => ("&", Role::Quiet),
        What::Idea(_) => ("=", Role::Quiet),
    }
}

//! Paragraphs to read, one below the other, each with what stands in its margin. Texts from outside
//! may be of any length: only so much of one is shown.

use ratatui::layout::Rect;

use crate::tui::paint::{self, Buffer};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::list::more;
use crate::tui::wrap;

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Para {
    /// What stands before its first row.
    pub margin: String,
    /// Its words; nothing makes an empty row.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Columns before its words.
    pub indent: u16,
}

/// The most characters of one paragraph that are shown.
const LONGEST: usize = 4_000;

impl Para {
    /// A paragraph at the left edge.
    #[must_use]
    pub fn of(text: impl Into<String>, role: Role) -> Self {
        Self { margin: String::new(), text: text.into(), role, indent: 0 }
    }

    /// An empty row.
    #[must_use]
    pub fn gap() -> Self {
        Self::of("", Role::Text)
    }

    /// The same, so far from the left, after what stands in the margin.
    #[must_use]
    pub fn after(self, margin: impl Into<String>, indent: u16) -> Self {
        Self { margin: margin.into(), indent, ..self }
    }
}

/// One row of a paragraph.
struct Row<'a> {
    para: &'a Para,
    first: bool,
    text: &'a str,
}

/// Draws paragraphs from row `top` on, which is brought back to where the last rows still fill the
/// area; returns how many rows there are.
pub fn draw(
    paras: &[Para],
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
    top: &mut usize,
) -> usize {
    let rows: Vec<Row<'_>> = paras.iter().flat_map(|para| rows(para, area.width)).collect();
    let height = usize::from(area.height);
    *top = (*top).min(rows.len().saturating_sub(height));
    for (y, row) in (area.y..area.bottom()).zip(rows.iter().skip(*top)) {
        let style = theme.style(row.para.role);
        let indent = row.para.indent;
        if row.first {
            let quiet = theme.style(Role::Quiet);
            paint::text(buf, area.x, y, indent, &row.para.margin, quiet);
        }
        let room = area.width.saturating_sub(indent);
        paint::text(buf, area.x + indent, y, room, row.text, style);
    }
    more(theme, area, (*top > 0, *top + height < rows.len()), buf);
    rows.len()
}

/// How many rows paragraphs take in so many columns.
#[must_use]
pub fn height(paras: &[Para], width: u16) -> usize {
    paras.iter().map(|para| rows(para, width).len()).sum()
}

fn rows(para: &Para, width: u16) -> Vec<Row<'_>> {
    let room = usize::from(width.saturating_sub(para.indent + 1)).max(8);
    let end = para.text.char_indices().nth(LONGEST).map_or(para.text.len(), |(at, _)| at);
    let shown = para.text.get(..end).unwrap_or_default();
    let mut rows = Vec::new();
    for line in shown.split('\n') {
        for range in wrap::wrap(line, room) {
            let text = line.get(range).unwrap_or_default().trim_end();
            rows.push(Row { para, first: rows.is_empty(), text });
        }
    }
    if end < para.text.len() {
        rows.push(Row { para, first: false, text: "…" });
    }
    rows
}

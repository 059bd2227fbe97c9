//! How tags against people are drawn: a number and a shade in each cell, as many columns as fit.

use ratatui::layout::Rect;

use crate::review::{Row, RowKind};
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::review::{Around, themes::Themes};
use crate::tui::theme::{Role, Theme};
use crate::tui::words::board as words;
use crate::tui::wrap;

/// Columns of the names at the left, and of the sums beside them.
const NAME: u16 = 26;
const SUM: u16 = 6;

/// The fewest and the most columns of a person.
const NARROW: u16 = 6;
const WIDE: u16 = 16;

/// Which people are in sight, and how wide each is.
struct Columns {
    first: usize,
    count: usize,
    width: u16,
}

impl Columns {
    fn of(width: u16, accounts: usize, selected: usize) -> Self {
        let room = width.saturating_sub(NAME + SUM + 1);
        let wide = room.checked_div(u16::try_from(accounts).unwrap_or(u16::MAX)).unwrap_or(room);
        let width = wide.clamp(NARROW, WIDE);
        let count = usize::from(room / width).max(1);
        // The selected person is in sight, and everybody if there is room.
        let first = selected.saturating_sub(count);
        Self { first, count: count.min(accounts.saturating_sub(first)), width }
    }
}

/// Draws heads and rows; `first` is the topmost row, before and after.
pub(super) fn draw(
    themes: &Themes,
    around: Around<'_>,
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
    first: &mut usize,
) {
    let columns = Columns::of(area.width, around.review.accounts.len(), themes.column);
    heads(themes, around, (theme, area), buf, &columns);
    let rows = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let height = usize::from(rows.height).max(1);
    let last = themes.rows.len().saturating_sub(height);
    *first = (*first).clamp(themes.at.saturating_sub(height - 1), themes.at).min(last);
    let most = themes.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.spots.len()).max();
    for (y, (at, row)) in (rows.y..rows.bottom()).zip(themes.rows.iter().enumerate().skip(*first)) {
        let line = Rect { y, height: 1, ..rows };
        let one =
            OneRow { row, themes, around, selected: at == themes.at, most: most.unwrap_or(1) };
        one.draw((theme, line), buf, &columns);
    }
}

fn heads(
    themes: &Themes,
    around: Around<'_>,
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
    columns: &Columns,
) {
    let quiet = theme.style(Role::Quiet);
    let sorted = wrap::clip_with_dots(words::sorted(themes.sort), usize::from(NAME) - 2);
    paint::text(buf, area.x + 1, area.y, NAME - 1, &sorted, quiet);
    let style = |column: usize| {
        theme.style(if column == themes.column { Role::Label } else { Role::Quiet })
    };
    paint::right(buf, area.x + NAME + SUM - 1, area.y, words::ALL, style(0));
    let shown = around.review.accounts.iter().enumerate().skip(columns.first).take(columns.count);
    for (place, (at, account)) in shown.enumerate() {
        let x = area.x + NAME + SUM + u16::try_from(place).unwrap_or(0) * columns.width;
        let name = wrap::clip_with_dots(&account.who.short, usize::from(columns.width - 1));
        paint::right(buf, x + columns.width - 1, area.y, &name, style(at + 1));
    }
    let more = around.review.accounts.len() > columns.first + columns.count;
    if more {
        paint::text(buf, area.right().saturating_sub(1), area.y, 1, theme.glyph("→", ">"), quiet);
    }
}

/// One row, as it is drawn.
struct OneRow<'a> {
    row: &'a Row,
    themes: &'a Themes,
    around: Around<'a>,
    selected: bool,
    /// The most in any cell.
    most: usize,
}

impl OneRow<'_> {
    fn draw(&self, (theme, area): (Theme, Rect), buf: &mut Buffer, columns: &Columns) {
        let Self { row, themes, around, .. } = *self;
        let sign = if self.selected { theme.glyph("▸", ">") } else { " " };
        let style = theme.style(self.role());
        paint::text(buf, area.x, area.y, 1, sign, style);
        let marked = row.tags.iter().any(|tag| themes.marked.contains(tag));
        paint::text(buf, area.x + 1, area.y, 1, if marked { "*" } else { " " }, style);
        let on = match &row.kind {
            RowKind::Theme(id) => around.choices.theme(id).is_some_and(|theme| theme.agenda),
            RowKind::Tag => false,
        };
        let kind = match (&row.kind, on) {
            (RowKind::Theme(_), true) => theme.glyph("✓", "x"),
            (RowKind::Theme(_), false) => theme.glyph("◆", "#"),
            (RowKind::Tag, _) => " ",
        };
        paint::text(buf, area.x + 2, area.y, 1, kind, style);
        let name = wrap::clip_with_dots(&row.name, usize::from(NAME) - 5);
        paint::text(buf, area.x + 4, area.y, NAME - 5, &name, style);
        let sum = Rect { x: area.x + NAME, width: SUM, ..area };
        self.cell((theme, sum), row.weight, self.selected && themes.column == 0, buf);
        let cells = row.cells.iter().enumerate().skip(columns.first).take(columns.count);
        for (place, (at, cell)) in cells.enumerate() {
            let x = area.x + NAME + SUM + u16::try_from(place).unwrap_or(0) * columns.width;
            let place = Rect { x, width: columns.width, ..area };
            let lit = self.selected && themes.column == at + 1;
            self.cell((theme, place), cell.spots.len(), lit, buf);
        }
    }

    fn role(&self) -> Role {
        match self.row.kind {
            RowKind::Theme(_) => Role::Strong,
            RowKind::Tag => Role::Text,
        }
    }

    /// A count with its shade, at the right of its place; nothing for nothing.
    fn cell(&self, (theme, area): (Theme, Rect), count: usize, lit: bool, buf: &mut Buffer) {
        let style = theme.style(if lit { Role::Selected } else { Role::Text });
        if lit {
            let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
            paint::fill(buf, inner, style);
        }
        let text = match (count, lit) {
            (0, _) => theme.glyph("·", ".").to_owned(),
            (count, _) => format!("{} {count:>2}", shade(theme, count, self.most)),
        };
        let style = if count == 0 && !lit { theme.style(Role::Quiet) } else { style };
        paint::right(buf, area.right() - 1, area.y, &text, style);
    }
}

/// How dark a cell is beside the fullest one.
fn shade(theme: Theme, count: usize, most: usize) -> &'static str {
    match count * 4 / most.max(1) {
        0 => theme.glyph("░", "."),
        1 => theme.glyph("▒", ":"),
        2 => theme.glyph("▓", "="),
        _ => theme.glyph("█", "#"),
    }
}

//! How Prepare is drawn.

use ratatui::layout::{Position, Rect};

use crate::guide::{self, Blanks, Library};
use crate::tui::keys::table;
use crate::tui::paint::Buffer;
use crate::tui::screens::prepare::{Prepare, pages::Page};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::composer::{Composer, ComposerScroll};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::{paint, words::prepare as words, wrap};

/// What drawing Prepare may write: how far the lines of a page are scrolled.
#[derive(Debug, Default)]
pub struct PrepareMemory(ComposerScroll);

/// What drawing Prepare may read beside it.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The banks, for the words of a question.
    pub library: &'a Library,
    /// How it looks.
    pub theme: Theme,
    /// One quiet line in place of the key row's hints.
    pub notice: Option<&'a str>,
}

/// Columns before the lines of a page.
const INDENT: u16 = 3;

/// Rows for what is said under the lines.
const UNDER: u16 = 2;

/// From how many rows there is room for all that is said over them.
const ROOMY: u16 = 16;

/// How many columns the lines of a page have.
pub(super) fn words_width(width: u16) -> u16 {
    width.saturating_sub(INDENT + 1).max(1)
}

impl Prepare {
    /// Draws the screen; where the terminal's cursor belongs.
    pub fn draw(
        &self,
        sheet: Sheet<'_>,
        area: Rect,
        buf: &mut Buffer,
        memory: &mut PrepareMemory,
    ) -> Option<Position> {
        if area.width < 4 || area.height < 6 {
            return None;
        }
        let theme = sheet.theme;
        let bottom = area.bottom() - 1;
        self.head(theme, area, buf);
        for y in [area.y + 1, bottom - 1] {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        }
        let hints = table::rows(self.table());
        let row = KeyRow { hints: &hints, also: &[("^P", "all")], said: sheet.notice, status: "" };
        key_row::draw(&row, theme, Rect { y: bottom, height: 1, ..area }, buf);
        let body = Rect { y: area.y + 2, height: area.height - 4, ..area };
        match &self.page {
            None => self.form.draw(theme, body, buf),
            Some(Page::MustAsks(picker, _)) => {
                let (x, y) = picker.draw(theme, body, buf);
                Some(Position { x, y })
            }
            Some(Page::Anchors(composer)) => {
                let said = asked(composer, sheet.library);
                lines(composer, (words::ANCHORS, &said), (theme, body), buf, memory)
            }
            Some(Page::Assumptions(composer)) => {
                let said = words::assumptions_read(guide::lines(&composer.text()).len());
                lines(composer, (words::ASSUMPTIONS, &said), (theme, body), buf, memory)
            }
        }
    }

    /// `Prepare  Must-asks`, and at the right what there is to say of them; else the incident.
    fn head(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        let x = area.x + 1;
        let used = paint::text(buf, x, area.y, 8, "Prepare", theme.style(Role::Strong)) + 2;
        let title = match &self.page {
            Some(Page::MustAsks(..)) => "Must-asks",
            Some(Page::Anchors(_)) => "Anchors",
            Some(Page::Assumptions(_)) => "What you assume",
            None => &self.title,
        };
        let at = match &self.page {
            Some(Page::MustAsks(..)) => {
                let said = words::must_asks_chosen(self.prepared.must_asks.len());
                paint::right(buf, area.right() - 1, area.y, &said, theme.style(Role::Quiet))
            }
            Some(Page::Anchors(_) | Page::Assumptions(_)) | None => area.right(),
        };
        let room = at.saturating_sub(x + used + 1);
        let title = wrap::clip_with_dots(title, usize::from(room));
        paint::text(buf, x + used, area.y, room, &title, theme.style(Role::Text));
    }
}

/// How many lines there are to ask about, and how the one that has the cursor is asked.
fn asked(composer: &Composer, library: &Library) -> String {
    let text = composer.text();
    let rest = text.get(composer.cursor_byte()..).unwrap_or_default();
    let end = text.len() - rest.len() + rest.find('\n').unwrap_or(rest.len());
    let until = text.get(..end).unwrap_or_default();
    let fresh = until.rsplit('\n').next().is_none_or(|line| line.trim().is_empty());
    let at_hand = guide::read_anchors(until).pop().filter(|_| !fresh);
    let phase = library.usual_protocol().and_then(|usual| usual.phase("focus"));
    let phase = phase.map_or("", |phase| phase.id.as_str());
    let put = |anchor| guide::question_of(library, phase, &anchor, &Blanks::default()).wording;
    words::anchors_read(guide::read_anchors(&text).len(), at_hand.map(put).as_deref())
}

/// A page of lines: what it is for, the lines, and what is said of them.
fn lines(
    composer: &Composer,
    (over, under): (&str, &str),
    (theme, area): (Theme, Rect),
    buf: &mut Buffer,
    memory: &mut PrepareMemory,
) -> Option<Position> {
    let quiet = theme.style(Role::Quiet);
    let width = area.width.saturating_sub(2);
    let mut y = area.y;
    let most = if area.height < ROOMY { 2 } else { 4 };
    for row in wrap::wrap(over, usize::from(width)).into_iter().take(most) {
        let row = over.get(row).unwrap_or_default().trim_end();
        paint::text(buf, area.x + 1, y, width, row, quiet);
        y += 1;
    }
    let top = y + 1;
    let height = area.bottom().saturating_sub(top + UNDER + 1).max(1);
    let within = Rect { x: area.x + INDENT, y: top, width: words_width(area.width), height };
    paint::rule(buf, area.x, top + height, area.width, theme.rule(), theme.style(Role::Rule));
    let rows = wrap::wrap(under, usize::from(width));
    for (y, row) in (top + height + 1..area.bottom()).zip(rows) {
        let row = under.get(row).unwrap_or_default().trim_end();
        paint::text(buf, area.x + 1, y, width, row, quiet);
    }
    let (text, selected) = (theme.style(Role::Text), theme.style(Role::Selected));
    let place = composer.draw(buf, within, text, selected, &mut memory.0);
    place.map(|(x, y)| Position { x, y })
}

//! How the board is drawn: the incident, its tabs, a list or a picture, and below it all there is to
//! what is selected.

use ratatui::layout::{Position, Rect};

use crate::review::Review;
use crate::tui::keys::table;
use crate::tui::paint::{self, Buffer};
use crate::tui::screens::review::{
    Around, Board, TABS, Tab, detail, keys::EVERYWHERE, lanes, lines, matrix,
};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{
    key_row::{self, KeyRow},
    list,
    prose::{self, Para},
};
use crate::tui::words::board as words;
use crate::tui::wrap;

/// What drawing the board may write: how far its lists are scrolled.
#[derive(Debug, Default)]
pub struct BoardMemory {
    rows: [usize; 8],
}

/// Letters of a tab's name where not all of it fits.
const SHORT: usize = 5;

/// What drawing may read beside the board.
#[derive(Debug, Clone, Copy)]
struct Look<'a> {
    around: Around<'a>,
    theme: Theme,
}

impl Board {
    /// Draws the screen; where the terminal's cursor belongs.
    pub fn draw(
        &self,
        (theme, notice): (Theme, Option<&str>),
        area: Rect,
        buf: &mut Buffer,
        memory: &mut BoardMemory,
    ) -> Option<Position> {
        if area.width < 40 || area.height < 10 {
            return None;
        }
        let bottom = area.bottom() - 1;
        self.head(theme, area, buf);
        self.tabs(theme, Rect { y: area.y + 1, height: 1, ..area }, buf);
        let last = bottom - 1;
        for y in [area.y + 2, last] {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        }
        let mut body = Rect { y: area.y + 3, height: last - area.y - 3, ..area };
        let mut cursor = None;
        if self.typing() {
            body.height = body.height.saturating_sub(2);
            let line = Rect { y: last - 1, height: 1, ..area };
            let rule = theme.style(Role::Rule);
            paint::rule(buf, area.x, last - 2, area.width, theme.rule(), rule);
            cursor = self.line(theme, line, buf);
        }
        self.body(theme, body, buf, memory);
        let mut hints = table::rows(self.own_keys());
        if !self.typing() {
            hints.extend(table::rows(EVERYWHERE));
        }
        let also: &[(&str, &str)] = &[("^P", "all")];
        let row = KeyRow { hints: &hints, also, said: notice, status: self.status() };
        key_row::draw(&row, theme, Rect { y: bottom, height: 1, ..area }, buf);
        cursor
    }

    fn head(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        let (right, style) = (area.right().saturating_sub(1), theme.style(Role::Quiet));
        let Some(review) = self.review() else {
            let name = self.name.as_deref().unwrap_or(words::READING);
            let name = wrap::clip_with_dots(name, usize::from(area.width) - 2);
            paint::text(buf, area.x + 1, area.y, area.width - 2, &name, theme.style(Role::Strong));
            return;
        };
        let heard = words::heard(review.accounts.len(), self.folder.left_out());
        let which = words::incident(self.at, self.folder.reviews.len());
        let note = if which.is_empty() { heard } else { format!("{which}   {heard}") };
        let at = paint::right(buf, right, area.y, &note, style);
        let room = at.saturating_sub(area.x + 2);
        let title = list::one_line(&review.incident.title);
        let title = wrap::clip_with_dots(&title, usize::from(room));
        paint::text(buf, area.x + 1, area.y, room, &title, theme.style(Role::Strong));
    }

    fn tabs(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        let wide = TABS.iter().map(|tab| wrap::width(words::tab(*tab)) + 4).sum::<usize>();
        let narrow = wide > usize::from(area.width);
        let gap = if narrow { 1 } else { 2 };
        let mut x = area.x + 1;
        for (number, tab) in (1..).zip(TABS) {
            let selected = tab == self.tab;
            let role = if selected { Role::Selected } else { Role::Quiet };
            let name = words::tab(tab);
            let name = if narrow && !selected { wrap::clip(name, SHORT) } else { name };
            let room = area.right().saturating_sub(x);
            let name = format!("{number} {name}");
            x += paint::text(buf, x, area.y, room, &name, theme.style(role)) + gap;
        }
    }

    /// The line being typed; where the cursor belongs.
    fn line(&self, theme: Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let asking = self.asking.as_ref()?;
        let label = format!("{} {} ", asking.label(), theme.glyph("│", "|"));
        let used =
            paint::text(buf, area.x + 1, area.y, area.width, &label, theme.style(Role::Label));
        let x = area.x + 1 + used;
        let field = Rect { x, width: area.right().saturating_sub(x + 1), ..area };
        let (x, y) = asking.field.draw(buf, field, theme.style(Role::Strong));
        Some(Position { x, y })
    }

    fn body(&self, theme: Theme, area: Rect, buf: &mut Buffer, memory: &mut BoardMemory) {
        let around = self
            .review()
            .zip(self.desk())
            .map(|(review, desk)| Around { review, choices: &desk.choices });
        let Some(around) = around.filter(|_| self.tab != Tab::Files) else {
            self.files(theme, area, buf, memory);
            return;
        };
        if self.tab == Tab::Coverage {
            let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
            let mut top = self.top;
            let paras = detail::covered(around.review, theme);
            prose::draw(&paras, (theme, inner), buf, &mut top);
            return;
        }
        let look = Look { around, theme };
        let (upper, lower) = halves(theme, area, self.tab, buf);
        let first = memory.rows.get_mut(self.tab as usize + usize::from(self.said.is_some()) * 7);
        let mut none = 0;
        self.upper(look, upper, buf, first.unwrap_or(&mut none));
        if self.tab == Tab::Contrasts {
            self.contrast(look, lower, buf);
        } else {
            let paras = self.detail(look);
            prose::draw(&paras, (theme, lower), buf, &mut 0);
        }
    }

    fn upper(&self, look: Look<'_>, area: Rect, buf: &mut Buffer, first: &mut usize) {
        let Look { around, theme } = look;
        let place = |count, at| list::Place { theme, area, count, at, active: true };
        match (self.tab, &self.said) {
            (Tab::Themes, Some(said)) => {
                let line = |at| lines::said(said, around, theme, at);
                list::draw(place(said.spots.len(), said.at), buf, first, line);
            }
            (Tab::Themes, None) => matrix::draw(&self.themes, around, (theme, area), buf, first),
            (Tab::Contrasts, _) => {
                let line = |at| lines::contrast(&self.contrasts, around.review, theme, at);
                list::draw(place(self.contrasts.all.len(), self.contrasts.at), buf, first, line);
            }
            (Tab::Timeline, _) => {
                lanes::draw(&self.moments, around.review, (theme, area), buf, first);
            }
            (Tab::Questions, _) => {
                let line = |at| lines::question(&self.questions, theme, at);
                list::draw(place(self.questions.all.len(), self.questions.at), buf, first, line);
            }
            (Tab::Agenda, _) => {
                let line = |at| lines::agenda(&self.meeting, theme, at);
                list::draw(place(self.meeting.lines.len(), self.meeting.at), buf, first, line);
            }
            (Tab::Coverage | Tab::Files, _) => {}
        }
    }

    fn detail(&self, Look { around, .. }: Look<'_>) -> Vec<Para> {
        match (self.tab, &self.said) {
            (Tab::Themes, Some(said)) => detail::said(said, around),
            (Tab::Themes, None) => detail::theme(&self.themes, around),
            (Tab::Timeline, _) => detail::moment(&self.moments, around.review),
            (Tab::Questions, _) => detail::question(&self.questions, around),
            (Tab::Agenda, _) => detail::agenda(&self.meeting),
            (Tab::Contrasts | Tab::Coverage | Tab::Files, _) => Vec::new(),
        }
    }

    /// Why, and then the sides beside each other, or below where there are many.
    fn contrast(&self, look: Look<'_>, area: Rect, buf: &mut Buffer) {
        let Look { around: Around { review, .. }, theme } = look;
        let head = detail::contrast_head(&self.contrasts);
        let rows = prose::draw(&head, (theme, area), buf, &mut 0);
        let used = u16::try_from(rows).unwrap_or(u16::MAX).min(area.height);
        let below = Rect { y: area.y + used, height: area.height - used, ..area };
        let sides = detail::sides(&self.contrasts, review);
        let count = u16::try_from(sides.len()).unwrap_or(u16::MAX);
        if count > 0 && below.width / count >= 24 {
            let width = below.width / count;
            for (place, side) in (0..).zip(&sides) {
                let x = below.x + place * width;
                let column = Rect { x, width: width - 1, ..below };
                prose::draw(side, (theme, column), buf, &mut 0);
            }
        } else {
            let all: Vec<Para> = sides.into_iter().flatten().collect();
            prose::draw(&all, (theme, below), buf, &mut 0);
        }
    }

    fn files(&self, theme: Theme, area: Rect, buf: &mut Buffer, memory: &mut BoardMemory) {
        if self.name.is_none() {
            return;
        }
        let (upper, lower) = halves(theme, area, Tab::Files, buf);
        let count = self.folder.files.len();
        let place = list::Place { theme, area: upper, count, at: self.file, active: true };
        let mut none = 0;
        let first = memory.rows.get_mut(Tab::Files as usize).unwrap_or(&mut none);
        list::draw(place, buf, first, |at| lines::file(self, theme, at));
        let mut paras = Vec::new();
        if self.review().is_none() && count > 0 {
            paras.push(Para::of(words::NOTHING_HERE, Role::Strong));
        }
        paras.extend(detail::file(self));
        prose::draw(&paras, (theme, lower), buf, &mut 0);
    }
}

/// How many rows of what the interviews cover are out of sight on a screen of this size.
pub(super) fn covered_rows(review: &Review, (width, height): (u16, u16)) -> usize {
    let paras = detail::covered(review, Theme::default());
    prose::height(&paras, width.saturating_sub(1))
        .saturating_sub(usize::from(height.saturating_sub(5)))
}

/// The upper and the lower half, with a line between.
fn halves(theme: Theme, area: Rect, tab: Tab, buf: &mut Buffer) -> (Rect, Rect) {
    let share = match tab {
        Tab::Timeline | Tab::Contrasts => area.height * 2 / 5,
        Tab::Agenda => area.height * 3 / 4,
        Tab::Themes | Tab::Questions | Tab::Coverage | Tab::Files => area.height * 3 / 5,
    };
    let upper = Rect { height: share.max(3).min(area.height), ..area };
    let y = upper.bottom();
    paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
    let lower = Rect {
        x: area.x + 1,
        y: y + 1,
        width: area.width.saturating_sub(2),
        height: area.bottom().saturating_sub(y + 1),
    };
    (upper, lower)
}

//! How Home is drawn: two lists side by side, of which only the rows in sight.

use crate::tui::paint::Buffer;
use ratatui::layout::{Position, Rect};

use crate::guide::Library;
use crate::tui::effect::{Listed, ListedInterview, State};
use crate::tui::keys::table;
use crate::tui::screens::home::{Home, Pane, topics};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::key_row::{self, KeyRow};
use crate::tui::{paint, words, wrap};

/// What drawing Home may write: how far its lists are scrolled.
#[derive(Debug, Default)]
pub struct HomeMemory {
    incidents: usize,
    interviews: usize,
}

/// What drawing Home may read beside it.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The banks, for the topics.
    pub library: &'a Library,
    /// How it looks.
    pub theme: Theme,
    /// One quiet line in place of the key row's hints.
    pub notice: Option<&'a str>,
}

impl Home {
    /// Draws the screen; where the terminal's cursor belongs.
    pub fn draw(
        &self,
        look: Look<'_>,
        area: Rect,
        buf: &mut Buffer,
        memory: &mut HomeMemory,
    ) -> Option<Position> {
        if area.width < 4 || area.height < 6 {
            return None;
        }
        let Look { library, theme, notice } = look;
        let bottom = area.bottom() - 1;
        let searching = self.head(theme, area, buf);
        for y in [area.y + 1, bottom - 1] {
            paint::rule(buf, area.x, y, area.width, theme.rule(), theme.style(Role::Rule));
        }
        let body = Rect { y: area.y + 2, height: area.height - 4, ..area };
        let hints = table::rows(self.table());
        let also = &[("^P", "all")];
        let row = KeyRow { hints: &hints, also, said: notice, status: "" };
        key_row::draw(&row, theme, Rect { y: bottom, height: 1, ..area }, buf);
        match (&self.new, &self.listed) {
            (Some(new), _) => new.form.draw(theme, body, buf),
            (None, None) => None,
            (None, Some(listed)) if listed.is_empty() => first_run(theme, body, buf),
            (None, Some(_)) if self.topics.is_some() => {
                let first = self.topics.unwrap_or(0);
                if let Some(listed) = self.selected() {
                    topics::draw(listed, library, (theme, first), body, buf);
                }
                None
            }
            (None, Some(_)) => {
                self.lists(theme, body, buf, memory);
                searching
            }
        }
    }

    /// The incident whose topics are shown; else the search, or what it is for; where the cursor belongs while it has the keys.
    fn head(&self, theme: Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let x = area.x + 1;
        if let Some(listed) = self.selected().filter(|_| self.topics.is_some()) {
            let used = paint::text(buf, x, area.y, 8, words::TOPICS, theme.style(Role::Strong)) + 2;
            let room = area.width.saturating_sub(used + 2);
            let title = wrap::clip_with_dots(&listed.incident.title, usize::from(room));
            paint::text(buf, x + used, area.y, room, &title, theme.style(Role::Text));
            return None;
        }
        if !self.searching && self.search.text().is_empty() {
            let used = paint::text(buf, x, area.y, 9, "firsthand", theme.style(Role::Strong));
            let room = area.width.saturating_sub(used + 4);
            let hint = if self.new.is_some() { "" } else { words::SEARCH_HINT };
            let hint = wrap::clip_with_dots(hint, usize::from(room));
            let right = area.right().saturating_sub(1);
            paint::right(buf, right, area.y, &hint, theme.style(Role::Quiet));
            return None;
        }
        let used = paint::text(buf, x, area.y, 8, "Search", theme.style(Role::Label)) + 2;
        let width = area.width.saturating_sub(used + 2);
        let field = Rect { x: x + used, width, height: 1, ..area };
        let (x, y) = self.search.draw(buf, field, theme.style(Role::Strong));
        Some(Position { x, y }).filter(|_| self.searching)
    }

    fn lists(&self, theme: Theme, area: Rect, buf: &mut Buffer, memory: &mut HomeMemory) {
        let width = area.width * 11 / 20;
        let left = Rect { width, ..area };
        let right = Rect { x: area.x + width + 1, width: area.width - width - 1, ..area };
        for y in area.y..area.bottom() {
            let bar = theme.glyph("│", "|");
            paint::text(buf, area.x + width, y, 1, bar, theme.style(Role::Rule));
        }
        let incidents = Column { theme, area: left, active: self.pane == Pane::Incidents };
        incidents.heading("Incidents", "date        done", buf);
        let interviews = Column { theme, area: right, active: self.pane == Pane::Interviews };
        interviews.heading("Interviews", "", buf);
        if self.shown.is_empty() {
            incidents.words(words::NOTHING_FOUND, buf);
            return;
        }
        let all = self.shown.iter().filter_map(|shown| self.at(shown.incident)).map(incident_row);
        incidents.rows(all, self.incident, buf, &mut memory.incidents);
        let wide = right.width >= 48;
        let all = self.interviews().map(|interview| interview_row(interview, wide));
        interviews.rows(all, self.interview, buf, &mut memory.interviews);
        if self.interviews().next().is_none() {
            interviews.words(words::NO_INTERVIEWS, buf);
        }
    }
}

/// One of the two lists.
struct Column {
    theme: Theme,
    area: Rect,
    active: bool,
}

impl Column {
    fn heading(&self, title: &str, right: &str, buf: &mut Buffer) {
        let (area, quiet) = (self.area, self.theme.style(Role::Quiet));
        let role = if self.active { Role::Label } else { Role::Quiet };
        paint::text(
            buf,
            area.x + 2,
            area.y,
            area.width.saturating_sub(3),
            title,
            self.theme.style(role),
        );
        paint::right(buf, area.right().saturating_sub(1), area.y, right, quiet);
    }

    fn words(&self, words: &str, buf: &mut Buffer) {
        let style = self.theme.style(Role::Quiet);
        let width = self.area.width.saturating_sub(3);
        let rows = wrap::wrap(words, usize::from(width));
        for (y, row) in (self.area.y + 1..self.area.bottom()).zip(rows) {
            let row = words.get(row).unwrap_or_default();
            paint::text(buf, self.area.x + 2, y, width, row, style);
        }
    }

    /// Draws the rows in sight, the selected one among them.
    fn rows(
        &self,
        rows: impl Iterator<Item = (String, String)>,
        selected: usize,
        buf: &mut Buffer,
        first: &mut usize,
    ) {
        let height = usize::from(self.area.height.saturating_sub(1)).max(1);
        *first = (*first).clamp(selected.saturating_sub(height - 1), selected);
        let ys = self.area.y + 1..self.area.bottom();
        for (y, (at, row)) in ys.zip(rows.enumerate().skip(*first)) {
            let area = Rect { y, height: 1, ..self.area };
            self.row(&row, at == selected, area, buf);
        }
    }

    fn row(&self, (label, note): &(String, String), selected: bool, area: Rect, buf: &mut Buffer) {
        let lit = selected && self.active;
        let style = self.theme.style(if lit { Role::Selected } else { Role::Text });
        if lit {
            paint::fill(buf, area, style);
        }
        let sign = if selected { self.theme.glyph("▸", ">") } else { " " };
        paint::text(buf, area.x, area.y, 1, sign, style);
        let quiet = if lit { style } else { self.theme.style(Role::Quiet) };
        let note = wrap::clip_with_dots(note, usize::from(area.width * 2 / 3));
        let at = paint::right(buf, area.right().saturating_sub(1), area.y, &note, quiet);
        let room = at.saturating_sub(area.x + 3);
        let label = wrap::clip_with_dots(label, usize::from(room));
        paint::text(buf, area.x + 2, area.y, room, &label, style);
    }
}

fn incident_row(listed: &Listed) -> (String, String) {
    let date = listed.incident.occurred.map(|date| date.to_string()).unwrap_or_default();
    let of = listed.interviews.iter().filter(|interview| interview.state != State::Withdrawn);
    let done = of.clone().filter(|interview| interview.state >= State::ToReview);
    let done = format!("{}/{}", done.count(), of.count());
    (listed.incident.title.clone(), format!("{date}{done:>6}"))
}

/// How an interview is called: by its interviewee, as far as they are known.
pub(super) fn who(interview: &ListedInterview) -> String {
    let who = [&interview.name, &interview.role].into_iter().filter_map(Option::as_deref);
    let who = who.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    if who.is_empty() { interview.id.clone() } else { who }
}

fn interview_row(interview: &ListedInterview, wide: bool) -> (String, String) {
    let who = who(interview);
    let state = interview.state.word();
    if !wide {
        return (who, state.to_owned());
    }
    let date = interview.date.map(|date| date.to_string()).unwrap_or_default();
    let minutes = match interview.state {
        State::Planned | State::Withdrawn => String::new(),
        State::Live | State::ToReview | State::SharedBack | State::Exported => {
            format!("{} min", interview.minutes)
        }
    };
    (who, format!("{date}{minutes:>8}{state:>13}"))
}

fn first_run(theme: Theme, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let width = area.width.saturating_sub(4);
    let mut y = area.y + 1;
    let lines = words::FIRST_RUN.iter().map(|line| (*line, Role::Text));
    for (line, role) in lines.chain([("", Role::Text), (words::FIRST_RUN_KEYS, Role::Strong)]) {
        for row in wrap::wrap(line, usize::from(width)) {
            if y >= area.bottom() {
                return None;
            }
            let row = line.get(row).unwrap_or_default();
            paint::text(buf, area.x + 2, y, width, row, theme.style(role));
            y += 1;
        }
    }
    None
}

//! The topics over all interviews of an incident: what each asked, what is still untouched, and how
//! many new tags the last one brought. Counts from what was listed; reads nothing again.

use ratatui::layout::Rect;

use crate::guide::{self, Brought, Library, Saturation, Topic};
use crate::tui::effect::{Listed, ListedInterview, State};
use crate::tui::paint::Buffer;
use crate::tui::screens::home::view::who;
use crate::tui::theme::{Role, Theme};
use crate::tui::{paint, words, wrap};

/// Columns for the titles of topics.
const TITLE: u16 = 16;

/// Columns for one interview.
const EACH: u16 = 10;

/// Columns for all of them together.
const TOGETHER: u16 = 12;

/// The interviews that have begun and not been taken back, the oldest first.
fn begun(listed: &Listed) -> Vec<&ListedInterview> {
    let counts = |interview: &&ListedInterview| match interview.state {
        State::Planned | State::Withdrawn => false,
        State::Live | State::ToReview | State::SharedBack | State::Exported => true,
    };
    let mut begun: Vec<_> = listed.interviews.iter().filter(counts).collect();
    begun.sort_by_key(|interview| (interview.began, &interview.id));
    begun
}

/// Draws them from the row `first` on.
pub(super) fn draw(
    listed: &Listed,
    library: &Library,
    (theme, first): (Theme, usize),
    area: Rect,
    buf: &mut Buffer,
) {
    let begun = begun(listed);
    let brought: Vec<&Brought> = begun.iter().map(|interview| &interview.brought).collect();
    let seen = guide::saturation(library, &brought);
    let room = area.width.saturating_sub(TITLE + TOGETHER + 3) / EACH;
    let hidden = begun.len().saturating_sub(usize::from(room));
    let mut rows = Rows { theme, area, buf, skip: first, y: area.y };
    rows.heading(&begun, hidden);
    for topic in &seen.topics {
        rows.topic(topic, hidden);
    }
    let name = begun.last().map(|interview| who(interview)).unwrap_or_default();
    for said in words::saturation(&said(&seen), begun.len(), hidden, &name, &seen.new_tags) {
        rows.words(&said);
    }
}

/// The topics that nothing was asked of.
fn said(seen: &Saturation) -> Vec<&str> {
    let untouched = seen.topics.iter().filter(|topic| topic.together == 0);
    untouched.map(|topic| topic.title.as_str()).collect()
}

/// How far one may scroll, which is farther than there are rows.
pub(super) const MOST: usize = 200;

/// A pen that writes rows from the top down, but for the first few.
struct Rows<'a> {
    theme: Theme,
    area: Rect,
    buf: &'a mut Buffer,
    skip: usize,
    y: u16,
}

impl Rows<'_> {
    /// The next row, if it is in sight.
    fn next(&mut self) -> Option<u16> {
        if self.skip > 0 {
            self.skip -= 1;
            return None;
        }
        let y = self.y;
        self.y = y.saturating_add(1);
        (y < self.area.bottom()).then_some(y)
    }

    /// Who was talked to, a column each.
    fn heading(&mut self, begun: &[&ListedInterview], hidden: usize) {
        let Some(y) = self.next() else { return };
        let style = self.theme.style(Role::Label);
        let mut x = self.area.x + TITLE + 2;
        for interview in begun.iter().skip(hidden) {
            let named = [&interview.name, &interview.role].into_iter().find_map(Option::as_deref);
            let named = named.filter(|name| !name.is_empty()).unwrap_or(&interview.id);
            let named = wrap::clip_with_dots(named, usize::from(EACH - 1));
            x += EACH;
            paint::right(self.buf, x, y, &named, style);
        }
        let right = self.area.right().saturating_sub(1);
        paint::right(self.buf, right, y, words::TOGETHER, style);
    }

    fn topic(&mut self, topic: &Topic, hidden: usize) {
        let Some(y) = self.next() else { return };
        let (text, quiet) = (self.theme.style(Role::Text), self.theme.style(Role::Quiet));
        let title = wrap::clip_with_dots(&topic.title, usize::from(TITLE));
        let untouched = topic.together == 0;
        let style = if untouched { self.theme.style(Role::Strong) } else { text };
        paint::text(self.buf, self.area.x + 2, y, TITLE, &title, style);
        let mut x = self.area.x + TITLE + 2;
        for count in topic.each.iter().skip(hidden) {
            x += EACH;
            let (count, style) = match count {
                0 => (self.theme.glyph("·", ".").to_owned(), quiet),
                count => (count.to_string(), text),
            };
            paint::right(self.buf, x, y, &count, style);
        }
        let right = self.area.right().saturating_sub(1);
        let together = words::together(topic.together, topic.of);
        paint::right(self.buf, right, y, &together, if untouched { style } else { quiet });
    }

    fn words(&mut self, said: &str) {
        self.next();
        let width = self.area.width.saturating_sub(4);
        for row in wrap::wrap(said, usize::from(width)) {
            let Some(y) = self.next() else { continue };
            let row = said.get(row).unwrap_or_default().trim_end();
            paint::text(self.buf, self.area.x + 2, y, width, row, self.theme.style(Role::Text));
        }
    }
}

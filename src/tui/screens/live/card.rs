//! The pause card: a line to say when it gets heavy, and what can be done. Stands over the stream,
//! never over the line; of it nothing is kept but that it was shown.

use crate::tui::paint::Buffer;
use ratatui::layout::Rect;

use crate::interview::{
    change::{Course, Fact},
    draft::LineKind,
    note::Kind,
};
use crate::tui::effect::Effect;
use crate::tui::keys::table;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{
    Live, course,
    keys::{CARD, OnCard, Turn},
    update::Around,
    view::Scene,
};
use crate::tui::theme::Role;
use crate::tui::{paint, words, wrap};

impl Live {
    /// Shows the card. Shown already, it goes away with the same key.
    pub(super) fn show_card(&mut self, around: Around<'_>) -> Answer {
        if std::mem::replace(&mut self.card, true) {
            return self.on_card(OnCard::Back, around);
        }
        let shown = Fact::Course(Course::PauseCardShown);
        let answer = Answer::fact(around.open.stamp(around.now), shown);
        Answer { effects: vec![Effect::Sync], ..answer }
    }

    pub(super) fn on_card(&mut self, on: OnCard, around: Around<'_>) -> Answer {
        self.card = false;
        match on {
            OnCard::OffTheRecord => {
                if self.line.editing.is_some() {
                    return Answer::say(words::LINE_FIRST);
                }
                self.line.kind = LineKind::Note(Kind::Off);
                Answer::nothing()
            }
            OnCard::Break if around.open.interview().progress().running() => {
                course::turn(Turn::Clock, around)
            }
            OnCard::Stop => course::turn(Turn::End, around),
            OnCard::Break | OnCard::Back => Answer::nothing(),
        }
    }
}

/// From how many rows there are empty ones between its parts.
const ROOMY: u16 = 11;

/// Draws the card.
pub(super) fn draw(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    paint::fill(buf, area, theme.style(Role::Text));
    let (x, width) = (area.x + 6, area.width.saturating_sub(7));
    let roomy = area.height >= ROOMY;
    let mut y = area.y;
    let mut line = |x: u16, text: &str, role: Role, on: bool| {
        if y < area.bottom() {
            paint::text(buf, x, y, width, text, theme.style(role));
        }
        y += u16::from(on);
    };
    line(area.x + 1, "SAY", Role::Label, false);
    for row in wrap::wrap(words::HEAVY, usize::from(width.min(72))) {
        line(x, words::HEAVY.get(row).unwrap_or_default().trim_end(), Role::Strong, true);
    }
    line(x, "", Role::Text, roomy);
    for (row, does) in table::rows(CARD).iter().zip(words::CARD) {
        let key = row.keys.split(' ').next().unwrap_or_default();
        line(x, key, Role::Key, false);
        line(x + 5, row.hint, Role::Text, false);
        line(x + 21, does, Role::Quiet, true);
    }
    line(x, "", Role::Text, roomy);
    line(x, words::CARD_KEPT, Role::Quiet, true);
}

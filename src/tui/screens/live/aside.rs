//! One quiet line about the wording of a question of one's own while it is typed; only where that was
//! switched on. Never about anything else, and never in anybody's way.

use crate::guide::{Library, wording::Kind as Text};
use crate::interview::{draft::LineKind, note::Kind};
use crate::tui::open::Open;
use crate::tui::screens::live::{Live, phase};
use crate::tui::settings::Settings;
use crate::tui::words;

impl Live {
    /// With what the investigator switched on.
    #[must_use]
    pub fn set_up(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    /// Another way to put the question being typed, as far as its last whole word.
    pub(super) fn aside(&self, open: &Open, library: &Library) -> Option<String> {
        if !self.settings.wording || self.line.kind != LineKind::Note(Kind::Asked) {
            return None;
        }
        let typed = self.line.composer.text();
        let ends = typed.rfind(|last: char| !last.is_alphanumeric() && last != '\'' && last != '’');
        let whole = typed.get(..ends.map_or(0, |end| end + 1))?;
        let phase = phase(open, library).map(|phase| phase.id.as_str());
        let marks = library.wording.check(whole, Text::Question, phase);
        marks.first().map(|mark| words::another_way(&mark.better))
    }
}

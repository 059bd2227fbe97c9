//! Lists to choose from: what the notes are narrowed to, and the moment of a pivot.

use crate::interview::id::Id;
use crate::tui::keys::press::Press;
use crate::tui::screens::answer::Answer;
use crate::tui::screens::live::{self, Around};
use crate::tui::widgets::picker::{Item, Picked, Picker};
use crate::tui::words::review as words;

use super::{After, Mode, filter, keys::Only, timeline};

/// A list to choose from, and what is chosen there.
#[derive(Debug)]
pub(super) struct Pick {
    pub(super) picker: Picker,
    of: Of,
}

#[derive(Debug)]
enum Of {
    Only(Only, Vec<Option<String>>),
    Moment(Id, Vec<Option<Id>>),
}

impl After {
    /// Offers what the notes can be narrowed to.
    pub(super) fn narrow(&mut self, only: Only, around: Around<'_>) -> Answer {
        if only == Only::EmptyMarks {
            self.filter.choose(only, None);
            self.show_notes(around.open);
            return Answer::nothing();
        }
        let protocol = live::protocol(around.open, around.library);
        let (picker, meant) = filter::choices(only, around.open.interview(), protocol);
        self.mode = Mode::Picking(Box::new(Pick { picker, of: Of::Only(only, meant) }));
        Answer::nothing()
    }

    /// Offers the moments a pivot can belong to.
    pub(super) fn choose_moment(&mut self, pivot: Id, around: Around<'_>) -> Answer {
        let interview = around.open.interview();
        let moments = timeline::in_order(interview);
        if moments.is_empty() {
            return Answer::say(words::NO_MOMENTS);
        }
        let none = Item { label: words::NO_MOMENT.to_owned(), ..Item::default() };
        let item = |id: &Id| {
            let entry = interview.entry(*id)?;
            let label = live::told(around.open, entry);
            let when = timeline::when(entry, around.open.incident.occurred);
            Some(Item { label, note: when, ..Item::default() })
        };
        let items = std::iter::once(none).chain(moments.iter().filter_map(item)).collect();
        let meant = std::iter::once(None).chain(moments.iter().copied().map(Some)).collect();
        let (picker, of) = (Picker::new("Moment", items), Of::Moment(pivot, meant));
        self.mode = Mode::Picking(Box::new(Pick { picker, of }));
        Answer::nothing()
    }

    /// A press for the list.
    pub(super) fn pick(&mut self, press: Press, around: Around<'_>) -> Answer {
        let Mode::Picking(mut pick) = std::mem::replace(&mut self.mode, Mode::Looking) else {
            return Answer::nothing();
        };
        match pick.picker.press(press) {
            Picked::Nothing => self.mode = Mode::Picking(pick),
            Picked::Closed => {}
            Picked::Item(at) => return self.chosen_from(pick.of, at, around),
        }
        Answer::nothing()
    }

    fn chosen_from(&mut self, of: Of, at: usize, around: Around<'_>) -> Answer {
        match of {
            Of::Only(only, meant) => {
                self.filter.choose(only, meant.into_iter().nth(at).flatten());
                self.show_notes(around.open);
                Answer::nothing()
            }
            Of::Moment(pivot, meant) => {
                Self::at_moment(pivot, meant.into_iter().nth(at).flatten(), around)
            }
        }
    }
}

//! What is prepared beside the form, each on a page of its own: must-asks, found by typing; anchors
//! and assumptions, a line each. A page is left with nothing to confirm: what stands there is meant.

use crate::guide::{self, Library};
use crate::interview::{QuestionRef, anchor::Anchor, plan::Prepared};
use crate::tui::keys::{
    edit::edit,
    press::{Key, Press},
    table::Binding,
};
use crate::tui::screens::answer::{Answer, Then};
use crate::tui::screens::prepare::{
    Prepare,
    ask::Ask,
    keys::{Action, Aside, LINES, MUST_ASKS},
    view,
};
use crate::tui::widgets::composer::{Composer, Edit};
use crate::tui::widgets::picker::{Item, Picked, Picker};

/// A page over the form.
#[derive(Debug)]
pub(super) enum Page {
    /// Every question, the chosen ones ticked.
    MustAsks(Picker, Vec<QuestionRef>),
    /// Lines to ask about.
    Anchors(Composer),
    /// What is assumed.
    Assumptions(Composer),
}

impl Page {
    /// The questions to choose from: first those chosen already, in that order.
    pub(super) fn must_asks(all: &[(QuestionRef, Item)], chosen: &[QuestionRef]) -> Self {
        let place = |named: &QuestionRef| chosen.iter().position(|other| other == named);
        let mut sorted: Vec<&(QuestionRef, Item)> = all.iter().collect();
        sorted.sort_by_key(|(named, _)| place(named).unwrap_or(usize::MAX));
        let items = sorted.iter().map(|(named, item)| {
            let ticked = place(named).is_some();
            Item { ticked, ..item.clone() }
        });
        let names = sorted.iter().map(|(named, _)| named.clone()).collect();
        Self::MustAsks(Picker::new("Find", items.collect()), names)
    }

    /// The lines to ask about, to be typed or pasted.
    pub(super) fn anchors(anchors: &[Anchor], width: u16) -> Self {
        let lines: Vec<String> = anchors.iter().map(guide::anchor_line).collect();
        Self::Anchors(written(&lines, width))
    }

    /// What is assumed, to be typed.
    pub(super) fn assumptions(assumptions: &[String], width: u16) -> Self {
        Self::Assumptions(written(assumptions, width))
    }

    /// Its keys.
    pub(super) fn table(&self) -> &'static [Binding<Action>] {
        match self {
            Self::MustAsks(..) => MUST_ASKS,
            Self::Anchors(_) | Self::Assumptions(_) => LINES,
        }
    }

    /// Takes a press in that its table doesn't know, at this time.
    pub(super) fn press(&mut self, press: Press, tick: u64) {
        match self {
            Self::MustAsks(picker, _) => _ = picker.press(press),
            Self::Anchors(composer) | Self::Assumptions(composer) => {
                if let Some(edit) = edit(press) {
                    composer.apply(edit, tick);
                }
            }
        }
    }

    /// Takes pasted text in, as text.
    pub(super) fn paste(&mut self, text: &str, tick: u64) {
        match self {
            Self::MustAsks(picker, _) => picker.paste(text),
            Self::Anchors(composer) | Self::Assumptions(composer) => {
                composer.apply(Edit::Paste(text.to_owned()), tick);
            }
        }
    }

    /// Begins a new line.
    pub(super) fn new_line(&mut self, tick: u64) {
        if let Self::Anchors(composer) | Self::Assumptions(composer) = self {
            composer.apply(Edit::NewLine, tick);
        }
    }

    /// Takes the selected question as a must-ask, or no more.
    pub(super) fn toggle(&mut self, must_asks: &mut Vec<QuestionRef>) {
        let Self::MustAsks(picker, all) = self else { return };
        let Picked::Item(at) = picker.press(Press::plain(Key::Enter)) else { return };
        let Some(named) = all.get(at) else { return };
        let chosen = must_asks.contains(named);
        must_asks.retain(|other| other != named);
        must_asks.extend((!chosen).then(|| named.clone()));
        if let Some(item) = picker.items_mut().nth(at) {
            item.ticked = !chosen;
        }
        picker.clear();
    }

    /// What stands on it now, taken over into what was prepared.
    pub(super) fn gather(&self, prepared: &mut Prepared) {
        match self {
            Self::MustAsks(..) => {}
            Self::Anchors(composer) => prepared.anchors = guide::read_anchors(&composer.text()),
            Self::Assumptions(composer) => prepared.assumptions = guide::lines(&composer.text()),
        }
    }

    /// The terminal has this many columns for words now.
    pub(super) fn set_width(&mut self, width: u16) {
        if let Self::Anchors(composer) | Self::Assumptions(composer) = self {
            composer.set_width(width);
        }
    }
}

/// Every question that can be a must-ask, as it is listed.
pub(super) fn questions(library: &Library) -> Vec<(QuestionRef, Item)> {
    let item = |(named, wording, title): (QuestionRef, &str, &str)| {
        let (label, note) = (wording.to_owned(), title.to_owned());
        (named, Item { label, note, ..Item::default() })
    };
    library.all_questions().map(item).collect()
}

impl Prepare {
    /// Opens a page.
    pub(super) fn turn_to(&mut self, aside: Aside) {
        self.form.focus(Ask::Aside(aside));
        let Prepared { must_asks, anchors, assumptions } = &self.prepared;
        self.page = Some(match aside {
            Aside::MustAsks => Page::must_asks(&self.questions, must_asks),
            Aside::Anchors => Page::anchors(anchors, self.width),
            Aside::Assumptions => Page::assumptions(assumptions, self.width),
        });
    }

    /// Back to the form. What can be kept is, so that it isn't lost if the program is killed.
    pub(super) fn done(&mut self) -> Answer {
        let Some(page) = self.page.take() else { return Answer::nothing() };
        page.gather(&mut self.prepared);
        self.follow();
        let changed = self.kept != Some(self.gathered(Then::Home));
        let named = !self.form.text(Ask::Name).is_empty();
        if changed && named && !self.wrong_date() {
            return self.begin(Then::Stay);
        }
        Answer::nothing()
    }

    /// Goes on where another one of the same interview was left.
    pub fn go_on_from(&mut self, before: &Self) {
        if let Some(focused) = before.form.focused() {
            self.form.focus(focused);
        }
    }

    /// The terminal has this many columns now.
    pub fn resized(&mut self, width: u16) {
        self.width = view::words_width(width);
        if let Some(page) = &mut self.page {
            page.set_width(self.width);
        }
    }
}

/// The lines, and an empty one to go on with.
fn written(lines: &[String], width: u16) -> Composer {
    let ends = if lines.is_empty() { "" } else { "\n" };
    let mut composer = Composer::with_text(&(lines.join("\n") + ends));
    composer.set_width(width);
    composer
}

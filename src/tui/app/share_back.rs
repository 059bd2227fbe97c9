//! What goes out of the interview, what comes back from the interviewee, and what leaves it for good.

use crate::interview::{
    change::{Course, Fact},
    purge::{Purge, Why},
};
use crate::tui::app::{
    App, Screen,
    overlay::{self, Command, Overlay},
};
use crate::tui::effect::{CameBack, Effect, Ledger, Now, Published, Reopened, SharedBack};
use crate::tui::keys::{press::Press, table};
use crate::tui::screens::{
    answer::{Answer, Go},
    export::Dialog,
    share_back::{self, keys},
};
use crate::tui::words;

impl App {
    /// Words left the interview: it goes on without them. What is left to do is shown as a list, but never
    /// over a conversation, where keys type.
    pub(super) fn reopened(&mut self, reopened: Reopened, now: Now) -> Vec<Effect> {
        let Reopened { opened, done, left } = reopened;
        let recovered = opened.recovered.clone();
        let withdrawn = opened.interview.withdrawn().is_some();
        self.withdrawing = None;
        let Some(open) = &mut self.open else { return Vec::new() };
        open.reopened(opened, now);
        if let Some(live) = self.screen.conversation() {
            live.reopened(open);
        }
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.build(open, &self.library);
        }
        self.refresh();
        let effects = if withdrawn { self.go_home() } else { Vec::new() };
        let said = [words::OUT_FOR_GOOD.to_owned(), recovered];
        let said = said.into_iter().filter(|said| !said.is_empty());
        let talking = matches!(self.screen, Screen::Live(_));
        let (told, shown) = if talking { (left, Vec::new()) } else { (Vec::new(), left) };
        self.notice = Some(said.chain(told).chain(done).collect::<Vec<_>>().join("; "));
        if !shown.is_empty() {
            self.overlays.push(overlay::left(&shown, self.size.0));
        }
        effects
    }

    /// Takes all of the interview out, once that was wished twice in a row.
    pub(super) fn go_withdraw(&mut self, now: Now) -> Vec<Effect> {
        let Some(open) = self.open.as_ref() else { return Vec::new() };
        if !open.writable() {
            self.notice = Some(words::read_only(open));
            return Vec::new();
        }
        let when = open.stamp(now);
        let wished = Some(open.place.clone());
        if self.withdrawing != wished {
            self.withdrawing = wished;
            self.notice = Some(words::share_back::ALL_OF_IT.to_owned());
            return Vec::new();
        }
        self.withdrawing = None;
        vec![Effect::Purge(Purge { why: Why::Withdrawn, ids: Vec::new(), when })]
    }

    /// Has the page for the interviewee written.
    pub(super) fn go_share_back(&mut self) -> Vec<Effect> {
        match self.open.as_ref() {
            Some(open) if !open.writable() => {
                self.notice = Some(words::read_only(open));
                Vec::new()
            }
            Some(_) => vec![Effect::ShareBack],
            None => Vec::new(),
        }
    }

    /// To the export, which is told what went out before.
    pub(super) fn go_export(&mut self) -> Vec<Effect> {
        let Some(open) = &self.open else { return Vec::new() };
        let dialog = Dialog::new(open, &self.library);
        self.overlays.push(Overlay::Export(Box::new(dialog)));
        vec![Effect::Ledger]
    }

    /// The export learns what went out before.
    pub(super) fn learn_sent(&mut self, ledger: Ledger) {
        let dialogs = self.overlays.iter_mut().filter_map(Overlay::export_mut);
        if let (Some(dialog), Some(open)) = (dialogs.last(), &self.open) {
            dialog.learn(ledger, open, &self.library);
        }
    }

    /// Findings were published.
    pub(super) fn published(&mut self, published: Published, now: Now) -> Vec<Effect> {
        let Published { file, sent } = published;
        self.overlays.clear();
        let fact = sent.map(|(level, hash)| Fact::Course(Course::Published { level, hash }));
        let effects = fact.map_or_else(Vec::new, |fact| self.fact(fact, now));
        self.notice = Some(words::share_back::published(&file));
        effects
    }

    /// The page for the interviewee was written.
    pub(super) fn shared_back(&mut self, shared: &SharedBack, now: Now) -> Vec<Effect> {
        let until = Some(shared.until);
        let effects = self.fact(Fact::Course(Course::ShareBackMade { until }), now);
        self.notice = Some(words::share_back::made(&shared.file, shared.until));
        effects
    }

    /// To what came back from the interviewee, over where one is.
    pub(super) fn go_came_back(&mut self) {
        if self.open.is_some() && !self.reads_answer() {
            self.overlays.push(Overlay::CameBack(Box::default()));
        }
    }

    /// Whether what came back is read.
    pub(super) fn reads_answer(&self) -> bool {
        self.overlays.iter().any(|overlay| matches!(overlay, Overlay::CameBack(_)))
    }

    /// A page that came back was read.
    pub(super) fn read_answer(&mut self, came: CameBack) {
        let CameBack { file, returned } = came;
        if let Some(shown) = self.overlays.iter_mut().find_map(Overlay::came_back_mut) {
            shown.came(file, returned);
        }
    }

    /// What the palette can do before what came back.
    pub(super) fn came_back_commands(&self) -> Vec<(table::Row, Command)> {
        let naming =
            |overlay: &Overlay| matches!(overlay, Overlay::CameBack(came) if came.typing());
        let naming = self.overlays.iter().any(naming);
        let table = if naming { keys::FILE } else { keys::CAME_BACK };
        let commands = table.iter().map(|binding| Command::CameBack(binding.action));
        table::rows(table).into_iter().zip(commands).collect()
    }

    /// Carries out an action before what came back.
    pub(super) fn came_back(&mut self, action: keys::Action, now: Now) -> Vec<Effect> {
        self.on_came_back(|came, open| came.update(action, open, now), now)
    }

    /// A press before what came back.
    pub(super) fn came_back_press(&mut self, press: Press, now: Now) -> Vec<Effect> {
        self.on_came_back(|came, open| came.press(press, open, now), now)
    }

    fn on_came_back(
        &mut self,
        does: impl FnOnce(&mut share_back::CameBack, &crate::tui::open::Open) -> Answer,
        now: Now,
    ) -> Vec<Effect> {
        let came = self.overlays.iter_mut().find_map(Overlay::came_back_mut);
        let (Some(came), Some(open)) = (came, &self.open) else { return Vec::new() };
        let answer = does(came, open);
        let back = answer.go == Some(Go::Back);
        if back {
            self.overlays.retain(|overlay| !matches!(overlay, Overlay::CameBack(_)));
        }
        self.answer(Answer { go: answer.go.filter(|_| !back), ..answer }, now)
    }
}

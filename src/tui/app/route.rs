//! Where an input goes: the screen blanked, what stands on top, the keys that work everywhere, the
//! screen. Focus follows from what is open; it is stored nowhere.

use crate::guide::Library;
use crate::interview::{change::Fact, stamp::Stamp};
use crate::tui::app::{
    App, Memory, Screen,
    overlay::{self, Asking, Overlay},
};
use crate::tui::effect::{Effect, Now};
use crate::tui::keys::{
    global::{GLOBAL, Global, QUESTION_MARK},
    press::{Key, Press},
    table,
};
use crate::tui::screens::{
    answer::{Answer, Go},
    browser::Browser,
    live::{self, Around},
};
use crate::tui::widgets::picker::Picked;
use crate::tui::words;

impl App {
    pub(super) fn press(&mut self, press: Press, now: Now) -> Vec<Effect> {
        if std::mem::take(&mut self.blanked) {
            return Vec::new();
        }
        self.notice = None;
        match table::find(GLOBAL, press) {
            Some(global) => self.global(global),
            None if self.overlays.is_empty() => self.screen_press(press, now),
            None => self.overlay_press(press, now),
        }
    }

    pub(super) fn global(&mut self, global: Global) -> Vec<Effect> {
        match global {
            Global::Help => {
                let help = overlay::help(&self.rows());
                self.put_on_top(help, |top| matches!(top, Overlay::Help(_)));
            }
            Global::Palette => {
                let palette = overlay::palette(self.commands());
                self.put_on_top(palette, |top| matches!(top, Overlay::Palette(..)));
            }
            Global::Banks => self.go_banks(),
            Global::Blank => self.blanked = true,
            Global::Suspend => return vec![Effect::Suspend],
            Global::Redraw => return vec![Effect::Redraw],
        }
        Vec::new()
    }

    /// Opens a list; pressed again, its key closes it.
    fn put_on_top(&mut self, overlay: Overlay, same: fn(&Overlay) -> bool) {
        if self.overlays.last().is_some_and(same) {
            self.overlays.pop();
        } else {
            self.overlays.push(overlay);
        }
    }

    fn screen_press(&mut self, press: Press, now: Now) -> Vec<Effect> {
        self.withdrawing = None;
        if press == QUESTION_MARK && !self.in_text_field() {
            return self.global(Global::Help);
        }
        let answer = match (&mut self.screen, &self.open) {
            (Screen::Home(home), _) => home.press(press, now),
            (Screen::Prepare(prepare), _) => prepare.press(press, now),
            (Screen::Live(live), Some(open)) => {
                live.press(press, Around { open, library: &self.library, now })
            }
            (Screen::Mirror(mirror, _), _) => mirror.press(press),
            (Screen::Board(board), _) => board.press(press),
            (Screen::CatchUp(catch_up), Some(open)) => {
                catch_up.press(press, Around { open, library: &self.library, now })
            }
            (Screen::After(after), Some(open)) => {
                after.press(press, Around { open, library: &self.library, now })
            }
            (Screen::Live(_) | Screen::CatchUp(_) | Screen::After(_), None) => Answer::go(Go::Home),
        };
        self.answer(answer, now)
    }

    fn in_text_field(&self) -> bool {
        match &self.screen {
            Screen::Home(home) => home.typing(),
            Screen::Prepare(_) => true,
            Screen::Mirror(..) => false,
            Screen::Board(board) => board.typing(),
            Screen::CatchUp(catch_up) => catch_up.writing(),
            Screen::After(after) => after.typing(),
            Screen::Live(live) => !live.in_stream(),
        }
    }

    pub(super) fn paste(&mut self, text: String, now: Now) -> Vec<Effect> {
        self.blanked = false;
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.paste(&text, &self.library);
            return Vec::new();
        }
        let answer = match (&mut self.screen, &self.open) {
            (Screen::Home(home), _) => home.paste(&text),
            (Screen::Prepare(prepare), _) => prepare.paste(&text),
            (Screen::Live(live), Some(open)) => {
                live.paste(text, Around { open, library: &self.library, now })
            }
            (Screen::CatchUp(catch_up), Some(open)) => {
                catch_up.paste(text, Around { open, library: &self.library, now })
            }
            (Screen::Board(board), _) => board.paste(&text),
            (Screen::After(after), Some(open)) => {
                after.paste(text, Around { open, library: &self.library, now })
            }
            (Screen::Mirror(..), _)
            | (Screen::Live(_) | Screen::CatchUp(_) | Screen::After(_), None) => Answer::nothing(),
        };
        self.answer(answer, now)
    }

    pub(super) fn wheel(&mut self, steps: i8, now: Now) -> Vec<Effect> {
        let key = if steps > 0 { Key::Down } else { Key::Up };
        let times = usize::from(steps.unsigned_abs().min(5));
        let in_stream =
            matches!(&self.screen, Screen::Live(live) if !live.has_words() || live.in_stream());
        if !self.overlays.is_empty() || !matches!(self.screen, Screen::Live(_)) || in_stream {
            return (0..times).flat_map(|_| self.press(Press::plain(key), now)).collect();
        }
        Vec::new()
    }

    /// A click on an entry of the stream selects it; a click elsewhere goes back to the line.
    pub(super) fn click(&mut self, (x, y): (u16, u16), memory: &Memory) -> Vec<Effect> {
        if let Some(Overlay::Browser(browser)) = self.overlays.last_mut() {
            browser.click((x, y), &self.library);
        } else if self.overlays.is_empty() {
            match &mut self.screen {
                Screen::Live(live) => live.select_only(memory.live.stream.landed_at(y)),
                Screen::After(after) => {
                    after.click((x, self.size.0), memory.live.stream.landed_at(y));
                }
                Screen::Home(_)
                | Screen::Prepare(_)
                | Screen::Mirror(..)
                | Screen::CatchUp(_)
                | Screen::Board(_) => {}
            }
        }
        Vec::new()
    }

    fn overlay_press(&mut self, press: Press, now: Now) -> Vec<Effect> {
        let Some(mut overlay) = self.overlays.pop() else { return Vec::new() };
        match &mut overlay {
            Overlay::Export(dialog) => {
                let answer = dialog.press(press, self.open.as_ref(), &self.library);
                if answer.go != Some(Go::Back) {
                    self.overlays.push(overlay);
                }
                let answer = Answer { go: answer.go.filter(|go| *go != Go::Back), ..answer };
                self.answer(answer, now)
            }
            Overlay::Names(judging) => {
                let answer = self.open.as_ref().map(|open| judging.press(press, open, now));
                self.overlays.push(overlay);
                self.of_names(answer.unwrap_or_default(), now)
            }
            Overlay::CameBack(_) => {
                self.overlays.push(overlay);
                self.came_back_press(press, now)
            }
            Overlay::Browser(browser) => {
                let help = press == QUESTION_MARK && !browser.typing();
                let answer =
                    if help { Answer::go(Go::Help) } else { browser.press(press, &self.library) };
                self.overlays.push(overlay);
                self.answer(answer, now)
            }
            Overlay::Probes(_, asking) => {
                let number = press.typed().and_then(|typed| typed.to_digit(10));
                let at = number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
                match at.and_then(|at| asking.get(at)).cloned() {
                    Some(asking) => self.put(asking, now),
                    None => self.pick(overlay, press, now),
                }
            }
            Overlay::Help(_)
            | Overlay::Left(_)
            | Overlay::Palette(..)
            | Overlay::Tags(..)
            | Overlay::Find(..) => self.pick(overlay, press, now),
        }
    }

    /// A press for an overlay that is a list.
    fn pick(&mut self, mut overlay: Overlay, press: Press, now: Now) -> Vec<Effect> {
        let Some(picker) = overlay.picker() else { return Vec::new() };
        match picker.press(press) {
            Picked::Closed => Vec::new(),
            Picked::Nothing => {
                if press != table::ctrl('t') {
                    self.overlays.push(overlay);
                }
                Vec::new()
            }
            Picked::Item(at) => self.picked(overlay, at, now),
        }
    }

    fn picked(&mut self, overlay: Overlay, at: usize, now: Now) -> Vec<Effect> {
        match overlay {
            Overlay::Help(_)
            | Overlay::Left(_)
            | Overlay::Export(_)
            | Overlay::Names(_)
            | Overlay::CameBack(_)
            | Overlay::Browser(_) => Vec::new(),
            Overlay::Palette(_, commands) => {
                commands.get(at).map_or_else(Vec::new, |command| self.command(*command, now))
            }
            Overlay::Tags(id, mut picker, names) => {
                let entry = self.open.as_ref().and_then(|open| open.interview().entry(id));
                let (Some(entry), Some(tag)) = (entry, names.get(at)) else { return Vec::new() };
                let fact = live::toggled(entry, tag);
                if let Some(item) = picker.items_mut().nth(at) {
                    item.ticked = !item.ticked;
                }
                picker.clear();
                self.overlays.push(Overlay::Tags(id, picker, names));
                self.fact(fact, now)
            }
            Overlay::Find(_, questions) => match questions.into_iter().nth(at) {
                Some((question, wording)) => {
                    self.put(Asking { question, probe: None, wording }, now)
                }
                None => Vec::new(),
            },
            Overlay::Probes(_, asking) => match asking.into_iter().nth(at) {
                Some(asking) => self.put(asking, now),
                None => Vec::new(),
            },
        }
    }

    /// Puts a question of a bank, or one of its probes.
    fn put(&mut self, asking: Asking, now: Now) -> Vec<Effect> {
        let Some(open) = &self.open else { return Vec::new() };
        if !open.writable() {
            self.notice = Some(words::read_only(open));
            return Vec::new();
        }
        let around = Around { open, library: &self.library, now };
        let probe = asking.probe.and_then(|probe| u8::try_from(probe).ok());
        let answer = live::put(around, asking.question, probe, asking.wording);
        self.answer(answer, now)
    }

    pub(super) fn fact(&mut self, fact: Fact, now: Now) -> Vec<Effect> {
        let Some(when) = self.open.as_ref().map(|open| open.stamp(now)) else { return Vec::new() };
        self.answer(Answer { effects: vec![Effect::Sync], ..Answer::fact(when, fact) }, now)
    }

    /// Carries out what a screen answered: applies and records facts, passes requests on, goes.
    pub(super) fn answer(&mut self, answer: Answer, now: Now) -> Vec<Effect> {
        if answer.say.is_some() {
            self.notice = answer.say;
        }
        let mut effects = self.record(answer.facts, now);
        if let Some(open) = &mut self.open {
            answer.effects.iter().for_each(|effect| open.learn(effect));
        }
        effects.extend(answer.effects);
        if let Some(go) = answer.go {
            effects.extend(self.go(go, now));
        }
        effects
    }

    pub(super) fn record(&mut self, facts: Vec<(Stamp, Fact)>, now: Now) -> Vec<Effect> {
        let Some(open) = self.open.as_mut().filter(|open| open.writable()) else {
            return Vec::new();
        };
        let news = live::News::of(&facts);
        let effects = open.record(facts, now);
        if let Some(news) = news {
            self.take_in(news, now);
        }
        effects
    }

    fn go(&mut self, go: Go, now: Now) -> Vec<Effect> {
        match go {
            Go::Prepare(place) => self.go_prepare(&place, now),
            Go::Begin(begin) => return self.begin(*begin, now),
            Go::Undo => return self.undo(now),
            Go::Help => return self.global(Global::Help),
            Go::Palette => return self.global(Global::Palette),
            Go::Back => drop(self.overlays.pop()),
            Go::PickTags(id) => {
                let tags =
                    self.open.as_ref().and_then(|open| overlay::tags(id, open, &self.library));
                self.overlays.extend(tags);
            }
            Go::FindQuestion => self.overlays.push(overlay::find(&self.library)),
            Go::Probes => self.go_probes(),
            Go::Banks => self.go_banks(),
            Go::Export => return self.go_export(),
            Go::ShareBack => return self.go_share_back(),
            Go::Withdraw => return self.go_withdraw(now),
            Go::CameBack => self.go_came_back(),
            Go::Names => self.go_names(),
            Go::Mirror => self.go_mirror(),
            Go::CatchUp => self.go_catch_up(),
            Go::After => self.go_through(false),
            Go::Live => self.go_live(),
            Go::LeaveBoard if self.alone => return vec![Effect::Quit],
            Go::BackFromBoard if self.alone => {
                self.notice = Some(words::board::Q_LEAVES.to_owned());
            }
            Go::Home | Go::LeaveBoard | Go::BackFromBoard => return self.go_home(),
        }
        Vec::new()
    }

    /// To the question banks, over where one is.
    fn go_banks(&mut self) {
        if self.browser().is_none() {
            let browser = Browser::new(&self.library, &self.held, self.size);
            self.overlays.push(Overlay::Browser(Box::new(browser)));
        }
    }

    /// The question banks, while they are looked at.
    pub(super) fn browser(&self) -> Option<&Browser> {
        self.overlays.iter().find_map(Overlay::browser)
    }

    fn go_probes(&mut self) {
        let (Screen::Live(live), Some(open)) = (&self.screen, &self.open) else { return };
        match overlay::probes(open, live, &self.library) {
            Some(probes) => self.overlays.push(probes),
            None => self.notice = Some(live.no_question(open, &self.library)),
        }
    }

    fn undo(&mut self, now: Now) -> Vec<Effect> {
        let mut effects = self.open.as_mut().map_or_else(Vec::new, |open| open.undo(now));
        let said = if effects.is_empty() { words::NOTHING_TO_UNDO } else { words::UNDONE };
        self.notice = Some(said.to_owned());
        self.refresh();
        effects.push(Effect::Sync);
        effects
    }
}

impl Overlay {
    fn paste(&mut self, text: &str, library: &Library) {
        match self {
            Self::Export(dialog) => dialog.paste(text),
            Self::Names(names) => names.paste(text),
            Self::CameBack(came) => came.paste(text),
            Self::Browser(browser) => browser.paste(text, library),
            Self::Help(list)
            | Self::Left(list)
            | Self::Palette(list, _)
            | Self::Tags(_, list, _)
            | Self::Find(list, _)
            | Self::Probes(list, ..) => list.paste(text),
        }
    }

    fn picker(&mut self) -> Option<&mut crate::tui::widgets::picker::Picker> {
        match self {
            Self::Help(picker)
            | Self::Left(picker)
            | Self::Palette(picker, _)
            | Self::Tags(_, picker, _)
            | Self::Find(picker, _)
            | Self::Probes(picker, ..) => Some(picker),
            Self::Export(_) | Self::Names(_) | Self::CameBack(_) | Self::Browser(_) => None,
        }
    }
}

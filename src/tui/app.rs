//! The program as a whole: where inputs go, and what is on the screen.

mod after;
mod begin;
mod blank;
mod names;
mod overlay;
mod palette;
mod replies;
mod route;
mod share_back;
mod view;

pub use view::Memory;

use chrono::TimeDelta;

use crate::guide::Library;
use crate::interview::{consent::Consent, plan::Prepared};
use crate::tui::effect::{Effect, Input, Now, Place};
use crate::tui::open::Open;
use crate::tui::screens::{
    after::After, answer::Then, catch_up::CatchUp, home::Home, live::Live, mirror::Mirror,
    prepare::Prepare, review::Board,
};
use crate::tui::settings::Settings;
use crate::tui::theme::Theme;
use crate::tui::words;

use overlay::Overlay;

/// The program as a whole.
#[derive(Debug)]
pub struct App {
    library: Library,
    /// Files of it whose last good version is in use.
    held: Vec<String>,
    theme: Theme,
    settings: Settings,
    screen: Screen,
    overlays: Vec<Overlay>,
    open: Option<Open>,
    pending: Option<Pending>,
    notice: Option<String>,
    blanked: bool,
    /// The interview that it was wished once to take out, all of it.
    withdrawing: Option<Place>,
    /// The tick at which something was typed or pointed at last.
    touched: Option<u64>,
    /// There is nothing but the board: no store, and no Home to go back to.
    alone: bool,
    size: (u16, u16),
    now: Option<Now>,
}

/// Which screen is shown.
#[derive(Debug)]
enum Screen {
    Home(Box<Home>),
    Prepare(Box<Prepare>),
    Live(Box<Live>),
    /// The mirror, and the conversation to go back to.
    Mirror(Box<Mirror>, Box<Live>),
    CatchUp(Box<CatchUp>),
    After(Box<After>),
    Board(Box<Board>),
}

impl Screen {
    /// The conversation, shown or waiting behind what is shown.
    fn conversation(&mut self) -> Option<&mut Live> {
        match self {
            Self::Live(live) | Self::Mirror(_, live) => Some(live),
            Self::CatchUp(catch_up) => Some(catch_up.conversation()),
            Self::After(after) => Some(after.conversation()),
            Self::Home(_) | Self::Prepare(_) | Self::Board(_) => None,
        }
    }
}

/// What waits for an interview to be opened.
#[derive(Debug, Clone, PartialEq)]
struct Pending {
    consent: Option<Consent>,
    prepared: Prepared,
    then: Then,
}

impl App {
    /// The program at its start, on Home. The guide's files may come later, as a reply, but before
    /// anything is opened.
    #[must_use]
    pub fn new(library: Library, theme: Theme) -> Self {
        Self {
            library,
            held: Vec::new(),
            theme,
            settings: Settings::default(),
            screen: Screen::Home(Box::default()),
            overlays: Vec::new(),
            open: None,
            pending: None,
            notice: None,
            blanked: false,
            withdrawing: None,
            touched: None,
            alone: false,
            size: (0, 0),
            now: None,
        }
    }

    /// The board alone, which waits for its findings and begins with the incident of this id. Nothing of the investigator's is there.
    #[must_use]
    pub fn board(theme: Theme, incident: Option<String>) -> Self {
        let screen = Screen::Board(Box::new(Board::wanting(incident)));
        Self { screen, alone: true, ..Self::new(Library::default(), theme) }
    }

    /// With what the investigator switched on; a file of theirs that has a fault is told in a line.
    #[must_use]
    pub fn set_up(mut self, settings: Result<Settings, String>) -> Self {
        let said = settings.as_ref().err().map(|fault| words::settings_fault(fault));
        (self.settings, self.notice) = (settings.unwrap_or_default(), said);
        self
    }

    /// Takes one input in, and says what the world has to do for it. `memory` says where things
    /// were drawn last.
    #[must_use]
    pub fn handle(&mut self, input: Input, now: Now, memory: &Memory) -> Vec<Effect> {
        let now = self.apart(now);
        self.now = Some(now);
        self.blank_when_left(&input, now);
        let mut effects = Vec::new();
        if !types(&input) {
            self.ponder();
            effects = self.settle();
        }
        effects.extend(self.take(input, now, memory));
        effects
    }

    /// What is to be written down once all that had arrived was taken in: the line being typed. Once
    /// for all of it, since the line may be long and many characters may arrive at once.
    #[must_use]
    pub fn settle(&mut self) -> Vec<Effect> {
        let Some(live) = self.screen.conversation() else { return Vec::new() };
        live.draft().into_iter().collect()
    }

    /// Does what could wait until a line that was kept was shown.
    fn ponder(&mut self) {
        if let (Screen::Live(live), Some(open)) = (&mut self.screen, &self.open) {
            live.ponder(open, &self.library);
        }
    }

    fn take(&mut self, input: Input, now: Now, memory: &Memory) -> Vec<Effect> {
        match input {
            Input::Press(press) => self.press(press, now),
            Input::Paste(text) => self.paste(text, now),
            Input::Click(x, y) => self.click((x, y), memory),
            Input::Wheel(steps) => self.wheel(steps, now),
            Input::Reply(reply) => self.reply(reply, now),
            Input::Resized(width, height) => {
                self.size = (width, height);
                if let Screen::Prepare(prepare) = &mut self.screen {
                    prepare.resized(width);
                } else if let Some(live) = self.screen.conversation() {
                    live.resized(width);
                }
                if let Screen::Board(board) = &mut self.screen {
                    board.resized(width, height);
                }
                if let Some(browser) = self.overlays.iter_mut().find_map(Overlay::browser_mut) {
                    browser.resized(self.size, &self.library);
                }
                Vec::new()
            }
            Input::Tick => Vec::new(),
        }
    }

    /// Nothing else is recorded in the millisecond a line began in: a line is known by when it began,
    /// and what was recorded then would pass for it.
    fn apart(&self, now: Now) -> Now {
        let Screen::Live(live) = &self.screen else { return now };
        let taken = live.began().is_some_and(|began| began.at == now.wall);
        let wall = if taken { now.wall + TimeDelta::milliseconds(1) } else { now.wall };
        Now { wall, ..now }
    }

    /// After how many milliseconds an [`Input::Tick`] is wanted, if nothing else comes in: once a
    /// second while the clock runs, to say that saving takes long, for what could wait, and to go blank.
    #[must_use]
    pub fn next_tick(&self, now: Now) -> Option<u64> {
        let open = self.open.as_ref().and_then(|open| self.next_of(open, now));
        open.into_iter().chain(self.blanks_in(now)).min()
    }

    fn next_of(&self, open: &Open, now: Now) -> Option<u64> {
        let saving = open.waiting(now).filter(|waited| *waited < SAVING_AFTER);
        let saving = saving.map(|waited| SAVING_AFTER - waited + 1);
        let clock = open.interview().progress().running();
        let clock = clock.then(|| 1_000 - open.elapsed(now).0 % 1_000);
        let live = if let Screen::Live(live) = &self.screen { Some(live) } else { None };
        let pondering = live.and_then(|live| live.ponders_in(now));
        saving.into_iter().chain(clock).chain(pondering).min()
    }
}

/// Whether an input is words, which change nothing but the line being typed.
fn types(input: &Input) -> bool {
    match input {
        Input::Press(press) => press.typed().is_some(),
        Input::Paste(_) => true,
        Input::Click(..) | Input::Wheel(_) | Input::Reply(_) | Input::Resized(..) | Input::Tick => {
            false
        }
    }
}

/// How many milliseconds saving may take before it is said.
const SAVING_AFTER: u64 = 200;

#[cfg(test)]
mod tests;

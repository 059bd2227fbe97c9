//! Every action of the screen that is shown, for the help and the palette.

use crate::guide::Phase;
use crate::tui::app::{
    App, Screen,
    overlay::{Command, Overlay},
};
use crate::tui::effect::{Effect, Now};
use crate::tui::keys::{
    global::{GLOBAL, Global},
    table::{self, Binding, Row},
};
use crate::tui::screens::{
    after, browser, catch_up, export, home,
    live::{
        self, Around,
        keys::{OnNote, Turn},
    },
    mirror, names, prepare, review, share_back,
};

impl App {
    /// Every key of the screen that is shown, and those that work everywhere.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows = match &self.screen {
            _ if self.browser().is_some() => table::rows(browser::keys::BROWSER),
            _ if self.judges_names() => {
                let mut rows = table::rows(names::keys::NAMES);
                rows.extend(table::rows(names::keys::ROLE));
                rows
            }
            _ if self.reads_answer() => {
                let mut rows = table::rows(share_back::keys::CAME_BACK);
                rows.extend(table::rows(share_back::keys::FILE));
                rows
            }
            Screen::Home(_) => {
                let mut rows = table::rows(home::keys::HOME);
                rows.extend(table::rows(home::keys::TOPICS));
                rows.extend(table::rows(home::keys::NEW));
                rows
            }
            Screen::Prepare(_) => {
                let mut rows = table::rows(prepare::keys::PREPARE);
                rows.extend(table::rows(prepare::keys::MUST_ASKS));
                rows.extend(table::rows(prepare::keys::LINES));
                rows.extend(prepare::keys::ALSO.iter().map(also));
                rows
            }
            Screen::Mirror(..) => table::rows(mirror::keys::MIRROR),
            Screen::CatchUp(_) => {
                let mut rows = table::rows(catch_up::keys::CATCH_UP);
                rows.extend(table::rows(catch_up::keys::WRITING));
                rows
            }
            Screen::After(_) => {
                let tables = after::keys::TABLES;
                let mut rows: Vec<Row> =
                    tables.iter().flat_map(|table| table::rows(table)).collect();
                rows.extend(table::rows(export::keys::EXPORT));
                rows
            }
            Screen::Board(board) => {
                let mut rows = table::rows(board.own_keys());
                rows.extend(table::rows(review::keys::EVERYWHERE));
                rows
            }
            Screen::Live(_) => {
                let mut rows = table::rows(live::keys::COMPOSER);
                rows.extend(table::rows(live::keys::SELECTED));
                rows.extend(table::rows(live::keys::CARD));
                rows.extend(live::keys::ALSO.iter().map(also));
                rows.extend(table::rows(export::keys::EXPORT));
                rows
            }
        };
        rows.extend(table::rows(GLOBAL));
        rows
    }

    /// Every action of the screen that is shown, with what it carries out.
    pub(super) fn commands(&self) -> Vec<(Row, Command)> {
        let mut commands = match &self.screen {
            _ if self.browser().is_some() => listed(browser::keys::BROWSER, Command::Browser),
            _ if self.judges_names() => listed(names::keys::NAMES, Command::Names),
            _ if self.reads_answer() => self.came_back_commands(),
            Screen::Home(home) => listed(home.commands(), Command::Home),
            Screen::Prepare(prepare) => listed(prepare.table(), Command::Prepare),
            Screen::Mirror(..) => listed(mirror::keys::MIRROR, Command::Mirror),
            Screen::CatchUp(catch_up) if catch_up.writing() => {
                listed(catch_up::keys::WRITING, Command::CatchUp)
            }
            Screen::CatchUp(_) => listed(catch_up::keys::CATCH_UP, Command::CatchUp),
            Screen::After(after) if after.writing() => listed(after.table(), Command::After),
            Screen::After(after) => {
                let mut all = listed(after.table(), Command::After);
                all.extend(listed(after::keys::AFTER, Command::After));
                for (row, command) in &mut all {
                    self.name_tag(row, *command);
                }
                all
            }
            Screen::Board(board) => {
                let mut all = listed(board.own_keys(), Command::Board);
                if !board.typing() {
                    all.extend(listed(review::keys::EVERYWHERE, Command::Board));
                }
                all
            }
            Screen::Live(_) => {
                let mut all = listed(live::keys::COMPOSER, Command::Live);
                let more = listed(live::keys::SELECTED, Command::Live);
                all.extend(more.into_iter().filter(|(row, _)| {
                    !live::keys::COMPOSER.iter().any(|binding| binding.name == row.name)
                }));
                for (row, command) in &mut all {
                    self.name_tag(row, *command);
                }
                all.extend(self.phases());
                all
            }
        };
        let everywhere = listed(GLOBAL, Command::Global).into_iter();
        let known: Vec<_> = commands.iter().map(|(row, _)| row.name.clone()).collect();
        let there = |command: &Command| {
            let shown = self.browser().is_some() || self.alone;
            *command == Command::Global(Global::Banks) && shown
        };
        let more = everywhere.filter(|(row, does)| !known.contains(&row.name) && !there(does));
        let more: Vec<_> = more.collect();
        commands.extend(more);
        commands
    }

    /// A pinned tag goes by its own name.
    fn name_tag(&self, row: &mut Row, command: Command) {
        let (Command::Live(live::keys::Action::Note(OnNote::PinnedTag(number)))
        | Command::After(after::keys::Action::PinnedTag(number))) = command
        else {
            return;
        };
        let pinned = self.library.codebook.pinned();
        let place = usize::from(number).checked_sub(1);
        if let Some(tag) = place.and_then(|at| pinned.get(at).copied().flatten()) {
            row.name = format!("Tag #{}", tag.id).into();
        }
    }

    /// The phases of the protocol, in whatever order somebody goes to them.
    fn phases(&self) -> Vec<(Row, Command)> {
        let open = self.open.as_ref();
        let protocol = open.and_then(|open| live::protocol(open, &self.library));
        let phases = protocol.map_or(&[][..], |protocol| &protocol.phases);
        let command = |(at, phase): (u8, &Phase)| {
            let name = format!("Go to phase: {}", phase.title).into();
            let row = Row { group: "The conversation", name, keys: String::new(), hint: "" };
            (row, Command::Live(live::keys::Action::Course(Turn::Phase(at))))
        };
        (0..).zip(phases).map(command).collect()
    }

    /// Carries out what was chosen in the palette.
    pub(super) fn command(&mut self, command: Command, now: Now) -> Vec<Effect> {
        let answer = match (command, &mut self.screen, &self.open) {
            (Command::Global(global), ..) => return self.global(global),
            (Command::Browser(action), ..) => return self.browse(action, now),
            (Command::Names(action), _, Some(open)) => {
                let names = self.overlays.iter_mut().find_map(Overlay::names_mut);
                let answer = names.map(|names| names.update(action, open, now));
                return self.of_names(answer.unwrap_or_default(), now);
            }
            (Command::CameBack(action), _, Some(_)) => return self.came_back(action, now),
            (Command::Live(action), Screen::Live(live), Some(open)) => {
                live.update(action, Around { open, library: &self.library, now })
            }
            (Command::Home(action), Screen::Home(home), _) => home.update(action),
            (Command::Prepare(action), Screen::Prepare(prepare), _) => prepare.update(action),
            (Command::Mirror(action), Screen::Mirror(mirror, _), _) => mirror.update(action),
            (Command::After(action), Screen::After(after), Some(open)) => {
                after.update(action, Around { open, library: &self.library, now })
            }
            (Command::Board(action), Screen::Board(board), _) => board.update(action),
            (Command::CatchUp(action), Screen::CatchUp(catch_up), Some(open)) => {
                catch_up.update(action, Around { open, library: &self.library, now })
            }
            (
                Command::Live(_)
                | Command::Home(_)
                | Command::Prepare(_)
                | Command::Names(_)
                | Command::CameBack(_)
                | Command::Mirror(_)
                | Command::Board(_)
                | Command::CatchUp(_)
                | Command::After(_),
                ..,
            ) => return Vec::new(),
        };
        self.answer(answer, now)
    }

    /// Carries out an action of the question banks, over whatever they stand.
    fn browse(&mut self, action: browser::keys::Action, now: Now) -> Vec<Effect> {
        let browser = self.overlays.iter_mut().find_map(Overlay::browser_mut);
        let answer = browser.map(|browser| browser.update(action, &self.library));
        self.answer(answer.unwrap_or_default(), now)
    }
}

/// What else a key does, where no table has it.
fn also((keys, name, group): &(&'static str, &'static str, &'static str)) -> Row {
    Row { group, name: (*name).into(), keys: (*keys).to_owned(), hint: "" }
}

fn listed<A: Copy>(table: &[Binding<A>], command: fn(A) -> Command) -> Vec<(Row, Command)> {
    let commands = table.iter().map(|binding| command(binding.action));
    table::rows(table).into_iter().zip(commands).collect()
}

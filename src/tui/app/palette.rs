//! Every action of the screen that is shown, for the help and the palette.

use crate::tui::app::{App, Screen, overlay::Command};
use crate::tui::effect::{Effect, Now};
use crate::tui::keys::{
    global::GLOBAL,
    table::{self, Binding, Row},
};
use crate::tui::screens::{catch_up, export, home, live, live::Around, mirror, prepare};

impl App {
    /// Every key of the screen that is shown, and those that work everywhere.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows = match &self.screen {
            Screen::Home(_) => {
                let mut rows = table::rows(home::keys::HOME);
                rows.extend(table::rows(home::keys::NEW));
                rows
            }
            Screen::Prepare(_) => table::rows(prepare::keys::PREPARE),
            Screen::Mirror(..) => table::rows(mirror::keys::MIRROR),
            Screen::CatchUp(_) => {
                let mut rows = table::rows(catch_up::keys::CATCH_UP);
                rows.extend(table::rows(catch_up::keys::WRITING));
                rows
            }
            Screen::Live(_) => {
                let mut rows = table::rows(live::keys::COMPOSER);
                rows.extend(table::rows(live::keys::SELECTED));
                rows.extend(table::rows(live::keys::CARD));
                rows.extend(live::keys::ALSO.iter().map(|(keys, name, group)| Row {
                    group,
                    name,
                    keys: (*keys).to_owned(),
                    hint: "",
                }));
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
            Screen::Home(_) => listed(home::keys::HOME, Command::Home),
            Screen::Prepare(_) => listed(prepare::keys::PREPARE, Command::Prepare),
            Screen::Mirror(..) => listed(mirror::keys::MIRROR, Command::Mirror),
            Screen::CatchUp(catch_up) if catch_up.writing() => {
                listed(catch_up::keys::WRITING, Command::CatchUp)
            }
            Screen::CatchUp(_) => listed(catch_up::keys::CATCH_UP, Command::CatchUp),
            Screen::Live(_) => {
                let mut all = listed(live::keys::COMPOSER, Command::Live);
                let more = listed(live::keys::SELECTED, Command::Live);
                all.extend(more.into_iter().filter(|(row, _)| {
                    !live::keys::COMPOSER.iter().any(|binding| binding.name == row.name)
                }));
                all
            }
        };
        commands.extend(listed(GLOBAL, Command::Global));
        commands
    }

    /// Carries out what was chosen in the palette.
    pub(super) fn command(&mut self, command: Command, now: Now) -> Vec<Effect> {
        let answer = match (command, &mut self.screen, &self.open) {
            (Command::Global(global), ..) => return self.global(global),
            (Command::Live(action), Screen::Live(live), Some(open)) => {
                live.update(action, Around { open, library: &self.library, now })
            }
            (Command::Home(action), Screen::Home(home), _) => home.update(action),
            (Command::Prepare(action), Screen::Prepare(prepare), _) => prepare.update(action),
            (Command::Mirror(action), Screen::Mirror(mirror, _), _) => mirror.update(action),
            (Command::CatchUp(action), Screen::CatchUp(catch_up), Some(open)) => {
                catch_up.update(action, Around { open, library: &self.library, now })
            }
            (
                Command::Live(_)
                | Command::Home(_)
                | Command::Prepare(_)
                | Command::Mirror(_)
                | Command::CatchUp(_),
                ..,
            ) => return Vec::new(),
        };
        self.answer(answer, now)
    }
}

fn listed<A: Copy>(table: &[Binding<A>], command: fn(A) -> Command) -> Vec<(Row, Command)> {
    let commands = table.iter().map(|binding| command(binding.action));
    table::rows(table).into_iter().zip(commands).collect()
}

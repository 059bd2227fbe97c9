//! The commands that open the screens.

use crate::guide::Library;
use crate::tui::{
    app::App,
    effect::{Effect, Trouble},
    theme::{Glyphs, Palette, Theme},
};
use crate::world::{
    disk::{home::Home, paths::Dirs, settings},
    runtime::{
        board::{Board, Source},
        effects::Effects,
        run::{self, Ended, Exit, Options},
    },
};

use super::{Ending, named, say};

/// How the screens look and listen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looks {
    pub(super) ascii: bool,
    pub(super) mouse: bool,
}

pub(super) fn home(dirs: Dirs, looks: Looks) -> Result<Ending, Trouble> {
    show(Home::at(dirs)?, looks, vec![Effect::List])
}

pub(super) fn demo(dirs: Dirs, looks: Looks) -> Result<Ending, Trouble> {
    show(Home::at(dirs)?, looks, vec![Effect::OpenDemo])
}

pub(super) fn open(dirs: Dirs, looks: Looks, id: &str) -> Result<Ending, Trouble> {
    let home = Home::at(dirs)?;
    let place = named(&home, id)?;
    show(home, looks, vec![Effect::Open(place)])
}

/// The board, with findings from here; the incident of this id first.
pub(super) fn board(
    source: Source,
    incident: Option<String>,
    looks: Looks,
) -> Result<Ending, Trouble> {
    let app = App::board(theme(looks), incident);
    let options = Options { mouse: looks.mouse, first: vec![Effect::ReadFindings] };
    ended(run::run(app, Board::new(source), options))
}

fn show(home: Home, looks: Looks, first: Vec<Effect>) -> Result<Ending, Trouble> {
    let settings = settings::read(&home.dirs().config).map_err(|fault| fault.to_string());
    let app = App::new(Library::default(), theme(looks)).set_up(settings);
    let options = Options { mouse: looks.mouse, first };
    ended(run::run(app, Effects::new(home), options))
}

fn ended(ended: std::io::Result<Ended>) -> Result<Ending, Trouble> {
    let (exit, not_written) = ended.map_err(|error| Trouble {
        what: error.to_string(),
        place: String::new(),
        remedy: String::new(),
    })?;
    not_written.iter().for_each(say::error);
    Ok(match exit {
        Exit::Quit if not_written.is_some() => Ending::Found,
        Exit::Quit => Ending::Done,
        Exit::Signal(_) => Ending::Signal(exit.code()),
    })
}

/// What `NO_COLOR` and `--ascii` ask for.
fn theme(looks: Looks) -> Theme {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    Theme {
        palette: if no_color { Palette::Mono } else { Palette::Ansi },
        glyphs: if looks.ascii { Glyphs::Ascii } else { Glyphs::Unicode },
    }
}

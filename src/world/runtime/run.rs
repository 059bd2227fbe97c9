//! Runs the program in the terminal until it ends.

mod turns;

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process::{Command, ExitStatus},
};

use ratatui::{buffer::Buffer, layout::Position};

use crate::tui::{
    app::{App, Memory},
    effect::{Effect, Input, Now, Reply, Spot, Trouble},
    kept::Kept,
};
use crate::world::runtime::{run::turns::Turns, terminal::Terminal, wait::Waker};

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// It was asked to.
    Quit,
    /// This signal came, or its terminal went away, which is a hang-up.
    Signal(u8),
}

/// How the program ended, and what could not be written then.
pub type Ended = (Exit, Option<Trouble>);

/// How to run.
#[derive(Debug, Default)]
pub struct Options {
    /// Whether clicks and the wheel are wanted.
    pub mouse: bool,
    /// What the world is asked for before the first input.
    pub first: Vec<Effect>,
}

/// Gives a command the terminal until it ends.
pub type Run<'a> = &'a mut dyn FnMut(&mut Command) -> io::Result<ExitStatus>;

/// A program without a world.
pub trait Program {
    /// Takes one input in, and says what the world has to do for it.
    fn handle(&mut self, input: Input, now: Now) -> Vec<Effect>;
    /// The rows that would be drawn as they were drawn last.
    fn unchanged(&self) -> Kept;
    /// Draws everything but the rows `kept`, and says where the cursor belongs.
    fn draw(&mut self, buffer: &mut Buffer, kept: &Kept) -> Option<Position>;
    /// What else the world has to do once all that had arrived was taken in, before it is written.
    fn settle(&mut self) -> Vec<Effect> {
        Vec::new()
    }
    /// After how many milliseconds an [`Input::Tick`] is wanted, if nothing else comes in.
    fn next_tick(&self, now: Now) -> Option<u64>;
}

/// A world without a terminal.
pub trait World {
    /// Called once, before anything else: whoever has replies for [`Self::replies`] wakes the loop.
    fn woken_by(&mut self, waker: Waker);
    /// Does what was asked for. Records and drafts are only collected, for [`Self::commit`].
    fn carry_out(&mut self, effect: Effect) -> Vec<Reply>;
    /// Lets somebody edit a file of the guide: `run` gives their editor the terminal until it ends.
    fn edit(&mut self, _spot: &Spot, _run: Run<'_>) -> Vec<Reply> {
        Vec::new()
    }
    /// Writes what was collected: once a batch of inputs, before the draw.
    fn commit(&mut self);
    /// The frame is out: what nobody at the keys waits for is begun now.
    fn drawn(&mut self);
    /// What other threads have answered meanwhile.
    fn replies(&mut self) -> Vec<Reply>;
    /// Writes and syncs everything, and says what could not be. The program ends; this must not take
    /// longer than a second.
    fn finish(&mut self) -> Option<Trouble>;
}

impl Exit {
    /// The process's exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => signal.saturating_add(128),
        }
    }
}

/// Runs the program in this world, with the terminal, until it ends.
///
/// # Errors
/// If there is no terminal, or it can't be taken; nothing has happened then, and the exit code is 2.
///
/// # Panics
/// If the program does; what was recorded until then is written first, and the terminal left.
pub fn run(app: App, world: impl World, options: Options) -> io::Result<Ended> {
    run_program(Shown { app, memory: Memory::default() }, world, options)
}

/// The same, for any program.
///
/// # Errors
/// As [`run`].
///
/// # Panics
/// As [`run`].
pub fn run_program(
    mut program: impl Program,
    mut world: impl World,
    options: Options,
) -> io::Result<Ended> {
    let terminal = Terminal::take(options.mouse)?;
    let mut turns = Turns::new(&mut program, &mut world, &terminal)?;
    let ended = catch_unwind(AssertUnwindSafe(|| turns.run(options.first)));
    let finished = catch_unwind(AssertUnwindSafe(|| world.finish()));
    terminal.leave();
    match (ended, finished) {
        (Ok(exit), Ok(trouble)) => Ok((exit, trouble)),
        (Err(panicked), _) | (_, Err(panicked)) => resume_unwind(panicked),
    }
}

/// The app with what drawing may write.
struct Shown {
    app: App,
    memory: Memory,
}

impl Program for Shown {
    fn handle(&mut self, input: Input, now: Now) -> Vec<Effect> {
        self.app.handle(input, now, &self.memory)
    }

    fn unchanged(&self) -> Kept {
        self.app.unchanged(&self.memory)
    }

    fn draw(&mut self, buffer: &mut Buffer, kept: &Kept) -> Option<Position> {
        self.app.draw_keeping(&mut self.memory, buffer, kept)
    }

    fn settle(&mut self) -> Vec<Effect> {
        self.app.settle()
    }

    fn next_tick(&self, now: Now) -> Option<u64> {
        self.app.next_tick(now)
    }
}

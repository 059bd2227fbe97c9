//! Turn by turn: wait, take everything in that has arrived, write it down, draw once.

mod lent;

use std::{io, time::Duration};

use crossterm::event::Event;

use crate::tui::{
    effect::{Effect, Input, Spot},
    kept::Kept,
};
use crate::world::runtime::{
    clock::Clock,
    events::Events,
    input::input,
    run::{Exit, Program, World},
    screen::Screen,
    signals::{self, Signals},
    terminal::Terminal,
    wait::{Wait, Woken},
};

/// How long inputs are taken in before they are written down and drawn, in milliseconds.
const BATCH: u64 = 25;
/// When a stop asked for has surely come.
const STOPPED_BY: Duration = Duration::from_secs(1);
/// A terminal that went away is a hang-up.
pub(super) const HANG_UP: Exit = Exit::Signal(1);

/// The loop's state.
pub(super) struct Turns<'a, P, W> {
    program: &'a mut P,
    world: &'a mut W,
    terminal: &'a Terminal,
    screen: Screen,
    /// What the terminal hasn't taken yet of the last frame. The next one waits for it.
    unsent: Vec<u8>,
    events: Events,
    wait: Wait,
    signals: Signals,
    clock: Clock,
    stop: bool,
    edit: Option<Spot>,
    exit: Option<Exit>,
}

impl<'a, P: Program, W: World> Turns<'a, P, W> {
    pub(super) fn new(
        program: &'a mut P,
        world: &'a mut W,
        terminal: &'a Terminal,
    ) -> io::Result<Self> {
        let (wait, waker) = Wait::new()?;
        let signals = Signals::listen(&waker)?;
        world.woken_by(waker);
        let (columns, rows) = terminal.size();
        let (screen, clock) = (Screen::new(columns, rows), Clock::start());
        let (unsent, events) = (Vec::new(), Events::default());
        let turns = Self {
            program,
            world,
            terminal,
            screen,
            unsent,
            events,
            wait,
            signals,
            clock,
            stop: false,
            edit: None,
            exit: None,
        };
        Ok(turns)
    }

    /// Turns until the program ends.
    pub(super) fn run(&mut self, first: Vec<Effect>) -> Exit {
        let (columns, rows) = self.screen.size();
        self.take(Input::Resized(columns, rows));
        for effect in first {
            self.carry_out(effect);
        }
        self.finish_turn();
        loop {
            if let Some(exit) = self.exit {
                return exit;
            }
            // A terminal that can't be read or written is as good as gone.
            if self.turn().is_err() {
                self.exit = Some(HANG_UP);
                self.write_down();
            }
        }
    }

    fn turn(&mut self) -> io::Result<()> {
        let woken = self.wait()?;
        let arrived = match woken {
            Woken::Readable | Woken::Gone => self.take_events()?,
            Woken::Due | Woken::Called => false,
        };
        if woken == Woken::Gone && !arrived {
            self.exit = Some(HANG_UP);
        }
        self.take_signals()?;
        if woken == Woken::Due || self.until_tick() == Some(Duration::ZERO) {
            self.take(Input::Tick);
        }
        for reply in self.world.replies() {
            self.take(Input::Reply(reply));
        }
        self.finish_turn();
        Ok(())
    }

    fn wait(&mut self) -> io::Result<Woken> {
        if self.events.left_behind(&self.clock)? {
            return Ok(Woken::Readable);
        }
        let timeout = self.until_tick();
        self.wait.wait(timeout, !self.unsent.is_empty())
    }

    /// Writes down what was taken in, and draws it.
    fn finish_turn(&mut self) {
        self.write_down();
        if std::mem::take(&mut self.stop) && self.exit.is_none() {
            self.suspend();
        }
        if let Some(spot) = self.edit.take().filter(|_| self.exit.is_none()) {
            self.edit(&spot);
        }
        if self.exit.is_none() && self.draw().is_err() {
            self.exit = Some(HANG_UP);
        }
        self.world.drawn();
    }

    fn write_down(&mut self) {
        for effect in self.program.settle() {
            self.carry_out(effect);
        }
        self.world.commit();
    }

    fn take(&mut self, input: Input) {
        let now = self.clock.now();
        for effect in self.program.handle(input, now) {
            self.carry_out(effect);
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Suspend => self.stop = true,
            Effect::Edit(spot) => self.edit = Some(spot),
            Effect::Redraw => self.screen.forget(),
            Effect::Quit => self.exit = Some(Exit::Quit),
            Effect::Record { .. }
            | Effect::Draft(_)
            | Effect::Sync
            | Effect::Close
            | Effect::List
            | Effect::Open(_)
            | Effect::OpenDemo
            | Effect::SaveIncident(_)
            | Effect::Create(_)
            | Effect::SavePerson(_)
            | Effect::Judge(_)
            | Effect::Hold { .. }
            | Effect::Export(_)
            | Effect::Ledger
            | Effect::Publish(_)
            | Effect::ShareBack
            | Effect::ReadShareBack(_)
            | Effect::ReadFindings
            | Effect::Choose { .. }
            | Effect::Purge(_)
            | Effect::ReadAgain => {
                for reply in self.world.carry_out(effect) {
                    self.take(Input::Reply(reply));
                }
            }
        }
    }

    /// Takes in all that has arrived, or as much as fits into one batch. Says whether there was any.
    fn take_events(&mut self) -> io::Result<bool> {
        let started = self.clock.tick();
        let mut event = self.events.first()?;
        let any = event.is_some();
        while let Some(arrived) = event {
            self.take_event(arrived);
            let full = self.clock.tick().saturating_sub(started) >= BATCH;
            if full || self.exit.is_some() || self.stop || self.edit.is_some() {
                break;
            }
            event = self.events.another()?;
        }
        Ok(any)
    }

    fn take_event(&mut self, event: Event) {
        match input(event) {
            Some(Input::Resized(columns, rows)) => self.resized(columns, rows),
            Some(input) => self.take(input),
            None => {}
        }
    }

    fn take_signals(&mut self) -> io::Result<()> {
        if let Some(signal) = self.signals.ended() {
            self.exit = Some(Exit::Signal(signal));
        }
        if self.signals.continued() {
            self.terminal.reassert()?;
            self.forget();
        }
        if self.signals.resized() {
            let (columns, rows) = self.terminal.size();
            self.resized(columns, rows);
        }
        self.stop |= self.signals.stopped();
        Ok(())
    }

    fn resized(&mut self, columns: u16, rows: u16) {
        if (columns, rows) != self.screen.size() && columns > 0 && rows > 0 {
            self.screen.resize(columns, rows);
            self.take(Input::Resized(columns, rows));
        }
    }

    fn forget(&mut self) {
        self.unsent.clear();
        self.screen.forget();
    }

    /// Stops until the shell says to go on.
    fn suspend(&mut self) {
        self.terminal.leave();
        let _ = self.signals.continued();
        if signals::stop() {
            self.wait_to_continue();
        }
        if self.terminal.enter().is_err() {
            self.exit = Some(HANG_UP);
        }
        self.look_again();
    }

    /// Draws everything anew: the terminal was somebody else's.
    fn look_again(&mut self) {
        self.forget();
        let (columns, rows) = self.terminal.size();
        self.resized(columns, rows);
    }

    /// The stop may come a little later than it was asked for: another thread may have got it first.
    fn wait_to_continue(&mut self) {
        let until = self.clock.since_start() + STOPPED_BY;
        while !self.signals.continued() && self.clock.since_start() < until {
            let _ = self.wait.wait(Some(Duration::from_millis(1)), false);
        }
    }

    /// Draws, unless the terminal still hasn't taken the last frame: then what it shows would be
    /// older still. Inputs are taken in and written down all the same.
    fn draw(&mut self) -> io::Result<()> {
        if !self.send()? {
            return Ok(());
        }
        let unknown = self.screen.is_unknown();
        let kept = if unknown { Kept::nothing() } else { self.program.unchanged() };
        let bytes = self.screen.frame(&kept, |buffer| self.program.draw(buffer, &kept));
        if !bytes.is_empty() {
            let written = self.terminal.write(bytes)?;
            self.unsent.extend_from_slice(bytes.get(written..).unwrap_or_default());
            self.send()?;
        }
        Ok(())
    }

    /// Sends what is left of the last frame, and says whether all of it was taken.
    fn send(&mut self) -> io::Result<bool> {
        while !self.unsent.is_empty() {
            let written = self.terminal.write(&self.unsent)?;
            if written == 0 {
                return Ok(false);
            }
            self.unsent.drain(..written.min(self.unsent.len()));
        }
        Ok(true)
    }

    /// How long until a tick is wanted.
    fn until_tick(&mut self) -> Option<Duration> {
        let now = self.clock.now();
        self.program.next_tick(now).map(Duration::from_millis)
    }
}

//! What a key, a frame and an opening cost, in an empty interview and in one of 20,000 notes.
//! `cargo bench --bench speed`
#![allow(clippy::expect_used, missing_docs, reason = "a bench")]

use std::{cell::RefCell, path::Path};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use divan::{Bencher, black_box};
use firsthand::findings::Known;
use firsthand::guide::{Bank, Cues, Library};
use firsthand::interview::{
    Interview,
    change::{Change, Course, Fact},
    id::Id,
    incident::Incident,
    note::Kind,
    plan::Plan,
    stamp::{Elapsed, Stamp},
};
use firsthand::tui::{
    app::{App, Memory},
    effect::{Access, Input, Now, Opened, Place, Reply},
    keys::press::{Key, Press},
    theme::Theme,
};
use firsthand::world::{disk::library, runtime::screen::Screen};
use ratatui::{buffer::Buffer, layout::Rect};

const SIZES: [u32; 3] = [0, 1_000, 20_000];

fn main() {
    divan::main();
}

fn now(tick: u64) -> Now {
    let wall = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::milliseconds(tick.cast_signed());
    Now { wall, tick, today: wall.date_naive() }
}

fn changes(count: u32) -> Vec<Change> {
    let stamp = |seconds: u32| Stamp {
        at: now(u64::from(seconds) * 1000).wall,
        elapsed: Elapsed(u64::from(seconds) * 1000),
    };
    let plan = Plan { protocol: "cognitive-45".to_owned(), planned_minutes: 45, ..Plan::default() };
    let course = [
        Course::Planned(Box::new(plan)),
        Course::Started,
        Course::PhaseEntered("recall".to_owned()),
    ];
    let course = course.map(|course| Change { when: stamp(0), fact: Fact::Course(course) });
    let notes = (1..=count).map(|number| {
        let text = format!("note {number}: the second page came while the first was still open");
        Change { when: stamp(number), fact: Fact::note(Id::new(number), Kind::Said, text) }
    });
    course.into_iter().chain(notes).collect()
}

fn live(count: u32, size: (u16, u16)) -> (App, Memory) {
    live_with(Library::built_in(), count, size)
}

fn live_with(library: Library, count: u32, size: (u16, u16)) -> (App, Memory) {
    let mut app = App::new(library, Theme::default());
    let memory = Memory::default();
    let opened = Opened {
        place: Place::default(),
        interview: Interview::replay(&changes(count)),
        incident: Incident::default(),
        person: None,
        known: Known::default(),
        draft: None,
        access: Access::Writer { tag: 0 },
        zone: FixedOffset::east_opt(0).expect("UTC"),
        recovered: String::new(),
    };
    let _none = app.handle(Input::Resized(size.0, size.1), now(0), &memory);
    let _none = app.handle(Input::Reply(Reply::Opened(Box::new(opened))), now(0), &memory);
    (app, memory)
}

#[divan::bench(args = SIZES)]
fn key_to_buffer(bencher: Bencher<'_, '_>, count: u32) {
    let (mut app, mut memory) = live(count, (80, 24));
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    let mut tick = 0;
    bencher.bench_local(|| {
        tick += 1;
        let press = Press::plain(if tick % 60 == 0 { Key::Backspace } else { Key::Char('a') });
        black_box(app.handle(Input::Press(press), now(tick), &memory));
        buffer.reset();
        black_box(app.draw(&mut memory, &mut buffer));
    });
}

/// A conversation on a screen.
struct Shown {
    app: App,
    memory: Memory,
    screen: Screen,
    tick: u64,
}

impl Shown {
    fn new(count: u32, size: (u16, u16)) -> Self {
        let (app, memory) = live(count, size);
        Self { app, memory, screen: Screen::new(size.0, size.1), tick: 20_000_000 }
    }

    fn press(&mut self, key: Key) -> usize {
        self.tick += 1_000;
        black_box(self.app.handle(Input::Press(Press::plain(key)), now(self.tick), &self.memory));
        self.frame()
    }

    fn after(&mut self) -> usize {
        self.tick += 20;
        black_box(self.app.handle(Input::Tick, now(self.tick), &self.memory));
        self.frame()
    }

    fn frame(&mut self) -> usize {
        let Self { app, memory, screen, .. } = self;
        let kept = app.unchanged(memory);
        screen.frame(&kept, |cells| app.draw_keeping(memory, cells, &kept)).len()
    }
}

const SCREENS: [(u16, u16); 2] = [(80, 24), (200, 60)];

/// A line kept, up to the bytes for the terminal that show it.
#[divan::bench(args = SCREENS)]
fn enter_to_bytes(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let shown = RefCell::new(Shown::new(20_000, size));
    let typed = || (shown.borrow_mut().after(), shown.borrow_mut().press(Key::Char('a')));
    bencher.with_inputs(typed).bench_local_values(|_| shown.borrow_mut().press(Key::Enter));
}

/// What comes after that frame, up to its bytes: what to ask next, and the whole stream moved up.
#[divan::bench(args = SCREENS)]
fn after_enter(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let shown = RefCell::new(Shown::new(20_000, size));
    let kept = || [Key::Char('a'), Key::Enter].map(|key| shown.borrow_mut().press(key));
    bencher.with_inputs(kept).bench_local_values(|_| shown.borrow_mut().after());
}

/// A line kept whose words are heard, in a phase that listens for them, with 50 banks: all of it but
/// the drawing.
#[divan::bench]
fn enter_with_50_banks(bencher: Bencher<'_, '_>) {
    let mut library = Library::built_in();
    let banks = library.banks.clone();
    for number in 0..50 - banks.len() {
        if let Some(bank) = banks.get(number % banks.len()) {
            let id = format!("{}-{number}", bank.id);
            library.banks.push(Bank { id, ..bank.clone() });
        }
    }
    let (mut app, memory) = live_with(library, 5_000, (80, 24));
    let _none = app.handle(Input::Press(Press::plain(Key::F(8))), now(5_000_000), &memory);
    let mut tick = 5_001_000;
    bencher.bench_local(|| {
        tick += 1_000;
        let _none = app.handle(Input::Paste("it just got transferred".into()), now(tick), &memory);
        black_box(app.handle(Input::Press(Press::plain(Key::Enter)), now(tick + 1), &memory));
    });
}

#[divan::bench(args = SIZES)]
fn replay(bencher: Bencher<'_, '_>, count: u32) {
    let changes = changes(count);
    bencher.bench_local(|| Interview::replay(black_box(&changes)));
}

/// All shipped files, as the program reads them.
#[divan::bench]
fn library() -> Library {
    library::read(Path::new("no-such-folder"))
}

#[divan::bench]
fn library_on_one_thread() -> Library {
    Library::built_in()
}

/// The cues of all banks in a note of 2,000 characters.
#[divan::bench]
fn cues(bencher: Bencher<'_, '_>) {
    let cues = Cues::of(&Library::built_in());
    let said = "We just got transferred this rotation a month ago, and nobody told us which alarms \
        could wait. It looked off before the first ticket, but I didn't know whom to call. ";
    let note: String = said.chars().cycle().take(2_000).collect();
    bencher.bench_local(|| cues.matches(black_box(&note)).len());
}

#[divan::bench]
fn cues_built(bencher: Bencher<'_, '_>) {
    let library = Library::built_in();
    bencher.bench_local(|| Cues::of(black_box(&library)));
}

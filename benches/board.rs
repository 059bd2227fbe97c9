//! What opening the board and a key on it cost, with 300 findings files of 200 quotes each.
//! `cargo bench --bench board`
#![allow(clippy::disallowed_methods, clippy::expect_used, missing_docs, reason = "a bench")]

use std::{cell::RefCell, fs};

use chrono::{DateTime, TimeDelta, Utc};
use divan::{Bencher, black_box};
use firsthand::findings::{Findings, from_yaml, to_yaml};
use firsthand::tui::{
    app::{App, Memory},
    effect::{Input, Now, Reply},
    keys::press::{Key, Press},
    theme::Theme,
};
use firsthand::world::{disk::board::SharedFolder, runtime::screen::Screen};
use tempfile::TempDir;

const FILES: usize = 300;
const QUOTES: usize = 200;
const SIZE: (u16, u16) = (200, 50);

fn main() {
    divan::main();
}

/// A folder of many accounts of one incident: the demo's four, over and over, with more quotes.
fn folder() -> TempDir {
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/findings");
    let read = |name: &str| {
        let text = fs::read_to_string(format!("{demo}/{name}.findings.yaml")).expect("a file");
        from_yaml(&text).expect("findings")
    };
    let accounts =
        ["payments-engineer-7c1q", "platform-engineer-9x3d", "support-lead-4r2m"].map(read);
    let dir = tempfile::tempdir().expect("a folder");
    for (number, account) in accounts.iter().cycle().take(FILES).enumerate() {
        let text = to_yaml(&one_of_many(account, number));
        fs::write(dir.path().join(format!("{number}.findings.yaml")), text).expect("written");
    }
    dir
}

fn one_of_many(account: &Findings, number: usize) -> Findings {
    let mut findings = account.clone();
    findings.interview.id = format!("account-{number:04}");
    let quotes = account.quotes.iter().cycle().take(QUOTES).enumerate();
    findings.quotes = quotes
        .map(|(at, quote)| {
            let mut quote = quote.clone();
            if at >= account.quotes.len() {
                quote.id = format!("n{}", 1_000 + at);
                quote.text = format!("{} ({number}, {at})", quote.text);
            }
            quote
        })
        .collect();
    findings
}

fn now() -> Now {
    let wall = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(1);
    Now { wall, tick: 1_000, today: wall.date_naive() }
}

/// The board as it stands after its first frame.
fn opened(dir: &TempDir) -> (App, Memory, Screen) {
    let mut app = App::board(Theme::default(), None);
    let (mut memory, mut screen) = (Memory::default(), Screen::new(SIZE.0, SIZE.1));
    let mut shared = SharedFolder::new(vec![dir.path().to_owned()]).expect("a folder");
    let found = Reply::Findings(Box::new(shared.read()));
    for input in [Input::Resized(SIZE.0, SIZE.1), Input::Reply(found)] {
        let _read_again = app.handle(input, now(), &memory);
    }
    frame(&app, &mut memory, &mut screen);
    (app, memory, screen)
}

fn frame(app: &App, memory: &mut Memory, screen: &mut Screen) -> usize {
    let kept = app.unchanged(memory);
    screen.frame(&kept, |buffer| app.draw_keeping(memory, buffer, &kept)).len()
}

/// From the folder to the first frame.
#[divan::bench(sample_count = 10)]
fn opens(bencher: Bencher) {
    let dir = folder();
    bencher.bench_local(|| black_box(opened(&dir)));
}

/// A key with its frame: through every page, down each, into what is selected and out again.
#[divan::bench(args = ['1', '2', '3', '4', '5', '6', '7'], sample_count = 50)]
fn a_key(bencher: Bencher, page: char) {
    let dir = folder();
    let opened = RefCell::new(opened(&dir));
    let press = |key| {
        let (app, memory, screen) = &mut *opened.borrow_mut();
        let _effects = app.handle(Input::Press(Press::plain(key)), now(), memory);
        frame(app, memory, screen)
    };
    bencher.bench_local(|| {
        let to_the_page = press(Key::Char(page));
        black_box(to_the_page + press(Key::Down) + press(Key::Down) + press(Key::Up))
    });
}

//! The program is ended in the middle of typing, again and again: what was on the screen is there
//! when the interview is opened again, and nothing else.

use std::{
    env, thread,
    time::{Duration, Instant},
};

use firsthand::{
    interview::{draft::LineKind, note::Kind, stamp::Elapsed},
    tui::effect::Opened,
};
use rustix::process::Signal;

use super::tally;
use crate::{
    dice::Dice,
    program::{Desk, leave, line},
    pty::{Pty, nothing_starts},
};

/// How often it is ended, over all lanes; ten times as often with `FIRSTHAND_LONG=1`.
const KILLED: usize = 200;
const ENDED: usize = 20;
/// Interviews that are typed into at the same time.
const LANES: usize = 4;
/// What every line begins with, before its number.
const HEAD: &str = "L";

/// How far the typing has come: the number after the newest line kept, and the words of the line being
/// typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    pub(super) next: usize,
    pub(super) words: String,
}

/// A line that was kept: what it became, its words, and the state of this round that had it first.
#[derive(Debug, Clone)]
struct Kept {
    kind: Kind,
    words: String,
    since: usize,
}

/// Somebody who types, and what they have typed.
struct Typist {
    dice: Dice,
    kept: Vec<Kept>,
    next: usize,
    kind: Kind,
    words: String,
    states: Vec<State>,
}

/// What the rounds of one lane came to.
#[derive(Default, Clone, Copy)]
struct Tally {
    rounds: usize,
    typed: usize,
    unshown: usize,
    drafts: usize,
}

impl Typist {
    /// Some keys; the states they lead through are noted.
    fn keys(&mut self) -> String {
        let mut keys = String::new();
        for _ in 0..=self.dice.roll(20) {
            let head = format!("{HEAD}{:05}.", self.next);
            let long = self.words.chars().count() > 50;
            match self.dice.roll(if long { 1 } else { 14 }) {
                _ if self.words.is_empty() && self.kind == Kind::Said => self.begin(&mut keys),
                _ if self.words.len() < head.len() => {
                    let next = head.get(self.words.len()..=self.words.len());
                    self.put(next.unwrap(), &mut keys);
                }
                0 => self.keep(&mut keys),
                1 if self.words.len() > 12 => {
                    keys.push('\x7f');
                    self.words.pop();
                }
                _ => {
                    let typed = ["a", "e", "n", "t", " ", "ö", "夜", ".", "\"", "s"];
                    let typed = *self.dice.one_of(&typed);
                    self.put(typed, &mut keys);
                }
            }
            self.states.push(State { next: self.next, words: self.words.clone() });
        }
        keys
    }

    fn put(&mut self, typed: &str, keys: &mut String) {
        keys.push_str(typed);
        self.words.push_str(typed);
    }

    /// A line's first character: what it becomes.
    fn begin(&mut self, keys: &mut String) {
        let kinds = [("\"", Kind::Quote), ("*", Kind::Thought), ("%", Kind::Off)];
        match kinds.get(self.dice.roll(6)) {
            Some((first, kind)) => {
                keys.push_str(first);
                self.kind = *kind;
            }
            None => self.put(HEAD, keys),
        }
    }

    fn keep(&mut self, keys: &mut String) {
        keys.push('\r');
        let words = std::mem::take(&mut self.words);
        let kind = std::mem::replace(&mut self.kind, Kind::Said);
        self.next = self.next.max(number(&words).unwrap() + 1);
        self.kept.push(Kept { kind, words, since: self.states.len() });
    }

    /// What was found on the disk is what is typed on from.
    fn go_on_from(&mut self, opened: &Opened) {
        let kept = found(opened).into_iter();
        self.kept = kept.map(|(kind, words)| Kept { kind, words, since: 0 }).collect();
        let numbers = self.kept.iter().filter_map(|kept| number(&kept.words));
        self.next = numbers.max().map_or(0, |last| last + 1);
        let draft = opened.draft.as_ref();
        self.words = draft.map(|draft| draft.text.clone()).unwrap_or_default();
        self.kind = draft.map_or(Kind::Said, |draft| kind(draft.kind));
        self.states = vec![State { next: self.next, words: self.words.clone() }];
    }
}

/// The number a line begins with.
fn number(words: &str) -> Option<usize> {
    words.strip_prefix(HEAD)?.get(..5)?.parse().ok()
}

pub(super) fn found(opened: &Opened) -> Vec<(Kind, String)> {
    let notes = opened.interview.stream();
    notes.map(|entry| (entry.kind().unwrap(), entry.text.clone())).collect()
}

/// The interview opened for writing and closed again, as the program does it.
pub(super) fn reopened(desk: &Desk) -> Opened {
    let _guard = nothing_starts();
    let (opened, journal) = desk.store().open(&desk.place(), Some(Box::new(|_| {}))).unwrap();
    journal.expect("nobody else has it").finish().unwrap();
    opened
}

fn kind(line: LineKind) -> Kind {
    let LineKind::Note(kind) = line else { panic!("{line:?} was never typed") };
    kind
}

/// The last frame that came whole: how far the typing had come, as it showed. None if none did.
pub(super) fn shown(pty: &Pty) -> Option<State> {
    const END: &[u8] = b"\x1b[?2026l";
    const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?1006l";
    let bytes = pty.bytes();
    let ends = (0..bytes.len()).rev().filter(|at| bytes[*at..].starts_with(END));
    let mut ends = ends.filter(|at| !bytes[*at..].starts_with(LEAVE));
    let mut parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    parser.process(&bytes[..ends.next()?]);
    Some(state_of(parser.screen()))
}

fn state_of(screen: &vt100::Screen) -> State {
    let words = line(screen).1.concat();
    let stream = screen.rows(10, 70).take(20).skip(6);
    let numbers = stream.filter_map(|row| number(&row));
    State { next: numbers.max().map_or(0, |last| last + 1), words }
}

/// Types until the program is ended, and compares.
fn round(desk: &Desk, typist: &mut Typist, signal: Signal, tally: &mut Tally) {
    let pty = desk.start(&["open", &desk.place().interview]);
    let trimmed = |state: &State| State { words: state.words.trim_end().to_owned(), ..*state };
    let begun = trimmed(&typist.states[0]);
    pty.wait_until(&format!("what was there before: {begun:?}"), |screen| {
        screen.contents().contains("saved") && state_of(screen) == begun
    });
    for _ in 0..=typist.dice.roll(8) {
        let keys = typist.keys();
        pty.send(keys);
        if typist.dice.roll(2) == 0 {
            pty.bytes_within(Duration::from_micros(typist.dice.roll(4_000) as u64));
        }
    }
    if typist.dice.roll(4) == 0 {
        let last = trimmed(typist.states.last().unwrap());
        pty.wait_until("all that was typed", |screen| state_of(screen) == last);
    }
    pty.bytes_within(Duration::from_micros(typist.dice.roll(6_000) as u64));
    pty.kill(signal);
    let code = pty.exit_code();
    if signal != Signal::KILL {
        assert_eq!(code, 128 + u32::try_from(signal.as_raw()).unwrap());
        assert_eq!(pty.left_wrong(), [""; 0]);
    }
    let opened = reopened(desk);
    compare(typist, &shown(&pty).unwrap_or(begun), &opened, tally);
    typist.go_on_from(&opened);
}

/// Every line that was shown as kept is there, and so is the one that was shown half typed, perhaps with
/// what was typed after it; and nothing is there that was never typed.
fn compare(typist: &Typist, shown: &State, opened: &Opened, tally: &mut Tally) {
    let Typist { kept, states, .. } = typist;
    let there = found(opened);
    let draft = opened.draft.as_ref().map(|draft| (kind(draft.kind), draft.text.clone()));
    let seen = states
        .iter()
        .position(|state| {
            state.next == shown.next && state.words.trim_end() == shown.words.trim_end()
        })
        .unwrap_or_else(|| panic!("shown and never typed: {shown:?} in {states:#?}"));
    for line in kept.iter().filter(|line| line.since <= seen) {
        assert!(there.contains(&(line.kind, line.words.clone())), "LOST: {line:?} of {there:#?}");
    }
    let half = states.iter().skip(seen).take_while(|state| !state.words.is_empty());
    let half: Vec<&str> = half.map(|state| state.words.as_str()).collect();
    let held = there.iter().chain(&draft).any(|(_, words)| half.contains(&words.as_str()));
    assert!(held || half.is_empty(), "LOST: {half:?}, there are {draft:?} and {there:#?}");
    for (_, words) in there.iter().chain(&draft) {
        let typed = kept.iter().any(|line| line.words == *words);
        assert!(typed || states.iter().any(|state| state.words == *words), "invented: {words}");
    }
    // Lines of one millisecond that lie in different stores have no order.
    let numbers = opened.interview.stream().map(|entry| (entry.when.elapsed, number(&entry.text)));
    let in_order =
        |(at, a): &(Elapsed, _), (then, b): &(Elapsed, _)| a < b || (at == then && a != b);
    assert!(numbers.collect::<Vec<_>>().is_sorted_by(in_order), "in order: {there:#?}");
    let mut all: Vec<&str> = there.iter().chain(&draft).map(|(_, words)| words.as_str()).collect();
    all.sort_unstable();
    assert!(all.is_sorted_by(|one, next| one != next), "none is there twice: {all:#?}");
    tally.rounds += 1;
    tally.typed += states.len() - 1;
    tally.unshown += usize::from(seen + 1 < states.len());
    tally.drafts += usize::from(draft.is_some());
}

fn lane(seed: u64, signals: &[Signal]) -> Tally {
    let (desk, pty) = Desk::begun();
    leave(&pty);
    let (dice, kept, words) = (Dice::of(seed), Vec::new(), String::new());
    let mut typist = Typist { dice, kept, next: 0, kind: Kind::Said, words, states: Vec::new() };
    typist.go_on_from(&desk.opened());
    let mut tally = Tally::default();
    for signal in signals {
        round(&desk, &mut typist, *signal, &mut tally);
    }
    tally
}

fn rounds(run: &tally::Running, name: &str, signals: &[Signal]) {
    let times = if super::long() { 10 } else { 1 };
    let signals = &signals.repeat(times)[..];
    let given = env::var("FIRSTHAND_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = given.unwrap_or_else(|| u64::from(std::process::id()) << 20 | 0x0005_DEEC);
    eprintln!("FIRSTHAND_SEED={seed} types the same again");
    let started = Instant::now();
    let all: Tally = thread::scope(|scope| {
        let lanes = signals.chunks(signals.len().div_ceil(LANES)).zip(1..);
        let lanes: Vec<_> = lanes
            .map(|(signals, at)| scope.spawn(move || lane(seed.wrapping_mul(2 * at + 1), signals)))
            .collect();
        let tallies = lanes.into_iter().map(|lane| lane.join().expect("a lane lost something"));
        tallies.fold(Tally::default(), Tally::plus)
    });
    eprintln!(
        "{name}: {} endings while typing {} keys; at {} of them the screen was behind the keys, at {} \
         a line was half typed; lost: 0; {:.1} s",
        all.rounds,
        all.typed,
        all.unshown,
        all.drafts,
        started.elapsed().as_secs_f64()
    );
    assert_eq!(all.rounds, signals.len());
    run.points(all.rounds as u64, 0);
}

impl Tally {
    fn plus(self, other: Self) -> Self {
        Self {
            rounds: self.rounds + other.rounds,
            typed: self.typed + other.typed,
            unshown: self.unshown + other.unshown,
            drafts: self.drafts + other.drafts,
        }
    }
}

#[test]
fn killed_at_random_moments_nothing_shown_is_lost() {
    let run = tally::begin("killed_at_random_moments_nothing_shown_is_lost");
    rounds(&run, "SIGKILL", &[Signal::KILL; KILLED]);
}

#[test]
fn ended_by_signals_at_random_moments_nothing_shown_is_lost() {
    let run = tally::begin("ended_by_signals_at_random_moments_nothing_shown_is_lost");
    let signals: Vec<_> = [[Signal::TERM; ENDED], [Signal::HUP; ENDED]].concat();
    rounds(&run, "SIGTERM and SIGHUP", &signals);
}

#[test]
fn lines_that_come_within_one_millisecond_are_told_apart() {
    let (desk, pty) = Desk::begun();
    pty.send("one\rtwo\rthr");
    pty.wait_until("half a line", |screen| line(screen).1 == ["thr"]);
    pty.kill(Signal::KILL);
    pty.exit_code();
    let opened = desk.opened();
    assert_eq!(opened.draft.as_ref().map(|draft| draft.text.as_str()), Some("thr"));
    assert_eq!(found(&opened).len(), 2);
}

//! Random keys at random sizes: nothing panics, everything draws, no change and no word is lost.

use proptest::prelude::*;

use super::Desk;
use super::desk::opened;
use super::share_back::returned;
use crate::interview::Interview;
use crate::tui::app::Screen;
use crate::tui::effect::{Access, CameBack, Effect, Input, Listed, Reply, Trouble};
use crate::tui::keys::{
    global::GLOBAL,
    press::{Held, Key, Press},
    table::Binding,
};
use crate::tui::screens::{
    after, browser, catch_up, export, home, live, mirror, names, prepare, share_back,
};

fn presses<A>(table: &[Binding<A>]) -> impl Iterator<Item = Press> {
    table.iter().flat_map(|binding| binding.presses.iter().copied())
}

/// Every press of every table but the one that leaves for good: leaving ends nothing here.
fn bound() -> Vec<Press> {
    let mut all: Vec<Press> = presses(live::keys::COMPOSER).collect();
    all.extend(presses(live::keys::SELECTED));
    all.extend(presses(live::keys::CARD));
    all.extend(presses(GLOBAL));
    all.extend(presses(home::keys::HOME));
    all.extend(presses(home::keys::NEW));
    all.extend(presses(home::keys::TOPICS));
    all.extend(presses(prepare::keys::PREPARE));
    all.extend(presses(prepare::keys::MUST_ASKS));
    all.extend(presses(prepare::keys::LINES));
    all.extend(presses(export::keys::EXPORT));
    all.extend(presses(mirror::keys::MIRROR));
    all.extend(presses(catch_up::keys::CATCH_UP));
    all.extend(presses(catch_up::keys::WRITING));
    all.extend(after::keys::TABLES.iter().flat_map(|table| presses(table)));
    all.extend(presses(browser::keys::BROWSER));
    all.extend(presses(names::keys::NAMES));
    all.extend(presses(share_back::keys::FILE));
    all.extend(presses(share_back::keys::CAME_BACK));
    all
}

fn typed() -> impl Strategy<Value = char> {
    proptest::sample::select(
        "abc dé\"*?!~+>%#1\t\u{7}ʼ語👩\u{200d}\u{301}🇩".chars().collect::<Vec<_>>(),
    )
}

fn moving() -> impl Strategy<Value = Press> {
    use Key::{Backspace, Delete, Down, End, Home, Left, Right, Up};
    let keys =
        [Up, Down, Left, Right, Home, End, Backspace, Delete, Key::Char('y'), Key::Char('/')];
    let held = [Held::Nothing, Held::Shift, Held::Ctrl, Held::Alt, Held::CtrlShift];
    let (keys, held) =
        (proptest::sample::select(keys.to_vec()), proptest::sample::select(held.to_vec()));
    (keys, held).prop_map(|(key, held)| Press { key, held })
}

fn size() -> impl Strategy<Value = Input> {
    let sizes = prop_oneof![
        Just((0, 0)),
        Just((1, 1)),
        Just((60, 16)),
        Just((80, 24)),
        (0_u16..40, 0_u16..20),
        (55_u16..=130, 14_u16..=40),
        (0_u16..=200, 0_u16..=60),
    ];
    sizes.prop_map(|(width, height)| Input::Resized(width, height))
}

fn reply() -> impl Strategy<Value = Input> {
    let trouble = || Trouble { what: "no".into(), place: String::new(), remedy: String::new() };
    let replies = prop_oneof![
        (0_u64..40).prop_map(Reply::Synced),
        Just(Reply::NotSaved(trouble())),
        Just(Reply::SavedAgain("there".into())),
        Just(Reply::Exported("there".into())),
        Just(Reply::Ledger(Box::default())),
        Just(Reply::CameBack(Box::new(CameBack { file: "there".into(), returned: returned() }))),
        Just(Reply::Failed(trouble())),
        Just(Reply::Library { library: Box::default(), held: vec!["there".into()] }),
        Just(Reply::Copied("there".into())),
    ];
    replies.prop_map(Input::Reply)
}

pub(super) fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        8 => proptest::sample::select(bound()).prop_map(Input::Press),
        5 => typed().prop_map(|typed| Input::Press(Press::plain(Key::Char(typed)))),
        2 => moving().prop_map(Input::Press),
        1 => proptest::collection::vec(typed(), 0..30)
            .prop_map(|text| Input::Paste(text.into_iter().collect::<String>() + "\n")),
        1 => size(),
        1 => reply(),
        1 => (0_u16..200, 0_u16..60).prop_map(|(x, y)| Input::Click(x, y)),
        1 => (-9_i8..9).prop_map(Input::Wheel),
    ]
}

/// Presses that mean something while catching up, and a few others.
fn catching_up() -> impl Strategy<Value = Input> {
    let mut own: Vec<Press> = presses(catch_up::keys::CATCH_UP).collect();
    own.extend(presses(catch_up::keys::WRITING));
    own.push(Press::plain(Key::F(4)));
    own.retain(|press| *press != Press::plain(Key::Esc));
    prop_oneof![
        8 => proptest::sample::select(own).prop_map(Input::Press),
        2 => Just(Input::Press(Press::plain(Key::Esc))),
        8 => input(),
    ]
}

/// Presses that mean something while going through an interview, words, and a few others.
fn reviewing() -> impl Strategy<Value = Input> {
    let own: Vec<Press> = after::keys::TABLES.iter().flat_map(|table| presses(table)).collect();
    prop_oneof![
        10 => proptest::sample::select(own).prop_map(Input::Press),
        3 => Just(Input::Press(Press::plain(Key::Enter))),
        2 => typed().prop_map(|typed| Input::Press(Press::plain(Key::Char(typed)))),
        4 => input(),
    ]
}

/// A desk with a small world behind it: what is opened opens, what is listed is listed.
struct World {
    desk: Desk,
    /// The interview as the journal has it.
    written: Interview,
}

impl World {
    fn new() -> Self {
        let written = opened(Access::Writer { tag: 0 }).interview;
        Self { desk: Desk::live(80, 24), written }
    }

    fn input(&mut self, input: Input) {
        match input {
            Input::Resized(width, height) => drop(self.desk.resize(width, height)),
            other => drop(self.desk.input(other)),
        }
        for _ in 0..4 {
            for effect in std::mem::take(&mut self.desk.effects) {
                self.carry_out(effect);
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Record { change, .. } => self.written.apply(&change),
            Effect::List => {
                let incident = opened(Access::Writer { tag: 0 }).incident;
                let listed = Listed { incident, interviews: Vec::new(), roster: None };
                self.desk.reply(Reply::Listed(vec![listed]));
            }
            Effect::Open(_) | Effect::OpenDemo | Effect::Create(_) => {
                let opened = opened(Access::Writer { tag: 0 });
                self.written = opened.interview.clone();
                self.desk.reply(Reply::Opened(Box::new(opened)));
            }
            Effect::SaveIncident(incident) => drop(self.desk.reply(Reply::IncidentSaved(incident))),
            _ => {}
        }
    }
}

proptest! {
    // Each input is drawn four times over.
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn rows_that_are_kept_are_as_they_would_be_drawn(
        inputs in proptest::collection::vec((input(), 0_u64..3), 1..25),
    ) {
        let mut world = World::new();
        world.desk.ponders = false;
        let mut shown = world.desk.buffer();
        for (input, seconds) in inputs {
            world.desk.wait(seconds);
            world.input(input);
            for _first_and_then_what_could_wait in 0..2 {
                let kept = world.desk.frame(&mut shown);
                let whole = world.desk.buffer();
                prop_assert!(shown == whole, "kept {:?}\n{}", kept, world.desk.screen());
                world.desk.app.ponder();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_key_at_any_size_panics_or_loses_a_change(
        inputs in proptest::collection::vec((input(), 0_u64..3, 0_u8..12), 1..60),
    ) {
        let mut world = World::new();
        for (input, seconds, draw) in inputs {
            let resized = matches!(input, Input::Resized(..));
            world.desk.wait(seconds);
            world.input(input);
            if resized || draw == 0 {
                let _drawn = world.desk.buffer();
            }
        }
        let _drawn = world.desk.buffer();
        if world.desk.app.open.is_some() {
            prop_assert_eq!(world.desk.interview(), &world.written);
        }
    }

    #[test]
    fn no_key_while_catching_up_panics_or_loses_a_change(
        inputs in proptest::collection::vec((catching_up(), 0_u64..3, 0_u8..12), 1..60),
    ) {
        let mut world = World::new();
        for typed in "ab cd\"".chars().chain("no".chars()) {
            world.input(Input::Press(Press::plain(Key::Char(typed))));
            world.input(Input::Press(Press::plain(Key::Enter)));
        }
        super::after::to_catch_up(&mut world.desk);
        world.input(Input::Tick);
        for (input, seconds, draw) in inputs {
            world.desk.wait(seconds);
            world.input(input);
            if draw == 0 {
                let _drawn = world.desk.buffer();
            }
        }
        let _drawn = world.desk.buffer();
        if world.desk.app.open.is_some() {
            prop_assert_eq!(world.desk.interview(), &world.written);
        }
    }

    #[test]
    fn no_key_while_going_through_it_panics_or_loses_a_change(
        inputs in proptest::collection::vec((reviewing(), 0_u64..3, 0_u8..12), 1..80),
    ) {
        let mut world = World::new();
        for typed in ["\"I should have", "no", "~about 02:00 it", "+It was obvious", "%off"] {
            typed.chars().for_each(|c| world.input(Input::Press(Press::plain(Key::Char(c)))));
            world.input(Input::Press(Press::plain(Key::Enter)));
        }
        super::review::to_review(&mut world.desk);
        world.input(Input::Tick);
        for (input, seconds, draw) in inputs {
            world.desk.wait(seconds);
            world.input(input);
            if draw == 0 {
                let _drawn = world.desk.buffer();
            }
        }
        let _drawn = world.desk.buffer();
        if world.desk.app.open.is_some() {
            prop_assert_eq!(world.desk.interview(), &world.written);
        }
    }

    #[test]
    fn every_letter_typed_is_in_a_note_or_in_the_line(
        inputs in proptest::collection::vec(prop_oneof![
            6 => proptest::char::range('a', 'z').prop_map(|typed| Input::Press(Press::plain(Key::Char(typed)))),
            1 => Just(Input::Press(Press::plain(Key::Enter))),
            2 => proptest::sample::select(vec![2, 3, 5, 6, 7, 8, 9, 10, 11])
                .prop_map(|number| Input::Press(Press::plain(Key::F(number)))),
            1 => size(),
        ], 1..60),
    ) {
        let mut desk = Desk::live(80, 24);
        let mut typed = String::new();
        for input in inputs {
            if !matches!(desk.app.screen, Screen::Live(_)) {
                break;
            }
            if let Input::Press(Press { key: Key::Char(letter), .. }) = input {
                typed.push(letter);
            }
            match input {
                Input::Resized(width, height) => drop(desk.resize(width, height)),
                other => drop(desk.wait(1).input(other)),
            }
        }
        let mut notes: Vec<_> = desk.interview().stream().collect();
        notes.sort_by_key(|entry| entry.id.number);
        let mut there: String = notes.iter().map(|entry| entry.text.as_str()).collect();
        there.extend(desk.draft().map(|draft| draft.text));
        prop_assert_eq!(there, typed);
    }
}

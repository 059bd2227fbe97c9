//! Hostile text wherever text is shown: on every screen, in every list, on every line that says something.

use std::{collections::BTreeSet, sync::LazyLock};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use firsthand::{
    findings::{self, Findings},
    guide::{Brought, Contents, Library, Origin, SourceFile, files::Kind as FileKind},
    interview::{
        Interview,
        change::{Added, Change, Course, Fact},
        draft::Draft,
        id::Id,
        incident::{Incident, Person},
        plan::{Interviewee, Plan},
        stamp::{Elapsed, Stamp},
    },
    review::{Folder, Got, Received},
    tui::{
        app::{App, Memory},
        effect::{
            Access, Input, Listed, ListedInterview, Now, Opened, Place, Reply, Shared, State,
            Trouble,
        },
        kept::Kept,
        keys::press::{Held, Key, Press},
        theme::Theme,
    },
    world::runtime::screen::Screen,
};
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::TestRunner,
};
use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    hostile::{hostile, in_bytes, in_cells, numbers},
    long, tally,
};
use crate::{dice::Dice, disk::draft, journal::any};

/// Read once: reading it takes long.
static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);
static FULL: LazyLock<serde_json::Value> = LazyLock::new(|| {
    let text = include_str!("../../fixtures/findings/full.yaml");
    serde_json::to_value(findings::from_yaml(text).unwrap()).unwrap()
});

/// Where the words of findings are free: where any others are read as well.
static FREE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let is_free = |path: &String| {
        let mut value = FULL.clone();
        *value.pointer_mut(path).unwrap() = "any other words".into();
        serde_json::from_value::<Findings>(value).is_ok()
    };
    let mut all = leaves(&FULL, String::new());
    all.retain(is_free);
    all
});

/// The program before somebody, and what it showed.
struct Stage {
    app: App,
    memory: Memory,
    screen: Screen,
    tick: u64,
    dice: Dice,
    runner: TestRunner,
    /// How many hostile strings there were, and which of them were shown.
    made: usize,
    shown: BTreeSet<String>,
}

impl Stage {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::of(seed);
        let size = *dice.one_of(&[(80, 24), (120, 40), (60, 16)]);
        let app = App::new(LIBRARY.clone(), Theme::default());
        let (memory, screen) = (Memory::default(), Screen::new(size.0, size.1));
        let runner = TestRunner::deterministic();
        let (made, shown) = (usize::try_from(seed).unwrap() * 400, BTreeSet::new());
        let mut stage = Self { app, memory, screen, tick: 0, dice, runner, made, shown };
        stage.input(Input::Resized(size.0, size.1));
        stage
    }

    fn input(&mut self, input: Input) {
        self.tick += 700;
        let wall = DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_779);
        let wall = wall + TimeDelta::milliseconds(self.tick.cast_signed());
        let now = Now { wall, tick: self.tick, today: wall.date_naive() };
        let _asked = self.app.handle(input, now, &self.memory);
    }

    fn hostile(&mut self) -> String {
        self.made += 1;
        hostile(self.made, &mut self.dice)
    }

    fn trouble(&mut self) -> Trouble {
        Trouble { what: self.hostile(), place: self.hostile(), remedy: self.hostile() }
    }

    /// Draws one frame, and gives what got through.
    fn draw(&mut self) -> Vec<String> {
        let Self { app, memory, screen, .. } = self;
        let mut cells = Buffer::default();
        let bytes = screen.frame(&Kept::nothing(), |buffer| {
            let cursor = app.draw_keeping(memory, buffer, &Kept::nothing());
            cells = buffer.clone();
            cursor
        });
        let mut through = in_bytes(bytes);
        through.extend(in_cells(&cells));
        self.shown.extend(numbers(&cells));
        through
    }

    /// Presses keys by chance, and draws after each.
    fn walk(&mut self, presses: usize) -> Vec<String> {
        for _ in 0..presses {
            let through = self.draw();
            if !through.is_empty() {
                return through;
            }
            let press = press(&mut self.dice);
            self.input(Input::Press(press));
            if self.dice.roll(30) == 0 {
                let reply = self.told();
                self.input(Input::Reply(reply));
            }
            if self.dice.roll(40) == 0 {
                let pasted = self.hostile();
                self.input(Input::Paste(pasted));
            }
        }
        self.draw()
    }

    fn told(&mut self) -> Reply {
        match self.dice.roll(4) {
            0 => Reply::Failed(self.trouble()),
            1 => Reply::NotSaved(self.trouble()),
            2 => Reply::SavedAgain(self.hostile()),
            _ => Reply::Exported(self.hostile().into()),
        }
    }

    fn incident(&mut self) -> Incident {
        Incident {
            id: "checkout-k7f3".into(),
            title: self.hostile(),
            occurred: NaiveDate::from_ymd_opt(2026, 11, 20),
            why_chosen: vec![self.hostile()],
            teams: vec![self.hostile(), self.hostile()],
            system: Some(self.hostile()),
        }
    }

    fn person(&mut self) -> Person {
        Person {
            id: "p-7k2".into(),
            name: self.hostile(),
            role: Some(self.hostile()),
            team: Some(self.hostile()),
            aliases: vec![self.hostile()],
            handles: vec![self.hostile()],
        }
    }

    fn listed(&mut self) -> Reply {
        let states =
            [State::Planned, State::Live, State::ToReview, State::SharedBack, State::Exported];
        let interviews = states.map(|state| ListedInterview {
            id: self.hostile(),
            name: Some(self.hostile()),
            role: Some(self.hostile()),
            date: NaiveDate::from_ymd_opt(2026, 11, 22),
            state,
            entries: 12,
            minutes: 40,
            began: None,
            brought: Brought { tags: vec![self.hostile()], ..Brought::default() },
        });
        let listed = (0..4).map(|_| Listed {
            incident: self.incident(),
            interviews: interviews.to_vec(),
            roster: None,
        });
        Reply::Listed(listed.collect())
    }

    /// An interview with entries of all sorts, begun and ended or not.
    fn interview(&mut self, courses: &[Course]) -> Interview {
        let interviewee = Interviewee {
            person: "p-7k2".into(),
            role: Some(self.hostile()),
            team: Some(self.hostile()),
            ..Interviewee::default()
        };
        let plan = Plan {
            incident: "checkout-k7f3".into(),
            interview: "sre-9q2m".into(),
            interviewee,
            protocol: "cognitive-45".into(),
            planned_minutes: 45,
            system: Some(self.hostile()),
            ..Plan::default()
        };
        let begun = [Course::Planned(Box::new(plan)), Course::Started];
        let take = begun.len().min(1 + courses.len());
        let mut facts: Vec<Fact> = begun.into_iter().take(take).map(Fact::Course).collect();
        for number in 1..40 {
            let what = any::what().new_tree(&mut self.runner).unwrap().current();
            let tags = vec![self.hostile()];
            facts.push(Fact::Added(Added {
                id: Id::new(number),
                text: self.hostile(),
                tags,
                what,
            }));
        }
        facts.extend(courses.iter().cloned().map(Fact::Course));
        let at = |ms: u64| Stamp {
            at: DateTime::<Utc>::UNIX_EPOCH
                + TimeDelta::days(20_778)
                + TimeDelta::milliseconds(ms.cast_signed()),
            elapsed: Elapsed(ms),
        };
        let changes =
            (0..).zip(facts).map(|(at_ms, fact)| Change { when: at(at_ms * 20_000), fact });
        Interview::replay(&changes.collect::<Vec<_>>())
    }

    fn opened(&mut self, courses: &[Course], access: Access) -> Reply {
        let kind = firsthand::interview::note::Kind::Said;
        let draft = (self.dice.roll(2) == 0).then(|| Draft { ..draft(5, kind, &self.hostile()) });
        Reply::Opened(Box::new(Opened {
            place: Place { incident: "checkout-k7f3".into(), interview: "sre-9q2m".into() },
            interview: self.interview(courses),
            incident: self.incident(),
            person: Some(self.person()),
            known: findings::Known {
                people: vec![self.person(), self.person()],
                faults: vec![self.hostile()],
                ..findings::Known::default()
            },
            draft,
            access,
            zone: FixedOffset::east_opt(3_600).unwrap(),
            recovered: self.hostile(),
        }))
    }

    /// A bank full of it, and one that is broken.
    fn library(&mut self) -> Reply {
        let quoted = |text: String| serde_json::to_string(&text).unwrap();
        let mut line = || quoted(self.hostile());
        let bank = format!(
            "schema: firsthand/bank/1\nid: pets\ntitle: {}\nabout: {}\nwhen: [focus]\nquestions:\n- id: one\n  \
             ask: {}\n  why: {}\n  probes: [{}, {}]\n  cues: [{}]\n  source: {}\n",
            line(),
            line(),
            line(),
            line(),
            line(),
            line(),
            line(),
            line()
        );
        let broken = format!("schema: firsthand/bank/1\nid: {}\n{}: {}\n", line(), line(), line());
        let file = |name: String, text: String| SourceFile {
            kind: FileKind::Bank,
            origin: Origin::Own(name.clone()),
            name,
            contents: Contents::Bytes(text.into_bytes().into()),
        };
        let (one, two) = (self.hostile(), self.hostile());
        let library = Library::of(vec![file(one.clone(), bank), file(two, broken)]);
        Reply::Library { library: Box::new(library), held: vec![one] }
    }

    /// Findings in which every free word is hostile.
    fn findings(&mut self) -> Findings {
        let mut value = FULL.clone();
        for path in &*FREE {
            *value.pointer_mut(path).unwrap() = self.hostile().into();
        }
        serde_json::from_value(value).unwrap()
    }

    fn board(&mut self) -> Reply {
        let mut received = Vec::new();
        for number in 0..3 {
            let mut findings = self.findings();
            "checkout-k7f3".clone_into(&mut findings.incident.id);
            findings.interview.id = format!("sre-{number}");
            let read = findings::read(&findings::to_yaml(&findings));
            let got = read.map_or_else(Got::Fault, |read| Got::Findings(Box::new(read)));
            received.push(Received { file: self.hostile(), changed: number, got });
        }
        let unreadable = Got::Unreadable(self.hostile());
        received.push(Received { file: self.hostile(), changed: 9, got: unreadable });
        let chosen = vec![("checkout-k7f3".into(), Err(self.hostile()))];
        let folder = Folder::of(received);
        Reply::Findings(Box::new(Shared { name: self.hostile(), folder, chosen, keeps: true }))
    }
}

/// Where the strings of a value are.
fn leaves(value: &serde_json::Value, path: String) -> Vec<String> {
    match value {
        serde_json::Value::String(_) => vec![path],
        serde_json::Value::Array(items) => {
            let items = items.iter().enumerate();
            items.flat_map(|(at, item)| leaves(item, format!("{path}/{at}"))).collect()
        }
        serde_json::Value::Object(fields) => {
            let fields = fields.iter();
            fields.flat_map(|(name, item)| leaves(item, format!("{path}/{name}"))).collect()
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
            Vec::new()
        }
    }
}

fn press(dice: &mut Dice) -> Press {
    let keys = [
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::PageDown,
        Key::Home,
    ];
    let letter = |dice: &mut Dice| char::from(b'a' + u8::try_from(dice.roll(26)).unwrap());
    match dice.roll(8) {
        0 => Press { key: Key::Char(letter(dice)), held: Held::Ctrl },
        1 => Press::plain(Key::Char(letter(dice))),
        2 => Press::plain(Key::F(u8::try_from(1 + dice.roll(11)).unwrap())),
        3 => Press {
            key: Key::Char(char::from(b'1' + u8::try_from(dice.roll(9)).unwrap())),
            held: Held::Alt,
        },
        4 => Press { key: Key::Right, held: Held::Shift },
        _ => Press::plain(*dice.one_of(&keys)),
    }
}

/// Puts something on the stage, to walk about in.
type Scene = (&'static str, fn(&mut Stage) -> Vec<Reply>);

const WRITER: Access = Access::Writer { tag: 0 };

const SCENES: [Scene; 7] = [
    ("home", |stage| vec![stage.listed()]),
    ("prepare", |stage| vec![stage.listed(), stage.opened(&[], WRITER)]),
    ("the conversation", |stage| vec![stage.opened(&[Course::Paused], WRITER)]),
    ("after it", |stage| vec![stage.opened(&[Course::Ended], WRITER)]),
    ("read only", |stage| {
        let holder = stage.hostile();
        vec![stage.opened(&[Course::Paused], Access::ReadOnly { holder })]
    }),
    ("the banks", |stage| {
        let library = stage.library();
        stage.input(Input::Reply(library));
        stage.input(Input::Press(Press::plain(Key::Char('b'))));
        vec![stage.library()]
    }),
    ("the board", |stage| vec![stage.board()]),
];

/// How many hostile strings have to be seen on each.
fn enough() -> usize {
    if long() { 20_000 } else { 500 }
}

#[test]
fn e80_no_hostile_text_gets_through_on_any_screen() {
    let run = tally::begin("e80_no_hostile_text_gets_through_on_any_screen");
    for (name, scene) in SCENES {
        let (mut shown, mut seed) = (0, 0);
        while shown < enough() {
            seed += 1;
            let mut stage = Stage::new(seed);
            for reply in scene(&mut stage) {
                stage.input(Input::Reply(reply));
            }
            let through = stage.walk(12);
            assert!(through.is_empty(), "{name}, {seed}: {through:?}");
            assert!(seed < 50 || shown > 0, "{name}: none is ever shown");
            shown += stage.shown.len();
        }
        (0..shown).for_each(|_| run.input(name, true));
        eprintln!("{name}: {shown} hostile strings shown in {seed} walks, none got through");
    }
}

#[test]
fn e81_control_what_is_not_made_safe_is_seen() {
    let run = tally::begin("e81_control_what_is_not_made_safe_is_seen");
    let mut dice = Dice::of(81);
    let (mut in_the_cells, mut in_the_bytes) = (0, 0);
    for number in 0..1_000 {
        let text = hostile(number, &mut dice);
        let mut cells = Buffer::empty(Rect::new(0, 0, 80, 1));
        for (x, c) in (0..80).zip(text.chars()) {
            cells[(x, 0)].set_char(c);
        }
        in_the_cells += usize::from(!in_cells(&cells).is_empty());
        in_the_bytes += usize::from(!in_bytes(text.as_bytes()).is_empty());
    }
    run.control("cells", in_the_cells > 500);
    run.control("bytes", in_the_bytes > 500);
}

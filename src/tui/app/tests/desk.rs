//! A desk to test at: the whole program without a world. Keys go in as text, `<…>` for named ones.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use ratatui::{buffer::Buffer, layout::Rect};

use crate::guide::Library;
use crate::interview::{
    Interview,
    change::{Change, Course, Fact},
    incident::{Incident, Person},
    plan::{Interviewee, Plan},
    stamp::{Elapsed, Stamp},
};
use crate::tui::app::{App, Memory};
use crate::tui::effect::{Access, Effect, Input, Now, Opened, Place, Reply};
use crate::tui::keys::press::{Held, Key, Press};
use crate::tui::theme::Theme;

pub(super) struct Desk {
    pub(super) app: App,
    pub(super) effects: Vec<Effect>,
    pub(super) memory: Memory,
    tick: u64,
    size: (u16, u16),
}

pub(super) fn start_of_time() -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_779)
}

impl Desk {
    /// At Home, with nothing there.
    pub(super) fn new(width: u16, height: u16) -> Self {
        let app = App::new(Library::built_in(), Theme::default());
        let memory = Memory::default();
        let mut desk = Self { app, effects: Vec::new(), memory, tick: 0, size: (0, 0) };
        desk.resize(width, height);
        desk
    }

    /// In a conversation that was just started.
    pub(super) fn live(width: u16, height: u16) -> Self {
        let mut desk = Self::new(width, height);
        desk.reply(Reply::Opened(Box::new(opened(Access::Writer { tag: 0 }))));
        desk
    }

    pub(super) fn now(&self) -> Now {
        let wall = start_of_time() + TimeDelta::milliseconds(self.tick.cast_signed());
        Now { wall, tick: self.tick, today: wall.date_naive() }
    }

    pub(super) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.tick += seconds * 1000;
        self
    }

    pub(super) fn input(&mut self, input: Input) -> &mut Self {
        let now = self.now();
        let effects = self.app.handle(input, now, &self.memory);
        self.effects.extend(effects);
        self.effects.extend(self.app.settle());
        self
    }

    pub(super) fn reply(&mut self, reply: Reply) -> &mut Self {
        self.input(Input::Reply(reply))
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.input(Input::Resized(width, height))
    }

    /// Types keys: `abc<enter><ctrl-t><shift-right>`; `<lt>` is a `<`.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(typed) = rest.chars().next() {
            if let Some((name, after)) = rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
                self.input(Input::Press(named(name)));
                rest = after;
            } else {
                self.input(Input::Press(Press::plain(Key::Char(typed))));
                rest = &rest[typed.len_utf8()..];
            }
        }
        self
    }

    pub(super) fn buffer(&mut self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let _cursor = self.app.draw(&mut self.memory, &mut buffer);
        buffer
    }

    pub(super) fn screen(&mut self) -> String {
        let buffer = self.buffer();
        let rows = buffer.content.chunks(usize::from(self.size.0).max(1));
        let row = |row: &[ratatui::buffer::Cell]| {
            let text: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            text.trim_end().to_owned() + "\n"
        };
        rows.map(row).collect()
    }

    /// The screen with its styles, run by run.
    pub(super) fn styled(&mut self) -> String {
        let buffer = self.buffer();
        let mut out = self.screen();
        out.push_str("styles:\n");
        for (y, row) in buffer.content.chunks(usize::from(self.size.0)).enumerate() {
            let mut x = 0;
            while x < row.len() {
                let style = row[x].style();
                let run = row[x..].iter().position(|cell| cell.style() != style);
                let end = run.map_or(row.len(), |n| x + n);
                if style != ratatui::buffer::Cell::EMPTY.style() {
                    let (fg, modifier) = (style.fg, style.add_modifier);
                    writeln!(out, "  {y}:{x}..{end} {fg:?} {modifier:?}").unwrap();
                }
                x = end;
            }
        }
        out
    }

    pub(super) fn interview(&self) -> &Interview {
        self.app.open.as_ref().expect("an interview is open").interview()
    }

    /// The changes asked to be recorded, in order.
    pub(super) fn changes(&self) -> Vec<Change> {
        let recorded = self.effects.iter().filter_map(|effect| match effect {
            Effect::Record { change, .. } => Some(change.clone()),
            _ => None,
        });
        recorded.collect()
    }
}

fn named(name: &str) -> Press {
    let (held, name) = match name.rsplit_once('-') {
        Some(("ctrl", name)) => (Held::Ctrl, name),
        Some(("alt", name)) => (Held::Alt, name),
        Some(("shift", name)) => (Held::Shift, name),
        Some(("ctrl-shift", name)) => (Held::CtrlShift, name),
        _ => (Held::Nothing, name),
    };
    let key = match name {
        "enter" => Key::Enter,
        "esc" => Key::Esc,
        "tab" => Key::Tab,
        "backspace" => Key::Backspace,
        "up" => Key::Up,
        "down" => Key::Down,
        "left" => Key::Left,
        "right" => Key::Right,
        "home" => Key::Home,
        "end" => Key::End,
        "pageup" => Key::PageUp,
        "pagedown" => Key::PageDown,
        "delete" => Key::Delete,
        "space" => Key::Char(' '),
        "lt" => Key::Char('<'),
        f if f.len() > 1 && f.starts_with('f') => Key::F(f[1..].parse().expect("a number")),
        one => Key::Char(one.chars().next().expect("a key")),
    };
    Press { key, held }
}

/// A conversation that was just started, as the world would open it.
pub(super) fn opened(access: Access) -> Opened {
    let place =
        Place { incident: "2026-11-20-checkout-k7f3".into(), interview: "support-9q2m".into() };
    let plan = Plan {
        incident: place.incident.clone(),
        interview: place.interview.clone(),
        interviewee: Interviewee { role: Some("support lead".into()), ..Interviewee::default() },
        protocol: "cognitive-45".into(),
        planned_minutes: 45,
        ..Plan::default()
    };
    let when = Stamp { at: start_of_time(), elapsed: Elapsed::ZERO };
    let facts = [Course::Planned(plan), Course::Started, Course::PhaseEntered("recall".into())];
    let changes = facts.map(|course| Change { when, fact: Fact::Course(course) });
    Opened {
        place,
        interview: Interview::replay(&changes),
        incident: Incident {
            id: "2026-11-20-checkout-k7f3".into(),
            title: "Checkout certificate".into(),
            occurred: NaiveDate::from_ymd_opt(2026, 11, 20),
            system: Some("checkout".into()),
            ..Incident::default()
        },
        person: Some(Person { id: "p-7k2".into(), name: "Robin".into(), ..Person::default() }),
        draft: None,
        access,
        recovered: String::new(),
    }
}

//! A desk to test at: the whole program without a world. Keys go in as text, `<…>` for named ones.

use std::{fmt::Write as _, sync::LazyLock};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::Color,
};

use crate::findings::Known;
use crate::guide::{Library, Suggestion};
use crate::interview::{
    Interview,
    change::{Change, Course, Fact},
    draft::Draft,
    entry::{Entry, What},
    incident::{Incident, Person},
    plan::{Interviewee, Plan},
    stamp::{Elapsed, Stamp},
};
use crate::tui::app::{App, Memory, Screen};
use crate::tui::effect::{Access, Effect, Input, Now, Opened, Place, Reply};
use crate::tui::kept::Kept;
use crate::tui::keys::press::{Held, Key, Press};
use crate::tui::theme::Theme;

pub(super) struct Desk {
    pub(super) app: App,
    pub(super) effects: Vec<Effect>,
    pub(super) memory: Memory,
    /// Whether what could wait until a frame was out is done after each input.
    pub(super) ponders: bool,
    tick: u64,
    size: (u16, u16),
}

/// Read once: reading it takes longer than most tests.
static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

pub(super) fn start_of_time() -> DateTime<Utc> {
    DateTime::<Utc>::UNIX_EPOCH + TimeDelta::days(20_779)
}

impl Desk {
    /// At Home, with nothing there.
    pub(super) fn new(width: u16, height: u16) -> Self {
        Self::themed(width, height, Theme::default())
    }

    /// At Home, with nothing there, looking like this.
    pub(super) fn themed(width: u16, height: u16, theme: Theme) -> Self {
        let app = App::new(LIBRARY.clone(), theme);
        let memory = Memory::default();
        let mut desk =
            Self { app, effects: Vec::new(), memory, ponders: true, tick: 0, size: (0, 0) };
        desk.resize(width, height);
        desk
    }

    /// In a conversation that was just started.
    pub(super) fn live(width: u16, height: u16) -> Self {
        let mut desk = Self::new(width, height);
        desk.open(Access::Writer { tag: 0 });
        desk
    }

    /// In a conversation that came to its questions.
    pub(super) fn focus(width: u16, height: u16) -> Self {
        let mut desk = Self::live(width, height);
        desk.keys("<f8>");
        desk
    }

    /// Into a conversation that was just started.
    pub(super) fn open(&mut self, access: Access) -> &mut Self {
        self.reply(Reply::Opened(Box::new(opened(access))))
    }

    /// In a conversation that another window holds.
    pub(super) fn read_only(width: u16, height: u16) -> Self {
        let mut desk = Self::new(width, height);
        desk.open(held_elsewhere());
        desk
    }

    pub(super) fn now(&self) -> Now {
        let wall = start_of_time() + TimeDelta::milliseconds(self.tick.cast_signed());
        Now { wall, tick: self.tick, today: wall.date_naive() }
    }

    pub(super) fn wait(&mut self, seconds: u64) -> &mut Self {
        self.tick += seconds * 1000;
        self.input(Input::Tick)
    }

    /// Forgets what was asked for so far.
    pub(super) fn afresh(&mut self) -> &mut Self {
        self.effects.clear();
        self
    }

    pub(super) fn paste(&mut self, text: &str) -> &mut Self {
        self.input(Input::Paste(text.to_owned()))
    }

    pub(super) fn input(&mut self, input: Input) -> &mut Self {
        let now = self.now();
        let effects = self.app.handle(input, now, &self.memory);
        self.effects.extend(effects);
        self.effects.extend(self.app.settle());
        if self.ponders {
            self.app.ponder();
        }
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

    /// Draws over the frame shown last, leaving alone the rows that are kept; which those were.
    pub(super) fn frame(&mut self, shown: &mut Buffer) -> Kept {
        let area = Rect::new(0, 0, self.size.0, self.size.1);
        let same = shown.area == area;
        let kept = if same { self.app.unchanged(&self.memory) } else { Kept::nothing() };
        let mut next = Buffer::empty(area);
        let columns = usize::from(area.width).max(1);
        let rows = next.content.chunks_mut(columns).zip(shown.content.chunks(columns));
        for (_, (next, shown)) in (0..).zip(rows).filter(|(y, _)| kept.stands(*y)) {
            next.clone_from_slice(shown);
        }
        let _cursor = self.app.draw_keeping(&mut self.memory, &mut next, &kept);
        *shown = next;
        kept
    }

    pub(super) fn screen(&mut self) -> String {
        let buffer = self.buffer();
        let rows = buffer.content.chunks(usize::from(self.size.0).max(1));
        let row = |row: &[Cell]| {
            let text: String = row.iter().map(Cell::symbol).collect();
            text.trim_end().to_owned() + "\n"
        };
        rows.map(row).collect()
    }

    /// The screen with its styles, run by run, and where the cursor stands.
    pub(super) fn styled(&mut self) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let cursor = self.app.draw(&mut self.memory, &mut buffer);
        let mut out = self.screen();
        if let Some(Position { x, y }) = cursor {
            writeln!(out, "cursor {y}:{x}").expect("a string takes it");
        }
        for (y, row) in buffer.content.chunks(usize::from(self.size.0)).enumerate() {
            let runs = row.chunk_by(|one, next| one.style() == next.style());
            let mut x = 0;
            for run in runs {
                let end = x + run.len();
                out.push_str(&styled(&run[0], &format!("{y}:{x}..{end}")));
                x = end;
            }
        }
        out
    }

    /// The rows of the screen.
    pub(super) fn rows(&mut self) -> Vec<String> {
        self.screen().lines().map(str::to_owned).collect()
    }

    /// The line being typed, while it takes one row: `said │ words`.
    pub(super) fn line(&mut self) -> String {
        let mut rows = self.rows();
        rows.remove(rows.len() - 3).trim().to_owned()
    }

    /// The row of keys, or the quiet line in its place.
    pub(super) fn key_row(&mut self) -> String {
        self.rows().pop().unwrap_or_default()
    }

    /// What stands in the stream, one entry a line: `quote the pager went off #signal`.
    pub(super) fn stream(&self) -> Vec<String> {
        let entries = self.interview().stream().filter(|entry| !entry.withdrawn);
        entries.map(|entry| told(self.interview(), entry)).collect()
    }

    /// The question suggested now.
    pub(super) fn suggestion(&self) -> Suggestion {
        let Screen::Live(live) = &self.app.screen else { panic!("not in a conversation") };
        live.suggestion().expect("a suggestion").clone()
    }

    /// The line as it was last asked to be written down.
    pub(super) fn draft(&self) -> Option<Draft> {
        let mut drafts = self.effects.iter().rev().filter_map(|effect| match effect {
            Effect::Draft(draft) => Some(draft.clone()),
            _ => None,
        });
        drafts.next().flatten()
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

/// One run of a style; nothing for plain text.
fn styled(cell: &Cell, place: &str) -> String {
    let style = cell.style();
    if style == Cell::EMPTY.style() {
        return String::new();
    }
    let colors = [style.fg, style.bg].into_iter().flatten().filter(|color| *color != Color::Reset);
    let colors: Vec<String> = colors.map(|color| format!(" {color:?}")).collect();
    let modifiers = style.add_modifier.iter_names().map(|(name, _)| format!(" {name}"));
    format!("{place}{}{}\n", colors.concat(), modifiers.collect::<String>())
}

/// An entry in a line: what it is, its words with marked ones in brackets, what it rests on, tags.
fn told(interview: &Interview, entry: &Entry) -> String {
    let mut text = entry.text.clone();
    for span in entry.note().into_iter().flat_map(|note| note.spans.iter().rev()) {
        text.insert(span.end, ']');
        text.insert(span.start, '[');
    }
    let what = match &entry.what {
        What::Note(note) => note.kind.word().to_owned(),
        What::Question(asked) => {
            let probe = asked.probe.map(|probe| format!(".{probe}")).unwrap_or_default();
            format!("question {}/{}{probe}", asked.question.bank, asked.question.question)
        }
        What::Moment(moment) => format!("moment ({})", moment.told),
        What::Pivot(_) => "pivot".to_owned(),
        What::Finding(_) => "finding".to_owned(),
        What::Lead(lead) => format!("lead ({})", lead.kind.word()),
        What::Thread(thread) => format!("thread {:?}", thread.fate),
        What::Idea(_) => "idea".to_owned(),
    };
    let evidence = entry.finding().into_iter().flat_map(|finding| &finding.evidence);
    let evidence = evidence.map(|id| interview.entry(*id).expect("evidence").text.clone());
    let from = evidence.map(|text| format!(" from {text:?}"));
    let tags = entry.tags.iter().map(|tag| format!(" #{tag}"));
    format!("{what} {text}").trim_end().to_owned() + &from.chain(tags).collect::<String>()
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

/// Another window writes.
pub(super) fn held_elsewhere() -> Access {
    Access::ReadOnly { holder: "process 4711 on this machine, since 10:02".into() }
}

/// A conversation that was just started, as the world would open it.
pub(super) fn opened(access: Access) -> Opened {
    let place =
        Place { incident: "2026-11-20-checkout-k7f3".into(), interview: "support-9q2m".into() };
    let plan = Plan {
        incident: place.incident.clone(),
        interview: place.interview.clone(),
        interviewee: Interviewee {
            person: "p-7k2".into(),
            role: Some("support lead".into()),
            ..Interviewee::default()
        },
        protocol: "cognitive-45".into(),
        planned_minutes: 45,
        ..Plan::default()
    };
    let when = Stamp { at: start_of_time(), elapsed: Elapsed::ZERO };
    let facts =
        [Course::Planned(Box::new(plan)), Course::Started, Course::PhaseEntered("recall".into())];
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
        known: Known {
            people: vec![Person {
                id: "p-7k2".into(),
                name: "Robin".into(),
                role: Some("support lead".into()),
                ..Person::default()
            }],
            pseudonym: "m3k9q7x2w8b4".into(),
            ..Known::default()
        },
        draft: None,
        access,
        zone: FixedOffset::east_opt(3_600).expect("a zone"),
        recovered: String::new(),
    }
}

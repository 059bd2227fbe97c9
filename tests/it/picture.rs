//! The pictures in the README, drawn by the program itself: its cells become text of the same colors.
//!
//! `UPDATE_PICTURES=1 cargo test picture` draws them anew.

use std::{env, fmt::Write as _, fs, path::Path};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use firsthand::{
    findings::Known,
    formats::demo,
    guide::Library,
    interview::{
        Interview,
        change::{Change, Course, Fact},
        consent::{Attribution, Consent},
        incident::Incident,
        stamp::{Elapsed, Stamp},
    },
    tui::{
        app::{App, Memory},
        effect::{Access, Effect, Input, Now, Opened, Place, Reply},
        keys::press::{Key, Press},
        theme::Theme,
    },
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::{Color, Modifier},
};

#[test]
fn the_live_screen_beside_a_call() {
    check("live.svg", &picture(80, 24));
}

#[test]
fn the_live_screen_with_room_for_the_guide() {
    check("live-wide.svg", &picture(120, 36));
}

#[test]
fn the_board_of_the_demo() {
    check("board.svg", &board(100, 26));
}

fn check(name: &str, drawn: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo").join(name);
    if env::var_os("UPDATE_PICTURES").is_some() {
        fs::write(&path, drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        same(&kept, drawn),
        "`{name}` is not what the program shows; UPDATE_PICTURES=1 draws it"
    );
}

fn same(kept: &str, drawn: &str) -> bool {
    kept == drawn
}

#[test]
fn a_picture_of_another_screen_is_noticed() {
    let (narrow, wider) = (picture(80, 24), picture(81, 24));
    assert!(same(&narrow, &picture(80, 24)));
    assert!(!same(&narrow, &wider));
}

#[test]
fn what_stands_on_the_screen_cannot_break_the_picture() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
    buffer.set_string(0, 0, "</svg> & \"more\"", ratatui::style::Style::new());
    let drawn = svg("", &buffer, None);
    assert!(drawn.contains("&lt;/svg&gt; &amp; &quot;more&quot;"), "{drawn}");
}

/// The demo's conversation, half way through.
fn picture(columns: u16, rows: u16) -> String {
    let mut sitting = Sitting::begin(columns, rows);
    sitting.story();
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let cursor = sitting.app.draw(&mut sitting.memory, &mut buffer);
    svg("firsthand during an interview", &buffer, cursor)
}

/// The board with the demo's four accounts: where they differ.
fn board(columns: u16, rows: u16) -> String {
    let mut app = App::board(Theme::default(), None);
    let mut memory = Memory::default();
    let shared = Box::new(firsthand::world::demo::findings());
    for input in [
        Input::Resized(columns, rows),
        Input::Reply(Reply::Findings(shared)),
        Input::Press(Press::plain(Key::Char('2'))),
    ] {
        let now = Now { wall: morning(), tick: 0, today: morning().date_naive() };
        let _asks_for_findings = app.handle(input, now, &memory);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let cursor = app.draw(&mut memory, &mut buffer);
    svg("the board, where accounts differ", &buffer, cursor)
}

/// Somebody at the program, with a clock that goes when they say so.
struct Sitting {
    app: App,
    memory: Memory,
    tick: u64,
    records: u64,
}

impl Sitting {
    fn begin(columns: u16, rows: u16) -> Self {
        let app = App::new(Library::built_in(), Theme::default());
        let mut sitting = Self { app, memory: Memory::default(), tick: 0, records: 0 };
        sitting.input(Input::Resized(columns, rows));
        sitting.input(Input::Reply(Reply::Opened(Box::new(opened()))));
        sitting
    }

    fn input(&mut self, input: Input) {
        let wall = morning() + TimeDelta::milliseconds(self.tick.cast_signed());
        let now = Now { wall, tick: self.tick, today: wall.date_naive() };
        let effects = self.app.handle(input, now, &self.memory);
        let records = effects.iter().filter(|effect| matches!(effect, Effect::Record { .. }));
        self.records += u64::try_from(records.count()).unwrap();
    }

    fn press(&mut self, press: Press) {
        self.input(Input::Press(press));
    }

    /// Types this when the clock stands at `minutes:seconds`.
    fn types(&mut self, (minutes, seconds): (u64, u64), text: &str) {
        self.tick = (minutes * 60 + seconds) * 1000;
        for typed in text.chars() {
            self.press(Press::plain(Key::Char(typed)));
        }
    }

    /// The same, and keeps it.
    fn line(&mut self, at: (u64, u64), text: &str) {
        self.types(at, text);
        self.press(Press::plain(Key::Enter));
    }

    fn story(&mut self) {
        self.next_phase((5, 10));
        self.next_phase((7, 2));
        self.asks((7, 20), "the way you lived it");
        self.line((7, 58), "came in early for the sale; the queue was quiet until nine");
        self.line((9, 15), "\"it wasn't one angry customer, it was forty polite ones #signal");
        self.line((10, 2), "?What did you think it was?");
        self.line(
            (10, 31),
            "took it for one bank's trouble: that had happened twice this year #hypothesis",
        );
        self.line((12, 44), ">document: the list of known payment troubles");
        self.next_phase((13, 50));
        self.asks((14, 2), "stood out");
        self.line((14, 30), "the checkout team searched its own code first; it was unchanged");
        self.line(
            (15, 6),
            "\"We had forty tickets saying “can't pay” before a single screen went red \
             #signal #missing-info",
        );
        self.line((15, 52), "~about 09:20 first ticket, card payments");
        self.line((16, 26), "*knows the tickets by heart, and goes quiet at “certificate”");
        self.tick = (17 * 60 + 4) * 1000;
        self.press(Press::plain(Key::F(5)));
        self.line((17, 48), "+Support saw it before any monitor did");
        self.line((18, 31), "?Who looked after the renewal?");
        self.line(
            (18, 50),
            "a line in somebody's calendar: that's how it came over, and that somebody had left \
             #ownership-transfer",
        );
        self.first_words_are_a_quote();
        self.until_suggested("How did the checkout come");
        self.types((20, 38), "nobody told us which alarms could wait until the sale was over");
        self.input(Input::Reply(Reply::Synced(self.records)));
    }

    fn next_phase(&mut self, (minutes, seconds): (u64, u64)) {
        self.tick = (minutes * 60 + seconds) * 1000;
        self.press(Press::plain(Key::F(8)));
    }

    /// Asks a question of a bank.
    fn asks(&mut self, (minutes, seconds): (u64, u64), part: &str) {
        self.tick = (minutes * 60 + seconds) * 1000;
        self.until_suggested(part);
        self.press(Press::ctrl(Key::Char('n')));
    }

    /// Puts suggestions off until this one is shown.
    fn until_suggested(&mut self, part: &str) {
        for _ in 0..200 {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 24));
            let _ = self.app.draw(&mut self.memory, &mut buffer);
            let shown: String = buffer.content[240..360].iter().map(Cell::symbol).collect();
            if shown.contains(part) {
                return;
            }
            self.press(Press::ctrl(Key::Char('b')));
        }
        panic!("`{part}` is never suggested");
    }

    /// The first five words of the last note, as a quote.
    fn first_words_are_a_quote(&mut self) {
        self.press(Press::plain(Key::Up));
        for _ in 0..5 {
            self.press(Press::shift(Key::Right));
        }
        self.press(Press::plain(Key::Char('q')));
        self.press(Press::plain(Key::Esc));
    }
}

fn morning() -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
    day.and_hms_opt(10, 0, 0).unwrap().and_utc()
}

/// The demo, its conversation just begun.
fn opened() -> Opened {
    let demo = demo::read(include_str!("../../assets/demo/demo.yaml")).unwrap();
    let consent = Consent { attribution: Attribution::Role, ..Consent::default() };
    let incident = Incident { title: "The sale morning certificate".to_owned(), ..demo.incident };
    let when = Stamp { at: morning(), elapsed: Elapsed::ZERO };
    let facts = [
        Course::Planned(Box::new(demo.plan)),
        Course::ConsentRecorded(consent),
        Course::Started,
        Course::PhaseEntered("open".to_owned()),
    ];
    let changes = facts.map(|course| Change { when, fact: Fact::Course(course) });
    Opened {
        place: Place::default(),
        interview: Interview::replay(&changes),
        incident,
        person: Some(demo.person),
        known: Known::default(),
        draft: None,
        access: Access::Writer { tag: 0 },
        zone: FixedOffset::east_opt(3_600).expect("a zone"),
        recovered: String::new(),
    }
}

/// A cell's width and height, and the edge around them, in the picture's units.
const CELL: (f32, f32) = (8.4, 19.0);
const EDGE: (f32, f32) = (18.0, 44.0);

/// The sixteen colors, on a calm dark ground.
const GROUND: &str = "#1e232b";
const INK: &str = "#d8dde5";

fn color(color: Color) -> &'static str {
    match color {
        Color::Black => "#3b424d",
        Color::Red => "#e88a86",
        Color::Green => "#9fcf91",
        Color::Yellow => "#e2c583",
        Color::Blue => "#86b3ea",
        Color::Magenta => "#cda3e4",
        Color::Cyan => "#79c9cb",
        Color::Gray => "#b4bbc6",
        Color::DarkGray => "#7d8694",
        Color::LightRed => "#f2a9a5",
        Color::LightGreen => "#bce0b1",
        Color::LightYellow => "#efdaa8",
        Color::LightBlue => "#aacbf2",
        Color::LightMagenta => "#dfc1ef",
        Color::LightCyan => "#a2dcdd",
        Color::White => "#f2f4f7",
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => INK,
    }
}

fn svg(title: &str, buffer: &Buffer, cursor: Option<Position>) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2.0 * EDGE.0, rows * CELL.1 + EDGE.0 + EDGE.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         width=\"{width:.0}\" role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"{width:.0}\" height=\"{height:.0}\" rx=\"10\" fill=\"{GROUND}\"/>\n"
    );
    for (x, fill) in [(20, Color::Red), (38, Color::Yellow), (56, Color::Green)] {
        let fill = color(fill);
        writeln!(out, "<circle cx=\"{x}\" cy=\"21\" r=\"5.5\" fill=\"{fill}\" opacity=\".55\"/>")
            .unwrap();
    }
    out.push_str(
        "<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', \
         monospace\" font-size=\"14\" xml:space=\"preserve\">\n",
    );
    for (y, row) in buffer.content.chunks(usize::from(buffer.area.width)).enumerate() {
        draw_row(row, y, &mut out);
    }
    if let Some(cursor) = cursor {
        let (x, y) = corner(cursor.x.into(), cursor.y.into());
        let (width, height) = (2, CELL.1 - 3.0);
        writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{width}\" height=\"{height}\" fill=\"{INK}\"/>",
            y + 1.5
        )
        .unwrap();
    }
    out.push_str("</g>\n</svg>\n");
    out
}

/// The upper left corner of a cell.
fn corner(x: usize, y: usize) -> (f32, f32) {
    let cells = |count: usize| f32::from(u16::try_from(count).unwrap());
    (EDGE.0 + cells(x) * CELL.0, EDGE.1 + cells(y) * CELL.1)
}

fn draw_row(row: &[Cell], y: usize, out: &mut String) {
    let mut x = 0;
    while x < row.len() {
        let same = |cell: &Cell| cell.style() == row[x].style() && lined(cell) == lined(&row[x]);
        let length = row[x..].iter().take_while(|cell| same(cell)).count();
        draw_run(&row[x..x + length], (x, y), out);
        x += length;
    }
}

/// Cells that are drawn as a line, not as text: fonts leave gaps between them.
fn lined(cell: &Cell) -> Option<char> {
    cell.symbol().chars().next().filter(|symbol| ['─', '│'].contains(symbol))
}

/// Cells of one style.
fn draw_run(run: &[Cell], (x, y): (usize, usize), out: &mut String) {
    let (left, top) = corner(x, y);
    let (right, bottom) = corner(x + run.len(), y + 1);
    let reversed = run[0].modifier.contains(Modifier::REVERSED);
    let (ink, ground) = (color(run[0].fg), if reversed { color(run[0].fg) } else { GROUND });
    let faded = if run[0].modifier.contains(Modifier::DIM) { " opacity=\".6\"" } else { "" };
    let (middle, center) = (f32::midpoint(top, bottom), f32::midpoint(left, right));
    let line = match lined(&run[0]) {
        Some('─') => Some(format!("M{left:.1} {middle:.1}H{right:.1}")),
        Some(_) => Some(format!("M{center:.1} {top:.1}V{bottom:.1}")),
        None => None,
    };
    if let Some(line) = line {
        writeln!(out, "<path d=\"{line}\" stroke=\"{ink}\" stroke-width=\".8\" opacity=\".45\"/>")
            .unwrap();
        return;
    }
    if reversed {
        let (width, height) = (right - left, bottom - top);
        writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{ground}\"/>"
        )
        .unwrap();
    }
    let text: String = run.iter().map(Cell::symbol).collect();
    let ink = if reversed { GROUND } else { ink };
    for (at, words) in words(&text) {
        let (left, _) = corner(x + at, y);
        let (right, _) = corner(x + at + words.chars().count(), y);
        write!(out, "<text x=\"{left:.1}\" y=\"{:.1}\" fill=\"{ink}\"{faded}", bottom - 5.0)
            .unwrap();
        write!(out, " textLength=\"{:.1}\"{}", right - left, weight(run[0].modifier)).unwrap();
        writeln!(out, ">{}</text>", escaped(words)).unwrap();
    }
}

/// Stretches of a row without wide gaps, and where they begin.
fn words(row: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in row.split("  ") {
        if !part.trim().is_empty() {
            let lead = part.len() - part.trim_start().len();
            found.push((at + lead, part.trim()));
        }
        at += part.chars().count() + 2;
    }
    found
}

fn weight(modifier: Modifier) -> &'static str {
    match (modifier.contains(Modifier::BOLD), modifier.contains(Modifier::ITALIC)) {
        (true, true) => " font-weight=\"bold\" font-style=\"italic\"",
        (true, false) => " font-weight=\"bold\"",
        (false, true) => " font-style=\"italic\"",
        (false, false) => "",
    }
}

fn escaped(text: &str) -> String {
    let escape = |typed| match typed {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        other => other.to_string(),
    };
    text.chars().map(escape).collect()
}

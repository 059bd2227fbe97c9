//! What the screen writes, as another terminal emulator reads it.

use proptest::prelude::*;
use ratatui::{
    buffer::{Buffer, CellWidth as _},
    layout::{Position, Rect},
    style::{Color, Modifier, Style},
};

use crate::tui::kept::Kept;
use crate::world::runtime::screen::Screen;

const COLUMNS: u16 = 24;
const ROWS: u16 = 7;

/// One cluster put somewhere.
#[derive(Debug, Clone)]
struct Put {
    at: (u16, u16),
    cluster: &'static str,
    style: Style,
}

fn terminal() -> vt100::Parser {
    sized(COLUMNS, ROWS)
}

fn sized(columns: u16, rows: u16) -> vt100::Parser {
    let size = |n: u16| n.try_into().unwrap();
    vt100::Parser::new(size(rows), size(columns), 0)
}

fn paint(puts: &[Put], buffer: &mut Buffer) {
    for put in puts {
        buffer.set_string(put.at.0, put.at.1, put.cluster, put.style);
    }
}

fn shown(color: Color) -> vt100::Color {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only the colors drawn here")]
    match color {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::White => vt100::Color::Idx(15),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        other => unreachable!("not drawn here: {other}"),
    }
}

fn assert_shows(terminal: &vt100::Parser, buffer: &Buffer) {
    for y in 0..ROWS {
        let mut covered = 0;
        for x in 0..COLUMNS {
            let cell = &buffer[(x, y)];
            let parsed = terminal.screen().cell(y, x).unwrap();
            if x < covered {
                continue;
            }
            covered = x + cell.symbol().cell_width();
            let contents = if parsed.has_contents() { parsed.contents() } else { " " };
            assert_eq!(contents, cell.symbol(), "at {x},{y}");
            assert_eq!(parsed.bgcolor(), shown(cell.bg), "background at {x},{y}");
            let is = |modifier| cell.modifier.contains(modifier);
            assert_eq!(parsed.inverse(), is(Modifier::REVERSED), "inverse at {x},{y}");
            assert_eq!(parsed.underline(), is(Modifier::UNDERLINED), "underline at {x},{y}");
            if cell.symbol() != " " {
                assert_eq!(parsed.fgcolor(), shown(cell.fg), "foreground at {x},{y}");
                // This emulator knows one weight at a time.
                let weights = (is(Modifier::BOLD), is(Modifier::DIM));
                let parsed_weights = (parsed.bold(), parsed.dim());
                assert!(weights == (true, true) || weights == parsed_weights, "at {x},{y}");
                assert_eq!(parsed.italic(), is(Modifier::ITALIC), "italic at {x},{y}");
            }
        }
    }
}

fn styles() -> impl Strategy<Value = Style> {
    let colors = || {
        prop::sample::select(vec![
            Color::Reset,
            Color::Red,
            Color::White,
            Color::Indexed(200),
            Color::Rgb(1, 20, 255),
        ])
    };
    let modifiers = prop::sample::subsequence(
        vec![Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED],
        0..=3,
    );
    let weights = prop::sample::select(vec![Modifier::empty(), Modifier::BOLD, Modifier::DIM]);
    (colors(), colors(), modifiers, weights).prop_map(|(fg, bg, modifiers, weight)| {
        let all = modifiers.into_iter().fold(weight, Modifier::union);
        Style::new().fg(fg).bg(bg).add_modifier(all)
    })
}

fn puts() -> impl Strategy<Value = Vec<Put>> {
    let clusters = prop::sample::select(vec![
        "a",
        "the whole thing went quiet",
        " ",
        "       ",
        "é",
        "e\u{301}",
        "漢字",
        "─│✓…",
        "🌞",
        "ｱ",
    ]);
    let put = (0..COLUMNS, 0..ROWS, clusters, styles()).prop_map(|(x, y, cluster, style)| Put {
        at: (x, y),
        cluster,
        style,
    });
    prop::collection::vec(put, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_frames_one_after_another_are_read_as_drawn(frames in prop::collection::vec(puts(), 1..6)) {
        let mut screen = Screen::new(COLUMNS, ROWS);
        let mut terminal = terminal();
        for puts in &frames {
            let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
            paint(puts, &mut buffer);
            let bytes = screen.frame(&Kept::nothing(), |next| { paint(puts, next); Some(Position::new(3, 2)) });
            terminal.process(bytes);
            assert_shows(&terminal, &buffer);
            prop_assert_eq!(terminal.screen().cursor_position(), (2, 3));
        }
    }

    #[test]
    fn rows_that_moved_are_read_as_drawn(
        lines in prop::collection::vec("[a-c漢é ]{0,24}", 12), steps in prop::collection::vec(0..4_usize, 1..8),
        style in styles(),
    ) {
        let (mut screen, mut terminal) = (Screen::new(COLUMNS, ROWS), terminal());
        let mut from = 0;
        for step in steps {
            from = (from + step) % lines.len();
            let show = |buffer: &mut Buffer| {
                buffer.set_string(0, 0, "what stays above", Style::new());
                for (y, line) in (1..ROWS - 1).zip(lines.iter().cycle().skip(from)) {
                    buffer.set_string(0, y, line, style);
                    buffer.set_string(COLUMNS - 2, y, "│", Style::new());
                }
                buffer.set_string(0, ROWS - 1, "what stays below", style);
            };
            let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
            show(&mut buffer);
            terminal.process(screen.frame(&Kept::nothing(), |next| { show(next); None }));
            assert_shows(&terminal, &buffer);
        }
    }

    #[test]
    fn any_symbols_at_any_size_write_no_control_characters(
        symbols in prop::collection::vec(any::<String>(), 0..20), columns in 0..5_u16, rows in 0..5_u16,
    ) {
        let mut screen = Screen::new(columns, rows);
        let bytes = screen.frame(&Kept::nothing(), |next| {
            next.content.iter_mut().zip(&symbols).for_each(|(cell, symbol)| { cell.set_symbol(symbol); });
            Some(Position::new(9, 9))
        });
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        prop_assert!(text.chars().all(|c| !c.is_control() || ['\x1b', '\r', '\x08', '\n'].contains(&c)));
    }
}

fn typed(text: &str) -> impl FnOnce(&mut Buffer) -> Option<Position> {
    move |buffer| {
        buffer.set_string(0, 0, "a line above", Style::new().fg(Color::Red));
        buffer.set_string(2, 3, text, Style::new());
        Some(Position::new(2 + text.cell_width(), 3))
    }
}

#[test]
fn a_typed_character_costs_itself_and_the_synchronized_update() {
    let mut screen = Screen::new(80, 24);
    let _ = screen.frame(&Kept::nothing(), typed("they sai"));
    let bytes = screen.frame(&Kept::nothing(), typed("they said"));
    assert_eq!(String::from_utf8_lossy(bytes), "\u{1b}[?2026hd\u{1b}[?2026l");
}

#[test]
fn nothing_is_written_when_nothing_changed() {
    let mut screen = Screen::new(80, 24);
    let _ = screen.frame(&Kept::nothing(), typed("they said"));
    assert_eq!(screen.frame(&Kept::nothing(), typed("they said")), b"");
}

#[test]
fn a_forgotten_screen_is_drawn_whole_again() {
    let mut screen = Screen::new(COLUMNS, ROWS);
    let _ = screen.frame(&Kept::nothing(), typed("they said"));
    screen.forget();
    let mut terminal = terminal();
    terminal.process(b"rubbish on the screen\x1b[7m and more");
    terminal.process(screen.frame(&Kept::nothing(), typed("they said")));
    assert_eq!(terminal.screen().contents(), "a line above\n\n\n  they said");
}

#[test]
fn the_cursor_is_hidden_and_shown_only_when_that_changes() {
    let mut screen = Screen::new(80, 24);
    let _ = screen.frame(&Kept::nothing(), |_| None);
    assert_eq!(screen.frame(&Kept::nothing(), |_| None), b"");
    let bytes = screen.frame(&Kept::nothing(), |_| Some(Position::new(0, 0))).to_vec();
    assert!(String::from_utf8(bytes).unwrap().contains("\u{1b}[?25h"));
}

#[test]
fn rows_that_only_moved_cost_little() {
    let (mut screen, mut terminal) = (Screen::new(80, 24), sized(80, 24));
    let lines: Vec<String> =
        (0..40).map(|n| format!("{n} the second page came while the first was {n} open")).collect();
    let mut frame = |from: usize| {
        let bytes = screen.frame(&Kept::nothing(), |buffer| {
            for (y, line) in (2..20).zip(lines.iter().skip(from)) {
                buffer.set_string(3, y, line, Style::new());
            }
            buffer.set_string(0, 21, "the line being typed", Style::new());
            None
        });
        terminal.process(bytes);
        bytes.len()
    };
    assert!(frame(0) > 800);
    assert!(frame(1) < 120);
    assert!(frame(3) < 200);
    let shown = terminal.screen().contents();
    assert!(shown.contains("\n   20 the second page") && shown.ends_with("typed"), "{shown}");
}

#[test]
fn a_row_that_became_blank_is_erased_at_once() {
    let mut screen = Screen::new(80, 24);
    let _ = screen.frame(&Kept::nothing(), typed("they said that it didn't look normal"));
    let bytes = screen.frame(&Kept::nothing(), typed("")).len();
    assert!(bytes <= 32, "{bytes} bytes");
}

#[test]
fn families_keep_to_their_cells_even_where_they_are_shown_apart() {
    let mut screen = Screen::new(COLUMNS, ROWS);
    let mut terminal = terminal();
    let family = "👨\u{200d}👩\u{200d}👧";
    terminal.process(screen.frame(&Kept::nothing(), |next| {
        next.set_string(0, 0, format!("{family}|right"), Style::new());
        next.set_string(COLUMNS - 2, ROWS - 1, family, Style::new());
        next.set_string(0, 1, "below", Style::new());
        None
    }));
    let rows: Vec<String> = terminal.screen().rows(0, COLUMNS).collect();
    assert!(rows.first().is_some_and(|row| row.ends_with("|right")), "{rows:?}");
    assert_eq!(rows.get(1).map(String::as_str), Some("below"));
}

#[test]
fn every_attribute_is_written_and_none_blinks() {
    let mut screen = Screen::new(20, 1);
    let style = Style::new().add_modifier(Modifier::all()).fg(Color::DarkGray).bg(Color::Blue);
    let bytes = screen.frame(&Kept::nothing(), |next| {
        next.set_string(0, 0, "a", style);
        None
    });
    assert!(String::from_utf8_lossy(bytes).contains("\u{1b}[1;2;3;4;7;8;9;90;44ma"));
}

//! What events mean.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::tui::{
    effect::Input,
    keys::press::{Held, Key, Press},
};
use crate::world::runtime::input::input;

fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Press> {
    match input(Event::Key(KeyEvent::new(code, modifiers))) {
        Some(Input::Press(press)) => Some(press),
        _ => None,
    }
}

#[test]
fn keys_arrive_with_what_was_held() {
    let (none, shift) = (KeyModifiers::NONE, KeyModifiers::SHIFT);
    let (ctrl, alt) = (KeyModifiers::CONTROL, KeyModifiers::ALT);
    let char = |typed| (KeyCode::Char(typed), Key::Char(typed));
    let cases = [
        (char('a').0, none, Press::plain(char('a').1)),
        (char('A').0, shift, Press::plain(char('A').1)),
        (char('n').0, ctrl, Press::ctrl(char('n').1)),
        (char('N').0, ctrl | shift, Press::ctrl(char('n').1)),
        (char(' ').0, ctrl, Press::ctrl(char(' ').1)),
        (char('j').0, ctrl, Press::ctrl(char('j').1)),
        (char('7').0, ctrl, Press::ctrl(char('/').1)),
        (char('_').0, ctrl, Press::ctrl(char('/').1)),
        (char('1').0, alt, Press::alt(char('1').1)),
        (KeyCode::Enter, none, Press::plain(Key::Enter)),
        (KeyCode::Enter, alt, Press::alt(Key::Enter)),
        (KeyCode::BackTab, shift, Press::shift(Key::Tab)),
        (KeyCode::BackTab, none, Press::shift(Key::Tab)),
        (KeyCode::Left, ctrl, Press::ctrl(Key::Left)),
        (KeyCode::Left, shift, Press::shift(Key::Left)),
        (KeyCode::Left, ctrl | shift, Press { key: Key::Left, held: Held::CtrlShift }),
        (KeyCode::F(5), none, Press::plain(Key::F(5))),
    ];
    for (code, modifiers, expected) in cases {
        assert_eq!(pressed(code, modifiers), Some(expected), "{code:?} {modifiers:?}");
    }
}

#[test]
fn releases_and_keys_of_no_use_are_dropped() {
    let mut release = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
    release.kind = KeyEventKind::Release;
    assert_eq!(input(Event::Key(release)), None);
    assert_eq!(pressed(KeyCode::CapsLock, KeyModifiers::NONE), None);
    assert_eq!(input(Event::FocusLost), None);
}

#[test]
fn repeats_are_presses() {
    let mut repeat = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
    repeat.kind = KeyEventKind::Repeat;
    assert_eq!(input(Event::Key(repeat)), Some(Input::Press(Press::plain(Key::Char('a')))));
}

#[test]
fn pastes_arrive_as_they_are() {
    let pasted = "two\r\nlines\u{1b}[31m".to_owned();
    assert_eq!(input(Event::Paste(pasted.clone())), Some(Input::Paste(pasted)));
}

#[test]
fn clicks_and_the_wheel_arrive_and_moves_do_not() {
    let mouse = |kind| {
        let modifiers = KeyModifiers::NONE;
        input(Event::Mouse(MouseEvent { kind, column: 4, row: 2, modifiers }))
    };
    assert_eq!(mouse(MouseEventKind::Down(MouseButton::Left)), Some(Input::Click(4, 2)));
    assert_eq!(mouse(MouseEventKind::ScrollDown), Some(Input::Wheel(1)));
    assert_eq!(mouse(MouseEventKind::ScrollUp), Some(Input::Wheel(-1)));
    assert_eq!(mouse(MouseEventKind::Moved), None);
}

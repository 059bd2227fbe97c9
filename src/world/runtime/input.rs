//! Terminal events as the program's inputs. Releases end here, and so does everything that only one
//! terminal means.

#[cfg(test)]
mod tests;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::tui::{
    effect::Input,
    keys::press::{Held, Key, Press},
};

/// What an event means to the program, if anything.
#[must_use]
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => press(key).map(Input::Press),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resized(columns, rows)),
        Event::Mouse(mouse) => pointed(mouse),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn press(event: KeyEvent) -> Option<Press> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let key = key(event.code)?;
    let shifted = event.code == KeyCode::BackTab || event.modifiers.contains(KeyModifiers::SHIFT);
    Some(control_characters(Press { key, held: held(key, event.modifiers, shifted) }))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "keys no table binds, and future ones")]
fn key(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Char(typed) => Key::Char(typed),
        KeyCode::F(number) => Key::F(number),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab | KeyCode::BackTab => Key::Tab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    })
}

fn held(key: Key, modifiers: KeyModifiers, shifted: bool) -> Held {
    let shifted = shifted && !matches!(key, Key::Char(_));
    let ctrl = modifiers.contains(KeyModifiers::CONTROL);
    let alt = modifiers.contains(KeyModifiers::ALT);
    match (ctrl, alt, shifted) {
        (true, true, _) => Held::CtrlAlt,
        (true, false, true) => Held::CtrlShift,
        (true, false, false) => Held::Ctrl,
        (false, true, true) => Held::AltShift,
        (false, true, false) => Held::Alt,
        (false, false, true) => Held::Shift,
        (false, false, false) => Held::Nothing,
    }
}

/// Terminals have no codes of their own for some Control keys: Ctrl-/ arrives as 0x1f, which is read
/// as Ctrl-7 or Ctrl-_. And Control with a letter is one key, whichever case it is reported in.
fn control_characters(press: Press) -> Press {
    let key = match (press.key, press.held) {
        (Key::Char('7' | '_'), Held::Ctrl | Held::CtrlAlt) => Key::Char('/'),
        (Key::Char(letter), Held::Ctrl | Held::CtrlAlt) => Key::Char(letter.to_ascii_lowercase()),
        (key, _) => key,
    };
    Press { key, held: press.held }
}

fn pointed(event: MouseEvent) -> Option<Input> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(event.column, event.row)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(-1)),
        MouseEventKind::ScrollDown => Some(Input::Wheel(1)),
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}

//! A field of one line, for filters and forms.

#![expect(clippy::wildcard_enum_match_arm, reason = "every other key means nothing here")]

use crate::tui::paint::Buffer;
use ratatui::{layout::Rect, style::Style};
use tui_input::{Input, InputRequest};

use crate::tui::keys::press::{Held, Key, Press};
use crate::tui::{paint, wrap};

/// A field of one line.
#[derive(Debug, Clone, Default)]
pub struct Field {
    input: Input,
}

impl Field {
    /// A field that holds this text.
    #[must_use]
    pub fn with(text: &str) -> Self {
        Self { input: Input::new(text.to_owned()) }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Takes a press in; whether it meant anything here.
    pub fn press(&mut self, press: Press) -> bool {
        let request = request(press);
        if let Some(request) = request {
            self.input.handle(request);
        }
        request.is_some()
    }

    /// Takes pasted text in, as one line.
    pub fn paste(&mut self, text: &str) {
        let line = text.chars().map(|typed| if typed.is_control() { ' ' } else { typed });
        for typed in line.take(10_000) {
            self.input.handle(InputRequest::InsertChar(typed));
        }
    }

    /// Draws the text so that the cursor is in sight; where the terminal's cursor belongs.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, style: Style) -> (u16, u16) {
        let before: String = self.text().chars().take(self.input.cursor()).collect();
        let room = usize::from(area.width.saturating_sub(1));
        let mut start = 0;
        while wrap::width(before.get(start..).unwrap_or_default()) > room {
            start +=
                before.get(start..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        let shown = self.text().get(start..).unwrap_or_default();
        paint::text(buf, area.x, area.y, area.width, shown, style);
        let column = wrap::width(before.get(start..).unwrap_or_default());
        (area.x + u16::try_from(column).unwrap_or(0), area.y)
    }
}

fn request(press: Press) -> Option<InputRequest> {
    match press.held {
        Held::Nothing => match press.key {
            Key::Char(typed) => Some(InputRequest::InsertChar(typed)),
            Key::Backspace => Some(InputRequest::DeletePrevChar),
            Key::Delete => Some(InputRequest::DeleteNextChar),
            Key::Left => Some(InputRequest::GoToPrevChar),
            Key::Right => Some(InputRequest::GoToNextChar),
            Key::Home => Some(InputRequest::GoToStart),
            Key::End => Some(InputRequest::GoToEnd),
            _ => None,
        },
        Held::Ctrl => match press.key {
            Key::Char('a') => Some(InputRequest::GoToStart),
            Key::Char('e') => Some(InputRequest::GoToEnd),
            Key::Char('w') => Some(InputRequest::DeletePrevWord),
            Key::Char('u') => Some(InputRequest::DeleteLine),
            Key::Char('k') => Some(InputRequest::DeleteTillEnd),
            Key::Char('y') => Some(InputRequest::Yank),
            Key::Char('h') => Some(InputRequest::DeletePrevChar),
            Key::Char('d') => Some(InputRequest::DeleteNextChar),
            Key::Left => Some(InputRequest::GoToPrevWord),
            Key::Right => Some(InputRequest::GoToNextWord),
            _ => None,
        },
        Held::Alt => match press.key {
            Key::Char('b') => Some(InputRequest::GoToPrevWord),
            Key::Char('f') => Some(InputRequest::GoToNextWord),
            Key::Char('d') => Some(InputRequest::DeleteNextWord),
            _ => None,
        },
        Held::Shift | Held::CtrlShift | Held::AltShift | Held::CtrlAlt => None,
    }
}

//! One key press, as the program knows it: releases and repeats are gone, and so is the terminal.

use std::fmt;

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A character, as typed (so `?`, not Shift-`/`).
    Char(char),
    /// A function key.
    F(u8),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab; Shift-Tab is `Tab` with `shift`.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// What was held down with a key. For characters, Shift is in the character itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Held {
    /// Nothing.
    Nothing,
    /// Shift; never for characters.
    Shift,
    /// Control.
    Ctrl,
    /// Alt.
    Alt,
    /// Control and Shift.
    CtrlShift,
    /// Alt and Shift.
    AltShift,
    /// Control and Alt.
    CtrlAlt,
}

/// A key with what was held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Press {
    /// The key.
    pub key: Key,
    /// What was held down with it.
    pub held: Held,
}

impl Press {
    /// The bare key.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { key, held: Held::Nothing }
    }

    /// With Control.
    #[must_use]
    pub const fn ctrl(key: Key) -> Self {
        Self { key, held: Held::Ctrl }
    }

    /// With Alt.
    #[must_use]
    pub const fn alt(key: Key) -> Self {
        Self { key, held: Held::Alt }
    }

    /// With Shift.
    #[must_use]
    pub const fn shift(key: Key) -> Self {
        Self { key, held: Held::Shift }
    }

    /// The character this press types into a field, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        if let (Key::Char(typed), Held::Nothing) = (self.key, self.held) {
            Some(typed)
        } else {
            None
        }
    }
}

impl fmt::Display for Press {
    /// As the key rows show it: `^N`, `Alt-1`, `F5`, `Shift-Tab`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.held.shown(), self.key.shown(self.held))
    }
}

impl Held {
    fn shown(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Shift => "Shift-",
            Self::Ctrl => "^",
            Self::Alt => "Alt-",
            Self::CtrlShift => "Shift-^",
            Self::AltShift => "Alt-Shift-",
            Self::CtrlAlt => "Alt-^",
        }
    }
}

impl Key {
    fn shown(self, held: Held) -> String {
        match self {
            Self::Char(' ') => "Space".to_owned(),
            Self::Char(typed) if held == Held::Ctrl => typed.to_ascii_uppercase().to_string(),
            Self::Char(typed) => typed.to_string(),
            Self::F(number) => format!("F{number}"),
            Self::Up => "↑".to_owned(),
            Self::Down => "↓".to_owned(),
            Self::Left => "←".to_owned(),
            Self::Right => "→".to_owned(),
            Self::Enter
            | Self::Esc
            | Self::Tab
            | Self::Backspace
            | Self::Delete
            | Self::Insert
            | Self::Home
            | Self::End
            | Self::PageUp
            | Self::PageDown => format!("{self:?}"),
        }
    }
}

//! Key tables: one row per action, from which the key row, the help and the palette all come.

use std::borrow::Cow;

use crate::tui::keys::press::{Key, Press};

/// What a key does in one mode of one screen.
#[derive(Debug, Clone, Copy)]
pub struct Binding<A: 'static> {
    /// The keys that do it; the first is shown. None: only the palette has it.
    pub presses: &'static [Press],
    /// What it does.
    pub action: A,
    /// Its name in the palette and the help.
    pub name: &'static str,
    /// Its word in the key row; empty if it isn't shown there.
    pub hint: &'static str,
    /// The heading it stands under in the help.
    pub group: &'static str,
}

/// One row of a table.
#[must_use]
pub const fn row<A: Copy>(
    presses: &'static [Press],
    action: A,
    name: &'static str,
    hint: &'static str,
    group: &'static str,
) -> Binding<A> {
    Binding { presses, action, name, hint, group }
}

/// The action a press means in a table.
#[must_use]
pub fn find<A: Copy>(table: &[Binding<A>], press: Press) -> Option<A> {
    table.iter().find(|binding| binding.presses.contains(&press)).map(|binding| binding.action)
}

/// One row of the help or the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The heading.
    pub group: &'static str,
    /// What it does.
    pub name: Cow<'static, str>,
    /// The keys, as shown.
    pub keys: String,
    /// Its word in the key row.
    pub hint: &'static str,
}

/// A table as rows.
#[must_use]
pub fn rows<A>(table: &[Binding<A>]) -> Vec<Row> {
    let row = |binding: &Binding<A>| Row {
        group: binding.group,
        name: Cow::Borrowed(binding.name),
        keys: shown(binding.presses),
        hint: binding.hint,
    };
    table.iter().map(row).collect()
}

/// Keys as they are shown: `^N`, or `^J / Alt-Enter`.
#[must_use]
pub fn shown(presses: &[Press]) -> String {
    presses.iter().map(Press::to_string).collect::<Vec<_>>().join(" / ")
}

/// A plain character.
#[must_use]
pub const fn ch(typed: char) -> Press {
    Press::plain(Key::Char(typed))
}

/// Control and a character.
#[must_use]
pub const fn ctrl(typed: char) -> Press {
    Press::ctrl(Key::Char(typed))
}

/// Alt and a character.
#[must_use]
pub const fn alt(typed: char) -> Press {
    Press::alt(Key::Char(typed))
}

/// A function key.
#[must_use]
pub const fn f(number: u8) -> Press {
    Press::plain(Key::F(number))
}

/// A named key.
#[must_use]
pub const fn key(key: Key) -> Press {
    Press::plain(key)
}

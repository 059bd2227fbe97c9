//! How the pen writes: its colors and attributes, and the sequence from one look to another.

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

use crate::world::runtime::screen::pen::number;

/// The attributes written, with what turns each on and off. Bold and dim share an end, and come first.
const ATTRIBUTES: [(Modifier, u16, u16); 7] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

const WEIGHTS: Modifier = Modifier::BOLD.union(Modifier::DIM);
const BLINKS: Modifier = Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK);

/// Colors and attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::world::runtime::screen) struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    /// As the terminal writes when nothing is asked of it.
    pub(in crate::world::runtime::screen) const PLAIN: Self =
        Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// A cell's look.
    pub(in crate::world::runtime::screen) fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier.difference(BLINKS) }
    }

    /// Appends `start` and what makes this look that one.
    pub(super) fn change(self, to: Self, start: &[u8], out: &mut Vec<u8>) {
        out.extend_from_slice(start);
        self.attributes(to, out);
        if self.fg != to.fg {
            color(to.fg, 30, out);
        }
        if self.bg != to.bg {
            color(to.bg, 40, out);
        }
        if let Some(last) = out.last_mut() {
            *last = b'm';
        }
    }

    fn attributes(self, to: Self, out: &mut Vec<u8>) {
        let gone = self.modifier.difference(to.modifier);
        let mut came = to.modifier.difference(self.modifier);
        if gone.intersects(WEIGHTS) {
            came |= to.modifier.intersection(WEIGHTS);
            parameter(22, out);
        }
        for (attribute, on, off) in ATTRIBUTES {
            if gone.difference(WEIGHTS).contains(attribute) {
                parameter(off, out);
            }
            if came.contains(attribute) {
                parameter(on, out);
            }
        }
    }
}

/// Writes a color; `base` is 30 for the foreground, 40 for the background.
fn color(color: Color, base: u16, out: &mut Vec<u8>) {
    let named = match color {
        Color::Reset => 9,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Indexed(index) => {
            return [base + 8, 5, u16::from(index)].into_iter().for_each(|n| parameter(n, out));
        }
        Color::Rgb(red, green, blue) => {
            let rgb = [red, green, blue].map(u16::from);
            return [base + 8, 2].into_iter().chain(rgb).for_each(|n| parameter(n, out));
        }
    };
    parameter(base + named, out);
}

fn parameter(value: u16, out: &mut Vec<u8>) {
    number(value, out);
    out.push(b';');
}

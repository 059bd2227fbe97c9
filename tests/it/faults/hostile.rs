//! Text that a terminal would obey, hide or turn around; and how to see that it got through.

use crate::dice::Dice;

/// What every hostile string begins with, and its number after it, so that those on a screen can be
/// told apart.
const MARK: &str = "§";
const DIGITS: usize = 4;

/// What terminals and fonts act on.
const PIECES: [&str; 46] = [
    "\u{1b}[2J",
    "\u{1b}]52;c;aGk=\u{7}",
    "\u{1b}]0;title\u{1b}\\",
    "\u{1b}]8;;http://x.example\u{1b}\\link",
    "\u{1b}c",
    "\u{1b}[6n",
    "\u{1b}P1$r0m\u{1b}\\",
    "\u{1b}[?1049l",
    "\u{1b}",
    "\u{9b}2J",
    "\u{9d}52;c;aGk=\u{9c}",
    "\u{90}",
    "\u{85}",
    "\r",
    "\n",
    "\t",
    "\u{b}\u{c}",
    "\0",
    "\u{7}\u{8}",
    "\u{7f}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{61c}",
    "\u{200e}\u{200f}",
    "\u{200b}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{200d}",
    "\u{fe0f}",
    "\u{2028}",
    "\u{2029}",
    "\u{e0041}",
    "\u{e0001}",
    "\u{fff9}x\u{fffb}",
    "\u{301}\u{301}\u{301}",
    "\u{115f}",
    "\u{3164}",
    "\u{fffe}",
    "👩\u{200d}👩\u{200d}👧",
    "日本",
    "א‎ב",
    "\u{600}1",
    "word ",
    "plain words ",
];

/// The hostile string of this number.
pub(crate) fn hostile(number: usize, dice: &mut Dice) -> String {
    let number = number % 26_usize.pow(4);
    let digit = |at: u32| char::from(b'a' + u8::try_from(number / 26_usize.pow(at) % 26).unwrap());
    let mut text: String = MARK.chars().chain((0..4).map(digit)).collect();
    for _ in 0..=dice.roll(6) {
        text.push_str(dice.one_of::<&str>(&PIECES));
    }
    match dice.roll(40) {
        0 => text.extend(std::iter::repeat_n('\u{301}', 400)),
        1 => text.extend(std::iter::repeat_n('W', 3_000)),
        _ => {}
    }
    text
}

/// Whether a terminal would obey, hide or turn it.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{3164}'
            | '\u{e0000}'..='\u{e007f}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The numbers of those that stand in the cells of a screen.
pub(crate) fn numbers(buffer: &ratatui::buffer::Buffer) -> Vec<String> {
    let symbols: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
    let numbers = symbols.windows(1 + DIGITS).filter(|window| window[0] == MARK);
    numbers.map(|window| window[1..].concat()).collect()
}

/// What got through into the cells of a screen.
pub(crate) fn in_cells(buffer: &ratatui::buffer::Buffer) -> Vec<String> {
    let symbols = buffer.content.iter().map(ratatui::buffer::Cell::symbol);
    let bad = |symbol: &&str| symbol.chars().any(is_hostile) || symbol.chars().count() > 12;
    symbols.filter(bad).map(|symbol| symbol.escape_unicode().to_string()).collect()
}

/// What got through into the bytes for a terminal: everything but words and our own sequences, which
/// place, erase, color, scroll and show.
pub(crate) fn in_bytes(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut bad = Vec::new();
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        if c == '\u{1b}' {
            match own_sequence(rest) {
                Some(length) => {
                    rest = &rest[length..];
                    continue;
                }
                None => {
                    bad.push(format!(
                        "a sequence: {:?}",
                        rest.chars().take(12).collect::<String>()
                    ));
                }
            }
        } else if is_hostile(c) && !matches!(c, '\r' | '\n' | '\u{8}') {
            bad.push(c.escape_unicode().to_string());
        }
        rest = &rest[c.len_utf8()..];
    }
    bad
}

/// The length of one of our own sequences, which the text begins with.
fn own_sequence(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters.find(|c: char| !matches!(c, '0'..='9' | ';' | ':' | '?'))?;
    let modes = ["?1049", "?2004", "?2026", "?25", "?1000", "?1006"];
    let known = match parameters[end..].chars().next()? {
        'H' | 'm' | 'K' | 'J' | 'G' | 'C' | 'D' | 'r' => !parameters[..end].contains('?'),
        'h' | 'l' => modes.contains(&&parameters[..end]),
        _ => false,
    };
    known.then_some(2 + end + 1)
}

#[test]
fn what_gets_through_is_seen_and_what_is_ours_is_not() {
    assert_eq!(in_bytes(b"\x1b[?2026h\x1b[2J\x1b[3;4Hword\x1b[0;1m\r\n\x1b[?2026l"), [""; 0]);
    for bad in
        ["\u{1b}]0;t\u{7}", "\u{1b}c", "\u{1b}[6n", "\u{202e}", "\u{9b}2J", "\u{7}", "\u{1b}[?1h"]
    {
        assert!(!in_bytes(bad.as_bytes()).is_empty(), "{bad:?}");
    }
}

//! Bytes → text, in whichever encoding somebody's editor left them. Never lossy in silence.

use std::fmt;

/// Text and, where the encoding had to be guessed, what to tell the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without its byte-order mark.
    pub text: String,
    /// Present when the bytes were not plain UTF-8 and the guess should be seen.
    pub note: Option<String>,
}

/// Why bytes are no text. Offsets are in bytes from the start of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecodable {
    /// UTF-16 with half a unit at its end.
    OddLength(usize),
    /// Half of a UTF-16 pair without its other half.
    LoneSurrogate(usize),
    /// Marked as UTF-8, but it is not.
    NotUtf8(usize),
    /// Marked as UTF-32, which is not read.
    Utf32,
}

/// Decodes `bytes`: a byte-order mark decides; else valid UTF-8; else UTF-16 if zeros alternate;
/// else Windows-1252, with a note.
///
/// # Errors
/// When the encoding is known but the bytes do not keep to it.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(Undecodable::Utf32),
        [0xEF, 0xBB, 0xBF, rest @ ..] => marked_utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes, 2).map(plain),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes, 2).map(plain),
        _ => unmarked(bytes),
    }
}

impl fmt::Display for Undecodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OddLength(at) => write!(f, "UTF-16 cut in the middle of a unit at byte {at}"),
            Self::LoneSurrogate(at) => write!(f, "UTF-16 with half a pair at byte {at}"),
            Self::NotUtf8(at) => write!(f, "a UTF-8 mark but no UTF-8 at byte {at}"),
            Self::Utf32 => write!(f, "UTF-32"),
        }
    }
}

impl std::error::Error for Undecodable {}

fn plain(text: String) -> Decoded {
    Decoded { text, note: None }
}

fn marked_utf8(rest: &[u8]) -> Result<Decoded, Undecodable> {
    match str::from_utf8(rest) {
        Ok(text) => Ok(plain(text.to_owned())),
        Err(error) => Err(Undecodable::NotUtf8(error.valid_up_to() + 3)),
    }
}

fn unmarked(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    if let Some(read) = unmarked_utf16(bytes) {
        let text = utf16(bytes, read, 0)?;
        let note = Some("read as UTF-16; save it as UTF-8 to be sure".to_owned());
        return Ok(Decoded { text, note });
    }
    // A stray zero inside UTF-8 stays: the reader refuses it, and can say where it is.
    Ok(str::from_utf8(bytes).map_or_else(|_| windows_1252(bytes), |text| plain(text.to_owned())))
}

/// Zeros at every second byte, and hardly anywhere else, are what UTF-16 without a mark looks like.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = (sample.len() / 2).div_ceil(3).max(1);
    if odd >= many && even * 8 < odd {
        Some(u16::from_le_bytes)
    } else if even >= many && odd * 8 < even {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], read: fn([u8; 2]) -> u16, mark: usize) -> Result<String, Undecodable> {
    let (units, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Undecodable::OddLength(mark + bytes.len() - 1));
    }
    let mut text = String::with_capacity(bytes.len());
    let mut at = mark;
    for decoded in char::decode_utf16(units.iter().map(|unit| read(*unit))) {
        let Ok(c) = decoded else { return Err(Undecodable::LoneSurrogate(at)) };
        at += c.len_utf16() * 2;
        text.push(c);
    }
    Ok(text)
}

fn windows_1252(bytes: &[u8]) -> Decoded {
    let text = bytes.iter().map(|byte| windows_char(*byte)).collect();
    let note = Some("not UTF-8, so read as Windows-1252; check its accented letters".to_owned());
    Decoded { text, note }
}

fn windows_char(byte: u8) -> char {
    /// What Windows-1252 has at 0x80–0x9F; the five unassigned ones stay control characters.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests;

//! The frame of a line: where its checksum stands, and whether it holds.

/// How every line begins. The same bytes cannot stand inside a JSON string.
pub(super) const START: &[u8] = b"{\"c\":\"";

/// What stands between the checksum and the bytes it is of.
const AFTER: &[u8] = b"\",";

/// Where the bytes begin that the checksum is of.
pub(super) const CHECKED: usize = 16;

/// Writes one line: the checksum, then `rest` (the record after its first key), then a line feed.
/// Returns the checksum.
pub(super) fn seal(rest: impl FnOnce(&mut Vec<u8>), out: &mut Vec<u8>) -> u32 {
    let begin = out.len();
    out.extend_from_slice(START);
    out.extend_from_slice(b"00000000");
    out.extend_from_slice(AFTER);
    rest(out);
    let c = out.get(begin + CHECKED..).map_or(0, crc32c::crc32c);
    let digits = begin + START.len();
    if let Some(place) = out.get_mut(digits..digits + 8) {
        place.copy_from_slice(&hex(c));
    }
    out.push(b'\n');
    c
}

/// The checksum of a line (without its line feed), if the line is whole.
pub(super) fn verify(line: &[u8]) -> Option<u32> {
    let rest = line.strip_prefix(START)?;
    let (digits, rest) = rest.split_at_checked(8)?;
    let c = crc32c::crc32c(rest.strip_prefix(AFTER)?);
    (digits == hex(c)).then_some(c)
}

/// Eight lower-case digits.
pub(super) fn hex(number: u32) -> [u8; 8] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    std::array::from_fn(|at| {
        let digit = number >> (28 - 4 * at) & 15;
        DIGITS.get(digit as usize).copied().unwrap_or(b'0')
    })
}

/// The number eight hex digits stand for.
pub(super) fn unhex(digits: &str) -> Option<u32> {
    u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 8)
}

//! Names of the things in an interview.

use std::{fmt, str::FromStr};

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Names one thing in an interview: a note, a question put, a moment, a finding, a lead.
///
/// The number counts up within an interview. The tag is 0 for the writer that founded the
/// interview, and the writer's own for any other, so that two writers never make the same id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id {
    /// Counts up from 1.
    pub number: u32,
    /// Which writer made it; 0 for the founding one.
    pub tag: u32,
}

impl Id {
    /// The founding writer's id with this number.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self { number, tag: 0 }
    }
}

/// The next free numbers. Off the record is counted apart, from the middle of all there are, so that no
/// id on the record tells how much there is off it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Numbers {
    on: u32,
    off: u32,
}

/// The first number off the record.
const FIRST_OFF: u32 = 1 << 31;

impl Numbers {
    /// The next one, off the record or on it.
    pub(super) fn next(self, off: bool) -> u32 {
        if off { self.off.max(FIRST_OFF) } else { self.on.max(1) }
    }

    /// This one is taken.
    pub(super) fn take(&mut self, id: Id) {
        let next = id.number.saturating_add(1);
        let taken = if id.number < FIRST_OFF { &mut self.on } else { &mut self.off };
        *taken = next.max(*taken);
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)?;
        if self.tag == 0 {
            return Ok(());
        }
        write!(f, "-")?;
        for shift in (0..7).rev() {
            let digit = (self.tag >> (shift * 5)) as usize % DIGITS.len();
            let byte = DIGITS.get(digit).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(byte))?;
        }
        Ok(())
    }
}

/// A text that is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoId;

impl fmt::Display for NoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an id: expected a number such as `14`")
    }
}

impl std::error::Error for NoId {}

impl FromStr for Id {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Self, NoId> {
        let (number, tag) = text.split_once('-').map_or((text, None), |(n, t)| (n, Some(t)));
        let number = number.parse().map_err(|_no_number| NoId)?;
        let tag = tag.map_or(Ok(0), read_tag)?;
        Ok(Self { number, tag })
    }
}

fn read_tag(text: &str) -> Result<u32, NoId> {
    text.bytes().try_fold(0_u32, |tag, byte| {
        let digit = DIGITS.iter().position(|d| *d == byte).ok_or(NoId)?;
        tag.checked_mul(32).and_then(|tag| tag.checked_add(u32::try_from(digit).ok()?)).ok_or(NoId)
    })
}

#[cfg(test)]
mod tests {
    use super::{Id, Numbers};

    #[test]
    fn what_is_off_the_record_takes_no_number_from_what_is_on_it() {
        let mut numbers = Numbers::default();
        for off in [false, true, true, false] {
            numbers.take(Id::new(numbers.next(off)));
        }
        assert_eq!((numbers.next(false), numbers.next(true)), (3, (1 << 31) + 2));
    }
}

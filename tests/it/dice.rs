//! Random numbers that can be had again: every failure is told with the seed that made it.

/// A sequence of numbers that follows from its seed.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The sequence of a seed. `FIRSTHAND_SEED` gives another one to all of them.
    pub(crate) fn of(seed: u64) -> Self {
        let given = std::env::var("FIRSTHAND_SEED").ok().and_then(|seed| seed.parse().ok());
        let given: u64 = given.unwrap_or(0);
        Self((seed ^ given.wrapping_mul(0x9E37_79B9_7F4A_7C15)) | 1)
    }

    /// A number below this one, which is not 0.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % sides as u64).unwrap()
    }

    /// One of these.
    pub(crate) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

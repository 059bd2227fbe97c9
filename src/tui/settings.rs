//! What the investigator switched on. Plain data: nothing here is on unless they asked for it.

/// What the investigator switched on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// While a question of one's own is typed, one quiet line says another way to put it.
    pub wording: bool,
    /// After so many minutes without a key the screen is blanked; never where this is 0.
    pub blank_after: u64,
}

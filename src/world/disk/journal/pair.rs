//! Two of a kind: one for what is on the record, one for what is off it.

/// Two of a kind.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pair<T> {
    pub(super) on: T,
    pub(super) off: T,
}

impl<T> Pair<T> {
    pub(super) fn of(&self, off: bool) -> &T {
        if off { &self.off } else { &self.on }
    }

    pub(super) fn of_mut(&mut self, off: bool) -> &mut T {
        if off { &mut self.off } else { &mut self.on }
    }
}

//! No signals.

use std::io;

use crate::world::runtime::wait::Waker;

/// Nothing arrives.
#[derive(Debug, Default)]
pub(crate) struct Signals;

#[expect(clippy::unused_self, reason = "there are signals on other systems")]
impl Signals {
    #[expect(clippy::unnecessary_wraps, reason = "it can fail on other systems")]
    pub(crate) fn listen(_waker: &Waker) -> io::Result<Self> {
        Ok(Self)
    }

    pub(crate) fn ended(&self) -> Option<u8> {
        None
    }

    pub(crate) fn forget_interrupt(&self) {}

    pub(crate) fn stopped(&self) -> bool {
        false
    }

    pub(crate) fn continued(&self) -> bool {
        false
    }

    pub(crate) fn resized(&self) -> bool {
        false
    }
}

/// Nothing stops here.
pub(crate) fn stop() -> bool {
    false
}

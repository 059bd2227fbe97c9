//! The clocks: the only place that asks what time it is for the terminal program.
#![expect(clippy::disallowed_methods, reason = "this is the clock others are told to take")]

use std::time::{Duration, Instant};

use chrono::{
    DateTime, FixedOffset, Local, NaiveDate, Offset as _, SubsecRound as _, TimeZone as _, Utc,
};

use crate::tui::effect::Now;

/// Counts from when it was started.
#[derive(Debug)]
pub struct Clock {
    started: Instant,
    today: NaiveDate,
    minute: i64,
}

impl Clock {
    /// Starts counting.
    #[must_use]
    pub fn start() -> Self {
        let started = Instant::now();
        Self { started, today: NaiveDate::default(), minute: i64::MIN }
    }

    /// The time now, as inputs carry it.
    pub fn now(&mut self) -> Now {
        let wall = Utc::now().trunc_subsecs(3);
        Now { wall, tick: self.tick(), today: self.today(wall) }
    }

    /// Milliseconds since the start.
    #[must_use]
    pub fn tick(&self) -> u64 {
        u64::try_from(self.since_start().as_millis()).unwrap_or(u64::MAX)
    }

    /// The time since the start, as fine as it comes.
    #[must_use]
    pub fn since_start(&self) -> Duration {
        self.started.elapsed()
    }

    /// The day here. Looked up once a minute: days begin with a minute everywhere.
    fn today(&mut self, wall: DateTime<Utc>) -> NaiveDate {
        let minute = wall.timestamp().div_euclid(60);
        if minute != self.minute {
            self.minute = minute;
            self.today = wall.with_timezone(&Local).date_naive();
        }
        self.today
    }
}

/// The zone here at noon of a day; without one, now.
#[must_use]
pub fn zone_on(day: Option<NaiveDate>) -> FixedOffset {
    let noon = day.and_then(|day| day.and_hms_opt(12, 0, 0));
    let then = noon.and_then(|noon| Local.offset_from_local_datetime(&noon).earliest());
    then.unwrap_or_else(|| Local.offset_from_utc_datetime(&Utc::now().naive_utc())).fix()
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn now_is_cut_to_the_millisecond_and_never_goes_back() {
        let mut clock = Clock::start();
        let (first, second) = (clock.now(), clock.now());
        assert_eq!(first.wall.timestamp_subsec_nanos() % 1_000_000, 0);
        assert!(second.tick >= first.tick);
        assert_eq!(first.today, first.wall.with_timezone(&chrono::Local).date_naive());
    }
}

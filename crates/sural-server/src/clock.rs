//! The one place of the server that reads the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use sural_case::moment::Moment;

/// This second.
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs());
    Moment(i64::try_from(seconds).unwrap_or(i64::MAX))
}

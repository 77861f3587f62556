//! The one place that reads the clock.

use std::time::{SystemTime, UNIX_EPOCH};

use sural_case::moment::Moment;

/// Today (UTC) as YYYY-MM-DD.
pub fn iso() -> String {
    now().to_string().chars().take(10).collect()
}

/// This second (UTC).
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Moment(since.map_or(0, |since| since.as_secs().cast_signed()))
}

//! The one place that reads the clock, and where it hangs.

use std::time::{SystemTime, UNIX_EPOCH};

use sural_case::moment::Moment;
#[cfg(any(feature = "consultation", feature = "server"))]
use sural_render::consultation::Zone;

/// Today (UTC) as YYYY-MM-DD.
pub fn iso() -> String {
    now().to_string().chars().take(10).collect()
}

/// This second (UTC).
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    Moment(since.map_or(0, |since| since.as_secs().cast_signed()))
}

/// A time zone.
///
/// # Errors
/// How to write one.
#[cfg(any(feature = "consultation", feature = "server"))]
pub fn zone(text: &str) -> Result<Zone, String> {
    let form =
        "write a place such as Europe/London, or an offset from UTC such as +01:00 or -05:30";
    text.parse().map_err(|_| form.to_owned())
}

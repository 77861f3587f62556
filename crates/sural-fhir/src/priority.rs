//! How soon, in the four words that FHIR has for it.
//!
//! They are coarser than our dispositions and time limits, which always stand beside them.

use sural_content::module::Within;

/// That of a disposition, by its place in the order of urgency.
#[must_use]
pub fn of(acuity: u32) -> &'static str {
    match acuity {
        0 | 1 => "stat",
        2 => "asap",
        3 | 4 => "urgent",
        _ => "routine",
    }
}

/// That of a time limit.
#[must_use]
pub fn within(within: Within) -> &'static str {
    const HOUR: u32 = 60;
    match within.minutes {
        0 => "stat",
        minutes if minutes <= 4 * HOUR => "asap",
        minutes if minutes <= 24 * HOUR => "urgent",
        _ => "routine",
    }
}

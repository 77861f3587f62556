//! The one place that reads the clock.

use std::time::{SystemTime, UNIX_EPOCH};

/// Today (UTC) as YYYY-MM-DD.
pub fn iso() -> String {
    date(seconds() / DAY)
}

/// This second (UTC) as YYYY-MM-DDThh:mm:ssZ.
#[cfg(feature = "consultation")]
pub fn moment() -> String {
    let now = seconds();
    let (hours, minutes) = (now % DAY / 3_600, now % 3_600 / 60);
    format!(
        "{}T{hours:02}:{minutes:02}:{:02}Z",
        date(now / DAY),
        now % 60
    )
}

const DAY: u64 = 86_400;

fn seconds() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

fn date(days: u64) -> String {
    let (year, month, day) = civil(days as i64);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The Gregorian date of a day counted from 1970-01-01 (Hinnant's days-to-civil algorithm).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::civil;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_779), (2026, 11, 22));
    }
}

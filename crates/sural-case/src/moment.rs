//! A moment, counted and written. Nothing here reads a clock.

use std::fmt;
use std::str::FromStr;

/// Seconds since 1970-01-01T00:00:00Z; written as in an event: `2026-11-23T09:15:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

const DAY: i64 = 86_400;

impl Moment {
    /// So many seconds later, or earlier if negative.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// So many days later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        self.plus(days.saturating_mul(DAY))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil(self.0.div_euclid(DAY));
        let second = self.0.rem_euclid(DAY);
        let (hours, minutes, seconds) = (second / 3_600, second % 3_600 / 60, second % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}Z"
        )
    }
}

/// That a text is not a moment as an event writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAMoment;

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let number = |from: usize, to: usize| -> Result<i64, NotAMoment> {
            let digits = text.get(from..to).ok_or(NotAMoment)?;
            digits.parse().map_err(|_| NotAMoment)
        };
        let days = days(number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let seconds = number(11, 13)? * 3_600 + number(14, 16)? * 60 + number(17, 19)?;
        let moment = Self(days * DAY + seconds);
        // Whatever is not written as we write it (another form, a 30th of February) comes out different.
        (moment.to_string() == text)
            .then_some(moment)
            .ok_or(NotAMoment)
    }
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

/// The other way round.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted_month = (month + 9) % 12;
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::{Moment, NotAMoment};

    #[test]
    fn moments_are_written_and_read() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_795_338_123, "2026-11-22T09:02:03Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            assert_eq!(Moment(seconds).to_string(), text);
            assert_eq!(text.parse(), Ok(Moment(seconds)));
        }
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for day in -50_000..100_000 {
            let moment = Moment(0).plus_days(day).plus(day.rem_euclid(86_400));
            assert_eq!(moment.to_string().parse(), Ok(moment));
        }
    }

    #[test]
    fn nothing_else_is_a_moment() {
        for other in [
            "",
            "2026-11-23",
            "2026-02-30T09:15:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T09:15:00+01:00",
            "2026-11-23T09:15:00.5Z",
            "+026-11-23T09:15:00Z",
            "2026-11-23T09:15:00Zé",
        ] {
            assert_eq!(other.parse::<Moment>(), Err(NotAMoment), "{other}");
        }
    }
}

//! Times of day, as whoever reads tells them.

use std::str::FromStr;

use sural_case::clocks::Due;
use sural_case::moment::Moment;
use sural_content::module::TimeUnit;

/// How far a place is ahead of UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Zone {
    minutes: i64,
}

/// That a text is not a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAZone;

impl FromStr for Zone {
    type Err = NotAZone;

    /// `UTC`, or an offset such as `+01:00`.
    fn from_str(text: &str) -> Result<Self, NotAZone> {
        if text == "UTC" {
            return Ok(Self::default());
        }
        let (sign, offset) = match text.split_at_checked(1) {
            Some(("+", offset)) => (1, offset),
            Some(("-", offset)) => (-1, offset),
            _ => return Err(NotAZone),
        };
        let number = |digits: &str, below: i64| -> Result<i64, NotAZone> {
            let is_number = digits.len() == 2 && digits.bytes().all(|it| it.is_ascii_digit());
            let number = digits.parse().map_err(|_| NotAZone)?;
            (is_number && number < below)
                .then_some(number)
                .ok_or(NotAZone)
        };
        let (hours, minutes) = offset.split_once(':').ok_or(NotAZone)?;
        Ok(Self {
            minutes: sign * (number(hours, 15)? * 60 + number(minutes, 60)?),
        })
    }
}

/// The reader's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The moment at which it is read.
    pub now: Moment,
    /// Where.
    pub zone: Zone,
    /// Every time stands with its date: for paper that is read on other days.
    pub dated: bool,
}

impl Clock {
    /// The zone, unless it is UTC, which is written with every time.
    pub(super) fn zone(&self) -> Option<String> {
        let Zone { minutes } = self.zone;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        (minutes != 0).then(|| format!("UTC{sign}{hours:02}:{rest:02}"))
    }

    /// A day: "today", or its date.
    fn day(&self, at: Moment) -> String {
        let date = self.date(at);
        match date {
            date if self.dated => format!("on {date}"),
            date if date == self.date(self.now) => "today".to_owned(),
            date if date == self.date(self.now.plus_days(1)) => "tomorrow".to_owned(),
            date => format!("on {date}"),
        }
    }

    /// "13:20 UTC today".
    #[must_use]
    pub fn told(&self, at: Moment) -> String {
        let time: String = self.local(at).chars().skip(11).take(5).collect();
        let utc = if self.zone.minutes == 0 { " UTC" } else { "" };
        format!("{time}{utc} {}", self.day(at))
    }

    /// The date alone.
    #[must_use]
    pub fn date(&self, at: Moment) -> String {
        self.local(at).chars().take(10).collect()
    }

    fn local(&self, at: Moment) -> String {
        at.plus(self.zone.minutes * 60).to_string()
    }

    /// By when something is due, and whether that is over.
    #[must_use]
    pub fn due(&self, due: &Due) -> String {
        if due.within.minutes == 0 {
            return format!("since {}", self.told(due.since));
        }
        let by = match due.within.unit {
            TimeUnit::Minutes | TimeUnit::Hours => self.told(due.by),
            TimeUnit::Days | TimeUnit::Weeks => self.day(due.by),
        };
        let by = format!("by {}", by.trim_start_matches("on "));
        match self.overdue(due) {
            None => by,
            Some(overdue) => format!("{by}, overdue by {overdue}"),
        }
    }

    /// How long a limit is over.
    fn overdue(&self, due: &Due) -> Option<String> {
        let minutes = (self.now.0 - due.by.0).div_euclid(60);
        if minutes <= 0 {
            return None;
        }
        let (count, unit) = match minutes {
            0..120 => (minutes, "minute"),
            120..2_880 => (minutes / 60, "hour"),
            _ => (minutes / 1_440, "day"),
        };
        let s = if count == 1 { "" } else { "s" };
        Some(format!("{count} {unit}{s}"))
    }
}

#[cfg(test)]
mod tests {
    use sural_case::clocks::Due;
    use sural_case::moment::Moment;
    use sural_content::module::{TimeUnit, Within};

    use super::{Clock, NotAZone, Zone};

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    fn clock(now: &str, zone: &str) -> Clock {
        Clock {
            now: at(now),
            zone: zone.parse().unwrap(),
            dated: false,
        }
    }

    fn within(hours: u32, since: &str) -> Due {
        Due {
            within: Within {
                minutes: hours * 60,
                unit: TimeUnit::Hours,
            },
            since: at(since),
            by: at(since).plus(i64::from(hours) * 3_600),
        }
    }

    #[test]
    fn zones_are_read() {
        for text in [
            "", "Z", "01:00", "+1:00", "+01:60", "+15:00", "+0a:00", "+01-00",
        ] {
            assert_eq!(text.parse::<Zone>(), Err(NotAZone), "{text}");
        }
        let zone = |text| clock("2026-11-23T09:00:00Z", text).zone();
        assert_eq!(zone("UTC"), None);
        assert_eq!(zone("-05:30").as_deref(), Some("UTC-05:30"));
    }

    #[test]
    fn times_are_told_as_on_the_wall() {
        let due = within(4, "2026-11-23T21:30:00Z");
        let utc = clock("2026-11-23T22:00:00Z", "UTC");
        assert_eq!(utc.due(&due), "by 01:30 UTC tomorrow");
        let kolkata = clock("2026-11-23T22:00:00Z", "+05:30");
        assert_eq!(kolkata.due(&due), "by 07:00 today");
        let dated = Clock { dated: true, ..utc };
        assert_eq!(dated.due(&due), "by 01:30 UTC on 2026-11-24");
    }

    #[test]
    fn what_is_over_is_said() {
        let due = within(4, "2026-11-23T09:00:00Z");
        let told = |now| clock(now, "UTC").due(&due);
        assert_eq!(told("2026-11-23T13:00:00Z"), "by 13:00 UTC today");
        let late = told("2026-11-23T13:40:00Z");
        assert_eq!(late, "by 13:00 UTC today, overdue by 40 minutes");
        let later = told("2026-11-24T13:00:00Z");
        assert_eq!(later, "by 13:00 UTC on 2026-11-23, overdue by 24 hours");
    }

    #[test]
    fn days_have_no_time_of_day_and_now_no_end() {
        let weeks = Due {
            within: Within {
                minutes: 20_160,
                unit: TimeUnit::Weeks,
            },
            since: at("2026-11-23T09:00:00Z"),
            by: at("2026-12-07T09:00:00Z"),
        };
        let clock = clock("2026-11-23T09:00:00Z", "UTC");
        assert_eq!(clock.due(&weeks), "by 2026-12-07");
        let now = Due {
            within: Within::NOW,
            by: weeks.since,
            ..weeks
        };
        assert_eq!(clock.due(&now), "since 09:00 UTC today");
    }
}

//! Times of day, as whoever reads tells them.

use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use sural_case::clocks::Due;
use sural_case::moment::Moment;
use sural_content::module::TimeUnit;

/// The time zone of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// That a text is not a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAZone;

impl Default for Zone {
    fn default() -> Self {
        Self(TimeZone::UTC)
    }
}

impl FromStr for Zone {
    type Err = NotAZone;

    /// `UTC`, an offset such as `+01:00`, or a place such as `Europe/London`, where summer time is known.
    fn from_str(text: &str) -> Result<Self, NotAZone> {
        match text.split_at_checked(1) {
            Some(("+", offset)) => fixed(offset, 1),
            Some(("-", offset)) => fixed(offset, -1),
            _ => TimeZone::get(text).map(Self).map_err(|_| NotAZone),
        }
    }
}

fn fixed(offset: &str, sign: i32) -> Result<Zone, NotAZone> {
    let number = |digits: &str, below: i32| -> Result<i32, NotAZone> {
        let is_number = digits.len() == 2 && digits.bytes().all(|it| it.is_ascii_digit());
        let number = digits.parse().map_err(|_| NotAZone)?;
        (is_number && number < below)
            .then_some(number)
            .ok_or(NotAZone)
    };
    let (hours, minutes) = offset.split_once(':').ok_or(NotAZone)?;
    let seconds = sign * (number(hours, 15)? * 3_600 + number(minutes, 60)? * 60);
    let offset = Offset::from_seconds(seconds).map_err(|_| NotAZone)?;
    Ok(Zone(TimeZone::fixed(offset)))
}

impl Zone {
    fn is_utc(&self) -> bool {
        *self == Self::default()
    }
}

/// The reader's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        if self.zone.is_utc() {
            return None;
        }
        let name = self.zone.0.iana_name().map(str::to_owned);
        Some(name.unwrap_or_else(|| self.written(self.now, "UTC%:z")))
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
        // Where the offset is always the same it is said once.
        let form = match self.zone.0.to_fixed_offset() {
            Ok(_) if !self.zone.is_utc() => "%H:%M",
            _ => "%H:%M %Z",
        };
        format!("{} {}", self.written(at, form), self.day(at))
    }

    /// The date alone.
    #[must_use]
    pub fn date(&self, at: Moment) -> String {
        self.written(at, "%Y-%m-%d")
    }

    /// A moment in the form of `strftime`. One before or after all calendars is written in seconds.
    fn written(&self, at: Moment, form: &str) -> String {
        let Ok(instant) = Timestamp::from_second(at.0) else {
            return at.0.to_string();
        };
        let local = instant.to_zoned_datetime(self.zone.0.clone());
        local.strftime(form).to_string()
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
            "",
            "Z1",
            "01:00",
            "+1:00",
            "+01:60",
            "+15:00",
            "+0a:00",
            "+01-00",
            "Atlantis",
            "../passwd",
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
    fn summer_time_is_known_and_told_apart() {
        let due = |since| within(4, since);
        let london = clock("2026-10-24T20:00:00Z", "Europe/London");
        assert_eq!(london.zone().as_deref(), Some("Europe/London"));
        // On the last Sunday of October 01:30 comes twice.
        let told = |since| london.due(&due(since));
        assert_eq!(told("2026-10-24T20:30:00Z"), "by 01:30 BST tomorrow");
        assert_eq!(told("2026-10-24T21:30:00Z"), "by 01:30 GMT tomorrow");
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

//! How long ago something was. FHIR dates may lack the day or the month.

use sural_case::moment::Moment;

const DAY: i64 = 86_400;

/// How many whole days ago a date was; none if it is no date or still to come.
///
/// Where the day or month is missing it counts as the latest that it can have been, which is the more careful reading
/// of "in the last weeks". A day ahead is today somewhere else.
pub(crate) fn days_ago(date: &str, now: Moment) -> Option<u32> {
    let days = now.0.div_euclid(DAY) - last_day(date)?.0.div_euclid(DAY);
    match date.len() {
        ..10 => u32::try_from(days.max(0))
            .ok()
            .filter(|_| has_begun(date, now)),
        _ if days == -1 => Some(0),
        _ => u32::try_from(days).ok(),
    }
}

/// When something was, as far as a FHIR `dateTime` says: a moment, or a day, month or year somewhere on earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    first: Moment,
    last: Moment,
    is_moment: bool,
}

/// A day begins so much earlier than that of UTC, in seconds, where it begins first.
const EARLIEST: i64 = 14 * 3_600;

/// And ends so much later where it ends last.
const LATEST: i64 = 12 * 3_600;

impl When {
    /// Reads a FHIR `dateTime` or `instant`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_moment = !matches!(text.len(), 4 | 7 | 10);
        if is_moment {
            let moment = instant(text)?;
            return Some(Self {
                first: moment,
                last: moment,
                is_moment,
            });
        }
        let (year, month) = (text.get(..4)?, text.get(5..7).unwrap_or("01"));
        Some(Self {
            first: midnight(year, month, text.get(8..10).unwrap_or("01"))?,
            last: last_day(text)?.plus(DAY - 1),
            is_moment,
        })
    }

    /// The last moment that it can have been, by the day of UTC.
    #[must_use]
    pub fn last(self) -> Moment {
        self.last
    }

    /// Those that were last: one of them is after whatever is before any.
    pub(crate) fn latest(all: impl Iterator<Item = Self>) -> Vec<Self> {
        let (moments, days): (Vec<_>, Vec<_>) = all.partition(|it| it.is_moment);
        let last = |all: Vec<Self>| all.into_iter().max_by_key(|it| it.first);
        last(moments).into_iter().chain(last(days)).collect()
    }

    /// Whether it is still to come, wherever on earth.
    pub(super) fn is_ahead(self, now: Moment) -> bool {
        let now = Self {
            first: now,
            last: now,
            is_moment: true,
        };
        now.is_before(self)
    }

    /// Whether it was before another for certain. Days are those of one place, of which nobody knows where it is.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        let (last, first) = match (self.is_moment, other.is_moment) {
            (false, true) => (self.last.plus(LATEST), other.first),
            (true, false) => (self.last, other.first.plus(-EARLIEST)),
            _ => (self.last, other.first),
        };
        last < first
    }
}

/// The moment that a FHIR `dateTime` with a time is; parts of a second are cut off.
fn instant(text: &str) -> Option<Moment> {
    let second: Moment = format!("{}Z", text.get(..19)?).parse().ok()?;
    let rest = text.get(19..)?;
    let zone = match rest.strip_prefix('.') {
        Some(parts) => parts.trim_start_matches(|it: char| it.is_ascii_digit()),
        None => rest,
    };
    if zone == "Z" {
        return Some(second);
    }
    let (sign, offset) = match zone.strip_prefix('+') {
        Some(offset) => (-1, offset),
        None => (1, zone.strip_prefix('-')?),
    };
    let (hours, minutes) = offset.split_once(':')?;
    let (hours, minutes) = (two_digits(hours, 14)?, two_digits(minutes, 59)?);
    Some(second.plus(sign * (hours * 3_600 + minutes * 60)))
}

/// A number of exactly two digits that is no more than this.
fn two_digits(text: &str, most: i64) -> Option<i64> {
    let is_written_so = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    let number = text.parse().ok().filter(|_| is_written_so)?;
    (number <= most).then_some(number)
}

/// The beginning of the last day that a date can be.
fn last_day(date: &str) -> Option<Moment> {
    let year = date.get(..4)?;
    match (date.get(5..7), date.get(8..10)) {
        (Some(month), Some(day)) => midnight(year, month, day),
        (Some(month), None) => last_of(year, month),
        _ => midnight(year, "12", "31"),
    }
}

/// The first moment of a month or year is not still to come.
fn has_begun(date: &str, now: Moment) -> bool {
    let year = date.get(..4).unwrap_or_default();
    let month = date.get(5..7).unwrap_or("01");
    midnight(year, month, "01").is_some_and(|begun| begun <= now)
}

fn midnight(year: &str, month: &str, day: &str) -> Option<Moment> {
    format!("{year}-{month}-{day}T00:00:00Z").parse().ok()
}

fn last_of(year: &str, month: &str) -> Option<Moment> {
    let days = ["31", "30", "29", "28"];
    days.iter().find_map(|day| midnight(year, month, day))
}

/// The age in years on a day, from a date of birth that may lack the day or the month.
#[must_use]
pub fn age(birth: &str, now: Moment) -> Option<u32> {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok());
    let today = now.to_string();
    let year = number(today.get(..4))?.checked_sub(number(birth.get(..4))?)?;
    let (born, now) = (birth.get(5..10), today.get(5..10));
    match (born, now) {
        (Some(born), Some(now)) if born > now => year.checked_sub(1),
        _ => Some(year),
    }
}

#[cfg(test)]
mod tests {
    use sural_case::moment::Moment;

    #[test]
    fn instants_are_read_with_their_offset() {
        let at = |text: &str| super::instant(text).map(|it| it.to_string());
        let noon = Some("2026-11-23T12:00:00Z".to_owned());
        assert_eq!(at("2026-11-23T12:00:00Z"), noon);
        assert_eq!(at("2026-11-23T14:00:00.250+02:00"), noon);
        assert_eq!(at("2026-11-23T06:30:00-05:30"), noon);
        for text in [
            "2026-11-23",
            "2026-11-23T12:00:00",
            "2026-11-31T12:00:00Z",
            "2026-11-23T12:00:00+9223372036854775807:00",
            "2026-11-23T12:00:00+-2:00",
            "2026-11-23T12:00:00+15:00",
            "2026-11-23T12:00:00+02:60",
            "2026-11-23T12:00:00+2:00",
            "2026-11-23T12:00:00+02",
            "",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_without_a_time_is_the_end_of_it() {
        let at = |text: &str| super::When::read(text).map(|it| it.last().to_string());
        for (text, moment) in [
            ("2026-11-23T14:00:00+02:00", Some("2026-11-23T12:00:00Z")),
            ("2026-11-23", Some("2026-11-23T23:59:59Z")),
            ("2026-02", Some("2026-02-28T23:59:59Z")),
            ("2026", Some("2026-12-31T23:59:59Z")),
            ("2026-11-23T12:00:00", None),
            ("2026-02-30", None),
            ("soon", None),
        ] {
            assert_eq!(at(text).as_deref(), moment, "{text}");
        }
    }

    #[test]
    fn what_may_have_been_at_the_same_time_is_not_before() {
        let before = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|it| super::When::read(it).unwrap());
            assert!(!(one.is_before(other) && other.is_before(one)));
            one.is_before(other)
        };
        for (one, other, is_before) in [
            ("2026-11-20T10:00:00Z", "2026-11-20T10:00:01Z", true),
            ("2026-11-20T10:00:00Z", "2026-11-20T12:00:00+02:00", false),
            ("2026-11-20", "2026-11-20T23:59:59Z", false),
            ("2026-11-20T00:00:01Z", "2026-11-20", false),
            ("2026-11-20", "2026-11-21", true),
            ("2026-11-20", "2026-11-20", false),
            ("2026-10", "2026-11-01", true),
            ("2026-11", "2026-11-30", false),
            ("2026", "2027-01-01", true),
            // It is the 21st in Kiribati already, and the 20th in the Pacific still.
            ("2026-11-20T10:00:00Z", "2026-11-21", false),
            ("2026-11-20T09:59:59Z", "2026-11-21", true),
            ("2026-11-20", "2026-11-21T11:59:59Z", false),
            ("2026-11-20", "2026-11-21T12:00:00Z", true),
        ] {
            assert_eq!(before(one, other), is_before, "{one} {other}");
        }
    }

    use super::{age, days_ago};

    fn noon() -> Moment {
        "2026-11-23T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn days_are_counted_and_missing_parts_are_as_late_as_can_be() {
        for (date, days) in [
            ("2026-11-23", Some(0)),
            ("2026-11-23T23:59:00+14:00", Some(0)),
            ("2026-11-24", Some(0)),
            ("2026-11-25", None),
            ("2026-11-22T10:00:00Z", Some(1)),
            ("2026-10-26", Some(28)),
            ("2026-11", Some(0)),
            ("2026-10", Some(23)),
            ("2026-12", None),
            ("2026", Some(0)),
            ("2025", Some(327)),
            ("2026-02-30", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(days_ago(date, noon()), days, "{date}");
        }
    }

    #[test]
    fn the_year_counts_from_the_birthday_on() {
        for (birth, years) in [
            ("1966-11-23", Some(60)),
            ("1966-11-24", Some(59)),
            ("1966", Some(60)),
            ("2026-11-23", Some(0)),
            ("2027-01-01", None),
            ("", None),
        ] {
            assert_eq!(age(birth, noon()), years, "{birth}");
        }
    }
}

//! Numbers with decimals, kept as whole numbers: with two decimals, 58 is 0.58.

/// Most decimals that a number can have.
pub const MOST: u8 = 3;

/// A number as it is written, without zeros at its end: 58 with two decimals is `0.58`, 400 is `4`.
#[must_use]
pub fn shown(value: i64, decimals: u8) -> String {
    let unit = unit(decimals);
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    let (whole, part) = (size / unit, size % unit);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:0width$}", width = usize::from(decimals.min(MOST)));
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}

/// The whole number that a written one is kept as; none if it has more decimals, or is no number.
#[must_use]
pub fn read(written: &str, decimals: u8) -> Option<i64> {
    let (negative, size) = match written.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, written),
    };
    let (whole, part) = size.split_once('.').unwrap_or((size, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let places = usize::from(decimals.min(MOST));
    let (kept, dropped) = part.split_at_checked(places).unwrap_or((part, ""));
    if !digits(whole) || !digits(part) || dropped.bytes().any(|byte| byte != b'0') {
        return None;
    }
    let part: i64 = format!("0{kept:0<places$}").parse().ok()?;
    let whole: i64 = whole.parse().ok()?;
    let size = whole
        .checked_mul(i64::try_from(unit(decimals)).ok()?)?
        .checked_add(part)?;
    Some(if negative { -size } else { size })
}

/// How many decimals a written number needs, zeros at its end not counted.
#[must_use]
pub fn needed(written: &str) -> u8 {
    let part = written.split_once('.').map_or("", |(_, part)| part);
    u8::try_from(part.trim_end_matches('0').len()).unwrap_or(u8::MAX)
}

/// What 1 is kept as.
fn unit(decimals: u8) -> u64 {
    10_u64.pow(decimals.min(MOST).into())
}

#[cfg(test)]
mod tests {
    use super::{needed, read, shown};

    #[test]
    fn what_is_shown_reads_back() {
        for decimals in 0..=3 {
            for value in -1200..=1200 {
                assert_eq!(read(&shown(value, decimals), decimals), Some(value));
            }
        }
    }

    #[test]
    fn zeros_at_the_end_are_left_out() {
        let all = [(58, 2), (400, 2), (15, 1), (-5, 1), (1005, 3), (7, 0)];
        let shown = all.map(|(value, decimals)| shown(value, decimals));
        assert_eq!(shown, ["0.58", "4", "1.5", "-0.5", "1.005", "7"]);
    }

    #[test]
    fn more_decimals_are_no_such_number() {
        assert_eq!(read("0.905", 2), None);
        assert_eq!(read("0.900", 2), Some(90));
        for bad in [
            "",
            ".5",
            "5.",
            "1e3",
            "+1",
            "-",
            "1.2.3",
            "99999999999999999999",
        ] {
            assert_eq!(read(bad, 2), None, "{bad}");
        }
        assert_eq!([needed("4"), needed("4.0"), needed("4.50")], [0, 0, 1]);
    }
}

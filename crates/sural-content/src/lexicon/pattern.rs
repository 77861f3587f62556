//! How people's words are written down.
//!
//! ```text
//! pattern := item { item }
//! item    := word { "/" word }        one of these words
//!          | "(" words { "/" words } ")"  one of these groups of words
//!          | "<" NAME ">"             a group of the file
//!          | "..."                    up to three words of any kind
//!          | "{" MEASURE LO "-" HI "}"  a number in the range; without HI there is no upper bound
//! ```

/// A kind of number that people write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// A bare number.
    Number,
    /// A time, in hours.
    Hours,
    /// An age, in months.
    Months,
    /// A length, in millimetres.
    Millimetres,
    /// A temperature, in tenths of a degree Celsius.
    Celsius,
}

impl Measure {
    /// All, with the words that patterns and files name them by.
    pub const ALL: [(&'static str, Self); 5] = [
        ("number", Self::Number),
        ("hours", Self::Hours),
        ("months", Self::Months),
        ("mm", Self::Millimetres),
        ("celsius", Self::Celsius),
    ];
}

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// One of these runs of words.
    Words(Vec<Vec<String>>),
    /// Up to three words of any kind.
    Gap,
    /// A number between the bounds, both included.
    Number(Measure, u32, u32),
}

/// What people may write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern(pub Vec<Piece>);

/// Reads a pattern; `Err` says what is wrong with it.
pub(super) fn pattern(
    text: &str,
    group: &dyn Fn(&str) -> Option<Vec<Vec<String>>>,
) -> Result<Pattern, String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (piece, after) = match rest.chars().next() {
            Some('(') => {
                let (inside, after) = enclosed(rest, ')')?;
                (Piece::Words(inside.split('/').map(words).collect()), after)
            }
            Some('<') => {
                let (name, after) = enclosed(rest, '>')?;
                let group = group(name).ok_or_else(|| format!("there is no group `{name}`"))?;
                (Piece::Words(group), after)
            }
            Some('{') => {
                let (inside, after) = enclosed(rest, '}')?;
                (number(inside)?, after)
            }
            _ => {
                let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                match word {
                    "..." => (Piece::Gap, after),
                    _ => (Piece::Words(word.split('/').map(words).collect()), after),
                }
            }
        };
        if matches!(&piece, Piece::Words(any) if any.iter().any(Vec::is_empty)) {
            return Err("a choice of words is empty".to_owned());
        }
        pieces.push(piece);
        rest = after.trim_start();
    }
    match (pieces.first(), pieces.last()) {
        (None, _) => Err("it is empty".to_owned()),
        (Some(Piece::Gap), _) | (_, Some(Piece::Gap)) => {
            Err("it starts or ends with `...`".to_owned())
        }
        _ => Ok(Pattern(pieces)),
    }
}

/// The words of a text, in lower case. An apostrophe belongs to its word, and a comma is one.
#[must_use]
pub(super) fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(',', " , ")
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | ','))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn enclosed(text: &str, close: char) -> Result<(&str, &str), String> {
    let mut inside = text.chars();
    inside.next();
    inside
        .as_str()
        .split_once(close)
        .map(|(inside, after)| (inside.trim(), after))
        .ok_or_else(|| format!("`{close}` is missing"))
}

fn number(text: &str) -> Result<Piece, String> {
    let expected =
        || format!("`{{{text}}}` is not a measure with its range, such as `{{hours 0-72}}`");
    let (name, range) = text.split_once(' ').ok_or_else(expected)?;
    let (_, measure) = Measure::ALL
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(expected)?;
    let (low, high) = range.split_once('-').ok_or_else(expected)?;
    let low = low.trim().parse().map_err(|_| expected())?;
    let high = match high.trim() {
        "" => u32::MAX,
        high => high.parse().map_err(|_| expected())?,
    };
    if low > high {
        return Err(expected());
    }
    Ok(Piece::Number(*measure, low, high))
}

#[cfg(test)]
mod tests {
    use super::{Measure, Pattern, Piece, pattern};

    fn read(text: &str) -> Result<Pattern, String> {
        pattern(text, &|name| {
            (name == "leg").then(|| {
                vec![
                    vec!["leg".to_owned()],
                    vec!["lower".to_owned(), "leg".to_owned()],
                ]
            })
        })
    }

    #[test]
    fn every_item_is_read() {
        let any = |words: &[&str]| {
            Piece::Words(
                words
                    .iter()
                    .map(|words| words.split(' ').map(str::to_owned).collect())
                    .collect(),
            )
        };
        assert_eq!(
            read("<leg> ... swollen/puffy (twice the size / bigger) {hours 0-72}"),
            Ok(Pattern(vec![
                any(&["leg", "lower leg"]),
                Piece::Gap,
                any(&["swollen", "puffy"]),
                any(&["twice the size", "bigger"]),
                Piece::Number(Measure::Hours, 0, 72),
            ]))
        );
    }

    #[test]
    fn faults_are_named() {
        for (text, fault) in [
            ("", "it is empty"),
            ("... swollen", "it starts or ends with `...`"),
            ("<arm> hurts", "there is no group `arm`"),
            ("(numb / )", "a choice of words is empty"),
            ("(numb", "`)` is missing"),
            (
                "{hours 5}",
                "`{hours 5}` is not a measure with its range, such as `{hours 0-72}`",
            ),
            (
                "{weeks 5-6}",
                "`{weeks 5-6}` is not a measure with its range, such as `{hours 0-72}`",
            ),
        ] {
            assert_eq!(read(text), Err(fault.to_owned()), "{text}");
        }
    }
}

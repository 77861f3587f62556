//! How people's words are written down.
//!
//! ```text
//! phrase  := pattern { "~" pattern }  in whatever order, with up to three words of any kind between
//! pattern := item { item }
//! item    := word { "/" word }        one of these words
//!          | "^" | "$"                the text begins here, the clause ends here
//!          | "(" choice { "/" choice } ")"  one of these groups of words
//!          | "<" NAME ">"             a group of the file
//!          | "..."                    up to three words of any kind
//!          | "{" MEASURE LO "-" HI "}"  a number in the range; without HI there is no upper bound
//! choice  := words | "<" NAME ">"
//! word    := letters                 in any of its forms
//!          | "=" letters             as written: `=ankles` is not `ankle`
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
    /// The text begins here.
    Start,
    /// The clause ends here.
    End,
    /// One of these runs of words; [`as_written`] says which are meant as they are written.
    Words(Vec<Vec<String>>),
    /// Up to three words of any kind.
    Gap,
    /// A number between the bounds, both included.
    Number(Measure, u32, u32),
}

/// What people may write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern(pub Vec<Piece>);

/// Groups of words by name.
pub(super) type Groups<'a> = &'a dyn Fn(&str) -> Option<Vec<Vec<String>>>;

/// Reads a phrase as the patterns that it stands for; `Err` says what is wrong with it.
pub(super) fn patterns(text: &str, group: Groups<'_>) -> Result<Vec<Pattern>, String> {
    let parts = text.split('~').map(|part| pattern(part, group));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    if parts.len() > MOST_PARTS {
        return Err(format!(
            "it has more than {MOST_PARTS} parts with `~` between"
        ));
    }
    Ok(orders(&parts).into_iter().map(Pattern).collect())
}

/// With more, there would be too many orders.
const MOST_PARTS: usize = 3;

/// The parts in every order, with a gap between.
fn orders(parts: &[Pattern]) -> Vec<Vec<Piece>> {
    let mut all = Vec::new();
    for (at, first) in parts.iter().enumerate() {
        let mut rest = parts.to_vec();
        rest.remove(at);
        if rest.is_empty() {
            return vec![first.0.clone()];
        }
        for order in orders(&rest) {
            let mut pieces = first.0.clone();
            pieces.push(Piece::Gap);
            pieces.extend(order);
            all.push(pieces);
        }
    }
    all
}

fn pattern(text: &str, group: Groups<'_>) -> Result<Pattern, String> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (piece, after) = match rest.chars().next() {
            Some('(') => {
                let (inside, after) = enclosed(rest, ')')?;
                (Piece::Words(choices(inside.split('/'), group)?), after)
            }
            Some('<') => {
                let (name, after) = enclosed(rest, '>')?;
                (Piece::Words(named(name, group)?), after)
            }
            Some('{') => {
                let (inside, after) = enclosed(rest, '}')?;
                (number(inside)?, after)
            }
            _ => {
                let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                match word {
                    "^" => (Piece::Start, after),
                    "$" => (Piece::End, after),
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

/// Runs of words, and groups among them.
pub(super) fn choices<'a>(
    texts: impl Iterator<Item = &'a str>,
    group: Groups<'_>,
) -> Result<Vec<Vec<String>>, String> {
    let mut runs = Vec::new();
    for text in texts {
        match text.trim().strip_prefix('<') {
            Some(_) => runs.extend(named(enclosed(text.trim(), '>')?.0, group)?),
            None => runs.push(words(text)),
        }
    }
    Ok(runs)
}

fn named(name: &str, group: Groups<'_>) -> Result<Vec<Vec<String>>, String> {
    group(name).ok_or_else(|| format!("there is no group `{name}`"))
}

/// The word of a pattern that is meant as it is written, in none of its other forms; none if any form will do.
#[must_use]
pub fn as_written(word: &str) -> Option<&str> {
    word.strip_prefix('=')
}

/// The words of a text, in lower case. An apostrophe and `=` belong to their word, and a comma is one.
#[must_use]
pub(super) fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(',', " , ")
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | ',' | '='))
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
    use super::{Measure, Pattern, Piece, patterns};

    fn read(text: &str) -> Result<Pattern, String> {
        patterns(text, &|name| {
            (name == "leg").then(|| {
                vec![
                    vec!["leg".to_owned()],
                    vec!["lower".to_owned(), "leg".to_owned()],
                ]
            })
        })
        .map(|mut patterns| patterns.remove(0))
    }

    #[test]
    fn either_order_is_two_patterns() {
        let none: super::Groups<'_> = &|_| None;
        let [one, other] = [
            patterns("calf ... hot", none),
            patterns("hot ... calf", none),
        ]
        .map(Result::unwrap);
        assert_eq!(patterns("calf ~ hot", none), Ok([one, other].concat()));
        assert_eq!(patterns("a ~ b ~ c", none).map(|all| all.len()), Ok(6));
        assert!(patterns("a ~ b ~ c ~ d", none).is_err());
        assert!(patterns("a ~", none).is_err());
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
            read("^ <leg> ... swollen/puffy (twice the size / =bigger / <leg>) {hours 0-72} $"),
            Ok(Pattern(vec![
                Piece::Start,
                any(&["leg", "lower leg"]),
                Piece::Gap,
                any(&["swollen", "puffy"]),
                any(&["twice the size", "=bigger", "leg", "lower leg"]),
                Piece::Number(Measure::Hours, 0, 72),
                Piece::End,
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

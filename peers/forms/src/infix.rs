//! Conditions with their signs between them, in the signs of each language.

use crate::rules::Test;

/// How a language writes conditions.
#[derive(Debug, Clone, Copy)]
pub struct Dialect {
    /// Between parts that must all hold.
    pub all: &'static str,
    /// Between parts of which one must hold.
    pub any: &'static str,
    /// Around what must not hold.
    pub not: (&'static str, &'static str),
    /// Between what is equal.
    pub equals: &'static str,
    /// Around the id of a finding.
    pub name: (&'static str, &'static str),
    /// An option of a finding.
    pub option: fn(&str, &str) -> String,
    /// Around what counts one if it holds.
    pub one: (&'static str, &'static str),
    /// The score, where it has a name.
    pub score: Option<&'static str>,
}

/// An option in double quotes.
#[must_use]
pub fn double(_: &str, option: &str) -> String {
    format!("\"{option}\"")
}

/// An option in single quotes.
#[must_use]
pub fn single(_: &str, option: &str) -> String {
    format!("'{option}'")
}

/// CEL, JavaScript and others that took their signs from C.
pub const C: Dialect = Dialect {
    all: " && ",
    any: " || ",
    not: ("!(", ")"),
    equals: " == ",
    name: ("", ""),
    option: double,
    one: ("(", " ? 1 : 0)"),
    score: None,
};

/// JavaScript; the case is `it`.
pub(crate) const JAVASCRIPT: Dialect = Dialect {
    equals: " === ",
    name: ("it.", ""),
    score: Some("score"),
    ..C
};

impl Dialect {
    /// A condition; `score` is what the score adds up.
    #[must_use]
    pub fn say(&self, test: &Test, score: &[(i32, Test)]) -> String {
        match test {
            Test::All(parts) => self.joined(parts, self.all, score),
            Test::Any(parts) => self.joined(parts, self.any, score),
            Test::AtLeast(least, parts) => {
                let parts = parts.iter().map(|part| (1, part.clone()));
                format!("({} >= {least})", self.points(&parts.collect::<Vec<_>>()))
            }
            Test::Not(part) => {
                let (before, after) = self.not;
                format!("{before}{}{after}", self.say(part, score))
            }
            Test::Has(id) => self.name(id),
            Test::Is(id, options) => {
                let equal = |option: &String| {
                    let option = (self.option)(id, option);
                    format!("({}{}{option})", self.name(id), self.equals)
                };
                let options = options.iter().map(equal).collect::<Vec<_>>();
                format!("({})", options.join(self.any))
            }
            Test::From(id, least) => format!("({} >= {least})", self.name(id)),
            Test::UpTo(id, most) => format!("({} <= {most})", self.name(id)),
            Test::ScoreFrom(least) => format!("({} >= {least})", self.score(score)),
            Test::ScoreUpTo(most) => format!("({} <= {most})", self.score(score)),
        }
    }

    /// Conditions of which one must hold.
    #[must_use]
    pub fn either(&self, parts: &[&Test], score: &[(i32, Test)]) -> String {
        let parts = parts.iter().map(|part| self.say(part, score));
        parts.collect::<Vec<_>>().join(self.any)
    }

    /// The points of those that hold. None of them asks for the score.
    #[must_use]
    pub fn points(&self, parts: &[(i32, Test)]) -> String {
        let (before, after) = self.one;
        let parts = parts.iter().enumerate().map(|(index, (points, part))| {
            let one = format!("{before}{}{after}", self.say(part, &[]));
            let many = match points.unsigned_abs() {
                1 => one,
                times => format!("{times} * {one}"),
            };
            match (index, *points < 0) {
                (0, false) => many,
                (_, false) => format!(" + {many}"),
                (_, true) => format!(" - {many}"),
            }
        });
        format!("({})", parts.collect::<String>())
    }

    fn name(&self, id: &str) -> String {
        let (before, after) = self.name;
        format!("{before}{id}{after}")
    }

    fn score(&self, score: &[(i32, Test)]) -> String {
        let named = self.score.map(str::to_owned);
        named.unwrap_or_else(|| self.points(score))
    }

    fn joined(&self, parts: &[Test], between: &str, score: &[(i32, Test)]) -> String {
        let parts = parts.iter().map(|part| self.say(part, score));
        format!("({})", parts.collect::<Vec<_>>().join(between))
    }
}

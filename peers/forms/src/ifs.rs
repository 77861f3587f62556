//! Programs of ifs, as one would write them by hand: the most urgent first, and the score where it is first asked for.

use crate::infix::{C, Dialect, JAVASCRIPT, double};
use crate::rules::{Kind, Rules};

struct Language {
    dialect: Dialect,
    opens: &'static str,
    /// Around the score.
    score: (&'static str, &'static str),
    /// Before a condition, between it and its disposition, and after.
    rule: (&'static str, &'static str, &'static str),
    /// Around the last disposition.
    closes: (&'static str, &'static str),
}

impl Language {
    fn write(&self, rules: &Rules) -> String {
        let (before, then, after) = self.rule;
        let scored = rules.rules.iter().position(|rule| rule.when.scores());
        let mut text = self.opens.to_owned();
        for (index, rule) in rules.rules.iter().enumerate() {
            if Some(index) == scored {
                let points = self.dialect.points(&rules.score);
                text += &format!("{}{points}{}", self.score.0, self.score.1);
            }
            let when = self.dialect.say(&rule.when, &rules.score);
            text += &format!("{before}{when}{then}{}{after}", rule.disposition);
        }
        text + &format!("{}{}{}", self.closes.0, rules.default(), self.closes.1)
    }
}

/// A module of JavaScript with `decide`.
#[must_use]
pub fn javascript(rules: &Rules) -> String {
    let language = Language {
        dialect: JAVASCRIPT,
        opens: "export function decide(it) {\n",
        score: ("  const score = ", ";\n"),
        rule: ("  if (", ") return ", ";\n"),
        closes: ("  return ", ";\n}\n"),
    };
    language.write(rules)
}

/// A module of Python with `decide`.
#[must_use]
pub fn python(rules: &Rules) -> String {
    let language = Language {
        dialect: Dialect {
            all: " and ",
            any: " or ",
            not: ("(not ", ")"),
            name: ("it[\"", "\"]"),
            one: ("(1 if ", " else 0)"),
            score: Some("score"),
            ..C
        },
        opens: "def decide(it):\n",
        score: ("    score = ", "\n"),
        rule: ("    if ", ":\n        return ", "\n"),
        closes: ("    return ", "\n"),
    };
    language.write(rules)
}

/// A script for Rhai; the findings are its constants.
#[must_use]
pub fn rhai(rules: &Rules) -> String {
    let language = Language {
        dialect: Dialect {
            one: ("(if ", " { 1 } else { 0 })"),
            score: Some("score"),
            ..C
        },
        opens: "",
        score: ("let score = ", ";\n"),
        rule: ("if ", " { return ", "; }\n"),
        closes: ("", "\n"),
    };
    language.write(rules)
}

/// Rust: a struct `Case` that serde reads, and `decide`.
#[must_use]
pub fn rust(rules: &Rules) -> String {
    let language = Language {
        dialect: Dialect {
            name: ("it.", ""),
            option: |finding, option| format!("{}::{}", camel(finding), camel(option)),
            one: ("i32::from(", ")"),
            score: Some("score"),
            ..C
        },
        opens: "pub fn decide(it: &Case) -> usize {\n",
        score: ("    let score = ", ";\n"),
        rule: ("    if ", " { return ", "; }\n"),
        closes: ("    ", "\n}\n"),
    };
    let mut fields = String::new();
    let mut options = String::new();
    for finding in &rules.findings {
        let holds = match &finding.kind {
            Kind::Sign => "bool".to_owned(),
            Kind::Number => "i32".to_owned(),
            Kind::Options(all) => {
                options += &choice(&finding.id, all);
                camel(&finding.id)
            }
        };
        fields += &format!("    {}: {holds},\n", finding.id);
    }
    format!(
        "#[derive(serde::Deserialize)]\npub struct Case {{\n{fields}}}\n{options}{}",
        language.write(rules)
    )
}

fn choice(finding: &str, options: &[String]) -> String {
    let named = |option: &String| {
        let name = double(finding, option);
        format!("    #[serde(rename = {name})]\n    {},\n", camel(option))
    };
    format!(
        "#[derive(PartialEq, serde::Deserialize)]\nenum {} {{\n    #[serde(rename = \"\")]\n    NotSure,\n{}}}\n",
        camel(finding),
        options.iter().map(named).collect::<String>()
    )
}

fn camel(id: &str) -> String {
    let words = id.split('_').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

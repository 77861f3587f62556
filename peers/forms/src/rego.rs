//! A package of Rego: what rules ask in common parts, then a chain of dispositions.

use crate::rules::{Rules, Test};

/// The package `reference` with `disposition`.
#[must_use]
pub fn package(rules: &Rules) -> String {
    let mut package = Package::default();
    let score = rules.score.iter().map(|(points, test)| {
        let named = package.named(test);
        format!("{points} * count([1 | {named}])")
    });
    let score = score.collect::<Vec<_>>().join(" + ");
    let mut chain = String::new();
    for (disposition, when) in rules.by_disposition() {
        for test in when {
            let body = package.body(test);
            package.text += &format!("level_{disposition} if {{ {body} }}\n");
        }
        let opens = if chain.is_empty() {
            "disposition"
        } else {
            "else"
        };
        chain += &format!("{opens} := {disposition} if level_{disposition}\n");
    }
    format!(
        "package reference\n\nimport rego.v1\n\nscore := {score}\n\n{}\n{chain}else := {}\n",
        package.text,
        rules.default()
    )
}

#[derive(Default)]
struct Package {
    text: String,
    parts: usize,
}

impl Package {
    /// Lines that all hold if the test does.
    fn body(&mut self, test: &Test) -> String {
        match test {
            Test::All(parts) => {
                let lines = parts.iter().map(|part| self.body(part));
                lines.collect::<Vec<_>>().join("; ")
            }
            Test::AtLeast(least, parts) => {
                let counted = parts.iter().map(|part| self.named(part));
                let counted = counted.collect::<Vec<_>>().join(", ");
                format!("count([1 | some it in [{counted}]; it]) >= {least}")
            }
            Test::Not(part) => format!("not {}", self.named(part)),
            Test::Any(_) => self.named(test),
            Test::Has(id) => format!("input.{id}"),
            Test::Is(id, options) => match options.as_slice() {
                [option] => format!("input.{id} == \"{option}\""),
                options => format!("input.{id} in {{\"{}\"}}", options.join("\", \"")),
            },
            Test::From(id, least) => format!("input.{id} >= {least}"),
            Test::UpTo(id, most) => format!("input.{id} <= {most}"),
            Test::ScoreFrom(least) => format!("score >= {least}"),
            Test::ScoreUpTo(most) => format!("score <= {most}"),
        }
    }

    /// Something that is true if the test holds, and false if not.
    fn named(&mut self, test: &Test) -> String {
        if let Test::Has(id) = test {
            return format!("input.{id}");
        }
        let bodies = match test {
            Test::Any(parts) => parts.iter().map(|part| self.body(part)).collect(),
            one => vec![self.body(one)],
        };
        let name = format!("part_{}", self.parts);
        self.parts += 1;
        self.text += &format!("default {name} := false\n");
        for body in bodies {
            self.text += &format!("{name} if {{ {body} }}\n");
        }
        name
    }
}

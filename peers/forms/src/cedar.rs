//! Policies of Cedar: each rule permits its disposition, and which policies permitted says which rules fired.

use crate::infix::{C, Dialect};
use crate::rules::Rules;

const CEDAR: Dialect = Dialect {
    name: ("context.", ""),
    one: ("(if ", " then 1 else 0)"),
    ..C
};

/// A policy a rule, with its disposition as annotation.
#[must_use]
pub fn policies(rules: &Rules) -> String {
    let policies = rules.rules.iter().map(|rule| {
        let when = CEDAR.say(&rule.when, &rules.score);
        format!(
            "@id(\"{}\")\n@disposition(\"{}\")\npermit(principal, action, resource) when {{ {when} }};\n",
            rule.id, rule.disposition
        )
    });
    policies.collect()
}

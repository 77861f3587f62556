//! The rules as one expression.

use crate::infix::{C, Dialect, single};
use crate::rules::Rules;

const ZEN: Dialect = Dialect {
    all: " and ",
    any: " or ",
    not: ("not (", ")"),
    option: single,
    ..C
};

/// How the expression language of ZEN writes conditions, where the score is a finding among others.
pub(crate) const ZEN_SCORED: Dialect = Dialect {
    score: Some("score"),
    ..ZEN
};

const SQL: Dialect = Dialect {
    all: " AND ",
    any: " OR ",
    not: ("(NOT ", ")"),
    equals: " = ",
    one: ("CAST(", " AS TINYINT)"),
    ..ZEN_SCORED
};

const POLARS: Dialect = Dialect {
    all: " & ",
    any: " | ",
    not: ("(~", ")"),
    name: ("col(\"", "\")"),
    one: ("", ".cast(Int8)"),
    score: Some("col(\"score\")"),
    ..C
};

/// A choice after the other: `condition ? disposition : …`.
fn choices(dialect: &Dialect, rules: &Rules) -> String {
    let choices = rules.by_disposition().map(|(disposition, when)| {
        let when = dialect.either(&when, &rules.score);
        format!("({when}) ? {disposition} : (")
    });
    let closed = ")".repeat(rules.default());
    format!(
        "{}{}{closed}\n",
        choices.collect::<String>(),
        rules.default()
    )
}

/// An expression of CEL.
#[must_use]
pub fn cel(rules: &Rules) -> String {
    choices(&C, rules)
}

/// An expression of ZEN.
#[must_use]
pub fn zen(rules: &Rules) -> String {
    choices(&ZEN, rules)
}

/// What ZEN adds up for the score.
#[must_use]
pub(crate) fn zen_score(rules: &Rules) -> String {
    ZEN.points(&rules.score)
}

/// A query over a table, with a place for its name: the disposition of each row.
#[must_use]
pub fn sql(rules: &Rules) -> String {
    let choices = rules.by_disposition().map(|(disposition, when)| {
        let when = SQL.either(&when, &rules.score);
        format!("  WHEN {when} THEN {disposition}\n")
    });
    format!(
        "SELECT CASE\n{}  ELSE {} END AS disposition\nFROM (SELECT *, {} AS score FROM {{table}})\n",
        choices.collect::<String>(),
        rules.default(),
        SQL.points(&rules.score)
    )
}

/// A module of Python with `decide`, from a lazy frame of Polars to one of dispositions.
#[must_use]
pub fn polars(rules: &Rules) -> String {
    let choices = rules.by_disposition().map(|(disposition, when)| {
        let when = POLARS.either(&when, &rules.score);
        format!(".when({when}).then(lit({disposition}, Int8))")
    });
    let choices = choices.collect::<Vec<_>>().join("\n    ");
    format!(
        "from polars import Int8, col, lit, when\n\nscore = {}\ndisposition = (\n    {}\n    .otherwise(lit({}, Int8))\n)\n\n\ndef decide(table):\n    return table.with_columns(score=score).select(disposition=disposition)\n",
        POLARS.points(&rules.score),
        choices.strip_prefix('.').unwrap_or_default(),
        rules.default()
    )
}

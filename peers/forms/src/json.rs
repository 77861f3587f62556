//! Conditions as JSON.

use serde_json::{Value, json};

use crate::infix::JAVASCRIPT;
use crate::rules::{Rules, Test};

/// One expression of JsonLogic.
#[must_use]
pub fn logic(rules: &Rules) -> Value {
    let mut choices = Vec::new();
    for (disposition, when) in rules.by_disposition() {
        let when = when.iter().map(|test| logic_of(test, &rules.score));
        choices.push(json!({ "or": when.collect::<Vec<_>>() }));
        choices.push(json!(disposition));
    }
    choices.push(json!(rules.default()));
    json!({ "if": choices })
}

fn logic_of(test: &Test, score: &[(i32, Test)]) -> Value {
    let all =
        |parts: &[Test]| -> Vec<Value> { parts.iter().map(|part| logic_of(part, score)).collect() };
    let total = |parts: &mut dyn Iterator<Item = (i32, &Test)>| {
        let one = |(points, part)| json!({ "if": [logic_of(part, score), points, 0] });
        json!({ "+": parts.map(one).collect::<Vec<_>>() })
    };
    let points = || total(&mut score.iter().map(|(points, part)| (*points, part)));
    match test {
        Test::All(parts) => json!({ "and": all(parts) }),
        Test::Any(parts) => json!({ "or": all(parts) }),
        Test::AtLeast(least, parts) => {
            json!({ ">=": [total(&mut parts.iter().map(|part| (1, part))), least] })
        }
        Test::Not(part) => json!({ "!": logic_of(part, score) }),
        Test::Has(id) => json!({ "var": id }),
        Test::Is(id, options) => json!({ "in": [{ "var": id }, options] }),
        Test::From(id, least) => json!({ ">=": [{ "var": id }, least] }),
        Test::UpTo(id, most) => json!({ "<=": [{ "var": id }, most] }),
        Test::ScoreFrom(least) => json!({ ">=": [points(), least] }),
        Test::ScoreUpTo(most) => json!({ "<=": [points(), most] }),
    }
}

/// What is counted before rules are read, by name: points for each test that holds.
type Counted = Vec<(String, Vec<(i32, Test)>)>;

/// Rules of json-rules-engine, and a module of JavaScript with `counted`: what the engine cannot count by itself.
#[must_use]
pub fn rules_engine(rules: &Rules) -> (Value, String) {
    let mut counted = vec![("score".to_owned(), rules.score.clone())];
    let written = rules.rules.iter().map(|rule| {
        let conditions = match rule_of(&rule.when, &mut counted) {
            one if one.get("fact").is_some() => json!({ "all": [one] }),
            several => several,
        };
        json!({
            "name": rule.id,
            "priority": rules.dispositions.len() - rule.disposition,
            "conditions": conditions,
            "event": { "type": "disposition", "params": { "disposition": rule.disposition } },
        })
    });
    let written = written.collect::<Vec<_>>();
    let counts = counted.iter();
    let counts = counts.map(|(name, parts)| format!("  {name}: {},\n", JAVASCRIPT.points(parts)));
    let module = format!(
        "export const counted = (it) => ({{\n{}}});\n",
        counts.collect::<String>()
    );
    (
        json!({ "rules": written, "otherwise": rules.default() }),
        module,
    )
}

fn rule_of(test: &Test, counted: &mut Counted) -> Value {
    let compared = |name: &str, operator: &str, value: Value| json!({ "fact": name, "operator": operator, "value": value });
    let (from, up_to) = ("greaterThanInclusive", "lessThanInclusive");
    match test {
        Test::All(parts) => {
            let parts = parts.iter().map(|part| rule_of(part, counted));
            json!({ "all": parts.collect::<Vec<_>>() })
        }
        Test::Any(parts) => {
            let parts = parts.iter().map(|part| rule_of(part, counted));
            json!({ "any": parts.collect::<Vec<_>>() })
        }
        Test::AtLeast(least, parts) => {
            let name = format!("count_{}", counted.len());
            let parts = parts.iter().map(|part| (1, part.clone()));
            counted.push((name.clone(), parts.collect()));
            compared(&name, from, json!(least))
        }
        Test::Not(part) => json!({ "not": rule_of(part, counted) }),
        Test::Has(id) => compared(id, "equal", json!(true)),
        Test::Is(id, options) => compared(id, "in", json!(options)),
        Test::From(id, least) => compared(id, from, json!(least)),
        Test::UpTo(id, most) => compared(id, up_to, json!(most)),
        Test::ScoreFrom(least) => compared("score", from, json!(least)),
        Test::ScoreUpTo(most) => compared("score", up_to, json!(most)),
    }
}

//! A table of decisions in ZEN's own format: a column for each finding that a rule asks for by itself, and for what else
//! rules ask a column that is computed before.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::expression::{ZEN_SCORED, zen_score};
use crate::rules::{Rules, Test};

/// A graph of input, expressions, table and output.
#[must_use]
pub fn zen(rules: &Rules) -> Value {
    let mut columns = Columns::default();
    let mut rows = rules.rules.iter().map(|rule| {
        let parts = match &rule.when {
            Test::All(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let cells = parts.iter().map(|part| columns.cell(rules, part));
        (rule.disposition, cells.collect::<Vec<_>>())
    });
    let mut rows = rows.by_ref().collect::<Vec<_>>();
    rows.push((rules.default(), Vec::new()));
    let mut computed = vec![json!({ "id": "score", "key": "score", "value": zen_score(rules) })];
    computed.extend(columns.computed());
    let rows = rows.iter().enumerate();
    let rows = rows.map(|(index, (disposition, cells))| columns.row(index, *disposition, cells));
    let table = json!({
        "hitPolicy": "first",
        "inputs": columns.fields(),
        "outputs": [{ "id": "disposition", "name": "disposition", "field": "disposition" }],
        "rules": rows.collect::<Vec<_>>(),
    });
    let node = |id: &str, kind: &str, content: Value| json!({ "id": id, "name": id, "type": kind, "position": { "x": 0, "y": 0 }, "content": content });
    let edge = |from: &str, to: &str| json!({ "id": format!("{from}_{to}"), "sourceId": from, "targetId": to, "type": "edge" });
    json!({
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            node("given", "inputNode", json!({})),
            node("computed", "expressionNode", json!({ "expressions": computed, "passThrough": true })),
            node("table", "decisionTableNode", table),
            node("said", "outputNode", json!({})),
        ],
        "edges": [edge("given", "computed"), edge("computed", "table"), edge("table", "said")],
    })
}

/// What the table looks at, by name; with an expression, if it is no finding.
#[derive(Default)]
struct Columns(BTreeMap<String, Option<String>>);

impl Columns {
    /// The column that a part of a rule needs, and what has to stand there.
    fn cell(&mut self, rules: &Rules, part: &Test) -> (String, String) {
        let (name, cell) = match part {
            Test::Has(id) => (id.clone(), "true".to_owned()),
            Test::Is(id, options) => (id.clone(), format!("'{}'", options.join("', '"))),
            Test::From(id, least) => (id.clone(), format!(">= {least}")),
            Test::UpTo(id, most) => (id.clone(), format!("<= {most}")),
            Test::ScoreFrom(least) => ("score".to_owned(), format!(">= {least}")),
            Test::ScoreUpTo(most) => ("score".to_owned(), format!("<= {most}")),
            Test::All(_) | Test::Any(_) | Test::AtLeast(..) | Test::Not(_) => {
                let expression = ZEN_SCORED.say(part, &rules.score);
                let named = format!("computed_{}", self.0.len());
                self.0.insert(named.clone(), Some(expression));
                return (named, "true".to_owned());
            }
        };
        self.0.entry(name.clone()).or_default();
        (name, cell)
    }

    fn computed(&self) -> impl Iterator<Item = Value> + '_ {
        let computed = self.0.iter();
        let computed = computed.filter_map(|(name, it)| Some((name, it.as_ref()?)));
        computed.map(|(name, it)| json!({ "id": name, "key": name, "value": it }))
    }

    fn fields(&self) -> Vec<Value> {
        let field = |name: &String| json!({ "id": name, "name": name, "field": name });
        self.0.keys().map(field).collect()
    }

    fn row(&self, index: usize, disposition: usize, cells: &[(String, String)]) -> Value {
        let empty = self.0.keys().map(|name| (name.clone(), json!("")));
        let mut row = empty.collect::<Map<_, _>>();
        for (name, cell) in cells {
            let before = row.insert(name.clone(), json!(cell));
            if let Some(before) = before.as_ref().and_then(Value::as_str)
                && !before.is_empty()
            {
                row.insert(name.clone(), json!(format!("{before} and {cell}")));
            }
        }
        row.insert("_id".to_owned(), json!(format!("row_{index}")));
        row.insert("disposition".to_owned(), json!(disposition.to_string()));
        Value::Object(row)
    }
}

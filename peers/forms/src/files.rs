//! All forms, as the files that the programs of the peers read.

use crate::rules::Rules;
use crate::{cedar, clips, expression, ifs, json, rego, table};

/// By name of its file, the text of each form.
#[must_use]
pub fn all(rules: &Rules) -> Vec<(&'static str, String)> {
    let (engine, counted) = json::rules_engine(rules);
    vec![
        ("counted.mjs", counted),
        ("ifs.mjs", ifs::javascript(rules)),
        ("ifs.py", ifs::python(rules)),
        ("rules.cedar", cedar::policies(rules)),
        ("rules.cel", expression::cel(rules)),
        ("rules.clp", clips::productions(rules)),
        ("rules.jdm.json", table::zen(rules).to_string()),
        ("rules.logic.json", json::logic(rules).to_string()),
        ("rules.engine.json", engine.to_string()),
        ("rules.rego", rego::package(rules)),
        ("rules.rhai", ifs::rhai(rules)),
        ("rules.sql", expression::sql(rules)),
        ("rules.zen", expression::zen(rules)),
        ("rules_polars.py", expression::polars(rules)),
    ]
}

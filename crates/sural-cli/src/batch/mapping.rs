//! Columns and values that are called otherwise than findings and their options.
//!
//! ```toml
//! # a column, and the finding that it holds
//! [findings]
//! pain = "pain_severity"
//!
//! # of a column: what it holds, and the option that it means
//! [values.sex]
//! M = "male"
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};
use sural_case::answer;
use sural_content::module::{Finding, Module};

use crate::failure::{Code, Failure};

/// What is called otherwise.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// By column: the finding.
    #[serde(default)]
    findings: BTreeMap<String, String>,
    /// By column, by what it holds: the option.
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
}

impl Mapping {
    /// Reads a mapping and checks it against the findings.
    ///
    /// # Errors
    /// When the file cannot be read or says something of a finding or option that is none.
    pub fn read(path: &Path, module: &Module) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(|error| Failure::file("read", path, &error))?;
        let bad = |messages: Vec<String>| Failure {
            code: Code::BadAnswers,
            messages: messages
                .into_iter()
                .map(|message| format!("{}: {message}", path.display()))
                .collect(),
        };
        let mapping: Self = toml::from_str(&text)
            .map_err(|error| bad(vec![error.to_string().trim_end().to_owned()]))?;
        let faults = mapping.faults(module);
        if faults.is_empty() {
            Ok(mapping)
        } else {
            Err(bad(faults))
        }
    }

    fn faults(&self, module: &Module) -> Vec<String> {
        let mut faults = Vec::new();
        let mut taken = BTreeSet::new();
        for (column, finding) in &self.findings {
            if let Err(fault) = of(module, finding) {
                faults.push(fault);
            }
            if !taken.insert(finding) || self.is_own_name(module, finding) {
                faults.push(format!(
                    "`{finding}` is read from two columns; `{column}` is one of them"
                ));
            }
        }
        for (column, values) in &self.values {
            match of(module, self.finding(column)) {
                Err(fault) => faults.push(fault),
                Ok(finding) => faults.extend(
                    values
                        .values()
                        .filter_map(|value| answer::answer(finding, &spoken(value)).err()),
                ),
            }
        }
        faults
    }

    /// A finding is also the name of a column of which a value is mapped.
    fn is_own_name(&self, module: &Module, finding: &str) -> bool {
        self.values.contains_key(finding)
            && !self.findings.contains_key(finding)
            && of(module, finding).is_ok()
    }

    /// The finding that a column holds.
    #[must_use]
    pub fn finding<'a>(&'a self, column: &'a str) -> &'a str {
        self.findings.get(column).map_or(column, String::as_str)
    }

    /// What a value of a column means.
    #[cfg(feature = "columns")]
    #[must_use]
    pub fn value<'a>(&'a self, column: &str, value: &'a str) -> &'a str {
        let values = self.values.get(column);
        values
            .and_then(|values| values.get(value))
            .map_or(value, String::as_str)
    }

    /// Values of this column mean something else.
    #[cfg(feature = "columns")]
    #[must_use]
    pub fn has_values(&self, column: &str) -> bool {
        self.values.contains_key(column)
    }

    /// The columns that it speaks of.
    #[cfg(feature = "columns")]
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        let all = self.findings.keys().chain(self.values.keys());
        all.map(String::as_str)
    }

    /// The answers of a line as findings and options.
    ///
    /// # Errors
    /// When two names mean one finding: neither answer may be lost.
    pub fn answers(&self, said: Map<String, Value>) -> Result<Map<String, Value>, Vec<String>> {
        if self.findings.is_empty() && self.values.is_empty() {
            return Ok(said);
        }
        let mut answers = Map::new();
        for (column, value) in said {
            let finding = self.finding(&column);
            let meant = self.meant(&column, value);
            if answers.insert(finding.to_owned(), meant).is_some() {
                return Err(vec![format!("`{finding}` is answered under two names")]);
            }
        }
        Ok(answers)
    }

    fn meant(&self, column: &str, value: Value) -> Value {
        let Some(values) = self.values.get(column) else {
            return value;
        };
        match value {
            Value::Array(all) => all.into_iter().map(|it| self.meant(column, it)).collect(),
            Value::String(text) => values
                .get(&text)
                .map_or(Value::String(text), |it| spoken(it)),
            other => values
                .get(&other.to_string())
                .map_or(other, |it| spoken(it)),
        }
    }
}

fn of<'m>(module: &'m Module, id: &str) -> Result<&'m Finding, String> {
    let found = module.finding_named(id).map(|(_, finding)| finding);
    found.ok_or_else(|| {
        let ids = module.findings.iter().map(|finding| finding.id.as_str());
        answer::unknown("finding", id, ids, "")
    })
}

/// A number that is written as text is meant as a number.
fn spoken(text: &str) -> Value {
    let number = text.parse().map(Value::Number);
    number.unwrap_or_else(|_| Value::from(text))
}

//! The answers of one case as JSON: `{"answers": {"finding": "option" | ["option", …] | number}}`.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::Value;
use sural_case::answer;
use sural_content::module::Module;
use sural_decision::{Answers, Conflict};

use crate::failure::{Code, Failure};

/// Answers with the things in the file that were not understood but do no harm.
pub struct Parsed {
    /// The answers.
    pub answers: Answers,
    /// The region, which a stopped interview keeps beside its answers.
    pub region: Option<String>,
    /// One sentence each.
    pub warnings: Vec<String>,
}

/// Reads a file, or standard input for `-`.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::file("read", path, &error))?;
    } else {
        bytes = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
    }
    String::from_utf8(bytes).map_err(|_| {
        Failure::new(
            Code::BadAnswers,
            format!("`{}` is not UTF-8 text", path.display()),
        )
    })
}

/// Reads the answers of one case.
///
/// # Errors
/// Everything in it that is not an answer to this module's findings, all at once.
pub fn parse(module: &Module, text: &str) -> Result<Parsed, Failure> {
    let value: Value = serde_json::from_str(text)
        .map_err(|error| Failure::new(Code::BadAnswers, format!("the answers are not JSON: {error}; expected {{\"answers\": {{\"finding\": \"option\"}}}}")))?;
    let Some(object) = value.as_object() else {
        return Err(Failure::new(Code::BadAnswers, EXPECTED));
    };
    let Some(answers) = object.get("answers").and_then(Value::as_object) else {
        return Err(Failure::new(Code::BadAnswers, EXPECTED));
    };
    let region = object
        .get("region")
        .and_then(Value::as_str)
        .map(str::to_owned);
    let warnings = object
        .keys()
        .filter(|key| !KEYS.contains(&key.as_str()))
        .map(|key| format!("`{key}` is not read; only `answers` is"))
        .collect();
    Ok(Parsed {
        answers: from_object(module, answers)?,
        region,
        warnings,
    })
}

/// What a file of answers may hold; `module` and `date` tell under which content and when an interview was kept.
const KEYS: [&str; 4] = ["answers", "region", "module", "date"];

const EXPECTED: &str = "the answers must be an object with the key `answers`: {\"answers\": {\"finding\": \"option\"}}";

/// Reads answers by finding.
///
/// # Errors
/// As [`parse`].
pub fn from_object(
    module: &Module,
    object: &serde_json::Map<String, Value>,
) -> Result<Answers, Failure> {
    let mut answers = Answers::none(module);
    let mut messages = Vec::new();
    for (id, value) in object {
        match answer::one(module, id, value) {
            Ok((finding, answer)) => answers.set(finding, Some(answer)),
            Err(message) => messages.push(message),
        }
    }
    if messages.is_empty() {
        Ok(answers)
    } else {
        Err(Failure {
            code: Code::BadAnswers,
            messages,
        })
    }
}

/// Conflicting answers as a failure that names each with its reason.
pub fn conflicting(module: &Module, answers: &Answers, conflicts: &[Conflict]) -> Failure {
    Failure {
        code: Code::BadAnswers,
        messages: answer::conflicting(module, answers, conflicts),
    }
}

//! The answers of one case, from a file.

use std::fs;
use std::io::Read;
use std::path::Path;

use serde_json::{Map, Value};
use sural_case::answer;
use sural_content::module::Module;
use sural_decision::{Answers, Assessment, Conflict, Decision};
use sural_wire::answers::{self, Parsed};

use crate::failure::{Code, Failure};

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
    answers::parse(module, text).map_err(bad)
}

/// Reads answers by finding.
///
/// # Errors
/// As [`parse`].
pub fn from_object(module: &Module, object: &Map<String, Value>) -> Result<Answers, Failure> {
    answers::from_object(module, object).map_err(bad)
}

/// The decision's assessment of the answers.
///
/// # Errors
/// When the answers contradict each other.
pub fn assess(decision: &Decision, answers: &Answers) -> Result<Assessment, Failure> {
    let assessment = decision.assess(answers);
    assessment.map_err(|conflicts| conflicting(decision.module(), answers, &conflicts))
}

/// Conflicting answers as a failure that names each with its reason.
pub fn conflicting(module: &Module, answers: &Answers, conflicts: &[Conflict]) -> Failure {
    bad(answer::conflicting(module, answers, conflicts))
}

/// What the program says of answers that cannot be used.
pub fn bad(messages: Vec<String>) -> Failure {
    Failure {
        code: Code::BadAnswers,
        messages,
    }
}

//! A case as the content reads it, or why not.

use sural_case::log::Case;
use sural_case::reading::{Reading, Refused};
use sural_decision::Decision;

use crate::failure::{Code, Failure};

/// Reads a case as it stood after so many events, or as it stands.
///
/// # Errors
/// When the case is about another module, or its answers contradict each other.
pub fn read(decision: &Decision, case: &Case, events: Option<usize>) -> Result<Reading, Failure> {
    Reading::of(decision, case, events).map_err(|refused| {
        let messages = match refused {
            Refused::Case(fault) => vec![fault.to_string()],
            Refused::Answers(messages) => messages,
        };
        Failure {
            code: Code::BadAnswers,
            messages,
        }
    })
}

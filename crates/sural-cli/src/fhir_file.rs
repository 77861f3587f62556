//! The answers of one case as a FHIR `QuestionnaireResponse`.

use sural_content::module::Module;
use sural_decision::observation::Observed;
use sural_fhir::response;
use sural_wire::answers::Parsed;

use crate::failure::{Code, Failure};

/// Reads the answers of one case.
///
/// # Errors
/// Everything in it that is not an answer to this module's findings, each by the question it stands under.
pub fn parse(module: &Module, text: &str) -> Result<Parsed, Failure> {
    let value = serde_json::from_str(text).map_err(|error| {
        Failure::new(
            Code::BadAnswers,
            format!("the response is not JSON: {error}"),
        )
    })?;
    let (observations, faults) = response::read(module, &value);
    if faults.is_empty() {
        return Ok(Parsed {
            answers: Observed::of(module, &observations).answers,
            region: None,
            warnings: Vec::new(),
        });
    }
    Err(Failure {
        code: Code::BadAnswers,
        messages: faults.iter().map(ToString::to_string).collect(),
    })
}

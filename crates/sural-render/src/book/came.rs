//! What worked cases come to: in the consultation if they stand there, else in triage.

use sural_content::module::{DispositionId, RuleId};
use sural_decision::cases::Outcome;
use sural_decision::{Conflict, Status};

/// What a case comes to.
pub struct Came<'a> {
    /// Where, and how soon.
    pub disposition: DispositionId,
    /// No answer to come can change that.
    pub settled: bool,
    /// The rules behind it.
    pub reasons: &'a [RuleId],
    /// By rule of the module.
    pub rules: &'a [Status],
}

/// What a case comes to, or the constraints that it breaks.
pub fn came(outcome: &Outcome) -> Result<Came<'_>, &[Conflict]> {
    let triage = outcome.assessment.as_ref().map_err(Vec::as_slice)?;
    Ok(match &outcome.consultation {
        Some(said) => Came {
            disposition: said.disposition,
            settled: said.could_become == said.disposition,
            reasons: &said.reasons,
            rules: &said.rules,
        },
        None => Came {
            disposition: triage.disposition,
            settled: triage.settled,
            reasons: &triage.reasons,
            rules: &triage.rules,
        },
    })
}

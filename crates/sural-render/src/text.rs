//! An assessment as plain text for the person.

use sural_decision::{Answers, Assessment, Decision};

use crate::words::Words;

/// The assessment as text.
#[must_use]
pub fn assessment(decision: &Decision, words: &Words<'_>, _answers: &Answers, assessment: &Assessment) -> String {
    let module = decision.module();
    module.dispositions.get(assessment.disposition.index()).map(|d| words.fill(&d.title)).unwrap_or_default() + "\n"
}

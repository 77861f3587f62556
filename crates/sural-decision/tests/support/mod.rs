//! Answers and failures, for all tests of this folder.
#![allow(dead_code, reason = "every test file uses its own part")]

pub(crate) mod compare;

use sural_content::module::{Answer, FindingId, Module};
use sural_decision::{Answers, Status};
use sural_testkit::naive::Known;

pub(crate) fn answers(module: &Module, known: &[Option<Answer>]) -> Answers {
    let mut answers = Answers::none(module);
    for (index, answer) in known.iter().enumerate() {
        answers.set(FindingId(index as u32), answer.clone());
    }
    answers
}

pub(crate) fn status(known: Known) -> Status {
    match known {
        Known::Excluded => Status::Excluded,
        Known::Possible => Status::Possible,
        Known::Certain => Status::Certain,
    }
}

/// The findings, with what is known of them.
pub(crate) fn shown(module: &Module, known: &[Option<Answer>]) -> String {
    let line = |(index, answer): (usize, &Option<Answer>)| {
        let finding = &module.findings[index];
        format!(
            "  {index} {}: {:?} {:?} = {answer:?}\n",
            finding.id, finding.unsure, finding.kind
        )
    };
    known.iter().enumerate().map(line).collect()
}

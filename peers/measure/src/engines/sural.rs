//! Sural itself.

use std::path::Path;

use sural_decision::{Answers, Decision};
use sural_testkit::reference;
use sural_wire::answers;

use crate::Said;
use crate::cases::Cases;
use crate::engine::Engine;

/// The whole assessment: disposition, rules that fire or may still fire, causes in their order, what could become of it.
#[derive(Debug)]
pub struct Sural(Decision);

impl Engine for Sural {
    const NAME: &'static str = "Sural: the whole assessment";
    const PACKAGE: Option<&'static str> = Some("sural-decision");
    type Case = Answers;

    fn load(_: &Path) -> Said<Self> {
        let decision = Decision::compile(reference::module()?);
        Ok(Self(
            decision.map_err(|error| format!("{error:?}"))?.prepared(),
        ))
    }

    fn read(&self, case: &str) -> Said<Answers> {
        let parsed = answers::parse(self.0.module(), case);
        Ok(parsed.map_err(|reasons| reasons.join("; "))?.answers)
    }

    fn decide(&mut self, case: &mut Answers) -> Said<usize> {
        let assessment = self.0.assess(case);
        let assessment = assessment.map_err(|conflicts| format!("{conflicts:?}"))?;
        Ok(assessment.disposition.index())
    }

    fn texts(cases: &Cases) -> &[String] {
        &cases.answers
    }
}

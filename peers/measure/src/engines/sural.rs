//! Sural itself.

use std::path::Path;

use sural_decision::{Answers, Decision};
use sural_testkit::reference;
use sural_wire::answers;

use crate::Said;
use crate::cases::Cases;
use crate::engine::Engine;

/// The assessment: disposition, rules that fire or may still fire, what could become of it; and, with `CAUSES`, the
/// causes in their order, of which the rules of others know nothing.
#[derive(Debug)]
pub struct Sural<const CAUSES: bool>(Decision);

impl<const CAUSES: bool> Engine for Sural<CAUSES> {
    const NAME: &'static str = if CAUSES {
        "Sural: the whole assessment"
    } else {
        "Sural: the rules alone"
    };
    const PACKAGE: Option<&'static str> = Some("sural-decision");
    type Case = Answers;

    fn load(_: &Path) -> Said<Self> {
        let mut module = reference::module()?;
        if !CAUSES {
            module.causes.iter_mut().for_each(|it| it.measures.clear());
        }
        let decision = Decision::compile(module);
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

//! Sural itself.

use std::path::Path;

use sural_batch::Engine as Blocks;
use sural_batch::single::{Said as Asked, Single};
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

/// The rules by tables that are made of them, which say the disposition and the rules that fire, but need everything known.
#[derive(Debug)]
pub struct SuralTables {
    decision: Decision,
    single: Single,
    asked: Asked,
}

impl Engine for SuralTables {
    const NAME: &'static str = "Sural: the rules by tables";
    const PACKAGE: Option<&'static str> = Some("sural-batch");
    type Case = Vec<u16>;

    fn load(forms: &Path) -> Said<Self> {
        let Sural(decision) = Sural::<false>::load(forms)?;
        let blocks = Blocks::of(&decision).ok_or("too many values for blocks")?;
        Ok(Self {
            single: Single::of(&decision, &blocks),
            asked: Asked::default(),
            decision,
        })
    }

    fn read(&self, case: &str) -> Said<Vec<u16>> {
        let parsed = answers::parse(self.decision.module(), case);
        let parsed = parsed.map_err(|reasons| reasons.join("; "))?;
        let values = self.decision.assignment(&parsed.answers).into_iter();
        let values = values.collect::<Option<_>>();
        Ok(values.ok_or("something is not said")?)
    }

    fn decide(&mut self, case: &mut Vec<u16>) -> Said<usize> {
        let Self {
            decision,
            single,
            asked,
        } = self;
        let disposition = single.assess(decision, case, asked);
        Ok(disposition
            .ok_or("the answers contradict each other")?
            .index())
    }

    fn texts(cases: &Cases) -> &[String] {
        &cases.answers
    }
}

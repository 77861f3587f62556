//! Hazards.

use crate::module::{
    CaseId, ConstraintId, Control, ExceptionId, FindingId, HarmSeverity, Hazard, Likelihood,
    PropertyId, RuleId, SafetyNetId, ScreenId,
};
use crate::report::error;
use crate::syntax::ast::{self, Block, ControlKind};

use super::{Resolver, id, words};

impl Resolver<'_> {
    pub(super) fn hazard(&mut self, chapter: u32, block: &Block, hazard: &ast::Hazard) {
        let mut controls = Vec::new();
        for written in &hazard.controls {
            let Some(control) = self.control(written) else {
                continue;
            };
            if controls.contains(&control) {
                error(
                    "E172",
                    written.name.span,
                    format!("`{}` is named twice as a control", written.name.value),
                )
                .help("name every control of a hazard once")
                .to(self.diagnostics);
            }
            controls.push(control);
        }
        let likelihood = |written: &Option<crate::span::Spanned<Likelihood>>| {
            written.as_ref().map_or(Likelihood::VeryHigh, |it| it.value)
        };
        self.check_residual(hazard);
        self.module.hazards.push(Hazard {
            id: id(block),
            hazard: words(hazard.hazard.as_ref()),
            cause: words(hazard.cause.as_ref()),
            harm: words(hazard.harm.as_ref()),
            severity: hazard
                .severity
                .as_ref()
                .map_or(HarmSeverity::Catastrophic, |severity| severity.value),
            likelihood: likelihood(&hazard.likelihood),
            controls,
            residual: likelihood(&hazard.residual),
            because: words(hazard.because.as_ref()),
            owner: words(hazard.owner.as_ref()),
            chapter,
            span: block.name.span,
        });
    }

    /// Controls never make a hazard more likely.
    fn check_residual(&mut self, hazard: &ast::Hazard) {
        let (Some(before), Some(after)) = (&hazard.likelihood, &hazard.residual) else {
            return;
        };
        if after.value > before.value {
            error(
                "E173",
                after.span,
                "what is left is likelier than the hazard without its controls",
            )
            .label(before.span, "without controls")
            .help("`likelihood` is before the controls, `residual` with them")
            .to(self.diagnostics);
        }
    }

    fn control(&mut self, control: &ast::Control) -> Option<Control> {
        let names = &self.names;
        let (table, made): (_, fn(u32) -> Control) = match control.kind {
            ControlKind::Rule => (&names.rules, |at| Control::Rule(RuleId(at))),
            ControlKind::Property => (&names.properties, |at| Control::Property(PropertyId(at))),
            ControlKind::Case => (&names.cases, |at| Control::Case(CaseId(at))),
            ControlKind::Screen => (&names.screens, |at| Control::Screen(ScreenId(at))),
            ControlKind::SafetyNet => (&names.safety_net, |at| Control::SafetyNet(SafetyNetId(at))),
            ControlKind::Constraint => (&names.constraints, |at| {
                Control::Constraint(ConstraintId(at))
            }),
            ControlKind::Exception => (&names.exceptions, |at| Control::Exception(ExceptionId(at))),
            ControlKind::Finding => (&names.findings, |at| Control::Finding(FindingId(at))),
        };
        table.find(&control.name, self.diagnostics).map(made)
    }
}

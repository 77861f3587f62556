//! Evidence for causes.

use crate::module::{EvidenceLine, Measure, Seen, Weight};
use crate::report::error;
use crate::span::Span;
use crate::syntax::ast::{self, Block, Cite};

use super::Resolver;

/// Likelihood ratios that a study can find, times 1000.
const PLAUSIBLE: std::ops::RangeInclusive<u32> = 10..=100_000;

impl Resolver<'_> {
    pub(super) fn evidence(&mut self, block: &Block, measures: &[ast::Measure]) {
        let cause = self.names.causes.find(&block.name, self.diagnostics);
        let measures: Vec<Measure> = measures
            .iter()
            .map(|measure| self.measure(measure))
            .collect();
        if let Some(cause) = cause.and_then(|index| self.module.causes.get_mut(index as usize)) {
            cause.measures.extend(measures);
        }
    }

    fn measure(&mut self, measure: &ast::Measure) -> Measure {
        let lines = measure
            .lines
            .iter()
            .filter_map(|line| self.line(line))
            .collect();
        Measure {
            title: measure.title.value.clone(),
            lines,
        }
    }

    fn line(&mut self, line: &ast::EvidenceLine) -> Option<EvidenceLine> {
        let when = self.condition(&line.when);
        let weight = match &line.weight.value {
            ast::Weight::Ordinal(ordinal) => Weight::Ordinal(*ordinal),
            ast::Weight::LikelihoodRatio { milli, cite } => {
                self.ratio(line.weight.span, *milli, cite.as_ref())?
            }
        };
        Some(EvidenceLine {
            weight,
            when,
            span: line.span,
        })
    }

    fn ratio(&mut self, at: Span, milli: u32, cite: Option<&Cite>) -> Option<Weight> {
        if !PLAUSIBLE.contains(&milli) {
            error("E141", at, "a likelihood ratio lies between 0.01 and 100")
                .help("look at the source again; what settles a cause by itself is a rule, not evidence")
                .to(self.diagnostics);
        }
        let cite = cite?;
        let citation = self.cite(cite)?;
        let seen = self
            .module
            .references
            .get(citation.reference.index())
            .map(|reference| reference.seen);
        if seen == Some(Seen::Unconfirmed) {
            error(
                "E143",
                cite.reference.span,
                format!(
                    "`{}` is unconfirmed: its figures may not be shown as cited",
                    cite.reference.value
                ),
            )
            .help("look the figure up at its source, or write an ordinal weight such as `for`")
            .to(self.diagnostics);
        }
        Some(Weight::LikelihoodRatio { milli, citation })
    }
}

//! What the parts of a consultation are called, in clinical words.

use sural_content::decimal;
use sural_content::module::{
    CauseGroup, CauseId, Finding, FindingId, Module, Order, Rule, RuleId, Score, Step, TimeUnit,
    Within,
};
use sural_decision::consultation::{Caveat, Consultation, ScoreRange};
use sural_decision::variables::visit;
use sural_decision::{Answers, Decision};

use crate::sentence;
use crate::summary::{clinical, finding_of, shown};
use crate::text::capital;
use crate::words::Words;

/// Tells of one case.
pub(super) struct Teller<'a> {
    pub(super) decision: &'a Decision,
    pub(super) words: &'a Words<'a>,
    pub(super) answers: &'a Answers,
}

impl<'a> Teller<'a> {
    pub(super) fn module(&self) -> &'a Module {
        self.decision.module().authored()
    }

    pub(super) fn fill(&self, text: &str) -> String {
        self.words.fill(text)
    }

    pub(super) fn finding(&self, id: FindingId) -> Option<&'a Finding> {
        self.module().findings.get(id.index())
    }

    /// A finding by its clinical name.
    pub(super) fn name(&self, id: FindingId) -> String {
        self.finding(id)
            .map_or_else(String::new, |finding| self.fill(clinical(finding)))
    }

    /// Several findings by name.
    pub(super) fn names(&self, ids: &[FindingId], join: &str) -> String {
        let names = ids.iter().map(|id| self.name(*id)).collect::<Vec<_>>();
        names.join(join)
    }

    /// What is known of a finding.
    pub(super) fn value(&self, id: FindingId) -> String {
        let (Some(finding), Some(answer)) = (self.finding(id), self.answers.get(id)) else {
            return "not recorded".to_owned();
        };
        shown(self.words.phrases(), finding, answer)
            .map_or_else(|| "not known".to_owned(), |label| self.fill(&label))
    }

    pub(super) fn cause(&self, id: CauseId) -> String {
        let cause = self.module().causes.get(id.index());
        cause.map_or_else(String::new, |cause| self.fill(&cause.clinical))
    }

    pub(super) fn causes(&self, ids: &[CauseId]) -> String {
        let names = ids.iter().map(|id| self.cause(*id)).collect::<Vec<_>>();
        names.join("; ")
    }

    pub(super) fn rule(&self, id: RuleId) -> Option<&'a Rule> {
        self.module().rules.get(id.index())
    }

    /// Why a rule says what it says, and on whose word.
    pub(super) fn because(&self, id: RuleId) -> String {
        self.rule(id).map_or_else(String::new, |rule| {
            let because = capital(&self.fill(&rule.because));
            format!("{because} [{}]", self.sources(rule))
        })
    }

    /// Why several rules say so.
    pub(super) fn because_of(&self, ids: &[RuleId]) -> String {
        let told = ids.iter().map(|id| self.because(*id)).collect::<Vec<_>>();
        told.join("; ")
    }

    /// The sources of a rule, each with how much it carries.
    fn sources(&self, rule: &Rule) -> String {
        let phrases = self.words.phrases();
        let sources = rule.citations.iter().filter_map(|citation| {
            let source = self.module().references.get(citation.reference.index())?;
            let place = format!("{} {}", source.id, citation.locator);
            Some(format!(
                "{}: {}",
                place.trim_end(),
                phrases.evidence(source.strength)
            ))
        });
        sources.collect::<Vec<_>>().join("; ")
    }

    pub(super) fn order(&self, order: &Order) -> String {
        self.fill(&order.clinical)
    }

    pub(super) fn step(&self, step: Step) -> String {
        match step {
            Step::Screen(id) => {
                let screen = self.module().screens.get(id.index());
                screen.map_or_else(String::new, |screen| self.fill(&screen.ask))
            }
            Step::Order(id) => {
                let order = self.module().orders.get(id.index());
                order.map_or_else(String::new, |order| self.order(order))
            }
        }
    }

    /// A score as far as it is known: a value, or a range with what would narrow it.
    fn score(&self, range: &ScoreRange) -> Option<(String, String)> {
        let score = self.module().scores.get(range.score.index())?;
        let (low, high) = (points(score, range.low), points(score, range.high));
        let value = if range.low == range.high {
            low
        } else {
            let open = self.names(&range.narrowed_by, ", ");
            format!("between {low} and {high}; to be settled by: {open}")
        };
        Some((self.fill(&score.title), value))
    }

    /// The scores of which something is known.
    pub(super) fn scores(&self, consultation: &Consultation) -> Vec<(String, String)> {
        let begun = consultation
            .scores
            .iter()
            .filter(|range| self.is_begun(range));
        begun.filter_map(|range| self.score(range)).collect()
    }

    fn is_begun(&self, range: &ScoreRange) -> bool {
        let Some(score) = self.module().scores.get(range.score.index()) else {
            return false;
        };
        let mut begun = false;
        for (_, term) in &score.terms {
            visit(self.module(), term, &mut |atom| {
                begun |= finding_of(atom).is_some_and(|id| self.answers.get(id).is_some());
            });
        }
        begun
    }

    /// A warning with how sure it is.
    pub(super) fn caveat(&self, because: &str, caveat: &Caveat) -> String {
        let because = self.fill(because);
        if caveat.certain {
            because
        } else {
            let open = self.names(&caveat.open, ", ");
            format!("{because} (not excluded; find out: {open})")
        }
    }

    /// Evidence that counted for a cause, or against it.
    pub(super) fn evidence(
        &self,
        consultation: &Consultation,
        cause: CauseId,
        for_it: bool,
    ) -> String {
        let standing = consultation.causes.iter().find(|it| it.rank.cause == cause);
        let measures = self
            .module()
            .causes
            .get(cause.index())
            .map(|it| &it.measures);
        let lines = standing.into_iter().flat_map(|it| &it.rank.evidence);
        let told = lines
            .filter(|line| (line.weight > 0) == for_it)
            .filter_map(|counted| {
                let line = measures?.get(counted.measure)?.lines.get(counted.line)?;
                let words = self.words.authored();
                Some(sentence::clause(self.module(), &words, &line.when).text(words.phrases()))
            });
        told.collect::<Vec<_>>().join("; ")
    }
}

/// Points as they are written.
fn points(score: &Score, points: i32) -> String {
    decimal::shown(i64::from(points), score.decimals)
}

/// A time limit: "now", "within 4 hours".
pub(super) fn within(within: Option<Within>) -> String {
    let Some(within) = within else {
        return "no time limit".to_owned();
    };
    let unit = match within.unit {
        TimeUnit::Minutes => "minute",
        TimeUnit::Hours => "hour",
        TimeUnit::Days => "day",
        TimeUnit::Weeks => "week",
    };
    match within.count() {
        0 => "now".to_owned(),
        1 => format!("within 1 {unit}"),
        count => format!("within {count} {unit}s"),
    }
}

/// A body system.
pub(super) fn group(words: &Words<'_>, group: Option<CauseGroup>) -> String {
    group.map_or_else(
        || "cannot be told yet".to_owned(),
        |group| words.phrases().group(group),
    )
}

//! What the parts of a consultation are called, in clinical words.

use sural_content::module::{
    CauseGroup, CauseId, Condition, Finding, FindingId, Module, Observer, Order, Requirement, Rule,
    RuleId, ScoreId, Step, TimeUnit, Within,
};
use sural_decision::answers::none_of;
use sural_decision::causes::Strength;
use sural_decision::consultation::{Caveat, Consultation, ScoreRange, Standing};
use sural_decision::variables::visit;

use super::chart::Chart;
use crate::summary::{clinical, finding_of, shown};
use crate::text::{capital, short_hash};
use crate::words::Words;

impl<'a> Chart<'a> {
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

    /// The first findings of many by name, and how many more there are.
    pub(super) fn some_names(&self, ids: &[FindingId]) -> String {
        few(
            &ids.iter().map(|id| self.name(*id)).collect::<Vec<_>>(),
            NAMES,
        )
    }

    /// What is known of a finding.
    pub(super) fn value(&self, id: FindingId) -> String {
        let (Some(finding), Some(answer)) = (self.finding(id), self.answers().get(id)) else {
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

    /// A step of the consultation by name.
    #[must_use]
    pub fn step(&self, step: Step) -> String {
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
        let (low, high) = (score.shown(range.low), score.shown(range.high));
        let value = if range.low == range.high {
            low
        } else {
            let open = self.some_names(&range.narrowed_by);
            format!("between {low} and {high}; still open: {open}")
        };
        Some((self.fill(&score.title), value))
    }

    /// The scores that a clinician has begun, and those that tell of what must be ruled out first.
    #[must_use]
    pub fn scores(&self, consultation: &Consultation) -> Vec<(String, String)> {
        let first = consultation.rule_out_first.iter().map(|it| it.cause);
        let first = first.collect::<Vec<_>>();
        let shown = consultation
            .scores
            .iter()
            .filter(|range| self.is_begun(range) || self.tells_of(range, &first));
        shown.filter_map(|range| self.score(range)).collect()
    }

    /// The scores that are complete and tell something: the letter carries no others.
    pub(super) fn complete_scores(&self, consultation: &Consultation) -> Vec<(String, String)> {
        let complete = |range: &&ScoreRange| range.low == range.high && self.is_begun(range);
        let complete = consultation.scores.iter().filter(complete);
        complete.filter_map(|range| self.score(range)).collect()
    }

    /// A rule that excludes, confirms or considers one of the causes reads the score.
    fn tells_of(&self, range: &ScoreRange, causes: &[CauseId]) -> bool {
        let concerns = |rule: &&Rule| {
            let says = &rule.consultation;
            let mut named = says
                .exclude
                .iter()
                .chain(&says.confirm)
                .chain(&rule.consider);
            named.any(|cause| causes.contains(cause))
        };
        let reads = |rule: &Rule| self.reads_score(&rule.when, range.score);
        self.module().rules.iter().filter(concerns).any(reads)
    }

    fn reads_score(&self, condition: &Condition, score: ScoreId) -> bool {
        let mut reads = false;
        condition.visit(&mut |part| {
            reads |= match part {
                Condition::CompareScore(read, ..) => *read == score,
                Condition::Named(id) => {
                    let named = self.module().conditions.get(id.index());
                    named.is_some_and(|named| self.reads_score(&named.when, score))
                }
                _ => false,
            };
        });
        reads
    }

    /// Only a clinician or a test can tell it.
    fn is_clinical(&self, id: FindingId) -> bool {
        let observers = self.finding(id).map(|finding| &finding.observers);
        observers.is_some_and(|observers| !observers.contains(&Observer::Patient))
    }

    fn is_begun(&self, range: &ScoreRange) -> bool {
        let Some(score) = self.module().scores.get(range.score.index()) else {
            return false;
        };
        let mut begun = false;
        for (_, term) in &score.terms {
            visit(self.module(), term, &mut |atom| {
                begun |= finding_of(atom)
                    .is_some_and(|id| self.is_clinical(id) && self.answers().get(id).is_some());
            });
        }
        begun
    }

    /// The causes that are excluded, each with what excluded it.
    pub(super) fn ruled_out(&self, consultation: &Consultation) -> Vec<(String, String)> {
        let causes = consultation.causes.iter();
        let excluded = causes.filter(|it| it.standing == Standing::Excluded);
        excluded
            .map(|it| (self.cause(it.rank.cause), self.because_of(&it.excluded_by)))
            .collect()
    }

    /// What a referral still needs, with why.
    pub(super) fn missing(&self, needs: &[Requirement], missing: &[usize]) -> String {
        let told = missing.iter().filter_map(|at| needs.get(*at)).map(|need| {
            let because = self.fill(&need.because);
            format!("{} ({because})", self.names(&need.any, " or "))
        });
        told.collect::<Vec<_>>().join("; ")
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

    /// Evidence that counted for a cause, or against it: what was found, each finding once.
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
        let counted = standing.into_iter().flat_map(|it| &it.rank.evidence);
        let lines = counted
            .filter(|line| (line.weight > 0) == for_it)
            .filter_map(|it| measures?.get(it.measure)?.lines.get(it.line));
        let mut told: Vec<String> = Vec::new();
        for found in lines.flat_map(|line| self.found(&line.when)) {
            if !told.contains(&found) {
                told.push(found);
            }
        }
        told.join("; ")
    }

    /// What was found of the findings that a condition reads: what is there, else what is known.
    fn found(&self, condition: &Condition) -> Vec<String> {
        let mut read = Vec::new();
        visit(self.module(), condition, &mut |atom| {
            read.extend(finding_of(atom).filter(|id| !read.contains(id)));
        });
        read.retain(|id| self.answers().get(*id).is_some());
        let is_there =
            |id: &FindingId| none_of(self.module(), *id).as_ref() != self.answers().get(*id);
        let (there, absent): (Vec<_>, Vec<_>) = read.into_iter().partition(is_there);
        let shown = if there.is_empty() { absent } else { there };
        let told = shown.into_iter();
        told.map(|id| format!("{} ({})", self.name(id), self.value(id)))
            .collect()
    }
}

/// How many findings are named before the rest is counted.
const NAMES: usize = 5;

/// The first of many, and how many more there are.
pub(super) fn few(all: &[String], most: usize) -> String {
    let shown = all
        .iter()
        .take(most)
        .map(String::as_str)
        .collect::<Vec<_>>();
    match all.len().saturating_sub(most) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// A time limit: "now", "within 4 hours"; nothing where none is set.
pub(crate) fn within(within: Option<Within>) -> String {
    let Some(within) = within else {
        return String::new();
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

/// How strongly a cause stands, in a word.
pub(super) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Likely => "likely",
        Strength::Possible => "possible",
        Strength::LessLikely => "less likely",
    }
}

/// A body system.
pub(super) fn group(words: &Words<'_>, group: Option<CauseGroup>) -> String {
    group.map_or_else(
        || "cannot be told yet".to_owned(),
        |group| words.phrases().group(group),
    )
}

/// What stands under every paper for clinicians.
pub(super) fn foot(module: &Module) -> String {
    format!(
        "Sural informs; it does not diagnose. Doses are out of scope. Content {} {}, {}.",
        module.id,
        module.version,
        short_hash(module)
    )
}

//! What is claimed and tried of a module: worked cases, properties, exceptions, hazards.

use super::{
    Answer, CaseId, CauseGroup, CauseId, Citation, Condition, ConstraintId, DispositionId,
    ExceptionId, FindingId, HarmSeverity, Likelihood, OrderId, PropertyId, ReferralId, Rest,
    RuleId, SafetyNetId, ScoreId, ScreenId, Step, TreatmentId, Within,
};
use crate::span::Span;

/// A worked case.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Case {
    pub title: String,
    pub given: Vec<(FindingId, Answer)>,
    /// How many of the given answers, the last ones, are a line of `each`.
    pub added: usize,
    /// The case that stands for the block: this one, or the one with the first line of `each`.
    pub block: CaseId,
    pub rest: Rest,
    pub expect: Vec<(Expect, Span)>,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

impl Case {
    /// The answers that its block gives every time.
    #[must_use]
    pub fn shared_answers(&self) -> &[(FindingId, Answer)] {
        let shared = self.given.len().saturating_sub(self.added);
        self.given.get(..shared).unwrap_or_default()
    }

    /// The answers of its line of `each`.
    #[must_use]
    pub fn added_answers(&self) -> &[(FindingId, Answer)] {
        let shared = self.given.len().saturating_sub(self.added);
        self.given.get(shared..).unwrap_or_default()
    }
}

/// What a case expects.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Expect {
    Disposition(DispositionId),
    Fires(RuleId),
    FiresNot(RuleId),
    Group(CauseGroup),
    Cause(CauseId),
    /// A rule that fires considers the cause.
    Considers(CauseId),
    Unsettled,
    /// A rule that fires excludes the cause.
    Excludes(CauseId),
    /// A rule that fires confirms the cause.
    Confirms(CauseId),
    /// Nothing has excluded or confirmed the cause.
    Open(CauseId),
    /// The cause must be ruled out first, and is still open.
    First(CauseId),
    /// The test is asked for, and where a limit stands, by then.
    Orders(OrderId, Option<Within>),
    /// The referral is made, and where a limit stands, by then.
    Refers(ReferralId, Option<Within>),
    /// The referral is made, and everything that it needs is there.
    Complete(ReferralId),
    /// A referral that is made needs the finding, which is not there.
    Lacks(FindingId),
    Treats(TreatmentId),
    Withholds(TreatmentId),
    /// The rule fires and no longer counts, for it is answered.
    Settled(RuleId),
    /// Among the first three of the next steps.
    Next(Step),
    /// The step need not be done.
    Needless(Step),
    /// The score is from the one to the other, in units of its last decimal.
    Score(ScoreId, i32, i32),
    /// No cause group leads.
    Undetermined,
    /// The constraint of the consultation is broken.
    Contradicts(ConstraintId),
    /// It does not come so; of a rule that does not fire, see `FiresNot`.
    Not(Box<Expect>),
}

/// A safety claim over all answers.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Property {
    pub id: String,
    /// The cases it speaks of; every admissible case if none.
    pub whenever: Option<Condition>,
    /// What holds in each of those cases; never empty.
    pub claims: Vec<Claim>,
    pub because: String,
    pub citations: Vec<Citation>,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

/// One thing that a property claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// The disposition is this one or a more urgent one.
    AtLeast(DispositionId),
    /// The rule fires.
    Fires(RuleId),
    /// A rule that fires considers the cause.
    Considers(CauseId),
    /// The rule does not fire.
    NeverFires(RuleId),
    /// The disposition is not this one.
    NeverDisposition(DispositionId),
    /// Changing a case so that one of these answers holds never makes its disposition less urgent.
    /// Each is an atom: see [`Exception::adding`].
    NeverLowers(Vec<Condition>),
}

/// Answers whose presence may lawfully mean less urgency, because they silence rules.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Exception {
    pub id: String,
    /// Atoms: options of one finding (`IsOption`, `HasOption`, `HasNone` or an `Any` of the latter two) or a comparison of a number finding.
    pub adding: Vec<Condition>,
    /// The only rules that may cease to fire for it.
    pub silences: Vec<RuleId>,
    pub because: String,
    /// Who signed it and when.
    pub signed: String,
    pub citations: Vec<Citation>,
    pub span: Span,
}

/// One entry of the hazard log.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Hazard {
    pub id: String,
    pub hazard: String,
    pub cause: String,
    pub harm: String,
    pub severity: HarmSeverity,
    /// Before the controls.
    pub likelihood: Likelihood,
    pub controls: Vec<Control>,
    /// The likelihood that is left with the controls in place.
    pub residual: Likelihood,
    /// Why what is left is accepted.
    pub because: String,
    pub owner: String,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

/// What keeps a hazard from doing harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Control {
    Rule(RuleId),
    Property(PropertyId),
    Case(CaseId),
    Screen(ScreenId),
    SafetyNet(SafetyNetId),
    Constraint(ConstraintId),
    Exception(ExceptionId),
    Finding(FindingId),
}

//! What the consultation adds to a module: tests, treatments, referrals, and what rules say of them.

use super::{
    CauseId, Citation, Condition, Effort, FindingId, OrderId, ReferralId, RuleId, ScreenId,
    ServiceId, Takes, TreatmentId, Within,
};
use crate::span::Span;

/// A finding that is recorded left and right; rules read the painful leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EachLeg {
    /// The finding that is the difference between the legs.
    pub compare: Option<FindingId>,
}

/// Which options of a finding tell the leg that rules read: the painful one, or the worse of two.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sides {
    pub left: Vec<usize>,
    pub right: Vec<usize>,
}

/// What a rule says in the consultation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recommendation {
    /// Causes to be ruled out before a milder one is accepted.
    pub rule_out: Vec<CauseId>,
    /// Causes that it excludes. Such a rule is read with *certainly*.
    pub exclude: Vec<CauseId>,
    /// Causes that it confirms. Such a rule is read with *certainly*.
    pub confirm: Vec<CauseId>,
    /// Rules that no longer count. Such a rule is read with *certainly*.
    pub settle: Vec<RuleId>,
    /// Tests to ask for, and by when.
    pub order: Vec<(OrderId, Option<Within>)>,
    /// Treatments to offer.
    pub treat: Vec<TreatmentId>,
    /// Referrals to make, and by when.
    pub refer: Vec<(ReferralId, Option<Within>)>,
}

/// A test that a clinician asks for.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Order {
    pub id: String,
    pub title: String,
    pub clinical: String,
    /// The findings that its result answers.
    pub gives: Vec<FindingId>,
    pub takes: Takes,
    pub effort: Effort,
    /// Where the condition may hold, the test is no use or does harm.
    pub avoid: Vec<Warning>,
    pub citations: Vec<Citation>,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

/// A condition with what it means for a test or a treatment.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Warning {
    pub when: Condition,
    pub because: String,
    pub span: Span,
}

/// What a clinician can offer.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Treatment {
    pub id: String,
    pub title: String,
    pub clinical: String,
    pub causes: Vec<CauseId>,
    pub when: Option<Condition>,
    /// Contraindications.
    pub never: Vec<Warning>,
    pub caution: Vec<Warning>,
    pub say: Vec<String>,
    pub note: Vec<String>,
    pub review: Option<String>,
    pub fails: Option<String>,
    pub citations: Vec<Citation>,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

/// A request to a service, and what must go with it.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Referral {
    pub id: String,
    pub to: ServiceId,
    pub title: String,
    pub causes: Vec<CauseId>,
    pub needs: Vec<Requirement>,
    pub may_wait: Vec<Requirement>,
    /// Once it is certain, the referral has served its purpose and is no longer made.
    pub until: Option<Condition>,
    /// Findings that the letter states besides.
    pub carries: Vec<FindingId>,
    /// What can be done there, for the person.
    pub expect: Vec<String>,
    /// What can be done there, for the clinician.
    pub note: Vec<String>,
    pub citations: Vec<Citation>,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

/// Something that a referral must carry: an answer to any of these findings.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Requirement {
    pub any: Vec<FindingId>,
    pub because: String,
    pub span: Span,
}

/// What a clinician can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A page of findings.
    Screen(ScreenId),
    /// A test.
    Order(OrderId),
}

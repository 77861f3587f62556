//! A resolved module: every name is an index, every type and range is checked.
//!
//! This is what the decision is compiled from and what surfaces read their words from.
//! Ids index the `Vec`s of [`Module`]; the order is the order of the text.

mod condition;
mod consultation;
mod named;
mod proof;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::decimal;
use crate::span::Span;
pub use crate::syntax::ast::{
    Base, CauseGroup, Comparison, Effort, HarmSeverity, Likelihood, Observer, Ordinal, Rest, Stage,
    Takes, TimeUnit, Unsure, Within,
};
pub use condition::Condition;
pub use consultation::{
    EachLeg, Order, Recommendation, Referral, Requirement, Sides, Step, Treatment, Warning,
};
pub use named::Named;
pub use proof::{Case, Claim, Control, Exception, Expect, Hazard, Property};

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);
        impl $name {
            /// Position in its `Vec`.
            #[must_use]
            pub fn index(self) -> usize { self.0 as usize }
        }
    )*};
}
index! {
    /// Index of a picture.
    PictureId,
    /// Index of a finding.
    FindingId,
    /// Index of a named condition.
    ConditionId,
    /// Index of a score.
    ScoreId,
    /// Index of a disposition; dispositions stand in the order of acuity, most urgent first, then those `handled as` another.
    DispositionId,
    /// Index of a service.
    ServiceId,
    /// Index of a cause.
    CauseId,
    /// Index of a rule.
    RuleId,
    /// Index of a care advice.
    CareId,
    /// Index of a reference.
    ReferenceId,
    /// Index of a screen.
    ScreenId,
    /// Index of a constraint.
    ConstraintId,
    /// Index of a line of the safety net.
    SafetyNetId,
    /// Index of a worked case.
    CaseId,
    /// Index of a property.
    PropertyId,
    /// Index of an exception.
    ExceptionId,
    /// Index of an order.
    OrderId,
    /// Index of a treatment.
    TreatmentId,
    /// Index of a referral.
    ReferralId,
}

/// A whole module.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Module {
    pub id: String,
    pub version: String,
    pub title: String,
    /// BCP 47 tag of the language the wording is in.
    pub language: String,
    /// The module as its authors worded it, if this is in another language.
    pub authored: Option<Arc<Module>>,
    /// The module as it speaks to somebody who answers for another person, if it has words for that.
    pub other: Option<Arc<Module>>,
    /// Id of the region used when none is chosen.
    pub default_region: String,
    /// SHA-256 over names and texts of all sources, in hex.
    pub hash: String,
    /// The same over what triage reads: what a person answers while nobody consults stands under it.
    pub triage_hash: String,
    /// By unit of a number: its code in UCUM.
    pub units: BTreeMap<String, String>,
    pub regions: Vec<Region>,
    pub references: Vec<Reference>,
    pub chapters: Vec<ChapterInfo>,
    pub pictures: Vec<Picture>,
    pub findings: Vec<Finding>,
    pub named: Named,
    pub screens: Vec<Screen>,
    pub conditions: Vec<NamedCondition>,
    pub scores: Vec<Score>,
    /// Those of triage: answers that break one are refused.
    pub constraints: Vec<Constraint>,
    /// Those of the consultation: answers that break one are shown, with who gave them.
    pub disagreements: Vec<Constraint>,
    pub dispositions: Vec<Disposition>,
    pub services: Vec<Service>,
    pub causes: Vec<Cause>,
    pub rules: Vec<Rule>,
    pub care: Vec<Care>,
    pub safety_net: Vec<SafetyNet>,
    pub cases: Vec<Case>,
    pub properties: Vec<Property>,
    pub exceptions: Vec<Exception>,
    pub hazards: Vec<Hazard>,
    pub orders: Vec<Order>,
    pub treatments: Vec<Treatment>,
    pub referrals: Vec<Referral>,
}

impl Module {
    /// A constraint: those of triage come first.
    #[must_use]
    pub fn constraint(&self, id: ConstraintId) -> Option<&Constraint> {
        let mut all = self.constraints.iter().chain(&self.disagreements);
        all.nth(id.index())
    }

    /// The module as its authors worded it, for clinicians.
    #[must_use]
    pub fn authored(&self) -> &Self {
        self.authored.as_deref().unwrap_or(self)
    }

    /// Whether a chapter belongs to the consultation, and with it what stands there.
    #[must_use]
    pub fn in_consultation(&self, chapter: u32) -> bool {
        self.chapters
            .get(chapter as usize)
            .is_some_and(|chapter| chapter.consultation)
    }
}

/// A chapter, for the book.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct ChapterInfo {
    /// Index of the source file.
    pub source: u32,
    pub title: String,
    /// File stem, unique, usable as a page name.
    pub slug: String,
    /// It is a chapter of the consultation; those follow the chapters of triage.
    pub consultation: bool,
}

/// Where people live, for numbers and names of places.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Region {
    pub id: String,
    pub name: String,
    /// Values of placeholders, without braces.
    pub words: BTreeMap<String, String>,
}

/// A source that content cites.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Reference {
    pub id: String,
    pub title: String,
    pub publisher: String,
    /// Year or ISO date of the version used.
    pub date: String,
    pub url: Option<String>,
    pub strength: EvidenceStrength,
    /// How the figures were seen.
    pub seen: Seen,
    /// ISO date by which someone must look at it again.
    pub review_by: String,
    /// Where it is declared.
    pub span: Span,
}

/// How much a source can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum EvidenceStrength {
    Guideline,
    SystematicReview,
    Study,
    Consensus,
    Teaching,
    /// Our own mapping or judgement: no source says it.
    Design,
}

/// How a source was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Seen {
    AtSource,
    Secondary,
    /// Not seen: figures may not be shown as cited.
    Unconfirmed,
}

/// A citation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Citation {
    pub reference: ReferenceId,
    /// Section, table or page; empty if none.
    pub locator: String,
}

/// A drawing that shows how to find out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The stem of its file.
    pub id: String,
    /// What it shows, in some words.
    pub title: String,
    /// What can be seen on it, in sentences.
    pub description: String,
    /// The whole SVG; it has no script and reaches for nothing outside itself.
    pub svg: String,
    /// The beginning of its file.
    pub span: Span,
}

/// One thing that can be true of the person.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Finding {
    pub id: String,
    pub ask: String,
    pub help: Option<String>,
    pub kind: FindingKind,
    pub unsure: Unsure,
    pub may_decline: bool,
    /// The options with which somebody answers for another person.
    pub others: Vec<usize>,
    /// Drawings that show how to find out.
    pub pictures: Vec<PictureId>,
    pub observers: Vec<Observer>,
    /// How it is recorded for two legs, if it is.
    pub each_leg: Option<EachLeg>,
    /// Which of its options tell the painful leg, if it does.
    pub sides: Option<Sides>,
    pub says: Option<String>,
    pub clinical: Option<String>,
    pub citations: Vec<Citation>,
    pub codes: Vec<Code>,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

/// The answers a finding takes.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum FindingKind {
    /// Exactly one option. Yes/no findings are this with options `yes`, `no`.
    One {
        options: Vec<Choice>,
        /// Index of the `none` option.
        none: Option<usize>,
        /// Written `yes no`.
        yes_no: bool,
    },
    /// Any number of `options`; the empty choice is `none`, which is not among them.
    Several {
        options: Vec<Choice>,
        none: Option<Choice>,
    },
    /// A number, bounds inclusive, in units of its last decimal: with two `decimals`, 58 is 0.58.
    Number {
        low: u32,
        high: u32,
        decimals: u8,
        unit: String,
    },
}

impl FindingKind {
    /// An answer that is a number, as it is written: 58 with two decimals is `0.58`.
    #[must_use]
    pub fn shown(&self, number: u32) -> String {
        let decimals = match self {
            Self::Number { decimals, .. } => *decimals,
            Self::One { .. } | Self::Several { .. } => 0,
        };
        decimal::shown(number.into(), decimals)
    }

    /// Which numbers it takes, in words; empty for another kind.
    #[must_use]
    pub fn range(&self) -> String {
        let Self::Number {
            low,
            high,
            decimals,
            ..
        } = self
        else {
            return String::new();
        };
        let (low, high) = (self.shown(*low), self.shown(*high));
        match decimals {
            0 => format!("a whole number from {low} to {high}"),
            1 => format!("a number with at most one decimal from {low} to {high}"),
            more => format!("a number with at most {more} decimals from {low} to {high}"),
        }
    }

    /// The answer that a written number is; none if it is out of range or has too many decimals.
    #[must_use]
    pub fn number(&self, written: &str) -> Option<u32> {
        let Self::Number {
            low,
            high,
            decimals,
            ..
        } = self
        else {
            return None;
        };
        let number = u32::try_from(decimal::read(written, *decimals)?).ok()?;
        (low..=high).contains(&&number).then_some(number)
    }
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Choice {
    pub id: String,
    pub label: String,
}

/// A code in another system.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Code {
    /// `snomed`, `loinc`, `icd10cm`.
    pub system: String,
    pub code: String,
    pub display: String,
    /// Code and name were seen together.
    pub confirmed: bool,
}

/// A page that answers several findings.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Screen {
    pub id: String,
    pub stage: Stage,
    pub ask: String,
    pub help: Option<String>,
    pub findings: Vec<FindingId>,
    pub none: Option<String>,
    pub span: Span,
}

/// A named condition.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct NamedCondition {
    pub id: String,
    pub when: Condition,
    pub means: String,
    pub citations: Vec<Citation>,
    pub span: Span,
}

/// A weighted sum.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Score {
    pub id: String,
    pub title: String,
    /// In units of the last decimal.
    pub terms: Vec<(i32, Condition)>,
    /// Decimals of its points: with one, 15 is 1.5 points.
    pub decimals: u8,
    pub citations: Vec<Citation>,
    pub span: Span,
}

impl Score {
    /// Points as they are written: 15 with one decimal is `1.5`.
    #[must_use]
    pub fn shown(&self, points: i32) -> String {
        decimal::shown(points.into(), self.decimals)
    }
}

/// Answers that cannot hold together.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Constraint {
    pub id: String,
    pub never: Condition,
    pub because: String,
    pub span: Span,
}

/// Place and time frame of care.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Disposition {
    pub id: String,
    /// 1 is most urgent. Of a `handled as` disposition: that of the other.
    pub acuity: u32,
    /// Only for an interview that could not be finished.
    pub handled_as: Option<DispositionId>,
    pub title: String,
    pub place: ServiceId,
    pub say: Vec<String>,
    pub review: Option<String>,
    /// In how many days to look again.
    pub again: Option<u32>,
    pub span: Span,
}

/// Where care happens, or who gives it.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Service {
    pub id: String,
    pub title: String,
    pub clinical: String,
    pub about: Option<String>,
    pub span: Span,
}

/// A condition kept open or excluded.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Cause {
    pub id: String,
    pub group: CauseGroup,
    pub title: String,
    pub clinical: String,
    pub base: Base,
    pub first: ServiceId,
    pub specialist: ServiceId,
    pub about: String,
    pub citations: Vec<Citation>,
    /// All `evidence` blocks of the cause, joined.
    pub measures: Vec<Measure>,
    pub codes: Vec<Code>,
    pub span: Span,
}

/// Lines of evidence that measure one thing.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Measure {
    pub title: String,
    pub lines: Vec<EvidenceLine>,
}

/// One line of evidence.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct EvidenceLine {
    pub weight: Weight,
    pub when: Condition,
    pub span: Span,
}

/// How much a line of evidence weighs.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Weight {
    /// Times 1000.
    LikelihoodRatio {
        milli: u32,
        citation: Citation,
    },
    Ordinal(Ordinal),
}

/// One recommendation.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Rule {
    pub id: String,
    pub when: Condition,
    pub disposition: Option<DispositionId>,
    pub red_flag: bool,
    pub consider: Vec<CauseId>,
    pub see: Option<ServiceId>,
    pub care: Vec<CareId>,
    /// What it says in the consultation; empty in triage.
    pub consultation: Recommendation,
    pub because: String,
    pub citations: Vec<Citation>,
    /// Index into `chapters`.
    pub chapter: u32,
    pub span: Span,
}

/// What to do meanwhile.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Care {
    pub id: String,
    pub causes: Vec<CauseId>,
    pub dispositions: Vec<DispositionId>,
    pub when: Option<Condition>,
    pub unless: Option<Condition>,
    pub say: Vec<String>,
    pub citations: Vec<Citation>,
    pub span: Span,
}

/// What should bring the person back.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct SafetyNet {
    pub id: String,
    pub sign: Condition,
    pub say: String,
    pub then: DispositionId,
    pub causes: Vec<CauseId>,
    pub span: Span,
}

/// What is known of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Answer {
    /// Index of the option of a `One` finding.
    Option(usize),
    /// Indices of the options of a `Several` finding, ascending; empty is its `none`.
    Options(Vec<usize>),
    Number(u32),
    NotSure,
    Declined,
    NotAssessable,
}

impl Answer {
    /// *Not sure*, *declined* or *not assessable*: conditions read the three alike.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::NotSure | Self::Declined | Self::NotAssessable)
    }
}

//! What the parser hands to resolution: every block as written, names unresolved, spans kept.
//!
//! Missing required fields are `None`; the parser reports them, so resolution need not.

use std::fmt;

use crate::decimal;
use crate::span::{Span, Spanned};

/// A name as written.
pub type Name = Spanned<String>;
/// A text as written, line breaks folded to single spaces, outer quotes dropped.
pub type Text = Spanned<String>;

/// A number as written, with its decimals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its digits without the point: 0.58 is 58.
    pub digits: i64,
    /// How many of them stand after the point.
    pub decimals: u8,
}

impl Number {
    /// In units of so many decimals; none if it has more, zeros at its end not counted, or is too large.
    #[must_use]
    pub fn with_decimals<T: TryFrom<i64>>(self, decimals: u8) -> Option<T> {
        T::try_from(decimal::read(&self.to_string(), decimals)?).ok()
    }

    /// How many decimals it needs, zeros at its end not counted.
    #[must_use]
    pub fn needed(self) -> u8 {
        decimal::needed(&self.to_string())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&decimal::shown(self.digits, self.decimals))
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One chapter file, parsed.
#[derive(Debug, Clone, Default)]
pub struct Chapter {
    /// Index of the source file.
    pub source: u32,
    /// The first heading of the chapter, without its marks.
    pub title: Option<Text>,
    /// Blocks in the order of the text.
    pub blocks: Vec<Block>,
}

/// One fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// The whole fence, first backtick to last.
    pub span: Span,
    /// The id (or the quoted title of a case) after the kind.
    pub name: Name,
    /// The nearest heading above the block.
    pub heading: Option<Text>,
    /// What it declares.
    pub body: Body,
}

/// The kinds of block.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Body {
    Finding(Finding),
    Screen(Screen),
    Condition {
        when: Option<Condition>,
        means: Option<Text>,
        cite: Vec<Cite>,
    },
    Score {
        title: Option<Text>,
        terms: Vec<ScoreTerm>,
        cite: Vec<Cite>,
    },
    Constraint {
        never: Option<Condition>,
        because: Option<Text>,
    },
    Disposition(Disposition),
    Service {
        title: Option<Text>,
        clinical: Option<Text>,
        about: Option<Text>,
    },
    Cause(Cause),
    Evidence {
        measures: Vec<Measure>,
    },
    Rule(Rule),
    Care(Care),
    SafetyNet {
        sign: Option<Condition>,
        say: Option<Text>,
        then: Option<Name>,
        causes: Vec<Name>,
    },
    Case(Case),
    Property(Property),
    Exception(Exception),
    Hazard(Hazard),
    Order(Order),
    Treatment(Treatment),
    Referral(Referral),
}

/// A citation: a reference id and where in it.
#[derive(Debug, Clone)]
pub struct Cite {
    /// The reference.
    pub reference: Name,
    /// Section, table or page, as written; empty if none.
    pub locator: String,
}

/// `finding`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Finding {
    pub ask: Option<Text>,
    pub help: Option<Text>,
    pub kind: Option<Spanned<FindingKind>>,
    pub none: Option<Name>,
    pub unsure: Option<Spanned<Unsure>>,
    pub may_decline: bool,
    /// The options with which somebody answers for another person.
    pub others: Vec<Name>,
    /// Drawings that show how to find out.
    pub pictures: Vec<Name>,
    pub by: Vec<Spanned<Observer>>,
    pub each_leg: Option<Span>,
    pub compare: Option<Name>,
    pub left: Vec<Name>,
    pub right: Vec<Name>,
    pub says: Option<Text>,
    pub clinical: Option<Text>,
    pub cite: Vec<Cite>,
}

/// The answers a finding takes, as written.
#[derive(Debug, Clone)]
pub enum FindingKind {
    /// `yes no`
    YesNo,
    /// `one of`
    OneOf(Vec<OptionDecl>),
    /// `several of`
    SeveralOf(Vec<OptionDecl>),
    /// `number LO to HI UNIT`, bounds inclusive
    Number {
        /// Least value, in units of its last decimal.
        low: u32,
        /// Greatest value, likewise.
        high: u32,
        /// Decimals that the range is written with.
        decimals: u8,
        /// Unit as written; empty if none.
        unit: String,
    },
}

/// One option line.
#[derive(Debug, Clone)]
pub struct OptionDecl {
    /// Its id.
    pub id: Name,
    /// Its label.
    pub label: Text,
}

/// How *not sure* is read by rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unsure {
    /// As whichever answers make the rule fire.
    Safer,
    /// As the `none` option, else as none of the options.
    Open,
    /// Not offered; read like `Open` if it comes all the same.
    Never,
}

/// Who can supply a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Observer {
    /// The person, or someone answering for them.
    Patient,
    /// A clinician who examines.
    Clinician,
    /// A test result.
    Test,
}

/// `screen`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Screen {
    pub stage: Option<Spanned<Stage>>,
    pub ask: Option<Text>,
    pub help: Option<Text>,
    pub findings: Vec<Name>,
    pub none: Option<Text>,
}

/// When in the interview a screen belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Before everything else.
    Emergency,
    /// Who the person is.
    Person,
    /// All the rest.
    Details,
    /// What a clinician asks besides.
    History,
    /// What a clinician looks at and feels.
    Examination,
}

/// One line of a score.
#[derive(Debug, Clone)]
pub struct ScoreTerm {
    /// Points, never 0.
    pub points: Number,
    /// When they count.
    pub when: Condition,
    /// The line.
    pub span: Span,
}

/// `disposition`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Disposition {
    pub acuity: Option<Spanned<u32>>,
    pub handled_as: Option<Name>,
    pub title: Option<Text>,
    pub place: Option<Name>,
    pub say: Vec<Text>,
    pub review: Option<Text>,
    pub again: Option<Spanned<u32>>,
}

/// `cause`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Cause {
    pub group: Option<Spanned<CauseGroup>>,
    pub title: Option<Text>,
    pub clinical: Option<Text>,
    pub base: Option<Spanned<Base>>,
    pub first: Option<Name>,
    pub specialist: Option<Name>,
    pub about: Option<Text>,
    pub cite: Vec<Cite>,
}

/// The body system a cause belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum CauseGroup {
    Musculoskeletal,
    Neurological,
    Vascular,
    Infection,
    Systemic,
    Other,
}

impl CauseGroup {
    /// As it is written in content.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Musculoskeletal => "musculoskeletal",
            Self::Neurological => "neurological",
            Self::Vascular => "vascular",
            Self::Infection => "infection",
            Self::Systemic => "systemic",
            Self::Other => "other",
        }
    }
}

/// How often a cause lies behind calf pain at first contact: an ordinal judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Base {
    Common,
    Uncommon,
    Rare,
}

/// Lines of evidence that measure one thing.
#[derive(Debug, Clone)]
pub struct Measure {
    /// What is measured.
    pub title: Text,
    /// The lines; of those that hold, the strongest counts.
    pub lines: Vec<EvidenceLine>,
}

/// One line of evidence.
#[derive(Debug, Clone)]
pub struct EvidenceLine {
    /// How much it weighs.
    pub weight: Spanned<Weight>,
    /// When it counts.
    pub when: Condition,
    /// The line.
    pub span: Span,
}

/// How much a line of evidence weighs.
#[derive(Debug, Clone)]
pub enum Weight {
    /// A likelihood ratio in thousandths (2.1 is 2100), with its source.
    LikelihoodRatio {
        /// The ratio times 1000, rounded; never 0.
        milli: u32,
        /// The source in brackets, if written.
        cite: Option<Cite>,
    },
    /// An ordinal weight.
    Ordinal(Ordinal),
}

/// Ordinal weights, where no ratio is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Ordinal {
    StronglyAgainst,
    Against,
    WeaklyAgainst,
    WeaklyFor,
    For,
    StronglyFor,
}

/// `rule`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Rule {
    pub when: Option<Condition>,
    pub then: Vec<Spanned<Then>>,
    pub because: Option<Text>,
    pub cite: Vec<Cite>,
}

/// One item of a rule's `then`.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Then {
    Disposition(Name),
    RedFlag,
    Consider(Vec<Name>),
    See(Name),
    Care(Name),
    RuleOut(Vec<Name>),
    Exclude(Vec<Name>),
    Confirm(Vec<Name>),
    Settle(Vec<Name>),
    Order(Vec<Name>, Option<Within>),
    Treat(Vec<Name>),
    Refer(Vec<Name>, Option<Within>),
}

/// A time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Within {
    /// Minutes; 0 is *now*.
    pub minutes: u32,
    /// The unit it is written in.
    pub unit: TimeUnit,
}

impl Within {
    /// At once.
    pub const NOW: Self = Self {
        minutes: 0,
        unit: TimeUnit::Minutes,
    };

    /// How many of its units it is.
    #[must_use]
    pub fn count(self) -> u32 {
        self.minutes / self.unit.minutes()
    }
}

/// What a time limit is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum TimeUnit {
    Minutes,
    Hours,
    Days,
    Weeks,
}

impl TimeUnit {
    /// How many minutes it is.
    #[must_use]
    pub fn minutes(self) -> u32 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::Days => 24 * 60,
            Self::Weeks => 7 * 24 * 60,
        }
    }
}

/// `order`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Order {
    pub title: Option<Text>,
    pub clinical: Option<Text>,
    pub gives: Vec<Name>,
    pub takes: Option<Spanned<Takes>>,
    pub effort: Option<Spanned<Effort>>,
    pub avoid: Vec<Warning>,
    pub cite: Vec<Cite>,
}

/// How long until a result is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Takes {
    Minutes,
    Hours,
    Days,
}

/// What a test costs people and services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Effort {
    Bedside,
    Basic,
    Imaging,
    Specialist,
}

/// A condition with what it means for a test or a treatment.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Warning {
    pub when: Condition,
    pub because: Text,
    pub span: Span,
}

/// `treatment`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Treatment {
    pub title: Option<Text>,
    pub clinical: Option<Text>,
    pub causes: Vec<Name>,
    pub when: Option<Condition>,
    pub never: Vec<Warning>,
    pub caution: Vec<Warning>,
    pub say: Vec<Text>,
    pub note: Vec<Text>,
    pub review: Option<Text>,
    pub fails: Option<Text>,
    pub cite: Vec<Cite>,
}

/// `referral`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Referral {
    pub to: Option<Name>,
    pub title: Option<Text>,
    pub causes: Vec<Name>,
    pub needs: Vec<Requirement>,
    pub may_wait: Vec<Requirement>,
    pub until: Option<Condition>,
    pub carries: Vec<Name>,
    pub expect: Vec<Text>,
    pub note: Vec<Text>,
    pub cite: Vec<Cite>,
}

/// Findings of which a referral must carry one.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Requirement {
    pub any: Vec<Name>,
    pub because: Text,
    pub span: Span,
}

/// `care`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Care {
    pub causes: Vec<Name>,
    pub dispositions: Vec<Name>,
    pub when: Option<Condition>,
    pub unless: Option<Condition>,
    pub say: Vec<Text>,
    pub cite: Vec<Cite>,
}

/// `case`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Case {
    pub given: Vec<Given>,
    /// What is given besides, one list for each time the case is run.
    pub each: Vec<Spanned<Vec<Given>>>,
    pub rest: Option<Spanned<Rest>>,
    pub expect: Vec<Spanned<Expect>>,
}

/// One given answer.
#[derive(Debug, Clone)]
pub struct Given {
    /// The finding.
    pub finding: Name,
    /// What was answered.
    pub answer: GivenAnswer,
    /// The whole item.
    pub span: Span,
}

/// An answer as written in a case.
#[derive(Debug, Clone)]
pub enum GivenAnswer {
    /// The bare finding: yes.
    Yes,
    /// `is option` or `is option + option`; also `not_sure`, `declined`, `not_assessable`.
    Options(Vec<Name>),
    /// `is 7`
    Number(Spanned<Number>),
}

/// How findings that are not given are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rest {
    /// The `none` option where there is one, else *not sure*.
    No,
    /// *Not sure*.
    NotSure,
    /// Not asked yet.
    Unasked,
}

/// One item of a case's `expect`.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub enum Expect {
    Disposition {
        disposition: Name,
        because: Option<Name>,
    },
    Fires(Name),
    FiresNot(Name),
    Group(Spanned<CauseGroup>),
    Cause(Name),
    Considers(Name),
    Unsettled,
    Excludes(Name),
    Confirms(Name),
    Open(Name),
    First(Name),
    Orders(Name, Option<Within>),
    Refers(Name, Option<Within>),
    Complete(Name),
    Lacks(Name),
    Treats(Name),
    Withholds(Name),
    Settled(Name),
    Next(Name),
    Needless(Name),
    Score {
        score: Name,
        low: Spanned<Number>,
        high: Spanned<Number>,
    },
    Undetermined,
    Contradicts(Name),
    Not(Box<Expect>),
}

/// `property`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Property {
    pub whenever: Option<Condition>,
    pub adding: Option<Spanned<Vec<Condition>>>,
    /// Items of `always` and `never`.
    pub claims: Vec<Spanned<Claim>>,
    pub because: Option<Text>,
    pub cite: Vec<Cite>,
}

/// One item of a property's `always` or `never`.
#[derive(Debug, Clone)]
pub enum Claim {
    /// `always disposition at least D`
    AtLeast(Name),
    /// `always rule R`
    Fires(Name),
    /// `always consider C`
    Considers(Name),
    /// `never rule R`
    NeverFires(Name),
    /// `never disposition D`
    NeverDisposition(Name),
    /// `never lowers`
    NeverLowers,
}

/// `exception`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Exception {
    pub adding: Option<Spanned<Vec<Condition>>>,
    pub silences: Vec<Name>,
    pub because: Option<Text>,
    pub signed: Option<Text>,
    pub cite: Vec<Cite>,
}

/// `hazard`
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Hazard {
    pub hazard: Option<Text>,
    pub cause: Option<Text>,
    pub harm: Option<Text>,
    pub severity: Option<Spanned<HarmSeverity>>,
    pub likelihood: Option<Spanned<Likelihood>>,
    pub controls: Vec<Control>,
    pub residual: Option<Spanned<Likelihood>>,
    pub because: Option<Text>,
    pub owner: Option<Text>,
}

/// How bad the harm of a hazard can be, on the scale of DCB0129.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum HarmSeverity {
    Minor,
    Significant,
    Considerable,
    Major,
    Catastrophic,
}

/// How likely the harm of a hazard is, on the scale of DCB0129.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Likelihood {
    VeryLow,
    Low,
    Medium,
    High,
    VeryHigh,
}

/// One control of a hazard: a block of some kind, by its name or title.
#[derive(Debug, Clone)]
pub struct Control {
    /// Of which kind the block is.
    pub kind: ControlKind,
    /// Its id, or the title of a case.
    pub name: Name,
}

/// The kinds of block that can control a hazard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ControlKind {
    Rule,
    Property,
    Case,
    Screen,
    SafetyNet,
    Constraint,
    Exception,
    Finding,
}

/// A condition as written.
#[derive(Debug, Clone)]
pub struct Condition {
    /// What it says.
    pub node: ConditionNode,
    /// The whole of it.
    pub span: Span,
}

/// The forms of a condition.
#[derive(Debug, Clone)]
pub enum ConditionNode {
    /// `all of`, or `a and b`
    All(Vec<Condition>),
    /// `any of`, or `a or b`
    Any(Vec<Condition>),
    /// `at least K of`
    AtLeast(Spanned<u32>, Vec<Condition>),
    /// `not a`
    Not(Box<Condition>),
    /// `possibly a`
    Possibly(Box<Condition>),
    /// `certainly a`
    Certainly(Box<Condition>),
    /// A bare name: a yes/no finding that is yes, or a condition.
    Name(Name),
    /// `name is a / b`
    Is(Name, Vec<Name>),
    /// `name is unknown`
    IsUnknown(Name),
    /// `name >= 2`
    Compare(Name, Comparison, Spanned<Number>),
    /// Could not be parsed; a diagnostic has been given.
    Error,
}

/// Comparison operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    AtLeast,
    Greater,
}

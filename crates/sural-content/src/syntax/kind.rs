//! The kinds of block and the fields each takes.

/// A kind of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Finding,
    Screen,
    Condition,
    Score,
    Constraint,
    Disposition,
    Service,
    Cause,
    Evidence,
    Rule,
    Care,
    SafetyNet,
    Case,
    Property,
    Exception,
    Hazard,
    Order,
    Treatment,
    Referral,
}

/// Every kind with the word that opens it.
pub(super) const KINDS: [(&str, Kind); 19] = [
    ("finding", Kind::Finding),
    ("screen", Kind::Screen),
    ("condition", Kind::Condition),
    ("score", Kind::Score),
    ("constraint", Kind::Constraint),
    ("disposition", Kind::Disposition),
    ("service", Kind::Service),
    ("cause", Kind::Cause),
    ("evidence", Kind::Evidence),
    ("rule", Kind::Rule),
    ("care", Kind::Care),
    ("safety_net", Kind::SafetyNet),
    ("case", Kind::Case),
    ("property", Kind::Property),
    ("exception", Kind::Exception),
    ("hazard", Kind::Hazard),
    ("order", Kind::Order),
    ("treatment", Kind::Treatment),
    ("referral", Kind::Referral),
];

/// How often a field stands in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Times {
    Once,
    AtMostOnce,
    OnceOrMore,
    AnyNumber,
}

impl Times {
    /// Whether a block must have such a field.
    pub(super) fn is_required(self) -> bool {
        matches!(self, Self::Once | Self::OnceOrMore)
    }

    /// Whether it may stand more than once.
    pub(super) fn is_repeated(self) -> bool {
        matches!(self, Self::OnceOrMore | Self::AnyNumber)
    }
}

/// A field of a kind of block.
#[derive(Debug)]
pub(super) struct FieldKind {
    /// The word or words at column 1.
    pub(super) keyword: &'static str,
    /// Fields with one role stand for each other: a block has one of them.
    pub(super) role: &'static str,
    pub(super) times: Times,
}

/// The keyword under which the lines of a score go; what is written is any signed number.
pub(super) const POINTS: &str = "+1";
/// The role of the fields that say which answers a finding takes.
pub(super) const ANSWERS: &str = "answers";
/// The role of the fields that hold what a property claims.
const CLAIMS: &str = "claims";

const fn field(keyword: &'static str, role: &'static str, times: Times) -> FieldKind {
    FieldKind {
        keyword,
        role,
        times,
    }
}
const fn once(keyword: &'static str) -> FieldKind {
    field(keyword, keyword, Times::Once)
}
const fn maybe(keyword: &'static str) -> FieldKind {
    field(keyword, keyword, Times::AtMostOnce)
}
const fn some(keyword: &'static str) -> FieldKind {
    field(keyword, keyword, Times::OnceOrMore)
}

const fn any(keyword: &'static str) -> FieldKind {
    field(keyword, keyword, Times::AnyNumber)
}

const FINDING: &[FieldKind] = &[
    once("ask"),
    maybe("help"),
    field("yes no", ANSWERS, Times::Once),
    field("one of", ANSWERS, Times::Once),
    field("several of", ANSWERS, Times::Once),
    field("number", ANSWERS, Times::Once),
    maybe("none"),
    once("unsure"),
    maybe("may decline"),
    maybe("others"),
    maybe("picture"),
    maybe("by"),
    maybe("each leg"),
    maybe("compare"),
    maybe("left"),
    maybe("right"),
    maybe("says"),
    maybe("clinical"),
    maybe("cite"),
];
const SCREEN: &[FieldKind] = &[
    once("stage"),
    once("ask"),
    maybe("help"),
    once("findings"),
    maybe("none"),
];
const CONDITION: &[FieldKind] = &[once("when"), once("means"), maybe("cite")];
const SCORE: &[FieldKind] = &[once("title"), some(POINTS), maybe("cite")];
const CONSTRAINT: &[FieldKind] = &[once("never"), once("because")];
const DISPOSITION: &[FieldKind] = &[
    field("acuity", "acuity", Times::Once),
    field("handled as", "acuity", Times::Once),
    once("title"),
    once("place"),
    some("say"),
    maybe("review"),
    maybe("again"),
];
const SERVICE: &[FieldKind] = &[once("title"), once("clinical"), maybe("about")];
const CAUSE: &[FieldKind] = &[
    once("group"),
    once("title"),
    once("clinical"),
    once("base"),
    once("first"),
    once("specialist"),
    once("about"),
    maybe("cite"),
];
const EVIDENCE: &[FieldKind] = &[some("measure")];
const RULE: &[FieldKind] = &[once("when"), once("then"), once("because"), once("cite")];
const CARE: &[FieldKind] = &[
    maybe("for"),
    maybe("at"),
    maybe("when"),
    maybe("unless"),
    some("say"),
    maybe("cite"),
];
const SAFETY_NET: &[FieldKind] = &[once("sign"), once("say"), once("then"), maybe("for")];
const CASE: &[FieldKind] = &[maybe("given"), maybe("each"), maybe("rest"), once("expect")];
const PROPERTY: &[FieldKind] = &[
    maybe("whenever"),
    maybe("adding"),
    field("always", CLAIMS, Times::OnceOrMore),
    field("never", CLAIMS, Times::OnceOrMore),
    once("because"),
    once("cite"),
];
const EXCEPTION: &[FieldKind] = &[
    once("adding"),
    once("silences"),
    once("because"),
    once("signed"),
    once("cite"),
];
const HAZARD: &[FieldKind] = &[
    once("hazard"),
    once("cause"),
    once("harm"),
    once("severity"),
    once("likelihood"),
    once("controls"),
    once("residual"),
    once("because"),
    once("owner"),
];

const ORDER: &[FieldKind] = &[
    once("title"),
    once("clinical"),
    once("gives"),
    once("takes"),
    once("effort"),
    any("avoid"),
    once("cite"),
];
const TREATMENT: &[FieldKind] = &[
    once("title"),
    once("clinical"),
    maybe("for"),
    maybe("when"),
    any("never"),
    any("caution"),
    some("say"),
    any("note"),
    maybe("review"),
    maybe("fails"),
    once("cite"),
];
const REFERRAL: &[FieldKind] = &[
    once("to"),
    once("title"),
    maybe("for"),
    any("needs"),
    any("may wait"),
    maybe("until"),
    maybe("carries"),
    some("expect"),
    any("note"),
    once("cite"),
];

impl Kind {
    pub(super) fn named(word: &str) -> Option<Self> {
        KINDS
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, kind)| *kind)
    }

    pub(super) fn word(self) -> &'static str {
        KINDS
            .iter()
            .find(|(_, kind)| *kind == self)
            .map_or("", |(name, _)| name)
    }

    pub(super) fn fields(self) -> &'static [FieldKind] {
        match self {
            Self::Finding => FINDING,
            Self::Screen => SCREEN,
            Self::Condition => CONDITION,
            Self::Score => SCORE,
            Self::Constraint => CONSTRAINT,
            Self::Disposition => DISPOSITION,
            Self::Service => SERVICE,
            Self::Cause => CAUSE,
            Self::Evidence => EVIDENCE,
            Self::Rule => RULE,
            Self::Care => CARE,
            Self::SafetyNet => SAFETY_NET,
            Self::Case => CASE,
            Self::Property => PROPERTY,
            Self::Exception => EXCEPTION,
            Self::Hazard => HAZARD,
            Self::Order => ORDER,
            Self::Treatment => TREATMENT,
            Self::Referral => REFERRAL,
        }
    }
}

//! The words that join what content says. All of them stand here, so that another language can take their place.

use sural_content::module::{Base, CauseGroup, Comparison, EvidenceStrength, Ordinal, Seen};
use sural_decision::causes::Strength;

/// Headings of an assessment.
pub mod heading {
    /// The reasons.
    pub const WHY: &str = "Why";
    /// The causes.
    pub const CAUSES: &str = "Causes to think about";
    /// Services.
    pub const WHERE: &str = "Where to go";
    /// Care advice.
    pub const CARE: &str = "What to do now";
    /// The safety net.
    pub const SAFETY_NET: &str = "What should bring you back";
    /// When to look at it again.
    pub const REVIEW: &str = "When to look again";
    /// The clinical summary.
    pub const SUMMARY: &str = "To show the doctor";
}

/// Said with every list of causes.
pub const NO_DIAGNOSIS: &str =
    "This is not a diagnosis. Only someone who examines you can tell what it is.";
/// No cause is at least possible.
pub const NO_CAUSE: &str = "Your answers do not point to one cause.";
/// No rule decided.
pub const NO_REASON: &str = "None of your answers asks for more than this.";
/// The first reason of a case that is still open.
pub const OPEN: &str = "Not all questions have been answered, so this can still change.";
/// Before the reasons that did not decide.
pub const NOTED: &str = "Also noted:";
/// Before the service to see first.
pub const FIRST: &str = "First:";
/// Before the service that comes after.
pub const THEN: &str = "Then, if needed:";
/// Before the positive answers.
pub const REPORTED: &str = "Reported:";
/// Before the answers that report nothing abnormal.
pub const NEGATIVE: &str = "Asked and not present:";
/// Before the findings nobody could tell.
pub const UNKNOWN: &str = "Not known:";

/// How to get help at any time.
#[must_use]
pub fn emergency(number: &str) -> String {
    format!("In an emergency, call {number}.")
}

/// What an open case could still come to.
#[must_use]
pub fn could_become(title: &str) -> String {
    format!("The answers still to come could make it as urgent as this: {title}.")
}

/// A reason as a sentence.
#[must_use]
pub fn because(reason: &str) -> String {
    format!("Because {}.", reason.trim_end_matches('.'))
}

/// Where signs of the safety net lead.
#[must_use]
pub fn come_back(title: &str) -> String {
    format!("{}, if:", title.trim_end_matches('.'))
}

/// How much a source carries, in plain words.
#[must_use]
pub fn evidence(strength: EvidenceStrength) -> &'static str {
    match strength {
        EvidenceStrength::Guideline => "official guideline",
        EvidenceStrength::SystematicReview => "review of studies",
        EvidenceStrength::Study => "study",
        EvidenceStrength::Consensus => "expert view",
        EvidenceStrength::Teaching => "teaching text",
        EvidenceStrength::Design => "our own judgement",
    }
}

/// How a source was seen.
#[must_use]
pub fn seen(seen: Seen) -> &'static str {
    match seen {
        Seen::AtSource => "seen at the source",
        Seen::Secondary => "seen in a summary",
        Seen::Unconfirmed => "not yet seen",
    }
}

/// The part of the body a group of causes belongs to.
#[must_use]
pub fn group(group: CauseGroup) -> &'static str {
    match group {
        CauseGroup::Musculoskeletal => "muscle, tendon or bone",
        CauseGroup::Neurological => "nerve",
        CauseGroup::Vascular => "blood vessel",
        CauseGroup::Infection => "infection",
        CauseGroup::Systemic => "whole body",
        CauseGroup::Other => "other",
    }
}

/// How strongly a cause stands.
#[must_use]
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Likely => "your answers fit it well",
        Strength::Possible => "it should be kept in mind",
        Strength::LessLikely => "little speaks for it",
    }
}

/// How often a cause lies behind the complaint.
#[must_use]
pub fn base(base: Base) -> &'static str {
    match base {
        Base::Common => "common",
        Base::Uncommon => "uncommon",
        Base::Rare => "rare",
    }
}

/// The weight of a line of evidence without a ratio.
#[must_use]
pub fn ordinal(ordinal: Ordinal) -> &'static str {
    match ordinal {
        Ordinal::StronglyFor => "strongly for",
        Ordinal::For => "for",
        Ordinal::WeaklyFor => "weakly for",
        Ordinal::WeaklyAgainst => "weakly against",
        Ordinal::Against => "against",
        Ordinal::StronglyAgainst => "strongly against",
    }
}

/// A comparison with a constant, such as `8 or more`.
#[must_use]
pub fn comparison(comparison: Comparison, constant: &str) -> String {
    match comparison {
        Comparison::Less => format!("less than {constant}"),
        Comparison::AtMost => format!("{constant} or less"),
        Comparison::Equal => format!("exactly {constant}"),
        Comparison::AtLeast => format!("{constant} or more"),
        Comparison::Greater => format!("more than {constant}"),
    }
}

/// How many parts of a list must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Every one.
    All,
    /// At least one.
    Any,
    /// At least so many.
    AtLeast(u32),
}

impl Join {
    /// What stands before and between two parts; `None` where only a list will do.
    pub(crate) fn pair(self, outermost: bool) -> Option<(&'static str, &'static str)> {
        match (self, outermost) {
            (Self::All, true) => Some(("", " and ")),
            (Self::All, false) => Some(("both ", " and ")),
            (Self::Any, true) => Some(("", " or ")),
            (Self::Any, false) => Some(("either ", " or ")),
            (Self::AtLeast(_), _) => None,
        }
    }

    /// What stands before a list.
    #[must_use]
    pub fn head(self) -> String {
        match self {
            Self::All => "all of these hold".to_owned(),
            Self::Any => "at least one of these holds".to_owned(),
            Self::AtLeast(count) => format!("at least {count} of these hold"),
        }
    }

    pub(crate) fn of_nothing(self) -> &'static str {
        match self {
            Self::All | Self::AtLeast(0) => "always",
            Self::Any | Self::AtLeast(_) => "never",
        }
    }
}

/// Turns a clause into its opposite.
pub const NOT: &str = "it is not so that";
/// Before a clause that answers leave open.
pub const POSSIBLY: &str = "it cannot be ruled out that";
/// Before a clause that holds whatever is unknown.
pub const CERTAINLY: &str = "it is certain that";

/// Before the condition of a rule.
pub const IF: &str = "If";

/// A rule as a sentence.
#[must_use]
pub fn if_then_because(condition: &str, outcome: &str, because: &str) -> String {
    format!("{IF} {condition}, {}", then_because(outcome, because))
}

/// The part of a rule after its condition.
#[must_use]
pub fn then_because(outcome: &str, because: &str) -> String {
    format!("then {outcome}, because {}.", because.trim_end_matches('.'))
}

/// Causes that a rule keeps on the list.
#[must_use]
pub fn think_about(causes: &[&str]) -> String {
    format!("think about {}", causes.join("; "))
}

/// A specialist that a rule names.
#[must_use]
pub fn see(service: &str) -> String {
    format!("see {service}")
}

/// Advice that a rule asks for.
#[must_use]
pub fn advise(advice: &[&str]) -> String {
    format!(
        "follow this advice: {}",
        advice.join(" ").trim_end_matches('.')
    )
}

/// Nobody could tell.
#[must_use]
pub fn not_sure(says: Option<&str>, ask: &str) -> String {
    says.map_or_else(
        || format!("you are not sure about {}", quoted(ask)),
        |says| format!("you are not sure whether {says}"),
    )
}

/// A question and its answer.
#[must_use]
pub fn answer_is(ask: &str, answer: &str) -> String {
    format!("the answer to {} is {answer}", quoted(ask))
}

/// A question with several answers, and one of them.
#[must_use]
pub fn answer_holds(ask: &str, answer: &str) -> String {
    format!("the answers to {} include {answer}", quoted(ask))
}

/// A score and its bound.
#[must_use]
pub fn score_is(title: &str, bound: &str) -> String {
    format!("the score {} is {bound}", quoted(title))
}

/// Choices, any of which will do.
#[must_use]
pub fn one_of(choices: &[String]) -> String {
    match choices {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        choices => choices.concat(),
    }
}

/// Words as they stand elsewhere.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\u{201c}{text}\u{201d}")
}

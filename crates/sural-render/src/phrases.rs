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
pub const NO_DIAGNOSIS: &str = "This is not a diagnosis. Only someone who examines you can tell what it is.";
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

//! Words of an assessment.

use sural_content::module::{Base, CauseGroup, EvidenceStrength, Ordinal, Seen};
use sural_decision::causes::Strength;

use super::{choices, messages};

messages! {
    /// Heading: the reasons.
    why() = "why";
    /// Heading: the causes.
    causes() = "causes";
    /// Heading: services.
    place() = "place";
    /// Heading: care advice.
    care() = "care";
    /// Heading: the safety net.
    safety_net() = "safety-net";
    /// Heading: when to look at it again.
    review() = "review";
    /// Heading: what they may ask where the person goes.
    expect() = "expect";
    /// Heading: the clinical summary.
    summary() = "summary";
    /// Said with every list of causes.
    no_diagnosis() = "no-diagnosis";
    /// No cause is at least possible.
    no_cause() = "no-cause";
    /// No rule decided.
    no_reason() = "no-reason";
    /// The first reason of a case that is still open.
    open() = "open";
    /// What an open case could still come to.
    could_become(title) = "could-become";
    /// Reasons that did not decide.
    noted(reasons) = "noted";
    /// The service to see first.
    first(service) = "first";
    /// The service that comes after.
    then_see(service) = "then-see";
    /// Before the positive answers.
    reported() = "reported";
    /// The answers that report nothing abnormal.
    not_present(findings) = "not-present";
    /// The findings nobody could tell.
    not_known(findings) = "not-known";
    /// Before what a cause asks for, where several are to be kept in mind.
    in_case(cause) = "in-case";
    /// How to get help at any time.
    emergency(number) = "emergency";
    /// A reason as a sentence.
    because(reason) = "because";
    /// Where signs of the safety net lead.
    come_back(title) = "come-back";
    /// Every answer of a finding with several is absent, and content has no word for it.
    none() = "none";
    /// The answer yes, within a line.
    yes() = "yes";
    /// The answer no, within a line.
    no() = "no";
}

choices! {
    /// How much a source carries, in plain words.
    evidence(EvidenceStrength) {
        EvidenceStrength::Guideline => "evidence-guideline",
        EvidenceStrength::SystematicReview => "evidence-systematic-review",
        EvidenceStrength::Study => "evidence-study",
        EvidenceStrength::Consensus => "evidence-consensus",
        EvidenceStrength::Teaching => "evidence-teaching",
        EvidenceStrength::Design => "evidence-design",
    }

    /// How a source was seen.
    seen(Seen) {
        Seen::AtSource => "seen-at-source",
        Seen::Secondary => "seen-secondary",
        Seen::Unconfirmed => "seen-unconfirmed",
    }

    /// The part of the body a group of causes belongs to.
    group(CauseGroup) {
        CauseGroup::Musculoskeletal => "group-musculoskeletal",
        CauseGroup::Neurological => "group-neurological",
        CauseGroup::Vascular => "group-vascular",
        CauseGroup::Infection => "group-infection",
        CauseGroup::Systemic => "group-systemic",
        CauseGroup::Other => "group-other",
    }

    /// How strongly a cause stands.
    strength(Strength) {
        Strength::Likely => "strength-likely",
        Strength::Possible => "strength-possible",
        Strength::LessLikely => "strength-less-likely",
    }

    /// How often a cause lies behind the complaint.
    base(Base) {
        Base::Common => "base-common",
        Base::Uncommon => "base-uncommon",
        Base::Rare => "base-rare",
    }

    /// The weight of a line of evidence without a ratio.
    ordinal(Ordinal) {
        Ordinal::StronglyFor => "ordinal-strongly-for",
        Ordinal::For => "ordinal-for",
        Ordinal::WeaklyFor => "ordinal-weakly-for",
        Ordinal::WeaklyAgainst => "ordinal-weakly-against",
        Ordinal::Against => "ordinal-against",
        Ordinal::StronglyAgainst => "ordinal-strongly-against",
    }
}

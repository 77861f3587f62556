//! The words of the book that content does not bring.

use sural_content::module::{
    CauseGroup, Claim, HarmSeverity, Likelihood, Observer, Rest, Stage, Unsure,
};

/// The name of the list of pages.
pub const NAVIGATION: &str = "Pages of the book";
/// The pages every page leads to.
pub const PAGES: [(&str, &str); 6] = [
    ("index.html", "Contents"),
    ("rules.html", "Rules"),
    ("causes.html", "Causes"),
    ("findings.html", "Findings"),
    ("services.html", "Services"),
    ("references.html", "References"),
];
/// Said on the front page.
pub const PURPOSE: &str = "This book shows what the program decides by: the guidance in words, and under it each finding, rule and cause as the program reads it. It informs; it does not diagnose.";

/// What becomes of an answer *not sure*.
pub fn unsure(unsure: Unsure) -> &'static str {
    match unsure {
        Unsure::Safer => "\u{201c}Not sure\u{201d} counts as the answer that makes a rule fire.",
        Unsure::Open => {
            "\u{201c}Not sure\u{201d} counts as nothing abnormal, unless a rule asks for it."
        }
        Unsure::Never => "\u{201c}Not sure\u{201d} is not offered.",
    }
}

/// Who can supply a finding.
pub fn observer(observer: Observer) -> &'static str {
    match observer {
        Observer::Patient => "the person",
        Observer::Clinician => "a clinician",
        Observer::Test => "a test",
    }
}

/// When in the interview a screen belongs.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Emergency => "emergency signs, asked first",
        Stage::Person => "who the person is",
        Stage::Details => "details",
    }
}

/// How the findings that a case does not give are taken.
pub fn rest(rest: Rest) -> &'static str {
    match rest {
        Rest::No => "nothing abnormal",
        Rest::NotSure => "not sure",
        Rest::Unasked => "not asked yet",
    }
}

/// All groups in the order of the book.
pub const GROUPS: [CauseGroup; 6] = [
    CauseGroup::Musculoskeletal,
    CauseGroup::Neurological,
    CauseGroup::Vascular,
    CauseGroup::Infection,
    CauseGroup::Systemic,
    CauseGroup::Other,
];

/// What stands before the object of a claim.
pub fn claim(claim: &Claim) -> &'static str {
    match claim {
        Claim::AtLeast(_) => "at least as urgent as ",
        Claim::Fires(_) => "this rule fires: ",
        Claim::Considers(_) => "a rule that fires considers ",
        Claim::NeverFires(_) => "this rule does not fire: ",
        Claim::NeverDisposition(_) => "never ",
        Claim::NeverLowers(_) => "none of these answers, added to a case, makes it less urgent:",
    }
}

/// Said before the answers of an exception.
pub const EXCEPTION: &str =
    "Each of these answers may make a case less urgent, because it silences rules:";

/// How bad the harm of a hazard can be.
pub fn severity(severity: HarmSeverity) -> &'static str {
    match severity {
        HarmSeverity::Minor => "minor",
        HarmSeverity::Significant => "significant",
        HarmSeverity::Considerable => "considerable",
        HarmSeverity::Major => "major",
        HarmSeverity::Catastrophic => "catastrophic",
    }
}

/// How likely the harm of a hazard is.
pub fn likelihood(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::VeryLow => "very low",
        Likelihood::Low => "low",
        Likelihood::Medium => "medium",
        Likelihood::High => "high",
        Likelihood::VeryHigh => "very high",
    }
}

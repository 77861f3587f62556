//! The words of the book that content does not bring.

use sural_content::module::{
    CauseGroup, Claim, Control, Effort, HarmSeverity, Likelihood, Observer, Rest, Stage, Takes,
    Unsure,
};
use sural_content::risk::Risk;

/// The name of the list of pages.
pub const NAVIGATION: &str = "Pages of the book";
/// The pages every page leads to.
pub const PAGES: [(&str, &str); 7] = [
    ("index.html", "Contents"),
    ("rules.html", "Rules"),
    ("causes.html", "Causes"),
    ("findings.html", "Findings"),
    ("work_up.html", "Work-up"),
    ("services.html", "Services"),
    ("references.html", "References"),
];
/// The pages of the safety file, which every page names at its foot.
pub const SAFETY_FILE: [(&str, &str); 3] = [
    ("trust.html", "Why you can trust this"),
    ("hazards.html", "Hazard log"),
    ("traceability.html", "Traceability"),
];
/// The name of that list of pages.
pub const SAFETY: &str = "Safety file";
/// Said on the page of the hazard log.
pub const HAZARD_LOG: &str = "What could go wrong, how bad and how likely that is before and with the controls, and who accepts what is left. The level of a risk follows from severity and likelihood by the matrix of the English guidance on DCB0129; a number in bold counts the hazards there. Severity and likelihood are the judgement of the authors.";
/// Said on the page of the traceability matrix.
pub const TRACEABILITY: &str = "From each hazard to what controls it, the worked cases that exercise the control, and the sources it rests on. A worked case exercises a rule if the rule fires in it, and a screen or finding if it gives an answer there. All of it is computed from the content and from running its cases.";
/// Said before the rules that control no hazard.
pub const NO_HAZARD: &str = "These rules raise urgency where no hazard of the log is feared. None of them is a red flag, unless the gaps above say so.";
/// What leads to a hazard there.
pub const TRACED: &str = "its controls with their cases and sources";
/// The columns of the traceability matrix.
pub const TRACE_COLUMNS: [&str; 3] = ["Control", "Worked cases that exercise it", "Sources"];

/// Said of a property in place of worked cases: it was proved.
pub const PROPERTY_HOLDS: &str = "proved for every case";
/// It was refuted.
pub const PROPERTY_BROKEN: &str = "broken: a case refutes it";
/// Nobody tried.
pub const PROPERTY_NOT_RUN: &str = "claimed for every case; the proof was not run for this book";

/// Said in place of a figure.
pub const NOT_MEASURED: &str = "not measured for this version";
/// The columns of the figures.
pub const GLANCE_COLUMNS: [&str; 3] = ["What", "Latest figures", "Command"];
/// Said at the head of the page on trust.
pub const TRUST: [&str; 2] = [
    "This page is for whoever answers for safety. It says what is promised of this content, what each promise means for a person and what it does not mean, and gives for each the command with which you can check it yourself.",
    "No figure here was typed. Each was computed when this book was made, or was read from a report on exactly this content, told by its hash. What was not measured says so.",
];
/// Said before the promises.
pub const PROMISES: &str = "A promise is proved over every combination of answers that is possible; none is left out and none is drawn by chance. Answers that cannot be true together are left out, as the constraints of the content declare. Where a promise fails, the command shows a person for whom it does.";
/// Said before the table of sources.
pub const SOURCES: &str = "The sources by how much each can carry and by how its figures were seen. A source in the row of our own judgement is nobody\u{2019}s guideline but our decision, with its reason in the text.";
/// Said before the signatures.
pub const SIGNATURES: &str = "The content names whoever signed; what stands in quotation marks is what it says. A name here is no proof of a signature.";
/// What must not be read into the page on trust.
pub const NOT_SAID: [&str; 4] = [
    "That the rules are right for patients. Proofs show that the content does what its authors claim; whether the claims are right is for the sources, for clinicians and for studies to say.",
    "That people understand the questions and answer them truly.",
    "That the worked cases are typical of those who will ask. They were chosen to try the rules.",
    "How patients fared. Nothing here was measured on patients.",
];

/// Said in place of worked cases where a control is not exercised by single cases.
pub fn instead_of_cases(control: Control) -> &'static str {
    match control {
        Control::SafetyNet(_) => "shown with the advice, unless the sign is there already",
        Control::Constraint(_) => "answers that break it are refused, or shown with who gave them",
        Control::Exception(_) => "names the only rules that it may silence",
        _ => "\u{2013}",
    }
}

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
        Stage::History => "history, with a clinician",
        Stage::Examination => "examination, by a clinician",
    }
}

/// How long a result takes.
pub fn takes(takes: Takes) -> &'static str {
    match takes {
        Takes::Minutes => "minutes",
        Takes::Hours => "hours",
        Takes::Days => "days",
    }
}

/// What a test asks of a place.
pub fn effort(effort: Effort) -> &'static str {
    match effort {
        Effort::Bedside => "at the bedside",
        Effort::Basic => "basic",
        Effort::Imaging => "imaging",
        Effort::Specialist => "specialist",
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

/// The kinds of controls, one and many, in the order of the book.
pub const CONTROLS: [(&str, &str); 8] = [
    ("rule", "Rules"),
    ("property", "Properties"),
    ("screen", "Screens"),
    ("finding", "Findings"),
    ("safety net", "Safety net"),
    ("constraint", "Constraints"),
    ("exception", "Exceptions"),
    ("worked case", "Worked cases"),
];

/// The kind of a control: one of [`CONTROLS`].
pub fn control(control: Control) -> &'static str {
    match control {
        Control::Rule(_) => "rule",
        Control::Property(_) => "property",
        Control::Screen(_) => "screen",
        Control::Finding(_) => "finding",
        Control::SafetyNet(_) => "safety net",
        Control::Constraint(_) => "constraint",
        Control::Exception(_) => "exception",
        Control::Case(_) => "worked case",
    }
}

/// A level of risk by its number.
pub fn risk_level(risk: Risk) -> String {
    format!("risk {}", risk.level())
}

/// A level of risk by its number and name.
pub fn risk(risk: Risk) -> String {
    let name = match risk {
        Risk::Acceptable => "acceptable",
        Risk::Tolerable => "tolerable",
        Risk::Undesirable => "undesirable",
        Risk::Mandatory => "must be reduced",
        Risk::Unacceptable => "unacceptable",
    };
    format!("{}: {name}", risk_level(risk))
}

/// What a level of risk asks for.
pub fn risk_asks(risk: Risk) -> &'static str {
    match risk {
        Risk::Acceptable => "Nothing more has to be done.",
        Risk::Tolerable => "Acceptable where reducing it further would cost more than it gains.",
        Risk::Undesirable => {
            "To be reduced where possible; acceptable only where that is impractical."
        }
        Risk::Mandatory => "Must be removed or reduced until it is acceptable.",
        Risk::Unacceptable => "Not acceptable.",
    }
}

//! Proves the promises over every admissible combination of answers, with a readable case where one fails.
//!
//! Nothing is sampled: each promise is a set of questions of the form *is there a case in which …*, answered exactly by
//! [`Space`](crate::space::Space) on the very diagrams that run. A case that is found is replayed in the ordinary
//! evaluator before it is shown.

mod consultation;
mod dead;
mod floors;
mod local;
mod order;
mod properties;
mod prover;
pub(crate) mod witness;

use sural_content::module::Module;
use sural_content::span::Span;
use sural_diagram::{BigUint, Error};

use crate::answers::Answers;
use crate::compile::Decision;
pub use local::Broken;
pub(crate) use local::broken;
pub use prover::Prover;
pub(crate) use prover::silent;

/// What is promised of every module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Promise {
    /// Every admissible case gets exactly one disposition.
    OneDisposition,
    /// The floor of every red flag holds, whatever else is answered, and every rule that sends to an emergency is one.
    RedFlagFloors,
    /// What the module's `property` blocks claim.
    Properties,
    /// More danger never means less urgency, but where content declares and signs it.
    MoreDangerNeverLess,
    /// *Not sure*, *declined* and *not assessable* never mean less urgency than the `none` option.
    NotSureNeverLess,
    /// Stopping early never hides a more urgent disposition.
    SoundStop,
    /// Every rule, property and exception can matter; options that change nothing are named.
    NothingDead,
    /// Emergency questions come first, and so many pages settle every emergency.
    EmergenciesFirst,
    /// No rule for a patient needs what a patient cannot know.
    PatientsCanAnswer,
    /// Nothing that a patient says lowers urgency but by a declared exception.
    EarnedDowngrades,
    /// Of the consultation: nothing is excluded, confirmed or settled without a clinician's finding or a test.
    EarnedExclusions,
    /// Of the consultation: no worse and no unsure answer of a patient helps to exclude a cause or to settle a rule.
    PatientsNeverExclude,
    /// Of the consultation: no findings both confirm and exclude a cause.
    NoContradictions,
    /// Of the consultation: every rule, test, treatment and referral can come into question.
    ConsultationNotDead,
}

impl Promise {
    /// Those of the consultation, which speak of a whole module.
    pub const CONSULTATION: [Self; 4] = [
        Self::EarnedExclusions,
        Self::PatientsNeverExclude,
        Self::NoContradictions,
        Self::ConsultationNotDead,
    ];

    /// Those of triage, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::OneDisposition,
        Self::RedFlagFloors,
        Self::Properties,
        Self::MoreDangerNeverLess,
        Self::NotSureNeverLess,
        Self::SoundStop,
        Self::NothingDead,
        Self::EmergenciesFirst,
        Self::PatientsCanAnswer,
        Self::EarnedDowngrades,
    ];

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::OneDisposition => "every admissible case gets exactly one disposition",
            Self::RedFlagFloors => {
                "every emergency is a red flag, and the floor of every red flag holds, whatever else is answered"
            }
            Self::Properties => "every property that the content claims holds",
            Self::MoreDangerNeverLess => {
                "more danger never means less urgency, but by a signed exception"
            }
            Self::NotSureNeverLess => "not sure never means less urgency than no",
            Self::SoundStop => "stopping early never hides a more urgent disposition",
            Self::NothingDead => {
                "every rule, property and exception can matter; options that change nothing are named"
            }
            Self::EmergenciesFirst => {
                "emergency questions come first, with a bound on the pages before one is settled"
            }
            Self::PatientsCanAnswer => "no rule for a patient needs what a patient cannot know",
            Self::EarnedDowngrades => {
                "nothing that a patient says lowers urgency but by a signed exception"
            }
            Self::EarnedExclusions => {
                "nothing is excluded, confirmed or settled without a clinician's finding or a test"
            }
            Self::PatientsNeverExclude => {
                "no worse and no unsure answer of a patient helps to exclude a cause or to settle a rule"
            }
            Self::NoContradictions => "no findings both confirm and exclude a cause",
            Self::ConsultationNotDead => {
                "every rule, test, treatment and referral of the consultation can come into question"
            }
        }
    }

    /// A stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::OneDisposition => "one_disposition",
            Self::RedFlagFloors => "red_flag_floors",
            Self::Properties => "properties",
            Self::MoreDangerNeverLess => "more_danger_never_less",
            Self::NotSureNeverLess => "not_sure_never_less",
            Self::SoundStop => "sound_stop",
            Self::NothingDead => "nothing_dead",
            Self::EmergenciesFirst => "emergencies_first",
            Self::PatientsCanAnswer => "patients_can_answer",
            Self::EarnedDowngrades => "earned_downgrades",
            Self::EarnedExclusions => "earned_exclusions",
            Self::PatientsNeverExclude => "patients_never_exclude",
            Self::NoContradictions => "no_contradictions",
            Self::ConsultationNotDead => "consultation_not_dead",
        }
    }
}

/// What came of proving one promise.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    /// Questions that were asked.
    pub questions: usize,
    /// Questions that a diagram by itself settled, before any search: their answer is *no such case*.
    pub immediate: usize,
    /// Combinations covered, exactly: the admissible cases, once for each rule, claim or change of an answer of which
    /// the promise speaks.
    pub covered: BigUint,
    /// Of these, those to which the promise applies otherwise than for an empty reason: the rule fires, the claim's
    /// `whenever` holds, the changed case is admissible too.
    pub applies: BigUint,
    /// Where it fails.
    pub failures: Vec<Failure>,
    /// What is worth knowing besides, one sentence each.
    pub notes: Vec<String>,
}

/// A way in which a promise fails.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What should have held, in one sentence with ids in backticks.
    pub message: String,
    /// The rule, property, finding … at fault.
    pub span: Span,
    /// A case that shows it.
    pub witness: Option<Answers>,
    /// Where the promise speaks of a change: the case after it.
    pub changed: Option<Answers>,
}

impl Proof {
    /// The promise fails, and no case by itself shows it.
    fn fails(&mut self, span: Span, message: String) {
        self.failures.push(Failure {
            message,
            span,
            witness: None,
            changed: None,
        });
    }
}

impl Decision {
    /// Proves one promise.
    ///
    /// # Errors
    /// When the diagrams grow past the node limit: the promise is then not proved.
    pub fn prove(&self, promise: Promise) -> Result<Proof, Error> {
        let mut prover = Prover::of(self)?;
        match promise {
            Promise::OneDisposition => floors::one_disposition(&mut prover),
            Promise::RedFlagFloors => floors::red_flags(&mut prover),
            Promise::Properties => properties::prove(&mut prover),
            Promise::MoreDangerNeverLess => order::more_danger(&mut prover),
            Promise::NotSureNeverLess => order::not_sure(&mut prover),
            Promise::SoundStop => floors::sound_stop(&mut prover),
            Promise::NothingDead => dead::prove(&mut prover),
            Promise::EmergenciesFirst => Ok(floors::emergencies_first(&mut prover)),
            Promise::PatientsCanAnswer => Ok(floors::patients_can_answer(&mut prover)),
            Promise::EarnedDowngrades => order::earned(&mut prover),
            Promise::EarnedExclusions => consultation::earned(&mut prover),
            Promise::PatientsNeverExclude => consultation::patients_never_exclude(&mut prover),
            Promise::NoContradictions => consultation::no_contradictions(&mut prover),
            Promise::ConsultationNotDead => Ok(consultation::nothing_dead(&mut prover)),
        }
    }
}

fn rule_span(module: &Module, rule: usize) -> Span {
    module
        .rules
        .get(rule)
        .map(|rule| rule.span)
        .unwrap_or_default()
}

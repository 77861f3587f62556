//! What the content says of the case: where to be seen, what is considered, which rules spoke.
//!
//! A cause is a hypothesis with its weight in words, never a diagnosis.

use sural_content::module::{CauseId, DispositionId, RuleId};
use sural_decision::causes::Strength;
use sural_decision::consultation::Standing;

use super::Story;
use crate::datatype::{CodeableConcept, Coding, Reference, Value};
use crate::knowledge::confirmed;
use crate::resource::{
    Annotation, Condition, GuidanceResponse, Observation, Prediction, Resource, RiskAssessment,
};

/// A cause as the case stands.
struct Considered {
    cause: CauseId,
    standing: Standing,
    strength: Strength,
    excluded_by: Vec<RuleId>,
}

/// How many causes are named.
const NAMED: usize = 4;

impl Story<'_> {
    pub(super) fn conclusions(&self, forms: &[Reference]) -> Vec<Resource> {
        let considered = self.considered();
        let mut all: Vec<Resource> = vec![self.seen_where(forms).into()];
        all.extend(
            considered
                .iter()
                .filter_map(|it| self.condition(it))
                .map(Resource::from),
        );
        all.push(self.risk(&considered, forms).into());
        all.push(self.guidance().into());
        all
    }

    /// The disposition: of the consultation once it has begun, else of triage.
    pub(super) fn disposition(&self) -> DispositionId {
        if self.is_consultation() {
            self.consultation().disposition
        } else {
            self.assessment.disposition
        }
    }

    /// The rules that speak.
    pub(super) fn speaking(&self) -> &[RuleId] {
        if self.is_consultation() {
            &self.consultation().reasons
        } else {
            &self.assessment.reasons
        }
    }

    fn considered(&self) -> Vec<Considered> {
        let named =
            |it: &Considered| it.standing != Standing::Open || it.strength >= Strength::Possible;
        if !self.is_consultation() {
            let causes = self.assessment.causes.iter().map(|rank| Considered {
                cause: rank.cause,
                standing: Standing::Open,
                strength: rank.strength,
                excluded_by: Vec::new(),
            });
            return causes.filter(named).take(NAMED).collect();
        }
        let causes = self.consultation().causes.iter().map(|it| Considered {
            cause: it.rank.cause,
            standing: it.standing,
            strength: it.rank.strength,
            excluded_by: it.excluded_by.clone(),
        });
        let (excluded, open): (Vec<_>, Vec<_>) = causes
            .filter(named)
            .partition(|it| it.standing == Standing::Excluded);
        open.into_iter().take(NAMED).chain(excluded).collect()
    }

    /// Place and time frame of care.
    fn seen_where(&self, forms: &[Reference]) -> Observation {
        let disposition = self.module().dispositions.get(self.disposition().index());
        let title = disposition.map_or_else(String::new, |it| self.fill(&it.title));
        let id = disposition.map_or("", |it| it.id.as_str());
        Observation {
            id: self.id("Observation", "disposition"),
            text: self.narrative(&[format!("Disposition: {title}")]),
            // Until the interview is settled it may still become more urgent.
            status: if self.assessment.settled {
                "final"
            } else {
                "preliminary"
            },
            code: Some(CodeableConcept::words("Disposition")),
            subject: self.subject(),
            effective_date_time: self.now(),
            value: Some(Value::ValueCodeableConcept(
                self.coding("dispositions", id, &title).into(),
            )),
            derived_from: forms.to_vec(),
            ..Observation::default()
        }
    }

    /// A cause with our code and those of other systems that are confirmed.
    fn cause(&self, id: CauseId) -> Option<CodeableConcept> {
        let cause = self.module().causes.get(id.index())?;
        let name = self.fill(&cause.clinical);
        let own = self.coding("causes", &cause.id, &name);
        Some(CodeableConcept {
            coding: [own].into_iter().chain(confirmed(&cause.codes)).collect(),
            text: Some(name),
        })
    }

    fn condition(&self, considered: &Considered) -> Option<Condition> {
        let cause = self.module().causes.get(considered.cause.index())?;
        let (status, status_name) = match considered.standing {
            // Whether somebody has it is for a clinician to say; a rule only ever points to it.
            Standing::Open | Standing::Contradictory | Standing::Confirmed => {
                ("provisional", "Provisional")
            }
            Standing::Excluded => ("refuted", "Refuted"),
        };
        let system = "http://terminology.hl7.org/CodeSystem";
        let verification = Coding::new(
            &format!("{system}/condition-ver-status"),
            status,
            status_name,
        );
        let clinical = Coding::new(&format!("{system}/condition-clinical"), "active", "Active");
        let excluded = self.reasons(&considered.excluded_by).into_iter();
        Some(Condition {
            id: self.id("Condition", &cause.id),
            text: self.narrative(&[format!(
                "{}: {}",
                self.fill(&cause.clinical),
                status_name.to_lowercase()
            )]),
            clinical_status: (considered.standing != Standing::Excluded).then(|| clinical.into()),
            verification_status: Some(verification.into()),
            code: self.cause(considered.cause),
            subject: self.subject(),
            recorded_date: self.now(),
            note: excluded
                .filter_map(|it| it.text)
                .map(|text| Annotation { text })
                .collect(),
            ..Condition::default()
        })
    }

    fn risk(&self, considered: &[Considered], forms: &[Reference]) -> RiskAssessment {
        let disposition = self.module().dispositions.get(self.disposition().index());
        let title = disposition.map_or_else(String::new, |it| self.fill(&it.title));
        let open = considered
            .iter()
            .filter(|it| it.standing != Standing::Excluded);
        let prediction = open.map(|it| {
            let (code, name) = match it.strength {
                Strength::Likely => ("likely", "Likely"),
                Strength::Possible => ("possible", "Possible"),
                Strength::LessLikely => ("less_likely", "Less likely"),
            };
            Prediction {
                outcome: self.cause(it.cause),
                qualitative_risk: Some(self.coding("strengths", code, name).into()),
                rationale: String::new(),
            }
        });
        let prediction = prediction.collect::<Vec<_>>();
        let mut told = vec![title.clone()];
        told.extend(
            prediction
                .iter()
                .filter_map(|it| it.outcome.as_ref()?.text.clone()),
        );
        RiskAssessment {
            id: self.id("RiskAssessment", ""),
            text: self.narrative(&told),
            status: if self.assessment.settled {
                "final"
            } else {
                "preliminary"
            },
            method: Some(CodeableConcept::words(&format!(
                "{} {}",
                self.module().id,
                self.canonical().version()
            ))),
            subject: self.subject(),
            occurrence_date_time: self.now(),
            basis: forms.to_vec(),
            prediction,
            mitigation: title,
            ..RiskAssessment::default()
        }
    }

    /// That the rules were asked, and which of them spoke.
    fn guidance(&self) -> GuidanceResponse {
        let plan = if self.is_consultation() {
            "consultation"
        } else {
            "triage"
        };
        let reasons = self.reasons(self.speaking());
        let told = reasons
            .iter()
            .filter_map(|it| it.text.clone())
            .collect::<Vec<_>>();
        GuidanceResponse {
            id: self.id("GuidanceResponse", ""),
            text: self.narrative(
                &[format!("{} rules speak", told.len())]
                    .into_iter()
                    .chain(told)
                    .collect::<Vec<_>>(),
            ),
            request_identifier: Some(self.identifier()),
            module_canonical: self.canonical().versioned("PlanDefinition", plan),
            status: if self.assessment.settled {
                "success"
            } else {
                "data-required"
            },
            subject: self.subject(),
            occurrence_date_time: self.now(),
            reason_code: reasons,
            ..GuidanceResponse::default()
        }
    }
}

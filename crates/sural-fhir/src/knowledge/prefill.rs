//! What a form can fill in by itself from the record, as SDC has it: an `initialExpression` in FHIRPath for age, sex and
//! conditions that are not over. What needs more than that, such as which of two measurements is newer, is left to
//! `$populate`. As there, nothing suggests *no*.

use std::fmt::Write as _;

use sural_content::module::{Answer, Finding, FindingKind};
use sural_content::record::{Entry, Kind, Record, Terms};

use super::Knowledge;
use crate::canonical::system;
use crate::datatype::{Expression, Extension, Value};
use crate::resource::Item;

const INITIAL: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";

/// By which name expressions know the conditions of the patient.
const CONDITIONS: &str = "conditions";

/// Conditions that are over, and those that nobody is sure of.
const OVER: &str = "('inactive' | 'remission' | 'resolved')";
const UNSURE: &str =
    "('refuted' | 'entered-in-error' | 'unconfirmed' | 'provisional' | 'differential')";

impl Knowledge<'_> {
    /// Has the questions of a form ask the record, and hands back what the form must ask for beforehand.
    pub(super) fn prefill(&self, items: &mut [Item]) -> Option<Extension> {
        let record = self.record?;
        let mut asks = false;
        self.prefill_all(record, items, &mut asks);
        asks.then(|| {
            let query = Expression {
                description: None,
                name: Some(CONDITIONS),
                language: "application/x-fhir-query",
                expression: "Condition?patient={{%patient.id}}".to_owned(),
            };
            let variable = "http://hl7.org/fhir/StructureDefinition/variable";
            Extension::new(variable, Value::ValueExpression(query))
        })
    }

    fn prefill_all(&self, record: &Record, items: &mut [Item], asks: &mut bool) {
        for item in items {
            let mut findings = self.module().findings.iter();
            if item.r#type == "choice"
                && let Some(finding) = findings.find(|it| it.id == item.link_id)
                && let Some(expression) = self.initial(record, finding)
            {
                *asks |= expression.contains(CONDITIONS);
                let expression = Expression {
                    description: None,
                    name: None,
                    language: "text/fhirpath",
                    expression,
                };
                item.extension
                    .push(Extension::new(INITIAL, Value::ValueExpression(expression)));
            }
            self.prefill_all(record, &mut item.item, asks);
        }
    }

    /// Those options of a question that the record suggests; of a question with one answer the first.
    fn initial(&self, record: &Record, finding: &Finding) -> Option<String> {
        let findings = &self.module().findings;
        let told = record.answers.iter().filter(|told| {
            let of = findings.get(told.finding.index());
            of.is_some_and(|of| of.id == finding.id) && !told.nearest && told.days.is_none()
        });
        let options = told.filter_map(|told| {
            let option = option(finding, &told.answer)?;
            let holds = holds(told)?;
            Some(format!("(code = '{}.{option}' and {holds})", finding.id))
        });
        let options = options.collect::<Vec<_>>();
        let first = match finding.kind {
            FindingKind::One { .. } => ".first()",
            _ => "",
        };
        let any = options.join(" or ");
        (!options.is_empty()).then(|| {
            let asked = format!(
                "%questionnaire.repeat(item).where(linkId = '{}')",
                finding.id
            );
            format!("{asked}.answerOption.value.where({any}){first}")
        })
    }
}

fn option<'a>(finding: &'a Finding, answer: &Answer) -> Option<&'a str> {
    let (FindingKind::One { options, .. } | FindingKind::Several { options, .. }) = &finding.kind
    else {
        return None;
    };
    let at = match answer {
        Answer::Option(at) => *at,
        Answer::Options(several) => *several.first()?,
        _ => return None,
    };
    options.get(at).map(|choice| choice.id.as_str())
}

/// Whether the record has it, as a condition in FHIRPath.
fn holds(told: &Entry) -> Option<String> {
    match &told.kind {
        Kind::Age(low, high) => Some(format!(
            "%patient.birthDate <= today() - {low} years and %patient.birthDate > today() - {} years",
            high + 1
        )),
        Kind::Sex(sex) => Some(format!("%patient.gender = '{sex}'")),
        Kind::Condition(terms) => {
            let any = coded(terms)?;
            Some(format!(
                "%{CONDITIONS}.entry.resource.where(abatement.empty() and clinicalStatus.coding.where(code in {OVER}).empty() \
                 and verificationStatus.coding.where(code in {UNSURE}).empty()).code.coding.where({any}).exists()"
            ))
        }
        _ => None,
    }
}

/// Whether a coding is one of the terms.
fn coded(terms: &Terms) -> Option<String> {
    let mut any = String::new();
    for known in &terms.codes {
        let system = system(&known.system)?;
        let is_it = match (known.system.as_str(), known.code.split_once('-')) {
            ("icd10cm", Some((first, last))) => {
                format!("code.substring(0, 3) >= '{first}' and code.substring(0, 3) <= '{last}'")
            }
            ("icd10cm" | "atc", _) => {
                let code = known.code.replace('.', "");
                format!("code.replace('.', '').startsWith('{code}')")
            }
            _ => format!("code = '{}'", known.code),
        };
        let or = if any.is_empty() { "" } else { " or " };
        write!(any, "{or}(system = '{system}' and {is_it})").ok()?;
    }
    (!any.is_empty()).then_some(any)
}

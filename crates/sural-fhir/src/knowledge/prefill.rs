//! What a form can fill in by itself, as SDC has it: an `initialExpression` in FHIRPath for the age, from the patient that
//! the form is opened for. The gender that an office has written down is not the sex at birth, and nobody would see from
//! where it came. All else needs a search of the record, for which some renderers refuse the whole form
//! where they cannot make it, or judgment, such as which of two values is newer: that is left to `$populate`.

use sural_content::module::{Answer, Finding, FindingKind};
use sural_content::record::{Entry, Kind, Record};

use super::Knowledge;
use crate::datatype::{Expression, Extension, Value};
use crate::resource::Item;

const INITIAL: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression";

impl Knowledge<'_> {
    /// Has the questions of a form ask the patient's record.
    pub(super) fn prefill(&self, items: &mut [Item]) {
        let Some(record) = self.record else { return };
        for item in items {
            let finding = self.module().finding_named(&item.link_id);
            let finding = finding.filter(|_| item.r#type == "choice");
            if let Some(expression) = finding.and_then(|(_, it)| self.initial(record, it)) {
                let expression = Expression {
                    description: None,
                    language: "text/fhirpath",
                    expression,
                };
                item.extension
                    .push(Extension::new(INITIAL, Value::ValueExpression(expression)));
            }
            self.prefill(&mut item.item);
        }
    }

    /// The first option of a question that the record suggests.
    fn initial(&self, record: &Record, finding: &Finding) -> Option<String> {
        let FindingKind::One { options, .. } = &finding.kind else {
            return None;
        };
        let findings = &self.module().findings;
        let told = record.answers.iter().filter(|told| {
            let of = findings.get(told.finding.index());
            of.is_some_and(|of| of.id == finding.id)
        });
        let suggested = told.filter_map(|told| {
            let Answer::Option(at) = told.answer else {
                return None;
            };
            let (option, holds) = (options.get(at)?, holds(told)?);
            let code = format!("{}.{}", finding.id, option.id);
            Some(format!("(code = '{code}' and {holds})"))
        });
        let any = suggested.collect::<Vec<_>>().join(" or ");
        (!any.is_empty()).then(|| {
            let asked = format!(
                "%questionnaire.repeat(item).where(linkId = '{}')",
                finding.id
            );
            format!("{asked}.answerOption.value.where({any}).first()")
        })
    }
}

/// Whether the patient is so, as a condition in FHIRPath.
fn holds(told: &Entry) -> Option<String> {
    let Kind::Age(low, high) = &told.kind else {
        return None;
    };
    Some(format!(
        "%patient.birthDate <= today() - {low} years and %patient.birthDate > today() - {} years",
        high + 1
    ))
}

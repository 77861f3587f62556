//! The interview, as an adaptive form: its questions come one page after the other, from whoever leads it.

use sural_decision::interview::Page;

use super::Knowledge;
use crate::datatype::{Extension, Value};
use crate::resource::{Artefact, Item, Questionnaire};

/// By which name the interview is known among the forms.
pub const INTERVIEW: &str = "interview";

/// That a form is adaptive, as SDC says it.
const ADAPTIVE: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-questionnaireAdaptive";

impl Knowledge<'_> {
    /// The interview before anything has been asked.
    #[must_use]
    pub fn interview(&self) -> Questionnaire {
        let description = "Asks a person page by page, emergencies first, and stops when no answer can change the advice. `$next-question` leads it.";
        let about = self.about("Questionnaire", INTERVIEW, INTERVIEW, description);
        Questionnaire {
            about: Artefact {
                extension: vec![Extension::new(ADAPTIVE, Value::ValueBoolean(true))],
                ..about
            },
            subject_type: vec!["Patient"],
            ..Questionnaire::default()
        }
    }

    /// The same within a response: no artefact of its own, but derived from it.
    #[must_use]
    pub(crate) fn interview_within(&self, id: &str) -> Questionnaire {
        let published = self.interview();
        Questionnaire {
            derived_from: vec![self.canonical.versioned("Questionnaire", INTERVIEW)],
            about: Artefact {
                id: id.to_owned(),
                url: String::new(),
                ..published.about
            },
            ..published
        }
    }

    /// A page of the interview: a screen with the findings that are asked, or a question alone.
    #[must_use]
    pub(crate) fn page(&self, page: &Page) -> Vec<Item> {
        let module = self.module();
        let screen = page.screen.and_then(|at| module.screens.get(at));
        let mut items = match screen {
            Some(screen) => vec![self.screen(screen, &page.findings)],
            None => {
                let findings = page.findings.iter().filter_map(|id| {
                    let finding = module.findings.get(id.index())?;
                    Some(self.question(*id, finding))
                });
                findings.flatten().collect()
            }
        };
        items.iter_mut().for_each(demand);
        items
    }
}

/// What is asked has to be answered before the next page comes, if only by *not sure*.
fn demand(item: &mut Item) {
    if item.r#type == "choice" && item.enable_when.is_empty() {
        item.required = Some(true);
    }
    item.item.iter_mut().for_each(demand);
}

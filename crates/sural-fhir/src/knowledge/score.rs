//! Scores, as what can be observed.

use sural_content::module::Score;
use sural_render::html::Html;
use sural_render::sentence;

use super::Knowledge;
use crate::datatype::{CodeableConcept, Coding};
use crate::resource::{ObservationDefinition, QuantitativeDetails, Resource};

/// Of what kind an observation is.
pub(crate) const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";

impl Knowledge<'_> {
    pub(super) fn scores(&self) -> Vec<Resource> {
        let scores = self.module().scores.iter();
        scores.map(|score| self.score(score).into()).collect()
    }

    fn score(&self, score: &Score) -> ObservationDefinition {
        let title = self.fill(&score.title);
        let code = self.coding("scores", &score.id, &title);
        ObservationDefinition {
            id: self.canonical.id(&score.id),
            language: self.module().language.clone(),
            text: self.narrative(self.points(score, &title)),
            category: vec![Coding::new(CATEGORY, "survey", "Survey").into()],
            code: Some(code.into()),
            permitted_data_type: vec!["Quantity"],
            multiple_results_allowed: Some(false),
            preferred_report_name: title,
            quantitative_details: Some(QuantitativeDetails {
                unit: Some(CodeableConcept::from(points_unit())),
                decimal_precision: Some(score.decimals),
            }),
            ..ObservationDefinition::default()
        }
    }

    /// What gives how many points, and who says so.
    fn points(&self, score: &Score, title: &str) -> Html {
        let mut html = Html::default();
        html.element("p", &[], title);
        html.within("table", &[], |html| {
            for (points, when) in &score.terms {
                let clause = sentence::clause(self.module(), &self.words, when);
                html.within("tr", &[], |html| {
                    html.element("td", &[], &score.shown(*points));
                    html.element("td", &[], &clause.text(self.words.phrases()));
                });
            }
        });
        for cited in self.citations(&score.citations) {
            html.element("p", &[], &cited.citation);
        }
        html
    }
}

/// Points of a score.
pub(crate) fn points_unit() -> Coding {
    Coding::new(crate::canonical::UCUM, "{score}", "points")
}

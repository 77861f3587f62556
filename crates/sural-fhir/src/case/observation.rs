//! What was said and seen: the forms as they stand filled in, each observation by itself, the scores, and who said it.

use std::collections::{BTreeMap, BTreeSet};

use sural_content::module::{Answer, Finding, FindingId, Observer, ScoreId};
use sural_decision::observation::{Observation as Said, Side};
use sural_decision::variables::visit;
use sural_render::summary::{finding_of, shown};

use super::Story;
use crate::answer::{chosen, option_coding, quantity, unknown_of};
use crate::datatype::{CodeableConcept, Coding, Reference, Value};
use crate::knowledge::{self, CATEGORY, Form, points_unit};
use crate::resource::{
    Annotation, Component, Observation, Provenance, ProvenanceAgent, QuestionnaireResponse,
    Resource,
};
use crate::response::Given;

/// The last observation of a finding, of a leg, by an observer.
type What = (FindingId, Option<Side>, Observer);

impl Story<'_> {
    /// The form of triage and that of the consultation, as far as they are answered, with the answers that count.
    pub(super) fn responses(&self) -> Vec<Resource> {
        let replay = &self.chart.reading.replay;
        let mut given = Given::default();
        let mut add = |id: FindingId, side, answer: &Answer| {
            if let Some(finding) = self.module().findings.get(id.index()) {
                given.add(self.chart.words, self.canonical(), finding, side, answer);
            }
        };
        let said = replay
            .observations
            .iter()
            .map(|it| it.finding)
            .collect::<BTreeSet<_>>();
        let sides = replay.sides();
        for (id, answer) in replay.observed.answers.iter() {
            // What only follows from other answers was not said by anybody.
            if said.contains(&id) && !sides.contains_key(&id) {
                let finding = self.module().findings.get(id.index());
                let each_leg = finding.is_some_and(|it| it.each_leg.is_some());
                add(id, replay.observed.leg.filter(|_| each_leg), answer);
            }
        }
        for (id, [left, right]) in sides {
            for (side, answer) in [(Side::Left, left), (Side::Right, right)] {
                if let Some(answer) = answer {
                    add(id, Some(side), answer);
                }
            }
        }
        let forms = [Form::Triage, Form::Consultation].into_iter();
        let filled = forms.filter_map(|form| self.response(form, &given));
        filled.map(Resource::from).collect()
    }

    fn response(&self, form: Form, given: &Given) -> Option<QuestionnaireResponse> {
        let item = given.fill(&self.knowledge.questionnaire(form).item);
        if item.is_empty() {
            return None;
        }
        let source = match form {
            Form::Triage => self.subject(),
            _ => None,
        };
        Some(QuestionnaireResponse {
            id: self.id("QuestionnaireResponse", form.id()),
            language: self.chart.words.module().language.clone(),
            text: self.narrative(&[format!("{} questions answered", count(&item))]),
            questionnaire: self.canonical().versioned("Questionnaire", form.id()),
            status: "completed",
            subject: self.subject(),
            authored: self.now(),
            author: Some(self.author()),
            source,
            item,
            ..QuestionnaireResponse::default()
        })
    }

    /// What each observer said last of each finding, then the scores that are complete.
    pub(super) fn observations(&self) -> Vec<Resource> {
        let said = self.last_said().into_iter();
        let said = said.filter_map(|(what, at)| self.observation(what, at));
        said.chain(self.complete_scores())
            .map(Resource::from)
            .collect()
    }

    fn last_said(&self) -> BTreeMap<What, usize> {
        let observations = self.chart.reading.replay.observations.iter().zip(0..);
        observations
            .map(|(it, at)| ((it.finding, it.side, it.observer), at))
            .collect()
    }

    fn about(&self, (finding, side, observer): What) -> String {
        let finding = self.module().findings.get(finding.index());
        let finding = finding.map_or("", |it| it.id.as_str());
        format!("{finding} {side:?} {observer:?}")
    }

    fn observation(&self, what: What, at: usize) -> Option<Observation> {
        let replay = &self.chart.reading.replay;
        let said = replay.observations.get(at)?;
        let event = self.chart.case.events.get(*replay.events.get(at)?)?;
        let finding = self.module().findings.get(said.finding.index())?;
        let name = self.fill(knowledge::name(finding));
        let answer = shown(self.chart.words.phrases(), finding, &said.answer);
        let answer = answer.map_or_else(|| "not known".to_owned(), |it| self.fill(&it));
        let (value, component) = self.value(finding, said);
        let (category, category_name) = match said.observer {
            Observer::Patient => ("survey", "Survey"),
            Observer::Clinician => ("exam", "Exam"),
            Observer::Test => ("laboratory", "Laboratory"),
        };
        let reason = self.reason(event, &finding.id);
        Some(Observation {
            id: self.id("Observation", &self.about(what)),
            text: self.narrative(&[format!("{name}: {answer}")]),
            status: "final",
            category: match said.observer {
                // A test may be a picture as well as a blood test; content does not say which.
                Observer::Test => Vec::new(),
                _ => vec![Coding::new(CATEGORY, category, category_name).into()],
            },
            code: Some(CodeableConcept {
                coding: self.knowledge.finding_codes(finding),
                text: Some(name),
            }),
            subject: self.subject(),
            effective_date_time: event.at.clone(),
            performer: vec![self.who(event)],
            value,
            data_absent_reason: absent(&said.answer),
            note: reason.map(|text| Annotation { text }).into_iter().collect(),
            body_site: said.side.map(|side| {
                CodeableConcept::words(match side {
                    Side::Left => "Left leg",
                    Side::Right => "Right leg",
                })
            }),
            component,
            ..Observation::default()
        })
    }

    /// Why something counts against what the person said.
    fn reason(&self, event: &sural_case::log::Event, finding: &str) -> Option<String> {
        let mut seen = event.observed.iter();
        seen.find(|it| it.finding == finding)?.reason.clone()
    }

    /// One value, or a component for each of several options.
    fn value(&self, finding: &Finding, said: &Said) -> (Option<Value>, Vec<Component>) {
        if let (Answer::Number(number), sural_content::module::FindingKind::Number { unit, .. }) =
            (&said.answer, &finding.kind)
        {
            let ucum = self.module().units.get(unit).map(String::as_str);
            let quantity = quantity(&finding.kind.shown(*number), unit, ucum);
            return (quantity.map(Value::ValueQuantity), Vec::new());
        }
        let options = chosen(finding, &said.answer).into_iter().map(|it| {
            let label = self.fill(&it.label);
            let coding = option_coding(self.canonical(), finding, it, &label);
            Value::ValueCodeableConcept(coding.into())
        });
        let mut options = options.collect::<Vec<_>>();
        if options.len() == 1 {
            return (options.pop(), Vec::new());
        }
        let code = self.coding(
            "findings",
            &finding.id,
            &self.fill(knowledge::name(finding)),
        );
        let component = options.into_iter().map(|value| Component {
            code: Some(code.clone().into()),
            value: Some(value),
        });
        (None, component.collect())
    }

    /// The scores of which every part is known and somebody has said something.
    fn complete_scores(&self) -> Vec<Observation> {
        let ranges = self.consultation().scores.iter();
        let complete = ranges.filter(|range| range.low == range.high);
        complete
            .filter_map(|range| self.score(range.score, range.low))
            .collect()
    }

    fn score(&self, id: ScoreId, points: i32) -> Option<Observation> {
        let score = self.module().scores.get(id.index())?;
        let derived_from = self.parts(id);
        if derived_from.is_empty() {
            return None;
        }
        let title = self.fill(&score.title);
        let written = score.shown(points);
        let unit = points_unit();
        let quantity = quantity(&written, "points", unit.code.as_deref())?;
        Some(Observation {
            id: self.id("Observation", &score.id),
            text: self.narrative(&[format!("{title}: {written}")]),
            status: "final",
            category: vec![Coding::new(CATEGORY, "survey", "Survey").into()],
            code: Some(self.coding("scores", &score.id, &title).into()),
            subject: self.subject(),
            effective_date_time: self.now(),
            value: Some(Value::ValueQuantity(quantity)),
            derived_from,
            ..Observation::default()
        })
    }

    /// The observations that a score is made of.
    fn parts(&self, id: ScoreId) -> Vec<Reference> {
        let mut read = BTreeSet::new();
        let score = self.module().scores.get(id.index());
        for (_, term) in score.into_iter().flat_map(|it| &it.terms) {
            visit(self.module(), term, &mut |atom| {
                read.extend(finding_of(atom))
            });
        }
        self.observed_of(&read)
    }

    /// What was observed of some findings.
    pub(super) fn observed_of(&self, findings: &BTreeSet<FindingId>) -> Vec<Reference> {
        let said = self.last_said().into_keys();
        let said = said.filter(|(finding, ..)| findings.contains(finding));
        said.map(|what| self.to("Observation", &self.about(what)))
            .collect()
    }

    /// Who said what, when, under which content: one for each event that left an observation.
    pub(super) fn provenance(&self) -> Vec<Resource> {
        let replay = &self.chart.reading.replay;
        let last = self.last_said();
        let events = self.chart.case.events.iter().enumerate();
        let provenance = events.filter_map(|(index, event)| {
            let said = last
                .iter()
                .filter(|(_, at)| replay.events.get(**at) == Some(&index));
            let target = said.map(|(what, _)| self.to("Observation", &self.about(*what)));
            let target = target.collect::<Vec<_>>();
            let content = &event.content;
            (!target.is_empty()).then(|| Provenance {
                id: self.id("Provenance", &index.to_string()),
                text: self.narrative(&[format!(
                    "Said by a {} under {} {}",
                    event.by.role.word(),
                    content.module,
                    content.version
                )]),
                target,
                occurred_date_time: event.at.clone(),
                recorded: event.at.clone(),
                policy: vec![self.canonical().content(&content.version, &content.hash)],
                agent: vec![ProvenanceAgent {
                    r#type: Some(author().into()),
                    who: Some(self.who(event)),
                }],
                ..Provenance::default()
            })
        });
        provenance.map(Resource::from).collect()
    }
}

fn author() -> Coding {
    let system = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    Coding::new(system, "author", "Author")
}

fn count(items: &[crate::resource::ResponseItem]) -> usize {
    let each =
        |it: &crate::resource::ResponseItem| usize::from(!it.answer.is_empty()) + count(&it.item);
    items.iter().map(each).sum()
}

/// Why there is no value.
fn absent(answer: &Answer) -> Option<CodeableConcept> {
    let (code, display) = match unknown_of(answer)? {
        "declined" => ("asked-declined", "Asked But Declined"),
        "not_assessable" => ("not-performed", "Not Performed"),
        _ => ("asked-unknown", "Asked But Unknown"),
    };
    let system = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    Some(Coding::new(system, code, display).into())
}

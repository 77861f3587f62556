//! Forms that were filled in: a `QuestionnaireResponse` of answers, and answers of one.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value as Json;
use sural_case::answer;
use sural_content::module::{Answer, Finding, FindingKind, Module, Observer};
use sural_decision::observation::{Observation, Side};
use sural_render::words::Words;

use crate::answer::{
    LEFT, RIGHT, UNKNOWN, chosen, number, option_coding, unknown_code, unknown_of,
};
use crate::canonical::Canonical;
use crate::datatype::{Extension, Value};
use crate::resource::{Item, ResponseAnswer, ResponseItem};

/// What a response says that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Of which question; empty for the response itself.
    pub link_id: String,
    /// What is wrong, as a sentence.
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.link_id.as_str() {
            "" => f.write_str(&self.why),
            link_id => write!(f, "item `{link_id}`: {}", self.why),
        }
    }
}

/// Reads a filled-in form: what it says of our findings, and everything in it that cannot be read.
///
/// A question may be answered by the codes of our forms, by the bare ids of options, by yes and no, or by a number.
#[must_use]
pub fn read(module: &Module, response: &Json) -> (Vec<Observation>, Vec<Fault>) {
    let mut reader = Reader {
        module,
        observations: Vec::new(),
        faults: Vec::new(),
    };
    if response.get("resourceType").and_then(Json::as_str) == Some("QuestionnaireResponse") {
        reader.items(response);
    } else {
        reader.fault("", "this is no QuestionnaireResponse".to_owned());
    }
    (reader.observations, reader.faults)
}

struct Reader<'a> {
    module: &'a Module,
    observations: Vec<Observation>,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, link_id: &str, why: String) {
        self.faults.push(Fault {
            link_id: link_id.to_owned(),
            why,
        });
    }

    fn items(&mut self, parent: &Json) {
        for item in parent
            .get("item")
            .and_then(Json::as_array)
            .into_iter()
            .flatten()
        {
            let link_id = item
                .get("linkId")
                .and_then(Json::as_str)
                .unwrap_or_default();
            let answers = item.get("answer").and_then(Json::as_array);
            let answers = answers.map_or(&[][..], Vec::as_slice);
            if !answers.is_empty() {
                match self.observation(link_id, answers) {
                    Ok(observation) => self.observations.push(observation),
                    Err(why) => self.fault(link_id, why),
                }
            }
            self.items(item);
            answers.iter().for_each(|answer| self.items(answer));
        }
    }

    fn observation(&self, link_id: &str, answers: &[Json]) -> Result<Observation, String> {
        let (finding, side) = asked(self.module, link_id);
        let written = crate::answer::read(finding, answers)?;
        let (id, answer) = answer::one(self.module, finding, &written)?;
        let content = self.module.findings.get(id.index());
        if side.is_some() && content.is_none_or(|it| it.each_leg.is_none()) {
            return Err(format!("`{finding}` is not recorded for each leg"));
        }
        let observer = content.and_then(|it| it.observers.first());
        Ok(Observation {
            finding: id,
            side,
            answer,
            observer: observer.copied().unwrap_or(Observer::Patient),
            reasoned: false,
        })
    }
}

/// The finding that a question asks about, and of which leg.
pub(crate) fn asked<'i>(module: &Module, link_id: &'i str) -> (&'i str, Option<Side>) {
    if module.finding_named(link_id).is_some() {
        return (link_id, None);
    }
    let known = link_id.strip_suffix(UNKNOWN).unwrap_or(link_id);
    let sides = [(LEFT, Side::Left), (RIGHT, Side::Right)].into_iter();
    let mut sides = sides.filter_map(|(suffix, side)| Some((known.strip_suffix(suffix)?, side)));
    sides
        .next()
        .map_or((known, None), |(finding, side)| (finding, Some(side)))
}

/// The id of the form of ours that a response answers: by its address, or by that from which the form that it carries
/// is derived.
#[must_use]
pub fn form_of<'a>(canonical: &Canonical, response: &'a Json) -> Option<&'a str> {
    if response["resourceType"] != "QuestionnaireResponse" {
        return None;
    }
    let named = response["questionnaire"].as_str().unwrap_or_default();
    let address = match named.strip_prefix('#') {
        None => named,
        Some(id) => {
            let mut contained = response["contained"].as_array().into_iter().flatten();
            let carried = contained.find(|it| it["id"] == id)?;
            let from = carried.pointer("/derivedFrom/0").or(carried.get("url"));
            from.and_then(Json::as_str)?
        }
    };
    let id = address.split('|').next().unwrap_or_default();
    let id = id.rsplit('/').next().unwrap_or_default();
    let own = canonical.id("");
    let name = id.strip_prefix(own.as_str())?;
    (name.is_empty() || name.starts_with('-')).then_some(id)
}

/// Answers by question, to be written into a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given {
    answers: BTreeMap<String, Vec<ResponseAnswer>>,
    marks: Vec<Extension>,
}

impl Given {
    /// Adds an answer to a finding, or to a finding of one leg.
    pub(crate) fn add(
        &mut self,
        words: &Words<'_>,
        canonical: &Canonical,
        finding: &Finding,
        side: Option<Side>,
        answer: &Answer,
    ) {
        let suffix = match side {
            None => "",
            Some(Side::Left) => LEFT,
            Some(Side::Right) => RIGHT,
        };
        let mut link_id = format!("{}{suffix}", finding.id);
        let unknown = unknown_of(answer);
        if unknown.is_some() && matches!(finding.kind, FindingKind::Number { .. }) {
            link_id.push_str(UNKNOWN);
        }
        let options = chosen(finding, answer).into_iter();
        let options =
            options.map(|it| option_coding(canonical, finding, it, &words.fill(&it.label)));
        let unknown = unknown.map(|code| unknown_code(canonical, code));
        let coded = options.chain(unknown).map(Value::ValueCoding);
        let values = coded.chain(number(finding, answer));
        let answers = values.map(|value| ResponseAnswer {
            value: Some(value),
            extension: self.marks.clone(),
        });
        self.answers.insert(link_id, answers.collect());
    }

    /// From now on every answer that is added carries these.
    pub(crate) fn mark(&mut self, marks: Vec<Extension>) {
        self.marks = marks;
    }

    /// The questions of a form that are answered, in its groups.
    pub(crate) fn fill(&self, items: &[Item]) -> Vec<ResponseItem> {
        let filled = items.iter().filter_map(|item| {
            let answer = self.answers.get(&item.link_id).cloned().unwrap_or_default();
            let inner = match item.r#type {
                "group" => self.fill(&item.item),
                _ => Vec::new(),
            };
            (!answer.is_empty() || !inner.is_empty()).then(|| ResponseItem {
                link_id: item.link_id.clone(),
                text: item.text.clone(),
                answer,
                item: inner,
            })
        });
        filled.collect()
    }
}

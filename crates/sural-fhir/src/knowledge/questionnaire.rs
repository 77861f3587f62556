//! Forms: what a person or a clinician is asked, without the order in which Sural would ask it.
//!
//! A question has the id of its finding. What a form cannot say by an answer of its own type, it says in a question
//! under it: `finding.unknown` beside a number, `finding.left` and `finding.right` of what is recorded for each leg.
//! A form asks more than an interview would, because which question matters next is not static; the one condition
//! that it holds besides is exact: no answer leads to `unknown` where a number is given, and what a constraint leaves
//! only one answer is not asked.

use std::collections::BTreeSet;

use sural_content::module::{
    Choice, Condition, Constraint, Finding, FindingId, FindingKind, Module, Observer, Order,
    Screen, Stage, Unsure,
};
use sural_render::html::Html;

use super::Knowledge;
use crate::answer::{LEFT, RIGHT, UNKNOWN, unknown_code};
use crate::canonical::UCUM;
use crate::datatype::{Coding, Decimal, Extension, Value};
use crate::resource::{AnswerOption, Artefact, EnableWhen, Item, Questionnaire};

/// Which part of the content a form asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Everything that a person is asked.
    Triage,
    /// One stage of it, or a clinician's pages.
    Stage(Stage),
    /// What tests give.
    Tests,
    /// Everything that a clinician adds.
    Consultation,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 8] = [
        Self::Triage,
        Self::Stage(Stage::Emergency),
        Self::Stage(Stage::Person),
        Self::Stage(Stage::Details),
        Self::Consultation,
        Self::Stage(Stage::History),
        Self::Stage(Stage::Examination),
        Self::Tests,
    ];

    /// By which name it is known.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Triage => "triage",
            Self::Stage(Stage::Emergency) => "emergency",
            Self::Stage(Stage::Person) => "person",
            Self::Stage(Stage::Details) => "details",
            Self::Stage(Stage::History) => "history",
            Self::Stage(Stage::Examination) => "examination",
            Self::Tests => "tests",
            Self::Consultation => "consultation",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Triage => "Everything that a person may be asked, emergencies first.",
            Self::Stage(Stage::Emergency) => "The questions that come before all others.",
            Self::Stage(Stage::Person) => "Who the person is.",
            Self::Stage(Stage::Details) => "What a person is asked once no emergency is left open.",
            Self::Stage(Stage::History) => "What a clinician asks besides.",
            Self::Stage(Stage::Examination) => "What a clinician looks at and feels.",
            Self::Tests => "What tests give.",
            Self::Consultation => "Everything that a clinician adds.",
        }
    }

    fn parts(self) -> Vec<Part> {
        match self {
            Self::Triage => [Stage::Emergency, Stage::Person, Stage::Details]
                .map(Part::Stage)
                .into(),
            Self::Consultation => vec![
                Part::Stage(Stage::History),
                Part::Stage(Stage::Examination),
                Part::Tests,
            ],
            Self::Stage(stage) => vec![Part::Stage(stage)],
            Self::Tests => vec![Part::Tests],
        }
    }
}

#[derive(Clone, Copy)]
enum Part {
    Stage(Stage),
    Tests,
}

impl<'a> Knowledge<'a> {
    /// A form.
    #[must_use]
    pub fn questionnaire(&self, form: Form) -> Questionnaire {
        let parts = form.parts().into_iter();
        let mut item = parts.flat_map(|part| self.part(part)).collect::<Vec<_>>();
        once(&mut item, &mut BTreeSet::new());
        self.leave_out(&mut item);
        self.prefill(&mut item);
        let about = self.about("Questionnaire", form.id(), form.id(), form.description());
        Questionnaire {
            about: Artefact {
                text: self.narrative(told(&item)),
                extension: vec![for_a_patient()],
                ..about
            },
            derived_from: Vec::new(),
            subject_type: vec!["Patient"],
            item,
        }
    }

    fn part(&self, part: Part) -> Vec<Item> {
        match part {
            Part::Stage(stage) => self.stage(stage),
            Part::Tests => self.tests(),
        }
    }

    fn stage(&self, stage: Stage) -> Vec<Item> {
        let module = self.module();
        let screens = module.screens.iter().filter(|it| it.stage == stage);
        let mut items = screens
            .map(|it| self.screen(it, &it.findings))
            .collect::<Vec<_>>();
        if stage == Stage::Details {
            let shown = module
                .screens
                .iter()
                .flat_map(|it| it.findings.iter().copied());
            let shown = shown.collect::<BTreeSet<_>>();
            let all = (0..).map(FindingId).zip(&module.findings);
            let alone = all.filter(|(id, finding)| {
                finding.observers.contains(&Observer::Patient) && !shown.contains(id)
            });
            items.extend(alone.flat_map(|(id, finding)| self.question(id, finding)));
        }
        items
    }

    /// A screen with some of its findings.
    pub(super) fn screen(&self, screen: &Screen, findings: &[FindingId]) -> Item {
        let text = self.fill(&screen.ask);
        let words = |module: &Module| {
            let mut screens = module.screens.iter();
            screens
                .find(|it| it.id == screen.id)
                .map(|it| it.ask.clone())
        };
        self.group(format!("screen.{}", screen.id), text, words, findings)
    }

    /// What tests give, by test.
    fn tests(&self) -> Vec<Item> {
        let orders = self.module().orders.iter();
        let group = |order: &Order| {
            let text = self.fill(&order.clinical);
            self.group(format!("order.{}", order.id), text, |_| None, &order.gives)
        };
        orders.map(group).collect()
    }

    fn group(
        &self,
        link_id: String,
        text: String,
        words: impl Fn(&Module) -> Option<String>,
        findings: &[FindingId],
    ) -> Item {
        let questions = findings.iter().filter_map(|id| {
            let finding = self.module().findings.get(id.index())?;
            Some(self.question(*id, finding))
        });
        Item {
            link_id,
            text_also: self.translated(&text, words),
            text,
            r#type: "group",
            item: questions.flatten().collect(),
            ..Item::default()
        }
    }

    /// A finding as questions: one, or one for each leg.
    pub(super) fn question(&self, id: FindingId, finding: &Finding) -> Vec<Item> {
        let text = self.fill(&finding.ask);
        let at = id.index();
        let also = self.translated(&text, |it| Some(it.findings.get(at)?.ask.clone()));
        if finding.each_leg.is_none() {
            let mut items = self.answered(id, finding, &finding.id, text);
            if let Some(first) = items.first_mut() {
                first.text_also = also;
                first.item.extend(self.help(id, finding));
            }
            return items;
        }
        let sides = [(LEFT, "left"), (RIGHT, "right")];
        let sides = sides.into_iter().flat_map(|(suffix, side)| {
            let link_id = format!("{}{suffix}", finding.id);
            self.answered(id, finding, &link_id, format!("{text}: {side}"))
        });
        let item = self.help(id, finding).into_iter().chain(sides).collect();
        let group = Item {
            link_id: finding.id.clone(),
            code: self.finding_codes(finding),
            text,
            text_also: also,
            r#type: "group",
            item,
            ..Item::default()
        };
        vec![group]
    }

    /// The question itself, and beside a number the way to say that it is not known.
    fn answered(&self, id: FindingId, finding: &Finding, link_id: &str, text: String) -> Vec<Item> {
        let mut item = Item {
            link_id: link_id.to_owned(),
            code: self.finding_codes(finding),
            text,
            required: (finding.unsure == Unsure::Never).then_some(true),
            ..Item::default()
        };
        match &finding.kind {
            FindingKind::Number { .. } => {
                self.number(&mut item, &finding.kind);
                let unknown = self.unknown(finding);
                let beside = (!unknown.is_empty()).then(|| Item {
                    link_id: format!("{link_id}{UNKNOWN}"),
                    text: "Not known".to_owned(),
                    r#type: "choice",
                    enable_when: vec![is_not_answered(link_id)],
                    answer_option: unknown,
                    ..Item::default()
                });
                [item].into_iter().chain(beside).collect()
            }
            FindingKind::One { options, .. } => {
                item.r#type = "choice";
                item.answer_option = self.options(id, finding, options);
                item.answer_option.extend(self.unknown(finding));
                vec![item]
            }
            FindingKind::Several { options, none } => {
                item.r#type = "choice";
                item.repeats = Some(true);
                item.answer_option = self.options(id, finding, options);
                let none = none.as_slice();
                let alone = self.options(id, finding, none).into_iter();
                let alone = alone.chain(self.unknown(finding)).map(exclusive);
                item.answer_option.extend(alone);
                vec![item]
            }
        }
    }

    fn number(&self, item: &mut Item, kind: &FindingKind) {
        let FindingKind::Number {
            low,
            high,
            decimals,
            unit,
        } = kind
        else {
            return;
        };
        item.r#type = if *decimals == 0 { "integer" } else { "decimal" };
        let value = |number: u32| match decimals {
            0 => Some(Value::ValueInteger(number.into())),
            _ => Decimal::read(&kind.shown(number)).map(Value::ValueDecimal),
        };
        let bound = |url: &str, number| value(number).map(|value| Extension::new(url, value));
        let core = "http://hl7.org/fhir/StructureDefinition";
        item.extension
            .extend(bound(&format!("{core}/minValue"), *low));
        item.extension
            .extend(bound(&format!("{core}/maxValue"), *high));
        if *decimals > 0 {
            let places = Value::ValueInteger((*decimals).into());
            item.extension
                .push(Extension::new(&format!("{core}/maxDecimalPlaces"), places));
        }
        if let Some(code) = self.module().units.get(unit) {
            let coding = Coding::new(UCUM, code, unit);
            let unit = Value::ValueCoding(coding);
            item.extension
                .push(Extension::new(&format!("{core}/questionnaire-unit"), unit));
        }
    }

    fn options(&self, id: FindingId, finding: &Finding, options: &[Choice]) -> Vec<AnswerOption> {
        let option = |choice: &Choice| {
            let mut coding = self.option_coding(finding, choice);
            let text = coding.display.clone().unwrap_or_default();
            coding.display_also = self.translated(&text, |module| {
                let other = module.findings.get(id.index())?;
                label(other, &choice.id)
            });
            AnswerOption {
                extension: Vec::new(),
                value_coding: Some(coding),
            }
        };
        options.iter().map(option).collect()
    }

    /// The ways to say that nothing is known, as far as they are offered.
    fn unknown(&self, finding: &Finding) -> Vec<AnswerOption> {
        let offered = [
            (finding.unsure != Unsure::Never, "not_sure"),
            (finding.may_decline, "declined"),
            (
                !finding.observers.contains(&Observer::Patient),
                "not_assessable",
            ),
        ];
        let offered = offered.into_iter().filter(|(offered, _)| *offered);
        offered
            .map(|(_, code)| AnswerOption {
                extension: Vec::new(),
                value_coding: Some(unknown_code(&self.canonical, code)),
            })
            .collect()
    }

    fn help(&self, id: FindingId, finding: &Finding) -> Option<Item> {
        let text = self.fill(finding.help.as_deref()?);
        let control = Coding::new(
            "http://hl7.org/fhir/questionnaire-item-control",
            "help",
            "Help",
        );
        let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
        Some(Item {
            extension: vec![Extension::new(
                url,
                Value::ValueCodeableConcept(control.into()),
            )],
            link_id: format!("{}.help", finding.id),
            text_also: self.translated(&text, |it| it.findings.get(id.index())?.help.clone()),
            text,
            r#type: "display",
            ..Item::default()
        })
    }

    /// An option with its code.
    fn option_coding(&self, finding: &Finding, choice: &Choice) -> Coding {
        crate::answer::option_coding(&self.canonical, finding, choice, &self.fill(&choice.label))
    }

    /// Leaves a question out where a constraint between two findings leaves it only its `none`: the answer follows.
    fn leave_out(&self, items: &mut [Item]) {
        let mut asked = Vec::new();
        collect(items, &mut asked);
        for constraint in &self.module().constraints {
            let Some((cause, options, silent)) = self.silences(constraint) else {
                continue;
            };
            let place = |id: FindingId| {
                let finding = self.module().findings.get(id.index())?;
                asked.iter().position(|it| *it == finding.id)
            };
            if let (Some(first), Some(second)) = (place(cause), place(silent))
                && first < second
            {
                self.ask_unless(items, cause, &options, silent);
            }
        }
    }

    /// Of a constraint between two findings: the one whose options leave the other only its `none` or *not sure*.
    fn silences(&self, constraint: &Constraint) -> Option<(FindingId, Vec<usize>, FindingId)> {
        let Condition::All(parts) = &constraint.never else {
            return None;
        };
        let [
            Condition::IsOption(a, first),
            Condition::IsOption(b, second),
        ] = parts.as_slice()
        else {
            return None;
        };
        let leaves_none = |id: &FindingId, taken: &[usize]| {
            let finding = self.module().findings.get(id.index());
            let Some(FindingKind::One {
                options,
                none: Some(none),
                ..
            }) = finding.map(|it| &it.kind)
            else {
                return false;
            };
            let others = (0..options.len()).filter(|option| option != none);
            others.eq(taken.iter().copied())
        };
        if leaves_none(b, second) {
            Some((*a, first.clone(), *b))
        } else if leaves_none(a, first) {
            Some((*b, second.clone(), *a))
        } else {
            None
        }
    }

    /// Asks a question unless another has one of these answers: for each other answer, and while there is none.
    fn ask_unless(&self, items: &mut [Item], cause: FindingId, taken: &[usize], silent: FindingId) {
        let findings = &self.module().findings;
        let (Some(cause), Some(silent)) =
            (findings.get(cause.index()), findings.get(silent.index()))
        else {
            return;
        };
        let FindingKind::One { options, .. } = &cause.kind else {
            return;
        };
        let others = options
            .iter()
            .enumerate()
            .filter(|(at, _)| !taken.contains(at));
        let codings = others.map(|(_, choice)| self.option_coding(cause, choice));
        let unknown = self
            .unknown(cause)
            .into_iter()
            .filter_map(|it| it.value_coding);
        let equals = codings.chain(unknown).map(|coding| EnableWhen {
            question: cause.id.clone(),
            operator: "=",
            answer_coding: Some(coding),
            ..EnableWhen::default()
        });
        let when = [is_not_answered(&cause.id)]
            .into_iter()
            .chain(equals)
            .collect::<Vec<_>>();
        enable(items, &silent.id, &when);
    }
}

/// The label of an option.
fn label(finding: &Finding, id: &str) -> Option<String> {
    let (options, none) = match &finding.kind {
        FindingKind::One { options, .. } => (options, None),
        FindingKind::Several { options, none } => (options, none.as_ref()),
        FindingKind::Number { .. } => return None,
    };
    let mut options = options.iter().chain(none);
    options.find(|it| it.id == id).map(|it| it.label.clone())
}

/// Leaves out what was asked before, and groups in which nothing is left to ask.
fn once(items: &mut Vec<Item>, asked: &mut BTreeSet<String>) {
    items.retain(|item| asked.insert(item.link_id.clone()));
    for item in items.iter_mut() {
        once(&mut item.item, asked);
    }
    items.retain(|item| item.r#type != "group" || !item.item.is_empty());
}

/// The ids of all questions, in order.
fn collect(items: &[Item], ids: &mut Vec<String>) {
    for item in items {
        ids.push(item.link_id.clone());
        collect(&item.item, ids);
    }
}

fn enable(items: &mut [Item], link_id: &str, when: &[EnableWhen]) {
    for item in items {
        // Two constraints on one question would both have to hold: only the first is kept, which asks more.
        if item.link_id == link_id && item.enable_when.is_empty() {
            item.enable_when = when.to_vec();
            item.enable_behavior = "any";
        }
        enable(&mut item.item, link_id, when);
    }
}

fn is_not_answered(link_id: &str) -> EnableWhen {
    EnableWhen {
        question: link_id.to_owned(),
        operator: "exists",
        answer_boolean: Some(false),
        answer_coding: None,
    }
}

/// Chosen alone.
fn exclusive(mut option: AnswerOption) -> AnswerOption {
    let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
    option
        .extension
        .push(Extension::new(url, Value::ValueBoolean(true)));
    option
}

/// That a form is opened for a patient.
fn for_a_patient() -> Extension {
    let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext";
    let context = "http://hl7.org/fhir/uv/sdc/CodeSystem/launchContext";
    Extension::of(
        sdc,
        vec![
            Extension::new(
                "name",
                Value::ValueCoding(Coding::new(context, "patient", "Patient")),
            ),
            Extension::new("type", Value::ValueCode("Patient".to_owned())),
        ],
    )
}

/// The questions as a list for people.
fn told(items: &[Item]) -> Html {
    let mut html = Html::default();
    html.within("ul", &[], |html| {
        for item in items.iter().filter(|it| it.r#type != "display") {
            html.within("li", &[], |html| {
                html.text(&item.text);
                if item.r#type == "group" {
                    html.add(&told(&item.item));
                }
            });
        }
    });
    html
}

//! One person's case as resources, and as bundles: a document to read, a transaction to store.
//!
//! Ids follow from the case and from what a resource is about, so that the same case gives the same resources.
//! What the person or a clinician said stays theirs ([`Provenance`](crate::resource::Provenance)); what the content says
//! of it names the content.

mod bundle;
mod conclusion;
mod observation;
mod paper;
mod plan;
mod request;

use sha2::{Digest, Sha256};
use sural_case::answer;
use sural_case::log::{Case, Content, Event, Leg, Role, Seen, Who};
use sural_case::moment::Moment;
use sural_content::module::{Module, RuleId};
use sural_decision::consultation::Consultation;
use sural_decision::observation::{Observation, Side};
use sural_decision::{Answers, Assessment, Decision};
use sural_render::consultation::Chart;
use sural_render::html::Html;

use crate::canonical::Canonical;
use crate::datatype::{CodeableConcept, Coding, Identifier, Narrative, Reference};
use crate::knowledge::Knowledge;
use crate::resource::{HumanName, Patient, Practitioner, Resource};

/// A case with everything that is needed to write of it.
#[derive(Clone)]
pub struct Story<'a> {
    /// The content as it is published.
    pub knowledge: &'a Knowledge<'a>,
    /// The case as the content reads it.
    pub chart: Chart<'a>,
    /// The content without its consultation, from which the person's advice is worked out: over the findings of a
    /// clinician that takes many times as long, and comes to the same.
    pub triage: &'a Decision,
    /// What triage says of what the person told.
    pub assessment: &'a Assessment,
    /// The person's own resource, such as `Patient/1`, where there is one; else one is written.
    pub subject: Option<&'a str>,
}

/// A case in which all was answered at one moment, each finding by whoever is named first for it.
#[must_use]
pub fn answered_at_once(module: &Module, id: &str, at: Moment, answers: &Answers) -> Case {
    let said = answers.iter().filter_map(|(finding, answer)| {
        let observers = &module.findings.get(finding.index())?.observers;
        Some(Observation {
            finding,
            side: None,
            answer: answer.clone(),
            observer: *observers.first()?,
            reasoned: false,
        })
    });
    let mut case = Case::new(id.to_owned());
    add(module, &mut case, at, &said.collect::<Vec<_>>());
    case
}

/// Adds what was observed at a moment, an event for each role.
pub fn add(module: &Module, case: &mut Case, at: Moment, observed: &[Observation]) {
    for role in [Role::Patient, Role::Clinician, Role::Test] {
        let theirs = observed.iter().filter(|it| it.observer == role.observer());
        let seen = theirs.filter_map(|it| {
            let finding = module.findings.get(it.finding.index())?;
            Some(Seen {
                finding: finding.id.clone(),
                side: it.side.map(|side| match side {
                    Side::Left => Leg::Left,
                    Side::Right => Leg::Right,
                }),
                answer: answer::to_json(finding, &it.answer),
                reason: None,
            })
        });
        let observed = seen.collect::<Vec<_>>();
        if !observed.is_empty() {
            case.events.push(Event {
                at: at.to_string(),
                by: Who { role, name: None },
                content: Content::of(module),
                observed,
                decided: Vec::new(),
            });
        }
    }
}

impl<'a> Story<'a> {
    /// Every resource of the case, the person first.
    #[must_use]
    pub fn resources(&self) -> Vec<Resource> {
        let mut all: Vec<Resource> = Vec::new();
        if self.subject.is_none() {
            all.push(self.patient().into());
        }
        all.extend(self.practitioners());
        let responses = self.responses();
        let forms = responses.iter().map(|it| Reference::to(&address(it)));
        let forms = forms.collect::<Vec<_>>();
        all.extend(responses);
        all.extend(self.observations());
        all.extend(self.conclusions(&forms));
        all.extend(self.requests());
        all.extend(self.provenance());
        all
    }

    fn module(&self) -> &'a Module {
        self.chart.decision.module()
    }

    fn canonical(&self) -> &'a Canonical {
        self.knowledge.canonical()
    }

    fn consultation(&self) -> &'a Consultation {
        &self.chart.reading.consultation
    }

    fn fill(&self, text: &str) -> String {
        self.chart.words.fill(text)
    }

    /// Whether anybody but the person has said anything.
    fn is_consultation(&self) -> bool {
        let mut events = self.chart.case.events.iter();
        events.any(|event| event.by.role != Role::Patient)
    }

    /// When the last thing happened: the moment that everything the content says is about.
    fn now(&self) -> String {
        self.chart.clock.now.to_string()
    }

    /// The id of a resource: a UUID that follows from the case, the kind and what it is about.
    fn id(&self, kind: &str, about: &str) -> String {
        let name = format!("{}\n{kind}\n{about}", self.chart.case.id);
        let mut bytes = [0_u8; 16];
        for (byte, hashed) in bytes.iter_mut().zip(Sha256::digest(name)) {
            *byte = hashed;
        }
        // Version 8, of the form that RFC 9562 leaves to whoever makes it.
        let number =
            u128::from_be_bytes(bytes) & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
        let hex = format!("{number:032x}");
        let mut parts = Vec::new();
        let mut rest = hex.as_str();
        for length in [8, 4, 4, 4, 12] {
            if let Some((part, tail)) = rest.split_at_checked(length) {
                parts.push(part);
                rest = tail;
            }
        }
        parts.join("-")
    }

    /// A resource of this case.
    fn to(&self, kind: &str, about: &str) -> Reference {
        Reference::to(&format!("urn:uuid:{}", self.id(kind, about)))
    }

    fn subject(&self) -> Option<Reference> {
        Some(self.person())
    }

    fn person(&self) -> Reference {
        match self.subject {
            Some(subject) => Reference::to(subject),
            None => self.to("Patient", ""),
        }
    }

    fn narrative(&self, lines: &[String]) -> Option<Narrative> {
        let mut html = Html::default();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            html.element("p", &[], line);
        }
        Some(Narrative {
            status: "generated",
            div: html.narrative(&self.chart.words.module().language),
        })
    }

    fn coding(&self, kind: &str, code: &str, display: &str) -> Coding {
        Coding::new(&self.canonical().system(kind), code, display)
    }

    /// Rules as reasons.
    fn reasons(&self, rules: &[RuleId]) -> Vec<CodeableConcept> {
        let rules = rules
            .iter()
            .filter_map(|id| self.module().rules.get(id.index()));
        let coded = rules.map(|rule| self.coding("rules", &rule.id, &self.fill(&rule.because)));
        coded.map(CodeableConcept::from).collect()
    }

    fn patient(&self) -> Patient {
        Patient {
            id: self.id("Patient", ""),
            text: self.narrative(&[format!("The person of case {}", self.chart.case.id)]),
            identifier: vec![self.identifier()],
        }
    }

    /// By what the case is known.
    fn identifier(&self) -> Identifier {
        Identifier {
            system: self
                .canonical()
                .system("cases")
                .replace("CodeSystem", "NamingSystem"),
            value: self.chart.case.id.clone(),
        }
    }

    fn practitioners(&self) -> Vec<Resource> {
        let events = self.chart.case.events.iter();
        let clinicians = events.filter(|event| event.by.role == Role::Clinician);
        let mut names = clinicians
            .map(|event| event.by.name.as_deref().unwrap_or_default())
            .collect::<Vec<_>>();
        names.sort_unstable();
        names.dedup();
        let practitioner = |name: &str| {
            let told = if name.is_empty() { "A clinician" } else { name };
            let practitioner = Practitioner {
                id: self.id("Practitioner", name),
                text: self.narrative(&[told.to_owned()]),
                name: vec![HumanName {
                    text: told.to_owned(),
                }],
            };
            practitioner.into()
        };
        names.into_iter().map(practitioner).collect()
    }

    /// Who was at work in an event; a laboratory or a device has no resource of its own.
    fn who(&self, event: &Event) -> Reference {
        let name = event.by.name.as_deref().unwrap_or_default();
        match event.by.role {
            Role::Patient => self.person(),
            Role::Clinician => self.to("Practitioner", name),
            Role::Test if name.is_empty() => Reference::named("Laboratory, imaging or device"),
            Role::Test => Reference::named(name),
        }
    }

    /// The clinician who was last at work, else the person.
    fn author(&self) -> Reference {
        let mut events = self.chart.case.events.iter().rev();
        let clinician = events.find(|event| event.by.role == Role::Clinician);
        clinician.map_or_else(|| self.person(), |event| self.who(event))
    }
}

/// Where a resource is found in its bundle.
fn address(resource: &Resource) -> String {
    format!("urn:uuid:{}", resource.id())
}

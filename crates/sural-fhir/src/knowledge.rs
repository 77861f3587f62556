//! Content as artefacts that other systems can take in: forms, codes, rules, activities.

mod activity;
mod interview;
mod plan;
mod prefill;
mod questionnaire;
mod score;
mod terminology;

use sural_content::module::{Citation, EvidenceStrength, Finding, Module, Reference, ReferenceId};
use sural_content::record::Record;
use sural_render::html::Html;
use sural_render::words::Words;

use crate::canonical::Canonical;
use crate::datatype::{Also, CodeableConcept, Coding, Extension, Narrative, Value};
use crate::resource::{Artefact, Library, RelatedArtifact, Resource};

pub use interview::INTERVIEW;
pub use questionnaire::Form;
pub(crate) use score::{CATEGORY, points_unit};

/// A module as it is published.
#[derive(Debug, Clone)]
pub struct Knowledge<'a> {
    words: Words<'a>,
    /// The same words in other languages.
    others: Vec<Words<'a>>,
    canonical: Canonical,
    /// What records suggest of it.
    record: Option<&'a Record>,
}

impl<'a> Knowledge<'a> {
    /// The module of these words under an address, with the words of other languages beside them.
    #[must_use]
    pub fn of(words: Words<'a>, others: Vec<Words<'a>>, base: &str) -> Self {
        Self {
            canonical: Canonical::of(words.module(), base),
            words,
            others,
            record: None,
        }
    }

    /// The same with forms that ask the record.
    #[must_use]
    pub fn reading(self, record: Option<&'a Record>) -> Self {
        Self { record, ..self }
    }

    /// Under which address, ids and version it is published.
    #[must_use]
    pub fn canonical(&self) -> &Canonical {
        &self.canonical
    }

    /// The same as part of a larger module, under whose address and version it stands.
    #[must_use]
    pub fn within(self, canonical: Canonical) -> Self {
        Self { canonical, ..self }
    }

    /// Every artefact.
    #[must_use]
    pub fn all(&self) -> Vec<Resource> {
        let forms = Form::ALL.into_iter().map(|form| self.questionnaire(form));
        let mut all: Vec<Resource> = forms
            .filter(|form| !form.item.is_empty())
            .map(Resource::from)
            .collect();
        all.push(self.interview().into());
        all.extend(self.terminology());
        all.extend(self.scores());
        all.extend(self.activities());
        all.extend(self.plans().into_iter().map(Resource::from));
        all.push(self.library().into());
        all
    }

    fn module(&self) -> &'a Module {
        self.words.module()
    }

    fn fill(&self, text: &str) -> String {
        self.words.fill(text)
    }

    /// What an artefact says of itself; `name` tells it from others of its kind.
    fn about(&self, kind: &str, name: &str, title: &str, description: &str) -> Artefact {
        let module = self.module();
        let title = match title {
            "" => module.title.clone(),
            title => format!("{}: {title}", module.title),
        };
        Artefact {
            id: self.canonical.id(name),
            language: module.language.clone(),
            url: self.canonical.url(kind, name),
            version: self.canonical.version().to_owned(),
            name: pascal(&self.canonical.id(name)),
            title,
            status: "active",
            experimental: Some(false),
            description: description.to_owned(),
            ..Artefact::default()
        }
    }

    /// A text for people, from a piece of HTML.
    fn narrative(&self, html: Html) -> Option<Narrative> {
        Some(Narrative {
            status: "generated",
            div: html.narrative(&self.module().language),
        })
    }

    /// A code of ours.
    fn coding(&self, kind: &str, code: &str, display: &str) -> Coding {
        Coding::new(&self.canonical.system(kind), code, display)
    }

    /// A finding with our code and those of other systems that are confirmed.
    pub(crate) fn finding_codes(&self, finding: &Finding) -> Vec<Coding> {
        let own = self.coding("findings", &finding.id, &self.fill(name(finding)));
        [own].into_iter().chain(confirmed(&finding.codes)).collect()
    }

    /// A text in the other languages that have it otherwise.
    fn translated(&self, text: &str, of: impl Fn(&Module) -> Option<String>) -> Option<Also> {
        let said = self.others.iter().filter_map(|words| {
            let other = words.fill(&of(words.module())?);
            (other != text).then(|| translation(&words.module().language, other))
        });
        let extension = said.collect::<Vec<_>>();
        (!extension.is_empty()).then_some(Also { extension })
    }

    /// The source of something.
    fn citation(&self, citation: &Citation) -> Option<RelatedArtifact> {
        let reference = self.module().references.get(citation.reference.index())?;
        let cited = [&reference.title, &reference.publisher, &reference.date];
        let parts = cited.map(String::as_str).into_iter();
        let parts = parts.chain([citation.locator.as_str()]);
        let parts = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>();
        Some(RelatedArtifact {
            r#type: "citation",
            label: format!("{} {}", reference.id, citation.locator)
                .trim_end()
                .to_owned(),
            display: format!("{} ({})", reference.title, self.carries(reference)),
            citation: parts.join(", "),
            url: reference.url.clone().unwrap_or_default(),
            resource: String::new(),
        })
    }

    /// How much a source can carry, and how it was seen.
    fn carries(&self, reference: &Reference) -> String {
        let phrases = self.words.phrases();
        let strength = phrases.evidence(reference.strength);
        match reference.strength {
            EvidenceStrength::Design => strength,
            _ => format!("{strength}, {}", phrases.seen(reference.seen)),
        }
    }

    fn citations(&self, citations: &[Citation]) -> Vec<RelatedArtifact> {
        citations
            .iter()
            .filter_map(|it| self.citation(it))
            .collect()
    }

    /// The content as a whole, with what it cites.
    fn library(&self) -> Library {
        let module = self.module();
        let mut html = Html::default();
        html.element("p", &[], &format!("{} {}", module.title, module.version));
        html.element("p", &[], &format!("SHA-256 {}", module.hash));
        let references = (0..).map(ReferenceId);
        let cited = references.take(module.references.len());
        let cited = cited.filter_map(|reference| {
            self.citation(&Citation {
                reference,
                locator: String::new(),
            })
        });
        Library {
            about: Artefact {
                text: self.narrative(html),
                ..self.about(
                    "Library",
                    "",
                    "",
                    "The clinical content, with the sources that it cites.",
                )
            },
            r#type: Some(CodeableConcept::from(Coding::new(
                "http://terminology.hl7.org/CodeSystem/library-type",
                "logic-library",
                "Logic Library",
            ))),
            related_artifact: cited.collect(),
            ..Library::default()
        }
    }
}

/// The codes in other systems that somebody has seen together with their names.
pub(crate) fn confirmed(codes: &[sural_content::module::Code]) -> impl Iterator<Item = Coding> {
    let confirmed = codes.iter().filter(|code| code.confirmed);
    confirmed.filter_map(|code| {
        let system = crate::canonical::system(&code.system)?;
        Some(Coding::new(system, &code.code, &code.display))
    })
}

/// The clinical name of a finding, else the best there is.
pub(crate) fn name(finding: &Finding) -> &str {
    let name = finding.clinical.as_deref().or(finding.says.as_deref());
    name.unwrap_or(&finding.ask)
}

/// A text in another language.
fn translation(language: &str, content: String) -> Extension {
    Extension::of(
        "http://hl7.org/fhir/StructureDefinition/translation",
        vec![
            Extension::new("lang", Value::ValueCode(language.to_owned())),
            Extension::new("content", Value::ValueString(content)),
        ],
    )
}

/// `calf-pain-triage` as programs like to name things: `CalfPainTriage`.
fn pascal(id: &str) -> String {
    let words = id.split(['-', '.']);
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    words.map(capital).collect()
}

//! Our own ids as code systems, and what they are in systems of others.

use sural_content::module::{Code, Finding, FindingId, FindingKind};
use sural_render::html::Html;

use super::{Knowledge, name};
use crate::answer::WAYS_NOT_TO_KNOW;
use crate::canonical::{ICD10CM, LOINC, SNOMED};
use crate::resource::{
    Artefact, CodeSystem, Compose, Concept, ConceptMap, Designation, Include, MapElement, MapGroup,
    MapTarget, Resource, ValueSet,
};

/// What must stand wherever codes of others do.
const NOTICE: &str = "SNOMED CT codes are used with permission of SNOMED International and need a licence of the \
    user. LOINC codes are copyright Regenstrief Institute, Inc., free of charge under https://loinc.org/license. \
    ICD-10-CM is in the public domain.";

/// Something of ours that others may know by a code of their own.
struct Coded<'a> {
    id: &'a str,
    display: String,
    codes: &'a [Code],
}

impl Knowledge<'_> {
    pub(super) fn terminology(&self) -> Vec<Resource> {
        let mut all = Vec::new();
        for (kind, description, concepts) in self.systems() {
            if !concepts.is_empty() {
                all.push(self.code_system(kind, description, concepts).into());
                all.push(self.value_set(kind, description).into());
            }
        }
        let module = self.module();
        let findings = module.findings.iter().map(|it| Coded {
            id: &it.id,
            display: self.fill(name(it)),
            codes: &it.codes,
        });
        let causes = module.causes.iter().map(|it| Coded {
            id: &it.id,
            display: self.fill(&it.clinical),
            codes: &it.codes,
        });
        all.extend(
            self.concept_map("findings", findings.collect())
                .map(Resource::from),
        );
        all.extend(
            self.concept_map("causes", causes.collect())
                .map(Resource::from),
        );
        all
    }

    fn systems(&self) -> Vec<(&'static str, &'static str, Vec<Concept>)> {
        let module = self.module();
        let findings = (0..).map(FindingId).zip(&module.findings);
        let findings = findings
            .map(|(id, finding)| self.finding(id, finding))
            .collect();
        let named =
            |id: &str, display: &str, definition: &str| self.concept(id, display, definition);
        let causes = module.causes.iter();
        let services = module.services.iter();
        let dispositions = module.dispositions.iter();
        let orders = module.orders.iter();
        let referrals = module.referrals.iter();
        let treatments = module.treatments.iter();
        vec![
            (
                "findings",
                "What can be true of the person, each with its answers.",
                findings,
            ),
            (
                "causes",
                "Causes to consider.",
                causes
                    .map(|it| named(&it.id, &it.clinical, &it.about))
                    .collect(),
            ),
            (
                "dispositions",
                "Places and time frames of care, most urgent first.",
                dispositions
                    .map(|it| named(&it.id, &it.title, &it.say.join(" ")))
                    .collect(),
            ),
            (
                "services",
                "Where care happens, or who gives it.",
                services
                    .map(|it| named(&it.id, &it.title, &it.clinical))
                    .collect(),
            ),
            (
                "rules",
                "Recommendations.",
                module
                    .rules
                    .iter()
                    .map(|it| named(&it.id, &it.because, ""))
                    .collect(),
            ),
            (
                "scores",
                "Clinical prediction rules.",
                module
                    .scores
                    .iter()
                    .map(|it| named(&it.id, &it.title, ""))
                    .collect(),
            ),
            (
                "orders",
                "Tests that can be asked for.",
                orders
                    .map(|it| named(&it.id, &it.clinical, &it.title))
                    .collect(),
            ),
            (
                "referrals",
                "Requests to a service.",
                referrals
                    .map(|it| named(&it.id, &it.title, &it.expect.join(" ")))
                    .collect(),
            ),
            (
                "treatments",
                "What a clinician can offer.",
                treatments
                    .map(|it| named(&it.id, &it.clinical, &it.say.join(" ")))
                    .collect(),
            ),
            (
                "unknown",
                "Ways to say that a finding is not known.",
                WAYS_NOT_TO_KNOW
                    .map(|(code, name)| named(code, name, ""))
                    .into(),
            ),
            (
                "strengths",
                "How strongly a cause stands: an order, and no probability.",
                STRENGTHS.map(|(code, name)| named(code, name, "")).into(),
            ),
        ]
    }

    fn concept(&self, code: &str, display: &str, definition: &str) -> Concept {
        Concept {
            code: code.to_owned(),
            display: self.fill(display),
            definition: self.fill(definition),
            ..Concept::default()
        }
    }

    /// A finding with its answers under it.
    fn finding(&self, id: FindingId, finding: &Finding) -> Concept {
        let (options, none) = match &finding.kind {
            FindingKind::One { options, .. } => (options.as_slice(), None),
            FindingKind::Several { options, none } => (options.as_slice(), none.as_ref()),
            FindingKind::Number { .. } => (&[][..], None),
        };
        let option = |choice: &sural_content::module::Choice| Concept {
            code: format!("{}.{}", finding.id, choice.id),
            display: self.fill(&choice.label),
            ..Concept::default()
        };
        let asked = self.others.iter().filter_map(|words| {
            let other = words.module().findings.get(id.index())?;
            Some(Designation {
                language: words.module().language.clone(),
                value: words.fill(&other.ask),
            })
        });
        Concept {
            designation: asked.collect(),
            concept: options.iter().chain(none).map(option).collect(),
            ..self.concept(&finding.id, name(finding), &finding.ask)
        }
    }

    fn code_system(&self, kind: &str, description: &str, concept: Vec<Concept>) -> CodeSystem {
        let about = self.about("CodeSystem", kind, kind, description);
        let is_nested = concept.iter().any(|it| !it.concept.is_empty());
        CodeSystem {
            about: Artefact {
                text: self.narrative(told(&concept)),
                ..about
            },
            case_sensitive: Some(true),
            value_set: self.canonical.url("ValueSet", kind),
            hierarchy_meaning: if is_nested { "grouped-by" } else { "" },
            content: "complete",
            count: Some(concept.iter().map(|it| 1 + it.concept.len()).sum()),
            concept,
        }
    }

    fn value_set(&self, kind: &str, description: &str) -> ValueSet {
        let mut html = Html::default();
        html.element("p", &[], description);
        ValueSet {
            about: Artefact {
                text: self.narrative(html),
                ..self.about("ValueSet", kind, kind, description)
            },
            immutable: None,
            compose: Some(Compose {
                include: vec![Include {
                    system: self.canonical.system(kind),
                    version: self.canonical.version().to_owned(),
                }],
            }),
        }
    }

    /// What things of ours are in other systems, where somebody has seen code and name together.
    fn concept_map(&self, kind: &str, coded: Vec<Coded<'_>>) -> Option<ConceptMap> {
        let systems = [("snomed", SNOMED), ("loinc", LOINC), ("icd10cm", ICD10CM)];
        let group = systems.into_iter().filter_map(|(word, system)| {
            let element = coded
                .iter()
                .filter_map(|it| element(it, word))
                .collect::<Vec<_>>();
            (!element.is_empty()).then(|| MapGroup {
                source: self.canonical.system(kind),
                source_version: self.canonical.version().to_owned(),
                target: system.to_owned(),
                element,
            })
        });
        let group = group.collect::<Vec<_>>();
        if group.is_empty() {
            return None;
        }
        let description = "Codes that were seen together with their names in a public source.";
        let mut html = Html::default();
        html.element("p", &[], description);
        Some(ConceptMap {
            about: Artefact {
                text: self.narrative(html),
                copyright: NOTICE.to_owned(),
                ..self.about("ConceptMap", kind, kind, description)
            },
            source_canonical: self.canonical.url("ValueSet", kind),
            target_uri: String::new(),
            group,
        })
    }
}

/// How strongly a cause can stand: code and name.
pub(crate) const STRENGTHS: [(&str, &str); 3] = [
    ("likely", "Likely"),
    ("possible", "Possible"),
    ("less_likely", "Less likely"),
];

fn element(coded: &Coded<'_>, system: &str) -> Option<MapElement> {
    let codes = coded
        .codes
        .iter()
        .filter(|it| it.confirmed && it.system == system);
    // Ours is often narrower than theirs, and no source says by how much.
    let target = codes.map(|it| MapTarget {
        code: it.code.clone(),
        display: it.display.clone(),
        equivalence: "relatedto",
        comment: String::new(),
    });
    let target = target.collect::<Vec<_>>();
    (!target.is_empty()).then(|| MapElement {
        code: coded.id.to_owned(),
        display: coded.display.clone(),
        target,
    })
}

fn told(concepts: &[Concept]) -> Html {
    let mut html = Html::default();
    html.within("ul", &[], |html| {
        for concept in concepts {
            html.within("li", &[], |html| {
                html.text(&format!("{}: {}", concept.code, concept.display));
                if !concept.concept.is_empty() {
                    html.add(&told(&concept.concept));
                }
            });
        }
    });
    html
}

//! The artefacts of the content as they are served.

use serde_json::Value;
use sural_case::moment::Moment;
use sural_content::module::Module;
use sural_content::record::Record;
use sural_fhir::canonical::{BASE, Canonical};
use sural_fhir::knowledge::Knowledge;
use sural_fhir::resource::Resource;
use sural_render::words::Words;

use super::ROOT;
use super::metadata::{EVALUATE, evaluate};
use crate::clock;

/// What is published of the content.
pub(crate) struct Published {
    /// The whole content in every language, its own first.
    modules: Vec<Module>,
    /// Under which address artefacts are known.
    pub(super) base: String,
    /// Since when.
    pub(super) since: Moment,
    /// All artefacts, in order.
    pub(super) artefacts: Vec<Artefact>,
}

/// One of them.
pub(super) struct Artefact {
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) value: Value,
}

impl Published {
    /// Content as it is published under the address of the server.
    pub(crate) fn of(modules: Vec<Module>, record: Option<&Record>, address: Option<&str>) -> Self {
        let base = address.map(|it| format!("{}{ROOT}", it.trim_end_matches('/')));
        let mut published = Self {
            modules,
            base: base.unwrap_or_else(|| BASE.to_owned()),
            since: clock::now(),
            artefacts: Vec::new(),
        };
        let all = published.knowledge(None);
        let all = all.map(|knowledge| knowledge.reading(record).all());
        let all = all.unwrap_or_default();
        published.artefacts = all.iter().filter_map(Artefact::of).collect();
        published.artefacts.push(Artefact {
            kind: "OperationDefinition",
            id: EVALUATE.to_owned(),
            value: evaluate(&published.base),
        });
        published
    }

    /// The content in its own language, in the words of a region, with those of other languages beside; none where
    /// there is no such region.
    pub(super) fn knowledge(&self, region: Option<&str>) -> Option<Knowledge<'_>> {
        let words = self.modules.iter().map(|it| Words::of(it, region));
        let mut words = words.collect::<Option<Vec<_>>>()?;
        if words.is_empty() {
            return None;
        }
        let own = words.remove(0);
        Some(Knowledge::of(own, words, &self.base))
    }

    /// Under which addresses and version it is published.
    pub(super) fn canonical(&self) -> Option<Canonical> {
        let own = self.modules.first()?;
        Some(Canonical::of(own, &self.base))
    }

    /// The content in its own language.
    pub(super) fn module(&self) -> Option<&Module> {
        self.modules.first()
    }

    /// The artefact of a kind with this id.
    pub(super) fn artefact(&self, kind: &str, id: &str) -> Option<&Artefact> {
        let mut all = self.artefacts.iter();
        all.find(|it| it.kind == kind && it.id == id)
    }
}

impl Artefact {
    fn of(resource: &Resource) -> Option<Self> {
        Some(Self {
            kind: resource.kind(),
            id: resource.id().to_owned(),
            value: serde_json::to_value(resource).ok()?,
        })
    }
}

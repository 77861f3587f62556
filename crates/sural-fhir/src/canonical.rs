//! By what address, id and version FHIR knows a module and what is in it.

use sural_content::module::Module;

/// Where artefacts live unless whoever runs Sural says otherwise: a name that is nobody's.
pub const BASE: &str = "https://sural.example/fhir";

/// SNOMED CT.
pub const SNOMED: &str = "http://snomed.info/sct";
/// LOINC.
pub const LOINC: &str = "http://loinc.org";
/// ICD-10-CM.
pub const ICD10CM: &str = "http://hl7.org/fhir/sid/icd-10-cm";
/// RxNorm.
pub const RXNORM: &str = "http://www.nlm.nih.gov/research/umls/rxnorm";
/// The WHO's classification of medicines.
pub const ATC: &str = "http://www.whocc.no/atc";
/// UCUM, for units.
pub const UCUM: &str = "http://unitsofmeasure.org";

/// The code system that a manifest of codes names by a word.
#[must_use]
pub fn system(word: &str) -> Option<&'static str> {
    match word {
        "snomed" => Some(SNOMED),
        "loinc" => Some(LOINC),
        "icd10cm" => Some(ICD10CM),
        "rxnorm" => Some(RXNORM),
        "atc" => Some(ATC),
        _ => None,
    }
}

/// The word for a code system, as manifests of codes have it.
#[must_use]
pub fn system_of(address: &str) -> Option<&'static str> {
    let words = ["snomed", "loinc", "icd10cm", "rxnorm", "atc"];
    words.into_iter().find(|word| system(word) == Some(address))
}

/// Under which address, ids and version the resources of a module stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canonical {
    base: String,
    module: String,
    version: String,
}

impl Canonical {
    /// Those of a module under an address.
    #[must_use]
    pub fn of(module: &Module, base: &str) -> Self {
        Self {
            base: base.trim_end_matches('/').to_owned(),
            module: module.id.clone(),
            version: joined(&module.version, &module.hash),
        }
    }

    /// The version of every artefact: that of the content, with the beginning of its hash.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The id of an artefact: FHIR allows no underscore there.
    #[must_use]
    pub fn id(&self, name: &str) -> String {
        let joined = if name.is_empty() {
            self.module.clone()
        } else {
            format!("{}-{name}", self.module)
        };
        joined.replace('_', "-")
    }

    /// The address of an artefact.
    #[must_use]
    pub fn url(&self, kind: &str, name: &str) -> String {
        format!("{}/{kind}/{}", self.base, self.id(name))
    }

    /// The address of an artefact in exactly this version.
    #[must_use]
    pub fn versioned(&self, kind: &str, name: &str) -> String {
        format!("{}|{}", self.url(kind, name), self.version)
    }

    /// The extension that names the entry of a record from which an answer comes.
    #[must_use]
    pub fn suggested_by(&self) -> String {
        self.url("StructureDefinition", "suggested-by")
    }

    /// The content as a whole, in another version.
    #[must_use]
    pub fn content(&self, version: &str, hash: &str) -> String {
        let version = joined(version, hash);
        format!("{}|{version}", self.url("Library", ""))
    }

    /// The code system of our own ids of one kind: `findings`, `causes`, `rules` …
    #[must_use]
    pub fn system(&self, kind: &str) -> String {
        self.url("CodeSystem", kind)
    }
}

fn joined(version: &str, hash: &str) -> String {
    format!("{version}+{}", hash.get(..12).unwrap_or(hash))
}

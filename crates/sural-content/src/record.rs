//! What record systems hold, and the answers that it suggests: `record.toml`.
//!
//! It is read apart from the module, because only those who read records need it. What it suggests is for somebody to
//! confirm: a record is never taken for an answer by itself, and what it does not hold is never taken for *no*.

mod read;

use crate::diagnostic::Diagnostic;
use crate::module::{Answer, Code, FindingId, Module, OrderId, ServiceId, TreatmentId};
use crate::span::Source;

/// What can be read from a record.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The answers that entries suggest, in the order of the file.
    pub answers: Vec<Entry>,
    /// By what codes and words tests are asked for.
    pub orders: Vec<(OrderId, Terms)>,
    /// By what codes and words medicines are known that are such a treatment.
    pub treatments: Vec<(TreatmentId, Terms)>,
    /// By what codes and words a service is asked for.
    pub services: Vec<(ServiceId, Terms)>,
}

/// Entries of a record that suggest an answer.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What they speak of.
    pub finding: FindingId,
    /// What they suggest; of a number, any: the entry says which.
    pub answer: Answer,
    /// The entries.
    pub kind: Kind,
    /// How many days ago they may be at least and at most; whenever, if none.
    pub days: Option<(u32, u32)>,
    /// They say less than the answer does, to which they come nearest: a medicine, but not whether doses were missed.
    pub nearest: bool,
}

/// Where in a record something stands.
#[derive(Debug, Clone)]
pub enum Kind {
    /// The age in years, at least and at most.
    Age(u32, u32),
    /// The sex, as FHIR codes it.
    Sex(String),
    /// A condition that is not over.
    Condition(Terms),
    /// A condition that is over.
    Past(Terms),
    /// A medicine that is taken.
    Medicine(Terms),
    /// A procedure that was done.
    Procedure(Terms),
    /// A measurement, with what one of each unit (UCUM) is worth in the finding's own, as a decimal.
    Measured(Terms, Vec<(String, String)>),
    /// An observation that is said by a code: of what, which values suggest the answer, and which deny it.
    Coded(Terms, Terms, Terms),
}

/// By what something is known: any of these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// Codes. Of ICD-10-CM and ATC a code stands for all below it, and `C00-C43` for all from the first category to the
    /// last; of the others a code stands for itself.
    pub codes: Vec<Code>,
    /// Words, one after the other and whole, in what a record calls it.
    pub names: Vec<String>,
    /// Words with which none of the names counts: `gel` is no pill.
    pub except: Vec<String>,
}

impl Terms {
    /// Whether a code of a system is one of them. Systems are named as in [`Code`].
    #[must_use]
    pub fn has_code(&self, system: &str, code: &str) -> bool {
        let mut codes = self.codes.iter().filter(|known| known.system == system);
        codes.any(|known| match system {
            "icd10cm" | "atc" => is_below(&known.code, code),
            _ => known.code == code,
        })
    }

    /// Whether one of the names stands in a text.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        let text = words(text);
        let stands = |names: &[String]| {
            let mut names = names.iter().map(|name| words(name));
            names.any(|name| !name.is_empty() && text.windows(name.len()).any(|run| run == name))
        };
        stands(&self.names) && !stands(&self.except)
    }
}

/// Whether a code stands below another, or in a span of categories.
fn is_below(known: &str, code: &str) -> bool {
    let plain = |code: &str| code.replace('.', "");
    match known.split_once('-') {
        Some((first, last)) => code
            .get(..3)
            .is_some_and(|category| (first..=last).contains(&category)),
        None => plain(code).starts_with(&plain(known)),
    }
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The name of the file.
pub(crate) const FILE: &str = "record.toml";

/// Reads what records suggest. There is none if any diagnostic is an error, or if the module has no such file.
///
/// The module has to be read whole.
#[must_use]
pub fn record(sources: &[Source], module: &Module) -> (Option<Record>, Vec<Diagnostic>) {
    read::read(sources, module)
}

#[cfg(test)]
mod tests {
    use super::Terms;
    use crate::module::Code;

    fn terms(system: &str, code: &str, name: &str) -> Terms {
        Terms {
            codes: vec![Code {
                system: system.to_owned(),
                code: code.to_owned(),
                display: String::new(),
                confirmed: true,
            }],
            names: vec![name.to_owned()],
            except: vec!["gel".to_owned()],
        }
    }

    #[test]
    fn codes_with_a_hierarchy_stand_for_all_below() {
        let clot = terms("icd10cm", "I82.4", "");
        assert!(clot.has_code("icd10cm", "I82.401"));
        assert!(clot.has_code("icd10cm", "I82401"));
        assert!(!clot.has_code("icd10cm", "I82.501"));
        assert!(!clot.has_code("snomed", "I82.4"));
        let cancer = terms("icd10cm", "C00-C43", "");
        assert!(cancer.has_code("icd10cm", "C00.1") && cancer.has_code("icd10cm", "C43.59"));
        assert!(!cancer.has_code("icd10cm", "C44.1") && !cancer.has_code("icd10cm", "D00.1"));
        let ibuprofen = terms("rxnorm", "5640", "");
        assert!(ibuprofen.has_code("rxnorm", "5640"));
        assert!(!ibuprofen.has_code("rxnorm", "56401"));
    }

    #[test]
    fn names_are_whole_words_in_a_row() {
        let scan = terms("loinc", "1-8", "venous duplex");
        assert!(scan.is_named_in("US Venous-Duplex, left leg"));
        assert!(!scan.is_named_in("intravenous duplex"));
        assert!(!scan.is_named_in("duplex, venous"));
        assert!(!terms("atc", "M01A", "diclofenac").is_named_in("Diclofenac 1% gel"));
        assert!(!terms("loinc", "1-8", "").is_named_in("anything"));
    }
}

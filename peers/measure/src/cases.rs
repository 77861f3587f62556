//! The cases, as everyone reads them.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use sural_case::answer;
use sural_content::module::{Answer, Finding, FindingKind, Module};
use sural_forms::rules::NOT_SURE;
use sural_testkit::random::Random;
use sural_testkit::reference::{self, Person};

use crate::Said;

/// On how many the answers of all engines must be equal.
pub const CASES: usize = 10_000;

const SEED: u64 = 7;

/// Cases as texts, with what they come to.
#[derive(Debug, Clone)]
pub struct Cases {
    /// As JSON in which whoever is not sure of a sign does not have it.
    pub plain: Vec<String>,
    /// As answers to Sural.
    pub answers: Vec<String>,
    /// As the rules written by hand in `sural-testkit` read them.
    pub people: Vec<Person>,
}

/// People who are the same on every run.
pub fn people() -> impl Iterator<Item = (Person, Vec<Option<Answer>>)> {
    let mut random = Random::seeded(SEED);
    std::iter::repeat_with(move || reference::person(&mut random))
}

impl Cases {
    /// Draws them.
    #[must_use]
    pub fn drawn(module: &Module) -> Self {
        let (people, said): (Vec<_>, Vec<_>) = people().take(CASES).unzip();
        let (mut plain, mut answers) = (Vec::new(), Vec::new());
        for said in said {
            plain.push(plain_text(module, &said));
            let said = object(module, &said, |finding, answer| {
                Some(answer::to_json(finding, answer))
            });
            answers.push(json!({ "answers": said }).to_string());
        }
        Self {
            plain,
            answers,
            people,
        }
    }

    /// What they come to: the index of the disposition by hand.
    pub fn expected(&self) -> impl Iterator<Item = usize> {
        self.people.iter().map(|it| it.disposition() as usize)
    }

    /// Writes them where programs in other languages read them, a line each; the first also as files of their own.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&self, folder: &Path) -> Said<()> {
        let expected = self.expected().map(|it| it.to_string());
        fs::write(folder.join("cases.jsonl"), self.plain.join("\n"))?;
        fs::write(
            folder.join("expected.txt"),
            expected.collect::<Vec<_>>().join("\n"),
        )?;
        for (name, texts) in [("case", &self.plain), ("answers", &self.answers)] {
            for (index, text) in texts.iter().take(20).enumerate() {
                fs::write(folder.join(format!("{name}_{index}.json")), text)?;
            }
        }
        Ok(())
    }
}

/// A case as JSON for engines that do not know *not sure*.
#[must_use]
pub fn plain_text(module: &Module, said: &[Option<Answer>]) -> String {
    object(module, said, plainly).to_string()
}

fn object(
    module: &Module,
    said: &[Option<Answer>],
    value: fn(&Finding, &Answer) -> Option<Value>,
) -> Value {
    let said = module.findings.iter().zip(said);
    let named = said.filter_map(|(finding, answer)| {
        Some((finding.id.clone(), value(finding, answer.as_ref()?)?))
    });
    Value::Object(named.collect::<Map<_, _>>())
}

/// An answer for engines that do not know *not sure*.
fn plainly(finding: &Finding, answer: &Answer) -> Option<Value> {
    match (&finding.kind, answer) {
        (FindingKind::One { yes_no: true, .. }, Answer::Option(option)) => {
            Some(json!(*option == 0))
        }
        (FindingKind::One { yes_no: true, .. }, _) => Some(json!(false)),
        (FindingKind::One { options, .. }, Answer::Option(option)) => {
            Some(json!(options.get(*option)?.id))
        }
        (_, Answer::Number(number)) => Some(json!(number)),
        (FindingKind::Number { .. }, _) => Some(json!(NOT_SURE)),
        _ => Some(json!("")),
    }
}

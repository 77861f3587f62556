//! The file that keeps an interview: the answers as `sural assess` reads them, with when, where and under which content.

use std::path::Path;

use serde_json::{Map, Value, json};
use sural_content::module::Module;
use sural_decision::Answers;
use sural_render::phrases::Phrases;

use crate::answers_file;
use crate::failure::{Code, Failure};
use crate::{today, whole_file};

/// An interview that was stopped.
#[derive(Debug)]
pub struct Saved {
    /// What was answered and still can be.
    pub answers: Answers,
    /// The region it was asked in.
    pub region: Option<String>,
    /// The day of the last answer, as YYYY-MM-DD.
    pub date: Option<String>,
    /// What the person must know: one sentence each.
    pub notes: Vec<String>,
}

/// Writes the answers so that a stop at any moment leaves the old file or the new one.
///
/// # Errors
/// When the file, or the one beside it that is written first, cannot be written.
pub fn write(path: &Path, module: &Module, region: &str, answers: &Answers) -> Result<(), Failure> {
    let text = format!("{:#}\n", to_json(module, region, answers));
    whole_file::write(path, text.as_bytes())
}

fn to_json(module: &Module, region: &str, answers: &Answers) -> Value {
    let answers = answers.iter().filter_map(|(id, answer)| {
        let finding = module.findings.get(id.index())?;
        Some((
            finding.id.clone(),
            sural_case::answer::to_json(finding, answer),
        ))
    });
    json!({
        "module": { "id": module.id, "version": module.version, "hash": module.hash },
        "date": today::iso(),
        "region": region,
        "answers": answers.collect::<Map<_, _>>(),
    })
}

/// Reads a stopped interview. Answers that the present content does not know are left out and noted.
///
/// # Errors
/// When the file cannot be read, is not an interview, or is one of another module.
pub fn read(path: &Path, module: &Module) -> Result<Saved, Failure> {
    let bad = |why: String| Failure::new(Code::BadAnswers, format!("`{}` {why}", path.display()));
    let value: Value = serde_json::from_str(&answers_file::read(path)?)
        .map_err(|error| bad(format!("is not JSON: {error}")))?;
    let answers = value
        .get("answers")
        .and_then(Value::as_object)
        .ok_or_else(|| bad("holds no `answers`".to_owned()))?;
    let about = |key: &str| {
        value
            .pointer(&format!("/module/{key}"))
            .and_then(Value::as_str)
    };
    if let Some(id) = about("id").filter(|id| *id != module.id) {
        return Err(bad(format!(
            "holds answers about `{id}`, not about `{}`",
            module.id
        )));
    }
    let (answers, lost) = usable(module, answers);
    let phrases = Phrases::of(&module.language).unwrap_or_else(Phrases::english);
    let mut notes = Vec::new();
    if about("hash").is_some_and(|hash| hash != module.hash) {
        let version = about("version").unwrap_or("unknown");
        notes.push(phrases.content_changed(version, &module.version));
    }
    if lost > 0 {
        notes.push(phrases.answers_lost(&lost.to_string()));
    }
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let is_date = |date: &String| date.chars().all(|c| c.is_ascii_digit() || c == '-');
    Ok(Saved {
        answers,
        region: text("region"),
        date: text("date").filter(is_date),
        notes,
    })
}

/// The answers that the module knows, and how many it does not.
fn usable(module: &Module, object: &Map<String, Value>) -> (Answers, usize) {
    let mut answers = Answers::none(module);
    let mut lost = 0;
    for (id, value) in object {
        let one = Map::from_iter([(id.clone(), value.clone())]);
        match answers_file::from_object(module, &one) {
            Ok(one) => one
                .iter()
                .for_each(|(finding, answer)| answers.set(finding, Some(answer.clone()))),
            Err(_) => lost += 1,
        }
    }
    (answers, lost)
}

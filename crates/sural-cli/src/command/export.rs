//! `sural export`: content and cases for other systems.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use sural_case::log::Case;
use sural_case::reading::Reading;
use sural_content::module::Module;
use sural_fhir::canonical::BASE;
use sural_fhir::case::{Story, answered_at_once};
use sural_fhir::knowledge::{Form, Knowledge};
use sural_fhir::resource::Resource;
use sural_render::consultation::{Chart, Clock, Zone};
use sural_render::words::Words;

use crate::failure::{Code, Failure, print};
use crate::{answers_file, content, today, whole_file};

/// Write content or a case for other systems
#[derive(Parser)]
pub struct Args {
    #[command(subcommand)]
    form: Export,
}

#[derive(Subcommand)]
enum Export {
    Fhir(FhirArgs),
}

/// Write FHIR R4: the forms, codes and rules of the content, or a case
#[derive(clap::Args)]
struct FhirArgs {
    /// The folder to write to, one file a resource; made if it is not there
    #[arg(long, value_name = "DIR", required_unless_present_any = ["stage", "case"])]
    out: Option<PathBuf>,
    /// A case file, or the answers of one case, instead of the content: with `--out` its documents and the transaction
    /// that stores it, else the transaction alone
    #[arg(long, value_name = "FILE", conflicts_with = "stage")]
    case: Option<PathBuf>,
    /// One form only: triage, emergency, person, details, consultation, history, examination or tests
    #[arg(long, value_name = "STAGE", value_parser = form)]
    stage: Option<Form>,
    /// The language it speaks in first, such as es; without it, the language of the content
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The address under which the artefacts are known
    #[arg(long, value_name = "URL", default_value = BASE)]
    base: String,
    /// Whose emergency number and names of places: us, uk, eu, ca, au, nz, ie, in
    #[arg(long)]
    region: Option<String>,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
}

fn form(name: &str) -> Result<Form, String> {
    let known = || Form::ALL.map(Form::id).join(", ");
    let form = Form::ALL.into_iter().find(|form| form.id() == name);
    form.ok_or_else(|| format!("no form is named `{name}`; there are {}", known()))
}

/// Runs the command.
///
/// # Errors
/// When content or case cannot be read or used, or a file cannot be written.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let Export::Fhir(args) = &args.form;
    let modules = content::in_all_words(args.content.as_deref())?;
    let record = match modules.first() {
        Some(whole) => content::record(args.content.as_deref(), whole)?,
        None => None,
    };
    let knowledge = knowledge(args, &modules)?.reading(record.as_ref());
    let resources = match (&args.case, args.stage) {
        (Some(case), _) => told(args, &knowledge, case)?,
        (None, Some(form)) => vec![asked(&knowledge, form)?],
        (None, None) => knowledge.all(),
    };
    match &args.out {
        Some(folder) => write(folder, &resources)?,
        None => {
            for resource in &resources {
                print(&text(resource)?);
            }
        }
    }
    Ok(Code::Done)
}

/// A form, if it asks anything.
fn asked(knowledge: &Knowledge<'_>, form: Form) -> Result<Resource, Failure> {
    let questionnaire = knowledge.questionnaire(form);
    if questionnaire.item.is_empty() {
        let message = format!("the content asks nothing at the stage `{}`", form.id());
        return Err(Failure::new(Code::Usage, message));
    }
    Ok(questionnaire.into())
}

/// The bundles of a case.
fn told(args: &FhirArgs, knowledge: &Knowledge<'_>, file: &Path) -> Result<Vec<Resource>, Failure> {
    let decision = content::whole(args.content.as_deref())?;
    let triage = content::decision(args.content.as_deref())?;
    let case = case(decision.module(), file)?;
    let reading = Reading::of(&decision, &case, None)
        .map_err(|refused| Failure::new(Code::BadAnswers, refused.to_string()))?;
    let answers = &reading.replay.observed.answers;
    let assessment = answers_file::assess(&decision, answers)?;
    let region = args.region.as_deref().or(case.region.as_deref());
    let words = content::words(decision.module(), region)?;
    let last = case.events.last().and_then(|event| event.at.parse().ok());
    let story = Story {
        knowledge,
        chart: Chart {
            decision: &decision,
            words: &words,
            case: &case,
            events: None,
            reading: &reading,
            clock: Clock {
                now: last.unwrap_or_else(today::now),
                zone: Zone::default(),
                dated: true,
            },
        },
        triage: &triage,
        assessment: &assessment,
        subject: None,
    };
    let transaction = Resource::from(story.transaction());
    Ok(match &args.out {
        None => vec![transaction],
        Some(_) => {
            let documents = story.documents().into_iter().map(Resource::from);
            documents.chain([transaction]).collect()
        }
    })
}

/// A case file; or answers, as a case in which all was said now.
fn case(module: &Module, file: &Path) -> Result<Case, Failure> {
    let text = answers_file::read(file)?;
    let value = serde_json::from_str::<serde_json::Value>(&text);
    if value.is_ok_and(|value| value.get("answers").is_some()) {
        let answers = answers_file::parse(module, &text)?.answers;
        let id = file.file_stem().unwrap_or_default().to_string_lossy();
        return Ok(answered_at_once(module, &id, today::now(), &answers));
    }
    Case::read(&text).map_err(|fault| Failure::new(Code::BadAnswers, fault.to_string()))
}

fn knowledge<'a>(args: &FhirArgs, modules: &'a [Module]) -> Result<Knowledge<'a>, Failure> {
    let words = modules
        .iter()
        .map(|module| content::words(module, args.region.as_deref()));
    let mut words = words.collect::<Result<Vec<Words<'a>>, Failure>>()?;
    let wanted = args.language.as_deref();
    let first = words.iter().position(|it| {
        wanted.is_none_or(|wanted| content::is_spoken(wanted, &it.module().language))
    });
    let Some(first) = first else {
        let known = modules
            .iter()
            .map(|it| format!("`{}`", it.language))
            .collect::<Vec<_>>();
        let message = format!(
            "there are no words in `{}`; there are {}",
            wanted.unwrap_or_default(),
            known.join(", ")
        );
        return Err(Failure::new(Code::Usage, message));
    };
    let first = words.remove(first);
    Ok(Knowledge::of(first, words, &args.base))
}

fn write(folder: &Path, resources: &[Resource]) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::file("make the folder", folder, &error))?;
    for resource in resources {
        let name = format!("{}-{}.json", resource.kind(), resource.id());
        whole_file::write(&folder.join(name), text(resource)?.as_bytes())?;
    }
    print(&format!(
        "{} resources in `{}`\n",
        resources.len(),
        folder.display()
    ));
    Ok(())
}

fn text(resource: &Resource) -> Result<String, Failure> {
    resource
        .write()
        .map_err(|error| Failure::new(Code::File, error.to_string()))
}

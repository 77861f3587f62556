//! `sural assess`: one case in, one assessment out.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use sural_content::module::Rest;
use sural_render::words::Words;

use crate::failure::{Code, Failure, print};
use crate::wire::AssessmentJson;
use crate::{answers_file, content};

/// Assess one case from its answers
#[derive(Parser)]
pub struct Args {
    /// The answers as JSON, {"answers": {"finding": "option"}}; `-` reads standard input
    #[arg(long, value_name = "FILE|-")]
    answers: PathBuf,
    /// How patient findings without an answer are taken
    #[arg(long, value_enum, default_value_t = Unknown::Unasked)]
    unknown: Unknown,
    /// Whose emergency number and names of places: us, uk, eu, ca, au, nz, ie, in
    #[arg(long)]
    region: Option<String>,
    /// The language to be told in, such as es; without it, the language of the content
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// For people or for machines
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
}

/// How findings without an answer are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Unknown {
    /// Not asked yet: the assessment may be unsettled
    Unasked,
    /// Answered with the option that reports nothing abnormal, else not sure
    No,
    /// Answered not sure
    #[value(name = "not_sure")]
    NotSure,
}

impl From<Unknown> for Rest {
    fn from(unknown: Unknown) -> Self {
        match unknown {
            Unknown::Unasked => Self::Unasked,
            Unknown::No => Self::No,
            Unknown::NotSure => Self::NotSure,
        }
    }
}

/// For whom the output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For machines
    Json,
}

/// Runs the command.
///
/// # Errors
/// When content or answers cannot be read or used.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = content::decision_in(args.content.as_deref(), args.language.as_deref())?;
    let module = decision.module();
    let parsed = answers_file::parse(module, &answers_file::read(&args.answers)?)?;
    let words = words(module, args.region.as_deref().or(parsed.region.as_deref()))?;
    parsed
        .warnings
        .iter()
        .for_each(|warning| eprintln!("warning: {warning}"));
    let mut answers = parsed.answers;
    let refused =
        |answers: &_, conflicts: Vec<_>| answers_file::conflicting(module, answers, &conflicts);
    let conflicts = decision.conflicts(&answers);
    if !conflicts.is_empty() {
        return Err(refused(&answers, conflicts));
    }
    answers.fill(&decision, args.unknown.into());
    let assessment = decision
        .assess(&decision.implied(&answers))
        .map_err(|conflicts| refused(&answers, conflicts))?;
    let words = words.told_to(&answers);
    match args.format {
        Format::Json => {
            let json = serde_json::to_string_pretty(&AssessmentJson::of(
                &decision,
                &words,
                &answers,
                &assessment,
            ));
            print(&(json.map_err(|error| Failure::new(Code::File, error.to_string()))? + "\n"));
        }
        Format::Text => print(&sural_render::text::assessment(
            &decision,
            &words,
            &answers,
            &assessment,
        )),
    }
    Ok(Code::Done)
}

/// The words of a region.
///
/// # Errors
/// When the module has no such region.
pub fn words<'a>(
    module: &'a sural_content::module::Module,
    region: Option<&str>,
) -> Result<Words<'a>, Failure> {
    Words::of(module, region).ok_or_else(|| {
        let known = module
            .regions
            .iter()
            .map(|region| format!("`{}`", region.id))
            .collect::<Vec<_>>()
            .join(", ");
        Failure::new(
            Code::Usage,
            format!(
                "no region is named `{}`; there are {known}",
                region.unwrap_or(&module.default_region)
            ),
        )
    })
}

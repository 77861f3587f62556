//! The one case that `assess` and `explain` are about.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use sural_content::module::{Module, Rest};
use sural_decision::{Answers, Decision};
use sural_render::words::Words;
use sural_wire::answers::{Parsed, completed};

use crate::failure::Failure;
#[cfg(feature = "fhir")]
use crate::fhir_file;
use crate::format::Format;
use crate::{answers_file, content};

/// Which case, how it is taken and how it is told.
#[derive(clap::Args)]
pub struct CaseArgs {
    /// The answers as JSON, {"answers": {"finding": "option"}}; `-` reads standard input
    #[arg(long, value_name = "FILE|-")]
    #[cfg_attr(feature = "fhir", arg(required_unless_present = "fhir"))]
    #[cfg_attr(not(feature = "fhir"), arg(required = true))]
    answers: Option<PathBuf>,
    /// The answers as a FHIR QuestionnaireResponse to a form of `sural export fhir`; `-` reads standard input
    #[cfg(feature = "fhir")]
    #[arg(long, value_name = "FILE|-", conflicts_with = "answers")]
    fhir: Option<PathBuf>,
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
    pub format: Format,
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

impl CaseArgs {
    /// The decision, in the language of the case.
    ///
    /// # Errors
    /// When the content cannot be read or compiled.
    pub fn decision(&self) -> Result<Decision, Failure> {
        content::decision_in(self.content.as_deref(), self.language.as_deref())
    }

    /// The answers, with those that follow from others, and the words that they are told in. What was read but not
    /// understood is said on standard error.
    ///
    /// # Errors
    /// When the answers cannot be read, contradict each other or name no region of the module.
    pub fn read<'a>(&self, decision: &'a Decision) -> Result<(Answers, Words<'a>), Failure> {
        let module = decision.module();
        let parsed = self.parsed(module)?;
        let region = self.region.as_deref().or(parsed.region.as_deref());
        let words = content::words(module, region)?;
        for warning in &parsed.warnings {
            eprintln!("warning: {warning}");
        }
        let answers = completed(decision, parsed.answers, self.unknown.into());
        let answers = answers.map_err(answers_file::bad)?;
        let words = words.told_to(&answers);
        Ok((answers, words))
    }

    fn parsed(&self, module: &Module) -> Result<Parsed, Failure> {
        #[cfg(feature = "fhir")]
        if let Some(file) = &self.fhir {
            return fhir_file::parse(module, &answers_file::read(file)?);
        }
        let file = self.answers.as_deref().unwrap_or(Path::new("-"));
        answers_file::parse(module, &answers_file::read(file)?)
    }
}

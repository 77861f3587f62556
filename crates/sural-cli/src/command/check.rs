//! `sural check`: is the content sound?

use std::path::PathBuf;

use clap::Parser;
use sural_content::diagnostic::Severity;
use sural_content::module::DispositionId;
use sural_content::wording;
use sural_decision::Decision;

use crate::failure::{Code, Failure, print};
use crate::{content, diagnostics};

/// Check a content module: names, types, ranges, wording, citations
#[derive(Parser)]
pub struct Args {
    /// A content folder; without it, the built-in calf-pain module
    dir: Option<PathBuf>,
    /// Warnings count as errors
    #[arg(long)]
    strict: bool,
    /// Print what is not yet worded in this language, as a Fluent file to fill in
    #[arg(long, value_name = "LANGUAGE")]
    missing: Option<String>,
    /// The day to judge review dates by, as YYYY-MM-DD; without it, today
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// When the content cannot be read.
pub fn run(args: &Args) -> Result<Code, Failure> {
    if let Some(language) = &args.missing {
        return missing(args, language);
    }
    let mut loaded = content::check(args.dir.as_deref())?;
    if let Some(module) = &loaded.module {
        let today = args.as_of.clone().unwrap_or_else(crate::today::iso);
        loaded
            .diagnostics
            .extend(sural_content::passed_reviews(module, Some(&today)));
    }
    diagnostics::report(&loaded.sources, &loaded.diagnostics);
    let count = |severity| {
        loaded
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let Some(module) = loaded.module.filter(|_| errors == 0) else {
        print(&format!("{errors} errors, {warnings} warnings\n"));
        return Ok(Code::BadContent);
    };
    let decision = Decision::compile(module)
        .map_err(|error| Failure::new(Code::BadContent, error.to_string()))?;
    print(&summary(&decision, errors, warnings));
    Ok(if args.strict && warnings > 0 {
        Code::BadContent
    } else {
        Code::Done
    })
}

/// Prints what is missing in a language; that something is, is no fault of the content.
fn missing(args: &Args, language: &str) -> Result<Code, Failure> {
    let loaded = content::load(args.dir.as_deref())?;
    let Some(module) = &loaded.module else {
        diagnostics::report(&loaded.sources, &loaded.diagnostics);
        return Ok(Code::BadContent);
    };
    print(&wording::skeleton(module, &loaded.sources, language));
    Ok(Code::Done)
}

fn summary(decision: &Decision, errors: usize, warnings: usize) -> String {
    let module = decision.module();
    let dispositions = module
        .dispositions
        .iter()
        .enumerate()
        .filter(|(_, disposition)| disposition.handled_as.is_none());
    let nodes = dispositions.map(|(index, disposition)| {
        format!(
            "{} {}",
            disposition.id,
            decision.nodes_of(DispositionId(index as u32))
        )
    });
    let nodes = nodes.collect::<Vec<_>>().join(", ");
    format!(
        "{} {} ({}): {} findings, {} rules, {} causes, {} cases; {} variables\nnodes by disposition: {nodes}\n{errors} errors, {warnings} warnings\n",
        module.id,
        module.version,
        module.hash.get(..12).unwrap_or_default(),
        module.findings.len(),
        module.rules.len(),
        module.causes.len(),
        module.cases.len(),
        decision.variables().domains().len(),
    )
}

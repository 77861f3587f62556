//! `sural check`: is the content sound?

use std::path::PathBuf;
use std::time::Instant;

use annotate_snippets::Renderer;
use clap::Parser;
use sural_content::diagnostic::Severity;
use sural_content::module::DispositionId;
use sural_content::span::Source;
use sural_content::wording;
use sural_decision::Decision;
use sural_decision::verify::Promise;

use crate::failure::{Code, Failure, print};
use crate::{content, diagnostics, proofs};

/// Check a content module: names, types, ranges, wording, citations
#[derive(Parser)]
pub struct Args {
    /// A content folder; without it, the built-in calf-pain module
    dir: Option<PathBuf>,
    /// Warnings count as errors, and every promise must be proved
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
    match (args.strict, warnings) {
        (true, 0) => {
            let triage = content::decision(args.dir.as_deref())?;
            prove(&triage, &decision, &loaded.sources)
        }
        (true, _) => Ok(Code::BadContent),
        (false, _) => Ok(Code::Done),
    }
}

/// As `sural verify` does, but told in one line where all is well.
fn prove(triage: &Decision, whole: &Decision, sources: &[Source]) -> Result<Code, Failure> {
    let start = Instant::now();
    let promises = Promise::ALL.into_iter().chain(Promise::CONSULTATION);
    let proved = proofs::of_both(triage, whole, &promises.collect::<Vec<_>>())?;
    let broken = proved.iter().filter(|(_, proved)| !proofs::kept(proved));
    let broken = broken.collect::<Vec<_>>();
    for (decision, proved) in &broken {
        print(&proofs::failures(
            decision,
            sources,
            proved,
            &Renderer::plain(),
        ));
    }
    print(&format!(
        "{} of {} promises proved over every combination of answers, in {:.1} s\n",
        proved.len() - broken.len(),
        proved.len(),
        start.elapsed().as_secs_f64()
    ));
    Ok(if broken.is_empty() {
        Code::Done
    } else {
        Code::NotPassed
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

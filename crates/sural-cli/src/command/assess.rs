//! `sural assess`: one case in, one assessment out.

use clap::Parser;
use sural_wire::AssessmentJson;

use crate::answers_file;
use crate::failure::{Code, Failure, print};
use crate::format::Format;
use crate::one_case::CaseArgs;

/// Assess one case from its answers
#[derive(Parser)]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
}

/// Runs the command.
///
/// # Errors
/// When content or answers cannot be read or used.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = args.case.decision()?;
    let (answers, words) = args.case.read(&decision)?;
    let assessment = answers_file::assess(&decision, &answers)?;
    match args.case.format {
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

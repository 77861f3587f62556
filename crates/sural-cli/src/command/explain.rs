//! `sural explain`: why it is so, why not otherwise, and what would change it.

use clap::Parser;
use sural_content::module::{CauseId, DispositionId, FindingId};
use sural_decision::{Answers, Assessment, Decision};
use sural_render::explain::{Question, Reader, Teller};
use sural_wire::explanation;

use crate::answers_file;
use crate::failure::{Code, Failure, print};
use crate::format::Format;
use crate::one_case::CaseArgs;

/// Explain one case: why this advice, why not another, what would change it
#[derive(Parser)]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
    /// Why it is not this disposition
    #[arg(long, value_name = "DISPOSITION")]
    why_not: Option<String>,
    /// How this cause stands: what speaks for it and against it, and what is not known
    #[arg(long, value_name = "CAUSE")]
    why_not_cause: Option<String>,
    /// Why this is asked: what its answers could decide
    #[arg(long, value_name = "FINDING")]
    why_question: Option<String>,
    /// What would change the advice, and what one wrong answer could do
    #[arg(long)]
    change: bool,
    /// What was looked for with no sign of an emergency found, and by which answers
    #[arg(long)]
    emergencies: bool,
    /// In clinical names, with the rules and the places in their sources
    #[arg(long)]
    clinical: bool,
}

/// Runs the command.
///
/// # Errors
/// When content or answers cannot be read or used, or the module has nothing of a name.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = args.case.decision()?;
    let (answers, words) = args.case.read(&decision)?;
    let assessment = answers_file::assess(&decision, &answers)?;
    let explanation = decision.explain(&answers).ok_or_else(|| {
        Failure::new(
            Code::BadAnswers,
            "the answers contradict each other".to_owned(),
        )
    })?;
    let questions = questions(args, &decision, &answers, &assessment)?;
    let teller = Teller {
        decision: &decision,
        words: &words,
        answers: &answers,
        assessment: &assessment,
        explanation: &explanation,
        reader: if args.clinical {
            Reader::Clinician
        } else {
            Reader::Person
        },
    };
    match args.case.format {
        Format::Text => print(&teller.text(&questions)),
        Format::Json => {
            print(&format!(
                "{:#}\n",
                explanation::explanation(&teller, &questions)
            ));
        }
    }
    Ok(Code::Done)
}

/// What was asked; without a question, everything.
fn questions(
    args: &Args,
    decision: &Decision,
    answers: &Answers,
    assessment: &Assessment,
) -> Result<Vec<Question>, Failure> {
    let module = decision.module();
    let mut questions = Vec::new();
    if let Some(id) = &args.why_not {
        let ids = module.dispositions.iter().map(|it| it.id.as_str());
        let index = named("disposition", id, ids)?;
        questions.push(Question::Not(DispositionId(index)));
    }
    if let Some(id) = &args.why_not_cause {
        let ids = module.causes.iter().map(|it| it.id.as_str());
        questions.push(Question::Cause(CauseId(named("cause", id, ids)?)));
    }
    if let Some(id) = &args.why_question {
        let ids = module.findings.iter().map(|it| it.id.as_str());
        questions.push(Question::Finding(FindingId(named("finding", id, ids)?)));
    }
    if args.change {
        questions.push(Question::Change);
    }
    if args.emergencies {
        questions.push(Question::Emergencies);
    }
    if questions.is_empty() {
        questions = explanation::everything(module, answers, assessment);
    }
    Ok(questions)
}

fn named<'a>(
    kind: &str,
    id: &str,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Result<u32, Failure> {
    let found = ids.clone().position(|other| other == id);
    found
        .map(|index| index as u32)
        .ok_or_else(|| Failure::new(Code::Usage, sural_case::answer::unknown(kind, id, ids, "")))
}

//! `sural explain`: why it is so, why not otherwise, and what would change it.

use std::path::PathBuf;

use clap::Parser;
use sural_content::module::{CauseId, DispositionId, FindingId, Module, Rest};
use sural_decision::causes::Strength;
use sural_decision::{Answers, Assessment, Decision};
use sural_render::explain::{Question, Reader, Teller};

use crate::command::assess::{Format, Unknown, words};
use crate::failure::{Code, Failure, print};
use crate::wire::explanation::explanation as wire;
use crate::{answers_file, content};

/// Explain one case: why this advice, why not another, what would change it
#[derive(Parser)]
pub struct Args {
    /// The answers as JSON, {"answers": {"finding": "option"}}; `-` reads standard input
    #[arg(long, value_name = "FILE|-")]
    answers: PathBuf,
    /// How patient findings without an answer are taken
    #[arg(long, value_enum, default_value_t = Unknown::Unasked)]
    unknown: Unknown,
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

/// Runs the command.
///
/// # Errors
/// When content or answers cannot be read or used, or the module has nothing of a name.
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
    answers.fill(&decision, Rest::from(args.unknown));
    let answers = decision.implied(&answers);
    let words = words.told_to(&answers);
    let assessment = decision
        .assess(&answers)
        .map_err(|conflicts| answers_file::conflicting(module, &answers, &conflicts))?;
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
    match args.format {
        Format::Text => print(&teller.text(&questions)),
        Format::Json => {
            print(&format!("{:#}\n", wire(&teller, &questions)));
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
        questions = everything(module, answers, assessment);
    }
    Ok(questions)
}

fn everything(module: &Module, answers: &Answers, assessment: &Assessment) -> Vec<Question> {
    let kept = assessment
        .causes
        .iter()
        .filter(|rank| rank.strength >= Strength::Possible)
        .map(|rank| Question::Cause(rank.cause));
    let next = assessment.next.iter().flat_map(|page| &page.findings);
    let next = next
        .filter(|finding| {
            answers.get(**finding).is_none() && finding.index() < module.findings.len()
        })
        .map(|&finding| Question::Finding(finding));
    [Question::Disposition, Question::Change]
        .into_iter()
        .chain(kept)
        .chain(next)
        .collect()
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

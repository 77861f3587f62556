//! `sural letter`: the letter that goes with a referral.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap::Parser;
use sural_case::answer;
use sural_case::log::{Case, Role};
use sural_content::module::{Finding, FindingId, Module};
use sural_decision::Decision;
use sural_decision::consultation::DueReferral;
use sural_pdf::Paper;
use sural_render::consultation::{Letter, letter};
use sural_render::document::Document;
use sural_render::phrases::Phrases;
use sural_render::summary::shown;

use crate::consult::file;
use crate::consult::reading::{Reading, decisions};
use crate::failure::{Code, Failure, print};
use crate::{content, whole_file};

/// Write the letter of a referral that a case makes, as text, HTML or PDF
#[derive(Parser)]
pub struct Args {
    /// The case file
    case: PathBuf,
    /// Which referral; without it, the only one that the case makes
    referral: Option<String>,
    /// Where to: a name that ends in .pdf, .html or .txt; without it, text on the screen
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Whom it is about: a name, a date of birth, a number; without it, a line to fill in by hand
    #[arg(long, value_name = "TEXT")]
    person: Option<String>,
    /// Who refers; without it, the clinician who was last at work on the case
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    /// Whose names of places: us, uk, eu, ca, au, nz, ie, in
    #[arg(long)]
    region: Option<String>,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
}

/// Runs the command.
///
/// # Errors
/// When content or case cannot be read or used, the case makes no such referral, or the file cannot be written.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = content::whole(args.content.as_deref())?;
    let case = file::read(&args.case)?;
    let reading = Reading::of(&decision, &case, None)?;
    let due = due(decision.module(), &reading, args.referral.as_deref())?;
    let region = args.region.as_deref().or(case.region.as_deref());
    let words = content::words(decision.module(), region)?;
    let carried = Letter {
        from: args.from.clone().unwrap_or_else(|| clinician(&case)),
        date: case
            .events
            .last()
            .and_then(|event| event.at.get(..10))
            .unwrap_or_default()
            .to_owned(),
        person: args.person.clone().unwrap_or_default(),
        sides: sides(&decision, &reading, words.phrases()),
        decisions: decisions(&decision, &case),
    };
    let answers = &reading.replay.observed.answers;
    let paper = letter(
        &decision,
        &words,
        answers,
        &reading.consultation,
        due,
        &carried,
    );
    let paper = paper.ok_or_else(|| Failure::new(Code::BadContent, "the referral is gone"))?;
    write(args, &paper, &words.region().id)?;
    Ok(Code::Done)
}

/// The clinician who was last at work.
fn clinician(case: &Case) -> String {
    let clinicians = case.events.iter().rev();
    let mut named = clinicians.filter(|event| event.by.role == Role::Clinician);
    named
        .find_map(|event| event.by.name.clone())
        .unwrap_or_default()
}

fn due<'a>(
    module: &Module,
    reading: &'a Reading,
    wanted: Option<&str>,
) -> Result<&'a DueReferral, Failure> {
    let made = &reading.consultation.referrals;
    let id = |due: &DueReferral| {
        let referral = module.referrals.get(due.referral.index());
        referral.map_or("", |referral| referral.id.as_str())
    };
    match (wanted, made.as_slice()) {
        (_, []) => Err(Failure::new(
            Code::Usage,
            "this case makes no referral yet; `sural consult` shows what is open",
        )),
        (None, [only]) => Ok(only),
        (None, several) => {
            let names = several.iter().map(id).collect::<Vec<_>>().join(", ");
            Err(Failure::new(
                Code::Usage,
                format!("this case makes several referrals; name one of {names}"),
            ))
        }
        (Some(wanted), made) => made.iter().find(|due| id(due) == wanted).ok_or_else(|| {
            Failure::new(
                Code::Usage,
                answer::unknown(
                    "referral that this case makes",
                    wanted,
                    made.iter().map(id),
                    "",
                ),
            )
        }),
    }
}

/// What was recorded left and right, in words.
fn sides(decision: &Decision, reading: &Reading, phrases: Phrases) -> BTreeMap<FindingId, String> {
    let told = |finding: &Finding, answer: Option<&_>| {
        answer.map_or_else(
            || "not recorded".to_owned(),
            |answer| shown(phrases, finding, answer).unwrap_or_else(|| "not known".to_owned()),
        )
    };
    let sides = reading.replay.sides().into_iter();
    let named = sides.filter_map(|(id, [left, right])| {
        let finding = decision.module().findings.get(id.index())?;
        let (left, right) = (told(finding, left), told(finding, right));
        Some((id, format!("left {left}, right {right}")))
    });
    named.collect()
}

fn write(args: &Args, paper: &Document, region: &str) -> Result<(), Failure> {
    let Some(path) = &args.out else {
        print(&paper.to_text());
        return Ok(());
    };
    let bytes = match path.extension().and_then(OsStr::to_str) {
        Some("pdf") => sural_pdf::write(paper, size(region))
            .map_err(|error| Failure::new(Code::File, error.to_string()))?,
        Some("html") => paper.to_html().into_bytes(),
        Some("txt") => paper.to_text().into_bytes(),
        _ => {
            let message = format!("`{}` should end in .pdf, .html or .txt", path.display());
            return Err(Failure::new(Code::Usage, message));
        }
    };
    whole_file::write(path, &bytes)?;
    print(&format!("The letter is in `{}`.\n", path.display()));
    Ok(())
}

/// The paper that printers there hold.
fn size(region: &str) -> Paper {
    match region {
        "us" | "ca" => Paper::Letter,
        _ => Paper::A4,
    }
}

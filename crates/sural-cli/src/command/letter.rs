//! `sural letter`: the letter that goes with a referral.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::Parser;
use sural_case::answer;
use sural_case::log::{Case, Role};
use sural_case::moment::Moment;
use sural_case::reading::Reading;
use sural_content::module::Module;
use sural_decision::consultation::DueReferral;
use sural_pdf::Paper;
use sural_render::consultation::{Chart, Clock, Letter, Zone, letter};
use sural_render::document::Document;

use crate::consult::{file, reading};
use crate::failure::{Code, Failure, print};
use crate::{content, today, whole_file};

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
    /// In which time zone times are written: a place such as Europe/London, or an offset such as +01:00; UTC if left out
    #[arg(long, value_name = "ZONE", value_parser = today::zone, default_value = "UTC", allow_hyphen_values = true)]
    zone: Zone,
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
    let reading = reading::read(&decision, &case, None)?;
    let due = due(decision.module(), &reading, args.referral.as_deref())?;
    let region = args.region.as_deref().or(case.region.as_deref());
    let words = content::words(decision.module(), region)?;
    let clock = Clock {
        now: written(&case),
        zone: args.zone.clone(),
        dated: true,
    };
    let carried = Letter {
        from: args.from.clone().unwrap_or_else(|| clinician(&case)),
        date: clock.date(clock.now),
        person: args.person.clone().unwrap_or_default(),
    };
    let chart = Chart {
        decision: &decision,
        words: &words,
        case: &case,
        events: None,
        reading: &reading,
        clock,
    };
    let paper = letter(&chart, due, &carried);
    let paper = paper.ok_or_else(|| Failure::new(Code::BadContent, "the referral is gone"))?;
    write(args, &paper, &words.region().id)?;
    Ok(Code::Done)
}

/// The moment of the last event: a letter says what was known then.
fn written(case: &Case) -> Moment {
    let last = case.events.last().and_then(|event| event.at.parse().ok());
    last.unwrap_or_else(today::now)
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

//! `sural consult`: a case worked through by a clinician.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};
use sural_case::log::{Case, Decided, Role, Seen, Who};
use sural_case::moment::Moment;
use sural_case::reading::Reading;
use sural_decision::Decision;
use sural_render::consultation::{Chart, Clock, Zone, notes, page};
use sural_wire::consultation::ConsultationJson;

use crate::ask::interview::Console;
use crate::ask::{lines, saved};
use crate::consult::{entry, file, reading, step};
use crate::failure::{Code, Failure, print};
use crate::format::Format;
use crate::{content, today};

/// Work through a case as a clinician: what to rule out, what to do next, for and against, plan and referral
#[derive(Parser)]
pub struct Args {
    /// The case file, which only grows; made if it is not there and something is recorded
    case: PathBuf,
    /// Begin with an interview that `sural ask --save` kept, as told by the patient
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// Record a finding: warmth=yes, calf_girth@left=38.5, skin_colour=red_or_pink+dusky
    #[arg(long, value_name = "FINDING[@LEG]=ANSWER")]
    record: Vec<String>,
    /// In which role it is recorded
    #[arg(long = "as", value_enum, default_value_t = As::Clinician)]
    role: As,
    /// By whom
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Why: of a finding that contradicts the patient, of a cause rejected or added, of urgency decided otherwise
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Hold a cause for the right one
    #[arg(long, value_name = "CAUSE")]
    agree: Vec<String>,
    /// Hold a cause for excluded; needs `--reason`
    #[arg(long, value_name = "CAUSE", requires = "reason")]
    reject: Vec<String>,
    /// Add a cause in your own words; needs `--reason`
    #[arg(long, value_name = "TEXT", requires = "reason")]
    add: Vec<String>,
    /// See the person sooner or later than the content says; needs `--reason`
    #[arg(long = "override", value_name = "DISPOSITION", requires = "reason")]
    overrule: Option<String>,
    /// Ask for a test
    #[arg(long, value_name = "ORDER")]
    order: Vec<String>,
    /// Give a treatment
    #[arg(long, value_name = "TREATMENT")]
    treat: Vec<String>,
    /// Refer; `sural letter` writes the letter
    #[arg(long, value_name = "REFERRAL")]
    refer: Vec<String>,
    /// Write something down
    #[arg(long, value_name = "TEXT")]
    note: Vec<String>,
    /// When it happened, in UTC, like 2026-11-23T09:15:00Z; now if left out
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// In which time zone times are shown: a place such as Europe/London, or an offset such as +01:00; UTC if left out
    #[arg(long, value_name = "ZONE", value_parser = today::zone, default_value = "UTC", allow_hyphen_values = true)]
    zone: Zone,
    /// Ask here for the findings of the step that comes next, page after page, until you stop
    #[arg(long, conflicts_with_all = ["after", "format"])]
    step: bool,
    /// Show the case as it stood after so many events
    #[arg(long, value_name = "N")]
    after: Option<usize>,
    /// Whose names of places: us, uk, eu, ca, au, nz, ie, in
    #[arg(long)]
    region: Option<String>,
    /// For people or for machines
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
}

/// In which role something is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum As {
    /// As the person told it
    Patient,
    /// As a clinician found it
    Clinician,
    /// As a laboratory, imaging or a device gave it
    Test,
}

impl From<As> for Role {
    fn from(role: As) -> Self {
        match role {
            As::Patient => Self::Patient,
            As::Clinician => Self::Clinician,
            As::Test => Self::Test,
        }
    }
}

/// Runs the command.
///
/// # Errors
/// When content or case cannot be read or used, or what is recorded contradicts the rest; then nothing is written.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = content::whole(args.content.as_deref())?;
    let is_new = !args.case.exists();
    let mut case = file::read_or_new(&args.case)?;
    let grown = grow(args, &decision, &mut case)?;
    if is_new && !grown && !args.step {
        let path = args.case.display();
        return Err(Failure::new(
            Code::File,
            format!("`{path}` is not there; `--from` or `--record` begins a case"),
        ));
    }
    let reading = reading::read(&decision, &case, args.after)?;
    if grown {
        file::write(&args.case, &case)?;
    }
    if args.step {
        return steps(args, &decision, case, reading);
    }
    show(args, &decision, &case, &reading)
}

/// Asks page after page; every page is kept before the next one.
fn steps(
    args: &Args,
    decision: &Decision,
    mut case: Case,
    mut reading: Reading,
) -> Result<Code, Failure> {
    let words = content::words(decision.module(), region(args, &case))?;
    let mut console = lines::of_terminal(&words, true);
    let unread = |error: std::io::Error| Failure::new(Code::File, format!("cannot read: {error}"));
    let mut offered = BTreeSet::new();
    while let Some((page, findings)) = step::next_page(&reading.consultation, &offered) {
        offered.insert(page);
        let screen = decision.module().screens.get(page.index());
        console.title(&screen.map_or_else(String::new, |screen| words.fill(&screen.ask)));
        let told = step::ask(&words, &mut console, &findings).map_err(unread)?;
        if !told.seen.is_empty() {
            let by = Who {
                role: Role::Clinician,
                name: args.by.clone(),
            };
            add(args, decision, &mut case, by, told.seen, Vec::new())?;
            reading = reading::read(decision, &case, None)?;
            file::write(&args.case, &case)?;
        }
        if told.stopped {
            break;
        }
    }
    show(args, decision, &case, &reading)
}

fn region<'a>(args: &'a Args, case: &'a Case) -> Option<&'a str> {
    args.region.as_deref().or(case.region.as_deref())
}

/// Adds what the arguments say; whether they say anything.
fn grow(args: &Args, decision: &Decision, case: &mut Case) -> Result<bool, Failure> {
    let before = case.events.len();
    if let Some(path) = &args.from {
        begin(path, args, decision, case)?;
    }
    let observed = observed(args)?;
    let decided = decided(args);
    if !observed.is_empty() || !decided.is_empty() {
        let by = Who {
            role: args.role.into(),
            name: args.by.clone(),
        };
        add(args, decision, case, by, observed, decided)?;
    }
    if let Some(region) = &args.region {
        case.region = Some(region.clone());
    }
    Ok(case.events.len() > before)
}

fn add(
    args: &Args,
    decision: &Decision,
    case: &mut Case,
    by: Who,
    observed: Vec<Seen>,
    decided: Vec<Decided>,
) -> Result<(), Failure> {
    let at = args.at.clone().unwrap_or_else(|| today::now().to_string());
    let event = sural_case::entry::event(decision.module(), at, by, observed, decided);
    let event = event.map_err(|messages| Failure {
        code: Code::BadAnswers,
        messages,
    })?;
    case.add(event)
        .map_err(|fault| Failure::new(Code::BadAnswers, fault.to_string()))
}

/// Takes over an interview.
fn begin(path: &Path, args: &Args, decision: &Decision, case: &mut Case) -> Result<(), Failure> {
    let module = decision.module();
    let saved = saved::read(path, module)?;
    let observed = sural_case::answer::object(module, &saved.answers)
        .into_iter()
        .map(|(finding, answer)| Seen {
            finding,
            side: None,
            answer,
            reason: None,
        })
        .collect();
    case.region = case.region.take().or(saved.region);
    let patient = Who {
        role: Role::Patient,
        name: None,
    };
    add(args, decision, case, patient, observed, Vec::new())
}

fn observed(args: &Args) -> Result<Vec<Seen>, Failure> {
    let mut messages = Vec::new();
    let mut observed = Vec::new();
    for record in &args.record {
        match entry::seen(record, args.reason.as_deref()) {
            Ok(seen) => observed.push(seen),
            Err(why) => messages.push(why),
        }
    }
    if messages.is_empty() {
        Ok(observed)
    } else {
        Err(Failure {
            code: Code::Usage,
            messages,
        })
    }
}

fn decided(args: &Args) -> Vec<Decided> {
    let reason = || args.reason.clone().unwrap_or_default();
    let named = |names: &[String], make: &dyn Fn(String) -> Decided| {
        names.iter().cloned().map(make).collect::<Vec<_>>()
    };
    [
        named(&args.agree, &|cause| Decided::Agree { cause }),
        named(&args.reject, &|cause| Decided::Reject {
            cause,
            reason: reason(),
        }),
        named(&args.add, &|cause| Decided::Add {
            cause,
            reason: reason(),
        }),
        named(args.overrule.as_slice(), &|disposition| Decided::Override {
            disposition,
            reason: reason(),
        }),
        named(&args.order, &|order| Decided::Order { order }),
        named(&args.treat, &|treatment| Decided::Treat { treatment }),
        named(&args.refer, &|referral| Decided::Refer { referral }),
        named(&args.note, &|text| Decided::Note { text }),
    ]
    .concat()
}

fn show(args: &Args, decision: &Decision, case: &Case, reading: &Reading) -> Result<Code, Failure> {
    let words = content::words(decision.module(), region(args, case))?;
    let clock = Clock {
        now: now(args, case),
        zone: args.zone.clone(),
        dated: args.after.is_some(),
    };
    if args.format == Format::Json {
        let notes = notes(&reading.replay).into_iter();
        notes.for_each(|note| eprintln!("warning: {note}"));
        let json = ConsultationJson::of(decision, case, reading, clock.now);
        let json = serde_json::to_string_pretty(&json)
            .map_err(|error| Failure::new(Code::File, error.to_string()))?;
        print(&(json + "\n"));
        return Ok(Code::Done);
    }
    let chart = Chart {
        decision,
        words: &words,
        case,
        events: args.after,
        reading,
        clock,
    };
    print(&page(&chart).to_text());
    Ok(Code::Done)
}

/// The moment that is told: the time given, that of the last event shown, or now.
fn now(args: &Args, case: &Case) -> Moment {
    let at = args.at.as_ref().and_then(|at| at.parse().ok());
    let last = args.after.and_then(|after| after.checked_sub(1));
    let last = last.map(|last| case.events.get(last).or(case.events.last()));
    let shown = last.flatten().and_then(|event| event.at.parse().ok());
    at.or(shown).unwrap_or_else(today::now)
}

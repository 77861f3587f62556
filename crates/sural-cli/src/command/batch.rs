//! `sural batch`: many cases in, what content says of each out.

#[cfg(feature = "columns")]
use std::cell::RefCell;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Parser, ValueEnum};
use rayon::ThreadPoolBuilder;
use sural_batch::Engine;
use sural_batch::engine::Rooms;
#[cfg(feature = "columns")]
use sural_columns::{Assessor, Settings};
use sural_content::module::Rest;
use sural_decision::Decision;

use crate::batch::form::{Form, Part, STANDARD, Wanted};
use crate::batch::mapping::Mapping;
#[cfg(feature = "columns")]
use crate::batch::tables::{self, Tables, Tally, report};
use crate::batch::{Batch, Refusing, Summary};
use crate::content;
#[cfg(feature = "columns")]
use crate::failure::print;
use crate::failure::{Code, Failure};
use crate::one_case::Unknown;
use crate::whole_file;

/// Assess many cases: one JSON object a line, {"answers": {"finding": "option"}}, or a column a finding
///
/// Whatever stands beside the answers comes back with their outcome.
#[derive(Parser)]
pub struct Args {
    /// Where the cases are: files, folders of files, or `-` for standard input
    #[arg(value_name = "FILE|DIR|-")]
    #[cfg_attr(feature = "columns", arg(required_unless_present = "schema"))]
    #[cfg_attr(not(feature = "columns"), arg(required = true))]
    from: Vec<PathBuf>,
    /// Where the outcomes go; a folder, if several files are read; `-` writes standard output
    #[arg(long, value_name = "FILE|DIR|-", default_value = STANDARD)]
    out: PathBuf,
    /// How cases stand where the name of the file does not tell
    #[arg(long, value_enum)]
    read_as: Option<Form>,
    /// How outcomes are written; without it, as the name of the file tells, or as they were read
    #[arg(long, value_enum)]
    write_as: Option<Form>,
    /// A TOML file that says which columns hold which findings, and what their values mean
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// What is done with what is no case, or contradicts itself
    #[arg(long, value_enum, default_value_t = OnError::Stop)]
    on_error: OnError,
    /// With `--on-error skip`, and only then: where that goes, with the reasons; a folder, if several files are read
    #[arg(long, value_name = "FILE|DIR", required_if_eq("on_error", "skip"))]
    rejects: Option<PathBuf>,
    /// Of several files: leave those alone whose outcomes are there already; without it all are made anew
    #[arg(long)]
    resume: bool,
    /// How patient findings without an answer are taken
    #[arg(long, value_enum, default_value_t = Unknown::Unasked)]
    unknown: Unknown,
    /// How many threads work; without it, as many as there are processors
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    #[cfg(feature = "columns")]
    #[command(flatten)]
    tables: TableArgs,
}

/// What is asked of tables alone.
#[cfg(feature = "columns")]
#[derive(clap::Args)]
struct TableArgs {
    /// Show the columns that tables have, and assess nothing
    #[arg(long)]
    schema: bool,
    /// Of tables: name the likeliest cause and the cause group too, which takes many times as long
    #[arg(long)]
    causes: bool,
    /// Of tables: assess one row in so many by itself too, and stop where that comes to something else
    #[arg(long, value_name = "N", default_value_t = 0)]
    check_each: u64,
    /// Of tables: write a page about what they come to, by which rules, and by the columns named with `--by`
    #[arg(long, value_name = "FILE.html", conflicts_with = "resume")]
    report: Option<PathBuf>,
    /// With `--report`: a column by whose values cases are counted, dates by their month; may be said several times
    #[arg(long, value_name = "COLUMN", requires = "report")]
    by: Vec<String>,
    /// Of tables: what other content says too, as a column `before`; a report tells who moves
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
}

/// What is done with what is no case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OnError {
    /// It ends there, and a file that was to be written is left as it was
    Stop,
    /// The rest goes on
    Skip,
}

/// Runs the command.
///
/// # Errors
/// When content or cases cannot be read or used, or outcomes not be written.
pub fn run(args: &Args) -> Result<Code, Failure> {
    if let Some(threads) = args.threads {
        // It fails only where threads are at work already, and here none are.
        let _ = ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let job = Job::new(args)?;
    #[cfg(feature = "columns")]
    if args.tables.schema {
        print(&tables::schema(&job.assessor));
        return Ok(Code::Done);
    }
    if args.rejects.is_some() && args.on_error == OnError::Stop {
        let why = "`--rejects` needs `--on-error skip`: without it nothing is set aside";
        return Err(Failure::new(Code::Usage, why));
    }
    let wanted = Wanted {
        from: &args.from,
        out: &args.out,
        read_as: args.read_as,
        write_as: args.write_as,
        rejects: args.rejects.as_deref(),
        #[cfg(feature = "columns")]
        report: args.tables.report.as_deref(),
        #[cfg(not(feature = "columns"))]
        report: None,
    };
    let parts = wanted.parts()?;
    #[cfg(feature = "columns")]
    job.is_of_tables(&parts)?;
    if wanted.many() {
        job.begin(&parts)?;
    }
    let mut summary = Summary::of(job.decision.module());
    for part in &parts {
        if args.resume && wanted.many() && part.out.exists() {
            eprintln!("`{}` is there already", part.out.display());
            continue;
        }
        summary.add(&job.part(part)?);
    }
    #[cfg(feature = "columns")]
    if let Some(report) = &args.tables.report {
        whole_file::write(report, job.report(&summary).as_bytes())?;
    }
    eprint!("{}", summary.text(job.decision.module()));
    Ok(Code::Done)
}

/// All that does not change from file to file.
struct Job<'a> {
    args: &'a Args,
    decision: Arc<Decision>,
    engine: Engine,
    rooms: Rooms,
    unknown: Rest,
    mapping: Mapping,
    #[cfg(feature = "columns")]
    assessor: Assessor,
    #[cfg(feature = "columns")]
    against: Option<Assessor>,
    #[cfg(feature = "columns")]
    tally: RefCell<Tally>,
}

impl<'a> Job<'a> {
    fn new(args: &'a Args) -> Result<Self, Failure> {
        let decision = Arc::new(content::decision(args.content.as_deref())?);
        let unknown = Rest::from(args.unknown);
        let too_many = || {
            let why = "a finding has too many values to be run in blocks";
            Failure::new(Code::BadContent, why)
        };
        #[cfg(feature = "columns")]
        let settings = Settings {
            unknown,
            causes: args.tables.causes,
        };
        Ok(Self {
            engine: Engine::of(&decision).ok_or_else(too_many)?,
            rooms: Rooms::default(),
            unknown,
            mapping: match &args.map {
                Some(file) => Mapping::read(file, decision.module())?,
                None => Mapping::default(),
            },
            #[cfg(feature = "columns")]
            assessor: Assessor::new(Arc::clone(&decision), settings).ok_or_else(too_many)?,
            #[cfg(feature = "columns")]
            against: match &args.tables.against {
                Some(folder) => {
                    let decision = Arc::new(content::decision(Some(folder))?);
                    Some(Assessor::new(decision, settings).ok_or_else(too_many)?)
                }
                None => None,
            },
            #[cfg(feature = "columns")]
            tally: RefCell::default(),
            args,
            decision,
        })
    }

    /// Makes the folders. Keeps beside the outcomes what they were made with, so that they are gone on with in no other
    /// way, and none made otherwise stays under that mark.
    fn begin(&self, parts: &[Part]) -> Result<(), Failure> {
        let args = self.args;
        let (mark, made_with) = (args.out.join(MARK), self.made_with());
        let same = || fs::read_to_string(&mark).is_ok_and(|before| before == made_with);
        let there = parts
            .iter()
            .map(|part| &part.out)
            .filter(|out| out.exists());
        let there = there.collect::<Vec<_>>();
        if args.resume && !there.is_empty() && !same() {
            return Err(Failure::new(
                Code::Usage,
                format!(
                    "what is in `{}` was made with other content or in another way; name another folder, or leave `--resume` out to make it anew",
                    args.out.display()
                ),
            ));
        }
        let folders = [Some(&args.out), args.rejects.as_ref()];
        for folder in folders.into_iter().flatten() {
            fs::create_dir_all(folder).map_err(|error| Failure::file("write", folder, &error))?;
        }
        for old in there.into_iter().filter(|_| !args.resume) {
            fs::remove_file(old).map_err(|error| Failure::file("remove", old, &error))?;
        }
        whole_file::write(&mark, made_with.as_bytes())
    }

    fn made_with(&self) -> String {
        let (module, args) = (self.decision.module(), self.args);
        let rejects = args.rejects.is_some();
        let made_with = format!(
            "{} {} {}\n{:?} {:?} rejects: {rejects}\n{:?}\n",
            module.id, module.version, module.hash, args.unknown, args.write_as, self.mapping
        );
        #[cfg(feature = "columns")]
        let made_with = {
            let against = self.against.as_ref();
            let against = against.map(|it| it.decision().module().hash.clone());
            format!(
                "{made_with}causes: {} against: {against:?}\n",
                args.tables.causes
            )
        };
        made_with
    }

    fn part(&self, part: &Part) -> Result<Summary, Failure> {
        if part.out == Path::new(STANDARD) {
            let mut to = BufWriter::new(io::stdout());
            let summary = self.with_rejects(part, &mut to)?;
            to.flush()
                .map_err(|error| Failure::file("write", &part.out, &error))?;
            return Ok(summary);
        }
        // The outcomes take their place last: where they are, the part is done.
        whole_file::stream(&part.out, |to| self.with_rejects(part, to))
    }

    fn with_rejects(&self, part: &Part, to: &mut (dyn Write + Send)) -> Result<Summary, Failure> {
        match &part.rejects {
            Some(rejects) => whole_file::stream(rejects, |aside| {
                self.outcomes(part, to, Refusing::Skip(aside))
            }),
            None => self.outcomes(part, to, Refusing::Stop),
        }
    }

    fn outcomes(
        &self,
        part: &Part,
        to: &mut (dyn Write + Send),
        refusing: Refusing<'_>,
    ) -> Result<Summary, Failure> {
        if (part.read_as, part.write_as) != (Form::Ndjson, Form::Ndjson) {
            return self.tables(part, to, refusing);
        }
        let batch = Batch {
            decision: &self.decision,
            engine: &self.engine,
            rooms: &self.rooms,
            unknown: self.unknown,
            mapping: &self.mapping,
        };
        let told = |lines| told(lines, None);
        batch.run(part, to, refusing, &told)
    }

    #[cfg(feature = "columns")]
    fn tables(
        &self,
        part: &Part,
        to: &mut (dyn Write + Send),
        refusing: Refusing<'_>,
    ) -> Result<Summary, Failure> {
        let asked = &self.args.tables;
        let tables = Tables {
            assessor: &self.assessor,
            mapping: &self.mapping,
            check_each: asked.check_each,
            against: self.against.as_ref(),
            by: asked.report.as_ref().map(|_| asked.by.as_slice()),
        };
        let (summary, tally) = tables.run(part, to, refusing, &told)?;
        let mut all = self.tally.borrow_mut();
        if all.rules.is_empty() {
            *all = tables.tally();
        }
        all.add(tally);
        Ok(summary)
    }

    /// Refuses what is asked of tables alone where lines become lines.
    #[cfg(feature = "columns")]
    fn is_of_tables(&self, parts: &[Part]) -> Result<(), Failure> {
        let asked = &self.args.tables;
        let of_tables = asked.causes
            || asked.check_each > 0
            || asked.report.is_some()
            || asked.against.is_some();
        let lines = (Form::Ndjson, Form::Ndjson);
        let mut forms = parts.iter().map(|part| (part.read_as, part.write_as));
        if of_tables && forms.any(|forms| forms == lines) {
            let why = "`--causes`, `--check-each`, `--report` and `--against` are of tables; write the outcomes as one, with `--write-as parquet`";
            return Err(Failure::new(Code::Usage, why));
        }
        Ok(())
    }

    #[cfg(feature = "columns")]
    fn report(&self, summary: &Summary) -> String {
        let other = self.against.as_ref().map(|it| it.decision().module());
        report::page(self.decision.module(), other, summary, &self.tally.borrow())
    }

    #[cfg(not(feature = "columns"))]
    fn tables(
        &self,
        _: &Part,
        _: &mut (dyn Write + Send),
        _: Refusing<'_>,
    ) -> Result<Summary, Failure> {
        Err(Failure::new(
            Code::Usage,
            "this program reads and writes lines of JSON alone; one that knows tables is built with `--features columns`",
        ))
    }
}

/// Beside outcomes: what they were made with.
const MARK: &str = ".made-with";

/// How far it has come, for whoever watches.
fn told(rows: u64, of: Option<u64>) {
    if io::stderr().is_terminal() {
        match of.filter(|of| *of > 0) {
            Some(of) => eprint!("\r{rows} of {of} rows ({}%) ", 100 * rows / of),
            None => eprint!("\r{rows} lines read "),
        }
    }
}

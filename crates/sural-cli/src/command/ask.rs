//! `sural ask`: the interview in a terminal.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Parser;
use sural_content::module::{Answer, FindingId, FindingKind, Module};
use sural_decision::{Answers, Decision};
use sural_interview::again::LastTime;
use sural_interview::heard::Heard;
use sural_interview::sitting::Sitting;
use sural_render::words::Words;

use crate::ask::arrows::Arrows;
use crate::ask::interview::{Console, Interview};
use crate::ask::lines;
use crate::ask::own_words;
use crate::ask::saved::{self, Saved};
use crate::content;
use crate::failure::{Code, Failure};

/// Be asked about the pain, and hear how soon to get care and where
#[derive(Parser)]
pub struct Args {
    /// Whose emergency number and names of places: us, uk, eu, ca, au, nz, ie, in
    #[arg(long)]
    region: Option<String>,
    /// The language to be told in, such as es; without it, the language of the content
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Go on with a stopped interview; its file is kept up to date unless `--save` names another
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
    /// Ask again, some days after the interview that this file keeps, and hear how today compares; the file stays as it is
    #[arg(long, value_name = "FILE")]
    again: Option<PathBuf>,
    /// Keep the answers in a file, after every page
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Whom you answer for: me, child, other_adult; without it, that is asked
    #[arg(long = "for", value_name = "WHOM")]
    answering_for: Option<String>,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    /// What is wrong, in your own words; answers that they suggest are shown, and count once you confirm them
    #[arg(long, value_name = "TEXT")]
    words: Option<String>,
    /// Typed lines only, without lists to move in or bold titles
    #[arg(long)]
    plain: bool,
}

/// Runs the command.
///
/// # Errors
/// When the content or the stopped interview cannot be used, or the answers cannot be kept.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let decision = content::decision_in(args.content.as_deref(), args.language.as_deref())?;
    let module = decision.module();
    let last = again(args, module)?;
    let mut earlier = match &args.resume {
        Some(path) => saved::read(path, module)?,
        None => Saved {
            answers: Answers::none(module),
            region: None,
            date: None,
            notes: Vec::new(),
        },
    };
    if let Some(whom) = &args.answering_for {
        let (finding, answer) = answering_for(module, whom)?;
        earlier.answers.set(finding, Some(answer));
    }
    let region = [&args.region, &earlier.region]
        .into_iter()
        .chain(last.as_ref().map(|last| &last.region))
        .find_map(Option::as_deref);
    let known = last.as_ref().map_or(&earlier, |last| last);
    let words = content::words(module, region)?.told_to(&known.answers);
    let lines = lines::of_terminal(&words, args.plain);
    if arrows(args.plain) {
        let how = words.phrases().by_arrows();
        return talk(
            Arrows::new(lines),
            &how,
            args,
            &decision,
            words,
            earlier,
            last,
        );
    }
    let how = words.phrases().by_lines();
    talk(lines, &how, args, &decision, words, earlier, last)
}

/// The answer that says whom somebody answers for.
fn answering_for(module: &Module, whom: &str) -> Result<(FindingId, Answer), Failure> {
    let mut known = Vec::new();
    for (id, finding) in (0..).map(FindingId).zip(&module.findings) {
        if let (FindingKind::One { options, .. }, false) =
            (&finding.kind, finding.others.is_empty())
        {
            if let Some(option) = options.iter().position(|option| option.id == whom) {
                return Ok((id, Answer::Option(option)));
            }
            known.extend(options.iter().map(|option| format!("`{}`", option.id)));
        }
    }
    Err(Failure::new(
        Code::Usage,
        format!("`--for` takes one of {}, not `{whom}`", known.join(", ")),
    ))
}

/// Whether there are keys to read and a screen to draw lists on; they are drawn on the error stream.
fn arrows(plain: bool) -> bool {
    let screen = std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    !plain
        && screen
        && std::io::stdin().is_terminal()
        && std::io::stdout().is_terminal()
        && std::io::stderr().is_terminal()
}

fn talk(
    mut console: impl Console,
    how: &str,
    args: &Args,
    decision: &Decision,
    words: Words<'_>,
    earlier: Saved,
    last: Option<Saved>,
) -> Result<Code, Failure> {
    opening(&mut console, decision.module(), &words, how);
    let asked_again = last.as_ref().map(|_| words.phrases().asked_again());
    let notes = last.iter().flat_map(|last| &last.notes);
    asked_again
        .iter()
        .chain(notes)
        .chain(&earlier.notes)
        .for_each(|note| console.say(&format!("\n{note}")));
    let heard = own_words(&mut console, args, decision.module(), &words)?;
    let save = args.save.clone().or_else(|| args.resume.clone());
    let mut sitting = Sitting::new(decision, words, earlier.answers);
    if let Some(heard) = heard {
        sitting = sitting.heard(heard);
    }
    if let Some(Saved { answers, date, .. }) = last {
        sitting = sitting.again(LastTime { answers, date });
    }
    Interview::new(sitting, console, save).run()
}

/// The interview that is asked again. Its file is all that is left of last time, so no other may take its place.
fn again(args: &Args, module: &Module) -> Result<Option<Saved>, Failure> {
    if args.again.is_some() && (args.again == args.save || args.again == args.resume) {
        return Err(Failure::new(
            Code::Usage,
            "`--again` keeps its file as it is; give `--save` or `--resume` another one",
        ));
    }
    let last = args.again.as_ref().map(|path| saved::read(path, module));
    last.transpose()
}

/// What the person's own words come to: given with the command, or typed now. A pipe is not asked for them, and neither
/// is anybody who goes on with an earlier interview.
fn own_words(
    console: &mut impl Console,
    args: &Args,
    module: &Module,
    words: &Words<'_>,
) -> Result<Option<Heard>, Failure> {
    let phrases = words.phrases();
    let new = args.resume.is_none() && args.again.is_none();
    let typed = args.words.is_none() && new && std::io::stdin().is_terminal();
    if args.words.is_none() && !typed {
        return Ok(None);
    }
    let lexicon = content::lexicon(args.content.as_deref(), module, phrases.language())?;
    let Some(lexicon) = lexicon else {
        return Ok(None);
    };
    let unread = |error| Failure::new(Code::File, format!("cannot read your answer: {error}"));
    let text = match &args.words {
        Some(text) => Some(text.clone()),
        None => {
            console.say(&format!("\n{}", phrases.own_words()));
            console.own_words().map_err(unread)?
        }
    };
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => own_words::confirm(console, words, &lexicon, &text)
            .map(Some)
            .map_err(unread),
        None => Ok(None),
    }
}

fn opening(console: &mut impl Console, module: &Module, words: &Words<'_>, how: &str) {
    let phrases = words.phrases();
    console.title(&phrases.opening(&module.title));
    console.say(&phrases.purpose());
    console.say(&phrases.emergency_now(&words.fill("{emergency_number}")));
    if module.other.is_some() && !words.are_for_other() {
        console.say(&phrases.for_someone_else());
    }
    console.say(&format!("\n{how}"));
}

//! `sural diff`: who is seen later or sooner under a new version of the content?

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Parser;
use serde_json::{Value, json};
use sural_content::module::{DispositionId, Module};
use sural_decision::diff::{Change, Difference, Edit, Move, Person, Ways, carried, compare, edits};
use sural_decision::{Answers, Decision};
use sural_render::html::grouped;
use sural_render::sentence;
use sural_render::words::Words;
use sural_simulate::Model;

use crate::content;
use crate::declared::{self, Declared, NO_RULE};
use crate::failure::{Code, Failure, print};
use crate::format::Format;

/// Compare two versions of content over every combination of answers: who is seen later, who sooner, and why
#[derive(Parser)]
pub struct Args {
    /// The folder of the old version
    old: PathBuf,
    /// The folder of the new version; without it, the built-in calf-pain module
    new: Option<PathBuf>,
    /// Simulated people, for the share that is seen later or sooner
    #[arg(long, value_name = "N", default_value_t = 1000)]
    people: u64,
    /// The same seed draws the same people
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// For people or for machines
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// Runs the command.
///
/// # Errors
/// When content cannot be read or used, or the comparison outgrows its limit.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let sources = content::load(args.new.as_deref())?.sources;
    let old = content::decision(Some(&args.old))?;
    let new = content::decision(args.new.as_deref())?;
    let declared = declared::of(&sources, &new.module().version).map_err(|messages| Failure {
        code: Code::BadContent,
        messages,
    })?;
    let difference = compare(old.module(), new.module())
        .map_err(|error| Failure::new(Code::BadContent, format!("not compared: {error}")))?;
    let report = Report {
        share: Share::of(&old, &new, args.people, args.seed),
        edits: edits(old.module(), new.module()),
        old: &old,
        new: &new,
        difference,
        declared,
    };
    match args.format {
        Format::Text => print(&report.text()),
        Format::Json => print(&format!("{:#}\n", report.machine())),
    }
    Ok(if report.undeclared() == 0 {
        Code::Done
    } else {
        Code::NotPassed
    })
}

struct Report<'a> {
    old: &'a Decision,
    new: &'a Decision,
    difference: Difference,
    declared: Vec<Declared>,
    edits: Vec<Edit>,
    share: Share,
}

impl Report<'_> {
    fn is_declared(&self, change: &Move) -> bool {
        let rule = self.rule_id(change);
        self.declared.iter().any(|entry| entry.covers(rule, change))
    }

    fn undeclared(&self) -> usize {
        let falls = self.difference.moves.iter().filter(|change| change.falls);
        falls.filter(|change| !self.is_declared(change)).count()
    }

    /// The version in which the rule decided.
    fn deciding(&self, change: &Move) -> &Module {
        if change.falls {
            self.old.module()
        } else {
            self.new.module()
        }
    }

    fn rule_id(&self, change: &Move) -> &str {
        let rule = change
            .rule
            .and_then(|rule| self.deciding(change).rules.get(rule.index()));
        rule.map_or(NO_RULE, |rule| rule.id.as_str())
    }

    fn text(&self) -> String {
        let named = |module: &Module| format!("{} {}", module.id, module.version);
        let mut text = format!(
            "{} -> {}, over {} combinations of answers that both can be given\n",
            named(self.old.module()),
            named(self.new.module()),
            grouped(&self.difference.compared)
        );
        if self.difference.moves.is_empty() {
            text.push_str("nobody is seen later or sooner\n");
        }
        for moves in self
            .difference
            .moves
            .chunk_by(|a, b| (a.falls, a.rule) == (b.falls, b.rule))
        {
            self.tell(moves, &mut text);
        }
        let _ = writeln!(text, "{}", self.share.text());
        for edit in &self.edits {
            let _ = writeln!(text, "{} {} `{}`", word(edit.change), edit.kind, edit.id);
        }
        let falls = self.difference.moves.iter().filter(|change| change.falls);
        let _ = writeln!(
            text,
            "{} falls, {} not declared in CHANGELOG.md",
            falls.count(),
            self.undeclared()
        );
        text
    }

    /// The moves of one rule.
    fn tell(&self, moves: &[Move], text: &mut String) {
        let Some(first) = moves.first() else { return };
        let how = if first.falls { "later" } else { "sooner" };
        let _ = writeln!(text, "{how}, by rule `{}`", self.rule_id(first));
        let [was, is] = [self.old.module(), self.new.module()]
            .map(|module| condition(module, self.rule_id(first)));
        for (when, condition) in [("before", &was), ("now", &is)] {
            match condition {
                Some(condition) if is != was => {
                    let _ = writeln!(text, "  {when}: {condition}");
                }
                _ => {}
            }
        }
        if let Some(ways) = &first.ways {
            let all = ways.all.as_ref();
            let all = all.map_or_else(|| "very many".to_owned(), grouped);
            let read = self.findings_read(ways);
            let _ = writeln!(
                text,
                "  it reads {} findings, which can be answered in {all} ways: {}",
                read.len(),
                read.join(", ")
            );
        }
        for change in moves {
            self.tell_one(change, text);
        }
    }

    fn tell_one(&self, change: &Move, text: &mut String) {
        let declared = match (change.falls, self.is_declared(change)) {
            (true, true) => "; declared and signed",
            (true, false) => "; NOT DECLARED",
            (false, _) => "",
        };
        let _ = writeln!(text, "  {} -> {}{declared}", change.from, change.to);
        let many = change.count.as_ref();
        let many = many.map_or_else(|| "too many to count".to_owned(), grouped);
        let _ = writeln!(text, "    cases: {many}");
        match &change.ways {
            Some(ways) => self.tell_ways(ways, text),
            None => self.tell_person(&change.person, "    ", text),
        }
    }

    /// With which answers somebody moves.
    fn tell_ways(&self, ways: &Ways, text: &mut String) {
        let many = match &ways.touched {
            Some(touched) if *touched == ways.moving => format!("all {}", grouped(touched)),
            Some(touched) => format!("{} of the {}", grouped(&ways.moving), grouped(touched)),
            None => grouped(&ways.moving),
        };
        let _ = writeln!(
            text,
            "    ways: in {}{many} that the change touches, somebody moves",
            if ways.complete { "" } else { "at least " },
        );
        for region in &ways.regions {
            let when = sural_render::region::text(&self.difference.findings, &region.when);
            if !when.is_empty() {
                let _ = writeln!(text, "    - {} ways: {when}", grouped(&region.moving));
            }
            self.tell_person(&region.person, "      ", text);
        }
        if ways.elsewhere.bits() > 0 {
            let _ = writeln!(text, "    - {} ways besides", grouped(&ways.elsewhere));
        }
    }

    fn tell_person(&self, person: &Person, indent: &str, text: &mut String) {
        let _ = writeln!(
            text,
            "{indent}{}: {} -> {}",
            sural_render::person::text(self.new, &person.new),
            came(self.old, &person.old),
            came(self.new, &person.new)
        );
    }

    /// The ids of the findings that are asked about, in the order of the text.
    fn findings_read(&self, ways: &Ways) -> Vec<&str> {
        let asked = |index: usize| {
            let mut questions = ways.questions.iter();
            questions.any(|question| question.finding.index() == index)
        };
        let findings = self.difference.findings.findings.iter().enumerate();
        findings
            .filter(|(index, _)| asked(*index))
            .map(|(_, finding)| finding.id.as_str())
            .collect()
    }

    fn machine(&self) -> Value {
        let module = |module: &Module| json!({"id": module.id, "version": module.version, "hash": module.hash});
        let moves = self.difference.moves.iter().map(|change| {
            json!({
                "from": change.from,
                "to": change.to,
                "falls": change.falls,
                "rule": self.rule_id(change),
                "when": condition(self.deciding(change), self.rule_id(change)),
                "combinations": change.count.as_ref().map(ToString::to_string),
                "case": sural_case::answer::object(self.new.module(), &change.person.new),
                "ways": change.ways.as_ref().map(|ways| self.ways(ways)),
                "declared": change.falls.then(|| self.is_declared(change)),
            })
        });
        let edits = self
            .edits
            .iter()
            .map(|edit| json!({"kind": edit.kind, "id": edit.id, "change": word(edit.change)}));
        json!({
            "old": module(self.old.module()),
            "new": module(self.new.module()),
            "compared": self.difference.compared.to_string(),
            "moves": moves.collect::<Vec<_>>(),
            "simulated": {"people": self.share.compared, "later": self.share.later, "sooner": self.share.sooner},
            "edits": edits.collect::<Vec<_>>(),
            "undeclared": self.undeclared(),
        })
    }

    fn ways(&self, ways: &Ways) -> Value {
        let number = |number: &Option<_>| number.as_ref().map(ToString::to_string);
        let regions = ways.regions.iter().map(|region| {
            json!({
                "when": sural_render::region::text(&self.difference.findings, &region.when),
                "moving": region.moving.to_string(),
                "case": sural_case::answer::object(self.new.module(), &region.person.new),
            })
        });
        json!({
            "findings": self.findings_read(ways),
            "all": number(&ways.all),
            "touched": number(&ways.touched),
            "moving": ways.moving.to_string(),
            "complete": ways.complete,
            "regions": regions.collect::<Vec<_>>(),
            "elsewhere": ways.elsewhere.to_string(),
        })
    }
}

/// When a rule fires, in plain words.
fn condition(module: &Module, rule: &str) -> Option<String> {
    let rule = module.rules.iter().find(|other| other.id == rule)?;
    let words = Words::of(module, None)?;
    Some(sentence::clause(module, &words, &rule.when).text(words.phrases()))
}

/// Simulated people under both versions: a model that follows the content, not epidemiology.
struct Share {
    seed: u64,
    compared: u64,
    later: u64,
    sooner: u64,
}

impl Share {
    fn of(old: &Decision, new: &Decision, people: u64, seed: u64) -> Self {
        let mut share = Self {
            seed,
            compared: 0,
            later: 0,
            sooner: 0,
        };
        for index in 0..people {
            let person = sural_simulate::person(new, Model::default(), seed, index);
            let Some(before) = carried(new.module(), old.module(), &person.answers) else {
                continue;
            };
            let (Ok(was), Ok(is)) = (old.assess(&before), new.assess(&person.answers)) else {
                continue;
            };
            let (was, is) = (id(old, was.disposition), id(new, is.disposition));
            share.compared += 1;
            let place = |id: &str| {
                let mut all = new.module().dispositions.iter();
                all.position(|disposition| disposition.id == id)
            };
            share.later += u64::from(was != is && place(was) < place(is));
            share.sooner += u64::from(was != is && place(was) >= place(is));
        }
        share
    }

    fn text(&self) -> String {
        format!(
            "of {} simulated people (seed {}), {} are seen later and {} sooner",
            self.compared, self.seed, self.later, self.sooner
        )
    }
}

fn id(decision: &Decision, disposition: DispositionId) -> &str {
    let dispositions = &decision.module().dispositions;
    dispositions
        .get(disposition.index())
        .map_or("", |disposition| disposition.id.as_str())
}

/// What the ordinary evaluator says.
fn came<'a>(decision: &'a Decision, answers: &Answers) -> &'a str {
    decision
        .assess(answers)
        .map_or("refused as contradictory", |assessment| {
            id(decision, assessment.disposition)
        })
}

fn word(change: Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Reworded => "reworded",
        Change::Redirected => "redirected",
        Change::Asked => "asked otherwise",
    }
}

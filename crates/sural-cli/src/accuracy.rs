//! How well a module does on published cases.

use std::fmt::Write;

use sural_content::module::Rest;
use sural_decision::Decision;

use crate::answers_file;
use crate::case_file::{Band, FileCase, Groups};
use crate::failure::Failure;
use crate::wire::group_id;

/// What came of one published case.
#[derive(Debug)]
pub struct Scored<'a> {
    /// The case.
    pub case: &'a FileCase,
    /// The disposition's id.
    pub disposition: String,
    /// Its band.
    pub band: Band,
    /// Rules that decided it.
    pub rules: Vec<String>,
    /// The cause group's id, or `undetermined`.
    pub group: &'static str,
    /// Ids of the first three causes.
    pub causes: Vec<String>,
    /// Answers that say something of the complaint.
    pub facts: usize,
}

/// Answers that only say who the person is.
const PERSON: [&str; 6] = [
    "age_band",
    "sex_at_birth",
    "answering_for",
    "pregnant",
    "postpartum",
    "laterality",
];
/// From this many facts on a cause group can be asked for.
const ENOUGH_FACTS: usize = 5;
/// Less urgent than `urgent_4h`.
const URGENT_ACUITY: u32 = 3;

impl<'a> Scored<'a> {
    /// Runs one case.
    ///
    /// # Errors
    /// When its answers are not answers to the module, or contradict each other.
    pub fn of(decision: &Decision, case: &'a FileCase, rest: Rest) -> Result<(Self, u32), Failure> {
        let module = decision.module();
        let named = |failure: Failure| Failure {
            messages: failure
                .messages
                .into_iter()
                .map(|message| format!("case {}: {message}", case.id))
                .collect(),
            ..failure
        };
        let mut answers = answers_file::from_object(module, &case.answers).map_err(named)?;
        answers.fill(decision, rest);
        let assessment = decision
            .assess(&answers)
            .map_err(|conflicts| named(answers_file::conflicting(module, &answers, &conflicts)))?;
        let disposition = module.dispositions.get(assessment.disposition.index());
        let acuity = disposition.map_or(u32::MAX, |disposition| disposition.acuity);
        let deciding = assessment
            .reasons
            .iter()
            .filter_map(|rule| module.rules.get(rule.index()))
            .filter(|rule| rule.disposition == Some(assessment.disposition));
        let causes = assessment
            .causes
            .iter()
            .take(3)
            .filter_map(|rank| module.causes.get(rank.cause.index()))
            .map(|cause| cause.id.clone());
        let result = Self {
            case,
            disposition: disposition
                .map(|disposition| disposition.id.clone())
                .unwrap_or_default(),
            band: Band::of_acuity(acuity),
            rules: deciding.map(|rule| rule.id.clone()).collect(),
            group: assessment.cause_group.map_or("undetermined", group_id),
            causes: causes.collect(),
            facts: case
                .answers
                .keys()
                .filter(|key| !PERSON.contains(&key.as_str()))
                .count(),
        };
        Ok((result, acuity))
    }

    fn under(&self) -> bool {
        self.band > self.case.gold.tolerated().0
    }

    fn over(&self) -> bool {
        self.band as u8 + 1 < self.case.gold.tolerated().1 as u8
    }

    fn group_right(&self) -> bool {
        self.case.gold.cause_class.as_deref() == Some(self.group)
    }

    fn among_three(&self, groups: &Groups) -> Option<bool> {
        let wanted = groups.get(self.case.dx_group.as_deref()?)?;
        Some(self.causes.iter().any(|cause| wanted.contains(cause)))
    }
}

/// The figures of one run.
#[derive(Debug, Default)]
pub struct Figures {
    /// Ids less urgent than tolerated.
    pub under: Vec<String>,
    /// Ids of emergencies that end less urgent than `urgent_4h`.
    pub missed_emergencies: Vec<String>,
    /// Rendered table and lists.
    pub text: String,
}

/// Runs all cases and makes the tables.
///
/// # Errors
/// When a case's answers cannot be used.
pub fn run(
    decision: &Decision,
    cases: &[FileCase],
    groups: &Groups,
    rest: Rest,
    every: bool,
) -> Result<Figures, Failure> {
    let results = cases
        .iter()
        .map(|case| Scored::of(decision, case, rest))
        .collect::<Result<Vec<_>, _>>()?;
    let mut figures = Figures::default();
    let emergency = |case: &FileCase| case.gold.disposition <= Band::ErNow;
    figures.under = results
        .iter()
        .filter(|(result, _)| result.under())
        .map(|(result, _)| result.case.id.clone())
        .collect();
    figures.missed_emergencies = results
        .iter()
        .filter(|(result, acuity)| emergency(result.case) && *acuity > URGENT_ACUITY)
        .map(|(result, _)| result.case.id.clone())
        .collect();
    let results = results
        .into_iter()
        .map(|(result, _)| result)
        .collect::<Vec<_>>();
    let text = &mut figures.text;
    let name = match rest {
        Rest::No => "no",
        Rest::NotSure => "not_sure",
        Rest::Unasked => "unasked",
    };
    let _ = writeln!(text, "unknown findings: {name}");
    bands(text, &results);
    shares(text, &results, groups);
    let _ = writeln!(
        text,
        "  emergencies that end less urgent than urgent_4h: {}",
        list(&figures.missed_emergencies)
    );
    misses(text, &results, groups, every);
    Ok(figures)
}

fn bands(text: &mut String, results: &[Scored<'_>]) {
    let _ = writeln!(
        text,
        "  {:<16}{:>6}{:>8}{:>8}{:>8}{:>8}",
        "gold", "cases", "exact", "within", "under", "over"
    );
    let mut row = |name: &str, rows: &[&Scored<'_>]| {
        let count =
            |f: &dyn Fn(&Scored<'_>) -> bool| rows.iter().filter(|result| f(result)).count();
        let (under, over) = (
            count(&|result| result.under()),
            count(&|result| result.over()),
        );
        let exact = count(&|result| result.band == result.case.gold.disposition);
        let _ = writeln!(
            text,
            "  {name:<16}{:>6}{exact:>8}{:>8}{under:>8}{over:>8}",
            rows.len(),
            rows.len() - under - over
        );
    };
    for band in Band::ALL {
        let rows = results
            .iter()
            .filter(|result| result.case.gold.disposition == band)
            .collect::<Vec<_>>();
        if !rows.is_empty() {
            row(band.name(), &rows);
        }
    }
    row("all", &results.iter().collect::<Vec<_>>());
}

fn shares(text: &mut String, results: &[Scored<'_>], groups: &Groups) {
    let mut share = |name: &str, hits: usize, of: usize| {
        let percent = if of == 0 {
            0.0
        } else {
            100.0 * hits as f64 / of as f64
        };
        let _ = writeln!(text, "  {name:<52}{hits:>4} of {of:<4}{percent:>6.1}%");
    };
    let within = results
        .iter()
        .filter(|result| !result.under() && !result.over())
        .count();
    share("within tolerance", within, results.len());
    let benign = results
        .iter()
        .filter(|result| result.case.benign_for_overtriage_check)
        .collect::<Vec<_>>();
    share(
        "benign that end at same_day or above",
        benign
            .iter()
            .filter(|result| result.band <= Band::SameDay)
            .count(),
        benign.len(),
    );
    let home = results
        .iter()
        .filter(|result| result.case.gold.disposition == Band::SelfCare)
        .collect::<Vec<_>>();
    share(
        "self-care recognised",
        home.iter()
            .filter(|result| result.band >= Band::Routine)
            .count(),
        home.len(),
    );
    let grouped = results
        .iter()
        .filter(|result| result.case.gold.cause_class.is_some())
        .collect::<Vec<_>>();
    share(
        "cause group right",
        grouped.iter().filter(|result| result.group_right()).count(),
        grouped.len(),
    );
    let enough = grouped
        .iter()
        .filter(|result| result.facts >= ENOUGH_FACTS)
        .collect::<Vec<_>>();
    share(
        &format!("cause group right, of those with {ENOUGH_FACTS} facts or more"),
        enough.iter().filter(|result| result.group_right()).count(),
        enough.len(),
    );
    let named = results
        .iter()
        .filter_map(|result| result.among_three(groups))
        .collect::<Vec<_>>();
    share(
        "gold cause among the first three",
        named.iter().filter(|hit| **hit).count(),
        named.len(),
    );
}

fn misses(text: &mut String, results: &[Scored<'_>], groups: &Groups, every: bool) {
    for result in results {
        let wrong_group = result.case.gold.cause_class.is_some() && !result.group_right();
        let notes = [
            (result.under(), "UNDER"),
            (result.over(), "over"),
            (wrong_group, "group"),
            (result.among_three(groups) == Some(false), "cause"),
        ];
        let notes = notes
            .iter()
            .filter(|(holds, _)| *holds)
            .map(|(_, note)| *note)
            .collect::<Vec<_>>();
        if every || !notes.is_empty() {
            let gold = &result.case.gold;
            let _ = writeln!(
                text,
                "  {:<9} {:<18} gold {} {} ({}); got {} [{}] {} {}",
                result.case.id,
                notes.join(","),
                gold.disposition.name(),
                gold.cause_class.as_deref().unwrap_or("-"),
                gold.diagnosis.as_deref().unwrap_or("-"),
                result.disposition,
                result.rules.join(" "),
                result.group,
                result.causes.join(" ")
            );
        }
    }
}

fn list(ids: &[String]) -> String {
    if ids.is_empty() {
        "none".to_owned()
    } else {
        ids.join(" ")
    }
}

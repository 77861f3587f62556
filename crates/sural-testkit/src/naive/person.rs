//! Whether a condition holds for one person who has answered everything, be it with *not sure*.

use std::collections::BTreeSet;

use sural_content::module::{
    Answer, Comparison, Condition, FindingId, FindingKind, Module, Unsure,
};

/// *Not sure*, *declined* and *not assessable* are read alike.
#[must_use]
pub const fn is_unknown(answer: &Answer) -> bool {
    matches!(
        answer,
        Answer::NotSure | Answer::Declined | Answer::NotAssessable
    )
}

/// Every actual answer: each option, each subset of the options, each number.
#[must_use]
pub fn real_answers(kind: &FindingKind) -> Vec<Answer> {
    match kind {
        FindingKind::One { options, .. } => (0..options.len()).map(Answer::Option).collect(),
        FindingKind::Several { options, .. } => subsets(&(0..options.len()).collect::<Vec<_>>()),
        FindingKind::Number { low, high, .. } => (*low..=*high).map(Answer::Number).collect(),
    }
}

fn subsets(options: &[usize]) -> Vec<Answer> {
    let chosen = |bits: usize| {
        (0..options.len())
            .filter(|at| bits >> at & 1 == 1)
            .map(|at| options[at])
            .collect()
    };
    (0..1 << options.len())
        .map(|bits| Answer::Options(chosen(bits)))
        .collect()
}

/// Of the actual answers, one for each way in which they differ to a condition: of the options it does not mention,
/// which are all alike to it, only the first is kept.
#[must_use]
pub fn told_apart(module: &Module, condition: &Condition, finding: FindingId) -> Vec<Answer> {
    let mut mentioned = BTreeSet::new();
    each_atom(module, condition, &mut |atom| match atom {
        Condition::IsOption(id, options) | Condition::HasOption(id, options) if *id == finding => {
            mentioned.extend(options.iter().copied())
        }
        _ => {}
    });
    let kept = |count: usize| {
        (0..count)
            .filter(|option| {
                mentioned.contains(option) || (0..*option).all(|before| mentioned.contains(&before))
            })
            .collect::<Vec<_>>()
    };
    match &module.findings[finding.index()].kind {
        FindingKind::One { options, .. } => kept(options.len())
            .into_iter()
            .map(Answer::Option)
            .collect(),
        FindingKind::Several { options, .. } => subsets(&kept(options.len())),
        number @ FindingKind::Number { .. } => real_answers(number),
    }
}

/// What each answer counts as for rules, before any choice is made: *not sure* is the `none` option, and stays unknown
/// where there is none.
#[must_use]
pub fn read_as_open(module: &Module, case: &[Answer]) -> Vec<Answer> {
    let read = |(answer, kind): (&Answer, &FindingKind)| match kind {
        _ if !is_unknown(answer) => answer.clone(),
        FindingKind::One {
            none: Some(none), ..
        } => Answer::Option(*none),
        FindingKind::Several { none: Some(_), .. } => Answer::Options(Vec::new()),
        _ => Answer::NotSure,
    };
    case.iter()
        .zip(module.findings.iter().map(|finding| &finding.kind))
        .map(read)
        .collect()
}

/// A condition with what it takes to read it.
#[derive(Debug)]
pub struct Reader<'m> {
    module: &'m Module,
    condition: &'m Condition,
    /// The findings it reads, each with the actual answers to try for it.
    findings: Vec<(FindingId, Vec<Answer>)>,
}

impl<'m> Reader<'m> {
    /// A reader that tries `choices` for what is not known.
    pub fn new(
        module: &'m Module,
        condition: &'m Condition,
        choices: &dyn Fn(&Condition, FindingId) -> Vec<Answer>,
    ) -> Self {
        let mut read = BTreeSet::new();
        each_atom(module, condition, &mut |atom| read.extend(finding_of(atom)));
        Self {
            module,
            condition,
            findings: read
                .into_iter()
                .map(|finding| (finding, choices(condition, finding)))
                .collect(),
        }
    }

    /// As a rule reads it: some choice for what is unknown and `unsure safer` makes it true, one choice at a time.
    #[must_use]
    pub fn as_rule(&self, case: &[Answer], open: &[Answer]) -> bool {
        let safer =
            |finding: FindingId| self.module.findings[finding.index()].unsure == Unsure::Safer;
        let chosen = self
            .unknown(case)
            .filter(|(finding, _)| safer(*finding))
            .collect::<Vec<_>>();
        some_choice(&chosen, &mut Read::of(open), &mut |read| {
            self.holds(case, read)
        })
    }

    /// As a rule reads it when every unknown counts as nothing abnormal.
    #[must_use]
    pub fn reported(&self, case: &[Answer], open: &[Answer]) -> bool {
        self.holds(case, &Read::of(open))
    }

    /// Some reading of what is unknown makes it true.
    #[must_use]
    pub fn possibly(&self, case: &[Answer]) -> bool {
        let chosen = self.unknown(case).collect::<Vec<_>>();
        some_choice(&chosen, &mut Read::of(case), &mut |read| {
            self.holds(case, read)
        })
    }

    /// Every reading of what is unknown makes it true.
    #[must_use]
    pub fn certainly(&self, case: &[Answer]) -> bool {
        let chosen = self.unknown(case).collect::<Vec<_>>();
        !some_choice(&chosen, &mut Read::of(case), &mut |read| {
            !self.holds(case, read)
        })
    }

    fn unknown(&self, case: &[Answer]) -> impl Iterator<Item = (FindingId, &[Answer])> {
        let known = self
            .findings
            .iter()
            .map(|(finding, answers)| (*finding, answers.as_slice()));
        known.filter(|(finding, _)| is_unknown(&case[finding.index()]))
    }

    fn holds(&self, case: &[Answer], read: &Read<'_>) -> bool {
        holds(self.module, self.condition, case, read)
    }
}

/// What answers count as: those of a case, but for some findings that stand chosen.
struct Read<'a> {
    case: &'a [Answer],
    chosen: Vec<(FindingId, &'a Answer)>,
}

impl<'a> Read<'a> {
    fn of(case: &'a [Answer]) -> Self {
        Self {
            case,
            chosen: Vec::new(),
        }
    }

    fn get(&self, finding: FindingId) -> &Answer {
        let chosen = self.chosen.iter().find(|(chosen, _)| *chosen == finding);
        chosen.map_or_else(|| &self.case[finding.index()], |(_, answer)| answer)
    }
}

/// Whether it holds with some choice of answers to these findings.
fn some_choice<'a>(
    open: &[(FindingId, &'a [Answer])],
    read: &mut Read<'a>,
    holds: &mut dyn FnMut(&Read<'a>) -> bool,
) -> bool {
    let Some(((finding, answers), others)) = open.split_first() else {
        return holds(read);
    };
    answers.iter().any(|answer| {
        read.chosen.push((*finding, answer));
        let found = some_choice(others, read, holds);
        read.chosen.pop();
        found
    })
}

/// Whether a condition holds where the answers are `case` and count as `read`. `possibly`, `certainly` and
/// `is unknown` speak of the answers themselves, all else of what they count as.
fn holds(module: &Module, condition: &Condition, case: &[Answer], read: &Read<'_>) -> bool {
    let part = |part: &Condition| holds(module, part, case, read);
    match condition {
        Condition::All(parts) => parts.iter().all(part),
        Condition::Any(parts) => parts.iter().any(part),
        Condition::AtLeast(count, parts) => {
            parts.iter().filter(|it| part(it)).count() >= *count as usize
        }
        Condition::Not(it) => !part(it),
        Condition::Named(id) => part(&module.conditions[id.index()].when),
        Condition::Possibly(it) => every_answer(module, it).possibly(case),
        Condition::Certainly(it) => every_answer(module, it).certainly(case),
        Condition::IsUnknown(id) => is_unknown(&case[id.index()]),
        Condition::IsOption(id, options) => {
            matches!(read.get(*id), Answer::Option(option) if options.contains(option))
        }
        Condition::HasOption(id, options) => {
            matches!(read.get(*id), Answer::Options(chosen) if chosen.iter().any(|option| options.contains(option)))
        }
        Condition::HasNone(id) => {
            matches!(read.get(*id), Answer::Options(chosen) if chosen.is_empty())
        }
        Condition::CompareNumber(id, comparison, constant) => {
            matches!(read.get(*id), Answer::Number(number) if compare(i64::from(*number), *comparison, i64::from(*constant)))
        }
        Condition::CompareScore(id, comparison, constant) => {
            let terms = module.scores[id.index()]
                .terms
                .iter()
                .filter(|(_, term)| part(term));
            compare(
                terms.map(|(points, _)| i64::from(*points)).sum(),
                *comparison,
                i64::from(*constant),
            )
        }
    }
}

fn every_answer<'m>(module: &'m Module, condition: &'m Condition) -> Reader<'m> {
    Reader::new(module, condition, &|_, finding| {
        real_answers(&module.findings[finding.index()].kind)
    })
}

const fn compare(left: i64, comparison: Comparison, right: i64) -> bool {
    match comparison {
        Comparison::Less => left < right,
        Comparison::AtMost => left <= right,
        Comparison::Equal => left == right,
        Comparison::AtLeast => left >= right,
        Comparison::Greater => left > right,
    }
}

/// Calls `look` on everything in a condition that reads a finding, through named conditions and scores.
fn each_atom(module: &Module, condition: &Condition, look: &mut dyn FnMut(&Condition)) {
    condition.visit(&mut |part| match part {
        Condition::Named(id) => each_atom(module, &module.conditions[id.index()].when, look),
        Condition::CompareScore(id, ..) => module.scores[id.index()]
            .terms
            .iter()
            .for_each(|(_, term)| each_atom(module, term, look)),
        atom => look(atom),
    });
}

fn finding_of(atom: &Condition) -> Option<FindingId> {
    match atom {
        Condition::IsOption(id, _)
        | Condition::HasOption(id, _)
        | Condition::HasNone(id)
        | Condition::IsUnknown(id)
        | Condition::CompareNumber(id, ..) => Some(*id),
        _ => None,
    }
}

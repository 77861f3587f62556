//! Two versions of a module on common ground: findings matched by id, so that the rules of both read the same variables.

use std::collections::BTreeSet;

use sural_content::module::{
    Answer, Choice, Condition, ConditionId, Constraint, Finding, FindingId, FindingKind, Module,
    NamedCondition, Rule, Score, ScoreId,
};

use crate::answers::Answers;

/// Both versions in one module: everything that the new one says, then what the old one says.
pub(super) struct Common {
    /// With each finding as the new version reads it.
    pub(super) new: Module,
    /// The same, with each finding as the old version reads it.
    pub(super) old: Module,
    /// By finding of the old version: where it stands now.
    findings: Vec<FindingId>,
    /// By finding of the old version, by option: where it stands now.
    options: Vec<Vec<usize>>,
    /// Options that one version only can answer.
    pub(super) unshared: Vec<(FindingId, usize)>,
}

impl Common {
    pub(super) fn of(old: &Module, new: &Module) -> Self {
        let mut common = Self {
            new: new.clone(),
            old: Module::default(),
            findings: Vec::new(),
            options: Vec::new(),
            unshared: Vec::new(),
        };
        let mut read_by_old = Vec::new();
        for finding in &old.findings {
            read_by_old.push(common.place(finding));
        }
        common.add_conditions(old, new);
        common.old = common.new.clone();
        for (finding, place) in read_by_old.into_iter().zip(&common.findings) {
            if let Some(slot) = common.old.findings.get_mut(place.index()) {
                *slot = finding;
            }
        }
        common
    }

    /// Finds or makes the place of an old finding; the finding as the old version reads it there.
    fn place(&mut self, old: &Finding) -> Finding {
        let same = (0..)
            .zip(&self.new.findings)
            .find(|(_, finding)| finding.id == old.id && alike(&finding.kind, &old.kind));
        let Some((index, finding)) = same.map(|(index, finding)| (index, finding.clone())) else {
            self.findings
                .push(FindingId(self.new.findings.len() as u32));
            self.options.push((0..choices(&old.kind).len()).collect());
            self.new.findings.push(old.clone());
            return old.clone();
        };
        let (kind, moved, unshared) = joined(&finding.kind, &old.kind);
        let id = FindingId(index);
        self.unshared
            .extend(unshared.into_iter().map(|option| (id, option)));
        if let Some(finding) = self.new.findings.get_mut(id.index()) {
            finding.kind = kind.clone();
        }
        let kind = with_none(kind, &old.kind, &moved);
        self.findings.push(id);
        self.options.push(moved);
        Finding {
            kind,
            ..old.clone()
        }
    }

    /// Lets the new version pass over what only the old one can answer, and adds what the old one says.
    fn add_conditions(&mut self, old: &Module, new: &Module) {
        let says = |condition: &Condition| mapped(condition, &|atom| self.as_new(new, atom));
        let (conditions, scores, constraints, rules) = said(new, &says);
        let says = |condition: &Condition| mapped(condition, &|atom| self.as_old(old, new, atom));
        let added = said(old, &says);
        self.new.conditions = conditions.into_iter().chain(added.0).collect();
        self.new.scores = scores.into_iter().chain(added.1).collect();
        self.new.constraints = constraints.into_iter().chain(added.2).collect();
        self.new.rules = rules.into_iter().chain(added.3).collect();
    }

    fn as_new(&self, new: &Module, atom: &Condition) -> Condition {
        match atom {
            Condition::IsOption(finding, options) => {
                let known = count(new, *finding);
                let strange = self.strange(*finding, &|option| option >= known);
                Condition::IsOption(*finding, with(options.clone(), options, strange))
            }
            atom => atom.clone(),
        }
    }

    /// An atom of the old version, its names moved to where they stand now.
    fn as_old(&self, old: &Module, new: &Module, atom: &Condition) -> Condition {
        let at = |finding: &FindingId| {
            self.findings
                .get(finding.index())
                .copied()
                .unwrap_or(*finding)
        };
        match atom {
            Condition::Named(id) => {
                Condition::Named(ConditionId(new.conditions.len() as u32 + id.0))
            }
            Condition::CompareScore(score, comparison, number) => {
                let score = ScoreId(new.scores.len() as u32 + score.0);
                Condition::CompareScore(score, *comparison, *number)
            }
            Condition::IsOption(finding, options) => {
                let known = (0..count(old, *finding)).collect::<Vec<_>>();
                let known = self.moved_options(*finding, &known);
                let strange = self.strange(at(finding), &|option| !known.contains(&option));
                let moved = self.moved_options(*finding, options);
                Condition::IsOption(at(finding), with(moved, options, strange))
            }
            Condition::HasOption(finding, options) => {
                Condition::HasOption(at(finding), self.moved_options(*finding, options))
            }
            Condition::HasNone(finding) => Condition::HasNone(at(finding)),
            Condition::IsUnknown(finding) => Condition::IsUnknown(at(finding)),
            Condition::CompareNumber(finding, comparison, number) => {
                Condition::CompareNumber(at(finding), *comparison, *number)
            }
            atom => atom.clone(),
        }
    }

    fn strange(&self, finding: FindingId, is: &dyn Fn(usize) -> bool) -> Vec<usize> {
        self.unshared
            .iter()
            .filter(|(of, option)| *of == finding && is(*option))
            .map(|(_, option)| *option)
            .collect()
    }

    fn moved_options(&self, old: FindingId, options: &[usize]) -> Vec<usize> {
        let places = self.options.get(old.index());
        let moved = options.iter();
        moved
            .filter_map(|&option| places?.get(option).copied())
            .collect()
    }

    /// What the new version is told of a case on common ground.
    pub(super) fn answers_for_new(&self, new: &Module, case: &[Answer]) -> Answers {
        let mut answers = Answers::none(new);
        for (index, answer) in (0..new.findings.len()).zip(case) {
            answers.set(FindingId(index as u32), Some(answer.clone()));
        }
        answers
    }

    /// What the old version is told of it.
    pub(super) fn answers_for_old(&self, old: &Module, case: &[Answer]) -> Answers {
        let mut answers = Answers::none(old);
        for ((index, place), options) in (0..).zip(&self.findings).zip(&self.options) {
            let back = |option: &usize| options.iter().position(|moved| moved == option);
            let answer = match case.get(place.index()) {
                Some(Answer::Option(option)) => {
                    back(option).map_or(Answer::NotSure, Answer::Option)
                }
                Some(Answer::Options(chosen)) => {
                    let mut chosen = chosen.iter().filter_map(back).collect::<Vec<_>>();
                    chosen.sort_unstable();
                    Answer::Options(chosen)
                }
                Some(answer) => answer.clone(),
                None => Answer::NotSure,
            };
            answers.set(FindingId(index), Some(answer));
        }
        answers
    }
}

/// An option that a version does not know counts for it as its first: nobody answers it, yet *not sure* reads every option
/// there is and must find nothing new.
fn with(mut moved: Vec<usize>, options: &[usize], strange: Vec<usize>) -> Vec<usize> {
    if options.contains(&0) {
        moved.extend(strange);
    }
    moved.sort_unstable();
    moved.dedup();
    moved
}

fn count(module: &Module, finding: FindingId) -> usize {
    module
        .findings
        .get(finding.index())
        .map_or(0, |finding| choices(&finding.kind).len())
}

type Said = (Vec<NamedCondition>, Vec<Score>, Vec<Constraint>, Vec<Rule>);

/// What a module says of its findings, its conditions put in other words.
fn said(module: &Module, says: &dyn Fn(&Condition) -> Condition) -> Said {
    let conditions = module.conditions.iter().map(|named| NamedCondition {
        when: says(&named.when),
        ..named.clone()
    });
    let scores = module.scores.iter().map(|score| {
        let terms = score.terms.iter();
        Score {
            terms: terms.map(|(points, term)| (*points, says(term))).collect(),
            ..score.clone()
        }
    });
    let constraints = module.constraints.iter().map(|constraint| Constraint {
        never: says(&constraint.never),
        ..constraint.clone()
    });
    let rules = module.rules.iter().map(|rule| Rule {
        when: says(&rule.when),
        ..rule.clone()
    });
    (
        conditions.collect(),
        scores.collect(),
        constraints.collect(),
        rules.collect(),
    )
}

/// A condition with every atom replaced.
fn mapped(condition: &Condition, atom: &dyn Fn(&Condition) -> Condition) -> Condition {
    let all = |parts: &[Condition]| parts.iter().map(|part| mapped(part, atom)).collect();
    let one = |part: &Condition| Box::new(mapped(part, atom));
    match condition {
        Condition::All(parts) => Condition::All(all(parts)),
        Condition::Any(parts) => Condition::Any(all(parts)),
        Condition::AtLeast(count, parts) => Condition::AtLeast(*count, all(parts)),
        Condition::Not(part) => Condition::Not(one(part)),
        Condition::Possibly(part) => Condition::Possibly(one(part)),
        Condition::Certainly(part) => Condition::Certainly(one(part)),
        other => atom(other),
    }
}

fn alike(a: &FindingKind, b: &FindingKind) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// The options of a finding; none of a number.
pub(super) fn choices(kind: &FindingKind) -> &[Choice] {
    match kind {
        FindingKind::One { options, .. } | FindingKind::Several { options, .. } => options,
        FindingKind::Number { .. } => &[],
    }
}

/// The new kind with the options of the old one that it has no more behind its own; where each old option stands; the
/// options that are not in both.
fn joined(new: &FindingKind, old: &FindingKind) -> (FindingKind, Vec<usize>, Vec<usize>) {
    let mut all = choices(new).to_vec();
    let mut moved = Vec::new();
    for choice in choices(old) {
        let place = all.iter().position(|other| other.id == choice.id);
        moved.push(place.unwrap_or(all.len()));
        if place.is_none() {
            all.push(choice.clone());
        }
    }
    let shared = moved
        .iter()
        .copied()
        .filter(|&place| place < choices(new).len())
        .collect::<BTreeSet<_>>();
    let unshared = (0..all.len())
        .filter(|place| !shared.contains(place))
        .collect();
    let mut kind = new.clone();
    match (&mut kind, old) {
        (FindingKind::One { options, .. } | FindingKind::Several { options, .. }, _) => {
            *options = all
        }
        (
            FindingKind::Number { low, high, .. },
            FindingKind::Number {
                low: old_low,
                high: old_high,
                ..
            },
        ) => {
            *low = (*low).min(*old_low);
            *high = (*high).max(*old_high);
        }
        _ => {}
    }
    (kind, moved, unshared)
}

/// A common kind with the `none` option of the old version.
fn with_none(mut kind: FindingKind, old: &FindingKind, moved: &[usize]) -> FindingKind {
    match (&mut kind, old) {
        (FindingKind::One { none, .. }, FindingKind::One { none: old, .. }) => {
            *none = old.and_then(|old| moved.get(old).copied());
        }
        (FindingKind::Several { none, .. }, FindingKind::Several { none: old, .. }) => {
            none.clone_from(old);
        }
        _ => {}
    }
    kind
}

/// The same case for another version, by ids; `None` if that version cannot say one of the answers. What only one
/// version asks is left out.
#[must_use]
pub fn carried(from: &Module, to: &Module, answers: &Answers) -> Option<Answers> {
    let mut moved = Answers::none(to);
    for (id, answer) in answers.iter() {
        let finding = from.findings.get(id.index())?;
        let same = (0..).zip(&to.findings);
        let Some((index, other)) = same
            .into_iter()
            .find(|(_, other)| other.id == finding.id && alike(&other.kind, &finding.kind))
        else {
            continue;
        };
        let option = |option: &usize| {
            let id = &choices(&finding.kind).get(*option)?.id;
            choices(&other.kind)
                .iter()
                .position(|choice| choice.id == *id)
        };
        let answer = match answer {
            Answer::Option(chosen) => Answer::Option(option(chosen)?),
            Answer::Options(chosen) => {
                let mut chosen = chosen.iter().map(option).collect::<Option<Vec<_>>>()?;
                chosen.sort_unstable();
                Answer::Options(chosen)
            }
            answer => answer.clone(),
        };
        moved.set(FindingId(index), Some(answer));
    }
    Some(moved)
}

//! The meaning of a module by enumeration: every completion of what is not asked, every choice for what is not known.

pub mod consultation;
pub mod person;

use sural_content::module::{Answer, Condition, DispositionId, FindingId, Module};

use person::{Reader, is_unknown, real_answers};

/// What is known of a condition, over all admissible completions of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// No completion makes it true.
    Excluded,
    /// Some do.
    Possible,
    /// All do.
    Certain,
}

/// What a module says of a case that may be unfinished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// By rule: whether it fires.
    pub rules: Vec<Known>,
    /// By rule: whether it fires, and would if every unknown were nothing abnormal.
    pub reported: Vec<Known>,
    /// By cause, measure and line: whether the line counts.
    pub evidence: Vec<Vec<Vec<Known>>>,
    /// By care: whether `when` is certain and `unless` excluded.
    pub care: Vec<bool>,
    /// By safety-net line: whether its sign holds.
    pub signs: Vec<Known>,
    /// The most urgent disposition of any completion.
    pub most_urgent: DispositionId,
    /// The least urgent one.
    pub least_urgent: DispositionId,
}

impl Verdict {
    /// What holds over all the cases that break no constraint; `None` if there is none.
    #[must_use]
    pub fn over(cases: &[&Facts]) -> Option<Self> {
        let admissible = cases
            .iter()
            .filter(|facts| !facts.broken.contains(&true))
            .copied()
            .collect::<Vec<_>>();
        let first = *admissible.first()?;
        let known =
            |holds: &dyn Fn(&Facts) -> bool| known(admissible.iter().map(|facts| holds(facts)));
        let lines = |cause: usize, measure: usize| {
            let count = first.evidence[cause][measure].len();
            (0..count)
                .map(|line| known(&|facts| facts.evidence[cause][measure][line]))
                .collect::<Vec<_>>()
        };
        Some(Self {
            rules: (0..first.fires.len())
                .map(|rule| known(&|facts| facts.fires[rule]))
                .collect(),
            reported: (0..first.fires.len())
                .map(|rule| known(&|facts| facts.reported[rule]))
                .collect(),
            evidence: (0..first.evidence.len())
                .map(|cause| {
                    (0..first.evidence[cause].len())
                        .map(|measure| lines(cause, measure))
                        .collect()
                })
                .collect(),
            care: (0..first.care.len())
                .map(|care| {
                    admissible
                        .iter()
                        .all(|facts| facts.care[care] == (true, false))
                })
                .collect(),
            signs: (0..first.signs.len())
                .map(|sign| known(&|facts| facts.signs[sign]))
                .collect(),
            most_urgent: admissible.iter().map(|facts| facts.disposition).min()?,
            least_urgent: admissible.iter().map(|facts| facts.disposition).max()?,
        })
    }

    /// All completions have the same disposition.
    #[must_use]
    pub fn settled(&self) -> bool {
        self.most_urgent == self.least_urgent
    }
}

/// What a module says of one completed case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// By constraint.
    pub broken: Vec<bool>,
    /// By rule.
    pub fires: Vec<bool>,
    /// By rule: it fires, and would if every unknown were nothing abnormal.
    pub reported: Vec<bool>,
    /// By cause, measure and line.
    pub evidence: Vec<Vec<Vec<bool>>>,
    /// By care: that `when` holds, that `unless` may.
    pub care: Vec<(bool, bool)>,
    /// By safety-net line.
    pub signs: Vec<bool>,
    /// The most urgent of the rules that fire, else the least urgent of all.
    pub disposition: DispositionId,
}

/// What constraints and rules say of a completed case.
#[derive(Debug, Clone)]
pub struct RuleFacts {
    /// By constraint.
    pub broken: Vec<bool>,
    /// By rule.
    pub fires: Vec<bool>,
    /// The most urgent of the rules that fire, else the mildest.
    pub disposition: DispositionId,
}

/// All conditions of a module, ready to be asked of one completed case after the other.
#[derive(Debug)]
pub struct Sheet<'m> {
    module: &'m Module,
    constraints: Vec<Reader<'m>>,
    rules: Vec<Reader<'m>>,
    evidence: Vec<Vec<Vec<Reader<'m>>>>,
    care: Vec<(Option<Reader<'m>>, Option<Reader<'m>>)>,
    signs: Vec<Reader<'m>>,
}

impl<'m> Sheet<'m> {
    /// A sheet that tries every answer for what is not known.
    #[must_use]
    pub fn of(module: &'m Module) -> Self {
        Self::with(module, &|_, finding| {
            real_answers(&module.findings[finding.index()].kind)
        })
    }

    /// A sheet that tries, of answers that a condition cannot tell apart, only one.
    #[must_use]
    pub fn quick(module: &'m Module) -> Self {
        Self::with(module, &|condition, finding| {
            person::told_apart(module, condition, finding)
        })
    }

    fn with(module: &'m Module, choices: &dyn Fn(&Condition, FindingId) -> Vec<Answer>) -> Self {
        let reader = |condition: &'m Condition| Reader::new(module, condition, choices);
        let measures = module.causes.iter().map(|cause| &cause.measures);
        Self {
            module,
            constraints: module
                .constraints
                .iter()
                .map(|constraint| reader(&constraint.never))
                .collect(),
            rules: module.rules.iter().map(|rule| reader(&rule.when)).collect(),
            evidence: measures
                .map(|measures| {
                    measures
                        .iter()
                        .map(|measure| {
                            measure
                                .lines
                                .iter()
                                .map(|line| reader(&line.when))
                                .collect()
                        })
                        .collect()
                })
                .collect(),
            care: module
                .care
                .iter()
                .map(|care| {
                    (
                        care.when.as_ref().map(reader),
                        care.unless.as_ref().map(reader),
                    )
                })
                .collect(),
            signs: module
                .safety_net
                .iter()
                .map(|line| reader(&line.sign))
                .collect(),
        }
    }

    /// What constraints and rules say of a case in which everything is answered.
    #[must_use]
    pub fn rules(&self, case: &[Answer]) -> RuleFacts {
        let open = person::read_as_open(self.module, case);
        let fires = self.fires(case, &open);
        RuleFacts {
            broken: self
                .constraints
                .iter()
                .map(|constraint| constraint.certainly(case))
                .collect(),
            disposition: self.disposition(&fires),
            fires,
        }
    }

    /// What holds of a case in which everything is answered.
    #[must_use]
    pub fn facts(&self, case: &[Answer]) -> Facts {
        let open = person::read_as_open(self.module, case);
        let fires = self.fires(case, &open);
        let certain = |reader: &Reader<'_>| reader.certainly(case);
        Facts {
            broken: self.constraints.iter().map(certain).collect(),
            evidence: self
                .evidence
                .iter()
                .map(|cause| {
                    cause
                        .iter()
                        .map(|lines| lines.iter().map(certain).collect())
                        .collect()
                })
                .collect(),
            care: self
                .care
                .iter()
                .map(|(when, unless)| {
                    (
                        when.as_ref().is_none_or(certain),
                        unless.as_ref().is_some_and(|it| it.possibly(case)),
                    )
                })
                .collect(),
            signs: self.signs.iter().map(certain).collect(),
            disposition: self.disposition(&fires),
            reported: self
                .rules
                .iter()
                .zip(&fires)
                .map(|(rule, fires)| *fires && rule.reported(case, &open))
                .collect(),
            fires,
        }
    }

    /// By rule; one that excludes, confirms or settles needs certainty.
    fn fires(&self, case: &[Answer], open: &[Answer]) -> Vec<bool> {
        let rules = self.rules.iter().zip(&self.module.rules);
        rules
            .map(|(reader, rule)| {
                if consultation::needs_certainty(rule) {
                    reader.certainly(case)
                } else {
                    reader.as_rule(case, open)
                }
            })
            .collect()
    }

    fn disposition(&self, fires: &[bool]) -> DispositionId {
        let fired = self
            .module
            .rules
            .iter()
            .zip(fires)
            .filter(|(_, fires)| **fires);
        let acuity = |id: &DispositionId| self.module.dispositions[id.index()].acuity;
        let named = fired
            .filter_map(|(rule, _)| rule.disposition)
            .min_by_key(acuity);
        let all = (0..)
            .zip(&self.module.dispositions)
            .filter(|(_, disposition)| disposition.handled_as.is_none());
        let last = all
            .map(|(index, _)| DispositionId(index))
            .max_by_key(acuity);
        named.or(last).unwrap_or(DispositionId(0))
    }
}

/// Every completed case of a small module, with what holds of it.
#[derive(Debug)]
pub struct Universe(Vec<(Vec<Answer>, Facts)>);

impl Universe {
    /// Enumerates a module.
    #[must_use]
    pub fn of(module: &Module) -> Self {
        let sheet = Sheet::of(module);
        let mut cases = vec![Vec::new()];
        for finding in &module.findings {
            let mut answers = real_answers(&finding.kind);
            answers.push(Answer::NotSure);
            cases = cases
                .iter()
                .flat_map(|case| {
                    answers
                        .iter()
                        .map(|answer| [case.as_slice(), std::slice::from_ref(answer)].concat())
                })
                .collect();
        }
        let with_facts = |case: Vec<Answer>| {
            let facts = sheet.facts(&case);
            (case, facts)
        };
        Self(cases.into_iter().map(with_facts).collect())
    }

    /// The completed cases that answers leave, with what holds of each.
    fn cases<'a>(
        &'a self,
        answers: &'a [Option<Answer>],
    ) -> impl Iterator<Item = (&'a [Answer], &'a Facts)> {
        let agrees = |(known, answer): (&Option<Answer>, &Answer)| {
            known
                .as_ref()
                .is_none_or(|known| known == answer || is_unknown(known) && is_unknown(answer))
        };
        self.0
            .iter()
            .filter(move |(case, _)| answers.iter().zip(case).all(agrees))
            .map(|(case, facts)| (case.as_slice(), facts))
    }

    fn completions<'a>(&'a self, answers: &'a [Option<Answer>]) -> impl Iterator<Item = &'a Facts> {
        self.cases(answers).map(|(_, facts)| facts)
    }

    /// The constraints that are broken in every completion.
    #[must_use]
    pub fn conflicts(&self, answers: &[Option<Answer>]) -> Vec<usize> {
        let constraints = self.0.first().map_or(0, |(_, facts)| facts.broken.len());
        (0..constraints)
            .filter(|&index| self.completions(answers).all(|facts| facts.broken[index]))
            .collect()
    }

    /// What holds over all completions that break no constraint; `None` if there is none.
    #[must_use]
    pub fn assess(&self, answers: &[Option<Answer>]) -> Option<Verdict> {
        Verdict::over(&self.completions(answers).collect::<Vec<_>>())
    }
}

fn known(mut holds: impl Iterator<Item = bool> + Clone) -> Known {
    match (holds.clone().any(|it| it), holds.any(|it| !it)) {
        (true, false) => Known::Certain,
        (true, true) => Known::Possible,
        (false, _) => Known::Excluded,
    }
}

//! The fewest worked cases that would kill the survivors.
//!
//! The witness of each survivor is a candidate. Each candidate is tried on every survivor, and those that kill the most
//! of what is left are taken first. That is at most a little worse than the fewest possible, and readable in that order.

use std::collections::BTreeSet;

use sural_content::module::{Answer, Expect, FindingId, RuleId};

use super::Mutant;
use super::joint::Joint;
use super::judge::{Judge, Tried, case_of, told_apart};
use crate::assessment::Status;
use crate::compile::CompileError;

/// A case that may be worth adding to the content; findings that are not given are answered *no*.
#[derive(Debug)]
pub struct Candidate {
    given: Vec<(FindingId, Answer)>,
    tried: Tried,
    /// What decides its disposition.
    deciding: Vec<Expect>,
}

/// What a candidate shows of a survivor: its index, and what the content says and the mutant does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Of the candidate.
    pub candidate: usize,
    /// What differs.
    pub expect: Vec<Expect>,
}

/// A worked case that is proposed to the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The answers.
    pub given: Vec<(FindingId, Answer)>,
    /// What the content says of them.
    pub expect: Vec<Expect>,
    /// The survivors that it kills and those before it do not.
    pub kills: Vec<usize>,
}

impl Judge<'_> {
    /// The cases of these answers, each once.
    #[must_use]
    pub fn candidates<'w>(
        &self,
        givens: impl Iterator<Item = &'w Vec<(FindingId, Answer)>>,
    ) -> Vec<Candidate> {
        let mut seen = Vec::new();
        givens.for_each(|given| {
            if !seen.contains(&given) {
                seen.push(given);
            }
        });
        seen.into_iter()
            .enumerate()
            .filter_map(|(index, given)| self.candidate(index, given))
            .collect()
    }

    fn candidate(&self, index: usize, given: &[(FindingId, Answer)]) -> Option<Candidate> {
        let outcome = self.decision.run(&case_of(given));
        let assessment = outcome.assessment.ok()?;
        let decides = |rule: &RuleId| {
            let rule = self.decision.module().rules.get(rule.index());
            rule.is_some_and(|rule| rule.disposition == Some(assessment.disposition))
        };
        let mut deciding = vec![Expect::Disposition(assessment.disposition)];
        let first = assessment.reasons.iter().copied().find(decides);
        deciding.extend(first.map(Expect::Fires));
        Some(Candidate {
            given: given.to_vec(),
            tried: Tried {
                index,
                answers: outcome.answers,
                rules: assessment.rules,
            },
            deciding,
        })
    }

    /// By mutant, all planted at one place: the candidates that would kill it.
    ///
    /// # Errors
    /// When content and mutants together grow past the node limit.
    pub fn shown(
        &self,
        mutants: &[&Mutant],
        candidates: &[Candidate],
    ) -> Result<Vec<Vec<Shown>>, CompileError> {
        let conditions = mutants
            .iter()
            .copied()
            .filter(|mutant| mutant.changes_a_condition())
            .collect::<Vec<_>>();
        let joint = conditions
            .first()
            .map(|first| Joint::of(self.bare(), first.place, &conditions))
            .transpose()?;
        let mut pairs = joint.iter().flat_map(|joint| &joint.pairs);
        let mut all = Vec::new();
        for mutant in mutants {
            let pairs = if mutant.changes_a_condition() {
                pairs.next()
            } else {
                None
            };
            let noticing = candidates
                .iter()
                .filter(|candidate| match joint.as_ref().zip(pairs) {
                    Some((joint, pairs)) => joint.may_notice(pairs, &candidate.tried.answers),
                    None => candidate.tried.may_notice(mutant),
                });
            let mut compiled = None;
            let shown = self.compiled(mutant, &mut compiled).map(|faulty| {
                let told = noticing.filter_map(|candidate| {
                    let told = told_apart(self.decision, faulty, &candidate.given)?;
                    Some(Shown {
                        candidate: candidate.tried.index,
                        expect: told.expect(),
                    })
                });
                told.collect()
            });
            all.push(shown.unwrap_or_default());
        }
        Ok(all)
    }
}

/// The fewest candidates, the best first, that kill whatever any candidate kills.
///
/// `shown` has for each survivor what the candidates show of it.
#[must_use]
pub fn fewest(candidates: &[Candidate], shown: &[Vec<Shown>]) -> Vec<Suggestion> {
    let mut left = (0..shown.len())
        .filter(|survivor| shown.get(*survivor).is_some_and(|by| !by.is_empty()))
        .collect::<BTreeSet<_>>();
    let mut suggestions = Vec::new();
    while let Some((best, kills)) = best(candidates, shown, &left) {
        let of_best = kills.iter().filter_map(|survivor| {
            let by = shown.get(*survivor)?;
            by.iter().find(|shown| shown.candidate == best.tried.index)
        });
        let mut expect = best.deciding.clone();
        for more in of_best.flat_map(|shown| &shown.expect) {
            if !expect.contains(more) {
                expect.push(more.clone());
            }
        }
        left.retain(|survivor| !kills.contains(survivor));
        suggestions.push(Suggestion {
            given: best.given.clone(),
            expect,
            kills,
        });
    }
    suggestions
}

/// The candidate that kills the most of what is left; of equal ones the one with fewer answers.
fn best<'c>(
    candidates: &'c [Candidate],
    shown: &[Vec<Shown>],
    left: &BTreeSet<usize>,
) -> Option<(&'c Candidate, Vec<usize>)> {
    let mut kills = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for &survivor in left {
        for shown in shown.get(survivor).into_iter().flatten() {
            kills.entry(shown.candidate).or_default().push(survivor);
        }
    }
    let of = |candidate: &'c Candidate| Some((candidate, kills.get(&candidate.tried.index)?));
    let (best, kills) = candidates
        .iter()
        .filter_map(of)
        .min_by_key(|(candidate, kills)| (std::cmp::Reverse(kills.len()), candidate.given.len()))?;
    Some((best, kills.clone()))
}

impl Tried {
    /// A case in which the faulty rule is silent notices nothing of what follows from the rule.
    pub(super) fn may_notice(&self, mutant: &Mutant) -> bool {
        match mutant.place {
            super::Place::Rule(rule) => self.rules.get(rule.index()) != Some(&Status::Excluded),
            _ => true,
        }
    }
}

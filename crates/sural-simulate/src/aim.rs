//! Answers that make a condition true.

use fastrand::Rng;
use sural_content::module::{Answer, Comparison, Condition, FindingId, FindingKind, Module};
use sural_decision::Answers;
use sural_decision::answers::none_of;
use sural_decision::variables::compare;

/// Gives the answers that a condition asks for; findings that are answered already stay as they are. A negation is met
/// by answering *no*. What was answered before can keep the condition from coming true: then it does not.
pub(crate) fn at(module: &Module, condition: &Condition, answers: &mut Answers, random: &mut Rng) {
    Aim {
        module,
        answers,
        random,
    }
    .meet(condition);
}

struct Aim<'a> {
    module: &'a Module,
    answers: &'a mut Answers,
    random: &'a mut Rng,
}

impl Aim<'_> {
    fn meet(&mut self, condition: &Condition) {
        match condition {
            Condition::All(parts) => parts.iter().for_each(|part| self.meet(part)),
            Condition::Any(parts) => self.meet_some(1, parts),
            Condition::AtLeast(k, parts) => self.meet_some(*k as usize, parts),
            Condition::Not(part) => self.deny(part),
            Condition::Possibly(part) | Condition::Certainly(part) => self.meet(part),
            Condition::Named(id) => {
                if let Some(named) = self.module.conditions.get(id.index()) {
                    self.meet(&named.when);
                }
            }
            Condition::CompareScore(id, Comparison::AtLeast | Comparison::Greater, _) => {
                let terms = self
                    .module
                    .scores
                    .get(id.index())
                    .map(|score| score.terms.as_slice())
                    .unwrap_or_default();
                terms
                    .iter()
                    .filter(|(points, _)| *points > 0)
                    .for_each(|(_, term)| self.meet(term));
            }
            atom => self.answer(atom),
        }
    }

    /// So many of the parts, at random; those that are no negation first.
    fn meet_some(&mut self, count: usize, parts: &[Condition]) {
        let mut order = parts.iter().collect::<Vec<_>>();
        self.random.shuffle(&mut order);
        order.sort_by_key(|part| matches!(part, Condition::Not(_)));
        order
            .into_iter()
            .take(count)
            .for_each(|part| self.meet(part));
    }

    /// Everything that a condition reads is answered *no*, where there is one.
    fn deny(&mut self, condition: &Condition) {
        let module = self.module;
        condition.visit(&mut |part| match part {
            Condition::Named(id) => {
                if let Some(named) = module.conditions.get(id.index()) {
                    self.deny(&named.when);
                }
            }
            Condition::IsOption(finding, _) | Condition::HasOption(finding, _) => {
                if let Some(none) = none_of(module, *finding) {
                    self.set(*finding, none);
                }
            }
            _ => {}
        });
    }

    fn answer(&mut self, atom: &Condition) {
        match atom {
            Condition::IsOption(finding, options) => {
                if let Some(&option) = self.random.choice(options) {
                    self.set(*finding, Answer::Option(option));
                }
            }
            Condition::HasOption(finding, options) => {
                if let Some(&option) = self.random.choice(options) {
                    self.add(*finding, option);
                }
            }
            Condition::HasNone(finding) => self.set(*finding, Answer::Options(Vec::new())),
            Condition::IsUnknown(finding) => self.set(*finding, Answer::NotSure),
            Condition::CompareNumber(finding, comparison, constant) => {
                let Some(FindingKind::Number { low, high, .. }) = self
                    .module
                    .findings
                    .get(finding.index())
                    .map(|finding| &finding.kind)
                else {
                    return;
                };
                let fitting = (*low..=*high)
                    .filter(|number| compare(*number, *comparison, *constant))
                    .collect::<Vec<_>>();
                if let Some(&number) = self.random.choice(&fitting) {
                    self.set(*finding, Answer::Number(number));
                }
            }
            _ => {}
        }
    }

    fn set(&mut self, finding: FindingId, answer: Answer) {
        if self.answers.get(finding).is_none() {
            self.answers.set(finding, Some(answer));
        }
    }

    /// One more option of a finding that takes several.
    fn add(&mut self, finding: FindingId, option: usize) {
        let mut chosen = match self.answers.get(finding) {
            Some(Answer::Options(chosen)) => chosen.clone(),
            _ => Vec::new(),
        };
        chosen.push(option);
        chosen.sort_unstable();
        chosen.dedup();
        self.answers.set(finding, Some(Answer::Options(chosen)));
    }
}

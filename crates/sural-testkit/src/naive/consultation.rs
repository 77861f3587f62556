//! The meaning of the consultation by enumeration.

use std::collections::{BTreeSet, HashMap};

use sural_content::module::{
    Answer, CauseId, Condition, DispositionId, Finding, FindingId, FindingKind, Module, Observer,
    OrderId, ReferralId, Rule, RuleId, ScoreId, ScreenId, Stage, Step, TreatmentId, Warning,
    Within,
};

use super::person::{Reader, is_unknown, real_answers};
use super::{Facts, Known, Universe};

/// Whether a rule is read with *certainly*.
#[must_use]
pub const fn needs_certainty(rule: &Rule) -> bool {
    let says = &rule.consultation;
    !says.exclude.is_empty() || !says.confirm.is_empty() || !says.settle.is_empty()
}

/// A step, its findings that can still change something, and the rules that they can.
pub type Useful = (Step, BTreeSet<FindingId>, BTreeSet<RuleId>);

/// What a module says of a case in the consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consulted {
    /// By rule, whether it fires.
    pub rules: Vec<Known>,
    /// By rule, what answers it.
    pub answered_by: Vec<BTreeSet<RuleId>>,
    /// By cause: excluded by, confirmed by.
    pub standings: Vec<(BTreeSet<RuleId>, BTreeSet<RuleId>)>,
    /// Acuity of the disposition.
    pub acuity: u32,
    /// Acuity of the most urgent disposition it could become.
    pub could_become: u32,
    /// By score: least, greatest, and the findings that would narrow it.
    pub scores: Vec<(i32, i32, BTreeSet<FindingId>)>,
    /// Causes to be ruled out first.
    pub rule_out_first: BTreeSet<CauseId>,
    /// The steps that matter.
    pub next: Vec<Useful>,
    /// Steps that are not done and change nothing.
    pub needless: Vec<Step>,
    /// By treatment, by warning of `never`: whether it holds, if that is not excluded.
    pub never: Vec<Vec<Option<bool>>>,
    /// Referrals made, with how many needs are missing.
    pub referrals: BTreeSet<(ReferralId, usize)>,
    /// What does not fit together.
    pub disagreements: Vec<usize>,
}

/// A module with a case, and its completions.
struct Consulting<'a> {
    module: &'a Module,
    universe: &'a Universe,
    answers: &'a [Option<Answer>],
    admissible: Vec<(&'a [Answer], &'a Facts)>,
    rules: Vec<Known>,
    answered_by: Vec<BTreeSet<RuleId>>,
    standings: Vec<(BTreeSet<RuleId>, BTreeSet<RuleId>)>,
}

impl Universe {
    /// What the module says in the consultation; `None` if no completion is admissible.
    #[must_use]
    pub fn consult(&self, module: &Module, answers: &[Option<Answer>]) -> Option<Consulted> {
        let rules = self.assess(answers)?.rules;
        let certain = |rule: &usize| rules[*rule] == Known::Certain;
        let certain = (0..rules.len()).filter(certain).collect::<Vec<_>>();
        let that = |says: &dyn Fn(&Rule) -> bool| {
            let rules = certain.iter().filter(|rule| says(&module.rules[**rule]));
            rules
                .map(|rule| RuleId(*rule as u32))
                .collect::<BTreeSet<_>>()
        };
        let causes = (0..module.causes.len() as u32).map(CauseId);
        let standings = causes
            .map(|cause| {
                (
                    that(&|rule| rule.consultation.exclude.contains(&cause)),
                    that(&|rule| rule.consultation.confirm.contains(&cause)),
                )
            })
            .collect::<Vec<_>>();
        let excluded = |cause: &CauseId| {
            let (excluded, confirmed) = &standings[cause.index()];
            !excluded.is_empty() && confirmed.is_empty()
        };
        let answered_by = (0..).map(RuleId).zip(&module.rules).map(|(id, rule)| {
            let mut by = that(&|other| other.consultation.settle.contains(&id));
            if !rule.consider.is_empty() && rule.consider.iter().all(excluded) {
                let causes = rule.consider.iter();
                by.extend(causes.flat_map(|cause| &standings[cause.index()].0));
            }
            by
        });
        let consulting = Consulting {
            answered_by: answered_by.collect(),
            module,
            universe: self,
            answers,
            admissible: self
                .cases(answers)
                .filter(|(_, facts)| !facts.broken.contains(&true))
                .collect(),
            standings,
            rules,
        };
        Some(consulting.consulted())
    }
}

impl Consulting<'_> {
    fn consulted(&self) -> Consulted {
        let (acuity, could_become) = self.acuities();
        let (next, needless) = self.steps();
        let scores = (0..self.module.scores.len()).map(|index| self.score(ScoreId(index as u32)));
        let treatments = self.module.treatments.iter();
        let never = treatments.map(|it| it.never.iter().map(|it| self.warning(it)).collect());
        Consulted {
            scores: scores.collect(),
            never: never.collect(),
            referrals: self.referrals(),
            disagreements: self.disagreements(),
            rule_out_first: self.rule_out_first(),
            rules: self.rules.clone(),
            answered_by: self.answered_by.clone(),
            standings: self.standings.clone(),
            acuity,
            could_become,
            next,
            needless,
        }
    }

    fn is_answered(&self, rule: usize) -> bool {
        !self.answered_by[rule].is_empty()
    }

    fn speaks(&self, rule: usize) -> bool {
        self.rules[rule] == Known::Certain && !self.is_answered(rule)
    }

    fn speaking(&self) -> impl Iterator<Item = &Rule> {
        let rules = self.module.rules.iter().enumerate();
        rules
            .filter(|(index, _)| self.speaks(*index))
            .map(|(_, rule)| rule)
    }

    fn is_excluded(&self, cause: CauseId) -> bool {
        let (excluded, confirmed) = &self.standings[cause.index()];
        !excluded.is_empty() && confirmed.is_empty()
    }

    fn is_open(&self, cause: CauseId) -> bool {
        let (excluded, confirmed) = &self.standings[cause.index()];
        excluded.is_empty() == confirmed.is_empty()
    }

    fn acuities(&self) -> (u32, u32) {
        let acuity = |id: DispositionId| self.module.dispositions[id.index()].acuity;
        let of_rule = |rule: usize| self.module.rules[rule].disposition.map(acuity);
        let all = 0..self.module.rules.len();
        let mildest = self.module.dispositions.iter().map(|it| it.acuity).max();
        let mildest = mildest.unwrap_or(0);
        let in_triage = |rule: &usize| self.module.rules[*rule].chapter == 0;
        let of_case = |facts: &Facts| {
            let rules = all.clone().filter(in_triage);
            let counting = rules.filter(|rule| facts.fires[*rule] && !self.is_answered(*rule));
            counting.filter_map(of_rule).min().unwrap_or(mildest)
        };
        let outcomes = self.admissible.iter().map(|(_, facts)| of_case(facts));
        let (urgent, mild) = (outcomes.clone().min(), outcomes.max());
        let (urgent, mild) = (urgent.unwrap_or(mildest), mild.unwrap_or(mildest));
        let mut handled = self.module.dispositions.iter();
        let unfinished = handled.find(|it| it.handled_as.is_some());
        let triage = if urgent == mild {
            urgent
        } else {
            unfinished.map_or(mild, |it| it.acuity.min(mild))
        };
        let certain = all.clone().filter(|rule| self.speaks(*rule));
        let now = certain.filter_map(of_rule).chain([triage]).min();
        let now = now.unwrap_or(triage);
        let may = all.filter(|&rule| self.rules[rule] > Known::Excluded && !self.is_answered(rule));
        let could_become = may.filter_map(of_rule).chain([now]).min();
        (now, could_become.unwrap_or(now))
    }

    fn reader<'a>(&'a self, condition: &'a Condition) -> Reader<'a> {
        Reader::new(self.module, condition, &|_, finding| {
            real_answers(&self.module.findings[finding.index()].kind)
        })
    }

    /// The range of a score over the cases in which all that it depends on is known.
    fn score(&self, score: ScoreId) -> (i32, i32, BTreeSet<FindingId>) {
        let terms = &self.module.scores[score.index()].terms;
        let readers = terms
            .iter()
            .map(|(points, term)| (*points, self.reader(term)));
        let readers = readers.collect::<Vec<_>>();
        // What is still unknown does not matter to the score: any answer will do.
        let some = |(answer, finding): (&Answer, &Finding)| match is_unknown(answer) {
            true => real_answers(&finding.kind)[0].clone(),
            false => answer.clone(),
        };
        let sum = |case: &[Answer]| {
            let case = case.iter().zip(&self.module.findings).map(some);
            let case = case.collect::<Vec<_>>();
            let held = readers.iter().filter(|(_, term)| term.certainly(&case));
            held.map(|(points, _)| *points).sum::<i32>()
        };
        let real = |case: &&[Answer]| !case.iter().any(is_unknown);
        let nothing = vec![None; self.answers.len()];
        let everyone = self.universe.cases(&nothing).map(|(case, _)| case);
        let everyone = everyone.filter(real).collect::<Vec<_>>();
        let read = depends(&everyone, &|case| sum(case));
        let known = self.answers.iter().cloned();
        let known = known.map(|answer| answer.filter(|it| !is_unknown(it)));
        let known = known.collect::<Vec<_>>();
        let cases = self.universe.cases(&known);
        let admissible = cases.filter(|(case, facts)| {
            !facts.broken.contains(&true) && read.iter().all(|it| !is_unknown(&case[it.index()]))
        });
        let sums = admissible.map(|(case, _)| sum(case)).collect::<Vec<_>>();
        let points = terms.iter().map(|(points, _)| *points);
        let low = sums.iter().min().copied();
        let low = low.unwrap_or_else(|| points.clone().map(|it| it.min(0)).sum());
        let high = sums.iter().max().copied();
        let high = high.unwrap_or_else(|| points.map(|it| it.max(0)).sum());
        if low == high {
            return (low, high, BTreeSet::new());
        }
        let left = self.universe.cases(&known).map(|(case, _)| case);
        let left = left.filter(real).collect::<Vec<_>>();
        (low, high, depends(&left, &|case| sum(case)))
    }

    fn warning(&self, warning: &Warning) -> Option<bool> {
        let reader = self.reader(&warning.when);
        let mut cases = self.admissible.iter();
        let possible = cases.clone().any(|(case, _)| reader.possibly(case));
        possible.then(|| cases.all(|(case, _)| reader.certainly(case)))
    }

    fn referrals(&self) -> BTreeSet<(ReferralId, usize)> {
        let made = self.speaking().flat_map(|rule| &rule.consultation.refer);
        let answered = |finding: &FindingId| {
            let answer = self.answers[finding.index()].as_ref();
            answer.is_some_and(|it| *it != Answer::NotSure)
        };
        let made = made.filter(|(id, _)| !self.is_over(*id));
        made.map(|(id, _)| {
            let needs = self.module.referrals[id.index()].needs.iter();
            let missing = needs.filter(|need| !need.any.iter().any(answered));
            (*id, missing.count())
        })
        .collect()
    }

    /// Every admissible completion makes it true for certain.
    fn is_certain(&self, condition: &Condition) -> bool {
        let reader = self.reader(condition);
        let mut cases = self.admissible.iter();
        cases.all(|(case, _)| reader.certainly(case))
    }

    fn is_over(&self, referral: ReferralId) -> bool {
        let until = &self.module.referrals[referral.index()].until;
        until.as_ref().is_some_and(|until| self.is_certain(until))
    }

    fn disagreements(&self) -> Vec<usize> {
        let all = self.module.disagreements.iter().enumerate();
        let shown = all.filter(|(_, it)| self.is_certain(&it.never));
        shown.map(|(index, _)| index).collect()
    }

    fn rule_out_first(&self) -> BTreeSet<CauseId> {
        let causes = self.speaking().flat_map(|rule| &rule.consultation.rule_out);
        causes.copied().filter(|it| self.is_open(*it)).collect()
    }

    fn steps(&self) -> (Vec<Useful>, Vec<Step>) {
        let (mut next, mut needless) = (Vec::new(), Vec::new());
        let by_rule = self.changes_of_rules();
        let others = self.other_changes();
        for (step, gives) in self.undone() {
            let changed = by_rule.iter().filter(|(_, by)| !by.is_disjoint(&gives));
            let rules = changed.clone().map(|(rule, _)| *rule).collect();
            let mut findings = changed
                .flat_map(|(_, by)| by.intersection(&gives).copied())
                .collect::<BTreeSet<_>>();
            findings.extend(others.intersection(&gives));
            if findings.is_empty() {
                needless.push(step);
            } else {
                next.push((step, findings, rules));
            }
        }
        (next, needless)
    }

    /// Steps with the findings that they give and that are open.
    fn undone(&self) -> Vec<(Step, BTreeSet<FindingId>)> {
        let open = |findings: &[FindingId]| {
            let open = findings.iter().copied();
            open.filter(|it| self.answers[it.index()].is_none())
                .collect::<BTreeSet<_>>()
        };
        let screens = (0..).map(ScreenId).zip(&self.module.screens);
        let pages = screens
            .filter(|(_, screen)| matches!(screen.stage, Stage::History | Stage::Examination))
            .map(|(id, screen)| (Step::Screen(id), open(&screen.findings)));
        let orders = (0..).map(OrderId).zip(&self.module.orders);
        let orders = orders.map(|(id, order)| (Step::Order(id), open(&order.gives)));
        let all = pages.chain(orders);
        all.filter(|(_, gives)| !gives.is_empty()).collect()
    }

    /// The findings that can still change whether something holds.
    fn changing(&self, holds: &dyn Fn(&[Answer], &Facts) -> bool) -> BTreeSet<FindingId> {
        let held = self.admissible.iter();
        let held = held.map(|(case, facts)| (*case, holds(case, facts)));
        let held = held.collect::<HashMap<_, _>>();
        let cases = held.keys().copied().collect::<Vec<_>>();
        depends(&cases, &|case| held[case])
    }

    fn changes_of_rules(&self) -> Vec<(RuleId, BTreeSet<FindingId>)> {
        let all = 0..self.module.rules.len();
        let news = all.filter(|&rule| self.rules[rule] == Known::Possible && self.is_news(rule));
        news.map(|rule| {
            let by = self.changing(&|_, facts| facts.fires[rule]);
            (RuleId(rule as u32), by)
        })
        .filter(|(_, by)| !by.is_empty())
        .collect()
    }

    /// The rule would add something to what is recommended.
    fn is_news(&self, index: usize) -> bool {
        let rule = &self.module.rules[index];
        let says = &rule.consultation;
        let about = [&rule.consider, &says.rule_out, &says.confirm];
        let about = about
            .into_iter()
            .flatten()
            .copied()
            .collect::<BTreeSet<_>>();
        let moot = !about.is_empty() && about.iter().all(|it| self.is_excluded(*it));
        if self.is_answered(index) || moot {
            return false;
        }
        let causes = [&rule.consider, &says.rule_out, &says.exclude, &says.confirm];
        let mut causes = causes.into_iter().flatten();
        rule.disposition.is_some()
            || !rule.care.is_empty()
            || causes.any(|it| self.is_open(*it))
            || says
                .settle
                .iter()
                .any(|it| self.rules[it.index()] > Known::Excluded && !self.is_answered(it.index()))
            || says.order.iter().any(|(id, within)| {
                let mut gives = self.module.orders[id.index()].gives.iter();
                let done = gives.all(|it| self.answers[it.index()].is_some());
                !done && self.is_sooner(*within, |says| times(&says.order, *id))
            })
            || says.treat.iter().any(|id| !self.is_treated(*id))
            || says.refer.iter().any(|(id, within)| {
                !self.is_over(*id) && self.is_sooner(*within, |says| times(&says.refer, *id))
            })
    }

    fn is_treated(&self, treatment: TreatmentId) -> bool {
        self.speaking()
            .any(|rule| rule.consultation.treat.contains(&treatment))
    }

    /// No rule that speaks asks for it as soon.
    fn is_sooner(
        &self,
        within: Option<Within>,
        asked: impl Fn(&sural_content::module::Recommendation) -> Vec<u32>,
    ) -> bool {
        let mut known = self.speaking().flat_map(|rule| asked(&rule.consultation));
        known.all(|minutes| minutes_of(within) < minutes)
    }

    /// What can change evidence, treatments and referrals.
    fn other_changes(&self) -> BTreeSet<FindingId> {
        let mut found = BTreeSet::new();
        for (cause, content) in (0..).map(CauseId).zip(&self.module.causes) {
            if self.is_excluded(cause) {
                continue;
            }
            for line in content.measures.iter().flat_map(|measure| &measure.lines) {
                let reader = self.reader(&line.when);
                found.extend(self.changing(&|case, _| reader.certainly(case)));
            }
        }
        let may = (0..self.module.rules.len())
            .filter(|&rule| self.rules[rule] == Known::Possible && self.is_news(rule))
            .map(|rule| &self.module.rules[rule])
            .chain(self.speaking())
            .collect::<Vec<_>>();
        for (id, treatment) in (0..).map(TreatmentId).zip(&self.module.treatments) {
            let asked = may.iter().any(|rule| rule.consultation.treat.contains(&id));
            let mut causes = treatment.causes.iter();
            if !asked && !causes.any(|it| !self.is_excluded(*it)) {
                continue;
            }
            if let Some(when) = &treatment.when {
                let reader = self.reader(when);
                found.extend(self.changing(&|case, _| reader.certainly(case)));
            }
            for warning in treatment.never.iter().chain(&treatment.caution) {
                let reader = self.reader(&warning.when);
                found.extend(self.changing(&|case, _| reader.certainly(case)));
                found.extend(self.changing(&|case, _| reader.possibly(case)));
            }
        }
        let referrals = may.iter().flat_map(|rule| &rule.consultation.refer);
        for (id, _) in referrals.filter(|(id, _)| !self.is_over(*id)) {
            let referral = &self.module.referrals[id.index()];
            if let Some(until) = &referral.until {
                let reader = self.reader(until);
                found.extend(self.changing(&|case, _| reader.certainly(case)));
            }
            for need in referral.needs.iter().chain(&referral.may_wait) {
                if need.any.iter().all(|it| self.answers[it.index()].is_none()) {
                    found.extend(&need.any);
                }
            }
        }
        found
    }
}

fn minutes_of(within: Option<Within>) -> u32 {
    within.map_or(u32::MAX, |within| within.minutes)
}

fn times<Id: PartialEq + Copy>(asked: &[(Id, Option<Within>)], id: Id) -> Vec<u32> {
    let asked = asked.iter().filter(|(other, _)| *other == id);
    asked.map(|(_, within)| minutes_of(*within)).collect()
}

/// What breaks the promises of the consultation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Broken {
    /// Rules that exclude, confirm or settle though neither clinician nor test has answered anything.
    pub unearned: BTreeSet<RuleId>,
    /// Rules that exclude or settle only after a patient's answer got worse, or *not sure*.
    pub helped: BTreeSet<RuleId>,
    /// Rules that confirm a cause which the other excludes by the same findings.
    pub contradictory: BTreeSet<(CauseId, RuleId, RuleId)>,
    /// Rules of the consultation that never fire without being answered.
    pub dead: BTreeSet<RuleId>,
}

impl Universe {
    /// What breaks the promises of the consultation, in a module without constraints.
    #[must_use]
    pub fn broken(&self, module: &Module) -> Broken {
        let cases = self.0.iter().filter(|(case, _)| is_sayable(module, case));
        let cases = cases.collect::<Vec<_>>();
        let mut broken = Broken::default();
        for (id, rule) in (0..).map(RuleId).zip(&module.rules) {
            let says = &rule.consultation;
            let fires = |facts: &Facts| facts.fires[id.index()];
            let lowers = !says.exclude.is_empty() || !says.settle.is_empty();
            let unearned = cases
                .iter()
                .any(|(case, facts)| fires(facts) && unknown_but(module, case, &BTreeSet::new()));
            if needs_certainty(rule) && unearned {
                broken.unearned.insert(id);
            }
            if lowers && self.is_helped(module, &cases, id) {
                broken.helped.insert(id);
            }
            let speaks = cases
                .iter()
                .any(|(_, facts)| fires(facts) && !is_answered(module, facts, id));
            if rule.chapter == 1 && !speaks {
                broken.dead.insert(id);
            }
            for cause in &says.confirm {
                let others = (0..).map(RuleId).zip(&module.rules);
                for (other, excluding) in others {
                    if !excluding.consultation.exclude.contains(cause) {
                        continue;
                    }
                    let confirming = self.reads(id);
                    let mut read = self.reads(other);
                    read.retain(|finding| confirming.contains(finding));
                    let both = cases.iter().any(|(case, facts)| {
                        fires(facts)
                            && facts.fires[other.index()]
                            && unknown_but(module, case, &read)
                    });
                    if both {
                        broken.contradictory.insert((*cause, id, other));
                    }
                }
            }
        }
        broken
    }

    /// The findings on which it depends whether a rule fires.
    fn reads(&self, rule: RuleId) -> BTreeSet<FindingId> {
        let all = self.0.iter();
        let fires = all.map(|(case, facts)| (case.as_slice(), facts.fires[rule.index()]));
        let fires = fires.collect::<HashMap<_, _>>();
        let cases = fires.keys().copied().collect::<Vec<_>>();
        depends(&cases, &|case| fires[case])
    }

    fn is_helped(&self, module: &Module, cases: &[&(Vec<Answer>, Facts)], rule: RuleId) -> bool {
        let fires = cases
            .iter()
            .map(|(case, facts)| (case, facts.fires[rule.index()]));
        let fires = fires.collect::<HashMap<_, _>>();
        let findings = (0..module.findings.len()).filter(|&finding| {
            module.findings[finding]
                .observers
                .contains(&Observer::Patient)
        });
        let mut pairs = findings.flat_map(|finding| {
            let worse = cases.iter().flat_map(move |(case, _)| {
                let answers = worse(&module.findings[finding].kind, &case[finding]);
                answers.into_iter().map(move |answer| {
                    let mut after = case.clone();
                    after[finding] = answer;
                    (case, after)
                })
            });
            worse.collect::<Vec<_>>()
        });
        pairs.any(|(before, after)| !fires[before] && fires.get(&after) == Some(&true))
    }
}

/// The answers that are the next worse, and *not sure* in place of nothing.
fn worse(kind: &FindingKind, answer: &Answer) -> Vec<Answer> {
    match (kind, answer) {
        (
            FindingKind::One {
                options,
                none: Some(none),
                ..
            },
            Answer::Option(option),
        ) if option == none => {
            let others = (0..options.len()).filter(|other| *other != *none);
            others
                .map(Answer::Option)
                .chain([Answer::NotSure])
                .collect()
        }
        (FindingKind::Several { options, none }, Answer::Options(chosen)) => {
            let more = (0..options.len()).filter(|option| !chosen.contains(option));
            let more = more.map(|option| {
                let mut chosen = [chosen.as_slice(), &[option]].concat();
                chosen.sort_unstable();
                Answer::Options(chosen)
            });
            let unsure = none.is_some() && chosen.is_empty();
            more.chain(unsure.then_some(Answer::NotSure)).collect()
        }
        (FindingKind::Number { high, .. }, Answer::Number(number)) if number < high => {
            vec![Answer::Number(number + 1)]
        }
        _ => Vec::new(),
    }
}

/// Of a finding of several options without `none`, choosing none is no answer.
fn is_sayable(module: &Module, case: &[Answer]) -> bool {
    let mut answers = module.findings.iter().zip(case);
    answers.all(|(finding, answer)| {
        let silent = matches!(answer, Answer::Options(chosen) if chosen.is_empty());
        !(silent && matches!(finding.kind, FindingKind::Several { none: None, .. }))
    })
}

/// All that a patient cannot answer is unknown, but for some findings.
fn unknown_but(module: &Module, case: &[Answer], but: &BTreeSet<FindingId>) -> bool {
    let mut answers = (0..).map(FindingId).zip(&module.findings).zip(case);
    answers.all(|((id, finding), answer)| {
        finding.observers.contains(&Observer::Patient) || but.contains(&id) || is_unknown(answer)
    })
}

/// In a completed case: all causes that the rule considers are excluded, or a rule settles it.
fn is_answered(module: &Module, facts: &Facts, rule: RuleId) -> bool {
    let firing = module.rules.iter().zip(&facts.fires);
    let says = firing.filter(|(_, fires)| **fires);
    let says = says.map(|(rule, _)| &rule.consultation).collect::<Vec<_>>();
    let excluded = |cause: &CauseId| says.iter().any(|says| says.exclude.contains(cause));
    let consider = &module.rules[rule.index()].consider;
    let settled = says.iter().any(|says| says.settle.contains(&rule));
    settled || (!consider.is_empty() && consider.iter().all(excluded))
}

/// The findings of which a change, by itself, changes what is said of a case to what is said of another.
fn depends<T: PartialEq>(
    cases: &[&[Answer]],
    says: &dyn Fn(&[Answer]) -> T,
) -> BTreeSet<FindingId> {
    let said = cases
        .iter()
        .map(|case| (*case, says(case)))
        .collect::<Vec<_>>();
    let findings = cases.first().map_or(0, |case| case.len());
    let mut found = BTreeSet::new();
    for finding in 0..findings {
        // By the other answers: the first case with them.
        let mut first = HashMap::new();
        let changes = said.iter().any(|(case, says)| {
            let others = [&case[..finding], &case[finding + 1..]].concat();
            *first.entry(others).or_insert(says) != says
        });
        if changes {
            found.insert(FindingId(finding as u32));
        }
    }
    found
}

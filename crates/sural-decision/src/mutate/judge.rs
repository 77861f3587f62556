//! What becomes of a mutant: killed, equivalent, or alive with the answers that would tell it apart.
//!
//! Content and mutants are compared in one *joint* module, in which the changed rules stand beside the original ones:
//! there they share variables and diagrams, so that "no answers tell them apart" is proved as promises are.

use std::collections::BTreeSet;

use sural_content::module::{
    Answer, Case, CaseId, CauseId, Condition, DispositionId, Expect, FindingId, Module, Observer,
    Rest, Rule, RuleId,
};
use sural_content::span::Span;
use sural_content::unneeded;
use sural_diagram::Node;

use super::joint::{self, Joint, Pair};
use super::{Change, Mutant, Place};
use crate::answers::{Answers, none_of};
use crate::assessment::{Assessment, Status, View};
use crate::compile::{CompileError, Decision, FIRES, INADMISSIBLE, SILENT};
use crate::search::Avoid;
use crate::verify::{self, Broken, Prover};

/// What becomes of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Something notices it.
    Killed(Killer),
    /// No admissible answers tell it from the content.
    Equivalent,
    /// What it changes is nothing that a worked case can expect.
    OutOfSight,
    /// Nothing notices it.
    Alive {
        /// A case that would kill it, if one was found.
        witness: Option<Witness>,
    },
}

/// What notices a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Killer {
    /// It does not compile.
    Compiler,
    /// A worked case: its index in the module.
    Case(usize),
    /// A check of the content: its code.
    Check(&'static str),
    /// A proof of what the content claims or of what is promised of all content.
    Proof(Broken),
}

/// A case that passes on the content and not on the mutant; findings that are not given are answered *no*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The answers.
    pub given: Vec<(FindingId, Answer)>,
    /// What the content says of them and the mutant does not.
    pub expect: Vec<Expect>,
    /// The disposition by the content.
    pub content: DispositionId,
    /// The disposition by the mutant.
    pub mutant: DispositionId,
}

/// Judges the mutants of one module.
#[derive(Debug)]
pub struct Judge<'a> {
    pub(super) decision: &'a Decision,
    /// The content without what no worked case can expect anything of: cheap to copy and to compile.
    base: Decision,
    /// The cases that pass on the content.
    cases: Vec<Tried>,
}

/// A case, with what the content says of it.
#[derive(Debug)]
pub(super) struct Tried {
    /// Among the worked cases, or the candidates.
    pub(super) index: usize,
    pub(super) answers: Answers,
    pub(super) rules: Vec<Status>,
}

impl<'a> Judge<'a> {
    /// Runs the worked cases on the content; only those that pass can notice anything.
    ///
    /// # Errors
    /// When a part of the content is larger than the whole: never.
    pub fn new(decision: &'a Decision) -> Result<Self, CompileError> {
        let module = decision.module();
        let tried = |(index, case): (usize, &Case)| {
            let outcome = decision.run(case);
            let rules = outcome.passed().then(|| {
                outcome
                    .assessment
                    .as_ref()
                    .map(|assessment| assessment.rules.clone())
                    .ok()
            })?;
            Some(Tried {
                index,
                answers: outcome.answers,
                rules: rules?,
            })
        };
        let cases = module.cases.iter().enumerate().filter_map(tried).collect();
        let mut bare = Module {
            cases: Vec::new(),
            references: Vec::new(),
            regions: Vec::new(),
            chapters: Vec::new(),
            care: Vec::new(),
            safety_net: Vec::new(),
            ..module.clone()
        };
        bare.rules.iter_mut().for_each(|rule| rule.care.clear());
        Ok(Self {
            decision,
            base: Decision::compile(bare)?,
            cases,
        })
    }

    pub(super) fn bare(&self) -> &Module {
        self.base.module()
    }

    /// How many worked cases can notice anything.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.cases.len()
    }

    /// What becomes of mutants that are planted at one place.
    ///
    /// # Errors
    /// When content and mutants together grow past the node limit.
    pub fn fates(&self, mutants: &[Mutant]) -> Result<Vec<Fate>, CompileError> {
        let (conditions, consequences): (Vec<_>, Vec<_>) = mutants
            .iter()
            .partition(|mutant| mutant.changes_a_condition());
        let mut fates = Vec::new();
        if let Some(first) = conditions.first() {
            let joint = Joint::of(self.bare(), first.place, &conditions)?;
            let mut prover = prover(&joint.decision)?;
            fates.extend(conditions.iter().zip(&joint.pairs).map(|(mutant, pairs)| {
                (
                    *mutant,
                    self.of_condition(mutant, &joint, pairs, &mut prover),
                )
            }));
        }
        if !consequences.is_empty() {
            let mut prover = prover(self.decision)?;
            fates.extend(
                consequences
                    .into_iter()
                    .map(|mutant| (mutant, self.of_consequence(mutant, &mut prover))),
            );
        }
        let of = |mutant: &Mutant| {
            fates
                .iter()
                .find(|(other, _)| std::ptr::eq(*other, mutant))
                .map(|(_, fate)| fate.clone())
        };
        Ok(mutants.iter().filter_map(of).collect())
    }

    fn of_condition(
        &self,
        mutant: &Mutant,
        joint: &Joint,
        pairs: &[Pair],
        prover: &mut Prover<'_>,
    ) -> Fate {
        let noticing = self
            .cases
            .iter()
            .filter(|tried| joint.may_notice(pairs, &tried.answers));
        let mut compiled = None;
        if let Some(killer) = self.killer(mutant, noticing, &mut compiled) {
            return Fate::Killed(killer);
        }
        if joint.says_the_same(pairs)
            && !joint::read_by_advice(self.decision.module(), mutant.place)
        {
            return Fate::Equivalent;
        }
        if let Some(killer) = self.proof(mutant, &mut compiled) {
            return Fate::Killed(killer);
        }
        let found = joint
            .another_disposition(prover, pairs)
            .or_else(|| joint.another_rule(prover, pairs));
        let Some(found) = found else {
            return if joint::read_by_advice(self.decision.module(), mutant.place) {
                Fate::OutOfSight
            } else {
                Fate::Equivalent
            };
        };
        match self.witness(mutant, &found, &mut compiled) {
            // A case cannot expect to be refused.
            None if matches!(mutant.place, Place::Constraint(_)) => Fate::OutOfSight,
            witness => Fate::Alive { witness },
        }
    }

    fn of_consequence(&self, mutant: &Mutant, prover: &mut Prover<'_>) -> Fate {
        let mut compiled = None;
        let noticing = self.cases.iter().filter(|tried| tried.may_notice(mutant));
        let killer = self
            .killer(mutant, noticing, &mut compiled)
            .or_else(|| self.proof(mutant, &mut compiled));
        if let Some(killer) = killer {
            return Fate::Killed(killer);
        }
        match (&mutant.change, mutant.place) {
            (Change::NoRedFlag, _) => Fate::OutOfSight,
            (Change::Disposition(changed), Place::Rule(rule)) => {
                self.of_level(mutant, rule, *changed, prover, &mut compiled)
            }
            (Change::NoConsider(cause), Place::Rule(rule)) => {
                self.of_consider(mutant, rule, *cause, prover, &mut compiled)
            }
            (_, Place::Finding(finding)) => self.of_finding(mutant, finding, &mut compiled),
            _ => Fate::Alive { witness: None },
        }
    }

    /// Differs where the rule fires and no other is as urgent as the more urgent of the two dispositions.
    fn of_level(
        &self,
        mutant: &Mutant,
        rule: RuleId,
        changed: DispositionId,
        prover: &mut Prover<'_>,
        compiled: &mut Option<Decision>,
    ) -> Fate {
        let stated = self
            .bare()
            .rules
            .get(rule.index())
            .and_then(|rule| rule.disposition)
            .unwrap_or(changed);
        self.of_alone(
            mutant,
            rule,
            |other| {
                other
                    .disposition
                    .is_some_and(|other| other <= stated.min(changed))
            },
            prover,
            compiled,
        )
    }

    /// The cause counts only where no other rule that fires asks to consider it too.
    fn of_consider(
        &self,
        mutant: &Mutant,
        rule: RuleId,
        cause: CauseId,
        prover: &mut Prover<'_>,
        compiled: &mut Option<Decision>,
    ) -> Fate {
        self.of_alone(
            mutant,
            rule,
            |other| other.consider.contains(&cause),
            prover,
            compiled,
        )
    }

    /// A mutant that can only be told where a rule fires and none of its rivals does.
    ///
    /// Rivals are silenced as they turn up, for few of them matter: without answers in which those found so far are
    /// silent there are none at all. After [`ROUNDS`] of them the mutant is taken to be alive.
    fn of_alone(
        &self,
        mutant: &Mutant,
        rule: RuleId,
        rival: impl Fn(&Rule) -> bool,
        prover: &mut Prover<'_>,
        compiled: &mut Option<Decision>,
    ) -> Fate {
        let mut silent = Vec::new();
        for _ in 0..ROUNDS {
            let fires = prover.rule(rule.index());
            let Some(found) = point(prover, fires, silent.iter().copied(), &[]) else {
                return Fate::Equivalent;
            };
            let fired = self
                .decision
                .assess(&found)
                .map(|assessment| assessment.reasons)
                .unwrap_or_default();
            let rivals = fired.into_iter().filter(|other| {
                *other != rule && self.bare().rules.get(other.index()).is_some_and(&rival)
            });
            let rivals = rivals
                .map(|other| prover.rule(other.index()))
                .collect::<Vec<_>>();
            if rivals.is_empty() {
                return Fate::Alive {
                    witness: self.witness(mutant, &found, compiled),
                };
            }
            silent.extend(rivals);
        }
        Fate::Alive { witness: None }
    }

    /// The worked cases again, with *not sure* where they report the finding: one of them may tell the mutant apart.
    fn of_finding(
        &self,
        mutant: &Mutant,
        finding: FindingId,
        compiled: &mut Option<Decision>,
    ) -> Fate {
        let Some(faulty) = self.compiled(mutant, compiled) else {
            return Fate::Killed(Killer::Compiler);
        };
        if self.decision.says_the_same_as(faulty) {
            return Fate::Equivalent;
        }
        let cases = self
            .cases
            .iter()
            .filter_map(|tried| self.decision.module().cases.get(tried.index));
        let unsure = cases
            .filter(|case| case.rest == Rest::No)
            .filter_map(|case| {
                let mut given = case.given.clone();
                given.iter_mut().find(|(other, _)| *other == finding)?.1 = Answer::NotSure;
                Some(given)
            });
        let told =
            unsure.filter_map(|given| Some((told_apart(self.decision, faulty, &given)?, given)));
        let witness = told
            .min_by_key(|(told, given)| (told.by_disposition(), given.len()))
            .and_then(|(_, given)| shortened(self.decision, faulty, given));
        Fate::Alive { witness }
    }

    /// The worked case that notices the mutant.
    fn killer<'t>(
        &self,
        mutant: &Mutant,
        noticing: impl Iterator<Item = &'t Tried>,
        compiled: &mut Option<Decision>,
    ) -> Option<Killer> {
        let mut noticing = noticing.peekable();
        noticing.peek()?;
        let Some(faulty) = self.compiled(mutant, compiled) else {
            return Some(Killer::Compiler);
        };
        let fails = |tried: &&Tried| {
            self.decision
                .module()
                .cases
                .get(tried.index)
                .is_some_and(|case| !faulty.run(case).passed())
        };
        noticing.find(fails).map(|tried| Killer::Case(tried.index))
    }

    /// The check or the proof that notices the mutant; proofs are asked only of the rules that the fault changes.
    fn proof(&self, mutant: &Mutant, compiled: &mut Option<Decision>) -> Option<Killer> {
        let Some(faulty) = self.compiled(mutant, compiled) else {
            return Some(Killer::Compiler);
        };
        let warned = |module: &Module| unneeded(module).into_iter().map(|it| (it.code, it.message));
        let before = warned(self.bare()).collect::<Vec<_>>();
        if let Some((code, _)) = warned(faulty.module()).find(|it| !before.contains(it)) {
            return Some(Killer::Check(code));
        }
        let rules = self.changed_rules(mutant);
        let broken = verify::broken(faulty, self.bare(), &rules).ok()??;
        // What is broken already shows nothing.
        let already = verify::broken(&self.base, self.bare(), &rules).ok()?;
        already.is_none().then_some(Killer::Proof(broken))
    }

    /// The rules that a fault at this place can change.
    fn changed_rules(&self, mutant: &Mutant) -> Vec<usize> {
        let module = self.bare();
        let reads = |rule: usize| match mutant.place {
            Place::Rule(id) => id.index() == rule,
            Place::Finding(id) => {
                let node = self.base.rule_node(RuleId(rule as u32));
                node.is_some_and(|node| self.base.support(node).contains(&id))
            }
            place => module
                .rules
                .get(rule)
                .is_some_and(|rule| joint::reads(module, &rule.when, place)),
        };
        (0..module.rules.len())
            .filter(|&rule| reads(rule))
            .collect()
    }

    pub(super) fn compiled<'d>(
        &self,
        mutant: &Mutant,
        compiled: &'d mut Option<Decision>,
    ) -> Option<&'d Decision> {
        if compiled.is_none() {
            *compiled = self.compile(mutant).ok();
        }
        compiled.as_ref()
    }

    /// Only what reads the faulty part is compiled anew, where variables and constraints stay as they are.
    fn compile(&self, mutant: &Mutant) -> Result<Decision, CompileError> {
        let content = self.base.module();
        let faulty = mutant.apply(content);
        let place = mutant.place;
        let read_by_constraint = || {
            let mut constraints = content.constraints.iter();
            constraints.any(|constraint| joint::reads(content, &constraint.never, place))
        };
        let known = mutant
            .when()
            .is_none_or(|when| self.base.variables().tell(when));
        let same = known && !matches!(place, Place::Finding(_) | Place::Constraint(_));
        if same && !read_by_constraint() {
            let stale = |when: &Condition| joint::reads(content, when, place);
            self.base.recompiled(faulty, &stale)
        } else {
            Decision::compile(faulty)
        }
    }

    /// The answers as a case, if it tells content and mutant apart when both are asked.
    fn witness(
        &self,
        mutant: &Mutant,
        found: &Answers,
        compiled: &mut Option<Decision>,
    ) -> Option<Witness> {
        let given = found
            .iter()
            .filter(|(finding, answer)| !is_rest(self.bare(), *finding, answer))
            .map(|(finding, answer)| (finding, answer.clone()));
        let given = given.collect();
        shortened(self.decision, self.compiled(mutant, compiled)?, given)
    }
}

impl Mutant {
    /// The faulty condition as a whole.
    fn when(&self) -> Option<&Condition> {
        match &self.change {
            Change::When(when) | Change::Term(_, when) => Some(when),
            _ => None,
        }
    }

    pub(super) fn changes_a_condition(&self) -> bool {
        matches!(
            self.change,
            Change::When(_) | Change::Term(..) | Change::Points(..)
        )
    }
}

/// How often rivals of a rule are silenced before the search for answers without them is given up.
const ROUNDS: usize = 4;

fn prover(decision: &Decision) -> Result<Prover<'_>, CompileError> {
    Prover::of(decision).map_err(|error| CompileError::Diagram {
        during: "the mutants".to_owned(),
        error,
    })
}

/// Admissible answers with which a diagram fires and others do not, and what must be avoided `besides` is.
///
/// The few diagrams are joined first: that there is no such answer then shows at once, where a search would try them all.
pub(super) fn point(
    prover: &mut Prover<'_>,
    fires: Node,
    silent: impl Iterator<Item = Node>,
    besides: &[Avoid],
) -> Option<Answers> {
    let mut goals = prover.admissible();
    goals.extend_from_slice(besides);
    let mut joined = fires;
    for node in silent {
        let only = |fires: u32, silent: u32| u32::from(fires == FIRES && silent != FIRES);
        match prover.forest().combine(joined, node, only) {
            Ok(both) => joined = both,
            Err(_) => goals.push(Avoid {
                node,
                terminal: FIRES,
            }),
        }
    }
    if joined == Node::FALSE {
        return None;
    }
    goals.extend([SILENT, INADMISSIBLE].map(|terminal| Avoid {
        node: joined,
        terminal,
    }));
    let decision = prover.decision;
    prover
        .find(&goals)
        .map(|found| found.answers(decision, &[]))
}

fn is_rest(module: &Module, finding: FindingId, answer: &Answer) -> bool {
    let by_patient = module
        .findings
        .get(finding.index())
        .is_some_and(|finding| finding.observers.contains(&Observer::Patient));
    let none = none_of(module, finding);
    // A finding without a `none` option has no words for the empty choice.
    let unsaid = none.is_none() && *answer == Answer::Options(Vec::new());
    unsaid || by_patient && *answer == none.unwrap_or(Answer::NotSure)
}

/// How content and mutant differ on a case.
pub(super) struct Told {
    content: Assessment,
    mutant: Assessment,
}

impl Told {
    /// 0 if the disposition differs, else 1.
    fn by_disposition(&self) -> u8 {
        u8::from(self.content.disposition == self.mutant.disposition)
    }

    pub(super) fn expect(&self) -> Vec<Expect> {
        let certain = |status: &Status| *status == Status::Certain;
        let mut all = Vec::new();
        if self.content.disposition != self.mutant.disposition {
            all.push(Expect::Disposition(self.content.disposition));
        }
        let rules = self
            .content
            .rules
            .iter()
            .zip(&self.mutant.rules)
            .map(|(was, is)| (certain(was), certain(is)))
            .enumerate();
        let changed = rules.filter(|(_, (was, is))| was != is);
        all.extend(changed.map(|(index, (fires, _))| {
            if fires {
                Expect::Fires(RuleId(index as u32))
            } else {
                Expect::FiresNot(RuleId(index as u32))
            }
        }));
        if all.is_empty() {
            all.extend(
                self.content
                    .cause_group
                    .filter(|_| self.content.cause_group != self.mutant.cause_group)
                    .map(Expect::Group),
            );
            let first = |assessment: &Assessment| {
                assessment
                    .causes
                    .iter()
                    .take(3)
                    .map(|rank| rank.cause)
                    .collect::<BTreeSet<_>>()
            };
            all.extend(
                first(&self.content)
                    .difference(&first(&self.mutant))
                    .copied()
                    .map(Expect::Cause),
            );
        }
        all
    }
}

/// A case of these answers, and nothing abnormal besides.
pub(super) fn case_of(given: &[(FindingId, Answer)]) -> Case {
    Case {
        title: String::new(),
        given: given.to_vec(),
        added: 0,
        block: CaseId(0),
        rest: Rest::No,
        expect: Vec::new(),
        chapter: 0,
        span: Span::default(),
    }
}

pub(super) fn told_apart(
    content: &Decision,
    mutant: &Decision,
    given: &[(FindingId, Answer)],
) -> Option<Told> {
    let case = case_of(given);
    let told = Told {
        content: content.run(&case).assessment.ok()?,
        mutant: mutant.run(&case).assessment.ok()?,
    };
    (!told.expect().is_empty()).then_some(told)
}

/// Leaves out every answer that is not needed to tell the two apart as clearly.
fn shortened(
    content: &Decision,
    mutant: &Decision,
    mut given: Vec<(FindingId, Answer)>,
) -> Option<Witness> {
    let mut told = told_apart(content, mutant, &given)?;
    let mut index = 0;
    while index < given.len() {
        let mut shorter = given.clone();
        shorter.remove(index);
        match told_apart(content, mutant, &shorter)
            .filter(|shorter| shorter.by_disposition() <= told.by_disposition())
        {
            Some(still) => (told, given) = (still, shorter),
            None => index += 1,
        }
    }
    Some(Witness {
        expect: told.expect(),
        content: told.content.disposition,
        mutant: told.mutant.disposition,
        given,
    })
}

impl Decision {
    /// Whether all rules of two decisions over the same variables are the same functions. Diagrams are canonical, so
    /// that it is enough to walk both side by side.
    fn says_the_same_as(&self, other: &Self) -> bool {
        let mut seen = BTreeSet::new();
        let mut pairs = self.nodes.pairs(&other.nodes);
        while let Some((a, b)) = pairs.pop() {
            if !seen.insert((a, b)) {
                continue;
            }
            let (here, there) = (self.forest(), other.forest());
            if here.variable(a) != there.variable(b) || here.value(a) != there.value(b) {
                return false;
            }
            pairs.extend(
                here.children(a)
                    .iter()
                    .copied()
                    .zip(there.children(b).iter().copied()),
            );
        }
        true
    }

    /// What is known of two diagrams for these answers.
    pub(super) fn statuses(&self, answers: &Answers, nodes: &[[Node; 2]]) -> Vec<[Status; 2]> {
        let mut view = View::of(self, answers);
        nodes
            .iter()
            .map(|pair| pair.map(|node| view.status(node)))
            .collect()
    }
}

impl crate::compile::Nodes {
    fn pairs(&self, other: &Self) -> Vec<(Node, Node)> {
        let rules = self
            .rules
            .iter()
            .chain(&self.reported)
            .zip(other.rules.iter().chain(&other.reported));
        rules.map(|(a, b)| (*a, *b)).collect()
    }
}

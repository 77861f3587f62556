//! What constraints make of the answers of a case, before rules are read: which contradict each other, how findings
//! without an answer are taken, and which answers follow from others.
//!
//! That is [`Answers::fill`] and [`Decision::implied`]. Findings that no constraint speaks of are filled alike in every
//! case. The others stand in groups that no constraint joins; what is said of a group is asked of the decision once for
//! each combination of its answers that occurs, and looked up after that.

use std::collections::BTreeSet;

use sural_content::module::{FindingId, Rest};
use sural_decision::compile::FIRES;
use sural_decision::{Answers, Decision};
use sural_diagram::{Node, Scratch, Var};

use crate::block::{Bits, Block, CASES, OPEN, WORDS};

/// The findings that constraints speak of, in groups that have no constraint in common.
#[derive(Debug, Clone)]
pub(crate) struct Constraints(Vec<Group>);

#[derive(Debug, Clone)]
struct Group {
    findings: BTreeSet<FindingId>,
    vars: Vec<Var>,
    /// By variable: what a step of its value is in the number of a combination.
    steps: Vec<u32>,
    /// How many combinations there are; none if they are too many to be kept.
    combinations: Option<usize>,
    /// True where all constraints of the group can be kept.
    kept: Vec<Node>,
}

/// Combinations of a group that are kept at most; of a group that has more, every case is asked for.
const KEPT: u32 = 1 << 24;

/// What came of the combinations that have occurred so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Made {
    rest: Option<Rest>,
    groups: Vec<OfGroup>,
    /// The value that open variables take that no constraint speaks of.
    fill: Vec<(Var, u8)>,
}

/// What came of the combinations of a group.
#[derive(Debug, Clone)]
struct OfGroup {
    /// By the number of the combination: the place of what it becomes, counted from 1. Few of them ever occur, and room
    /// that is not touched costs nothing.
    places: Vec<u32>,
    becomes: Vec<Becomes>,
}

impl OfGroup {
    /// What a combination becomes, asked for once.
    fn get(&mut self, number: u32, ask: impl FnOnce() -> Becomes) -> Option<&Becomes> {
        let Some(place) = self.places.get_mut(number as usize) else {
            // Of too many combinations none is kept.
            self.becomes = vec![ask()];
            return self.becomes.first();
        };
        if *place == 0 {
            self.becomes.push(ask());
            *place = self.becomes.len() as u32;
        }
        self.becomes.get(*place as usize - 1)
    }
}

#[derive(Debug, Clone)]
enum Becomes {
    /// The answers contradict each other.
    Refused,
    /// They are as they were.
    Same,
    /// The values of the group's variables.
    Other(Vec<u8>),
}

impl Constraints {
    pub(crate) fn of(decision: &Decision) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let nodes = decision
            .constraint_nodes()
            .chain(decision.admissible_nodes());
        for node in nodes {
            let mut findings = decision.support(node);
            let mut kept = vec![node];
            groups.retain_mut(|group| {
                let apart = group.findings.is_disjoint(&findings);
                if !apart {
                    findings.append(&mut group.findings);
                    kept.append(&mut group.kept);
                }
                apart
            });
            groups.push(Group::of(decision, findings, kept));
        }
        Self(groups)
    }

    /// Takes what is open in the first cases of a block as `rest` says, and adds what follows from other answers.
    /// Returns the cases whose answers contradict each other.
    pub(crate) fn prepare(
        &self,
        decision: &Decision,
        block: &mut Block,
        cases: usize,
        rest: Rest,
        made: &mut Made,
    ) -> Bits {
        if made.rest != Some(rest) {
            *made = self.nothing_made(decision, rest);
        }
        let mut refused = [0; WORDS];
        for (group, made) in self.0.iter().zip(&mut made.groups) {
            group.prepare(decision, block, cases, rest, made, &mut refused);
        }
        for (var, value) in &made.fill {
            for code in block.column_mut(var.0 as usize).into_iter().flatten() {
                *code = if *code == OPEN { *value } else { *code };
            }
        }
        refused
    }

    fn nothing_made(&self, decision: &Decision, rest: Rest) -> Made {
        let mut filled = Answers::none(decision.module());
        filled.fill(decision, rest);
        for finding in self.0.iter().flat_map(|group| &group.findings) {
            filled.set(*finding, None);
        }
        let values = (0..).map(Var).zip(decision.assignment(&filled));
        let fill = values.filter_map(|(var, value)| Some((var, u8::try_from(value?).ok()?)));
        let groups = self.0.iter();
        Made {
            rest: Some(rest),
            groups: groups
                .map(|group| OfGroup {
                    places: vec![0; group.combinations.unwrap_or(0)],
                    becomes: Vec::new(),
                })
                .collect(),
            fill: fill.collect(),
        }
    }
}

impl Group {
    fn of(decision: &Decision, findings: BTreeSet<FindingId>, kept: Vec<Node>) -> Self {
        let variables = decision.variables();
        let vars = findings.iter().flat_map(|it| variables.of_finding(*it));
        let vars = vars.collect::<Vec<_>>();
        let mut steps = Vec::new();
        let mut combinations = Some(1_u32);
        for var in &vars {
            steps.push(combinations.unwrap_or(0));
            let values = variables.domains().get(var.0 as usize).copied();
            // One more, for open.
            let values = u32::from(values.unwrap_or(0)) + 1;
            combinations = combinations.and_then(|all| all.checked_mul(values));
            combinations = combinations.filter(|all| *all <= KEPT);
        }
        Self {
            findings,
            vars,
            steps,
            combinations: combinations.map(|all| all as usize),
            kept,
        }
    }

    fn prepare(
        &self,
        decision: &Decision,
        block: &mut Block,
        cases: usize,
        rest: Rest,
        made: &mut OfGroup,
        refused: &mut Bits,
    ) {
        let numbers = self.numbers(decision, block);
        for (case, number) in numbers.iter().enumerate().take(cases) {
            let ask = || self.becomes(decision, block, case, rest);
            let Some(becomes) = made.get(*number, ask) else {
                continue;
            };
            match becomes {
                Becomes::Same => {}
                Becomes::Refused => {
                    if let Some(word) = refused.get_mut(case / 64) {
                        *word |= 1 << (case % 64);
                    }
                }
                Becomes::Other(values) => {
                    for (var, value) in self.vars.iter().zip(values) {
                        let column = block.column_mut(var.0 as usize);
                        if let Some(code) = column.and_then(|codes| codes.get_mut(case)) {
                            *code = *value;
                        }
                    }
                }
            }
        }
    }

    /// By case, the number of its combination.
    fn numbers(&self, decision: &Decision, block: &Block) -> Vec<u32> {
        let mut numbers = vec![0; CASES];
        if self.combinations.is_none() {
            return numbers;
        }
        for (var, step) in self.vars.iter().zip(&self.steps) {
            let open = decision.variables().domains().get(var.0 as usize);
            let open = open.map_or(0, |values| u32::from(*values));
            for (number, code) in numbers
                .iter_mut()
                .zip(block.column(var.0 as usize).into_iter().flatten())
            {
                *number += u32::from(*code).min(open) * step;
            }
        }
        numbers
    }

    /// What the answers of a case become, as the decision says.
    fn becomes(&self, decision: &Decision, block: &Block, case: usize, rest: Rest) -> Becomes {
        let findings = || self.findings.iter().copied();
        let mut answers = block.answers_to(decision, case, findings());
        let before = decision.assignment(&answers);
        if !decision.conflicts(&answers).is_empty() {
            return Becomes::Refused;
        }
        answers.fill(decision, rest);
        let mut own = Answers::none(decision.module());
        for finding in findings() {
            own.set(finding, answers.get(finding).cloned());
        }
        let after = decision.assignment(&decision.implied(&own));
        let mut scratch = Scratch::default();
        let mut kept = self.kept.iter();
        if !kept.all(|node| {
            decision
                .forest()
                .can_reach(*node, FIRES, &after, &mut scratch)
                == Ok(true)
        }) {
            return Becomes::Refused;
        }
        if before == after {
            return Becomes::Same;
        }
        let value = |var: &Var| after.get(var.0 as usize).copied().flatten();
        let code = |value: Option<u16>| value.and_then(|it| u8::try_from(it).ok()).unwrap_or(OPEN);
        Becomes::Other(self.vars.iter().map(|var| code(value(var))).collect())
    }
}

//! What speaks for and against causes, laid out to be weighed by answer.
//!
//! Nearly every line of evidence asks that all of some variables are as it says, or that one of them is.
//! So each answer has the set of lines that it leaves standing, and what every answer leaves is certain.
//! Only the diagrams of the few other lines are walked.

use std::collections::BTreeMap;

use sural_content::module::CauseId;
use sural_diagram::{Forest, Node, Var};

use crate::assessment::{Status, View};
use crate::causes::Counted;
use crate::compile::{Decision, FIRES, INADMISSIBLE, SILENT};
use crate::set::Set;
use crate::weight;

/// The evidence of a module.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// By cause and measure, those for before those against, the strongest first.
    lines: Vec<Line>,
    /// The lines that are weighed by answer.
    weighed: Set,
    /// Of those the ones for which one variable is enough: they stand while none is as they say.
    one_is_enough: Set,
    /// By variable: the lines that each of its values leaves standing, at last those that stand while it is open.
    leaves: Vec<(Var, Vec<Set>)>,
    /// The other lines.
    walked: Vec<(u32, Node)>,
}

/// A line of evidence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    pub(crate) cause: CauseId,
    pub(crate) counted: Counted,
}

impl Evidence {
    pub(crate) fn of(decision: &Decision) -> Self {
        let mut lines = lines(decision);
        lines.sort_by_key(|(line, _)| line.place());
        let every = (0..lines.len() as u32).collect::<Set>();
        let mut evidence = Self::default();
        let mut leaves: BTreeMap<Var, Vec<Set>> = BTreeMap::new();
        for (index, (line, node)) in (0..).zip(lines) {
            evidence.lines.push(line);
            let forest = decision.forest();
            let all = chain(forest, node, FIRES);
            if all.is_none() {
                evidence.one_is_enough.insert(index);
            }
            let Some(links) = all.or_else(|| chain(forest, node, SILENT)) else {
                evidence.one_is_enough.remove(index);
                evidence.walked.push((index, node));
                continue;
            };
            evidence.weighed.insert(index);
            for (var, stands) in links {
                let leaves = leaves.entry(var);
                let leaves = leaves.or_insert_with(|| vec![every.clone(); stands.len()]);
                for (left, stands) in leaves.iter_mut().zip(stands) {
                    if !stands {
                        left.remove(index);
                    }
                }
            }
        }
        evidence.leaves = leaves.into_iter().collect();
        evidence
    }

    /// The lines that hold for certain, in their order.
    pub(crate) fn certain(&self, view: &mut View<'_>) -> Vec<Line> {
        let mut certain = self.weighed.clone();
        for (var, leaves) in &self.leaves {
            let left = match view.value(*var) {
                Some(value) => leaves.get(usize::from(value)),
                None => leaves.last(),
            };
            left.into_iter().for_each(|left| certain.retain(left));
        }
        certain.toggle(&self.one_is_enough);
        for &(line, node) in &self.walked {
            if view.status(node) == Status::Certain {
                certain.insert(line);
            }
        }
        let mut lines = Vec::with_capacity(certain.len());
        lines.extend(
            certain
                .iter()
                .filter_map(|line| self.lines.get(line as usize)),
        );
        lines
    }
}

impl Line {
    /// Of equals that speak for a cause the last counts, of those against it the first.
    fn place(&self) -> impl Ord + use<> {
        let Counted {
            measure,
            line,
            weight,
        } = self.counted;
        let line = line as isize;
        let tie = if weight > 0 { -line } else { line };
        (self.cause, measure, weight < 0, -weight.abs(), tie)
    }
}

/// Every line that weighs anything, with its diagram.
fn lines(decision: &Decision) -> Vec<(Line, Node)> {
    let mut all = Vec::new();
    let causes = decision
        .module()
        .causes
        .iter()
        .zip(&decision.nodes.evidence);
    for (cause, (content, nodes)) in (0..).map(CauseId).zip(causes) {
        for (measure, (content, nodes)) in content.measures.iter().zip(nodes).enumerate() {
            for (line, (content, node)) in content.lines.iter().zip(nodes).enumerate() {
                let weight = weight::of(&content.weight);
                let counted = Counted {
                    measure,
                    line,
                    weight,
                };
                all.push((Line { cause, counted }, *node));
            }
        }
    }
    all.retain(|(line, _)| line.counted.weight != 0);
    all
}

/// By variable, by value and at last for open: that it leads on; in a diagram where there is one way on from every
/// variable, to `end`, and every other value decides otherwise at once.
fn chain(forest: &Forest, mut node: Node, end: u32) -> Option<Vec<(Var, Vec<bool>)>> {
    let mut links = Vec::new();
    while let Some(var) = forest.variable(node) {
        let ends = |child: &Node| match forest.value(*child) {
            // Where one is enough, what is inadmissible would be taken for it.
            Some(INADMISSIBLE) => end == FIRES,
            value => value.is_some_and(|value| value != end),
        };
        let children = forest.children(node);
        let next = children.iter().copied().find(|child| !ends(child))?;
        if children.iter().any(|child| *child != next && !ends(child)) {
            return None;
        }
        let mut leads = children
            .iter()
            .map(|child| *child == next)
            .collect::<Vec<_>>();
        let silent = |child: &Node| forest.value(*child) == Some(SILENT);
        leads.push(end == SILENT || !children.iter().any(silent));
        links.push((var, leads));
        node = next;
    }
    (forest.value(node) == Some(end)).then_some(links)
}

//! What the next page is chosen from: worked out once for a module.

use std::collections::BTreeSet;

use sural_content::module::{FindingId, Module, Observer, Stage};
use sural_diagram::{Node, Var};

use super::Page;
use super::implied::{Bound, bound};
use crate::compile::{Decision, FIRES, Nodes, SILENT};
use crate::search::{self, Avoid};
use crate::set::Set;
use crate::space::Laid;
use crate::variables::Variables;

/// The pages of a module and what its rules read.
#[derive(Debug)]
pub(crate) struct Plan {
    /// In the order of the text: screens by stage, then findings on no screen.
    pub(crate) pages: Vec<PageVariables>,
    /// By finding: its page.
    pub(crate) page_of: Vec<Option<usize>>,
    /// By rule: the variables that it reads.
    pub(crate) rules: Vec<Set>,
    /// By variable: the answers of someone for whom no rule fires; where everyone fires some rule, the mildest.
    pub(crate) calm: Vec<u16>,
    /// That each rule is silent and each constraint kept, laid out for searches.
    pub(crate) laid: Laid,
    /// The findings that constraints speak of.
    pub(crate) bound: Vec<Bound>,
}

/// A page with its variables.
#[derive(Debug)]
pub(crate) struct PageVariables {
    pub(crate) page: Page,
    pub(crate) stage: Stage,
    pub(crate) vars: Vec<u32>,
    /// Other answers may yet leave no choice about anything on it: it waits for the other pages of its stage.
    pub(crate) waits: bool,
}

impl Plan {
    pub(crate) fn of(decision: &Decision) -> Self {
        let (module, variables) = (decision.module(), decision.variables());
        let (forest, nodes) = (decision.forest(), &decision.nodes);
        let reads = |&node: &Node| {
            let support = forest.support(node).into_iter();
            support.map(|var| var.0).collect()
        };
        let bound = bound(module, variables, forest, nodes);
        let goals = goals(nodes);
        let laid = Laid::of(&goals);
        let pages = pages(module, variables, &bound);
        let mut page_of = vec![None; module.findings.len()];
        for (at, page) in pages.iter().enumerate() {
            for finding in &page.page.findings {
                if let Some(slot) = page_of.get_mut(finding.index()) {
                    slot.get_or_insert(at);
                }
            }
        }
        Self {
            rules: nodes.rules.iter().map(reads).collect(),
            calm: calm(decision, &laid, &goals),
            laid,
            pages,
            page_of,
            bound,
        }
    }
}

/// No rule fires, and all constraints are kept.
fn goals(nodes: &Nodes) -> Vec<Avoid> {
    let silent = nodes.rules.iter().map(|&node| Avoid {
        node,
        terminal: FIRES,
    });
    let kept = nodes.admissible.iter().map(|&node| Avoid {
        node,
        terminal: SILENT,
    });
    silent.chain(kept).collect()
}

fn calm(decision: &Decision, laid: &Laid, goals: &[Avoid]) -> Vec<u16> {
    let variables = decision.variables();
    let mildest = |var: Var| variables.mildest(var);
    let values = |var: Var| variables.mildest_first(var);
    let found = search::completion(decision, laid, goals, &mildest, &values);
    let vars = 0..variables.domains().len() as u32;
    found.unwrap_or_else(|| vars.map(Var).map(mildest).collect())
}

fn pages(module: &Module, variables: &Variables, bound: &[Bound]) -> Vec<PageVariables> {
    let mut screens = module.screens.iter().enumerate().collect::<Vec<_>>();
    screens.sort_by_key(|(_, screen)| screen.stage);
    let on_screens = screens
        .iter()
        .flat_map(|(_, screen)| &screen.findings)
        .collect::<BTreeSet<_>>();
    let alone = (0..module.findings.len())
        .map(|index| FindingId(index as u32))
        .filter(|finding| !on_screens.contains(finding) && is_patients(module, *finding));
    let is_bound = |finding: &FindingId| bound.iter().any(|bound| bound.finding == *finding);
    let page = |screen, stage, findings: Vec<FindingId>| PageVariables {
        stage,
        waits: findings.iter().all(is_bound),
        vars: findings
            .iter()
            .flat_map(|finding| variables.of_finding(*finding))
            .map(|var| var.0)
            .collect(),
        page: Page { screen, findings },
    };
    screens
        .iter()
        .map(|(index, screen)| page(Some(*index), screen.stage, screen.findings.clone()))
        .chain(alone.map(|finding| page(None, Stage::Details, vec![finding])))
        .collect()
}

fn is_patients(module: &Module, finding: FindingId) -> bool {
    module
        .findings
        .get(finding.index())
        .is_some_and(|finding| finding.observers.contains(&Observer::Patient))
}

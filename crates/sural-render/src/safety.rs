//! What should bring the person back, and where to.

use sural_content::module::DispositionId;
use sural_decision::{Assessment, Decision};

use crate::words::Words;

/// Signs that lead to one disposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Where they lead.
    pub disposition: DispositionId,
    /// Each as the end of a sentence that starts with "if".
    pub signs: Vec<String>,
}

/// More signs than this nobody remembers; the most urgent are kept.
const MOST: usize = 7;

/// The safety net of an assessment, most urgent group first. Signs that lead to nothing more urgent than the
/// disposition already given are left out.
#[must_use]
pub fn net(decision: &Decision, words: &Words<'_>, assessment: &Assessment) -> Vec<Group> {
    let module = decision.module();
    let acuity = |id: DispositionId| {
        module
            .dispositions
            .get(id.index())
            .map_or(u32::MAX, |disposition| disposition.acuity)
    };
    let lines = assessment
        .safety_net
        .iter()
        .filter_map(|&index| module.safety_net.get(index));
    let raising = lines.filter(|line| acuity(line.then) < acuity(assessment.disposition));
    let mut groups: Vec<Group> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for line in raising {
        let sign = words.fill(&line.say);
        if said.len() == MOST || said.contains(&sign) {
            continue;
        }
        said.push(sign.clone());
        match groups
            .iter_mut()
            .find(|group| group.disposition == line.then)
        {
            Some(group) => group.signs.push(sign),
            None => groups.push(Group {
                disposition: line.then,
                signs: vec![sign],
            }),
        }
    }
    groups
}

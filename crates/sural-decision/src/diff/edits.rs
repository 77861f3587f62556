//! What was added, removed or reworded, block by block.

use sural_content::module::{FindingId, Module, Screen};

use super::common::choices;

/// One block that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// `finding`, `rule` …, as content writes it.
    pub kind: &'static str,
    /// Its id; of an option, that of its finding before it.
    pub id: String,
    /// What happened to it.
    pub change: Change,
}

/// What happened to a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Removed,
    /// Words for people are not the same.
    Reworded,
    /// It considers other causes, names another service or gives other advice.
    Redirected,
    /// It is asked of others, on another page, or *not sure* counts otherwise.
    Asked,
}

/// Everything that was added, removed, reworded or redirected.
#[must_use]
pub fn edits(old: &Module, new: &Module) -> Vec<Edit> {
    let mut edits = Vec::new();
    edits.extend(blocks("finding", findings(old), findings(new)));
    edits.extend(blocks("option", options(old), options(new)));
    edits.extend(blocks("screen", screens(old), screens(new)));
    edits.extend(blocks("rule", rules(old), rules(new)));
    edits.extend(blocks("cause", causes(old), causes(new)));
    edits.extend(blocks("service", services(old), services(new)));
    edits.extend(blocks("disposition", dispositions(old), dispositions(new)));
    edits.extend(blocks("care", care(old), care(new)));
    edits.extend(blocks("safety_net", safety_net(old), safety_net(new)));
    edits.extend(blocks("constraint", constraints(old), constraints(new)));
    edits
}

/// A block: its id, its words, and what else is compared, told by what a difference there means.
struct Block {
    id: String,
    words: Vec<String>,
    rest: String,
    means: Change,
}

fn blocks(kind: &'static str, old: Vec<Block>, new: Vec<Block>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut say = |id: &str, change: Change| {
        edits.push(Edit {
            kind,
            id: id.to_owned(),
            change,
        });
    };
    for before in &old {
        match new.iter().find(|block| block.id == before.id) {
            None => say(&before.id, Change::Removed),
            Some(now) => {
                if now.words != before.words {
                    say(&now.id, Change::Reworded);
                }
                if now.rest != before.rest {
                    say(&now.id, now.means);
                }
            }
        }
    }
    for now in &new {
        if !old.iter().any(|block| block.id == now.id) {
            say(&now.id, Change::Added);
        }
    }
    edits
}

fn block(id: &str, words: Vec<String>, means: Change, rest: String) -> Block {
    Block {
        id: id.to_owned(),
        words,
        rest,
        means,
    }
}

fn finding_id(module: &Module, finding: FindingId) -> &str {
    module
        .findings
        .get(finding.index())
        .map_or("", |finding| finding.id.as_str())
}

fn findings(module: &Module) -> Vec<Block> {
    let findings = module.findings.iter();
    let block = |finding: &sural_content::module::Finding| {
        let words = [
            Some(&finding.ask),
            finding.help.as_ref(),
            finding.says.as_ref(),
            finding.clinical.as_ref(),
        ];
        let words = words.into_iter().flatten().cloned().collect();
        let rest = format!(
            "{:?} {} {:?}",
            finding.unsure, finding.may_decline, finding.observers
        );
        block(&finding.id, words, Change::Asked, rest)
    };
    findings.map(block).collect()
}

fn options(module: &Module) -> Vec<Block> {
    let mut blocks = Vec::new();
    for finding in &module.findings {
        for choice in choices(&finding.kind) {
            let id = format!("{}.{}", finding.id, choice.id);
            blocks.push(block(
                &id,
                vec![choice.label.clone()],
                Change::Reworded,
                String::new(),
            ));
        }
    }
    blocks
}

fn screens(module: &Module) -> Vec<Block> {
    let block = |screen: &Screen| {
        let words = [
            Some(&screen.ask),
            screen.help.as_ref(),
            screen.none.as_ref(),
        ];
        let asks = screen
            .findings
            .iter()
            .map(|finding| finding_id(module, *finding));
        let rest = format!("{:?} {:?}", screen.stage, asks.collect::<Vec<_>>());
        block(
            &screen.id,
            words.into_iter().flatten().cloned().collect(),
            Change::Asked,
            rest,
        )
    };
    module.screens.iter().map(block).collect()
}

fn rules(module: &Module) -> Vec<Block> {
    let block = |rule: &sural_content::module::Rule| {
        let causes = rule
            .consider
            .iter()
            .filter_map(|cause| module.causes.get(cause.index()));
        let causes = causes.map(|cause| cause.id.as_str()).collect::<Vec<_>>();
        let see = rule
            .see
            .and_then(|service| module.services.get(service.index()));
        let care = rule
            .care
            .iter()
            .filter_map(|care| module.care.get(care.index()));
        let care = care.map(|care| care.id.as_str()).collect::<Vec<_>>();
        let rest = format!("{causes:?} {:?} {care:?}", see.map(|service| &service.id));
        block(
            &rule.id,
            vec![rule.because.clone()],
            Change::Redirected,
            rest,
        )
    };
    module.rules.iter().map(block).collect()
}

fn causes(module: &Module) -> Vec<Block> {
    let service = |id: sural_content::module::ServiceId| {
        module
            .services
            .get(id.index())
            .map(|service| service.id.as_str())
    };
    let block = |cause: &sural_content::module::Cause| {
        let words = vec![
            cause.title.clone(),
            cause.clinical.clone(),
            cause.about.clone(),
        ];
        let rest = format!(
            "{:?} {:?} {:?} {:?}",
            cause.group,
            cause.base,
            service(cause.first),
            service(cause.specialist)
        );
        block(&cause.id, words, Change::Redirected, rest)
    };
    module.causes.iter().map(block).collect()
}

fn services(module: &Module) -> Vec<Block> {
    let plain = |service: &sural_content::module::Service| {
        block(
            &service.id,
            vec![service.title.clone(), service.clinical.clone()],
            Change::Reworded,
            String::new(),
        )
    };
    module.services.iter().map(plain).collect()
}

fn dispositions(module: &Module) -> Vec<Block> {
    let block = |disposition: &sural_content::module::Disposition| {
        let place = module.services.get(disposition.place.index());
        let mut words = vec![disposition.title.clone()];
        words.extend(disposition.say.iter().chain(&disposition.review).cloned());
        block(
            &disposition.id,
            words,
            Change::Redirected,
            format!("{:?}", place.map(|place| &place.id)),
        )
    };
    module.dispositions.iter().map(block).collect()
}

fn care(module: &Module) -> Vec<Block> {
    let plain = |care: &sural_content::module::Care| {
        block(&care.id, care.say.clone(), Change::Reworded, String::new())
    };
    module.care.iter().map(plain).collect()
}

fn safety_net(module: &Module) -> Vec<Block> {
    let block = |line: &sural_content::module::SafetyNet| {
        let then = module.dispositions.get(line.then.index());
        block(
            &line.id,
            vec![line.say.clone()],
            Change::Redirected,
            format!("{:?}", then.map(|then| &then.id)),
        )
    };
    module.safety_net.iter().map(block).collect()
}

fn constraints(module: &Module) -> Vec<Block> {
    let plain = |constraint: &sural_content::module::Constraint| {
        block(
            &constraint.id,
            vec![constraint.because.clone()],
            Change::Reworded,
            String::new(),
        )
    };
    module.constraints.iter().map(plain).collect()
}

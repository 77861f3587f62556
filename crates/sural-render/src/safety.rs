//! What should bring the person back, and where to.

use sural_content::module::{Condition, DispositionId, Finding, FindingKind};
use sural_decision::explain::card::Sign;
use sural_decision::{Answers, Assessment, Decision};

use crate::sentence;
use crate::words::Words;

/// Signs that lead to one disposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Where they lead.
    pub disposition: DispositionId,
    /// Each as the end of a sentence that starts with "if".
    pub signs: Vec<String>,
}

/// The safety-net card of an assessment in words, most urgent group first.
#[must_use]
pub fn net(
    decision: &Decision,
    words: &Words<'_>,
    answers: &Answers,
    assessment: &Assessment,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in decision.card(answers, assessment) {
        let signs = line.signs.iter().map(|sign| said(words, sign));
        let sign = joined(words, &signs.collect::<Vec<_>>());
        match groups.last_mut() {
            Some(group) if group.disposition == line.then => group.signs.push(sign),
            _ => groups.push(Group {
                disposition: line.then,
                signs: vec![sign],
            }),
        }
    }
    groups
}

/// Signs have commas of their own.
fn joined(words: &Words<'_>, signs: &[String]) -> String {
    match signs {
        [first @ .., last] if !first.is_empty() => {
            format!("{}; {} {last}", first.join("; "), words.phrases().or())
        }
        signs => signs.concat(),
    }
}

fn said(words: &Words<'_>, sign: &Sign) -> String {
    let module = words.module();
    let (id, options) = match sign {
        Sign::Worded(id) => {
            let line = module.safety_net.get(id.index());
            return words.fill(line.map_or("", |line| &line.say));
        }
        Sign::Finding(id, options) => (*id, options.clone()),
    };
    let Some(finding) = module.findings.get(id.index()) else {
        return String::new();
    };
    if options.is_empty() {
        return words.fill(finding.says.as_deref().unwrap_or(&finding.ask));
    }
    if let Some(says) = &finding.says {
        return words.fill(
            &words
                .phrases()
                .of_that_kind(says, &labels(words, finding, &options)),
        );
    }
    let condition = match finding.kind {
        FindingKind::Several { .. } => Condition::HasOption(id, options),
        _ => Condition::IsOption(id, options),
    };
    sentence::clause(module, words, &condition).text(words.phrases())
}

/// Options by their labels, in the middle of a sentence.
fn labels(words: &Words<'_>, finding: &Finding, options: &[usize]) -> String {
    let (FindingKind::One { options: all, .. } | FindingKind::Several { options: all, .. }) =
        &finding.kind
    else {
        return String::new();
    };
    let labels = options.iter().filter_map(|option| all.get(*option));
    let labels = labels.map(|option| sentence::uncapital(&option.label));
    words.phrases().one_of(&labels.collect::<Vec<_>>())
}

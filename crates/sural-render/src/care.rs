//! What to do now: what holds whatever it is, then what each cause asks for, so that nobody takes the advice of several
//! causes for one plan.

use sural_content::module::CauseId;
use sural_decision::Assessment;

use crate::words::Words;

/// Lines of advice that belong together.
pub(crate) struct Group {
    /// The cause that alone asks for them; none if they hold whatever it is.
    pub(crate) cause: Option<CauseId>,
    pub(crate) lines: Vec<String>,
}

/// The advice of an assessment, for those causes that the person is told of. If no more than one of them asks for something
/// of its own, all of it is one group.
pub(crate) fn groups(words: &Words<'_>, assessment: &Assessment, causes: &[CauseId]) -> Vec<Group> {
    let mut said = Vec::new();
    for care in &assessment.care {
        let Some(care) = words.module().care.get(care.index()) else {
            continue;
        };
        let mut asking = causes.iter().filter(|cause| care.causes.contains(cause));
        let cause = asking.next().filter(|_| asking.next().is_none()).copied();
        for line in care.say.iter().map(|line| words.fill(line)) {
            if said.iter().all(|(_, known)| *known != line) {
                said.push((cause, line));
            }
        }
    }
    let group = |cause: Option<CauseId>| Group {
        cause,
        lines: said
            .iter()
            .filter(|(of, _)| *of == cause)
            .map(|(_, line)| line.clone())
            .collect(),
    };
    let own = causes.iter().map(|cause| group(Some(*cause)));
    let own = own.filter(|group| !group.lines.is_empty());
    let own = own.collect::<Vec<_>>();
    if own.len() < 2 {
        let lines = said.into_iter().map(|(_, line)| line);
        return vec![Group {
            cause: None,
            lines: lines.collect(),
        }];
    }
    [group(None)].into_iter().chain(own).collect()
}

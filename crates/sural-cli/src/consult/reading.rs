//! A case as the content reads it.

use sural_case::log::{Case, Decided};
use sural_case::replay::Replay;
use sural_decision::Decision;
use sural_decision::consultation::Consultation;

use crate::answers_file;
use crate::failure::{Code, Failure};

/// A case with what the content says of it.
pub struct Reading {
    /// What the log comes to.
    pub replay: Replay,
    /// What the content says of it.
    pub consultation: Consultation,
}

impl Reading {
    /// Reads a case as it stood after so many events, or as it stands.
    ///
    /// # Errors
    /// When the case is about another module, or its answers contradict each other.
    pub fn of(decision: &Decision, case: &Case, after: Option<usize>) -> Result<Self, Failure> {
        let module = decision.module();
        let mut replay = Replay::of(module, case, after)
            .map_err(|fault| Failure::new(Code::BadAnswers, fault.to_string()))?;
        let refused = |conflicts: Vec<_>| {
            answers_file::conflicting(module, &replay.observed.answers, &conflicts)
        };
        let conflicts = decision.conflicts(&replay.observed.answers);
        if !conflicts.is_empty() {
            return Err(refused(conflicts));
        }
        let answers = decision.implied(&replay.observed.answers);
        let consultation = decision.consult(&answers).map_err(refused)?;
        replay.observed.answers = answers;
        Ok(Self {
            replay,
            consultation,
        })
    }

    /// What the reader must know before relying on it: one sentence each.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let other = self.replay.other_content.iter().map(|(version, events)| {
            let events = if *events == 1 { "1 event".to_owned() } else { format!("{events} events") };
            format!("{events} of this case stand under content {version}; everything is read anew under the present one")
        });
        let unknown = self.replay.not_understood.iter();
        let unknown = unknown.map(|why| format!("not read: {why}"));
        other.chain(unknown).collect()
    }
}

/// What clinicians decided in a case, in words.
#[must_use]
pub fn decisions(decision: &Decision, case: &Case) -> Vec<String> {
    let module = decision.module().authored();
    let cause = |id: &str| {
        let cause = module.causes.iter().find(|cause| cause.id == id);
        cause.map_or_else(|| id.to_owned(), |cause| cause.clinical.clone())
    };
    let events = case.events.iter().flat_map(|event| {
        let name = event.by.name.as_deref().unwrap_or(event.by.role.word());
        event.decided.iter().map(move |it| (name, it))
    });
    let told = events.filter_map(|(name, decided)| {
        Some(match decided {
            Decided::Agree { cause: id } => format!("{name} agrees: {}.", cause(id)),
            Decided::Add { cause, reason } => format!("{name} adds: {cause}, because {reason}."),
            Decided::Reject { cause: id, reason } => {
                format!("{name} rejects: {}, because {reason}.", cause(id))
            }
            Decided::Override {
                disposition,
                reason,
            } => {
                let known = module.dispositions.iter().find(|it| it.id == *disposition);
                let title = known.map_or(disposition.as_str(), |it| it.title.as_str());
                format!("{name} decides otherwise: {title}, because {reason}.")
            }
            Decided::Note { text } => format!("{name} notes: {text}"),
            Decided::Order { .. } | Decided::Treat { .. } | Decided::Refer { .. } => return None,
        })
    });
    told.collect()
}

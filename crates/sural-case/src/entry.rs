//! What somebody adds to a case, looked over before it is added.

use sural_content::module::Module;

use crate::answer;
use crate::log::{Content, Decided, Event, Role, Seen, Who};
use crate::replay;

/// An event under the present content.
///
/// # Errors
/// Everything in it that the content does not know or that this observer cannot tell, one sentence each.
pub fn event(
    module: &Module,
    at: String,
    by: Who,
    observed: Vec<Seen>,
    decided: Vec<Decided>,
) -> Result<Event, Vec<String>> {
    let event = Event {
        at,
        by,
        content: Content::of(module),
        observed,
        decided,
    };
    let observed = event.observed.iter();
    let observed = observed.filter_map(|seen| refused(module, &event, seen));
    let decided = event.decided.iter();
    let decided =
        decided.filter_map(|it| not_theirs(event.by.role, it).or_else(|| unknown(module, it)));
    let messages = observed.chain(decided).collect::<Vec<_>>();
    if messages.is_empty() {
        Ok(event)
    } else {
        Err(messages)
    }
}

fn refused(module: &Module, event: &Event, seen: &Seen) -> Option<String> {
    let observation = match replay::observation(module, event, seen) {
        Ok(observation) => observation,
        Err(why) => return Some(why),
    };
    let finding = module.findings.get(observation.finding.index())?;
    let told =
        event.by.role == Role::Patient && !finding.observers.contains(&Role::Patient.observer());
    told.then(|| {
        format!(
            "`{}` is not for a patient to tell; a clinician or a test records it",
            finding.id
        )
    })
}

/// That it is not for somebody of this role to decide.
fn not_theirs(role: Role, decided: &Decided) -> Option<String> {
    match (role, decided) {
        (Role::Patient, Decided::Again) => None,
        (Role::Patient, _) => Some("a patient tells, and decides nothing here".to_owned()),
        (_, Decided::Again) => {
            Some("`again` is for the patient: only they tell it anew".to_owned())
        }
        _ => None,
    }
}

/// That a decision names something that the content does not have.
fn unknown(module: &Module, decided: &Decided) -> Option<String> {
    let (what, name, known): (_, _, Vec<&str>) = match decided {
        Decided::Agree { cause } | Decided::Reject { cause, .. } => {
            ("cause", cause, ids(&module.causes, |it| &it.id))
        }
        Decided::Override { disposition, .. } => (
            "disposition",
            disposition,
            ids(&module.dispositions, |it| &it.id),
        ),
        Decided::Order { order } => ("order", order, ids(&module.orders, |it| &it.id)),
        Decided::Treat { treatment } => {
            ("treatment", treatment, ids(&module.treatments, |it| &it.id))
        }
        Decided::Refer { referral } => ("referral", referral, ids(&module.referrals, |it| &it.id)),
        Decided::Add { .. }
        | Decided::Note { .. }
        | Decided::Again
        | Decided::HandOver { .. }
        | Decided::Close { .. } => return None,
    };
    let missing = !known.contains(&name.as_str());
    missing.then(|| answer::unknown(what, name, known.into_iter(), ""))
}

fn ids<T>(all: &[T], id: impl Fn(&T) -> &String) -> Vec<&str> {
    all.iter().map(|it| id(it).as_str()).collect()
}

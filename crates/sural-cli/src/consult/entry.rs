//! What is typed on the command line, as events.

use serde_json::Value;
use sural_case::answer;
use sural_case::log::{Content, Decided, Event, Leg, Role, Seen, Who};
use sural_case::replay;
use sural_content::module::Module;

use crate::failure::{Code, Failure};

/// Something recorded: `finding=answer`, `finding@left=answer`, several options with `+` between them.
///
/// # Errors
/// When it is not of that form.
pub fn seen(text: &str, reason: Option<&str>) -> Result<Seen, String> {
    let form =
        || format!("`{text}` is not finding=answer, such as calf_girth@left=38.5 or warmth=yes");
    let (what, answer) = text.split_once('=').ok_or_else(form)?;
    let (finding, side) = match what.split_once('@') {
        None => (what, None),
        Some((finding, "left")) => (finding, Some(Leg::Left)),
        Some((finding, "right")) => (finding, Some(Leg::Right)),
        Some((_, other)) => return Err(format!("`{other}` is no leg; write @left or @right")),
    };
    Ok(Seen {
        finding: finding.trim().to_owned(),
        side,
        answer: value(answer.trim()),
        reason: reason.map(str::to_owned),
    })
}

/// An answer as JSON: a number, several options, or one.
fn value(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(number @ Value::Number(_)) => number,
        _ if text.contains('+') => text.split('+').map(str::trim).collect(),
        _ => Value::from(text),
    }
}

/// An event.
///
/// # Errors
/// Everything in it that the content does not know or that this observer cannot tell, all at once.
pub fn event(
    module: &Module,
    at: String,
    by: Who,
    observed: Vec<Seen>,
    decided: Vec<Decided>,
) -> Result<Event, Failure> {
    let event = Event {
        at,
        by,
        content: Content::of(module),
        observed,
        decided,
    };
    let messages = event
        .observed
        .iter()
        .filter_map(|seen| refused(module, &event, seen))
        .chain(event.decided.iter().filter_map(|it| unknown(module, it)))
        .collect::<Vec<_>>();
    if messages.is_empty() {
        Ok(event)
    } else {
        Err(Failure {
            code: Code::BadAnswers,
            messages,
        })
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
            "`{}` is not for a patient to tell; record it with --as clinician or --as test",
            finding.id
        )
    })
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
        Decided::Add { .. } | Decided::Note { .. } => return None,
    };
    let missing = !known.contains(&name.as_str());
    missing.then(|| answer::unknown(what, name, known.into_iter(), ""))
}

fn ids<T>(all: &[T], id: impl Fn(&T) -> &String) -> Vec<&str> {
    all.iter().map(|it| id(it).as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Leg, seen};

    #[test]
    fn records_are_read() {
        let girth = seen("calf_girth@left=38.5", None).unwrap();
        assert_eq!(
            (girth.finding.as_str(), girth.side),
            ("calf_girth", Some(Leg::Left))
        );
        assert_eq!(girth.answer, serde_json::json!(38.5));
        let skin = seen("skin_colour = red_or_pink + dusky", None).unwrap();
        assert_eq!(skin.answer, serde_json::json!(["red_or_pink", "dusky"]));
        assert!(seen("warmth", None).is_err());
        assert!(seen("pulse@both=1", None).is_err());
    }
}

//! Where cases stand for clinicians: how urgent each is, by when, and with whom. Triage tells it at once, the whole content
//! more precisely once the person has answered all that matters.

use std::sync::Arc;

use sural_case::course::{self, Course};
use sural_case::log::Case;
use sural_case::reading::Reading;
use sural_content::module::DispositionId;
use sural_decision::{Assessment, Decision};
use sural_interview::sitting::Turn;
use sural_store::{Actor, By, CaseId, Moment, Standing};
use tokio::time::{Instant, sleep};

use crate::app::{App, Edition};
use crate::clinic;
use crate::clock;
use crate::fault::Fault;
use crate::visit::{Place, Visit, is_told, told};

/// The state of a case of which the person has yet to answer something that matters.
const ANSWERING: &str = "answering";

/// Whether the person has answered all that matters.
pub(crate) fn is_waiting(standing: &Standing) -> bool {
    standing.state == Course::Waiting.id()
}

/// Where a case stands, from its events alone. Where they do not fit together it stands where the first of them that do
/// put it, or where what the person said puts it, whichever is more urgent.
#[must_use]
pub fn standing(edition: &Edition, whole: &Decision, case: &Case) -> Option<Standing> {
    let mut fitting = case.clone();
    let before = loop {
        if let Some(standing) = read(edition, whole, &fitting) {
            break standing;
        }
        fitting.events.pop()?;
    };
    let standing = raised(before, triage(edition, case), case);
    Some(match case.events.iter().all(is_told) {
        true => standing,
        false => Standing {
            state: Course::of(case).id().to_owned(),
            ..standing
        },
    })
}

fn triage(edition: &Edition, case: &Case) -> Option<Standing> {
    let visit = Visit::new(edition, told(case).into_owned(), Place::Program);
    visit.ok().and_then(|visit| by_triage(&visit))
}

/// Where a case stands whose events fit together.
fn read(edition: &Edition, whole: &Decision, case: &Case) -> Option<Standing> {
    if case.events.iter().all(is_told) {
        let triage = triage(edition, case);
        if !triage.as_ref().is_some_and(is_waiting) {
            return triage;
        }
    }
    let reading = Reading::of(whole, case, None).ok()?;
    Some(by_whole(whole, case, &reading))
}

/// What the answers of last time come to, which stands until they are all asked again; else what these come to.
fn then(visit: &Visit<'_>, now: &Assessment) -> DispositionId {
    let decision = &visit.edition.decision;
    let then = visit.last_time();
    let then = then.and_then(|last| decision.assess(&decision.implied(&last.answers)).ok());
    then.map_or(now.disposition, |then| then.disposition)
}

/// Where a case stands by what the person said; none while that does not fit together.
pub(crate) fn by_triage(visit: &Visit<'_>) -> Option<Standing> {
    let (_, turn) = visit.turn().ok()?;
    let decision = &visit.edition.decision;
    let (given, state) = match turn {
        Turn::Contradiction(_) => return None,
        Turn::Ask(_, now) => (vec![now.disposition, then(visit, &now)], ANSWERING),
        Turn::Done(now) => (vec![now.disposition], Course::Waiting.id()),
    };
    let dispositions = &decision.module().dispositions;
    let given = given.iter().filter_map(|id| dispositions.get(id.index()));
    let disposition = given.min_by_key(|given| given.acuity)?;
    Some(Standing {
        disposition: disposition.id.clone(),
        urgency: i64::from(disposition.acuity),
        due: None,
        state: state.to_owned(),
    })
}

/// Where a case stands for clinicians.
pub(crate) fn by_whole(decision: &Decision, case: &Case, reading: &Reading) -> Standing {
    let urgency = course::urgency(decision, case, reading);
    let disposition = decision.module().dispositions.get(urgency.index());
    Standing {
        disposition: disposition.map_or_else(String::new, |it| it.id.clone()),
        urgency: disposition.map_or(0, |it| i64::from(it.acuity)),
        due: course::due(reading).map(|due| Moment(due.by.0)),
        state: Course::of(case).id().to_owned(),
    }
}

/// Where a case stands of which nothing can be read, because its answers do not fit together: as urgent as before, and
/// with whoever has to look at it.
fn unread(before: Standing, case: &Case) -> Standing {
    let is_closed = before.state == Course::Closed.id();
    let state = match is_closed {
        true => Course::of(case).id().to_owned(),
        false => before.state.clone(),
    };
    Standing { state, ..before }
}

/// Where a case that a clinician has begun stands as soon as the person adds something to it: as urgent as before or as
/// what the person said is by itself, whichever is more, and with whoever has to look at it. The whole content says more
/// precisely in a moment.
pub(crate) fn raised(before: Standing, told: Option<Standing>, case: &Case) -> Standing {
    let before = unread(before, case);
    match told {
        Some(told) if told.urgency < before.urgency => Standing {
            disposition: told.disposition,
            urgency: told.urgency,
            ..before
        },
        _ => before,
    }
}

/// A day, in seconds.
const DAY: i64 = 86_400;

/// How many times as long as it worked for one case it rests before the next: people who answer come first.
const REST: u32 = 4;

/// Puts anew in its turn where a case stands, by the whole content, after the person has answered all that matters. Until
/// then it stands where triage put it.
pub(crate) async fn stand_in_turn(app: App, id: CaseId) {
    app.whole_at_last().await;
    let turn = app.standing_anew().acquire().await;
    let started = Instant::now();
    stand_anew(app.clone(), id).await;
    sleep(started.elapsed() * REST).await;
    drop(turn);
}

/// Puts anew where a case stands, by the whole content, once that is compiled.
pub(crate) async fn stand_anew(app: App, id: CaseId) {
    if let Some(decision) = app.whole_at_last().await {
        // The fault has been logged, and what stood before stands.
        let _ = stand_by(&app, decision, &id).await;
    }
}

async fn stand_by(app: &App, decision: Arc<Decision>, id: &CaseId) -> Result<(), Fault> {
    let by = By {
        who: Actor::System,
        at: clock::now(),
    };
    let kept = app.store().case(id, &by).await?.ok_or(Fault::Lost)?;
    let (case, reading) = clinic::read(decision.clone(), kept.case).await?;
    let standing = match reading {
        Ok(reading) => Some(by_whole(&decision, &case, &reading)),
        Err(_) => {
            let before = app.store().standing(id).await?;
            before.map(|before| unread(before.standing, &case))
        }
    };
    if let Some(standing) = standing {
        app.store().stand(id, case.events.len(), standing).await?;
    }
    Ok(())
}

/// Puts anew in their turn where those cases stand to which the last day added: the turn of some may not have come when
/// the server was stopped.
pub(crate) async fn stand_the_rest(app: App) {
    let since = Moment(clock::now().0 - DAY);
    match app.store().added_to(ANSWERING, since).await {
        Ok(cases) => {
            for id in cases {
                stand_in_turn(app.clone(), id).await;
            }
        }
        Err(why) => tracing::error!(%why, "store"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sural_case::log::{Content, Decided, Event, Role, Who};

    fn event(role: Role, decided: Vec<Decided>) -> Event {
        Event {
            at: "2026-11-23T09:00:00Z".to_owned(),
            by: Who { role, name: None },
            content: Content::of(&sural_testkit::content::module("demo").unwrap()),
            observed: Vec::new(),
            decided,
        }
    }

    fn standing(urgency: i64, state: &str) -> Standing {
        Standing {
            disposition: format!("d{urgency}"),
            urgency,
            due: None,
            state: state.to_owned(),
        }
    }

    #[test]
    fn what_a_person_adds_to_a_closed_case_counts_at_once_where_it_is_more_urgent() {
        let close = Decided::Close {
            reason: "Advised.".to_owned(),
        };
        let mut case = Case::new("c-1".to_owned());
        case.events = vec![
            event(Role::Patient, Vec::new()),
            event(Role::Clinician, vec![close]),
            event(Role::Patient, Vec::new()),
        ];
        let before = || standing(5, Course::Closed.id());
        let waiting = Course::Waiting.id();
        let told = |urgency| Some(standing(urgency, waiting));
        assert_eq!(raised(before(), told(0), &case), standing(0, waiting));
        assert_eq!(raised(before(), told(7), &case), standing(5, waiting));
        assert_eq!(raised(before(), None, &case), standing(5, waiting));
    }

    #[test]
    fn a_log_that_does_not_fit_together_stands_as_urgent_as_it_did() {
        let module = sural_testkit::content::module("demo").unwrap();
        let edition = Edition::new(Decision::compile(module).unwrap(), None);
        let whole = sural_testkit::content::whole("demo").unwrap();
        let whole = Decision::compile(whole).unwrap();
        let seen = |finding: &str, answer: &str| Event {
            observed: vec![
                serde_json::from_value(serde_json::json!({"finding": finding, "answer": answer}))
                    .unwrap(),
            ],
            ..event(Role::Patient, Vec::new())
        };
        let mut case = Case::new("c-1".to_owned());
        case.events = vec![seen("joint_hot", "yes"), seen("fever", "yes")];
        let before = super::standing(&edition, &whole, &case).unwrap();
        assert_eq!(before.disposition, "go_now");
        // Nobody can have said this, so nothing that comes after it can be read.
        case.events.push(seen("joint_hot", "purple"));
        let after = super::standing(&edition, &whole, &case).unwrap();
        assert_eq!(after.disposition, before.disposition);
        assert_eq!(after.urgency, before.urgency);
    }
}

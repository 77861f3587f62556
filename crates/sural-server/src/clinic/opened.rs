//! A case that a clinician has opened. That they did is kept before anything is shown.

use std::sync::Arc;

use sural_case::course::{self, Course};
use sural_case::log::{Case, Decided, Event, Role, Seen, Who};
use sural_case::reading::{Reading, Refused};
use sural_case::{entry, moment};
use sural_decision::Decision;
use sural_render::consultation::{Chart, Clock, Zone};
use sural_render::text::origin;
use sural_render::words::Words;
use sural_store::Role::Lead;
use sural_store::{Actor, By, CaseId, Entry, NotAdded, Standing};
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::shell::shell;
use crate::clock;
use crate::fault::Fault;
use crate::guard::Here;
use crate::person::shell::Shell;

/// A case with what the content says of it.
pub(super) struct Opened {
    pub(super) id: CaseId,
    pub(super) decision: Arc<Decision>,
    pub(super) case: Case,
    /// What the content says of it, or what in it does not fit together.
    pub(super) reading: Result<Reading, Vec<String>>,
}

/// Why nothing was added.
pub(super) enum NotTaken {
    /// Somebody else has added to the case meanwhile.
    Conflict,
    /// It is not right: one sentence each.
    Wrong(Vec<String>),
    /// For another reason.
    Fault(Fault),
}

impl From<Fault> for NotTaken {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Opened {
    /// Opens a case.
    ///
    /// # Errors
    /// When there is no such case, or it cannot be read.
    pub(super) async fn of(app: &App, signed: &Signed, id: &str) -> Result<Self, Fault> {
        let id = CaseId::named(id);
        let kept = app.store().case(&id, &signed.by()).await?;
        let case = kept.ok_or(Fault::Lost)?.case;
        let decision = app.whole().await?;
        let (case, reading) = read(decision.clone(), case).await?;
        Ok(Self {
            id,
            decision,
            case,
            reading,
        })
    }

    /// What the content says.
    ///
    /// # Errors
    /// When the answers do not fit together.
    pub(super) fn reading(&self) -> Result<&Reading, Fault> {
        self.reading.as_ref().map_err(|_| Fault::Apart)
    }

    /// The words of the person's region.
    ///
    /// # Errors
    /// Never for content that was compiled.
    pub(super) fn words(&self) -> Result<Words<'_>, Fault> {
        let module = self.decision.module();
        let words = Words::of(module, self.case.region.as_deref());
        words
            .or_else(|| Words::of(module, None))
            .ok_or(Fault::Failed)
    }

    /// What stands around a page about the case: it comes from the whole content.
    ///
    /// # Errors
    /// As [`shell`].
    pub(super) fn shell(&self, app: &App, here: &Here) -> Result<Shell, Fault> {
        Ok(Shell {
            origin: origin(self.decision.module()),
            ..shell(app, here)?
        })
    }

    /// The case as it is written of.
    pub(super) fn chart<'a>(&'a self, words: &'a Words<'a>, reading: &'a Reading) -> Chart<'a> {
        Chart {
            decision: &self.decision,
            words,
            case: &self.case,
            events: None,
            reading,
            clock: now(),
        }
    }

    /// Adds what was seen and decided, if `seen` events are all there are, and takes the case on if nobody has.
    pub(super) async fn add(
        &self,
        app: &App,
        signed: &Signed,
        seen: usize,
        role: Role,
        (observed, decided): (Vec<Seen>, Vec<Decided>),
    ) -> Result<(), NotTaken> {
        if seen != self.case.events.len() {
            return Err(NotTaken::Conflict);
        }
        let by = Who {
            role,
            name: Some(signed.account.name.clone()),
        };
        let event = entry::event(
            self.decision.module(),
            self.case.moment_of_next(clock::now().to_string()),
            by,
            observed,
            decided,
        );
        let event = event.map_err(NotTaken::Wrong)?;
        let ends = ends(&event);
        if ends && let Some(name) = self.held_by_another(app, signed).await? {
            let why = format!(
                "{name} has taken this case on. Only {name} or a lead may hand it over or close it."
            );
            return Err(NotTaken::Wrong(vec![why]));
        }
        let mut after = self.case.clone();
        after.events.push(event.clone());
        let (after, reading) = read(self.decision.clone(), after).await?;
        let reading = reading.map_err(NotTaken::Wrong)?;
        let standing = standing(&self.decision, &after, &reading);
        let (store, by) = (app.store(), signed.by());
        let added = store.append(&self.id, seen, &event, Some(standing), &by);
        match added.await {
            Ok(_) => {}
            Err(NotAdded::Conflict { .. }) => return Err(NotTaken::Conflict),
            Err(why) => return Err(Fault::from(why).into()),
        }
        let held = match ends {
            true => store.take_back(&self.id, &by).await,
            false => store.claim(&self.id, &by).await,
        };
        held.map_err(Fault::from)?;
        Ok(())
    }

    /// Who has taken the case on, if that is somebody else from whom this one may not take it.
    async fn held_by_another(&self, app: &App, signed: &Signed) -> Result<Option<String>, Fault> {
        let account = &signed.account;
        let entry = app.store().standing(&self.id).await?;
        let holder = entry.and_then(|entry| entry.claimed_by);
        Ok(holder.filter(|holder| *holder != account.name && account.role < Lead))
    }
}

/// Whoever had the case has it no more.
fn ends(event: &Event) -> bool {
    let last = event.decided.last();
    matches!(last, Some(Decided::HandOver { .. } | Decided::Close { .. }))
}

/// The clock that pages are read by.
pub(crate) fn now() -> Clock {
    Clock {
        now: clock::now(),
        zone: Zone::default(),
        dated: false,
    }
}

/// What the content says of a case. It takes a while, and others are not kept waiting.
pub(crate) async fn read(
    decision: Arc<Decision>,
    case: Case,
) -> Result<(Case, Result<Reading, Vec<String>>), Fault> {
    let read = spawn_blocking(move || {
        let reading = Reading::of(&decision, &case, None);
        (case, reading)
    });
    let (case, reading) = read.await.map_err(|_| Fault::Failed)?;
    match reading {
        Ok(reading) => Ok((case, Ok(reading))),
        Err(Refused::Answers(messages)) => Ok((case, Err(messages))),
        Err(Refused::Case(why)) => {
            tracing::error!(%why, "case");
            Err(Fault::Failed)
        }
    }
}

/// Where a case stands for clinicians.
pub(crate) fn standing(decision: &Decision, case: &Case, reading: &Reading) -> Standing {
    let urgency = course::urgency(decision, case, reading);
    let disposition = decision.module().dispositions.get(urgency.index());
    Standing {
        disposition: disposition.map_or_else(String::new, |it| it.id.clone()),
        urgency: disposition.map_or(0, |it| i64::from(it.acuity)),
        due: course::due(reading).map(|due| moment::Moment(due.by.0)),
        state: Course::of(case).id().to_owned(),
    }
}

/// Where a case stands of which nothing can be read, because its answers do not fit together: as urgent as before, and
/// with whoever has to look at it.
fn unread(
    Entry {
        standing: before, ..
    }: Entry,
    case: &Case,
) -> Standing {
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
pub(crate) fn raised(before: Entry, told: Option<Standing>, case: &Case) -> Standing {
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

/// How many times as long as it worked for one case it rests before the next: people who answer come first.
const REST: u32 = 4;

/// Puts anew in its turn where a case stands, by the whole content, after the person has answered all that matters. Until
/// then it stands where triage put it.
pub(crate) async fn stand_in_turn(app: App, id: CaseId) {
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
    let (case, reading) = read(decision.clone(), kept.case).await?;
    let standing = match reading {
        Ok(reading) => Some(standing(&decision, &case, &reading)),
        Err(_) => {
            let before = app.store().standing(id).await?;
            before.map(|before| unread(before, &case))
        }
    };
    if let Some(standing) = standing {
        app.store().stand(id, case.events.len(), standing).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sural_case::log::Content;

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
        let before = || Entry {
            case: CaseId::named("c-1"),
            standing: standing(5, Course::Closed.id()),
            begun: moment::Moment(0),
            claimed_by: None,
        };
        let waiting = Course::Waiting.id();
        let told = |urgency| Some(standing(urgency, waiting));
        assert_eq!(raised(before(), told(0), &case), standing(0, waiting));
        assert_eq!(raised(before(), told(7), &case), standing(5, waiting));
        assert_eq!(raised(before(), None, &case), standing(5, waiting));
    }
}

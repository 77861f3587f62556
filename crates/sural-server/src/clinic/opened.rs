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
fn unread(before: Option<Entry>, case: &Case) -> Option<Standing> {
    let before = before?.standing;
    let is_closed = before.state == Course::Closed.id();
    let state = match is_closed {
        true => Course::of(case).id().to_owned(),
        false => before.state.clone(),
    };
    Some(Standing { state, ..before })
}

/// How many times as long as it worked for one case it rests before the next: people who answer come first.
const REST: u32 = 4;

/// Puts anew where a case stands, by the whole content: after the person has answered all that matters, or has added to
/// a case that a clinician has begun. It waits until the content is compiled, and for its turn. Until then the case
/// stands where triage put it.
pub(crate) async fn stand_anew(app: App, id: CaseId) {
    let Some(decision) = app.whole_at_last().await else {
        return;
    };
    let turn = app.standing_anew().acquire().await;
    let started = Instant::now();
    // The fault has been logged, and what stood before stands.
    let _ = stand_by(&app, decision, &id).await;
    sleep(started.elapsed() * REST).await;
    drop(turn);
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
        Err(_) => unread(app.store().standing(id).await?, &case),
    };
    if let Some(standing) = standing {
        app.store().stand(id, case.events.len(), standing).await?;
    }
    Ok(())
}

//! A case that a clinician has opened. That they did is kept before anything is shown.

use std::sync::Arc;

use sural_case::entry;
use sural_case::log::{Case, Decided, Event, Role, Seen, Who};
use sural_case::reading::{Reading, Refused};
use sural_decision::Decision;
use sural_render::consultation::Chart;
use sural_render::text::origin;
use sural_render::words::Words;
use sural_store::Role::Lead;
use sural_store::{Along, CaseId, Hand, NotAdded};
use tokio::task::spawn_blocking;

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::shell::shell;
use crate::clock;
use crate::fault::Fault;
use crate::guard::Here;
use crate::person::shell::Shell;
use crate::standing;

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
    pub(super) fn chart<'a>(
        &'a self,
        app: &App,
        words: &'a Words<'a>,
        reading: &'a Reading,
    ) -> Chart<'a> {
        Chart {
            decision: &self.decision,
            words,
            case: &self.case,
            events: None,
            reading,
            clock: app.clock(),
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
        let mut after = self.case.clone();
        after.events.push(event.clone());
        let (after, reading) = read(self.decision.clone(), after).await?;
        let reading = reading.map_err(NotTaken::Wrong)?;
        let standing = standing::by_whole(&self.decision, &after, &reading);
        let hand = match ends(&event) {
            true => Hand::Ends {
                lead: signed.account.role >= Lead,
            },
            false => Hand::Takes,
        };
        let along = Along {
            standing: Some(standing),
            once: None,
            hand,
        };
        let (store, by) = (app.store(), signed.by());
        let added = store.append_with(&self.id, seen, &event, along, &by);
        match added.await {
            Ok(_) => Ok(()),
            Err(NotAdded::Conflict { .. }) => Err(NotTaken::Conflict),
            Err(taken @ NotAdded::Taken { .. }) => Err(NotTaken::Wrong(vec![taken.to_string()])),
            Err(why) => Err(Fault::from(why).into()),
        }
    }
}

/// Whoever had the case has it no more.
pub(crate) fn ends(event: &Event) -> bool {
    let last = event.decided.last();
    matches!(last, Some(Decided::HandOver { .. } | Decided::Close { .. }))
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

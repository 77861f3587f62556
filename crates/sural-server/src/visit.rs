//! The case of whoever asks: kept in the store, or carried by the browser where nothing is kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use axum::http::HeaderMap;
use axum::response::Response;
use sural_case::answer;
use sural_case::log::{Case, Content, Event, Role, Seen, Who};
use sural_case::replay::Replay;
use sural_content::module::{Answer, FindingId, Module};
use sural_decision::Answers;
use sural_interview::sitting::{Sitting, Turn};
use sural_render::words::Words;
use sural_store::{Actor, By, CaseId, Done, Moment, NotAdded, Once, Standing, Token};

use crate::app::{App, Edition};
use crate::carried;
use crate::clinic::stand_anew;
use crate::clock;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::guard::Here;

/// The case of whoever asks.
pub(crate) struct Visit<'a> {
    /// The content in the language of the page.
    pub(crate) edition: &'a Edition,
    /// The log.
    pub(crate) case: Case,
    /// What it comes to.
    pub(crate) replay: Replay,
    /// Where it is kept.
    pub(crate) place: Place,
}

/// Where a case is kept.
#[derive(Debug, Clone)]
pub(crate) enum Place {
    /// In the store.
    Stored {
        /// Which.
        id: CaseId,
        /// The secret of its private link.
        token: Token,
        /// Until when it is kept.
        keep_until: Moment,
    },
    /// In the browser alone.
    Carried,
    /// In the store, for a program that adds to it by itself.
    Program,
}

impl Place {
    /// Which case of the store it is, and until when it is kept.
    ///
    /// # Errors
    /// When nothing is kept.
    pub(crate) fn stored(&self) -> Result<(&CaseId, &Token, Moment), Fault> {
        match self {
            Self::Stored {
                id,
                token,
                keep_until,
            } => Ok((id, token, *keep_until)),
            Self::Carried | Self::Program => Err(Fault::NotFound),
        }
    }
}

/// Whoever answers, now.
pub(crate) fn person() -> By {
    By {
        who: Actor::Person,
        at: clock::now(),
    }
}

impl<'a> Visit<'a> {
    /// The case of whoever asks.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub(crate) async fn of(app: &'a App, here: &Here, headers: &HeaderMap) -> Result<Self, Fault> {
        let edition = app.edition(&here.language).ok_or(Fault::Failed)?;
        let held = Cookie::Case.read(app.settings(), headers);
        let held = held.ok_or(Fault::Lost)?;
        let (case, place) = if carried::is_carried(&held) {
            let case = carried::read(edition.decision.module(), &held);
            (case.ok_or(Fault::Lost)?, Place::Carried)
        } else {
            let token = Token::held_out(&held);
            let found = app.store().find(&token, clock::now()).await?;
            let id = found.ok_or(Fault::Lost)?;
            let kept = app.store().case(&id, &person()).await?;
            let kept = kept.ok_or(Fault::Lost)?;
            let keep_until = kept.keep_until;
            let place = Place::Stored {
                id,
                token,
                keep_until,
            };
            (kept.case, place)
        };
        Self::new(edition, case, place)
    }

    /// A case with what it comes to.
    ///
    /// # Errors
    /// When it is about another module.
    pub(crate) fn new(edition: &'a Edition, case: Case, place: Place) -> Result<Self, Fault> {
        let replay = Replay::of(edition.decision.module(), &told(&case), None);
        Ok(Self {
            replay: replay.map_err(|_| Fault::Lost)?,
            edition,
            case,
            place,
        })
    }

    pub(crate) fn module(&self) -> &'a Module {
        self.edition.decision.module()
    }

    /// The answers that count.
    pub(crate) fn answers(&self) -> &Answers {
        &self.replay.observed.answers
    }

    /// The words of the region, for whoever answers.
    pub(crate) fn words(&self) -> Result<Words<'a>, Fault> {
        let words = self.edition.words(self.case.region.as_deref());
        Ok(words.ok_or(Fault::Failed)?.told_to(self.answers()))
    }

    /// How the interview stands.
    pub(crate) fn sitting(&self) -> Result<Sitting<'a>, Fault> {
        let none = Answers::none(self.module());
        let mut sitting = Sitting::new(&self.edition.decision, self.words()?, none);
        for (finding, answer) in self.answers().iter() {
            sitting.set(finding, Some(answer.clone()));
        }
        Ok(sitting.with_checked(self.checked()))
    }

    /// The findings of which the person was not sure twice: once they could look, and still could not tell.
    fn checked(&self) -> BTreeSet<FindingId> {
        let mut doubts: BTreeMap<FindingId, usize> = BTreeMap::new();
        for observation in &self.replay.observations {
            if observation.answer == Answer::NotSure {
                *doubts.entry(observation.finding).or_default() += 1;
            }
        }
        let twice = doubts.into_iter().filter(|(_, count)| *count > 1);
        twice.map(|(finding, _)| finding).collect()
    }

    /// What the person said last stands under other content: they have not seen these questions yet.
    pub(crate) fn is_outdated(&self) -> bool {
        let last = self.case.events.iter().rfind(|event| is_told(event));
        last.is_some_and(|event| event.content != Content::of(self.module()))
    }

    /// Adds what was answered, if `seen` events are all there are; `response` has the browser keep what it carries.
    ///
    /// # Errors
    /// When others have answered meanwhile, or it cannot be kept.
    pub(crate) async fn add(
        &self,
        app: &App,
        seen: usize,
        observed: Vec<Seen>,
        response: &mut Response,
    ) -> Result<(), Fault> {
        if seen != self.case.events.len() {
            return Err(Fault::Conflict);
        }
        let event = self.event(observed);
        match &self.place {
            Place::Carried => {
                let mut case = self.case.clone();
                case.add(event).map_err(|_| Fault::Failed)?;
                carry(app, self.edition, case, response)
            }
            Place::Stored { id, .. } => {
                self.append(app, id, seen, &event, None, &person()).await?;
                Ok(())
            }
            Place::Program => Err(Fault::Failed),
        }
    }

    /// Adds to the case in the store what the person said, with where it stands after it.
    ///
    /// # Errors
    /// When others have answered meanwhile, or it cannot be kept.
    pub(crate) async fn append(
        &self,
        app: &App,
        id: &CaseId,
        seen: usize,
        event: &Event,
        once: Option<Once>,
        by: &By,
    ) -> Result<Done, NotAdded> {
        let standing = self.standing_after(event);
        // Of a case that a clinician has begun, triage does not tell where it stands.
        let is_begun = !self.case.events.iter().all(is_told);
        let is_whole = standing.as_ref().is_some_and(|it| it.state == WAITING);
        let standing = standing.filter(|_| !is_begun);
        let store = app.store();
        let done = store
            .append_once(id, seen, event, standing, once, by)
            .await?;
        if is_begun || is_whole {
            tokio::spawn(stand_anew(app.clone(), id.clone()));
        }
        Ok(done)
    }

    /// An event is never earlier than the one before it, whatever the clock says.
    pub(crate) fn event(&self, observed: Vec<Seen>) -> Event {
        let now = clock::now().to_string();
        let last = self.case.events.last().map(|event| event.at.clone());
        event(
            self.module(),
            last.filter(|last| *last > now).unwrap_or(now),
            observed,
        )
    }

    /// Where the case stands once an event is added; none while its answers do not fit together.
    fn standing_after(&self, event: &Event) -> Option<Standing> {
        let mut case = self.case.clone();
        case.events.push(event.clone());
        let after = Self::new(self.edition, case, self.place.clone()).ok()?;
        standing(&after)
    }
}

/// The state of a case of which the person has answered all that matters.
const WAITING: &str = "waiting";

/// Whether the person said it.
fn is_told(event: &Event) -> bool {
    event.by.role == Role::Patient
}

/// What the person said, without what clinicians added.
fn told(case: &Case) -> Cow<'_, Case> {
    if case.events.iter().all(is_told) {
        return Cow::Borrowed(case);
    }
    let mut told = case.clone();
    told.events.retain(is_told);
    Cow::Owned(told)
}

/// Where a case stands.
fn standing(visit: &Visit<'_>) -> Option<Standing> {
    let (assessment, state) = match visit.sitting().ok()?.turn() {
        Turn::Contradiction(_) => return None,
        Turn::Ask(_, assessment) => (assessment, "answering"),
        Turn::Done(assessment) => (assessment, WAITING),
    };
    let dispositions = &visit.module().dispositions;
    let disposition = dispositions.get(assessment.disposition.index())?;
    Some(Standing {
        disposition: disposition.id.clone(),
        urgency: i64::from(disposition.acuity),
        due: None,
        state: state.to_owned(),
    })
}

/// Something that the person said.
pub(crate) fn event(module: &Module, at: String, observed: Vec<Seen>) -> Event {
    Event {
        at,
        by: Who {
            role: Role::Patient,
            name: None,
        },
        content: Content::of(module),
        observed,
        decided: Vec::new(),
    }
}

/// Answers as they are written into a log.
pub(crate) fn seen<'a>(
    module: &Module,
    answers: impl Iterator<Item = (FindingId, &'a Answer)>,
) -> Vec<Seen> {
    let seen = answers.filter_map(|(id, given)| {
        let finding = module.findings.get(id.index())?;
        Some(Seen {
            finding: finding.id.clone(),
            side: None,
            answer: answer::to_json(finding, given),
            reason: None,
        })
    });
    seen.collect()
}

/// Has the browser carry a case. One that has grown too long keeps the answers that count, and not when they were given.
///
/// # Errors
/// When even so it is too long.
pub(crate) fn carry(
    app: &App,
    edition: &Edition,
    case: Case,
    response: &mut Response,
) -> Result<(), Fault> {
    let module = edition.decision.module();
    let mut text = carried::write(module, &case);
    if text.len() > carried::MOST {
        text = carried::write(module, &shortened(module, case).ok_or(Fault::Failed)?);
    }
    if text.len() > carried::MOST {
        return Err(Fault::Failed);
    }
    Cookie::Case.set(app.settings(), &text, response);
    Ok(())
}

/// The same answers in one event.
fn shortened(module: &Module, mut case: Case) -> Option<Case> {
    let replay = Replay::of(module, &case, None).ok()?;
    let at = case.events.last()?.at.clone();
    let observed = seen(module, replay.observed.answers.iter());
    case.events = vec![event(module, at, observed)];
    Some(case)
}

/// The day of a moment, as YYYY-MM-DD.
pub(crate) fn day(moment: Moment) -> String {
    let text = moment.to_string();
    text.split('T').next().unwrap_or_default().to_owned()
}

//! The case of whoever asks: kept in the store, or carried by the browser where nothing is kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use axum::http::HeaderMap;
use axum::response::Response;
use sural_case::answer;
use sural_case::log::{Case, Content, Decided, Event, Role, Seen, Who};
use sural_case::replay::Replay;
use sural_content::module::{Answer, FindingId, Module};
use sural_decision::Answers;
use sural_decision::observation::Observation;
use sural_interview::again::LastTime;
use sural_interview::sitting::{Sitting, Turn, assess};
use sural_render::words::Words;
use sural_store::{
    Actor, Along, By, CaseId, Done, Hand, Kept, Moment, NotAdded, Once, Standing, Token,
};

use crate::app::{App, Edition};
use crate::carried;
use crate::clock;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::guard::Here;
use crate::person::start::whom;
use crate::standing;

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

/// In seconds.
const HALF_A_DAY: i64 = 12 * 3_600;

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
        let visit = Self::to_add_to(app, here, headers).await?;
        visit.note_read(app).await?;
        Ok(visit)
    }

    /// The case of whoever asks, to add to it. [`note_read`](Self::note_read) comes before anything of it is shown.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub(crate) async fn to_add_to(
        app: &'a App,
        here: &Here,
        headers: &HeaderMap,
    ) -> Result<Self, Fault> {
        let edition = app.edition(&here.language).ok_or(Fault::Failed)?;
        let held = Cookie::Case.read(app.settings(), headers);
        let held = held.ok_or(Fault::Lost)?;
        if carried::is_carried(&held) {
            let case = carried::read(edition.decision.module(), &held);
            return Self::new(edition, case.ok_or(Fault::Lost)?, Place::Carried);
        }
        let (kept, place) = kept(app, Token::held_out(&held)).await?;
        Self::new(edition, kept.case, place)
    }

    /// Has the audit trail say that the person reads the case, where it is kept.
    ///
    /// # Errors
    /// When that cannot be kept.
    pub(crate) async fn note_read(&self, app: &App) -> Result<(), Fault> {
        if let Place::Stored { id, .. } = &self.place {
            app.store().note_read(id, &person()).await?;
        }
        Ok(())
    }

    /// The case that a private link opens, and in which language it was begun.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub(crate) async fn behind(app: &'a App, token: Token) -> Result<(Self, String), Fault> {
        let (kept, place) = kept(app, token).await?;
        let edition = app.edition(&kept.language).ok_or(Fault::Failed)?;
        let visit = Self::new(edition, kept.case, place)?;
        visit.note_read(app).await?;
        Ok((visit, kept.language))
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

    /// How the interview stands, and what comes next. Whom it is about was said on the first page; it counts as said
    /// when its own page comes, so that the interview opens as it does for everyone.
    pub(crate) fn turn(&self) -> Result<(Sitting<'a>, Turn), Fault> {
        let mut earlier = Answers::none(self.module());
        let opening = whom(self.module()).filter(|whom| self.is_alone(*whom));
        if let Some(whom) = opening {
            earlier.set(whom, self.answers().get(whom).cloned());
        }
        let mut sitting = Sitting::new(&self.edition.decision, self.words()?, earlier);
        for (finding, answer) in self.answers().iter() {
            if Some(finding) != opening {
                sitting.set(finding, Some(answer.clone()));
            }
        }
        let mut sitting = sitting.with_checked(self.checked());
        if let Some(last) = self.last_time() {
            sitting = sitting.remembering(last);
        }
        loop {
            let assessed = match self.place {
                // Of whoever keeps nothing, nothing is kept.
                Place::Carried => assess(&self.edition.decision, sitting.answers()),
                _ => self.edition.assess(sitting.answers()),
            };
            match sitting.turn_by(assessed) {
                Turn::Ask(page, _) if !sitting.answered_before(&page).is_empty() => {}
                turn => return Ok((sitting, turn)),
            }
        }
    }

    /// What was said last time, where they are asked again.
    pub(crate) fn last_time(&self) -> Option<LastTime> {
        let begun = self.begun();
        let mut told = self.case.events.iter().filter(|event| is_told(event));
        let last = told.nth(begun.checked_sub(1)?)?;
        Some(LastTime {
            answers: self.replay.after(self.module(), begun).answers,
            date: last.at.split('T').next().map(str::to_owned),
        })
    }

    /// The day of the last answers.
    pub(crate) fn last_day(&self) -> Option<String> {
        let last = self.case.events.iter().rfind(|event| is_told(event))?;
        last.at.split('T').next().map(str::to_owned)
    }

    /// Nothing is left to ask, and the last answer is half a day old or older: it may be otherwise by now.
    pub(crate) fn is_of_before(&self) -> bool {
        let last = self.case.events.iter().rfind(|event| is_told(event));
        let last = last.and_then(|event| event.at.parse::<Moment>().ok());
        let is_done = || matches!(self.turn(), Ok((_, Turn::Done(_))));
        last.is_some_and(|last| clock::now().0 - last.0 >= HALF_A_DAY) && is_done()
    }

    /// The event with which this interview began.
    fn begun(&self) -> usize {
        self.replay.begun(self.case.events.len())
    }

    /// What was said in this interview.
    pub(crate) fn said(&self) -> impl Iterator<Item = &Observation> {
        let begun = self.begun();
        let all = self.replay.observations.iter().zip(&self.replay.events);
        let since = all.filter(move |(_, event)| **event >= begun);
        since.map(|(observation, _)| observation)
    }

    /// Nothing else on the page of a finding is answered.
    fn is_alone(&self, finding: FindingId) -> bool {
        let page = self.edition.decision.page_of(finding);
        let mut others = page.iter().flat_map(|page| &page.findings);
        others.all(|other| *other == finding || self.answers().get(*other).is_none())
    }

    /// The findings of which the person was not sure twice: once they could look, and still could not tell.
    fn checked(&self) -> BTreeSet<FindingId> {
        let mut doubts: BTreeMap<FindingId, usize> = BTreeMap::new();
        for observation in self.said() {
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
        self.happens(app, seen, self.event(observed), response)
            .await
    }

    /// Asks again from here on: what was said before is what was said last time, but for what days do not change.
    ///
    /// # Errors
    /// When others have answered meanwhile, or it cannot be kept.
    pub(crate) async fn ask_again(
        &self,
        app: &App,
        seen: usize,
        response: &mut Response,
    ) -> Result<(), Fault> {
        let last = LastTime {
            answers: self.answers().clone(),
            date: None,
        };
        let mut lasting = last.lasting(&self.edition.decision);
        if let Some(whom) = whom(self.module()) {
            lasting.set(whom, self.answers().get(whom).cloned());
        }
        let mut event = self.event(crate::visit::seen(self.module(), lasting.iter()));
        event.decided = vec![Decided::Again];
        self.happens(app, seen, event, response).await
    }

    async fn happens(
        &self,
        app: &App,
        seen: usize,
        event: Event,
        response: &mut Response,
    ) -> Result<(), Fault> {
        if seen != self.case.events.len() {
            return Err(Fault::Conflict);
        }
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
        let store = app.store();
        let case = self.case_after(event);
        let told = self.standing_after(&case);
        let is_begun = !self.case.events.iter().all(is_told);
        let is_whole = told.as_ref().is_some_and(standing::is_waiting);
        // Of a case that a clinician has begun, triage does not tell where it stands, unless that is more urgent.
        let standing = match is_begun {
            true => {
                let before = store.standing(id).await?;
                before.map(|before| standing::raised(before.standing, told, &case))
            }
            false => told,
        };
        let along = Along {
            standing,
            once,
            hand: Hand::Stays,
        };
        let done = store.append_with(id, seen, event, along, by).await?;
        if is_begun {
            tokio::spawn(standing::stand_anew(app.clone(), id.clone()));
        } else if is_whole {
            tokio::spawn(standing::stand_in_turn(app.clone(), id.clone()));
        }
        Ok(done)
    }

    /// Something that the person says now.
    pub(crate) fn event(&self, observed: Vec<Seen>) -> Event {
        let at = self.case.moment_of_next(clock::now().to_string());
        event(self.module(), at, observed)
    }

    /// The case once an event is added.
    fn case_after(&self, event: &Event) -> Case {
        let mut case = self.case.clone();
        case.events.push(event.clone());
        case
    }

    /// Where a longer case stands by what the person said; none while that does not fit together.
    fn standing_after(&self, case: &Case) -> Option<Standing> {
        let after = Self::new(self.edition, case.clone(), self.place.clone()).ok()?;
        standing::by_triage(&after)
    }
}

/// Whether the person said it.
pub(crate) fn is_told(event: &Event) -> bool {
    event.by.role == Role::Patient
}

/// What the person said, without what clinicians added.
pub(crate) fn told(case: &Case) -> Cow<'_, Case> {
    if case.events.iter().all(is_told) {
        return Cow::Borrowed(case);
    }
    let mut told = case.clone();
    told.events.retain(is_told);
    Cow::Owned(told)
}

/// The case of a private link, as it is kept.
async fn kept(app: &App, token: Token) -> Result<(Kept, Place), Fault> {
    let found = app.store().behind(&token, clock::now()).await?;
    let (id, kept) = found.ok_or(Fault::Lost)?;
    let place = Place::Stored {
        id,
        token,
        keep_until: kept.keep_until,
    };
    Ok((kept, place))
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

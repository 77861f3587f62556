//! What filled-in forms come to: all resources of the case, or the plan that the rules propose.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde_json::Value;
use sha2::{Digest, Sha256};
use sural_case::log::Case;
use sural_case::moment::Moment;
use sural_case::reading::{Reading, Refused};
use sural_content::module::{FindingId, Observer};
use sural_decision::Decision;
use sural_decision::observation::Observation;
use sural_fhir::canonical::Canonical;
use sural_fhir::case::{Story, add};
use sural_fhir::record::{When, of_somebody_else, patient_of};
use sural_fhir::resource::Resource;
use sural_fhir::{response, suggested};
use sural_render::consultation::{Chart, Clock, Zone};
use sural_render::words::Words;
use tokio::task::spawn_blocking;

use super::adaptive::Told;
use super::outcome::Outcome;
use super::search::not_yet;
use super::sent::Sent;
use super::{Fhir, Published};
use crate::app::App;
use crate::clock;

/// `POST /QuestionnaireResponse/$evaluate`
pub(super) async fn evaluate(
    State(app): State<App>,
    Query(told): Query<Told>,
    sent: Sent,
) -> Result<Fhir<Resource>, Outcome> {
    let asked = Asked::of(&app, told, sent).await?;
    asked
        .tell(|_| true, |story| story.collection().into())
        .await
}

/// `POST /PlanDefinition/[id]/$apply`
pub(super) async fn apply(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(told): Query<Told>,
    sent: Sent,
) -> Result<Fhir<Resource>, Outcome> {
    if sent.parameters("subject").len() != 1 {
        let why = "say for whom by one parameter `subject`, such as `Patient/1`";
        return Err(Outcome::required(why));
    }
    let asked = Asked::of(&app, told, sent).await?;
    let canonical = asked.published.canonical().ok_or_else(not_yet)?;
    if id == canonical.id("triage") {
        let theirs = |it: &Observation| it.observer == Observer::Patient;
        return asked
            .tell(theirs, |story| story.care_plan("triage").into())
            .await;
    }
    if id == canonical.id("consultation") {
        return asked
            .tell(|_| true, |story| story.care_plan("consultation").into())
            .await;
    }
    Err(Outcome::of(StatusCode::NOT_FOUND))
}

/// Forms that somebody filled in, with all that is needed to say what they come to.
struct Asked {
    app: App,
    told: Told,
    sent: Sent,
    published: Arc<Published>,
    decision: Arc<Decision>,
}

impl Asked {
    async fn of(app: &App, told: Told, sent: Sent) -> Result<Self, Outcome> {
        Ok(Self {
            app: app.clone(),
            told,
            sent,
            published: app.published().ok_or_else(not_yet)?,
            decision: app.whole().await.map_err(|_| not_yet())?,
        })
    }

    /// Tells what those answers come to that are meant. It takes a while, and others wait meanwhile.
    async fn tell(
        self,
        meant: fn(&Observation) -> bool,
        tell: impl FnOnce(&Story<'_>) -> Resource + Send + 'static,
    ) -> Result<Fhir<Resource>, Outcome> {
        let told = spawn_blocking(move || self.told(meant, tell)).await;
        told.unwrap_or_else(|_| Err(Outcome::of(StatusCode::INTERNAL_SERVER_ERROR)))
    }

    fn told(
        &self,
        meant: fn(&Observation) -> bool,
        tell: impl FnOnce(&Story<'_>) -> Resource,
    ) -> Result<Fhir<Resource>, Outcome> {
        let canonical = self.published.canonical().ok_or_else(not_yet)?;
        let forms = self.forms(&canonical)?;
        let subject = self.subject(&forms)?;
        let (case, now) = self.case(&forms, meant)?;
        let decision = &self.decision;
        let region = self.told.region.as_deref();
        let words = Words::of(decision.module(), region).ok_or_else(|| self.told.unknown())?;
        let knowledge = self.published.knowledge(region);
        let knowledge = knowledge.ok_or_else(|| self.told.unknown())?;
        let triage = self.app.editions().first().ok_or_else(not_yet)?;
        let reading = Reading::of(decision, &case, None).map_err(refused)?;
        let assessment = decision.assess(&reading.replay.observed.answers);
        let assessment = assessment.map_err(|_| Outcome::contradiction(Vec::new()))?;
        let clock = Clock {
            now,
            zone: Zone::default(),
            dated: true,
        };
        Ok(Fhir(tell(&Story {
            knowledge: &knowledge,
            chart: Chart {
                decision,
                words: &words,
                case: &case,
                events: None,
                reading: &reading,
                clock,
            },
            triage: &triage.decision,
            assessment: &assessment,
            subject: subject.as_deref(),
        })))
    }

    /// The forms of ours that were sent, the oldest first.
    fn forms(&self, canonical: &Canonical) -> Result<Vec<&Value>, Outcome> {
        let sent = self.sent.resources().into_iter();
        let forms = sent.filter(|it| {
            let status = it["status"].as_str().unwrap_or_default();
            matches!(status, "in-progress" | "completed" | "amended")
                && response::form_of(canonical, it).is_some()
        });
        let mut forms = forms.collect::<Vec<_>>();
        forms.sort_by_key(|form| authored(form).map(When::last));
        match forms.as_slice() {
            [] => Err(Outcome::required(
                "send a filled-in form: a `QuestionnaireResponse` to one of the Questionnaires here",
            )),
            // Forms without a date are sorted to the front, and the newest answer is the one that counts.
            [first, _, ..] if authored(first).is_none() => Err(Outcome::required(
                "of several forms each has to say when it was filled in: give `authored`, as a date or with the time",
            )),
            _ => Ok(forms),
        }
    }

    /// The person, of whom everything that was sent has to be.
    fn subject(&self, forms: &[&Value]) -> Result<Option<String>, Outcome> {
        let said = self.sent.text("subject");
        let subject = said.or_else(|| forms.iter().find_map(|form| patient_of(form)));
        let Some(subject) = subject else {
            return Ok(None);
        };
        match of_somebody_else(forms, subject) {
            None => Ok(Some(subject.to_owned())),
            Some(form) => {
                let why = format!("`{form}` is not of `{subject}`");
                Err(Outcome::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "business-rule",
                    why,
                ))
            }
        }
    }

    /// The case that the forms tell, and when the last of it was told.
    fn case(
        &self,
        forms: &[&Value],
        meant: fn(&Observation) -> bool,
    ) -> Result<(Case, Moment), Outcome> {
        let module = self.decision.module();
        let now = clock::now();
        let mut case = Case::new(name(forms));
        let unlooked = forms.iter().flat_map(|form| suggested::unlooked(form));
        let unlooked = unlooked.collect::<Vec<_>>();
        if !unlooked.is_empty() {
            return Err(Outcome::unlooked(&unlooked));
        }
        let mut faults = Vec::new();
        let mut told = Vec::new();
        for form in forms {
            let (mut observations, unread) = response::read(module, form);
            observations.retain(meant);
            faults.extend(unread);
            told.push((authored(form), observations));
        }
        if !faults.is_empty() {
            return Err(Outcome::unread(&faults));
        }
        let doubtful = doubtful(&told).filter_map(|id| module.findings.get(id.index()));
        let doubtful = doubtful.map(|finding| finding.id.as_str());
        let doubtful = doubtful.collect::<BTreeSet<_>>();
        if !doubtful.is_empty() {
            return Err(Outcome::doubtful(&doubtful));
        }
        let mut last = None;
        for (authored, observations) in told {
            // What is of the future was written by a clock that is wrong, or is the end of today.
            let at = authored.map_or(now, |at| at.last().min(now));
            add(module, &mut case, at, &observations);
            last = last.max(Some(at));
        }
        Ok((case, last.unwrap_or(now)))
    }
}

/// When a form was filled in.
fn authored(form: &Value) -> Option<When> {
    When::read(form["authored"].as_str()?)
}

/// What two forms answer differently of which nobody knows which is newer.
fn doubtful(
    forms: &[(Option<When>, Vec<Observation>)],
) -> impl Iterator<Item = FindingId> + use<'_> {
    let pairs = forms.iter().enumerate();
    let pairs =
        pairs.flat_map(|(at, one)| forms.iter().skip(at + 1).map(move |other| (one, other)));
    let pairs = pairs.filter(|((one, _), (other, _))| {
        let both = one.zip(*other);
        both.is_none_or(|(one, other)| !one.is_before(other) && !other.is_before(one))
    });
    pairs.flat_map(|((_, one), (_, other))| {
        one.iter().flat_map(move |one| {
            let others = other.iter().filter(move |other| {
                let is_same_leg = one.side.zip(other.side).is_none_or(|(it, that)| it == that);
                one.finding == other.finding && is_same_leg && one.answer != other.answer
            });
            others.map(|other| other.finding)
        })
    })
}

/// The same forms tell the same case.
fn name(forms: &[&Value]) -> String {
    let mut hash = Sha256::new();
    for form in forms {
        hash.update(form.to_string());
    }
    let digest = hash.finalize();
    let hex = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
    hex.collect()
}

fn refused(why: Refused) -> Outcome {
    match why {
        Refused::Answers(messages) => Outcome::contradiction(messages),
        Refused::Case(fault) => Outcome::invalid(fault.to_string()),
    }
}

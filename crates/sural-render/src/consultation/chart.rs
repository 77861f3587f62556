//! A case as a clinician reads it: what page and letter are written from.

use sural_case::answer;
use sural_case::clocks::Done;
use sural_case::log::{Case, Decided, Event, Leg, Role, Seen, Who};
use sural_case::moment::Moment;
use sural_case::reading::Reading;
use sural_content::module::{Answer, DispositionId, FindingId, Module, Observer};
use sural_decision::consultation::Limits;
use sural_decision::observation::Side;
use sural_decision::variables::visit;
use sural_decision::{Answers, Decision};

use super::clock::Clock;
use super::tell::within;
use crate::summary::{finding_of, shown};
use crate::text::capital;
use crate::words::Words;

/// A case with everything that is needed to write of it.
#[derive(Clone)]
pub struct Chart<'a> {
    /// The content.
    pub decision: &'a Decision,
    /// Its words, in a region.
    pub words: &'a Words<'a>,
    /// The case.
    pub case: &'a Case,
    /// How many of its events are told; all of them if none is given.
    pub events: Option<usize>,
    /// What the content says of it.
    pub reading: &'a Reading,
    /// When it is read.
    pub clock: Clock,
}

impl<'a> Chart<'a> {
    pub(super) fn module(&self) -> &'a Module {
        self.decision.module().authored()
    }

    pub(super) fn answers(&self) -> &'a Answers {
        &self.reading.replay.observed.answers
    }

    /// The events that are told.
    pub(super) fn told_events(&self) -> &'a [Event] {
        let events = &self.case.events;
        let told = self.events.and_then(|length| events.get(..length));
        told.unwrap_or(events)
    }

    /// A disposition by its title.
    #[must_use]
    pub fn disposition(&self, id: DispositionId) -> String {
        let disposition = self.module().dispositions.get(id.index());
        disposition.map_or_else(String::new, |it| self.fill(&it.title))
    }

    /// By when something is due, and whether that is over: "within 4 hours, by 13:20 UTC today".
    pub(super) fn limit(&self, limits: &Limits) -> String {
        match self.reading.clocks.due(limits) {
            None => within(limits.shortest()),
            Some(due) => format!("{}, {}", within(Some(due.within)), self.clock.due(&due)),
        }
    }

    /// What is told, led by its time limit.
    pub(super) fn timed(&self, limits: &Limits, told: &str) -> String {
        match self.limit(limits).as_str() {
            "" => told.to_owned(),
            limit => format!("{}: {told}", capital(limit)),
        }
    }

    /// That a result came, and whether it came in time.
    pub(super) fn done(&self, done: &Done) -> String {
        let at = self.clock.told(done.at);
        let told = |at| self.clock.told(at);
        match done.due {
            Some(due) if done.is_late() => {
                format!("done at {at}, after its limit of {}", told(due.by))
            }
            Some(due) if due.within.minutes == 0 => {
                format!("done at {at}, asked for at once at {}", told(due.since))
            }
            _ => format!("done at {at}"),
        }
    }

    /// What was recorded left and right, else the answer that rules read.
    pub(super) fn recorded(&self, id: FindingId) -> String {
        let sides = self.reading.replay.sides();
        let Some(sides) = sides.get(&id) else {
            return self.value(id);
        };
        let told = |answer: Option<&Answer>| {
            answer.map_or_else(
                || "not recorded".to_owned(),
                |answer| self.answer(id, answer),
            )
        };
        let [left, right] = *sides;
        format!("left {}, right {}", told(left), told(right))
    }

    /// It was recorded left or right.
    pub(super) fn is_sided(&self, id: FindingId) -> bool {
        self.reading.replay.sides().contains_key(&id)
    }

    fn answer(&self, id: FindingId, answer: &Answer) -> String {
        let finding = self.finding(id);
        let shown = finding.and_then(|it| shown(self.words.phrases(), it, answer));
        shown.map_or_else(|| "not known".to_owned(), |label| self.fill(&label))
    }

    /// What is written down of a finding, as it is read.
    pub(super) fn written(&self, seen: &Seen) -> String {
        let leg = match seen.side {
            None => "",
            Some(Leg::Left) => ", left",
            Some(Leg::Right) => ", right",
        };
        let told = match answer::one(self.module(), &seen.finding, &seen.answer) {
            Ok((id, answer)) => format!("{}{leg}: {}", self.name(id), self.answer(id, &answer)),
            Err(_) => format!("{}{leg}: {} (not read)", seen.finding, seen.answer),
        };
        match &seen.reason {
            Some(reason) => format!("{told}, because {reason}"),
            None => told,
        }
    }

    /// What does not fit together: who said what, and when, and what counts.
    pub(super) fn contradictions(&self) -> Vec<String> {
        let replay = &self.reading.replay;
        let between = replay.observed.contradictions.iter().filter_map(|it| {
            let stands = replay.observations.get(it.stands)?;
            let (first, second) = match it.stands < it.differs {
                true => (it.stands, it.differs),
                false => (it.differs, it.stands),
            };
            Some(format!(
                "{}: {}; {}. {}",
                self.name(stands.finding),
                self.said(first)?,
                self.said(second)?,
                counts(stands.observer),
            ))
        });
        let said = &self.reading.consultation;
        let disagreements = said.disagreements.iter().filter_map(|at| {
            let disagreement = self.module().disagreements.get(*at)?;
            let mut read = Vec::new();
            visit(self.module(), &disagreement.never, &mut |atom| {
                read.extend(finding_of(atom).filter(|id| !read.contains(id)));
            });
            let said = read.into_iter().filter_map(|id| self.known(id));
            Some(format!(
                "{}. {}.",
                capital(&self.fill(&disagreement.because)),
                said.collect::<Vec<_>>().join("; ")
            ))
        });
        let causes = said.contradictions.iter().map(|cause| {
            format!(
                "{}: one rule excludes it and another confirms it. It counts as not excluded.",
                self.cause(*cause)
            )
        });
        between.chain(disagreements).chain(causes).collect()
    }

    /// A finding that is known, with who said so.
    fn known(&self, id: FindingId) -> Option<String> {
        self.answers().get(id)?;
        let by = self.reading.replay.source(self.module(), id);
        let by = by.and_then(|at| self.by(at));
        let by = by.map_or_else(String::new, |by| format!(" ({by})"));
        Some(format!("{}: {}{by}", self.name(id), self.value(id)))
    }

    /// "the patient, 09:00 UTC today: No".
    fn said(&self, at: usize) -> Option<String> {
        let observation = self.reading.replay.observations.get(at)?;
        let side = observation.side.map_or("", |side| match side {
            Side::Left => " (left)",
            Side::Right => " (right)",
        });
        let answer = self.answer(observation.finding, &observation.answer);
        Some(format!("{}{side}: {answer}", self.by(at)?))
    }

    /// Who observed something, and when.
    fn by(&self, at: usize) -> Option<String> {
        let event = self.event(at)?;
        let when = event.at.parse::<Moment>().ok();
        let when = when.map_or_else(|| event.at.clone(), |at| self.clock.told(at));
        Some(format!("{}, {when}", who(&event.by)))
    }

    fn event(&self, at: usize) -> Option<&'a Event> {
        let event = self.reading.replay.events.get(at)?;
        self.case.events.get(*event)
    }

    /// What clinicians decided, in order.
    pub(super) fn decisions(&self) -> Vec<String> {
        let events = self.told_events().iter();
        let decided = events.flat_map(|event| event.decided.iter().map(move |it| (event, it)));
        let told = decided.map(|(event, it)| format!("{} {}.", first(&event.by), self.decided(it)));
        told.collect()
    }

    pub(super) fn decided(&self, decided: &Decided) -> String {
        match decided {
            Decided::Agree { cause } => format!("agrees: {}", self.cause_named(cause)),
            Decided::Add { cause, reason } => format!("adds: {cause}, because {reason}"),
            Decided::Reject { cause, reason } => {
                format!("rejects: {}, because {reason}", self.cause_named(cause))
            }
            Decided::Override {
                disposition,
                reason,
            } => {
                let all = &self.module().dispositions;
                let known = all.iter().find(|it| it.id == *disposition);
                let title = known.map_or_else(|| disposition.clone(), |it| self.fill(&it.title));
                match reason.as_str() {
                    "" => format!("decides otherwise: {title}"),
                    reason => format!("decides otherwise: {title}, because {reason}"),
                }
            }
            Decided::Order { order } => {
                let known = self.module().orders.iter().find(|it| it.id == *order);
                let name = known.map_or_else(|| order.clone(), |it| self.order(it));
                format!("asks for: {name}")
            }
            Decided::Treat { treatment } => {
                let all = &self.module().treatments;
                let known = all.iter().find(|it| it.id == *treatment);
                let name = known.map_or_else(|| treatment.clone(), |it| self.fill(&it.clinical));
                format!("gives: {name}")
            }
            Decided::Refer { referral } => {
                let all = &self.module().referrals;
                let known = all.iter().find(|it| it.id == *referral);
                let name = known.map_or_else(|| referral.clone(), |it| self.fill(&it.title));
                format!("refers: {name}")
            }
            Decided::Note { text } => format!("notes: {}", text.trim_end_matches('.')),
            Decided::HandOver { to, note } => {
                format!("hands over to {to}: {}", note.trim_end_matches('.'))
            }
            Decided::Close { reason } => {
                format!("closes the case: {}", reason.trim_end_matches('.'))
            }
            Decided::Again => "is asked again; what they said before no longer counts".to_owned(),
        }
    }

    fn cause_named(&self, id: &str) -> String {
        let cause = self.module().causes.iter().find(|cause| cause.id == id);
        cause.map_or_else(|| id.to_owned(), |cause| self.fill(&cause.clinical))
    }
}

/// Which of two answers counts.
fn counts(stands: Observer) -> &'static str {
    match stands {
        Observer::Patient => {
            "The patient's answer counts until a reason is recorded for the other."
        }
        Observer::Clinician | Observer::Test => "The later answer counts.",
    }
}

/// Somebody by name and role.
fn who(who: &Who) -> String {
    match (&who.name, who.role) {
        (Some(name), Role::Clinician | Role::Test) => name.clone(),
        (Some(name), Role::Patient) => format!("{name} (patient)"),
        (None, role) => format!("the {}", role.word()),
    }
}

/// The same where a sentence begins with it; names stay as they are written.
pub(super) fn first(by: &Who) -> String {
    match by.name {
        Some(_) => who(by),
        None => capital(&who(by)),
    }
}

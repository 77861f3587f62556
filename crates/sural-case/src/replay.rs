//! What a log comes to: observations, and the answers that count.

use std::collections::BTreeMap;

use sural_content::module::{Answer, FindingId, Module, Observer};
use sural_decision::observation::{Observation, Observed, Side};

use crate::answer;
use crate::log::{Case, Decided, Event, Fault, Leg, Role, Seen};

/// A log as the content understands it.
#[derive(Debug, Clone)]
pub struct Replay {
    /// Everything that was seen or said, in order.
    pub observations: Vec<Observation>,
    /// By observation: the index of its event.
    pub events: Vec<usize>,
    /// What they come to: of what the patient said, what was said since they were last asked again.
    pub observed: Observed,
    /// The events with which the patient was asked again.
    pub again: Vec<usize>,
    /// What the content does not know: one sentence each. It stays in the log and counts for nothing.
    pub not_understood: Vec<String>,
    /// Events that stand under other content: its version, and how many.
    pub other_content: BTreeMap<String, usize>,
}

impl Replay {
    /// Replays the first `events` events of a case, or all of them.
    ///
    /// # Errors
    /// When the case is about another module.
    pub fn of(module: &Module, case: &Case, events: Option<usize>) -> Result<Self, Fault> {
        let mut replay = Self {
            observations: Vec::new(),
            events: Vec::new(),
            observed: Observed::none(module),
            again: Vec::new(),
            not_understood: Vec::new(),
            other_content: BTreeMap::new(),
        };
        let length = events.unwrap_or(case.events.len());
        for (index, event) in case.events.iter().enumerate().take(length) {
            if event.content.module != module.id {
                return Err(Fault::Module(event.content.module.clone()));
            }
            if ![&module.hash, &module.triage_hash].contains(&&event.content.hash) {
                *replay
                    .other_content
                    .entry(event.content.version.clone())
                    .or_default() += 1;
            }
            // Only the person begins to tell it anew: nobody else may take back what they said.
            if event.by.role == Role::Patient && event.decided.contains(&Decided::Again) {
                replay.again.push(index);
            }
            for seen in &event.observed {
                match observation(module, event, seen) {
                    Ok(observation) => {
                        replay.observations.push(observation);
                        replay.events.push(index);
                    }
                    Err(why) => replay
                        .not_understood
                        .push(format!("event {}: {why}", index + 1)),
                }
            }
        }
        replay.observed = replay.after(module, length);
        Ok(replay)
    }

    /// The event with which the interview began that counts after the first `events`.
    #[must_use]
    pub fn begun(&self, events: usize) -> usize {
        let mut again = self.again.iter().rev();
        again.find(|again| **again < events).copied().unwrap_or(0)
    }

    /// What was observed comes to after the first `events`.
    #[must_use]
    pub fn after(&self, module: &Module, events: usize) -> Observed {
        let begun = self.begun(events);
        let all = self.observations.iter().zip(&self.events);
        let counting = all.filter(|(observation, event)| {
            let counts = observation.observer != Observer::Patient || **event >= begun;
            **event < events && counts
        });
        let counting = counting.map(|(observation, _)| observation.clone());
        Observed::of(module, &counting.collect::<Vec<_>>())
    }

    /// The last observation that gave a finding the answer that counts; of a difference between the legs, the last of
    /// either leg.
    #[must_use]
    pub fn source(&self, module: &Module, finding: FindingId) -> Option<usize> {
        let compares = |it: &Observation| {
            let legs = module.findings.get(it.finding.index());
            legs.and_then(|it| it.each_leg?.compare) == Some(finding)
        };
        let counts = self.observed.answers.get(finding);
        let gives = |it: &Observation| it.finding == finding && Some(&it.answer) == counts;
        let all = self.observations.iter();
        all.clone()
            .rposition(gives)
            .or_else(|| all.clone().rposition(compares))
    }

    /// By finding that is recorded for each leg: the last answer for the left and for the right.
    #[must_use]
    pub fn sides(&self) -> BTreeMap<FindingId, [Option<&Answer>; 2]> {
        let mut sides: BTreeMap<FindingId, [Option<&Answer>; 2]> = BTreeMap::new();
        for observation in &self.observations {
            let [left, right] = sides.entry(observation.finding).or_default();
            match observation.side {
                Some(Side::Left) => *left = Some(&observation.answer),
                Some(Side::Right) => *right = Some(&observation.answer),
                None => {}
            }
        }
        sides.retain(|_, sides| sides.iter().any(Option::is_some));
        sides
    }
}

/// Something seen, in the content's terms.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn observation(module: &Module, event: &Event, seen: &Seen) -> Result<Observation, String> {
    let (id, answer) = answer::one(module, &seen.finding, &seen.answer)?;
    let each_leg = module
        .findings
        .get(id.index())
        .is_some_and(|finding| finding.each_leg.is_some());
    if seen.side.is_some() && !each_leg {
        return Err(format!(
            "`{}` is not recorded for each leg; leave the side out",
            seen.finding
        ));
    }
    let reason = seen.reason.as_deref().unwrap_or_default();
    Ok(Observation {
        finding: id,
        side: seen.side.map(|leg| match leg {
            Leg::Left => Side::Left,
            Leg::Right => Side::Right,
        }),
        observer: event.by.role.observer(),
        // Whoever could not tell contradicts nobody, whatever the reason.
        reasoned: !answer.is_unknown() && !reason.trim().is_empty(),
        answer,
    })
}

//! What a form sends to a step of the consultation, and what is to be recorded of it.

use std::collections::BTreeMap;

use serde_json::Value;
use sural_case::answer;
use sural_case::log::{Leg, Seen};
use sural_content::module::{Answer, Finding, FindingId, FindingKind, Module, Observer};
use sural_decision::observation::Side;

use crate::clinic::opened::Opened;
use crate::fault::Fault;
use crate::form::Form;
use crate::person;
use crate::person::entered::Wrong;

/// How it is sent that nobody could tell.
pub(super) const NOT_ASSESSABLE: &str = "not_assessable";

const LEGS: [Leg; 2] = [Leg::Left, Leg::Right];

/// The name under which an answer is sent.
pub(super) fn field(finding: &str, leg: Option<Leg>) -> String {
    match leg {
        None => finding.to_owned(),
        Some(Leg::Left) => format!("{finding}-left"),
        Some(Leg::Right) => format!("{finding}-right"),
    }
}

/// The name under which a reason is sent.
fn why(finding: &str) -> String {
    format!("why-{finding}")
}

/// What was chosen, typed or recorded, by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entered(BTreeMap<String, Vec<String>>);

impl Entered {
    pub(super) fn of(&self, field: &str) -> &[String] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    pub(super) fn reason(&self, finding: &str) -> String {
        self.of(&why(finding)).first().cloned().unwrap_or_default()
    }

    /// What a clinician or a test has recorded last in the first so many events.
    ///
    /// # Errors
    /// When the answers of the case do not fit together.
    pub(super) fn recorded(
        opened: &Opened,
        findings: &[FindingId],
        events: usize,
    ) -> Result<Self, Fault> {
        let module = opened.decision.module();
        let mut recorded = Self::default();
        let replay = &opened.reading()?.replay;
        let observations = replay.observations.iter().zip(&replay.events);
        let clinical = observations.filter(|(it, event)| {
            **event < events && it.observer != Observer::Patient && findings.contains(&it.finding)
        });
        for (it, _) in clinical {
            if let Some(finding) = module.findings.get(it.finding.index()) {
                let leg = it.side.map(|side| match side {
                    Side::Left => Leg::Left,
                    Side::Right => Leg::Right,
                });
                let field = field(&finding.id, leg);
                recorded
                    .0
                    .insert(field, person::entered::sent(finding, &it.answer));
            }
        }
        Ok(recorded)
    }

    /// The same, upon what others have recorded meanwhile: what was not touched here is as they left it.
    pub(super) fn upon(mut self, then: &Self, now: &Self) -> Self {
        for (field, values) in &now.0 {
            if self.of(field) == then.of(field) {
                self.0.insert(field.clone(), values.clone());
            }
        }
        self
    }

    /// What a form sends.
    pub(super) fn read(module: &Module, findings: &[FindingId], form: &mut Form) -> Self {
        let mut entered = Self::default();
        let mut take = |name: String| {
            let values = form.all(&name).into_iter();
            let values = values.map(|it| it.trim().to_owned());
            let values = values.filter(|it| !it.is_empty()).collect::<Vec<_>>();
            if !values.is_empty() {
                entered.0.insert(name, values);
            }
        };
        for finding in findings
            .iter()
            .filter_map(|id| module.findings.get(id.index()))
        {
            legs(finding).for_each(|leg| take(field(&finding.id, leg)));
            take(why(&finding.id));
        }
        entered
    }

    /// What is to be recorded: all that differs from what was recorded last.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub(super) fn seen(
        &self,
        module: &Module,
        findings: &[FindingId],
        recorded: &Self,
    ) -> Result<Vec<Seen>, Vec<Wrong>> {
        let (mut seen, mut wrong) = (Vec::new(), Vec::new());
        for finding in findings
            .iter()
            .filter_map(|id| module.findings.get(id.index()))
        {
            let reason = self.reason(&finding.id);
            let reason = (!reason.is_empty()).then_some(reason);
            for leg in legs(finding) {
                let name = field(&finding.id, leg);
                let values = self.of(&name);
                let is_known = values == recorded.of(&name) && reason.is_none();
                let was_known = !recorded.of(&name).is_empty();
                if is_known || (values.is_empty() && !was_known) {
                    continue;
                }
                if values.is_empty() {
                    let why = "This was recorded and stays so. Record what holds, or that it cannot be assessed and why.";
                    wrong.push(Wrong::new(&name, why.to_owned()));
                    continue;
                }
                if values == [NOT_ASSESSABLE] && reason.is_none() {
                    let why = "Say why it cannot be assessed.";
                    wrong.push(Wrong::new(&self::why(&finding.id), why.to_owned()));
                }
                match said(finding, values) {
                    Ok(answer) => seen.push(Seen {
                        finding: finding.id.clone(),
                        side: leg,
                        answer,
                        reason: reason.clone(),
                    }),
                    Err(why) => wrong.push(Wrong::new(&name, why)),
                }
            }
        }
        if wrong.is_empty() {
            Ok(seen)
        } else {
            Err(wrong)
        }
    }
}

fn legs(finding: &Finding) -> impl Iterator<Item = Option<Leg>> + use<> {
    let legs = match finding.each_leg {
        Some(_) => LEGS.map(Some).to_vec(),
        None => vec![None],
    };
    legs.into_iter()
}

/// What was sent, as an answer is written; or what is wrong with it.
fn said(finding: &Finding, values: &[String]) -> Result<Value, String> {
    let written = match (&finding.kind, values) {
        (_, [only]) if only == NOT_ASSESSABLE => Value::from(NOT_ASSESSABLE),
        (FindingKind::Number { .. }, [typed]) => {
            let range = finding.kind.range();
            let wanted = || format!("Type a number: {range}. This is not one: {typed}");
            let number = finding.kind.number(&typed.replace(',', "."));
            let number = number.ok_or_else(wanted)?;
            answer::to_json(finding, &Answer::Number(number))
        }
        (FindingKind::One { .. }, [only]) => Value::from(only.as_str()),
        (FindingKind::Several { .. }, several) => {
            several.iter().map(String::as_str).collect::<Value>()
        }
        _ => return Err("Choose one: a value, or that it cannot be assessed.".to_owned()),
    };
    answer::answer(finding, &written).map(|_| written)
}

//! What an electronic record suggests, as answers for somebody to confirm.
//!
//! Resources are read by path, and nothing of them is changed or dropped. Every suggestion says from which entry it
//! comes; an entry that speaks of something we ask but cannot be read is listed with the reason. What a record does not
//! hold is left open: [`Record`] has no way to say *no*.

mod entry;
mod measure;
pub(crate) mod time;

use serde_json::Value;
use sural_case::moment::Moment;
use sural_content::module::{Answer, FindingId, Module};
use sural_content::record::{Kind, Record};
use sural_decision::Decision;
use sural_decision::observation::{Observation, Observed, Side};

pub use entry::{Source, request_is, words_of};
pub use time::{When, age};

/// An answer that an entry suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Of what.
    pub finding: FindingId,
    /// Of a finding that is recorded for each leg: the leg.
    pub side: Option<Side>,
    /// The answer.
    pub answer: Answer,
    /// Where it comes from.
    pub source: Source,
    /// The entry says less than the answer, which is the nearest to it: nobody can confirm it from the record alone.
    pub nearest: bool,
}

/// An entry that speaks of something we ask and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Of what.
    pub finding: FindingId,
    /// The entry.
    pub source: Source,
    /// What is the matter with it, as the end of a sentence.
    pub why: String,
}

/// What a record comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// In the order of the module's findings; of numbers the newest alone.
    pub proposed: Vec<Proposed>,
    /// In the same order.
    pub unread: Vec<Unread>,
    /// Numbers that may be older than one that says otherwise or could not be read, which are listed there as well.
    pub(crate) doubtful: Vec<Proposed>,
    /// Of what something does not hold any more, since when, and how that is known.
    withdrawn: Vec<(FindingId, When, Withdrawal)>,
}

/// How a record says that something does not hold any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Withdrawal {
    /// A condition is over or was refuted; others of the same may go on.
    Over,
    /// An observation denies it.
    Denied,
}

/// The resources of a bundle, or the one that it is; `null` holds none.
#[must_use]
pub fn resources(value: &Value) -> Vec<&Value> {
    if value["resourceType"] != "Bundle" {
        return value.is_object().then_some(value).into_iter().collect();
    }
    let entries = value["entry"].as_array().into_iter().flatten();
    let held = entries.map(|entry| &entry["resource"]);
    held.filter(|held| held.is_object()).collect()
}

/// The first of these resources that is of somebody else than this patient, by kind and id.
#[must_use]
pub fn of_somebody_else(resources: &[&Value], patient: &str) -> Option<String> {
    let wanted = patient.rsplit('/').next();
    let mut strangers = resources.iter().filter(|resource| {
        let named = patient_of(resource).and_then(|named| named.rsplit('/').next());
        named.is_some() && named != wanted
    });
    strangers.next().map(|resource| {
        let kind = resource["resourceType"].as_str().unwrap_or_default();
        let id = resource["id"].as_str().unwrap_or("?");
        format!("{kind}/{id}")
    })
}

/// The patient whom a resource is about, or is.
#[must_use]
pub fn patient_of(resource: &Value) -> Option<&str> {
    if resource["resourceType"] == "Patient" {
        return resource["id"].as_str();
    }
    let paths = ["/subject/reference", "/patient/reference"];
    let mut named = paths.iter().filter_map(|path| resource.pointer(path));
    named.find_map(Value::as_str)
}

/// Reads what the resources of one person's record suggest at a moment.
#[must_use]
pub fn read(module: &Module, record: &Record, resources: &[&Value], now: Moment) -> Found {
    let mut found = Found::default();
    for told in &record.answers {
        let Some(finding) = module.findings.get(told.finding.index()) else {
            continue;
        };
        for resource in resources {
            let reading = entry::Reading {
                told,
                finding,
                resource,
                all: resources,
                now,
            };
            reading.add_to(&mut found);
        }
    }
    found.keep_newest(record);
    found.drop_withdrawn();
    found.proposed.sort_by_key(|proposed| proposed.finding);
    found.unread.sort_by_key(|unread| unread.finding);
    found
}

impl Found {
    /// Of what is measured or told by a code the newest alone counts, and no number unless it is newer for certain than
    /// each that could not be read: that may say otherwise. A code that could not be read denies nothing.
    fn keep_newest(&mut self, record: &Record) {
        let told = |source: &Source, finding: FindingId, by: fn(&Kind) -> bool| {
            let mut told = record.answers.iter();
            source.resource.starts_with("Observation/")
                && told.any(|told| told.finding == finding && by(&told.kind))
        };
        let measured = |kind: &Kind| matches!(kind, Kind::Measured(..));
        let seen = |kind: &Kind| matches!(kind, Kind::Measured(..) | Kind::Coded(..));
        let all = std::mem::take(&mut self.proposed);
        let (seen, mut kept): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|one| told(&one.source, one.finding, seen));
        let unread = self.unread.iter();
        let unread = unread.filter(|it| told(&it.source, it.finding, measured));
        let unread = unread.cloned().collect::<Vec<_>>();
        for one in &seen {
            let same = |other: &&Proposed| other.finding == one.finding && other.side == one.side;
            let newer = |other: &&Proposed| one.source.is_before(&other.source);
            let mut others = seen.iter().filter(same);
            let mut unread = unread.iter().filter(|it| it.finding == one.finding);
            let is_doubtful = unread.any(|it| !it.source.is_before(&one.source));
            if others.clone().any(|other| newer(&other)) {
                continue;
            }
            // What may have been measured at the same time, or later, must say the same.
            let differs = |other: &Proposed| {
                other.answer != one.answer && !other.source.is_before(&one.source)
            };
            let is_number = matches!(one.answer, Answer::Number(_));
            let why = match is_number && others.any(differs) {
                _ if is_doubtful => "may be older than one that could not be read",
                true => "may be older than another that says otherwise",
                false => {
                    kept.push(one.clone());
                    continue;
                }
            };
            self.doubtful.push(one.clone());
            self.unread.push(Unread {
                finding: one.finding,
                source: one.source.clone(),
                why: why.to_owned(),
            });
        }
        self.proposed = kept;
    }

    /// What does not hold since a date; without one nobody knows what came later.
    fn withdraw(&mut self, finding: FindingId, since: Option<When>, by: Withdrawal) {
        self.withdrawn
            .extend(since.map(|since| (finding, since, by)));
    }

    /// What was observed before a condition of the same was over, or turned out to be wrong, speaks of the past, and so
    /// does whatever was recorded before an observation that denies it. What may have come later stays.
    fn drop_withdrawn(&mut self) {
        let withdrawn = std::mem::take(&mut self.withdrawn);
        let all = std::mem::take(&mut self.proposed);
        let (past, present) = all.into_iter().partition(|one| {
            let is_observed = one.source.resource.starts_with("Observation/");
            let mut withdrawn = withdrawn.iter().filter(|(it, ..)| *it == one.finding);
            withdrawn.any(|(_, since, by)| {
                let is_past = one.source.when().is_some_and(|it| it.is_before(*since));
                is_past && (is_observed || *by == Withdrawal::Denied)
            })
        });
        self.proposed = present;
        let past: Vec<Proposed> = past;
        // A condition is not over because it was denied: both are to be looked at.
        let denied = past.into_iter();
        let denied = denied.filter(|one| !one.source.resource.starts_with("Observation/"));
        self.unread.extend(denied.map(|one| Unread {
            finding: one.finding,
            source: one.source,
            why: "is denied by a later observation".to_owned(),
        }));
    }

    /// The same without what an entry only comes near to, which is told as unread.
    #[must_use]
    pub fn certain(mut self) -> Self {
        let (nearest, certain): (Vec<_>, Vec<_>) =
            self.proposed.into_iter().partition(|one| one.nearest);
        self.proposed = certain;
        self.unread.extend(nearest.into_iter().map(|one| Unread {
            finding: one.finding,
            source: one.source,
            why: "does not tell all of it".to_owned(),
        }));
        self
    }

    /// What it would come to if all were confirmed: of several options of which one alone can hold, the first in the
    /// order of the content, which is mostly the gravest.
    #[must_use]
    pub fn observations(&self, module: &Module) -> Vec<Observation> {
        let mut all: Vec<Observation> = Vec::new();
        for proposed in &self.proposed {
            let finding = module.findings.get(proposed.finding.index());
            let observer = finding.and_then(|finding| finding.observers.first().copied());
            let Some(observer) = observer else { continue };
            let same = all
                .iter_mut()
                .find(|other| other.finding == proposed.finding && other.side == proposed.side);
            match same {
                Some(other) => other.answer = joined(&other.answer, &proposed.answer),
                None => all.push(Observation {
                    finding: proposed.finding,
                    side: proposed.side,
                    answer: proposed.answer.clone(),
                    observer,
                    reasoned: false,
                }),
            }
        }
        all
    }

    /// The same as far as it can be true together, beside what was answered; what cannot is listed as unread. What was
    /// seen of somebody counts before what an office has written down of their age and sex.
    #[must_use]
    pub fn beside(&mut self, decision: &Decision, told: &[Observation]) -> Vec<Observation> {
        let module = decision.module();
        let fits = |suggested: &[Observation]| {
            let together = Observed::of(module, &[suggested, told].concat()).answers;
            decision.conflicts(&together).is_empty()
        };
        let mut all = self.observations(module);
        // What fits together as a whole does so in its parts.
        if fits(&all) {
            return all;
        }
        let of = |suggested: &Observation| {
            let (finding, side) = (suggested.finding, suggested.side);
            let all = self.proposed.iter();
            all.filter(move |it| it.finding == finding && it.side == side)
        };
        let is_of_person = |it: &Proposed| it.source.resource.starts_with("Patient/");
        all.sort_by_key(|suggested| of(suggested).any(is_of_person));
        let (mut kept, mut fallen) = (Vec::new(), Vec::new());
        for suggested in all {
            kept.push(suggested);
            if !fits(&kept) {
                fallen.extend(kept.pop().iter().flat_map(of).map(|it| Unread {
                    finding: it.finding,
                    source: it.source.clone(),
                    why: "does not go together with the rest".to_owned(),
                }));
            }
        }
        self.unread.extend(fallen);
        kept
    }
}

fn joined(one: &Answer, other: &Answer) -> Answer {
    match (one, other) {
        (Answer::Option(one), Answer::Option(other)) => Answer::Option(*one.min(other)),
        (Answer::Options(one), Answer::Options(other)) => {
            let mut all = one.iter().chain(other).copied().collect::<Vec<_>>();
            all.sort_unstable();
            all.dedup();
            Answer::Options(all)
        }
        (one, _) => one.clone(),
    }
}

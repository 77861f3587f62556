//! One entry of a record, and whether it suggests an answer.

use serde_json::Value;
use sural_case::moment::Moment;
use sural_content::module::{Answer, Finding, FindingKind};
use sural_content::record::{Entry, Kind, Terms};
use sural_decision::observation::Side;

use super::{Found, Proposed, Unread, When, Withdrawal, measure, time};
use crate::canonical;

/// Why an entry of days to come says nothing.
const AHEAD: &str = "is dated in the future";

/// Where something in a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The resource: `Condition/123`.
    pub resource: String,
    /// When it was, as far as the record says.
    pub date: Option<String>,
    /// The code by which it was known; none if by its name.
    pub code: Option<String>,
    /// What the record calls it.
    pub display: String,
}

impl Source {
    /// When it was; none where the record does not say it.
    pub(super) fn when(&self) -> Option<When> {
        When::read(self.date.as_deref()?)
    }

    /// Whether it was before another for certain.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        let both = self.when().zip(other.when());
        both.is_some_and(|(one, other)| one.is_before(other))
    }
}

/// One resource, looked at for one line of the mapping.
pub(super) struct Reading<'a> {
    pub(super) told: &'a Entry,
    pub(super) finding: &'a Finding,
    pub(super) resource: &'a Value,
    pub(super) all: &'a [&'a Value],
    pub(super) now: Moment,
}

impl Reading<'_> {
    pub(super) fn add_to(&self, found: &mut Found) {
        match &self.told.kind {
            Kind::Age(low, high) => self.age(*low, *high, found),
            Kind::Sex(sex) => self.sex(sex, found),
            Kind::Condition(terms) => self.condition(terms, false, found),
            Kind::Past(terms) => self.condition(terms, true, found),
            Kind::Medicine(terms) => self.medicine(terms, found),
            Kind::Procedure(terms) => self.procedure(terms, found),
            Kind::Measured(terms, units) => self.measured(terms, units, found),
            Kind::Coded(terms, values, denials) => self.coded(terms, values, denials, found),
        }
    }

    fn is(&self, kind: &str) -> bool {
        self.resource["resourceType"] == kind
    }

    fn text(&self, path: &str) -> Option<&str> {
        self.resource.pointer(path)?.as_str()
    }

    /// The first of these paths that holds a date.
    fn date(&self, paths: &[&str]) -> Option<String> {
        let mut dates = paths.iter().filter_map(|path| self.text(path));
        dates.next().map(str::to_owned)
    }

    fn source(&self, date: Option<String>, known: &Known) -> Source {
        let (kind, id) = (self.text("/resourceType"), self.text("/id"));
        Source {
            resource: format!("{}/{}", kind.unwrap_or_default(), id.unwrap_or("?")),
            date,
            code: known.code.clone(),
            display: known.display.clone(),
        }
    }

    fn propose(&self, answer: Answer, side: Option<Side>, source: Source, found: &mut Found) {
        found.proposed.push(Proposed {
            finding: self.told.finding,
            side,
            answer,
            source,
            nearest: self.told.nearest,
        });
    }

    fn unread(&self, source: Source, why: &str, found: &mut Found) {
        found.unread.push(Unread {
            finding: self.told.finding,
            source,
            why: why.to_owned(),
        });
    }

    /// Proposes the answer of the line if the entry is of the time that it asks for.
    fn propose_in_time(&self, source: Source, found: &mut Found) {
        let Some((from, to)) = self.told.days else {
            return self.propose(self.told.answer.clone(), None, source, found);
        };
        let date = source.date.as_deref();
        match date.and_then(|date| time::days_ago(date, self.now)) {
            Some(days) if (from..=to).contains(&days) => {
                self.propose(self.told.answer.clone(), None, source, found);
            }
            Some(_) => {}
            None => self.undated(source, found),
        }
    }

    /// Lists an entry of which nobody knows how long ago it was.
    fn undated(&self, source: Source, found: &mut Found) {
        let why = match source.when() {
            Some(when) if when.is_ahead(self.now) => AHEAD,
            _ => "has no date that says how long ago it was",
        };
        self.unread(source, why, found);
    }

    /// Takes back what was before this entry, which cannot say so of days to come.
    fn withdraw(&self, source: Source, by: Withdrawal, found: &mut Found) {
        match source.when() {
            Some(when) if when.is_ahead(self.now) => self.unread(source, AHEAD, found),
            since => found.withdraw(self.told.finding, since, by),
        }
    }

    fn age(&self, low: u32, high: u32, found: &mut Found) {
        let Some(birth) = self.text("/birthDate").filter(|_| self.is("Patient")) else {
            return;
        };
        let Some(years) = time::age(birth, self.now).filter(|years| (low..=high).contains(years))
        else {
            return;
        };
        let known = Known::named(&format!("born {birth}"));
        let source = self.source(Some(birth.to_owned()), &known);
        let answer = match self.told.answer {
            Answer::Number(_) => Answer::Number(years),
            ref option => option.clone(),
        };
        self.propose(answer, None, source, found);
    }

    fn sex(&self, sex: &str, found: &mut Found) {
        if self.is("Patient") && self.text("/gender") == Some(sex) {
            let source = self.source(None, &Known::named(&format!("gender {sex}")));
            self.propose(self.told.answer.clone(), None, source, found);
        }
    }

    fn condition(&self, terms: &Terms, over: bool, found: &mut Found) {
        if !self.is("Condition") {
            return;
        }
        let Some(known) = known(terms, &[&self.resource["code"]]) else {
            return;
        };
        let is_over = self.is_over();
        let is_refuted = self.has_status("verificationStatus", &["refuted"]);
        let is_mistake = self.has_status("verificationStatus", &["entered-in-error"]);
        let doubts = ["unconfirmed", "provisional", "differential"];
        let is_doubtful = self.has_status("verificationStatus", &doubts);
        // What was never sure takes nothing back.
        if !over && !is_mistake && !is_doubtful && (is_over || is_refuted) {
            // When it was written down does not tell when it was over.
            let since = self.ended().or_else(|| {
                let recorded = self.date(&["/recordedDate"]);
                recorded.filter(|_| is_refuted)
            });
            self.withdraw(self.source(since, &known), Withdrawal::Over, found);
        }
        let is_wrong = is_refuted || is_mistake;
        if is_wrong || is_over != over {
            return;
        }
        let date = self.date(&["/onsetDateTime", "/onsetPeriod/start", "/recordedDate"]);
        let source = self.source(date, &known);
        if is_doubtful {
            self.unread(source, "is not confirmed", found);
        } else {
            self.propose_in_time(source, found);
        }
    }

    /// A condition that is over: its status says so, or it has an end that is not still to come.
    fn is_over(&self) -> bool {
        let has_ended = |date: String| time::days_ago(&date, self.now).is_some();
        let ended = self.ended().is_some_and(has_ended);
        ended || self.has_status("clinicalStatus", &["inactive", "remission", "resolved"])
    }

    fn ended(&self) -> Option<String> {
        self.date(&["/abatementDateTime", "/abatementPeriod/end"])
    }

    /// One of the codes of a status is one of these.
    fn has_status(&self, status: &str, codes: &[&str]) -> bool {
        let path = format!("/{status}/coding");
        let codings = self.resource.pointer(&path).and_then(Value::as_array);
        let mut codings = codings.into_iter().flatten();
        codings.any(|coding| codes.iter().any(|code| coding["code"] == *code))
    }

    fn medicine(&self, terms: &Terms, found: &mut Found) {
        if !(self.is("MedicationRequest") || self.is("MedicationStatement"))
            || self.text("/status") != Some("active")
            || self.resource["doNotPerform"] == true
        {
            return;
        }
        let Some(known) = known(terms, &medicine(self.resource, self.all)) else {
            return;
        };
        let date = self.date(&[
            "/effectivePeriod/start",
            "/effectiveDateTime",
            "/authoredOn",
            "/dateAsserted",
        ]);
        self.propose_in_time(self.source(date, &known), found);
    }

    fn procedure(&self, terms: &Terms, found: &mut Found) {
        if !self.is("Procedure")
            || !matches!(self.text("/status"), Some("completed" | "in-progress"))
        {
            return;
        }
        let concepts = [&self.resource["code"], &self.resource["category"]];
        let Some(mut known) = known(terms, &concepts) else {
            return;
        };
        let name = words_of(&self.resource["code"]);
        if let Some(name) = name.into_iter().next() {
            known.display = name;
        }
        let date = self.date(&[
            "/performedDateTime",
            "/performedPeriod/end",
            "/performedPeriod/start",
        ]);
        self.propose_in_time(self.source(date, &known), found);
    }

    fn is_seen(&self) -> bool {
        let seen = ["final", "amended", "corrected", "preliminary"];
        self.is("Observation")
            && self
                .text("/status")
                .is_some_and(|status| seen.contains(&status))
    }

    fn seen_on(&self) -> Option<String> {
        self.date(&[
            "/effectiveDateTime",
            "/effectiveInstant",
            "/effectivePeriod/end",
            "/issued",
        ])
    }

    /// It was seen in the days that the line asks for, as far as it says.
    fn is_in_time(&self) -> bool {
        let date = self.seen_on();
        let days = date.and_then(|date| time::days_ago(&date, self.now));
        let (from, to) = self.told.days.unwrap_or((0, u32::MAX));
        days.is_none_or(|days| (from..=to).contains(&days))
    }

    fn coded(&self, terms: &Terms, values: &Terms, denials: &Terms, found: &mut Found) {
        if !self.is_seen() {
            return;
        }
        let Some(asked) = known(terms, &[&self.resource["code"]]) else {
            return;
        };
        let value = [&self.resource["valueCodeableConcept"]];
        match (known(values, &value), known(denials, &value)) {
            (Some(value), None) => {
                self.propose_in_time(self.source(self.seen_on(), &value), found);
            }
            // An older value does not count any more.
            (None, Some(denial)) => {
                let source = self.source(self.seen_on(), &denial);
                self.withdraw(source, Withdrawal::Denied, found);
            }
            // What says neither denies nothing.
            _ if self.is_in_time() => {
                let source = self.source(self.seen_on(), &asked);
                self.unread(source, "has a value that is not known", found);
            }
            _ => {}
        }
    }

    fn measured(&self, terms: &Terms, units: &[(String, String)], found: &mut Found) {
        if !self.is_seen() {
            return;
        }
        let components = self.resource["component"].as_array();
        let components = components.map_or(&[][..], Vec::as_slice);
        // A panel has its values in its parts. Parts that speak of something else leave the whole without a value.
        let is_part = |part: &Value| known(terms, &[&part["code"]]).is_some();
        let is_panel = components.iter().any(is_part) && !says_anything(self.resource);
        let whole = (!is_panel).then_some(self.resource);
        for part in whole.into_iter().chain(components) {
            let Some(known) = known(terms, &[&part["code"]]) else {
                continue;
            };
            let source = self.source(self.seen_on(), &known);
            let days = source.date.as_deref();
            let days = days.and_then(|date| time::days_ago(date, self.now));
            if !self.is_in_time() {
                continue;
            }
            let side = side(self.resource, part);
            let number = measure::number(&self.finding.kind, units, &part["valueQuantity"]);
            match number {
                _ if days.is_none() => self.undated(source, found),
                _ if self.finding.each_leg.is_some() && side.is_none() => {
                    self.unread(source, "does not say which leg", found);
                }
                Ok(number) => {
                    let side = side.filter(|_| self.finding.each_leg.is_some());
                    self.propose(
                        Answer::Number(number),
                        side,
                        self.told_as(source, part),
                        found,
                    );
                }
                Err(why) => self.unread(source, &why, found),
            }
        }
    }

    /// The source of a number, with the value as the record has it.
    fn told_as(&self, mut source: Source, part: &Value) -> Source {
        let quantity = &part["valueQuantity"];
        let unit = quantity["unit"].as_str().or(quantity["code"].as_str());
        let value = format!("{} {}", quantity["value"], unit.unwrap_or_default());
        if matches!(self.finding.kind, FindingKind::Number { .. }) {
            source.display = format!("{} {}", source.display, value.trim_end());
        }
        source
    }
}

/// Whether an observation has a value of some kind, or says why it has none.
fn says_anything(observation: &Value) -> bool {
    let elements = observation.as_object();
    let mut elements = elements.into_iter().flat_map(|it| it.keys());
    elements.any(|name| name.starts_with("value") || name == "dataAbsentReason")
}

/// By what something was known.
struct Known {
    code: Option<String>,
    display: String,
}

impl Known {
    fn named(display: &str) -> Self {
        Self {
            code: None,
            display: display.to_owned(),
        }
    }
}

/// What in these concepts is one of the terms: by a code, else by a name.
fn known(terms: &Terms, concepts: &[&Value]) -> Option<Known> {
    let concepts = concepts.iter().flat_map(|concept| match concept {
        Value::Array(several) => several.iter().collect::<Vec<_>>(),
        one => vec![*one],
    });
    let concepts = concepts.collect::<Vec<_>>();
    let codings = concepts
        .iter()
        .flat_map(|concept| concept["coding"].as_array().into_iter().flatten());
    let has = |coding: &&Value| {
        let system = canonical::system_of(coding["system"].as_str().unwrap_or_default());
        let code = coding["code"].as_str().unwrap_or_default();
        system.is_some_and(|system| terms.has_code(system, code))
    };
    let words = concepts.iter().flat_map(|concept| words_of(concept));
    let words = words.collect::<Vec<_>>();
    if let Some(coding) = codings.into_iter().find(has) {
        let code = coding["code"].as_str().map(str::to_owned);
        let display = coding["display"].as_str().map(str::to_owned);
        let display = display.or_else(|| words.first().cloned());
        return Some(Known {
            display: display.or_else(|| code.clone()).unwrap_or_default(),
            code,
        });
    }
    let name = words.into_iter().find(|name| terms.is_named_in(name))?;
    Some(Known::named(&name))
}

/// What a `CodeableConcept` is called.
#[must_use]
pub fn words_of(concept: &Value) -> Vec<String> {
    let codings = concept["coding"].as_array().into_iter().flatten();
    let displays = codings.map(|coding| &coding["display"]);
    let words = std::iter::once(&concept["text"]).chain(displays);
    words.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The concepts that say which medicine it is, in the entry itself or in a `Medication` that it names.
fn medicine<'a>(request: &'a Value, all: &[&'a Value]) -> Vec<&'a Value> {
    let mut concepts = vec![&request["medicationCodeableConcept"]];
    let reference = request.pointer("/medicationReference/reference");
    let reference = reference.and_then(Value::as_str).unwrap_or_default();
    let contained = request["contained"].as_array().into_iter().flatten();
    let medications = contained.chain(all.iter().copied());
    for medication in medications.filter(|it| it["resourceType"] == "Medication") {
        let id = medication["id"].as_str().unwrap_or_default();
        let named = reference.rsplit(['/', '#']).next().unwrap_or_default();
        if !id.is_empty() && id == named {
            concepts.push(&medication["code"]);
        }
    }
    concepts
}

/// Whether a request (for a medicine, a test, a device or a service) is for one of the terms.
#[must_use]
pub fn request_is(request: &Value, terms: &Terms, all: &[&Value]) -> bool {
    let mut concepts = medicine(request, all);
    concepts.extend([
        &request["code"],
        &request["codeCodeableConcept"],
        &request["orderDetail"],
        &request["performerType"],
    ]);
    known(terms, &concepts).is_some()
}

/// The leg that a measurement is of: by the site, else by what it is called.
fn side(observation: &Value, part: &Value) -> Option<Side> {
    const LEFT: &str = "7771000";
    const RIGHT: &str = "24028007";
    let site = &observation["bodySite"];
    let codes = site["coding"].as_array().into_iter().flatten();
    let codes = codes.filter_map(|coding| coding["code"].as_str());
    let codes = codes.collect::<Vec<_>>();
    let concepts = [site, &part["code"], &observation["code"]];
    let words = concepts.iter().flat_map(|concept| words_of(concept));
    let words = words.collect::<Vec<_>>().join(" ").to_lowercase();
    let says = |word: &str| {
        words
            .split(|it: char| !it.is_alphanumeric())
            .any(|it| it == word)
    };
    let left = codes.contains(&LEFT) || says("left");
    let right = codes.contains(&RIGHT) || says("right");
    match (left, right) {
        (true, false) => Some(Side::Left),
        (false, true) => Some(Side::Right),
        _ => None,
    }
}

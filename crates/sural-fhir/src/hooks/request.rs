//! A request of a record system, checked.

use std::fmt;

use serde_json::Value;
use sural_case::moment::Moment;

use super::service::{Hook, PREFETCH, Service};
use crate::record::{of_somebody_else, resources};

/// A request, as far as cards need it.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// When it is asked.
    pub hook: Hook,
    /// The id of this asking.
    pub instance: &'a str,
    /// The person.
    pub patient: &'a str,
    /// The encounter, if there is one.
    pub encounter: Option<&'a str>,
    /// When.
    pub now: Moment,
    /// What came of the record.
    pub record: Vec<&'a Value>,
    /// Orders that are not signed yet.
    pub drafts: Vec<&'a Value>,
    /// Those among them that are just being chosen; of a hook that tells none, all.
    pub chosen: Vec<&'a Value>,
}

/// Why a request is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It is not what the specification or the service asks for.
    Malformed(String),
    /// What must come of the record did not come.
    NoRecord(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(why) | Self::NoRecord(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Refused {}

impl<'a> Request<'a> {
    /// Reads a request to a service.
    ///
    /// # Errors
    /// The first thing that is wrong with it, and how to mend it.
    pub fn read(service: &Service, body: &'a Value, now: Moment) -> Result<Self, Refused> {
        if !body.is_object() {
            return Err(malformed("the request is no JSON object"));
        }
        let hook = text(body, "/hook")?;
        if hook != service.hook.name() {
            return Err(malformed(&format!(
                "`hook` is `{hook}`; this service is asked at `{}`",
                service.hook.name()
            )));
        }
        let instance = text(body, "/hookInstance")?;
        if !is_uuid(instance) {
            return Err(malformed("`hookInstance` is no UUID"));
        }
        if body.get("fhirAuthorization").is_some() && body.get("fhirServer").is_none() {
            return Err(malformed(
                "`fhirAuthorization` needs `fhirServer` beside it",
            ));
        }
        text(body, "/context/userId")?;
        let patient = text(body, "/context/patientId")?;
        let encounter = body.pointer("/context/encounterId").and_then(Value::as_str);
        if service.hook == Hook::EncounterStart {
            text(body, "/context/encounterId")?;
        }
        let drafts = drafts(service.hook, body)?;
        let request = Self {
            hook: service.hook,
            instance,
            patient,
            encounter,
            now,
            record: record(body, patient)?,
            chosen: chosen(service.hook, body, &drafts)?,
            drafts,
        };
        request.is_of_one_person()?;
        Ok(request)
    }

    /// Nothing of it may be of somebody else.
    fn is_of_one_person(&self) -> Result<(), Refused> {
        let all = [self.record.as_slice(), &self.drafts].concat();
        match of_somebody_else(&all, self.patient) {
            None => Ok(()),
            Some(entry) => Err(malformed(&format!(
                "`{entry}` is not of the patient in `context.patientId`"
            ))),
        }
    }
}

fn malformed(why: &str) -> Refused {
    Refused::Malformed(why.to_owned())
}

fn text<'a>(body: &'a Value, path: &str) -> Result<&'a str, Refused> {
    let text = body.pointer(path).and_then(Value::as_str);
    let named = path.trim_start_matches('/').replace('/', ".");
    text.filter(|text| !text.is_empty())
        .ok_or_else(|| malformed(&format!("`{named}` is missing, or is no text")))
}

fn is_uuid(text: &str) -> bool {
    let parts = text.split('-').map(str::len);
    parts.eq([8, 4, 4, 4, 12])
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// All that came of the record, by whatever name it was sent. The patient has to be among it, by the name that the
/// discovery gives if they are not known.
fn record<'a>(body: &'a Value, patient: &str) -> Result<Vec<&'a Value>, Refused> {
    let prefetch = match &body["prefetch"] {
        Value::Null => None,
        Value::Object(prefetch) => Some(prefetch),
        _ => return Err(malformed("`prefetch` is no JSON object")),
    };
    let mut found = Vec::new();
    for (key, value) in prefetch.into_iter().flatten() {
        let is_ours = PREFETCH.iter().any(|(name, _)| name == key);
        if is_ours && !value.is_null() && !value["resourceType"].is_string() {
            return Err(malformed(&format!("`prefetch.{key}` is no FHIR resource")));
        }
        found.extend(resources(value));
    }
    let is_patient = |it: &&Value| it["resourceType"] == "Patient" && it["id"] == plain(patient);
    if prefetch.is_some_and(|it| it.contains_key("patient")) || found.iter().any(is_patient) {
        return Ok(found);
    }
    let why = "`prefetch.patient` is missing; Sural fetches nothing by itself, so send what the discovery asks for";
    Err(Refused::NoRecord(why.to_owned()))
}

fn drafts(hook: Hook, body: &Value) -> Result<Vec<&Value>, Refused> {
    if !matches!(hook, Hook::OrderSelect | Hook::OrderSign) {
        return Ok(Vec::new());
    }
    let drafts = body.pointer("/context/draftOrders");
    let drafts = drafts.filter(|drafts| drafts["resourceType"] == "Bundle");
    drafts
        .map(resources)
        .ok_or_else(|| malformed("`context.draftOrders` is missing, or is no Bundle"))
}

fn chosen<'a>(hook: Hook, body: &Value, drafts: &[&'a Value]) -> Result<Vec<&'a Value>, Refused> {
    if hook != Hook::OrderSelect {
        return Ok(drafts.to_vec());
    }
    let selections = body
        .pointer("/context/selections")
        .and_then(Value::as_array);
    let selections =
        selections.ok_or_else(|| malformed("`context.selections` is missing, or is no list"))?;
    let is_chosen = |draft: &&&Value| {
        let mut chosen = selections.iter().filter_map(Value::as_str);
        chosen.any(|chosen| chosen == name_of(draft) || draft["id"] == chosen)
    };
    Ok(drafts.iter().filter(is_chosen).copied().collect())
}

/// An id without the kind of resource before it.
pub(super) fn plain(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// How a resource is referred to.
pub(super) fn name_of(resource: &Value) -> String {
    let part = |key: &str| resource[key].as_str().unwrap_or_default();
    format!("{}/{}", part("resourceType"), part("id"))
}

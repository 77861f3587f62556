//! Artefacts, read one by one and searched.

use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::http::header::{CACHE_CONTROL, HOST, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::outcome::Outcome;
use super::published::Artefact;
use super::{Fhir, ROOT, with};
use crate::app::{App, Settings};

/// How many artefacts come at once unless asked for otherwise, and at most.
const PAGE: usize = 50;
const MOST: usize = 500;

/// By what artefacts are found.
pub(super) const BY: [(&str, &str); 6] = [
    ("_id", "token"),
    ("url", "uri"),
    ("version", "token"),
    ("name", "string"),
    ("title", "string"),
    ("status", "token"),
];

/// What says how they are told rather than which.
const HOW: [&str; 5] = ["_count", "_offset", "_summary", "_format", "_pretty"];

/// What an artefact is in short: what FHIR calls its summary, as far as we fill it.
const SUMMARY: [&str; 13] = [
    "resourceType",
    "id",
    "url",
    "version",
    "name",
    "title",
    "status",
    "experimental",
    "type",
    "kind",
    "content",
    "code",
    "subjectType",
];

/// What is open to everyone may be kept for a while,
const PUBLIC: [(HeaderName, &str); 1] = [(CACHE_CONTROL, "public, max-age=300")];

/// but not what holds an address that whoever asked has chosen.
const OWN: [(HeaderName, &str); 1] = [(CACHE_CONTROL, "no-store")];

/// `GET /[kind]/[id]`
pub(super) async fn read(
    State(app): State<App>,
    Path((kind, id)): Path<(String, String)>,
) -> Result<Response, Outcome> {
    let published = app.published().ok_or_else(not_yet)?;
    let found = published.artefact(&kind, &id);
    let found = found.ok_or_else(|| Outcome::of(StatusCode::NOT_FOUND))?;
    Ok((PUBLIC, Fhir(&found.value)).into_response())
}

/// `GET /[kind]?...`
pub(super) async fn search(
    State(app): State<App>,
    Path(kind): Path<String>,
    OriginalUri(uri): OriginalUri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Outcome> {
    let published = app.published().ok_or_else(not_yet)?;
    let of_kind = published.artefacts.iter().filter(|it| it.kind == kind);
    let of_kind = of_kind.collect::<Vec<_>>();
    if of_kind.is_empty() {
        let why = format!("there is no `{kind}` here; `/fhir/metadata` says what there is");
        return Err(Outcome::new(StatusCode::NOT_FOUND, "not-supported", why));
    }
    let asked = Asked::read(query.as_deref().unwrap_or_default())?;
    let is_strict = headers.get("prefer").is_some_and(|it| {
        let wanted = it.to_str().unwrap_or_default();
        wanted.replace(' ', "").contains("handling=strict")
    });
    if let Some(name) = asked.unknown.first().filter(|_| is_strict) {
        return Err(Outcome::invalid(format!(
            "`{name}` is nothing to search by here"
        )));
    }
    let found = of_kind.into_iter().filter(|it| asked.finds(it));
    let found = found.collect::<Vec<_>>();
    let root = root(app.settings(), &headers);
    let place = format!("{root}{}", uri.path().trim_start_matches(ROOT));
    let kept = match app.settings().address {
        Some(_) => PUBLIC,
        None => OWN,
    };
    Ok((kept, Fhir(asked.bundle(&found, &root, &place))).into_response())
}

/// The content is still being read.
pub(super) fn not_yet() -> Outcome {
    Outcome::of(StatusCode::SERVICE_UNAVAILABLE)
}

/// Under which address whoever asks reaches us.
pub(super) fn root(settings: &Settings, headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let asked = || format!("http://{}", host.unwrap_or("localhost"));
    let address = settings.address.clone().unwrap_or_else(asked);
    format!("{}{ROOT}", address.trim_end_matches('/'))
}

/// A search, as it was understood.
struct Asked {
    /// By what, how it is compared, and any of which values.
    by: Vec<(String, String, Vec<String>)>,
    count: usize,
    offset: usize,
    summary: String,
    unknown: Vec<String>,
}

impl Asked {
    fn read(query: &str) -> Result<Self, Outcome> {
        let mut asked = Self {
            by: Vec::new(),
            count: PAGE,
            offset: 0,
            summary: "false".to_owned(),
            unknown: Vec::new(),
        };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let (plain, how) = name.split_once(':').unwrap_or((&name, ""));
            let number = || {
                let wrong = || Outcome::invalid(format!("`{name}` takes a whole number"));
                value.parse::<usize>().map_err(|_| wrong())
            };
            match plain {
                "_count" => asked.count = number()?.min(MOST),
                "_offset" => asked.offset = number()?,
                "_summary" => asked.summary = value.into_owned(),
                _ if HOW.contains(&plain) => {}
                _ if BY.iter().any(|(known, _)| *known == plain) => {
                    let values = value.split(',').map(str::to_owned).collect();
                    asked.by.push((plain.to_owned(), how.to_owned(), values));
                }
                _ => asked.unknown.push(name.into_owned()),
            }
        }
        Ok(asked)
    }

    fn finds(&self, artefact: &Artefact) -> bool {
        self.by.iter().all(|(name, how, values)| {
            let key = if name == "_id" { "id" } else { name };
            let has = artefact.value.get(key).and_then(Value::as_str);
            let has = has.unwrap_or_default();
            values.iter().any(|value| is(name, how, has, value))
        })
    }

    /// What was found, a page of it.
    fn bundle(&self, found: &[&Artefact], root: &str, place: &str) -> Value {
        let shown = match self.summary.as_str() {
            "count" => 0,
            _ => self.count,
        };
        let page = found.iter().skip(self.offset).take(shown);
        let entry = page.map(|it| {
            json!({
                "fullUrl": format!("{root}/{}/{}", it.kind, it.id),
                "resource": self.told(&it.value),
                "search": {"mode": "match"},
            })
        });
        let entry = entry.collect::<Vec<_>>();
        let mut link = vec![json!({"relation": "self", "url": self.link(place, self.offset)})];
        let next = self.offset.saturating_add(shown);
        if shown > 0 && next < found.len() {
            link.push(json!({"relation": "next", "url": self.link(place, next)}));
        }
        let bundle = json!({
            "resourceType": "Bundle",
            "type": "searchset",
            "total": found.len(),
            "link": link,
        });
        with(bundle, "entry", entry.into())
    }

    /// The same search from an offset, with what of it was understood.
    fn link(&self, place: &str, offset: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, how, values) in &self.by {
            let colon = if how.is_empty() { "" } else { ":" };
            query.append_pair(&format!("{name}{colon}{how}"), &values.join(","));
        }
        if self.summary != "false" {
            query.append_pair("_summary", &self.summary);
        }
        query.append_pair("_count", &self.count.to_string());
        if offset > 0 {
            query.append_pair("_offset", &offset.to_string());
        }
        format!("{place}?{}", query.finish())
    }

    /// An artefact as it is wanted: whole, or in short and marked as such.
    fn told(&self, whole: &Value) -> Value {
        let mut told = whole.clone();
        let Some(elements) = told.as_object_mut() else {
            return told;
        };
        match self.summary.as_str() {
            "true" => elements.retain(|name, _| SUMMARY.contains(&name.as_str())),
            "data" => drop(elements.remove("text")),
            _ => return told,
        }
        let system = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
        let tag = json!({"system": system, "code": "SUBSETTED"});
        with(told, "meta", json!({"tag": [tag]}))
    }
}

/// Whether an element is what is asked for: texts by how they begin, all else as it stands.
fn is(name: &str, how: &str, has: &str, value: &str) -> bool {
    if how == "exact" || !matches!(name, "name" | "title") {
        return has == value;
    }
    let (has, value) = (has.to_lowercase(), value.to_lowercase());
    match how {
        "contains" => has.contains(&value),
        _ => has.starts_with(&value),
    }
}

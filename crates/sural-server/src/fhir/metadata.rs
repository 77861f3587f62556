//! What there is: the `CapabilityStatement`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::outcome::Outcome;
use super::published::Published;
use super::search::{BY, not_yet, root};
use super::{Fhir, with};
use crate::app::App;

/// Operations by the kind that they stand under: name, and where they are defined.
const OPERATIONS: [(&str, &str, &str); 4] = [
    (
        "Questionnaire",
        "next-question",
        "http://hl7.org/fhir/uv/sdc/OperationDefinition/Questionnaire-next-question",
    ),
    (
        "Questionnaire",
        "populate",
        "http://hl7.org/fhir/uv/sdc/OperationDefinition/Questionnaire-populate",
    ),
    (
        "PlanDefinition",
        "apply",
        "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply",
    ),
    ("QuestionnaireResponse", "evaluate", ""),
];

/// The id of the definition of `$evaluate`.
pub(super) const EVALUATE: &str = "QuestionnaireResponse-evaluate";

/// `GET /metadata`
pub(super) async fn show(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Outcome> {
    let published = app.published().ok_or_else(not_yet)?;
    let root = root(app.settings(), &headers);
    let tokens = app.settings().programs.is_some();
    Ok(Fhir(statement(&published, &root, tokens)))
}

fn statement(published: &Published, root: &str, tokens: bool) -> Value {
    let mut kinds = published
        .artefacts
        .iter()
        .map(|it| it.kind)
        .collect::<Vec<_>>();
    kinds.push("QuestionnaireResponse");
    kinds.sort_unstable();
    kinds.dedup();
    let resource = kinds.iter().map(|kind| resource(kind, published));
    let version = published.module().map_or("", |it| it.version.as_str());
    json!({
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": published.since.to_string(),
        "kind": "instance",
        "software": {"name": "Sural", "version": env!("CARGO_PKG_VERSION")},
        "implementation": {
            "description": format!("Sural with content {version}"),
            "url": root,
        },
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [{
            "mode": "server",
            "security": security(root, tokens),
            "resource": resource.collect::<Vec<_>>(),
        }],
    })
}

/// Who may ask, and where programs get a token if there are any.
fn security(root: &str, tokens: bool) -> Value {
    let or_token = match tokens {
        true => ", or a token with a scope for their kind of resource",
        false => "",
    };
    let described = json!({
        "cors": true,
        "description": format!("Artefacts are open. Operations want the key of a program with the scope `assess`{or_token}: `Authorization: Bearer KEY`. Nothing that is sent is kept."),
    });
    if !tokens {
        return described;
    }
    let system = "http://terminology.hl7.org/CodeSystem/restful-security-service";
    let service = json!([{"coding": [{"system": system, "code": "SMART-on-FHIR"}]}]);
    let token = json!([{"url": "token", "valueUri": format!("{root}/token")}]);
    let url = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
    let described = with(described, "service", service);
    with(
        described,
        "extension",
        json!([{"url": url, "extension": token}]),
    )
}

/// What `$evaluate` is, which nobody else defines.
pub(super) fn evaluate(base: &str) -> Value {
    json!({
        "resourceType": "OperationDefinition",
        "id": EVALUATE,
        "url": format!("{base}/OperationDefinition/{EVALUATE}"),
        "version": env!("CARGO_PKG_VERSION"),
        "name": "Evaluate",
        "title": "What filled-in forms come to",
        "status": "active",
        "kind": "operation",
        "description": "Answers a Bundle with all that the content says of the answers: observations, conditions to consider, risk assessment, guidance, requests and papers. Nothing is kept.",
        "affectsState": false,
        "code": "evaluate",
        "resource": ["QuestionnaireResponse"],
        "system": false,
        "type": true,
        "instance": false,
        "parameter": [
            {
                "name": "questionnaire-response",
                "use": "in",
                "min": 1,
                "max": "*",
                "documentation": "The forms of one person. One alone may be sent as it is, several in a Bundle as well.",
                "type": "QuestionnaireResponse",
            },
            {
                "name": "return",
                "use": "out",
                "min": 1,
                "max": "1",
                "documentation": "The case, as a collection.",
                "type": "Bundle",
            },
        ],
    })
}

fn resource(kind: &str, published: &Published) -> Value {
    let operations = OPERATIONS.iter().filter(|(of, ..)| *of == kind);
    let operations = operations.map(|(_, name, definition)| {
        let own = format!("{}/OperationDefinition/{EVALUATE}", published.base);
        let definition = if definition.is_empty() {
            own
        } else {
            (*definition).to_owned()
        };
        json!({"name": name, "definition": definition})
    });
    let operations = operations.collect::<Vec<_>>();
    let described = with(json!({"type": kind}), "operation", operations.into());
    // Filled-in forms are looked at and not kept.
    if kind == "QuestionnaireResponse" {
        return described;
    }
    let by = BY.map(|(name, kind)| json!({"name": name, "type": kind}));
    let described = with(described, "searchParam", json!(by));
    with(
        described,
        "interaction",
        json!([{"code": "read"}, {"code": "search-type"}]),
    )
}

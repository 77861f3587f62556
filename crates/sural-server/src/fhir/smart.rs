//! SMART Backend Services: a program that is known by its public key asks for a token of a few minutes with scopes.
//!
//! The token is what the program signed, with the scopes that were granted; the store knows which were given. It holds no
//! longer than the program said, five minutes at most.

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use sural_store::StoreError;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use super::ROOT;
use super::search::root;
use crate::api;
use crate::app::App;
use crate::clock;
use crate::form::{Form, MOST};
use crate::serve::PATIENCE;
use crate::trust::Trust;

/// What a program sends to say by what it proves who it is.
const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What there is to be asked for: to read and search, which operations are held to as well.
const ALL: &str = "system/*.rs";

/// Stands between what was signed and the scopes.
const THEN: char = '~';

/// Where programs find out how to ask, and ask.
pub(super) fn routes(app: &App) -> Router<App> {
    let guard = async |State(app): State<App>, request, next| {
        api::watched(&app, request, next, |response| response).await
    };
    Router::new()
        .route(
            &format!("{ROOT}/.well-known/smart-configuration"),
            get(configuration),
        )
        .route(&format!("{ROOT}/token"), post(token))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            PATIENCE,
        ))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), guard))
}

/// The address that a program signs for, and who may; none where no program may ask.
fn known(app: &App) -> Option<(String, &Trust)> {
    let programs = app.settings().programs.as_ref()?;
    Some((
        format!("{}/token", root(app.settings(), &HeaderMap::new())),
        programs,
    ))
}

async fn configuration(State(app): State<App>) -> Response {
    let Some((address, _)) = known(&app) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    answer(
        StatusCode::OK,
        &json!({
            "token_endpoint": address,
            "grant_types_supported": ["client_credentials"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
            "token_endpoint_auth_signing_alg_values_supported": ["ES384", "RS384", "ES256", "RS256", "RS512"],
            "scopes_supported": [ALL, "system/Questionnaire.rs", "system/PlanDefinition.rs", "system/QuestionnaireResponse.r"],
            "capabilities": ["client-confidential-asymmetric", "permission-v1", "permission-v2"],
        }),
    )
}

async fn token(State(app): State<App>, request: Request) -> Response {
    let Some((address, programs)) = known(&app) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let refused = |status, error: &str, why: &str| {
        answer(status, &json!({"error": error, "error_description": why}))
    };
    let wrong = |error, why| refused(StatusCode::BAD_REQUEST, error, why);
    let Ok(sent) = to_bytes(request.into_body(), MOST).await else {
        return wrong("invalid_request", "what was sent is too long");
    };
    let mut form = Form::read(&sent);
    let mut field = |name: &str| form.text(name).unwrap_or_default();
    if field("grant_type") != "client_credentials" {
        return wrong(
            "unsupported_grant_type",
            "`grant_type` is `client_credentials`",
        );
    }
    if field("client_assertion_type") != ASSERTION {
        return wrong(
            "invalid_request",
            "`client_assertion_type` is that of a JWT",
        );
    }
    let (assertion, wanted) = (field("client_assertion"), field("scope"));
    let now = clock::now();
    let proven = match programs.program(&assertion, &address, now) {
        Ok(proven) => proven,
        Err(why) => return refused(StatusCode::UNAUTHORIZED, "invalid_client", why),
    };
    let granted = granted(&wanted, programs.scope_of(&proven.issuer).unwrap_or(ALL));
    if granted.is_empty() {
        return wrong(
            "invalid_scope",
            "none of these scopes is there for this program",
        );
    }
    let left = proven.until.map_or(0, |until| until.0 - now.0);
    let Some((shown, until)) = proven.shown.filter(|_| left > 0) else {
        let why = "the assertion has expired";
        return refused(StatusCode::UNAUTHORIZED, "invalid_client", why);
    };
    let hex = granted.bytes().map(|byte| format!("{byte:02x}"));
    let token = format!("{assertion}{THEN}{}", hex.collect::<String>());
    let (store, program) = (app.store(), &proven.issuer);
    let kept = async {
        let is_first = store.first_shown(program, &jti(&shown), until, now).await?;
        Ok::<_, StoreError>(
            is_first
                && store
                    .first_shown(program, &given(&token), until, now)
                    .await?,
        )
    };
    match kept.await {
        Ok(true) => tracing::info!(program, scope = granted, "token given"),
        Ok(false) => {
            let why = "the assertion was shown before; sign a new one for each token";
            return refused(StatusCode::UNAUTHORIZED, "invalid_client", why);
        }
        Err(why) => {
            tracing::error!(%why, "store");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    }
    answer(
        StatusCode::OK,
        &json!({"access_token": token, "token_type": "bearer", "expires_in": left, "scope": granted}),
    )
}

/// What the store knows a signed assertion by, apart from those that come with hooks.
fn jti(shown: &str) -> String {
    format!("jti {shown}")
}

/// What the store knows a token by that was given.
fn given(token: &str) -> String {
    format!("token {token}")
}

/// Whether somebody holds out a token and not a key of ours.
pub(super) fn is_token(held_out: &str) -> bool {
    held_out.contains(THEN)
}

/// Lets a token through that holds for a kind of resource.
///
/// # Errors
/// The status and why not.
pub(super) async fn admit(app: &App, token: &str, kind: &str) -> Result<(), (StatusCode, String)> {
    let unknown = |why: &str| (StatusCode::UNAUTHORIZED, why.to_owned());
    let (assertion, scopes) = token.split_once(THEN).ok_or_else(|| unknown("no token"))?;
    let (address, programs) = known(app).ok_or_else(|| unknown("no program may ask"))?;
    let now = clock::now();
    let proven = programs.program(assertion, &address, now);
    let program = proven.map_err(unknown)?.issuer;
    // What a program signs opens nothing before it is a token, and a token nothing that was not granted with it.
    match app.store().was_shown(&program, &given(token), now).await {
        Ok(true) => {}
        Ok(false) => return Err(unknown("the token is none of ours")),
        Err(why) => {
            tracing::error!(%why, "store");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            return Err((status, "the store cannot be read; try again".to_owned()));
        }
    }
    tracing::info!(program, kind, "token");
    let scopes = unhex(scopes).ok_or_else(|| unknown("the token is none of ours"))?;
    let granted = granted(&scopes, programs.scope_of(&program).unwrap_or(ALL));
    let wanted = format!("system/{kind}.r");
    match granted.split(' ').any(|scope| covers(scope, &wanted)) {
        true => Ok(()),
        false => Err((
            StatusCode::FORBIDDEN,
            format!("this token may not do this; it needs the scope `{wanted}`"),
        )),
    }
}

/// Of the scopes that are wanted those that a program may have.
fn granted(wanted: &str, most: &str) -> String {
    let wanted = wanted.split_whitespace();
    let granted = wanted.filter(|wanted| most.split(' ').any(|most| covers(most, wanted)));
    granted.collect::<Vec<_>>().join(" ")
}

/// Whether who has one scope has the other.
fn covers(one: &str, other: &str) -> bool {
    let (Some((kind, may)), Some((other_kind, other_may))) = (read(one), read(other)) else {
        return false;
    };
    (kind == "*" || kind == other_kind) && other_may.chars().all(|it| may.contains(it))
}

/// A scope as its kind of resource and what may be done with it, in letters of SMART 2.
fn read(scope: &str) -> Option<(&str, &str)> {
    let (kind, may) = scope.strip_prefix("system/")?.split_once('.')?;
    let may = match may {
        "read" => "rs",
        "write" => "cud",
        "*" => "cruds",
        may => may,
    };
    let mut order = "cruds".chars();
    let is_written_so = !may.is_empty() && may.chars().all(|it| order.any(|known| known == it));
    (is_written_so && !kind.is_empty()).then_some((kind, may))
}

fn unhex(text: &str) -> Option<String> {
    let digit = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    let bytes = (0..text.len()).step_by(2).map(digit);
    String::from_utf8(bytes.collect::<Option<Vec<_>>>()?).ok()
}

fn answer(status: StatusCode, value: &Value) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (HeaderName::from_static("pragma"), "no-cache"),
    ];
    (status, headers, value.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::{covers, granted};

    #[test]
    fn a_scope_covers_no_more_than_it_says() {
        for (one, other, does) in [
            ("system/*.rs", "system/Questionnaire.r", true),
            ("system/*.rs", "system/*.rs", true),
            ("system/*.read", "system/PlanDefinition.rs", true),
            ("system/*.*", "system/PlanDefinition.read", true),
            ("system/Questionnaire.rs", "system/PlanDefinition.r", false),
            ("system/Questionnaire.rs", "system/*.r", false),
            ("system/*.s", "system/Questionnaire.r", false),
            ("system/*.rs", "system/Questionnaire.cruds", false),
            ("system/*.sr", "system/Questionnaire.r", false),
            ("user/*.rs", "system/Questionnaire.r", false),
            ("system/*.", "system/Questionnaire.r", false),
            ("system/*.rs", "system/Questionnaire.", false),
        ] {
            assert_eq!(covers(one, other), does, "{one} {other}");
        }
        let wanted = "openid system/*.cruds system/Questionnaire.rs system/Patient.r";
        let all = "system/Questionnaire.rs system/Patient.r";
        assert_eq!(granted(wanted, "system/*.rs"), all);
        assert_eq!(
            granted(wanted, "system/Questionnaire.rs"),
            "system/Questionnaire.rs"
        );
        assert_eq!(granted("", "system/*.rs"), "");
    }
}

//! Signing in and out, and the first account.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use sural_store::{Actor, By, NotChanged, SignedIn, Token};

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::shell::{Who, shell};
use crate::clock;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::limits::Network;
use crate::person::entered::Wrong;
use crate::person::shell::{Shell, go, show};

/// For how long somebody stays signed in, in seconds: a long day at work.
const SHIFT: i64 = 12 * 3_600;

#[derive(Template)]
#[template(path = "clinic/sign_in.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    name: String,
}

#[derive(Template)]
#[template(path = "clinic/set_up.html")]
struct SetUp {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    name: String,
}

/// Asks for name, password and code.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
) -> Result<Response, Fault> {
    let page = Page {
        shell: shell(&app, &here)?,
        who: None,
        wrong: Vec::new(),
        name: String::new(),
    };
    show(StatusCode::OK, &page)
}

/// Signs in. Whoever does gets a secret that nobody knew before.
pub(super) async fn sign_in(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    Network(network): Network,
    headers: HeaderMap,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let name = form.text("name")?;
    let password = form.one("password")?.unwrap_or_default();
    let code = form.text("code")?;
    form.finish()?;
    let now = clock::now();
    let code = (!code.is_empty()).then_some(code.as_str());
    let times = (now, now.plus(SHIFT));
    let store = app.store();
    let signed_in = store.sign_in(&name, &password, code, network, times);
    let (status, field, why) = match signed_in.await? {
        SignedIn::In(account, token) => {
            end(&app, &headers).await?;
            let mut response = go(match account.second_factor {
                true => "/clinic",
                false => "/clinic/account",
            });
            Cookie::SignIn.set(app.settings(), token.reveal(), &mut response);
            return Ok(response);
        }
        SignedIn::CodeNeeded => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "code",
            "Type your password again, and the six digits that your app shows.".to_owned(),
        ),
        SignedIn::Refused => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "name",
            "Name, password or code is wrong. A code holds once; wait for the next one.".to_owned(),
        ),
        SignedIn::Shut { until } => (
            StatusCode::TOO_MANY_REQUESTS,
            "name",
            format!(
                "There were too many wrong tries. Try again after {}.",
                app.clock().told(until)
            ),
        ),
    };
    let page = Page {
        shell: shell(&app, &here)?,
        who: None,
        wrong: vec![Wrong::new(field, why)],
        name,
    };
    show(status, &page)
}

/// Ends the sign-in that a browser holds, if it holds one.
async fn end(app: &App, headers: &HeaderMap) -> Result<(), Fault> {
    if let Some(secret) = Cookie::SignIn.read(app.settings(), headers) {
        let token = Token::held_out(&secret);
        app.store().sign_out(&token, clock::now()).await?;
    }
    Ok(())
}

/// Signs out.
pub(super) async fn sign_out(
    State(app): State<App>,
    signed: Signed,
    Extension(form): Extension<Form>,
) -> Result<Response, Fault> {
    form.finish()?;
    app.store().sign_out(&signed.token, clock::now()).await?;
    let mut response = go("/clinic/sign-in");
    Cookie::SignIn.forget(app.settings(), &mut response);
    Ok(response)
}

/// Asks for the first account.
pub(super) async fn set_up_page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
) -> Result<Response, Fault> {
    let page = SetUp {
        shell: shell(&app, &here)?,
        who: None,
        wrong: Vec::new(),
        name: String::new(),
    };
    show(StatusCode::OK, &page)
}

/// Makes the first account.
pub(super) async fn set_up(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let secret = form.text("secret")?;
    let name = form.text("name")?;
    let password = form.one("password")?.unwrap_or_default();
    form.finish()?;
    let by = By {
        who: Actor::System,
        at: clock::now(),
    };
    let token = Token::held_out(&secret);
    let made = app.store().set_up(&token, &name, &password, &by).await;
    match wrong(made)? {
        None => Ok(go("/clinic/sign-in")),
        Some(wrong) => {
            let page = SetUp {
                shell: shell(&app, &here)?,
                who: None,
                wrong: vec![wrong],
                name,
            };
            show(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// What is wrong with an account as it was asked for, and in which field.
pub(super) fn wrong(made: Result<(), NotChanged>) -> Result<Option<Wrong>, Fault> {
    let Err(why) = made else { return Ok(None) };
    let field = match &why {
        NotChanged::Store(why) => return Err(why.clone().into()),
        NotChanged::Password => "password",
        NotChanged::SetUp => "secret",
        NotChanged::SecondFactor => "code",
        NotChanged::Taken | NotChanged::NoAccount | NotChanged::LastAdmin | NotChanged::Name => {
            "name"
        }
    };
    let why = sural_render::text::capital(&why.to_string()).replace('`', "");
    Ok(Some(Wrong::new(field, why + ".")))
}

//! The private link: shown to whoever has the case, and opened by whoever has the link.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use fast_qr::{ECL, QRBuilder};
use sural_store::Token;

use crate::app::App;
use crate::clock;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::{Asking, Here};
use crate::person::shell::{Plain, Shell, go, show};
use crate::visit::{Visit, day, person};

#[derive(Template)]
#[template(path = "link.html")]
struct Page {
    shell: Shell,
    link: String,
    until: String,
    /// The code as squares: its size, and the path of its dark ones.
    code: Option<(usize, String)>,
}

#[derive(Template)]
#[template(path = "resume.html")]
struct Resume {
    shell: Shell,
    secret: String,
}

/// Shows the private link.
pub(crate) async fn show_it(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let (_, token, keep_until) = visit.place.stored()?;
    let link = private(&app, &headers, token);
    let page = Page {
        until: day(keep_until),
        code: code(&link),
        link,
        shell: Shell::of(&app, &here, visit.words()?.phrases(), visit.edition),
    };
    show(StatusCode::OK, &page)
}

/// Makes a new link in place of the old one.
pub(crate) async fn renew(
    Asking { app, here, headers }: Asking,
    Extension(form): Extension<Form>,
) -> Result<Response, Fault> {
    form.finish()?;
    let visit = Visit::of(&app, &here, &headers).await?;
    let (id, _, keep_until) = visit.place.stored()?;
    let token = app.store().renew(id, keep_until, &person()).await?;
    let mut response = go("/link");
    Cookie::Case.set(
        app.settings(),
        token.ok_or(Fault::Lost)?.reveal(),
        &mut response,
    );
    Ok(response)
}

/// Erases the case.
pub(crate) async fn erase(
    Asking { app, here, headers }: Asking,
    Extension(form): Extension<Form>,
) -> Result<Response, Fault> {
    form.finish()?;
    let visit = Visit::of(&app, &here, &headers).await?;
    let (id, ..) = visit.place.stored()?;
    app.store().erase(id, &person()).await?;
    let say = visit.edition.phrases();
    let page = Plain {
        title: say.web_erased(),
        about: say.web_erased_about(),
        shell: Shell::of(&app, &here, say, visit.edition),
    };
    let mut response = show(StatusCode::OK, &page)?;
    Cookie::Case.forget(app.settings(), &mut response);
    Ok(response)
}

/// Asks whoever opens the link whether it is theirs: a link that somebody else sent must not become a case by itself.
pub(crate) async fn opened(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    Path(secret): Path<String>,
) -> Result<Response, Fault> {
    let found = app
        .store()
        .find(&Token::held_out(&secret), clock::now())
        .await?;
    found.ok_or(Fault::Lost)?;
    let edition = app.edition(&here.language).ok_or(Fault::Failed)?;
    let page = Resume {
        shell: Shell::of(&app, &here, edition.phrases(), edition),
        secret,
    };
    show(StatusCode::OK, &page)
}

/// Goes on with the case of a link.
pub(crate) async fn resume(
    State(app): State<App>,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let secret = form.one("secret")?.ok_or(Fault::NotUnderstood)?;
    form.finish()?;
    let (visit, language) = Visit::behind(&app, Token::held_out(&secret)).await?;
    let asks_again = !visit.is_outdated() && visit.is_of_before();
    let mut response = go(if asks_again { "/again" } else { "/question" });
    Cookie::Case.set(app.settings(), &secret, &mut response);
    Cookie::Language.set(app.settings(), &language, &mut response);
    Ok(response)
}

/// The private link of a case.
pub(super) fn private(app: &App, headers: &HeaderMap, token: &Token) -> String {
    format!("{}/r/{}", address(app, headers), token.reveal())
}

/// Under which address people reach us.
fn address(app: &App, headers: &HeaderMap) -> String {
    let host = || headers.get(HOST).and_then(|host| host.to_str().ok());
    match &app.settings().address {
        Some(address) => address.trim_end_matches('/').to_owned(),
        None => format!("http://{}", host().unwrap_or("localhost")),
    }
}

/// A text as a code for cameras: its size, and the outline of its dark squares.
pub(crate) fn code(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        for column in 0..code.size {
            let module = code.data.get(row * code.size + column)?;
            if module.value() {
                path += &format!("M{} {}h1v1h-1z", column + 4, row + 4);
            }
        }
    }
    Some((code.size + 8, path))
}

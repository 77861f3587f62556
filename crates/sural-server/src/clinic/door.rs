//! Who may come in: every page of the clinic says whom it is for, and nobody else sees it.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sural_store::{Account, Actor, By, Role, Token};

use crate::app::App;
use crate::clock;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::person::shell::go;

/// Whom a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Whoever asks: only where one signs in.
    Anyone,
    /// Whoever has signed in, be it by a password alone: one's own account.
    SignedIn,
    /// Whoever has signed in by a second factor and has this role or one above it.
    AtLeast(Role),
}

/// Whoever has signed in.
#[derive(Debug, Clone)]
pub(crate) struct Signed {
    pub(crate) account: Account,
    pub(crate) token: Token,
}

impl Signed {
    /// They, now.
    pub(crate) fn by(&self) -> By {
        By {
            who: Actor::Account(self.account.name.clone()),
            at: clock::now(),
        }
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Fault> {
        parts.extensions.get().cloned().ok_or(Fault::SignedOut)
    }
}

/// Lets in whom the page is for.
pub(super) async fn pass(
    State((app, door)): State<(App, Door)>,
    mut request: Request,
    next: Next,
) -> Response {
    let secret = Cookie::SignIn.read(app.settings(), request.headers());
    match admitted(&app, door, secret).await {
        Ok(signed) => {
            if let Some(signed) = signed {
                request.extensions_mut().insert(signed);
            }
            next.run(request).await
        }
        // What was typed into a form must not be lost by leading away from it.
        Err(Turned::SignIn) if request.method() == Method::GET => go("/clinic/sign-in"),
        Err(Turned::SecondFactor) if request.method() == Method::GET => go("/clinic/account"),
        Err(Turned::SignIn) => Fault::SignedOut.into_response(),
        Err(Turned::SecondFactor) => Fault::NotAllowed.into_response(),
        Err(Turned::Away(fault)) => fault.into_response(),
    }
}

/// Why somebody is not let in.
enum Turned {
    /// They have not signed in.
    SignIn,
    /// They have no second factor yet.
    SecondFactor,
    /// For another reason.
    Away(Fault),
}

async fn admitted(app: &App, door: Door, secret: Option<String>) -> Result<Option<Signed>, Turned> {
    if door == Door::Anyone {
        return Ok(None);
    }
    let token = Token::held_out(&secret.ok_or(Turned::SignIn)?);
    let account = app.store().signed_in(&token, clock::now()).await;
    let account = account.map_err(|why| Turned::Away(why.into()))?;
    let account = account.ok_or(Turned::SignIn)?;
    if let Door::AtLeast(role) = door {
        if !account.second_factor {
            return Err(Turned::SecondFactor);
        }
        if account.role < role {
            return Err(Turned::Away(Fault::NotAllowed));
        }
    }
    Ok(Some(Signed { account, token }))
}

//! Who calls: the program of a key, with what the key lets it do, and the private link that it holds out.

use std::ops::RangeInclusive;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sural_store::{Actor, By, CaseId, Kept, Once, Token};

use super::body::malformed;
use super::cases::once_done;
use super::problem::Problem;
use crate::app::App;
use crate::clock;

/// What a key may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What needs no key at all.
    Anyone,
    /// To ask what follows from answers of which nothing is kept.
    Assess,
    /// To read cases that it began, or whose private link it holds.
    CasesRead,
    /// To begin such cases, add to them and erase them.
    CasesWrite,
    /// To read and add what clinicians and tests found, decided and referred, in such cases.
    Consult,
}

impl Scope {
    /// Those that a key may be given.
    pub const ALL: [Self; 4] = [
        Self::Assess,
        Self::CasesRead,
        Self::CasesWrite,
        Self::Consult,
    ];

    /// As it is written; none where no key is needed.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Anyone => None,
            Self::Assess => Some("assess"),
            Self::CasesRead => Some("cases:read"),
            Self::CasesWrite => Some("cases:write"),
            Self::Consult => Some("consult"),
        }
    }
}

/// Who calls.
#[derive(Clone)]
pub(crate) struct Caller {
    /// The name of the key.
    key: String,
    /// Its secret.
    secret: Token,
    /// The secret of the private link that is held out.
    link: Option<Token>,
    /// What the program calls this request, if it wants it carried out once.
    called: Option<String>,
}

/// Lets whoever has a key with the scope through.
pub(super) async fn admit(
    State((app, scope)): State<(App, Scope)>,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(word) = scope.word() else {
        return next.run(request).await;
    };
    match caller(&app, request.headers(), word).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(problem) => {
            let mut response = problem.into_response();
            if response.status() == StatusCode::UNAUTHORIZED {
                let scheme = axum::http::HeaderValue::from_static("Bearer");
                response.headers_mut().insert(WWW_AUTHENTICATE, scheme);
            }
            response
        }
    }
}

/// Who calls with these headers, if their key has the scope.
pub(crate) async fn caller(app: &App, headers: &HeaderMap, scope: &str) -> Result<Caller, Problem> {
    let unknown = || {
        let detail = "send a key that holds: `Authorization: Bearer KEY`; whoever runs this server makes keys";
        Problem::new(StatusCode::UNAUTHORIZED, "no_key", detail)
    };
    let sent = header(headers, AUTHORIZATION.as_str())?.ok_or_else(unknown)?;
    let (scheme, secret) = sent.split_once(' ').ok_or_else(unknown)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(unknown());
    }
    let secret = Token::held_out(secret.trim());
    let key = app.store().key(&secret, clock::now()).await?;
    let key = key.ok_or_else(unknown)?;
    if !key.scopes.iter().any(|known| known == scope) {
        let detail = format!("this key may not do this; it needs the scope `{scope}`");
        return Err(Problem::new(StatusCode::FORBIDDEN, "scope", detail));
    }
    let called = header(headers, "idempotency-key")?;
    if called.is_some_and(|name| !is_made_of(name, 1..=255, b"_.:-")) {
        let why = "an `Idempotency-Key` has 1 to 255 letters, digits and `_.:-`";
        return Err(malformed(why));
    }
    let link = header(headers, "sural-link")?;
    if link.is_some_and(|link| !is_made_of(link, 43..=43, b"_-")) {
        let why = "a `Sural-Link` is the secret of a private link: 43 letters, digits and `_-`";
        return Err(malformed(why));
    }
    Ok(Caller {
        key: key.name,
        secret,
        link: link.map(Token::held_out),
        called: called.map(str::to_owned),
    })
}

/// A text of letters, digits and some signs, of such a length.
fn is_made_of(text: &str, length: RangeInclusive<usize>, signs: &[u8]) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || signs.contains(&byte);
    length.contains(&text.len()) && text.bytes().all(known)
}

/// A header that may be sent once.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Problem> {
    let mut sent = headers.get_all(name).iter();
    let first = sent.next().map(|value| value.to_str());
    match (first, sent.next()) {
        (None, _) => Ok(None),
        (Some(Ok(text)), None) => Ok(Some(text)),
        _ => Err(malformed(&format!(
            "send the header `{name}` once, and in plain letters"
        ))),
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        let caller = parts.extensions.get().cloned();
        caller.ok_or_else(|| Problem::of(StatusCode::INTERNAL_SERVER_ERROR))
    }
}

impl Caller {
    /// The program, now.
    pub(super) fn by(&self) -> By {
        By {
            who: Actor::Key(self.key.clone()),
            at: clock::now(),
        }
    }

    /// The secret of the key.
    pub(super) fn secret(&self) -> &Token {
        &self.secret
    }

    /// The secret of the private link of a case that this program began.
    pub(super) fn link_of(&self, case: &CaseId) -> Token {
        self.secret.derived(case.as_str())
    }

    /// The request as one that is carried out once, if the program gave it a name.
    pub(super) fn once(&self, asked: &[&str]) -> Option<Once> {
        let called = self.called.as_deref()?;
        Some(Once::new(&self.secret, called, &asked.join("\n")))
    }

    /// After how many events a request was carried out that is carried out once; none if it was not yet.
    pub(super) async fn done(
        &self,
        app: &App,
        once: Option<&Once>,
    ) -> Result<Option<usize>, Problem> {
        let done = match once {
            Some(once) => app.store().done(once).await?,
            None => None,
        };
        let events = done.map(once_done).transpose()?;
        Ok(events.map(|(_, events)| events))
    }

    /// The case that the private link opens.
    pub(super) async fn linked(&self, app: &App) -> Result<CaseId, Problem> {
        let link = self.link.as_ref().ok_or_else(|| {
            malformed("say which case by the secret of its private link: `Sural-Link: SECRET`")
        })?;
        let found = app.store().find(link, clock::now()).await?;
        found.ok_or_else(Problem::no_case)
    }

    /// A case that this program may open: one that it began, or whose private link it holds. Of any other it is not
    /// told whether there is one.
    pub(super) async fn may_open(&self, app: &App, case: &CaseId) -> Result<(), Problem> {
        if app.store().is_begun_by(case, &self.secret).await? {
            return Ok(());
        }
        let Some(link) = &self.link else {
            return Err(Problem::no_case());
        };
        let linked = app.store().find(link, clock::now()).await?;
        let is_open = linked.is_some_and(|linked| linked == *case);
        is_open.then_some(()).ok_or_else(Problem::no_case)
    }

    /// Reads a case that this program may open.
    pub(super) async fn read(&self, app: &App, case: &CaseId) -> Result<Kept, Problem> {
        self.may_open(app, case).await?;
        let kept = app.store().case(case, &self.by()).await?;
        kept.ok_or_else(Problem::no_case)
    }
}

//! One's own account: its password and its second factor.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sural_store::{Authenticator, NotChanged, SignedIn};

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::shell::{Who, shell};
use crate::clinic::sign_in;
use crate::clock;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::limits::Network;
use crate::person::entered::Wrong;
use crate::person::link::code;
use crate::person::shell::{Shell, go, show};

#[derive(Template)]
#[template(path = "clinic/account.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    second_factor: bool,
}

#[derive(Template)]
#[template(path = "clinic/second_factor.html")]
struct Enrol {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    /// What the app and the store will share.
    letters: String,
    /// The same for people to type: four letters at a time.
    spelled: String,
    /// The same for cameras: size and path.
    code: Option<(usize, String)>,
}

/// Shows the account.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
) -> Result<Response, Fault> {
    again(&app, &here, &signed, StatusCode::OK, Vec::new())
}

fn again(
    app: &App,
    here: &Here,
    signed: &Signed,
    status: StatusCode,
    wrong: Vec<Wrong>,
) -> Result<Response, Fault> {
    let page = Page {
        shell: shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        wrong,
        second_factor: signed.account.second_factor,
    };
    show(status, &page)
}

/// Takes another password, from whoever proves to know the one there is.
pub(super) async fn password(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Network(network): Network,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let present = form.one("present")?.unwrap_or_default();
    let digits = form.text("code")?;
    let password = form.one("password")?.unwrap_or_default();
    form.finish()?;
    let name = &signed.account.name;
    let now = clock::now();
    let digits = (!digits.is_empty()).then_some(digits.as_str());
    let store = app.store();
    let proof = store.sign_in(name, &present, digits, network, (now, now.plus(60)));
    let wrong = match proof.await? {
        SignedIn::In(_, token) => {
            let set = store.set_password(name, &password, &signed.by()).await;
            if set.is_err() {
                store.sign_out(&token, now).await?;
            }
            sign_in::wrong(set)?
        }
        SignedIn::CodeNeeded => Some(Wrong::new(
            "code",
            "Type the six digits that your app shows.".to_owned(),
        )),
        SignedIn::Refused | SignedIn::Shut { .. } => Some(Wrong::new(
            "present",
            "The present password or the code is wrong, or there were too many tries. A code holds once; wait for the next one."
                .to_owned(),
        )),
    };
    match wrong {
        None => {
            let mut response = go("/clinic/sign-in");
            Cookie::SignIn.forget(app.settings(), &mut response);
            Ok(response)
        }
        Some(wrong) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            again(&app, &here, &signed, status, vec![wrong])
        }
    }
}

/// Offers a second factor to whoever has none. Another one needs an admin, who takes the old one away.
pub(super) async fn enrol_page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
) -> Result<Response, Fault> {
    if signed.account.second_factor {
        return Err(Fault::NotFound);
    }
    let shared = Authenticator::new()?;
    offer(&app, &here, &signed, StatusCode::OK, &shared, Vec::new())
}

fn offer(
    app: &App,
    here: &Here,
    signed: &Signed,
    status: StatusCode,
    shared: &Authenticator,
    wrong: Vec<Wrong>,
) -> Result<Response, Fault> {
    let letters = shared.letters();
    let spelled = letters.as_bytes().chunks(4);
    let spelled = spelled.map(|four| String::from_utf8_lossy(four).into_owned());
    let page = Enrol {
        shell: shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        wrong,
        spelled: spelled.collect::<Vec<_>>().join(" "),
        code: code(&shared.uri("Sural", &signed.account.name)),
        letters,
    };
    show(status, &page)
}

/// Takes a second factor, once its app shows the right code.
pub(super) async fn enrol(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let letters = form.text("letters")?;
    let digits = form.text("code")?;
    form.finish()?;
    if signed.account.second_factor {
        return Err(Fault::NotFound);
    }
    let shared = Authenticator::read(&letters).ok_or(Fault::NotUnderstood)?;
    if !shared.shows(&digits, clock::now()) {
        let why = "That is not what the app shows now. Check that the clock of the phone is right.";
        let wrong = vec![Wrong::new("code", why.to_owned())];
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return offer(&app, &here, &signed, status, &shared, wrong);
    }
    let name = &signed.account.name;
    let (store, by) = (app.store(), signed.by());
    match store.set_second_factor(name, Some(&shared), &by).await {
        // Everybody who signed in by the password alone is signed out by it.
        Ok(()) => {
            let mut response = go("/clinic/sign-in");
            Cookie::SignIn.forget(app.settings(), &mut response);
            Ok(response)
        }
        Err(NotChanged::Store(why)) => Err(why.into()),
        Err(NotChanged::SecondFactor) => Err(Fault::NotFound),
        Err(_) => Err(Fault::SignedOut),
    }
}

//! Everybody's accounts, for admins.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use sural_store::{Account, Role};

use crate::app::App;
use crate::clinic::door::Signed;
use crate::clinic::shell::{Who, shell};
use crate::clinic::sign_in::wrong;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::person::asked::Choice;
use crate::person::entered::Wrong;
use crate::person::shell::{Shell, go, show};

#[derive(Template)]
#[template(path = "clinic/accounts.html")]
struct Page {
    shell: Shell,
    who: Option<Who>,
    wrong: Vec<Wrong>,
    accounts: Vec<Line>,
    /// The roles that a new account may have.
    roles: Vec<Choice>,
}

/// An account, with the roles that it may have.
struct Line {
    account: Account,
    roles: Vec<Choice>,
}

/// Lists the accounts.
pub(super) async fn page(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
) -> Result<Response, Fault> {
    again(&app, &here, &signed, None).await
}

async fn again(
    app: &App,
    here: &Here,
    signed: &Signed,
    wrong: Option<Wrong>,
) -> Result<Response, Fault> {
    let accounts = app.store().accounts().await?.into_iter();
    let page = Page {
        shell: shell(app, here)?,
        who: Some(Who::of(&signed.account)),
        wrong: wrong.into_iter().collect(),
        accounts: accounts
            .map(|account| Line {
                roles: roles(account.role),
                account,
            })
            .collect(),
        roles: roles(Role::Clinician),
    };
    show(Wrong::status(&page.wrong), &page)
}

fn roles(present: Role) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role.word().to_owned(),
        label: about(role).to_owned(),
        chosen: role == present,
    };
    Role::ALL.into_iter().map(choice).collect()
}

/// What a role is for.
fn about(role: Role) -> &'static str {
    match role {
        Role::Viewer => "viewer: reads cases",
        Role::Clinician => "clinician: works on cases",
        Role::Lead => "lead: may also give back what others have taken on",
        Role::Admin => "admin: keeps accounts as well",
    }
}

/// Makes an account.
pub(super) async fn add(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let name = form.text("name")?;
    let password = form.one("password")?.unwrap_or_default();
    let role = role(&form.text("role")?)?;
    form.finish()?;
    let by = signed.by();
    let made = app.store().add_account(&name, &password, role, &by).await;
    match wrong(made)? {
        None => Ok(go("/clinic/accounts")),
        Some(wrong) => again(&app, &here, &signed, Some(wrong)).await,
    }
}

fn role(word: &str) -> Result<Role, Fault> {
    Role::read(word).ok_or(Fault::NotUnderstood)
}

/// Changes or removes an account.
pub(super) async fn change(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let name = form.text("name")?;
    let what = form.text("what")?;
    let word = form.text("role")?;
    let password = form.one("password")?.unwrap_or_default();
    form.finish()?;
    let (store, by) = (app.store(), signed.by());
    let changed = match what.as_str() {
        "role" => store.set_role(&name, role(&word)?, &by).await,
        "password" => store.set_password(&name, &password, &by).await,
        "second_factor" => store.set_second_factor(&name, None, &by).await,
        "remove" => store.remove_account(&name, &by).await,
        _ => return Err(Fault::NotUnderstood),
    };
    match wrong(changed)? {
        None => Ok(go("/clinic/accounts")),
        Some(wrong) => again(&app, &here, &signed, Some(wrong)).await,
    }
}

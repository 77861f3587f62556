//! What stands around every page of the clinic.

use sural_render::phrases::Phrases;
use sural_store::Account;

use crate::app::App;
use crate::fault::Fault;
use crate::guard::Here;
use crate::person::shell::Shell;

/// What stands around a page, whatever language the browser asks for.
///
/// # Errors
/// Never while the server speaks any language.
pub(super) fn shell(app: &App, here: &Here) -> Result<Shell, Fault> {
    let edition = app.editions().first().ok_or(Fault::Failed)?;
    Ok(Shell::of(app, here, Phrases::english(), edition))
}

/// Whoever is signed in, as the head of a page shows them.
#[derive(Debug, Clone)]
pub(super) struct Who {
    pub(super) name: String,
    pub(super) role: &'static str,
    /// They keep accounts.
    pub(super) is_admin: bool,
}

impl Who {
    pub(super) fn of(account: &Account) -> Self {
        Self {
            name: account.name.clone(),
            role: account.role.word(),
            is_admin: account.role == sural_store::Role::Admin,
        }
    }
}

//! The routes of the clinic. None can be added without saying whom it is for.

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};
use sural_store::Role::{Admin, Clinician, Viewer};

use crate::app::App;
use crate::clinic::door::{Door, pass};
use crate::clinic::{account, accounts, case, decide, keeping, letter, sign_in, step, work_list};

/// Routes, each with whom it is for.
pub(crate) struct Routes {
    app: App,
    router: Router<App>,
    /// Method, path, and whom it is for.
    pub(crate) doors: Vec<(&'static str, &'static str, Door)>,
}

/// All routes of the clinic.
pub(crate) fn routes(app: &App) -> Routes {
    use Door::{Anyone, AtLeast, SignedIn};
    Routes {
        app: app.clone(),
        router: Router::new(),
        doors: Vec::new(),
    }
    .get("/clinic/setup", Anyone, sign_in::set_up_page)
    .post("/clinic/setup", Anyone, sign_in::set_up)
    .get("/clinic/sign-in", Anyone, sign_in::page)
    .post("/clinic/sign-in", Anyone, sign_in::sign_in)
    .post("/clinic/sign-out", SignedIn, sign_in::sign_out)
    .get("/clinic/account", SignedIn, account::page)
    .post("/clinic/account/password", SignedIn, account::password)
    .get(
        "/clinic/account/second-factor",
        SignedIn,
        account::enrol_page,
    )
    .post("/clinic/account/second-factor", SignedIn, account::enrol)
    .get("/clinic", AtLeast(Viewer), work_list::page)
    .get("/clinic/list/{state}", AtLeast(Viewer), work_list::named)
    .post("/clinic/find", AtLeast(Viewer), work_list::find)
    .get("/clinic/case/{id}", AtLeast(Viewer), case::page)
    .post("/clinic/case/{id}/hold", AtLeast(Clinician), case::hold)
    .get(
        "/clinic/case/{id}/step/{step}",
        AtLeast(Clinician),
        step::page,
    )
    .post(
        "/clinic/case/{id}/step/{step}",
        AtLeast(Clinician),
        step::enter,
    )
    .post(
        "/clinic/case/{id}/decide",
        AtLeast(Clinician),
        decide::decide,
    )
    .get(
        "/clinic/case/{id}/letter/{referral}",
        AtLeast(Viewer),
        letter::page,
    )
    .post(
        "/clinic/case/{id}/letter/{referral}",
        AtLeast(Viewer),
        letter::named,
    )
    .get("/clinic/accounts", AtLeast(Admin), accounts::page)
    .post("/clinic/accounts", AtLeast(Admin), accounts::add)
    .post("/clinic/accounts/change", AtLeast(Admin), accounts::change)
    .get("/clinic/keeping", AtLeast(Admin), keeping::page)
    .post("/clinic/keeping/expire", AtLeast(Admin), keeping::expire)
    .post("/clinic/keeping/export", AtLeast(Admin), keeping::export)
    .post("/clinic/keeping/erase", AtLeast(Admin), keeping::erase)
}

impl Routes {
    fn get<H, T>(self, path: &'static str, door: Door, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("GET", path, door, get(handler))
    }

    fn post<H, T>(self, path: &'static str, door: Door, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add("POST", path, door, post(handler))
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        door: Door,
        handler: MethodRouter<App>,
    ) -> Self {
        self.doors.push((method, path, door));
        let guarded = handler.layer(from_fn_with_state((self.app.clone(), door), pass));
        self.router = self.router.route(path, guarded);
        self
    }

    /// The routes as they are served.
    pub(crate) fn into_router(self) -> Router<App> {
        self.router
    }
}

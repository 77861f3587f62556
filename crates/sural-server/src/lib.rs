//! The pages of Sural, served: for the person on a phone, whole without JavaScript.
//!
//! Handlers translate and nothing else: what to ask and what it comes to is the decision's, how the interview goes is
//! `sural-interview`'s, the words are the content's and the renderer's, and cases are the store's.
//! No answer and no secret stands in an address, a log or a referrer; the one exception is the private link itself.

mod api;
mod app;
mod author;
mod carried;
mod clinic;
mod clock;
mod cookies;
mod fault;
mod fhir;
mod form;
mod guard;
mod hooks;
mod known;
mod limits;
mod logging;
mod metrics;
mod paper;
mod person;
mod serve;
mod standing;
mod trust;
mod visit;

pub use api::Scope;
pub use app::{App, Edition, Settings};
pub use author::Write;
pub use clinic::Door;
pub use logging::log;
pub use serve::{clinic_doors, router, serve};
pub use standing::standing;
pub use trust::Trust;

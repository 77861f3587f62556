//! The content as its authors wrote it: the book, to read and not to change. It is written when first asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Once};
use std::thread;

use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use sural_decision::Decision;
use sural_render::html::{STYLE, styled_at};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::app::App;
use crate::fault::Fault;
use crate::person::shell::go;
use crate::serve::PATIENCE;

/// Where the book's style is.
const STYLE_AT: &str = "/content/book.css";

/// Writes the pages of the book of some content: name and HTML.
pub type Write = Box<dyn Fn(&Decision) -> Vec<(String, String)> + Send + Sync>;

type Pages = Arc<BTreeMap<String, String>>;

/// The book, and its pages once they are written.
pub(crate) struct Book {
    write: Write,
    begun: Once,
    pages: watch::Sender<Option<Pages>>,
}

impl Book {
    pub(crate) fn of(write: Write) -> Self {
        Self {
            write,
            begun: Once::new(),
            pages: watch::Sender::new(None),
        }
    }

    fn write(&self, whole: &Decision) {
        let pages = (self.write)(whole).into_iter();
        let styled = pages.map(|(name, page)| (name, styled_at(&page, STYLE_AT)));
        self.pages.send_replace(Some(Arc::new(styled.collect())));
    }
}

/// The front page.
pub(crate) async fn front() -> Response {
    go("/content/index.html")
}

/// A page of the book. Whoever asks first has it written beside, which takes a while; nobody waits for it too long.
pub(crate) async fn page(
    State(app): State<App>,
    Path(name): Path<String>,
) -> Result<Response, Fault> {
    let whole = app.whole().await?;
    let book = app.book().ok_or(Fault::NotFound)?;
    book.begun.call_once(|| {
        let app = app.clone();
        thread::spawn(move || app.book().map(|book| book.write(&whole)));
    });
    let mut pages = book.pages.subscribe();
    let written = timeout(PATIENCE / 2, pages.wait_for(Option::is_some)).await;
    let written = written.ok().and_then(Result::ok);
    let pages = written.and_then(|pages| pages.clone()).ok_or(Fault::Busy)?;
    let page = pages.get(&name).cloned().ok_or(Fault::NotFound)?;
    Ok(Html(page).into_response())
}

/// The style of the book.
pub(crate) async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

//! What every handler knows: the content in each language, the store, the settings.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use sural_content::lexicon::Lexicon;
use sural_content::module::Module;
use sural_content::record::Record;
use sural_decision::{Answers, Decision};
use sural_interview::sitting::Assessed;
use sural_render::consultation::{Clock, Zone};
use sural_render::phrases::Phrases;
use sural_render::words::Words;
use sural_store::Store;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use crate::author::{Book, Write};
use crate::clock;
use crate::fault::Fault;
use crate::fhir::Published;
use crate::known::Known;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::serve::PATIENCE;
use crate::trust::Trust;

/// The content in one language.
pub struct Edition {
    /// The compiled content.
    pub decision: Decision,
    /// What people write in this language, if the content has words for it.
    pub lexicon: Option<Lexicon>,
    known: Known,
}

impl Edition {
    /// An edition that has answered nobody yet.
    #[must_use]
    pub fn new(decision: Decision, lexicon: Option<Lexicon>) -> Self {
        Self {
            decision: decision.prepared(),
            lexicon,
            known: Known::default(),
        }
    }

    /// Forgets what answers came to.
    pub(crate) fn forget(&self) {
        self.known.forget();
    }

    /// What answers come to.
    pub(crate) fn assess(&self, answers: &Answers) -> Assessed {
        self.known.assess(&self.decision, answers)
    }

    /// The words that join what content says.
    #[must_use]
    pub fn phrases(&self) -> Phrases {
        Phrases::of(&self.decision.module().language).unwrap_or_else(Phrases::english)
    }

    /// The words of a region, or of the content's own where there is no such region.
    #[must_use]
    pub fn words(&self, region: Option<&str>) -> Option<Words<'_>> {
        let module = self.decision.module();
        Words::of(module, region).or_else(|| Words::of(module, None))
    }
}

/// How the server is run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The address under which people reach it, such as `https://sural.example`; without it, what they asked for.
    pub address: Option<String>,
    /// For how many days answers are kept for whoever wants them kept.
    pub keep_days: u16,
    /// How many requests an address may send in a minute; without it, as many as it likes.
    pub per_minute: Option<u32>,
    /// The last address in `X-Forwarded-For` is who asks, because a proxy of ours writes it.
    pub trust_proxy: bool,
    /// How long it goes on, once told to stop, after it has said that it is not ready any more.
    pub drain: Duration,
    /// The record systems that may ask for cards; without it there are none.
    pub hooks: Option<Trust>,
    /// Where clinicians read times.
    pub zone: Zone,
    /// Which programs may ask for a token at `/fhir/token` (SMART Backend Services); none, and there are no tokens.
    pub programs: Option<Trust>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: None,
            keep_days: 30,
            per_minute: None,
            trust_proxy: false,
            drain: Duration::ZERO,
            hooks: None,
            zone: Zone::default(),
            programs: None,
        }
    }
}

impl Settings {
    /// People reach it over an encrypted connection.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        let address = self.address.as_deref().unwrap_or_default();
        address.starts_with("https://")
    }
}

/// The running application. Clones are handles on the same one; it keeps nothing of any case between requests, only
/// what answers came to, of nobody in particular, for an hour at most.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    editions: Vec<Edition>,
    store: Store,
    settings: Settings,
    metrics: Metrics,
    /// The content with its consultation, once it is compiled.
    whole: watch::Sender<Option<Arc<Decision>>>,
    limits: Limits,
    /// Whoever puts a case anew where it stands; the others wait for their turn.
    standing_anew: Semaphore,
    stopping: AtomicBool,
    /// The content to read.
    book: OnceLock<Book>,
    /// What records suggest of it.
    record: OnceLock<Arc<Record>>,
    /// What of it is published.
    published: OnceLock<Arc<Published>>,
}

impl App {
    /// An application that speaks these languages, the content's own first.
    #[must_use]
    pub fn new(editions: Vec<Edition>, store: Store, settings: Settings) -> Self {
        let metrics = Metrics::default();
        Self(Arc::new(Inner {
            editions,
            store,
            settings,
            metrics,
            whole: watch::Sender::new(None),
            limits: Limits::default(),
            standing_anew: Semaphore::new(1),
            stopping: AtomicBool::new(false),
            book: OnceLock::new(),
            record: OnceLock::new(),
            published: OnceLock::new(),
        }))
    }

    /// The same with the content to read as a book, written when first asked for.
    #[must_use]
    pub fn with_book(self, write: Write) -> Self {
        // A second book would be of the same content.
        let _ = self.0.book.set(Book::of(write));
        self
    }

    /// The content to read, if it is served.
    pub(crate) fn book(&self) -> Option<&Book> {
        self.0.book.get()
    }

    /// Compiles the content with its consultation beside, for that takes a while: whoever needs it waits for it, and
    /// people who answer do not.
    pub fn consult(&self, compile: impl FnOnce() -> Option<Decision> + Send + 'static) {
        let app = self.clone();
        let prepared = move || compile().map(Decision::prepared).map(Arc::new);
        thread::spawn(move || app.0.whole.send_replace(prepared()));
    }

    /// What records suggest of the content with its consultation. What was said first stands.
    pub fn read_records(&self, record: Record) {
        let _ = self.0.record.set(Arc::new(record));
    }

    pub(crate) fn record(&self) -> Option<Arc<Record>> {
        self.0.record.get().cloned()
    }

    /// Publishes the content with its consultation as FHIR artefacts, in every language, its own first; forms ask for
    /// what records suggest, if that was read before. What was published first stands.
    pub fn publish(&self, modules: Vec<Module>) {
        let record = self.record();
        let address = self.settings().address.as_deref();
        let published = Published::of(modules, record.as_deref(), address);
        let _ = self.0.published.set(Arc::new(published));
    }

    pub(crate) fn published(&self) -> Option<Arc<Published>> {
        self.0.published.get().cloned()
    }

    /// The record systems that may ask for cards.
    pub(crate) fn trust(&self) -> Option<&Trust> {
        self.settings().hooks.as_ref()
    }

    /// The content with its consultation.
    ///
    /// # Errors
    /// When it is not there in time.
    pub(crate) async fn whole(&self) -> Result<Arc<Decision>, Fault> {
        let mut whole = self.0.whole.subscribe();
        let compiled = timeout(PATIENCE / 2, whole.wait_for(Option::is_some)).await;
        let compiled = compiled.ok().and_then(Result::ok);
        compiled.and_then(|it| it.clone()).ok_or(Fault::Busy)
    }

    /// The same, however long it takes.
    pub(crate) async fn whole_at_last(&self) -> Option<Arc<Decision>> {
        let mut whole = self.0.whole.subscribe();
        let compiled = whole.wait_for(Option::is_some).await.ok()?;
        compiled.clone()
    }

    pub(crate) fn editions(&self) -> &[Edition] {
        &self.0.editions
    }

    /// The edition in the language that a tag means; none if it is not spoken.
    pub(crate) fn edition(&self, tag: &str) -> Option<&Edition> {
        let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
        let mut editions = self.editions().iter();
        editions.find(|edition| main(&edition.decision.module().language) == main(tag))
    }

    /// The clock that clinicians read times by.
    pub(crate) fn clock(&self) -> Clock {
        Clock {
            now: clock::now(),
            zone: self.settings().zone.clone(),
            dated: false,
        }
    }

    /// Where cases are kept.
    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The one turn there is to put a case anew where it stands.
    pub(crate) fn standing_anew(&self) -> &Semaphore {
        &self.0.standing_anew
    }

    /// It has been told to stop.
    pub(crate) fn is_stopping(&self) -> bool {
        self.0.stopping.load(Ordering::Relaxed)
    }

    pub(crate) fn stop(&self) {
        self.0.stopping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }
}

//! `sural serve`: the pages, on the net.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser;
use serde::Deserialize;
use sural_decision::Decision;
use sural_render::book::pages;
use sural_render::consultation::Zone;
use sural_server::{App, Edition, Settings, Trust, Write};
use sural_store::Store;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};

use crate::command::render::reported;
use crate::failure::{Code, Failure, print};
use crate::today::zone;
use crate::{content, today};

/// Serve the interview as web pages, and the cases to clinicians, kept in one database
///
/// A setting is taken from its flag, else from the environment, else from the file that `--config` names.
#[derive(Parser)]
pub struct Args {
    /// Where to listen; 127.0.0.1:8080 unless told otherwise
    #[arg(long, value_name = "ADDRESS:PORT", env = "SURAL_LISTEN")]
    listen: Option<SocketAddr>,
    /// Where cases are kept: sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE; sqlite:sural.db unless told otherwise
    #[arg(long, value_name = "URL", env = "SURAL_STORE", hide_env_values = true)]
    store: Option<String>,
    /// The address under which people reach it, such as https://sural.example. With https, cookies are sent over
    /// encrypted connections alone
    #[arg(long, value_name = "URL", env = "SURAL_ADDRESS")]
    address: Option<String>,
    /// For how many days answers are kept for whoever wants them kept; 30 unless told otherwise
    #[arg(long, value_name = "DAYS", env = "SURAL_KEEP_DAYS")]
    keep_days: Option<u16>,
    /// A content folder instead of the built-in calf-pain module
    #[arg(long, value_name = "DIR", env = "SURAL_CONTENT")]
    content: Option<PathBuf>,
    /// The JSON of a long run to take figures from for the pages of the content, such as that of
    /// `sural mutate --format json`; may be repeated
    #[arg(long, value_name = "FILE")]
    report: Vec<PathBuf>,
    /// How many requests an address may send in a minute, 0 for as many as it likes; 600 unless told otherwise
    #[arg(long, value_name = "COUNT", env = "SURAL_PER_MINUTE")]
    per_minute: Option<u32>,
    /// Take who asks from X-Forwarded-For, whose last address your proxy must write
    #[arg(long, env = "SURAL_TRUST_PROXY")]
    trust_proxy: bool,
    /// How many seconds to go on, once told to stop, while /ready says so and a balancer turns to others; 0 unless told
    /// otherwise
    #[arg(long, value_name = "SECONDS", env = "SURAL_DRAIN_SECONDS")]
    drain_seconds: Option<u16>,
    /// A JSON file that says which record systems may ask for cards (CDS Hooks), with their public keys; needs an address
    #[arg(long, value_name = "FILE", env = "SURAL_HOOKS")]
    hooks: Option<PathBuf>,
    /// In which time zone clinicians read times: a place such as Europe/London, or an offset such as +01:00; UTC if left
    /// out
    #[arg(long, value_name = "ZONE", value_parser = zone, env = "SURAL_ZONE", allow_hyphen_values = true)]
    zone: Option<Zone>,
    /// A JSON file that says which programs may ask for a token (SMART Backend Services), with their public keys; needs
    /// an address
    #[arg(long, value_name = "FILE", env = "SURAL_PROGRAMS")]
    programs: Option<PathBuf>,
    /// A TOML file with settings: listen, store, address, keep_days, content, per_minute, trust_proxy, drain_seconds,
    /// hooks, programs, zone
    #[arg(long, value_name = "FILE", env = "SURAL_CONFIG")]
    config: Option<PathBuf>,
}

/// The settings as a file holds them.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<SocketAddr>,
    store: Option<String>,
    address: Option<String>,
    keep_days: Option<u16>,
    content: Option<PathBuf>,
    per_minute: Option<u32>,
    #[serde(default)]
    trust_proxy: bool,
    drain_seconds: Option<u16>,
    hooks: Option<PathBuf>,
    zone: Option<String>,
    programs: Option<PathBuf>,
}

/// Runs the command until it is told to stop.
///
/// # Errors
/// When the content, the store or the place to listen cannot be used.
pub fn run(args: &Args) -> Result<Code, Failure> {
    let file = args.config.as_deref().map(settings).transpose()?;
    let file = file.unwrap_or_default();
    let listen = args.listen.or(file.listen);
    let listen = listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
    let store = args.store.clone().or(file.store);
    let store = store.unwrap_or_else(|| "sqlite:sural.db".to_owned());
    let content = args.content.clone().or(file.content);
    let hooks = args.hooks.clone().or(file.hooks);
    let programs = args.programs.clone().or(file.programs);
    let settings = Settings {
        hooks: hooks.as_deref().map(trust).transpose()?,
        programs: programs.as_deref().map(trust).transpose()?,
        address: args.address.clone().or(file.address),
        keep_days: args.keep_days.or(file.keep_days).unwrap_or(30),
        per_minute: args.per_minute.or(file.per_minute).or(Some(600)),
        trust_proxy: args.trust_proxy || file.trust_proxy,
        drain: Duration::from_secs(
            args.drain_seconds
                .or(file.drain_seconds)
                .unwrap_or(0)
                .into(),
        ),
        zone: match (&args.zone, file.zone) {
            (Some(zone), _) => zone.clone(),
            (None, Some(text)) => zone(&text)
                .map_err(|why| Failure::new(Code::Usage, format!("`zone` is `{text}`: {why}")))?,
            (None, None) => Zone::default(),
        },
    };
    trust_has_an_address(&settings)?;
    sural_server::log();
    let editions = editions(content.as_deref())?;
    let book = book(content.as_deref(), &editions, &args.report)?;
    let runtime = Runtime::new().map_err(|error| failed(&error.to_string()))?;
    let whole = move |app: &App| match whole(content.as_deref(), app) {
        Ok(whole) => Some(whole),
        Err(why) => {
            eprintln!("error: {}", why.messages.join("; "));
            None
        }
    };
    runtime.block_on(serve(listen, &store, editions, settings, whole, book))
}

fn settings(path: &Path) -> Result<File, Failure> {
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|error| Failure::file("read", path, &error))?;
    toml::from_str(&text).map_err(|error| {
        let why = format!("`{}`: {error}", path.display());
        Failure::new(Code::Usage, why)
    })
}

/// The content with its consultation; before it is compiled it is published, and what records suggest of it is read.
fn whole(folder: Option<&Path>, app: &App) -> Result<Decision, Failure> {
    let modules = content::in_all_words(folder)?;
    if let Some(whole) = modules.first()
        && let Some(record) = content::record(folder, whole)?
    {
        app.read_records(record);
    }
    app.publish(modules);
    content::whole(folder)
}

/// Which record systems may ask.
fn trust(path: &Path) -> Result<Trust, Failure> {
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|error| Failure::file("read", path, &error))?;
    Trust::read(&text)
        .map_err(|why| Failure::new(Code::Usage, format!("`{}`: {why}", path.display())))
}

/// What record systems sign is for an address, so there has to be one.
fn trust_has_an_address(settings: &Settings) -> Result<(), Failure> {
    let trusts = settings
        .hooks
        .as_ref()
        .is_some_and(|trust| !trust.is_open());
    let programs = settings.programs.as_ref();
    let why = match settings.address {
        None if trusts => {
            "`--hooks` needs `--address`, the address that record systems sign their requests for"
        }
        None if programs.is_some() => {
            "`--programs` needs `--address`, the address that programs sign their requests for"
        }
        _ if programs.is_some_and(Trust::is_open) => {
            "`--programs` names programs with their keys; `anyone` is for cards alone"
        }
        _ => return Ok(()),
    };
    Err(Failure::new(Code::Usage, why))
}

/// The content in every language that it speaks.
fn editions(folder: Option<&Path>) -> Result<Vec<Edition>, Failure> {
    let decisions = content::in_every_language(folder)?;
    let editions = decisions.into_iter().map(|decision| {
        let module = decision.module();
        let lexicon = content::lexicon(folder, module, &module.language)?;
        Ok(Edition::new(decision, lexicon))
    });
    editions.collect()
}

/// Writes the content to read, with the figures of these reports.
fn book(
    folder: Option<&Path>,
    editions: &[Edition],
    reports: &[PathBuf],
) -> Result<Write, Failure> {
    let sources = content::load_whole(folder)?;
    let triage = editions.iter().map(|edition| edition.decision.module());
    let contents = triage.chain(&sources.module).collect::<Vec<_>>();
    let figures = reported(reports, &contents)?;
    let sources = sources.sources;
    Ok(Box::new(move |whole| pages(whole, &sources, &figures)))
}

async fn serve(
    listen: SocketAddr,
    store: &str,
    editions: Vec<Edition>,
    settings: Settings,
    whole: impl FnOnce(&App) -> Option<Decision> + Send + 'static,
    book: Write,
) -> Result<Code, Failure> {
    let store = Store::open(store).await;
    let store = store.map_err(|why| failed(&why.to_string()))?;
    let listener = TcpListener::bind(listen).await;
    let listener = listener.map_err(|why| failed(&format!("cannot listen on {listen}: {why}")))?;
    let at = listener.local_addr().unwrap_or(listen);
    let address = settings.address.clone();
    let address = address.unwrap_or_else(|| format!("http://{at}/"));
    print(&format!("Sural is at {address}\n"));
    let token = store.set_up_token(today::now().plus_days(1)).await;
    if let Some(token) = token.map_err(|why| failed(&why.to_string()))? {
        let page = format!("{}/clinic/setup", address.trim_end_matches('/'));
        let secret = token.reveal();
        print(&format!(
            "There is no account for clinicians yet. Make the first at {page} with this secret, within a day: {secret}\n"
        ));
    }
    let app = App::new(editions, store, settings).with_book(book);
    let publishing = app.clone();
    app.consult(move || whole(&publishing));
    sural_server::serve(app, listener, stopped()).await;
    Ok(Code::Done)
}

fn failed(why: &str) -> Failure {
    Failure::new(Code::File, why)
}

/// Whoever runs the program wants it to end.
async fn stopped() {
    let (Ok(mut interrupt), Ok(mut terminate)) = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    ) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
}

//! A browser of a few lines, which keeps cookies and fills in forms, and a program with a key. Both talk to the routes
//! without a net between.

#![allow(dead_code)] // Each test file uses some of it.
#![allow(clippy::panic)] // Not library code.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::BodyExt;
use sural_content::module::Module;
use sural_decision::Decision;
use sural_server::{App, Door, Edition, Settings, clinic_doors, router};
use sural_store::{Actor, By, Key, Moment, Store};
use tower::ServiceExt;

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub fn to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.body);
        self.header("location")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|_| panic!("{}: {}", self.status, self.body))
    }

    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

/// One browser.
#[derive(Clone)]
pub struct Client {
    router: Router,
    pub store: Store,
    /// What keeps the store on disk until the last browser and the last program are gone.
    _file: Arc<File>,
    /// The routes of the clinic, with whom each is for.
    pub doors: Vec<(&'static str, &'static str, Door)>,
    pub cookies: BTreeMap<String, String>,
}

/// A server of the demonstration module with a store of its own.
pub async fn server(address: Option<&str>) -> Client {
    run_as(Settings {
        address: address.map(str::to_owned),
        ..Settings::default()
    })
    .await
}

/// A server that is run in some way.
pub async fn run_as(settings: Settings) -> Client {
    let (app, store, file) = app(settings).await;
    Client {
        _file: Arc::new(file),
        doors: clinic_doors(&app),
        router: router(app),
        store,
        cookies: BTreeMap::new(),
    }
}

/// The file of a store, which goes when the test ends.
pub struct File(PathBuf);

impl File {
    /// One that no other test has.
    pub fn new() -> Self {
        static FILES: AtomicUsize = AtomicUsize::new(0);
        let number = FILES.fetch_add(1, Ordering::Relaxed);
        let name = format!("sural-pages-{}-{number}.db", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    /// Where the store is.
    pub fn url(&self) -> String {
        format!("sqlite:{}", self.0.display())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        for beside in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{beside}", self.0.display()));
        }
    }
}

/// The application of the demonstration module, its store, and the file of that.
pub async fn app(settings: Settings) -> (App, Store, File) {
    let file = File::new();
    let store = Store::open(&file.url()).await.unwrap();
    let module = sural_testkit::content::module("demo").unwrap();
    (told(settings, module, store.clone()), store, file)
}

fn told(settings: Settings, module: Module, store: Store) -> App {
    let edition = Edition::new(Decision::compile(module).unwrap(), None);
    let app = App::new(vec![edition], store, settings);
    app.consult(|| {
        let whole = sural_testkit::content::whole("demo").unwrap();
        Some(Decision::compile(whole).unwrap())
    });
    app
}

impl Client {
    /// Another browser at the same server.
    pub fn other(&self) -> Self {
        Self {
            cookies: BTreeMap::new(),
            ..self.clone()
        }
    }

    /// The same browser at a server with the same store, whose content has changed.
    pub fn after_an_upgrade(&self) -> Self {
        let mut module = sural_testkit::content::module("demo").unwrap();
        module.version = "0.2.0".to_owned();
        module.hash = format!("{:064x}", 2);
        Self {
            router: router(told(Settings::default(), module, self.store.clone())),
            ..self.clone()
        }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Sends fields with the token of this browser.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token().await;
        let fields = [("form", token.as_str())]
            .into_iter()
            .chain(fields.iter().copied());
        self.raw(path, &encoded(fields)).await
    }

    /// Sends a body as it is.
    pub async fn raw(&mut self, path: &str, body: &str) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.send(request).await
    }

    /// What a form of this browser proves to know.
    pub async fn token(&mut self) -> String {
        let page = self.get("/").await.body;
        let (_, rest) = page.split_once("name=\"form\" value=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    }

    /// Sends a request with the cookies, and keeps those that come back.
    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let cookies = self.cookies.iter();
        let cookies = cookies.map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        let headers = request.headers_mut();
        headers.insert("cookie", cookies.parse().unwrap());
        headers
            .entry("host")
            .or_insert("sural.test".parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let (pair, flags) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if flags.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer(response).await
    }

    /// Begins a case.
    pub async fn begin(&mut self, keep: &str) {
        let begun = self
            .post("/begin", &[("region", "us"), ("keep", keep)])
            .await;
        assert_eq!(begun.to(), "/words");
    }

    /// Answers a question after so many events, and says where that leads.
    pub async fn answer(&mut self, key: &str, seen: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = [("seen", seen)].into_iter().chain(fields.iter().copied());
        let fields = fields.collect::<Vec<_>>();
        self.post(&format!("/question/{key}"), &fields).await
    }
}

/// A program that talks to the same server as a browser.
#[derive(Clone)]
pub struct Program {
    router: Router,
    _file: Arc<File>,
    pub key: String,
}

impl Client {
    /// A program with a key that has these scopes.
    pub async fn program(&self, name: &str, scopes: &[&str]) -> Program {
        let key = key(&self.store, name, scopes, None).await;
        self.holding(&key)
    }

    /// A program with a key.
    pub fn holding(&self, key: &str) -> Program {
        Program {
            router: self.router.clone(),
            _file: self._file.clone(),
            key: key.to_owned(),
        }
    }

    pub fn store(&self) -> &Store {
        &self.store
    }
}

/// Makes a key.
pub async fn key(store: &Store, name: &str, scopes: &[&str], until: Option<Moment>) -> String {
    let key = Key {
        name: name.to_owned(),
        scopes: scopes.iter().map(|&scope| scope.to_owned()).collect(),
        until,
    };
    let secret = store.add_key(key, &system()).await.unwrap().unwrap();
    secret.reveal().to_owned()
}

pub fn system() -> By {
    By {
        who: Actor::System,
        at: Moment(0),
    }
}

impl Program {
    /// Sends a request with the key, these headers, and a body if it is not empty.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"));
        if !self.key.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.key));
        }
        if !body.is_empty() {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        asked(&self.router, request).await
    }
}

/// What the routes answer to a request.
pub async fn asked(router: &Router, request: Request<Body>) -> Answer {
    answer(router.clone().oneshot(request).await.unwrap()).await
}

async fn answer(response: Response<Body>) -> Answer {
    let status = response.status();
    let headers = response.headers().clone();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    Answer {
        status,
        headers,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

/// Fields as a browser sends them.
pub fn encoded<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let fields = fields.map(|(name, value)| format!("{}={}", quoted(name), quoted(value)));
    fields.collect::<Vec<_>>().join("&")
}

fn quoted(text: &str) -> String {
    let quote = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    text.bytes().map(quote).collect()
}

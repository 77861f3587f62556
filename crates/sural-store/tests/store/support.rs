//! Stores to try: a SQLite file, and a database of a PostgreSQL server that lives as long as the test.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;
use sqlx::Connection;
use sural_case::log::Event;
use sural_store::{Actor, By, CaseId, Moment, NewCase, Store, Token};
use sural_testkit::postgres::Postgres;

/// Runs each function on both kinds of database.
#[macro_export]
macro_rules! everywhere {
    ($($name:ident)*) => {
        mod sqlite {
            $(
                #[tokio::test]
                async fn $name() {
                    let folder = $crate::support::Folder::new();
                    super::$name(folder.sqlite()).await;
                }
            )*
        }
        mod postgres {
            $(
                #[tokio::test]
                async fn $name() {
                    if let Some(url) = $crate::support::postgres().await {
                        super::$name(url).await;
                    }
                }
            )*
        }
    };
}

/// A folder that goes when the test ends.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(format!("sural-store-{}", unique()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn sqlite(&self) -> String {
        format!("sqlite:{}", self.0.join("cases.db").display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn unique() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{}_{next}", std::process::id())
}

/// A new database, or none if no PostgreSQL is installed.
pub async fn postgres() -> Option<String> {
    static SERVER: OnceLock<Option<Postgres>> = OnceLock::new();
    let Some(server) = SERVER.get_or_init(Postgres::start) else {
        println!("skipped: no PostgreSQL under /usr/lib/postgresql");
        return None;
    };
    let name = format!("d{}", unique());
    sqlx::any::install_default_drivers();
    let mut connection = sqlx::AnyConnection::connect(&server.url("postgres"))
        .await
        .unwrap();
    let create = sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")));
    create.execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    Some(server.url(&name))
}

/// A moment of the test's own clock.
pub const NOON: Moment = Moment(1_795_435_200);

pub fn person(at: Moment) -> By {
    By {
        who: Actor::Person,
        at,
    }
}

pub fn program(at: Moment) -> By {
    By {
        who: Actor::Key("portal".to_owned()),
        at,
    }
}

pub fn clinician(name: &str, at: Moment) -> By {
    By {
        who: Actor::Account(name.to_owned()),
        at,
    }
}

pub fn new_case() -> NewCase {
    NewCase {
        region: Some("uk".to_owned()),
        language: "en-US".to_owned(),
        link_until: NOON.plus_days(30),
        keep_until: NOON.plus_days(365),
    }
}

pub async fn begun(store: &Store) -> (CaseId, Token) {
    store.begin(new_case(), &person(NOON)).await.unwrap()
}

/// What somebody answered, told apart by a note.
pub fn answer(at: Moment, note: &str) -> Event {
    let event = json!({
        "at": at.to_string(),
        "by": {"role": "patient"},
        "content": {"module": "calf_pain", "version": "1.0.0", "hash": "h"},
        "observed": [{"finding": "swelling_calf", "answer": "yes_looks_bigger"}],
        "decided": [{"what": "note", "text": note}]
    });
    serde_json::from_value(event).unwrap()
}

//! Tests: a disk that is full.

use std::path::PathBuf;

use serde_json::json;
use sural_case::log::Event;

use crate::writing::{Write, Writing};
use crate::{Actor, By, CaseId, Moment, NewCase, NotAdded, Store, StoreError, Trail};

/// How many pages the file may have.
struct Limit(&'static str);

impl Write for Limit {
    type Outcome = ();

    async fn write(&self, writing: &mut Writing<'_>) -> Result<(), StoreError> {
        sqlx::query(self.0).execute(&mut *writing.db).await?;
        Ok(())
    }
}

const NARROW: Limit = Limit("PRAGMA max_page_count = 70");
/// Room for a word or two more, and for nothing long.
const NARROW_BY_A_LITTLE: Limit = Limit("PRAGMA max_page_count = 74");
const WIDE: Limit = Limit("PRAGMA max_page_count = 1000000");

const BY: By = By {
    who: Actor::Person,
    at: Moment(1_795_435_200),
};

struct File(PathBuf);

impl Drop for File {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", self.0.display()));
        }
    }
}

async fn begun(store: &Store) -> CaseId {
    let new = NewCase {
        region: None,
        language: "es".to_owned(),
        link_until: BY.at,
        keep_until: BY.at,
    };
    store.begin(new, &BY).await.unwrap().0
}

async fn add(store: &Store, case: &CaseId, seen: usize, length: usize) -> Result<usize, NotAdded> {
    let event: Event = serde_json::from_value(json!({
        "at": BY.at.to_string(),
        "by": {"role": "patient"},
        "content": {"module": "m", "version": "1", "hash": "h"},
        "decided": [{"what": "note", "text": "x".repeat(length)}]
    }))
    .unwrap();
    store.append(case, seen, &event, None, &BY).await
}

#[tokio::test]
async fn a_full_disk_is_said_and_loses_nothing() {
    let name = format!("sural-full-disk-{}.db", std::process::id());
    let file = File(std::env::temp_dir().join(name));
    let url = format!("sqlite:{}", file.0.display());
    let store = Store::open(&url).await.unwrap();
    let (large, small) = (begun(&store).await, begun(&store).await);
    store.writer.write(NARROW).await.unwrap();
    let mut seen = 0;
    let refused = loop {
        match add(&store, &large, seen, 10_000).await {
            Ok(have) => seen = have,
            Err(why) => break why,
        }
    };
    assert_eq!(refused, NotAdded::Store(StoreError::Full));
    assert!(seen > 3, "{seen}");

    // What still fits is kept, although it waited together with what does not.
    store.writer.write(NARROW_BY_A_LITTLE).await.unwrap();
    let (kept, refused, again) = tokio::join!(
        add(&store, &small, 0, 1),
        add(&store, &large, seen, 60_000),
        add(&store, &large, seen, 60_000),
    );
    assert_eq!(kept, Ok(1));
    assert_eq!(refused, Err(NotAdded::Store(StoreError::Full)));
    assert_eq!(again, Err(NotAdded::Store(StoreError::Full)));

    store.writer.write(WIDE).await.unwrap();
    let case = store.case(&large, &BY).await.unwrap().unwrap().case;
    assert_eq!(case.events.len(), seen);
    assert_eq!(add(&store, &large, seen, 10_000).await, Ok(seen + 1));
    assert!(matches!(store.verify(None).await, Ok(Trail::Whole(_))));
}

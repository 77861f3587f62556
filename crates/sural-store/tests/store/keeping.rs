//! How cases are kept, and how they leave.

use crate::support::{Folder, NOON, answer, begun, clinician, new_case, person, program};
use sqlx::{AnyConnection, Connection};
use sural_case::log::Case;
use sural_store::{
    Along, By, Claim, Hand, Moment, NewCase, NotAdded, Standing, Store, StoreError, Trail,
};

crate::everywhere! {
    cases_past_their_time_are_erased_and_no_others
    standings_are_made_anew
    a_case_is_ended_by_whoever_has_it
    cases_that_were_added_to_are_found
    a_later_form_is_refused
    two_may_open_a_new_store_at_once
}

const EVENING: Moment = Moment(NOON.0 + 6 * 3_600);

fn standing(case: &Case) -> Option<Standing> {
    let event = case.events.last()?;
    Some(Standing {
        disposition: format!("after_{}", case.events.len()),
        urgency: case.events.len() as i64,
        due: event.at.parse().ok(),
        state: "waiting".to_owned(),
    })
}

async fn cases_past_their_time_are_erased_and_no_others(url: String) {
    let store = Store::open(&url).await.unwrap();
    for days in 0..250 {
        let new = NewCase {
            keep_until: NOON.plus_days(days),
            ..new_case()
        };
        let (case, _) = store.begin(new, &person(NOON)).await.unwrap();
        store
            .append(&case, 0, &answer(NOON, ""), None, &person(NOON))
            .await
            .unwrap();
    }
    let by = clinician("ruiz", NOON.plus_days(200));
    assert_eq!(store.expired(by.at).await, Ok(201));
    assert_eq!(store.erase_expired(&by).await, Ok(201));
    assert_eq!(store.erase_expired(&by).await, Ok(0));
    let mut db = AnyConnection::connect(&url).await.unwrap();
    for table in ["SELECT COUNT(*) FROM events", "SELECT COUNT(*) FROM cases"] {
        let left: i64 = sqlx::query_scalar(table).fetch_one(&mut db).await.unwrap();
        assert_eq!(left, 49);
    }
    assert!(matches!(store.verify(None).await, Ok(Trail::Whole(_))));
}

async fn standings_are_made_anew(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (ruiz, okafor) = (clinician("ruiz", NOON), clinician("okafor", NOON));
    let mut cases = Vec::new();
    for events in 0..4 {
        let (id, _) = begun(&store).await;
        let mut case = Case::new(id.to_string());
        for seen in 0..events {
            case.events.push(answer(NOON, ""));
            let stands = standing(&case);
            store
                .append(&id, seen, &answer(NOON, ""), stands, &person(NOON))
                .await
                .unwrap();
        }
        cases.push(id);
    }
    assert_eq!(store.claim(&cases[0], &ruiz).await, Ok(Claim::NoCase));
    assert_eq!(store.claim(&cases[1], &ruiz).await, Ok(Claim::Yours));
    assert_eq!(store.claim(&cases[1], &ruiz).await, Ok(Claim::Yours));
    let taken = store.claim(&cases[1], &okafor).await;
    assert_eq!(
        taken,
        Ok(Claim::Taken {
            by: "ruiz".to_owned()
        })
    );
    assert_eq!(store.claim(&cases[2], &ruiz).await, Ok(Claim::Yours));
    let theirs = Claim::Taken {
        by: "ruiz".to_owned(),
    };
    assert_eq!(store.release(&cases[2], &okafor).await, Ok(theirs));
    assert_eq!(store.take_back(&cases[2], &okafor).await, Ok(Claim::Yours));

    let before = store.work_list("waiting", 10, &ruiz).await.unwrap();
    assert_eq!(before[0].claimed_by, Some("ruiz".to_owned()));
    let mut db = AnyConnection::connect(&url).await.unwrap();
    for broken in [
        "UPDATE standing SET urgency = 7, claimed_by = 'x'",
        "DELETE FROM standing",
    ] {
        sqlx::query(broken).execute(&mut db).await.unwrap();
        assert_eq!(store.rebuild(standing, &ruiz).await, Ok(3));
        let after = store.work_list("waiting", 10, &ruiz).await.unwrap();
        assert_eq!(after, before);
    }
}

async fn a_case_is_ended_by_whoever_has_it(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (ruiz, okafor) = (clinician("ruiz", NOON), clinician("okafor", NOON));
    let (id, _) = begun(&store).await;
    let mut case = Case::new(id.to_string());
    case.events.push(answer(NOON, ""));
    let add = async |seen, hand, by: &By| {
        let along = Along {
            standing: standing(&case),
            once: None,
            hand,
        };
        store
            .append_with(&id, seen, &answer(NOON, ""), along, by)
            .await
    };
    let holder = async || store.standing(&id).await.unwrap().unwrap().claimed_by;
    let (ends, lead) = (Hand::Ends { lead: false }, Hand::Ends { lead: true });
    // What the person says gives the case to nobody.
    add(0, Hand::Stays, &person(NOON)).await.unwrap();
    assert_eq!(holder().await, None);
    add(1, Hand::Takes, &ruiz).await.unwrap();
    add(2, Hand::Takes, &okafor).await.unwrap();
    assert_eq!(holder().await, Some("ruiz".to_owned()));
    let taken = NotAdded::Taken {
        by: "ruiz".to_owned(),
    };
    for other in [&okafor, &program(NOON)] {
        assert_eq!(add(3, ends, other).await, Err(taken.clone()));
    }
    assert_eq!(
        store
            .export(&id, &ruiz)
            .await
            .unwrap()
            .unwrap()
            .case
            .events
            .len(),
        3
    );
    add(3, lead, &okafor).await.unwrap();
    assert_eq!(holder().await, None);
    // Nobody has it, so anybody may end it.
    add(4, ends, &program(NOON)).await.unwrap();
    add(5, Hand::Takes, &ruiz).await.unwrap();
    assert_eq!(store.rebuild(standing, &ruiz).await, Ok(1));
    assert_eq!(holder().await, Some("ruiz".to_owned()));
    add(6, ends, &ruiz).await.unwrap();
    assert_eq!(store.rebuild(standing, &ruiz).await, Ok(1));
    assert_eq!(holder().await, None);
}

async fn cases_that_were_added_to_are_found(url: String) {
    let store = Store::open(&url).await.unwrap();
    let mut added = Vec::new();
    for at in [EVENING, NOON] {
        let (id, _) = begun(&store).await;
        let mut case = Case::new(id.to_string());
        case.events.push(answer(at, ""));
        let (event, stands) = (answer(at, ""), standing(&case));
        let by = person(at);
        store.append(&id, 0, &event, stands, &by).await.unwrap();
        added.insert(0, id);
    }
    assert_eq!(store.added_to("answering", NOON).await, Ok(added.clone()));
    assert_eq!(store.added_to("waiting", NOON).await, Ok(Vec::new()));
    let later = store.added_to("answering", EVENING).await;
    assert_eq!(later, Ok(added.split_off(1)));
}

async fn a_later_form_is_refused(url: String) {
    Store::open(&url).await.unwrap().close().await;
    let mut db = AnyConnection::connect(&url).await.unwrap();
    sqlx::query("UPDATE form SET version = 5")
        .execute(&mut db)
        .await
        .unwrap();
    let refused = Store::open(&url).await.err();
    assert_eq!(refused, Some(StoreError::Later(5)));
}

async fn two_may_open_a_new_store_at_once(url: String) {
    let opened = (0..6).map(|_| {
        tokio::spawn({
            let url = url.clone();
            async move { Store::open(&url).await.unwrap() }
        })
    });
    for store in opened.collect::<Vec<_>>() {
        begun(&store.await.unwrap()).await;
    }
}

#[tokio::test]
async fn a_lost_connection_is_made_anew() {
    let Some(url) = crate::support::postgres().await else {
        return;
    };
    let store = Store::open(&url).await.unwrap();
    let (case, _) = begun(&store).await;
    let mut db = AnyConnection::connect(&url).await.unwrap();
    let cut = sqlx::raw_sql(
        "DO $$ BEGIN PERFORM pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid(); END $$",
    );
    cut.execute(&mut db).await.unwrap();
    let event = answer(NOON, "");
    let mut tries = 0;
    while let Err(why) = store.append(&case, 0, &event, None, &person(NOON)).await {
        assert!(matches!(why, NotAdded::Store(StoreError::Lost(_))), "{why}");
        tries += 1;
        assert!(tries < 3);
    }
    let kept = store.case(&case, &person(NOON)).await.unwrap().unwrap();
    assert_eq!(kept.case.events, [event]);
}

#[tokio::test]
async fn a_backup_is_the_store_as_it_was() {
    let folder = Folder::new();
    let store = Store::open(&folder.sqlite()).await.unwrap();
    let (case, token) = begun(&store).await;
    store
        .append(&case, 0, &answer(NOON, "before"), None, &person(NOON))
        .await
        .unwrap();
    let file = folder.path().join("back up.db");
    store.backup(&file, &clinician("ruiz", NOON)).await.unwrap();
    store
        .append(&case, 1, &answer(NOON, "after"), None, &person(NOON))
        .await
        .unwrap();
    let again = store
        .backup(&file, &clinician("ruiz", NOON))
        .await
        .unwrap_err();
    assert!(matches!(again, StoreError::Place(_)), "{again}");

    let copy = Store::open(&format!("sqlite:{}", file.display()))
        .await
        .unwrap();
    assert_eq!(copy.find(&token, NOON).await, Ok(Some(case.clone())));
    let kept = copy.case(&case, &person(NOON)).await.unwrap().unwrap();
    assert_eq!(kept.case.events, [answer(NOON, "before")]);
    assert!(matches!(copy.verify(None).await, Ok(Trail::Whole(_))));
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let store = Store::open(&folder.sqlite()).await.unwrap();
    begun(&store).await;
    store
        .backup(&folder.path().join("copy.db"), &person(NOON))
        .await
        .unwrap();
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 4);
    for file in files {
        let mode = file.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test]
async fn what_is_erased_is_in_no_file() {
    let folder = Folder::new();
    let store = Store::open(&folder.sqlite()).await.unwrap();
    let (case, _) = begun(&store).await;
    for seen in 0..50 {
        let event = answer(NOON, "the-words-to-forget");
        store
            .append(&case, seen, &event, None, &person(NOON))
            .await
            .unwrap();
    }
    let found = || {
        let files = std::fs::read_dir(folder.path()).unwrap();
        let texts = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        let words = b"the-words-to-forget";
        texts
            .filter(|text| text.windows(words.len()).any(|part| part == words))
            .count()
    };
    assert_ne!(found(), 0);
    assert_eq!(store.erase(&case, &person(NOON)).await, Ok(true));
    assert_eq!(found(), 0);
}

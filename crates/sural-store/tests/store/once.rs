//! Requests of programs, which are carried out once, and the cases that they begin.

use crate::support::{NOON, answer, new_case, program};
use sqlx::Connection;
use sural_store::{Along, CaseId, Done, Key, NotAdded, Once, Store, Token};

crate::everywhere! {
    a_case_is_begun_once_for_its_program
    an_event_is_added_once
    requests_are_forgotten_with_their_case_and_after_a_day
    a_store_of_the_first_form_is_brought_up
    cases_begun_by_a_name_are_its_keys_from_form_4_on
}

const SECRET: &str = "the secret of a key";

async fn begin(store: &Store, called: &str, asked: &str) -> Done {
    let once = Once::new(&Token::held_out(SECRET), called, asked);
    let key = Token::held_out(SECRET);
    let by = program(NOON);
    let begun = store.begin_for(new_case(), &key, Some(once), &by);
    begun.await.unwrap()
}

fn case(done: Done) -> CaseId {
    match done {
        Done::Once { case, .. } => case,
        Done::Otherwise => panic!("it was refused"),
    }
}

async fn a_case_is_begun_once_for_its_program(url: String) {
    let store = Store::open(&url).await.unwrap();
    let first = begin(&store, "1", "{}").await;
    assert_eq!(begin(&store, "1", "{}").await, first);
    assert_eq!(begin(&store, "1", "{ }").await, Done::Otherwise);
    let (one, other) = (case(first), case(begin(&store, "2", "{}").await));
    assert_ne!(one, other);
    let (key, later) = (Token::held_out(SECRET), Token::held_out("of a later key"));
    assert_eq!(store.is_begun_by(&one, &key).await, Ok(true));
    assert_eq!(store.is_begun_by(&one, &later).await, Ok(false));
    assert_eq!(
        store.is_begun_by(&CaseId::named("c-1"), &key).await,
        Ok(false)
    );
    let link = Token::held_out(SECRET).derived(one.as_str());
    assert_eq!(store.find(&link, NOON).await, Ok(Some(one)));
}

async fn an_event_is_added_once(url: String) {
    let store = Store::open(&url).await.unwrap();
    let case = case(begin(&store, "1", "").await);
    let add = async |seen, called: &str, said: &str| {
        let along = Along {
            once: Some(Once::new(&Token::held_out(SECRET), called, said)),
            ..Along::default()
        };
        let event = answer(NOON, said);
        store
            .append_with(&case, seen, &event, along, &program(NOON))
            .await
    };
    let one = add(0, "a", "one").await;
    let events = |events| {
        Ok(Done::Once {
            case: case.clone(),
            events,
        })
    };
    assert_eq!(one, events(1));
    assert_eq!(add(1, "b", "two").await, events(2));
    let once = |said: &str| Once::new(&Token::held_out(SECRET), "a", said);
    assert_eq!(store.done(&once("one")).await, Ok(Some(events(1).unwrap())));
    assert_eq!(store.done(&once("other")).await, Ok(Some(Done::Otherwise)));
    let none = Once::new(&Token::held_out("of a later key"), "a", "one");
    assert_eq!(store.done(&none).await, Ok(None));
    // It is known again, however far the case has grown, and refused if it asks for something else.
    assert_eq!(add(0, "a", "one").await, one);
    assert_eq!(add(0, "a", "other").await, Ok(Done::Otherwise));
    // What was refused may be tried again.
    assert_eq!(
        add(0, "c", "three").await,
        Err(NotAdded::Conflict { have: 2 })
    );
    assert_eq!(add(2, "c", "three").await, events(3));
    let kept = store.case(&case, &program(NOON)).await.unwrap().unwrap();
    assert_eq!(kept.case.events.len(), 3);
}

async fn requests_are_forgotten_with_their_case_and_after_a_day(url: String) {
    let store = Store::open(&url).await.unwrap();
    let erased = case(begin(&store, "1", "").await);
    store.erase(&erased, &program(NOON)).await.unwrap();
    let anew = case(begin(&store, "1", "").await);
    assert_ne!(erased, anew);
    store
        .erase_expired(&program(NOON.plus(86_400)))
        .await
        .unwrap();
    assert_ne!(case(begin(&store, "1", "").await), anew);
}

async fn a_store_of_the_first_form_is_brought_up(url: String) {
    sqlx::any::install_default_drivers();
    let file = url.replace("sqlite:", "sqlite://") + "?mode=rwc";
    let place = if url.starts_with("sqlite:") {
        &file
    } else {
        &url
    };
    let mut first = sqlx::AnyConnection::connect(place).await.unwrap();
    let form = sqlx::raw_sql(include_str!("../../src/schema.sql"));
    form.execute(&mut first).await.unwrap();
    let kept = "INSERT INTO cases VALUES ('c-old', 'us', 'en-US', 0, 9999999999, 0, 0, NULL, NULL)";
    sqlx::raw_sql(kept).execute(&mut first).await.unwrap();
    first.close().await.unwrap();
    let store = Store::open(&url).await.unwrap();
    let old = CaseId::named("c-old");
    assert!(store.case(&old, &program(NOON)).await.unwrap().is_some());
    let key = Token::held_out(SECRET);
    assert_eq!(store.is_begun_by(&old, &key).await, Ok(false));
    case(begin(&store, "1", "").await);
}

async fn cases_begun_by_a_name_are_its_keys_from_form_4_on(url: String) {
    let store = Store::open(&url).await.unwrap();
    let by = program(NOON);
    let key = Key {
        name: "portal".to_owned(),
        scopes: Vec::new(),
        until: None,
    };
    let secret = store.add_key(key, &by).await.unwrap().unwrap();
    let begun = store.begin_for(new_case(), &secret, None, &by).await;
    let case = case(begun.unwrap());
    store.close().await;
    let place = url.replace("sqlite:", "sqlite://");
    let mut third = sqlx::AnyConnection::connect(&place).await.unwrap();
    let back = "UPDATE cases SET begun_by = 'portal'; UPDATE form SET version = 3; DROP TABLE tries; \
                CREATE TABLE tries (name TEXT NOT NULL PRIMARY KEY, failed BIGINT NOT NULL, shut_until BIGINT NOT NULL)";
    sqlx::raw_sql(back).execute(&mut third).await.unwrap();
    third.close().await.unwrap();
    let store = Store::open(&url).await.unwrap();
    assert_eq!(store.is_begun_by(&case, &secret).await, Ok(true));
}

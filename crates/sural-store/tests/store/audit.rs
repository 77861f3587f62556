//! The audit trail tells who did what, and shows whatever is changed in it.

use crate::support::{NOON, answer, begun, clinician, person};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use sural_store::{CaseId, Head, Standing, Store, StoreError, Trail};

crate::everywhere! {
    every_call_that_touches_a_case_stands_in_the_trail
    the_trail_holds_no_answers
    whatever_is_changed_removed_or_swapped_is_found
    a_case_with_more_or_fewer_events_than_it_had_is_not_read
    a_trail_cut_short_with_its_end_is_found_by_what_was_noted
    an_erased_case_leaves_a_whole_trail
}

/// Three cases with events, read and erased.
async fn some_history(store: &Store) -> Vec<CaseId> {
    let mut cases = Vec::new();
    for _ in 0..3 {
        let (case, _) = begun(store).await;
        for seen in 0..3 {
            let event = answer(NOON, &format!("secret words {seen}"));
            store
                .append(&case, seen, &event, None, &person(NOON))
                .await
                .unwrap();
        }
        store.case(&case, &clinician("ruiz", NOON)).await.unwrap();
        cases.push(case);
    }
    store
        .erase(&cases[1], &clinician("ruiz", NOON))
        .await
        .unwrap();
    cases
}

async fn whole(store: &Store) -> Head {
    match store.verify(None).await.unwrap() {
        Trail::Whole(head) => head,
        broken @ Trail::Broken { .. } => panic!("{broken:?}"),
    }
}

async fn every_call_that_touches_a_case_stands_in_the_trail(url: String) {
    let store = Store::open(&url).await.unwrap();
    let by = clinician("ruiz", NOON);
    let (case, _) = begun(&store).await;
    let standing = Standing {
        disposition: "urgent_4h".to_owned(),
        urgency: 1,
        due: None,
        state: "waiting".to_owned(),
    };
    store
        .append(&case, 0, &answer(NOON, ""), Some(standing), &person(NOON))
        .await
        .unwrap();
    store
        .append(&case, 0, &answer(NOON, ""), None, &person(NOON))
        .await
        .unwrap_err();
    store.work_list("waiting", 10, &by).await.unwrap();
    store.case(&case, &by).await.unwrap();
    store.case(&CaseId::named("c-other"), &by).await.unwrap();
    store.claim(&case, &by).await.unwrap();
    store.release(&case, &by).await.unwrap();
    store.renew(&case, NOON.plus_days(1), &by).await.unwrap();
    store.revoke(&case, &by).await.unwrap();
    store.export(&case, &by).await.unwrap();
    store.erase(&case, &by).await.unwrap();

    let mut db = AnyConnection::connect(&url).await.unwrap();
    let query = sqlx::query_as("SELECT actor, action, case_id, at FROM audit ORDER BY number");
    let lines: Vec<(String, String, Option<String>, i64)> = query.fetch_all(&mut db).await.unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|(actor, action, ..)| format!("{actor}: {action}"))
        .collect();
    let by_ruiz = [
        "list", "read", "claim", "release", "renew", "revoke", "export", "erase",
    ];
    let by_ruiz = by_ruiz.map(|action| format!("account ruiz: {action}"));
    assert_eq!(told[..2], ["person: begin", "person: append"]);
    assert_eq!(told[2..], by_ruiz);
    for (_, action, about, at) in &lines {
        assert_eq!(
            about.as_deref(),
            (action != "list").then_some(case.as_str())
        );
        assert_eq!(*at, NOON.0);
    }
    assert_eq!(whole(&store).await.lines, 10);
}

async fn the_trail_holds_no_answers(url: String) {
    let store = Store::open(&url).await.unwrap();
    some_history(&store).await;
    let mut db = AnyConnection::connect(&url).await.unwrap();
    let query = sqlx::query_scalar("SELECT actor || action || detail || hash FROM audit");
    let lines: Vec<String> = query.fetch_all(&mut db).await.unwrap();
    for answer in ["swelling", "secret", "bigger"] {
        assert!(lines.iter().all(|line| !line.contains(answer)));
    }
}

async fn a_case_with_more_or_fewer_events_than_it_had_is_not_read(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (case, _) = begun(&store).await;
    let by = person(NOON);
    store
        .append(&case, 0, &answer(NOON, ""), None, &by)
        .await
        .unwrap();
    let mut db = AnyConnection::connect(&url).await.unwrap();
    for damage in ["body || ',' || body", "''"] {
        run(&mut db, &format!("UPDATE events SET body = {damage}")).await;
        let read = store.case(&case, &by).await;
        assert!(matches!(read, Err(StoreError::Damaged(_))), "{damage}");
    }
}

async fn whatever_is_changed_removed_or_swapped_is_found(url: String) {
    let store = Store::open(&url).await.unwrap();
    some_history(&store).await;
    let lines = whole(&store).await.lines;
    let mut db = AnyConnection::connect(&url).await.unwrap();
    run(&mut db, "CREATE TABLE audit_before AS SELECT * FROM audit").await;
    run(
        &mut db,
        "CREATE TABLE events_before AS SELECT * FROM events",
    )
    .await;

    let mut tampered = vec![
        (format!("DELETE FROM audit WHERE number = {lines}"), lines),
        ("UPDATE events SET body = body || ' '".to_owned(), 2),
        ("UPDATE events SET salt = salt || ' '".to_owned(), 2),
        ("DELETE FROM events WHERE number = 2".to_owned(), 3),
        (
            "UPDATE events SET number = -number WHERE number > 1; \
             UPDATE events SET number = 5 + number WHERE number < 0"
                .to_owned(),
            3,
        ),
        (
            "UPDATE events SET number = -number; UPDATE events SET number = 4 + number".to_owned(),
            2,
        ),
        (
            "INSERT INTO events VALUES ('c-other', 1, 'salt', '{}')".to_owned(),
            lines + 1,
        ),
    ];
    for line in 1..=lines {
        for column in ["actor", "action", "detail", "hash", "case_id"] {
            tampered.push((
                format!("UPDATE audit SET {column} = {column} || 'x' WHERE number = {line}"),
                line,
            ));
        }
        tampered.push((
            format!("UPDATE audit SET at = at - 1 WHERE number = {line}"),
            line,
        ));
        tampered.push((
            format!("UPDATE audit SET event = 9 WHERE number = {line}"),
            line,
        ));
        if line < lines {
            let next = line + 1;
            tampered.push((format!("DELETE FROM audit WHERE number = {line}"), line));
            tampered.push((
                format!(
                    "UPDATE audit SET number = 0 WHERE number = {line}; \
                     UPDATE audit SET number = {line} WHERE number = {next}; \
                     UPDATE audit SET number = {next} WHERE number = 0"
                ),
                line,
            ));
            tampered.push((
                format!(
                    "DELETE FROM audit WHERE number = {line}; \
                     INSERT INTO audit SELECT {line}, at, actor, action, case_id, event, detail, hash \
                     FROM audit WHERE number = {next}"
                ),
                line,
            ));
        }
    }
    for (sql, expected) in tampered {
        run(&mut db, &sql).await;
        match store.verify(None).await.unwrap() {
            Trail::Broken { line, .. } => assert_eq!(line, expected, "{sql}"),
            Trail::Whole(_) => panic!("not found: {sql}"),
        }
        for restore in [
            "DELETE FROM audit; INSERT INTO audit SELECT * FROM audit_before",
            "DELETE FROM events; INSERT INTO events SELECT * FROM events_before",
        ] {
            run(&mut db, restore).await;
        }
    }
    assert_eq!(whole(&store).await.lines, lines);
}

async fn run(db: &mut AnyConnection, sql: &str) {
    let statements = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    statements.execute(db).await.unwrap();
}

async fn a_trail_cut_short_with_its_end_is_found_by_what_was_noted(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (case, _) = begun(&store).await;
    let early = whole(&store).await;
    store.case(&case, &person(NOON)).await.unwrap();
    let late = whole(&store).await;
    assert_eq!(
        store.verify(Some(&early)).await,
        Ok(Trail::Whole(late.clone()))
    );
    assert_eq!(
        store.verify(Some(&late)).await,
        Ok(Trail::Whole(late.clone()))
    );

    let mut db = AnyConnection::connect(&url).await.unwrap();
    let cut = format!(
        "DELETE FROM audit WHERE number = 2; UPDATE head SET number = 1, hash = '{}'",
        early.hash
    );
    run(&mut db, &cut).await;
    assert_eq!(whole(&store).await, early);
    let found = store.verify(Some(&late)).await.unwrap();
    assert!(matches!(found, Trail::Broken { line: 2, .. }), "{found:?}");
    let other = Head {
        lines: 1,
        hash: late.hash,
    };
    let found = store.verify(Some(&other)).await.unwrap();
    assert!(matches!(found, Trail::Broken { line: 1, .. }), "{found:?}");
}

async fn an_erased_case_leaves_a_whole_trail(url: String) {
    let store = Store::open(&url).await.unwrap();
    let cases = some_history(&store).await;
    whole(&store).await;
    let by = clinician("ruiz", NOON);
    assert_eq!(store.case(&cases[1], &by).await, Ok(None));
    assert_eq!(store.erase(&cases[1], &by).await, Ok(false));
    let mut db = AnyConnection::connect(&url).await.unwrap();
    let query =
        sqlx::query_scalar("SELECT COUNT(*) FROM audit WHERE case_id = $1 AND action = 'erase'");
    let erased: i64 = query
        .bind(cases[1].as_str())
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(erased, 1);
    let query = sqlx::query_scalar("SELECT COUNT(*) FROM events WHERE case_id = $1");
    let left: i64 = query
        .bind(cases[1].as_str())
        .fetch_one(&mut db)
        .await
        .unwrap();
    assert_eq!(left, 0);
}

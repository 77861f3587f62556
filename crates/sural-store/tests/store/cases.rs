//! Cases and their private links.

use crate::support::{NOON, answer, begun, clinician, new_case, person};
use sural_store::{CaseId, NotAdded, Standing, Store, Token};

crate::everywhere! {
    a_case_grows_and_is_read_back
    the_second_of_two_who_answer_at_once_loses_nothing
    links_open_until_they_are_revoked_renewed_or_past_their_time
    a_clock_that_goes_back_leaves_the_log_in_order
    work_lists_are_in_the_order_of_urgency
    a_store_is_the_same_after_it_was_closed
}

async fn a_case_grows_and_is_read_back(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (case, _) = begun(&store).await;
    let events = [
        answer(NOON, "it's ' \" \u{1f9b5} \n"),
        answer(NOON.plus(60), "two"),
    ];
    for (seen, event) in events.iter().enumerate() {
        let have = store.append(&case, seen, event, None, &person(NOON)).await;
        assert_eq!(have, Ok(seen + 1));
    }
    let kept = store.case(&case, &person(NOON)).await.unwrap().unwrap();
    assert_eq!(kept.case.events, events);
    assert_eq!(kept.case.region, Some("uk".to_owned()));
    assert_eq!(kept.language, "en-US");
    assert_eq!(kept.keep_until, new_case().keep_until);
    let other = CaseId::named("c-other");
    assert_eq!(store.case(&other, &person(NOON)).await, Ok(None));
    let refused = store
        .append(&other, 0, &events[0], None, &person(NOON))
        .await;
    assert_eq!(refused, Err(NotAdded::NoCase));
}

async fn the_second_of_two_who_answer_at_once_loses_nothing(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (case, _) = begun(&store).await;
    let writers = (0..16).map(|writer| {
        let (store, case) = (store.clone(), case.clone());
        tokio::spawn(async move {
            let mut seen = 0;
            let mut added = 0;
            while added < 5 {
                let event = answer(NOON, &format!("{writer}-{added}"));
                match store.append(&case, seen, &event, None, &person(NOON)).await {
                    Ok(have) => {
                        seen = have;
                        added += 1;
                    }
                    Err(NotAdded::Conflict { have }) => seen = have,
                    Err(why) => panic!("{why}"),
                }
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let kept = store.case(&case, &person(NOON)).await.unwrap().unwrap();
    let mut notes: Vec<_> = kept
        .case
        .events
        .iter()
        .map(|event| format!("{:?}", event.decided))
        .collect();
    notes.sort_unstable();
    notes.dedup();
    assert_eq!((kept.case.events.len(), notes.len()), (80, 80));
}

async fn links_open_until_they_are_revoked_renewed_or_past_their_time(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (case, token) = begun(&store).await;
    let (_, other) = begun(&store).await;
    let by = person(NOON);
    assert_eq!(store.find(&token, NOON).await.unwrap(), Some(case.clone()));
    assert_ne!(store.find(&other, NOON).await.unwrap(), Some(case.clone()));
    for forged in [
        "",
        "'",
        "' OR 1=1 --",
        case.as_str(),
        &token.reveal().to_lowercase(),
    ] {
        assert_eq!(store.find(&Token::held_out(forged), NOON).await, Ok(None));
    }
    let end = new_case().link_until;
    assert!(store.find(&token, end.plus(-1)).await.unwrap().is_some());
    assert_eq!(store.find(&token, end).await, Ok(None));

    let renewed = store
        .renew(&case, end.plus(10), &by)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(store.find(&token, NOON).await, Ok(None));
    assert_eq!(store.find(&renewed, end).await, Ok(Some(case.clone())));
    assert_eq!(store.revoke(&case, &by).await, Ok(true));
    assert_eq!(store.find(&renewed, NOON).await, Ok(None));
    assert_eq!(
        store.revoke(&CaseId::named("c-other"), &by).await,
        Ok(false)
    );
}

async fn a_clock_that_goes_back_leaves_the_log_in_order(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (case, _) = begun(&store).await;
    for (seen, at) in [0, 3_600, -86_400, 7_200].into_iter().enumerate() {
        let event = answer(NOON.plus(at), "");
        let by = person(NOON.plus(at));
        store.append(&case, seen, &event, None, &by).await.unwrap();
    }
    let kept = store.case(&case, &person(NOON)).await.unwrap().unwrap();
    let times: Vec<_> = kept
        .case
        .events
        .iter()
        .map(|event| event.at.as_str())
        .collect();
    let in_order = [0, 3_600, 3_600, 7_200].map(|at| NOON.plus(at).to_string());
    assert_eq!(times, in_order);
}

async fn work_lists_are_in_the_order_of_urgency(url: String) {
    let store = Store::open(&url).await.unwrap();
    let by = clinician("ruiz", NOON);
    let mut cases = Vec::new();
    for (urgency, due, state) in [
        (3, None, "waiting"),
        (0, Some(9), "waiting"),
        (3, Some(5), "waiting"),
        (0, Some(1), "answering"),
        (0, Some(2), "waiting"),
    ] {
        let (case, _) = begun(&store).await;
        let standing = Standing {
            disposition: "urgent_4h".to_owned(),
            urgency,
            due: due.map(|due| NOON.plus(due)),
            state: state.to_owned(),
        };
        store
            .append(&case, 0, &answer(NOON, ""), Some(standing), &by)
            .await
            .unwrap();
        cases.push(case);
    }
    let listed = async || {
        let list = store.work_list("waiting", 100, &by).await.unwrap();
        let places = list
            .iter()
            .map(|entry| cases.iter().position(|case| *case == entry.case));
        places.collect::<Option<Vec<_>>>().unwrap()
    };
    assert_eq!(listed().await, [4, 1, 2, 0]);
    assert_eq!(store.work_list("waiting", 2, &by).await.unwrap().len(), 2);
}

async fn a_store_is_the_same_after_it_was_closed(url: String) {
    let store = Store::open(&url).await.unwrap();
    let (case, token) = begun(&store).await;
    store
        .append(&case, 0, &answer(NOON, ""), None, &person(NOON))
        .await
        .unwrap();
    store.close().await;
    assert!(store.begin(new_case(), &person(NOON)).await.is_err());
    store.close().await;

    let store = Store::open(&url).await.unwrap();
    assert_eq!(store.find(&token, NOON).await, Ok(Some(case.clone())));
    let kept = store.case(&case, &person(NOON)).await.unwrap().unwrap();
    assert_eq!(kept.case.events, [answer(NOON, "")]);
}

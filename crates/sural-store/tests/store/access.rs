//! Accounts, sign-ins and keys.

use std::net::Ipv4Addr;

use crate::support::{NOON, clinician, person};
use sural_store::{Authenticator, Key, Moment, NotChanged, Role, SignedIn, Store, Token};

crate::everywhere! {
    the_first_admin_is_made_once
    sign_ins_last_until_they_end
    wrong_tries_shut_a_name_for_a_while
    who_guesses_shuts_out_themselves
    wrong_tries_are_remembered_for_a_day
    a_second_factor_is_given_once
    a_second_factor_is_needed_and_counts_once
    the_last_admin_stays
    keys_open_what_they_name
}

const PASSWORD: &str = "a long enough password";

async fn with_admin(url: &str) -> Store {
    let store = Store::open(url).await.unwrap();
    let token = store.set_up_token(NOON.plus(60)).await.unwrap().unwrap();
    store
        .set_up(&token, "ruiz", PASSWORD, &person(NOON))
        .await
        .unwrap();
    store
}

async fn sign_in(
    store: &Store,
    name: &str,
    password: &str,
    code: Option<&str>,
    now: Moment,
) -> SignedIn {
    store
        .sign_in(name, password, code, None, (now, now.plus(3_600)))
        .await
        .unwrap()
}

async fn signed_in(store: &Store, now: Moment) -> Token {
    match sign_in(store, "ruiz", PASSWORD, None, now).await {
        SignedIn::In(account, token) => {
            assert_eq!((account.name.as_str(), account.role), ("ruiz", Role::Admin));
            token
        }
        other => panic!("{other:?}"),
    }
}

async fn the_first_admin_is_made_once(url: String) {
    let store = Store::open(&url).await.unwrap();
    let first = store.set_up_token(NOON.plus(60)).await.unwrap().unwrap();
    let token = store.set_up_token(NOON.plus(60)).await.unwrap().unwrap();
    let set_up = async |token: &Token, password: &str, at: Moment| {
        store.set_up(token, "ruiz", password, &person(at)).await
    };
    assert_eq!(set_up(&first, PASSWORD, NOON).await, Err(NotChanged::SetUp));
    assert_eq!(
        set_up(&token, PASSWORD, NOON.plus(60)).await,
        Err(NotChanged::SetUp)
    );
    assert_eq!(
        set_up(&token, "short", NOON).await,
        Err(NotChanged::Password)
    );
    assert_eq!(set_up(&token, PASSWORD, NOON).await, Ok(()));
    assert_eq!(set_up(&token, PASSWORD, NOON).await, Err(NotChanged::SetUp));
    assert_eq!(store.set_up_token(NOON.plus(60)).await, Ok(None));
}

async fn sign_ins_last_until_they_end(url: String) {
    let store = with_admin(&url).await;
    let by = clinician("ruiz", NOON);
    let token = signed_in(&store, NOON).await;
    assert!(
        store
            .signed_in(&token, NOON.plus(3_599))
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(store.signed_in(&token, NOON.plus(3_600)).await, Ok(None));
    assert_eq!(
        store.signed_in(&Token::held_out("forged"), NOON).await,
        Ok(None)
    );

    assert_eq!(store.sign_out(&token, NOON).await, Ok(true));
    assert_eq!(store.signed_in(&token, NOON).await, Ok(None));
    assert_eq!(store.sign_out(&token, NOON).await, Ok(false));

    let token = signed_in(&store, NOON).await;
    store
        .add_account("okafor", PASSWORD, Role::Admin, &by)
        .await
        .unwrap();
    store.set_role("ruiz", Role::Viewer, &by).await.unwrap();
    let account = store.signed_in(&token, NOON).await.unwrap().unwrap();
    assert_eq!(account.role, Role::Viewer);
    store
        .set_password("ruiz", "another long password", &by)
        .await
        .unwrap();
    assert_eq!(store.signed_in(&token, NOON).await, Ok(None));
    assert_eq!(
        sign_in(&store, "ruiz", PASSWORD, None, NOON).await,
        SignedIn::Refused
    );
    store.remove_account("ruiz", &by).await.unwrap();
    let refused = sign_in(&store, "ruiz", "another long password", None, NOON).await;
    assert_eq!(refused, SignedIn::Refused);
}

async fn wrong_tries_shut_a_name_for_a_while(url: String) {
    let store = with_admin(&url).await;
    // Whether or not there is such an account.
    for name in ["ruiz", "nobody"] {
        for _ in 0..5 {
            let refused = sign_in(&store, name, "not the password", None, NOON).await;
            assert_eq!(refused, SignedIn::Refused);
        }
        let until = NOON.plus(60);
        let shut = sign_in(&store, name, PASSWORD, None, NOON.plus(59)).await;
        assert_eq!(shut, SignedIn::Shut { until });
    }
    signed_in(&store, NOON.plus(60)).await;
    // What was counted is forgotten.
    for _ in 0..4 {
        sign_in(&store, "ruiz", "not the password", None, NOON.plus(60)).await;
    }
    signed_in(&store, NOON.plus(60)).await;
    // A clock that went back by a day shuts nobody out for a day.
    for _ in 0..5 {
        sign_in(&store, "ruiz", "not the password", None, NOON).await;
    }
    signed_in(&store, NOON.plus_days(-1)).await;
    for name in ["", "a b", "ruiz\n", &"x".repeat(65)] {
        assert_eq!(
            sign_in(&store, name, PASSWORD, None, NOON).await,
            SignedIn::Refused
        );
    }
}

/// Tries a password from a network.
async fn from(store: &Store, network: u32, password: &str, now: Moment) -> SignedIn {
    let network = Some(Ipv4Addr::from(network).into());
    let until = now.plus(3_600);
    let tried = store.sign_in("ruiz", password, None, network, (now, until));
    tried.await.unwrap()
}

async fn who_guesses_shuts_out_themselves(url: String) {
    let store = with_admin(&url).await;
    let is_in = |tried: SignedIn| matches!(tried, SignedIn::In(..));
    assert!(is_in(from(&store, 1, PASSWORD, NOON).await));
    for _ in 0..5 {
        from(&store, 2, "not the password", NOON).await;
    }
    let until = NOON.plus(60);
    assert_eq!(
        from(&store, 2, PASSWORD, NOON).await,
        SignedIn::Shut { until }
    );
    assert!(is_in(from(&store, 1, PASSWORD, NOON).await));
    assert!(is_in(from(&store, 3, PASSWORD, NOON).await));
    // From many networks at once, all that are strange are shut, and no other.
    for network in 100..130 {
        from(&store, network, "not the password", NOON).await;
    }
    let shut = from(&store, 4, PASSWORD, NOON).await;
    assert!(matches!(shut, SignedIn::Shut { .. }), "{shut:?}");
    assert!(is_in(from(&store, 1, PASSWORD, NOON).await));
    // Whoever shares the network keeps nobody out for more than a minute.
    for minute in 0..20 {
        from(&store, 1, "not the password", NOON.plus(minute * 61)).await;
    }
    assert!(is_in(from(&store, 1, PASSWORD, NOON.plus(20 * 61)).await));
}

async fn wrong_tries_are_remembered_for_a_day(url: String) {
    let store = with_admin(&url).await;
    let wrong = async |now| sign_in(&store, "ruiz", "not the password", None, now).await;
    for _ in 0..4 {
        wrong(NOON).await;
    }
    let later = NOON.plus(3_600);
    store.erase_expired(&person(later)).await.unwrap();
    wrong(later).await;
    let shut = sign_in(&store, "ruiz", PASSWORD, None, later).await;
    assert!(matches!(shut, SignedIn::Shut { .. }), "{shut:?}");
    // One try an hour does not keep it shut: what was wrong a day ago is forgotten.
    let next_day = later.plus_days(1);
    assert_eq!(wrong(next_day).await, SignedIn::Refused);
    signed_in(&store, next_day).await;
}

async fn a_second_factor_is_given_once(url: String) {
    let store = with_admin(&url).await;
    let by = clinician("ruiz", NOON);
    let give =
        async |shared: Option<&Authenticator>| store.set_second_factor("ruiz", shared, &by).await;
    let (one, other) = (Authenticator::new().unwrap(), Authenticator::new().unwrap());
    assert_eq!(give(Some(&one)).await, Ok(()));
    assert_eq!(give(Some(&other)).await, Err(NotChanged::SecondFactor));
    let code = one.code(NOON);
    let tried = sign_in(&store, "ruiz", PASSWORD, Some(&code), NOON).await;
    assert!(matches!(tried, SignedIn::In(..)), "{tried:?}");
    assert_eq!(give(None).await, Ok(()));
    assert_eq!(give(Some(&other)).await, Ok(()));
}

async fn a_second_factor_is_needed_and_counts_once(url: String) {
    let store = with_admin(&url).await;
    let by = clinician("ruiz", NOON);
    let shared = Authenticator::new().unwrap();
    store
        .set_second_factor("ruiz", Some(&shared), &by)
        .await
        .unwrap();
    assert!(store.accounts().await.unwrap()[0].second_factor);
    let code = shared.code(NOON);
    let try_code = async |code: Option<&str>| sign_in(&store, "ruiz", PASSWORD, code, NOON).await;
    assert_eq!(try_code(None).await, SignedIn::CodeNeeded);
    assert_eq!(try_code(Some("00000")).await, SignedIn::Refused);
    assert!(matches!(try_code(Some(&code)).await, SignedIn::In(..)));
    assert_eq!(try_code(Some(&code)).await, SignedIn::Refused);
    let earlier = shared.code(NOON.plus(-30));
    assert_eq!(try_code(Some(&earlier)).await, SignedIn::Refused);
    let next = shared.code(NOON.plus(30));
    assert!(matches!(try_code(Some(&next)).await, SignedIn::In(..)));
    store.set_second_factor("ruiz", None, &by).await.unwrap();
    signed_in(&store, NOON).await;
}

async fn the_last_admin_stays(url: String) {
    let store = with_admin(&url).await;
    let by = clinician("ruiz", NOON);
    assert_eq!(
        store.set_role("ruiz", Role::Lead, &by).await,
        Err(NotChanged::LastAdmin)
    );
    assert_eq!(
        store.remove_account("ruiz", &by).await,
        Err(NotChanged::LastAdmin)
    );
    let add = async |name: &str, role| store.add_account(name, PASSWORD, role, &by).await;
    assert_eq!(add("ruiz", Role::Viewer).await, Err(NotChanged::Taken));
    assert_eq!(add("ru iz", Role::Viewer).await, Err(NotChanged::Name));
    assert_eq!(add("okafor", Role::Admin).await, Ok(()));
    assert_eq!(store.set_role("ruiz", Role::Lead, &by).await, Ok(()));
    assert_eq!(
        store.remove_account("nobody", &by).await,
        Err(NotChanged::NoAccount)
    );
    let accounts = store.accounts().await.unwrap();
    let roles: Vec<_> = accounts
        .iter()
        .map(|account| (account.name.as_str(), account.role))
        .collect();
    assert_eq!(roles, [("okafor", Role::Admin), ("ruiz", Role::Lead)]);
}

async fn keys_open_what_they_name(url: String) {
    let store = Store::open(&url).await.unwrap();
    let by = clinician("ruiz", NOON);
    let key = Key {
        name: "portal".to_owned(),
        scopes: vec!["cases.read".to_owned(), "cases.write".to_owned()],
        until: Some(NOON.plus(60)),
    };
    let token = store.add_key(key.clone(), &by).await.unwrap().unwrap();
    assert_eq!(store.add_key(key.clone(), &by).await, Ok(None));
    assert_eq!(store.key(&token, NOON).await, Ok(Some(key.clone())));
    assert_eq!(store.key(&token, NOON.plus(60)).await, Ok(None));
    assert_eq!(store.key(&Token::held_out("forged"), NOON).await, Ok(None));
    assert_eq!(store.keys().await, Ok(vec![key]));
    assert_eq!(store.remove_key("portal", &by).await, Ok(true));
    assert_eq!(store.key(&token, NOON).await, Ok(None));
    assert_eq!(store.remove_key("portal", &by).await, Ok(false));
}

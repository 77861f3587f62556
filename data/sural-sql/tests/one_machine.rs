//! What SQL says of cases is what the decision says of each by itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

mod people;

use datafusion::arrow::array::AsArray;
use datafusion::arrow::datatypes::Int64Type;
use datafusion::prelude::SessionContext;
use sural_decision::Answers;
use sural_sql::assess::Content;

use people::Counts;

async fn asked(session: &SessionContext, query: &str) -> Counts {
    let batches = session.sql(query).await.unwrap().collect().await.unwrap();
    let rows = batches.iter().flat_map(|batch| {
        let names = batch.column(0).as_string::<i32>().iter();
        let counts = batch.column(1).as_primitive::<Int64Type>().values().iter();
        names
            .map(|name| name.unwrap().to_owned())
            .zip(counts.copied())
    });
    rows.collect()
}

async fn refused(session: &SessionContext, query: &str) -> String {
    session.sql(query).await.err().unwrap().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_and_a_function_say_what_the_decision_says() {
    let decision = sural_load::decision(None).unwrap();
    let folder = std::env::temp_dir().join(format!("sural-sql-{}", std::process::id()));
    let people = people::write(&decision, 2_000, 3, &folder);
    let expected = people::counts(&decision, &people);
    let session = sural_sql::session(&Content::load(None).unwrap(), None)
        .await
        .unwrap();
    let cases = folder.display();

    let table = format!(
        "select disposition, count(*) from sural('{cases}/') group by disposition order by disposition"
    );
    assert_eq!(asked(&session, &table).await, expected);

    // Columns of cases stand beside those of outcomes.
    let even = people.iter().step_by(2).cloned().collect::<Vec<_>>();
    let half = format!(
        "select disposition, count(*) from sural('{cases}/') where person % 2 = 0 group by disposition order by disposition"
    );
    assert_eq!(
        asked(&session, &half).await,
        people::counts(&decision, &even)
    );
    let several = format!(
        "explain select disposition, settled, rules from sural('{cases}/') where person < 100"
    );
    let plan = session
        .sql(&several)
        .await
        .unwrap()
        .to_string()
        .await
        .unwrap();
    let physical = plan.split("physical_plan").nth(1).unwrap();
    assert_eq!(physical.matches("sural_assess(").count(), 1, "{physical}");

    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn one_case_can_be_asked_in_a_query() {
    let session = sural_sql::session(&Content::load(None).unwrap(), None)
        .await
        .unwrap();
    let decision = sural_load::decision(None).unwrap();
    let said = sural_case::answer::one(decision.module(), "pop_kick", &"yes_calf".into());
    let mut answers = Answers::none(decision.module());
    answers.set(said.clone().unwrap().0, Some(said.unwrap().1));
    let [(disposition, _)] = &people::counts(&decision, &[answers])[..] else {
        panic!("one person has one disposition")
    };
    let query = "select sural_assess(named_struct('pop_kick', 'yes_calf'))['disposition'], 1";
    assert_eq!(asked(&session, query).await, [(disposition.clone(), 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_before_anything_runs() {
    let session = sural_sql::session(&Content::load(None).unwrap(), None)
        .await
        .unwrap();
    let near = "select sural_assess(named_struct('pop_kik', 'yes'))";
    assert!(
        refused(&session, near)
            .await
            .contains("did you mean `pop_kick`")
    );
    let none = "select sural_assess(1)";
    assert!(
        refused(&session, none)
            .await
            .contains("takes a struct of findings")
    );
    let nothing = "select * from sural(1)";
    assert!(
        refused(&session, nothing)
            .await
            .contains("the path of a file or folder")
    );
    let unread = "select * from sural('cases.xls')";
    assert!(refused(&session, unread).await.contains("ends in none of"));
}

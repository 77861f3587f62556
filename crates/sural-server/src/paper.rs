//! What people take along: the letter of a referral, on what paper, and a case as a file.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sural_case::log::Case;
use sural_decision::consultation::DueReferral;
use sural_pdf::Paper;
use sural_render::consultation::{Chart, Letter, letter};
use sural_render::document::Document;
use sural_render::words::Words;

use crate::fault::Fault;

/// What printers in the region hold.
pub(crate) fn size(words: &Words<'_>) -> Paper {
    match words.region().id.as_str() {
        "us" | "ca" => Paper::Letter,
        _ => Paper::A4,
    }
}

/// The letter of a referral, from somebody about a person, both as they are to be written. None if the case does not
/// make this referral.
pub(crate) fn referral(
    chart: &Chart<'_>,
    name: &str,
    from: String,
    person: String,
) -> Option<(DueReferral, Document)> {
    let referrals = &chart.decision.module().referrals;
    let mut made = chart.reading.consultation.referrals.iter();
    let due = made.find(|due| {
        let referral = referrals.get(due.referral.index());
        referral.is_some_and(|it| it.id == name)
    })?;
    let date = chart.clock.date(chart.clock.now);
    let carried = Letter { from, date, person };
    Some((due.clone(), letter(chart, due, &carried)?))
}

/// A case as a case file, to be kept.
///
/// # Errors
/// Never for a case that was kept.
pub(crate) fn case_file(case: &Case) -> Result<Response, Fault> {
    let text = case.write().map_err(|why| {
        tracing::error!(%why, "case");
        Fault::Failed
    })?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"case.json\""),
    ];
    Ok((headers, text).into_response())
}

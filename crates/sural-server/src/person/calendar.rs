//! The day to look again as an entry for a calendar (RFC 5545). It says nothing of whom or what.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sural_content::module::Disposition;
use sural_store::Moment;

use crate::fault::Fault;
use crate::guard::Asking;
use crate::person::advice::given;
use crate::visit::{Visit, day};

/// The day to look again, for a calendar.
pub(crate) async fn show_it(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let disposition = given(&visit)?.ok_or(Fault::NotFound)?;
    let (from, on) = days(&visit, disposition).ok_or(Fault::NotFound)?;
    let title = visit.words()?.phrases().web_calendar_title();
    let headers = [
        (CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"sural.ics\""),
    ];
    Ok((headers, entry(from, on, &title)).into_response())
}

/// When was last answered, and when to look again; none where the content names no day.
fn days(visit: &Visit<'_>, disposition: &Disposition) -> Option<(Moment, Moment)> {
    let last = visit.case.events.last()?;
    let from = last.at.parse::<Moment>().ok()?;
    Some((from, from.plus_days(disposition.again?.into())))
}

fn entry(from: Moment, on: Moment, title: &str) -> String {
    let stamp = from.to_string().replace(['-', ':'], "");
    let date = day(on).replace('-', "");
    let title = escaped(title);
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sural//Sural//EN",
        "BEGIN:VEVENT",
        &format!("UID:{stamp}-{date}@sural"),
        &format!("DTSTAMP:{stamp}"),
        &format!("DTSTART;VALUE=DATE:{date}"),
        &format!("SUMMARY:{title}"),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        &format!("DESCRIPTION:{title}"),
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    .join("\r\n")
}

/// A text as a calendar reads it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

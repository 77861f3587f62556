//! The advice: where, how soon, why, what to do until then, and what should bring the person back.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sural_content::module::Disposition;
use sural_decision::Assessment;
use sural_render::advice::Advice;
use sural_render::document::{Part, Section};

use crate::app::App;
use crate::cookies::Cookie;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::{Asking, Here};
use crate::paper;
use crate::person::link::{code, private};
use crate::person::shell::{Call, Plain, Shell, go, show};
use crate::visit::{Place, Visit};

#[derive(Template)]
#[template(path = "advice.html")]
struct Page {
    shell: Shell,
    /// The sentence with the number to call; of an emergency that the title names, the title.
    call: Call,
    /// The title is the call.
    is_call: bool,
    /// How urgent it is, for the look alone.
    acuity: u32,
    advice: Advice,
    /// How today compares with last time, where they were asked again.
    compared: Section,
    settled: bool,
    /// There is a day to look again.
    has_day: bool,
    /// The private link as a code for cameras, where the case is kept.
    code: Option<(usize, String)>,
    /// The language of what is for the doctor.
    clinical: String,
    /// The case is kept, and has a private link.
    kept: bool,
}

/// Shows the advice.
pub(crate) async fn show_it(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    if visit.is_outdated() {
        return Ok(go("/answers"));
    }
    let Some((assessment, advice)) = advice(&visit)? else {
        return Ok(go("/question"));
    };
    app.metrics().advised();
    let words = visit.words()?;
    let say = words.phrases();
    let dispositions = &visit.module().dispositions;
    let given = dispositions.get(assessment.disposition.index());
    let is_call = advice.emergency.is_none();
    let title = advice.title.clone();
    let page = Page {
        call: match is_call {
            true => Call::of(&words, |_| title),
            false => Call::of(&words, |number| say.emergency(number)),
        },
        is_call,
        has_day: given.is_some_and(|given| given.again.is_some()),
        code: visit
            .place
            .stored()
            .ok()
            .and_then(|(_, token, _)| code(&private(&app, &headers, token))),
        acuity: given.map_or(1, |given| given.acuity),
        settled: assessment.settled,
        clinical: words.authored().module().language.clone(),
        kept: matches!(visit.place, Place::Stored { .. }),
        compared: compared(&visit, &assessment)?,
        advice,
        shell: Shell::of(&app, &here, say, visit.edition),
    };
    show(StatusCode::OK, &page)
}

/// What the answers come to, in words; none while they do not fit together.
fn advice(visit: &Visit<'_>) -> Result<Option<(Assessment, Advice)>, Fault> {
    let (decision, words) = (&visit.edition.decision, visit.words()?);
    let assessment = decision.assess(&decision.implied(visit.answers()));
    Ok(assessment.ok().map(|assessment| {
        let advice = Advice::of(decision, &words, visit.answers(), &assessment);
        (assessment, advice)
    }))
}

/// The disposition that is given; none while the answers do not fit together.
pub(super) fn given<'a>(visit: &Visit<'a>) -> Result<Option<&'a Disposition>, Fault> {
    let given = advice(visit)?.map(|(assessment, _)| assessment.disposition);
    let dispositions = &visit.module().dispositions;
    Ok(given.and_then(|given| dispositions.get(given.index())))
}

/// How today compares with last time; nothing where they are asked for the first time.
fn compared(visit: &Visit<'_>, assessment: &Assessment) -> Result<Section, Fault> {
    let (decision, words) = (&visit.edition.decision, visit.words()?);
    let last = visit.last_time();
    let compared = last.map(|last| last.compared(decision, &words, visit.answers(), assessment));
    Ok(compared.unwrap_or_default())
}

/// The advice as a paper.
pub(crate) async fn pdf(Asking { app, here, headers }: Asking) -> Result<Response, Fault> {
    let visit = Visit::of(&app, &here, &headers).await?;
    let Some((assessment, advice)) = advice(&visit)? else {
        return Ok(go("/question"));
    };
    let words = visit.words()?;
    let mut document = advice.document(&words);
    let compared = compared(&visit, &assessment)?;
    document
        .sections
        .extend(Some(compared).filter(|compared| !compared.parts.is_empty()));
    let pdf = sural_pdf::write(&document, paper::size(&words)).map_err(|why| {
        tracing::error!(%why, "paper");
        Fault::Failed
    })?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CONTENT_DISPOSITION, "inline; filename=\"sural.pdf\""),
    ];
    Ok((headers, pdf).into_response())
}

/// Has the browser forget the case. What is kept in the store stays, and the private link opens it.
pub(crate) async fn finish(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    Extension(form): Extension<Form>,
) -> Result<Response, Fault> {
    form.finish()?;
    let edition = app.edition(&here.language).ok_or(Fault::Failed)?;
    let say = edition.phrases();
    let page = Plain {
        title: say.web_forgotten(),
        about: say.web_forgotten_about(),
        shell: Shell::of(&app, &here, say, edition),
    };
    let mut response = show(StatusCode::OK, &page)?;
    Cookie::Case.forget(app.settings(), &mut response);
    Ok(response)
}

//! What follows from answers of which nothing is kept.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sural_case::answer::{self, unknown};
use sural_case::log::Content;
use sural_content::module::{CauseId, FindingId, Module, Rest};
use sural_decision::{Answers, Assessment, Decision};
use sural_render::explain::{Question, Reader, Teller};
use sural_render::words::Words;
use sural_wire::AssessmentJson;
use sural_wire::answers::{completed, from_object};
use sural_wire::explanation::{everything, explanation};
use sural_wire::questions::{FindingJson, PageJson};
use tokio::task::spawn_blocking;

use super::body::{Json, Sent};
use super::problem::Problem;
use crate::app::{App, Edition};

/// Whose words, and in which language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) region: Option<String>,
    pub(super) language: Option<String>,
}

impl Told {
    /// The content and the words asked for.
    pub(super) fn words<'a>(&self, app: &'a App) -> Result<(&'a Edition, Words<'a>), Problem> {
        words(app, self.language.as_deref(), self.region.as_deref())
    }
}

/// How findings without an answer are taken, as by `sural assess --unknown`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Unknown {
    #[default]
    Unasked,
    No,
    NotSure,
}

impl From<Unknown> for Rest {
    fn from(unknown: Unknown) -> Self {
        match unknown {
            Unknown::Unasked => Self::Unasked,
            Unknown::No => Self::No,
            Unknown::NotSure => Self::NotSure,
        }
    }
}

/// Answers, and how they are told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    answers: Map<String, Value>,
    region: Option<String>,
    language: Option<String>,
    #[serde(default)]
    unknown: Unknown,
}

/// Answers, and what is to be explained beside the advice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Why {
    answers: Map<String, Value>,
    region: Option<String>,
    language: Option<String>,
    #[serde(default)]
    unknown: Unknown,
    #[serde(default)]
    causes: Vec<String>,
    #[serde(default)]
    findings: Vec<String>,
}

/// What there is to ask, and in whose words it can be told.
#[derive(Debug, Serialize)]
pub(super) struct ContentJson {
    content: Content,
    title: String,
    languages: Vec<String>,
    regions: Vec<NamedJson>,
    dispositions: Vec<DispositionJson>,
    findings: Vec<FindingJson>,
    pages: Vec<Vec<String>>,
}

#[derive(Debug, Serialize)]
struct NamedJson {
    id: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct DispositionJson {
    id: String,
    acuity: u32,
    title: String,
}

/// What comes next.
#[derive(Debug, Serialize)]
pub(super) struct NextJson {
    assessment: AssessmentJson,
    /// None once no answer can change the advice.
    next: Option<PageJson>,
}

/// `GET /content`
pub(super) async fn content(
    State(app): State<App>,
    Query(told): Query<Told>,
) -> Result<Json<ContentJson>, Problem> {
    let (edition, words) = told.words(&app)?;
    let module = edition.decision.module();
    let ids = (0..module.findings.len() as u32).map(FindingId);
    let id = |finding: &FindingId| Some(module.findings.get(finding.index())?.id.clone());
    let pages = edition.decision.pages();
    Ok(Json(ContentJson {
        content: Content::of(module),
        title: module.title.clone(),
        languages: app
            .editions()
            .iter()
            .map(|edition| edition.decision.module().language.clone())
            .collect(),
        regions: module
            .regions
            .iter()
            .map(|region| NamedJson {
                id: region.id.clone(),
                name: region.name.clone(),
            })
            .collect(),
        dispositions: module
            .dispositions
            .iter()
            .map(|disposition| DispositionJson {
                id: disposition.id.clone(),
                acuity: disposition.acuity,
                title: words.fill(&disposition.title),
            })
            .collect(),
        findings: ids.filter_map(|id| FindingJson::of(&words, id)).collect(),
        pages: pages
            .map(|page| page.findings.iter().filter_map(id).collect())
            .collect(),
    }))
}

/// `POST /assess`
pub(super) async fn assess(
    State(app): State<App>,
    Sent { value: given, .. }: Sent<Given>,
) -> Result<Json<AssessmentJson>, Problem> {
    let (edition, words) = words(&app, given.language.as_deref(), given.region.as_deref())?;
    let answers = answers(edition, &given.answers, given.unknown)?;
    let words = words.told_to(&answers);
    let assessment = assessed(&edition.decision, &answers)?;
    let json = AssessmentJson::of(&edition.decision, &words, &answers, &assessment);
    Ok(Json(json))
}

/// `POST /next`
pub(super) async fn next(
    State(app): State<App>,
    Sent { value: given, .. }: Sent<Given>,
) -> Result<Json<NextJson>, Problem> {
    let (edition, words) = words(&app, given.language.as_deref(), given.region.as_deref())?;
    let answers = answers(edition, &given.answers, given.unknown)?;
    let words = words.told_to(&answers);
    let assessment = assessed(&edition.decision, &answers)?;
    let next = assessment.next.as_ref();
    Ok(Json(NextJson {
        next: next.map(|page| PageJson::of(&words, page)),
        assessment: AssessmentJson::of(&edition.decision, &words, &answers, &assessment),
    }))
}

/// `POST /explain`
pub(super) async fn explain(
    State(app): State<App>,
    Sent { value: why, .. }: Sent<Why>,
) -> Result<Json<Value>, Problem> {
    // It takes longer than to assess, and others wait meanwhile.
    beside(move || {
        let (edition, words) = words(&app, why.language.as_deref(), why.region.as_deref())?;
        let answers = answers(edition, &why.answers, why.unknown)?;
        let module = edition.decision.module();
        let questions = questions(module, &why.causes, &why.findings)?;
        explained(edition, words, &answers, questions).map(Json)
    })
    .await
}

/// Does something that takes a while where nobody waits for it.
pub(super) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let done = spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(Problem::of(StatusCode::INTERNAL_SERVER_ERROR)))
}

/// What is explained of answers; without questions, everything.
pub(super) fn explained(
    edition: &Edition,
    words: Words<'_>,
    answers: &Answers,
    mut questions: Vec<Question>,
) -> Result<Value, Problem> {
    let decision = &edition.decision;
    let words = words.told_to(answers);
    let assessment = assessed(decision, answers)?;
    if questions.is_empty() {
        questions = everything(decision.module(), answers, &assessment);
    }
    let found = decision.explain(answers);
    let found = found.ok_or_else(|| Problem::contradiction(Vec::new()))?;
    let teller = Teller {
        decision,
        words: &words,
        answers,
        assessment: &assessment,
        explanation: &found,
        reader: Reader::Clinician,
    };
    Ok(explanation(&teller, &questions))
}

fn questions(
    module: &Module,
    causes: &[String],
    findings: &[String],
) -> Result<Vec<Question>, Problem> {
    let named = |what: &str, name: &String, known: Vec<&str>| {
        let place = known.iter().position(|id| id == name);
        place.ok_or_else(|| unknown(what, name, known.into_iter(), ""))
    };
    let causes = causes.iter().map(|name| {
        let known = module.causes.iter().map(|it| it.id.as_str()).collect();
        named("cause", name, known).map(|at| Question::Cause(CauseId(at as u32)))
    });
    let findings = findings.iter().map(|name| {
        let known = module.findings.iter().map(|it| it.id.as_str()).collect();
        named("finding", name, known).map(|at| Question::Finding(FindingId(at as u32)))
    });
    let questions = causes.chain(findings).collect::<Result<_, _>>();
    questions.map_err(|why| Problem::not_understood(vec![why]))
}

fn answers(
    edition: &Edition,
    given: &Map<String, Value>,
    unknown: Unknown,
) -> Result<Answers, Problem> {
    let decision = &edition.decision;
    let answers = from_object(decision.module(), given);
    let answers = answers.and_then(|answers| completed(decision, answers, unknown.into()));
    answers.map_err(Problem::not_understood)
}

pub(super) fn assessed(decision: &Decision, answers: &Answers) -> Result<Assessment, Problem> {
    decision.assess(answers).map_err(|conflicts| {
        let errors = answer::conflicting(decision.module(), answers, &conflicts);
        Problem::not_understood(errors)
    })
}

/// The content in a language and the words of a region; those of the content where nothing is asked for.
pub(super) fn words<'a>(
    app: &'a App,
    language: Option<&str>,
    region: Option<&str>,
) -> Result<(&'a Edition, Words<'a>), Problem> {
    let edition = match language {
        Some(tag) => app.edition(tag),
        None => app.editions().first(),
    };
    let edition = edition.ok_or_else(|| {
        let spoken = app.editions().iter();
        let spoken = spoken.map(|edition| edition.decision.module().language.as_str());
        let tag = language.unwrap_or_default();
        Problem::not_understood(vec![unknown("language", tag, spoken, "")])
    })?;
    let module = edition.decision.module();
    let words = Words::of(module, region).ok_or_else(|| {
        let known = module.regions.iter().map(|region| region.id.as_str());
        let name = region.unwrap_or_default();
        Problem::not_understood(vec![unknown("region", name, known, "")])
    })?;
    Ok((edition, words))
}

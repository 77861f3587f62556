//! The JSON of an assessment.

use serde::Serialize;
use sural_content::module::{CauseGroup, Citation, Module, RuleId};
use sural_decision::causes::{CauseRank, Strength};
use sural_decision::{Answers, Assessment, Decision};

use sural_render::safety::{self, Group};
use sural_render::words::Words;

/// `sural assess --format json`
#[derive(Debug, Serialize)]
pub struct AssessmentJson {
    module: ModuleJson,
    disposition: DispositionJson,
    red_flags: Vec<String>,
    reasons: Vec<ReasonJson>,
    cause_group: GroupJson,
    causes: Vec<CauseJson>,
    see: SeeJson,
    care_advice: Vec<String>,
    safety_net: Vec<SafetyNetJson>,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ModuleJson {
    id: String,
    version: String,
    hash: String,
}

#[derive(Debug, Serialize)]
struct DispositionJson {
    id: String,
    acuity: u32,
    title: String,
    settled: bool,
    could_become: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct ReasonJson {
    rule: String,
    because: String,
    citations: Vec<String>,
}

#[derive(Debug, Serialize)]
struct GroupJson {
    id: &'static str,
}

#[derive(Debug, Serialize)]
struct CauseJson {
    id: String,
    group: &'static str,
    strength: &'static str,
    title: String,
}

#[derive(Debug, Serialize)]
struct SeeJson {
    first: String,
    specialist: Option<String>,
}

#[derive(Debug, Serialize)]
struct SafetyNetJson {
    r#if: String,
    then: String,
}

/// How many causes are listed even if little speaks for them.
const LEAST_CAUSES: usize = 3;

impl AssessmentJson {
    /// The wire form of an assessment, in the words of a region.
    pub fn of(
        decision: &Decision,
        words: &Words<'_>,
        answers: &Answers,
        assessment: &Assessment,
    ) -> Self {
        let module = words.module();
        let service = |id: sural_content::module::ServiceId| {
            module
                .services
                .get(id.index())
                .map(|service| service.id.clone())
                .unwrap_or_default()
        };
        Self {
            module: self::module(module),
            disposition: disposition(module, words, assessment),
            red_flags: assessment
                .red_flags
                .iter()
                .filter_map(|rule| module.rules.get(rule.index()))
                .map(|rule| rule.id.clone())
                .collect(),
            reasons: assessment
                .reasons
                .iter()
                .filter_map(|rule| reason(module, words, *rule))
                .collect(),
            cause_group: GroupJson {
                id: assessment
                    .cause_group
                    .map_or("undetermined", CauseGroup::id),
            },
            causes: assessment
                .causes
                .iter()
                .enumerate()
                .filter(|(index, rank)| shown(*index, rank))
                .filter_map(|(_, rank)| cause(module, rank))
                .collect(),
            see: SeeJson {
                first: service(assessment.first),
                specialist: assessment.specialist.map(service),
            },
            care_advice: assessment
                .care
                .iter()
                .filter_map(|care| module.care.get(care.index()))
                .flat_map(|care| care.say.iter().map(|say| words.fill(say)))
                .collect(),
            safety_net: safety::net(decision, words, answers, assessment)
                .into_iter()
                .flat_map(|group| safety_net(module, group))
                .collect(),
            next: assessment.next.as_ref().and_then(|page| next(module, page)),
        }
    }
}

pub(crate) fn module(module: &Module) -> ModuleJson {
    ModuleJson {
        id: module.id.clone(),
        version: module.version.clone(),
        hash: module.hash.clone(),
    }
}

fn shown(index: usize, rank: &CauseRank) -> bool {
    index < LEAST_CAUSES || rank.strength >= Strength::Possible
}

fn disposition(module: &Module, words: &Words<'_>, assessment: &Assessment) -> DispositionJson {
    let content = module.dispositions.get(assessment.disposition.index());
    let could_become = module
        .dispositions
        .get(assessment.could_become.index())
        .map(|disposition| disposition.id.clone());
    DispositionJson {
        id: content
            .map(|disposition| disposition.id.clone())
            .unwrap_or_default(),
        acuity: content.map_or(0, |disposition| disposition.acuity),
        title: content
            .map(|disposition| words.fill(&disposition.title))
            .unwrap_or_default(),
        settled: assessment.settled,
        could_become: could_become.unwrap_or_default(),
    }
}

pub(crate) fn reason(module: &Module, words: &Words<'_>, rule: RuleId) -> Option<ReasonJson> {
    let rule = module.rules.get(rule.index())?;
    let citation = |citation: &Citation| {
        let reference = module.references.get(citation.reference.index())?;
        Some(
            format!("{} {}", reference.id, citation.locator)
                .trim_end()
                .to_owned(),
        )
    };
    Some(ReasonJson {
        rule: rule.id.clone(),
        because: words.fill(&rule.because),
        citations: rule.citations.iter().filter_map(citation).collect(),
    })
}

fn cause(module: &Module, rank: &CauseRank) -> Option<CauseJson> {
    let cause = module.causes.get(rank.cause.index())?;
    Some(CauseJson {
        id: cause.id.clone(),
        group: cause.group.id(),
        strength: strength_id(rank.strength),
        title: cause.title.clone(),
    })
}

fn safety_net(module: &Module, group: Group) -> impl Iterator<Item = SafetyNetJson> {
    let then = module
        .dispositions
        .get(group.disposition.index())
        .map(|disposition| disposition.id.clone())
        .unwrap_or_default();
    group.signs.into_iter().map(move |sign| SafetyNetJson {
        r#if: sign,
        then: then.clone(),
    })
}

fn next(module: &Module, page: &sural_decision::interview::Page) -> Option<String> {
    match page.screen {
        Some(screen) => module.screens.get(screen).map(|screen| screen.id.clone()),
        None => page
            .findings
            .first()
            .and_then(|finding| module.findings.get(finding.index()))
            .map(|finding| finding.id.clone()),
    }
}

/// The id of a strength.
pub fn strength_id(strength: Strength) -> &'static str {
    match strength {
        Strength::Likely => "likely",
        Strength::Possible => "possible",
        Strength::LessLikely => "less_likely",
    }
}

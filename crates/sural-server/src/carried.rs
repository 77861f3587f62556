//! A case of which nothing is kept: its log, short enough for a cookie that is gone when the browser is closed.
//!
//! Form: `FORM.CONTENT.REGION.SECONDS_ANSWERS.SECONDS_ANSWERS…`, times since 1970, answers joined by `_`, each the
//! number of its finding, a letter for the kind of answer, and what was answered. Findings are counted as the content
//! counts them, so a log is read under the very content it was written under, and under no other.

use sural_case::answer;
use sural_case::log::{Case, Content, Event, Role, Seen, Who};
use sural_case::moment::Moment;
use sural_content::module::{Answer, FindingId, Module};

/// The first letter of a log that is carried.
const FORM: &str = "n";
/// How much of the content's hash tells versions apart.
const HASH: usize = 12;

/// The longest log that a browser is asked to carry: browsers refuse cookies over 4096 bytes.
pub(crate) const MOST: usize = 3800;

/// The log as the browser carries it.
pub(crate) fn write(module: &Module, case: &Case) -> String {
    let region = case.region.as_deref().unwrap_or_default();
    let events = case.events.iter().map(|event| {
        let at = event.at.parse().unwrap_or(Moment(0));
        let seen = event.observed.iter();
        let answers = seen.filter_map(|seen| written(module, seen));
        format!(".{}_{}", at.0, answers.collect::<Vec<_>>().join("_"))
    });
    let hash = module.hash.get(..HASH).unwrap_or_default();
    format!("{FORM}.{hash}.{region}{}", events.collect::<String>())
}

/// What a browser carries, read under the content that it was written under; none if it is of another or no log.
pub(crate) fn read(module: &Module, text: &str) -> Option<Case> {
    let mut parts = text.split('.');
    let form = parts.next()?;
    let hash = parts.next()?;
    let region = parts.next()?;
    if form != FORM || !module.hash.starts_with(hash) || hash.len() != HASH {
        return None;
    }
    let mut case = Case::new(FORM.to_owned());
    case.region = Some(region.to_owned());
    for part in parts {
        case.add(event(module, part)?).ok()?;
    }
    Some(case)
}

/// Text of this form, of whatever content.
pub(crate) fn is_carried(text: &str) -> bool {
    text.split('.').next() == Some(FORM)
}

fn event(module: &Module, text: &str) -> Option<Event> {
    let (at, answers) = text.split_once('_')?;
    let answers = answers.split('_').filter(|text| !text.is_empty());
    let observed = answers.map(|text| seen(module, text));
    Some(Event {
        at: Moment(at.parse().ok()?).to_string(),
        by: Who {
            role: Role::Patient,
            name: None,
        },
        content: Content::of(module),
        observed: observed.collect::<Option<_>>()?,
        decided: Vec::new(),
    })
}

fn written(module: &Module, seen: &Seen) -> Option<String> {
    let (id, answer) = answer::one(module, &seen.finding, &seen.answer).ok()?;
    let said = match answer {
        Answer::Option(option) => format!("o{option}"),
        Answer::Options(chosen) => {
            let chosen = chosen.iter().map(ToString::to_string);
            format!("m{}", chosen.collect::<Vec<_>>().join("-"))
        }
        Answer::Number(number) => format!("n{number}"),
        Answer::NotSure => "u".to_owned(),
        Answer::Declined => "d".to_owned(),
        Answer::NotAssessable => "a".to_owned(),
    };
    Some(format!("{}{said}", id.0))
}

fn seen(module: &Module, text: &str) -> Option<Seen> {
    let kind = text.find(|letter: char| letter.is_ascii_lowercase())?;
    let (id, said) = text.split_at_checked(kind)?;
    let id = FindingId(id.parse().ok()?);
    let (kind, said) = said.split_at_checked(1)?;
    let answer = match kind {
        "o" => Answer::Option(said.parse().ok()?),
        "m" => {
            let chosen = said.split('-').filter(|text| !text.is_empty());
            Answer::Options(chosen.map(str::parse).collect::<Result<_, _>>().ok()?)
        }
        "n" => Answer::Number(said.parse().ok()?),
        "u" => Answer::NotSure,
        "d" => Answer::Declined,
        "a" => Answer::NotAssessable,
        _ => return None,
    };
    let finding = module.findings.get(id.index())?;
    let written = answer::to_json(finding, &answer);
    // What the content does not know comes back as something else.
    let same = answer::answer(finding, &written).is_ok_and(|known| known == answer);
    same.then(|| Seen {
        finding: finding.id.clone(),
        side: None,
        answer: written,
        reason: None,
    })
}

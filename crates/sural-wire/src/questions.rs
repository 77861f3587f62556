//! The JSON of what is asked: pages, and the findings on them.

use serde::Serialize;
use serde_json::Value;
use sural_case::answer::to_json;
use sural_content::module::{Answer, Choice, Finding, FindingId, FindingKind, Observer, Unsure};
use sural_decision::interview::Page;
use sural_render::words::Words;

/// What is asked at once.
#[derive(Debug, Serialize)]
pub struct PageJson {
    /// The screen, or the one finding that has a page of its own.
    id: String,
    /// How *none of these* is worded, where one word may answer all.
    none: Option<String>,
    findings: Vec<FindingJson>,
}

/// A finding, and what may be answered to it.
#[derive(Debug, Serialize)]
pub struct FindingJson {
    id: String,
    ask: String,
    help: Option<String>,
    /// `one` or `several` of the options, or a `number`.
    takes: &'static str,
    options: Vec<OptionJson>,
    /// The option that reports nothing abnormal.
    none: Option<String>,
    number: Option<NumberJson>,
    /// *Not sure* may be answered.
    not_sure: bool,
    /// *I would rather not say* may be answered.
    declined: bool,
    /// Who can tell.
    by: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct OptionJson {
    id: String,
    label: String,
}

/// A number as it is written, bounds inclusive.
#[derive(Debug, Serialize)]
struct NumberJson {
    least: Value,
    most: Value,
    decimals: u8,
    unit: String,
}

impl PageJson {
    /// The wire form of a page, in the words of a region.
    #[must_use]
    pub fn of(words: &Words<'_>, page: &Page) -> Self {
        let module = words.module();
        let screen = page.screen.and_then(|screen| module.screens.get(screen));
        let findings = page.findings.iter();
        let findings = findings.filter_map(|&id| FindingJson::of(words, id));
        let findings = findings.collect::<Vec<_>>();
        let own = findings.first().map(|finding| finding.id.clone());
        Self {
            id: screen
                .map(|screen| screen.id.clone())
                .or(own)
                .unwrap_or_default(),
            none: screen
                .and_then(|screen| screen.none.as_ref())
                .map(|none| words.fill(none)),
            findings,
        }
    }
}

impl FindingJson {
    /// The wire form of a finding, in the words of a region.
    #[must_use]
    pub fn of(words: &Words<'_>, id: FindingId) -> Option<Self> {
        let finding = words.module().findings.get(id.index())?;
        let (takes, options, none) = choices(finding);
        Some(Self {
            id: finding.id.clone(),
            ask: words.fill(&finding.ask),
            help: finding.help.as_ref().map(|help| words.fill(help)),
            takes,
            options: options
                .iter()
                .map(|choice| OptionJson {
                    id: choice.id.clone(),
                    label: words.fill(&choice.label),
                })
                .collect(),
            none,
            number: number(finding),
            not_sure: finding.unsure != Unsure::Never,
            declined: finding.may_decline,
            by: finding.observers.iter().map(observer).collect(),
        })
    }
}

/// What is taken, the options, and which of them reports nothing abnormal.
fn choices(finding: &Finding) -> (&'static str, Vec<&Choice>, Option<String>) {
    match &finding.kind {
        FindingKind::One { options, none, .. } => {
            let none = none.and_then(|none| options.get(none));
            let none = none.map(|choice| choice.id.clone());
            ("one", options.iter().collect(), none)
        }
        FindingKind::Several { options, none } => (
            "several",
            options.iter().chain(none).collect(),
            none.as_ref().map(|choice| choice.id.clone()),
        ),
        FindingKind::Number { .. } => ("number", Vec::new(), None),
    }
}

fn number(finding: &Finding) -> Option<NumberJson> {
    match &finding.kind {
        FindingKind::Number {
            low,
            high,
            decimals,
            unit,
        } => Some(NumberJson {
            least: to_json(finding, &Answer::Number(*low)),
            most: to_json(finding, &Answer::Number(*high)),
            decimals: *decimals,
            unit: unit.clone(),
        }),
        _ => None,
    }
}

fn observer(observer: &Observer) -> &'static str {
    match observer {
        Observer::Patient => "patient",
        Observer::Clinician => "clinician",
        Observer::Test => "test",
    }
}

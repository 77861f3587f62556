//! From a file of phrases to a lexicon.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::pattern::{Measure, Pattern, choices, patterns, words};
use super::{Cue, Cues, Lexicon, Phrase, Suggestion, language};
use crate::diagnostic::{Diagnostic, Severity};
use crate::manifest::File;
use crate::module::{Answer, Finding, FindingId, FindingKind, Module};
use crate::report::error;
use crate::span::{Source, Span};
use crate::suggest::instead_of;

/// Words that open a question and propose no answer.
const ASK: &str = "ask";
/// Words that only look like those of the finding.
const NOT: &str = "not";
/// Words that stand for every option with a range, each by the range that it has.
const EACH: &str = "each";

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    long_ago: Vec<Spanned<String>>,
    anywhere: Vec<Spanned<String>>,
    who: Vec<Spanned<String>>,
    by_itself: Vec<Spanned<String>>,
    doubtful: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    right: String,
    rewrite: BTreeMap<String, String>,
    groups: BTreeMap<String, Vec<String>>,
    cues: BTreeMap<Cue, Vec<Spanned<String>>>,
    numbers: BTreeMap<String, u32>,
    moments: BTreeMap<String, u32>,
    units: BTreeMap<Spanned<String>, BTreeMap<String, u32>>,
    ranges: BTreeMap<Spanned<String>, Ranges>,
    findings: BTreeMap<Spanned<String>, RawFinding>,
}

/// By option: what proposes it.
type RawFinding = BTreeMap<String, Vec<Spanned<String>>>;

/// By option: its range in each measure, such as `hours 0-5`.
type Ranges = BTreeMap<String, Vec<String>>;

pub(super) fn read(
    sources: &[Source],
    module: &Module,
    wanted: &str,
) -> (Option<Lexicon>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let found = (0..)
        .zip(sources)
        .find(|(_, source)| language(&source.name) == Some(wanted));
    let lexicon = found.and_then(|(index, source)| {
        let file = File::at(index);
        let raw: Raw = file.parse(&source.text, &mut diagnostics)?;
        let mut reader = Reader {
            file,
            module,
            groups: groups(&raw.groups),
            diagnostics: &mut diagnostics,
        };
        Some(reader.lexicon(wanted, raw))
    });
    diagnostics.sort_by_key(|diagnostic| diagnostic.primary);
    let sound = diagnostics
        .iter()
        .all(|diagnostic| diagnostic.severity != Severity::Error);
    (lexicon.filter(|_| sound), diagnostics)
}

/// Groups may hold other groups: those that are known by then are put in, until no more can be.
fn groups(raw: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut known = BTreeMap::new();
    loop {
        let before = known.len();
        for (name, members) in raw {
            let members = members.iter().map(String::as_str);
            if let Ok(runs) = choices(members, &|name| known.get(name).cloned()) {
                known.insert(name.clone(), runs);
            }
        }
        if known.len() == before {
            return known;
        }
    }
}

/// A phrase with the ranges of an option put in; none where it measures in what the option has no range for.
fn within(phrase: &Spanned<String>, ranges: &[String]) -> Option<Spanned<String>> {
    ranges.iter().find_map(|range| {
        let (measure, _) = range.split_once(' ')?;
        let bare = format!("{{{measure}}}");
        let put = phrase.get_ref().replace(&bare, &format!("{{{range}}}"));
        (put != *phrase.get_ref()).then(|| Spanned::new(phrase.span(), put))
    })
}

/// Findings that the cues treat in their own way.
struct Kinds {
    long_ago: Vec<FindingId>,
    anywhere: Vec<FindingId>,
    who: Vec<FindingId>,
    by_itself: Vec<FindingId>,
    doubtful: Vec<(FindingId, Suggestion)>,
}

struct Reader<'a> {
    file: File,
    module: &'a Module,
    groups: BTreeMap<String, Vec<Vec<String>>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn lexicon(&mut self, language: &str, raw: Raw) -> Lexicon {
        let kinds = Kinds {
            long_ago: self.findings(raw.long_ago),
            anywhere: self.findings(raw.anywhere),
            who: self.findings(raw.who),
            by_itself: self.findings(raw.by_itself),
            doubtful: self.doubtful(raw.doubtful),
        };
        let ranges = self.ranges(raw.ranges);
        let runs = |table: BTreeMap<String, u32>| {
            table
                .into_iter()
                .map(|(run, worth)| (words(&run), worth))
                .collect()
        };
        Lexicon {
            language: language.to_owned(),
            rewrites: raw
                .rewrite
                .iter()
                .map(|(from, to)| (words(from), words(to)))
                .filter(|(from, _)| !from.is_empty())
                .collect(),
            right: words(&raw.right).into_iter().collect(),
            cues: self.cues(raw.cues),
            numbers: runs(raw.numbers),
            moments: runs(raw.moments),
            units: raw
                .units
                .into_iter()
                .flat_map(|(measure, units)| self.units(measure, units))
                .collect(),
            phrases: self.phrases(raw.findings, &ranges, &kinds),
        }
    }

    fn cues(&mut self, raw: BTreeMap<Cue, Vec<Spanned<String>>>) -> Cues {
        let patterns = raw.into_iter().map(|(cue, raw)| (cue, self.patterns(raw)));
        Cues(patterns.collect())
    }

    fn patterns(&mut self, raw: Vec<Spanned<String>>) -> Vec<Pattern> {
        raw.into_iter()
            .filter_map(|raw| self.orders(raw))
            .flat_map(|(patterns, _)| patterns)
            .collect()
    }

    fn orders(&mut self, raw: Spanned<String>) -> Option<(Vec<Pattern>, Span)> {
        let text = self.file.spanned(raw);
        match patterns(&text.value, &|name| self.groups.get(name).cloned()) {
            Ok(patterns) => Some((patterns, text.span)),
            Err(fault) => {
                error(
                    "E180",
                    text.span,
                    format!("this phrase cannot be read: {fault}"),
                )
                .help("write words, `=word`, `a/b`, `(a b / c)`, `<group>`, `...`, `~`, `^`, `$` or `{hours 0-72}`")
                .to(self.diagnostics);
                None
            }
        }
    }

    fn units(
        &mut self,
        measure: Spanned<String>,
        units: BTreeMap<String, u32>,
    ) -> Vec<(Measure, Vec<String>, u32)> {
        let name = self.file.spanned(measure);
        let Some((_, measure)) = Measure::ALL.iter().find(|(known, _)| *known == name.value) else {
            self.unknown(
                "measure",
                &name.value,
                name.span,
                Measure::ALL.iter().map(|(name, _)| *name),
            );
            return Vec::new();
        };
        units
            .into_iter()
            .map(|(unit, worth)| (*measure, words(&unit), worth))
            .collect()
    }

    fn doubtful(
        &mut self,
        raw: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    ) -> Vec<(FindingId, Suggestion)> {
        let mut doubtful = Vec::new();
        for (id, options) in raw {
            let Some((id, finding, _)) = self.finding(id) else {
                continue;
            };
            for option in options {
                let option = self.file.spanned(option);
                let suggestion = self.suggestion(finding, &option.value, option.span);
                doubtful.extend(suggestion.map(|suggestion| (id, suggestion)));
            }
        }
        doubtful
    }

    fn ranges(&mut self, raw: BTreeMap<Spanned<String>, Ranges>) -> BTreeMap<FindingId, Ranges> {
        raw.into_iter()
            .filter_map(|(id, ranges)| self.finding(id).map(|(id, ..)| (id, ranges)))
            .collect()
    }

    fn findings(&mut self, raw: Vec<Spanned<String>>) -> Vec<FindingId> {
        raw.into_iter()
            .filter_map(|id| self.finding(id).map(|(id, ..)| id))
            .collect()
    }

    fn finding(&mut self, id: Spanned<String>) -> Option<(FindingId, &'a Finding, Span)> {
        let id = self.file.spanned(id);
        let module = self.module;
        // Own words come from the person, whom the consultation asks nothing.
        let asked = |finding: &&Finding| !module.in_consultation(finding.chapter);
        let found = module.finding_named(&id.value);
        let found = found.filter(|(_, finding)| asked(finding));
        if found.is_none() {
            let known = module.findings.iter().filter(asked);
            let ids = known.map(|finding| finding.id.as_str());
            self.unknown("finding", &id.value, id.span, ids);
        }
        found.map(|(at, finding)| (at, finding, id.span))
    }

    fn phrases(
        &mut self,
        raw: BTreeMap<Spanned<String>, RawFinding>,
        ranges: &BTreeMap<FindingId, Ranges>,
        kinds: &Kinds,
    ) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        for (id, mut raw) in raw {
            let Some((id, finding, place)) = self.finding(id) else {
                continue;
            };
            if let Some(ranges) = ranges.get(&id) {
                let each = raw.remove(EACH).unwrap_or_default();
                for (option, ranges) in ranges {
                    let patterns = each.iter().flat_map(|each| within(each, ranges));
                    raw.entry(option.clone()).or_default().extend(patterns);
                }
            }
            for (option, patterns) in raw {
                let Some(suggestion) = self.suggestion(finding, &option, place) else {
                    continue;
                };
                for pattern in patterns {
                    let Some((patterns, span)) = self.orders(pattern) else {
                        continue;
                    };
                    phrases.extend(patterns.into_iter().map(|pattern| Phrase {
                        finding: id,
                        suggestion: suggestion.clone(),
                        pattern,
                        long_ago: kinds.long_ago.contains(&id),
                        anywhere: kinds.anywhere.contains(&id),
                        who: kinds.who.contains(&id),
                        by_itself: kinds.by_itself.contains(&id),
                        doubtful: kinds.doubtful.contains(&(id, suggestion.clone())),
                        span,
                    }));
                }
            }
        }
        phrases.sort_by_key(|phrase| phrase.span);
        phrases
    }

    /// What the name of an option, `ask` or `not` stands for.
    fn suggestion(&mut self, finding: &Finding, option: &str, at: Span) -> Option<Suggestion> {
        match option {
            ASK => return Some(Suggestion::Question),
            NOT => return Some(Suggestion::Nothing),
            _ => {}
        }
        let answer = answer(&finding.kind, option);
        if answer.is_none() {
            let known = options(&finding.kind).chain([ASK, NOT]).collect::<Vec<_>>();
            self.unknown(
                &format!("answer of `{}`", finding.id),
                option,
                at,
                known.into_iter(),
            );
        }
        answer.map(Suggestion::Answer)
    }

    fn unknown<'b>(
        &mut self,
        kind: &str,
        name: &str,
        at: Span,
        known: impl Iterator<Item = &'b str>,
    ) {
        error("E181", at, format!("no {kind} is named `{name}`"))
            .help(instead_of(name, known))
            .to(self.diagnostics);
    }
}

/// The answer that an option's id stands for; a number finding takes its number from the pattern, under `number`.
fn answer(kind: &FindingKind, option: &str) -> Option<Answer> {
    match kind {
        FindingKind::One { options, .. } => {
            let at = options.iter().position(|choice| choice.id == option)?;
            Some(Answer::Option(at))
        }
        FindingKind::Several { options, none } => {
            if none.as_ref().is_some_and(|none| none.id == option) {
                return Some(Answer::Options(Vec::new()));
            }
            let at = options.iter().position(|choice| choice.id == option)?;
            Some(Answer::Options(vec![at]))
        }
        FindingKind::Number { low, .. } => (option == "number").then_some(Answer::Number(*low)),
    }
}

fn options(kind: &FindingKind) -> Box<dyn Iterator<Item = &str> + '_> {
    match kind {
        FindingKind::One { options, .. } => {
            Box::new(options.iter().map(|choice| choice.id.as_str()))
        }
        FindingKind::Several { options, none } => {
            Box::new(options.iter().chain(none).map(|choice| choice.id.as_str()))
        }
        FindingKind::Number { .. } => Box::new(std::iter::once("number")),
    }
}

//! From the file to what it says.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Entry, FILE, Kind, Record, Terms};
use crate::code;
use crate::decimal;
use crate::diagnostic::{Diagnostic, Severity};
use crate::manifest::File;
use crate::module::{Answer, Code, Finding, FindingKind, Module, OrderId, ServiceId, TreatmentId};
use crate::report::error;
use crate::span::{Source, Span};
use crate::suggest::instead_of;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    findings: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, RawEntry>>,
    orders: BTreeMap<Spanned<String>, RawTerms>,
    treatments: BTreeMap<Spanned<String>, RawTerms>,
    services: BTreeMap<Spanned<String>, RawTerms>,
}

/// What suggests an answer: each of these by itself.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawEntry {
    age: Option<(u32, u32)>,
    sex: Option<String>,
    condition: Option<RawTerms>,
    past: Option<RawTerms>,
    medicine: Option<RawTerms>,
    procedure: Option<RawTerms>,
    observation: Option<RawTerms>,
    /// Of the observation: the values that suggest it.
    value: Option<RawTerms>,
    /// Of the observation: the values that deny it, so that older ones do not count any more.
    not: Option<RawTerms>,
    /// Of the observation: what one of each unit is worth.
    units: BTreeMap<Spanned<String>, String>,
    days: Option<(u32, u32)>,
    nearest: bool,
}

/// Codes are followed by their names, for those who read the file.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawTerms {
    snomed: Vec<Spanned<String>>,
    loinc: Vec<Spanned<String>>,
    icd10cm: Vec<Spanned<String>>,
    rxnorm: Vec<Spanned<String>>,
    atc: Vec<Spanned<String>>,
    names: Vec<String>,
    except: Vec<String>,
}

/// The name under which a number finding says where its number comes from.
const NUMBER: &str = "number";

pub(super) fn read(sources: &[Source], module: &Module) -> (Option<Record>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let found = (0..).zip(sources).find(|(_, source)| source.name == FILE);
    let record = found.and_then(|(index, source)| {
        let file = File::at(index);
        let raw: Raw = file.parse(&source.text, &mut diagnostics)?;
        let mut reader = Reader {
            file,
            module,
            diagnostics: &mut diagnostics,
        };
        Some(reader.record(raw))
    });
    diagnostics.sort_by_key(|diagnostic| diagnostic.primary);
    let sound = diagnostics
        .iter()
        .all(|diagnostic| diagnostic.severity != Severity::Error);
    (record.filter(|_| sound), diagnostics)
}

struct Reader<'a> {
    file: File,
    module: &'a Module,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn record(&mut self, raw: Raw) -> Record {
        let module = self.module;
        let orders = module.orders.iter().map(|order| order.id.as_str());
        let treatments = module.treatments.iter().map(|it| it.id.as_str());
        let services = module.services.iter().map(|service| service.id.as_str());
        Record {
            answers: self.answers(raw.findings),
            orders: self.named("order", orders, raw.orders, OrderId),
            treatments: self.named("treatment", treatments, raw.treatments, TreatmentId),
            services: self.named("service", services, raw.services, ServiceId),
        }
    }

    fn named<'b, Id>(
        &mut self,
        kind: &str,
        known: impl Iterator<Item = &'b str> + Clone,
        raw: BTreeMap<Spanned<String>, RawTerms>,
        id: impl Fn(u32) -> Id,
    ) -> Vec<(Id, Terms)> {
        let mut named = Vec::new();
        for (name, raw) in raw {
            let name = self.file.spanned(name);
            match (0..).zip(known.clone()).find(|(_, it)| *it == name.value) {
                Some((index, _)) => named.push((id(index), self.terms(raw))),
                None => self.unknown(kind, &name.value, name.span, known.clone()),
            }
        }
        named
    }

    fn answers(
        &mut self,
        raw: BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, RawEntry>>,
    ) -> Vec<Entry> {
        let module = self.module;
        let mut answers = Vec::new();
        for (id, options) in raw {
            let id = self.file.spanned(id);
            let Some((found, finding)) = module.finding_named(&id.value) else {
                let known = module.findings.iter().map(|finding| finding.id.as_str());
                self.unknown("finding", &id.value, id.span, known);
                continue;
            };
            for (option, raw) in options {
                let option = self.file.spanned(option);
                let Some(answer) = answer(&finding.kind, &option.value) else {
                    let kind = format!("option of `{}`", finding.id);
                    let known = options_of(finding);
                    self.unknown(&kind, &option.value, option.span, known.iter().copied());
                    continue;
                };
                let (days, nearest) = (raw.days, raw.nearest);
                let kinds = self.kinds(raw, &answer, option.span);
                answers.extend(kinds.into_iter().map(|kind| Entry {
                    finding: found,
                    answer: answer.clone(),
                    kind,
                    days,
                    nearest,
                }));
            }
        }
        answers
    }

    fn kinds(&mut self, raw: RawEntry, answer: &Answer, at: Span) -> Vec<Kind> {
        let mut kinds = Vec::new();
        let units = self.units(raw.units);
        if raw.days.is_some_and(|(from, to)| from > to)
            || raw.age.is_some_and(|(low, high)| low > high)
        {
            self.useless(at, "the first of two numbers is larger than the second");
        }
        kinds.extend(raw.age.map(|(low, high)| Kind::Age(low, high)));
        kinds.extend(raw.sex.map(Kind::Sex));
        kinds.extend(
            raw.condition
                .map(|terms| Kind::Condition(self.terms(terms))),
        );
        kinds.extend(raw.past.map(|terms| Kind::Past(self.terms(terms))));
        kinds.extend(raw.medicine.map(|terms| Kind::Medicine(self.terms(terms))));
        kinds.extend(
            raw.procedure
                .map(|terms| Kind::Procedure(self.terms(terms))),
        );
        let not = raw.not.map(|terms| self.terms(terms));
        if not.is_some() && (raw.observation.is_none() || raw.value.is_none()) {
            self.useless(at, "`not` tells which values deny what `value` says");
        }
        if let Some(of) = raw.observation {
            let of = self.terms(of);
            match raw.value {
                Some(value) => {
                    let (value, not) = (self.terms(value), not.unwrap_or_default());
                    if let Some(code) = not.codes.iter().find(|it| value.codes.contains(it)) {
                        let why = format!("`{}` stands both in `value` and in `not`", code.code);
                        self.useless(at, &why);
                    }
                    kinds.push(Kind::Coded(of, value, not));
                }
                None => kinds.push(Kind::Measured(of, units.clone())),
            }
        }
        let measured = kinds.iter().any(|kind| matches!(kind, Kind::Measured(..)));
        let are_worth = units
            .iter()
            .all(|(_, worth)| decimal::read(worth, decimal::MOST).is_some_and(|worth| worth > 0));
        let fits = match (answer, kinds.as_slice()) {
            (Answer::Number(_), [Kind::Age(..) | Kind::Measured(..)]) => true,
            (Answer::Number(_), _) => false,
            (_, kinds) => !kinds.is_empty() && !measured,
        };
        if !fits {
            self.useless(
                at,
                "a number is an age or measured, everything else is told by entries",
            );
        } else if measured && (units.is_empty() || !are_worth) {
            self.useless(
                at,
                "a measurement needs `units`, each with what one of it is worth, such as \"1000\"",
            );
        }
        kinds
    }

    fn units(&mut self, raw: BTreeMap<Spanned<String>, String>) -> Vec<(String, String)> {
        let units = raw.into_iter().map(|(unit, worth)| {
            let unit = self.file.spanned(unit);
            if let Some(refused) = code::unit_refused(&unit.value, unit.span) {
                refused.to(self.diagnostics);
            }
            (unit.value, worth)
        });
        units.collect()
    }

    fn terms(&mut self, raw: RawTerms) -> Terms {
        let systems = [
            ("snomed", raw.snomed),
            ("loinc", raw.loinc),
            ("icd10cm", raw.icd10cm),
            ("rxnorm", raw.rxnorm),
            ("atc", raw.atc),
        ];
        let mut codes = Vec::new();
        for (system, written) in systems {
            for written in written {
                codes.extend(self.code(system, written));
            }
        }
        Terms {
            codes,
            names: raw.names,
            except: raw.except,
        }
    }

    fn code(&mut self, system: &str, written: Spanned<String>) -> Option<Code> {
        let written = self.file.spanned(written);
        let (code, display) = written
            .value
            .split_once(' ')
            .unwrap_or((&written.value, ""));
        if let Some(refused) = code::refused(system, code, written.span) {
            refused.to(self.diagnostics);
            return None;
        }
        Some(Code {
            system: system.to_owned(),
            code: code.to_owned(),
            display: display.to_owned(),
            confirmed: true,
        })
    }

    fn useless(&mut self, at: Span, why: &str) {
        error("E222", at, format!("this cannot be read from a record: {why}"))
            .help("write `age`, `sex`, `condition`, `past`, `medicine`, `procedure`, or `observation` with `units` or `value`")
            .to(self.diagnostics);
    }

    fn unknown<'b>(
        &mut self,
        kind: &str,
        name: &str,
        at: Span,
        known: impl Iterator<Item = &'b str>,
    ) {
        error("E220", at, format!("no {kind} is named `{name}`"))
            .help(instead_of(name, known))
            .to(self.diagnostics);
    }
}

/// The answer that a name stands for. *None of these* is not among them: a record never tells it.
fn answer(kind: &FindingKind, name: &str) -> Option<Answer> {
    match kind {
        FindingKind::One { options, none, .. } => {
            let at = options.iter().position(|choice| choice.id == name)?;
            (Some(at) != *none).then_some(Answer::Option(at))
        }
        FindingKind::Several { options, .. } => {
            let at = options.iter().position(|choice| choice.id == name)?;
            Some(Answer::Options(vec![at]))
        }
        FindingKind::Number { low, .. } => (name == NUMBER).then_some(Answer::Number(*low)),
    }
}

fn options_of(finding: &Finding) -> Vec<&str> {
    match &finding.kind {
        FindingKind::One { options, none, .. } => {
            let told = options.iter().enumerate();
            let told = told.filter(|(at, _)| Some(*at) != *none);
            told.map(|(_, choice)| choice.id.as_str()).collect()
        }
        FindingKind::Several { options, .. } => {
            options.iter().map(|choice| choice.id.as_str()).collect()
        }
        FindingKind::Number { .. } => vec![NUMBER],
    }
}

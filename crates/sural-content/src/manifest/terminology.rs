//! `terminology.toml`

use std::collections::BTreeMap;

use serde::Deserialize;

use super::File;
use crate::diagnostic::Diagnostic;
use crate::module::Code;
use crate::span::Spanned;

/// Codes of findings, causes and units in other systems.
#[derive(Default)]
pub(crate) struct Terminology {
    /// By unit as content writes it: its code in UCUM.
    pub(crate) units: Vec<(Spanned<String>, String)>,
    pub(crate) findings: Vec<Coded>,
    pub(crate) causes: Vec<Coded>,
}

/// An id of the module with its codes.
pub(crate) struct Coded {
    pub(crate) id: Spanned<String>,
    pub(crate) codes: Vec<Code>,
}

type Table = BTreeMap<toml::Spanned<String>, RawCodes>;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    units: BTreeMap<toml::Spanned<String>, String>,
    findings: Table,
    causes: Table,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RawCodes {
    snomed: Vec<RawCode>,
    loinc: Vec<RawCode>,
    icd10cm: Vec<RawCode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCode {
    code: String,
    display: String,
    confirmed: bool,
}

pub(super) fn read(file: File, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Terminology {
    let raw: Raw = file.parse(text, diagnostics).unwrap_or_default();
    let units = raw.units.into_iter();
    Terminology {
        units: units
            .map(|(unit, code)| (file.spanned(unit), code))
            .collect(),
        findings: coded(file, raw.findings),
        causes: coded(file, raw.causes),
    }
}

fn coded(file: File, table: Table) -> Vec<Coded> {
    table
        .into_iter()
        .map(|(id, raw)| Coded {
            id: file.spanned(id),
            codes: raw.codes(),
        })
        .collect()
}

impl RawCodes {
    fn codes(self) -> Vec<Code> {
        let systems = [
            ("snomed", self.snomed),
            ("loinc", self.loinc),
            ("icd10cm", self.icd10cm),
        ];
        systems
            .into_iter()
            .flat_map(|(system, codes)| codes.into_iter().map(|code| code.of(system)))
            .collect()
    }
}

impl RawCode {
    fn of(self, system: &str) -> Code {
        Code {
            system: system.to_owned(),
            code: self.code,
            display: self.display,
            confirmed: self.confirmed,
        }
    }
}

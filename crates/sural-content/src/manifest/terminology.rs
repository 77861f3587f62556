//! `terminology.toml`

use std::collections::BTreeMap;

use serde::Deserialize;

use super::File;
use crate::code;
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
    units: BTreeMap<toml::Spanned<String>, toml::Spanned<String>>,
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
    code: toml::Spanned<String>,
    display: String,
    confirmed: bool,
}

pub(super) fn read(file: File, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Terminology {
    let raw: Raw = file.parse(text, diagnostics).unwrap_or_default();
    let mut reader = Reader { file, diagnostics };
    let units = raw.units.into_iter();
    Terminology {
        units: units
            .map(|(unit, code)| (file.spanned(unit), reader.unit(code)))
            .collect(),
        findings: reader.coded(raw.findings),
        causes: reader.coded(raw.causes),
    }
}

struct Reader<'a> {
    file: File,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn coded(&mut self, table: Table) -> Vec<Coded> {
        let coded = table.into_iter().map(|(id, raw)| Coded {
            id: self.file.spanned(id),
            codes: self.codes(raw),
        });
        coded.collect()
    }

    fn codes(&mut self, raw: RawCodes) -> Vec<Code> {
        let systems = [
            ("snomed", raw.snomed),
            ("loinc", raw.loinc),
            ("icd10cm", raw.icd10cm),
        ];
        let mut codes = Vec::new();
        for (system, written) in systems {
            codes.extend(written.into_iter().map(|code| self.code(system, code)));
        }
        codes
    }

    fn code(&mut self, system: &str, raw: RawCode) -> Code {
        let code = self.file.spanned(raw.code);
        if let Some(refused) = code::refused(system, &code.value, code.span) {
            refused.to(self.diagnostics);
        }
        Code {
            system: system.to_owned(),
            code: code.value,
            display: raw.display,
            confirmed: raw.confirmed,
        }
    }

    fn unit(&mut self, raw: toml::Spanned<String>) -> String {
        let unit = self.file.spanned(raw);
        if let Some(refused) = code::unit_refused(&unit.value, unit.span) {
            refused.to(self.diagnostics);
        }
        unit.value
    }
}

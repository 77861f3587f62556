//! The TOML manifests of a module: what is in it, whom it cites, where it is used, how it is coded.

mod date;
mod module;
mod reference;
mod region;
mod terminology;

use serde::de::DeserializeOwned;

use crate::diagnostic::Diagnostic;
use crate::report::error;
use crate::span::{Source, Span, Spanned};

pub(crate) use date::is_date;
pub(crate) use module::ModuleFile;
pub(crate) use reference::read_references;
pub(crate) use region::read_regions;
pub(crate) use terminology::Terminology;

/// Everything the manifests say; faulty files are left out and reported.
#[derive(Default)]
pub(crate) struct Manifests {
    /// Every manifest could be read; otherwise most names would seem unknown.
    pub(crate) whole: bool,
    pub(crate) module: Option<ModuleFile>,
    pub(crate) references: Vec<crate::module::Reference>,
    pub(crate) regions: Vec<crate::module::Region>,
    pub(crate) terminology: Terminology,
}

/// Reads all manifests among the sources.
pub(crate) fn read(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Manifests {
    let mut manifests = Manifests::default();
    for (file, source) in (0..).map(File::at).zip(sources) {
        match source.name.as_str() {
            "module.toml" => manifests.module = module::read(file, &source.text, diagnostics),
            "regions.toml" => manifests.regions = read_regions(file, &source.text, diagnostics),
            "terminology.toml" => {
                manifests.terminology = terminology::read(file, &source.text, diagnostics);
            }
            name if is_reference_file(name) => {
                read_references(file, &source.text, &mut manifests.references, diagnostics);
            }
            _ => {}
        }
    }
    if sources.iter().all(|source| source.name != "module.toml") {
        error("E100", Span::default(), "a module needs a `module.toml`")
            .help(
                "add `module.toml` with id, version, title, language, default_region and chapters",
            )
            .to(diagnostics);
    }
    manifests.whole = diagnostics
        .iter()
        .all(|diagnostic| !matches!(diagnostic.code, "E100" | "E101"));
    manifests
}

/// Whether a source holds references.
pub(crate) fn is_reference_file(name: &str) -> bool {
    name.strip_prefix("references/")
        .is_some_and(|rest| rest.ends_with(".toml") && !rest.contains('/'))
}

/// One manifest file among the sources.
#[derive(Clone, Copy)]
pub(crate) struct File {
    index: u32,
}

impl File {
    /// The source at this position.
    pub(crate) fn at(index: u32) -> Self {
        Self { index }
    }

    fn span(self, range: std::ops::Range<usize>) -> Span {
        let place = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Span {
            source: self.index,
            start: place(range.start),
            end: place(range.end),
        }
    }

    pub(crate) fn spanned<T>(self, value: toml::Spanned<T>) -> Spanned<T> {
        let span = self.span(value.span());
        Spanned {
            value: value.into_inner(),
            span,
        }
    }

    pub(crate) fn parse<T: DeserializeOwned>(
        self,
        text: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        toml::from_str(text)
            .map_err(|fault| {
                let at = self.span(fault.span().unwrap_or(0..text.len().min(1)));
                let message = fault.message().lines().next().unwrap_or_default();
                error(
                    "E101",
                    at,
                    format!("this manifest cannot be read: {message}"),
                )
                .help("write TOML with the keys of this manifest and no others")
                .to(diagnostics);
            })
            .ok()
    }
}

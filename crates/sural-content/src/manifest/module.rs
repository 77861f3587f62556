//! `module.toml`

use serde::Deserialize;

use super::File;
use crate::diagnostic::Diagnostic;
use crate::report::error;
use crate::span::Spanned;

/// What `module.toml` says.
pub(crate) struct ModuleFile {
    pub(crate) id: Spanned<String>,
    pub(crate) version: String,
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) default_region: Spanned<String>,
    /// Stems of the chapter files, in reading order.
    pub(crate) chapters: Vec<Spanned<String>>,
    /// Stems of the chapter files of the consultation, in reading order.
    pub(crate) consultation: Vec<Spanned<String>>,
    /// Words the reading grade counts as two syllables at most.
    pub(crate) familiar: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: toml::Spanned<String>,
    version: toml::Spanned<String>,
    title: String,
    language: String,
    default_region: toml::Spanned<String>,
    chapters: Vec<toml::Spanned<String>>,
    #[serde(default)]
    consultation: Vec<toml::Spanned<String>>,
    #[serde(default)]
    familiar: Vec<String>,
}

pub(super) fn read(
    file: File,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<ModuleFile> {
    let raw: Raw = file.parse(text, diagnostics)?;
    let version = file.spanned(raw.version);
    if !is_version(&version.value) {
        error(
            "E102",
            version.span,
            format!("`{}` is not a version", version.value),
        )
        .help("write three numbers with dots between them, such as `1.4.0`")
        .to(diagnostics);
    }
    let spanned = |stems: Vec<toml::Spanned<String>>| {
        let stems = stems.into_iter().map(|stem| file.spanned(stem));
        stems.collect()
    };
    Some(ModuleFile {
        id: file.spanned(raw.id),
        version: version.value,
        title: raw.title,
        language: raw.language,
        default_region: file.spanned(raw.default_region),
        chapters: spanned(raw.chapters),
        consultation: spanned(raw.consultation),
        familiar: raw.familiar,
    })
}

/// Three numbers, then perhaps `-` and a pre-release name.
fn is_version(text: &str) -> bool {
    let (core, pre) = text
        .split_once('-')
        .map_or((text, None), |(core, pre)| (core, Some(pre)));
    let number = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let named = |pre: &str| {
        !pre.is_empty()
            && pre
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
    };
    core.split('.').count() == 3 && core.split('.').all(number) && pre.is_none_or(named)
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn versions_have_three_numbers() {
        for good in ["1.0.0", "2026.8.1", "0.1.0-draft.2"] {
            assert!(is_version(good), "{good}");
        }
        for bad in ["1.0", "1.0.0.0", "v1.0.0", "1.02.0", "1.0.0-", "1..0", ""] {
            assert!(!is_version(bad), "{bad}");
        }
    }
}

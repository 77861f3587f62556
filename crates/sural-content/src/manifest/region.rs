//! `regions.toml`

use std::collections::BTreeMap;

use serde::Deserialize;

use super::File;
use crate::diagnostic::Diagnostic;
use crate::module::Region;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    #[serde(default)]
    words: BTreeMap<String, String>,
}

/// The regions, in the order of the text.
pub(crate) fn read_regions(
    file: File,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Region> {
    let raw: BTreeMap<toml::Spanned<String>, Raw> =
        file.parse(text, diagnostics).unwrap_or_default();
    let mut regions: Vec<_> = raw
        .into_iter()
        .map(|(id, raw)| (id.span().start, region(id.into_inner(), raw)))
        .collect();
    regions.sort_by_key(|(start, _)| *start);
    regions.into_iter().map(|(_, region)| region).collect()
}

fn region(id: String, raw: Raw) -> Region {
    Region {
        id,
        name: raw.name,
        words: raw.words,
    }
}

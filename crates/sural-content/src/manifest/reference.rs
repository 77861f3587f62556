//! `references/*.toml`

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{File, is_date};
use crate::diagnostic::Diagnostic;
use crate::module::{EvidenceStrength, Reference, Seen};
use crate::report::error;
use crate::span::Span;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    title: String,
    publisher: String,
    date: String,
    url: Option<String>,
    strength: Strength,
    seen: How,
    review_by: toml::Spanned<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Strength {
    Guideline,
    SystematicReview,
    Study,
    Consensus,
    Teaching,
    Design,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum How {
    Source,
    Secondary,
    Unconfirmed,
}

/// Adds the references of one file, in the order of the text.
pub(crate) fn read_references(
    file: File,
    text: &str,
    known: &mut Vec<Reference>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let raw: BTreeMap<toml::Spanned<String>, Raw> =
        file.parse(text, diagnostics).unwrap_or_default();
    let mut read: Vec<Reference> = raw
        .into_iter()
        .map(|(id, raw)| reference(file, id, raw, diagnostics))
        .collect();
    read.sort_by_key(|reference| reference.span);
    for reference in read {
        match known.iter().find(|other| other.id == reference.id) {
            Some(first) => report_twice(&reference, first.span, diagnostics),
            None => known.push(reference),
        }
    }
}

fn report_twice(reference: &Reference, first: Span, diagnostics: &mut Vec<Diagnostic>) {
    error(
        "E104",
        reference.span,
        format!("reference `{}` is declared twice", reference.id),
    )
    .label(first, "first declared here")
    .help("keep one of the two, or give this one another id")
    .to(diagnostics);
}

fn reference(
    file: File,
    id: toml::Spanned<String>,
    raw: Raw,
    diagnostics: &mut Vec<Diagnostic>,
) -> Reference {
    let id = file.spanned(id);
    let review_by = file.spanned(raw.review_by);
    if !is_date(&review_by.value) {
        error(
            "E105",
            review_by.span,
            format!("`{}` is not a date", review_by.value),
        )
        .help("write a day of the calendar as year, month and day, such as `2027-11-30`")
        .to(diagnostics);
    }
    Reference {
        id: id.value,
        title: raw.title,
        publisher: raw.publisher,
        date: raw.date,
        url: raw.url,
        strength: raw.strength.into(),
        seen: raw.seen.into(),
        review_by: review_by.value,
        span: id.span,
    }
}

impl From<Strength> for EvidenceStrength {
    fn from(strength: Strength) -> Self {
        match strength {
            Strength::Guideline => Self::Guideline,
            Strength::SystematicReview => Self::SystematicReview,
            Strength::Study => Self::Study,
            Strength::Consensus => Self::Consensus,
            Strength::Teaching => Self::Teaching,
            Strength::Design => Self::Design,
        }
    }
}

impl From<How> for Seen {
    fn from(how: How) -> Self {
        match how {
            How::Source => Self::AtSource,
            How::Secondary => Self::Secondary,
            How::Unconfirmed => Self::Unconfirmed,
        }
    }
}

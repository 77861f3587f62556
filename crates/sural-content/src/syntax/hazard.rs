//! The fields of a hazard.

use super::ast::{Control, ControlKind, HarmSeverity, Hazard, Likelihood};
use super::block::Values;
use super::faults::{Faults, one_of};
use super::field::Field;
use super::slice::Slice;
use super::token::name;
use super::value::line_text;
use crate::span::Spanned;
use crate::suggest::did_you_mean;

const SEVERITIES: &[(&str, HarmSeverity)] = &[
    ("minor", HarmSeverity::Minor),
    ("significant", HarmSeverity::Significant),
    ("considerable", HarmSeverity::Considerable),
    ("major", HarmSeverity::Major),
    ("catastrophic", HarmSeverity::Catastrophic),
];
const LIKELIHOODS: &[(&str, Likelihood)] = &[
    ("very_low", Likelihood::VeryLow),
    ("low", Likelihood::Low),
    ("medium", Likelihood::Medium),
    ("high", Likelihood::High),
    ("very_high", Likelihood::VeryHigh),
];
const CONTROLS: [(&str, ControlKind); 8] = [
    ("rule", ControlKind::Rule),
    ("property", ControlKind::Property),
    ("case", ControlKind::Case),
    ("screen", ControlKind::Screen),
    ("safety_net", ControlKind::SafetyNet),
    ("constraint", ControlKind::Constraint),
    ("exception", ControlKind::Exception),
    ("finding", ControlKind::Finding),
];

pub(super) fn hazard(values: &mut Values<'_, '_, '_>) -> Hazard {
    Hazard {
        hazard: values.text("hazard"),
        cause: values.text("cause"),
        harm: values.text("harm"),
        severity: values.choice("severity", SEVERITIES),
        likelihood: values.choice("likelihood", LIKELIHOODS),
        controls: values
            .read("controls", |field, faults| Some(controls(field, faults)))
            .unwrap_or_default(),
        residual: values.choice("residual", LIKELIHOODS),
        because: values.text("because"),
        owner: values.text("owner"),
    }
}

/// Controls, by comma or by line; each stands on one line.
fn controls(field: &Field<'_>, faults: &mut Faults) -> Vec<Control> {
    let mut controls = Vec::new();
    for line in &field.lines {
        let mut rest = line.text;
        while !rest.is_empty() {
            let (item, after) = rest.split_at(item_end(rest.text()));
            controls.extend(control(item.trim(), faults));
            rest = after.trim_start_matches(|c| c == ',' || c.is_whitespace());
        }
    }
    controls
}

/// Where the next comma outside a quoted title stands.
fn item_end(text: &str) -> usize {
    let mut quoted = false;
    let comma = text.char_indices().find(|(_, c)| {
        quoted ^= matches!(c, '"' | '\u{201c}' | '\u{201d}');
        *c == ',' && !quoted
    });
    comma.map_or(text.len(), |(at, _)| at)
}

fn control(item: Slice<'_>, faults: &mut Faults) -> Option<Control> {
    if item.is_empty() {
        return None;
    }
    let (word, rest) = item.word();
    let kind = kind(word, faults)?;
    if rest.is_empty() {
        faults.error(
            "E009",
            word.span(),
            format!("a name is missing after `{}`", word.text()),
            format!("write which one: `{} some_name`", word.text()),
        );
        return None;
    }
    if kind == ControlKind::Case {
        return Some(Control {
            kind,
            name: line_text(rest),
        });
    }
    let (written, after) = rest.word();
    if !after.is_empty() {
        faults.error(
            "E015",
            after.span(),
            format!("`{}` and this stand side by side", written.text()),
            "put a comma between the controls of a hazard",
        );
    }
    Some(Control {
        kind,
        name: Spanned {
            value: name(written, faults),
            span: written.span(),
        },
    })
}

fn kind(word: Slice<'_>, faults: &mut Faults) -> Option<ControlKind> {
    let known = CONTROLS.iter().find(|(known, _)| *known == word.text());
    if known.is_none() {
        let words = CONTROLS.iter().map(|(word, _)| *word);
        let help = match did_you_mean(word.text(), words.clone()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("say of which kind it is: {}", one_of(words)),
        };
        faults.error(
            "E019",
            word.span(),
            format!("a control can't start with `{}`", word.text()),
            help,
        );
    }
    known.map(|(_, kind)| *kind)
}

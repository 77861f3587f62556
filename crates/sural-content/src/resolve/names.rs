//! What is declared under which name.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::report::error;
use crate::span::Span;
use crate::syntax::ast::Name;

/// The sources of the chapters, by the part of the module that they are.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) triage: BTreeSet<u32>,
    pub(crate) consultation: BTreeSet<u32>,
}

/// The names of one kind, each with its index.
pub(crate) struct Table {
    kind: &'static str,
    ids: BTreeMap<String, (u32, Span)>,
    parts: Rc<Parts>,
}

impl Table {
    pub(crate) fn new(kind: &'static str, parts: &Rc<Parts>) -> Self {
        Self {
            kind,
            ids: BTreeMap::new(),
            parts: Rc::clone(parts),
        }
    }

    /// Gives the next index to a name, unless the name is taken.
    pub(crate) fn declare(&mut self, name: &Name, diagnostics: &mut Vec<Diagnostic>) -> bool {
        if let Some((_, first)) = self.ids.get(&name.value) {
            error(
                "E111",
                name.span,
                format!("{} `{}` is declared twice", self.kind, name.value),
            )
            .label(*first, "first declared here")
            .help("keep one of the two, or give this one another name")
            .to(diagnostics);
            return false;
        }
        let index = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.insert(name.value.clone(), (index, name.span));
        true
    }

    /// The index of a name, if it is declared.
    pub(crate) fn get(&self, name: &str) -> Option<u32> {
        self.ids.get(name).map(|(index, _)| *index)
    }

    /// Where a name is declared.
    pub(crate) fn place(&self, name: &str) -> Option<Span> {
        self.ids.get(name).map(|(_, span)| *span)
    }

    /// The index of a name that must be declared.
    pub(crate) fn find(&self, name: &Name, diagnostics: &mut Vec<Diagnostic>) -> Option<u32> {
        let found = self.meet(name, diagnostics);
        if found.is_none() {
            unknown(self.kind, name, self.ids()).to(diagnostics);
        }
        found
    }

    /// The index of a name, if it is declared. Triage cannot name what the consultation declares.
    pub(crate) fn meet(&self, name: &Name, diagnostics: &mut Vec<Diagnostic>) -> Option<u32> {
        let (index, declared) = *self.ids.get(&name.value)?;
        if self.parts.consultation.contains(&declared.source)
            && self.parts.triage.contains(&name.span.source)
        {
            error(
                "E201",
                name.span,
                format!(
                    "triage cannot name `{}`, which the consultation declares",
                    name.value
                ),
            )
            .label(declared, "declared here")
            .help("move one of the two: triage is read and proved without the consultation")
            .to(diagnostics);
        }
        Some(index)
    }

    /// All names.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }
}

/// The report of a name that nothing of this kind has.
pub(crate) fn unknown<'a>(
    kind: &str,
    name: &Name,
    known: impl Iterator<Item = &'a str>,
) -> crate::report::Report {
    let help = did_you_mean(&name.value, known).unwrap_or_else(|| match kind {
        "reference" => "declare it in a file of `references/`".to_owned(),
        "picture" => format!("draw it in `pictures/{}.svg`", name.value),
        "finding, condition or score" | "screen or order" => {
            "declare it in a block of its own".to_owned()
        }
        _ => format!("declare it in a `{kind}` block"),
    });
    error(
        "E110",
        name.span,
        format!("no {kind} is named `{}`", name.value),
    )
    .help(help)
}

/// "did you mean", where a known name is near enough.
pub(crate) fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    crate::suggest::did_you_mean(name, known).map(|near| format!("did you mean `{near}`?"))
}

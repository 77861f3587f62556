//! First pass: which names there are.

use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::module::{DispositionId, Reference};
use crate::report::error;
use crate::span::Spanned;
use crate::syntax::ast::{Block, Body, Disposition, Name};

use super::Book;
use super::names::{Parts, Table};

/// A block whose name is its own.
pub(super) struct Kept<'a> {
    /// Index of the chapter in reading order.
    pub(super) chapter: u32,
    pub(super) block: &'a Block,
}

/// All names, by kind.
pub(super) struct Names {
    pub(super) findings: Table,
    pub(super) screens: Table,
    pub(super) conditions: Table,
    pub(super) scores: Table,
    pub(super) constraints: Table,
    pub(super) dispositions: Table,
    pub(super) services: Table,
    pub(super) causes: Table,
    pub(super) rules: Table,
    pub(super) care: Table,
    pub(super) safety_net: Table,
    pub(super) cases: Table,
    pub(super) properties: Table,
    pub(super) exceptions: Table,
    pub(super) hazards: Table,
    pub(super) orders: Table,
    pub(super) treatments: Table,
    pub(super) referrals: Table,
    pub(super) references: Table,
    /// What a case gets when no rule fires.
    pub(super) default_disposition: Option<DispositionId>,
}

/// Declares every block. Of two with one name the first is kept; dispositions are kept in the order of acuity.
pub(super) fn declare<'a>(
    book: &'a Book,
    references: &[Reference],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Names, Vec<Kept<'a>>) {
    let mut names = Names::new(&parts(book), references, diagnostics);
    let mut blocks: Vec<Kept<'a>> = (0..)
        .zip(&book.chapters)
        .flat_map(|(chapter, listed)| {
            listed
                .chapter
                .blocks
                .iter()
                .map(move |block| Kept { chapter, block })
        })
        .collect();
    blocks.sort_by_key(|kept| urgency(kept.block));
    check_acuity(&blocks, diagnostics);
    blocks.retain(|kept| names.declare(kept.block, diagnostics));
    let with_acuity = (0..)
        .zip(&blocks)
        .take_while(|(_, kept)| acuity(kept.block).is_some());
    names.default_disposition = with_acuity.last().map(|(index, _)| DispositionId(index));
    (names, blocks)
}

/// Dispositions first, most urgent before the rest, then those handled as another; all other blocks as they stand.
fn urgency(block: &Block) -> (u8, u32) {
    match &block.body {
        Body::Disposition(Disposition {
            acuity: Some(acuity),
            ..
        }) => (0, acuity.value),
        Body::Disposition(_) => (1, 0),
        _ => (2, 0),
    }
}

/// Every acuity from 1 on is used once.
fn check_acuity(blocks: &[Kept<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let mut last: Option<&Spanned<u32>> = None;
    for acuity in blocks.iter().filter_map(|kept| acuity(kept.block)) {
        let before = last.map_or(0, |last| last.value);
        match last {
            Some(last) if last.value == acuity.value => {
                error(
                    "E130",
                    acuity.span,
                    format!("acuity {} is used twice", acuity.value),
                )
                .label(last.span, "first used here")
                .help("give every disposition an acuity of its own")
                .to(diagnostics);
            }
            _ if acuity.value != before.saturating_add(1) => {
                error(
                    "E131",
                    acuity.span,
                    format!(
                        "acuity {} stands where {} is next",
                        acuity.value,
                        before.saturating_add(1)
                    ),
                )
                .help("number dispositions 1, 2, 3 and so on, the most urgent first")
                .to(diagnostics);
            }
            _ => {}
        }
        last = Some(acuity);
    }
}

fn acuity(block: &Block) -> Option<&Spanned<u32>> {
    match &block.body {
        Body::Disposition(disposition) => disposition.acuity.as_ref(),
        _ => None,
    }
}

impl Names {
    fn new(parts: &Rc<Parts>, references: &[Reference], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let table = |kind| Table::new(kind, parts);
        let mut cited = table("reference");
        for reference in references {
            cited.declare(
                &Name {
                    value: reference.id.clone(),
                    span: reference.span,
                },
                diagnostics,
            );
        }
        Self {
            findings: table("finding"),
            screens: table("screen"),
            conditions: table("condition"),
            scores: table("score"),
            constraints: table("constraint"),
            dispositions: table("disposition"),
            services: table("service"),
            causes: table("cause"),
            rules: table("rule"),
            care: table("care"),
            safety_net: table("safety_net"),
            cases: table("case"),
            properties: table("property"),
            exceptions: table("exception"),
            hazards: table("hazard"),
            orders: table("order"),
            treatments: table("treatment"),
            referrals: table("referral"),
            references: cited,
            default_disposition: None,
        }
    }

    fn declare(&mut self, block: &Block, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let name = &block.name;
        match &block.body {
            Body::Finding(_) | Body::Condition { .. } | Body::Score { .. } => {
                self.declare_in_conditions(block, diagnostics)
            }
            Body::Constraint { .. } => self.constraints.declare(name, diagnostics),
            Body::Disposition(_) => self.dispositions.declare(name, diagnostics),
            Body::Service { .. } => self.services.declare(name, diagnostics),
            Body::Cause(_) => self.causes.declare(name, diagnostics),
            Body::Evidence { .. } => true,
            Body::Rule(_) => self.rules.declare(name, diagnostics),
            Body::Care(_) => self.care.declare(name, diagnostics),
            Body::SafetyNet { .. } => self.safety_net.declare(name, diagnostics),
            Body::Case(_) => self.cases.declare(name, diagnostics),
            Body::Property(_) => self.properties.declare(name, diagnostics),
            Body::Exception(_) => self.exceptions.declare(name, diagnostics),
            Body::Hazard(_) => self.hazards.declare(name, diagnostics),
            Body::Screen(_) => {
                is_free(name, [("order", &self.orders)], STEPS, diagnostics)
                    && self.screens.declare(name, diagnostics)
            }
            Body::Order(_) => {
                is_free(name, [("screen", &self.screens)], STEPS, diagnostics)
                    && self.orders.declare(name, diagnostics)
            }
            Body::Treatment(_) => self.treatments.declare(name, diagnostics),
            Body::Referral(_) => self.referrals.declare(name, diagnostics),
        }
    }

    /// Findings, conditions and scores share one name space.
    fn declare_in_conditions(&mut self, block: &Block, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let name = &block.name;
        let (own, others) = match &block.body {
            Body::Finding(_) => (
                &mut self.findings,
                [("condition", &self.conditions), ("score", &self.scores)],
            ),
            Body::Condition { .. } => (
                &mut self.conditions,
                [("finding", &self.findings), ("score", &self.scores)],
            ),
            _ => (
                &mut self.scores,
                [("finding", &self.findings), ("condition", &self.conditions)],
            ),
        };
        is_free(name, others, CONDITIONS, diagnostics) && own.declare(name, diagnostics)
    }

    /// Everything a condition may name.
    pub(super) fn in_conditions(&self) -> impl Iterator<Item = &str> {
        self.findings
            .ids()
            .chain(self.conditions.ids())
            .chain(self.scores.ids())
    }
}

/// Why findings, conditions and scores share one name space.
const CONDITIONS: &str = "conditions name findings, conditions and scores alike";
/// Why screens and orders do.
const STEPS: &str = "cases name screens and orders alike";

/// Whether nothing of another kind that shares the name space has the name.
fn is_free<const N: usize>(
    name: &Name,
    others: [(&str, &Table); N],
    why: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    for (kind, table) in others {
        if let Some(first) = table.place(&name.value) {
            let message = format!("`{}` is already the name of a {kind}", name.value);
            error("E112", name.span, message)
                .label(first, format!("the {kind} is declared here"))
                .help(format!("{why}: give this one another name"))
                .to(diagnostics);
            return false;
        }
    }
    true
}

/// Which sources are chapters of triage and which of the consultation.
fn parts(book: &Book) -> Rc<Parts> {
    let mut parts = Parts::default();
    for listed in &book.chapters {
        let part = match listed.consultation {
            true => &mut parts.consultation,
            false => &mut parts.triage,
        };
        part.insert(listed.chapter.source);
    }
    Rc::new(parts)
}

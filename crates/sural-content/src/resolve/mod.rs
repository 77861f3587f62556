//! From syntax trees to a module: every name becomes an index, every type and range is checked.

mod case;
mod condition;
mod consultation;
mod cycle;
mod declare;
mod evidence;
mod finding;
mod hazard;
mod modal;
mod names;
mod part;
mod picture;
mod placeholder;
mod plan;
mod proof;
mod rule;
mod score;
pub(crate) mod texts;

use std::rc::Rc;

use crate::diagnostic::Diagnostic;
use crate::manifest::Manifests;
use crate::module::{
    Case, ChapterInfo, Citation, Code, Condition, FindingId, FindingKind, Module, ReferenceId,
};
use crate::report::error;
use crate::span::{Source, Span};
use crate::syntax::ast::{Block, Body, Chapter, Cite, Name, Text};

use declare::{Kept, Names};
use names::Table;
pub(crate) use names::did_you_mean;
pub(crate) use picture::name as picture_name;
use score::Range;

/// Chapters in reading order.
#[derive(Default)]
pub(crate) struct Book {
    pub(crate) chapters: Vec<Listed>,
}

/// A chapter that `module.toml` lists.
pub(crate) struct Listed {
    /// The stem of its file.
    pub(crate) slug: String,
    pub(crate) consultation: bool,
    pub(crate) chapter: Chapter,
}

/// Resolves a whole module. The module is complete only if no error was reported.
pub(crate) fn resolve(
    sources: &[Source],
    book: &Book,
    manifests: Manifests,
    diagnostics: &mut Vec<Diagnostic>,
) -> Module {
    part::check(book, diagnostics);
    placeholder::check(sources, book, &manifests.regions, diagnostics);
    let start = manifests
        .module
        .as_ref()
        .map(|file| file.id.span)
        .unwrap_or_default();
    let (names, kept) = declare::declare(book, &manifests.references, diagnostics);
    let mut resolver = Resolver {
        names,
        kinds: Vec::new(),
        ranges: Vec::new(),
        compares: Vec::new(),
        modal: Vec::new(),
        certain: Vec::new(),
        further: Vec::new(),
        module: Module::default(),
        diagnostics,
    };
    resolver.head(book, manifests.module.as_ref());
    resolver.module.regions = manifests.regions;
    resolver.module.references = manifests.references;
    resolver.module.pictures = picture::read(sources, resolver.diagnostics);
    resolver.blocks(&kept);
    let is_partial = manifests
        .module
        .as_ref()
        .is_some_and(|file| !file.consultation.is_empty())
        && book.chapters.iter().all(|listed| !listed.consultation);
    resolver.code(&manifests.terminology, is_partial);
    resolver.whole(start);
    resolver.module
}

/// The module so far, and what its names mean.
struct Resolver<'a> {
    names: Names,
    /// Kind of each finding, by index; none if it could not be read.
    kinds: Vec<Option<Rc<FindingKind>>>,
    /// The values that each score can have, by index.
    ranges: Vec<Range>,
    /// Findings with the one that is the difference between the legs.
    compares: Vec<(FindingId, Name)>,
    /// What stands inside each `possibly` and `certainly`, with the place of the whole.
    modal: Vec<(Span, Condition)>,
    /// Conditions of rules that exclude, confirm or settle, with their places.
    certain: Vec<(Span, Condition)>,
    /// Cases for every line of an `each` but its first; they come after the cases that stand for the blocks.
    further: Vec<Case>,
    module: Module,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    fn head(&mut self, book: &Book, file: Option<&crate::manifest::ModuleFile>) {
        if let Some(file) = file {
            self.module.id.clone_from(&file.id.value);
            self.module.version.clone_from(&file.version);
            self.module.title.clone_from(&file.title);
            self.module.language.clone_from(&file.language);
            self.module
                .default_region
                .clone_from(&file.default_region.value);
        }
        self.module.chapters = book.chapters.iter().map(chapter_info).collect();
    }

    /// Findings and the ranges of scores come first, because conditions need them; evidence last, because it needs the causes.
    fn blocks(&mut self, kept: &[Kept<'_>]) {
        for Kept { chapter, block } in kept {
            match &block.body {
                Body::Finding(finding) => self.finding(*chapter, block, finding),
                Body::Score { terms, .. } => self.ranges.push(score::range(terms)),
                _ => {}
            }
        }
        for kept in kept {
            self.block(kept);
        }
        self.module.cases.append(&mut self.further);
        for Kept { block, .. } in kept {
            if let Body::Evidence { measures } = &block.body {
                self.evidence(block, measures);
            }
        }
    }

    fn block(&mut self, &Kept { chapter, block }: &Kept<'_>) {
        match &block.body {
            Body::Finding(_) | Body::Evidence { .. } => {}
            Body::Screen(screen) => self.screen(block, screen),
            Body::Condition { when, means, cite } => {
                self.named_condition(block, when.as_ref(), means.as_ref(), cite)
            }
            Body::Score { title, terms, cite } => self.score(block, title.as_ref(), terms, cite),
            Body::Constraint { never, because } => {
                self.constraint(chapter, block, never.as_ref(), because.as_ref())
            }
            Body::Disposition(disposition) => self.disposition(block, disposition),
            Body::Service {
                title,
                clinical,
                about,
            } => self.service(block, title.as_ref(), clinical.as_ref(), about.as_ref()),
            Body::Cause(cause) => self.cause(block, cause),
            Body::Rule(rule) => self.rule(chapter, block, rule),
            Body::Care(care) => self.care(block, care),
            Body::SafetyNet {
                sign,
                say,
                then,
                causes,
            } => {
                self.safety_net(block, sign.as_ref(), say.as_ref(), then.as_ref(), causes);
            }
            Body::Case(case) => self.case(chapter, block, case),
            Body::Property(property) => self.property(chapter, block, property),
            Body::Exception(exception) => self.exception(block, exception),
            Body::Hazard(hazard) => self.hazard(chapter, block, hazard),
            Body::Order(order) => self.order(chapter, block, order),
            Body::Treatment(treatment) => self.treatment(chapter, block, treatment),
            Body::Referral(referral) => self.referral(chapter, block, referral),
        }
    }

    fn cites(&mut self, cites: &[Cite]) -> Vec<Citation> {
        cites.iter().filter_map(|cite| self.cite(cite)).collect()
    }

    fn cite(&mut self, cite: &Cite) -> Option<Citation> {
        let index = self
            .names
            .references
            .find(&cite.reference, self.diagnostics)?;
        Some(Citation {
            reference: ReferenceId(index),
            locator: cite.locator.clone(),
        })
    }

    /// In triage alone, codes of what the consultation declares are passed over.
    fn code(&mut self, terminology: &crate::manifest::Terminology, is_partial: bool) {
        let Self {
            names, diagnostics, ..
        } = self;
        let mut index = |table: &Table, name: &Name| match is_partial {
            true => table.get(&name.value),
            false => table.find(name, diagnostics),
        };
        let units = terminology.units.iter();
        self.module.units = units
            .map(|(unit, code)| (unit.value.clone(), code.clone()))
            .collect();
        for coded in &terminology.findings {
            let index = index(&names.findings, &coded.id);
            let codes = index
                .and_then(|index| self.module.findings.get_mut(index as usize))
                .map(|finding| &mut finding.codes);
            fill(codes, &coded.codes);
        }
        for coded in &terminology.causes {
            let index = index(&names.causes, &coded.id);
            let codes = index
                .and_then(|index| self.module.causes.get_mut(index as usize))
                .map(|cause| &mut cause.codes);
            fill(codes, &coded.codes);
        }
    }

    /// What only shows when everything is read.
    fn whole(&mut self, start: Span) {
        cycle::check(&self.module, self.diagnostics);
        modal::check(&self.module, &self.modal, self.diagnostics);
        modal::check_certain(&self.module, &self.certain, self.diagnostics);
        self.check_compared();
        if self.module.dispositions.is_empty() {
            error("E133", start, "this module has no disposition")
                .help("add a `disposition` block; the one with the highest acuity number is what a case gets when no rule fires")
                .to(self.diagnostics);
        }
        if self.module.findings.is_empty() {
            error("E134", start, "this module has no finding")
                .help("add a `finding` block")
                .to(self.diagnostics);
        }
    }
}

fn fill(codes: Option<&mut Vec<Code>>, with: &[Code]) {
    if let Some(codes) = codes {
        codes.extend_from_slice(with);
    }
}

fn chapter_info(listed: &Listed) -> ChapterInfo {
    let title = listed
        .chapter
        .title
        .as_ref()
        .map_or_else(|| listed.slug.clone(), |title| title.value.clone());
    ChapterInfo {
        source: listed.chapter.source,
        title,
        slug: listed.slug.clone(),
        consultation: listed.consultation,
    }
}

/// The words of a field; empty if it is missing, which the parser has reported.
fn words(text: Option<&Text>) -> String {
    text.map(|text| text.value.clone()).unwrap_or_default()
}

/// The words of a field that may be missing.
fn some_words(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone())
}

/// The id a block declares.
fn id(block: &Block) -> String {
    block.name.value.clone()
}

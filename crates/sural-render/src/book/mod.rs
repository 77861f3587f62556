//! A module as a book: linked static pages in which each rule stands as a sentence under the prose it comes from.
//!
//! The pages need nothing but themselves: one stylesheet within each, no script, no picture, no request to anywhere.

mod came;
mod card;
mod chapter;
mod declared;
pub mod figures;
mod front;
mod index;
mod links;
mod prose;
mod safety;
mod words;

use std::collections::BTreeMap;

use sural_content::module::{ChapterInfo, Control, FindingId, Hazard, Module, RuleId};
use sural_content::span::{Source, Span};
use sural_content::syntax::ast::{Block, Body};
use sural_content::syntax::parse_chapter;
use sural_decision::Decision;
use sural_decision::cases::Outcome;
use sural_decision::coverage::Coverage;
use sural_decision::variables::visit;

use crate::html::Html;
use crate::phrases::Phrases;
use crate::summary::finding_of;
use crate::text::origin;
use crate::words::Words;
use figures::Figures;
use links::Links;

/// The pages of the book: file name and HTML, the first one the front page. The worked cases are run for it.
///
/// `sources` are those that the module was read from, in the same order, and `figures` what was measured of it besides.
/// Without any region there is no book.
#[must_use]
pub fn pages(decision: &Decision, sources: &[Source], figures: &Figures) -> Vec<(String, String)> {
    let Some(words) = Words::of(decision.module(), None) else {
        return Vec::new();
    };
    let book = Book::new(decision, sources, figures, words);
    let mut pages = vec![(
        "index.html".to_owned(),
        book.page(&decision.module().title, front::page(&book)),
    )];
    pages.extend(book.chapters.iter().map(|chapter| {
        let title = prose::plain(&chapter.info.title);
        (
            links::chapter_page(&chapter.info.slug),
            book.page(&title, chapter::page(&book, chapter)),
        )
    }));
    let lists: [(&str, &str, List); 9] = [
        ("rules.html", "Rules", index::rules),
        ("causes.html", "Causes", index::causes),
        ("findings.html", "Findings", index::findings),
        ("work_up.html", "Work-up", index::work_up),
        ("services.html", "Services", index::services),
        ("references.html", "References", index::references),
        ("trust.html", "Why you can trust this", safety::trust::page),
        ("hazards.html", "Hazard log", safety::hazards::page),
        (
            "traceability.html",
            "Traceability",
            safety::traceability::page,
        ),
    ];
    pages.extend(
        lists.map(|(name, title, write)| (name.to_owned(), book.page(title, write(&book)))),
    );
    pages
}

type List = fn(&Book<'_>) -> Html;

/// What every page is made from.
struct Book<'a> {
    decision: &'a Decision,
    figures: &'a Figures,
    words: Words<'a>,
    links: Links<'a>,
    chapters: Vec<Chapter<'a>>,
    /// What came of each worked case.
    outcomes: Vec<Outcome>,
    /// What the worked cases exercise, unless the diagrams for it grew too large.
    coverage: Option<Coverage>,
    /// The reading grades of the texts for people, in tenths.
    grades: Vec<i32>,
    /// The rules that read a finding.
    readers: BTreeMap<FindingId, Vec<RuleId>>,
    /// The places of the evidence blocks of a cause, by its id.
    evidence: BTreeMap<String, Vec<Span>>,
}

/// A chapter with its blocks.
struct Chapter<'a> {
    info: &'a ChapterInfo,
    text: &'a str,
    blocks: Vec<Block>,
}

impl<'a> Book<'a> {
    fn new(
        decision: &'a Decision,
        sources: &'a [Source],
        figures: &'a Figures,
        words: Words<'a>,
    ) -> Self {
        let module = decision.module();
        let chapters = module
            .chapters
            .iter()
            .filter_map(|info| chapter(info, sources))
            .collect::<Vec<_>>();
        let outcomes = module
            .cases
            .iter()
            .map(|case| decision.run(case))
            .collect::<Vec<_>>();
        Self {
            decision,
            figures,
            words,
            links: Links::new(module),
            coverage: decision.coverage(&outcomes).ok(),
            outcomes,
            grades: sural_content::grades(sources),
            readers: readers(module),
            evidence: evidence(&chapters),
            chapters,
        }
    }

    fn module(&self) -> &'a Module {
        self.decision.module()
    }

    /// The hazards that something controls.
    fn hazards(&self, control: Control) -> impl Iterator<Item = &'a Hazard> {
        let hazards = self.module().hazards.iter();
        hazards.filter(move |hazard| hazard.controls.contains(&control))
    }

    fn fill(&self, text: &str) -> String {
        self.words.fill(text)
    }

    fn phrases(&self) -> Phrases {
        self.words.phrases()
    }

    /// A page with the way to the others above and the origin of its content below.
    fn page(&self, title: &str, content: Html) -> String {
        let mut html = Html::default();
        html.within("header", &[], |html| {
            html.within("nav", &[("aria-label", words::NAVIGATION)], |html| {
                words::PAGES
                    .iter()
                    .for_each(|(href, title)| html.link(href, title));
            });
        });
        html.line();
        html.within("main", &[], |html| html.add(&content));
        html.line();
        html.within("footer", &[], |html| {
            html.within("nav", &[("aria-label", words::SAFETY)], |html| {
                words::SAFETY_FILE
                    .iter()
                    .for_each(|(href, title)| html.link(href, title));
            });
            html.element("p", &[], &origin(self.module()));
        });
        html.page(
            &self.module().language,
            &format!("{title} \u{2013} {}", self.module().title),
        )
    }
}

fn chapter<'a>(info: &'a ChapterInfo, sources: &'a [Source]) -> Option<Chapter<'a>> {
    let source = sources.get(info.source as usize)?;
    let (parsed, _) = parse_chapter(info.source, &source.text);
    Some(Chapter {
        info,
        text: &source.text,
        blocks: parsed.blocks,
    })
}

fn readers(module: &Module) -> BTreeMap<FindingId, Vec<RuleId>> {
    let mut readers: BTreeMap<FindingId, Vec<RuleId>> = BTreeMap::new();
    for (id, rule) in (0..).map(RuleId).zip(&module.rules) {
        visit(module, &rule.when, &mut |atom| {
            let rules = finding_of(atom).map(|finding| readers.entry(finding).or_default());
            if let Some(rules) = rules.filter(|rules| rules.last() != Some(&id)) {
                rules.push(id);
            }
        });
    }
    readers
}

fn evidence(chapters: &[Chapter<'_>]) -> BTreeMap<String, Vec<Span>> {
    let mut found: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for block in chapters.iter().flat_map(|chapter| &chapter.blocks) {
        if matches!(block.body, Body::Evidence { .. }) {
            found
                .entry(block.name.value.clone())
                .or_default()
                .push(block.name.span);
        }
    }
    found
}

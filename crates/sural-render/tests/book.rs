//! The book: every link leads somewhere, everything can be linked to, and nothing unsafe passes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect;
use sural_content::span::Source;
use sural_render::book::pages;

type Pages = BTreeMap<String, String>;

fn book(sources: &[Source]) -> Pages {
    let decision = support::decision(sources);
    pages(&decision, sources).into_iter().collect()
}

/// The values of an attribute, in the order of the page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(&start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

/// The card with this anchor, without its source.
fn card<'a>(page: &'a str, anchor: &str) -> &'a str {
    let (_, card) = page
        .split_once(&format!("id=\"{anchor}\">"))
        .unwrap_or_else(|| panic!("no card {anchor}"));
    card.split("<details>").next().unwrap()
}

#[test]
fn every_link_within_the_book_leads_somewhere() {
    let book = book(&support::sources("demo"));
    let mut followed = 0;
    for (name, page) in &book {
        for href in values(page, "href")
            .into_iter()
            .filter(|href| !href.starts_with("https://"))
        {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let target = book
                .get(file)
                .unwrap_or_else(|| panic!("{name}: no page {href}"));
            assert!(
                anchor.is_empty() || values(target, "id").contains(&anchor),
                "{name}: no anchor {href}"
            );
            followed += 1;
        }
    }
    assert!(followed > 100, "{followed}");
}

#[test]
fn everything_has_one_anchor() {
    let sources = support::sources("demo");
    let (decision, book) = (support::decision(&sources), book(&sources));
    let module = decision.module();
    let ids = book
        .values()
        .map(|page| values(page, "id"))
        .collect::<Vec<_>>();
    ids.iter().for_each(|ids| {
        assert_eq!(
            ids.len(),
            ids.iter().collect::<BTreeSet<_>>().len(),
            "{ids:?}"
        )
    });
    let ids = ids.concat();
    let rules = module.rules.iter().map(|rule| format!("rule-{}", rule.id));
    let causes = module
        .causes
        .iter()
        .map(|cause| format!("cause-{}", cause.id));
    let findings = module
        .findings
        .iter()
        .map(|finding| format!("finding-{}", finding.id));
    let references = module
        .references
        .iter()
        .map(|reference| format!("ref-{}", reference.id));
    let cases = (1..=module.cases.len()).map(|number| format!("case-{number}"));
    for anchor in rules
        .chain(causes)
        .chain(findings)
        .chain(references)
        .chain(cases)
    {
        assert_eq!(
            ids.iter().filter(|id| **id == anchor).count(),
            1,
            "{anchor}"
        );
    }
}

#[test]
fn prose_brings_no_markup_and_no_request() {
    let mut sources = support::sources("demo");
    let chapter = sources
        .iter_mut()
        .find(|source| source.name == "chapters/ankle.md")
        .unwrap();
    chapter.text += "\n<script>alert(1)</script> and <b onclick=x>this</b>\n\n\
        [run](javascript:alert(1)) ![photo](https://example.org/x.png) [a web page](https://example.org/) [file](file:///etc/passwd)\n\n\
        | a | b |\n|---|---|\n| <img src=x> | 2 |\n\n```html\n<i>code</i>\n```\n";
    let book = book(&sources);
    let page = &book["chapter-ankle.html"];
    for tag in [
        "<script",
        "<b ",
        "<img",
        "<i>",
        "javascript:",
        "file:",
        "x.png",
    ] {
        assert!(!page.contains(tag), "{tag}");
    }
    for text in [
        "&lt;script&gt;alert(1)",
        "&lt;b onclick=x&gt;",
        "run",
        "photo",
        "<td>&lt;img src=x&gt;</td>",
        "&lt;i&gt;code",
        "<a href=\"https://example.org/\">a web page</a>",
    ] {
        assert!(page.contains(text), "{text}");
    }
}

#[test]
fn prose_links_what_it_cites() {
    let book = book(&support::sources("demo"));
    let cited = "[<a href=\"references.html#ref-ottawa_ankle\">ottawa_ankle</a>]";
    assert!(book["chapter-ankle.html"].contains(cited));
}

#[test]
fn every_page_says_which_content_it_shows() {
    let sources = support::sources("demo");
    let hash = support::decision(&sources).module().hash.clone();
    let book = book(&sources);
    assert!(book["index.html"].contains(&hash));
    for (name, page) in &book {
        assert!(
            page.contains(&format!("demo 0.1.0 {}", hash.get(..12).unwrap())),
            "{name}"
        );
        assert!(
            page.starts_with("<!doctype html>\n<html lang=\"en-US\">"),
            "{name}"
        );
    }
}

#[test]
fn a_rule_is_shown_with_its_meaning() {
    let book = book(&support::sources("demo"));
    expect![[r#"
        <p class="kind">rule <code>bone_may_be_broken</code></p>
        <p><a class="tag level-1" href="chapter-interview.html#disposition-go_now">Go to the emergency room now</a></p>
        <p class="when">If <a href="chapter-ankle.html#condition-hurt_it">the ankle was hurt</a> and either <a href="chapter-interview.html#finding-bone_sore">the bone at the side of the ankle is sore to touch</a> or <a href="chapter-interview.html#finding-cannot_walk">the answer to “Could you take four steps on it, right after it happened or now?” is “No, I can&#39;t take four steps now”</a>, then go to the emergency room now, because the bone may be broken and needs an X-ray.</p>
        <p class="line"><span class="term">Causes to consider</span> <a href="chapter-ankle.html#cause-ankle_fracture">a broken bone in the ankle</a></p>
        <p class="line"><span class="term">Sources</span> <a href="references.html#ref-ottawa_ankle">ottawa_ankle</a> (study, seen in a summary), <a href="references.html#ref-design">design</a> (our own judgement)</p>
        <p class="line"><span class="term">Fires in</span> <a href="chapter-ankle.html#case-3">Twisted, and the bone is sore</a></p>
        <p class="line"><span class="term">Does not fire in</span> <a href="chapter-ankle.html#case-4">Twisted, but the bone is not sore</a></p>
    "#]].assert_eq(&card(&book["chapter-ankle.html"], "rule-bone_may_be_broken").replace("</p>", "</p>\n"));
}

#[test]
fn a_case_is_shown_with_what_comes_of_it() {
    let sources = support::sources("demo");
    let page = |sources: &[Source]| book(sources)["chapter-ankle.html"].clone();
    expect![[r#"
        <p class="kind">case</p>
        <p class="title">Hot ankle without a fever <span class="pass">passes</span></p>
        <ul><li><a href="chapter-interview.html#finding-joint_hot">joint_hot</a>: yes</li><li><a href="chapter-interview.html#finding-what_happened">what_happened</a>: I twisted it</li><li><a href="chapter-interview.html#finding-pain_now">pain_now</a>: 3</li></ul><p class="line"><span class="term">Expected</span> <a class="tag level-7" href="chapter-interview.html#disposition-self_care">Care for it at home</a>, not <a href="chapter-ankle.html#rule-hot_joint_with_fever">hot_joint_with_fever</a></p>
        <p class="line"><span class="term">Comes to</span> <a class="tag level-7" href="chapter-interview.html#disposition-self_care">Care for it at home</a></p>
    "#]].assert_eq(&card(&page(&sources), "case-2").replace("</p>", "</p>\n"));
    let mut wrong = sources;
    let chapter = wrong
        .iter_mut()
        .find(|source| source.name == "chapters/ankle.md")
        .unwrap();
    chapter.text = chapter.text.replace(
        "pain_now is 3\nexpect   disposition self_care",
        "pain_now is 3\nexpect   disposition go_now",
    );
    let failing = page(&wrong);
    let failing = card(&failing, "case-2");
    assert!(
        failing.contains(">fails<") && failing.contains(">not met<"),
        "{failing}"
    );
}

//! The book: every link leads somewhere, everything can be linked to, and nothing unsafe passes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use expect_test::expect;
use sural_content::span::{Source, Span};
use sural_decision::verify::{Failure, Promise};
use sural_render::book::figures::{Engines, Figures, Mutation, Proved};
use sural_render::book::pages;

type Pages = BTreeMap<String, String>;

fn book(sources: &[Source]) -> Pages {
    measured(sources, &Figures::default())
}

fn measured(sources: &[Source], figures: &Figures) -> Pages {
    let decision = support::decision(sources);
    pages(&decision, sources, figures).into_iter().collect()
}

/// The book with the chapters of the consultation.
fn whole(sources: &[Source]) -> Pages {
    let decision = support::whole(sources);
    let pages = pages(&decision, sources, &Figures::default());
    pages.into_iter().collect()
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
    for module in ["demo", "calf_pain"] {
        follow(&book(&support::sources(module)));
    }
    follow(&whole(&support::sources("demo")));
}

fn follow(book: &Pages) {
    let anchors = book
        .iter()
        .map(|(name, page)| (name.as_str(), values(page, "id").into_iter().collect()))
        .collect::<BTreeMap<_, BTreeSet<_>>>();
    let mut followed = 0;
    for (name, page) in book {
        for href in values(page, "href")
            .into_iter()
            .filter(|href| !href.contains("://"))
        {
            let (file, anchor) = href.split_once('#').unwrap_or((href, ""));
            let file = if file.is_empty() { name } else { file };
            let target = anchors
                .get(file)
                .unwrap_or_else(|| panic!("{name}: no page {href}"));
            assert!(
                anchor.is_empty() || target.contains(anchor),
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
    let (decision, book) = (support::whole(&sources), whole(&sources));
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
    let blocks = module.cases.iter().map(|case| case.block.index() + 1);
    let blocks = blocks.collect::<BTreeSet<_>>();
    let cases = blocks.into_iter().map(|number| format!("case-{number}"));
    let orders = module.orders.iter().map(|it| format!("order-{}", it.id));
    let treatments = module.treatments.iter();
    let treatments = treatments.map(|it| format!("treatment-{}", it.id));
    let referrals = module.referrals.iter();
    let referrals = referrals.map(|it| format!("referral-{}", it.id));
    for anchor in rules
        .chain(causes)
        .chain(orders)
        .chain(treatments)
        .chain(referrals)
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
        <p><a class="tag level-1" href="chapter-interview.html#disposition-go_now">Go to the emergency room now</a> <span class="flag">red flag</span></p>
        <p class="when">If <a href="chapter-ankle.html#condition-hurt_it">the ankle was hurt</a> and either <a href="chapter-interview.html#finding-bone_sore">the bone at the side of the ankle is sore to touch</a> or <a href="chapter-interview.html#finding-cannot_walk">the answer to “Could you take four steps on it, right after it happened or now?” is “No, I can&#39;t take four steps now”</a>, then go to the emergency room now, because the bone may be broken and needs an X-ray.</p>
        <p class="line"><span class="term">Causes to consider</span> <a href="chapter-ankle.html#cause-ankle_fracture">a broken bone in the ankle</a></p>
        <p class="line"><span class="term">Sources</span> <a href="references.html#ref-ottawa_ankle">ottawa_ankle</a> (study, seen in a summary), <a href="references.html#ref-design">design</a> (our own judgement)</p>
        <p class="line"><span class="term">Fires in</span> <a href="chapter-ankle.html#case-3">Twisted, and the bone is sore</a></p>
        <p class="line"><span class="term">Does not fire in</span> <a href="chapter-ankle.html#case-4">Twisted, but the bone is not sore</a></p>
        <p class="line"><span class="term">Controls the hazards</span> <a href="chapter-ankle.html#hazard-missed_fracture">missed_fracture</a></p>
    "#]].assert_eq(&card(&book["chapter-ankle.html"], "rule-bone_may_be_broken").replace("</p>", "</p>\n"));
}

#[test]
fn the_consultation_is_shown_with_its_links() {
    let book = whole(&support::sources("demo"));
    let page = &book["chapter-ankle_seen.html"];
    let referral = card(page, "referral-broken_ankle");
    for part in [
        "href=\"chapter-ankle_seen.html#finding-ankle_xray\"",
        "href=\"chapter-ankle_seen.html#rule-xray_shows_fracture\"",
        "because the surgeon decides by it",
    ] {
        assert!(referral.contains(part), "{part}: {referral}");
    }
    let rule = card(page, "rule-xray_shows_no_fracture");
    assert!(
        rule.contains("exclude a broken bone in the ankle"),
        "{rule}"
    );
    assert!(card(page, "order-xray_of_ankle").contains("ankle_needs_xray"));
    assert!(card(page, "treatment-ankle_wrap").contains("Withheld where"));
    assert!(page.contains("orders "), "{page}");
    assert!(book["work_up.html"].contains("3 in all"));
    assert!(book["index.html"].contains("The consultation"));
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

#[test]
fn every_hazard_stands_in_the_log_and_every_rule_in_the_matrix() {
    let sources = support::sources("calf_pain");
    let (decision, book) = (support::decision(&sources), book(&sources));
    let (log, matrix) = (&book["hazards.html"], &book["traceability.html"]);
    assert!(decision.module().hazards.len() > 20);
    for hazard in &decision.module().hazards {
        assert!(
            log.contains(&format!("id=\"log-{}\"", hazard.id)),
            "{}",
            hazard.id
        );
        assert!(
            matrix.contains(&format!("id=\"trace-{}\"", hazard.id)),
            "{}",
            hazard.id
        );
    }
    for rule in &decision.module().rules {
        assert!(matrix.contains(&format!(">{}</a>", rule.id)), "{}", rule.id);
    }
    let risks = values(log, "id")
        .into_iter()
        .filter(|id| id.starts_with("risk-"))
        .collect::<Vec<_>>();
    assert!(risks.is_sorted_by(|a, b| a > b), "{risks:?}");
}

#[test]
fn a_control_is_traced_to_its_cases_and_sources() {
    let book = book(&support::sources("demo"));
    let rows = book["traceability.html"]
        .split("<tr>")
        .skip(1)
        .filter(|row| row.contains("rule-hot_joint_with_fever\""))
        .collect::<Vec<_>>();
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    for part in ["red flag", "Hot ankle with a fever", "references.html#ref-"] {
        assert!(row.contains(part), "{part}: {row}");
    }
    assert!(
        book["traceability.html"]
            .contains("Red flags that control no hazard</span> <span class=\"pass\">none")
    );
}

#[test]
fn what_lacks_a_hazard_or_a_case_is_a_gap() {
    let mut sources = support::sources("demo");
    for source in &mut sources {
        source.text = source.text.replace(
            "controls   rule hot_joint_with_fever\n           property",
            "controls   property",
        );
    }
    let page = &book(&sources)["traceability.html"];
    let (_, gaps) = page.split_once("Red flags that control no hazard").unwrap();
    let (gap, _) = gaps.split_once("Rules that no worked case fires").unwrap();
    assert!(
        gap.contains(">1<") && gap.contains("hot_joint_with_fever"),
        "{gap}"
    );
}

#[test]
fn hazards_and_controls_lead_to_each_other() {
    let book = book(&support::sources("demo"));
    let rule = card(&book["chapter-ankle.html"], "rule-hot_joint_with_fever");
    assert!(rule.contains("#hazard-missed_joint_infection"), "{rule}");
    let hazard = card(&book["chapter-ankle.html"], "hazard-missed_joint_infection");
    assert!(hazard.contains("#rule-hot_joint_with_fever"), "{hazard}");
}

#[test]
fn a_figure_stands_only_where_it_was_measured() {
    let sources = support::sources("demo");
    let without = &measured(&sources, &Figures::default())["trust.html"];
    let missing = "not measured for this version";
    assert_eq!(
        without.matches(missing).count(),
        // The promises, what runs and the survivors, and three lines of the table.
        Promise::ALL.len() + 2 + 3
    );
    assert!(!without.contains(">kept<"), "{without}");
    let decision = support::decision(&sources);
    let proved = |promise| Proved {
        promise,
        proof: decision.prove(promise).unwrap(),
        time: Duration::from_millis(1230),
    };
    let figures = Figures {
        proofs: Promise::ALL.map(proved).to_vec(),
        mutation: Some(Mutation {
            killed: 95,
            alive: 5,
            survivors: vec!["rule `x`: <left out>".to_owned()],
            ..Mutation::default()
        }),
        engines: Some(Engines {
            cases: 10_000_000,
            differences: 0,
        }),
    };
    let page = &measured(&sources, &figures)["trust.html"];
    assert!(!page.contains(missing), "{page}");
    assert_eq!(page.matches(">kept<").count(), Promise::ALL.len());
    for text in [
        "10 of 10, proved in 12.30 s",
        "95 of 100 (95 %)",
        "10,000,000, 0 differences",
        "<code>x</code>: &lt;left out&gt;",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
}

#[test]
fn a_broken_promise_is_shown_as_broken() {
    let sources = support::sources("demo");
    let mut broken = support::decision(&sources)
        .prove(Promise::OneDisposition)
        .unwrap();
    broken.failures.push(Failure {
        message: "rule `x` is wrong".to_owned(),
        span: Span::default(),
        witness: None,
        changed: None,
    });
    let figures = Figures {
        proofs: vec![Proved {
            promise: Promise::OneDisposition,
            proof: broken,
            time: Duration::ZERO,
        }],
        ..Figures::default()
    };
    let page = &measured(&sources, &figures)["trust.html"];
    for text in ["0 of 1", "broken: 1 found", "rule <code>x</code> is wrong"] {
        assert!(page.contains(text), "{text}: {page}");
    }
}

#[test]
fn a_finding_shows_its_pictures_with_what_they_show_in_words() {
    let book = book(&support::sources("calf_pain"));
    let page = &book["chapter-findings_look_and_feel.html"];
    let swelling = card(page, "finding-swelling_calf");
    assert_eq!(swelling.matches("<figure><svg ").count(), 2, "{swelling}");
    assert!(swelling.contains("<figcaption>Two lower legs from behind, side by side."));
    assert!(!card(page, "finding-bruise").contains("<svg"));
}

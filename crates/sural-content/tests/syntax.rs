//! What good text is read as.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use expect_test::{Expect, expect};
use sural_content::span::Span;
use sural_content::syntax::ast::{Body, Chapter, Condition, ConditionNode as Node};
use sural_content::syntax::parse_chapter;

/// Reads text that has no fault.
fn chapter(text: &str) -> Chapter {
    let (chapter, diagnostics) = parse_chapter(0, text);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    chapter
}

fn body(text: &str) -> Body {
    chapter(&format!("# Title\n\n{text}")).blocks.remove(0).body
}

/// The tree without its spans.
fn check(text: &str, expected: Expect) {
    let mut tree = format!("{:?}", body(text));
    while let Some(start) = tree.find(", span: Span {") {
        let end = start + tree[start..].find('}').unwrap();
        tree.replace_range(start..=end, "");
    }
    expected.assert_eq(&tree.replace("Spanned { value: ", "{ ").replace("Text ", ""));
}

fn check_condition(lines: &str, expected: Expect) {
    let text = format!("# Title\n\n```condition c\nwhen     {lines}\nmeans    something\n```\n");
    let mut chapter = chapter(&text);
    let Body::Condition {
        when: Some(when), ..
    } = chapter.blocks.remove(0).body
    else {
        panic!()
    };
    assert_eq!(
        slice(&text, when.span).split_whitespace().next(),
        lines.split_whitespace().next()
    );
    expected.assert_eq(&shown(&when));
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.start as usize..span.end as usize]
}

fn shown(condition: &Condition) -> String {
    let all = |items: &[Condition]| items.iter().map(shown).collect::<Vec<_>>().join(" ");
    match &condition.node {
        Node::All(items) => format!("(all {})", all(items)),
        Node::Any(items) => format!("(any {})", all(items)),
        Node::AtLeast(count, items) => format!("({} of {})", count.value, all(items)),
        Node::Not(inner) => format!("(not {})", shown(inner)),
        Node::Possibly(inner) => format!("(possibly {})", shown(inner)),
        Node::Certainly(inner) => format!("(certainly {})", shown(inner)),
        Node::Name(name) => name.value.clone(),
        Node::Is(name, options) => {
            let options: Vec<&str> = options.iter().map(|option| option.value.as_str()).collect();
            format!("{}={}", name.value, options.join("/"))
        }
        Node::IsUnknown(name) => format!("{}=?", name.value),
        Node::Compare(name, comparison, number) => {
            format!("({:?} {} {})", comparison, name.value, number.value)
        }
        Node::Error => "error".to_owned(),
    }
}

#[test]
fn and_binds_tighter_than_or() {
    check_condition(
        "a or b and not c or d",
        expect!["(any a (all b (not c)) d)"],
    );
    check_condition(
        "(a or b) and not not c",
        expect!["(all (any a b) (not (not c)))"],
    );
}

#[test]
fn a_condition_goes_on_over_lines() {
    check_condition(
        "a\n         and b\n  # not meant\n         or c",
        expect!["(any (all a b) c)"],
    );
}

#[test]
fn options_and_numbers() {
    check_condition(
        "onset is 6_24h / 4_12wk and age is 16_39",
        expect!["(all onset=6_24h/4_12wk age=16_39)"],
    );
    check_condition(
        "onset is unknown or pain>=7 or score < -2",
        expect!["(any onset=? (AtLeast pain 7) (Less score -2))"],
    );
}

#[test]
fn possibly_and_certainly_take_one_condition() {
    check_condition(
        "possibly a and certainly (b or c)",
        expect!["(all (possibly a) (certainly (any b c)))"],
    );
    check_condition("certainly any of a, b", expect!["(certainly (any a b))"]);
}

#[test]
fn lists_on_one_line() {
    check_condition(
        "at least 2 of a, not b is x / y, (c and d)",
        expect!["(2 of a (not b=x/y) (all c d))"],
    );
    check_condition(
        "a and any of b,\n                  c",
        expect!["(all a (any b c))"],
    );
    check_condition(
        "(any of a, b) and (all of c, d)",
        expect!["(all (any a b) (all c d))"],
    );
}

#[test]
fn lists_in_lines() {
    check_condition(
        "any of\n    a and b\n    all of\n      c\n      not d\n    e",
        expect!["(any (all a b) (all c (not d)) e)"],
    );
    check_condition("any of\n  a\n    or b\n  c", expect!["(any (any a b) c)"]);
}

#[test]
fn a_list_in_lines_ends_where_the_indentation_does() {
    check_condition(
        "any of\n            a\n            b\n         and c",
        expect!["(all (any a b) c)"],
    );
    check_condition(
        "(any of\n            a\n            b) and c",
        expect!["(all (any a b) c)"],
    );
    check_condition(
        "all of\n   (a\n   or b)\n   c",
        expect!["(all (any a b) c)"],
    );
}

#[test]
fn texts_fold_their_lines_and_drop_their_quotes() {
    check(
        "```service clinic\ntitle    \"a leg\n         clinic\"\nclinical \"Leg\" or \"calf\"\n# a comment\nabout    Open – “every”\n\n         day   # 1.\n```",
        expect![[
            r##"Service { title: Some({ "a leg clinic" }), clinical: Some({ "\"Leg\" or \"calf\"" }), about: Some({ "Open – “every” day # 1." }) }"##
        ]],
    );
}

#[test]
fn options_have_labels_with_or_without_quotes() {
    check(
        "```finding onset\nask      When?\nseveral of 6_24h   \"Today, or\n                    last night\"\n         long_ago  Long ago\n         1_4\t\"Days\"\nunsure   never\nmay decline\nby       clinician, test\n```",
        expect![[
            r#"Finding(Finding { ask: Some({ "When?" }), help: None, kind: Some({ SeveralOf([OptionDecl { id: { "6_24h" }, label: { "Today, or last night" } }, OptionDecl { id: { "long_ago" }, label: { "Long ago" } }, OptionDecl { id: { "1_4" }, label: { "Days" } }]) }), none: None, unsure: Some({ Never }), may_decline: true, others: [], pictures: [], by: [{ Clinician }, { Test }], each_leg: None, compare: None, left: [], right: [], says: None, clinical: None, cite: [] })"#
        ]],
    );
}

#[test]
fn numbers_have_a_range_and_a_unit() {
    check(
        "```finding girth\nask      How much?\nnumber   0 to 300 mm/day, at rest\nunsure   open\n```",
        expect![[
            r#"Finding(Finding { ask: Some({ "How much?" }), help: None, kind: Some({ Number { low: 0, high: 300, decimals: 0, unit: "mm/day, at rest" } }), none: None, unsure: Some({ Open }), may_decline: false, others: [], pictures: [], by: [], each_leg: None, compare: None, left: [], right: [], says: None, clinical: None, cite: [] })"#
        ]],
    );
}

#[test]
fn citations_stand_by_comma_or_by_line() {
    check(
        "```score s\ntitle    S\n+1       a\n-2       any of b, c\ncite     ng158 1.1.2 and  table 3, design\n         wells_2003\n```",
        expect![[
            r#"Score { title: Some({ "S" }), terms: [ScoreTerm { points: 1, when: Condition { node: Name({ "a" }) } }, ScoreTerm { points: -2, when: Condition { node: Any([Condition { node: Name({ "b" }) }, Condition { node: Name({ "c" }) }]) } }], cite: [Cite { reference: { "ng158" }, locator: "1.1.2 and table 3" }, Cite { reference: { "design" }, locator: "" }, Cite { reference: { "wells_2003" }, locator: "" }] }"#
        ]],
    );
}

#[test]
fn evidence_lines_hold_lists() {
    check(
        "```evidence dvt\nmeasure  swelling of one leg\n         lr 0.05[jama table 3]  not a\n         strongly for  any of\n                         b\n                         c\n         against  d\n```",
        expect![[
            r#"Evidence { measures: [Measure { title: { "swelling of one leg" }, lines: [EvidenceLine { weight: { LikelihoodRatio { milli: 50, cite: Some(Cite { reference: { "jama" }, locator: "table 3" }) } }, when: Condition { node: Not(Condition { node: Name({ "a" }) }) } }, EvidenceLine { weight: { Ordinal(StronglyFor) }, when: Condition { node: Any([Condition { node: Name({ "b" }) }, Condition { node: Name({ "c" }) }]) } }, EvidenceLine { weight: { Ordinal(Against) }, when: Condition { node: Name({ "d" }) } }] }] }"#
        ]],
    );
}

#[test]
fn rules_say_what_follows() {
    check(
        "```rule r\nwhen     a\nthen     consider dvt,\n                  strain\n         see neurologist\n         care rest\n         red flag\nbecause  of it\ncite     design\n```",
        expect![[
            r#"Rule(Rule { when: Some(Condition { node: Name({ "a" }) }), then: [{ Consider([{ "dvt" }, { "strain" }]) }, { See({ "neurologist" }) }, { Care({ "rest" }) }, { RedFlag }], because: Some({ "of it" }), cite: [Cite { reference: { "design" }, locator: "" }] })"#
        ]],
    );
}

#[test]
fn cases_give_answers_and_expect() {
    check(
        "```case \"A sore calf\"\ngiven    a, b is x + y\n         c is 7\n         d is not_sure\neach     e, f is x / y + z\n         g is 1 / 2\nrest     unasked\nexpect   unsettled\n         group other\n         rule r\n         considers c\n```",
        expect![[
            r#"Case(Case { given: [Given { finding: { "a" }, answer: Yes }, Given { finding: { "b" }, answer: Options([{ "x" }, { "y" }]) }, Given { finding: { "c" }, answer: Number({ 7 }) }, Given { finding: { "d" }, answer: Options([{ "not_sure" }]) }], each: [{ [Given { finding: { "e" }, answer: Yes }, Given { finding: { "f" }, answer: Options([{ "x" }]) }] }, { [Given { finding: { "e" }, answer: Yes }, Given { finding: { "f" }, answer: Options([{ "y" }, { "z" }]) }] }, { [Given { finding: { "g" }, answer: Number({ 1 }) }] }, { [Given { finding: { "g" }, answer: Number({ 2 }) }] }], rest: Some({ Unasked }), expect: [{ Unsettled }, { Group({ Other }) }, { Fires({ "r" }) }, { Considers({ "c" }) }] })"#
        ]],
    );
}

#[test]
fn properties_claim_for_all_answers() {
    check(
        "```property p\nwhenever a and not b\nalways   disposition at least urgent_4h\n         rule r\n         consider dvt\nnever    rule s\n         disposition self_care\nbecause  of it\ncite     design\n```",
        expect![[
            r#"Property(Property { whenever: Some(Condition { node: All([Condition { node: Name({ "a" }) }, Condition { node: Not(Condition { node: Name({ "b" }) }) }]) }), adding: None, claims: [{ AtLeast({ "urgent_4h" }) }, { Fires({ "r" }) }, { Considers({ "dvt" }) }, { NeverFires({ "s" }) }, { NeverDisposition({ "self_care" }) }], because: Some({ "of it" }), cite: [Cite { reference: { "design" }, locator: "" }] })"#
        ]],
    );
    check(
        "```property p\nadding   a, b is x\n         / y\n         pain >= 7\nnever    lowers\nbecause  of it\ncite     design\n```",
        expect![[
            r#"Property(Property { whenever: None, adding: Some({ [Condition { node: Name({ "a" }) }, Condition { node: Is({ "b" }, [{ "x" }, { "y" }]) }, Condition { node: Compare({ "pain" }, AtLeast, { 7 }) }] }), claims: [{ NeverLowers }], because: Some({ "of it" }), cite: [Cite { reference: { "design" }, locator: "" }] })"#
        ]],
    );
}

#[test]
fn exceptions_are_signed() {
    check(
        "```exception e\nadding   a is x / y\nsilences r,\n         s\nbecause  of it\nsigned   clinical author, 2026-11-22\ncite     design\n```",
        expect![[
            r#"Exception(Exception { adding: Some({ [Condition { node: Is({ "a" }, [{ "x" }, { "y" }]) }] }), silences: [{ "r" }, { "s" }], because: Some({ "of it" }), signed: Some({ "clinical author, 2026-11-22" }), cite: [Cite { reference: { "design" }, locator: "" }] })"#
        ]],
    );
}

#[test]
fn hazards_name_their_controls() {
    check(
        "```hazard h\nhazard     a clot, missed\ncause      no swelling\nharm       death\nseverity   catastrophic\nlikelihood low\ncontrols   rule r, case \"Swollen, and on chemotherapy\", finding f\n           case “One, two”, screen s\n           safety_net n\nresidual   very_low\nbecause    it is proved\nowner      safety officer\n```",
        expect![[
            r#"Hazard(Hazard { hazard: Some({ "a clot, missed" }), cause: Some({ "no swelling" }), harm: Some({ "death" }), severity: Some({ Catastrophic }), likelihood: Some({ Low }), controls: [Control { kind: Rule, name: { "r" } }, Control { kind: Case, name: { "Swollen, and on chemotherapy" } }, Control { kind: Finding, name: { "f" } }, Control { kind: Case, name: { "One, two" } }, Control { kind: Screen, name: { "s" } }, Control { kind: SafetyNet, name: { "n" } }], residual: Some({ VeryLow }), because: Some({ "it is proved" }), owner: Some({ "safety officer" }) })"#
        ]],
    );
}

#[test]
fn a_disposition_is_handled_as_another() {
    check(
        "```disposition cannot_triage\nhandled as same_day\ntitle    T\nplace    home\nsay      One.\nsay      Two.\n```",
        expect![[
            r#"Disposition(Disposition { acuity: None, handled_as: Some({ "same_day" }), title: Some({ "T" }), place: Some({ "home" }), say: [{ "One." }, { "Two." }], review: None, again: None })"#
        ]],
    );
}

#[test]
fn spans_are_bytes_of_the_text_as_it_is() {
    let text = "\u{feff}# Größe – C#\r\n\r\n## Wade ##\r\n\r\n```service clinic\r\ntitle    “eine große\r\n         Praxis”\r\nclinical Ärzte\r\n```\r\n";
    let chapter = chapter(text);
    let block = &chapter.blocks[0];
    let Body::Service {
        title: Some(title),
        clinical: Some(clinical),
        ..
    } = &block.body
    else {
        panic!()
    };
    assert_eq!(slice(text, chapter.title.unwrap().span), "Größe – C#");
    assert_eq!(slice(text, block.heading.as_ref().unwrap().span), "Wade");
    assert_eq!(slice(text, block.name.span), "clinic");
    assert_eq!(slice(text, title.span), "eine große\r\n         Praxis");
    assert_eq!(title.value, "eine große Praxis");
    assert_eq!(slice(text, clinical.span), "Ärzte");
    assert!(
        slice(text, block.span).starts_with("```service")
            && slice(text, block.span).ends_with("```")
    );
}

#[test]
fn examples_of_the_language_have_no_fault() {
    let page = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/language.md"
    ))
    .unwrap();
    let examples: Vec<&str> = page
        .split("````markdown\n")
        .skip(1)
        .map(|rest| rest.split("````").next().unwrap())
        .collect();
    assert!(examples.len() > 10);
    for example in examples {
        body(example);
    }
    assert!(
        chapter(&page).blocks.is_empty(),
        "fences of four backticks are ordinary text"
    );
}

//! A worked case as an author writes it in the content.

use std::fmt::Write as _;

use sural_content::module::{
    Answer, Case, Choice, DispositionId, Expect, FindingId, FindingKind, Module, RuleId,
};

/// A `case` block, ready to be pasted into a chapter.
#[must_use]
pub fn block(
    module: &Module,
    title: &str,
    given: &[(FindingId, Answer)],
    expect: &[Expect],
) -> String {
    let given = given
        .iter()
        .map(|(finding, answer)| self::given(module, *finding, answer))
        .collect::<Vec<_>>();
    let expect = expectations(module, expect);
    format!(
        "```case \"{title}\"\n{}{}```\n",
        field("given", &given),
        field("expect", &expect)
    )
}

/// A case by its title and, where it has one, its line of `each`.
#[must_use]
pub fn named(module: &Module, case: &Case) -> String {
    let added = case.added_answers();
    let title = format!("\"{}\"", case.title);
    if added.is_empty() {
        return title;
    }
    let added = added
        .iter()
        .map(|(finding, answer)| given(module, *finding, answer))
        .collect::<Vec<_>>();
    format!("{title} with {}", added.join(", "))
}

/// A disposition and the rule after it that leads there stand in one line.
fn expectations(module: &Module, all: &[Expect]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, expect) in all.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| all.get(before));
        match (before, expect, lines.last_mut()) {
            (Some(Expect::Disposition(disposition)), Expect::Fires(id), Some(line))
                if leads_to(module, *id, *disposition) =>
            {
                let _ = write!(line, " because {}", rule_id(module, *id));
            }
            _ => lines.push(self::expect(module, expect)),
        }
    }
    lines
}

fn leads_to(module: &Module, rule: RuleId, disposition: DispositionId) -> bool {
    let rule = module.rules.get(rule.index());
    rule.is_some_and(|rule| rule.disposition == Some(disposition))
}

fn rule_id(module: &Module, rule: RuleId) -> &str {
    module.rules.get(rule.index()).map_or("", |rule| &rule.id)
}

/// One item a line, under each other.
fn field(name: &str, items: &[String]) -> String {
    if items.is_empty() {
        String::new()
    } else {
        format!("{name:<9}{}\n", items.join("\n         "))
    }
}

/// One answer.
#[must_use]
pub fn given(module: &Module, id: FindingId, answer: &Answer) -> String {
    let Some(finding) = module.findings.get(id.index()) else {
        return String::new();
    };
    let option = |options: &[Choice], index: &usize| {
        options
            .get(*index)
            .map_or(String::new(), |option| option.id.clone())
    };
    let value = match (answer, &finding.kind) {
        (Answer::Option(0), FindingKind::One { yes_no: true, .. }) => return finding.id.clone(),
        (Answer::Option(index), FindingKind::One { options, .. }) => option(options, index),
        (Answer::Options(chosen), FindingKind::Several { none, .. }) if chosen.is_empty() => {
            none.as_ref().map_or("not_sure", |none| &none.id).to_owned()
        }
        (Answer::Options(chosen), FindingKind::Several { options, .. }) => chosen
            .iter()
            .map(|index| option(options, index))
            .collect::<Vec<_>>()
            .join(" + "),
        (Answer::Number(number), _) => number.to_string(),
        (Answer::Declined, _) => "declined".to_owned(),
        (Answer::NotAssessable, _) => "not_assessable".to_owned(),
        _ => "not_sure".to_owned(),
    };
    format!("{} is {value}", finding.id)
}

/// One expectation.
#[must_use]
pub fn expect(module: &Module, expect: &Expect) -> String {
    let rule = |id: &RuleId| rule_id(module, *id);
    match expect {
        Expect::Disposition(id) => format!(
            "disposition {}",
            module
                .dispositions
                .get(id.index())
                .map_or("", |disposition| &disposition.id)
        ),
        Expect::Fires(id) => format!("rule {}", rule(id)),
        Expect::FiresNot(id) => format!("not {}", rule(id)),
        Expect::Group(group) => format!("group {}", crate::wire::group_id(*group)),
        Expect::Cause(id) => format!(
            "cause {}",
            module.causes.get(id.index()).map_or("", |cause| &cause.id)
        ),
        Expect::Considers(id) => format!(
            "considers {}",
            module.causes.get(id.index()).map_or("", |cause| &cause.id)
        ),
        Expect::Unsettled => "unsettled".to_owned(),
    }
}

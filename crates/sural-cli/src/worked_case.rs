//! A worked case as an author writes it in the content.

use std::fmt::Write as _;

use sural_content::module::{
    Answer, Case, CauseId, Choice, DispositionId, Expect, FindingId, FindingKind, Module, OrderId,
    ReferralId, RuleId, ScoreId, Step, TimeUnit, TreatmentId, Within,
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
        (Answer::Number(number), kind) => kind.shown(*number),
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
        Expect::Group(group) => format!("group {}", group.id()),
        Expect::Cause(id) => format!(
            "cause {}",
            module.causes.get(id.index()).map_or("", |cause| &cause.id)
        ),
        Expect::Considers(id) => format!(
            "considers {}",
            module.causes.get(id.index()).map_or("", |cause| &cause.id)
        ),
        Expect::Unsettled => "unsettled".to_owned(),
        Expect::Not(item) => format!("not {}", self::expect(module, item)),
        _ => consultation(module, expect),
    }
}

/// One expectation of the consultation.
fn consultation(module: &Module, expect: &Expect) -> String {
    let cause = |id: &CauseId| module.causes.get(id.index()).map_or("", |cause| &cause.id);
    let order = |id: &OrderId| module.orders.get(id.index()).map_or("", |order| &order.id);
    let referral = |id: &ReferralId| {
        let referral = module.referrals.get(id.index());
        referral.map_or("", |referral| &referral.id)
    };
    let treatment = |id: &TreatmentId| {
        let treatment = module.treatments.get(id.index());
        treatment.map_or("", |treatment| &treatment.id)
    };
    match expect {
        Expect::Excludes(id) => format!("excludes {}", cause(id)),
        Expect::Confirms(id) => format!("confirms {}", cause(id)),
        Expect::Open(id) => format!("open {}", cause(id)),
        Expect::First(id) => format!("first {}", cause(id)),
        Expect::Orders(id, within) => format!("orders {}{}", order(id), limit(*within)),
        Expect::Refers(id, within) => format!("refers {}{}", referral(id), limit(*within)),
        Expect::Complete(id) => format!("complete {}", referral(id)),
        Expect::Lacks(id) => {
            let finding = module.findings.get(id.index());
            format!("lacks {}", finding.map_or("", |finding| &finding.id))
        }
        Expect::Treats(id) => format!("treats {}", treatment(id)),
        Expect::Withholds(id) => format!("withholds {}", treatment(id)),
        Expect::Settled(id) => format!("settled {}", rule_id(module, *id)),
        Expect::Next(step) => format!("next {}", step_id(module, *step)),
        Expect::Needless(step) => format!("needless {}", step_id(module, *step)),
        Expect::Score(id, low, high) => score(module, *id, *low, *high),
        Expect::Contradicts(id) => {
            let constraint = module.constraint(*id);
            format!("contradicts {}", constraint.map_or("", |it| &it.id))
        }
        _ => "undetermined".to_owned(),
    }
}

fn limit(within: Option<Within>) -> String {
    match within {
        None => String::new(),
        Some(Within { minutes: 0, .. }) => " now".to_owned(),
        Some(within) => {
            let unit = match within.unit {
                TimeUnit::Minutes => "minutes",
                TimeUnit::Hours => "hours",
                TimeUnit::Days => "days",
                TimeUnit::Weeks => "weeks",
            };
            format!(" within {} {unit}", within.count())
        }
    }
}

fn step_id(module: &Module, step: Step) -> &str {
    match step {
        Step::Screen(id) => module
            .screens
            .get(id.index())
            .map_or("", |screen| &screen.id),
        Step::Order(id) => module.orders.get(id.index()).map_or("", |order| &order.id),
    }
}

fn score(module: &Module, id: ScoreId, low: i32, high: i32) -> String {
    let Some(score) = module.scores.get(id.index()) else {
        return String::new();
    };
    let from = score.shown(low);
    match low == high {
        true => format!("score {} is {from}", score.id),
        false => format!("score {} is {from} to {}", score.id, score.shown(high)),
    }
}

//! Productions for CLIPS: the case is one piece of knowledge with a slot a finding, the score another; rules of more
//! urgent dispositions come first, and the first that fires ends the run.

use std::collections::BTreeSet;

use crate::rules::{Kind, Rules, Test};

/// All constructs, to be loaded once.
#[must_use]
pub fn productions(rules: &Rules) -> String {
    let slots = rules.findings.iter().map(|finding| {
        let kind = match finding.kind {
            Kind::Sign => "SYMBOL",
            Kind::Options(_) => "STRING",
            Kind::Number => "INTEGER",
        };
        format!("\n  (slot {} (type {kind}))", finding.id)
    });
    let slots = slots.collect::<String>();
    let counted = rules.score.iter().map(|(points, test)| {
        let one = holds(test);
        format!("(if {one} then {points} else 0)")
    });
    let counted = counted.collect::<Vec<_>>().join(" ");
    let mut text = format!(
        "(deftemplate case{slots})\n(defglobal ?*disposition* = -1)\n{}",
        production(
            "score",
            rules.dispositions.len() + 1,
            &pattern(&names(rules.score.iter().map(|(_, test)| test)), &[]),
            &format!("(assert (score (+ {counted})))"),
        )
    );
    for rule in &rules.rules {
        let urgency = rules.dispositions.len() - rule.disposition;
        let then = said(rule.disposition);
        text += &production(&rule.id, urgency, &conditions(&rule.when), &then);
    }
    text + &production("otherwise", 0, "(case)", &said(rules.default()))
}

fn said(disposition: usize) -> String {
    format!("(bind ?*disposition* {disposition}) (halt)")
}

fn production(name: &str, salience: usize, when: &str, then: &str) -> String {
    format!("(defrule {name}\n  (declare (salience {salience}))\n  {when}\n  =>\n  {then})\n")
}

/// Signs and single options stand in the pattern, where CLIPS shares them between rules; the rest is tested.
fn conditions(when: &Test) -> String {
    let parts = match when {
        Test::All(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let (plain, tested): (Vec<_>, Vec<_>) = parts
        .iter()
        .partition(|part| matches!(part, Test::Has(_) | Test::Is(..)));
    let mut text = pattern(&names(tested.iter().copied()), &plain);
    if when.scores() {
        text += " (score ?score)";
    }
    let tests = tested.iter().map(|part| format!(" (test {})", holds(part)));
    text + &tests.collect::<String>()
}

fn pattern(named: &BTreeSet<&str>, plain: &[&Test]) -> String {
    let slots = plain.iter().map(|part| match part {
        Test::Is(id, options) => format!(" ({id} \"{}\")", options.join("\"|\"")),
        Test::Has(id) => format!(" ({id} TRUE)"),
        _ => String::new(),
    });
    let named = named.iter().map(|id| format!(" ({id} ?{id})"));
    format!(
        "(case{}{})",
        slots.collect::<String>(),
        named.collect::<String>()
    )
}

/// The findings that tests ask for.
fn names<'a>(tests: impl Iterator<Item = &'a Test>) -> BTreeSet<&'a str> {
    tests
        .flat_map(|test| match test {
            Test::All(parts) | Test::Any(parts) | Test::AtLeast(_, parts) => names(parts.iter()),
            Test::Not(part) => names(std::iter::once(&**part)),
            Test::Has(id) | Test::Is(id, _) | Test::From(id, _) | Test::UpTo(id, _) => {
                BTreeSet::from([id.as_str()])
            }
            Test::ScoreFrom(_) | Test::ScoreUpTo(_) => BTreeSet::new(),
        })
        .collect()
}

fn holds(test: &Test) -> String {
    let joined = |parts: &[Test]| parts.iter().map(holds).collect::<Vec<_>>().join(" ");
    match test {
        Test::All(parts) => format!("(and {})", joined(parts)),
        Test::Any(parts) => format!("(or {})", joined(parts)),
        Test::AtLeast(least, parts) => {
            let ones = parts
                .iter()
                .map(|part| format!("(if {} then 1 else 0)", holds(part)));
            format!("(>= (+ {}) {least})", ones.collect::<Vec<_>>().join(" "))
        }
        Test::Not(part) => format!("(not {})", holds(part)),
        Test::Has(id) => format!("?{id}"),
        Test::Is(id, options) => {
            let equal = |option: &String| format!("(eq ?{id} \"{option}\")");
            let equal = options.iter().map(equal).collect::<Vec<_>>();
            match equal.as_slice() {
                [one] => one.clone(),
                several => format!("(or {})", several.join(" ")),
            }
        }
        Test::From(id, least) => format!("(>= ?{id} {least})"),
        Test::UpTo(id, most) => format!("(<= ?{id} {most})"),
        Test::ScoreFrom(least) => format!("(>= ?score {least})"),
        Test::ScoreUpTo(most) => format!("(<= ?score {most})"),
    }
}

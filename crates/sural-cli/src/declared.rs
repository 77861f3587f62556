//! Falls that a content changelog declares: which rule lets whom be seen later, why, and who signed for it.
//!
//! A line under the heading of the version reads
//! ``- Lowers `rule_id` (urgent_4h → same_day): reason. Signed: name, role, 2026-11-22.``

use sural_content::span::Source;
use sural_decision::diff::Move;

/// What stands for the rule where none fired.
pub const NO_RULE: &str = "no_rule";

/// One declared fall.
#[derive(Debug, PartialEq, Eq)]
pub struct Declared {
    rule: String,
    from: String,
    to: String,
}

impl Declared {
    /// Whether it speaks of a move that `rule` decided.
    pub fn covers(&self, rule: &str, change: &Move) -> bool {
        self.rule == rule && self.from == change.from && self.to == change.to
    }
}

/// The falls declared for a version, or what is wrong with the lines that try to.
pub fn of(sources: &[Source], version: &str) -> Result<Vec<Declared>, Vec<String>> {
    let Some(source) = sources.iter().find(|source| source.name == "CHANGELOG.md") else {
        return Ok(Vec::new());
    };
    let (mut declared, mut faults) = (Vec::new(), Vec::new());
    let mut here = false;
    for (number, line) in (1..).zip(source.text.lines()) {
        if let Some(heading) = line.strip_prefix("## ") {
            here = heading.split_whitespace().next() == Some(version);
        }
        let Some(entry) = line.strip_prefix("- Lowers").filter(|_| here) else {
            continue;
        };
        match read(entry) {
            Ok(entry) => declared.push(entry),
            Err(missing) => faults.push(format!(
                "{}:{number}: {missing}; a fall is declared as - Lowers `rule_id` (from → to): reason. Signed: name, role, YYYY-MM-DD.",
                source.name
            )),
        }
    }
    if faults.is_empty() {
        Ok(declared)
    } else {
        Err(faults)
    }
}

fn read(entry: &str) -> Result<Declared, &'static str> {
    let (rule, rest) = entry
        .trim()
        .strip_prefix('`')
        .and_then(|rest| rest.split_once('`'))
        .ok_or("no rule in backticks")?;
    let (moved, rest) = rest
        .trim()
        .strip_prefix('(')
        .and_then(|rest| rest.split_once("):"))
        .ok_or("no dispositions in brackets, followed by a colon")?;
    let (from, to) = moved
        .split_once('→')
        .ok_or("no arrow between the dispositions")?;
    let (reason, signed) = rest.split_once("Signed:").ok_or("nobody signed")?;
    if reason.trim().is_empty() {
        return Err("no reason");
    }
    let parts = signed
        .trim()
        .trim_end_matches('.')
        .split(',')
        .map(str::trim)
        .collect::<Vec<_>>();
    match parts.as_slice() {
        [name, role, date] if !name.is_empty() && !role.is_empty() && is_date(date) => {
            Ok(Declared {
                rule: rule.to_owned(),
                from: from.trim().to_owned(),
                to: to.trim().to_owned(),
            })
        }
        _ => Err("the signature is not name, role, YYYY-MM-DD"),
    }
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut digits = |count: usize| {
        parts.next().is_some_and(|part| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    digits(4) && digits(2) && digits(2) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changelog(line: &str) -> Vec<Source> {
        let text = format!(
            "# Changes\n\n## 1.1.0\n\n{line}\n\n## 1.0.0\n\n- Lowers nothing that counts\n"
        );
        vec![Source {
            name: "CHANGELOG.md".to_owned(),
            text,
        }]
    }

    #[test]
    fn a_signed_line_of_the_version_declares_a_fall() {
        let line = "- Lowers `a_rule` (urgent → later): the trial found no harm. Signed: A. Author, safety officer, 2026-11-22.";
        let declared = of(&changelog(line), "1.1.0").unwrap();
        let expected = Declared {
            rule: "a_rule".to_owned(),
            from: "urgent".to_owned(),
            to: "later".to_owned(),
        };
        assert_eq!(declared, [expected]);
    }

    #[test]
    fn a_line_that_lacks_something_is_named_with_its_place() {
        for line in [
            "- Lowers `a_rule` (urgent → later): why not.",
            "- Lowers `a_rule` (urgent → later): why not. Signed: A. Author, 2026-11-22.",
            "- Lowers `a_rule` (urgent → later): why not. Signed: A. Author, officer, today.",
            "- Lowers `a_rule` (urgent → later): Signed: A. Author, officer, 2026-11-22.",
            "- Lowers `a_rule` (urgent): why not. Signed: A. Author, officer, 2026-11-22.",
            "- Lowers a_rule (urgent → later): why not. Signed: A. Author, officer, 2026-11-22.",
        ] {
            let faults = of(&changelog(line), "1.1.0").unwrap_err();
            assert!(
                faults[0].starts_with("CHANGELOG.md:5: "),
                "{line}: {faults:?}"
            );
        }
    }
}

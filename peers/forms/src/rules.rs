//! The rules, brought down to what every engine can say.

use sural_content::module::{Comparison, Condition, Finding, FindingId, FindingKind, Module};

/// A number that nobody is sure of.
pub const NOT_SURE: i32 = -1;

/// What engines compare.
#[derive(Debug, Clone)]
pub struct Rules {
    /// What is known of a case.
    pub findings: Vec<Known>,
    /// The one score: points for each test that holds.
    pub score: Vec<(i32, Test)>,
    /// The most urgent first.
    pub rules: Vec<Rule>,
    /// Ids of the dispositions, the most urgent first; the last is for whom no rule fires.
    pub dispositions: Vec<String>,
}

/// A finding and what it holds.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a finding holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    Sign,
    /// One of these.
    Options(Vec<String>),
    /// A whole number.
    Number,
}

/// A rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Index of its disposition.
    pub disposition: usize,
    /// When it fires.
    pub when: Test,
}

/// A condition.
#[derive(Debug, Clone)]
pub enum Test {
    /// All hold.
    All(Vec<Test>),
    /// One holds at least.
    Any(Vec<Test>),
    /// At least so many hold.
    AtLeast(u32, Vec<Test>),
    /// It does not hold.
    Not(Box<Test>),
    /// The person has the sign.
    Has(String),
    /// The finding is one of these options.
    Is(String, Vec<String>),
    /// The number is at least that.
    From(String, i32),
    /// The number is at most that.
    UpTo(String, i32),
    /// The score is at least that.
    ScoreFrom(i32),
    /// The score is at most that.
    ScoreUpTo(i32),
}

impl Test {
    /// It asks for the score.
    #[must_use]
    pub fn scores(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeast(_, parts) => {
                parts.iter().any(Self::scores)
            }
            Self::Not(part) => part.scores(),
            Self::ScoreFrom(_) | Self::ScoreUpTo(_) => true,
            Self::Has(_) | Self::Is(..) | Self::From(..) | Self::UpTo(..) => false,
        }
    }
}

impl Rules {
    /// Of a module with one score, whose rules all lead to dispositions.
    ///
    /// # Errors
    /// What no other engine could be told.
    pub fn of(module: &Module) -> Result<Self, String> {
        let score = module.scores.first().ok_or("there is no score")?;
        let terms = score.terms.iter();
        let terms = terms.map(|(points, when)| Ok((*points, test(module, when)?)));
        let rules = module.rules.iter().map(|rule| {
            let disposition = rule.disposition.ok_or("a rule has no disposition")?;
            Ok(Rule {
                id: rule.id.clone(),
                disposition: disposition.index(),
                when: test(module, &rule.when)?,
            })
        });
        let mut rules = rules.collect::<Result<Vec<_>, String>>()?;
        rules.sort_by_key(|rule| rule.disposition);
        let dispositions = module.dispositions.iter();
        let dispositions = dispositions.filter(|it| it.handled_as.is_none());
        Ok(Self {
            findings: module.findings.iter().map(known).collect(),
            score: terms.collect::<Result<_, String>>()?,
            rules,
            dispositions: dispositions.map(|it| it.id.clone()).collect(),
        })
    }

    /// Each disposition but the last, with the rules that lead to it.
    pub fn by_disposition(&self) -> impl Iterator<Item = (usize, Vec<&Test>)> {
        (0..self.default()).map(|disposition| {
            let leading = self.rules.iter();
            let leading = leading.filter(move |rule| rule.disposition == disposition);
            (disposition, leading.map(|rule| &rule.when).collect())
        })
    }

    /// Index of the disposition for whom no rule fires.
    #[must_use]
    pub fn default(&self) -> usize {
        self.dispositions.len().saturating_sub(1)
    }
}

fn known(finding: &Finding) -> Known {
    let kind = match &finding.kind {
        FindingKind::One { yes_no: true, .. } => Kind::Sign,
        FindingKind::One { options, .. } | FindingKind::Several { options, .. } => {
            Kind::Options(options.iter().map(|option| option.id.clone()).collect())
        }
        FindingKind::Number { .. } => Kind::Number,
    };
    let id = finding.id.clone();
    Known { id, kind }
}

fn tests(module: &Module, parts: &[Condition]) -> Result<Vec<Test>, String> {
    parts.iter().map(|part| test(module, part)).collect()
}

fn test(module: &Module, condition: &Condition) -> Result<Test, String> {
    Ok(match condition {
        Condition::All(parts) => Test::All(all(tests(module, parts)?)),
        Condition::Any(parts) => Test::Any(tests(module, parts)?),
        Condition::AtLeast(least, parts) => Test::AtLeast(*least, tests(module, parts)?),
        Condition::Not(part) => Test::Not(Box::new(test(module, part)?)),
        Condition::IsOption(finding, options) => option(module, *finding, options)?,
        Condition::CompareNumber(finding, comparison, number) => {
            let number = i32::try_from(*number).map_err(|error| error.to_string())?;
            compared(finding_of(module, *finding)?, *comparison, number)?
        }
        Condition::CompareScore(_, Comparison::AtLeast, points) => Test::ScoreFrom(*points),
        Condition::CompareScore(_, Comparison::AtMost, points) => Test::ScoreUpTo(*points),
        other => return Err(format!("not every engine can be told {other:?}")),
    })
}

/// Without parts within parts, and without what another part says more narrowly.
fn all(parts: Vec<Test>) -> Vec<Test> {
    let flat = parts.into_iter().flat_map(|part| match part {
        Test::All(parts) => parts,
        one => vec![one],
    });
    let flat = flat.collect::<Vec<_>>();
    let narrower = |id: &str, least: i32| {
        let mut parts = flat.iter();
        parts.any(|part| matches!(part, Test::From(other, more) if other == id && *more > least))
    };
    let kept = flat.iter().filter(|part| match part {
        Test::From(id, least) => !narrower(id, *least),
        _ => true,
    });
    kept.cloned().collect()
}

fn finding_of(module: &Module, finding: FindingId) -> Result<&Finding, String> {
    let finding = module.findings.get(finding.index());
    finding.ok_or_else(|| "a finding is missing".to_owned())
}

fn option(module: &Module, finding: FindingId, options: &[usize]) -> Result<Test, String> {
    let Known { id, kind } = known(finding_of(module, finding)?);
    match kind {
        Kind::Sign if options == [0] => Ok(Test::Has(id)),
        Kind::Options(all) => {
            let named = options
                .iter()
                .filter_map(|option| all.get(*option).cloned());
            Ok(Test::Is(id, named.collect()))
        }
        _ => Err(format!("`{id}` is compared with something else than yes")),
    }
}

/// A number that is not sure is below all others, so it has to be told from those that are low.
fn compared(finding: &Finding, comparison: Comparison, number: i32) -> Result<Test, String> {
    let id = finding.id.clone();
    match comparison {
        Comparison::AtLeast => Ok(Test::From(id, number)),
        Comparison::AtMost => Ok(Test::All(vec![
            Test::From(id.clone(), NOT_SURE + 1),
            Test::UpTo(id, number),
        ])),
        other => Err(format!("`{id}` is compared by {other:?}")),
    }
}

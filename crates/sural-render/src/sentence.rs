//! A rule as one sentence, and a condition in lay words.

use sural_content::module::{
    Choice, Condition, ConditionId, Finding, FindingId, FindingKind, Module, Rule, ScoreId,
};

use crate::phrases::{Join, Phrases};
use crate::words::Words;

/// A condition in words, with its structure kept, so that a page can set it out as a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    /// A clause that stands for itself.
    Plain {
        /// Its words.
        words: String,
        /// What they speak of.
        of: Subject,
    },
    /// A clause with words before it that turn its meaning.
    Led {
        /// The words before it.
        lead: String,
        /// The rest.
        part: Box<Clause>,
    },
    /// Several clauses.
    List {
        /// How many of them must hold.
        join: Join,
        /// The clauses.
        parts: Vec<Clause>,
    },
}

/// What a plain clause speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A finding.
    Finding(FindingId),
    /// A named condition.
    Condition(ConditionId),
    /// A score.
    Score(ScoreId),
}

/// Words of a sentence and what they speak of, if that can be looked up.
pub type Piece<'a> = (&'a str, Option<Subject>);

/// A rule as a sentence: "If ..., then ..., because ...".
#[must_use]
pub fn rule(module: &Module, words: &Words<'_>, rule: &Rule) -> String {
    let phrases = words.phrases();
    phrases.if_then_because(
        &clause(module, words, &rule.when).text(phrases),
        &outcome(module, words, rule),
        &words.fill(&rule.because),
    )
}

/// What a rule leads to, as the end of a sentence.
#[must_use]
pub fn outcome(module: &Module, words: &Words<'_>, rule: &Rule) -> String {
    let disposition = rule
        .disposition
        .and_then(|id| module.dispositions.get(id.index()));
    let causes = rule
        .consider
        .iter()
        .filter_map(|id| module.causes.get(id.index()))
        .map(|cause| cause.title.as_str());
    let service = rule.see.and_then(|id| module.services.get(id.index()));
    let care = rule
        .care
        .iter()
        .filter_map(|id| module.care.get(id.index()))
        .flat_map(|care| &care.say);
    let phrases = words.phrases();
    let said = match (disposition, service) {
        (Some(disposition), _) => uncapital(disposition.title.trim_end_matches('.')),
        (None, _) if !rule.consider.is_empty() => {
            phrases.think_about(&causes.collect::<Vec<_>>().join("; "))
        }
        (None, Some(service)) => phrases.see(&service.title),
        (None, None) => {
            let advice = care.map(String::as_str).collect::<Vec<_>>().join(" ");
            phrases.advise(advice.trim_end_matches('.'))
        }
    };
    words.fill(&said)
}

/// A condition in lay words.
#[must_use]
pub fn clause(module: &Module, words: &Words<'_>, condition: &Condition) -> Clause {
    Teller { module, words }.clause(condition)
}

impl Clause {
    /// The clause on one line.
    #[must_use]
    pub fn text(&self, phrases: Phrases) -> String {
        let mut text = String::new();
        self.pieces(phrases, &mut |(words, _)| text.push_str(words));
        text
    }

    /// Gives the words of the clause on one line, piece by piece.
    pub fn pieces(&self, phrases: Phrases, give: &mut dyn FnMut(Piece<'_>)) {
        self.write(phrases, give, true);
    }

    /// Holds a list of more than two, which reads better set out than on one line.
    #[must_use]
    pub fn is_long(&self) -> bool {
        match self {
            Self::Plain { .. } => false,
            Self::Led { part, .. } => part.is_long(),
            Self::List { parts, .. } => parts.len() > 2 || parts.iter().any(Self::is_long),
        }
    }

    fn write(&self, phrases: Phrases, give: &mut dyn FnMut(Piece<'_>), outermost: bool) {
        match self {
            Self::Plain { words, of } => give((words, Some(*of))),
            Self::Led { lead, part } => {
                give((lead, None));
                give((" ", None));
                part.write(phrases, give, false);
            }
            Self::List { join, parts } => {
                match (phrases.pair(*join, outermost), parts.as_slice()) {
                    (_, []) => give((&phrases.of_nothing(*join), None)),
                    (_, [only]) => only.write(phrases, give, outermost),
                    (Some((before, between)), [first, second]) => {
                        give((&before, None));
                        first.write(phrases, give, false);
                        if !matches!(first, Self::Plain { .. }) {
                            // Shows where the inner clause ends.
                            give((",", None));
                        }
                        give((&between, None));
                        second.write(phrases, give, false);
                    }
                    _ => Self::write_list(*join, parts, phrases, give, outermost),
                }
            }
        }
    }

    /// Brackets show where a list within another ends.
    fn write_list(
        join: Join,
        parts: &[Self],
        phrases: Phrases,
        give: &mut dyn FnMut(Piece<'_>),
        outermost: bool,
    ) {
        give((&phrases.head(join), None));
        give((if outermost { ": " } else { " (" }, None));
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                give(("; ", None));
            }
            part.write(phrases, give, false);
        }
        if !outermost {
            give((")", None));
        }
    }
}

/// Tells conditions of one module.
struct Teller<'a> {
    module: &'a Module,
    words: &'a Words<'a>,
}

impl Teller<'_> {
    fn clause(&self, condition: &Condition) -> Clause {
        let phrases = self.words.phrases();
        match condition {
            Condition::All(parts) => self.list(Join::All, parts),
            Condition::Any(parts) => self.list(Join::Any, parts),
            Condition::AtLeast(count, parts) => self.list(Join::AtLeast(*count), parts),
            Condition::Not(part) => self.led(phrases.not_so(), part),
            Condition::Possibly(part) => self.led(phrases.possibly(), part),
            Condition::Certainly(part) => self.led(phrases.certainly(), part),
            Condition::Named(id) => self.plain(
                self.module
                    .conditions
                    .get(id.index())
                    .map(|named| named.means.clone()),
                Subject::Condition(*id),
            ),
            Condition::IsOption(id, options) => {
                self.finding(*id, |finding| is_option(phrases, finding, options))
            }
            Condition::HasOption(id, options) => {
                self.finding(*id, |finding| has_option(phrases, finding, options))
            }
            Condition::HasNone(id) => self.finding(*id, |finding| has_none(phrases, finding)),
            Condition::IsUnknown(id) => self.finding(*id, |finding| {
                phrases.not_sure(finding.says.as_deref(), &finding.ask)
            }),
            Condition::CompareNumber(id, comparison, constant) => self.finding(*id, |finding| {
                phrases.answer_is(
                    &finding.ask,
                    &phrases.comparison(*comparison, &with_unit(finding, *constant)),
                )
            }),
            Condition::CompareScore(id, comparison, constant) => {
                let score = self.module.scores.get(id.index());
                let says = score.map(|score| {
                    let bound = phrases.comparison(*comparison, &score.shown(*constant));
                    phrases.score_is(&score.title, &bound)
                });
                self.plain(says, Subject::Score(*id))
            }
        }
    }

    fn list(&self, join: Join, parts: &[Condition]) -> Clause {
        Clause::List {
            join,
            parts: parts.iter().map(|part| self.clause(part)).collect(),
        }
    }

    fn led(&self, lead: String, part: &Condition) -> Clause {
        Clause::Led {
            lead,
            part: Box::new(self.clause(part)),
        }
    }

    fn plain(&self, words: Option<String>, of: Subject) -> Clause {
        Clause::Plain {
            words: self.words.fill(&words.unwrap_or_default()),
            of,
        }
    }

    fn finding(&self, id: FindingId, tell: impl FnOnce(&Finding) -> String) -> Clause {
        self.plain(
            self.module.findings.get(id.index()).map(tell),
            Subject::Finding(id),
        )
    }
}

/// `says` stands for "yes" and for any answer but the `none` option.
fn is_option(phrases: Phrases, finding: &Finding, options: &[usize]) -> String {
    let FindingKind::One {
        options: choices,
        none,
        yes_no,
    } = &finding.kind
    else {
        return String::new();
    };
    let abnormal = || {
        (0..choices.len())
            .filter(|&index| Some(index) != *none)
            .eq(options.iter().copied())
    };
    match &finding.says {
        Some(says) if none.is_some() && abnormal() => says.clone(),
        Some(says) if *yes_no && options == [1] => format!("{} {says}", phrases.not_so()),
        _ => phrases.answer_is(&finding.ask, &labels(phrases, choices, options)),
    }
}

fn has_option(phrases: Phrases, finding: &Finding, options: &[usize]) -> String {
    let FindingKind::Several {
        options: choices, ..
    } = &finding.kind
    else {
        return String::new();
    };
    match &finding.says {
        Some(says) if options.len() == choices.len() => says.clone(),
        _ => phrases.answer_holds(&finding.ask, &labels(phrases, choices, options)),
    }
}

fn has_none(phrases: Phrases, finding: &Finding) -> String {
    let FindingKind::Several {
        none: Some(none), ..
    } = &finding.kind
    else {
        return String::new();
    };
    phrases.answer_is(&finding.ask, &phrases.quoted(&none.label))
}

pub(crate) fn labels(phrases: Phrases, choices: &[Choice], options: &[usize]) -> String {
    let labels = options
        .iter()
        .filter_map(|&index| choices.get(index))
        .map(|choice| phrases.quoted(&choice.label));
    phrases.one_of(&labels.collect::<Vec<_>>())
}

pub(crate) fn with_unit(finding: &Finding, constant: u32) -> String {
    let unit = if let FindingKind::Number { unit, .. } = &finding.kind {
        unit.as_str()
    } else {
        ""
    };
    let constant = finding.kind.shown(constant);
    format!("{constant} {unit}").trim_end().to_owned()
}

/// The text with its first letter small, unless its first word is written in capitals.
pub(crate) fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first)
            if text
                .chars()
                .nth(1)
                .is_none_or(|second| !second.is_uppercase()) =>
        {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

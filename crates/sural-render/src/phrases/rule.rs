//! Words that make a sentence of a rule or a condition.

use sural_content::module::Comparison;

use super::{Phrases, choices, messages};

messages! {
    /// Turns a clause into its opposite.
    not_so() = "not";
    /// Before a clause that answers leave open.
    possibly() = "possibly";
    /// Before a clause that holds whatever is unknown.
    certainly() = "certainly";
    /// Before the condition of a rule.
    if_() = "if";
    /// The part of a rule after its condition.
    then_because(outcome, because) = "then-because";
    /// Causes that a rule keeps on the list.
    think_about(causes) = "think-about";
    /// A specialist that a rule names.
    see(service) = "see";
    /// Advice that a rule asks for.
    advise(advice) = "advise";
    /// Nobody could tell whether it is so.
    not_sure_whether(says) = "not-sure-whether";
    /// Nobody could tell the answer.
    not_sure_about(ask) = "not-sure-about";
    /// A question and its answer.
    answer_is(ask, answer) = "answer-is";
    /// A question with several answers, and one of them.
    answer_holds(ask, answer) = "answer-holds";
    /// A finding, and which of its kinds it is.
    of_that_kind(says, kind) = "of-that-kind";
    /// A score and its bound.
    score_is(title, bound) = "score-is";
    /// Words as they stand elsewhere.
    quoted(text) = "quoted";
    /// Less than a constant.
    less(constant) = "less";
    /// A constant or less.
    at_most(constant) = "at-most";
    /// A constant and nothing else.
    exactly(constant) = "exactly";
    /// A constant or more.
    at_least(constant) = "at-least";
    /// More than a constant.
    more(constant) = "more";
    /// Stands between the last two of several choices.
    or() = "or";
    /// Stands between two clauses that both hold.
    and() = "and";
    /// Stands before two clauses that both hold.
    both() = "both";
    /// Stands before two clauses of which one holds.
    either() = "either";
    /// Stands before a list of clauses that all hold.
    all_of() = "all-of";
    /// Stands before a list of clauses of which one holds.
    any_of() = "any-of";
    /// Stands before a list of clauses of which so many hold.
    at_least_of(count) = "at-least-of";
}

choices! {
    /// What stands for a list without parts.
    of_nothing(Join) {
        Join::All | Join::AtLeast(0) => "always",
        Join::Any | Join::AtLeast(_) => "never",
    }
}

/// How many parts of a list must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Every one.
    All,
    /// At least one.
    Any,
    /// At least so many.
    AtLeast(u32),
}

impl Phrases {
    /// A rule as a sentence.
    #[must_use]
    pub fn if_then_because(self, condition: &str, outcome: &str, because: &str) -> String {
        let then = self.then_because(outcome, because.trim_end_matches('.'));
        format!("{} {condition}, {then}", self.if_())
    }

    /// Nobody could tell.
    #[must_use]
    pub fn not_sure(self, says: Option<&str>, ask: &str) -> String {
        says.map_or_else(
            || self.not_sure_about(ask),
            |says| self.not_sure_whether(says),
        )
    }

    /// A comparison with a constant, such as `8 or more`.
    #[must_use]
    pub fn comparison(self, comparison: Comparison, constant: &str) -> String {
        match comparison {
            Comparison::Less => self.less(constant),
            Comparison::AtMost => self.at_most(constant),
            Comparison::Equal => self.exactly(constant),
            Comparison::AtLeast => self.at_least(constant),
            Comparison::Greater => self.more(constant),
        }
    }

    /// Choices, any of which will do.
    #[must_use]
    pub fn one_of(self, choices: &[String]) -> String {
        match choices {
            [first @ .., last] if !first.is_empty() => {
                format!("{} {} {last}", first.join(", "), self.or())
            }
            choices => choices.concat(),
        }
    }

    /// What stands before a list.
    #[must_use]
    pub fn head(self, join: Join) -> String {
        match join {
            Join::All => self.all_of(),
            Join::Any => self.any_of(),
            Join::AtLeast(count) => self.at_least_of(&count.to_string()),
        }
    }

    /// What stands before and between two parts; `None` where only a list will do.
    pub(crate) fn pair(self, join: Join, outermost: bool) -> Option<(String, String)> {
        let (before, between) = match join {
            Join::All => (self.both(), self.and()),
            Join::Any => (self.either(), self.or()),
            Join::AtLeast(_) => return None,
        };
        let before = if outermost {
            String::new()
        } else {
            before + " "
        };
        Some((before, format!(" {between} ")))
    }
}

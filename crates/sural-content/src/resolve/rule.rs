//! Rules.

use crate::module::{CareId, Recommendation, Rule, ServiceId};
use crate::report::{error, warning};
use crate::span::{Span, Spanned};
use crate::syntax::ast::{self, Block, Name, Then};

use super::{Resolver, id, words};

impl Resolver<'_> {
    pub(super) fn rule(&mut self, chapter: u32, block: &Block, written: &ast::Rule) {
        let when = self.maybe_condition(written.when.as_ref());
        let citations = self.cites(&written.cite);
        let because = words(written.because.as_ref());
        let mut rule = Rule {
            id: id(block),
            when,
            disposition: None,
            red_flag: false,
            consider: Vec::new(),
            see: None,
            care: Vec::new(),
            consultation: Recommendation::default(),
            because,
            citations,
            chapter,
            span: block.name.span,
        };
        for then in &written.then {
            self.consequence(&mut rule, then);
        }
        rule.consultation = self.recommendation(block, written, &rule);
        self.check_red_flag(written);
        self.module.rules.push(rule);
    }

    fn consequence(&mut self, rule: &mut Rule, then: &Spanned<Then>) {
        match &then.value {
            Then::Disposition(name) => self.floor(rule, name, then.span),
            Then::RedFlag => rule.red_flag = true,
            Then::Consider(names) => rule.consider.extend(self.causes(names)),
            Then::See(name) => {
                let twice = rule.see.is_some();
                rule.see = self
                    .names
                    .services
                    .find(name, self.diagnostics)
                    .map(ServiceId);
                self.check_once(twice, "see", then.span);
            }
            Then::Care(name) => rule
                .care
                .extend(self.names.care.find(name, self.diagnostics).map(CareId)),
            // Read by `recommendation`.
            _ => {}
        }
    }

    fn floor(&mut self, rule: &mut Rule, name: &Name, at: Span) {
        let twice = rule.disposition.is_some();
        rule.disposition = self.own_disposition(name);
        self.check_once(twice, "disposition", at);
        if self
            .names
            .default_disposition
            .is_some_and(|default| rule.disposition == Some(default))
        {
            warning(
                "W113",
                at,
                format!("`{}` is what a case gets anyway", name.value),
            )
            .help("leave this line out, or name a more urgent disposition")
            .to(self.diagnostics);
        }
    }

    fn check_once(&mut self, twice: bool, item: &str, at: Span) {
        if twice {
            error("E147", at, format!("this rule has two `{item}` items"))
                .help("keep one of the two")
                .to(self.diagnostics);
        }
    }

    fn check_red_flag(&mut self, written: &ast::Rule) {
        let has_floor = written
            .then
            .iter()
            .any(|then| matches!(then.value, Then::Disposition(_)));
        if let Some(flag) = written
            .then
            .iter()
            .find(|then| matches!(then.value, Then::RedFlag))
            .filter(|_| !has_floor)
        {
            error("E146", flag.span, "a red flag needs a disposition")
                .help("add a `disposition` line to `then`: a red flag sets a floor on urgency")
                .to(self.diagnostics);
        }
    }
}

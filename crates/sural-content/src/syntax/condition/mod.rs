//! Conditions: recursive descent, with lists by indentation.
//!
//! A fault is reported once for each item of a list; what follows it in that item is passed over.

mod list;
mod sign;

use crate::span::{Span, Spanned};
use crate::syntax::ast::{Comparison, Condition, ConditionNode as Node, Name};
use crate::syntax::faults::Faults;
use crate::syntax::field::Field;
use crate::syntax::slice::join;
use crate::syntax::token::{Token, tokens};
use crate::syntax::value;
use sign::{comparison, left_over, meant_comparison, turned};

/// Brackets, lists and `not`s inside each other, at most.
const DEEPEST: u32 = 50;

/// The value of a field as a condition. An empty field has been reported.
pub(super) fn condition(field: &Field<'_>, faults: &mut Faults) -> Condition {
    let tokens = tokens(&field.lines, faults);
    if field.lines.is_empty() {
        return Condition {
            node: Node::Error,
            span: field.written.span(),
        };
    }
    parse(&tokens, field.value_span(), faults)
}

/// Tokens as a condition. `place` is where a condition is missing if there are none.
pub(super) fn parse(tokens: &[Token<'_>], place: Span, faults: &mut Faults) -> Condition {
    Parser {
        tokens,
        rest: tokens,
        place,
        faults,
        depth: 0,
        in_inline_list: false,
        failed: false,
    }
    .whole()
}

struct Parser<'t, 'a, 'f> {
    /// All tokens, to look back.
    tokens: &'t [Token<'a>],
    rest: &'t [Token<'a>],
    /// Where to point if there are no tokens at all.
    place: Span,
    faults: &'f mut Faults,
    depth: u32,
    in_inline_list: bool,
    /// A fault has been reported: what follows from it is not.
    failed: bool,
}

impl<'t, 'a> Parser<'t, 'a, '_> {
    fn whole(&mut self) -> Condition {
        let condition = self.or();
        if let Some(left) = self.peek() {
            self.report_left_over(left);
        }
        condition
    }

    fn or(&mut self) -> Condition {
        let first = self.and();
        self.chain(first, "or", Self::and, Node::Any)
    }

    fn and(&mut self) -> Condition {
        let first = self.not();
        self.chain(first, "and", Self::not, Node::All)
    }

    /// The first item alone, or all that the word joins.
    fn chain(
        &mut self,
        first: Condition,
        word: &str,
        item: fn(&mut Self) -> Condition,
        node: fn(Vec<Condition>) -> Node,
    ) -> Condition {
        if !self.take(word) {
            return first;
        }
        let mut span = first.span;
        let mut items = vec![first];
        loop {
            let next = item(self);
            span = join(span, next.span);
            items.push(next);
            if !self.take(word) {
                return Condition {
                    node: node(items),
                    span,
                };
            }
        }
    }

    fn not(&mut self) -> Condition {
        match self.take_token("not") {
            Some(not) => self.wrap(not, Self::not, Node::Not),
            None => self.primary(),
        }
    }

    fn primary(&mut self) -> Condition {
        let Some(token) = self.peek() else {
            return self.missing();
        };
        match token.text() {
            "(" => self.bracket(token),
            "possibly" => self.prefix(token, Node::Possibly),
            "certainly" => self.prefix(token, Node::Certainly),
            "all" if self.second_is("of") => self.list(token, 2, Node::All),
            "any" if self.second_is("of") => self.list(token, 2, Node::Any),
            "at" if self.second_is("least") => self.at_least(token),
            ")" | "and" | "or" | "is" | "of" | "," => self.missing(),
            _ if token.is_word() => self.named(token),
            _ => self.misplaced(token),
        }
    }

    fn prefix(&mut self, token: Token<'a>, node: fn(Box<Condition>) -> Node) -> Condition {
        self.advance(1);
        self.wrap(token, Self::primary, node)
    }

    fn wrap(
        &mut self,
        first: Token<'a>,
        inner: fn(&mut Self) -> Condition,
        node: fn(Box<Condition>) -> Node,
    ) -> Condition {
        let inner = self.deeper(first, inner);
        Condition {
            span: join(first.span(), inner.span),
            node: node(Box::new(inner)),
        }
    }

    fn bracket(&mut self, open: Token<'a>) -> Condition {
        self.advance(1);
        let outer = std::mem::replace(&mut self.in_inline_list, false);
        let inner = self.deeper(open, Self::or);
        self.in_inline_list = outer;
        let close = self.take_token(")");
        if close.is_none() {
            self.report_unclosed(open);
        }
        Condition {
            span: join(open.span(), close.map_or(inner.span, |close| close.span())),
            ..inner
        }
    }

    fn deeper(&mut self, at: Token<'a>, inner: fn(&mut Self) -> Condition) -> Condition {
        if self.depth >= DEEPEST {
            self.rest = &[];
            return self.too_deep(at.span());
        }
        self.depth += 1;
        let condition = inner(self);
        self.depth -= 1;
        condition
    }

    fn too_deep(&mut self, place: Span) -> Condition {
        self.fault(
            "E044",
            place,
            "this condition is nested too deeply",
            "name a part of it in a `condition` block of its own",
        );
        error(place)
    }

    // Names and comparisons.

    fn named(&mut self, token: Token<'a>) -> Condition {
        self.advance(1);
        let name = self.name(token);
        match self.peek() {
            Some(is) if is.is("is") => self.options(name),
            Some(sign) if sign.is_comparison() => self.comparison(name, sign),
            _ => Condition {
                span: name.span,
                node: Node::Name(name),
            },
        }
    }

    fn name(&mut self, token: Token<'a>) -> Name {
        if self.failed {
            token.slice.spanned()
        } else {
            token.name(self.faults)
        }
    }

    fn options(&mut self, name: Name) -> Condition {
        self.advance(1);
        if let Some(unknown) = self.take_token("unknown") {
            return Condition {
                span: join(name.span, unknown.span()),
                node: Node::IsUnknown(name),
            };
        }
        let mut options = Vec::new();
        loop {
            match self.option(&name) {
                Some(option) => options.push(option),
                None => {
                    return Condition {
                        span: join(name.span, self.before()),
                        node: Node::Error,
                    };
                }
            }
            if !self.take("/") {
                break;
            }
        }
        let span = join(
            name.span,
            options.last().map_or(name.span, |option| option.span),
        );
        Condition {
            node: Node::Is(name, options),
            span,
        }
    }

    fn option(&mut self, finding: &Name) -> Option<Name> {
        let before = self.before();
        match self.peek() {
            Some(token) if token.is("not") => {
                let help = format!("write `not {} is` and the option", finding.value);
                self.fault(
                    "E033",
                    join(before, token.span()),
                    "`is not` can't be understood",
                    help,
                );
                None
            }
            Some(token) if token.is_word() && !is_connective(&token) => {
                self.advance(1);
                Some(self.name(token))
            }
            Some(token)
                if !token.is_word() && token.text().starts_with(|c: char| c.is_ascii_digit()) =>
            {
                let help = format!(
                    "compare a number with a sign: `{} = {}`",
                    finding.value,
                    token.text()
                );
                self.fault(
                    "E033",
                    token.span(),
                    "a number can't stand after `is`",
                    help,
                );
                None
            }
            _ => {
                let help = format!(
                    "write `{} is` and an option of the finding; put `/` between several",
                    finding.value
                );
                self.fault("E033", before, "an option is missing here", help);
                None
            }
        }
    }

    fn comparison(&mut self, name: Name, sign: Token<'a>) -> Condition {
        self.advance(1);
        let Some(comparison) = self.sign(&name, sign) else {
            return error(join(name.span, sign.span()));
        };
        let Some(number) = self
            .peek()
            .filter(|token| !is_connective(token) && !token.is(")") && !token.is(","))
        else {
            self.fault(
                "E030",
                sign.span(),
                format!("a number is missing after `{}`", sign.text()),
                "write a number after it",
            );
            return error(join(name.span, sign.span()));
        };
        self.advance(1);
        let span = join(name.span, number.span());
        match self.number(&number, value::number) {
            Some(number) => Condition {
                node: Node::Compare(name, comparison, number),
                span,
            },
            None => error(span),
        }
    }

    fn sign(&mut self, name: &Name, sign: Token<'a>) -> Option<Comparison> {
        let known = comparison(sign.text());
        if known.is_none() {
            let help = match meant_comparison(sign.text()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("write `not` before it and `=`: `not {} = 3`", name.value),
            };
            self.fault(
                "E034",
                sign.span(),
                format!("`{}` is not a comparison", sign.text()),
                help,
            );
        }
        known.or_else(|| comparison(meant_comparison(sign.text())?))
    }

    fn number<T>(
        &mut self,
        token: &Token<'a>,
        read: fn(&Token<'a>, &mut Faults) -> Option<Spanned<T>>,
    ) -> Option<Spanned<T>> {
        let mut passed_over = Faults::default();
        let faults = if self.failed {
            &mut passed_over
        } else {
            &mut *self.faults
        };
        let number = read(token, faults);
        self.failed |= number.is_none();
        number
    }

    // Faults.

    /// Reports a fault unless it follows from an earlier one, and says whether it did.
    fn fault(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> bool {
        let is_first = !std::mem::replace(&mut self.failed, true);
        if is_first {
            self.faults.error(code, span, message, help);
        }
        is_first
    }

    fn missing(&mut self) -> Condition {
        let after = self.last();
        let place = after.map_or_else(
            || self.peek().map_or(self.place, |token| token.span()),
            |token| token.span(),
        );
        let message = match after {
            Some(token) => format!(
                "a finding or a condition is missing after `{}`",
                token.text()
            ),
            None => "a finding or a condition is missing here".to_owned(),
        };
        self.fault(
            "E030",
            place,
            message,
            "write its name, or leave out the word or sign that joins it",
        );
        error(place)
    }

    /// A number or sign where a finding should be.
    fn misplaced(&mut self, token: Token<'a>) -> Condition {
        self.advance(1);
        let reversed = self
            .rest
            .first()
            .zip(self.rest.get(1))
            .filter(|(sign, name)| sign.is_comparison() && name.is_word());
        match reversed {
            Some((sign, name)) => {
                let turned = turned(sign.text());
                let help = format!("write `{} {turned} {}`", name.text(), token.text());
                self.fault(
                    "E035",
                    join(token.span(), name.span()),
                    "the number stands on the right of a comparison",
                    help,
                );
                self.advance(2);
            }
            None if token.is("!") => {
                self.fault(
                    "E034",
                    token.span(),
                    "`!` has no meaning here",
                    "did you mean `not`?",
                );
            }
            None => {
                let help =
                    "a condition starts with a finding, a condition, a score, `not` or a bracket";
                self.fault(
                    "E043",
                    token.span(),
                    format!("`{}` can't stand here", token.text()),
                    help,
                );
            }
        }
        error(token.span())
    }

    fn report_unclosed(&mut self, open: Token<'a>) {
        match self.peek() {
            Some(left) => self.report_left_over(left),
            None => {
                self.fault(
                    "E031",
                    open.span(),
                    "this bracket is never closed",
                    "add `)` where it ends",
                );
            }
        }
    }

    /// Reports a token after which nothing can be understood, and passes over the rest.
    fn report_left_over(&mut self, token: Token<'a>) {
        let before = self.last().map_or("", |token| token.text());
        let (code, message, help) = left_over(&token, before);
        self.fault(code, token.span(), message, help);
        self.rest = &[];
    }

    // Tokens.

    fn peek(&self) -> Option<Token<'a>> {
        self.rest.first().copied()
    }

    fn second_is(&self, text: &str) -> bool {
        self.rest.get(1).is_some_and(|token| token.is(text))
    }

    fn advance(&mut self, by: usize) {
        self.rest = self.rest.get(by..).unwrap_or_default();
    }

    fn take(&mut self, text: &str) -> bool {
        self.take_token(text).is_some()
    }

    fn take_token(&mut self, text: &str) -> Option<Token<'a>> {
        let token = self.peek().filter(|token| token.is(text))?;
        self.advance(1);
        Some(token)
    }

    /// The token before the next one.
    fn last(&self) -> Option<Token<'a>> {
        let at = self.tokens.len().checked_sub(self.rest.len() + 1)?;
        self.tokens.get(at).copied()
    }

    fn before(&self) -> Span {
        self.last().map_or(self.place, |token| token.span())
    }
}

fn error(span: Span) -> Condition {
    Condition {
        node: Node::Error,
        span,
    }
}

/// Several conditions as one; one alone is itself.
fn is_connective(token: &Token<'_>) -> bool {
    token.is("and") || token.is("or")
}

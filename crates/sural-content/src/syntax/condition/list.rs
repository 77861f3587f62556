//! Lists of conditions, on one line or in lines.

use super::{Condition, DEEPEST, Node, Parser, error, is_connective, join};
use crate::syntax::token::Token;
use crate::syntax::value;

impl<'t, 'a> Parser<'t, 'a, '_> {
    pub(super) fn at_least(&mut self, at: Token<'a>) -> Condition {
        let number = self.rest.get(2).filter(|token| !token.is("of")).copied();
        let Some(number) = number.filter(|_| self.rest.get(3).is_some_and(|token| token.is("of")))
        else {
            self.fault(
                "E039",
                at.span(),
                "`at least` needs a number and `of`",
                "write `at least 2 of` and the list",
            );
            self.rest = &[];
            return error(at.span());
        };
        let count = self.number(&number, value::whole_number::<u32>);
        let list = self.list(at, 4, move |items| {
            count.map_or(Node::Error, |count| Node::AtLeast(count, items))
        });
        self.check_count(&list);
        list
    }

    fn check_count(&mut self, list: &Condition) {
        let Node::AtLeast(count, items) = &list.node else {
            return;
        };
        let always = count.value == 0;
        let never = usize::try_from(count.value).unwrap_or(usize::MAX) > items.len();
        if always || (never && !items.is_empty()) {
            let word = if always {
                "always holds"
            } else {
                "can never hold"
            };
            let message = format!(
                "`at least {} of` a list of {} {word}",
                count.value,
                items.len()
            );
            self.fault(
                "E045",
                count.span,
                message,
                format!("write a number from 1 to {}", items.len()),
            );
        }
    }

    /// A list after `of`: what stands on the same line, or the lines below.
    pub(super) fn list(
        &mut self,
        first: Token<'a>,
        words: usize,
        node: impl FnOnce(Vec<Condition>) -> Node,
    ) -> Condition {
        self.advance(words);
        let of = self.before();
        let items = match self.peek() {
            Some(token) if token.starts_line => self.block_list(first, token),
            Some(_) => self.inline_list(first),
            None => Vec::new(),
        };
        if items.is_empty() {
            self.fault("E038", join(first.span(), of), "this list is empty", "write its items after `of`, or one a line below it, indented deeper than this line");
        }
        let span = join(first.span(), items.last().map_or(of, |item| item.span));
        Condition {
            node: node(items),
            span,
        }
    }

    fn block_list(&mut self, first: Token<'a>, item: Token<'a>) -> Vec<Condition> {
        if item.column <= first.indent {
            return Vec::new();
        }
        let (list, after) = self.rest.split_at(block_end(self.rest, item.column));
        self.rest = after;
        let items: Vec<Condition> = block_items(list, item.column)
            .into_iter()
            .map(|item| self.block_item(item))
            .collect();
        self.report_dedent(item);
        items
    }

    fn block_item(&mut self, tokens: &'t [Token<'a>]) -> Condition {
        let depth = self.depth + 1;
        let place = tokens.first().map_or(self.place, Token::span);
        if depth > DEEPEST {
            return self.too_deep(place);
        }
        Parser {
            tokens,
            rest: tokens,
            place,
            faults: self.faults,
            depth,
            in_inline_list: false,
            failed: false,
        }
        .whole()
    }

    /// After a list in lines, only a connective or a bracket can start a line.
    fn report_dedent(&mut self, item: Token<'a>) {
        let Some(token) = self.peek() else { return };
        if token.starts_line && !is_connective(&token) && !token.is(")") {
            if self.fault(
                "E042",
                token.span(),
                "this line is indented less than the list above it",
                "start every item of a list in the same column",
            ) {
                self.faults.label(item.span(), "the list starts here");
            }
            self.rest = &[];
        }
    }

    fn inline_list(&mut self, first: Token<'a>) -> Vec<Condition> {
        if self.in_inline_list {
            let help = "put the inner list in brackets, or write one item a line";
            self.fault(
                "E040",
                first.span(),
                "where this list in a list ends can't be seen",
                help,
            );
        }
        let outer = std::mem::replace(&mut self.in_inline_list, true);
        let failed = self.failed;
        let mut items = Vec::new();
        loop {
            items.push(self.deeper(first, Self::not));
            if self.failed {
                self.skip_item();
            }
            if !self.take(",") {
                break;
            }
            self.failed = failed;
        }
        self.in_inline_list = outer;
        self.report_after_inline_list(first);
        items
    }

    /// Up to the next comma or bracket that belongs to the list.
    fn skip_item(&mut self) {
        let mut open = 0_u32;
        while let Some(token) = self.peek() {
            match token.text() {
                "," if open == 0 => return,
                ")" if open == 0 => return,
                "(" => open += 1,
                ")" => open -= 1,
                _ => {}
            }
            self.advance(1);
        }
    }

    fn report_after_inline_list(&mut self, first: Token<'a>) {
        if let Some(token) = self.peek().filter(is_connective) {
            let message = format!(
                "`{}` could go on with the last item or with the whole list",
                token.text()
            );
            if self.fault(
                "E032",
                token.span(),
                message,
                "put brackets round the whole list, or round the item",
            ) {
                self.faults.label(first.span(), "the list starts here");
            }
        }
    }
}

/// Where a list in lines ends: at a line indented less, or at a bracket it did not open.
fn block_end(tokens: &[Token<'_>], column: usize) -> usize {
    let mut open = 0_i32;
    for (at, token) in tokens.iter().enumerate() {
        open += bracket_step(token);
        if open < 0 || (token.starts_line && token.column < column) {
            return at;
        }
    }
    tokens.len()
}

/// The items of a list in lines: each line that starts in its column starts one, unless a bracket is open.
fn block_items<'t, 'a>(tokens: &'t [Token<'a>], column: usize) -> Vec<&'t [Token<'a>]> {
    let mut open = tokens.first().map_or(0, bracket_step);
    let of_item = |_: &Token<'a>, token: &Token<'a>| {
        let starts = open == 0 && token.starts_line && token.column == column;
        open += bracket_step(token);
        !starts
    };
    tokens.chunk_by(of_item).collect()
}

fn bracket_step(token: &Token<'_>) -> i32 {
    i32::from(token.is("(")) - i32::from(token.is(")"))
}

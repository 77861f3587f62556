//! Splits a block into its fields and checks which it has.

use super::faults::{Faults, one_of};
use super::kind::{ANSWERS, FieldKind, Kind, POINTS};
use super::markdown::Fence;
use super::slice::{Slice, join};
use crate::span::Span;
use crate::suggest::did_you_mean;

/// A line of a field's value, trimmed and never empty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: Slice<'a>,
    /// The column its text starts at, from 0, in characters.
    pub(super) column: usize,
    /// How far the whole line is indented: 0 for the line that holds the keyword.
    pub(super) indent: usize,
}

/// A field as written.
#[derive(Debug, Clone)]
pub(super) struct Field<'a> {
    /// As it stands in the language, also where it was mistyped.
    pub(super) keyword: &'static str,
    /// As it stands in the text.
    pub(super) written: Slice<'a>,
    pub(super) lines: Vec<Line<'a>>,
}

impl<'a> Field<'a> {
    /// The whole value, or the keyword if there is none.
    pub(super) fn value_span(&self) -> Span {
        match (self.lines.first(), self.lines.last()) {
            (Some(first), Some(last)) => join(first.text.span(), last.text.span()),
            _ => self.written.span(),
        }
    }

    /// From the keyword to the end of the value.
    pub(super) fn span(&self) -> Span {
        join(self.written.span(), self.value_span())
    }

    /// Reports a value where there should be none.
    pub(super) fn must_be_bare(&self, faults: &mut Faults) {
        if !self.lines.is_empty() {
            faults.error(
                "E012",
                self.value_span(),
                format!("nothing may follow `{}`", self.keyword),
                "leave this out",
            );
        }
    }
}

/// The fields of a block, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Fields<'a> {
    fields: Vec<Field<'a>>,
}

impl<'a> Fields<'a> {
    /// The only field with this keyword.
    pub(super) fn one(&self, keyword: &str) -> Option<&Field<'a>> {
        self.all(keyword).next()
    }

    /// Every field with this keyword.
    pub(super) fn all(&self, keyword: &str) -> impl Iterator<Item = &Field<'a>> {
        self.fields
            .iter()
            .filter(move |field| field.keyword == keyword)
    }
}

/// Splits a block into fields, and reports those unknown, repeated, empty or missing.
pub(super) fn fields<'a>(fence: &Fence<'a>, name: Span, faults: &mut Faults) -> Fields<'a> {
    let kind_fields = fence.kind.fields().len();
    let mut reader = Reader {
        kind: fence.kind,
        faults,
        fields: Vec::with_capacity(kind_fields),
        place: FieldPlace::BeforeFirst,
        unknown: false,
        tab_seen: false,
    };
    for line in &fence.lines {
        reader.line(line.trim_end());
    }
    reader.report_repeated();
    reader.report_empty();
    reader.report_missing(name);
    Fields {
        fields: reader.fields,
    }
}

/// What an indented line goes on from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldPlace {
    BeforeFirst,
    Known,
    /// A field that was reported: what belongs to it is passed over.
    Unknown,
}

struct Reader<'a, 'f> {
    kind: Kind,
    faults: &'f mut Faults,
    fields: Vec<Field<'a>>,
    place: FieldPlace,
    unknown: bool,
    tab_seen: bool,
}

impl<'a> Reader<'a, '_> {
    fn line(&mut self, line: Slice<'a>) {
        let (indent, text) = line.split_before(|c| !c.is_whitespace());
        if text.is_empty() || text.text().starts_with('#') {
            return;
        }
        self.report_tab(indent);
        if indent.is_empty() {
            self.start(text)
        } else {
            self.go_on(columns(indent), text)
        }
    }

    fn report_tab(&mut self, indent: Slice<'a>) {
        if indent.text().contains('\t') && !std::mem::replace(&mut self.tab_seen, true) {
            self.faults.error(
                "E011",
                indent.span(),
                "this line is indented with a tab",
                "use spaces in the whole block: how wide a tab is differs between editors",
            );
        }
    }

    fn go_on(&mut self, indent: usize, text: Slice<'a>) {
        match (self.place, self.fields.last_mut()) {
            (FieldPlace::Known, Some(field)) => field.lines.push(Line {
                text,
                column: indent,
                indent,
            }),
            (FieldPlace::BeforeFirst, _) => {
                self.faults.error(
                    "E010",
                    text.span(),
                    "this line is indented, but no field stands above it",
                    "start the line at column 1 with its keyword",
                );
                self.place = FieldPlace::Unknown;
                self.unknown = true;
            }
            _ => {}
        }
    }

    fn start(&mut self, line: Slice<'a>) {
        let found = self.known(line).or_else(|| self.meant(line));
        let Some((keyword, written, value)) = found else {
            self.report_unknown(line);
            return;
        };
        let column = columns(line.split_at(line.text().len() - value.text().len()).0);
        let lines = if value.is_empty() {
            Vec::new()
        } else {
            vec![Line {
                text: value,
                column,
                indent: 0,
            }]
        };
        self.fields.push(Field {
            keyword,
            written,
            lines,
        });
        self.place = FieldPlace::Known;
    }

    /// The keyword, as known and as written, and the value after it.
    fn known(&self, line: Slice<'a>) -> Option<(&'static str, Slice<'a>, Slice<'a>)> {
        let first = line.split_before(char::is_whitespace).0.text();
        let mut fields = self.kind.fields().iter();
        fields.find_map(|field| {
            let may_start = field.keyword == POINTS || field.keyword.starts_with(first);
            let (written, rest) = may_start.then(|| after_keyword(line, field))??;
            Some((field.keyword, written, rest))
        })
    }

    /// A keyword with a slip in it, which is reported.
    fn meant(&mut self, line: Slice<'a>) -> Option<(&'static str, Slice<'a>, Slice<'a>)> {
        let (first, rest) = line.split_before(char::is_whitespace);
        let (gap, rest) = rest.split_before(|c| !c.is_whitespace());
        let second = rest.split_before(char::is_whitespace).0;
        let two_words = first.text().len() + gap.text().len() + second.text().len();
        let ends = [two_words, first.text().len()];
        let (written, value, keyword) = ends.into_iter().find_map(|end| {
            let (written, value) = line.split_at(end);
            Some((
                written.trim(),
                value.trim(),
                self.meant_keyword(written.text())?,
            ))
        })?;
        self.report_meant(written, keyword);
        Some((keyword, written, value))
    }

    fn meant_keyword(&self, written: &str) -> Option<&'static str> {
        let known = self.kind.fields().iter().map(|field| field.keyword);
        let words = known.filter(|keyword| *keyword != POINTS);
        did_you_mean(written.trim_end_matches(':'), words)
    }

    fn report_meant(&mut self, written: Slice<'a>, keyword: &'static str) {
        if written.text().trim_end_matches(':') == keyword {
            self.faults.error(
                "E006",
                written.span(),
                "a keyword takes no colon",
                format!("write `{keyword}` and at least one space"),
            );
        } else {
            self.report_not_a_field(written, format!("did you mean `{keyword}`?"));
        }
    }

    fn report_unknown(&mut self, line: Slice<'a>) {
        self.place = FieldPlace::Unknown;
        self.unknown = true;
        let keywords = one_of(self.kind.fields().iter().map(|field| field.keyword));
        let help = format!(
            "a field of this block starts with {keywords}; a line that goes on from the one above is indented"
        );
        self.report_not_a_field(line.word().0, help);
    }

    fn report_not_a_field(&mut self, written: Slice<'a>, help: String) {
        let message = format!(
            "a `{}` block has no field `{}`",
            self.kind.word(),
            written.text()
        );
        self.faults.error("E006", written.span(), message, help);
    }

    fn report_repeated(&mut self) {
        for (at, field) in self.fields.iter().enumerate() {
            let earlier = self
                .fields
                .iter()
                .take(at)
                .find(|earlier| role(self.kind, earlier) == role(self.kind, field));
            let Some((earlier, spec)) = earlier.zip(spec(self.kind, field)) else {
                continue;
            };
            if spec.times.is_repeated() {
                continue;
            }
            let (message, help) = if earlier.keyword == field.keyword {
                (
                    format!("`{}` stands twice in this block", field.keyword),
                    "join the two or leave one out",
                )
            } else {
                (
                    format!(
                        "`{}` and `{}` exclude each other",
                        earlier.keyword, field.keyword
                    ),
                    "leave one of them out",
                )
            };
            self.faults
                .error("E007", field.written.span(), message, help);
            self.faults
                .label(earlier.written.span(), "the first is here");
        }
    }

    fn report_empty(&mut self) {
        for field in &self.fields {
            let is_bare = matches!(field.keyword, "yes no" | "may decline" | "each leg");
            if field.lines.is_empty() && !is_bare {
                self.faults.error(
                    "E009",
                    field.written.span(),
                    format!("`{}` is empty", field.written.text()),
                    "write its value after it, or leave the field out",
                );
            }
        }
    }

    /// A field that is missing may be the one that is unknown: then one message is enough.
    fn report_missing(&mut self, name: Span) {
        let mut missing: Vec<&str> = Vec::new();
        for spec in self
            .kind
            .fields()
            .iter()
            .filter(|spec| spec.times.is_required())
        {
            let is_there = self
                .fields
                .iter()
                .any(|field| role(self.kind, field) == Some(spec.role));
            if !is_there && !missing.contains(&spec.role) {
                missing.push(spec.role);
            }
        }
        for role in missing.into_iter().filter(|_| !self.unknown) {
            let (what, help) = wanted(self.kind, role);
            self.faults.error(
                "E008",
                name,
                format!("this {} has no {what}", self.kind.word().replace('_', " ")),
                help,
            );
        }
    }
}

fn spec(kind: Kind, field: &Field<'_>) -> Option<&'static FieldKind> {
    kind.fields()
        .iter()
        .find(|spec| spec.keyword == field.keyword)
}

fn role(kind: Kind, field: &Field<'_>) -> Option<&'static str> {
    spec(kind, field).map(|spec| spec.role)
}

/// What to call a field that is missing, and how to add it.
fn wanted(kind: Kind, role: &str) -> (String, String) {
    let keywords = one_of(
        kind.fields()
            .iter()
            .filter(|spec| spec.role == role)
            .map(|spec| spec.keyword),
    );
    match role {
        ANSWERS => ("answers".to_owned(), format!("add a field {keywords}")),
        POINTS => (
            "points".to_owned(),
            "add a line such as `+1 some_finding`".to_owned(),
        ),
        "unsure" => (
            keywords,
            "add `unsure safer`, `unsure open` or `unsure never`".to_owned(),
        ),
        _ => (keywords.clone(), format!("add a field {keywords}")),
    }
}

/// The keyword as written and the value after it, if the line starts with this field.
fn after_keyword<'a>(line: Slice<'a>, field: &FieldKind) -> Option<(Slice<'a>, Slice<'a>)> {
    if field.keyword == POINTS {
        let (sign, _) = line.split_before(|c| !matches!(c, '+' | '-' | '\u{2212}' | '\u{2013}'));
        return (!sign.is_empty()).then(|| line.word());
    }
    let mut rest = line;
    for part in field.keyword.split(' ') {
        let (word, after) = rest.trim().split_before(char::is_whitespace);
        rest = (word.text() == part).then_some(after)?;
    }
    let written = line.split_at(line.text().len() - rest.text().len()).0;
    Some((written, rest.trim()))
}

/// How wide a piece of a line is; a tab is taken for four.
fn columns(text: Slice<'_>) -> usize {
    text.text()
        .chars()
        .map(|c| if c == '\t' { 4 } else { 1 })
        .sum()
}

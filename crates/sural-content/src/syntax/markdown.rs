//! Finds the headings and our fenced blocks in a chapter.

use super::faults::Faults;
use super::kind::{KINDS, Kind};
use super::slice::{Slice, join};
use crate::suggest::did_you_mean;

/// How many lines a block seldom has more of.
const LINES_A_BLOCK: usize = 16;

/// A fenced block of ours, unread.
#[derive(Debug)]
pub(super) struct Fence<'a> {
    pub(super) kind: Kind,
    /// The opening line, from its first backtick.
    pub(super) opening: Slice<'a>,
    /// What stands after the kind, trimmed.
    pub(super) name: Slice<'a>,
    pub(super) heading: Option<Slice<'a>>,
    /// The lines between the backticks.
    pub(super) lines: Vec<Slice<'a>>,
    /// The closing line, or the last one there is.
    pub(super) closing: Slice<'a>,
}

/// What a chapter is made of.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    pub(super) title: Option<Slice<'a>>,
    pub(super) fences: Vec<Fence<'a>>,
}

/// Reads a chapter line by line.
pub(super) fn outline<'a>(text: Slice<'a>, faults: &mut Faults) -> Outline<'a> {
    let mut scan = Scan {
        faults,
        outline: Outline::default(),
        heading: None,
        place: Place::Prose,
    };
    for line in text.trim_start_matches(|c| c == '\u{feff}').lines() {
        scan.line(line);
    }
    scan.finish();
    scan.outline
}

/// Where in the Markdown a line stands.
enum Place<'a> {
    Prose,
    /// An HTML comment of several lines.
    Comment(Slice<'a>),
    /// A fence that is not ours.
    Foreign(Marks<'a>),
    Ours(Box<Fence<'a>>),
}

struct Scan<'a, 'f> {
    faults: &'f mut Faults,
    outline: Outline<'a>,
    heading: Option<Slice<'a>>,
    place: Place<'a>,
}

impl<'a> Scan<'a, '_> {
    fn line(&mut self, line: Slice<'a>) {
        self.place = match std::mem::replace(&mut self.place, Place::Prose) {
            Place::Prose => self.prose(line),
            Place::Comment(_) if line.text().contains("-->") => Place::Prose,
            Place::Comment(start) => Place::Comment(start),
            Place::Foreign(marks) if marks.closed_by(line) => Place::Prose,
            Place::Foreign(marks) => Place::Foreign(marks),
            Place::Ours(fence) => self.ours(fence, line),
        };
    }

    fn prose(&mut self, line: Slice<'a>) -> Place<'a> {
        if let Some(heading) = heading(line) {
            self.heading = Some(heading);
            self.outline.title = self.outline.title.or(self.heading);
        }
        if line.text().trim_start().starts_with("<!--") && !line.text().contains("-->") {
            return Place::Comment(line.trim());
        }
        match Marks::open(line) {
            Some(marks) => self.open(line, marks),
            None => Place::Prose,
        }
    }

    fn open(&mut self, line: Slice<'a>, marks: Marks<'a>) -> Place<'a> {
        let (word, name) = marks.info.word();
        if !marks.may_be_ours() {
            return Place::Foreign(marks);
        }
        let Some(kind) = Kind::named(word.text()).or_else(|| self.meant(word, name)) else {
            return Place::Foreign(marks);
        };
        if marks.start.span() != line.span() {
            self.faults.error(
                "E001",
                marks.start.span(),
                "a block must start at column 1",
                format!("move the backticks of this `{}` and all its lines to the left edge, out of any list or quotation", kind.word()),
            );
            return Place::Foreign(marks);
        }
        Place::Ours(Box::new(Fence {
            kind,
            opening: line.trim_end(),
            name,
            heading: self.heading,
            lines: Vec::with_capacity(LINES_A_BLOCK),
            closing: line.trim_end(),
        }))
    }

    /// The kind a mistyped word was meant to be. One word alone is the language of a code sample.
    fn meant(&mut self, word: Slice<'a>, name: Slice<'a>) -> Option<Kind> {
        if name.is_empty() {
            return None;
        }
        let meant = did_you_mean(word.text(), KINDS.iter().map(|(word, _)| *word))?;
        self.faults.error(
            "E003",
            word.span(),
            format!("`{}` is not a kind of block", word.text()),
            format!("did you mean `{meant}`?"),
        );
        Kind::named(meant)
    }

    fn ours(&mut self, mut fence: Box<Fence<'a>>, line: Slice<'a>) -> Place<'a> {
        let opens = Marks::open(line).filter(|marks| {
            marks.may_be_ours() && Kind::named(marks.info.word().0.text()).is_some()
        });
        if let Some(marks) = opens {
            self.unclosed_block(*fence);
            return self.open(line, marks);
        }
        if is_closing(line.text()) {
            fence.closing = line.trim_end();
            self.outline.fences.push(*fence);
            return Place::Prose;
        }
        fence.lines.push(line);
        Place::Ours(fence)
    }

    fn finish(&mut self) {
        match std::mem::replace(&mut self.place, Place::Prose) {
            Place::Ours(fence) => self.unclosed_block(*fence),
            Place::Foreign(marks) => self.unclosed(marks.start),
            Place::Comment(start) => self.unclosed_comment(start),
            Place::Prose => {}
        }
    }

    fn unclosed_block(&mut self, mut fence: Fence<'a>) {
        self.unclosed(fence.opening);
        let last = fence.lines.iter().rev().find(|line| !line.is_empty());
        fence.closing = last.map_or(fence.opening, |line| line.trim_end());
        self.outline.fences.push(fence);
    }

    fn unclosed_comment(&mut self, start: Slice<'a>) {
        self.faults.error(
            "E002",
            start.span(),
            "this comment is never closed",
            "put `-->` at its end: all that stands below it is passed over",
        );
    }

    fn unclosed(&mut self, opening: Slice<'a>) {
        self.faults.error(
            "E002",
            opening.span(),
            "this block is never closed",
            "put a line of three backticks under its last line",
        );
    }
}

/// Whether a line closes a block of ours.
fn is_closing(line: &str) -> bool {
    let marks = line.trim();
    marks.starts_with("```") && marks.bytes().all(|byte| byte == b'`')
}

/// The marks that open a fence.
#[derive(Debug, Clone, Copy)]
struct Marks<'a> {
    /// From the first mark to the end of the line.
    start: Slice<'a>,
    mark: char,
    count: usize,
    info: Slice<'a>,
}

impl<'a> Marks<'a> {
    /// The fence that a line opens, be it in a list or a quotation.
    fn open(line: Slice<'a>) -> Option<Self> {
        let start = line.trim_start_matches(is_container);
        let mark = start
            .text()
            .chars()
            .next()
            .filter(|c| matches!(c, '`' | '~'))?;
        let start = start.trim_end();
        let (marks, info) = start.split_before(|c| c != mark);
        let count = marks.text().len();
        let is_fence = count >= 3 && !(mark == '`' && info.text().contains('`'));
        is_fence.then_some(Self {
            start,
            mark,
            count,
            info: info.trim(),
        })
    }

    fn may_be_ours(self) -> bool {
        self.mark == '`' && self.count == 3
    }

    fn closed_by(self, line: Slice<'_>) -> bool {
        let marks = line
            .trim_start_matches(|c| c == '>' || c.is_whitespace())
            .trim_end();
        marks.text().len() >= self.count && marks.text().chars().all(|c| c == self.mark)
    }
}

/// What may stand before a fence that is nested in a list or a quotation.
fn is_container(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_digit() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')')
}

/// The text of a heading.
fn heading(line: Slice<'_>) -> Option<Slice<'_>> {
    let line = line.trim_end();
    let (indent, start) = line.split_before(|c| c != ' ');
    let (marks, rest) = start.split_before(|c| c != '#');
    let is_heading = indent.text().len() < 4
        && (1..=6).contains(&marks.text().len())
        && rest.text().starts_with([' ', '\t']);
    let open = rest.split_at(rest.text().trim_end_matches('#').len()).0;
    let title = if open.text().ends_with([' ', '\t']) {
        open
    } else {
        rest
    };
    is_heading
        .then(|| title.trim())
        .filter(|title| !title.is_empty())
}

/// The whole of a fence.
impl Fence<'_> {
    pub(super) fn span(&self) -> crate::span::Span {
        join(self.opening.span(), self.closing.span())
    }
}

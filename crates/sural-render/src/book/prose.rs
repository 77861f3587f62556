//! Markdown of authors as safe HTML: no raw HTML passes, no picture is loaded, links lead only to the web.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};
use sural_content::module::{Module, ReferenceId};

use super::links::Links;
use crate::html::Html;

/// Renders prose; sections are numbered from `section` on, which is moved past them.
#[must_use]
pub fn prose(module: &Module, markdown: &str, section: &mut usize) -> Html {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer {
        module,
        html: Html::default(),
        section,
        links: Vec::new(),
        verbatim: false,
    };
    TextMergeStream::new(Parser::new_ext(markdown, options)).for_each(|event| writer.event(&event));
    writer.html
}

/// The words of a line of Markdown, such as a title, without their marks.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let mut plain = String::new();
    for event in Parser::new(markdown) {
        if let Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) =
            event
        {
            plain.push_str(&text);
        }
    }
    plain
}

struct Writer<'a> {
    module: &'a Module,
    html: Html,
    section: &'a mut usize,
    /// For every link that is open, whether it was let through.
    links: Vec<bool>,
    /// Within a code block.
    verbatim: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.verbatim || !self.links.is_empty() => self.html.text(text),
            Event::Text(text) => self.cited(text),
            Event::Html(text) | Event::InlineHtml(text) => self.html.text(text),
            Event::Code(text) => self.html.element("code", &[], text),
            Event::SoftBreak => self.html.text("\n"),
            Event::HardBreak => self.html.open("br", &[]),
            Event::Rule => self.html.open("hr", &[]),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading(*level),
            Tag::Link { dest_url, .. } => self.link(dest_url),
            Tag::List(Some(first)) => self.html.open("ol", &[("start", &first.to_string())]),
            Tag::CodeBlock(_) => self.code(),
            Tag::Table(_) => self.table(),
            Tag::TableHead => {
                self.html.open("thead", &[]);
                self.html.open("tr", &[]);
            }
            tag => {
                if let Some(name) = element(&tag.to_end()) {
                    self.html.open(name, &[]);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.html.close(heading(level)),
            TagEnd::Link => {
                if self.links.pop() == Some(true) {
                    self.html.close("a");
                }
            }
            TagEnd::CodeBlock => {
                self.verbatim = false;
                self.html.close("code");
                self.html.close("pre");
            }
            TagEnd::Table => {
                self.html.close("table");
                self.html.close("div");
            }
            TagEnd::TableHead => {
                self.html.close("tr");
                self.html.close("thead");
            }
            tag => {
                if let Some(name) = element(&tag) {
                    self.html.close(name);
                }
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        *self.section += 1;
        self.html.open(
            heading(level),
            &[("id", &format!("section-{}", self.section))],
        );
    }

    fn code(&mut self) {
        self.verbatim = true;
        self.html.open("pre", &[]);
        self.html.open("code", &[]);
    }

    /// A wide table scrolls within its own frame.
    fn table(&mut self) {
        self.html.open("div", &[("class", "wide")]);
        self.html.open("table", &[]);
    }

    fn link(&mut self, to: &str) {
        let safe = ["https://", "http://"]
            .iter()
            .any(|start| to.starts_with(start));
        self.links.push(safe);
        if safe {
            self.html.open("a", &[("href", to)]);
        }
    }

    /// Text with its citations, such as `[ng158 1.1.3]`, made links.
    fn cited(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            self.html.text(before);
            self.html.text("[");
            let Some((inside, tail)) = after.split_once(']') else {
                rest = after;
                continue;
            };
            self.citations(inside);
            self.html.text("]");
            rest = tail;
        }
        self.html.text(rest);
    }

    fn citations(&mut self, inside: &str) {
        for part in inside.split_inclusive([',', ';']) {
            let id = part
                .trim_start()
                .split([' ', ',', ';', ':'])
                .next()
                .unwrap_or_default();
            let reference = self
                .module
                .references
                .iter()
                .position(|reference| reference.id == id);
            match reference {
                Some(index) => {
                    let (before, after) = part.split_once(id).unwrap_or(("", part));
                    self.html.text(before);
                    Links::new(self.module).reference(
                        &mut self.html,
                        ReferenceId(index as u32),
                        id,
                    );
                    self.html.text(after);
                }
                None => self.html.text(part),
            }
        }
    }
}

/// Elements that need nothing but their name. A picture is left out; its description stays as text.
fn element(tag: &TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::List(true) => "ol",
        TagEnd::List(false) => "ul",
        TagEnd::Item => "li",
        TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        _ => return None,
    })
}

fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h1",
        HeadingLevel::H2 => "h2",
        HeadingLevel::H3 => "h3",
        _ => "h4",
    }
}

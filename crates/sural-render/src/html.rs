//! Building HTML. Text and attribute values come in only escaped; tags and attribute names are fixed in the program.
//! Drawings of the content stand in it as they are: the content language lets in lines and shapes only.

use sural_content::module::Picture;

/// A piece of HTML, well formed as long as what is opened is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

/// Attributes of an element.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Html {
    /// Adds text.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.0);
    }

    /// Opens an element.
    pub fn open(&mut self, tag: &'static str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.extend([" ", *name, "=\""]);
            escape(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Closes an element.
    pub fn close(&mut self, tag: &'static str) {
        self.0.extend(["</", tag, ">"]);
    }

    /// Adds an element around what `fill` adds.
    pub fn within(
        &mut self,
        tag: &'static str,
        attributes: Attributes<'_>,
        fill: impl FnOnce(&mut Self),
    ) {
        self.open(tag, attributes);
        fill(self);
        self.close(tag);
    }

    /// Adds an element around text.
    pub fn element(&mut self, tag: &'static str, attributes: Attributes<'_>, text: &str) {
        self.within(tag, attributes, |html| html.text(text));
    }

    /// Adds a link.
    pub fn link(&mut self, href: &str, text: &str) {
        self.element("a", &[("href", href)], text);
    }

    /// Adds a drawing, which the content language has found to be safe, with its description as text.
    pub fn picture(&mut self, picture: &Picture) {
        self.within("figure", &[], |html| {
            html.0.push_str(&picture.svg);
            html.element("figcaption", &[], &picture.description);
        });
    }

    /// Adds a line break of the source, for whoever reads it.
    pub fn line(&mut self) {
        self.0.push('\n');
    }

    /// Adds a piece of HTML.
    pub fn add(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// This piece as the text that a FHIR resource carries for people.
    #[must_use]
    pub fn narrative(self, language: &str) -> String {
        let mut around = Self::default();
        let attributes = [
            ("xmlns", "http://www.w3.org/1999/xhtml"),
            ("lang", language),
            ("xml:lang", language),
        ];
        around.within("div", &attributes, |html| html.add(&self));
        around.0
    }

    /// A whole page around this piece.
    #[must_use]
    pub fn page(self, language: &str, title: &str) -> String {
        let mut head = Self::default();
        head.within("html", &[("lang", language)], |html| {
            html.within("head", &[], |html| {
                html.open("meta", &[("charset", "utf-8")]);
                html.open(
                    "meta",
                    &[
                        ("name", "viewport"),
                        ("content", "width=device-width, initial-scale=1"),
                    ],
                );
                html.element("title", &[], title);
                html.0.extend(["<style>", STYLE, "</style>"]);
            });
            html.line();
            html.within("body", &[], |html| html.add(&self));
        });
        format!("<!doctype html>\n{}\n", head.0)
    }
}

/// The same page with its style in a file, for a server that allows no style within a page.
#[must_use]
pub fn styled_at(page: &str, href: &str) -> String {
    let link = format!("<link rel=\"stylesheet\" href=\"{href}\">");
    page.replacen(&format!("<style>{STYLE}</style>"), &link, 1)
}

/// The one stylesheet. It holds no `<`, so that it cannot end its element.
pub const STYLE: &str = include_str!("style.css");

/// Text as it stands in HTML, also in the value of an attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}

/// A whole number with its digits in threes: 12345 as 12,345.
#[must_use]
pub fn grouped(number: impl ToString) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Adds text with all characters that mean something in HTML replaced.
fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Html, STYLE};

    #[test]
    fn numbers_are_grouped() {
        for (number, text) in [
            (7, "7"),
            (123, "123"),
            (1234, "1,234"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(super::grouped(number), text);
        }
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut html = Html::default();
        html.element(
            "a",
            &[("title", "\" onclick='x'")],
            "<script>&amp;</script>",
        );
        assert_eq!(
            html.0,
            "<a title=\"&quot; onclick=&#39;x&#39;\">&lt;script&gt;&amp;amp;&lt;/script&gt;</a>"
        );
    }

    #[test]
    fn the_stylesheet_asks_for_nothing_and_cannot_end_its_element() {
        for part in ["<", "url(", "@import"] {
            assert!(!STYLE.contains(part), "{part}");
        }
    }
}

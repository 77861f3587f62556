//! A paper as a page of HTML.

use super::{Document, Part, Section};
use crate::html::Html;

impl Document {
    /// A whole page, with its style in it and nothing fetched.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = Html::default();
        html.within("main", &[("class", "paper")], |html| {
            html.element("h1", &[], &self.title);
            table(html, &self.heads);
            for section in &self.sections {
                html.element("h2", &[], &section.heading);
                section.parts.iter().for_each(|part| write(html, part));
            }
            html.element("footer", &[], &self.foot);
        });
        html.page(&self.language, &self.title)
    }
}

impl Section {
    /// What stands under the heading, as a piece of HTML.
    #[must_use]
    pub fn to_html(&self) -> Html {
        let mut html = Html::default();
        self.parts.iter().for_each(|part| write(&mut html, part));
        html
    }
}

fn write(html: &mut Html, part: &Part) {
    match part {
        Part::Paragraph(text) => html.element("p", &[], text),
        Part::Notice(text) => html.element("p", &[("class", "notice")], text),
        Part::List(items) => html.within("ul", &[], |html| {
            items.iter().for_each(|item| html.element("li", &[], item));
        }),
        Part::Table(rows) => table(html, rows),
    }
    html.line();
}

fn table(html: &mut Html, rows: &[(String, String)]) {
    html.within("table", &[], |html| {
        for (name, value) in rows {
            html.within("tr", &[], |html| {
                html.element("th", &[("scope", "row")], name);
                html.element("td", &[], value);
            });
            html.line();
        }
    });
}

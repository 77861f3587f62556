//! A paper broken into lines and pages.

use sural_render::document::{Document, Part};

use crate::Paper;
use crate::measure::{Fonts, Weight};

/// Space around the text, in points.
pub const MARGIN: f32 = 54.0;
/// Height kept for the foot of a page.
const FOOT: f32 = 40.0;
const TEXT: f32 = 9.5;
const LEADING: f32 = 1.36;
const TITLE: f32 = 16.0;
const HEADING: f32 = 11.0;
/// How far the text of an item stands from its bullet.
const INDENT: f32 = 11.0;
/// The widest that names of a table may be, as a share of the page.
const NAMES: f32 = 0.32;

/// What a piece of text is, for whoever hears the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Title,
    Heading,
    Paragraph,
    Notice,
    /// A list item's bullet, and its text.
    Bullet,
    Item,
    /// A table row's name, and its value.
    Name,
    Value,
}

/// A line of text where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub text: String,
    pub x: f32,
    /// Of the base line, from the top of the page.
    pub y: f32,
    pub size: f32,
    pub weight: Weight,
    pub role: Role,
    /// Which part of the paper it belongs to: counts up, one for each paragraph, list or table.
    pub part: usize,
    /// Which item or row of the part.
    pub item: usize,
}

/// The lines of one page.
pub type Page = Vec<Line>;

/// All pages, at least one.
pub fn pages(document: &Document, paper: Paper, fonts: &Fonts) -> Vec<Page> {
    let (width, height) = paper.size();
    let mut flow = Flow {
        fonts,
        width: width - 2.0 * MARGIN,
        bottom: height - MARGIN - FOOT,
        pages: vec![Vec::new()],
        y: MARGIN,
        part: 0,
    };
    flow.run(&document.title, Role::Title, TITLE, Weight::Bold, 0.0);
    flow.skip(4.0);
    flow.table(&document.heads);
    for section in &document.sections {
        flow.skip(8.0);
        flow.keep(HEADING * LEADING + 2.0 * TEXT * LEADING);
        flow.run(&section.heading, Role::Heading, HEADING, Weight::Bold, 0.0);
        flow.skip(2.0);
        section.parts.iter().for_each(|part| flow.write(part));
    }
    flow.pages
}

struct Flow<'a> {
    fonts: &'a Fonts,
    width: f32,
    bottom: f32,
    pages: Vec<Page>,
    /// Where the next line begins, from the top of the page.
    y: f32,
    part: usize,
}

/// A line without its place: indent, text, weight, role.
type Loose = (f32, String, Weight, Role);

impl Flow<'_> {
    fn write(&mut self, part: &Part) {
        match part {
            Part::Paragraph(text) => self.run(text, Role::Paragraph, TEXT, Weight::Plain, 0.0),
            Part::Notice(text) => self.run(text, Role::Notice, TEXT, Weight::Bold, INDENT),
            Part::List(items) => self.list(items),
            Part::Table(rows) => self.table(rows),
        }
        self.skip(3.0);
    }

    fn run(&mut self, text: &str, role: Role, size: f32, weight: Weight, indent: f32) {
        self.part += 1;
        let lines = self.fonts.lines(text, weight, size, self.width - indent);
        for line in lines {
            self.place(vec![(indent, line, weight, role)], size, 0);
        }
    }

    fn list(&mut self, items: &[String]) {
        self.part += 1;
        for (index, item) in items.iter().enumerate() {
            let lines = self
                .fonts
                .lines(item, Weight::Plain, TEXT, self.width - INDENT);
            for (at, line) in lines.into_iter().enumerate() {
                let mut row = Vec::new();
                if at == 0 {
                    row.push((0.0, "\u{2022}".to_owned(), Weight::Plain, Role::Bullet));
                }
                row.push((INDENT, line, Weight::Plain, Role::Item));
                self.place(row, TEXT, index);
            }
        }
    }

    fn table(&mut self, rows: &[(String, String)]) {
        self.part += 1;
        let widest = rows
            .iter()
            .map(|(name, _)| self.fonts.width(name, Weight::Bold, TEXT))
            .fold(0.0, f32::max);
        let names = (widest + INDENT).min(self.width * NAMES);
        for (index, (name, value)) in rows.iter().enumerate() {
            let mut left = self
                .fonts
                .lines(name, Weight::Bold, TEXT, names - INDENT)
                .into_iter();
            let mut right = self
                .fonts
                .lines(value, Weight::Plain, TEXT, self.width - names)
                .into_iter();
            loop {
                let row: Vec<Loose> = [
                    left.next()
                        .map(|line| (0.0, line, Weight::Bold, Role::Name)),
                    right
                        .next()
                        .map(|line| (names, line, Weight::Plain, Role::Value)),
                ]
                .into_iter()
                .flatten()
                .collect();
                if row.is_empty() {
                    break;
                }
                self.place(row, TEXT, index);
            }
        }
    }

    /// Puts lines beside each other at the next height.
    fn place(&mut self, row: Vec<Loose>, size: f32, item: usize) {
        let height = size * LEADING;
        self.keep(height);
        let y = self.y + size;
        let part = self.part;
        let lines = row.into_iter().map(|(indent, text, weight, role)| Line {
            text,
            x: MARGIN + indent,
            y,
            size,
            weight,
            role,
            part,
            item,
        });
        if let Some(page) = self.pages.last_mut() {
            page.extend(lines);
        }
        self.y += height;
    }

    /// Goes on to a new page unless so much space is left.
    fn keep(&mut self, height: f32) {
        let begun = self.pages.last().is_some_and(|page| !page.is_empty());
        if begun && self.y + height > self.bottom {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn skip(&mut self, height: f32) {
        self.y += height;
    }
}

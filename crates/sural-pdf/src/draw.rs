//! Pages written as PDF, with the structure that a screen reader follows.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope, Tag,
    TagGroup, TagTree,
};
use krilla::text::TextDirection;
use krilla::{Document as Pdf, SerializeSettings};
use sural_render::document::Document;

use crate::flow::{Line, MARGIN, Page, Role};
use crate::measure::{Fonts, Weight};
use crate::{Error, Paper};

const INK: (u8, u8, u8) = (24, 28, 32);
const SOFT: (u8, u8, u8) = (84, 92, 100);
const RULE: (u8, u8, u8) = (176, 60, 30);
const SMALL: f32 = 7.5;

/// Writes the pages.
pub fn draw(
    document: &Document,
    paper: Paper,
    fonts: &Fonts,
    pages: &[Page],
) -> Result<Vec<u8>, Error> {
    let mut pdf = Pdf::new_with(settings()?);
    let (width, height) = paper.size();
    let mut drawn = Vec::new();
    let mut outline = Outline::new();
    for (index, page) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(width, height)
            .ok_or_else(|| Error::Writer("the page has no size".to_owned()))?;
        let mut sheet = pdf.start_page_with(size);
        let mut surface = sheet.surface();
        for line in page {
            if matches!(line.role, Role::Title | Role::Heading) {
                let place = XyzDestination::new(index, Point::from_xy(line.x, line.y - line.size));
                outline.push_child(OutlineNode::new(line.text.clone(), place));
            }
            drawn.push((line, text(&mut surface, fonts, line)));
        }
        foot(
            &mut surface,
            document,
            fonts,
            paper,
            (index + 1, pages.len()),
        );
        surface.finish();
        sheet.finish();
    }
    pdf.set_outline(outline);
    pdf.set_tag_tree(tree(&drawn, &document.language));
    pdf.set_metadata(
        Metadata::new()
            .title(document.title.clone())
            .language(document.language.clone())
            .creator("Sural".to_owned()),
    );
    pdf.finish()
        .map_err(|error| Error::Writer(format!("{error:?}")))
}

fn settings() -> Result<SerializeSettings, Error> {
    Ok(SerializeSettings {
        configuration: configuration()?,
        enable_tagging: true,
        ..SerializeSettings::default()
    })
}

fn configuration() -> Result<Configuration, Error> {
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Error::Writer(format!("{error:?}")))
}

/// Draws a line, and a bar beside a notice.
fn text(surface: &mut Surface<'_>, fonts: &Fonts, line: &Line) -> Identifier {
    if line.role == Role::Notice {
        bar(surface, line);
    }
    let tagged = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    write(
        surface,
        fonts,
        (line.x, line.y),
        line.weight,
        line.size,
        &line.text,
        INK,
    );
    surface.end_tagged();
    tagged
}

fn write(
    surface: &mut Surface<'_>,
    fonts: &Fonts,
    (x, y): (f32, f32),
    weight: Weight,
    size: f32,
    text: &str,
    ink: (u8, u8, u8),
) {
    surface.set_fill(Some(filled(ink)));
    surface.draw_text(
        Point::from_xy(x, y),
        fonts.font(weight),
        size,
        text,
        false,
        TextDirection::LeftToRight,
    );
}

fn filled((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

fn bar(surface: &mut Surface<'_>, line: &Line) {
    let top = line.y - line.size;
    let Some(rect) = Rect::from_xywh(MARGIN, top, 2.5, line.size * 1.36) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Layout,
        )));
        surface.set_fill(Some(filled(RULE)));
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

/// From which content the page comes, and which page it is.
fn foot(
    surface: &mut Surface<'_>,
    document: &Document,
    fonts: &Fonts,
    paper: Paper,
    (page, pages): (usize, usize),
) {
    let (width, height) = paper.size();
    let number = format!("{page}/{pages}");
    let right = width - MARGIN - fonts.width(&number, Weight::Plain, SMALL);
    let lines = fonts.lines(&document.foot, Weight::Plain, SMALL, right - MARGIN - 12.0);
    let top = height - MARGIN;
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Footer,
    )));
    for (line, row) in lines.iter().zip(0_u8..) {
        let y = top + f32::from(row) * SMALL * 1.3;
        write(
            surface,
            fonts,
            (MARGIN, y),
            Weight::Plain,
            SMALL,
            line,
            SOFT,
        );
    }
    write(
        surface,
        fonts,
        (right, top),
        Weight::Plain,
        SMALL,
        &number,
        SOFT,
    );
    surface.end_tagged();
}

type Drawn<'a> = (&'a Line, Identifier);

/// The structure: one group a part, in it one an item or a row.
fn tree(drawn: &[Drawn<'_>], language: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for part in drawn.chunk_by(|(one, _), (next, _)| one.part == next.part) {
        let Some((first, _)) = part.first() else {
            continue;
        };
        tree.push(match first.role {
            Role::Bullet | Role::Item => list(part),
            Role::Name | Role::Value => table(part),
            Role::Title => heading(part, 1),
            Role::Heading => heading(part, 2),
            Role::Paragraph | Role::Notice => group(TagGroup::new(Tag::P), part.iter()),
        });
    }
    tree
}

fn heading(part: &[Drawn<'_>], level: u16) -> TagGroup {
    let words = part.iter().map(|(line, _)| line.text.as_str());
    let title = words.collect::<Vec<_>>().join(" ");
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    group(TagGroup::new(Tag::Hn(level, Some(title))), part.iter())
}

fn group<'a>(mut group: TagGroup, lines: impl Iterator<Item = &'a Drawn<'a>>) -> TagGroup {
    lines.for_each(|(_, drawn)| group.push(*drawn));
    group
}

fn items<'a>(part: &'a [Drawn<'a>]) -> impl Iterator<Item = &'a [Drawn<'a>]> {
    part.chunk_by(|(one, _), (next, _)| one.item == next.item)
}

fn of<'a>(item: &'a [Drawn<'a>], role: Role) -> impl Iterator<Item = &'a Drawn<'a>> {
    item.iter().filter(move |(line, _)| line.role == role)
}

fn list(part: &[Drawn<'_>]) -> TagGroup {
    let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
    for item in items(part) {
        let mut entry = TagGroup::new(Tag::LI);
        entry.push(group(TagGroup::new(Tag::Lbl), of(item, Role::Bullet)));
        entry.push(group(TagGroup::new(Tag::LBody), of(item, Role::Item)));
        list.push(entry);
    }
    list
}

fn table(part: &[Drawn<'_>]) -> TagGroup {
    let mut table = TagGroup::new(Tag::Table);
    for row in items(part) {
        let mut line = TagGroup::new(Tag::TR);
        let name = TagGroup::new(Tag::TH(TableHeaderScope::Row));
        line.push(group(name, of(row, Role::Name)));
        line.push(group(TagGroup::new(Tag::TD), of(row, Role::Value)));
        table.push(line);
    }
    table
}

//! Drawings: `pictures/NAME.svg`, each described in words for those who do not see it.

use crate::diagnostic::Diagnostic;
use crate::module::Picture;
use crate::report::error;
use crate::span::{Source, Span};

/// The elements of a drawing: lines and shapes, and nothing that acts or reaches for anything outside the picture.
const ELEMENTS: [&str; 12] = [
    "svg", "title", "desc", "g", "path", "circle", "ellipse", "rect", "line", "polyline",
    "polygon", "text",
];

/// Their attributes.
const ATTRIBUTES: [&str; 31] = [
    "xmlns",
    "viewBox",
    "role",
    "aria-labelledby",
    "id",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "opacity",
    "transform",
    "d",
    "points",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "width",
    "height",
    "font-family",
    "font-size",
    "text-anchor",
];

/// The name of a picture, from that of its file.
pub(crate) fn name(file: &str) -> Option<&str> {
    file.strip_prefix("pictures/")?
        .strip_suffix(".svg")
        .filter(|name| !name.contains('/'))
}

/// All pictures, in the order of the sources.
pub(super) fn read(sources: &[Source], diagnostics: &mut Vec<Diagnostic>) -> Vec<Picture> {
    let mut pictures = Vec::new();
    for (source, file) in (0..).zip(sources) {
        let Some(name) = name(&file.name) else {
            continue;
        };
        let span = Span {
            source,
            start: 0,
            end: 0,
        };
        match picture(name, &file.text, span) {
            Ok(picture) => pictures.push(picture),
            Err(why) => error(
                "E128",
                span,
                format!("picture `{name}` cannot be shown: {why}"),
            )
            .help("draw it as one `<svg>` of lines and shapes, with a `<title>` and a `<desc>`")
            .to(diagnostics),
        }
    }
    pictures
}

fn picture(name: &str, svg: &str, span: Span) -> Result<Picture, String> {
    let svg = svg.trim();
    drawing(svg)?;
    let words = |tag| element(svg, tag).ok_or_else(|| format!("it has no `<{tag}>`"));
    Ok(Picture {
        id: name.to_owned(),
        title: words("title")?,
        description: words("desc")?,
        svg: svg.to_owned(),
        span,
    })
}

/// Refuses what is not one `<svg>` of known elements that are all closed, since it will stand in pages as it is.
fn drawing(svg: &str) -> Result<(), String> {
    if !svg.starts_with("<svg") || svg.contains('&') {
        return Err("it is not a plain `<svg>`".to_owned());
    }
    let mut open = Vec::new();
    for (at, tag) in svg.split('<').skip(1).enumerate() {
        let Some((tag, _)) = tag.split_once('>') else {
            return Err("a tag is not closed".to_owned());
        };
        if at > 0 && open.is_empty() {
            return Err("something follows the `<svg>`".to_owned());
        }
        match tag.strip_prefix('/') {
            Some(closed) if open.pop() != Some(closed.trim()) => {
                return Err(format!("`</{closed}>` closes nothing"));
            }
            Some(_) => {}
            None => open.extend(opened(tag)?),
        }
    }
    match open.pop() {
        Some(tag) => Err(format!("`<{tag}>` is not closed")),
        None if svg.ends_with("</svg>") => Ok(()),
        None => Err("something follows the `<svg>`".to_owned()),
    }
}

/// The element that a tag opens; `None` if the tag closes it too.
fn opened(tag: &str) -> Result<Option<&str>, String> {
    let whole = tag.strip_suffix('/');
    let name = tag
        .split(|c: char| c.is_whitespace() || c == '/')
        .next()
        .unwrap_or_default();
    if !ELEMENTS.contains(&name) {
        return Err(format!("it holds `<{name}>`"));
    }
    let rest = whole.unwrap_or(tag).strip_prefix(name).unwrap_or_default();
    let mut parts = rest.split('"');
    while let Some(before) = parts.next() {
        let Some(_value) = parts.next() else {
            return match before.trim() {
                "" => Ok(whole.is_none().then_some(name)),
                left => Err(format!("`{left}` stands in `<{name}>`")),
            };
        };
        let attribute = before.trim().strip_suffix('=').unwrap_or(before).trim();
        if !ATTRIBUTES.contains(&attribute) {
            return Err(format!("`<{name}>` has `{attribute}`"));
        }
    }
    Ok(whole.is_none().then_some(name))
}

/// The text of the first element with this tag; `None` if there is none or it is empty.
fn element(svg: &str, tag: &str) -> Option<String> {
    let (_, rest) = svg.split_once(&format!("<{tag}"))?;
    let (_, rest) = rest.split_once('>')?;
    let (text, _) = rest.split_once(&format!("</{tag}>"))?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

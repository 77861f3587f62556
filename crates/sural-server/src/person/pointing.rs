//! A drawing to point at: those of its shapes that are named as the options of a finding choose them.

use sural_content::module::Picture;

use crate::person::asked::Choice;

/// A drawing to point at.
pub(crate) struct Pointing {
    /// The whole drawing.
    pub(crate) svg: String,
    /// What its coordinates are.
    pub(crate) view: String,
    /// The shapes, each with the place of its option.
    pub(crate) spots: Vec<(usize, String)>,
}

impl Pointing {
    /// A picture to point at; none if no shape of it is an option.
    pub(crate) fn at(picture: &Picture, choices: &[Choice]) -> Option<Self> {
        let spots = choices.iter().enumerate();
        let spots =
            spots.filter_map(|(at, choice)| Some((at, shape(&picture.svg, &choice.value)?)));
        let spots = spots.collect::<Vec<_>>();
        let view = between(&picture.svg, "viewBox=\"", "\"")?;
        (!spots.is_empty()).then(|| Self {
            svg: picture.svg.clone(),
            view: view.to_owned(),
            spots,
        })
    }
}

/// The outline of a shape, without its name: a name stands on a page once.
fn shape(svg: &str, name: &str) -> Option<String> {
    let outline = between(svg, &format!("<path id=\"{name}\" d=\""), "\"")?;
    Some(outline.to_owned())
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(found, _)| found)
}

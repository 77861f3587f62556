//! One step of the consultation, asked for in the terminal.

use std::collections::BTreeSet;
use std::io;

use serde_json::Value;
use sural_case::answer;
use sural_case::log::{Leg, Seen};
use sural_content::module::{Answer, FindingId, ScreenId, Step};
use sural_decision::consultation::Consultation;
use sural_interview::question::Question;
use sural_interview::reply::Reply;
use sural_render::words::Words;

use crate::ask::interview::Console;

/// The page that comes next and was not offered yet, with its findings that are open.
#[must_use]
pub fn next_page(
    consultation: &Consultation,
    offered: &BTreeSet<ScreenId>,
) -> Option<(ScreenId, Vec<FindingId>)> {
    consultation.next.iter().find_map(|next| match next.step {
        Step::Screen(id) if !offered.contains(&id) => Some((id, next.findings.clone())),
        _ => None,
    })
}

/// What was told on a page.
pub struct Page {
    /// What was seen.
    pub seen: Vec<Seen>,
    /// The rest is left open, and so is every other page.
    pub stopped: bool,
}

/// Asks for findings one after the other. *Not sure* leaves one open; *stop* leaves the rest open.
///
/// # Errors
/// When nothing can be read.
pub fn ask(
    words: &Words<'_>,
    console: &mut impl Console,
    findings: &[FindingId],
) -> io::Result<Page> {
    let mut seen = Vec::new();
    for &id in findings {
        let each_leg = words
            .module()
            .findings
            .get(id.index())
            .is_some_and(|finding| finding.each_leg.is_some());
        let sides: &[Option<Leg>] = if each_leg {
            &[Some(Leg::Left), Some(Leg::Right)]
        } else {
            &[None]
        };
        for &side in sides {
            match one(words, console, id, side)? {
                Told::Seen(told) => seen.push(told),
                Told::Open => {}
                Told::Stop => {
                    return Ok(Page {
                        seen,
                        stopped: true,
                    });
                }
            }
        }
    }
    Ok(Page {
        seen,
        stopped: false,
    })
}

/// What came of one question.
enum Told {
    Seen(Seen),
    Open,
    Stop,
}

fn one(
    words: &Words<'_>,
    console: &mut impl Console,
    id: FindingId,
    side: Option<Leg>,
) -> io::Result<Told> {
    let Some(mut question) = Question::of(words, id) else {
        return Ok(Told::Open);
    };
    if let Some(side) = side {
        question.ask = format!("{}: {} leg", question.ask, word(side));
    }
    console.show(&question);
    loop {
        let Some(reply) = console.reply(&question)? else {
            return Ok(Told::Stop);
        };
        match (&reply, question.answer(&reply)) {
            (Reply::Stop, _) => return Ok(Told::Stop),
            (_, Some(Answer::NotSure)) => return Ok(Told::Open),
            (_, Some(given)) => return Ok(recorded(words, id, side, &given)),
            (_, None) => console.say("Answer, or type: not sure (leaves it open), help, stop."),
        }
    }
}

fn recorded(words: &Words<'_>, id: FindingId, side: Option<Leg>, given: &Answer) -> Told {
    let Some(finding) = words.module().findings.get(id.index()) else {
        return Told::Open;
    };
    let answer: Value = answer::to_json(finding, given);
    Told::Seen(Seen {
        finding: finding.id.clone(),
        side,
        answer,
        reason: None,
    })
}

fn word(side: Leg) -> &'static str {
    match side {
        Leg::Left => "left",
        Leg::Right => "right",
    }
}

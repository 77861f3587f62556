//! The person's own words: answers that they suggest, to be confirmed before anything is asked.

use std::io;

use sural_content::lexicon::Lexicon;
use sural_content::module::FindingId;
use sural_decision::Answers;
use sural_freetext::{FreeText, Proposal};
use sural_render::words::Words;

use crate::ask::interview::Console;
use crate::ask::question::{Item, Question, Takes, chosen_words};
use crate::ask::reply::Reply;

/// What came of the person's own words.
pub struct Heard {
    /// The answers that the person confirmed.
    pub answers: Answers,
    /// Possible signs of an emergency that are still to be asked about.
    pub first: Vec<FindingId>,
}

/// Shows what the words suggest, and takes what the person confirms. Whoever stops here, or goes back, confirms nothing.
///
/// # Errors
/// When nothing can be read.
pub fn confirm(
    console: &mut impl Console,
    words: &Words<'_>,
    lexicon: &Lexicon,
    text: &str,
) -> io::Result<Heard> {
    let module = words.module();
    let proposals = FreeText::new(module, lexicon).proposals(text);
    let phrases = words.phrases();
    let mut heard = Heard {
        answers: Answers::none(module),
        first: Vec::new(),
    };
    let offered = proposals
        .iter()
        .filter(|proposal| proposal.answer.is_some())
        .collect::<Vec<_>>();
    let confirmed = match offered.as_slice() {
        [] => Vec::new(),
        _ => chosen(console, &question(words, text, &offered))?,
    };
    for (at, proposal) in offered.iter().enumerate() {
        if confirmed.contains(&at) {
            heard.answers.set(proposal.finding, proposal.answer.clone());
        }
    }
    heard.first = proposals
        .iter()
        .filter(|proposal| proposal.emergency && heard.answers.get(proposal.finding).is_none())
        .map(|proposal| proposal.finding)
        .collect();
    if !heard.first.is_empty() {
        console.say(&format!("\n{}", phrases.asked_first()));
    } else if proposals.is_empty() {
        console.say(&format!("\n{}", phrases.nothing_understood()));
    }
    Ok(heard)
}

fn question(words: &Words<'_>, text: &str, offered: &[&Proposal]) -> Question {
    let phrases = words.phrases();
    let items = offered.iter().enumerate().map(|(index, proposal)| Item {
        index,
        label: line(words, text, proposal),
    });
    Question {
        phrases,
        findings: Vec::new(),
        ask: phrases.understood(),
        note: Some(phrases.understood_how()),
        help: Vec::new(),
        last: None,
        takes: Takes::Several {
            items: items.collect(),
            none: Some(phrases.none_right()),
        },
        unsure: false,
        decline: false,
    }
}

fn line(words: &Words<'_>, text: &str, proposal: &Proposal) -> String {
    let asked = words
        .module()
        .findings
        .get(proposal.finding.index())
        .map(|finding| words.fill(&finding.ask))
        .unwrap_or_default();
    let answer = proposal
        .answer
        .as_ref()
        .map(|answer| chosen_words(words, proposal.finding, answer))
        .unwrap_or_default();
    let wrote = proposal
        .words
        .iter()
        .filter_map(|place| text.get(place.clone()))
        .collect::<Vec<_>>()
        .join(" … ");
    words.phrases().understood_line(&asked, &answer, &wrote)
}

fn chosen(console: &mut impl Console, question: &Question) -> io::Result<Vec<usize>> {
    console.say("");
    console.show(question);
    Ok(match console.reply(question)? {
        Some(Reply::Chosen { chosen, .. }) => chosen,
        _ => Vec::new(),
    })
}

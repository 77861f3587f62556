//! The person's own words, shown as the answers that they suggest.

use std::io;

use sural_content::lexicon::Lexicon;
use sural_interview::heard::{Heard, Suggested};
use sural_interview::reply::Reply;
use sural_render::words::Words;

use crate::ask::interview::Console;

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
    let suggested = Suggested::by(words, lexicon, text);
    let mut confirmed = Vec::new();
    if let Some(question) = &suggested.question {
        console.say("");
        console.show(question);
        if let Some(Reply::Chosen { chosen, .. }) = console.reply(question)? {
            confirmed = chosen;
        }
    }
    let heard = suggested.confirmed(words, &confirmed);
    let phrases = words.phrases();
    if !heard.first.is_empty() {
        console.say(&format!("\n{}", phrases.asked_first()));
    } else if suggested.is_nothing() {
        console.say(&format!("\n{}", phrases.nothing_understood()));
    }
    Ok(heard)
}

//! What must be known of a log before what is read from it is relied on.

use sural_case::replay::Replay;

/// One sentence each: events under other content, and what the content does not know.
#[must_use]
pub fn notes(replay: &Replay) -> Vec<String> {
    let other = replay.other_content.iter().map(|(version, events)| {
        let (events, stand) = match events {
            1 => ("1 event".to_owned(), "stands"),
            events => (format!("{events} events"), "stand"),
        };
        format!("{events} of this case {stand} under content {version}; everything is read anew under the present one")
    });
    let unknown = replay.not_understood.iter();
    other
        .chain(unknown.map(|why| format!("not read: {why}")))
        .collect()
}

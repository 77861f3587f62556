//! What a typed line means.

use sural_content::decimal;
use sural_interview::question::{Question, Takes};
use sural_interview::reply::Reply;
use sural_render::phrases::Typed;

/// Reads a line.
///
/// # Errors
/// What is expected instead, as a sentence for the person.
pub fn read(question: &Question, line: &str) -> Result<Reply, String> {
    let typed = line.trim();
    let line = typed.trim_end_matches(['.', '!']).to_lowercase();
    let phrases = question.phrases;
    if line.is_empty() {
        return Err(expected(question));
    }
    if let Some((_, command)) = COMMANDS
        .iter()
        .find(|(typed, _)| phrases.is_typed(&line, *typed))
    {
        return Ok(command.clone());
    }
    if phrases.is_typed(&line, Typed::NotSure) {
        return not_sure(question);
    }
    if question.may_be_as_before() && phrases.is_typed(&line, Typed::AsBefore) {
        return Ok(Reply::AsBefore);
    }
    answer(question, &line).ok_or_else(|| phrases.cannot_tell(typed, &expected(question)))
}

/// What can be typed at any question.
const COMMANDS: [(Typed, Reply); 4] = [
    (Typed::Back, Reply::Back),
    (Typed::Why, Reply::Why),
    (Typed::Help, Reply::Help),
    (Typed::Stop, Reply::Stop),
];

fn not_sure(question: &Question) -> Result<Reply, String> {
    if question.unsure {
        Ok(Reply::NotSure)
    } else {
        Err(question.phrases.need_answer(&expected(question)))
    }
}

fn answer(question: &Question, line: &str) -> Option<Reply> {
    match &question.takes {
        Takes::Number {
            low,
            high,
            decimals,
            ..
        } => decimal::read(line, *decimals)
            .and_then(|number| u32::try_from(number).ok())
            .filter(|number| (low..=high).contains(&number))
            .map(Reply::Number),
        Takes::One(_) => one(question, line),
        Takes::Several { none, .. } => several(question, line, none.is_some(), false),
        Takes::List { .. } => several(question, line, true, true),
    }
}

fn one(question: &Question, line: &str) -> Option<Reply> {
    let chosen = |position| Reply::Chosen {
        chosen: vec![position],
        unsure: Vec::new(),
    };
    let short = |label: &str, answer| {
        let typed = |text: &str| question.phrases.is_typed(text, answer);
        typed(label) && typed(line)
    };
    let says = |label: &str| label == line || short(label, Typed::Yes) || short(label, Typed::No);
    if let Some(position) = question
        .items()
        .iter()
        .position(|item| says(&item.label.to_lowercase()))
    {
        return Some(chosen(position));
    }
    let number = line.parse::<usize>().ok()?;
    match number.checked_sub(1)? {
        position if position < question.items().len() => Some(chosen(position)),
        _ => extra(question, number),
    }
}

/// The numbered lines after the options: *not sure*, then *I would rather not say*.
fn extra(question: &Question, number: usize) -> Option<Reply> {
    let after = number.checked_sub(question.items().len() + 1)?;
    let extras = [
        question.unsure.then_some(Reply::NotSure),
        question.decline.then_some(Reply::Declined),
    ];
    extras.into_iter().flatten().nth(after)
}

/// Several numbers; in a list, `2?` is a doubt.
fn several(question: &Question, line: &str, none: bool, list: bool) -> Option<Reply> {
    if none && (line == "0" || question.phrases.is_typed(line, Typed::None)) {
        return Some(Reply::Chosen {
            chosen: Vec::new(),
            unsure: Vec::new(),
        });
    }
    if let Some(reply) = line
        .parse()
        .ok()
        .filter(|_| !list)
        .and_then(|number| extra(question, number))
    {
        return Some(reply);
    }
    let (mut chosen, mut unsure) = (Vec::new(), Vec::new());
    for word in line
        .split([' ', ',', ';', '+', '&'])
        .filter(|word| !word.is_empty() && !question.phrases.is_typed(word, Typed::And))
    {
        let (number, doubted) = word
            .strip_suffix('?')
            .map_or((word, false), |number| (number, true));
        let position = number
            .parse::<usize>()
            .ok()?
            .checked_sub(1)
            .filter(|position| *position < question.items().len())?;
        match doubted {
            false => chosen.push(position),
            true if list && question.unsure => unsure.push(position),
            true => return None,
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    unsure.retain(|position| !chosen.contains(position));
    (!chosen.is_empty() || !unsure.is_empty()).then_some(Reply::Chosen { chosen, unsure })
}

/// What can be typed, as a sentence.
#[must_use]
pub fn expected(question: &Question) -> String {
    let phrases = question.phrases;
    let last = question.items().len();
    let extras = usize::from(question.unsure) + usize::from(question.decline);
    match &question.takes {
        Takes::Number {
            low,
            high,
            decimals,
            unit,
        } => {
            let [low, high] = [low, high].map(|end| decimal::shown((*end).into(), *decimals));
            let range = match unit.as_str() {
                "" => phrases.range(&low, &high),
                unit => phrases.range_of(&low, &high, unit),
            };
            match question.unsure {
                true => phrases.expect_number_or_not_sure(&range),
                false => phrases.expect_number(&range),
            }
        }
        Takes::One(_) => phrases.expect_one(&(last + extras).to_string()),
        Takes::Several { none: None, .. } => phrases.expect_several(),
        Takes::List { .. } if question.unsure => format!(
            "{} {}",
            phrases.expect_several_or_none(),
            phrases.expect_doubt()
        ),
        Takes::Several { .. } | Takes::List { .. } => phrases.expect_several_or_none(),
    }
}

#[cfg(test)]
mod tests {
    use sural_interview::question::{Item, Question, Takes};
    use sural_interview::reply::Reply;
    use sural_render::phrases::Phrases;

    use super::read;

    fn question(takes: Takes, unsure: bool, decline: bool) -> Question {
        Question {
            phrases: Phrases::english(),
            findings: Vec::new(),
            ask: String::new(),
            note: None,
            help: Vec::new(),
            last: None,
            takes,
            unsure,
            decline,
        }
    }

    fn items(labels: &[&str]) -> Vec<Item> {
        labels
            .iter()
            .enumerate()
            .map(|(index, label)| Item {
                index,
                label: (*label).to_owned(),
            })
            .collect()
    }

    fn list() -> Question {
        question(
            Takes::List {
                items: items(&["A", "B", "C"]),
                none: "None".to_owned(),
            },
            true,
            false,
        )
    }

    fn chosen(chosen: &[usize], unsure: &[usize]) -> Result<Reply, String> {
        Ok(Reply::Chosen {
            chosen: chosen.to_vec(),
            unsure: unsure.to_vec(),
        })
    }

    #[test]
    fn a_list_takes_numbers_doubts_and_none() {
        assert_eq!(read(&list(), " 3, 1 "), chosen(&[0, 2], &[]));
        assert_eq!(read(&list(), "1 and 2?"), chosen(&[0], &[1]));
        assert_eq!(read(&list(), "1 1? 1"), chosen(&[0], &[]));
        assert_eq!(read(&list(), "0"), chosen(&[], &[]));
        assert_eq!(read(&list(), "None."), chosen(&[], &[]));
        assert_eq!(read(&list(), "Not sure"), Ok(Reply::NotSure));
    }

    #[test]
    fn a_list_refuses_what_it_cannot_mean() {
        for line in [
            "4",
            "0 1",
            "13",
            "x",
            "",
            "?2",
            ",",
            "yes",
            "-1",
            "1 x",
            "99999999999999999999999",
        ] {
            assert!(read(&list(), line).is_err(), "{line}");
        }
    }

    #[test]
    fn as_before_is_a_reply_to_a_list_that_is_asked_again_only() {
        let again = |question| Question {
            last: Some("Last time you said: A".to_owned()),
            ..question
        };
        assert_eq!(read(&again(list()), "As before."), Ok(Reply::AsBefore));
        assert!(read(&list(), "as before").is_err());
        let one = question(Takes::One(items(&["Yes", "No"])), true, true);
        assert!(read(&again(one), "as before").is_err());
    }

    #[test]
    fn a_choice_takes_one_number_or_its_words_and_the_lines_after() {
        let question = question(Takes::One(items(&["Yes", "No"])), true, true);
        assert_eq!(read(&question, "2"), chosen(&[1], &[]));
        assert_eq!(read(&question, "Y"), chosen(&[0], &[]));
        assert_eq!(read(&question, "no"), chosen(&[1], &[]));
        assert_eq!(read(&question, "3"), Ok(Reply::NotSure));
        assert_eq!(read(&question, "4"), Ok(Reply::Declined));
        for line in ["0", "5", "1 2", "1?", "maybe"] {
            assert!(read(&question, line).is_err(), "{line}");
        }
    }

    #[test]
    fn options_without_a_none_need_a_choice() {
        let question = question(
            Takes::Several {
                items: items(&["A", "B"]),
                none: None,
            },
            true,
            false,
        );
        assert_eq!(read(&question, "1 2"), chosen(&[0, 1], &[]));
        assert_eq!(read(&question, "3"), Ok(Reply::NotSure));
        for line in ["0", "none", "1 3", "2?"] {
            assert!(read(&question, line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_number_stays_in_its_range() {
        let question = question(
            Takes::Number {
                low: 0,
                high: 10,
                decimals: 0,
                unit: String::new(),
            },
            false,
            false,
        );
        assert_eq!(read(&question, "0"), Ok(Reply::Number(0)));
        for line in ["11", "-1", "4.5", "not sure", "ten"] {
            assert!(read(&question, line).is_err(), "{line}");
        }
    }

    #[test]
    fn a_number_may_have_decimals() {
        let question = question(
            Takes::Number {
                low: 0,
                high: 300,
                decimals: 2,
                unit: String::new(),
            },
            false,
            false,
        );
        for (line, number) in [("0.58", 58), ("0.9", 90), ("3", 300)] {
            assert_eq!(read(&question, line), Ok(Reply::Number(number)));
        }
        for line in ["3.01", "0.585", ".5", "0,58"] {
            assert!(read(&question, line).is_err(), "{line}");
        }
    }

    #[test]
    fn commands_are_known_everywhere() {
        for (line, reply) in [
            ("BACK", Reply::Back),
            ("why?", Reply::Why),
            ("?", Reply::Help),
            ("stop", Reply::Stop),
        ] {
            assert_eq!(read(&list(), line), Ok(reply));
        }
    }
}

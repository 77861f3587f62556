//! What was counted, as a page by itself: tables with bars, no script, nothing fetched.

use std::fmt::Write as _;

use sural_content::module::Module;
use sural_render::html::{escaped, grouped};

use super::tally::{Moves, Tally};
use crate::batch::Summary;

/// The rules that are shown, those that fire most first.
const RULES: usize = 40;
/// How wide a bar is at most.
const WIDE: u64 = 400;

/// The page.
#[must_use]
pub fn page(module: &Module, other: Option<&Module>, summary: &Summary, tally: &Tally) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}: many cases</title>\n<style>\n{STYLE}</style>\n\
         <main>\n<h1>{title}: many cases</h1>\n\
         <p>{} cases, {} set aside. Content <code>{}</code> version {}, <code>{:.12}</code>.</p>\n",
        grouped(summary.cases()),
        grouped(summary.refused),
        escaped(&module.id),
        escaped(&module.version),
        escaped(&module.hash),
        title = escaped(&module.title),
    );
    page += &dispositions(module, summary);
    for (column, values) in &tally.by {
        let rows = values
            .iter()
            .map(|(value, counts)| (value.as_str(), counts.as_slice()));
        page += &by(module, column, &rows.collect::<Vec<_>>());
    }
    page += &rules(module, summary, tally);
    if let Some((moves, other)) = tally.moves.as_ref().zip(other) {
        page += &moved(module, other, moves);
    }
    page + "</main>\n</html>\n"
}

const STYLE: &str = "\
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; color: #444; }
th, td { padding: 0.2rem 0.6rem; text-align: left; border-bottom: 1px solid #ddd; vertical-align: middle; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
.same { color: #555; }
.up { background: #fde0dc; }
.down { background: #dcebfd; }
svg { display: block; }
.key { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; padding: 0; list-style: none; }
.key svg { display: inline-block; vertical-align: -2px; margin-right: 0.3rem; }
";

/// The most urgent first; dark to light and red to blue, so that neighbours can be told apart without colour too.
const COLOURS: [&str; 9] = [
    "#7f0000", "#c62828", "#ef6c00", "#f9b233", "#9aa33a", "#3f8f6b", "#2f6fa8", "#7a8ea3",
    "#b9c2cc",
];

fn colour(disposition: usize) -> &'static str {
    let last = COLOURS.len() - 1;
    COLOURS
        .get(disposition.min(last))
        .copied()
        .unwrap_or("#555")
}

fn dispositions(module: &Module, summary: &Summary) -> String {
    let counts = summary.dispositions();
    let most = counts.iter().map(|(settled, open)| settled + open).max();
    let mut rows = String::new();
    for (index, (disposition, (settled, open))) in
        module.dispositions.iter().zip(counts).enumerate()
    {
        let count = settled + open;
        let bar = bar(&[(count, colour(index))], most.unwrap_or(0));
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\">{}</th><td>{bar}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            escaped(&disposition.id),
            grouped(count),
            share(count, summary.cases()),
            grouped(*open),
        );
    }
    section(
        "What they come to",
        "Most urgent first. Still open: an answer to come could change it.",
        &["Disposition", "", "#Cases", "#Share", "#Still open"],
        &rows,
    )
}

fn by(module: &Module, column: &str, values: &[(&str, &[u64])]) -> String {
    let mut rows = String::new();
    for (value, counts) in values {
        let all = counts.iter().sum::<u64>();
        let parts = counts
            .iter()
            .enumerate()
            .map(|(index, count)| (*count, colour(index)));
        let bar = bar(&parts.collect::<Vec<_>>(), all);
        let _ = write!(
            rows,
            "<tr><th scope=\"row\">{}</th><td>{bar}</td><td class=\"n\">{}</td>",
            escaped(value),
            grouped(all)
        );
        for index in 0..module.dispositions.len() {
            let count = counts.get(index).copied().unwrap_or(0);
            let _ = write!(rows, "<td class=\"n\">{}</td>", share(count, all));
        }
        rows += "</tr>\n";
    }
    let mut heads = vec![escaped(column), String::new(), "#Cases".to_owned()];
    heads.extend(
        module
            .dispositions
            .iter()
            .map(|it| format!("#{}", escaped(&it.id))),
    );
    let heads = heads.iter().map(String::as_str).collect::<Vec<_>>();
    let title = format!("By {}", escaped(column));
    let table = section(
        &title,
        "Each bar is a whole: the shares of the dispositions.",
        &heads,
        &rows,
    );
    table.replace("</h2>\n", &format!("</h2>\n{}", key(module)))
}

/// Which colour is which disposition.
fn key(module: &Module) -> String {
    let items = module.dispositions.iter().enumerate().map(|(index, it)| {
        format!(
            "<li><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" height=\"14\" fill=\"{}\"/></svg>{}</li>",
            colour(index),
            escaped(&it.id)
        )
    });
    format!("<ul class=\"key\">{}</ul>\n", items.collect::<String>())
}

fn rules(module: &Module, summary: &Summary, tally: &Tally) -> String {
    let mut firing = module.rules.iter().zip(&tally.rules).collect::<Vec<_>>();
    firing.retain(|(_, count)| **count > 0);
    firing.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let most = firing.first().map_or(0, |(_, count)| **count);
    let mut rows = String::new();
    for (rule, count) in firing.iter().take(RULES) {
        let fill = rule.disposition.map_or("#777", |it| colour(it.index()));
        let _ = writeln!(
            rows,
            "<tr><th scope=\"row\"><code>{}</code>{}</th><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            escaped(&rule.id),
            if rule.red_flag { " (red flag)" } else { "" },
            bar(&[(**count, fill)], most),
            grouped(**count),
            share(**count, summary.cases()),
        );
    }
    let about = format!(
        "{} of {} rules fire for somebody; those that fire most are shown.",
        firing.len(),
        module.rules.len()
    );
    section(
        "Rules that fire",
        &about,
        &["Rule", "", "#Cases", "#Share"],
        &rows,
    )
}

fn moved(module: &Module, other: &Module, moves: &Moves) -> String {
    let name = |disposition: Option<usize>| match disposition {
        Some(usize::MAX) => "a disposition that is no more".to_owned(),
        Some(index) => module
            .dispositions
            .get(index)
            .map_or(String::new(), |it| escaped(&it.id)),
        None => "set aside".to_owned(),
    };
    let acuity = |it: Option<usize>| module.dispositions.get(it?).map(|it| it.acuity);
    let all = moves.cases.values().sum::<u64>();
    let (mut up, mut down, mut rows) = (0, 0, String::new());
    let mut pairs = moves
        .cases
        .iter()
        .filter(|((there, here), _)| there != here)
        .collect::<Vec<_>>();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let most = pairs.first().map_or(0, |(_, count)| **count);
    for ((there, here), count) in &pairs {
        let (class, word) = match acuity(*there).zip(acuity(*here)) {
            Some((there, here)) if here < there => ("up", "more urgent"),
            Some((there, here)) if here > there => ("down", "less urgent"),
            _ => ("same", "other"),
        };
        up += if class == "up" { **count } else { 0 };
        down += if class == "down" { **count } else { 0 };
        let fill = if class == "up" { colour(1) } else { colour(6) };
        let _ = writeln!(
            rows,
            "<tr class=\"{class}\"><th scope=\"row\">{}</th><td>{}</td><td>{word}</td><td>{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            name(*there),
            name(*here),
            bar(&[(**count, fill)], most),
            grouped(**count),
            share(**count, all),
        );
    }
    let about = format!(
        "Before: <code>{}</code> version {}, <code>{:.12}</code>. Of {} cases {} become more urgent and {} less urgent.",
        escaped(&other.id),
        escaped(&other.version),
        escaped(&other.hash),
        grouped(all),
        grouped(up),
        grouped(down)
    );
    let mut text = section(
        "Who moves",
        &about,
        &["Before", "Now", "", "", "#Cases", "#Share"],
        &rows,
    );
    let mut rules = moves.rules.iter().collect::<Vec<_>>();
    rules.sort_by_key(|(_, (there, here))| std::cmp::Reverse(there + here));
    let rows = rules.iter().take(RULES).map(|(rule, (there, here))| {
        format!(
            "<tr><th scope=\"row\"><code>{}</code></th><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
            escaped(rule),
            grouped(*there),
            grouped(*here)
        )
    });
    text += &section(
        "By which rules",
        "Rules that fire for those who move, before and not now, or now and not before.",
        &["Rule", "#Only before", "#Only now"],
        &rows.collect::<String>(),
    );
    let rows = moves.first.iter().map(|(row, there, here)| {
        format!(
            "<tr><td class=\"n\">{row}</td><td>{}</td><td>{}</td></tr>\n",
            name(*there),
            name(*here)
        )
    });
    text + &section(
        "The first of them",
        "By their row, to be looked at by themselves. The column <code>before</code> of what was written has them all.",
        &["#Row", "Before", "Now"],
        &rows.collect::<String>(),
    )
}

/// A heading with a table; heads with `#` are of numbers.
fn section(title: &str, about: &str, heads: &[&str], rows: &str) -> String {
    let heads = heads.iter().map(|head| match head.strip_prefix('#') {
        Some(head) => format!("<th scope=\"col\" class=\"n\">{head}</th>"),
        None if head.is_empty() => "<td></td>".to_owned(),
        None => format!("<th scope=\"col\">{head}</th>"),
    });
    format!(
        "<h2>{title}</h2>\n<div class=\"wide\"><table>\n<caption>{about}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n",
        heads.collect::<String>()
    )
}

/// A bar of parts, as wide as the whole is of the most. The numbers stand beside it.
fn bar(parts: &[(u64, &str)], most: u64) -> String {
    let mut svg = format!(
        "<svg width=\"{WIDE}\" height=\"16\" viewBox=\"0 0 {WIDE} 16\" aria-hidden=\"true\">"
    );
    let mut before = 0;
    for (count, fill) in parts {
        // In whole dots, from the sum, so that nothing is lost between them.
        let from = scaled(before, most);
        before += count;
        let to = scaled(before, most);
        if to > from {
            let _ = write!(
                svg,
                "<rect x=\"{from}\" width=\"{}\" height=\"16\" fill=\"{fill}\"/>",
                to - from
            );
        }
    }
    svg + "</svg>"
}

fn scaled(count: u64, most: u64) -> u64 {
    // Whoever is there is seen.
    let dots = (count * WIDE).checked_div(most).unwrap_or(0);
    if count > 0 { dots.max(1) } else { dots }
}

fn share(count: u64, of: u64) -> String {
    let tenths = (1000 * count).checked_div(of).unwrap_or(0);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

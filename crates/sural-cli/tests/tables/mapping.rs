//! What columns and values mean.

use std::fs;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, Int32Array};
use serde_json::json;

use crate::given::{as_lines, cases, lines, name, parquet, said, sural, table, texts, told};
use crate::support::folder;

#[test]
fn the_columns_are_shown() {
    let shown = sural(&["--schema"], b"").stdout;
    let shown = String::from_utf8(shown).unwrap();
    assert!(
        shown.contains("  fever ") && shown.contains("  could_become "),
        "{shown}"
    );
}

#[test]
fn a_mapping_says_what_columns_and_values_mean() {
    let folder = folder("tables-mapping");
    let map = folder.join("map.toml");
    let from = folder.join("cases.parquet");
    parquet(
        &from,
        &table(vec![
            ("temp", texts(&[Some("N"), Some("Y"), None, Some("N")])),
            ("warmth", cases().column(2).clone()),
            ("pain_severity", cases().column(3).clone()),
        ]),
    );
    fs::write(
        &map,
        "[findings]\ntemp = \"fever\"\n[values.temp]\nN = \"no\"\nY = \"yes_measured\"\n",
    )
    .unwrap();
    let args = [name(&from), "--write-as", "ndjson", "--map", name(&map)];
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    let fever = [Some("no"), Some("yes_measured"), None, Some("no")];
    let alone = lines(&sural(&["-"], as_lines(fever).as_bytes()).stdout);
    for (row, alone) in lines(&output.stdout).iter().zip(&alone) {
        assert_eq!(said(row), said(alone));
    }
    // Lines are mapped alike.
    let mapped = as_lines([Some("N"), Some("Y"), None, Some("N")]).replace("fever", "temp");
    let mapped = lines(&sural(&["-", "--map", name(&map)], mapped.as_bytes()).stdout);
    assert_eq!(mapped, alone);
    for (wrong, says) in [
        ("[findings]\ntemp = \"fevr\"", "did you mean `fever`?"),
        (
            "[values.fever]\nN = \"nope\"",
            "no option of `fever` is named `nope`",
        ),
        (
            "[findings]\ntemp = \"fever\"\nheat = \"fever\"",
            "read from two columns",
        ),
        (
            "[findings]\nheat = \"fever\"",
            "speaks of `heat`, which is no column",
        ),
        ("[columns]", "unknown field `columns`"),
        ("= 3", "map.toml"),
    ] {
        fs::write(&map, wrong).unwrap();
        let output = sural(&args, b"");
        assert_eq!(output.status.code(), Some(4), "{wrong}: {}", told(&output));
        assert!(told(&output).contains(says), "{wrong}: {}", told(&output));
    }
}

#[test]
fn values_of_numbers_and_lists_mean_options() {
    let folder = folder("tables-values");
    let (from, map, out) = (
        folder.join("cases.parquet"),
        folder.join("map.toml"),
        folder.join("out.ndjson"),
    );
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![Some(1), Some(0), None]));
    let mut lists = ListBuilder::new(StringBuilder::new());
    lists.append_value([Some("THIGH"), Some("CALF")]);
    lists.append_value([Some("CALF")]);
    lists.append_null();
    let lists: ArrayRef = Arc::new(lists.finish());
    parquet(
        &from,
        &table(vec![("hot", numbers), ("swelling_site", lists)]),
    );
    let (site, options) = several();
    let text = format!(
        "[findings]\nhot = \"fever\"\nswelling_site = \"{site}\"\n[values.hot]\n1 = \"yes_measured\"\n0 = \"no\"\n[values.swelling_site]\nTHIGH = \"{}\"\nCALF = \"{}\"\n",
        options[0], options[1]
    );
    fs::write(&map, text).unwrap();
    let args = [name(&from), "--map", name(&map), "--out", name(&out)];
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    let as_lines = [
        json!({"answers": {"fever": "yes_measured", site.as_str(): [options[0], options[1]]}}),
        json!({"answers": {"fever": "no", site.as_str(): [options[1]]}}),
        json!({"answers": {}}),
    ];
    let as_lines = as_lines.map(|it| it.to_string()).join("\n");
    let alone = lines(&sural(&["-"], as_lines.as_bytes()).stdout);
    let rows = lines(&fs::read(&out).unwrap());
    assert_eq!(
        rows.iter().map(said).collect::<Vec<_>>(),
        alone.iter().map(said).collect::<Vec<_>>()
    );
}

/// A finding of several options, with its first options.
fn several() -> (String, Vec<String>) {
    let shown = sural(&["--schema"], b"").stdout;
    let shown = String::from_utf8(shown).unwrap();
    let line = shown
        .lines()
        .find(|line| line.contains("list of text"))
        .unwrap();
    let mut words = line.split_whitespace();
    let id = words.next().unwrap().to_owned();
    (id, words.skip(3).map(str::to_owned).collect())
}

#[test]
fn a_finding_has_one_column() {
    let folder = folder("tables-two-columns");
    let (map, from) = (folder.join("map.toml"), folder.join("cases.parquet"));
    fs::write(&map, "[findings]\ntemp = \"fever\"\n").unwrap();
    let fever = cases().column(1).clone();
    let both = vec![("fever", fever.clone()), ("temp", fever.clone())];
    parquet(&from, &table(both));
    let output = sural(&[name(&from), "--map", name(&map)], b"");
    assert_eq!(output.status.code(), Some(4), "{}", told(&output));
    assert!(
        told(&output).ends_with("`fever` is read from two columns\n"),
        "{}",
        told(&output)
    );
    // A report counts by a column, whichever of its names it is called by.
    parquet(&from, &table(vec![("temp", fever)]));
    let (out, report) = (folder.join("out.parquet"), folder.join("report.html"));
    let mut args = vec![name(&from), "--map", name(&map), "--out", name(&out)];
    args.extend(["--report", name(&report), "--by", "temp"]);
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    let page = fs::read_to_string(&report).unwrap();
    assert!(page.contains("yes_measured"), "{page}");
}

//! What is no case, no table, or cannot be written.

use std::fs::{self, File};
use std::process::Command;
use std::sync::Arc;

use arrow_array::{ArrayRef, Int32Array};

use crate::given::{cases, lines, name, parquet, people, sural, table, texts, told};
use crate::support::{folder, program};

#[test]
fn what_is_no_case_is_set_aside_with_its_row() {
    let folder = folder("tables-rejects");
    let (from, out) = (folder.join("cases.parquet"), folder.join("out.parquet"));
    let rejects = folder.join("rejects.ndjson");
    let bad = table(vec![
        (
            "fever",
            texts(&[Some("no"), Some("perhaps"), None, Some("no")]),
        ),
        (
            "sex_at_birth",
            texts(&[Some("male"), None, Some("male"), None]),
        ),
        ("pregnant", texts(&[Some("no"), None, Some("yes"), None])),
        (
            "pain_severity",
            Arc::new(Int32Array::from(vec![1, 2, 3, 99])),
        ),
    ]);
    parquet(&from, &bad);
    fs::write(&out, "old").unwrap();
    let output = sural(&[name(&from), "--out", name(&out)], b"");
    assert_eq!(output.status.code(), Some(4));
    assert!(
        told(&output).contains("row 2: ") && told(&output).contains("`perhaps`"),
        "{}",
        told(&output)
    );
    assert_eq!(fs::read_to_string(&out).unwrap(), "old");
    let skip = ["--on-error", "skip", "--rejects", name(&rejects)];
    let output = sural(
        &[&[name(&from), "--out", name(&out)], &skip[..]].concat(),
        b"",
    );
    assert!(output.status.success(), "{}", told(&output));
    assert!(
        told(&output).starts_with("1 cases, 3 set aside\n"),
        "{}",
        told(&output)
    );
    let refused = lines(&fs::read(&rejects).unwrap());
    for (refused, (row, says)) in
        refused
            .iter()
            .zip([(2, "`perhaps`"), (3, "cannot all hold"), (4, "not 99")])
    {
        assert_eq!(refused["row"], row);
        assert!(refused["reasons"].to_string().contains(says), "{refused}");
    }
    assert_eq!(refused.len(), 3);
}

#[test]
fn lines_on_the_way_to_a_table_are_set_aside_as_other_lines_are() {
    let folder = folder("tables-lines-aside");
    let contradicting = [
        r#"{"answers": {"sex_at_birth": "male", "pregnant": "yes", "fever": "no"}}"#,
        r#"{"answers": {"fever": "perhaps", "warmth": "perhaps"}}"#,
    ];
    let said = format!(
        "{{\"answers\": {{}}}}\n\n{}\nno case\n",
        contradicting.join("\n")
    );
    let aside = |form: &str| {
        let (out, aside) = (folder.join(form), folder.join(format!("{form}.aside")));
        let skip = ["--on-error", "skip", "--rejects", name(&aside)];
        let to = ["-", "--out", name(&out), "--write-as", form];
        let output = sural(&[&to, &skip[..]].concat(), said.as_bytes());
        assert!(output.status.success(), "{}", told(&output));
        lines(&fs::read(&aside).unwrap())
    };
    let (as_lines, as_table) = (aside("ndjson"), aside("parquet"));
    assert_eq!(as_lines.len(), 3);
    assert_eq!(as_table, as_lines);
}

#[test]
fn files_of_one_name_are_set_aside_apart() {
    let folder = folder("tables-aside");
    let (from, out, aside) = (folder.join("in"), folder.join("out"), folder.join("aside"));
    fs::create_dir_all(&from).unwrap();
    let bad = table(vec![("fever", texts(&[Some("perhaps")]))]);
    parquet(&from.join("a.parquet"), &bad);
    fs::write(from.join("a.ndjson"), "no case").unwrap();
    let mut args = vec![name(&from), "--out", name(&out), "--on-error", "skip"];
    args.extend(["--rejects", name(&aside)]);
    let output = sural(&args, b"");
    assert!(output.status.success(), "{}", told(&output));
    for (file, says) in [
        ("a.ndjson.ndjson", "not JSON"),
        ("a.parquet.ndjson", "`perhaps`"),
    ] {
        let refused = fs::read_to_string(aside.join(file)).unwrap();
        assert!(
            refused.contains(says) && refused.lines().count() == 1,
            "{refused}"
        );
    }
}

#[test]
fn what_is_no_table_is_told() {
    let folder = folder("tables-broken");
    let good = folder.join("good.parquet");
    parquet(&good, &cases());
    let bytes = fs::read(&good).unwrap();
    let mut torn = bytes.clone();
    // The data is garbled, and what tells of it is whole.
    torn[10..60].fill(0xff);
    for (case, bytes) in [
        ("empty", &[][..]),
        ("cut", &bytes[..bytes.len() / 2]),
        ("without its end", &bytes[..bytes.len() - 4]),
        ("garbled", &torn),
        ("text", b"no table at all"),
    ] {
        let from = folder.join("broken.parquet");
        let out = folder.join("out.parquet");
        fs::write(&from, bytes).unwrap();
        fs::write(&out, "old").unwrap();
        let output = sural(&[name(&from), "--out", name(&out)], b"");
        assert_eq!(output.status.code(), Some(5), "{case}: {}", told(&output));
        assert!(
            told(&output).contains("cannot read `"),
            "{case}: {}",
            told(&output)
        );
        assert!(
            !told(&output).contains("panicked"),
            "{case}: {}",
            told(&output)
        );
        assert_eq!(fs::read_to_string(&out).unwrap(), "old", "{case}");
    }
    let from = folder.join("wrong.parquet");
    for (columns, says) in [
        (
            vec![("fever", Arc::new(Int32Array::from(vec![1])) as ArrayRef)],
            "it takes text",
        ),
        (
            vec![("fevr", texts(&[None])), ("warmth", texts(&[None]))],
            "did you mean `fever`?",
        ),
        (
            vec![("person", texts(&[None]))],
            "no column has the name of a finding",
        ),
        (
            vec![("warmth", texts(&[None])), ("settled", texts(&[None]))],
            "the name of a column that is written",
        ),
    ] {
        parquet(&from, &table(columns));
        let output = sural(&[name(&from)], b"");
        assert_eq!(output.status.code(), Some(4), "{}", told(&output));
        assert!(told(&output).contains(says), "{}", told(&output));
    }
    for (args, code, says) in [
        (vec!["cases.dat"], 5, "say it with `--read-as`"),
        (vec!["-", "--read-as", "parquet"], 5, "must be a file"),
    ] {
        let output = sural(&args, b"");
        assert_eq!(
            output.status.code(),
            Some(code),
            "{args:?}: {}",
            told(&output)
        );
        assert!(told(&output).contains(says), "{args:?}: {}", told(&output));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let folder = folder("tables-full");
    let from = folder.join("cases.ndjson");
    fs::write(&from, people(3000)).unwrap();
    // Standard output.
    for form in ["ndjson", "parquet", "arrow", "arrow-stream"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = program()
            .args(["batch", name(&from), "--write-as", form])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(5), "{form}: {}", told(&output));
        assert!(
            told(&output).contains("cannot write"),
            "{form}: {}",
            told(&output)
        );
    }
    // A file, on a disk of its own where one may be had.
    let script = "mount -t tmpfs -o size=32k none \"$1\" && echo old > \"$1/out.parquet\" \
        && \"$2\" batch \"$3\" --out \"$1/out.parquet\"; echo $? >&2; ls -A \"$1\"; cat \"$1/out.parquet\"";
    let disk = folder.join("disk");
    fs::create_dir_all(&disk).unwrap();
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, "sh"])
        .args([name(&disk), env!("CARGO_BIN_EXE_sural"), name(&from)])
        .output();
    match output {
        Ok(output) if told(&output).contains("cannot write") => {
            assert!(told(&output).ends_with("\n5\n"), "{}", told(&output));
            assert_eq!(
                String::from_utf8_lossy(&output.stdout),
                "out.parquet\nold\n"
            );
        }
        Ok(output) => eprintln!("no disk of its own: {}", told(&output)),
        Err(error) => eprintln!("no disk of its own: {error}"),
    }
}

//! What `sural explain` tells of a clot in the leg, to the person and to a clinician, stands under `docs/walkthroughs`;
//! `UPDATE_WALKTHROUGHS=1 cargo test --test explain` writes it anew.

#![allow(clippy::unwrap_used)] // Not library code.

mod support;

use std::fs;
use std::path::Path;

use sural_cli::content;

/// A page: its name, its title and what the command is asked besides.
const PAGES: [(&str, &str, &[&str]); 3] = [
    (
        "clot_why",
        "Why a swollen calf must be seen within 4 hours",
        &[],
    ),
    (
        "clot_why_clinical",
        "The same for a clinician",
        &["--clinical"],
    ),
    (
        "clot_no_sign",
        "What was looked for, with no emergency sign found",
        &["--emergencies"],
    ),
];

#[test]
fn the_reasons_are_what_the_program_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/walkthroughs");
    let decision = content::decision(None).unwrap();
    let hash = sural_render::text::short_hash(decision.module());
    let mut stale = Vec::new();
    for (name, title, asked) in PAGES {
        let arguments = ["explain", "--answers", "clot.json", "--unknown", "no"];
        let arguments = [&arguments, asked].concat();
        let output = support::program()
            .args(&arguments)
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(output.status.success());
        let said = support::text(output.stdout);
        let said = said.replace(&format!(" {hash}"), "");
        let page = format!(
            "# {title}\n\n```text\n$ sural {}\n{}\n```\n",
            arguments.join(" "),
            said.trim_end()
        );
        let path = folder.join(format!("{name}.md"));
        if std::env::var_os("UPDATE_WALKTHROUGHS").is_some() {
            fs::write(&path, &page).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != page {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "{stale:?} say something else now; run with UPDATE_WALKTHROUGHS=1 and read the difference"
    );
}

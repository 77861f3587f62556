//! Reports of long runs, as JSON: `sural mutate --format json`, and the run of two engines.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use sural_content::module::Module;
use sural_render::book::figures::{Engines, Figures, Mutation};

use crate::failure::{Code, Failure};

/// A report of any kind. What it holds says which kind it is; other fields may join.
#[derive(Deserialize)]
struct Report {
    module: Of,
    /// The tally of `sural mutate`.
    all: Option<Tally>,
    #[serde(default)]
    faults: Vec<Fault>,
    engines: Option<EnginesRun>,
}

/// Of which content.
#[derive(Deserialize)]
struct Of {
    hash: String,
}

#[derive(Deserialize)]
struct Tally {
    killed: usize,
    alive: usize,
    equivalent: usize,
    out_of_sight: usize,
}

#[derive(Deserialize)]
struct Fault {
    place: String,
    fault: String,
    fate: String,
}

#[derive(Deserialize)]
struct EnginesRun {
    cases: u64,
    differences: u64,
}

/// Adds what a report says of this very content. Of another content it adds nothing, and the answer is `false`.
///
/// # Errors
/// When the file cannot be read or is no report.
pub fn add(figures: &mut Figures, module: &Module, file: &Path) -> Result<bool, Failure> {
    let text =
        fs::read_to_string(file).map_err(|error| Failure::file("read the report", file, &error))?;
    let no_report = |why: String| {
        Failure::new(
            Code::Usage,
            format!("`{}` is no report: {why}", file.display()),
        )
    };
    let report: Report =
        serde_json::from_str(&text).map_err(|error| no_report(error.to_string()))?;
    if report.all.is_none() && report.engines.is_none() {
        return Err(no_report("it holds neither `all` nor `engines`".to_owned()));
    }
    if report.module.hash != module.hash {
        return Ok(false);
    }
    if let Some(all) = report.all {
        figures.mutation = Some(mutation(&all, &report.faults));
    }
    if let Some(EnginesRun { cases, differences }) = report.engines {
        figures.engines = Some(Engines { cases, differences });
    }
    Ok(true)
}

fn mutation(all: &Tally, faults: &[Fault]) -> Mutation {
    let survivors = faults
        .iter()
        .filter(|fault| fault.fate.starts_with("ALIVE"));
    Mutation {
        killed: all.killed,
        alive: all.alive,
        equivalent: all.equivalent,
        out_of_sight: all.out_of_sight,
        survivors: survivors
            .map(|fault| format!("{}: {}", fault.place, fault.fault))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use sural_content::module::Module;
    use sural_render::book::figures::Figures;

    use super::add;

    fn added(name: &str, report: &str) -> Option<(bool, Figures)> {
        let file = std::env::temp_dir().join(format!("sural-report-{name}-{}", std::process::id()));
        fs::write(&file, report).unwrap();
        let module = Module {
            hash: "abc".to_owned(),
            ..Module::default()
        };
        let mut figures = Figures::default();
        let added = add(&mut figures, &module, &file).ok();
        fs::remove_file(&file).unwrap();
        Some((added?, figures))
    }

    fn mutation(hash: &str) -> String {
        format!(
            r#"{{"module": {{"hash": "{hash}", "id": "x"}}, "all": {{"killed": 9, "alive": 1, "equivalent": 2, "out_of_sight": 3, "score": 90}},
            "faults": [{{"place": "a.md:1:1", "fault": "rule `r`", "fate": "ALIVE"}}, {{"place": "a.md:2:1", "fault": "rule `s`", "fate": "does not compile"}}]}}"#
        )
    }

    #[test]
    fn a_report_of_this_content_brings_its_figures() {
        let (taken, figures) = added("same", &mutation("abc")).unwrap();
        let mutation = figures.mutation.unwrap();
        assert!(taken);
        assert_eq!((mutation.killed, mutation.alive), (9, 1));
        assert_eq!(mutation.survivors, ["a.md:1:1: rule `r`"]);
    }

    #[test]
    fn a_report_of_other_content_brings_nothing() {
        let (taken, figures) = added("other", &mutation("abd")).unwrap();
        assert!(!taken && figures.mutation.is_none());
    }

    #[test]
    fn two_engines_may_report_too() {
        let report =
            r#"{"module": {"hash": "abc"}, "engines": {"cases": 10000000, "differences": 0}}"#;
        let (taken, figures) = added("engines", report).unwrap();
        assert!(taken);
        assert_eq!(
            figures.engines.map(|engines| engines.cases),
            Some(10_000_000)
        );
    }

    #[test]
    fn what_is_no_report_is_refused() {
        for text in ["", "{}", r#"{"module": {"hash": "abc"}}"#] {
            assert!(added("none", text).is_none(), "{text}");
        }
    }
}

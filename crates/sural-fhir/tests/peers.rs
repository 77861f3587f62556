//! Programs that others wrote, with our FHIR in them: LHC-Forms fills our form in, Medplum's router stores our cases.
//! Skipped, with the reason, where they are not installed. Published cases come in by `SURAL_CASES`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)] // Not library code.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use support::{DECISION, KNOWLEDGE, RECORD, case, module, published, tell};
use sural_case::answer;
use sural_case::moment::Moment;
use sural_content::module::{Answer, FindingId, Observer, Unsure};
use sural_decision::Answers;
use sural_decision::observation::Observed;
use sural_fhir::knowledge::Form;
use sural_fhir::resource::Resource;
use sural_fhir::{record, response};

const CONFORMANCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance");
const LFORMS: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../target/tools/lforms/package"
);

/// How many cases come back from each.
const CASES: usize = 20;

/// Worked cases of triage, evenly over the content, and then the published ones.
fn cases() -> Vec<(String, Answers)> {
    let triage = module().cases.iter();
    let triage = triage.filter(|it| !module().in_consultation(it.chapter));
    let triage = triage.collect::<Vec<_>>();
    let some = triage.iter().enumerate().step_by(triage.len() / CASES);
    let some = some.map(|(at, case)| (format!("worked-{at:04}"), DECISION.run(case).answers));
    some.take(CASES).chain(published()).collect()
}

/// An empty folder of one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn is_installed(what: &str) -> bool {
    let there = Path::new(what).is_dir();
    if !there {
        println!("skipped: there is no {what}");
    }
    there
}

/// Runs a script of the folder `conformance`, which must end well, and hands back what it says.
fn run(script: &str, arguments: &[&Path]) -> String {
    let mut node = Command::new("node");
    node.arg(script).args(arguments).current_dir(CONFORMANCE);
    let done = node.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let complained = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{script}: {said}{complained}");
    print!("{said}");
    said
}

/// What of a case the form of triage can take: what a person is asked, in answers that they are offered.
fn offered(answers: &Answers) -> Answers {
    let mut kept = Answers::none(module());
    for (id, answer) in answers.iter() {
        let finding = &module().findings[id.index()];
        let is_offered = match answer {
            Answer::NotSure => finding.unsure != Unsure::Never,
            Answer::Declined => finding.may_decline,
            Answer::NotAssessable => false,
            _ => true,
        };
        if is_offered && finding.observers.first() == Some(&Observer::Patient) {
            kept.set(id, Some(answer.clone()));
        }
    }
    kept
}

#[test]
fn lhc_forms_comes_back_to_the_same_assessment() {
    let modules = format!("{CONFORMANCE}/node_modules/playwright-core");
    if !is_installed(&modules) || !is_installed(LFORMS) || !Path::new("/usr/bin/chromium").exists()
    {
        return println!("skipped: LHC-Forms in Chromium");
    }
    let folder = folder("lforms");
    let form = Resource::from(KNOWLEDGE.questionnaire(Form::Triage));
    fs::write(folder.join("questionnaire.json"), form.write().unwrap()).unwrap();
    let cases = cases();
    for (name, answers) in &cases {
        let told = tell(&case(name, &offered(answers)), |story| {
            serde_json::to_value(story.resources()).unwrap()
        });
        let mut all = told.as_array().unwrap().iter();
        let response = all.find(|it| it["resourceType"] == "QuestionnaireResponse");
        let file = folder.join(format!("{name}.response.json"));
        fs::write(file, response.unwrap().to_string()).unwrap();
    }
    run("lforms.mjs", &[Path::new(LFORMS), &folder]);
    for (name, answers) in &cases {
        let filled = fs::read_to_string(folder.join(format!("{name}.filled.json"))).unwrap();
        let filled: Value = serde_json::from_str(&filled).unwrap();
        let (read, faults) = response::read(module(), &filled);
        assert_eq!(faults, [], "{name}");
        let back = Observed::of(module(), &read).answers;
        let there = DECISION.implied(&offered(answers));
        assert_eq!(
            differing(&DECISION.implied(&back), &there),
            [""; 0],
            "{name}"
        );
        assert_eq!(
            DECISION.assess(&back),
            DECISION.assess(&offered(answers)),
            "{name}"
        );
    }
}

/// The findings whose answers differ.
fn differing(one: &Answers, other: &Answers) -> Vec<&'static str> {
    let findings = (0..).map(FindingId).zip(&module().findings);
    let differ = findings.filter(|(id, _)| one.get(*id) != other.get(*id));
    differ.map(|(_, finding)| finding.id.as_str()).collect()
}

#[test]
fn a_server_of_others_stores_every_case_and_gives_it_back() {
    if !is_installed(&format!("{CONFORMANCE}/node_modules/@medplum/fhir-router")) {
        return;
    }
    let folder = folder("store");
    let write = |name: &str, bundle: &Value| {
        fs::write(
            folder.join(format!("{name}-transaction.json")),
            bundle.to_string(),
        )
        .unwrap();
    };
    let mut last = Value::Null;
    for (name, answers) in cases() {
        last = tell(&case(&name, &answers), |story| {
            serde_json::to_value(Resource::from(story.transaction())).unwrap()
        });
        write(&name, &last);
    }
    let good = cases().len();
    assert_eq!(run("store.mjs", &[&folder]).matches("good ").count(), good);
    // Faults are refused, and seen.
    let mut nobody = last.clone();
    nobody["entry"].as_array_mut().unwrap().remove(0);
    let mut unsaid = last;
    let entries = unsaid["entry"].as_array_mut().unwrap();
    let observation = |it: &&mut Value| it["resource"]["resourceType"] == "Observation";
    let observation = entries.iter_mut().find(observation).unwrap();
    observation["resource"]
        .as_object_mut()
        .unwrap()
        .remove("status");
    fs::remove_dir_all(&folder).unwrap();
    fs::create_dir_all(&folder).unwrap();
    write("nobody", &nobody);
    write("unsaid", &unsaid);
    let mut node = Command::new("node");
    let said = node
        .arg("store.mjs")
        .arg(&folder)
        .current_dir(CONFORMANCE)
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let bad = said
        .lines()
        .filter_map(|it| it.strip_prefix("bad ")?.split('-').next());
    assert_eq!(
        bad.collect::<BTreeSet<_>>(),
        BTreeSet::from(["nobody", "unsaid"])
    );
}

#[test]
fn a_form_fills_in_what_the_record_suggests_of_the_patient() {
    if !is_installed(&format!("{CONFORMANCE}/node_modules/fhirpath")) {
        return;
    }
    let folder = folder("prefill");
    let form = Resource::from(KNOWLEDGE.questionnaire(Form::Triage));
    let form_file = folder.join("questionnaire.json");
    fs::write(&form_file, form.write().unwrap()).unwrap();
    let patients = (0..12).map(|at| {
        json!({
            "resourceType": "Patient", "id": "p", "birthDate": format!("{}-06-15", 2026 - at * at),
            "gender": (["female", "male", "unknown"][at % 3]),
        })
    });
    let patients = patients.collect::<Vec<_>>();
    let file = folder.join("patients.json");
    fs::write(&file, Value::from(patients.clone()).to_string()).unwrap();
    let given: Value = serde_json::from_str(&run("prefill.mjs", &[&form_file, &file])).unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = Moment(now.as_secs().try_into().unwrap());
    for (patient, given) in patients.iter().zip(given.as_array().unwrap()) {
        let found = record::read(module(), &RECORD, &[patient], now);
        let suggested = found.observations(module()).into_iter().map(|one| {
            let finding = &module().findings[one.finding.index()];
            let said = answer::to_json(finding, &one.answer);
            (finding.id.clone(), json!([said]))
        });
        // A gender that an office has written down is only suggested, with where it comes from.
        let suggested = suggested.filter(|(id, _)| id != "sex_at_birth");
        let suggested = Value::Object(suggested.collect());
        assert_eq!(given, &suggested, "{patient}");
        assert!(!given["age_band"].is_null());
    }
}

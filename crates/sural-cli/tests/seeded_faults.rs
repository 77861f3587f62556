//! Faults that an author could make, planted one at a time in a copy of the calf pain module: each is caught, by what
//! should catch it. What the author then reads stands in `docs/seeded-faults.md`;
//! `UPDATE_SEEDED_FAULTS=1 cargo test -p sural-cli --test seeded_faults` writes it anew.

#![allow(clippy::unwrap_used, clippy::panic)] // Not library code.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use annotate_snippets::Renderer;
use sural_cli::{content, diagnostics, proofs};
use sural_content::diagnostic::Diagnostic;
use sural_content::module::Module;
use sural_content::span::{Source, Span};
use sural_decision::Decision;
use sural_decision::verify::Promise;

struct Fault {
    title: &'static str,
    plant: Plant,
    caught: Catcher,
}

/// How the text is changed.
enum Plant {
    /// A block is left out, found by its opening line.
    Drop(&'static str),
    /// Something that stands there exactly once, and what stands there instead.
    Change(&'static str, &'static str),
    /// Several such places.
    Changes(&'static [(&'static str, &'static str)]),
}

/// What must notice.
#[derive(Clone, Copy)]
enum Catcher {
    /// `sural check --strict`, by this code.
    Check(&'static str),
    /// `sural verify`, by this promise.
    Verify(Promise),
    /// `sural test`: a worked case.
    Case,
    /// The module does not compile.
    Compiler,
}

use Catcher::{Case, Check, Compiler, Verify};
use Plant::{Change, Changes, Drop};

const FAULTS: &[Fault] = &[
    Fault {
        title: "The rule about a newly swollen leg is missing",
        plant: Drop("```rule one_leg_newly_swollen"),
        caught: Check("E110"),
    },
    Fault {
        title: "The rule about a newly swollen leg asks for warmth too",
        plant: Change(
            "when     one_leg_swollen and could_be_new and not swelling_from_injury\n",
            "when     one_leg_swollen and could_be_new and warmth and not swelling_from_injury\n",
        ),
        caught: Verify(Promise::Properties),
    },
    Fault {
        title: "The floor of the lung clot rule is lowered",
        plant: Change(
            "clot_risk or unexplained_calf_pain\nthen     disposition call_ambulance\n",
            "clot_risk or unexplained_calf_pain\nthen     disposition emergency_department\n",
        ),
        caught: Verify(Promise::Properties),
    },
    Fault {
        title: "A line of `any of` is dropped: coughing up blood",
        plant: Change(
            "           chest_pain\n           cough_blood\n           faint_collapse\n           all of\n",
            "           chest_pain\n           faint_collapse\n           all of\n",
        ),
        caught: Verify(Promise::Properties),
    },
    Fault {
        title: "The snake bite rule reads another option",
        plant: Change(
            "```rule snake_bite\nwhen     wound_bite is snake\n",
            "```rule snake_bite\nwhen     wound_bite is cut_or_graze\n",
        ),
        caught: Verify(Promise::Properties),
    },
    Fault {
        title: "*Not sure* of the feeling between the legs is read as *no*",
        plant: Change(
            "yes no\nunsure   safer\nsays     you lose feeling between your legs",
            "yes no\nunsure   open\nsays     you lose feeling between your legs",
        ),
        caught: Verify(Promise::Properties),
    },
    Fault {
        title: "*Not sure* of a fever silences a rule",
        plant: Change(
            "```rule snake_bite\nwhen     wound_bite is snake\n",
            "```rule snake_bite\nwhen     wound_bite is snake and not fever is unknown\n",
        ),
        caught: Verify(Promise::NotSureNeverLess),
    },
    Fault {
        title: "A fever is taken for a reason not to worry about a cold, pale leg",
        plant: Change(
            "```rule leg_cold_and_pale\nwhen     leg_cold_pale_new\n",
            "```rule leg_cold_and_pale\nwhen     leg_cold_pale_new and not fever is yes_measured\n",
        ),
        caught: Verify(Promise::MoreDangerNeverLess),
    },
    Fault {
        title: "A point of the clot score has the wrong sign",
        plant: Change(
            "+1       warmth\n+1       skin_colour is red_or_pink / darker_or_purple\n",
            "-1       warmth\n+1       skin_colour is red_or_pink / darker_or_purple\n",
        ),
        caught: Verify(Promise::MoreDangerNeverLess),
    },
    Fault {
        title: "Kidney disease silences two rules, and no exception says so",
        plant: Drop("```exception kidney_explains"),
        caught: Verify(Promise::MoreDangerNeverLess),
    },
    Fault {
        title: "An exception excuses a rule that it does not silence",
        plant: Change(
            "adding   kidney_dialysis is dialysis / kidney_disease / transplant\nsilences swollen_ankle_and_sore_calf\n",
            "adding   kidney_dialysis is dialysis / kidney_disease / transplant\nsilences swollen_ankle_and_sore_calf\n         snake_bite\n",
        ),
        caught: Verify(Promise::NothingDead),
    },
    Fault {
        title: "An exception has no signature",
        plant: Change(
            "because  kidney disease makes narrow arteries or salts the likelier cause\nsigned   content authors, 2026-11-22; a clinical safety officer has yet to sign\n",
            "because  kidney disease makes narrow arteries or salts the likelier cause\n",
        ),
        caught: Check("E008"),
    },
    Fault {
        title: "A rule is shadowed: whenever it fires, a more urgent one does",
        plant: Change(
            "when     fever_now and heart_racing\nthen     disposition emergency_department\n         red flag\n",
            "when     fever_now and heart_racing\nthen     disposition same_day\n",
        ),
        caught: Verify(Promise::NothingDead),
    },
    Fault {
        title: "A constraint makes an option impossible to give",
        plant: Change(
            "never    weight_bear is no_cannot and walk_distance is over_500m\n",
            "never    weight_bear is no_cannot\n",
        ),
        caught: Verify(Promise::NothingDead),
    },
    Fault {
        title: "A constraint leaves out nothing",
        plant: Change(
            "never    age_band is under_1 / 1_4 and answering_for is me\n",
            "never    age_band is under_1 and age_band is 1_4 and answering_for is me\n",
        ),
        caught: Verify(Promise::OneDisposition),
    },
    Fault {
        title: "The constraints leave nobody",
        plant: Change(
            "never    age_band is under_1 / 1_4 and answering_for is me\n",
            "never    saddle_numb or not saddle_numb\n",
        ),
        caught: Compiler,
    },
    Fault {
        title: "A property is true only because nobody is as it says",
        plant: Change(
            "whenever cough_blood\nalways",
            "whenever cough_blood and sex_at_birth is male and pregnant is yes\nalways",
        ),
        caught: Verify(Promise::Properties),
    },
    Fault {
        title: "An emergency sign is on no emergency page",
        plant: Change(
            "findings leg_cold_pale_new, swelling_calf,",
            "findings swelling_calf,",
        ),
        caught: Verify(Promise::EmergenciesFirst),
    },
    Fault {
        title: "The interview ends without a question that a rule reads",
        plant: Changes(&[
            (
                "atrial_fib, diabetes, smoking, kidney_dialysis\n",
                "atrial_fib, diabetes, smoking\n",
            ),
            (
                "says     you have kidney disease\n",
                "by       clinician\nsays     you have kidney disease\n",
            ),
        ]),
        caught: Verify(Promise::SoundStop),
    },
    Fault {
        title: "A rule for patients reads what only a clinician can know",
        plant: Change(
            "says     the skin crackles when you press it\n",
            "by       clinician\nsays     the skin crackles when you press it\n",
        ),
        caught: Verify(Promise::PatientsCanAnswer),
    },
    Fault {
        title: "No hazard knows of a red flag",
        plant: Change(
            "controls   rule snake_bite\n           property",
            "controls   property",
        ),
        caught: Check("W114"),
    },
    Fault {
        title: "An emergency is no red flag",
        plant: Change(
            "         red flag\n         consider infected_bite_or_venom\nbecause  snake venom",
            "         consider infected_bite_or_venom\nbecause  snake venom",
        ),
        caught: Verify(Promise::RedFlagFloors),
    },
    Fault {
        title: "`>` is written for `>=`",
        plant: Change(
            "                 weight_loss\n                 pain_severity >= 7\n",
            "                 weight_loss\n                 pain_severity > 7\n",
        ),
        caught: Case,
    },
    Fault {
        title: "An option is misspelt",
        plant: Change(
            "```rule snake_bite\nwhen     wound_bite is snake\n",
            "```rule snake_bite\nwhen     wound_bite is snak\n",
        ),
        caught: Check("E114"),
    },
    Fault {
        title: "A contraindication is dropped: an anti-inflammatory on top of an anticoagulant",
        plant: Change(
            "calf_haematoma_felt is tense_or_growing / stable\nnever    thinned_blood or interim_anticoagulant_running because it adds to the risk of bleeding\n",
            "calf_haematoma_felt is tense_or_growing / stable\n",
        ),
        caught: Case,
    },
    Fault {
        title: "A clot is excluded on the person's word",
        plant: Change(
            "when     wells_unlikely_d_dimer_low\nthen     exclude deep_vein_thrombosis\n",
            "when     swelling_calf is no_same\nthen     exclude deep_vein_thrombosis\n",
        ),
        caught: Verify(Promise::EarnedExclusions),
    },
    Fault {
        title: "A pregnancy helps to exclude a clot",
        plant: Change(
            "           d_dimer_unreliable is none_found\n           not pregnant_or_after_birth\n",
            "           d_dimer_unreliable is none_found\n           pregnant_or_after_birth\n",
        ),
        caught: Verify(Promise::PatientsNeverExclude),
    },
    Fault {
        title: "What is unknown excludes a clot",
        plant: Change(
            "           d_dimer_unreliable is none_found\n           not pregnant_or_after_birth\n",
            "           d_dimer_unreliable is unknown\n           not pregnant_or_after_birth\n",
        ),
        caught: Check("E207"),
    },
    Fault {
        title: "The clock of the leg scan is dropped",
        plant: Change(
            "         rule out deep_vein_thrombosis\n         order leg_vein_ultrasound within 4 hours\n         refer suspected_clot_for_scan within 4 hours\n         consider deep_vein_thrombosis\nbecause  the Wells score",
            "         rule out deep_vein_thrombosis\n         order leg_vein_ultrasound\n         refer suspected_clot_for_scan within 4 hours\n         consider deep_vein_thrombosis\nbecause  the Wells score",
        ),
        caught: Case,
    },
    Fault {
        title: "A referral of a leg that loses its blood no longer asks for its power",
        plant: Change(
            "needs    limb_motor_loss because the class decides between minutes and hours\n",
            "",
        ),
        caught: Case,
    },
    Fault {
        title: "The scan that shows a clot in the lung excludes it",
        plant: Change(
            "when     lung_artery_ct is no_embolism\nthen     exclude",
            "when     lung_artery_ct is embolism\nthen     exclude",
        ),
        caught: Verify(Promise::NoContradictions),
    },
    Fault {
        title: "A sign counts two points where its source gives one",
        plant: Change(
            "+1       deep_vein_tenderness\n+1       whole_leg_swollen_seen\n+1       calf_girth_difference >= 3.0\n",
            "+1       deep_vein_tenderness\n+2       whole_leg_swollen_seen\n+1       calf_girth_difference >= 3.0\n",
        ),
        caught: Case,
    },
    Fault {
        title: "Nobody can come to a scan by the Wells score",
        plant: Change(
            "```rule wells_likely_scan_delayed\nwhen     clot_in_question and wells_dvt >= 2 and",
            "```rule wells_likely_scan_delayed\nwhen     clot_in_question and wells_dvt >= 2 and wells_dvt <= 1 and",
        ),
        caught: Verify(Promise::ConsultationNotDead),
    },
    Fault {
        title: "A swelling of just 3 cm that nobody told of is not shown",
        plant: Change(
            "never    swelling_calf is no_same and calf_girth_difference >= 3.0\n",
            "never    swelling_calf is no_same and calf_girth_difference > 3.0\n",
        ),
        caught: Case,
    },
];

#[test]
fn each_planted_fault_is_caught() {
    let page = page(&each(reported));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/seeded-faults.md");
    if std::env::var_os("UPDATE_SEEDED_FAULTS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page,
        "the reports read otherwise now; run with UPDATE_SEEDED_FAULTS=1 and read the difference"
    );
}

/// In the order of the faults, two at a time.
fn each(report: impl Fn(&Fault) -> String + Sync) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(fault) = FAULTS.get(index) else {
                return done;
            };
            done.push((index, report(fault)));
        }
    };
    let mut done = thread::scope(|scope| {
        let workers = [scope.spawn(work), scope.spawn(work)];
        workers
            .map(|worker| worker.join().unwrap())
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    });
    done.sort_unstable();
    done.into_iter().map(|(_, report)| report).collect()
}

fn page(reports: &[String]) -> String {
    let mut page = format!(
        "# {} planted faults\n\nEach is planted alone in a copy of the calf pain module. Below it stands what the command then says: the promise or check that fails, the place, and where one can be found a person for whom it fails, as plain as can be, with what the ordinary evaluator says of that person. A test plants them anew on every run.\n",
        FAULTS.len()
    );
    for (fault, report) in FAULTS.iter().zip(reports) {
        let _ = write!(
            page,
            "\n## {}\n\n{}\n\n```text\n{}\n```\n",
            fault.title,
            by(fault.caught),
            report.trim()
        );
    }
    page
}

fn by(catcher: Catcher) -> String {
    match catcher {
        Check(code) => format!("`sural check --strict` finds it: [{code}](errors/{code}.md)."),
        Verify(promise) => format!("`sural verify --only {}` finds it.", promise.id()),
        Case => "`sural test` finds it.".to_owned(),
        Compiler => "`sural check` finds it when it compiles the module.".to_owned(),
    }
}

/// What the catcher says.
fn reported(fault: &Fault) -> String {
    let (sources, chapter) = planted(fault);
    // Triage is proved by itself.
    let whole = match fault.caught {
        Verify(promise) => Promise::CONSULTATION.contains(&promise),
        _ => chapter.starts_with("consultation/"),
    };
    let module = match whole {
        true => sural_content::load_whole(&sources).0,
        false => sural_content::load(&sources).0,
    };
    match fault.caught {
        Check(code) => checked(fault, code, &sources, &sural_content::check(&sources).1),
        Verify(promise) => verified(fault, promise, &sources, module),
        Case => tested(
            fault,
            &compiled(fault, module),
            whole.then_some((&sources, chapter)),
        ),
        Compiler => match Decision::compile(usable(fault, module)) {
            Err(error) => error.to_string(),
            Ok(_) => panic!("{}: it compiles", fault.title),
        },
    }
}

fn checked(fault: &Fault, code: &str, sources: &[Source], found: &[Diagnostic]) -> String {
    let first = found.iter().find(|diagnostic| diagnostic.code == code);
    let codes = || found.iter().map(|it| it.code).collect::<Vec<_>>();
    let first = first.unwrap_or_else(|| panic!("{}: {:?}", fault.title, codes()));
    shown(&diagnostics::text(sources, first, &renderer()))
}

fn verified(fault: &Fault, promise: Promise, sources: &[Source], module: Option<Module>) -> String {
    let decision = compiled(fault, module);
    let mut proved = proofs::all(&decision, &[promise])
        .unwrap_or_else(|failure| panic!("{}: {failure:?}", fault.title));
    let mut proved = proved.remove(0);
    assert!(!proofs::kept(&proved), "{}: not caught", fault.title);
    for failure in &proved.proof.failures {
        if let (Some(case), None) = (&failure.witness, &failure.changed) {
            assert!(decision.assess(case).is_ok(), "{}: refused", fault.title);
        }
    }
    let all = proved.proof.failures.len();
    proved.proof.failures.truncate(1);
    let mut text = shown(&proofs::failures(&decision, sources, &proved, &renderer()));
    if all > 1 {
        let _ = write!(text, "\n\nand {} more", all - 1);
    }
    text
}

/// In the consultation by the cases of the same chapter: there are thousands.
fn tested(fault: &Fault, decision: &Decision, only: Option<(&Vec<Source>, String)>) -> String {
    let stands = |span: Span| {
        let named = |(sources, chapter): &(&Vec<Source>, String)| {
            let source = sources.get(span.source as usize);
            source.is_some_and(|source| source.name == *chapter)
        };
        only.as_ref().is_none_or(named)
    };
    let cases = decision.module().cases.iter();
    let cases = cases.filter(|case| stands(case.span));
    let failed = cases.filter_map(|case| {
        let outcome = decision.run(case);
        let case = &case.title;
        (!outcome.passed()).then(|| match outcome.consultation {
            Some(_) => format!("case \"{case}\" fails"),
            None => format!(
                "case \"{case}\" fails:\n      {}",
                proofs::replayed(decision, &outcome.answers)
            ),
        })
    });
    let failed = failed.collect::<Vec<_>>();
    assert!(!failed.is_empty(), "{}: not caught", fault.title);
    failed.join("\n")
}

fn compiled(fault: &Fault, module: Option<Module>) -> Decision {
    Decision::compile(usable(fault, module))
        .unwrap_or_else(|error| panic!("{}: {error}", fault.title))
}

fn usable(fault: &Fault, module: Option<Module>) -> Module {
    module.unwrap_or_else(|| panic!("{}: check finds it first", fault.title))
}

/// Lines of content move; the reports should not.
fn renderer() -> Renderer {
    Renderer::plain().anonymized_snippet_line_numbers(true)
}

/// Without the line and column after a file's name.
fn shown(text: &str) -> String {
    let line = |line: &str| match line.split_once(".md:") {
        Some((file, _)) if line.contains("-->") => format!("{file}.md"),
        _ => line.trim_end().to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The sources with the fault in them, and the one that holds it.
fn planted(fault: &Fault) -> (Vec<Source>, String) {
    let mut sources = content::load(None).unwrap().sources;
    let chapter = match fault.plant {
        Drop(opening) => {
            let (source, at) = place(fault, &mut sources, opening);
            let (before, block) = source.text.split_at(at);
            let (_, after) = block.split_once("\n```\n").unwrap();
            source.text = format!("{before}{after}");
            source.name.clone()
        }
        Change(from, to) => change(fault, &mut sources, from, to),
        Changes(all) => all
            .iter()
            .map(|(from, to)| change(fault, &mut sources, from, to))
            .last()
            .unwrap(),
    };
    (sources, chapter)
}

fn change(fault: &Fault, sources: &mut [Source], from: &str, to: &str) -> String {
    let (source, _) = place(fault, sources, from);
    source.text = source.text.replacen(from, to, 1);
    source.name.clone()
}

/// The one place where the text stands.
fn place<'a>(fault: &Fault, sources: &'a mut [Source], text: &str) -> (&'a mut Source, usize) {
    let places = sources
        .iter()
        .map(|source| source.text.matches(text).count())
        .sum::<usize>();
    assert_eq!(
        places, 1,
        "{}: this stands no longer in one place of the content: {text}",
        fault.title
    );
    let mut found = sources.iter_mut().filter_map(|source| {
        let at = source.text.find(text)?;
        Some((source, at))
    });
    found.next().unwrap()
}

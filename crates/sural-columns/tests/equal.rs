//! Of every row, tables say what is said of the case alone; of what is no case, why.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // Not library code.

use std::sync::Arc;

use arrow_array::builder::{LargeListBuilder, ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int32Type, UInt16Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float32Array, Float64Array, Int32Array, Int64Array,
    LargeStringArray, RecordBatch, StringArray, StringViewArray, UInt8Array,
};
use arrow_schema::{DataType, Field, Schema};
use serde_json::Value;
use sural_columns::{Assessor, Settings};
use sural_content::module::{
    Answer, Choice, Condition, Finding, FindingId, FindingKind, Module, Rest, RuleId, Unsure,
};
use sural_decision::{Answers, Decision, Status};
use sural_testkit::people::Mix;
use sural_testkit::random::Random;
use sural_testkit::{content, modules, people, reference};

fn cases(module: &Module, random: &mut Random, rows: usize, open: usize) -> Vec<Answers> {
    let mix = Mix {
        unasked: open,
        unknown: 5,
        none: 90,
    };
    let case = |_| {
        let mut answers = Answers::none(module);
        let given = people::answers(module, mix, random).into_iter();
        for ((id, finding), answer) in (0..).map(FindingId).zip(&module.findings).zip(given) {
            // Where there is no word for none, nobody can say it.
            let wordless = matches!(&finding.kind, FindingKind::Several { none: None, .. });
            let none = answer == Some(Answer::Options(Vec::new()));
            answers.set(id, answer.filter(|_| !(wordless && none)));
        }
        answers
    };
    (0..rows).map(case).collect()
}

fn text(finding: &Finding, answer: &Answer) -> Vec<String> {
    match sural_case::answer::to_json(finding, answer) {
        Value::String(text) => vec![text],
        Value::Array(all) => all
            .iter()
            .map(|it| it.as_str().unwrap().to_owned())
            .collect(),
        other => vec![other.to_string()],
    }
}

/// A column in one of the ways in which it may come.
fn column(finding: &Finding, said: &[Option<&Answer>], random: &mut Random) -> ArrayRef {
    let texts = said.iter().map(|it| it.map(|it| text(finding, it)));
    let single = |texts: Option<Vec<String>>| texts.map(|it| it.concat());
    if matches!(finding.kind, FindingKind::Several { .. }) {
        return lists(texts, random);
    }
    let texts = texts.map(single).collect::<Vec<_>>();
    let unknown = said.iter().flatten().any(|it| it.is_unknown());
    let floats = || {
        texts
            .iter()
            .map(|it| it.as_ref().map(|it| it.parse().unwrap()))
    };
    match &finding.kind {
        FindingKind::Number { decimals, .. } if !unknown => match random.below(4) {
            0 => Arc::new(floats().collect::<Float64Array>()),
            1 => Arc::new(
                floats()
                    .map(|it| it.map(|it: f64| it as f32))
                    .collect::<Float32Array>(),
            ),
            _ if *decimals > 0 => Arc::new(floats().collect::<Float64Array>()),
            2 => Arc::new(
                floats()
                    .map(|it| it.map(|it: f64| it as i64))
                    .collect::<Int64Array>(),
            ),
            _ => Arc::new(
                floats()
                    .map(|it| it.map(|it: f64| it as i32))
                    .collect::<Int32Array>(),
            ),
        },
        FindingKind::One { yes_no: true, .. } if !unknown && random.chance(50) => {
            let yes = |it: &Option<String>| it.as_ref().map(|it| it == "yes");
            Arc::new(texts.iter().map(yes).collect::<BooleanArray>())
        }
        _ => match random.below(5) {
            0 => Arc::new(StringArray::from(texts)),
            1 => Arc::new(LargeStringArray::from(texts)),
            2 => Arc::new(
                texts
                    .iter()
                    .map(Option::as_deref)
                    .collect::<StringViewArray>(),
            ),
            3 if texts.len() < 4000 => {
                let mut builder = StringDictionaryBuilder::<Int8Type>::new();
                // Numbers may have more texts than such keys tell apart.
                if matches!(finding.kind, FindingKind::Number { .. }) {
                    return Arc::new(StringArray::from(texts));
                }
                texts
                    .iter()
                    .for_each(|it| builder.append_option(it.as_ref()));
                Arc::new(builder.finish())
            }
            _ => {
                let mut builder = StringDictionaryBuilder::<UInt16Type>::new();
                texts
                    .iter()
                    .for_each(|it| builder.append_option(it.as_ref()));
                Arc::new(builder.finish())
            }
        },
    }
}

fn lists(rows: impl Iterator<Item = Option<Vec<String>>>, random: &mut Random) -> ArrayRef {
    let items = |row: Option<Vec<String>>| row.map(|it| it.into_iter().map(Some));
    match random.below(3) {
        0 => {
            let mut builder = ListBuilder::new(StringBuilder::new());
            rows.for_each(|row| builder.append_option(items(row)));
            Arc::new(builder.finish())
        }
        1 => {
            let mut builder = LargeListBuilder::new(StringBuilder::new());
            rows.for_each(|row| builder.append_option(items(row)));
            Arc::new(builder.finish())
        }
        _ => {
            let mut builder = ListBuilder::new(StringDictionaryBuilder::<Int32Type>::new());
            rows.for_each(|row| builder.append_option(items(row)));
            Arc::new(builder.finish())
        }
    }
}

fn table(module: &Module, cases: &[Answers], random: &mut Random) -> RecordBatch {
    let findings = (0..).map(FindingId).zip(&module.findings);
    let columns = findings.map(|(id, finding)| {
        let said = cases.iter().map(|case| case.get(id)).collect::<Vec<_>>();
        (finding.id.as_str(), column(finding, &said, random), true)
    });
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn names(column: &ArrayRef, row: usize) -> Option<String> {
    let column = column.as_dictionary::<arrow_array::types::Int16Type>();
    let names = column.downcast_dict::<StringArray>().unwrap();
    use arrow_array::ArrayAccessor;
    column.is_valid(row).then(|| names.value(row).to_owned())
}

fn list(column: &ArrayRef, row: usize) -> Vec<String> {
    let items = column.as_list::<i32>().value(row);
    (0..items.len())
        .map(|it| names(&items, it).unwrap())
        .collect()
}

/// Every row as it is said of alone; how many were cases.
fn agree(decision: Decision, random: &mut Random, open: usize, settings: Settings) -> usize {
    let decision = Arc::new(decision);
    let module = decision.module();
    let assessor = Assessor::new(Arc::clone(&decision), settings).unwrap();
    // Two blocks and a part of one.
    let rows = if settings.causes { 300 } else { 4096 + 300 };
    let cases = cases(module, random, rows, open);
    let table = table(module, &cases, random);
    assert!(assessor.refuses(table.schema_ref()).is_empty());
    let said = assessor.assess(&table).unwrap();
    assert_eq!(said.schema(), assessor.schema_out());
    let column = |name: &str| said.column_by_name(name).unwrap();
    let mut whole = 0;
    for (row, answers) in cases.iter().enumerate() {
        let mut completed = answers.clone();
        let alone = decision.conflicts(answers).is_empty().then(|| {
            completed.fill(&decision, settings.unknown);
            decision.assess(&decision.implied(&completed)).ok()
        });
        let refused = column("refused").as_string::<i32>();
        let Some(alone) = alone.flatten() else {
            assert!(refused.value(row).contains("cannot all hold"));
            assert_eq!(names(column("disposition"), row), None);
            assert!(column("rules").is_null(row) && column("settled").is_null(row));
            continue;
        };
        whole += 1;
        assert!(refused.is_null(row), "{}", refused.value(row));
        let disposition = &module.dispositions[alone.disposition.index()];
        assert_eq!(
            names(column("disposition"), row),
            Some(disposition.id.clone())
        );
        let acuity = column("acuity")
            .as_any()
            .downcast_ref::<UInt8Array>()
            .unwrap();
        assert_eq!(u32::from(acuity.value(row)), disposition.acuity);
        assert_eq!(column("settled").as_boolean().value(row), alone.settled);
        let could_become = &module.dispositions[alone.could_become.index()];
        assert_eq!(
            names(column("could_become"), row),
            Some(could_become.id.clone())
        );
        let rule = |rule: &RuleId| module.rules[rule.index()].id.clone();
        let certain = (0..).map(RuleId).zip(&alone.rules);
        let certain = certain.filter(|(_, known)| **known == Status::Certain);
        let certain = certain.map(|(id, _)| rule(&id)).collect::<Vec<_>>();
        assert_eq!(list(column("rules"), row), certain);
        let mut flags = alone.red_flags.clone();
        flags.sort();
        let flags = flags.iter().map(rule).collect::<Vec<_>>();
        assert_eq!(list(column("red_flags"), row), flags);
        if settings.causes {
            let cause = alone.causes.first();
            let cause = cause.map(|it| module.causes[it.cause.index()].id.clone());
            assert_eq!(names(column("cause"), row), cause);
            let group = alone.cause_group.map(|it| it.id().to_owned());
            assert_eq!(names(column("cause_group"), row), group);
        }
    }
    whole
}

fn settings(unknown: Rest) -> Settings {
    Settings {
        unknown,
        causes: false,
    }
}

#[test]
fn on_the_reference_rules() {
    let mut random = Random::seeded(1);
    for (open, unknown) in [(0, Rest::Unasked), (30, Rest::NotSure)] {
        let decision = Decision::compile(reference::module().unwrap()).unwrap();
        assert!(agree(decision, &mut random, open, settings(unknown)) > 100);
    }
}

#[test]
fn on_calf_pain() {
    let mut random = Random::seeded(2);
    for (open, unknown) in [(0, Rest::Unasked), (60, Rest::No), (95, Rest::Unasked)] {
        let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
        assert!(agree(decision, &mut random, open, settings(unknown)) > 10);
    }
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    let causes = Settings {
        unknown: Rest::No,
        causes: true,
    };
    assert!(agree(decision, &mut random, 60, causes) > 1);
}

#[test]
fn on_random_modules() {
    let mut random = Random::seeded(3);
    for _ in 0..10 {
        let decision = Decision::compile(modules::module(&mut random)).unwrap();
        agree(decision, &mut random, 20, settings(Rest::Unasked));
    }
}

/// More options than a row's bits.
#[test]
fn many_options_are_read_too() {
    const OPTIONS: usize = 65;
    let choice = |index| Choice {
        id: format!("option_{index}"),
        label: String::new(),
    };
    let mut module = reference::module().unwrap();
    let id = FindingId(module.findings.len() as u32);
    module.findings.push(modules::finding(
        "many",
        FindingKind::Several {
            options: (0..OPTIONS).map(choice).collect(),
            none: Some(choice(OPTIONS)),
        },
        Unsure::Safer,
    ));
    module.rules[0].when = Condition::HasOption(id, vec![OPTIONS - 1]);
    let decision = Decision::compile(module).unwrap();
    let mut random = Random::seeded(4);
    assert!(agree(decision, &mut random, 30, settings(Rest::Unasked)) > 100);
}

fn calf_pain() -> Assessor {
    let decision = Decision::compile(content::module("calf_pain").unwrap()).unwrap();
    Assessor::new(Arc::new(decision), Settings::default()).unwrap()
}

fn of(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    let columns = columns
        .into_iter()
        .map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

#[test]
fn what_is_no_answer_is_refused_with_its_reason() {
    let assessor = calf_pain();
    let mut lists = ListBuilder::new(StringBuilder::new());
    lists.append_value([Some("no")]);
    lists.append_value([Some("no"), Some("not_sure")]);
    lists.append_value([None::<&str>]);
    lists.append_value([None::<&str>; 0]);
    lists.append_null();
    lists.append_value([Some("nowhere")]);
    let several = assessor.decision().module().findings.iter();
    let several = several.filter(
        |it| matches!(&it.kind, FindingKind::Several { none: Some(none), .. } if none.id == "no"),
    );
    let several = several.map(|it| it.id.clone()).next().unwrap();
    let table = of(vec![
        (
            "fever",
            Arc::new(StringArray::from(vec![
                Some("no"),
                None,
                Some("perhaps"),
                Some("no"),
                None,
                None,
            ])),
        ),
        (
            "pain_severity",
            Arc::new(Float64Array::from(vec![
                Some(7.0),
                Some(7.5),
                None,
                Some(f64::NAN),
                Some(11.0),
                Some(-1.0),
            ])),
        ),
        (&several, Arc::new(lists.finish())),
    ]);
    let said = assessor.assess(&table).unwrap();
    let refused = said.column_by_name("refused").unwrap().as_string::<i32>();
    assert!(refused.is_null(0));
    for (row, reasons) in [
        (1, vec!["`pain_severity` takes", "7.5", "cannot be"]),
        (2, vec!["`perhaps`", "null"]),
        (3, vec!["NaN", "empty list"]),
        (4, vec!["not 11"]),
        (5, vec!["not -1", "`nowhere`"]),
    ] {
        for reason in reasons {
            assert!(
                refused.value(row).contains(reason),
                "{row}: {}",
                refused.value(row)
            );
        }
    }
}

#[test]
fn columns_of_another_kind_are_refused() {
    let assessor = calf_pain();
    let table = of(vec![
        ("fever", Arc::new(Int32Array::from(vec![1]))),
        ("warmth", Arc::new(BooleanArray::from(vec![true]))),
        ("pain_severity", Arc::new(BooleanArray::from(vec![true]))),
    ]);
    let refused = assessor.assess(&table).unwrap_err().join("\n");
    assert!(
        refused.contains("`fever` holds values of type Int32; it takes text"),
        "{refused}"
    );
    assert!(
        refused.contains("`pain_severity` holds values of type Boolean"),
        "{refused}"
    );
    assert_eq!(refused.lines().count(), 2);
}

#[test]
fn names_are_checked_before_anything_is_read() {
    let assessor = calf_pain();
    let schema = |names: &[&str]| {
        let fields = names.iter().map(|it| Field::new(*it, DataType::Utf8, true));
        Schema::new(fields.collect::<Vec<_>>())
    };
    assert!(assessor.refuses(&schema(&["case", "warmth"])).is_empty());
    for (names, says) in [
        (&["fevr", "warmth"][..], "did you mean `fever`?"),
        (&["rules", "warmth"], "the name of a column that is written"),
        (&["case", "month"], "no column has the name of a finding"),
    ] {
        let refused = assessor.refuses(&schema(names)).join("\n");
        assert!(refused.contains(says), "{refused}");
    }
    let beside = assessor.beside(&schema(&["case", "warmth", "month"]));
    assert_eq!(beside.into_iter().collect::<Vec<_>>(), [0, 2]);
}

#[test]
fn no_rows_come_to_no_rows() {
    let assessor = calf_pain();
    let said = assessor
        .assess(&RecordBatch::new_empty(assessor.schema_in()))
        .unwrap();
    assert_eq!((said.num_rows(), said.schema()), (0, assessor.schema_out()));
}

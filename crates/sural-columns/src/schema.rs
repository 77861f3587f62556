//! What columns are called and hold.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_schema::{DataType, Field, Schema};
use sural_content::module::{Choice, Finding, FindingKind, Module};

/// Names of the columns that come out, in their order.
pub mod out {
    /// The id of the disposition; null where the case is refused.
    pub const DISPOSITION: &str = "disposition";
    /// How urgent that is: 1 is most urgent.
    pub const ACUITY: &str = "acuity";
    /// No answer to come can change the disposition.
    pub const SETTLED: &str = "settled";
    /// The id of the most urgent disposition that an answer to come could still lead to.
    pub const COULD_BECOME: &str = "could_become";
    /// The ids of the red-flag rules that fire, in the order of the text.
    pub const RED_FLAGS: &str = "red_flags";
    /// The ids of all rules that fire, in the order of the text.
    pub const RULES: &str = "rules";
    /// Where causes are asked for: the group that the evidence points to; null while undetermined.
    pub const CAUSE_GROUP: &str = "cause_group";
    /// Where causes are asked for: the id of the likeliest.
    pub const CAUSE: &str = "cause";
    /// Why the case is refused; null where it is not.
    pub const REFUSED: &str = "refused";
    /// All of them.
    pub const ALL: [&str; 9] = [
        DISPOSITION,
        ACUITY,
        SETTLED,
        COULD_BECOME,
        RED_FLAGS,
        RULES,
        CAUSE_GROUP,
        CAUSE,
        REFUSED,
    ];
}

/// Text of which few different ones occur.
#[must_use]
pub fn names(key: DataType) -> DataType {
    DataType::Dictionary(Box::new(key), Box::new(DataType::Utf8))
}

fn list(name: &str, of: DataType) -> Field {
    let item = Arc::new(Field::new_list_field(of, true));
    Field::new(name, DataType::List(item), true)
}

/// The columns that findings are read from, as it suits best. Others are read as well: see `reading`.
#[must_use]
pub fn given(module: &Module) -> Schema {
    let fields = module.findings.iter().map(|finding| {
        let field = match &finding.kind {
            FindingKind::One { .. } => Field::new(&finding.id, names(DataType::Int32), true),
            FindingKind::Several { .. } => list(&finding.id, names(DataType::Int32)),
            FindingKind::Number { decimals: 0, .. } => {
                Field::new(&finding.id, DataType::Int32, true)
            }
            FindingKind::Number { .. } => Field::new(&finding.id, DataType::Float64, true),
        };
        field.with_metadata(takes(finding))
    });
    Schema::new_with_metadata(fields.collect::<Vec<_>>(), content(module))
}

/// What a finding takes, as metadata of its column.
fn takes(finding: &Finding) -> HashMap<String, String> {
    let ids = |options: &[Choice], none: Option<&Choice>| {
        let all = options.iter().chain(none);
        all.map(|option| option.id.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let takes = match &finding.kind {
        FindingKind::One { options, .. } => ids(options, None),
        FindingKind::Several { options, none } => ids(options, none.as_ref()),
        FindingKind::Number { unit, .. } => {
            format!("{} {unit}", finding.kind.range()).trim().to_owned()
        }
    };
    HashMap::from([
        ("takes".to_owned(), takes),
        ("asks".to_owned(), finding.ask.clone()),
    ])
}

/// Under which content it is said, as metadata of the table.
fn content(module: &Module) -> HashMap<String, String> {
    HashMap::from([
        ("sural.module".to_owned(), module.id.clone()),
        ("sural.version".to_owned(), module.version.clone()),
        ("sural.hash".to_owned(), module.hash.clone()),
    ])
}

/// The columns that come out.
#[must_use]
pub fn said(module: &Module, causes: bool) -> Schema {
    let few = || names(DataType::Int16);
    let mut fields = vec![
        Field::new(out::DISPOSITION, few(), true),
        Field::new(out::ACUITY, DataType::UInt8, true),
        Field::new(out::SETTLED, DataType::Boolean, true),
        Field::new(out::COULD_BECOME, few(), true),
        list(out::RED_FLAGS, few()),
        list(out::RULES, few()),
    ];
    if causes {
        fields.push(Field::new(out::CAUSE_GROUP, few(), true));
        fields.push(Field::new(out::CAUSE, few(), true));
    }
    fields.push(Field::new(out::REFUSED, DataType::Utf8, true));
    Schema::new_with_metadata(fields, content(module))
}

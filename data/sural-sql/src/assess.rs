//! `sural_assess(struct)`: what content says of a case whose findings are the fields of a struct.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StructArray};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Fields, Schema};
use datafusion::common::{Result, exec_datafusion_err, plan_err};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use sural_columns::{Assessor, Settings};

/// What it is called in SQL.
pub const NAME: &str = "sural_assess";

/// Content, ready for columns.
#[derive(Debug, Clone)]
pub struct Content {
    assessor: Arc<Assessor>,
    outcomes: Fields,
}

impl Content {
    /// The content of a folder, or the one that is built in.
    ///
    /// # Errors
    /// What is wrong with it, as text with places and how to mend it.
    pub fn load(folder: Option<&Path>) -> std::result::Result<Self, String> {
        let decision = sural_load::decision(folder)?;
        let assessor = Assessor::new(Arc::new(decision), Settings::default());
        let assessor = assessor.ok_or("a finding has too many values to be run in blocks")?;
        let outcomes = assessor.schema_out();
        let outcomes = outcomes.fields().iter().map(plain).collect();
        Ok(Self {
            assessor: Arc::new(assessor),
            outcomes,
        })
    }

    /// Tells one version of content from another.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.assessor.decision().module().hash
    }

    /// What is said of a case, column by column.
    #[must_use]
    pub fn outcomes(&self) -> &Fields {
        &self.outcomes
    }

    /// The columns of cases that no finding is read from.
    ///
    /// # Errors
    /// What is wrong with the columns, a sentence each.
    pub fn beside(&self, cases: &Schema) -> Result<BTreeSet<usize>> {
        let reasons = self.assessor.refuses(cases);
        if reasons.is_empty() {
            return Ok(self.assessor.beside(cases));
        }
        plan_err!("{}", reasons.join("; "))
    }

    fn assess(&self, cases: &StructArray) -> Result<StructArray> {
        let columns = cases.fields().iter().zip(cases.columns());
        let columns = columns.map(|(field, column)| (field.name(), column.clone()));
        let said = self.assessor.assess(&RecordBatch::try_from_iter(columns)?);
        let said = said.map_err(|reasons| exec_datafusion_err!("{}", reasons.join("; ")))?;
        let columns = said.columns().iter().zip(&self.outcomes);
        let columns = columns.map(|(column, field)| Ok(cast(column, field.data_type())?));
        let columns = columns.collect::<Result<Vec<ArrayRef>>>()?;
        // Of a case that is null, nothing is said.
        let known = cases.nulls().cloned();
        Ok(StructArray::try_new(self.outcomes.clone(), columns, known)?)
    }
}

/// Text as SQL knows it: what is kept once in a batch does not travel well between machines.
fn plain(field: &FieldRef) -> FieldRef {
    let of = match field.data_type() {
        DataType::Dictionary(_, text) => text.as_ref().clone(),
        DataType::List(item) => DataType::List(plain(item)),
        other => other.clone(),
    };
    Arc::new(Field::new(field.name(), of, true))
}

/// The function.
#[must_use]
pub fn function(content: &Content) -> ScalarUDF {
    ScalarUDF::new_from_impl(Assess {
        content: content.clone(),
        signature: Signature::any(1, Volatility::Immutable),
    })
}

#[derive(Debug)]
struct Assess {
    content: Content,
    signature: Signature,
}

impl PartialEq for Assess {
    fn eq(&self, other: &Self) -> bool {
        self.content.hash() == other.content.hash()
    }
}

impl Eq for Assess {}

impl Hash for Assess {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.content.hash().hash(state);
    }
}

impl ScalarUDFImpl for Assess {
    fn name(&self) -> &'static str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, takes: &[DataType]) -> Result<DataType> {
        let [DataType::Struct(fields)] = takes else {
            return plan_err!(
                "`{NAME}` takes a struct of findings: {NAME}(named_struct('finding', column, …))"
            );
        };
        let beside = self.content.beside(&Schema::new(fields.clone()))?;
        if let Some(field) = beside.first().and_then(|index| fields.get(*index)) {
            return plan_err!("no finding is named `{}`", field.name());
        }
        Ok(DataType::Struct(self.content.outcomes.clone()))
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let columns = ColumnarValue::values_to_arrays(&args.args)?;
        let cases = columns.first().and_then(|cases| cases.as_struct_opt());
        let cases = cases.ok_or_else(|| exec_datafusion_err!("`{NAME}` takes a struct"))?;
        Ok(ColumnarValue::Array(Arc::new(self.content.assess(cases)?)))
    }
}

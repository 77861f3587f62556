//! `sural('cases.parquet')`: a file or folder of cases, with what content says of each beside it.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use datafusion::catalog::{TableFunctionArgs, TableFunctionImpl, TableProvider};
use datafusion::common::{Column, Result, ScalarValue, plan_datafusion_err, plan_err};
use datafusion::execution::SessionState;
use datafusion::functions::core::expr_fn::get_field;
use datafusion::functions::core::named_struct;
use datafusion::logical_expr::{Expr, ScalarUDF, lit};
use datafusion::prelude::{
    CsvReadOptions, DataFrame, JsonReadOptions, ParquetReadOptions, SessionContext,
};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use crate::assess::{self, Content};

/// What it is called in SQL.
pub const NAME: &str = "sural";

/// The table function.
#[derive(Debug)]
pub struct Cases {
    content: Content,
    assess: Arc<ScalarUDF>,
}

impl Cases {
    /// With this content.
    #[must_use]
    pub fn of(content: &Content) -> Self {
        Self {
            content: content.clone(),
            assess: Arc::new(assess::function(content)),
        }
    }

    /// Every column, and every outcome.
    fn assessed(&self, cases: DataFrame) -> Result<DataFrame> {
        let schema = cases.schema().clone();
        let apart = self.content.beside(schema.as_arrow())?;
        let columns = || schema.columns().into_iter().enumerate();
        let findings = columns().filter(|(index, _)| !apart.contains(index));
        let findings = findings
            .flat_map(|(_, column)| [lit(column.name.clone()), Expr::Column(column)])
            .collect();
        let outcome = self.assess.call(vec![named_struct().call(findings)]);
        let all = || columns().map(|(_, column)| Expr::Column(column));
        let with = cases.select(all().chain([outcome.alias(OUTCOME)]))?;
        let outcomes = self.content.outcomes().iter();
        let outcomes = outcomes.map(|field| {
            get_field(
                Expr::Column(Column::new_unqualified(OUTCOME)),
                field.name().as_str(),
            )
            .alias(field.name())
        });
        with.select(all().chain(outcomes))
    }
}

const OUTCOME: &str = "sural_outcome";

impl TableFunctionImpl for Cases {
    fn call_with_args(&self, args: TableFunctionArgs) -> Result<Arc<dyn TableProvider>> {
        let [Expr::Literal(ScalarValue::Utf8(Some(path)), _)] = args.exprs() else {
            return plan_err!(
                "`{NAME}` takes the path of a file or folder: {NAME}('cases.parquet')"
            );
        };
        let session = args.session().as_any().downcast_ref::<SessionState>();
        let session =
            session.ok_or_else(|| plan_datafusion_err!("`{NAME}` needs a whole session"))?;
        let context = SessionContext::new_with_state(session.clone());
        let cases = block_in_place(|| Handle::current().block_on(open(&context, path)))?;
        Ok(self.assessed(cases)?.into_view())
    }
}

/// Reads a file by how its name ends; a folder is of Parquet.
async fn open(context: &SessionContext, path: &str) -> Result<DataFrame> {
    let path_ends = Path::new(path).extension();
    let ends = path_ends.filter(|_| !Path::new(path).is_dir());
    let ends = ends.and_then(|ends| ends.to_str());
    match ends {
        Some("csv") => context.read_csv(path, CsvReadOptions::new()).await,
        Some(ends @ ("ndjson" | "jsonl" | "json")) => {
            context
                .read_json(
                    path,
                    JsonReadOptions::default().file_extension(&format!(".{ends}")),
                )
                .await
        }
        Some("parquet") | None => {
            context
                .read_parquet(path, ParquetReadOptions::default())
                .await
        }
        Some(_) => plan_err!("`{path}` ends in none of .parquet, .csv, .ndjson, .jsonl and .json"),
    }
}

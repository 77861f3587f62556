//! Content, and what it says of cases.

use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::RecordBatchReader;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use pyo3_arrow::input::AnyRecordBatch;
use serde_json::{Map, Value};
use sural_columns::{Assessor, Settings};
use sural_content::module::{Module, Rest};
use sural_render::words::Words;
use sural_wire::AssessmentJson;
use sural_wire::answers;

use crate::outcomes::{Columns, Outcomes};

/// Clinical content, compiled once and used for any number of cases.
#[pyclass(frozen, module = "sural")]
#[derive(Debug)]
pub struct Content {
    assessor: Assessor,
    unknown: Rest,
}

/// The content of a folder, or the calf-pain module that is built in.
///
/// `unknown` says how a patient finding without an answer is taken: `unasked`, `no` or `not_sure`. With `causes`, outcomes
/// name the likeliest cause, which takes many times as long.
///
/// Raises ValueError with every fault in the content, its place and how to mend it.
#[pyfunction]
#[pyo3(signature = (path=None, *, unknown="unasked", causes=false))]
pub fn load(
    py: Python<'_>,
    path: Option<PathBuf>,
    unknown: &str,
    causes: bool,
) -> PyResult<Content> {
    let unknown = rest(unknown)?;
    let loaded = py.detach(|| {
        let decision = sural_load::decision(path.as_deref())?;
        let settings = Settings { unknown, causes };
        let assessor = Assessor::new(Arc::new(decision), settings);
        assessor.ok_or_else(|| "a finding has too many values to be run in blocks".to_owned())
    });
    let assessor = loaded.map_err(PyValueError::new_err)?;
    Ok(Content { assessor, unknown })
}

#[pymethods]
impl Content {
    /// The id of the module, such as `calf_pain`.
    #[getter]
    fn id(&self) -> &str {
        &self.module().id
    }

    /// The version of the module.
    #[getter]
    fn version(&self) -> &str {
        &self.module().version
    }

    /// The hash of the module's text: two with the same hash say the same of every case.
    #[getter]
    fn hash(&self) -> &str {
        &self.module().hash
    }

    fn __repr__(&self) -> String {
        format!("<sural.Content: {} {}>", self.id(), self.version())
    }

    /// The columns that `assess` reads: one for each finding, none of them required.
    fn schema(&self) -> Columns {
        Columns(self.assessor.schema_in())
    }

    /// The columns that `assess` gives back.
    fn outcome_schema(&self) -> Columns {
        Columns(self.assessor.schema_out())
    }

    /// What content says of each row of a table, in their order.
    ///
    /// `cases` is anything that speaks Arrow: a table of pyarrow, Polars, pandas or DuckDB. Its columns are findings; what
    /// is missing or null was not asked, and columns that are no findings are left alone. A row that is no case has its
    /// reasons in the column `refused`, and no outcome.
    ///
    /// Raises ValueError for a column that holds something else than its finding, or is nearly named as one.
    fn assess(&self, py: Python<'_>, cases: &Bound<'_, PyAny>) -> PyResult<Outcomes> {
        let cases = reader(cases)?;
        let assessed = py.detach(|| {
            let refused = self.assessor.refuses(&cases.schema());
            if !refused.is_empty() {
                return Err(refused);
            }
            let batches = cases.map(|batch| {
                let batch = batch.map_err(|error| vec![error.to_string()])?;
                self.assessor.assess(&batch)
            });
            batches.collect::<Result<Vec<_>, _>>()
        });
        Ok(Outcomes {
            schema: self.assessor.schema_out(),
            batches: assessed.map_err(refused)?,
        })
    }

    /// What content says of one person, as a dict: disposition, reasons, causes, care advice and warning signs.
    ///
    /// `answers` has an option, a list of options or a number by finding. `region` says whose emergency number and names
    /// of places: `us`, `uk`, `eu`, `ca`, `au`, `nz`, `ie`, `in`.
    ///
    /// Raises ValueError with everything in the answers that cannot be used.
    #[pyo3(signature = (answers, *, region=None))]
    fn assess_one<'py>(
        &self,
        answers: &Bound<'py, PyDict>,
        region: Option<&str>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let json = answers.py().import("json")?;
        let text: String = json.call_method1("dumps", (answers,))?.extract()?;
        let said = answers.py().detach(|| self.one(&text, region));
        json.call_method1("loads", (said.map_err(refused)?,))
    }
}

impl Content {
    fn module(&self) -> &Module {
        self.assessor.decision().module()
    }

    fn one(&self, text: &str, region: Option<&str>) -> Result<String, Vec<String>> {
        let decision = self.assessor.decision();
        let object: Map<String, Value> =
            serde_json::from_str(text).map_err(|error| vec![error.to_string()])?;
        let words = Words::of(self.module(), region).ok_or_else(|| vec![self.regions(region)])?;
        let answers = answers::from_object(self.module(), &object)?;
        let answers = answers::completed(decision, answers, self.unknown)?;
        let assessment = decision.assess(&answers).map_err(|conflicts| {
            sural_case::answer::conflicting(self.module(), &answers, &conflicts)
        })?;
        let words = words.told_to(&answers);
        let said = AssessmentJson::of(decision, &words, &answers, &assessment);
        serde_json::to_string(&said).map_err(|error| vec![error.to_string()])
    }

    fn regions(&self, asked: Option<&str>) -> String {
        let known = self.module().regions.iter();
        let known = known.map(|region| format!("`{}`", region.id));
        format!(
            "no region is named `{}`; there are {}",
            asked.unwrap_or_default(),
            known.collect::<Vec<_>>().join(", ")
        )
    }
}

fn reader(cases: &Bound<'_, PyAny>) -> PyResult<Box<dyn RecordBatchReader + Send>> {
    let arrow = ["__arrow_c_array__", "__arrow_c_stream__"];
    if !arrow
        .iter()
        .any(|name| cases.hasattr(*name).unwrap_or(false))
    {
        return Err(PyTypeError::new_err(format!(
            "`cases` must be a table that speaks Arrow, such as one of pyarrow, Polars, pandas or DuckDB; this is {}",
            cases.get_type()
        )));
    }
    cases.extract::<AnyRecordBatch>()?.into_reader()
}

fn refused(reasons: Vec<String>) -> PyErr {
    PyValueError::new_err(reasons.join("\n"))
}

fn rest(unknown: &str) -> PyResult<Rest> {
    match unknown {
        "unasked" => Ok(Rest::Unasked),
        "no" => Ok(Rest::No),
        "not_sure" => Ok(Rest::NotSure),
        other => Err(PyValueError::new_err(format!(
            "`unknown` is one of `unasked`, `no` and `not_sure`, not `{other}`"
        ))),
    }
}

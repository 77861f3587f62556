//! Columns as Python sees them: through the Arrow PyCapsule interface, without copying.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, FieldRef, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

/// Which columns there are.
#[pyclass(frozen, module = "sural")]
#[derive(Debug)]
pub struct Columns(pub SchemaRef);

#[pymethods]
impl Columns {
    /// The names, in order.
    #[getter]
    fn names(&self) -> Vec<String> {
        names(&self.0)
    }

    fn __len__(&self) -> usize {
        self.0.fields().len()
    }

    fn __repr__(&self) -> String {
        let lines = self.0.fields().iter();
        let lines = lines.map(|field| format!("{}: {}", field.name(), field.data_type()));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.0.as_ref())?)
    }
}

/// A table of outcomes, a row for each case.
#[pyclass(frozen, module = "sural")]
#[derive(Debug)]
pub struct Outcomes {
    /// The columns.
    pub schema: SchemaRef,
    /// The rows, as many at a time as they came.
    pub batches: Vec<RecordBatch>,
}

#[pymethods]
impl Outcomes {
    /// The names of the columns, in order.
    #[getter]
    fn names(&self) -> Vec<String> {
        names(&self.schema)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<sural.Outcomes: {} cases>", self.__len__())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.schema.as_ref())?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batches = self.batches.clone().into_iter();
        let arrays = batches.map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        let row = DataType::Struct(self.schema.fields().clone());
        let row = Field::new("", row, false).with_metadata(self.schema.metadata().clone());
        let arrays = ArrayIterator::new(arrays, FieldRef::new(row));
        Ok(to_stream_pycapsule(py, Box::new(arrays), requested_schema)?)
    }
}

fn names(schema: &SchemaRef) -> Vec<String> {
    let fields = schema.fields().iter();
    fields.map(|field| field.name().clone()).collect()
}

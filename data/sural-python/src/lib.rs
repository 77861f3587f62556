//! Sural from Python: cases as Arrow columns in, what content says of them out.

mod content;
mod outcomes;

use pyo3::prelude::*;

/// Calf-pain triage over Arrow columns. It informs; it does not diagnose.
#[pymodule]
mod sural {
    #[pymodule_export]
    use crate::content::{Content, load};
    #[pymodule_export]
    use crate::outcomes::{Columns, Outcomes};
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}

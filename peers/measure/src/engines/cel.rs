//! One expression of CEL.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use cel::{Context, Env, Program, Value};
use serde_json::Map;

use crate::Said;
use crate::engine::Engine;

/// A compiled expression.
pub struct Cel {
    environment: Arc<Env>,
    program: Program,
}

impl Engine for Cel {
    const NAME: &'static str = "CEL";
    const PACKAGE: Option<&'static str> = Some("cel");
    type Case = Context<'static, 'static>;

    fn load(forms: &Path) -> Said<Self> {
        let environment = Arc::new(Env::stdlib());
        let expression = fs::read_to_string(forms.join("rules.cel"))?;
        let program = environment.compile(&expression)?;
        Ok(Self {
            environment,
            program,
        })
    }

    fn read(&self, case: &str) -> Said<Self::Case> {
        let case: Map<String, serde_json::Value> = serde_json::from_str(case)?;
        let mut context = Context::with_env(Arc::clone(&self.environment));
        for (finding, value) in case {
            context
                .add_variable(finding, value)
                .map_err(|error| format!("{error:?}"))?;
        }
        Ok(context)
    }

    fn decide(&mut self, case: &mut Self::Case) -> Said<usize> {
        match self.program.execute(case)? {
            Value::Int(said) => Ok(said.try_into()?),
            said => Err(format!("{said:?} is no disposition").into()),
        }
    }
}

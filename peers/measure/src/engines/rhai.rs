//! A script of Rhai, with the findings as constants of its scope.

use std::fs;
use std::path::Path;

use rhai::{AST, Engine as Interpreter, Map, OptimizationLevel, Scope};

use crate::Said;
use crate::engine::Engine;

/// A compiled script.
#[derive(Debug)]
pub struct Rhai {
    interpreter: Interpreter,
    script: AST,
}

impl Engine for Rhai {
    const NAME: &'static str = "Rhai";
    const PACKAGE: Option<&'static str> = Some("rhai");
    type Case = Scope<'static>;

    fn load(forms: &Path) -> Said<Self> {
        let mut interpreter = Interpreter::new();
        interpreter.set_optimization_level(OptimizationLevel::Full);
        interpreter.set_max_expr_depths(0, 0);
        let script = fs::read_to_string(forms.join("rules.rhai"))?;
        let script = interpreter.compile(script)?;
        Ok(Self {
            interpreter,
            script,
        })
    }

    fn read(&self, case: &str) -> Said<Self::Case> {
        let findings: Map = self.interpreter.parse_json(case, true)?;
        let mut scope = Scope::new();
        for (finding, value) in findings {
            scope.push_constant_dynamic(finding, value);
        }
        Ok(scope)
    }

    fn decide(&mut self, case: &mut Self::Case) -> Said<usize> {
        let findings = case.len();
        let said = self
            .interpreter
            .eval_ast_with_scope::<i64>(case, &self.script);
        case.rewind(findings);
        Ok(said?.try_into()?)
    }
}

//! One expression of ZEN on its virtual machine.

use std::fs;
use std::path::Path;

use zen_expression::expression::Standard;
use zen_expression::variable::Variable;
use zen_expression::vm::VM;
use zen_expression::{Expression, compile_expression};

use crate::Said;
use crate::engine::Engine;

/// A compiled expression and the machine that runs it.
#[derive(Debug)]
pub struct Zen {
    expression: Expression<Standard>,
    machine: VM,
}

impl Engine for Zen {
    const NAME: &'static str = "GoRules ZEN, expression";
    const PACKAGE: Option<&'static str> = Some("zen-expression");
    type Case = Variable;

    fn load(forms: &Path) -> Said<Self> {
        let expression = fs::read_to_string(forms.join("rules.zen"))?;
        Ok(Self {
            expression: compile_expression(expression.trim())?,
            machine: VM::new(),
        })
    }

    fn read(&self, case: &str) -> Said<Variable> {
        Ok(serde_json::from_str(case)?)
    }

    fn decide(&mut self, case: &mut Variable) -> Said<usize> {
        let said = self
            .expression
            .evaluate_with(case.clone(), &mut self.machine)?;
        let said = said.as_number().ok_or("no disposition")?;
        Ok(said.try_into()?)
    }
}

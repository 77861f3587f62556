//! A package of Rego on the virtual machine of regorus.

use std::fs;
use std::path::Path;

use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine as Interpreter, Value};

use crate::Said;
use crate::engine::Engine;

/// The rule that is asked for.
const ENTRY: &str = "data.reference.disposition";

/// A machine with a compiled program.
pub struct Regorus(RegoVM);

impl Engine for Regorus {
    const NAME: &'static str = "regorus (Rego)";
    const PACKAGE: Option<&'static str> = Some("regorus");
    type Case = Value;

    fn load(forms: &Path) -> Said<Self> {
        let mut interpreter = Interpreter::new();
        let package = fs::read_to_string(forms.join("rules.rego"))?;
        interpreter.add_policy("rules.rego".to_owned(), package)?;
        let policy = interpreter.compile_with_entrypoint(&ENTRY.into())?;
        let mut machine = RegoVM::new();
        machine.set_max_instructions(usize::MAX);
        machine.load_program(Compiler::compile_from_policy(&policy, &[ENTRY])?);
        Ok(Self(machine))
    }

    fn read(&self, case: &str) -> Said<Value> {
        Ok(Value::from_json_str(case)?)
    }

    fn decide(&mut self, case: &mut Value) -> Said<usize> {
        self.0.set_input(case.clone());
        Ok(self.0.execute()?.as_u64()?.try_into()?)
    }
}

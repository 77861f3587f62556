//! `measure`: writes forms and cases, checks and measures the engines of Rust, and writes the page.

use std::path::Path;
use std::{env, fs};

use sural_forms::files;
use sural_forms::rules::Rules;
use sural_measure::cases::Cases;
use sural_measure::engine::{alone, check, measure, measure_by_hand};
use sural_measure::engines::{Cedar, Cel, Ifs, Regorus, Rhai, Sural, SuralTables, Zen};
use sural_measure::tables::Tables;
use sural_measure::{Said, machine, page};
use sural_testkit::reference;

const USAGE: &str = "measure forms DIR | check DIR | one DIR | many DIR | alone ENGINE DIR CASE | version PACKAGE | page DIR FILE";

fn main() -> Said<()> {
    let arguments = env::args().skip(1).collect::<Vec<_>>();
    let arguments = arguments.iter().map(String::as_str).collect::<Vec<_>>();
    match arguments.as_slice() {
        ["forms", folder] => forms(Path::new(folder)),
        ["check", folder] => all_checked(Path::new(folder)),
        ["one", folder] => all_measured(Path::new(folder)),
        ["many", folder] => Tables::drawn()?.measure(Path::new(folder)),
        ["alone", engine, folder, case] => {
            println!("{}", one_alone(engine, Path::new(folder), Path::new(case))?);
            Ok(())
        }
        ["version", package] => {
            println!("{}", machine::version(Some(package))?);
            Ok(())
        }
        ["page", folder, file] => Ok(fs::write(file, page::of(Path::new(folder))?)?),
        _ => Err(USAGE.into()),
    }
}

fn forms(folder: &Path) -> Said<()> {
    let module = reference::module()?;
    fs::create_dir_all(folder)?;
    for (name, text) in files::all(&Rules::of(&module)?) {
        fs::write(folder.join(name), text)?;
    }
    Cases::drawn(&module).write(folder)?;
    Tables::drawn()?.write(folder)
}

fn all_checked(forms: &Path) -> Said<()> {
    let cases = Cases::drawn(&reference::module()?);
    check::<Ifs>(forms, &cases)?;
    check::<SuralTables>(forms, &cases)?;
    check::<Sural<false>>(forms, &cases)?;
    check::<Sural<true>>(forms, &cases)?;
    check::<Zen>(forms, &cases)?;
    check::<Cel>(forms, &cases)?;
    check::<Rhai>(forms, &cases)?;
    check::<Regorus>(forms, &cases)?;
    check::<Cedar>(forms, &cases)
}

fn all_measured(forms: &Path) -> Said<()> {
    let cases = Cases::drawn(&reference::module()?);
    measure_by_hand(&cases.people)?;
    measure::<Ifs>(forms, &cases)?;
    measure::<SuralTables>(forms, &cases)?;
    measure::<Sural<false>>(forms, &cases)?;
    measure::<Sural<true>>(forms, &cases)?;
    measure::<Zen>(forms, &cases)?;
    measure::<Cel>(forms, &cases)?;
    measure::<Rhai>(forms, &cases)?;
    measure::<Regorus>(forms, &cases)?;
    measure::<Cedar>(forms, &cases)
}

fn one_alone(engine: &str, forms: &Path, case: &Path) -> Said<String> {
    match engine {
        "ifs" => alone::<Ifs>(forms, case),
        "zen-expression" => alone::<Zen>(forms, case),
        "cel" => alone::<Cel>(forms, case),
        "rhai" => alone::<Rhai>(forms, case),
        "regorus" => alone::<Regorus>(forms, case),
        "cedar-policy" => alone::<Cedar>(forms, case),
        _ => Err(USAGE.into()),
    }
}

//! On what machine, and with which versions.

use std::fs;
use std::path::Path;
use std::process::Command;

use toml::Table;

use crate::Said;

/// The version of a package that this program is built with, or that of the compiler.
///
/// # Errors
/// When the package is not among them.
pub fn version(package: Option<&str>) -> Said<String> {
    let Some(package) = package else {
        let said = says("rustc");
        return Ok(said.split(' ').nth(1).unwrap_or_default().to_owned());
    };
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock: Table = fs::read_to_string(lock)?.parse()?;
    let packages = lock.get("package").and_then(|it| it.as_array());
    let named = |it: &&toml::Value| it.get("name").and_then(|it| it.as_str()) == Some(package);
    let found = packages.into_iter().flatten().find(named);
    let version = found.and_then(|it| it.get("version")?.as_str());
    Ok(version.ok_or(format!("no package {package}"))?.to_owned())
}

/// What a program says first of its version, or that it says nothing.
#[must_use]
pub fn says(program: &str) -> String {
    let said = Command::new(program).arg("--version").output();
    let said = said.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    let first = said.ok().and_then(|it| Some(it.lines().next()?.to_owned()));
    first.unwrap_or_else(|| format!("{program}, of which no version is known"))
}

/// What Linux says of its processor: name, how many, and which wide instructions of x86-64 it has.
#[must_use]
pub fn processor() -> String {
    let all = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = all.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let name = field("model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let flags = field("flags").unwrap_or_default();
    let wide = ["sse4_2", "avx2", "avx512f", "avx512bw"];
    let wide = wide
        .iter()
        .filter(|it| flags.split(' ').any(|flag| flag == **it));
    let wide = wide.copied().collect::<Vec<_>>().join(", ");
    let cores = std::thread::available_parallelism().map_or(1, Into::into);
    let wide = if wide.is_empty() {
        "none known".to_owned()
    } else {
        wide
    };
    format!("{name}, {cores} of its cores; wide instructions: {wide}")
}

/// How much memory it has, in GB.
#[must_use]
pub fn memory() -> String {
    let all = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total = all.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kilobytes = total.and_then(|it| it.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    kilobytes.map_or("unknown".to_owned(), |it| format!("{:.0} GB", it / 1e6))
}

/// The operating system, with the version of its kernel but not who built it.
#[must_use]
pub fn system() -> String {
    let read = |name: &str| {
        let text = fs::read_to_string(Path::new("/proc/sys/kernel").join(name));
        text.unwrap_or_default().trim().to_owned()
    };
    let release = read("osrelease");
    let version = release.split('-').next().unwrap_or_default();
    format!("{} {version}", read("ostype"))
}

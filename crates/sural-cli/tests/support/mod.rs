//! The program as people run it, for the tests of this folder.

#![allow(dead_code)] // No test needs all of it.
#![allow(clippy::unwrap_used)] // Not library code.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/demo");

/// The program, not yet started.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sural"))
}

/// What it says to these arguments and this standard input.
pub fn sural<A: AsRef<OsStr>>(args: &[A], typed: impl AsRef<[u8]>) -> Output {
    hears(program().args(args), typed)
}

/// What a program says to this standard input.
pub fn hears(program: &mut Command, typed: impl AsRef<[u8]>) -> Output {
    let mut running = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = running.stdin.take().unwrap();
    let typed = typed.as_ref().to_owned();
    // It may end before it has read all; then the pipe is closed, which is no fault.
    let typing = std::thread::spawn(move || drop(stdin.write_all(&typed)));
    let output = running.wait_with_output().unwrap();
    typing.join().unwrap();
    output
}

/// Lines as they are typed.
pub fn typed<L: AsRef<str>>(lines: &[L]) -> String {
    let lines = lines.iter().map(|line| format!("{}\n", line.as_ref()));
    lines.collect()
}

/// What it wrote, which is text.
pub fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// All that it said, and its exit code.
pub fn said(output: Output) -> (String, i32) {
    let code = output.status.code().unwrap();
    (text([output.stdout, output.stderr].concat()), code)
}

/// An empty folder of one test.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

//! Whole journeys in a real browser, driven by `browser/journeys.mjs`, `clinic.mjs` and `author.mjs`; skipped where there
//! is no browser for it.
//!
//! `SURAL_BIN` names the program to serve with (`cargo build -p sural-cli --features server`). Pictures of every page, on
//! a phone, at a desk and in a narrow window, light and dark, are kept in `target/tmp/pictures`.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // Not library code.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A program that serves, and its store; both go when the journeys are over.
struct Server(Child, PathBuf);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
        for beside in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{beside}", self.1.display()));
        }
    }
}

#[test]
fn people_and_clinicians_arrive() {
    let browser = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
    let Ok(program) = std::env::var("SURAL_BIN") else {
        return println!("skipped: SURAL_BIN names no program to serve with");
    };
    if !browser.join("node_modules").is_dir() || !Path::new("/usr/bin/chromium").exists() {
        return println!(
            "skipped: no Chromium, or no `npm ci` in {}",
            browser.display()
        );
    }
    // With a pointer, and by keyboard alone.
    for hands in ["pointer", "keyboard"] {
        let (_server, address, secret) = serve(&program, "calf_pain");
        arrive(&browser, hands, "journeys.mjs", &[&address]);
        arrive(&browser, hands, "clinic.mjs", &[&address, &secret]);
    }
    // The content to read takes a program without optimisation many minutes to write, but for one that is small.
    let (_server, address, _) = serve(&program, "demo");
    arrive(&browser, "pointer", "author.mjs", &[&address]);
}

/// A program that serves a module, its address, and the secret of the set-up.
fn serve(program: &str, module: &str) -> (Server, String, String) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let name = format!("sural-journeys-{module}-{}.db", std::process::id());
    let store = std::env::temp_dir().join(name);
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--per-minute", "0"])
        .arg("--content")
        .arg(content.join(module))
        .arg("--store")
        .arg(format!("sqlite:{}", store.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let server = Server(child, store);
    let address = lines.next().unwrap().unwrap();
    let address = address.strip_prefix("Sural is at ").unwrap();
    let secret = lines.next().unwrap().unwrap();
    let (_, secret) = secret.rsplit_once(' ').unwrap();
    let address = address.trim_end_matches('/').to_owned();
    (server, address, secret.to_owned())
}

fn arrive(browser: &Path, hands: &str, journeys: &str, arguments: &[&str]) {
    let mut node = Command::new("node");
    node.env("HANDS", hands)
        .arg(journeys)
        .args(arguments)
        .current_dir(browser);
    node.arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"));
    assert!(node.status().unwrap().success(), "{journeys}, {hands}");
}

//! Whole journeys in a real browser, driven by `browser/journeys.mjs` and `clinic.mjs`; skipped where there is no browser for it.
//!
//! `SURAL_BIN` names the program to serve with (`cargo build -p sural-cli --features server`); `SURAL_PICTURES` a folder
//! for pictures of every page.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // Not library code.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
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
    let store = std::env::temp_dir().join(format!("sural-journeys-{}.db", std::process::id()));
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--store"])
        .arg(format!("sqlite:{}", store.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let _server = Server(child);
    let address = lines.next().unwrap().unwrap();
    let address = address.strip_prefix("Sural is at ").unwrap();
    let secret = lines.next().unwrap().unwrap();
    let (_, secret) = secret.rsplit_once(' ').unwrap();
    arrive(&browser, "journeys.mjs", &[address.trim_end_matches('/')]);
    arrive(
        &browser,
        "clinic.mjs",
        &[address.trim_end_matches('/'), secret],
    );
}

fn arrive(browser: &Path, journeys: &str, arguments: &[&str]) {
    let mut node = Command::new("node");
    node.arg(journeys).args(arguments).current_dir(browser);
    if let Ok(pictures) = std::env::var("SURAL_PICTURES") {
        node.arg(pictures);
    }
    assert!(node.status().unwrap().success(), "{journeys}");
}

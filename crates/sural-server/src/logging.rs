//! What is logged: requests by route, and faults. No address, answer, secret or name stands in a log.

use std::io;

use tracing_subscriber::EnvFilter;

/// Logs as lines of JSON on the error stream; `RUST_LOG` says how much, `info` unless told otherwise.
pub fn log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(io::stderr);
    // Somebody else may have set one already, such as a test.
    let _ = subscriber.try_init();
}

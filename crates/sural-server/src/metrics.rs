//! Figures for those who run the server, as Prometheus reads them. They count and tell nothing of anybody.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper bounds of the times counted, in milliseconds.
const BOUNDS: [u64; 8] = [1, 2, 5, 10, 25, 100, 500, 2_500];

/// What was counted since the start.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    /// By hundreds of the status.
    statuses: [AtomicU64; 6],
    /// By bound: how many were as fast.
    times: [AtomicU64; BOUNDS.len()],
    microseconds: AtomicU64,
    begun: AtomicU64,
    answered: AtomicU64,
    advised: AtomicU64,
}

impl Metrics {
    /// A request was answered.
    pub(crate) fn request(&self, status: u16, took: Duration) {
        if let Some(count) = self.statuses.get(usize::from(status / 100)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.microseconds.fetch_add(micros, Ordering::Relaxed);
        for (bound, count) in BOUNDS.iter().zip(&self.times) {
            if micros <= bound * 1_000 {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// A case was begun.
    pub(crate) fn begun(&self) {
        self.begun.fetch_add(1, Ordering::Relaxed);
    }

    /// A page was answered.
    pub(crate) fn answered(&self) {
        self.answered.fetch_add(1, Ordering::Relaxed);
    }

    /// Advice was shown.
    pub(crate) fn advised(&self) {
        self.advised.fetch_add(1, Ordering::Relaxed);
    }

    /// All of it, as text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let get = |count: &AtomicU64| count.load(Ordering::Relaxed);
        // Writing to a string does not fail.
        let mut line = |name: &str, value: u64| {
            let _ = writeln!(text, "{name} {value}");
        };
        let mut all = 0;
        for (hundreds, count) in self.statuses.iter().enumerate().skip(1) {
            all += get(count);
            line(
                &format!("sural_requests_total{{status=\"{hundreds}xx\"}}"),
                get(count),
            );
        }
        for (bound, count) in BOUNDS.iter().zip(&self.times) {
            let seconds = format!("{}.{:03}", bound / 1_000, bound % 1_000);
            line(
                &format!("sural_request_seconds_bucket{{le=\"{seconds}\"}}"),
                get(count),
            );
        }
        line("sural_request_seconds_bucket{le=\"+Inf\"}", all);
        line("sural_request_seconds_count", all);
        let micros = get(&self.microseconds);
        let _ = writeln!(
            text,
            "sural_request_seconds_sum {}.{:06}",
            micros / 1_000_000,
            micros % 1_000_000
        );
        let mut line = |name: &str, value: u64| {
            let _ = writeln!(text, "{name} {value}");
        };
        line("sural_cases_begun_total", get(&self.begun));
        line("sural_pages_answered_total", get(&self.answered));
        line("sural_advice_shown_total", get(&self.advised));
        text
    }
}

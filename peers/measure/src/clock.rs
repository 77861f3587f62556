//! How long something takes: processor time, which other work on the machine hardly changes.

use std::time::Duration;

use cpu_time::ThreadTime;

use crate::Said;

/// How often each is measured.
const SAMPLES: usize = 31;

/// How long a sample should take.
const SAMPLE: Duration = Duration::from_millis(20);

/// Nanoseconds a case, from many samples: `run` decides the cases from a place on, so many, of `cases` in all.
///
/// # Errors
/// What `run` says.
pub fn samples(cases: usize, mut run: impl FnMut(usize, usize) -> Said<()>) -> Said<Vec<f64>> {
    let tried = cases.min(200);
    run(0, tried)?;
    let start = ThreadTime::now();
    run(0, tried)?;
    let one = start.elapsed().as_secs_f64() / tried as f64;
    let many = (SAMPLE.as_secs_f64() / one) as usize;
    let many = many.clamp(tried, cases);
    let places = (0..cases + 1 - many).step_by(many).collect::<Vec<_>>();
    let samples = places.iter().cycle().take(SAMPLES).map(|place| {
        let start = ThreadTime::now();
        run(*place, many)?;
        Ok(start.elapsed().as_secs_f64() * 1e9 / many as f64)
    });
    samples.collect()
}

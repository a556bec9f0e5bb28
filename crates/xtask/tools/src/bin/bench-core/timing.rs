//! Medians, and how time grows with size.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long two pieces of work are measured together.
const BUDGET: Duration = Duration::from_millis(1_500);
/// Fewer rounds give no median worth the name; more add nothing.
const ROUNDS: std::ops::RangeInclusive<usize> = 5..=301;

/// The median times of two pieces of work, run by turns so that a slow moment of the machine meets both.
pub(crate) fn medians<A, B>(first: impl Fn() -> A, second: impl Fn() -> B) -> (Duration, Duration) {
    let (mut firsts, mut seconds) = (Vec::new(), Vec::new());
    let start = Instant::now();
    while firsts.len() < *ROUNDS.start() || (start.elapsed() < BUDGET && firsts.len() < *ROUNDS.end()) {
        firsts.push(once(&first));
        seconds.push(once(&second));
    }
    (median(firsts), median(seconds))
}

/// The median time of a piece of work.
pub(crate) fn median_of<T>(work: impl Fn() -> T) -> Duration {
    medians(work, || ()).0
}

/// The shortest of a few runs: what the work costs when nothing disturbs it.
pub(crate) fn shortest<T>(work: impl Fn() -> T) -> Duration {
    (0..*ROUNDS.start()).map(|_| once(&work)).min().unwrap_or_default()
}

/// One run, with the time that its result takes to drop.
fn once<T>(work: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    drop(black_box(work()));
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// The exponent with which `time` grows with `size`: the slope of the line of least squares through the logarithms.
pub(crate) fn exponent(points: &[(usize, Duration)]) -> f64 {
    let logs: Vec<(f64, f64)> =
        points.iter().map(|(size, time)| ((*size as f64).ln(), time.as_secs_f64().max(1e-9).ln())).collect();
    let count = logs.len() as f64;
    let mean_x = logs.iter().map(|(x, _)| x).sum::<f64>() / count;
    let mean_y = logs.iter().map(|(_, y)| y).sum::<f64>() / count;
    let covariance: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let variance: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    covariance / variance
}

/// The steepest exponent between two neighbours, with the size that it leads to. A cap that takes effect at some size
/// makes the line through all of them flat; this still shows what grew too fast below it.
pub(crate) fn steepest(points: &[(usize, Duration)]) -> (f64, usize) {
    let steps = points.windows(2).map(|step| (exponent(step), step[1].0));
    steps.fold((f64::NEG_INFINITY, 0), |steepest, step| if step.0 > steepest.0 { step } else { steepest })
}

#[cfg(test)]
mod tests {
    use super::{exponent, steepest};
    use std::time::Duration;

    #[test]
    fn the_exponent_of_a_square_is_two() {
        let points = [1, 10, 100].map(|size: usize| (size, Duration::from_micros((size * size) as u64)));
        assert!((exponent(&points) - 2.0).abs() < 1e-6);
    }

    #[test]
    fn a_steep_beginning_is_not_hidden_by_a_flat_rest() {
        let points = [(1, 1), (10, 100), (100, 10), (1_000, 20), (10_000, 30)];
        let points = points.map(|(size, micros)| (size, Duration::from_micros(micros)));
        assert!(exponent(&points) < 1.1);
        let (exponent, size) = steepest(&points);
        assert!((exponent - 2.0).abs() < 1e-6);
        assert_eq!(size, 10);
    }
}

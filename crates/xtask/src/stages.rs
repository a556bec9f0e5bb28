//! Stages of a long command: each is announced, timed and listed at the end.

use anyhow::bail;
use std::time::{Duration, Instant};

/// What has run so far.
#[derive(Default)]
pub(crate) struct Stages(Vec<Stage>);

struct Stage {
    name: &'static str,
    took: Duration,
    passed: bool,
}

impl Stages {
    /// Runs a stage and says whether it passed; its error is printed where it happened.
    pub(crate) fn run(&mut self, name: &'static str, work: impl FnOnce() -> anyhow::Result<()>) -> bool {
        eprintln!("\n=== {name}");
        let start = Instant::now();
        let result = work();
        let stage = Stage { name, took: start.elapsed(), passed: result.is_ok() };
        if let Err(error) = result {
            eprintln!("error: {error:#}");
        }
        eprintln!("=== {}", stage.line());
        let passed = stage.passed;
        self.0.push(stage);
        passed
    }

    /// Whether no stage failed.
    pub(crate) fn passed(&self) -> bool {
        self.0.iter().all(|stage| stage.passed)
    }

    /// Prints what ran; an error when anything failed.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let total: Duration = self.0.iter().map(|stage| stage.took).sum();
        println!("\nMinutes per stage:");
        for stage in &self.0 {
            println!("  {}", stage.line());
        }
        println!("  {:<20} {}", "total", minutes(total));
        let failed: Vec<&str> = self.0.iter().filter(|stage| !stage.passed).map(|stage| stage.name).collect();
        if !failed.is_empty() {
            bail!("failed: {}", failed.join(", "));
        }
        println!("\nEverything passed.");
        Ok(())
    }
}

impl Stage {
    fn line(&self) -> String {
        let mark = if self.passed { "" } else { "  FAILED" };
        format!("{:<20} {}{mark}", self.name, minutes(self.took))
    }
}

fn minutes(took: Duration) -> String {
    format!("{:>6.2} min", took.as_secs_f64() / 60.0)
}

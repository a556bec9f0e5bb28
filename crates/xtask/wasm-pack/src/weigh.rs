//! Sizes, in KB of 1000 bytes.

use crate::manifest::Package;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// The size of a module in bytes: as it is, and as servers pack it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

pub(crate) fn weigh(module: &Path) -> anyhow::Result<Weight> {
    let bytes = std::fs::read(module)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    brotli.write_all(&bytes)?;
    Ok(Weight { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.into_inner().len() })
}

/// A line a package.
pub(crate) fn table(weights: &[(&str, &Package, Weight)]) -> String {
    let mut table = format!("{:<12} {:>9} {:>9} {:>9}   {}\n", "package", "raw KB", "gzip KB", "brotli KB", "budget");
    for (name, package, Weight { raw, gzip, brotli }) in weights {
        let budget = package.budget.map_or_else(String::new, |budget| format!("{} / {}", budget.raw, budget.brotli));
        let [raw, gzip, brotli] = [raw, gzip, brotli].map(|bytes| *bytes as f64 / 1000.0);
        _ = writeln!(table, "{name:<12} {raw:>9.1} {gzip:>9.1} {brotli:>9.1}   {budget}");
    }
    table
}

/// What is larger than it may be.
pub(crate) fn over_budget(weights: &[(&str, &Package, Weight)]) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, package, weight) in weights {
        let Some(budget) = package.budget else { continue };
        for (what, bytes, most) in [("raw", weight.raw, budget.raw), ("brotli", weight.brotli, budget.brotli)] {
            if bytes as u64 > most * 1000 {
                lines.push(format!("`{name}` has {:.1} KB {what}, and may have {most}", bytes as f64 / 1000.0));
            }
        }
    }
    lines
}

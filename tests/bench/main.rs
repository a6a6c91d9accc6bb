//! Measures of what a packer waits for, outside CI: `cargo bench`.
//!
//! Each line is the median of many runs and the slowest of them. Machines differ and are shared: compare lines of one run.
//! `cargo bench NAME` measures only the groups with NAME in theirs.

mod customs;
// The tests' own desk: here too, it alone knows commands and events.
#[expect(dead_code, unused_imports, reason = "what is measured needs less of it than what is tested")]
#[path = "../desk.rs"]
mod desk;
mod documents;
mod grades;
mod labels;
mod million;
mod paper;
mod screen;
mod window;

use std::hint::black_box;
use std::time::Duration;
use std::time::Instant;

fn main() {
    // `cargo bench` passes `--bench`; what else is there names groups.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let groups: [(&str, fn()); 8] = [
        ("documents", documents::measure),
        ("customs", customs::measure),
        ("labels", labels::measure),
        ("grades", grades::measure),
        ("paper", paper::measure),
        ("screen", screen::measure),
        ("window", window::measure),
        ("million", million::measure),
    ];
    for (name, group) in groups {
        if wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str())) {
            say(&format!("-- {name}"));
            group();
        }
    }
}

/// Does the work so often and tells how long it took: half of the time less, and at most.
fn measure<T>(what: &str, times: usize, mut work: impl FnMut() -> T) -> Duration {
    // The first pass fills caches that an open desk has filled.
    black_box(work());
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let began = Instant::now();
            black_box(work());
            began.elapsed()
        })
        .collect();
    taken.sort_unstable();
    let (median, slowest) = (taken[times / 2], taken[times - 1]);
    tell(what, &format!("{median:.2?} median, {slowest:.2?} slowest"));
    median
}

/// One figure.
fn tell(what: &str, figure: &str) {
    say(&format!("{what:56} {figure}"));
}

#[expect(clippy::print_stdout, reason = "a benchmark's figures are its output")]
fn say(line: &str) {
    println!("{line}");
}

//! Whatever goes wrong between a label and its paper, again and again: each fault is known soon, no label is lost, and none
//! comes twice unless a person asked for it again.
//!
//! `ENVOI_TORTURE=1 cargo test --test all printers::soak -- --nocapture` prints 2,000 labels and tells the figures; without it
//! each fault happens once. Each label has a number of its own, and the printer keeps the paper.

mod faults;
mod trial;

use std::path::Path;
use std::process::Child;
use std::process::Command as Program;
use std::process::Stdio;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::command::Command;
use envoi::domain::World;
use envoi::worker::PracticeCarrier;
use envoi::worker::Worker;

use faults::Fault;
use trial::Found;
use trial::Trial;

use crate::desk::options;

const FOLDER: &str = "ENVOI_TEST_PRINT_FOLDER";
const CARRIER: &str = "ENVOI_TEST_PRINT_CARRIER";

/// How many desks are in trouble at a time.
const DESKS: usize = 16;
/// A machine that has much else to do is no fault of the program: what is told is measured, and only what is absurd fails.
const ABSURD: Duration = Duration::from_secs(15);

#[test]
fn every_fault_is_known_soon_and_loses_and_doubles_no_label() {
    let (rounds, labels) = if std::env::var_os("ENVOI_TORTURE").is_some() { (12, 5) } else { (1, 2) };
    let began = Instant::now();
    let waiting = Mutex::new(Fault::ALL.to_vec());
    let found = Mutex::new(Vec::new());
    let work = || {
        while let Some(fault) = { waiting.lock().expect("no panic").pop() } {
            let found_here = Trial::new(fault).run(rounds, labels);
            found.lock().expect("no panic").push((fault, found_here));
        }
    };
    thread::scope(|scope| {
        for _ in 0..DESKS {
            thread::Builder::new().name("a desk in trouble".to_owned()).spawn_scoped(scope, work).expect("a thread");
        }
    });
    let mut found = found.into_inner().expect("no panic");
    found.sort_by_key(|(fault, _)| *fault);
    assert_eq!(found.len(), Fault::ALL.len());
    println!("{}", figures(&found, began.elapsed()));
    let known = known(&found);
    assert!(known.iter().all(|known| *known < ABSURD), "{known:?}");
}

/// Does nothing by itself: the test above starts it in a process of its own, as a station that prints what waits.
#[test]
fn the_station_that_is_killed_at_its_printer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let carrier = std::env::var(CARRIER).expect("an address");
    let options = options(Path::new(&folder), PracticeCarrier::At(carrier));
    let (worker, events) = Worker::start(options).expect("a station starts");
    worker.send(Command::OpenWorld(World::Practice)).expect("it takes commands");
    for _ in events {}
}

/// The station's process; ended with the test, however it ends.
struct Station(Child);

impl Station {
    fn start(folder: &Path, carrier: &str) -> Self {
        let mut program = Program::new(std::env::current_exe().expect("this test"));
        let name = "printers::soak::the_station_that_is_killed_at_its_printer";
        program.args(["--exact", name, "--nocapture"]).env(FOLDER, folder).env(CARRIER, carrier);
        program.stdout(Stdio::null()).stderr(Stdio::null());
        Self(program.spawn().expect("a station"))
    }

    /// SIGKILL: no handler, no last words.
    fn kill(self) {
        drop(self);
    }
}

impl Drop for Station {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// How long each fault was there before the desk knew, the shortest first.
fn known(found: &[(Fault, Found)]) -> Vec<Duration> {
    let mut known: Vec<Duration> = found.iter().flat_map(|(_, found)| found.known_after.clone()).collect();
    known.sort_unstable();
    known
}

fn figures(found: &[(Fault, Found)], took: Duration) -> String {
    let mut figures = String::new();
    let sum = |figure: fn(&Found) -> usize| found.iter().map(|(_, found)| figure(found)).sum::<usize>();
    for (fault, found) in found {
        let known = match found.known_after.iter().max() {
            Some(longest) => format!("known after {:.2} s at most", longest.as_secs_f64()),
            None => "nothing to know".to_owned(),
        };
        figures += &format!(
            "{:30} {:3} labels, {:2} in doubt, {:2} printed again when asked, {known}\n",
            format!("{fault:?}"),
            found.labels,
            found.doubts,
            found.again,
        );
    }
    let known = known(found);
    let at = |share: f64| known[((known.len() - 1) as f64 * share).round() as usize].as_secs_f64();
    let late = known.iter().filter(|known| **known > Duration::from_secs(2)).count();
    figures += &format!(
        "{} labels, {} kinds of fault, {} faults: none lost, none doubled; {} in doubt, {} printed again when asked; known after \
         p50 {:.2} s, p99 {:.2} s, max {:.2} s, {late} of {} later than 2 s; {:.0} s",
        sum(|found| found.labels),
        found.len(),
        sum(|found| found.faults),
        sum(|found| found.doubts),
        sum(|found| found.again),
        at(0.5),
        at(0.99),
        at(1.0),
        known.len(),
        took.as_secs_f64(),
    );
    figures
}

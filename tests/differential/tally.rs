//! What came of all mutants: shares, and what the parties disagree on, in groups that can be judged.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use envoi::domain::Problem;

use super::bases::Case;
use super::judges::Found;

/// What is known to differ and why.
struct Expected {
    /// A code of the practice carrier, a place of the schema, or the name of one of our faults.
    of: &'static str,
    why: &'static str,
}

/// Refused elsewhere and let pass here.
const LET_PASS: &[Expected] = &[];

/// Stopped here and taken elsewhere.
const STOPPED: &[Expected] = &[];

/// All counts.
#[derive(Default)]
pub struct Tally {
    pub mutants: usize,
    by_practice: Share,
    by_schema: Share,
    by_either: Share,
    /// Taken by all; of these, stopped here.
    taken: Share,
    /// Taken by all, and asked about here: a person may keep it.
    asked_about: usize,
    missed: Groups,
    blocked: Groups,
    named_otherwise: Groups,
    /// Our carrier's request is another than the one that was written for the judges.
    differing: Groups,
}

/// So many of so many, and without what is expected.
#[derive(Default)]
struct Share {
    all: usize,
    stopped: usize,
    expected: usize,
}

#[derive(Default)]
struct Groups(BTreeMap<String, (usize, Vec<String>)>);

impl Tally {
    pub fn take(&mut self, case: &Case, found: Found) {
        self.mutants += 1;
        let stopped = !found.stops.is_empty();
        let told = || format!("{} | {}", case.base, case.edits.join(" | "));
        if let Some(differs) = &found.differs {
            self.differing.add(differs.clone(), told());
        }
        let schema = found.schema.clone().unwrap_or_default();
        let refusals = found.refusals();
        let expected_miss = refusals.iter().all(|of| LET_PASS.iter().any(|known| known.of == of));
        for (share, refused) in [
            (&mut self.by_practice, !found.codes.is_empty()),
            (&mut self.by_schema, !schema.is_empty()),
            (&mut self.by_either, !refusals.is_empty()),
        ] {
            if refused {
                share.count(stopped, !stopped && expected_miss);
            }
        }
        let ours: BTreeSet<String> = found.stops.iter().map(name).collect();
        let ours = ours.into_iter().collect::<Vec<_>>().join(", ");
        match (refusals.is_empty(), stopped) {
            (false, false) => self.missed.add(refusals.join(", "), told()),
            (true, true) if found.may_be_kept() => {
                self.asked_about += 1;
                self.taken.count(false, false);
            }
            (true, stopped) => {
                let known = |problem: &Problem| STOPPED.iter().any(|known| known.of == name(problem));
                self.taken.count(stopped, stopped && found.stops.iter().any(known));
                if stopped {
                    self.blocked.add(ours, told());
                }
            }
            (false, true) => {
                let named = |code: &&&str| found.stops.iter().any(|problem| problem.la_poste_code() == Some(**code));
                let left: Vec<&str> = found.codes.iter().filter(|code| !named(code)).copied().collect();
                if !left.is_empty() && case.edits.len() == 1 {
                    self.named_otherwise.add(format!("{} / {ours}", left.join(", ")), told());
                }
            }
        }
    }

    pub fn print(&self) {
        eprintln!("{} mutants; no live service was asked", self.mutants);
        for (name, share) in [
            ("refused by the practice carrier", &self.by_practice),
            ("refused by the strict schema", &self.by_schema),
            ("refused by either", &self.by_either),
            ("taken by all", &self.taken),
        ] {
            eprintln!(
                "{name}: {}, stopped here {} ({:.2} %), expected {}",
                share.all,
                share.stopped,
                share.percent(),
                share.expected
            );
        }
        eprintln!("taken by all and asked about here, to be kept or mended: {}", self.asked_about);
        self.missed.print("Refused elsewhere and let pass here");
        self.blocked.print("Stopped here and taken elsewhere");
        self.differing.print("Asked by our carrier otherwise than written for the judges");
        self.named_otherwise.print("Stopped by both, by another code");
    }

    /// The targets: 99 of a hundred refusals are seen before, and one in two hundred good ones is stopped at the most.
    pub fn hold(&self) {}
}

impl Share {
    fn count(&mut self, stopped: bool, expected: bool) {
        self.all += 1;
        self.stopped += usize::from(stopped);
        self.expected += usize::from(expected);
    }

    fn percent(&self) -> f64 {
        100.0 * self.stopped as f64 / self.all.max(1) as f64
    }
}

impl Groups {
    fn add(&mut self, of: String, told: String) {
        let (count, examples) = self.0.entry(of).or_default();
        *count += 1;
        if examples.len() < 3 {
            examples.push(told);
        }
    }

    fn print(&self, heading: &str) {
        eprintln!("\n{heading}:");
        let mut groups: Vec<_> = self.0.iter().collect();
        groups.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        for (of, (count, examples)) in groups {
            eprintln!("{count:5}  {of}");
            examples.iter().for_each(|example| eprintln!("            {example}"));
        }
    }
}

/// Where and what: `Weight: weight-over (30301)`. Rows are left away.
fn name(problem: &Problem) -> String {
    let key = problem.key().text();
    let key = match (key.find("RowId("), key.find(')')) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &key[..from], &key[to + 1..].trim_start_matches(", ")),
        _ => key,
    };
    format!("{key} ({})", problem.la_poste_code().unwrap_or("-"))
}

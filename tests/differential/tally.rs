//! What came of all mutants: shares, and what the parties disagree on, in groups that can be judged.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use envoi::domain::Problem;

use super::bases::Case;
use super::judges::Found;

/// What is stopped here though all others take it, by the beginning of the problem's name, and why that is right.
const STOPPED: &[(&str, &str)] = &[
    (
        "Service: colissimo-service-other-way",
        "to the carrier a customer's parcel to the shop is one like any other; the desk knows better",
    ),
    (
        "Part: colissimo-part-impossible",
        "the last parcel of a group names the others, and one is no group; no code is published for it",
    ),
    ("Size: not-a-size", "what cannot be read is not sent, and no size is where the consignee pays the duties"),
    ("Size: side-zero", "the same"),
    ("Size: size-over", "La Poste's pages: over the counter it is refused, but the request has no size"),
    ("Size: sum-not-under", "the same"),
    ("Customs(Gst): too-long", "a field's value has an end, and no code for those who pass it"),
    (
        "Article(Vat): customs-not-a-sum",
        "the schema wants a number and no more; less than nought and a tenth of a cent are none",
    ),
    ("Article(CustomsFees): customs-not-a-sum", "the same"),
    ("Address(Consignee, Phone): not-a-phone", "what cannot be read is not sent, or the order's number goes before it"),
    ("Address(Sender, Phone): not-a-phone", "nobody looks at a sender's mobile"),
    ("OrderPhone: not-a-phone", "on a return the customer is the sender"),
    ("Address(Sender, Phone): colissimo-mobile", "the sender receives what comes back"),
    (
        "Customs(ImportersReference): customs-importer-incomplete",
        "the schema asks for a country and a postcode; customs find nobody by these",
    ),
    ("PickupPoint: colissimo-point-elsewhere", "a request holds the point's number alone, not where it is"),
    ("Address(Sender, Name): no-sender", "said with what is wrong with the sender"),
];

/// What is let pass here though the others refuse it, all of what they say of it, and why that is right.
const LET_PASS: &[(&[&str], &str)] = &[(
    &["30531", "30534", "letter.customsDeclarations.contents.original"],
    "more than five outgoing parcels are a warning that names the documentation, for the Article schema has no end",
)];

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
    /// The schema was not there to judge.
    half_judged: bool,
    /// What of [`STOPPED`] was met.
    reasons: BTreeSet<usize>,
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
        self.half_judged |= found.schema.is_none();
        let stopped = !found.stops.is_empty();
        let told = || format!("{} | {}", case.base, case.edits.join(" | "));
        if let Some(differs) = &found.differs {
            self.differing.add(differs.clone(), told());
        }
        let schema = found.schema.clone().unwrap_or_default();
        let refusals = found.refusals();
        let known = |of: &String| LET_PASS.iter().any(|(known, _)| known.iter().any(|begin| of.starts_with(begin)));
        let expected_miss = refusals.iter().all(known);
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
                let names: Vec<String> = found.stops.iter().map(name).collect();
                // Without a sender the rest is judged as if it were sent from France.
                let of_sender = names.iter().any(|name| name.contains("no-sender"));
                let names = names.iter().filter(|name| !of_sender || name.starts_with("Address(Sender"));
                let known = |name: &String| STOPPED.iter().position(|(begin, _)| name.starts_with(begin));
                let reasons: Option<Vec<usize>> = names.map(known).collect();
                self.taken.count(stopped, stopped && reasons.is_some());
                match reasons {
                    _ if !stopped => (),
                    Some(reasons) => self.reasons.extend(reasons),
                    None => self.blocked.add(ours, told()),
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
                "{name}: {}, stopped here {} ({:.2} %), for a reason that is listed {}",
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

    /// The targets: 99 of a hundred refusals are seen before, by each judge; one in two hundred good ones is stopped at the most.
    pub fn hold(&self) {
        for share in [&self.by_practice, &self.by_schema, &self.by_either] {
            assert!(
                share.stopped * 100 >= share.all * 99,
                "{} of {} refusals were seen before",
                share.stopped,
                share.all
            );
        }
        let blocked = self.taken.stopped - self.taken.expected;
        // What the schema alone refuses looks good without it.
        assert!(
            self.half_judged || blocked * 200 <= self.taken.all,
            "{blocked} of {} good ones were stopped",
            self.taken.all
        );
        assert!(self.differing.0.is_empty(), "what is judged is not what is asked");
        assert!(
            self.by_practice.all * 4 > self.mutants && self.taken.all * 4 > self.mutants,
            "mutants of one kind alone"
        );
    }

    /// Every reason for a difference was met: one that is not has gone.
    pub fn reasons_hold(&self) {
        let unmet = STOPPED.iter().enumerate().filter(|(at, _)| !self.reasons.contains(at));
        let unmet: Vec<_> = unmet.map(|(_, (begin, why))| format!("{begin}: {why}")).collect();
        assert!(unmet.is_empty(), "{unmet:#?}");
    }
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

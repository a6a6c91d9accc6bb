//! What proves that a label in a printer's memory came out: a memory that is empty may also have been emptied.
//!
//! A printer that is switched off and on forgets its labels, and then says that nothing waits, as if all were printed. Two
//! things tell: it was silent for as long as a start takes, or its counter of labels did not move. A counter is held against a
//! label only once it was seen to move at another: what a printer calls so may count something else. Pure: the clock is an
//! argument.

use std::time::Duration;
use std::time::Instant;

use crate::domain::PrinterTrouble;
use crate::domain::Troubles;

/// No printer starts in less. Who answered sooner than this after its last word was on all the time.
const START: Duration = Duration::from_secs(2);
/// So long after a label has left its memory a printer may still be bringing it out before that is said.
const ODD: Duration = Duration::from_millis(1200);
/// And before nobody believes any more that it comes.
const IN_VAIN: Duration = Duration::from_secs(6);

/// What a printer says of itself at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What it needs.
    pub(super) troubles: Troubles,
    /// What lies in its memory.
    pub(super) memory: Memory,
    /// How many labels it has brought out in its life; none where it does not count.
    pub(super) counted: Option<u64>,
}

/// What lies in a printer's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memory {
    /// So many labels that are not begun, and so many still to come of the one that it is at. Whether that one is among the
    /// others, printers are not of one mind.
    Labels {
        /// Not begun.
        waiting: u32,
        /// Still to come of the one that it is at.
        at_it: u32,
    },
    /// It does not say how many, only whether it is printing.
    Printing(bool),
}

/// Whether a printer's counter was ever seen to move at a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    /// Not yet, or there is none.
    Unproven,
    /// It was.
    Moves,
}

/// How a label in a printer's memory stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is in there, or coming out.
    Inside(Troubles),
    /// It is on paper.
    Out,
    /// The printer has nothing more to do, and tells no more than that.
    Through,
    /// It was taken back, and nothing came out.
    TakenBack,
    /// The printer forgot it, or nobody was looking when it could have.
    Lost,
}

/// What is known of a label since it was sent.
#[derive(Debug)]
pub(super) struct Evidence {
    before: Said,
    counter: Counter,
    heard: Instant,
    was_silent: bool,
    was_at_it: bool,
    idle_since: Option<Instant>,
    taken_back: bool,
}

impl Memory {
    fn is_empty(self) -> bool {
        match self {
            Self::Labels { waiting, at_it } => waiting == 0 && at_it == 0,
            Self::Printing(at_it) => !at_it,
        }
    }

    /// How many labels it holds at least.
    fn at_least(self) -> u64 {
        match self {
            Self::Labels { waiting, at_it } => u64::from(waiting.max(at_it)),
            Self::Printing(_) => 0,
        }
    }

    /// How many labels it holds at most; none where it does not say.
    fn at_most(self) -> Option<u64> {
        match self {
            Self::Labels { waiting, at_it } => Some(u64::from(waiting) + u64::from(at_it)),
            Self::Printing(_) => None,
        }
    }
}

impl Evidence {
    /// Of a label that follows on the same line what the printer said, which nobody can come between.
    pub(super) fn of(before: Said, counter: Counter, now: Instant) -> Self {
        Self { before, counter, heard: now, was_silent: false, was_at_it: false, idle_since: None, taken_back: false }
    }

    /// Whether the counter has moved past this label and all before it.
    pub(super) fn is_counted(&self, said: Said) -> bool {
        let last = self.before.counted.map(|before| before + self.before.memory.at_least());
        said.counted.zip(last).is_some_and(|(counted, last)| counted > last)
    }

    /// The printer has read the last byte of it.
    pub(super) fn read(&mut self, now: Instant) {
        self.heard = now;
    }

    /// How the label stands by what the printer says now.
    pub(super) fn weigh(&mut self, said: Said, now: Instant) -> Standing {
        self.was_silent |= now.saturating_duration_since(self.heard) >= START;
        self.heard = now;
        let busy_before = self.before.memory != Memory::Printing(false);
        self.was_at_it |= said.memory == Memory::Printing(true) && !busy_before;
        let none_came_out = said.counted.is_some() && said.counted == self.before.counted;
        let is_gone = self.taken_back && none_came_out && said.memory.is_empty();
        // A label without paper under the head is not out, whatever the memory says.
        if !said.memory.is_empty() || !said.troubles.is_empty() && !is_gone {
            self.idle_since = None;
            return Standing::Inside(said.troubles);
        }
        if self.was_silent {
            return Standing::Lost;
        }
        let idle = now.saturating_duration_since(*self.idle_since.get_or_insert(now));
        match (self.before.counted, self.counter, said.memory) {
            (Some(_), ..) if self.is_counted(said) => Standing::Out,
            (Some(_), Counter::Unproven, _) if idle >= ODD => Standing::Out,
            (Some(_), Counter::Unproven, _) => Standing::Inside(Troubles::NONE),
            (Some(_), Counter::Moves, _) if is_gone && idle >= ODD => Standing::TakenBack,
            (Some(_), Counter::Moves, _) if idle >= IN_VAIN => Standing::Lost,
            (Some(_), Counter::Moves, _) if idle >= ODD && !self.taken_back => {
                Standing::Inside(PrinterTrouble::Attention.into())
            }
            (Some(_), Counter::Moves, _) => Standing::Inside(Troubles::NONE),
            (None, _, Memory::Labels { .. }) => Standing::Out,
            (None, _, Memory::Printing(_)) if self.was_at_it => Standing::Out,
            (None, _, Memory::Printing(_)) if idle >= IN_VAIN => Standing::Through,
            (None, _, Memory::Printing(_)) => Standing::Inside(Troubles::NONE),
        }
    }

    /// Whether all that lies in its memory is this one label: only then can it be told to forget everything.
    pub(super) fn is_alone(&self, said: Said, now: Instant) -> bool {
        let was_off = self.was_silent || now.saturating_duration_since(self.heard) >= START;
        let counts = self.counter == Counter::Moves && self.before.counted.is_some();
        let not_out = counts && said.counted == self.before.counted;
        !was_off && not_out && self.before.memory.at_most() == Some(0) && said.memory.at_most() == Some(1)
    }

    /// The printer was told to forget it. What is under its head may come out all the same.
    pub(super) fn take_back(&mut self) {
        self.taken_back = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICK: Duration = Duration::from_millis(400);

    #[test]
    fn a_label_is_out_when_the_memory_is_empty_and_the_counter_moved() {
        let mut label = Label::after(zebra(0, 0, Some(7)));
        assert_eq!(label.weigh(zebra(1, 0, Some(7))), Standing::Inside(Troubles::NONE));
        assert_eq!(label.weigh(zebra(0, 1, Some(7))), Standing::Inside(Troubles::NONE));
        assert_eq!(label.weigh(zebra(0, 0, Some(8))), Standing::Out);
    }

    #[test]
    fn a_memory_that_was_emptied_by_a_restart_is_no_paper() {
        let mut label = Label::after(zebra(0, 0, Some(7)));
        let said: Vec<Standing> = (0..17).map(|_| label.weigh(zebra(0, 0, Some(7)))).collect();
        assert_eq!(said[0], Standing::Inside(Troubles::NONE), "the last one may still be moving");
        assert_eq!(said[4], Standing::Inside(PrinterTrouble::Attention.into()));
        assert_eq!(said[16], Standing::Lost);
    }

    #[test]
    fn a_counter_that_was_never_seen_to_move_is_not_held_against_a_label() {
        let mut label = Label::after(zebra(0, 0, Some(7)));
        label.evidence.counter = Counter::Unproven;
        let said: Vec<Standing> = (0..4).map(|_| label.weigh(zebra(0, 0, Some(7)))).collect();
        assert_eq!((said[0], said[3]), (Standing::Inside(Troubles::NONE), Standing::Out));
        assert!(!label.evidence.is_counted(zebra(0, 0, Some(7))) && label.evidence.is_counted(zebra(0, 0, Some(8))));
        assert!(
            !label.evidence.is_alone(zebra(1, 0, Some(7)), label.now),
            "nor is a memory known to be one's own by it"
        );
    }

    #[test]
    fn labels_ahead_of_it_are_not_taken_for_it() {
        let mut label = Label::after(zebra(2, 0, Some(7)));
        assert_eq!(label.weigh(zebra(0, 0, Some(9))), Standing::Inside(Troubles::NONE));
        assert_eq!(label.weigh(zebra(0, 0, Some(10))), Standing::Out);
    }

    #[test]
    fn who_was_silent_as_long_as_a_start_takes_is_not_believed() {
        for counted in [None, Some(8)] {
            let mut label = Label::after(zebra(0, 0, counted.map(|_| 7)));
            label.now += START;
            assert_eq!(label.weigh(zebra(0, 0, counted)), Standing::Lost);
        }
        let mut label = Label::after(zebra(0, 0, None));
        assert_eq!(
            label.weigh(zebra(0, 0, None)),
            Standing::Out,
            "one that does not count is believed while it answers"
        );
    }

    #[test]
    fn paper_that_is_missing_keeps_the_label_inside() {
        let mut label = Label::after(zebra(0, 0, None));
        let out = Said { troubles: PrinterTrouble::PaperOut.into(), ..zebra(0, 0, None) };
        assert_eq!(label.weigh(out), Standing::Inside(PrinterTrouble::PaperOut.into()));
        assert_eq!(label.weigh(zebra(0, 0, None)), Standing::Out);
    }

    #[test]
    fn one_that_only_says_whether_it_prints_is_believed_when_it_was_seen_printing() {
        let mut label = Label::after(tsc(false));
        assert_eq!(label.weigh(tsc(false)), Standing::Inside(Troubles::NONE));
        assert_eq!(label.weigh(tsc(true)), Standing::Inside(Troubles::NONE));
        assert_eq!(label.weigh(tsc(false)), Standing::Out);

        for before in [tsc(false), tsc(true)] {
            let mut label = Label::after(before);
            if before == tsc(true) {
                label.weigh(tsc(true));
            }
            let said: Vec<Standing> = (0..17).map(|_| label.weigh(tsc(false))).collect();
            assert_eq!(said[16], Standing::Through, "what it was seen at may have been another desk's");
        }
    }

    #[test]
    fn a_memory_is_ones_own_only_where_everything_says_so() {
        let alone = |before: Said, now: Said| Label::after(before).evidence.is_alone(now, Instant::now());
        assert!(alone(zebra(0, 0, Some(7)), zebra(1, 0, Some(7))));
        assert!(alone(zebra(0, 0, Some(7)), zebra(0, 1, Some(7))));
        assert!(!alone(zebra(0, 0, Some(7)), zebra(1, 1, Some(7))), "another's may wait behind it");
        assert!(!alone(zebra(1, 0, Some(7)), zebra(1, 0, Some(7))), "another's was ahead of it");
        assert!(!alone(zebra(0, 0, Some(7)), zebra(1, 0, Some(8))), "it is out, and this is another's");
        assert!(!alone(zebra(0, 0, None), zebra(1, 0, None)), "nobody counts");
        assert!(!alone(tsc(false), tsc(true)));
    }

    #[test]
    fn what_was_taken_back_is_on_paper_all_the_same_when_it_was_under_the_head() {
        let mut label = Label::after(zebra(0, 0, Some(7)));
        label.evidence.take_back();
        assert_eq!(label.weigh(zebra(0, 1, Some(7))), Standing::Inside(Troubles::NONE));
        assert_eq!(label.weigh(zebra(0, 0, Some(8))), Standing::Out);

        let mut label = Label::after(zebra(0, 0, Some(7)));
        label.evidence.take_back();
        let said: Vec<Standing> = (0..4).map(|_| label.weigh(zebra(0, 0, Some(7)))).collect();
        assert_eq!((said[0], said[3]), (Standing::Inside(Troubles::NONE), Standing::TakenBack));
    }

    /// A label that is asked about every so often.
    struct Label {
        evidence: Evidence,
        now: Instant,
    }

    impl Label {
        fn after(before: Said) -> Self {
            let now = Instant::now();
            Self { evidence: Evidence::of(before, Counter::Moves, now), now }
        }

        fn weigh(&mut self, said: Said) -> Standing {
            self.now += TICK;
            self.evidence.weigh(said, self.now)
        }
    }

    fn zebra(waiting: u32, at_it: u32, counted: Option<u64>) -> Said {
        Said { troubles: Troubles::NONE, memory: Memory::Labels { waiting, at_it }, counted }
    }

    fn tsc(at_it: bool) -> Said {
        Said { troubles: Troubles::NONE, memory: Memory::Printing(at_it), counted: None }
    }
}

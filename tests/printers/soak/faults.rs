//! What goes wrong, each thing by its name, and how.

use std::net::TcpStream;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use envoi::domain::JobState;
use envoi::domain::JobTrouble;
use envoi::domain::Mishap;
use envoi::domain::PrinterTrouble;

use super::super::Manner;
use super::Station;
use super::trial::Trial;
use crate::desk::wait_until;

/// So many bytes of a caller are the question before a label and the beginning of the label.
const IN_THE_MIDDLE: usize = 400;
/// No printer starts in less.
const START: Duration = Duration::from_millis(2200);

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    PaperOut,
    HeadOpen,
    RibbonOut,
    Paused,
    TooHot,
    TooCold,
    MemoryFull,
    MemoryDamaged,
    JamAtTsc,
    CoverOpenAtTsc,
    PaperOutAtTsc,
    SwitchedOff,
    OffForAMoment,
    OffToChangeTheRoll,
    ResetInTheMiddle,
    PowerCutUnderTheLabel,
    PowerCutUnderTheLabelAtTsc,
    PowerCutOfOneThatKeepsNoCount,
    RestartBetweenTwoQuestions,
    DrainsSlowly,
    StallsAndGoesOn,
    StallsForGood,
    NeverAnswers,
    FallsSilent,
    AnswersGarbage,
    AnswersHalf,
    AnswersLate,
    AnotherDeskOnItsLine,
    AnothersLabelAhead,
    AnothersLabelBehind,
    TakenBackInItsMemory,
    TakenBackUnderTheHead,
    StationKilled,
    StationClosed,
}

impl Fault {
    pub const ALL: [Self; 34] = [
        Self::PaperOut,
        Self::HeadOpen,
        Self::RibbonOut,
        Self::Paused,
        Self::TooHot,
        Self::TooCold,
        Self::MemoryFull,
        Self::MemoryDamaged,
        Self::JamAtTsc,
        Self::CoverOpenAtTsc,
        Self::PaperOutAtTsc,
        Self::SwitchedOff,
        Self::OffForAMoment,
        Self::OffToChangeTheRoll,
        Self::ResetInTheMiddle,
        Self::PowerCutUnderTheLabel,
        Self::PowerCutUnderTheLabelAtTsc,
        Self::PowerCutOfOneThatKeepsNoCount,
        Self::RestartBetweenTwoQuestions,
        Self::DrainsSlowly,
        Self::StallsAndGoesOn,
        Self::StallsForGood,
        Self::NeverAnswers,
        Self::FallsSilent,
        Self::AnswersGarbage,
        Self::AnswersHalf,
        Self::AnswersLate,
        Self::AnotherDeskOnItsLine,
        Self::AnothersLabelAhead,
        Self::AnothersLabelBehind,
        Self::TakenBackInItsMemory,
        Self::TakenBackUnderTheHead,
        Self::StationKilled,
        Self::StationClosed,
    ];

    pub fn is_of_tspl(self) -> bool {
        use Fault::*;
        matches!(self, JamAtTsc | CoverOpenAtTsc | PaperOutAtTsc | PowerCutUnderTheLabelAtTsc)
    }
}

impl Trial {
    /// The fault happens at labels that are bought, is known and is repaired.
    pub fn strike(&mut self, round: usize, labels: usize) {
        use PrinterTrouble as P;
        let under = round % 2 == 1;
        match self.fault {
            Fault::PaperOut | Fault::PaperOutAtTsc => self.needs_a_hand(P::PaperOut, under, labels),
            Fault::HeadOpen => self.needs_a_hand(P::HeadOpen, under, labels),
            Fault::RibbonOut => self.needs_a_hand(P::RibbonOut, under, labels),
            Fault::Paused => self.needs_a_hand(P::Paused, under, labels),
            Fault::TooHot => self.needs_a_hand(P::OverTemperature, under, labels),
            Fault::TooCold => self.is_too_cold(labels),
            Fault::MemoryFull => self.needs_a_hand(P::TakesNothing, under, labels),
            Fault::MemoryDamaged => self.needs_a_hand(P::Attention, under, labels),
            Fault::JamAtTsc => self.needs_a_hand(P::Jam, under, labels),
            Fault::CoverOpenAtTsc => self.needs_a_hand(P::CoverOpen, under, labels),
            Fault::SwitchedOff => self.is_switched_off(labels),
            Fault::OffForAMoment => self.is_off_for_a_moment(labels),
            Fault::OffToChangeTheRoll => self.is_off_to_change_the_roll(labels),
            Fault::ResetInTheMiddle => self.resets_in_the_middle(labels),
            Fault::PowerCutUnderTheLabel | Fault::PowerCutUnderTheLabelAtTsc => self.loses_power_under_a_label(labels),
            Fault::PowerCutOfOneThatKeepsNoCount => {
                self.machine.inside().counted = None;
                self.loses_power_under_a_label(labels);
            }
            Fault::RestartBetweenTwoQuestions => self.restarts_between_two_questions(labels),
            Fault::DrainsSlowly => self.drains_slowly(labels),
            Fault::StallsAndGoesOn => self.stalls(labels, Then::GoesOn),
            Fault::StallsForGood => self.stalls(labels, Then::IsTakenBack),
            Fault::NeverAnswers => {
                self.machine.inside().manner = Manner::Silent;
                self.buy(labels);
            }
            Fault::FallsSilent => self.answers(Manner::Silent, under, labels),
            Fault::AnswersGarbage => self.answers(Manner::Garbage, under, labels),
            Fault::AnswersHalf => self.answers(Manner::Half, under, labels),
            Fault::AnswersLate => self.answers(Manner::Late(Duration::from_millis(1500)), under, labels),
            Fault::AnotherDeskOnItsLine => self.is_held_by_another_desk(labels),
            Fault::AnothersLabelAhead => self.has_anothers_label(labels, Where::Ahead),
            Fault::AnothersLabelBehind => self.has_anothers_label(labels, Where::Behind),
            Fault::TakenBackInItsMemory => self.is_taken_back_in_its_memory(labels),
            Fault::TakenBackUnderTheHead => self.is_taken_back_under_the_head(labels),
            Fault::StationKilled => self.is_killed(round, labels),
            Fault::StationClosed => self.is_closed(labels),
        }
    }

    /// Something that the printer says of itself, before a label or under it.
    fn needs_a_hand(&mut self, trouble: PrinterTrouble, under: bool, labels: usize) {
        if under {
            let label = self.buy_into_the_printer();
            self.machine.has(&[trouble]);
            self.sees(&label, Instant::now(), JobState::Sending, trouble);
            self.buy(labels - 1);
        } else {
            self.machine.has(&[trouble]);
            self.sees_at_the_button(Instant::now(), trouble);
            let label = self.buy_one();
            self.waits_for(&label, JobState::Queued, trouble);
            self.buy(labels - 1);
            assert_eq!(self.machine.holds(), 0, "not a byte goes to a printer that is not ready");
        }
        self.machine.has(&[]);
        self.machine.inside().holds = false;
    }

    fn is_too_cold(&mut self, labels: usize) {
        self.machine.inside().is_cold = true;
        self.sees_at_the_button(Instant::now(), PrinterTrouble::OverTemperature);
        let label = self.buy_one();
        self.waits_for(&label, JobState::Queued, PrinterTrouble::OverTemperature);
        self.buy(labels - 1);
        self.machine.inside().is_cold = false;
    }

    fn is_switched_off(&mut self, labels: usize) {
        self.machine.loses_power();
        self.sees_at_the_button_that_it_is_off(Instant::now());
        let first = self.buy_one();
        self.waits_for(&first, JobState::Queued, PrinterTrouble::Offline);
        self.buy(labels - 1);
        let off = (JobState::Failed, Some(JobTrouble::NoAnswer));
        assert_eq!(self.end_of(&first), off, "not waited for any longer, and sent nothing");
        self.machine.gets_power();
    }

    fn is_off_for_a_moment(&mut self, labels: usize) {
        self.machine.loses_power();
        self.sees_at_the_button_that_it_is_off(Instant::now());
        let label = self.buy_one();
        self.waits_for(&label, JobState::Queued, PrinterTrouble::Offline);
        self.machine.gets_power();
        self.buy(labels - 1);
    }

    fn is_off_to_change_the_roll(&mut self, labels: usize) {
        self.machine.has(&[PrinterTrouble::PaperOut]);
        let label = self.buy_one();
        self.waits_for(&label, JobState::Queued, PrinterTrouble::PaperOut);
        self.machine.loses_power();
        self.sees(&label, Instant::now(), JobState::Queued, PrinterTrouble::Offline);
        thread::sleep(START);
        self.machine.has(&[]);
        self.machine.gets_power();
        self.buy(labels - 1);
        assert_eq!(self.end_of(&label), (JobState::Printed, None), "it goes on by itself");
    }

    fn resets_in_the_middle(&mut self, labels: usize) {
        self.machine.inside().resets_after = Some(IN_THE_MIDDLE);
        let label = self.buy_one();
        let end = self.end_of(&label);
        let knew = self.machine.inside().knew.expect("it hung up");
        self.known_since(knew);
        assert_eq!(end, (JobState::Failed, Some(JobTrouble::Interrupted)));
        self.machine.inside().resets_after = None;
        self.buy(labels - 1);
    }

    fn loses_power_under_a_label(&mut self, labels: usize) {
        let label = self.buy_into_the_printer();
        self.machine.loses_power();
        self.machine.inside().holds = false;
        let knew = Instant::now();
        self.sees(&label, knew, JobState::Sending, PrinterTrouble::Offline);
        thread::sleep(START.saturating_sub(knew.elapsed()));
        self.machine.gets_power();
        self.buy(labels - 1);
        assert_eq!(self.end_of(&label), (JobState::Failed, Some(JobTrouble::Interrupted)));
    }

    fn restarts_between_two_questions(&mut self, labels: usize) {
        self.has_answered_well();
        let label = self.buy_into_the_printer();
        self.machine.blinks();
        self.machine.inside().holds = false;
        self.sees(&label, Instant::now(), JobState::Sending, PrinterTrouble::Attention);
        self.buy(labels.saturating_sub(2));
        assert_eq!(self.end_of(&label), (JobState::Failed, Some(JobTrouble::Interrupted)));
    }

    fn drains_slowly(&mut self, labels: usize) {
        self.machine.inside().sips = Some(1);
        let label = self.buy_one();
        wait_until("it reads", || self.machine.inside().half_read.is_some());
        let knew = self.machine.inside().half_read.expect("it has not read it all");
        self.sees(&label, knew, JobState::Sending, PrinterTrouble::TakesNothing);
        self.machine.inside().sips = Some(64);
        self.buy(labels - 1);
        assert_eq!(self.end_of(&label), (JobState::Printed, None), "slow is not lost");
        self.machine.inside().sips = None;
    }

    fn stalls(&mut self, labels: usize, then: Then) {
        self.machine.inside().knew = None;
        self.machine.inside().stalls_after = Some(IN_THE_MIDDLE);
        let label = self.buy_one();
        wait_until("it stalls", || self.machine.inside().knew.is_some());
        let knew = self.machine.inside().knew.expect("it stalls");
        self.sees(&label, knew, JobState::Sending, PrinterTrouble::TakesNothing);
        if then == Then::IsTakenBack {
            self.take_back(&label);
            // Its bytes are in the system's hands: whether the printer reads them, nobody here knows.
            let end = self.end_of(&label);
            assert_eq!(end, (JobState::Failed, Some(JobTrouble::Interrupted)));
        }
        self.machine.inside().stalls_after = None;
        self.buy(labels - 1);
    }

    /// It answers, but not as it should: before a label, or while one is in its memory.
    fn answers(&mut self, manner: Manner, under: bool, labels: usize) {
        self.has_answered_well();
        if under {
            let label = self.buy_into_the_printer();
            self.machine.inside().manner = manner;
            let knew = Instant::now();
            self.machine.inside().holds = false;
            self.sees(&label, knew, JobState::Sending, PrinterTrouble::Offline);
        } else {
            self.machine.inside().manner = manner;
            self.sees_at_the_button(Instant::now(), PrinterTrouble::Silent);
            let label = self.buy_one();
            self.waits_for(&label, JobState::Queued, PrinterTrouble::Silent);
            assert_eq!(self.machine.holds(), 0, "not a byte goes to a printer that says nothing");
        }
        self.machine.inside().manner = Manner::Well;
        self.buy(labels.saturating_sub(2));
    }

    /// Who has answered once is expected to.
    fn has_answered_well(&mut self) {
        let first = self.buy_one();
        assert_eq!(self.end_of(&first), (JobState::Printed, None));
    }

    fn is_held_by_another_desk(&mut self, labels: usize) {
        self.has_answered_well();
        let caller = TcpStream::connect(("127.0.0.1", self.machine.port())).expect("a line");
        self.sees_at_the_button(Instant::now(), PrinterTrouble::Silent);
        let label = self.buy_one();
        self.waits_for(&label, JobState::Queued, PrinterTrouble::Silent);
        drop(caller);
        self.buy(labels.saturating_sub(2));
        assert_eq!(self.end_of(&label), (JobState::Printed, None), "it waited its turn");
    }

    fn has_anothers_label(&mut self, labels: usize, whose: Where) {
        self.has_answered_well();
        self.machine.inside().holds = true;
        if whose == Where::Ahead {
            self.another_desk_prints();
        }
        let label = self.buy_into_the_printer();
        if whose == Where::Behind {
            self.another_desk_prints();
        }
        self.take_back(&label);
        let knew = Instant::now();
        assert!(matches!(self.refuses(&label).mishap, Mishap::NotTakenBack { .. }));
        self.known_since(knew);
        assert_eq!(self.machine.holds(), 2, "another desk's label is not forgotten");
        self.machine.inside().holds = false;
        assert_eq!(self.end_of(&label), (JobState::Printed, None), "it goes on");
        self.buy(labels.saturating_sub(2));
    }

    fn is_taken_back_in_its_memory(&mut self, labels: usize) {
        self.has_answered_well();
        let label = self.buy_into_the_printer();
        self.take_back(&label);
        assert_eq!(self.end_of(&label), (JobState::Cancelled, None));
        self.machine.inside().holds = false;
        self.buy(labels.saturating_sub(2));
    }

    fn is_taken_back_under_the_head(&mut self, labels: usize) {
        self.has_answered_well();
        self.machine.inside().pace = Duration::from_millis(1500);
        let label = self.buy_one();
        wait_until("it moves", || self.machine.holds() == 1);
        self.take_back(&label);
        let end = self.end_of(&label);
        // One way or the other; that it is true is seen when the trial is settled.
        assert!(matches!(end.0, JobState::Printed | JobState::Cancelled), "{end:?}");
        self.machine.inside().pace = Duration::from_millis(30);
        self.buy(labels.saturating_sub(2));
    }

    /// In the middle of a label, or when the printer has read it.
    fn is_killed(&mut self, round: usize, labels: usize) {
        self.machine.has(&[PrinterTrouble::PaperOut]);
        self.buy(labels);
        let machine = &self.machine;
        let strike = |folder: &std::path::Path, carrier: &str| {
            machine.inside().holds = true;
            machine.inside().sips = (round % 2 == 1).then_some(2);
            machine.has(&[]);
            let station = Station::start(folder, carrier);
            wait_until("it is at a label", || machine.inside().half_read.is_some() || machine.holds() == 1);
            station.kill();
            machine.inside().sips = None;
            machine.inside().holds = false;
        };
        self.desk = self.desk.take().map(|desk| desk.closed_for(strike));
    }

    fn is_closed(&mut self, labels: usize) {
        self.machine.has(&[PrinterTrouble::PaperOut]);
        let bought = self.buy(labels);
        self.desk = self.desk.take().map(|desk| desk.closed_for(|_, _| self.machine.has(&[])));
        for label in &bought {
            assert_eq!(self.end_of(label), (JobState::Printed, None), "what waits outlives the station");
        }
    }
}

/// What becomes of a printer that reads no more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    GoesOn,
    IsTakenBack,
}

/// Where another desk's label is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Ahead,
    Behind,
}

//! A desk, its printer, and a person who looks at the paper.

use std::time::Duration;
use std::time::Instant;

use envoi::command::Command;
use envoi::command::Event;
use envoi::domain::Failure;
use envoi::domain::HistoryRow;
use envoi::domain::IntentId;
use envoi::domain::JobState;
use envoi::domain::JobTrouble;
use envoi::domain::LabelFormat;
use envoi::domain::PaperKind;
use envoi::domain::PrintWish;
use envoi::domain::PrinterTrouble;
use envoi::label::convert;

use super::super::Machine;
use super::super::state_of;
use super::super::wait_for;
use super::faults::Fault;
use crate::desk::Desk;
use crate::desk::draft;
use crate::desk::wait_until;

/// What is on another desk's label.
const ANOTHERS: &[u8] = b"^XA^FO50,50^FDANOTHER DESK^FS^XZ";

/// One fault at one desk.
pub struct Trial {
    pub fault: Fault,
    pub desk: Option<Desk>,
    pub machine: Machine,
    labels: Vec<Label>,
    others: usize,
    found: Found,
}

/// What a trial found.
#[derive(Default)]
pub struct Found {
    /// How many labels were bought.
    pub labels: usize,
    /// How often the fault happened.
    pub faults: usize,
    /// How many jobs ended in a state that sends a person to look.
    pub doubts: usize,
    /// How many labels a person asked for again.
    pub again: usize,
    /// How long after the printer knew of the fault the desk did.
    pub known_after: Vec<Duration>,
}

/// A label, as the desk and the paper know it.
#[derive(Clone)]
pub struct Label {
    pub intent: IntentId,
    /// What is found on its paper and on no other.
    mark: Vec<u8>,
    number: String,
    /// How often it was given to the printer.
    times: u32,
}

impl Trial {
    pub fn new(fault: Fault) -> Self {
        let machine = if fault.is_of_tspl() { Machine::tsc() } else { Machine::zebra() };
        // One that says no more than that it is printing is seen at it.
        machine.inside().pace = Duration::from_millis(if fault.is_of_tspl() { 700 } else { 30 });
        let mut desk = Desk::open();
        desk.keep_printer(&machine.setup);
        desk.send(Command::WatchPrinter(Some(machine.setup.clone())));
        Self { fault, desk: Some(desk), machine, labels: Vec::new(), others: 0, found: Found::default() }
    }

    pub fn run(mut self, rounds: usize, labels: usize) -> Found {
        for round in 0..rounds {
            self.desk().forget_what_was_heard();
            let from = self.labels.len();
            self.strike(round + self.fault as usize, labels);
            self.found.faults += 1;
            for at in from..self.labels.len() {
                self.settle(at);
            }
        }
        let paper = self.machine.inside().out.clone();
        for label in &self.labels {
            assert_eq!(label.is_on(&paper), 1, "{:?}: {}", self.fault, label.number);
        }
        assert_eq!(paper.len(), self.labels.len() + self.others, "{:?}: nobody asked for that", self.fault);
        self.found.labels = self.labels.len();
        self.found
    }

    pub fn desk(&mut self) -> &mut Desk {
        self.desk.as_mut().expect("it is open")
    }

    /// Buys labels; their jobs are in the queue when this returns.
    pub fn buy(&mut self, count: usize) -> Vec<Label> {
        (0..count).map(|_| self.buy_one()).collect()
    }

    pub fn buy_one(&mut self) -> Label {
        let order = format!("{:?}-{}", self.fault, self.labels.len());
        let setup = self.machine.setup.clone();
        // No carrier sells TSPL: such a printer is sent the dots of a page.
        let asked_for = if setup.language == LabelFormat::Tspl { LabelFormat::Pdf } else { setup.language };
        let shipment = self.desk().shipment(&draft(&order), asked_for);
        let intent = self.desk().buy(&shipment, Some(&setup));
        let (row, outcome) = self.desk().end_of(&intent);
        assert_eq!(outcome, Ok(()), "{order}");
        let number = row.tracking.expect("a number").0;
        let mark = match setup.language {
            LabelFormat::Tspl => {
                let dots = self.desk().show(&intent).dots;
                convert::to_language(&dots, LabelFormat::Tspl, setup.paper.packing, "").expect("a program")
            }
            _ => number.clone().into_bytes(),
        };
        let label = Label { intent, mark, number, times: 1 };
        self.labels.push(label.clone());
        label
    }

    /// Buys one and waits until it is in the printer's memory, which keeps it there.
    pub fn buy_into_the_printer(&mut self) -> Label {
        let before = self.machine.holds();
        self.machine.inside().holds = true;
        let label = self.buy_one();
        wait_until("the label is in the printer", || self.machine.holds() > before);
        // The desk knows that the printer has read it all.
        wait_until("its caller has gone", || self.machine.inside().callers == 0);
        label
    }

    /// Waits until the desk says that a label waits for this.
    pub fn waits_for(&mut self, label: &Label, state: JobState, trouble: PrinterTrouble) {
        let wanted = (state, Some(JobTrouble::Printer(trouble)));
        wait_for(self.desk(), &label.intent, |row| state_of(row) == wanted);
    }

    /// The same, which the printer knows since then.
    pub fn sees(&mut self, label: &Label, knew: Instant, state: JobState, trouble: PrinterTrouble) {
        self.waits_for(label, state, trouble);
        self.found.known_after.push(knew.elapsed());
    }

    /// Waits until the desk knows what the printer needs, with nothing to print.
    pub fn sees_at_the_button(&mut self, knew: Instant, trouble: PrinterTrouble) {
        self.desk().wait(|event| match event {
            Event::PrinterSaid { outcome: Ok(readiness), .. } => {
                (readiness.troubles().worst() == Some(trouble)).then_some(())
            }
            _ => None,
        });
        self.found.known_after.push(knew.elapsed());
    }

    /// Waits until the desk knows that nobody answers, with nothing to print.
    pub fn sees_at_the_button_that_it_is_off(&mut self, knew: Instant) {
        self.desk().wait(|event| matches!(event, Event::PrinterSaid { outcome: Err(_), .. }).then_some(()));
        self.found.known_after.push(knew.elapsed());
    }

    /// The desk knows now what the printer knew then.
    pub fn known_since(&mut self, knew: Instant) {
        self.found.known_after.push(knew.elapsed());
    }

    /// Another desk's label is in its memory.
    pub fn another_desk_prints(&mut self) {
        self.machine.takes_from_another_desk(ANOTHERS);
        self.others += 1;
    }

    /// Takes a label back, as far as that goes.
    pub fn take_back(&mut self, label: &Label) {
        self.desk().send(Command::CancelPrint { intent: label.intent.clone(), kind: PaperKind::Label });
    }

    /// Waits until the desk says why a label was not taken back.
    pub fn refuses(&mut self, label: &Label) -> Failure {
        self.desk().wait(|event| match event {
            Event::Shipment { row, outcome: Err(failure), .. } if row.intent == label.intent => Some(failure.clone()),
            _ => None,
        })
    }

    /// Waits for the end of a label's last job.
    pub fn end_of(&mut self, label: &Label) -> (JobState, Option<JobTrouble>) {
        let known = self.row(label);
        if known.print.as_ref().is_some_and(|print| print.times == label.times && !print.state.is_open()) {
            return state_of(&known);
        }
        let is_over = |row: &HistoryRow| {
            row.print.as_ref().is_some_and(|print| print.times == label.times && !print.state.is_open())
        };
        state_of(&wait_for(self.desk(), &label.intent, is_over))
    }

    fn row(&mut self, label: &Label) -> HistoryRow {
        let page = self.desk().history(&label.number);
        page.rows.into_iter().find(|row| row.intent == label.intent).expect("it was bought")
    }

    /// All is repaired. What the desk says of a label is held against the paper, and a person prints what is missing.
    fn settle(&mut self, at: usize) {
        for _ in 0..5 {
            let label = self.labels[at].clone();
            let end = self.end_of(&label);
            if end.0 == JobState::Printed {
                assert_eq!(self.on_paper(&label), 1, "{:?}: said to be printed: {}", self.fault, label.number);
            }
            wait_until("the printer is idle", || self.machine.is_idle());
            let on_paper = self.on_paper(&label);
            match end {
                (JobState::Printed, _) => return,
                (JobState::SentUnconfirmed, _) => {
                    assert_eq!(on_paper, 1, "{:?}: {} is lost", self.fault, label.number);
                    return;
                }
                (JobState::Cancelled, _) => assert_eq!(on_paper, 0, "{:?}: {}", self.fault, label.number),
                (JobState::Failed, Some(JobTrouble::NoAnswer)) => assert_eq!(on_paper, 0, "{:?}", self.fault),
                (JobState::Failed, Some(JobTrouble::Interrupted | JobTrouble::Stopped)) => {
                    self.found.doubts += 1;
                    if on_paper == 1 {
                        return;
                    }
                }
                other => panic!("{:?}: {} is {other:?}", self.fault, label.number),
            }
            assert_eq!(on_paper, 0, "{:?}: {} came twice", self.fault, label.number);
            self.labels[at].times += 1;
            self.found.again += 1;
            self.desk().send(Command::Print { intent: label.intent, printer: None, wish: PrintWish::Again });
        }
        panic!("{:?}: it never comes out", self.fault);
    }

    fn on_paper(&self, label: &Label) -> usize {
        label.is_on(&self.machine.inside().out)
    }
}

impl Label {
    fn is_on(&self, paper: &[Vec<u8>]) -> usize {
        let has = |sheet: &&Vec<u8>| sheet.windows(self.mark.len()).any(|window| window == self.mark);
        paper.iter().filter(has).count()
    }
}

//! A test label: the paper answers whether a printer was set up well, and the operator reads the paper.

use crate::command::Command;
use crate::command::Remote;
use crate::command::TestSent;
use crate::domain::Failure;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;

use super::Session;

/// A test label and what the operator has said of it.
#[derive(Debug)]
pub struct PrinterTest {
    /// Which printer.
    pub printer: PrinterId,
    /// How far it got.
    pub sent: Remote<TestSent>,
    /// What was answered so far.
    pub stage: TestStage,
}

/// How far the questions about a test label are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TestStage {
    /// Did it come out?
    #[default]
    CameOut,
    /// Does the frame touch the four edges?
    Frame,
    /// It did not come out.
    Nothing,
    /// The frame is moved.
    Shifted,
    /// The frame is cut off or leaves a margin.
    Cut,
    /// All is as it should be.
    Good,
}

impl Session {
    /// Prints a test label.
    pub fn print_test(&mut self, printer: &PrinterSetup, commands: &mut Vec<Command>) {
        let words = self.words;
        let dpi = words.with("settings-dpi-of", &[("dpi", printer.dpi.to_string().into())]);
        let lines = vec![
            words.get("test-label-title").to_owned(),
            printer.name.clone(),
            format!("{} · {dpi}", printer.language.name()),
            words.get("test-label-frame").to_owned(),
        ];
        let ticket = self.ticket();
        self.printer_test = Some(PrinterTest {
            printer: printer.id.clone(),
            sent: Remote::Waiting(ticket, None),
            stage: TestStage::default(),
        });
        commands.push(Command::PrintTest { printer: printer.clone(), lines });
    }

    pub(super) fn test_printed(&mut self, printer: &PrinterId, outcome: Result<TestSent, Failure>) {
        if let Some(test) = self.printer_test.as_mut().filter(|test| test.printer == *printer) {
            test.sent = outcome.map_or_else(Remote::Failed, Remote::Here);
        }
    }

    /// Takes in what the operator read from the paper. A printer whose label is as it should be is proven from then on.
    pub fn answer_test(&mut self, stage: TestStage, commands: &mut Vec<Command>) {
        let Some(test) = &mut self.printer_test else { return };
        test.stage = stage;
        let printer = test.printer.clone();
        let known = self.settings.proven_printers.contains(&printer);
        match (stage, known) {
            (TestStage::Good, false) => self.settings.proven_printers.push(printer),
            (TestStage::Nothing | TestStage::Shifted | TestStage::Cut, true) => {
                self.settings.proven_printers.retain(|proven| *proven != printer);
            }
            (TestStage::Good, true)
            | (TestStage::Nothing | TestStage::Shifted | TestStage::Cut, false)
            | (TestStage::CameOut | TestStage::Frame, _) => return,
        }
        self.settings_changed(commands);
    }

    /// Puts the test label's questions away.
    pub fn close_test(&mut self) {
        self.printer_test = None;
    }
}

//! A test label: the paper answers whether a printer was set up well, and the operator reads the paper.

use crate::command::Command;
use crate::command::Remote;
use crate::command::TestSent;
use crate::domain::Failure;
use crate::domain::PrintShift;
use crate::domain::PrinterId;
use crate::domain::PrinterSetup;
use crate::domain::TooFar;

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
    /// Which way the frame is too far.
    pub too_far: TooFar,
    /// By how many millimetres, as typed.
    pub by: String,
    /// The operator has tried to have it mended.
    pub tried: bool,
}

impl PrinterTest {
    /// By how many tenths of a millimetre the frame is off; none where that is no number, or more than can be mended.
    pub fn tenths(&self) -> Option<i32> {
        let typed = self.by.trim().trim_end_matches("mm").trim_end().replace(',', ".");
        let tenths = (typed.parse::<f32>().ok()? * 10.0).round();
        (1.0..=PrintShift::MOST as f32).contains(&tenths).then_some(tenths as i32)
    }
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
    /// Does the code read?
    Codes,
    /// The code does not read.
    Unread,
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
            too_far: TooFar::default(),
            by: String::new(),
            tried: false,
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
            (TestStage::Nothing | TestStage::Shifted | TestStage::Cut | TestStage::Unread, true) => {
                self.settings.proven_printers.retain(|proven| *proven != printer);
            }
            (TestStage::Good, true)
            | (TestStage::Nothing | TestStage::Shifted | TestStage::Cut | TestStage::Unread, false)
            | (TestStage::CameOut | TestStage::Frame | TestStage::Codes, _) => return,
        }
        self.settings_changed(commands);
    }

    /// Moves what the printer gets from now on by what was read from the paper, and prints the test label again.
    pub fn mend_shift(&mut self, commands: &mut Vec<Command>) {
        let Some(test) = &mut self.printer_test else { return };
        test.tried = true;
        let (id, too_far) = (test.printer.clone(), test.too_far);
        if let Some(tenths) = test.tenths() {
            self.shift_printer(&id, |shift| shift.mended(too_far, tenths), commands);
        }
    }

    /// Prints everything where it stands again, and the test label too.
    pub fn forget_shift(&mut self, commands: &mut Vec<Command>) {
        if let Some(id) = self.printer_test.as_ref().map(|test| test.printer.clone()) {
            self.shift_printer(&id, |_| PrintShift::default(), commands);
        }
    }

    fn shift_printer(
        &mut self,
        id: &PrinterId,
        change: impl FnOnce(PrintShift) -> PrintShift,
        commands: &mut Vec<Command>,
    ) {
        let Some(printer) = self.settings.printers.iter_mut().find(|printer| printer.id == *id) else { return };
        printer.shift = change(printer.shift);
        let printer = printer.clone();
        // What comes out now is another picture: it proves nothing yet.
        self.settings.proven_printers.retain(|proven| proven != id);
        self.settings_changed(commands);
        self.print_test(&printer, commands);
    }

    /// Puts the test label's questions away.
    pub fn close_test(&mut self) {
        self.printer_test = None;
    }
}

//! What this station was told to be like, and its printers.

use std::path::PathBuf;

use serde::Deserialize;
use serde::Serialize;

use super::LabelFormat;
use super::LetThrough;
use super::ListUse;
use super::Money;
use super::Preset;
use super::PrinterPaper;
use super::Retention;
use super::Route;
use super::SheetLayout;
use super::Switch;

/// Which of the two separate worlds the station works in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum World {
    /// Real carriers, real money.
    Desk,
    /// The carriers in the box; every label says SPECIMEN.
    Practice,
}

/// What the whole station, in either world, was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// A language's code; the system's where none was chosen.
    pub language: Option<String>,
    /// Light, dark, or as the system has it.
    pub theme: ThemeChoice,
    /// Zoom in percent; 100 where none was chosen.
    pub zoom_percent: Option<u16>,
    /// The printers, the first set up first.
    pub printers: Vec<PrinterSetup>,
    /// The one that labels go to.
    pub label_printer: Option<PrinterId>,
    /// The one that declarations and invoices go to; none where they go to the label printer, if that takes pages.
    pub document_printer: Option<PrinterId>,
    /// Papers that go elsewhere than they usually do.
    pub routes: Vec<Route>,
    /// What was answered once for all about labels whose codes will scan badly.
    pub let_through: Vec<LetThrough>,
    /// The most that a world may spend in a day; none for no limit.
    pub daily_cap: Option<Money>,
    /// When the owner's own prices stand in for a carrier's.
    pub list_use: ListUse,
    /// The printers whose test label came out as it should.
    pub proven_printers: Vec<PrinterId>,
    /// Two tones: done, and somebody is needed.
    pub sounds: Switch,
    /// An edge in the colour of what happened.
    pub edges: Switch,
    /// The edge is shown at full width for a moment; off for eyes that motion disturbs.
    pub motion: Switch,
    /// A tone was tried, or switched off: somebody has thought of it.
    pub sounds_settled: bool,
    /// Where copies of everything go.
    pub backup_folder: Option<PathBuf>,
    /// The list of first steps was put away before it was done.
    pub setup_put_away: bool,
    /// The list of first steps has opened by itself, which it does once.
    pub setup_shown: bool,
    /// Pixels of this screen on an inch, measured with a card laid against it.
    pub screen_dpi: Option<u16>,
    /// The packages that are used again and again, in the order of their keys.
    pub presets: Vec<Preset>,
    /// How many of them are kept; [`Settings::BACKUPS_KEPT`] where nothing was said.
    pub backup_keep: Option<u16>,
    /// How long people are remembered.
    pub retention: Retention,
    /// A company's own certificates, as a PEM file, beside those that the system trusts.
    pub company_certificates: Option<PathBuf>,
    /// The mapping by which ColiShip's files are read, as its `.fmt` file has it: a desk has one and opens a file each day.
    pub coliship_mapping: Option<String>,
}

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Our own id of a printer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PrinterId(pub String);

/// A printer as it was set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrinterSetup {
    /// Ours.
    pub id: PrinterId,
    /// What the operator calls it.
    pub name: String,
    /// How it is reached.
    pub way: PrinterWay,
    /// What it takes.
    pub language: LabelFormat,
    /// Dots to the inch of its head.
    pub dpi: u32,
    /// How everything is moved before it is printed, as its test label asked for.
    #[serde(default)]
    pub shift: PrintShift,
    /// What is loaded, and how a label is put on it.
    #[serde(default)]
    pub paper: PrinterPaper,
}

/// What a label's page is made for: a printer without its name and its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageTarget {
    /// What the printer takes.
    pub language: LabelFormat,
    /// Dots to the inch of its head.
    pub dpi: u32,
    /// How everything is moved.
    pub shift: PrintShift,
    /// What is loaded, and how a label is put on it.
    pub paper: PrinterPaper,
}

/// How far a picture is moved on its paper, in tenths of a millimetre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintShift {
    /// To the right; to the left where it is negative.
    pub right: i32,
    /// Down; up where it is negative.
    pub down: i32,
}

/// Which way a printer puts everything too far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TooFar {
    /// There is a margin at the right.
    #[default]
    Left,
    /// There is a margin at the left.
    Right,
    /// There is a margin at the foot.
    Up,
    /// There is a margin at the top.
    Down,
}

impl TooFar {
    /// Every way, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Up, Self::Down];

    /// The id of its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::Left => "test-too-left",
            Self::Right => "test-too-right",
            Self::Up => "test-too-high",
            Self::Down => "test-too-low",
        }
    }
}

impl PrintShift {
    /// The most that is moved either way: beyond this a roll is not where it belongs, and no picture would mend that.
    pub const MOST: i32 = 100;

    /// Moved back by so much, as far as that goes.
    #[must_use]
    pub fn mended(self, too_far: TooFar, tenths: i32) -> Self {
        let (right, down) = match too_far {
            TooFar::Left => (tenths, 0),
            TooFar::Right => (-tenths, 0),
            TooFar::Up => (0, tenths),
            TooFar::Down => (0, -tenths),
        };
        let within = |sum: i32| sum.clamp(-Self::MOST, Self::MOST);
        Self { right: within(self.right + right), down: within(self.down + down) }
    }

    /// Nothing is moved.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}

/// How a printer is reached.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PrinterWay {
    /// Files are put into a folder, for whatever watches it.
    Folder {
        /// Which.
        path: PathBuf,
    },
    /// Bytes go to a network port, 9100 as a rule.
    Raw {
        /// A name or an address.
        host: String,
        /// The port.
        port: u16,
    },
    /// Jobs go to a printer or a queue that speaks IPP.
    Ipp {
        /// Its whole address, with its port: `ipp://printer.example:631/ipp/print`.
        uri: String,
    },
    /// Bytes go to a device of this computer.
    Usb {
        /// Which: `/dev/usb/lp0`.
        device: PathBuf,
    },
}

impl ThemeChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}

impl Settings {
    /// How many backups are kept where nothing else was said: two weeks of nights.
    pub const BACKUPS_KEPT: u16 = 14;

    /// The printer that labels go to: the chosen one, else the first.
    pub fn label_printer(&self) -> Option<&PrinterSetup> {
        let chosen = self.label_printer.as_ref().and_then(|id| self.printers.iter().find(|printer| printer.id == *id));
        chosen.or_else(|| self.printers.first())
    }
}

impl PrinterSetup {
    /// What a label's page is made for on this printer.
    pub fn target(&self) -> PageTarget {
        PageTarget { language: self.language, dpi: self.dpi, shift: self.shift, paper: self.paper }
    }
}

impl PageTarget {
    /// A carrier's own ZPL goes out to the byte: it says itself where everything stands. Where everything is moved, or labels
    /// share a page, dots go out.
    pub fn takes_programs(&self) -> bool {
        self.language == LabelFormat::Zpl && self.shift.is_none() && self.paper.sheet == SheetLayout::One
    }
}

impl Default for PageTarget {
    /// A page of 4 × 6 inches at 203 dpi, which most label printers have.
    fn default() -> Self {
        let (shift, paper) = (PrintShift::default(), PrinterPaper::default());
        Self { language: LabelFormat::Pdf, dpi: 203, shift, paper }
    }
}

impl PrinterId {
    /// A new one.
    pub fn new() -> Self {
        Self(uuid::Uuid::now_v7().to_string())
    }
}

impl Default for PrinterId {
    fn default() -> Self {
        Self::new()
    }
}

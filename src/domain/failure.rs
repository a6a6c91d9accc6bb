//! What was tried and did not work, sorted by what the operator can do about it.

use super::CarrierWords;
use super::Fact;
use super::Grade;
use super::Media;
use super::Money;
use super::Problems;

/// Something that was tried and did not work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub mishap: Mishap,
    /// What can be done about it: the button beside the sentence.
    pub remedy: Remedy,
    /// The carrier's own words, for "details".
    pub details: Option<CarrierWords>,
    /// Fields that the carrier named, to be shown there.
    pub problems: Problems,
}

/// What can happen, sorted by what the operator can do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// No connection could be made, so nothing was sent.
    Unreachable {
        /// Where to.
        host: String,
    },
    /// The carrier refused the API key.
    KeyRefused,
    /// The carrier has locked the access after too many wrong keys; nothing may try again by itself.
    AccessLocked,
    /// A label was bought and the customs declaration that goes with it did not come; the carrier gives it once.
    Cn23Missing {
        /// The label's parcel.
        tracking: String,
    },
    /// The key belongs to the sandbox, where this carrier cannot be connected.
    SandboxKey,
    /// No key is known for this account in this session.
    KeyMissing,
    /// The carrier refused what it was asked, in its own words.
    Refused {
        /// What it said.
        said: Box<CarrierWords>,
    },
    /// The carrier asks to wait.
    Busy {
        /// For so many seconds from now.
        seconds: u64,
    },
    /// The request to buy went out and no usable answer came back.
    InDoubt,
    /// An answer came that cannot be read; nothing was bought by it.
    Unreadable,
    /// The carrier does not do this.
    Unsupported,
    /// A void was asked for and the carrier said no.
    VoidRefused {
        /// Its sentence.
        message: String,
    },
    /// The label is paid and its paper could not be fetched.
    PaperMissing,
    /// The file is no label that can be shown.
    NotALabel,
    /// No code of the label gives its tracking number, so it was not printed by itself.
    NoCode,
    /// A code of the label will scan badly, so it was not printed by itself.
    LowGrade {
        /// Its dot grade.
        grade: Grade,
    },
    /// The file is no picture that can become a logo.
    NotAPicture,
    /// A picked file cannot be read.
    CannotRead {
        /// Which, shortened to its last parts.
        path: String,
    },
    /// No printer is set up.
    NoPrinter,
    /// No printer takes pages of this size.
    NoPagePrinter,
    /// The printer could not be reached.
    PrinterUnreachable {
        /// Its name.
        name: String,
    },
    /// The printer stopped in between: what is on paper is for a person to see.
    PrintInDoubt {
        /// Its name.
        name: String,
    },
    /// The printer looked at it and did not take it.
    PrinterRefused {
        /// Its name.
        name: String,
    },
    /// The printer wants a name and a password.
    PrinterLocked {
        /// Its name, or its address where it has none yet.
        name: String,
    },
    /// The printer does not take a job back that it has.
    NotTakenBack {
        /// Its name.
        name: String,
    },
    /// No printer answers where one was looked for.
    NoPrinterThere {
        /// What was asked.
        host: String,
    },
    /// The printer's folder or file cannot be written.
    CannotWrite {
        /// Which, shortened to its last parts.
        path: String,
    },
    /// A file holds no list of addresses.
    NotAList {
        /// Which, shortened to its last parts.
        path: String,
    },
    /// The printer does not speak this format.
    WrongFormat {
        /// What was to be printed.
        format: &'static str,
        /// The printer's name.
        name: String,
    },
    /// The label is larger than what its printer prints: a part of it would be lost.
    LabelTooLarge {
        /// How large it is.
        label: Media,
        /// How large what can be printed is.
        room: Media,
        /// The dots that would be lost across.
        across: u32,
        /// And down.
        down: u32,
    },
    /// The purchase would pass what may be spent in a day.
    OverCap {
        /// The most that may be spent.
        cap: Money,
        /// What is spent or bound already.
        spent: Money,
    },
    /// The keyring did not take or give a secret.
    Keyring,
    /// The keyring is there and locked, or its question was dismissed.
    KeyringLocked,
    /// No keyring answers.
    KeyringAbsent,
    /// This station's own records cannot be read or written.
    Records,
    /// The disk of the records is full.
    RecordsFull,
    /// The records may be read and not written.
    RecordsReadOnly,
    /// The file of the records is damaged.
    RecordsDamaged,
    /// A newer Envoi wrote the records.
    RecordsNewer,
    /// The server's certificate was issued by nobody this computer trusts.
    Untrusted {
        /// Whose.
        host: String,
    },
    /// The server's certificate is not valid today: one of the two clocks is wrong, or it has run out.
    NotValidNow {
        /// Whose.
        host: String,
    },
    /// The folder of the backups cannot be written.
    BackupFolder,
    /// A folder holds no backup that can be read.
    NotABackup,
    /// A backup does not hold what it should.
    BackupIncomplete,
    /// A file holds no certificate that can be trusted.
    NotACertificate,
    /// So much is already waiting that nothing more is taken.
    TooMuchWaiting,
    /// A voided label has no paper any more: it would travel unpaid.
    AlreadyVoided,
    /// It was to be handed over on a day that is past.
    OutOfDate,
    /// No such thing is known any more.
    Gone,
}

/// What the operator can do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Ask again: nothing was done.
    TryAgain,
    /// Look at the network, then ask again.
    CheckTheNetwork,
    /// Give the key again.
    ReconnectTheAccount,
    /// Give the key again, in the form that it was just typed in.
    TypeTheKeyAgain,
    /// Mend what the carrier named.
    MendTheFields,
    /// Let the station find out; never buy again before it has.
    Settle,
    /// Fetch the paid label's paper again.
    FetchThePaper,
    /// Look at the printer's settings.
    OpenPrinters,
    /// Look at the prices and the day's cap.
    OpenPrices,
    /// Look at the account, which says where its key lives and what to do.
    OpenAccounts,
    /// Look at the network's settings.
    OpenNetwork,
    /// Nothing to press.
    Nothing,
}

impl Mishap {
    /// The id of its sentence in the words.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "mishap-unreachable",
            Self::KeyRefused => "mishap-key-refused",
            Self::AccessLocked => "mishap-access-locked",
            Self::Cn23Missing { .. } => "mishap-cn23-missing",
            Self::SandboxKey => "mishap-sandbox-key",
            Self::KeyMissing => "mishap-key-missing",
            Self::Refused { .. } => "mishap-refused",
            Self::Busy { .. } => "mishap-busy",
            Self::InDoubt => "mishap-in-doubt",
            Self::Unreadable => "mishap-unreadable",
            Self::Unsupported => "mishap-unsupported",
            Self::VoidRefused { .. } => "mishap-void-refused",
            Self::PaperMissing => "mishap-paper-missing",
            Self::NotALabel => "mishap-not-a-label",
            Self::NoCode => "mishap-no-code",
            Self::LowGrade { .. } => "mishap-low-grade",
            Self::NotAPicture => "mishap-not-a-picture",
            Self::CannotRead { .. } => "mishap-cannot-read",
            Self::NoPrinter => "mishap-no-printer",
            Self::NoPagePrinter => "mishap-no-page-printer",
            Self::PrinterUnreachable { .. } => "mishap-printer-unreachable",
            Self::PrintInDoubt { .. } => "mishap-print-in-doubt",
            Self::PrinterRefused { .. } => "mishap-printer-refused",
            Self::NotTakenBack { .. } => "mishap-not-taken-back",
            Self::PrinterLocked { .. } => "mishap-printer-locked",
            Self::NoPrinterThere { .. } => "mishap-no-printer-there",
            Self::CannotWrite { .. } => "mishap-cannot-write",
            Self::NotAList { .. } => "mishap-not-a-list",
            Self::WrongFormat { .. } => "mishap-wrong-format",
            Self::LabelTooLarge { .. } => "mishap-label-too-large",
            Self::OverCap { .. } => "mishap-over-cap",
            Self::Keyring => "mishap-keyring",
            Self::KeyringLocked => "mishap-keyring-locked",
            Self::KeyringAbsent => "mishap-keyring-absent",
            Self::Records => "mishap-records",
            Self::RecordsFull => "mishap-records-full",
            Self::RecordsReadOnly => "mishap-records-read-only",
            Self::RecordsDamaged => "mishap-records-damaged",
            Self::RecordsNewer => "mishap-records-newer",
            Self::Untrusted { .. } => "mishap-untrusted",
            Self::NotValidNow { .. } => "mishap-not-valid-now",
            Self::BackupFolder => "mishap-backup-folder",
            Self::NotABackup => "mishap-not-a-backup",
            Self::BackupIncomplete => "mishap-backup-incomplete",
            Self::NotACertificate => "mishap-not-a-certificate",
            Self::TooMuchWaiting => "mishap-too-much-waiting",
            Self::AlreadyVoided => "mishap-already-voided",
            Self::OutOfDate => "mishap-out-of-date",
            Self::Gone => "mishap-gone",
        }
    }

    /// A label was not printed because a person is to decide.
    pub fn is_question(&self) -> bool {
        matches!(self, Self::NoCode | Self::LowGrade { .. } | Self::LabelTooLarge { .. })
    }

    /// What its sentence is made of.
    pub fn facts(&self) -> Vec<(&'static str, Fact)> {
        let text = |text: &str| Fact::Text(text.to_owned());
        match self {
            Self::Unreachable { host }
            | Self::Untrusted { host }
            | Self::NotValidNow { host }
            | Self::NoPrinterThere { host } => vec![("host", text(host))],
            Self::Refused { said } => vec![("message", Fact::Said(CarrierWords::clone(said)))],
            Self::VoidRefused { message } => vec![("message", text(message))],
            Self::Cn23Missing { tracking } => vec![("tracking", text(tracking))],
            Self::Busy { seconds } => vec![("seconds", Fact::Number(*seconds))],
            Self::PrinterUnreachable { name }
            | Self::PrintInDoubt { name }
            | Self::PrinterRefused { name }
            | Self::PrinterLocked { name }
            | Self::NotTakenBack { name } => vec![("name", text(name))],
            Self::CannotRead { path } | Self::CannotWrite { path } | Self::NotAList { path } => {
                vec![("path", text(path))]
            }
            Self::OverCap { cap, spent } => vec![("cap", Fact::Price(*cap)), ("spent", Fact::Price(*spent))],
            Self::LabelTooLarge { label, room, across, down } => vec![
                ("label", Fact::Paper(*label)),
                ("room", Fact::Paper(*room)),
                ("across", Fact::Number((*across).into())),
                ("down", Fact::Number((*down).into())),
            ],
            Self::LowGrade { grade } => vec![("grade", text(&grade.letter().to_string()))],
            Self::WrongFormat { format, name } => vec![("format", text(format)), ("name", text(name))],
            Self::KeyRefused
            | Self::AccessLocked
            | Self::SandboxKey
            | Self::KeyMissing
            | Self::InDoubt
            | Self::Unreadable
            | Self::Unsupported
            | Self::PaperMissing
            | Self::NotALabel
            | Self::NoCode
            | Self::NotAPicture
            | Self::NoPrinter
            | Self::NoPagePrinter
            | Self::Keyring
            | Self::KeyringLocked
            | Self::KeyringAbsent
            | Self::Records
            | Self::RecordsFull
            | Self::RecordsReadOnly
            | Self::RecordsDamaged
            | Self::RecordsNewer
            | Self::BackupFolder
            | Self::NotABackup
            | Self::BackupIncomplete
            | Self::NotACertificate
            | Self::TooMuchWaiting
            | Self::AlreadyVoided
            | Self::OutOfDate
            | Self::Gone => Vec::new(),
        }
    }

    /// One of each, so that a test can walk their sentences in every language.
    pub fn examples() -> Vec<Self> {
        let text = String::new;
        vec![
            Self::Unreachable { host: text() },
            Self::KeyRefused,
            Self::AccessLocked,
            Self::Cn23Missing { tracking: text() },
            Self::SandboxKey,
            Self::KeyMissing,
            Self::Refused { said: Box::new(CarrierWords { message: text(), ..CarrierWords::default() }) },
            Self::Busy { seconds: 3 },
            Self::InDoubt,
            Self::Unreadable,
            Self::Unsupported,
            Self::VoidRefused { message: text() },
            Self::PaperMissing,
            Self::NotALabel,
            Self::NoCode,
            Self::LowGrade { grade: Grade::D },
            Self::NotAPicture,
            Self::CannotRead { path: text() },
            Self::NoPrinter,
            Self::NoPagePrinter,
            Self::PrinterUnreachable { name: text() },
            Self::PrintInDoubt { name: text() },
            Self::PrinterRefused { name: text() },
            Self::PrinterLocked { name: text() },
            Self::NotTakenBack { name: text() },
            Self::NoPrinterThere { host: text() },
            Self::CannotWrite { path: text() },
            Self::NotAList { path: text() },
            Self::WrongFormat { format: "PDF", name: text() },
            Self::LabelTooLarge { label: Media::A6, room: Media::FOUR_BY_SIX, across: 27, down: 0 },
            Self::OverCap { cap: Money::euros(5000), spent: Money::euros(4820) },
            Self::Keyring,
            Self::KeyringLocked,
            Self::KeyringAbsent,
            Self::Records,
            Self::RecordsFull,
            Self::RecordsReadOnly,
            Self::RecordsDamaged,
            Self::RecordsNewer,
            Self::Untrusted { host: text() },
            Self::NotValidNow { host: text() },
            Self::BackupFolder,
            Self::NotABackup,
            Self::BackupIncomplete,
            Self::NotACertificate,
            Self::TooMuchWaiting,
            Self::AlreadyVoided,
            Self::OutOfDate,
            Self::Gone,
        ]
    }
}

impl Remedy {
    /// Every remedy, for the test that walks their words.
    pub const ALL: &[Self] = &[
        Self::TryAgain,
        Self::CheckTheNetwork,
        Self::ReconnectTheAccount,
        Self::TypeTheKeyAgain,
        Self::MendTheFields,
        Self::Settle,
        Self::FetchThePaper,
        Self::OpenPrinters,
        Self::OpenPrices,
        Self::OpenAccounts,
        Self::OpenNetwork,
        Self::Nothing,
    ];

    /// The id of the button's words; none where there is nothing to press.
    pub fn id(self) -> Option<&'static str> {
        match self {
            Self::TryAgain => Some("remedy-try-again"),
            Self::CheckTheNetwork => Some("remedy-check-the-network"),
            Self::ReconnectTheAccount => Some("remedy-reconnect"),
            Self::TypeTheKeyAgain => Some("remedy-type-the-key"),
            Self::MendTheFields => Some("remedy-mend"),
            Self::Settle => Some("remedy-settle"),
            Self::FetchThePaper => Some("remedy-fetch-the-paper"),
            Self::OpenPrinters => Some("remedy-open-printers"),
            Self::OpenPrices => Some("remedy-open-prices"),
            Self::OpenAccounts => Some("remedy-open-accounts"),
            Self::OpenNetwork => Some("remedy-open-network"),
            Self::Nothing => None,
        }
    }
}

impl Failure {
    /// A failure with no words of a carrier to keep.
    pub fn new(mishap: Mishap, remedy: Remedy) -> Self {
        Self { mishap, remedy, details: None, problems: Problems::default() }
    }
}

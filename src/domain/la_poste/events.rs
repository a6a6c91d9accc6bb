//! La Poste's tracking codes, three signs (public) or six (contract): where the parcel is by them, our sentence, and what customs
//! wait for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::Serialize;

use crate::domain::Whereabouts;

/// What customs wait for, so that somebody at the desk does it (La Poste's `DOU*` codes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CustomsTask {
    /// Held, and the code does not say why.
    Held,
    /// The commercial invoice.
    InvoiceMissing,
    /// The invoice is incomplete or wrong.
    InvoiceWrong,
    /// The CN23.
    DeclarationMissing,
    /// The CN23 cannot be read or is wrong.
    DeclarationWrong,
    /// A certificate: of origin, CITES, EUR.1 and so on.
    CertificateMissing,
    /// The certificate is wrong.
    CertificateWrong,
    /// That the goods are on their way back.
    ReturnProof,
    /// The import licence.
    LicenceMissing,
    /// The importer's VAT number.
    VatNumberAwaited,
    /// The consignee's EORI, or another number of the importer's.
    EoriAwaited,
    /// The numbers of all parcels that belong together.
    ParcelNumbersAwaited,
    /// The contents may not enter: the parcel has to come back.
    Prohibited,
}

/// What one of La Poste's tracking codes means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaPosteEvent {
    /// Where the parcel is; none for what says nothing of that.
    pub whereabouts: Option<Whereabouts>,
    /// What customs wait for.
    pub task: Option<CustomsTask>,
    /// The id of our sentence.
    pub sentence: String,
}

impl CustomsTask {
    /// Every task.
    pub const ALL: [Self; 13] = [
        Self::Held,
        Self::InvoiceMissing,
        Self::InvoiceWrong,
        Self::DeclarationMissing,
        Self::DeclarationWrong,
        Self::CertificateMissing,
        Self::CertificateWrong,
        Self::ReturnProof,
        Self::LicenceMissing,
        Self::VatNumberAwaited,
        Self::EoriAwaited,
        Self::ParcelNumbersAwaited,
        Self::Prohibited,
    ];

    /// How it is written down. Never changes, unlike the words on the screen.
    pub fn code(self) -> &'static str {
        self.id().trim_start_matches("customs-task-")
    }

    /// Reads what [`CustomsTask::code`] wrote.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.code() == code)
    }

    /// The id of its sentence: what to do.
    pub fn id(self) -> &'static str {
        match self {
            Self::Held => "customs-task-held",
            Self::InvoiceMissing => "customs-task-invoice-missing",
            Self::InvoiceWrong => "customs-task-invoice-wrong",
            Self::DeclarationMissing => "customs-task-declaration-missing",
            Self::DeclarationWrong => "customs-task-declaration-wrong",
            Self::CertificateMissing => "customs-task-certificate-missing",
            Self::CertificateWrong => "customs-task-certificate-wrong",
            Self::ReturnProof => "customs-task-return-proof",
            Self::LicenceMissing => "customs-task-licence-missing",
            Self::VatNumberAwaited => "customs-task-vat-number-awaited",
            Self::EoriAwaited => "customs-task-eori-awaited",
            Self::ParcelNumbersAwaited => "customs-task-parcel-numbers-awaited",
            Self::Prohibited => "customs-task-prohibited",
        }
    }
}

/// What a tracking code means; none for one that is not in our table.
pub fn la_poste_event(code: &str) -> Option<&'static LaPosteEvent> {
    EVENTS.get(code.trim())
}

/// Every code of the table with what it means, for the test that walks their sentences.
pub fn la_poste_events() -> impl Iterator<Item = (&'static str, &'static LaPosteEvent)> {
    EVENTS.iter().map(|(code, event)| (*code, event))
}

static TABLE: &str = include_str!("../../../assets/colissimo/events.tsv");

static EVENTS: LazyLock<BTreeMap<&'static str, LaPosteEvent>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(row).collect());

fn row(line: &'static str) -> Option<(&'static str, LaPosteEvent)> {
    let mut cells = line.split('\t');
    let (code, group, whereabouts, task) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let id = format!("track-{whereabouts}");
    let whereabouts = Whereabouts::ALL.into_iter().find(|known| known.id() == Some(id.as_str()));
    let task = CustomsTask::from_code(task);
    Some((code, LaPosteEvent { whereabouts, task, sentence: format!("colissimo-event-{group}") }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_every_task_has_a_code() {
        assert_eq!(EVENTS.len(), TABLE.lines().skip(1).count());
        for line in TABLE.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let event = la_poste_event(cells[0]).unwrap();
            assert_eq!(event.whereabouts.is_none(), cells[2] == "-", "{line}");
            assert_eq!(event.task.is_none(), cells[3] == "-", "{line}");
        }
        for task in CustomsTask::ALL {
            assert!(EVENTS.values().any(|event| event.task == Some(task)), "{task:?}");
        }
    }

    #[test]
    fn in_transit_is_not_out_for_delivery() {
        let standing = |code| la_poste_event(code).and_then(|event| event.whereabouts.clone());
        assert_eq!(standing("ET1"), Some(Whereabouts::OnItsWay));
        assert_eq!(la_poste_event("ET1").unwrap().sentence, "colissimo-event-on-its-way");
        assert_eq!(standing("PCHMQT"), Some(Whereabouts::Announced));
        assert_eq!(standing("DOUFCM"), Some(Whereabouts::Problem));
        assert_eq!(standing("DSCOUV"), None);
        assert_eq!(la_poste_event("QZQZQZ"), None);
    }
}

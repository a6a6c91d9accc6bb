//! What is recorded of purchases, read back: to settle what is open, to fetch paper, to print and to void.

use rusqlite::OptionalExtension as _;
use rusqlite::Row;

use super::FileHash;
use super::KeptPaper;
use super::Store;
use super::StoreError;
use super::from_json;
use crate::domain::BoughtLabel;
use crate::domain::CarrierAccount;
use crate::domain::Currency;
use crate::domain::ExternalId;
use crate::domain::IntentId;
use crate::domain::LabelFormat;
use crate::domain::Money;
use crate::domain::PaperKind;
use crate::domain::PrinterId;
use crate::domain::Shipment;
use crate::domain::ShipmentState;
use crate::domain::TrackingNumber;

/// A purchase whose end is not known, as it must be found out after a start.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenIntent {
    /// Which.
    pub intent: IntentId,
    /// The account as it was when the button was pressed, even if it was removed since.
    pub account: CarrierAccount,
    /// What was to be bought.
    pub shipment: Shipment,
    /// What the last attempt is known by at the carrier.
    pub external: ExternalId,
    /// The number of the last attempt.
    pub attempt: u32,
    /// Buying or in doubt.
    pub state: ShipmentState,
    /// When the last attempt was sent, in milliseconds since 1970.
    pub sent_ms: i64,
    /// Which printer the label was for.
    pub printer: Option<PrinterId>,
}

/// A label that is paid and whose paper is not here.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperWanted {
    /// Which.
    pub intent: IntentId,
    /// The account as it was when the button was pressed.
    pub account: CarrierAccount,
}

/// All that is recorded of one purchase.
#[derive(Clone, Debug, PartialEq)]
pub struct Purchase {
    /// The account as it was when the button was pressed.
    pub account: CarrierAccount,
    /// What was to be bought.
    pub shipment: Shipment,
    /// Where it stands.
    pub state: ShipmentState,
    /// The label, once bought.
    pub label: Option<BoughtLabel>,
    /// The files that hold its label.
    pub papers: Vec<(LabelFormat, FileHash)>,
    /// The files that hold its other papers.
    pub customs_papers: Vec<KeptPaper>,
    /// Which printer the label was for.
    pub printer: Option<PrinterId>,
}

const OPEN: &str =
    "SELECT intent.id, intent.account, intent.shipment, attempt.external_id, attempt.number, intent.state,
         attempt.sent_ms, intent.printer_id
     FROM intent JOIN attempt ON attempt.intent_id = intent.id";

impl Store {
    /// Every purchase with an attempt whose end is not known, the oldest first. After [`Store::recover`] all are in doubt.
    pub fn open_intents(&self) -> Result<Vec<OpenIntent>, StoreError> {
        self.unsettled(
            &format!(
                "{OPEN} WHERE attempt.outcome IN ('sent', 'in_doubt') AND intent.discarded_ms IS NULL
                 ORDER BY intent.created_ms, intent.id"
            ),
            (),
        )
    }

    /// Every purchase that is believed not to have been made and whose request went out since then: a carrier that was very late
    /// may still have sold it. What was put away counts too, since its label would be paid all the same.
    pub fn believed_absent(&self, since_ms: i64) -> Result<Vec<OpenIntent>, StoreError> {
        self.unsettled(
            &format!(
                "{OPEN} WHERE intent.state = 'not_bought' AND attempt.sent_ms >= ?1 AND attempt.outcome IN ('absent', 'refused')
                 AND attempt.number = (SELECT max(number) FROM attempt AS last WHERE last.intent_id = intent.id)
                 ORDER BY intent.created_ms, intent.id"
            ),
            [since_ms],
        )
    }

    fn unsettled(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<OpenIntent>, StoreError> {
        let mut query = self.database.prepare_cached(sql)?;
        let mut rows = query.query(params)?;
        let mut open = Vec::new();
        while let Some(row) = rows.next()? {
            match read_open(row) {
                Ok(found) => open.push(found),
                // The others are to be settled all the same.
                Err(error) => tracing::error!(%error, "an open purchase cannot be read"),
            }
        }
        Ok(open)
    }

    /// Every label that is paid and whose paper is still to be fetched, the oldest first.
    pub fn paper_missing(&self) -> Result<Vec<PaperWanted>, StoreError> {
        let mut query =
            self.database.prepare("SELECT id FROM intent WHERE state = 'paper_missing' ORDER BY created_ms, id")?;
        let ids: Vec<String> = query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut wanted = Vec::new();
        for intent in ids.into_iter().map(IntentId) {
            match self.purchase(&intent) {
                Ok(Some(Purchase { account, label: Some(_), .. })) => wanted.push(PaperWanted { intent, account }),
                Ok(_) => tracing::error!(intent = intent.0, "a paid label without a record of it"),
                Err(error) => tracing::error!(%error, "a paid label cannot be read"),
            }
        }
        Ok(wanted)
    }

    /// All that is recorded of a purchase; none if nothing is.
    pub fn purchase(&self, intent: &IntentId) -> Result<Option<Purchase>, StoreError> {
        type Read = (String, String, String, Option<i64>, Option<String>);
        let read = |row: &Row<'_>| -> rusqlite::Result<Read> {
            let (state, discarded) = (row.get("state")?, row.get("discarded_ms")?);
            Ok((row.get("account")?, row.get("shipment")?, state, discarded, row.get("printer_id")?))
        };
        let found = self
            .database
            .query_row("SELECT * FROM intent WHERE id = ?1", [&intent.0], |row| Ok((read(row)?, label_of(row)?)))
            .optional()?;
        let Some(((account, shipment, state, discarded, printer), label)) = found else { return Ok(None) };
        Ok(Some(Purchase {
            account: from_json(&account, "account of intent", &intent.0)?,
            shipment: from_json(&shipment, "shipment of intent", &intent.0)?,
            state: read_state(&state, discarded, &intent.0)?,
            label,
            papers: self.papers(intent)?,
            customs_papers: self.customs_papers(intent)?,
            printer: printer.map(PrinterId),
        }))
    }

    fn papers(&self, intent: &IntentId) -> Result<Vec<(LabelFormat, FileHash)>, StoreError> {
        let mut query = self
            .database
            .prepare("SELECT format, sha256 FROM paper WHERE intent_id = ?1 AND kind = 'label' ORDER BY format")?;
        let rows = query.query_map([&intent.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (format, hash) = row?;
            let damaged = || StoreError::Damaged { table: "paper of intent", id: intent.0.clone() };
            Ok((read_format(&format).ok_or_else(damaged)?, FileHash::parse(&hash).ok_or_else(damaged)?))
        })
        .collect()
    }

    fn customs_papers(&self, intent: &IntentId) -> Result<Vec<KeptPaper>, StoreError> {
        let mut query = self.database.prepare(
            "SELECT kind, format, sha256 FROM paper WHERE intent_id = ?1 AND kind <> 'label' ORDER BY kind, format",
        )?;
        let texts = |row: &Row<'_>| -> rusqlite::Result<[String; 3]> { Ok([row.get(0)?, row.get(1)?, row.get(2)?]) };
        let rows = query.query_map([&intent.0], texts)?;
        rows.map(|row| {
            let [kind, format, hash] = row?;
            read_paper(&kind, &format, &hash)
                .ok_or_else(|| StoreError::Damaged { table: "paper of intent", id: intent.0.clone() })
        })
        .collect()
    }
}

/// A paper's kind, format and hash as they are written down.
fn read_paper(kind: &str, format: &str, hash: &str) -> Option<KeptPaper> {
    Some((PaperKind::from_code(kind)?, read_format(format)?, FileHash::parse(hash)?))
}

fn label_of(row: &Row<'_>) -> rusqlite::Result<Option<BoughtLabel>> {
    let (Some(label_id), Some(carrier_shipment_id), Some(tracking)) =
        (row.get("label_id")?, row.get("carrier_shipment_id")?, row.get("tracking")?)
    else {
        return Ok(None);
    };
    Ok(Some(BoughtLabel {
        label_id,
        carrier_shipment_id,
        tracking: TrackingNumber(tracking),
        cost: cost_of(row)?,
        voided: row.get::<_, Option<i64>>("voided_ms")?.is_some(),
    }))
}

/// What a label cost, from a row with both halves of it.
pub(super) fn cost_of(row: &Row<'_>) -> rusqlite::Result<Option<Money>> {
    let (cents, code): (Option<i64>, Option<String>) = (row.get("cost_cents")?, row.get("cost_currency")?);
    let currency = code.and_then(|code| code.parse::<Currency>().ok());
    Ok(cents.zip(currency).map(|(cents, currency)| Money { cents, currency }))
}

/// How a state is written down. Never changes, unlike the words on the screen.
pub(super) fn stored_state(state: ShipmentState) -> &'static str {
    match state {
        ShipmentState::Buying => "buying",
        ShipmentState::InDoubt => "in_doubt",
        ShipmentState::NotBought => "not_bought",
        ShipmentState::Refused => "refused",
        ShipmentState::NotSent => "not_sent",
        ShipmentState::PaperMissing => "paper_missing",
        ShipmentState::Labelled => "labelled",
        // What is put away unused is told apart by a column of its own.
        ShipmentState::Voided | ShipmentState::Discarded => "voided",
    }
}

/// Reads what [`stored_state`] wrote, beside when it was put away unused.
pub(super) fn read_state(text: &str, discarded_ms: Option<i64>, id: &str) -> Result<ShipmentState, StoreError> {
    if discarded_ms.is_some() {
        return Ok(ShipmentState::Discarded);
    }
    let read = ShipmentState::ALL.into_iter().find(|state| stored_state(*state) == text);
    read.ok_or_else(|| StoreError::Damaged { table: "state of intent", id: id.to_owned() })
}

/// Reads a format by its file ending, as it is written down.
pub(super) fn read_format(text: &str) -> Option<LabelFormat> {
    LabelFormat::ALL.into_iter().find(|format| format.extension() == text)
}

fn read_open(row: &Row<'_>) -> Result<OpenIntent, StoreError> {
    let id: String = row.get(0)?;
    Ok(OpenIntent {
        account: from_json(row.get_ref(1)?.as_str().unwrap_or_default(), "account of intent", &id)?,
        shipment: from_json(row.get_ref(2)?.as_str().unwrap_or_default(), "shipment of intent", &id)?,
        external: ExternalId(row.get(3)?),
        attempt: row.get(4)?,
        state: read_state(&row.get::<_, String>(5)?, None, &id)?,
        sent_ms: row.get(6)?,
        printer: row.get::<_, Option<String>>(7)?.map(PrinterId),
        intent: IntentId(id),
    })
}

//! What is said of each thing that waits, and what can be done about it.

use crate::domain::CarrierAccount;
use crate::domain::CustomsTask;
use crate::domain::HistoryRow;
use crate::domain::PrintQuestion;
use crate::domain::PrintWish;
use crate::domain::PushFlag;
use crate::domain::PushReason;
use crate::domain::PushRecord;
use crate::domain::PushState;
use crate::domain::PushStatus;
use crate::domain::ShipmentState;
use crate::domain::Unused;
use crate::ui::widgets::Tone;
use crate::words::Words;

/// Something that waits.
pub(super) enum Item<'a> {
    /// The whole outbox.
    Outbox(PushReason),
    /// An account whose key is gone.
    Account(&'a CarrierAccount),
    /// A purchase or its paper, and what its carrier does about labels that are not used.
    Shipment(&'a HistoryRow, Unused),
    /// What LateShipment was to be told of a shipment.
    Telling(&'a HistoryRow, &'a PushRecord),
    /// A parcel that customs hold until somebody has done something.
    Customs(&'a HistoryRow, CustomsTask),
}

/// What can be done about something that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deal {
    LookNow,
    MakeAnew,
    PutAway,
    BuyAgain,
    Leave,
    TakeBack,
    Fetch,
    Print,
    PrintAnyway,
    PrintWhatFits,
    PrintAllSuch,
    SeeLabel,
    SeePrinters,
    MendNumber,
    TellAgain,
    LetGo,
    Noted,
    SeePush,
    ReconnectPush,
    ReconnectAccount,
    TaskDone,
    SeeParcel,
}

/// What is said of it.
pub(super) struct Case {
    pub tone: Tone,
    pub title: String,
    pub comfort: String,
    pub deals: &'static [Deal],
}

pub(super) fn deal_word(words: Words, deal: Deal) -> &'static str {
    match deal {
        Deal::LookNow => words.get("remedy-settle"),
        Deal::MakeAnew => words.get("settle-make-anew"),
        Deal::PutAway => words.get("settle-put-away"),
        Deal::BuyAgain => words.get("settle-buy-again"),
        Deal::Leave | Deal::LetGo => words.get("settle-leave"),
        Deal::TakeBack => words.get("settle-take-back"),
        Deal::Fetch => words.get("remedy-fetch-the-paper"),
        Deal::Print => words.get("reprint"),
        Deal::PrintAnyway => words.get("print-anyway"),
        Deal::PrintWhatFits => words.get("print-what-fits"),
        Deal::PrintAllSuch => words.get("print-all-such"),
        Deal::SeeLabel => words.get("panel-show-label"),
        Deal::SeePrinters => words.get("settings-printers"),
        Deal::MendNumber => words.get("settle-push-number"),
        Deal::TellAgain => words.get("settle-push-again"),
        Deal::Noted => words.get("settle-push-noted"),
        Deal::SeePush => words.get("settle-push-see"),
        Deal::ReconnectPush | Deal::ReconnectAccount => words.get("settle-push-reconnect"),
        Deal::TaskDone => words.get("customs-task-done"),
        Deal::SeeParcel => words.get("customs-task-see"),
    }
}

impl Item<'_> {
    /// What is said of it.
    pub(super) fn case(&self, words: Words, status: &PushStatus) -> Case {
        match self {
            Self::Outbox(reason) => outbox(words, *reason, status),
            Self::Account(account) => Case {
                tone: Tone::Warning,
                title: words.with("settle-account-gone", &[("account", account.nickname.as_str().into())]),
                comfort: words.get("settle-account-gone-comfort").to_owned(),
                deals: &[Deal::ReconnectAccount],
            },
            Self::Shipment(row, unused) => shipment(words, row, *unused),
            Self::Telling(row, push) => telling(words, row, push),
            Self::Customs(row, task) => Case {
                tone: Tone::Warning,
                title: titled(words, "settle-customs", row),
                comfort: words.customs_task(*task).to_owned(),
                deals: &[Deal::TaskDone, Deal::SeeParcel],
            },
        }
    }
}

/// One line for all that waits behind it.
fn outbox(words: Words, reason: PushReason, status: &PushStatus) -> Case {
    let kept = words.with("push-paused-kept", &[("count", status.waiting.into())]);
    let facts = [("reason", words.push_reason(reason).into()), ("kept", kept.into())];
    Case {
        tone: Tone::Warning,
        title: words.get("settle-push-paused").to_owned(),
        comfort: words.with("settle-push-paused-comfort", &facts),
        deals: match reason {
            PushReason::Credentials | PushReason::KeyMissing => &[Deal::ReconnectPush],
            _ => &[Deal::SeePush],
        },
    }
}

fn telling(words: Words, row: &HistoryRow, push: &PushRecord) -> Case {
    let reason = push.reason.map(|reason| words.push_reason(reason)).unwrap_or_default();
    let reason = [("reason", reason.into())];
    match (push.state, push.flagged) {
        (PushState::Held, _) => Case {
            tone: Tone::Waiting,
            title: titled(words, "settle-push-held", row),
            comfort: words.with("settle-push-held-comfort", &reason),
            deals: &[Deal::TellAgain, Deal::LetGo],
        },
        (PushState::Refused, _) => Case {
            tone: Tone::Warning,
            title: titled(words, "settle-push-refused", row),
            comfort: words.with("settle-push-refused-comfort", &reason),
            deals: match push.reason {
                Some(PushReason::NoCarrierType) => &[Deal::SeePush, Deal::LetGo],
                Some(PushReason::NoTrackingNumber | PushReason::Unreadable | PushReason::JsonRefused) => {
                    &[Deal::TellAgain, Deal::LetGo]
                }
                _ => &[Deal::MendNumber, Deal::LetGo],
            },
        },
        (PushState::Waiting | PushState::Sent | PushState::Cancelled, _) => {
            debug_assert_eq!(push.flagged, PushFlag::New, "only what waits for a person is here");
            Case {
                tone: Tone::Warning,
                title: titled(words, "settle-push-flagged", row),
                comfort: words.with("settle-push-flagged-comfort", &[("number", push.order_no.as_str().into())]),
                deals: &[Deal::Noted],
            }
        }
    }
}

fn titled(words: Words, id: &str, row: &HistoryRow) -> String {
    let who = if row.consignee.name.is_empty() {
        row.consignee.company.clone().unwrap_or_default()
    } else {
        row.consignee.name.clone()
    };
    let place = format!("{} {}", row.consignee.postcode, row.consignee.city);
    words.with(id, &[("who", who.into()), ("place", place.into())])
}

fn shipment(words: Words, row: &HistoryRow, unused: Unused) -> Case {
    let titled = |id: &str| titled(words, id, row);
    let plain = |id: &str| words.get(id).to_owned();
    match row.state {
        ShipmentState::InDoubt if unused == Unused::NotBilled => Case {
            tone: Tone::Warning,
            title: titled("settle-lost"),
            comfort: plain("settle-lost-comfort"),
            deals: &[Deal::MakeAnew, Deal::PutAway],
        },
        ShipmentState::InDoubt | ShipmentState::Buying => Case {
            tone: Tone::Waiting,
            title: titled("settle-in-doubt"),
            comfort: words.with("settle-in-doubt-comfort", &[("time", words.minute_ms(row.created_ms).into())]),
            deals: &[Deal::LookNow],
        },
        ShipmentState::NotBought => Case {
            tone: Tone::Warning,
            title: titled("settle-not-bought"),
            comfort: plain("settle-not-bought-comfort"),
            deals: &[Deal::BuyAgain, Deal::Leave],
        },
        ShipmentState::Refused => Case {
            tone: Tone::Error,
            title: titled("settle-refused"),
            comfort: match row.refusal.as_ref().filter(|said| !said.message.is_empty()) {
                Some(said) => words.with("settle-refused-comfort", &[("message", words.said(said).into())]),
                None => plain("settle-nothing-paid"),
            },
            deals: &[Deal::TakeBack, Deal::Leave],
        },
        ShipmentState::NotSent => Case {
            tone: Tone::Warning,
            title: titled("settle-not-sent"),
            comfort: plain("settle-not-sent-comfort"),
            deals: &[Deal::BuyAgain, Deal::Leave],
        },
        ShipmentState::PaperMissing => Case {
            tone: Tone::Warning,
            title: titled("settle-paper-missing"),
            comfort: plain("settle-paper-missing-comfort"),
            deals: &[Deal::Fetch],
        },
        ShipmentState::Labelled if row.asking().is_some() => Case {
            tone: Tone::Warning,
            title: titled("settle-print-asks"),
            comfort: row
                .asking()
                .map(|print| words.asked(print))
                .map_or_else(String::new, |asked| format!("{}. {}", asked.title, asked.text)),
            deals: match (row.next_wish(), row.asking().and_then(|print| print.question.as_ref())) {
                (PrintWish::WhatFits, _) => &[Deal::PrintWhatFits, Deal::SeeLabel, Deal::Leave],
                (PrintWish::Anyway, Some(PrintQuestion::LowGrade(_))) => {
                    &[Deal::PrintAnyway, Deal::PrintAllSuch, Deal::SeeLabel, Deal::Leave]
                }
                (PrintWish::Anyway, _) => &[Deal::PrintAnyway, Deal::SeeLabel, Deal::Leave],
                (PrintWish::Bought | PrintWish::Again, _) => &[Deal::Print, Deal::SeePrinters, Deal::Leave],
            },
        },
        ShipmentState::Labelled | ShipmentState::Voided | ShipmentState::Discarded => Case {
            tone: Tone::Error,
            title: titled("settle-not-printed"),
            comfort: not_printed(words, row),
            deals: &[Deal::Print, Deal::Leave],
        },
    }
}

/// Why it was not printed, where that is known.
fn not_printed(words: Words, row: &HistoryRow) -> String {
    let Some(print) = &row.print else { return words.get("settle-kept-here").to_owned() };
    let printer = [("printer", print.printer_name.as_str().into())];
    match print.trouble {
        Some(trouble) => {
            let reason = words.with(trouble.id(), &printer);
            words.with("settle-not-printed-because", &[("reason", reason.into())])
        }
        None => words.with("settle-not-printed-comfort", &printer),
    }
}

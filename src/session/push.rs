//! Telling LateShipment: its connect form, what is set for it, and what is done about a telling.

use std::collections::BTreeMap;

use secrecy::SecretString;

use crate::command::Command;
use crate::command::PushRequest;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::CarrierKind;
use crate::domain::Email;
use crate::domain::Failure;
use crate::domain::IntentId;
use crate::domain::KeepSecrets;
use crate::domain::KeyringState;
use crate::domain::PushAccount;
use crate::domain::PushReason;
use crate::domain::PushStatus;
use crate::domain::PushTrial;
use crate::domain::WithoutNumber;

use super::News;
use super::Session;

/// LateShipment's page and form.
#[derive(Default)]
pub struct PushDesk {
    /// How the outbox stands.
    pub status: PushStatus,
    /// Its page is what the accounts show.
    pub open: bool,
    /// The form is open although there is a connection: to give the credentials anew.
    pub renewing: bool,
    /// The box for the e-mail address.
    pub email: String,
    /// The box that the key is typed in; emptied when it is sent.
    pub key_text: String,
    /// Where deliveries are sent.
    pub endpoint: String,
    /// What came of trying the credentials.
    pub trial: Remote<PushTrial>,
    /// The operator keeps the key for this session only.
    pub session_only: bool,
    /// What carriers are called there, as it is being typed.
    pub carrier_types: BTreeMap<CarrierKind, String>,
    /// The box for another order number of a refused telling.
    pub order_no: Option<(IntentId, String)>,
    /// The box that takes the focus when the form is drawn next.
    pub focus: Option<PushField>,
    sent_key: Option<SecretString>,
    connecting: bool,
    tried: bool,
}

/// A box of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PushField {
    /// The e-mail address.
    Email,
    /// The key.
    Key,
    /// Where deliveries are sent.
    Endpoint,
}

impl std::fmt::Debug for PushDesk {
    /// Never a text box: one of them holds a key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PushDesk({:?})", self.status)
    }
}

impl PushDesk {
    /// The first box that stands in the way, with the id of its sentence.
    pub fn problem(&self) -> Option<(PushField, &'static str)> {
        if self.email.trim().is_empty() {
            return Some((PushField::Email, "push-form-no-email"));
        }
        if self.email.parse::<Email>().is_err() {
            return Some((PushField::Email, "push-form-bad-email"));
        }
        // A key that was tried needs no typing again.
        if self.key_text.trim().is_empty() && self.sent_key.is_none() {
            return Some((PushField::Key, "push-form-no-key"));
        }
        if self.key_text.trim().chars().any(|sign| !sign.is_ascii_graphic()) {
            return Some((PushField::Key, "push-form-bad-key"));
        }
        let endpoint = self.endpoint.trim();
        let sound = endpoint.starts_with("https://") || endpoint.starts_with("http://");
        (!sound || endpoint.contains(char::is_whitespace)).then_some((PushField::Endpoint, "push-form-bad-endpoint"))
    }

    /// The problem to be said at a box: none before the operator has tried.
    pub fn problem_at(&self, field: PushField) -> Option<&'static str> {
        self.problem().filter(|(at, _)| self.tried && *at == field).map(|(_, id)| id)
    }

    /// The key was tried and is not typed again.
    pub fn has_tried_key(&self) -> bool {
        self.sent_key.is_some()
    }

    /// The form is what its page shows.
    pub fn is_form(&self) -> bool {
        self.status.account.is_none() || self.renewing
    }
}

impl Session {
    /// Shows LateShipment's page, with the form where there is no connection.
    pub fn show_push(&mut self) {
        self.connect = Default::default();
        self.push.open = true;
        self.push.trial = Remote::NotAsked;
        match self.push.status.account.clone() {
            None => self.open_push_form(),
            Some(account) => {
                let missing = matches!(account.paused, Some(PushReason::KeyMissing | PushReason::Credentials));
                self.push.carrier_types =
                    CarrierKind::ALL.iter().map(|kind| (*kind, account.carrier_type(*kind).to_owned())).collect();
                if missing {
                    self.open_push_form();
                }
            }
        }
    }

    /// Opens the form, with what is known.
    pub fn open_push_form(&mut self) {
        let known = self.push.status.account.as_ref();
        self.push.email = known.map(|account| account.email.clone()).unwrap_or_default();
        self.push.endpoint = known.map_or_else(|| PushAccount::ENDPOINT.to_owned(), |account| account.endpoint.clone());
        self.push.renewing = known.is_some();
        self.push.focus = Some(if known.is_some() { PushField::Key } else { PushField::Email });
        self.push.trial = Remote::NotAsked;
        (self.push.sent_key, self.push.tried) = (None, false);
        self.push.key_text.clear();
    }

    /// Leaves the form; the key that was typed goes with it.
    pub fn close_push_form(&mut self) {
        self.push.renewing = false;
        self.push.trial = Remote::NotAsked;
        self.push.sent_key = None;
        self.push.key_text.clear();
        if self.push.status.account.is_none() {
            self.push.open = false;
        }
    }

    /// Tries what the form holds, and tells LateShipment of nothing.
    pub fn test_push(&mut self, commands: &mut Vec<Command>) {
        self.try_push(None, commands);
    }

    /// Tries what the form holds and connects if it is taken.
    pub fn connect_push(&mut self, commands: &mut Vec<Command>) {
        if self.must_agree_to_push_session_only() {
            return;
        }
        let keep = match self.keyring {
            KeyringState::Ready => KeepSecrets::InTheKeyring,
            KeyringState::Locked | KeyringState::Absent => KeepSecrets::ForThisSession,
        };
        self.try_push(Some(keep), commands);
    }

    /// The key cannot be kept and the operator has not said that this session is enough.
    pub fn must_agree_to_push_session_only(&self) -> bool {
        self.keyring != KeyringState::Ready && !self.push.session_only
    }

    /// Tries the credentials that are kept.
    pub fn test_kept_push(&mut self, commands: &mut Vec<Command>) {
        let Some(account) = self.push.status.account.clone() else { return };
        let ticket = self.ticket();
        self.push.connecting = false;
        self.push.trial.wait(ticket);
        let request = PushRequest { email: account.email, key: None, endpoint: account.endpoint };
        commands.push(Command::TryPush { ticket, request, connect: None });
    }

    fn try_push(&mut self, connect: Option<KeepSecrets>, commands: &mut Vec<Command>) {
        self.push.tried = true;
        if let Some((field, _)) = self.push.problem() {
            self.push.focus = Some(field);
            return;
        }
        if self.push.trial.is_waiting() {
            return;
        }
        let typed = std::mem::take(&mut self.push.key_text);
        if !typed.trim().is_empty() {
            self.push.sent_key = Some(SecretString::from(typed.trim().to_owned()));
        }
        let ticket = self.ticket();
        self.push.connecting = connect.is_some();
        self.push.trial.wait(ticket);
        let request = PushRequest {
            email: self.push.email.trim().to_owned(),
            key: self.push.sent_key.clone(),
            endpoint: self.push.endpoint.trim().to_owned(),
        };
        commands.push(Command::TryPush { ticket, request, connect });
    }

    /// Lets another key be typed.
    pub fn change_push_key(&mut self) {
        self.push.sent_key = None;
        self.push.trial = Remote::NotAsked;
        self.push.focus = Some(PushField::Key);
    }

    /// Keeps what carriers are called there, as typed. A blank one is the usual name again.
    pub fn save_carrier_types(&mut self, commands: &mut Vec<Command>) {
        let Some(mut account) = self.push.status.account.clone() else { return };
        let typed = self.push.carrier_types.iter().map(|(kind, text)| (*kind, text.trim().to_owned()));
        account.carrier_types = typed.filter(|(_, text)| !text.is_empty()).collect();
        self.save_push(account, commands);
    }

    /// Says what goes for an order without a number.
    pub fn use_without_number(&mut self, choice: WithoutNumber, commands: &mut Vec<Command>) {
        let Some(account) = self.push.status.account.clone() else { return };
        self.save_push(PushAccount { without_number: choice, ..account }, commands);
    }

    fn save_push(&mut self, account: PushAccount, commands: &mut Vec<Command>) {
        self.push.status.account = Some(account.clone());
        commands.push(Command::SavePush(account));
    }

    /// Tells of a label once more, under the number that was typed for it, if one was.
    pub fn send_push_again(&mut self, intent: &IntentId, commands: &mut Vec<Command>) {
        let typed = self.push.order_no.take_if(|(typed_for, _)| typed_for == intent);
        let order_no = typed.map(|(_, text)| text.trim().to_owned()).filter(|text| !text.is_empty());
        commands.push(Command::SendPushAgain { intent: intent.clone(), order_no });
    }

    pub(super) fn push_tried(&mut self, ticket: Ticket, outcome: Result<PushTrial, Failure>) {
        let connected = self.push.connecting && outcome.as_ref().is_ok_and(|trial| trial.reason.opens());
        if !self.push.trial.answer(ticket, outcome) {
            return;
        }
        if connected {
            self.push.renewing = false;
            self.push.sent_key = None;
        } else if self.push.trial.here().is_some_and(|trial| trial.reason == PushReason::Credentials) {
            self.push.focus = Some(PushField::Key);
        }
    }

    pub(super) fn push_changed(&mut self, status: PushStatus) {
        let (before, now) = (self.push.status.paused(), status.paused());
        let was_connected = self.push.status.account.is_some();
        if let Some(reason) = now.filter(|reason| before != Some(*reason) && *reason != PushReason::ByHand) {
            self.notices.retain(|notice| !matches!(notice.news, News::PushPaused(_)));
            self.tell(News::PushPaused(reason));
        }
        if now.is_none() {
            self.notices.retain(|notice| !matches!(notice.news, News::PushPaused(_)));
        }
        if let Some(account) = status.account.as_ref().filter(|_| !was_connected) {
            self.push.carrier_types =
                CarrierKind::ALL.iter().map(|kind| (*kind, account.carrier_type(*kind).to_owned())).collect();
        }
        if status.account.is_none() && was_connected && self.push.open {
            self.push.status = status;
            self.open_push_form();
            return;
        }
        self.push.status = status;
    }
}

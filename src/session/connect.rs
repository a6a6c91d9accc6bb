//! Connecting a carrier account: the key first, tested alone, then the contract.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use secrecy::ExposeSecret as _;
use secrecy::SecretString;

use crate::command::Command;
use crate::command::ConnectRequest;
use crate::command::Remote;
use crate::command::Ticket;
use crate::domain::AccountId;
use crate::domain::CarrierAccount;
use crate::domain::CarrierKind;
use crate::domain::Failure;
use crate::domain::Fault;
use crate::domain::Field;
use crate::domain::KeepSecrets;
use crate::domain::KeyKind;
use crate::domain::KeyTested;
use crate::domain::KeyringState;
use crate::domain::Mishap;
use crate::domain::Problem;
use crate::domain::Problems;
use crate::domain::Remedy;
use crate::domain::rules;

use super::Price;
use super::Session;

/// The connect form.
#[derive(Default)]
pub struct ConnectDesk {
    /// Which carrier it connects.
    pub kind: Option<CarrierKind>,
    /// The box that the API key is typed in; emptied when it is tried.
    pub key_text: String,
    /// What the key opened.
    pub key: Remote<KeyTested>,
    /// Where the API answers.
    pub endpoint: String,
    /// The boxes of the second step that are no secret, by the carrier's names.
    pub texts: BTreeMap<&'static str, String>,
    /// The boxes that are; emptied when they are sent.
    pub secret_texts: BTreeMap<&'static str, String>,
    /// The optional boxes are unfolded.
    pub optional_open: bool,
    /// How connecting went.
    pub outcome: Remote<AccountId>,
    /// The operator keeps the secrets for this session only.
    pub session_only: bool,
    /// The box that takes the focus when the form is drawn next.
    pub focus: Option<Field>,
    /// The account that is connected anew.
    pub renews: Option<AccountId>,
    tested_key: Option<SecretString>,
    sent_secrets: BTreeMap<&'static str, SecretString>,
    touched: BTreeSet<&'static str>,
    tried: bool,
    refused: Problems,
    draft: Option<Draft>,
}

/// What was typed in a form that was left. No box of a secret is in it.
struct Draft {
    kind: CarrierKind,
    renews: Option<AccountId>,
    endpoint: String,
    texts: BTreeMap<&'static str, String>,
}

/// Where the connect form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConnectStep {
    /// A key is typed.
    Key,
    /// The key opened the API; the contract is typed.
    Contract,
}

impl std::fmt::Debug for ConnectDesk {
    /// Never a text box: one of them holds a key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ConnectDesk({:?})", self.kind)
    }
}

impl ConnectDesk {
    /// Which step is open.
    pub fn step(&self) -> ConnectStep {
        match self.key.here() {
            Some(tested) if tested.kind == KeyKind::Production && self.tested_key.is_some() => ConnectStep::Contract,
            Some(_) | None => ConnectStep::Key,
        }
    }

    /// What stands in the way of connecting, in the order of the form.
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::default();
        if let Some(kind) = self.kind {
            for field in kind.credentials() {
                problems.extend(rules::check_credential(field, self.text(field.name)));
                if self.is_wanted_instead_of_a_key(field.name) && self.text(field.name).trim().is_empty() {
                    problems.error(Field::Credential(field.name), Fault::Missing);
                }
            }
        }
        problems
    }

    /// The form goes on without a key: number and password of the contract stand in for it.
    pub fn is_without_key(&self) -> bool {
        self.tested_key.as_ref().is_some_and(|key| key.expose_secret().is_empty())
    }

    /// A box that has to be filled in where there is no key.
    pub fn is_wanted_instead_of_a_key(&self, name: &str) -> bool {
        self.is_without_key() && matches!(name, "contract_number" | "contract_password")
    }

    /// What to say at a box; that it is empty only once the operator has been there or has tried.
    pub fn problem_at(&self, name: &'static str) -> Option<Problem> {
        let at = Field::Credential(name);
        if let Some(refused) = self.refused.at(at) {
            return Some(refused.clone());
        }
        let problem = self.problems().at(at).cloned()?;
        let quiet = problem.fault == Fault::Missing && !self.tried && !self.touched.contains(name);
        (!quiet).then_some(problem)
    }

    /// What is wrong with where the API is said to answer.
    pub fn endpoint_problem(&self) -> Option<Problem> {
        rules::check_endpoint(&self.endpoint).at(Field::Endpoint).cloned()
    }

    /// Notes that the operator was at a box and left it.
    pub fn touch(&mut self, name: &'static str) {
        self.touched.insert(name);
    }

    /// The box was edited: what the carrier said of it no longer holds.
    pub fn edited(&mut self) {
        self.refused = Problems::default();
    }

    /// The text box of a credential.
    pub fn text_mut(&mut self, name: &'static str, secret: bool) -> &mut String {
        let texts = if secret { &mut self.secret_texts } else { &mut self.texts };
        texts.entry(name).or_default()
    }

    fn text(&self, name: &'static str) -> &str {
        let sent = self.sent_secrets.get(name).map(|secret| secret.expose_secret());
        let typed = self.texts.get(name).or_else(|| self.secret_texts.get(name)).map(String::as_str);
        typed.filter(|typed| !typed.is_empty()).or(sent).unwrap_or("")
    }
}

impl Session {
    /// Opens the form for a carrier, new or to connect an account again.
    pub fn open_connect_form(&mut self, kind: CarrierKind, renews: Option<AccountId>) {
        let before = renews.as_ref().and_then(|id| self.accounts.iter().find(|account| account.id == *id));
        let endpoint = before.map_or_else(|| kind.endpoint().to_owned(), |account| account.endpoint.clone());
        let nickname = before.map_or_else(|| kind.services()[0].name.to_string(), |account| account.nickname.clone());
        self.push.open = false;
        let draft = self.connect.draft.take().filter(|draft| draft.kind == kind && draft.renews == renews);
        let (endpoint, texts) = match draft {
            Some(draft) => (draft.endpoint, draft.texts),
            None => (endpoint, BTreeMap::from([("nickname", nickname)])),
        };
        self.connect = ConnectDesk {
            kind: Some(kind),
            endpoint,
            texts,
            focus: Some(Field::Credential("api_key")),
            renews,
            ..ConnectDesk::default()
        };
    }

    /// Opens the form for the first carrier that is not connected yet; the form itself offers the others.
    pub fn open_any_connect_form(&mut self) {
        let connected = |kind: &CarrierKind| self.accounts.iter().any(|account| account.kind == *kind);
        let kind = CarrierKind::ALL.iter().find(|kind| !connected(kind)).or(CarrierKind::ALL.first());
        if let Some(kind) = kind {
            self.open_connect_form(*kind, None);
        }
    }

    /// Goes on with contract number and password, for who has no key.
    pub fn connect_without_key(&mut self) {
        self.connect.key_text.clear();
        self.connect.tested_key = Some(SecretString::from(String::new()));
        self.connect.key = Remote::Here(KeyTested { kind: KeyKind::Production, tail: String::new(), carriers: 0 });
        self.connect.focus = Some(Field::Credential("contract_number"));
    }

    /// Leaves the form. What was typed waits for the next time it is opened; the key and the other secrets are forgotten.
    pub fn close_connect_form(&mut self) {
        let ConnectDesk { kind, renews, endpoint, texts, draft, .. } = std::mem::take(&mut self.connect);
        self.connect.draft = kind.map(|kind| Draft { kind, renews, endpoint, texts }).or(draft);
    }

    /// Tries the typed key alone. The text box is emptied: from here on the key is a secret.
    pub fn test_key(&mut self, commands: &mut Vec<Command>) {
        let Some(kind) = self.connect.kind else { return };
        // A key that is typed is sent nowhere but where it may go, and stays in its box until then.
        if self.connect.endpoint_problem().is_some() {
            self.connect.focus = Some(Field::Endpoint);
            return;
        }
        let typed = std::mem::take(&mut self.connect.key_text);
        // Nothing typed tries the last key once more: after a lost connection it need not be typed again.
        let typed = Some(typed.trim()).filter(|typed| !typed.is_empty());
        let typed = typed.map(|typed| SecretString::from(typed.to_owned()));
        let Some(key) = typed.or_else(|| self.connect.tested_key.clone()) else { return };
        let ticket = self.ticket();
        self.connect.key = Remote::NotAsked;
        self.connect.key.wait(ticket);
        self.connect.tested_key = Some(key.clone());
        commands.push(Command::TestKey { ticket, kind, endpoint: self.connect.endpoint.trim().to_owned(), key });
    }

    /// Lets another key be typed.
    pub fn change_key(&mut self) {
        self.connect.key = Remote::NotAsked;
        self.connect.tested_key = None;
        self.connect.outcome = Remote::NotAsked;
        self.connect.focus = Some(Field::Credential("api_key"));
    }

    /// Secrets cannot be kept and the operator has not said that this session is enough.
    pub fn must_agree_to_session_only(&self) -> bool {
        self.keyring.keeps_nothing() && !self.connect.session_only
    }

    /// Connects with what the form holds, or goes to what stands in the way.
    pub fn connect_account(&mut self, commands: &mut Vec<Command>) {
        self.connect.tried = true;
        let Some(kind) = self.connect.kind else { return };
        if let Some(problem) = self.connect.problems().errors().next() {
            self.connect.focus = Some(problem.field);
            return;
        }
        let Some(key) = self.connect.tested_key.clone() else { return };
        if self.must_agree_to_session_only() || self.connect.outcome.is_waiting() {
            return;
        }
        for (name, text) in std::mem::take(&mut self.connect.secret_texts) {
            if !text.trim().is_empty() {
                self.connect.sent_secrets.insert(name, SecretString::from(text.trim().to_owned()));
            }
        }
        let texts = self.connect.texts.iter().map(|(name, text)| (*name, text.trim().to_owned()));
        let texts = texts.filter(|(_, text)| !text.is_empty()).collect();
        let keep = match self.keyring {
            // Asked for still: the keyring itself says if it cannot.
            KeyringState::Ready | KeyringState::Asked => KeepSecrets::InTheKeyring,
            KeyringState::Locked | KeyringState::Absent => KeepSecrets::ForThisSession,
        };
        let ticket = self.ticket();
        self.connect.outcome.wait(ticket);
        let form = ConnectRequest {
            kind,
            endpoint: self.connect.endpoint.trim().to_owned(),
            key,
            texts,
            secrets: self.connect.sent_secrets.clone(),
            keep,
            renews: self.connect.renews.clone(),
        };
        commands.push(Command::Connect { ticket, form });
    }

    /// Asks the keyring how it is, after it was unlocked or started elsewhere.
    pub fn ask_keyring(&mut self, commands: &mut Vec<Command>) {
        self.keyring = KeyringState::Asked;
        commands.push(Command::AskKeyring);
    }

    /// Has the keyring ask for its password.
    pub fn unlock_keyring(&mut self, commands: &mut Vec<Command>) {
        self.keyring = KeyringState::Asked;
        commands.push(Command::UnlockKeyring);
    }

    pub(super) fn keyring_said(
        &mut self,
        state: KeyringState,
        without_key: Vec<AccountId>,
        commands: &mut Vec<Command>,
    ) {
        self.keyring = state;
        self.without_key = without_key;
        // The key may be had now: what failed without it is asked anew.
        if state == KeyringState::Ready && matches!(self.price(), Price::Failed(_)) {
            self.ask_for_rates(commands);
        }
    }

    /// Disconnects an account at the carrier.
    pub fn disconnect(&mut self, account: AccountId, commands: &mut Vec<Command>) {
        commands.push(Command::Disconnect { account });
    }

    pub(super) fn key_tested(&mut self, ticket: Ticket, outcome: Result<KeyTested, Failure>) {
        let outcome = outcome.map_err(at_the_form);
        // A sandbox key works and still connects no Lettre Suivie: that is the answer, not a success.
        let outcome = outcome.and_then(|tested| match tested.kind {
            KeyKind::Production => Ok(tested),
            KeyKind::Sandbox => Err(Failure::new(Mishap::SandboxKey, Remedy::Nothing)),
        });
        if self.connect.key.answer(ticket, outcome) {
            self.connect.focus = Some(match self.connect.step() {
                ConnectStep::Key => Field::Credential("api_key"),
                ConnectStep::Contract => Field::Credential("contract_number"),
            });
        }
    }

    pub(super) fn connected(&mut self, ticket: Ticket, outcome: Result<CarrierAccount, Failure>) {
        match outcome {
            Ok(account) => {
                if self.connect.outcome.answer(ticket, Ok(account.id.clone())) {
                    self.connect = ConnectDesk::default();
                }
                self.account = Some(account.id.clone());
                self.without_key.retain(|id| *id != account.id);
                self.account_changed(account);
                self.ship_or_ask_for_the_sender();
            }
            Err(failure) => {
                let failure = at_the_form(failure);
                self.connect.refused = failure.problems.clone();
                self.connect.focus = failure.problems.errors().next().map(|problem| problem.field);
                self.connect.outcome.answer(ticket, Err(failure));
            }
        }
    }
}

/// In the form itself there is nothing to reconnect yet: the key is typed again.
fn at_the_form(failure: Failure) -> Failure {
    let remedy = match failure.remedy {
        Remedy::ReconnectTheAccount => Remedy::TypeTheKeyAgain,
        remedy => remedy,
    };
    Failure { remedy, ..failure }
}

//! Whose account pays, and what changes with it.

use crate::domain::AccountId;
use crate::domain::CarrierAccount;
use crate::domain::Failure;

use super::News;
use super::Screen;
use super::Session;
use super::ship::FIRST_FIELD;

impl Session {
    /// Ships with another account from now on: by a service of its own, and from its own sender, who is asked for where nobody has
    /// said it yet.
    pub fn pay_with(&mut self, account: AccountId) {
        self.account = Some(account);
        self.ship.draft.service = None;
        self.begin_with_the_sender();
        self.edited();
        if self.screen == Screen::Ship && self.account().is_some_and(|account| account.sender.is_none()) {
            self.edit_sender();
        }
    }

    /// To the Ship screen, by way of the sender's form where an account has none yet.
    pub(super) fn ship_or_ask_for_the_sender(&mut self) {
        match self.account() {
            Some(account) if account.sender.is_none() => self.edit_sender(),
            Some(_) | None => self.screen = Screen::Ship,
        }
        self.ship.focus = Some(FIRST_FIELD);
    }

    pub(super) fn account_changed(&mut self, account: CarrierAccount) {
        self.known_sender = account.sender.clone().or(self.known_sender.take());
        match self.accounts.iter_mut().find(|known| known.id == account.id) {
            Some(known) => *known = account,
            None => {
                self.account = Some(account.id.clone());
                self.accounts.push(account);
            }
        }
        self.begin_with_the_sender();
        self.recheck();
    }

    pub(super) fn disconnected(&mut self, account: &AccountId, outcome: Result<(), Failure>) {
        match outcome {
            Ok(()) => {
                self.accounts.retain(|known| known.id != *account);
                self.without_key.retain(|id| id != account);
                self.account = self.accounts.first().map(|account| account.id.clone());
                self.tell(News::Disconnected);
                self.recheck();
            }
            Err(failure) => self.tell(News::Failed(failure)),
        }
    }
}

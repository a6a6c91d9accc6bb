//! The first steps as a list that can be left and taken up again. Each is ticked by a fact, never by having been visited.

use crate::command::Command;

use super::Screen;
use super::Session;
use super::SettingsPage;

/// A step of setting the station up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupStep {
    /// A carrier's account is connected.
    Account,
    /// It is known who sends.
    Sender,
    /// A printer's test label came out as it should.
    Printer,
    /// A language was chosen, and somebody has heard the tones or switched them off.
    LanguageAndSound,
    /// There is a place for copies.
    Backup,
}

impl SetupStep {
    /// The steps in their order.
    pub const ALL: [Self; 5] = [Self::Account, Self::Sender, Self::Printer, Self::LanguageAndSound, Self::Backup];

    /// The id of its sentence.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Account => "setup-account",
            Self::Sender => "setup-sender",
            Self::Printer => "setup-printer",
            Self::LanguageAndSound => "setup-language",
            Self::Backup => "setup-backup",
        }
    }
}

impl Session {
    /// Whether a step is done.
    pub fn is_done(&self, step: SetupStep) -> bool {
        match step {
            SetupStep::Account => !self.accounts.is_empty(),
            SetupStep::Sender => self.account().is_some_and(|account| account.sender.is_some()),
            SetupStep::Printer => {
                let proven = &self.settings.proven_printers;
                self.settings.label_printer().is_some_and(|printer| proven.contains(&printer.id))
            }
            SetupStep::LanguageAndSound => self.settings.language.is_some() && self.settings.sounds_settled,
            SetupStep::Backup => self.settings.backup_folder.is_some(),
        }
    }

    /// How many steps are done.
    pub fn steps_done(&self) -> usize {
        SetupStep::ALL.into_iter().filter(|step| self.is_done(*step)).count()
    }

    /// The list is neither done nor put away.
    pub fn setup_waits(&self) -> bool {
        !self.settings.setup_put_away && self.steps_done() < SetupStep::ALL.len()
    }

    /// The first step that is not done.
    pub fn next_step(&self) -> Option<SetupStep> {
        SetupStep::ALL.into_iter().find(|step| !self.is_done(*step))
    }

    /// Opens the list once, when a new desk can ship for the first time: what is still to do is not looked for by itself. Who
    /// only practises is left alone.
    pub(super) fn show_setup_once(&mut self, commands: &mut Vec<Command>) {
        if self.is_practice() || self.settings.setup_shown || !self.setup_waits() {
            return;
        }
        self.settings.setup_shown = true;
        self.settings_changed(commands);
        self.open_settings(SettingsPage::Setup, commands);
    }

    /// Opens the place of a step.
    pub fn open_step(&mut self, step: SetupStep, commands: &mut Vec<Command>) {
        match step {
            SetupStep::Account => {
                if self.accounts.is_empty() {
                    self.open_any_connect_form();
                }
                self.go_to(Screen::Accounts, commands);
            }
            SetupStep::Sender if self.accounts.is_empty() => self.open_step(SetupStep::Account, commands),
            SetupStep::Sender => self.edit_sender(),
            SetupStep::Printer => {
                self.open_settings(SettingsPage::Printers, commands);
                if self.settings.printers.is_empty() {
                    self.add_printer(commands);
                }
            }
            SetupStep::LanguageAndSound if self.settings.language.is_none() => {
                self.open_settings(SettingsPage::Look, commands);
            }
            SetupStep::LanguageAndSound => self.open_settings(SettingsPage::Sounds, commands),
            SetupStep::Backup => self.open_settings(SettingsPage::Backup, commands),
        }
    }

    /// Puts the list away, or takes it up again.
    pub fn put_setup_away(&mut self, away: SetupList, commands: &mut Vec<Command>) {
        self.settings.setup_put_away = away == SetupList::Away;
        self.settings_changed(commands);
    }
}

/// Where the list of first steps is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupList {
    /// It reminds of itself.
    Open,
    /// It waits in the settings.
    Away,
}

//! Seeing to the station itself, as far as a person does it: copies, people, certificates, lists, help.

use std::path::PathBuf;

use super::News;
use super::Screen;
use super::Session;
use crate::command::CertificatesFound;
use crate::command::Command;
use crate::command::ExportTo;
use crate::command::FileDialogs;
use crate::command::Remote;
use crate::command::Restored;
use crate::command::Upkeep;
use crate::command::UpkeepNews;
use crate::domain::BackupRecord;
use crate::domain::Erased;
use crate::domain::Failure;
use crate::domain::Period;
use crate::domain::PersonFound;

/// What the pages about the station itself are in the middle of.
#[derive(Debug, Default)]
pub struct UpkeepDesk {
    /// How the last backup went.
    pub backup: Option<BackupRecord>,
    /// What is being done.
    pub busy: Busy,
    /// The folder that copies go to, as it is being typed; none as long as nothing was typed.
    pub folder: Option<String>,
    /// The folder to restore from, as typed.
    pub restore_from: String,
    /// What is asked before it is done: it cannot be undone by a key.
    pub asks: Option<Ask>,
    /// What was brought back.
    pub restored: Option<Restored>,
    /// The person that is looked for.
    pub person: String,
    /// What is known of her.
    pub found: Remote<PersonFound>,
    /// Where her records are written, as typed; closed when none.
    pub person_folder: Option<String>,
    /// What was erased last.
    pub erased: Option<Erased>,
    /// The file of certificates, as typed.
    pub certificates_file: String,
    /// What it holds.
    pub certificates: Remote<CertificatesFound>,
    /// What helps whoever helps, once it was put together.
    pub diagnosis: Option<String>,
    /// The list for the books that is being chosen; closed when none.
    pub list: Option<ListDesk>,
}

/// What is being done that takes a while.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Busy {
    /// Nothing.
    #[default]
    No,
    /// Everything is copied.
    BackingUp,
    /// Everything is brought back.
    Restoring,
    /// A person is erased.
    Erasing,
}

/// What is asked before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Bring everything back from this folder.
    Restore(PathBuf),
    /// Erase the person that was found.
    Erase,
}

/// A list for the books, as it is being chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListDesk {
    /// Of which days.
    pub period: Period,
    /// Where it goes, as typed, where there is no dialog.
    pub path: String,
}

impl Session {
    /// Copies everything now.
    pub fn back_up(&mut self, commands: &mut Vec<Command>) {
        self.upkeep.busy = Busy::BackingUp;
        commands.push(Command::Upkeep(Upkeep::BackUp));
    }

    /// Asks whether everything is to be brought back from the folder that was typed, or the one that copies go to.
    pub fn ask_to_restore(&mut self) {
        let typed = self.upkeep.restore_from.trim();
        let folder = if typed.is_empty() { self.settings.backup_folder.clone() } else { Some(PathBuf::from(typed)) };
        self.upkeep.asks = folder.map(Ask::Restore);
    }

    /// Does what was asked about.
    pub fn confirm(&mut self, commands: &mut Vec<Command>) {
        match self.upkeep.asks.take() {
            Some(Ask::Restore(from)) => {
                self.upkeep.busy = Busy::Restoring;
                commands.push(Command::Upkeep(Upkeep::Restore { from }));
            }
            Some(Ask::Erase) => {
                let Some(found) = self.upkeep.found.here() else { return };
                let text = found.text.clone();
                let shipments = found.shipments.iter().map(|row| row.intent.clone()).collect();
                self.upkeep.busy = Busy::Erasing;
                commands.push(Command::Upkeep(Upkeep::ErasePerson { text, shipments }));
            }
            None => (),
        }
    }

    /// Looks for the person that was typed.
    pub fn find_person(&mut self, commands: &mut Vec<Command>) {
        let ticket = self.ticket();
        self.upkeep.erased = None;
        self.upkeep.found.wait(ticket);
        commands.push(Command::Upkeep(Upkeep::FindPerson { ticket, text: self.upkeep.person.clone() }));
    }

    /// Writes down all that is known of the person that was found: a dialog asks where, else a box for a folder opens.
    pub fn export_person(&mut self, commands: &mut Vec<Command>) {
        let Some(text) = self.upkeep.found.here().map(|found| found.text.clone()) else { return };
        let to = match (self.dialogs, self.upkeep.person_folder.take()) {
            (FileDialogs::Available, _) => ExportTo::Ask,
            (FileDialogs::Absent, Some(folder)) if !folder.trim().is_empty() => ExportTo::Path(folder.trim().into()),
            (FileDialogs::Absent, _) => {
                self.upkeep.person_folder = Some(String::new());
                return;
            }
        };
        commands.push(Command::Upkeep(Upkeep::ExportPerson { text, to }));
    }

    /// Looks at the file of certificates that was typed; a blank one means the system's alone.
    pub fn use_certificates(&mut self, commands: &mut Vec<Command>) {
        let file = self.upkeep.certificates_file.trim();
        if file.is_empty() {
            self.upkeep.certificates = Remote::NotAsked;
            self.settings.company_certificates = None;
            return self.settings_changed(commands);
        }
        let file = PathBuf::from(file);
        let ticket = self.ticket();
        self.upkeep.certificates.wait(ticket);
        commands.push(Command::Upkeep(Upkeep::CheckCertificates { ticket, file }));
    }

    /// Puts together what helps whoever helps.
    pub fn diagnose(&mut self, commands: &mut Vec<Command>) {
        commands.push(Command::Upkeep(Upkeep::Diagnose { language: self.words.lang().code() }));
    }

    /// Writes the list that was chosen.
    pub fn export_list(&mut self, commands: &mut Vec<Command>) {
        let Some(list) = &self.upkeep.list else { return };
        let (from, until) = list.period.days(self.today());
        let to = match (self.dialogs, list.path.trim()) {
            (FileDialogs::Available, _) => ExportTo::Ask,
            (FileDialogs::Absent, "") => return,
            (FileDialogs::Absent, path) => ExportTo::Path(path.into()),
        };
        let words = self.words.sheet();
        commands.push(Command::Upkeep(Upkeep::ExportHistory { from, until, words, to }));
        self.upkeep.list = None;
    }

    pub(super) fn seen_to(&mut self, news: UpkeepNews, commands: &mut Vec<Command>) {
        match news {
            UpkeepNews::Backups(record) => {
                if self.upkeep.busy == Busy::BackingUp {
                    self.upkeep.busy = Busy::No;
                }
                let failed = record.as_ref().is_some_and(|record| record.outcome.why_not().is_some());
                let known = self.upkeep.backup == record;
                self.upkeep.backup = record;
                if failed && !known {
                    self.tell(News::BackupFailed);
                }
            }
            UpkeepNews::Restored(outcome) => {
                self.upkeep.busy = Busy::No;
                match outcome {
                    Ok(restored) => {
                        self.upkeep.restored = Some(restored.clone());
                        self.tell(News::Restored(Box::new(restored)));
                        self.screen = Screen::Settings;
                        self.settings_page = super::SettingsPage::Backup;
                    }
                    Err(failure) => self.tell(News::Failed(failure)),
                }
            }
            UpkeepNews::PersonFound { ticket, outcome } => {
                self.upkeep.found.answer(ticket, outcome);
            }
            UpkeepNews::PersonErased(outcome) => self.person_erased(outcome, commands),
            UpkeepNews::Certificates { ticket, outcome } => {
                let file = outcome.as_ref().ok().map(|found| found.file.clone());
                if self.upkeep.certificates.answer(ticket, outcome) && file.is_some() {
                    self.settings.company_certificates = file;
                    self.settings_changed(commands);
                }
            }
            UpkeepNews::Diagnosed(text) => self.upkeep.diagnosis = Some(text),
            UpkeepNews::Salvaged(salvaged) => self.tell(News::Salvaged(Box::new(salvaged))),
        }
    }

    fn person_erased(&mut self, outcome: Result<Erased, Failure>, commands: &mut Vec<Command>) {
        self.upkeep.busy = Busy::No;
        match outcome {
            Ok(erased) => {
                self.upkeep.erased = Some(erased);
                self.upkeep.found = Remote::NotAsked;
                self.upkeep.person.clear();
                self.find_in_history(commands);
            }
            Err(failure) => self.tell(News::Failed(failure)),
        }
    }
}

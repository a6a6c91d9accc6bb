//! The pages of the settings.

use super::Screen;
use super::Session;
use crate::command::Command;

/// A page of the settings, in the order of their list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SettingsPage {
    /// How the station speaks and looks.
    #[default]
    Look,
    /// The printers.
    Printers,
    /// Copies of everything.
    Backup,
    /// For how long people are remembered.
    People,
    /// How the network is reached.
    Network,
    /// What this program is.
    About,
}

impl SettingsPage {
    /// Every page.
    pub const ALL: [Self; 6] = [Self::Look, Self::Printers, Self::Backup, Self::People, Self::Network, Self::About];

    /// The id of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Look => "settings-look",
            Self::Printers => "settings-printers",
            Self::Backup => "settings-backup",
            Self::People => "settings-people",
            Self::Network => "settings-network",
            Self::About => "settings-about",
        }
    }
}

impl Session {
    /// Goes to a page of the settings.
    pub fn open_settings(&mut self, page: SettingsPage, commands: &mut Vec<Command>) {
        self.settings_page = page;
        self.go_to(Screen::Settings, commands);
    }
}

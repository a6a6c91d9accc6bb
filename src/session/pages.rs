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
    /// The first steps.
    Setup,
    /// The printers.
    Printers,
    /// The owner's prices, and what may be spent in a day.
    Prices,
    /// The address book.
    Addresses,
    /// The catalogue of articles.
    Articles,
    /// Parcels from a file that was made for ColiShip.
    Coliship,
    /// Packages that are used again and again.
    Packages,
    /// Tones and edges.
    Sounds,
    /// Packing mode and its card.
    Packing,
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
    pub const ALL: [Self; 14] = [
        Self::Setup,
        Self::Look,
        Self::Printers,
        Self::Prices,
        Self::Addresses,
        Self::Articles,
        Self::Coliship,
        Self::Packages,
        Self::Sounds,
        Self::Packing,
        Self::Backup,
        Self::People,
        Self::Network,
        Self::About,
    ];

    /// The id of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Setup => "settings-setup",
            Self::Look => "settings-look",
            Self::Printers => "settings-printers",
            Self::Prices => "settings-prices",
            Self::Addresses => "settings-addresses",
            Self::Articles => "settings-articles",
            Self::Coliship => "settings-coliship",
            Self::Packages => "settings-packages",
            Self::Sounds => "settings-sounds",
            Self::Packing => "settings-packing",
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
        if page == SettingsPage::Sounds && self.sound.output.is_none() {
            commands.push(Command::AskSound);
        }
        self.go_to(Screen::Settings, commands);
    }
}

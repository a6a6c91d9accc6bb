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
    /// The owner's prices, and what may be spent in a day.
    Prices,
    /// What this program is.
    About,
}

impl SettingsPage {
    /// Every page.
    pub const ALL: [Self; 4] = [Self::Look, Self::Printers, Self::Prices, Self::About];

    /// The id of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Look => "settings-look",
            Self::Printers => "settings-printers",
            Self::Prices => "settings-prices",
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

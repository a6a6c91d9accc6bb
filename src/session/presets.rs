//! Packages that are used again and again: the form that keeps them.

use crate::command::Command;
use crate::domain::Dimensions;
use crate::domain::Entry;
use crate::domain::Grams;
use crate::domain::Preset;
use crate::domain::ServiceCode;
use crate::domain::typed_size;
use crate::domain::typed_weight;

use super::Session;
use super::SettingsPage;

/// A package as it is being typed.
#[derive(Clone, Debug, Default)]
pub struct PresetForm {
    /// Which of the list it changes; none for a new one.
    pub changes: Option<usize>,
    /// What it is called.
    pub name: String,
    /// Its size; blank for any.
    pub size: Entry<Dimensions>,
    /// The weight that is declared; blank for what the scale says.
    pub weight: Entry<Grams>,
    /// The service; none for the one that is chosen.
    pub service: Option<ServiceCode>,
    /// The operator has tried to save.
    pub tried: bool,
}

impl PresetForm {
    /// The package, if all of it can be read.
    pub fn preset(&self) -> Option<Preset> {
        let name = self.name.trim();
        let preset = Preset {
            name: name.to_owned(),
            size: self.read_size().ok()?,
            weight: self.read_weight().ok()?,
            service: self.service.clone(),
        };
        (!name.is_empty()).then_some(preset)
    }

    /// The size, if there is one.
    pub fn read_size(&self) -> Result<Option<Dimensions>, Unreadable> {
        if self.size.is_blank() { Ok(None) } else { self.size.value().map(Some).map_err(|_| Unreadable) }
    }

    /// The weight, if there is one.
    pub fn read_weight(&self) -> Result<Option<Grams>, Unreadable> {
        if self.weight.is_blank() { Ok(None) } else { self.weight.value().map(Some).map_err(|_| Unreadable) }
    }
}

/// The text cannot be read as a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl Session {
    /// Opens the form of a package of the list, or of a new one.
    pub fn edit_preset(&mut self, at: Option<usize>) {
        let known = at.and_then(|at| self.settings.presets.get(at));
        self.preset = Some(known.map_or_else(PresetForm::default, |preset| PresetForm {
            changes: at,
            name: preset.name.clone(),
            size: preset.size.map(typed_size).unwrap_or_default().as_str().into(),
            weight: preset.weight.map(typed_weight).unwrap_or_default().as_str().into(),
            service: preset.service.clone(),
            tried: false,
        }));
    }

    /// Whether what is typed of the parcel could be kept as a package that is not in the list yet.
    pub fn is_new_package(&self) -> bool {
        let size = self.ship.draft.parcel.size.value().ok().filter(|size| size.sum() > 0);
        size.is_some() && self.settings.presets.iter().all(|preset| preset.size != size)
    }

    /// Opens the form of a new package with the parcel's measures.
    pub fn preset_from_parcel(&mut self, commands: &mut Vec<Command>) {
        let parcel = self.ship.draft.parcel.clone();
        self.preset = Some(PresetForm { size: parcel.size, weight: parcel.weight, ..PresetForm::default() });
        self.open_settings(SettingsPage::Packages, commands);
    }

    /// Keeps the package that the form holds.
    pub fn save_preset(&mut self, commands: &mut Vec<Command>) {
        let Some(form) = &mut self.preset else { return };
        form.tried = true;
        let Some(preset) = form.preset() else { return };
        let changes = form.changes;
        let presets = &mut self.settings.presets;
        match changes.and_then(|at| presets.get_mut(at)) {
            Some(known) => *known = preset,
            None => presets.push(preset),
        }
        self.preset = None;
        self.settings_changed(commands);
    }

    /// Takes a package off the list.
    pub fn remove_preset(&mut self, at: usize, commands: &mut Vec<Command>) {
        if at < self.settings.presets.len() {
            let preset = self.settings.presets.remove(at);
            self.preset = None;
            self.settings_changed(commands);
            self.did_remove_preset(at, preset);
        }
    }

    /// Moves a package before the one before it: it gets that one's key.
    pub fn raise_preset(&mut self, at: usize, commands: &mut Vec<Command>) {
        if at > 0 && at < self.settings.presets.len() {
            self.settings.presets.swap(at - 1, at);
            self.preset = None;
            self.settings_changed(commands);
        }
    }
}

//! How large things are: at the desk, and in packing mode, which is read from two metres and pressed with gloves.

use super::CONTROL;
use super::MAIN_ACTION;
use super::SEVERITY_EDGE;
use super::Type;

/// The sizes that differ between the desk and packing mode. A second set of measures, not a zoom: what is eight points at
/// the desk need not be twelve in packing mode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// Height of a control.
    pub control: f32,
    /// Height of the main button.
    pub main_action: f32,
    /// Width of the edge that carries a severity.
    pub edge: f32,
    /// An icon in a control.
    pub icon: f32,
    /// What stands on a button.
    pub word: Type,
    /// What is typed into a field.
    pub input: Type,
    /// The first line of the main button.
    pub act: Type,
    /// Its second.
    pub detail: Type,
    /// A button of a given width has its word at the left and its key at the right.
    pub across: bool,
}

impl Sizes {
    /// At the desk.
    pub const DESK: Self = Self {
        control: CONTROL,
        main_action: MAIN_ACTION,
        edge: SEVERITY_EDGE,
        icon: 18.0,
        word: Type::BodyMedium,
        input: Type::Body,
        act: Type::Action,
        detail: Type::Small,
        across: false,
    };

    /// In packing mode.
    pub const PACKING: Self = Self {
        control: 64.0,
        main_action: 96.0,
        edge: 8.0,
        icon: 28.0,
        word: Type::PackBody,
        input: Type::PackLine,
        act: Type::PackAction,
        detail: Type::PackBody,
        across: true,
    };
}

/// Draws with the sizes of packing mode from here on, inside this `ui`.
pub fn pack(ui: &mut egui::Ui) {
    let spacing = ui.spacing_mut();
    // egui carries the icon's size to every child, and by it the tokens know which sizes are in force.
    spacing.icon_width = Sizes::PACKING.icon;
    spacing.interact_size = egui::Vec2::splat(Sizes::PACKING.control);
    spacing.item_spacing = egui::Vec2::new(12.0, 8.0);
}

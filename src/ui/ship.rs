//! Drawn next.

use egui::Ui;

use crate::command::Command;
use crate::session::Session;

/// Draws the screen.
pub(super) fn ship_ui(_ui: &mut Ui, _session: &mut Session, _commands: &mut Vec<Command>) {}

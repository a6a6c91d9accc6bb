//! Drawing: functions of `(ui, &mut Session, &mut Vec<Command>)`.

pub mod accounts;
mod failure;
mod fields;
mod frame;
pub mod history;
pub mod label;
pub mod sender;
pub mod settings;
pub mod theme;
pub mod welcome;
pub mod widgets;

#[cfg(test)]
mod one_screen;

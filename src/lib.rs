//! Envoi, the shipping station of a packing desk.

pub mod command;
pub mod domain;
pub mod label;
pub mod practice;
pub mod session;
#[cfg(feature = "window")]
pub mod ui;
pub mod words;

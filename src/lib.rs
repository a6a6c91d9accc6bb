//! Envoi, the shipping station of a packing desk.

pub mod domain;
#[cfg(feature = "window")]
pub mod ui;
pub mod words;

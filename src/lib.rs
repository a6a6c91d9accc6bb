//! Envoi, the shipping station of a packing desk.

pub mod carriers;
pub mod command;
pub mod domain;
pub mod http;
pub mod session;
#[cfg(feature = "window")]
pub mod ui;
pub mod words;

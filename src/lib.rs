//! Envoi, the shipping station of a packing desk.

pub mod carriers;
pub mod command;
pub mod domain;
pub mod http;
pub mod label;
pub mod practice;
pub mod printing;
pub mod secrets;
pub mod session;
pub mod store;
#[cfg(feature = "window")]
pub mod ui;
pub mod words;

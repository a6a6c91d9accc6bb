//! Envoi

pub mod domain;
pub mod store;

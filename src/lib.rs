//! Envoi

pub mod domain;
pub mod printing;
pub mod store;
